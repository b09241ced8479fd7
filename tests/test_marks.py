"""docs/how-to/write-a-text.md: everything it shows is shown well, and everything it refuses is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from finished_site import dead_links
from images import png
from site_test import EFFECTS, GOOD_SITE, SiteTest

PAGE = (Path(__file__).parent.parent / "docs/how-to/write-a-text.md").read_text("utf-8")
EVERYWHERE, ON_PAGES, REFUSED = re.split(r"^## (?:On pages|What is refused).*\n", PAGE, flags=re.MULTILINE)
SIGNS = re.compile(r"\*\*|__|(?<!\w)\*\w|~~|==|\[[@^!]|\]\(|^\s*(?:[-+>]|\d+[.)]|#+)\s|^\|", re.MULTILINE)
"""Signs of Markdown that readers must not meet."""


def examples(part: str) -> list[str]:
    return re.findall(r"^```markdown\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)


def words(html: str) -> str:
    """What readers see of a page, block by block; signs that the examples mean as themselves left out."""
    body = html.partition("<main")[2].partition("</main>")[0]
    text = re.sub(r"<[^>]*>", "", re.sub(r"</?(?:p|li|h\d|td|th|blockquote)\b[^>]*>", "\n", body))
    return text.replace("[brackets]", "").replace("5 * 3", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site with all examples: those for every text in a section too."""
    made = SiteTest(tmp_path_factory.mktemp("marks"), GOOD_SITE)
    made.write("content/pages/privacy.md", "---\ntitle: Privacy\n---\n\n" + "\n".join(examples(EVERYWHERE + ON_PAGES)))
    made.write("content/media/foot.png", png())
    made.write("content/media/leaflet.pdf", b"%PDF-1.7")
    blocks = "".join(
        "  - text: |\n"
        + "".join(f"      {line}\n" for line in one.splitlines())
        + "    because: These words show how marks are written.\n"
        for one in examples(EVERYWHERE)
    )
    made.write(EFFECTS, made.read(EFFECTS) + blocks)
    return made


def test_everything_that_the_page_shows_is_shown_well(site: SiteTest) -> None:
    result = site.build("--strict")
    assert result.exit_code == 0, result.stderr
    for page in (site.page("privacy/"), site.page("examplin/effects/")):
        assert SIGNS.findall(words(page)) == []
        for part in (
            "<em>often</em>", "<strong>why</strong>", "<br>", "<li>redness</li>", "<li>swelling<ul>\n<li>of the hand",
            "<ol>\n<li>Call your doctor.</li>", "<blockquote>", "<code>FP10</code>", 'href="tel:0300123"',
            'href="https://example.org/guide">the guide</a>', "@home",
            "<figcaption>The thread test takes a minute. Photo: <a ", "media/leaflet.pdf\">our leaflet</a>",
        ):  # fmt: skip
            assert part in page, part
    page = site.page("privacy/")
    assert '<h3 id="who-sees-it">' in page
    assert '<td class="right" data-label="Days">30</td>' in page
    assert dead_links(site.folder / "site") == []


@pytest.mark.parametrize("written", re.findall(r"^\| `([^`|]+)` \|", REFUSED, re.MULTILINE))
def test_everything_that_the_page_refuses_is_refused_in_its_line(written: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path, GOOD_SITE)
    site.write("content/pages/mine.md", f"---\ntitle: Mine\n---\n\nFirst.\n\n{written}\n")
    before = site.read(EFFECTS)
    site.write(EFFECTS, f"{before}  - text: |\n      First.\n\n      {written}\n")
    found = site.check().stderr
    assert "content/pages/mine.md:7:" in found
    assert f"{EFFECTS}:{before.count(chr(10)) + 4}:" in found


@pytest.mark.parametrize(
    "written",
    [
        "```\ncode\n```",
        "Text.\n\n    code",
        "~~~\ncode\n~~~",
        "[^1]: A note.",
        "| a | b |",
        "![x]",
        "An `open tick.",
        "<<<<<<< ours\nA\n=======\nB",
    ],
)
def test_more_of_the_kind_is_refused(written: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path, GOOD_SITE)
    site.write("content/pages/mine.md", f"---\ntitle: Mine\n---\n\n{written}\n")
    assert re.search(r"content/pages/mine\.md:\d+:\d+: error\[mark-not-shown\]", site.check().stderr)


@pytest.mark.parametrize(
    "written",
    [
        "p < 0.05 and n > 3, at 5 - 3 or 2 * 3 % of it", "me@example.org", "C++, A == B and {x}", "a_b_c and #1",
        "10 | 20", "“quotes” 'and' \"more\"",
        "1. One\n1. Two", "* a\n* b\n\n+ c", "- a\n\n  more of a\n- b", "(*x*), **y**",
    ],
)  # fmt: skip
def test_ordinary_words_pass(written: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path, GOOD_SITE)
    site.write(
        "content/pages/mine.md", f"---\ntitle: Mine\nunchecked: only signs, and no number of people\n---\n\n{written}\n"
    )
    assert "mark-not-shown" not in site.check().stderr
