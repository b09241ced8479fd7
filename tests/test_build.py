"""What a build leaves behind, for readers and for those who publish."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import pytest

from finished_site import dead_links, parsed
from site_test import EFFECTS, GOOD_SITE, TOPIC, SiteTest

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def test_the_smallest_good_site_builds_without_a_word_of_complaint(site: SiteTest) -> None:
    result = site.build()
    assert result.exit_code == 0
    assert "warning" not in result.stderr
    assert "error" not in result.stderr
    assert result.stdout == ""


def test_the_end_of_a_build_says_what_was_written_and_where_to_look(site: SiteTest) -> None:
    said = site.build().stderr
    pages = sum(name.endswith(".html") for name in site.files())
    assert f"{pages} pages, 1 takeaway, 3 claims, 2 sources in " in said
    assert f"{len(site.files()) - 1} new, 0 changed, 0 equal, 0 deleted files" in said
    assert said.endswith("site/index.html\n")


def test_every_page_of_the_plan_is_there(site: SiteTest) -> None:
    site.build()
    assert set(site.files()) == {
        "index.html",
        "examplin/index.html",
        "examplin/index.html.md",
        "examplin/effects/index.html",
        "examplin/effects/index.html.md",
        "examplin/doses/index.html",
        "examplin/doses/index.html.md",
        "examplin/feed.xml",
        "examplin/for-clinicians/index.html",
        "examplin/qr/effects.svg",
        "examplin/qr/doses.svg",
        "examplin/references.json",
        "examplin/references.ris",
        "examplin/references.bib",
        "examplin/evidence.json",
        "examplin/evidence.fhir.json",
        "examplin/claims.csv",
        "examplin/results.csv",
        "examplin/datapackage.json",
        "for-clinicians/index.html",
        "sources/index.html",
        "sources/trial-2020/index.html",
        "sources/guide-2021/index.html",
        "glossary/index.html",
        "about/index.html",
        "changes/index.html",
        "accessibility/index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "_headers",
        "feed.xml",
        "llms.txt",
        "assets/figures.css",
        "assets/details.css",
        "assets/site.css",
        "assets/icon.svg",
        "assets/hand-over.css",
        "assets/card.png",
        "assets/copy.js",
        "assets/legible.woff2",
        "assets/legible-licence.txt",
        "assets/folds.js",
        "assets/search-check.js",
        "assets/search-divided.js",
        "assets/search-en.js",
        "assets/search-index.js",
        "assets/search-text.js",
        "assets/search.css",
        "assets/search.js",
        "search/index.html",
        "search/part-04.js",
        "search/words.js",
        "manifest.json",
    }


def test_a8_no_link_fragment_or_asset_is_dead(site: SiteTest) -> None:
    site.build()
    assert dead_links(site.folder / "site") == []


def test_no_id_is_given_twice_on_a_page_and_headings_skip_no_level(site: SiteTest) -> None:
    site.build()
    for name, page in parsed(site.folder / "site").items():
        assert [i for i, count in page.ids.items() if count > 1] == [], name
        assert page.headings.count(1) == 1, name
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), name


def test_pages_are_well_formed_html5_without_inline_scripts_or_styles(site: SiteTest) -> None:
    site.build()
    for path in (site.folder / "site").rglob("*.html"):
        html5lib.HTMLParser(strict=True).parse(path.read_text("utf-8"))
    for page in parsed(site.folder / "site").values():
        data = page.json_ld != []
        assert page.elements["script"] == sum(tag == "script" for tag, _ in page.links) + data
        assert not page.attributes["style"]
        assert not [name for name in page.attributes if name.startswith("on")]


def test_a5_a_second_build_writes_nothing(site: SiteTest) -> None:
    site.build()
    before = {path: path.stat().st_mtime_ns for path in (site.folder / "site").rglob("*")}
    said = site.build().stderr
    # Without the manifest, which lists the others.
    assert f"0 new, 0 changed, {len(site.files()) - 1} equal, 0 deleted" in said
    assert {path: path.stat().st_mtime_ns for path in (site.folder / "site").rglob("*")} == before


def test_a6_the_same_records_give_the_same_bytes_elsewhere_and_under_another_hash_seed(tmp_path: Path) -> None:
    outputs = []
    for seed, place in ((0, "one"), (1, "another/deeper/place"), (42, "third")):
        site = SiteTest(tmp_path / place)
        assert site.run_process("build", "--as-of", "2026-11-21", hash_seed=seed).exit_code == 0
        outputs.append(site.files())
    assert outputs[0] == outputs[1] == outputs[2]


def test_an_edit_changes_only_the_pages_that_show_it(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.edit(EFFECTS, "says a guide", "as a guide says")
    site.build()
    after = site.files()
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "examplin/effects/index.html",
        "examplin/effects/index.html.md",
        "examplin/for-clinicians/index.html",
        "examplin/evidence.json",
        "examplin/claims.csv",
        "sources/guide-2021/index.html",
        "search/part-04.js",
        "manifest.json",
    }


def test_what_is_no_longer_made_is_deleted_with_its_empty_folders(site: SiteTest) -> None:
    site.build()
    site.edit(TOPIC, "sections: [effects, doses]", "sections: [effects]")
    site.delete("content/topics/examplin/doses.yaml")
    said = site.build().stderr
    assert "3 deleted" in said
    assert not (site.folder / "site/examplin/doses").exists()


def test_a12_a_folder_with_somebody_elses_file_is_refused_and_left_alone(site: SiteTest) -> None:
    site.write("site/holiday.jpg", b"not ours")
    result = site.build()
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "holiday.jpg" in result.stderr
    assert site.files() == {"holiday.jpg": b"not ours"}


def test_a12_a_file_added_to_a_built_site_is_not_deleted(site: SiteTest) -> None:
    site.build()
    site.write("site/notes.txt", "mine")
    assert site.build().exit_code == 2
    assert site.files()["notes.txt"] == b"mine"


def test_a_manifest_that_names_files_outside_the_folder_deletes_nothing(site: SiteTest) -> None:
    site.build()
    site.write("precious.txt", "mine")
    manifest = json.loads(site.read("site/manifest.json"))
    manifest["files"]["../precious.txt"] = "0"
    site.write("site/manifest.json", json.dumps(manifest))
    site.build()
    assert site.read("precious.txt") == "mine"


def test_the_manifest_names_every_file_with_its_hash(site: SiteTest) -> None:
    import hashlib

    site.build()
    files = site.files()
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["files"] == {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}


def test_an_error_leaves_the_site_byte_for_byte_as_it_was(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.edit(EFFECTS, "source: trial-2020\n          note", "source: trial-2022\n          note")
    site.edit(TOPIC, "Examplin and headache", "Another title")
    assert site.build().exit_code == 1
    assert site.files() == before


def test_a_template_with_a_mistake_is_one_line_with_its_name_and_leaves_the_site_alone(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.write("templates/home.html", "<p>{{ site.title|nonsense }}</p>\n")
    result = site.build()
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "home.html, line 1" in result.stderr
    assert site.files() == before


def test_the_sites_own_templates_come_first_and_can_extend_the_themes(site: SiteTest) -> None:
    site.write(
        "templates/home.html", '{% extends "theme/home.html" %}{% block introduction %}<p>Welcome.</p>{% endblock %}'
    )
    site.write("templates/assets/logo.svg", "<svg/>")
    site.build()
    assert "<p>Welcome.</p>" in site.page()
    assert "Examplin and headache" in site.page()
    assert site.files()["assets/logo.svg"] == b"<svg/>"


def test_a_claim_shows_sentence_number_and_certainty_and_leads_to_how_we_know(site: SiteTest) -> None:
    site.build()
    answer = site.page("examplin/").partition('id="eases-message"')[2].partition("</li>")[0]
    whole = site.page("examplin/effects/").partition('id="eases-headache"')[2].partition("</details>")[0]
    for shown in (answer, whole):
        assert "Examplin probably eases headache." in shown
        assert 'href="#ref-1">[1]</a>' in shown
        assert "<b>Moderate certainty</b>: probably true" in shown
    assert 'href="effects/index.html"' in answer
    assert "How do we know?" in whole
    assert "30 of 50 people felt better" in whole
    assert "too few people to be exact" in whole


def test_without_section_and_source_pages_the_topic_page_says_all(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "pages: {sections: false, sources: false}\n")
    site.build()
    assert "30 of 50 people felt better" in site.page("examplin/")
    assert "Test Trial Group. Examplin for headache. Journal of Tests" in site.page("examplin/")
    assert dead_links(site.folder / "site") == []


def test_a_takeaway_has_the_lowest_certainty_of_its_claims(site: SiteTest) -> None:
    site.edit(
        EFFECTS,
        "{level: moderate, start: high, down: [imprecision]}",
        "{level: very-low, start: low, down: [imprecision]}",
    )
    site.edit(TOPIC, "Examplin probably eases", "Nobody knows whether examplin eases")
    site.edit(EFFECTS, "Examplin probably eases", "Nobody knows whether examplin eases")
    site.build()
    messages = site.page("examplin/").partition('id="key-messages"')[2].partition("</section>")[0]
    assert "Very low certainty" in messages


def test_references_stand_once_in_the_order_of_their_use_with_a_way_back_to_each(site: SiteTest) -> None:
    # Where sources have pages of their own, those list what cites them.
    site.write("site_config.yaml", site.read("site_config.yaml") + "pages: {sources: false}\n")
    site.build()
    page = parsed(site.folder / "site")["examplin/effects/index.html"]
    links = [link for _, link in page.links]
    references = [i for i in page.ids if i.startswith("ref-")]
    assert references == ["ref-1", "ref-2"]
    uses = [i for i in page.ids if i.startswith("cite-")]
    assert len(uses) >= 3
    for use in uses:
        assert f"#{use}" in links


def test_a_handout_has_its_own_numbers_and_leads_back_to_its_place(site: SiteTest) -> None:
    site.build()
    handout = site.page("examplin/doses/")
    references = handout.partition('<ol class="references">')[2].partition("</ol>")[0]
    assert 'id="ref-1"' in references
    assert "guide-2021" in references
    assert "trial-2020" not in references
    assert 'href="../index.html#doses"' in handout
    assert 'href="../index.html#effects"' in handout
    assert '<link rel="canonical" href="https://example.org/test/examplin/doses/">' in handout


def test_a_source_lists_each_claim_it_stands_behind(site: SiteTest) -> None:
    site.build()
    page = site.page("sources/trial-2020/")
    assert 'href="../../examplin/index.html#eases-headache"' in page
    assert 'href="https://doi.org/10.1000/trial"' in page
    assert "full text" in page


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("DOI: doi:10.1000/trial", "https://doi.org/10.1000/trial"),
        ("DOI: DOI 10.1000/trial.", "https://doi.org/10.1000/trial"),
        ("DOI: https://dx.doi.org/10.1000/Trial", "https://doi.org/10.1000/Trial"),
        ("DOI: doi.org/10.1000/trial", "https://doi.org/10.1000/trial"),
        ('PMID: "PMID: 20488910"', "https://pubmed.ncbi.nlm.nih.gov/20488910/"),
        ("PMID: https://pubmed.ncbi.nlm.nih.gov/20488910/", "https://pubmed.ncbi.nlm.nih.gov/20488910/"),
        ('PMCID: "PMCID: pmc2874129"', "https://pmc.ncbi.nlm.nih.gov/articles/PMC2874129/"),
    ],
)
def test_an_identifier_may_be_written_as_it_is_copied(site: SiteTest, written: str, address: str) -> None:
    site.edit("content/sources/trials.yaml", "DOI: 10.1000/trial", written)
    assert site.build("--strict").exit_code == 0
    assert f'href="{address}"' in site.page("sources/trial-2020/")
    bare = address.removesuffix("/").split("/", 3)[3].removeprefix("articles/")
    assert f': "{bare}"' in site.run("export", "references", "--format", "csl-json").stdout


def test_a_page_that_nobody_reviewed_says_so(site: SiteTest) -> None:
    site.edit(TOPIC, "reviewers: [test-reviewer]\n", "")
    site.build()
    for page in ("", "examplin/", "examplin/effects/"):
        assert "Not yet reviewed by a doctor or nurse" in site.page(page)


def test_machines_find_sitemap_feed_and_robots(site: SiteTest) -> None:
    site.write(
        TOPIC, site.read(TOPIC) + "changes:\n  - {date: 2026-11-01, kind: new-topic, what: The first version.}\n"
    )
    site.build()
    sitemap = ET.fromstring(site.page("sitemap.xml"))
    addresses = [loc.text for loc in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "https://example.org/test/examplin/" in addresses
    feed = ET.fromstring(site.page("feed.xml"))
    assert feed.findtext("atom:entry/atom:content", namespaces=ATOM) == "The first version."
    assert "Sitemap: https://example.org/test/sitemap.xml" in site.page("robots.txt")


@pytest.mark.parametrize("limit", [("MOST_ADDRESSES", 3), ("MOST_BYTES", 450)])
def test_a_site_map_that_is_too_long_for_one_file_is_an_index_of_its_parts(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch, limit: tuple[str, int]
) -> None:
    # The limits of the protocol: 50,000 addresses, 50 MB.
    site.build()
    whole = site.page("sitemap.xml")
    listed = re.findall(r"<url>.*", whole)
    assert len(listed) > 3
    site.edit(TOPIC, "last_reviewed: 2026-11-01", "last_reviewed: 2026-11-02")
    with monkeypatch.context() as patched:
        patched.setattr(f"citesite.pages.sitemap.{limit[0]}", limit[1])
        site.build()
    index = ET.fromstring(site.page("sitemap.xml"))
    assert index.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex"
    parts = [loc.text or "" for loc in index.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert parts == [f"https://example.org/test/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    texts = [site.page(part.removeprefix("https://example.org/test/")) for part in parts]
    found = [re.findall(r"<url>.*", text) for text in texts]
    assert all(0 < len(part) <= 3 for part in found)
    assert [line for part in found for line in part] == [line.replace("11-01", "11-02") for line in listed]
    assert "Sitemap: https://example.org/test/sitemap.xml\n" in site.page("robots.txt")
    # A site that shrinks has one file again, and no parts.
    site.edit(TOPIC, "last_reviewed: 2026-11-02", "last_reviewed: 2026-11-01")
    site.build()
    assert site.page("sitemap.xml") == whole
    assert not [name for name in site.files() if name.startswith("sitemap-")]


def test_the_themes_words_come_from_a_catalogue_in_another_language(site: SiteTest) -> None:
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: nl")
    site.write(
        "locale/nl.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Short answers"\nmsgstr "Kernpunten"\n\n'
        'msgid "November"\nmsgstr "november"\n\n'
        'msgctxt "date"\nmsgid "{day} {month} {year}"\nmsgstr "{day} {month} {year}"\n',
    )
    assert site.build().exit_code == 0
    page = site.page("examplin/")
    assert '<html lang="nl">' in page
    assert "Kernpunten" in page
    assert "1 november 2026" in page


def test_a_topic_in_one_file_gives_the_same_page_as_one_with_a_folder(tmp_path: Path) -> None:
    folder = SiteTest(tmp_path / "folder")
    whole = SiteTest(tmp_path / "whole")

    def indented(path: str) -> str:
        lines = whole.read(path).splitlines(keepends=True)
        return "  - " + "".join(lines[:1]) + "".join(f"    {line}" for line in lines[1:])

    text = whole.read(TOPIC).replace(
        "sections: [effects, doses]\n",
        "sections:\n" + indented(EFFECTS) + indented("content/topics/examplin/doses.yaml"),
    ) + whole.read("content/topics/examplin/evidence.yaml")
    shutil.rmtree(whole.folder / "content/topics/examplin")
    whole.write("content/topics/examplin.yaml", text)
    assert folder.build().exit_code == whole.build().exit_code == 0
    assert folder.files() == whole.files()


def test_the_starter_builds_without_a_diagnostic_and_refuses_a_folder_in_use(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, "")
    assert site.run("new", "mine").exit_code == 0
    mine = SiteTest(tmp_path / "mine", "")
    result = mine.run("check", "--strict")
    assert result.exit_code == 0
    assert result.stderr == "no errors, no warnings\n"
    assert mine.run("build").exit_code == 0
    assert site.run("new", "mine").exit_code == 2


def test_a_site_without_an_address_has_no_sitemap_and_no_feed(site: SiteTest) -> None:
    site.write("site_config.yaml", "title: Test Site\n")
    site.build()
    assert {"sitemap.xml", "feed.xml"}.isdisjoint(site.files())
    assert dead_links(site.folder / "site") == []


def test_draft_and_withdrawn_topics_say_so(site: SiteTest) -> None:
    site.write(TOPIC, GOOD_SITE.partition(f"-- {TOPIC} --\n")[2].partition("\n\n--")[0] + "\nstatus: withdrawn\n")
    site.build()
    assert "Withdrawn: do not rely on this page" in site.page("examplin/")
    assert "<loc>https://example.org/test/examplin/</loc>" not in site.page("sitemap.xml")
