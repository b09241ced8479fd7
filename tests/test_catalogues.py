"""The theme's words in other languages: every catalogue is whole, and a language without one is refused."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from citesite.render.catalogue_rules import fault_of, plural_forms
from citesite.render.pages import environment
from citesite.render.translations import THEME_LOCALE, shipped_languages, translations
from citesite.text.alphabets import sorted_as
from filled_site import FILLED_SITE
from site_test import SiteTest

LANGUAGES = ["ar", "cy", "de", "es", "fr", "nl", "pl", "pt", "tr"]
NUMBER_OF_FORMS = {"ar": 6, "cy": 4, "pl": 3}
"""How many plural forms a language has, where it is not two."""
SAME_AS_ENGLISH = {
    "cy": {
        *("gram", "microgram", "nanogram", "sachet", "{count} person"),
    },
    "de": {
        *("April", "August", "November", "September", "in %(topic)s"),
    },
    "es": {
        *("micromole", "micromoles"),
    },
    "fr": {
        *("%(count)s page", "Correction", "Corrections", "Description", "Menu", "Questions"),
        *("Site", "Sources", "Sources (%(count)s)", "litre", "litres", "micromole"),
        *("micromoles", "millilitre", "millilitres", "millimole", "millimoles", "patch"),
        *("sachet", "sachets"),
    },
    "nl": {
        *("Contact: %(text)s.", 'Contact: <a href="%(href)s">%(text)s</a>.', "Letters", "Menu", "capsule", "capsules"),
        *("gram", "microgram", "milligram", "nanogram", "sachet", "sachets"),
        *("tablet", "{count} study"),
    },
    "pl": {
        *("Menu", "gram", "nanogram"),
    },
    "pt": {
        *("Menu", "Site"),
    },
    "tr": {
        *("gram", "litre", "nanogram", "tablet"),
    },
}
"""Messages with words that a language writes as English does."""
PROPER = {
    *(
        "csl",
        "json",
        "ris",
        "bibtex",
        "csv",
        "fhir",
        "pubmed",
        "doi",
        "orcid",
        "ci",
        "rr",
        "sd",
        "md",
        "df",
        "https",
        "org",
        "pmc",
    ),
    *("aprile", "citato", "curatore", "disponibile", "ed", "internet", "ottobre", "stampa", "su"),
}
"""Words on pages that no catalogue translates: names of formats and measures, addresses, the words of references."""
WORDS = re.compile(r"[A-Za-z]{2}")
NO_WORDS = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]*>")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(THEME_LOCALE / f"{language}.po"))


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def template() -> dict[tuple[str | None, str], polib.POEntry]:
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(THEME_LOCALE / "citesite.pot"))}


def test_the_theme_speaks_these_languages() -> None:
    assert shipped_languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_translates_every_message(language: str) -> None:
    found = {(entry.msgctxt, entry.msgid): entry for entry in catalogue(language)}
    assert found.keys() == template().keys()
    assert not [entry.msgid for entry in found.values() if entry.fuzzy or not all(texts(entry))]


@pytest.mark.parametrize("language", [*LANGUAGES, "en-US"])
def test_a_catalogue_has_the_placeholders_tags_and_plural_forms_it_needs(language: str) -> None:
    entries = catalogue(language)
    forms = plural_forms(entries.metadata["Plural-Forms"])
    assert forms
    assert forms.number == NUMBER_OF_FORMS.get(language, 2)
    assert [fault for entry in entries if (fault := fault_of(entry, texts(entry), forms))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language: str) -> None:
    same = {
        entry.msgid
        for entry in catalogue(language)
        if WORDS.search(NO_WORDS.sub("", entry.msgid)) and {entry.msgid, entry.msgid_plural} & set(texts(entry))
    }
    assert same == SAME_AS_ENGLISH.get(language, set())


@pytest.mark.parametrize("language", [*LANGUAGES, "en-US"])
def test_sentences_end_as_they_do_in_english_and_no_space_is_typed_twice(language: str) -> None:
    for entry in catalogue(language):
        for text in texts(entry):
            if not entry.msgctxt:
                ends = [bool(re.search(r"[.:?؟]$", words.rstrip())) for words in (entry.msgid, text)]
                assert ends[0] == ends[1], (entry.msgid, text)
            assert "  " not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_names_the_number_of_an_emergency_service(language: str) -> None:
    """Which one to call depends on the country, so it stands in the records."""
    for entry in catalogue(language):
        for text in texts(entry):
            assert set(re.findall(r"\d{3,}", text)) <= {*re.findall(r"\d{3,}", entry.msgid), "000"}, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_that_no_native_speaker_has_read_it(language: str) -> None:
    assert catalogue(language).metadata["X-Reviewed-By"] == "not yet reviewed by a native speaker"


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def italian(tmp_path: Path, catalogue_text: str | None) -> SiteTest:
    """A site in a language that the theme does not speak, with a catalogue of its own or none."""
    site = SiteTest(tmp_path / "italian-site")
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: it")
    if catalogue_text is not None:
        site.write("locale/it.po", catalogue_text)
    return site


def whole(leave_out: str = "") -> str:
    """A catalogue with every message, translated by two marks around it; all but one if `leave_out` names it."""
    entries = polib.POFile()
    entries.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for entry in template().values():
        if entry.msgid == leave_out:
            continue
        if entry.msgid_plural:
            entry.msgstr_plural = {0: marked(entry.msgid), 1: marked(entry.msgid_plural)}
        else:
            entry.msgstr = marked(entry.msgid)
        entries.append(entry)
    return str(entries)


def marked(text: str) -> str:
    return f"⟦{text}⟧" if WORDS.search(NO_WORDS.sub("", text)) else text


def test_a_language_without_a_catalogue_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    site = italian(tmp_path, None)
    result = site.build()
    assert result.exit_code == 1
    assert (
        'site_config.yaml:2:11: error[no-catalogue] the theme has no words in the language "it", so its pages would be '
        "English"
    ) in result.stderr
    assert "there are: en, ar, cy, de, es, fr, nl, pl, pt, tr" in result.stderr
    assert not (site.folder / "site").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("this is no catalogue {", "error[unreadable-catalogue] the catalogue cannot be read"),
        (HEAD.encode() + b'msgid "Home"\nmsgstr "Inizi\xf2"\n', "it is not in UTF-8"),
        (HEAD + 'msgid "Home"\nmsgstr "Ini', "locale/it.po:5:1: error[unreadable-catalogue]"),
        (HEAD + 'msgid "Home"\nmsgstr "Inizio"\n\nmsgid "About"\n', "locale/it.po:7:1: error[unreadable-catalogue]"),
        ("", "error[incomplete-catalogue]"),
        (HEAD + 'msgid "Home"\nmsgstr "Inizio"\n', "error[incomplete-catalogue]"),
    ],
)
def test_a_catalogue_that_is_none_or_was_cut_off_is_an_error(tmp_path: Path, text: str | bytes, said: str) -> None:
    site = italian(tmp_path, "")
    site.write("locale/it.po", text)
    result = site.build()
    assert result.exit_code == 1
    assert "locale/it.po" in result.stderr
    assert said in result.stderr


def test_a_whole_catalogue_builds_and_every_word_of_the_theme_comes_from_it(tmp_path: Path) -> None:
    site = italian(tmp_path, whole())
    assert site.build().exit_code == 0
    page = site.page("examplin/")
    assert '<h2 id="key-messages">⟦Short answers⟧</h2>' in page
    assert "⟦The fixed words of these pages" not in page
    site.write("locale/it.po", whole(leave_out="Short answers"))
    result = site.build()
    assert result.exit_code == 1
    assert 'locale/it.po:1:1: error[incomplete-catalogue] the catalogue lacks "Short answers"' in result.stderr
    fuzzy = whole().replace('msgid "Short answers"', '#, fuzzy\nmsgid "Short answers"')
    site.write("locale/it.po", fuzzy)
    assert 'lacks "Short answers"' in site.build().stderr


def test_no_page_has_words_that_are_neither_in_the_records_nor_in_the_catalogue(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "filled-site", FILLED_SITE)
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: it")
    site.write("locale/it.po", whole())
    assert site.build().exit_code == 0
    records = "".join(text.decode() for text in site.files("content").values()) + "Test Site"
    known = {word.casefold() for word in re.findall(r"[A-Za-z]{2,}", records)} | PROPER
    left: set[str] = set()
    for name, page in site.files().items():
        if name.endswith(".html"):
            text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", page.decode(), flags=re.DOTALL)
            while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
                text = shorter
            left |= {word.casefold() for word in re.findall(r"[A-Za-z]{2,}", text)} - known
    assert left == set()


@pytest.mark.parametrize(
    ("message", "translation", "said"),
    [
        ("{number} times as likely", "{x} volte", 'has "{x}"'),
        ("{number} times as likely", "{number.a} volte", 'has "{"'),
        ("{number} times as likely", "{number:>99} volte", 'has "{"'),
        ("{number} times as likely", "volte", 'lacks "{number}"'),
        ("Evidence last checked: %(day)s", "%(x)s", 'has "%(x)s"'),
        ("Evidence last checked: %(day)s", "%(day)d", 'has "%(day)d"'),
        ("Evidence last checked: %(day)s", "il 3 marzo", 'lacks "%(day)s"'),
        ("Home", "100%", 'has "%"'),
        ("Home", "{", 'has "{"'),
        ("Home", "<b>Inizio</b>", "has other tags"),
        ('Write to <a href=\\"%(href)s\\">%(text)s</a>.', "Scriva a %(text)s %(href)s.", "has other tags"),
    ],
)
def test_a_translation_that_would_do_harm_is_named_with_its_line(
    tmp_path: Path, message: str, translation: str, said: str
) -> None:
    site = italian(tmp_path, f'{HEAD}msgid "About"\nmsgstr "Info"\n\nmsgid "{message}"\nmsgstr "{translation}"\n')
    result = site.build()
    assert result.exit_code == 1
    assert "locale/it.po:7:1: error[broken-translation] the translation of" in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(
    ("forms", "said"),
    [
        ('msgstr[0] "%(count)s pagina"\n', "has 1 plural forms of 2"),
        ('msgstr[0] "%(count)s pagina"\nmsgstr[1] ""\n', "has 1 plural forms of 2"),
        ('msgstr[0] "una pagina"\nmsgstr[1] "pagine"\n', 'lacks "%(count)s"'),
    ],
)
def test_plural_forms_that_are_missing_or_lack_their_number_are_named(tmp_path: Path, forms: str, said: str) -> None:
    site = italian(tmp_path, f'{HEAD}msgid "%(count)s page"\nmsgid_plural "%(count)s pages"\n{forms}')
    result = site.build()
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_head_without_plural_forms_is_named(tmp_path: Path) -> None:
    site = italian(tmp_path, whole().replace("Plural-Forms: nplurals=2; plural=(n != 1);", "X-Nothing: none"))
    assert "the head of the catalogue lacks Plural-Forms" in site.build().stderr


def test_a_catalogue_of_the_site_completes_one_of_the_theme(tmp_path: Path) -> None:
    """A message of its own, in a variety of the language, and who has read it."""
    site = SiteTest(tmp_path / "portuguese-site")
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: pt-PT")
    assert site.build().exit_code == 0
    about = site.page("about/")
    assert "foram traduzidas do inglês" in about
    assert "1º de novembro de 2026" in about
    site.write(
        "locale/pt-PT.po",
        HEAD.replace("charset=UTF-8\\n", "charset=UTF-8\\nX-Reviewed-By: A. Reader\\n")
        + 'msgid "Short answers"\nmsgstr "Em poucas palavras"\n\nmsgid "January"\nmsgstr "Janeiro"\n',
    )
    assert site.build().exit_code == 0
    page = site.page("examplin/")
    assert '<h2 id="key-messages">Em poucas palavras</h2>' in page
    assert "Respostas curtas" not in page
    assert "Certeza alta" in page
    assert "foram traduzidas do inglês" not in page + site.page("about/")


def test_american_english_has_its_own_spelling_and_order_of_dates(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "american-site")
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: en-US")
    assert site.build().exit_code == 0
    page = site.page("examplin/") + site.page("accessibility/") + site.page("sources/trial-2020/")
    assert ("November 1, 2026" in page, "1 November 2026" in page) == (True, False)
    assert ("Randomized trial" in page, "andomised" in page) == (True, False)
    assert ("without colors" in page, "colour" in page) == (True, False)
    assert "translated from English" not in page


def test_a_catalogue_is_begun_and_completed_without_losing_a_word(tmp_path: Path) -> None:
    site = italian(tmp_path, f'{HEAD}msgid "Home"\nmsgstr "Inizio"\n\nmsgid "Of our own template"\nmsgstr "Nostro"\n')
    result = site.run("new", "catalogue", "it")
    assert (result.exit_code, result.stdout) == (0, "locale/it.po\n")
    begun = {entry.msgid: entry.msgstr for entry in polib.pofile(str(site.folder / "locale/it.po"))}
    assert (begun["Home"], begun["Of our own template"]) == ("Inizio", "Nostro")
    assert begun.keys() >= {entry.msgid for entry in template().values()}
    before = site.read("locale/it.po")
    assert site.run("new", "catalogue", "it").exit_code == 0
    assert site.read("locale/it.po") == before
    assert "incomplete-catalogue" in site.check().stderr
    assert site.run("new", "catalogue", "../it").exit_code == 2


ORDERED = {
    "pl": ["Cukier", "Ćma", "Dąb", "Ląd", "Łąka", "Zioło", "Źdźbło", "Żaba"],
    "tr": ["Çay", "Diş", "Il\N{LATIN SMALL LETTER DOTLESS I}k", "İlaç", "Öksürük", "Pazar", "Şeker", "Tuz"],
    "es": ["Nuez", "Ñame", "Ómnibus", "Pan"],
    "cy": ["Cwm", "Chwys", "Dant", "Ddoe", "Lwmp", "Llaw", "Mêl"],
    "de": ["Ader", "Ärger", "Aster", "Ohr", "Öl", "Straße", "Strauß"],
    "fr": ["Œdème", "Œil", "Oreille"],
}


@pytest.mark.parametrize("language", ORDERED)
def test_names_are_in_the_order_of_the_alphabet(language: str) -> None:
    assert sorted(set(ORDERED[language]), key=lambda title: sorted_as(title, language)) == ORDERED[language]


def test_lists_are_in_the_order_of_the_alphabet_under_its_letters(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "polish-site")
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: pl")
    titles = ORDERED["pl"]
    terms = "".join(f"- {{id: w{n}, term: {title}, definition: Qx.}}\n" for n, title in enumerate(reversed(titles)))
    site.write("content/glossary.yaml", site.read("content/glossary.yaml") + terms)
    assert site.build().exit_code == 0
    found = re.findall(r"<dt>(\S+)</dt>", site.page("glossary/"))
    assert [title for title in found if title in titles] == titles
    letters = re.findall(r'<h3 id="letter-.">(.)</h3>', site.page("search/"))
    assert [letter for letter in letters if letter in "CĆDLŁZŹŻ"] == list("CĆDLŁZŹŻ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", {"1": "1 tablet", "2": "2 tablets", "5": "5 tablets", "22": "22 tablets", "0.5": "0.5 tablets"}),
        ("de", {"1": "1 Tablette", "2": "2 Tabletten", "0.5": "0,5 Tabletten"}),
        ("fr", {"1": "1 comprimé", "2": "2 comprimés", "0.5": "0,5 comprimé", "1.5": "1,5 comprimé"}),
        ("pl", {"1": "1 tabletka", "2": "2 tabletki", "5": "5 tabletek", "22": "22 tabletki", "0.5": "0,5 tabletki"}),
        ("tr", {"1": "1 tablet", "2": "2 tablet", "0.5": "0,5 tablet"}),
        ("ar", {"1": "1 قرص", "2": "2 قرصان", "5": "5 أقراص", "22": "22 قرصًا", "0.5": "0.5 قرص"}),
        ("cy", {"1": "1 tabled", "2": "2 dabled", "5": "5 tabled"}),
    ],
)
def test_a_unit_has_the_plural_form_of_its_number(language: str, said: dict[str, str]) -> None:
    env = environment(Path("no-templates"), translations(language, Path("nowhere")))
    shown = '{% import "partials/macros.html" as m %}{{ number|decimal }} {{ m.unit_name("tablet", number) }}'
    assert {number: env.from_string(shown).render(number=number) for number in said} == said
