"""What readers of an edition see: translations, and the first language, marked, where there is no current one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from finished_site import dead_links
from images import png
from site_test import AS_OF, EFFECTS, TOPIC, SiteTest
from translated_site import (
    DE_EFFECTS,
    DE_GLOSSARY,
    DE_RESULTS,
    DE_SETTINGS,
    DE_TOPIC,
    translate,
    translated_site,
)

CLAIM = "body/eases-headache/claim/text"
PAGE = "de/examplin/effects/"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return translated_site(tmp_path)


def built(site: SiteTest, address: str = PAGE) -> str:
    done = site.build()
    assert done.exit_code == 0, done.stderr
    return site.page(address)


def untranslated(page: str) -> list[str]:
    """What a page says in the first language, without its mark-up."""
    found = re.findall(r'<span class="untranslated" lang="en-GB">(.*?)</span>', page, re.DOTALL)
    return [re.sub("<[^<>]*>", "", text) for text in found]


def test_a_translation_is_where_its_text_was_and_all_else_says_that_it_is_in_the_first_language(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, CLAIM, "Examplin lindert Kopfschmerzen wahrscheinlich.")
    translate(site, DE_TOPIC, "takeaways/eases-message/text", "Examplin lindert Kopfschmerzen wahrscheinlich.")
    translate(site, DE_EFFECTS, "title", "Wirkt es?")
    page = built(site)
    assert "Examplin lindert Kopfschmerzen wahrscheinlich." in page
    assert "<title>Wirkt es?" in page
    assert "Examplin probably eases headache." not in untranslated(page)
    assert any("Many people have headaches" in text for text in untranslated(page))
    assert "Manche Teile dieser Seite sind noch nicht übersetzt." in page
    assert "Many people have headaches" in site.page("examplin/effects/")


def test_no_mark_is_left_in_any_file(site: SiteTest) -> None:
    site.edit(
        TOPIC,
        "summary: Examplin is",
        "changes:\n  - {date: 2026-11-02, kind: wording, what: A word}\nsummary: Examplin is",
    )
    site.edit(EFFECTS, "body:\n", "lead: |-\n  Two *lists*:\n\n  - one\n  - two\nbody:\n")
    site.write("content/pages/privacy.md", "---\ntitle: Privacy\n---\n\nWe keep.\n\n## Nothing\n\nEnd.\n")
    site.write("content/pages/about.md", "---\ntitle: We\n---\n\nWe are.\n\n## Here\n\nEnd.\n")
    site.run("new", "translation", "de")
    path = "translations/de/pages/about.md"
    site.write(path, f"{site.read(path)}\nWir sind.\n\n## Hier\n\nEnde.\n")
    page = built(site)
    assert [text for text in untranslated(page) if text in ("Two lists:", "one", "two")] == ["Two lists:", "one", "two"]
    for name, content in site.files().items():
        assert not re.search(rb"\xee[\x83-\x85]|ue(?:0f|1[0-7])|%EE%8[3-5]", content), name
        if not name.startswith("de/"):
            assert b"untranslated" not in content or name.endswith((".css", ".js")), name


def test_a_stale_text_is_shown_as_it_is_now_with_a_note(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, CLAIM, "Examplin lindert Kopfschmerzen wahrscheinlich.")
    translate(site, DE_TOPIC, "takeaways/eases-message/text", "Examplin lindert Kopfschmerzen wahrscheinlich.")
    built(site)
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases most headaches.")
    page = built(site)
    assert "wahrscheinlich." not in re.sub(r'<div class="lead.*?</div>', "", page, flags=re.DOTALL)
    assert re.search(
        r'lang="en-GB">Examplin probably eases most headaches\.</span> '
        r'<small class="untranslated-note">\(Dieser Teil wurde geändert und ist noch nicht übersetzt\.\)</small>',
        page,
    )
    # The message did not change, and neither did its translation.
    assert "Examplin lindert Kopfschmerzen wahrscheinlich." in site.page("de/examplin/")


def withheld_site(site: SiteTest) -> SiteTest:
    """The site with a German page that is withheld, because a claim on it has changed."""
    translate(site, DE_EFFECTS, CLAIM, "Examplin lindert Kopfschmerzen wahrscheinlich.")
    translate(site, DE_EFFECTS, "title", "Wirkt es?")
    site.edit("site_config.yaml", "title:", "stale_translations: withhold\npages: {feeds: true}\ntitle:")
    assert site.run("publish", "--as-of", AS_OF).exit_code == 0
    assert "Wirkt es?" in site.page("de/search/")
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases most headaches.")
    site.edit(TOPIC, "takeaways:\n", "changes:\n  - {date: 2026-11-02, kind: wording, what: A word}\ntakeaways:\n")
    return site


def test_a_page_with_a_stale_text_is_withheld_if_the_settings_say_so(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, CLAIM, "Examplin lindert Kopfschmerzen wahrscheinlich.")
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases most headaches.")
    assert "eases most headaches" in built(site)
    site.edit("site_config.yaml", "title:", "stale_translations: withhold\ntitle:")
    page = built(site)
    assert "eases most headaches" not in page
    assert '<a href="../../../examplin/effects/index.html" hreflang="en-GB">Die Seite lesen auf: English</a>' in page
    english = "<p>This page has changed and is not translated yet."
    assert re.search(rf'<div class="wrap single" lang="en-GB">\s*{english}', page)
    assert "Read the page in English" in page
    assert 'id="eases-headache"' in page
    # What is only missing is no reason to withhold a page.
    assert "Many people have headaches" not in page
    assert "one tablet" in site.page("de/examplin/doses/")


def test_nothing_of_an_edition_leads_to_a_page_that_is_withheld(site: SiteTest) -> None:
    withheld_site(site)
    done = site.run("publish", "--as-of", "2026-11-03")
    assert done.exit_code == 0, done.stderr
    page = site.page(PAGE)
    assert '<meta name="robots" content="noindex">' in page
    assert "text/markdown" not in page
    names = site.files()
    assert "de/examplin/effects/index.html.md" not in names
    assert "examplin/effects/index.html.md" in names
    for name in ("de/sitemap.xml", "de/llms.txt", "de/feed.xml"):
        assert "examplin/effects" not in site.read(f"site/{name}"), name
    assert "examplin/doses/" in site.read("site/de/sitemap.xml")
    searched = "".join(site.read(f"site/{name}") for name in names if name.startswith("de/search/"))
    assert "Wirkt es?" not in searched
    assert "most headaches" not in searched
    assert 'href="../../examplin/effects/index.html"' in site.page("de/examplin/")
    assert 'href="effects/' in site.page("examplin/")
    assert dead_links(site.folder / "site") == []
    digest = re.search(r"#! .*?\b([0-9a-f]{8})\b", stale_entry(site))
    assert digest
    site.edit(DE_EFFECTS, re.findall(rf"{CLAIM}:\n(?:  #.*\n)*  of: (\w+)", site.read(DE_EFFECTS))[0], digest[1])
    assert "Wirkt es?" in built(site, "de/search/")
    assert "Examplin lindert Kopfschmerzen wahrscheinlich." in site.page(PAGE)
    assert "de/examplin/effects/index.html.md" in site.files()


def below_search(site: SiteTest) -> list[str]:
    return [site.read(f"site/{name}") for name in site.files() if name.startswith("de/search/")]


def stale_entry(site: SiteTest) -> str:
    assert site.run("new", "translation", "de").exit_code == 0
    return site.read(DE_EFFECTS)


def test_withholding_pages_step_by_step_equals_a_clean_build(
    site: SiteTest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site.edit("site_config.yaml", "title:", "stale_translations: withhold\ntitle:")
    privacy, summary = "content/pages/privacy.md", "guide-2021/summary"
    site.write(privacy, "---\ntitle: Privacy\n---\n\nWe keep nothing.\n")
    site.edit("content/sources/guide-2021.yaml", "id: guide-2021\n", "id: guide-2021\nsummary: A guide.\n")
    assert site.run("new", "translation", "de").exit_code == 0
    german = "translations/de/pages/privacy.md"
    site.write(german, site.read(german) + "\nWir speichern nichts.\n")
    translate(site, "translations/de/sources/guide-2021.yaml", summary, "Ein Leitfaden.")
    translate(site, DE_EFFECTS, "title", "Wirkt es?")
    translate(site, DE_TOPIC, "title", "Kopfschmerzen")
    translate(site, DE_GLOSSARY, "cephalalgia/definition", '"Schmerz im Kopf [@guide-2021]."')
    built(site)
    clean = SiteTest(tmp_path_factory.mktemp("clean"))
    for path, old, new in (
        (EFFECTS, "title: Does it work?", "title: Does it help?"),
        (TOPIC, "title: Examplin and headache", "title: Examplin and headaches"),
        ("content/glossary.yaml", "definition: ", "definition: Plainly, "),
        (privacy, "We keep nothing.", "We keep a little."),
        ("content/sources/guide-2021.yaml", "summary: A guide.", "summary: Two guides."),
    ):
        site.edit(path, old, new)
        built(site)
    # A topic whose title is stale is listed with its title in the first language.
    assert "Examplin and headaches" in site.page("de/examplin/") or 'lang="en-GB"' in site.page("de/examplin/")
    for address in ("glossary/", "privacy/", "sources/guide-2021/"):
        assert address not in site.read("site/de/sitemap.xml")
        assert "This page has changed" in site.page(f"de/{address}")
    assert "sources/trial-2020/" in site.read("site/de/sitemap.xml")
    assert "Wir speichern" not in "".join(map(str, below_search(site)))
    for name in site.files("."):
        if not name.startswith(("site/", ".citesite")):
            clean.write(name, site.read(name))
    built(clean)
    assert site.files() == clean.files()


def test_a_label_is_translated_where_it_is_shown_and_still_found_by_what_names_it(site: SiteTest) -> None:
    site.edit(
        EFFECTS,
        "      outcome: relief\n",
        "      outcome: relief\n      result: {analysis: relief-at-two-hours, row: Test trial}\n",
    )
    site.edit(
        EFFECTS,
        "note: 30 of 50 people felt better, against 20 of 50.",
        "note: 30 of 50, RR {{ relief-at-two-hours.rows.test-trial }}.",
    )
    site.run("new", "translation", "de")
    translate(site, DE_RESULTS, "analyses/relief-at-two-hours/rows/trial-2020/label", "Die Studie")
    page = built(site)
    assert "Die Studie" in page
    assert "Test trial" not in page
    assert "{{" not in page


def test_words_taken_from_the_question_say_that_they_are_in_the_first_language(site: SiteTest) -> None:
    site.edit(
        TOPIC,
        "sections: [",
        "question: {population: adults, intervention: examplin, comparator: a sweet, outcomes: [relief]}\nsections: [",
    )
    site.edit("content/topics/examplin/evidence.yaml", "    comparator: placebo\n", "")
    assert "a sweet" in untranslated(built(site))


def test_shared_records_settings_and_pages_are_translated(site: SiteTest) -> None:
    site.write("content/pages/privacy.md", "---\ntitle: Privacy\n---\n\nWe keep nothing.\n")
    site.run("new", "translation", "de")
    translate(site, DE_GLOSSARY, "cephalalgia/definition", '"Schmerz im Kopf [@guide-2021]."')
    translate(site, DE_SETTINGS, "title", "Testseite")
    path = "translations/de/pages/privacy.md"
    translate(site, path, "title", "Datenschutz")
    site.write(path, site.read(path) + "\nWir speichern nichts.\n")
    page = built(site, "de/privacy/")
    assert "Wir speichern nichts." in page
    assert "<title>Datenschutz - Testseite</title>" in page.replace("–", "-")
    assert "Schmerz im Kopf" in site.page("de/glossary/")
    assert "Test Site" in site.page("privacy/")
    assert untranslated(page) == []


SETTINGS_WITH_WORDS = """
editor: The editors wrote it.
contact: The office, room 3.
report: https://example.org/write
funder: the Test Fund
footer_text: Registered charity 12345
menu:
  - {label: Donate, href: "https://donate.example/"}
footer:
  - {label: How it is made, href: about/}
"""


def test_texts_of_the_settings_and_of_images_say_which_language_they_are_in(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + SETTINGS_WITH_WORDS)
    site.write("content/media/cup.png", png(40, 40))
    site.write("content/pages/privacy.md", "---\ntitle: Privacy\n---\n\nWe keep nothing.\n\n![A cup](media:cup.png)\n")
    site.run("new", "translation", "de")
    translate(site, DE_SETTINGS, "footer/1/label", "Wie die Seite entsteht")
    page = built(site, "de/privacy/")
    said = ["Privacy", "Donate", "The editors wrote it.", "The office, room 3", "the Test Fund"]
    assert set(untranslated(page)) == {*said, "We keep nothing.", "Registered charity 12345"}
    assert '<img lang="en-GB" alt="A cup"' in page
    assert "</span>." not in page.replace("3</span>.", "").replace("Fund</span>.", "").replace("12345</span>.", "")
    assert 'href="https://example.org/write"' in page
    site.edit("site_config.yaml", "label: How it is made", "label: How we make it")
    page = built(site, "de/examplin/")
    note = '<small class="untranslated-note">(Dieser Teil wurde geändert und ist noch nicht übersetzt.)</small>'
    assert f'<span class="untranslated" lang="en-GB">How we make it</span> {note}</a>' in page


def test_a_page_whose_text_is_translated_does_not_say_that_parts_of_it_are_not(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + SETTINGS_WITH_WORDS)
    page = built(site, "de/404.html")
    assert "Donate" in untranslated(page)
    assert "untranslated-page" in site.page("de/examplin/")
    assert "untranslated-page" not in site.page("de/changes/")


def test_headings_of_a_page_keep_the_ids_that_links_lead_to(site: SiteTest) -> None:
    text = "We keep [nothing](#who-reads-it).\n\n## Who *reads* it\n\nNobody.\n\n## And then\n\nEnd.\n"
    site.write("content/pages/privacy.md", f"---\ntitle: Privacy\n---\n\n{text}")
    site.run("new", "translation", "de")
    path = "translations/de/pages/privacy.md"
    before = site.read(path)
    german = "Wir speichern [nichts](#who-reads-it).\n\n## Wer *liest* es\n\nNiemand.\n\n## Und dann\n\nEnde.\n"
    site.write(path, f"{before}\n{german}")
    page = built(site, "de/privacy/")
    assert '<h2 id="who-reads-it">Wer <em>liest</em> es</h2>' in page
    assert '<h2 id="and-then">Und dann</h2>' in page
    site.write(path, f"{before}\n{german.replace('## Und dann', 'Und dann')}")
    result = site.build()
    assert result.exit_code == 1
    assert "error[translation-differs] the translation has 1 headings, and its text has 2" in result.stderr


def test_what_a_rule_finds_in_a_translation_is_shown_in_the_translation_file(site: SiteTest) -> None:
    translate(
        site,
        DE_EFFECTS,
        "body/headache-is-common/claim/text",
        '"Siehe [Leitfaden](www.example.org) [@guide-2021, p. 3]."',
    )
    translate(site, DE_EFFECTS, "title", '""\n  because: 1')
    result = site.build()
    assert result.exit_code == 1
    assert re.search(rf"{DE_EFFECTS}:\d+:\d+: error\[forbidden-link\]", result.stderr)
    assert EFFECTS not in result.stderr
    assert site.check().exit_code == 1


def test_a_number_lost_in_translation_stops_the_build(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, "body/eases-headache/claim/evidence/trial-2020/note", "30 von 50 gegen 200 von 50.")
    result = site.build()
    assert result.exit_code == 1
    assert re.search(
        rf"{DE_EFFECTS}:\d+:25: error\[translation-differs\] the translation has the number 200", result.stderr
    )
    assert site.files() == {}


def test_a_translation_of_no_text_and_a_language_of_no_edition_are_warnings(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, "title", "Wirkt es?")
    site.edit(DE_EFFECTS, "title:\n  of: 42ddda8f", "titel:\n  of: 00000000")
    site.write("translations/fr/site.yaml", "{}\n")
    result = site.build()
    assert result.exit_code == 0
    assert f"{DE_EFFECTS}:" in result.stderr
    assert "warning[orphan-translation] no text has the key titel" in result.stderr
    assert "translations/fr: warning[unlisted-language]" in result.stderr


def test_an_edit_of_a_translation_changes_what_a_clean_build_would(
    site: SiteTest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    built(site)
    translate(site, DE_EFFECTS, CLAIM, "Examplin lindert Kopfschmerzen wahrscheinlich.")
    translate(site, DE_GLOSSARY, "cephalalgia/lay_term", "Kopfschmerz")
    built(site)
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases most headaches.")
    built(site)
    clean = translated_site(tmp_path_factory.mktemp("clean"))
    for name in site.files("translations"):
        clean.write(f"translations/{name}", site.read(f"translations/{name}"))
    clean.write(EFFECTS, site.read(EFFECTS))
    built(clean)
    assert site.files() == clean.files()


def test_a_translation_is_held_to_its_record_by_the_words_of_its_language(site: SiteTest) -> None:
    assert site.build("--strict").exit_code == 0
    translate(site, DE_EFFECTS, CLAIM, "Examplin lindert Kopfschmerzen.")
    found = site.build()
    assert (found.exit_code, found.stderr.count("error[")) == (1, 1)
    assert f"{DE_EFFECTS}:" in found.stderr
    assert 'error[claim-too-strong] claim "eases-headache" says "lindert"' in found.stderr
