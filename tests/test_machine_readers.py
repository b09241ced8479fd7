"""What programs that read find: llms.txt, each page as Markdown, and a feed for each topic."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from finished_site import parsed
from site_test import EFFECTS, TOPIC, SiteTest
from translated_site import translated_site

SOURCE = "content/sources/trials.yaml"
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
SETTINGS = "site_config.yaml"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def test_each_statement_carries_certainty_sources_day_and_address(site: SiteTest) -> None:
    site.edit(
        SOURCE, "  access: full-text", "  access: full-text\n  standing: {status: corrected, checked_on: 2026-10-05}"
    )
    assert site.build().exit_code == 0
    rated = "* GRADE: Moderate certainty\n* How do we know? [eases-headache]("
    assert f"Examplin probably eases headache.\n\n{rated}" in site.page("examplin/index.html.md")
    found = site.page("examplin/effects/index.html.md").split("## ")[0]
    assert "* GRADE: Moderate certainty\n* Evidence last checked: 2026-11-01\n" in found
    assert "* Link to this statement: https://example.org/test/examplin/#eases-headache\n" in found
    source = "[Test Trial Group 2020](https://example.org/test/sources/trial-2020/)"
    assert f"  * {source} (supports; randomized-trial; standing: corrected on 2026-10-05): 30 of 50 people" in found


@pytest.mark.xdist_group("b12")
def test_on_the_first_site_no_claim_goes_without_them(b12_site: Path) -> None:
    count = 0
    for path in sorted(b12_site.glob("*/*/index.html.md")):
        for facts in re.findall(
            r"(?:^ *\* .*\n)*^\* Link to this statement: .*\n(?:^ *\* .*\n)*", path.read_text("utf-8"), re.MULTILINE
        ):
            count += 1
            assert re.search(r"^\* Evidence last checked: \d{4}-\d\d-\d\d$", facts, re.MULTILINE), facts
            assert "standing: " in facts or "found no study" in facts, facts
    assert count > 100


@pytest.mark.xdist_group("b12")
def test_links_in_markdown_and_in_llms_txt_lead_somewhere(b12_site: Path) -> None:
    pages = {name: page.ids for name, page in parsed(b12_site).items()}
    base = "https://b12.example/"
    count = 0
    for path in [b12_site / "llms.txt", *b12_site.rglob("*.md")]:
        for target in re.findall(
            rf"\]\({re.escape(base)}([^)\s]*)\)|^\* Link to this statement: {re.escape(base)}(\S+)",
            path.read_text("utf-8"),
            re.MULTILINE,
        ):
            address, _, place = (target[0] or target[1]).partition("#")
            name = address if posixpath.basename(address) else f"{address}index.html"
            assert (b12_site / name).is_file(), f"{path.name} leads to {name}"
            assert not place or pages[name][place], f"{path.name} leads to {name}#{place}"
            count += 1
    assert count > 500


def test_without_an_address_links_are_relative(site: SiteTest) -> None:
    site.write(SETTINGS, "title: Test Site\n")
    assert site.build().exit_code == 0
    page = site.page("examplin/doses/index.html.md")
    assert "see [whether it works](../index.html#effects)." in page
    assert "[Examplin and headache](../index.html.md)" in page
    assert "](examplin/effects/index.html.md): certainty of its statements: 1 moderate, 1 not rated\n" in site.page(
        "llms.txt"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Tea [or](https://x.example) *not*",
        "a < b > c &amp; &lt; \\ `x` _y_",
        'a | b: "c" # d --- {{ e',
    ],
)
def test_signs_of_markdown_and_html_in_lines_are_words(site: SiteTest, title: str) -> None:
    site.edit(TOPIC, "title: Examplin and headache", f"title: '{title}'")
    site.edit(EFFECTS, "      type: effect\n", f"      question: '{title}'\n      type: effect\n")
    assert site.build().exit_code == 0
    for name in ("examplin/index.html.md", "examplin/effects/index.html.md"):
        front, _, body = site.page(name).removeprefix("---\n").partition("\n---\n")
        assert title in yaml.safe_load(front)["title"]
        words = ET.fromstring(f"<div>{Markdown().convert(body)}</div>")
        assert title in {"".join(heading.itertext()) for heading in words.iter() if heading.tag in ("h1", "h3")}
    assert title in "".join(ET.fromstring(f"<div>{Markdown().convert(site.page('llms.txt'))}</div>").itertext())


def test_a_text_stays_one_list_and_keeps_its_form(site: SiteTest) -> None:
    site.edit(
        EFFECTS,
        "      text: Examplin probably eases headache.",
        "      text: |\n        Examplin probably eases:\n\n"
        "        - headache [@guide-2021, p. 3; @trial-2020]\n        - pain, p < 0.05",
    )
    assert site.build().exit_code == 0
    page = site.page("examplin/effects/index.html.md")
    guide, trial = (f"https://example.org/test/sources/{name}/" for name in ("guide-2021", "trial-2020"))
    cited = f"([Test Health Service 2021]({guide}), p. 3; [Test Trial Group 2020]({trial}))"
    assert f"Examplin probably eases:\n\n- headache {cited}\n- pain, p < 0.05\n\n* GRADE: " in page
    assert page.count("\n- Test Health Service.") == 1, "each work is in the list of sources once"


def test_llms_txt_says_what_the_site_knows_and_how_surely(site: SiteTest) -> None:
    site.write(SETTINGS, site.read(SETTINGS) + "tagline: What studies show\ncontent_licence: CC BY 4.0\n")
    assert site.build().exit_code == 0
    text = site.page("llms.txt")
    assert text.startswith("# Test Site\n\n> What studies show\n\n")
    assert "## Examplin and headache\n\nExamplin is tested against headache.\n" in text
    assert "Status: published; evidence last checked: 2026-11-01; next check: 2027-11-01\n" in text
    effects = "https://example.org/test/examplin/effects/index.html.md"
    assert f"- [Does it work?]({effects}): certainty of its statements: 1 moderate, 1 not rated\n" in text
    site.edit(EFFECTS, "{level: moderate, start: high, down: [imprecision]}", "{level: high, start: high}")
    site.edit(EFFECTS, "Examplin probably eases", "Examplin eases")
    site.edit(TOPIC, "Examplin probably eases", "Examplin eases")
    assert site.build().exit_code == 0
    assert f"- [Does it work?]({effects}): certainty of its statements: 1 high, 1 not rated\n" in site.page("llms.txt")


def test_a_topic_has_a_feed_of_its_own_also_where_it_was_before(site: SiteTest) -> None:
    changes = "changes:\n  - {date: 2026-11-01, kind: new-topic, what: The first version.}\n"
    site.write(TOPIC, site.read(TOPIC) + changes)
    assert site.build().exit_code == 0
    feed = ET.fromstring(site.page("examplin/feed.xml"))
    whole = ET.fromstring(site.page("feed.xml"))
    entries, all_entries = (
        [e.findtext("atom:id", namespaces=ATOM) for e in f.iterfind("atom:entry", ATOM)] for f in (feed, whole)
    )
    assert entries == all_entries == ["https://example.org/test/changes/#examplin-2026-11-01-0"]
    assert feed.findtext("atom:id", namespaces=ATOM) == "https://example.org/test/examplin/"
    page = site.page("examplin/effects/")
    assert (
        '<link rel="alternate" type="application/atom+xml" title="Examplin and headache: Changes" href="../feed.xml">'
        in page
    )
    site.rename("content/topics/examplin", "content/topics/headache")
    site.edit("content/topics/headache/topic.yaml", "id: examplin", "id: headache\nformerly: [examplin]")
    assert site.build().exit_code == 0
    moved = ET.fromstring(site.page("examplin/feed.xml"))
    assert moved.findtext("atom:id", namespaces=ATOM) == "https://example.org/test/headache/"


@pytest.mark.parametrize(("setting", "gone"), [("markdown", r"llms\.txt|.*\.md"), ("feeds", r"(.*/)?feed\.xml")])
def test_a_setting_leaves_them_out_and_pages_name_none(site: SiteTest, setting: str, gone: str) -> None:
    assert site.build().exit_code == 0
    before = [name for name in site.files() if re.fullmatch(gone, name)]
    site.write(SETTINGS, site.read(SETTINGS) + f"pages: {{{setting}: false}}\n")
    assert site.build().exit_code == 0
    assert before
    assert not [name for name in site.files() if re.fullmatch(gone, name)]
    kind = {"markdown": "text/markdown", "feeds": "application/atom+xml"}[setting]
    assert not [name for name, page in site.files().items() if name.endswith(".html") and kind.encode() in page]


def test_search_engines_are_sent_to_pages_alone(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    assert not re.search(r"\.md<|feed\.xml<|llms\.txt<", site.page("sitemap.xml"))


def test_other_programs_that_frame_the_pages_get_no_second_copy(site: SiteTest) -> None:
    assert site.run("export", "markdown", "docs").exit_code == 0
    assert not [name for name in site.files("docs") if name.endswith((".html.md", "feed.xml", "llms.txt"))]


def test_markdown_of_an_edition_is_in_its_language(tmp_path: Path) -> None:
    site = translated_site(tmp_path)
    site.edit(TOPIC, "takeaways:\n", "research_gaps: [Nobody has counted.]\ntakeaways:\n")
    assert site.build().exit_code == 0
    english, german = (site.page(f"{folder}examplin/index.html.md") for folder in ("", "de/"))
    assert re.findall("^## (.*)", english, re.MULTILINE) == [
        *("Short answers", "When to get help", "In this topic", "What nobody knows yet"),
    ]
    assert re.findall("^## (.*)", german, re.MULTILINE) == [
        *("Kurze Antworten", "Wann Sie Hilfe holen sollten", "Zu diesem Thema", "Was noch niemand weiß"),
    ]
    assert "* GRADE: Moderate Vertrauenswürdigkeit\n" in german
    section = site.page("de/examplin/effects/index.html.md")
    for words in (
        "## Quellen",
        "* Quellen:",
        "* Link zu dieser Aussage: ",
        "Dies ist ein Teil von [Examplin and headache](",
    ):
        assert words in section
    for words in ("Sources", "Certainty", "Evidence last", "Compared with", "Link to", "<a "):
        assert words not in german + section
    assert re.search(r"\d,\d+ \(95-%-KI \d,\d+ bis \d,\d+\)", section)
