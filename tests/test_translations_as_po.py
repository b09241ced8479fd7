"""Texts and translations as PO: out to a translator's program and back, without losing or changing anything."""

from __future__ import annotations

import random
from pathlib import Path

import polib
import pytest

from site_test import EFFECTS, SiteTest
from translated_site import DE_EFFECTS, DE_TOPIC, translate, translated_site

GERMAN = {"Examplin probably eases headache.": "Examplin lindert Kopfschmerzen wahrscheinlich."}
CLAIM = "topics/examplin/effects.yaml#body/eases-headache/claim/text"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return translated_site(tmp_path)


def exported(site: SiteTest) -> polib.POFile:
    assert site.run("export", "po", "de", "--output", "de.po").exit_code == 0
    return polib.pofile(str(site.folder / "de.po"))


def taken(site: SiteTest, catalogue: polib.POFile, expected: int = 0) -> str:
    catalogue.save(str(site.folder / "de.po"))
    result = site.run("import-po", "de.po", "de")
    assert result.exit_code == expected, result.stderr
    return result.stderr


def entry(catalogue: polib.POFile, context: str) -> polib.POEntry:
    return next(one for one in catalogue if one.msgctxt == context)


def test_what_was_translated_there_and_back_is_the_same_and_nothing_else_changes(site: SiteTest) -> None:
    site.write("content/pages/privacy.md", "---\ntitle: Privacy\n---\n\nWe keep nothing.\n\n- really\n")
    site.edit(EFFECTS, "body:\n", "lead: |-\n  First: this.\n\n  - then that\nbody:\n")
    site.run("new", "translation", "de")
    translate(site, DE_EFFECTS, "title", "Wirkt es?   # so im Leitfaden")
    before = site.files("translations")
    catalogue = exported(site)
    taken(site, catalogue)
    assert site.files("translations") == before
    for one in catalogue:
        one.msgstr = one.msgstr or GERMAN.get(one.msgid, one.msgid)
    assert "0 left out" in taken(site, catalogue)
    assert [(one.msgctxt, one.msgid, one.msgstr, one.flags) for one in exported(site)] == [
        (one.msgctxt, one.msgid, one.msgstr, one.flags) for one in catalogue
    ]
    assert "# so im Leitfaden" in site.read(DE_EFFECTS)
    assert site.run("translations").stdout == ""
    assert site.build().exit_code == 0
    assert '<span class="untranslated"' not in site.page("de/privacy/") + site.page("de/examplin/effects/")


@pytest.mark.parametrize("seed", range(3))
def test_any_words_come_back_as_they_went(seed: int, site: SiteTest) -> None:
    chance = random.Random(seed)
    signs = "abc äß 12 :#-'\"{}[]|>&*!%@`,?\\ \t"
    catalogue = exported(site)
    for one in catalogue:
        one.msgstr = "x" + "".join(chance.choice(signs) for _ in range(chance.choice((1, 8, 40, 160)))) + "."
        if "A text on one line" not in one.comment:
            one.msgstr += "\n\n" + "".join(chance.choice(signs) for _ in range(20)) + "\n" + one.msgstr
    taken(site, catalogue)
    assert {one.msgctxt: one.msgstr for one in exported(site)} == {one.msgctxt: one.msgstr for one in catalogue}


def test_a_stale_translation_is_fuzzy_and_stays_stale_until_a_translator_has_looked(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, "body/eases-headache/claim/text", "Examplin lindert Kopfschmerzen.")
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases most headaches.")
    catalogue = exported(site)
    assert entry(catalogue, CLAIM).fuzzy
    entry(catalogue, CLAIM).msgstr = "Examplin lindert die meisten Kopfschmerzen."
    taken(site, catalogue)
    assert f"stale {DE_EFFECTS}#body/eases-headache/claim/text" in site.run("translations").stdout
    entry(catalogue, CLAIM).flags = []
    taken(site, catalogue)
    assert "body/eases-headache/claim/text" not in site.run("translations").stdout


def test_a_text_that_changed_while_the_file_was_away_arrives_as_stale(site: SiteTest) -> None:
    catalogue = exported(site)
    entry(catalogue, "topics/examplin/topic.yaml#title").msgstr = "Examplin und Kopfschmerzen"
    site.edit("content/topics/examplin/topic.yaml", "title: Examplin and headache", "title: Examplin and headaches")
    taken(site, catalogue)
    assert f"stale {DE_TOPIC}#title: Examplin and headaches" in site.run("translations").stdout


@pytest.mark.parametrize(
    ("context", "text", "why"),
    [
        ("topics/examplin/topic.yaml#tilte", "Titel", "the site has no text topics/examplin/topic.yaml#tilte"),
        (
            "topics/examplin/topic.yaml#title",
            "Zwei\nZeilen",
            "the translation has several lines, and its text is on one",
        ),
        ("topics/examplin/topic.yaml#title", "ver\u202esteckt", "the translation holds the invisible character U+202E"),
        ("topics/examplin/topic.yaml#title", "  ", "the translation is empty"),
        ("topics/examplin/topic.yaml#summary", "x" * 60_000, "the translation has more than 50,000 characters"),
        ("../../site_config.yaml#title", "Titel", "the site has no text ../../site_config.yaml#title"),
    ],
)
def test_what_fits_no_text_is_named_with_its_line_and_left_out(
    context: str, text: str, why: str, site: SiteTest
) -> None:
    before = site.files("translations")
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgctxt=context, msgid="Examplin and headache", msgstr=text))
    said = taken(site, catalogue, 1)
    assert f"{why}\n" in said
    assert said.startswith("de.po:")
    assert site.files("translations") == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"/etc/passwd",
        b"\xff\xfe",
        b'msgid "a',
        b"msgid\n" * 50,
        b'msgstr "a"\n' * 3,
        b"\x00" * 100,
        b"[" * 100_000,
    ],
)
def test_what_is_no_po_is_one_line(content: bytes, site: SiteTest) -> None:
    before = site.files("translations")
    site.write("de.po", content)
    result = site.run("import-po", "de.po", "de")
    assert result.exit_code in (0, 2)
    assert len(result.stderr.splitlines()) == 1
    assert "root:" not in result.stderr
    assert site.files("translations") == before


def test_a_po_file_larger_than_the_limit_is_not_read(site: SiteTest) -> None:
    site.write("de.po", b"#" * 16_000_001)
    result = site.run("import-po", "de.po", "de")
    assert result.exit_code == 2
    assert "it has more than 16,000,000 bytes" in result.stderr
