"""Translation files: begun, completed, listed, checked and confirmed by commands, and never losing a word."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from site_test import EFFECTS, TOPIC, SiteTest
from translated_site import DE_EFFECTS, DE_TOPIC, translate

NOTE = f"{DE_EFFECTS}#body/eases-headache/claim/evidence/trial-2020/note"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    site = SiteTest(tmp_path)
    assert site.run("new", "translation", "de").exit_code == 0
    return site


def states(site: SiteTest, *args: str) -> dict[str, str]:
    found = json.loads(site.run("translations", "--format", "json", *args).stdout)
    return {f"{one['translation']}#{one['key']}": one["state"] for one in found}


def test_every_text_that_readers_read_has_an_entry_with_its_text_above(site: SiteTest) -> None:
    text = site.read(DE_EFFECTS)
    assert "#: Examplin probably eases headache.\nbody/eases-headache/claim/text:\n  of: " in text
    assert set(states(site).values()) == {"missing"}
    # Names, identifiers and quotes are the same in every language.
    assert "Test Trial Group" not in "".join(
        site.read(f"translations/de/{name}") for name in site.files("translations/de")
    )


def test_completing_a_file_keeps_translations_comments_and_their_order(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, "title", "Wirkt es?   # so im Leitfaden")
    site.edit(DE_EFFECTS, "title:\n", "# Frage an die Redaktion: du oder Sie?\ntitle:\n")
    before = site.read(DE_EFFECTS)
    assert site.run("new", "translation", "de").stdout == ""
    assert site.read(DE_EFFECTS) == before
    site.edit(EFFECTS, "body:\n", "lead: Two studies looked at it.\nbody:\n")
    assert site.run("new", "translation", "de", "examplin").stdout == f"{DE_EFFECTS}\n"
    after = site.read(DE_EFFECTS)
    assert "# Frage an die Redaktion: du oder Sie?\n" in after
    assert "text: Wirkt es?   # so im Leitfaden\n" in after
    assert after.index("title:") < after.index("\nlead:") < after.index("body/eases-headache")
    assert states(site)[f"{DE_EFFECTS}#title"] == "done"


def test_words_that_are_translated_already_are_filled_in_elsewhere(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, "body/eases-headache/claim/text", "Examplin lindert Kopfschmerzen wahrscheinlich.")
    assert site.run("new", "translation", "de").stdout == f"{DE_TOPIC}\n"
    assert "  text: Examplin lindert Kopfschmerzen wahrscheinlich.\n" in site.read(DE_TOPIC)
    assert states(site)[f"{DE_TOPIC}#takeaways/eases-message/text"] == "done"


def test_an_inserted_item_shifts_no_translation_to_another_text(site: SiteTest) -> None:
    translate(site, DE_TOPIC, "seek_help/1/items/1", "Die Kopfschmerzen sind plötzlich und sehr stark.")
    site.edit(TOPIC, "items: [Your", "items: [You cannot speak., Your")
    assert states(site)[f"{DE_TOPIC}#seek_help/1/items/2"] == "done"
    assert states(site)[f"{DE_TOPIC}#seek_help/1/items/1"] == "missing"
    site.run("new", "translation", "de")
    assert "seek_help/1/items/2:\n  of: " in site.read(DE_TOPIC)
    assert site.read(DE_TOPIC).count("Die Kopfschmerzen") == 1
    assert states(site)[f"{DE_TOPIC}#seek_help/1/items/2"] == "done"


def test_a_changed_text_makes_its_translation_stale_until_it_is_confirmed(site: SiteTest) -> None:
    translate(site, DE_TOPIC, "title", "Examplin und Kopfschmerzen")
    site.edit(TOPIC, "title: Examplin and headache", "title: Examplin and headaches")
    assert states(site)[f"{DE_TOPIC}#title"] == "stale"
    listed = site.run("translations", "examplin")
    assert f"stale {DE_TOPIC}#title: Examplin and headaches\n" in listed.stdout
    assert "de examplin: 0 done, 1 stale, 20 missing" in listed.stderr
    site.run("new", "translation", "de")
    assert "#~ Examplin and headache\n#! " in site.read(DE_TOPIC)
    assert "#: Examplin and headaches\ntitle:" in site.read(DE_TOPIC)
    assert states(site)[f"{DE_TOPIC}#title"] == "stale"
    result = site.run("translations", "--confirm", f"{DE_TOPIC}#title")
    assert (result.exit_code, result.stdout) == (0, f"{DE_TOPIC}\n")
    assert states(site)[f"{DE_TOPIC}#title"] == "done"


def test_what_the_text_has_lost_cannot_be_confirmed(site: SiteTest) -> None:
    translate(site, DE_EFFECTS, "body/eases-headache/claim/evidence/trial-2020/note", "30 von 50 gegen 20 von 50.")
    site.edit(EFFECTS, "note: 30 of 50", "note: 31 of 50")
    before = site.read(DE_EFFECTS)
    result = site.run("translations", "--confirm", NOTE)
    assert result.exit_code == 1
    assert "error[translation-differs] the translation has the number 30 and lacks 31" in result.stderr
    assert site.read(DE_EFFECTS) == before
    assert site.run("translations", "--confirm", f"{DE_EFFECTS}#title").exit_code == 2


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("body/headache-is-common/claim/text", "Viele haben Kopfschmerzen.", "lacks the citation of guide-2021"),
        (
            "body/headache-is-common/claim/text",
            "Viele haben [Kopfschmerzen](term:cephalalgia) [@guide-2021].",
            "has the link to term:cephalalgia, which its text does not have",
        ),
        ("body/eases-headache/claim/evidence/trial-2020/note", "30 von 50, gegen 50.", "lacks the number 20"),
        ("body/eases-headache/claim/evidence/trial-2020/note", "30 von 50, gegen 20 von 500.", "has the number 500"),
        ("body/eases-headache/claim/evidence/trial-2020/note", "30 von 50, gegen 2,0 von 50.",
         "has the number 2,0 and lacks 20, which its text has"),
        ("body/eases-headache/claim/text", "Es hilft {{ relief-at-two-hours.i2 }}.", "has the value reference"),
    ],
)  # fmt: skip
def test_a_translation_has_the_numbers_sources_and_links_of_its_text(
    key: str, text: str, message: str, site: SiteTest
) -> None:
    translate(site, DE_EFFECTS, key, f'"{text}"')
    result = site.run("translations")
    assert result.exit_code == 1
    line = next(line for line in result.stderr.splitlines() if "error[translation-differs]" in line and message in line)
    assert re.match(rf"{DE_EFFECTS}:\d+:\d+: ", line)
    number = int(line.split(":")[1])
    assert text in site.read(DE_EFFECTS).splitlines()[number - 1]
    site.edit(DE_EFFECTS, f'  text: "{text}"\n', f'  text: "{text}"\n  because: German readers call another number.\n')
    assert site.run("translations").exit_code == 0


def test_numbers_are_compared_by_what_they_mean_in_the_language(site: SiteTest) -> None:
    key = "body/eases-headache/claim/evidence/trial-2020/note"
    site.edit(EFFECTS, "note: 30 of 50 people felt better, against 20 of 50.", "note: 2.5 of 1,000 and B12.")
    site.run("new", "translation", "de")
    site.write("locale/de.po", GERMAN_MARKS)
    translate(site, DE_EFFECTS, key, '"2,5 von 1.000, und Vitamin B12."')
    assert site.run("translations").exit_code == 0
    site.edit(DE_EFFECTS, "2,5 von 1.000", "2.5 von 1,000")
    assert site.run("translations").exit_code == 1


GERMAN_MARKS = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "decimal mark"
msgid "."
msgstr ","
"""


def test_a_translation_of_nothing_is_kept_and_named(site: SiteTest) -> None:
    translate(site, DE_TOPIC, "takeaways/eases-message/text", "Examplin lindert wahrscheinlich Kopfschmerzen.")
    site.edit(DE_TOPIC, "takeaways/eases-message/text:", "takeaways/eased-message/text:")
    site.edit(DE_TOPIC, "of: 0f4578c6", "of: 00000000")
    result = site.run("translations")
    assert result.exit_code == 0
    assert "warning[orphan-translation] no text has the key takeaways/eased-message/text" in result.stderr
    assert 'hint: did you mean "takeaways/eases-message/text"?' in result.stderr
    site.run("new", "translation", "de")
    assert "Examplin lindert wahrscheinlich Kopfschmerzen." in site.read(DE_TOPIC)


def test_a_page_is_translated_below_its_fields(site: SiteTest) -> None:
    site.write("content/pages/privacy.md", "---\ntitle: Privacy\n---\n\nWe keep nothing.\n\nReally.\n")
    site.run("new", "translation", "de")
    path = "translations/de/pages/privacy.md"
    assert site.read(path).startswith("---\n# The texts of content/pages/privacy.md in another language.\n")
    assert "#: We keep nothing.\n#:\n#: Really.\nbelow:\n  of: " in site.read(path)
    assert states(site)[f"{path}#text"] == "missing"
    site.write(path, site.read(path) + "\nWir speichern nichts.\n\nWirklich.\n")
    assert states(site)[f"{path}#text"] == "done"
    before = site.read(path)
    assert site.run("new", "translation", "de").stdout == ""
    assert site.read(path) == before
    site.edit("content/pages/privacy.md", "Really.", "Yes, really.")
    assert states(site)[f"{path}#text"] == "stale"
    assert site.run("translations", "--confirm", f"{path}#text").exit_code == 0
    assert states(site)[f"{path}#text"] == "done"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title:\n  of: 123\n  text: A\n", '2:7: error[wrong-value] "of" must be 8 digits or'),
        ("title:\n  text: A\n", '"of" is missing'),
        ("title:\n  of: 42ddda8f\n  txet: A\n", '"txet" is not a field here'),
        ("title: Wirkt es?\n", "here must be fields with values, not a text"),
        ("- title\n", "here must be fields with values, not a list"),
        ("title: [\n", "error[yaml-syntax]"),
    ],
)
def test_a_malformed_translation_file_is_an_error_at_its_place(text: str, message: str, site: SiteTest) -> None:
    site.write(DE_EFFECTS, text)
    for command in (["translations"], ["new", "translation", "de"]):
        result = site.run(*command)
        assert result.exit_code == 1
        assert message in result.stderr
        assert f"{DE_EFFECTS}:" in result.stderr
    assert site.read(DE_EFFECTS) == text


@pytest.mark.parametrize(
    "text", ['{title: {of: 42ddda8f, text: "Wirkt es?"}}\n', "? title\n: {of: 42ddda8f, text: A}\n"]
)
def test_a_file_that_cannot_be_completed_is_left_alone(text: str, site: SiteTest) -> None:
    site.write(DE_EFFECTS, text)
    result = site.run("new", "translation", "de")
    assert result.exit_code == 2
    assert DE_EFFECTS in result.stderr
    assert site.read(DE_EFFECTS) == text


@pytest.mark.parametrize("language", ["../de", "DE", "en-GB", ".", "de/x", ""])
def test_a_language_is_a_tag_and_another_than_that_of_the_content(language: str, site: SiteTest) -> None:
    before = site.files()
    result = site.run("new", "translation", language)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert site.files() == before


def test_a_translation_behind_a_link_that_leads_away_is_not_read(
    site: SiteTest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    secret.write_text("title:\n  of: 42ddda8f\n  text: secret words\n", encoding="utf-8")
    (site.folder / DE_EFFECTS).unlink()
    (site.folder / DE_EFFECTS).symlink_to(secret)
    for command in (["translations"], ["new", "translation", "de"]):
        result = site.run(*command)
        assert result.exit_code == 2
        assert "symbolic link" in result.stderr
        assert "secret words" not in result.stdout + result.stderr


@pytest.mark.parametrize("folder", ["translations", "translations/de"])
def test_nothing_is_written_through_a_folder_that_is_a_link(folder: str, tmp_path: Path) -> None:
    site, elsewhere = SiteTest(tmp_path / "site-folder"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site.folder / folder).parent.mkdir(exist_ok=True)
    (site.folder / folder).symlink_to(elsewhere, target_is_directory=True)
    result = site.run("new", "translation", "de")
    assert result.exit_code == 2
    assert "symbolic link" in result.stderr
    assert list(elsewhere.iterdir()) == []


DENIALS = {
    "de": """
        Some people have headaches. | Manche Menschen haben Kopfschmerzen. | Keine Menschen haben Kopfschmerzen.
        It does not help everybody. | Es hilft nicht allen. | Es hilft allen.
        Do not stop it on your own. | Setzen Sie es nicht selbst ab. | Setzen Sie es selbst ab.
        Many wait. Nobody knows why. | Viele warten. Niemand weiß, warum. | Niemand wartet. Viele wissen, warum.
        It happened with no warning. | Es kam ohne Vorzeichen. | Es kam mit Vorzeichen.
        Several trials saw it. | Mehrere Studien sahen es. | Mehrere Studien sahen es nie.
        It is unclear whether it helps. | Es ist nicht klar, ob es hilft. |
        Few people had it. Ask. | Nicht viele Menschen hatten es. Fragen Sie. |
        This leaves out old trials. | Alte Studien sind nicht dabei. |
        None of them was rare. | Nichts davon war selten. |
    """,
    "es": """
        Some people have headaches. | Algunas personas tienen dolor. | Ninguna persona tiene dolor.
        It does not help everybody. | No ayuda a todos. | Ayuda a todos.
        Do not take it at night. | No la tome de noche. | Tómela de noche.
        Many wait. Nobody knows why. | Muchos esperan. Nadie sabe por qué. | Nadie espera. Muchos saben por qué.
        It happened with no warning. | Ocurrió sin aviso. | Ocurrió con aviso.
        Several trials saw it. | Varios estudios lo vieron. | Varios estudios nunca lo vieron.
        It is unclear whether it helps. | No está claro si ayuda. |
        Few people had it. Ask. | No muchas personas lo tuvieron. Pregunte. |
        This leaves out old trials. | No se incluyen estudios antiguos. |
        Nobody had either of them. | Nadie tuvo ninguno de los dos. |
    """,
}
"""Texts with a right translation, and with one that turned round what is denied."""


@pytest.mark.parametrize("language", DENIALS)
def test_a_translation_that_denies_what_its_text_does_not_is_noticed(language: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    pairs = [[part.strip() for part in line.split("|")] for line in DENIALS[language].strip().splitlines()]
    site.edit("site_config.yaml", "title:", f"languages: [en-GB, {language}]\ntitle:")
    site.write(EFFECTS, site.read(EFFECTS) + "".join(f"  - text: {source}\n" for source, _, _ in pairs))
    assert site.run("new", "translation", language).exit_code == 0
    path = f"translations/{language}/topics/examplin/effects.yaml"
    first = int(re.findall(r"^body/(\d+)/text:", site.read(path), re.MULTILINE)[0])
    for number, (_, right, _) in enumerate(pairs, first):
        translate(site, path, f"body/{number}/text", right)
    assert "translation-denies" not in site.run("translations").stderr
    for _, right, wrong in pairs:
        if wrong:
            site.edit(path, f"text: {right}\n", f"text: {wrong}\n")
    said = site.run("translations").stderr
    assert said.count("[translation-denies]") >= sum(bool(wrong) for _, _, wrong in pairs)
    lines = site.read(path).splitlines()
    told = {int(found) for found in re.findall(rf"{path}:(\d+):\d+: warning\[translation-denies\]", said)}
    assert told == {number for number, line in enumerate(lines, 1) if line[8:] in [w for _, _, w in pairs if w]}
