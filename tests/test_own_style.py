"""A citation style of the site's own: any independent CSL file, read and checked as closely as any other input."""

from __future__ import annotations

import gc
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from citesite.references import LANGUAGES, UnusableStyle, available_styles, format_reference, own_style, style_problem
from site_test import SiteTest
from test_incremental import SECOND_TOPIC, pages_written
from test_references import ITEMS, THEME, article, text, tokens

FOLDER = Path(__file__).parent / "references"
BMJ = (FOLDER / "styles/bmj.csl").read_bytes()
PANDOC: dict[str, str] = json.loads((FOLDER / "bmj.json").read_text(encoding="utf-8"))["references"]
DIFFERENCES = {
    # As in Vancouver style: no semicolon that waits for a volume, and one page is no range.
    "callaghan-2012": (
        "Callaghan BC, Little AA, Feldman EL, <i>et al.</i> Enhanced glucose control for preventing and treating "
        "diabetic neuropathy. <i>Cochrane Database of Systematic Reviews</i> 2012:CD007543."
    ),
    "no-volume": "Outreach: bringing HIV-positive individuals into care. <i>HRSA Careaction</i> 2002:1–6.",
    "one-page-range": "Day M. On one page. <i>Lists</i> 2020;<b>1</b>:7.",
}
"""Where our text departs from pandoc's on purpose."""
HEAD = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Mine</title><id>https://example.org/mine</id><updated>2026-11-01T00:00:00+00:00</updated></info>
"""
LAYOUT = "<citation><layout>{0}</layout></citation><bibliography><layout>{0}</layout></bibliography></style>"
TITLE = '<text variable="title"/>'


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "site-folder")
    found.write("content/topics/rest.yaml", SECOND_TOPIC)
    found.write("styles/mine.csl", BMJ)
    found.edit("site_config.yaml", "title: Test Site\n", "title: Test Site\ncitation_style: styles/mine.csl\n")
    return found


@pytest.mark.parametrize("name", sorted(ITEMS.keys() - DIFFERENCES.keys()))
def test_a_style_that_citesite_does_not_come_with_reads_as_pandoc_prints_it(name: str) -> None:
    ours = format_reference(ITEMS[name], BMJ)
    assert text(ours) == text(PANDOC[name])
    assert tokens(ours) == tokens(PANDOC[name])


@pytest.mark.parametrize("name", DIFFERENCES)
def test_it_departs_from_pandoc_where_the_styles_of_the_theme_do(name: str) -> None:
    assert format_reference(ITEMS[name], BMJ) == DIFFERENCES[name] != PANDOC[name]


def test_the_style_is_the_recorded_one_and_says_its_licence() -> None:
    recorded = re.search(r"`bmj.csl`.*`([0-9a-f]{64})`", (FOLDER / "styles/VENDORED.md").read_text(encoding="utf-8"))
    assert recorded
    assert hashlib.sha256(BMJ).hexdigest() == recorded[1]
    assert b"creativecommons.org/licenses/by-sa/3.0/" in BMJ
    assert b"citation-number" in BMJ, "the page numbers its references; this style must show that ours go"


@pytest.mark.parametrize("style", available_styles())
def test_a_style_of_the_theme_is_fit_to_be_a_site_s_own(style: str) -> None:
    data = (THEME / "csl" / f"{style}.csl").read_bytes()
    assert style_problem(data, "en-GB") is None
    names = ["every-field", "book-edited", "web-accessed"]
    assert [format_reference(ITEMS[n], data) for n in names] == [format_reference(ITEMS[n], style) for n in names]


def test_every_reference_of_a_site_is_printed_in_its_own_style(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    expected = "Test Trial Group. Examplin for headache. <i>Journal of Tests</i> 2020."
    assert expected in site.page("sources/")
    assert expected in site.page("sources/trial-2020/")


def test_editing_the_style_renders_what_shows_references_and_nothing_else(site: SiteTest) -> None:
    site.build()
    assert pages_written(site) == {}
    site.edit("styles/mine.csl", 'font-style="italic" strip-periods="true"', 'font-weight="bold" strip-periods="true"')
    # What changed is how a journal looks. Pages for patients name works by author and year alone, so they stay as
    # they were.
    shown = ("/sources/", "/sources/trial-2020/")
    assert pages_written(site) == dict.fromkeys(shown, "what it shows has changed")
    built = site.files()
    site.build("--output", "clean", "--rehash")
    assert site.files("clean") == built


def test_a_comment_in_the_style_renders_nothing(site: SiteTest) -> None:
    site.build()
    site.edit("styles/mine.csl", "<info>", "<!-- Ours. --><info>")
    assert pages_written(site) == {}


def test_a_style_that_breaks_leaves_the_site_as_it_was_until_it_is_mended(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.write("styles/mine.csl", BMJ[:2000])
    assert "styles/mine.csl:" in site.build().stderr
    site.delete("styles/mine.csl")
    assert "error[unknown-style]" in site.build().stderr
    site.write("styles/mine.csl", BMJ)
    assert site.build().exit_code == 0
    assert site.files() == before


def test_a_link_that_leads_out_of_the_folder_is_not_followed(site: SiteTest, tmp_path: Path) -> None:
    (tmp_path / "outside.csl").write_bytes(BMJ)
    site.delete("styles/mine.csl")
    (site.folder / "styles/mine.csl").symlink_to(tmp_path / "outside.csl")
    assert "is outside the site's folder" in site.check().stderr


def _macros(depth: int, calls: int) -> str:
    def call(number: int) -> str:
        return f'<text macro="m{number}"/>'

    body = "".join(f'<macro name="m{n}"><group>{call(n + 1) * calls}</group></macro>' for n in range(depth))
    return f'{HEAD}{body}<macro name="m{depth}">{TITLE}</macro>{LAYOUT.format(call(0))}'


@pytest.mark.parametrize(
    ("style", "why"),
    [
        (b"", "not XML"),
        (b"\xff\xfe<\x00s\x00", "not XML"),
        (b"<style/>", "not a CSL style"),
        (b"<a>" * 100_000, "not XML"),
        (b"<a/>" + b" " * own_style.LARGEST, "larger than"),
        ('<?xml version="1.0" encoding="utf-16"?>' + HEAD + LAYOUT.format(TITLE) + "<!DOCTYPE x>", "document type"),
        (_macros(30, 2), "too often"),
        (_macros(3_000, 1), "too deep"),
        (f"{HEAD}<citation><layout>{TITLE}</layout></citation></style>", "no bibliography"),
        (HEAD + LAYOUT.format('<text value=""/>'), "prints nothing"),
        (HEAD + LAYOUT.format('<text variable="bogus"/>'), "schema of CSL"),
    ],
)
def test_a_hostile_or_damaged_style_is_refused_in_words(style: str | bytes, why: str) -> None:
    problem = style_problem(style.encode() if isinstance(style, str) else style, "en-GB")
    assert problem is not None
    assert why in problem[1]


def test_a_style_cannot_bring_html_onto_a_page() -> None:
    style = HEAD + LAYOUT.format(
        '<text variable="title" prefix="&lt;img src=x onerror=y&gt;" suffix="&lt;script&gt;"/>'
    )
    assert style_problem(style.encode(), "en-GB") is None
    html = format_reference(article(), style.encode())
    assert "<" not in re.sub("&lt;|&gt;", "", html)


def test_a_work_that_the_style_cannot_print_is_told_at_its_place(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(style: Any, variables: Any) -> str:
        if variables["title"].startswith("Examplin"):
            raise UnusableStyle("citeproc fails")
        return str(style.render(variables))

    monkeypatch.setattr(own_style, "render_safely", failing)
    result = site.build()
    assert 'content/sources/trials.yaml:1:3: error[unusable-style] "trial-2020" cannot be cited' in result.stderr
    assert result.stderr.count("error[") == 1


def test_the_languages_are_those_that_citeproc_has_words_for() -> None:
    from citeproc import PRIMARY_DIALECTS

    assert set(PRIMARY_DIALECTS) == LANGUAGES
    assert all(format_reference(article(), language=language) for language in LANGUAGES)


def test_a_style_that_is_not_used_any_more_takes_no_memory() -> None:
    """An editor who writes a style while `citesite serve` runs saves it hundreds of times."""
    from citeproc import model

    def elements() -> int:
        gc.collect()
        return sum(issubclass(type(one), model.CitationStylesElement) for one in gc.get_objects())

    counts = []
    # What other tests left in the memory of this process need not be looked through each time.
    gc.freeze()
    try:
        for number in range(24):
            format_reference(ITEMS["one-page-range"], BMJ.replace(b"</style>", b"<!-- %d --></style>" % number))
            counts.append(elements())
    finally:
        gc.unfreeze()
    assert counts[-1] <= max(counts[:12])
    assert counts[-1] > 0
