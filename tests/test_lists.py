"""Lists too long for a page: pages from A to Z for topics and sources, their addresses, and what an edit writes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from finished_site import dead_links
from site_test import SiteTest
from test_categories import CATEGORIES, add_topics
from translated_site import translate

LONGEST = 6


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteTest:
    """Return a site on which a page lists at most six entries."""
    monkeypatch.setattr("citesite.pages.lists.LONGEST", LONGEST)
    monkeypatch.setattr("citesite.pages.index.LONGEST", LONGEST)
    return SiteTest(tmp_path / "site")


def add_sources(site: SiteTest, *names: str) -> None:
    """Add sources by authors of some names, and a page that cites them all."""
    ids = [f"work-{number}" for number in range(len(names))]
    for one, name in zip(ids, names, strict=True):
        site.write(
            f"content/sources/{one}.yaml",
            f"id: {one}\ntype: article-journal\ntitle: Work {one}\nauthor: [{{literal: {name}}}]\n"
            f"container-title: Journal of Tests\nissued: 2020\nDOI: 10.1000/{one}\ndesign: cohort\naccess: full-text\n",
        )
    cited = " ".join(f"It says so [@{one}]." for one in ids)
    site.write("content/pages/works.md", f"---\ntitle: Works\n---\n\n{cited}\n")


def built_anew(site: SiteTest) -> dict[str, bytes]:
    """Return the files of a clean build."""
    for folder in ("site", ".citesite"):
        shutil.rmtree(site.folder / folder)
    assert site.build().exit_code == 0
    return site.files()


def told(page: str) -> list[tuple[str, str, str]]:
    """Return the links to pages of a list: where each leads, what it is called, and the number of entries."""
    lists = "".join(re.findall(r'<ul class="letters told">(.*?)</ul>', page, re.DOTALL))
    return re.findall(r'<li><a href="(.*?)"[^>]*>([^<]*?)(?: <span>(.*?)</span>)?</a>', lists)


NAMES = (
    *("Abel", "Adam", "Berg", "Öhlin", "Olsen", "Sahl", "Smith", "Smirnov"),
    *("Smoll", "Smyth", "Storm", "Svens", "Sykes", "Żak", "3M"),
)
"""Eight of them begin with S."""


def test_sources_that_are_too_many_for_a_page_are_listed_by_letters_with_their_numbers(site: SiteTest) -> None:
    add_sources(site, *NAMES)
    assert site.build().exit_code == 0
    letters = [(label, size) for _, label, size in told(site.page("sources/"))]
    # How to take examplin is by "Test Health Service", the trial by "Test Trial Group".
    assert letters == [("#", "1"), ("A", "2"), ("B", "1"), ("O", "2"), ("S", "8"), ("T", "2"), ("Z", "1")]
    page = site.page("a-z/sources/o/")
    # In the order of the dictionary, without accents.
    assert re.findall(r'<li id="(.*?)">', page) == ["work-3", "work-4"]
    assert '<a href="../../../sources/work-3/index.html">Öhlin 2020</a>' in page
    # Eight are too many for this page: it leads on by the next letters.
    further = [(label, size) for _, label, size in told(site.page("a-z/sources/s/")) if size]
    assert further == [("Sa", "1"), ("Sm", "4"), ("St", "1"), ("Sv", "1"), ("Sy", "1")]
    assert re.findall(r'<li id="(.*?)">', site.page("a-z/sources/sm/")) == ["work-7", "work-6", "work-8", "work-9"]
    assert ' aria-current="true">S</a>' in site.page("a-z/sources/sm/")
    assert dead_links(site.folder / "site") == []


def test_the_home_page_of_a_site_with_many_topics_leads_to_pages_with_everything(site: SiteTest) -> None:
    add_topics(site, 54)
    assert site.build().exit_code == 0
    home, search = site.page(), site.page("search/")
    letters = {label: size for _, label, size in told(home)}
    # 54 topics A to Z, "Examplin and headache", and the words of the glossary.
    assert letters["A"] == "3"
    assert letters["C"] == "3"
    assert [(label, size) for _, label, size in told(search)] == list(letters.items())
    page = site.page("a-z/all/c/")
    assert re.findall(r"<li><a href=\"[^\"]*\">([^<]*)</a>", page.partition('"index"')[2])[:2] == [
        "C rest 2",
        "C rest 28",
    ]
    assert 'href="../../../rest-2/index.html"' in page
    assert '#word-cephalalgia">cephalalgia</a> <span class="reference-meta">word explained' in page
    assert dead_links(site.folder / "site") == []


@pytest.mark.parametrize(
    ("language", "titles", "letters", "folders"),
    [
        ("pl", ["Łaba", "Lis", "Ćma", "Cel", "Źle", "Żak", "Zen"], "CĆLŁTZŹŻ", ["u-142", "u-17a"]),
        ("ar", ["باب", "تاج", "ثوب", "جمل", "حبل"], "Tبتثجح", ["u-628"]),
        ("cy", ["Llan", "Lol", "Chwith", "Cath", "Ddoe"], ["C", "Ch", "Dd", "L", "Ll", "T"], ["ll", "ch"]),
    ],
)
def test_letters_are_those_of_the_language_of_the_site(
    site: SiteTest, language: str, titles: list[str], letters: str | list[str], folders: list[str]
) -> None:
    site.write(
        "site_config.yaml",
        site.read("site_config.yaml")
        + f"language: {language}\nunchecked_words: Nobody reads the texts of this test.\n",
    )
    add_sources(site, *titles)
    assert site.build().exit_code == 0
    assert [label for _, label, _ in told(site.page("sources/"))] == list(letters)
    for folder in folders:
        assert f"a-z/sources/{folder}/index.html" in site.files()


def test_an_edit_of_a_source_writes_the_page_of_its_letter_alone(site: SiteTest) -> None:
    add_sources(site, *NAMES)
    site.build()
    before = site.files()
    site.edit("content/sources/work-6.yaml", "design: cohort", "design: case-control")
    site.build()
    after = site.files()
    changed = {name for name in after if after[name] != before.get(name) and name.startswith(("a-z/", "sources/"))}
    assert changed == {"a-z/sources/sm/index.html", "sources/work-6/index.html"}
    # One that moves from a letter to another changes both, and the numbers.
    site.edit("content/sources/work-6.yaml", "literal: Smith", "literal: Adler")
    site.build()
    moved = site.files()
    changed = {name for name in moved if moved[name] != after.get(name) and name.startswith(("a-z/", "sources/i"))}
    assert changed == {f"a-z/sources/{name}/index.html" for name in ("a", "s", "sm")} | {"sources/index.html"}
    assert built_anew(site) == moved


def test_a_source_that_nobody_cites_any_more_leaves_its_list(site: SiteTest) -> None:
    """Its record is as it was, and the list is not read anew for an edit that changes no name."""
    add_sources(site, *NAMES)
    site.build()
    site.edit("content/sources/work-6.yaml", "title: Work", "title: A work")
    site.build()
    site.edit("content/pages/works.md", " It says so [@work-9].", "")
    site.build()
    assert [(label, size) for _, label, size in told(site.page("a-z/sources/s/")) if size][1] == ("Sm", "3")
    site.edit("content/pages/works.md", "It says so [@work-8].", "It says so [@work-8]. It says so [@work-9].")
    site.edit("content/sources/work-9.yaml", "literal: Smyth", "literal: Berg")
    site.build()
    incremental = site.files()
    assert [(label, size) for _, label, size in told(site.page("sources/")) if size][2] == ("B", "2")
    assert built_anew(site) == incremental


def test_published_pages_of_a_list_lead_on_when_the_list_is_short_again(site: SiteTest) -> None:
    add_sources(site, *NAMES)
    assert site.run("publish", "--as-of", "2026-11-21").exit_code == 0
    assert "/a-z/sources/sm/: page" in site.read("permalinks.yaml")
    for number in range(2, 15):
        site.edit(f"content/sources/work-{number}.yaml", f"literal: {NAMES[number]}", "literal: Abel")
    assert site.build().exit_code == 0
    assert 'content="0; url=../../../sources/index.html"' in site.page("a-z/sources/sm/")
    assert [label for _, label, _ in told(site.page("sources/"))] == ["A", "T"]
    assert dead_links(site.folder / "site") == []
    incremental = site.files()
    assert built_anew(site) == incremental


def test_names_that_are_all_alike_or_endless_still_have_a_page(site: SiteTest) -> None:
    add_sources(site, *["Same"] * 8, *["Ж" * 100 + letter for letter in "абвгдежз"])
    assert site.build().exit_code == 0
    assert len(re.findall("<li id=", site.page("a-z/sources/s/"))) == 8
    assert [size for _, _, size in told(site.page("a-z/sources/u-436/")) if size] == ["1"] * 8
    assert max(len(part) for name in site.files() for part in name.split("/")) < 100
    assert dead_links(site.folder / "site") == []


def test_a_glossary_that_is_too_long_for_a_page_keeps_the_address_of_each_word(site: SiteTest) -> None:
    names = ("alpha", "anosmia", "beta", "bolus", "delta", "epsilon")
    terms = [
        f"- id: {name}\n  term: {name}\n  lay_term: lay {name}\n  definition: What {name} is [@guide-2021].\n"
        f"  formerly: [old-{name}]\n"
        for name in names
    ]
    site.write("content/glossary.yaml", site.read("content/glossary.yaml") + "".join(terms))
    assert site.build().exit_code == 0
    glossary = site.page("glossary/")
    assert [(label, size) for _, label, size in told(glossary)] == [
        ("A", "2"),
        ("B", "2"),
        ("C", "1"),
        ("D", "1"),
        ("E", "1"),
    ]
    # With a script the reader is led on from there, and without one the word is a link.
    entry = glossary.partition('<li id="word-bolus" data-leads-on>')[2].partition("</li>")[0]
    assert entry == '<span id="word-old-bolus"></span><a href="../a-z/words/b/index.html#word-bolus">bolus</a>'
    assert "What bolus is" not in glossary
    page = site.page("a-z/words/b/")
    assert '<div id="word-bolus">' in page
    assert "What bolus is" in page
    assert "How to take examplin" in page.partition('id="references"')[2]
    assert "alpha" not in page
    assert dead_links(site.folder / "site") == []
    before = site.files()
    site.edit("content/glossary.yaml", "What bolus is", "What a bolus is")
    site.build()
    changed = {name for name, content in site.files().items() if content != before[name]}
    assert {name for name in changed if name.startswith(("a-z/", "glossary/"))} == {"a-z/words/b/index.html"}
    incremental = site.files()
    assert built_anew(site) == incremental


def with_many_topics(site: SiteTest, languages: str = "") -> SiteTest:
    """Add 30 topics, half of them about pain."""
    settings = site.read("site_config.yaml").replace("title:", f"{languages}title:", 1)
    site.write("site_config.yaml", f"{settings}{CATEGORIES}")
    add_topics(site, 30)
    for number in range(0, 30, 2):
        site.edit(f"content/topics/rest-{number}.yaml", "category: sleep\n", "")
    return site


def test_topics_are_too_many_for_the_page_for_clinicians_and_for_that_of_a_category(site: SiteTest) -> None:
    with_many_topics(site)
    assert site.run("publish", "--as-of", "2026-11-21").exit_code == 0
    clinicians, pain = site.page("for-clinicians/"), site.page("categories/pain/")
    # 30 topics from "A rest 0" to "Z rest 25", where A to D come twice, and "Examplin and headache".
    assert {label: size for _, label, size in told(clinicians)} == {
        chr(65 + n): "2" if n < 5 else "1" for n in range(26)
    }
    assert {label: size for _, label, size in told(pain)} == {
        chr(65 + n): "2" if n < 4 else "1" for n in range(1, 26, 2)
    }
    assert "rest-3" not in clinicians
    assert "rest-3" not in pain
    part, of_pain = site.page("a-z/clinicians/d/"), site.page("a-z/category-pain/d/")
    assert re.findall(r'<li><a href="([^"]*)">(D [^<]*)</a></li>', part) == [
        ("../../../rest-29/for-clinicians/index.html", "D rest 29"),
        ("../../../rest-3/for-clinicians/index.html", "D rest 3"),
    ]
    assert '<meta name="robots" content="noindex">' in part
    assert '<h1>Pain – D</h1>\n<p class="crumb"><a href="../../../categories/pain/index.html">Pain</a></p>' in of_pain
    assert re.findall(r'<h2><a href="([^"]*)">(D [^<]*)</a></h2>', of_pain) == [
        ("../../../rest-29/index.html", "D rest 29"),
        ("../../../rest-3/index.html", "D rest 3"),
    ]
    # Short lists stay as they are.
    assert dead_links(site.folder / "site") == []
    site.edit("content/topics/rest-3.yaml", "title: D rest 3", "title: Zzz rest 3")
    site.edit("content/topics/rest-5.yaml", "category: Pain\n", "")
    assert site.build().exit_code == 0
    incremental = site.files()
    assert "rest-3/" not in site.page("a-z/clinicians/d/")
    # Nothing about pain begins with F any more.
    assert "url=../../../categories/pain/index.html" in site.page("a-z/category-pain/f/")
    assert built_anew(site) == incremental


def test_pages_of_a_category_lead_on_when_it_has_few_topics_again(site: SiteTest) -> None:
    with_many_topics(site)
    assert site.run("publish", "--as-of", "2026-11-21").exit_code == 0
    for number in range(1, 30, 2):
        site.edit(f"content/topics/rest-{number}.yaml", "category: Pain\n", "")
    assert site.build().exit_code == 0
    assert "url=../../../categories/pain/index.html" in site.page("a-z/category-pain/d/")
    site.edit("site_config.yaml", "title: Test", "pages: {clinicians: false}\ntitle: Test")
    site.edit("permalinks.yaml", "retired: {}", "retired:\n  /for-clinicians/: {why: It is gone., go: /}")
    done = site.build()
    assert done.exit_code == 0, done.stderr
    assert "url=../../../index.html" in site.page("a-z/clinicians/d/")
    incremental = site.files()
    assert built_anew(site) == incremental


def test_the_lists_of_an_edition_lead_to_the_first_language_for_what_it_withholds(site: SiteTest) -> None:
    with_many_topics(
        site, "languages: [en-GB, de]\nstale_translations: withhold\nunchecked_words: Nobody reads a test.\n"
    )
    assert site.run("new", "translation", "de").exit_code == 0
    german = "translations/de/topics/rest-3.yaml"
    translate(site, german, "title", "Ö Ruhe 3")
    assert site.build().exit_code == 0
    # In German, "Ö" is in the order of the letter O.
    assert "Ö Ruhe 3" in site.page("de/a-z/clinicians/o/")
    assert "Ö Ruhe 3" in site.page("de/a-z/category-pain/o/")
    assert "rest-3/" not in site.page("de/a-z/clinicians/d/")
    site.edit("content/topics/rest-3.yaml", "title: D rest 3", "title: D rests 3")
    done = site.run("publish", "--as-of", "2026-11-21")
    assert done.exit_code == 0, done.stderr
    # It is listed with its title in the first language, and the rest of the page is none the worse.
    for kind, place in (("clinicians", "for-clinicians/"), ("category-pain", "")):
        page = site.page(f"de/a-z/{kind}/d/")
        title = r'<span class="untranslated" lang="en-GB">D rests 3</span>'
        assert f'<a href="../../../../rest-3/{place}index.html">{title}</a>' in page
        assert "rest-29/" in page
    for name in ("for-clinicians/", "categories/pain/"):
        assert len(told(site.page(f"de/{name}"))) > 10
    assert "a-z/clinicians" not in site.read("site/de/sitemap.xml")
    assert dead_links(site.folder / "site") == []
    incremental = site.files()
    assert built_anew(site) == incremental
