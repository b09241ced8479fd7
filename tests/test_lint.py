"""`citesite lint`: how texts read, as advice that stops nothing."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from citesite.check.languages import plain_of
from citesite.check.plain_language.grade import (
    amstad,
    fernandez_huerta,
    flesch_kincaid,
    reading,
    smog,
    syllables_of,
    szigriszt_pazos,
    wiener,
)
from site_test import EFFECTS, TOPIC, SiteTest
from translated_site import DE_EFFECTS, DE_GLOSSARY, DE_SETTINGS, DE_TOPIC, translate, translated_site

ROOT = Path(__file__).parent.parent
MESSAGE = "text: Examplin probably eases headache."
CLAIM = "text: Examplin probably eases headache.\n      type: effect"
LONG = " ".join(["word"] * 21) + "."


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path)
    found.edit(TOPIC, MESSAGE, f"{MESSAGE}\n    because: Here are all kinds of sentences, to look at something else.")
    found.edit(EFFECTS, CLAIM, f"{CLAIM}\n      because: Here are all kinds of sentences, to see how they read.")
    return found


def say(site: SiteTest, text: str) -> None:
    """Let the first claim say something, in a literal block."""
    block = "".join(f"\n        {line}" if line else "\n" for line in text.splitlines())
    site.edit(EFFECTS, CLAIM, f"text: |{block}\n      type: effect")


def advice(site: SiteTest, *args: str) -> list[tuple[str, int, int]]:
    found = json.loads(site.run("lint", "--format", "json", *args).stdout)
    assert {d["severity"] for d in found} <= {"advice"}
    return [(d["code"], d["line"], d["column"]) for d in found]


def codes(site: SiteTest) -> set[str]:
    return {code for code, *_ in advice(site)}


def test_a_site_that_reads_well_gets_no_advice(site: SiteTest) -> None:
    result = site.run("lint", "--strict")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "4 parts, 0 pieces of advice\n"


def test_advice_never_fails_a_check_or_a_build(site: SiteTest) -> None:
    say(site, LONG)
    result = site.check("--strict")
    assert result.exit_code == 0
    assert "advice[long-sentence]" in result.stderr
    assert result.stderr.endswith("no errors, no warnings, 1 piece of advice\n")
    assert site.build("--strict").exit_code == 0
    assert "long-sentence" not in site.build().stderr
    assert site.run("lint").exit_code == 0
    assert site.run("lint", "--strict").exit_code == 1


def test_check_and_lint_give_the_same_advice(site: SiteTest) -> None:
    say(site, f"{LONG} This is approximately [here](https://example.org/).")
    of_check = json.loads(site.check("--format", "json").stdout)
    assert of_check == json.loads(site.run("lint", "--format", "json").stdout)
    assert len(of_check) == 3


def test_github_shows_advice_as_a_notice(site: SiteTest) -> None:
    say(site, LONG)
    assert site.run("lint", "--format", "github").stdout.startswith("::notice file=content/")


@pytest.mark.parametrize("style", ["|", ">-"])
def test_advice_stands_where_the_sentence_begins_also_in_folded_text(style: str, site: SiteTest) -> None:
    text = "It eases headache. Somebody\n        says " + " ".join(["word"] * 20) + "."
    site.edit(EFFECTS, CLAIM, f"text: {style}\n        {text}\n      type: effect")
    lines = site.read(EFFECTS).splitlines()
    line = next(n for n, found in enumerate(lines, 1) if "Somebody" in found)
    assert advice(site) == [("long-sentence", line, lines[line - 1].index("Somebody") + 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" ".join(["word"] * 20) + ".", set()),
        (LONG, {"long-sentence"}),
        (" ".join(["word"] * 19) + " e.g. 3.5 mm [@guide-2021, p. 3].", {"long-sentence"}),
        (" ".join(["word"] * 18) + " {{ claim.x | round(2) | and some more words }} [@guide-2021, p. 3].", set()),
        (" ".join(["[word](https://example.org/a-long-address)"] * 20) + ".", set()),
        ("One is here. Two is here. Three is here.", set()),
        ("One is here. Two is here.\n\nThree is here. Four is here.", set()),
        ("One is here. Two is here. Three is here. Four is here.", {"long-paragraph"}),
        (
            "A list has:\n\n- one point\n- two points\n- three points\n- four points\n- five points of a kind here",
            set(),
        ),
        ("It costs much, e.g. Dr. No says so. It is so.", set()),
        ("It is [pins and needles (paraesthesia)](term:cephalalgia).", set()),
        ("It is pins and needles (paraesthesia). Then paraesthesia goes.", set()),
        ("It is paraesthesia. Then paraesthesia goes.", {"unexplained-word"}),
        ("Ask the Other Guide Group (OGG). The OGG says so. The UK says so.", set()),
        ("Ask the OGG (Other Guide Group).", set()),
        ("Ask the OGG. The OGG knows.", {"unexplained-abbreviation"}),
        ("Vitamin B12 is often low.", {"vague-size"}),
        ("Vitamin B12 is often low: in 10 of 100 people.", set()),
        ("Ask how often to come. It is most often so.", set()),
        ("The chance doubles.", {"relative-alone"}),
        ("The chance doubles, from 1 in 100 to 2 in 100.", set()),
        ("Take it twice a day. Do not double a missed dose.", set()),
        ("A diabetic patient came. Some diabetics came.", {"word-to-avoid"}),
        ("This is diabetic nerve damage.", set()),
        ("The difference was statistically significant.", {"word-to-avoid"}),
        ("It was in 5 in 100 people, 1,000 of them here. It was 6 in 100 there.", set()),
        ("It was in 5 in 100 people. It was 12 in 1,000 there.", {"mixed-denominators"}),
        ("Read [the guide](https://example.org/).", set()),
        ("Read [more](https://example.org/).", {"vague-link"}),
        ("Read [https://example.org/](https://example.org/).", {"vague-link"}),
        ("Do not:\n\n- do not run\n- do not jump\n\nThen:\n\n- rest", set()),
        ("Do not:\n\n- run\n- jump", {"do-not-item"}),
        ("**Never do any of these things:**\n\n- run", {"do-not-item"}),
        ("Do not:\n\n- do not run\n\n**Rest.**", set()),
        ("What a site cannot do:\n\n- run", set()),
        ("It has:\n\n" + "- one\n" * 6 + "\nThen:\n\n- two", set()),
        ("It has:\n\n" + "- one\n" * 7, {"long-list"}),
        ("It had 12,000 people from 2019-2021, in [a part](https://example.org/10000/5-10).", set()),
        ("It had 12000 people.", {"number-form"}),
        ("It took 5–10 days.", {"number-form"}),
        ("It was 60 in 100 people. It was 40% of the days.", set()),
        ("It was 60 in 100 on 40% of the days.", {"mixed-forms"}),
        ("Read [the guide](https://example.org/). Read [the guide](https://example.org/).", set()),
        ("Read [the guide](https://example.org/a). Read [the guide](https://example.org/b).", {"same-link-words"}),
        ("Doctors gave it.\n\n" * 8 + "It was given.", set()),
        ("Doctors gave it.\n\n" * 8 + "It was given. It is not yet known. It was then tested.", {"passive-voice"}),
        ("Doctors gave it.\n\n" * 8 + "People are tired. The need is real. It is red. It was so.", {"long-paragraph"}),
    ],
)
def test_what_is_and_is_not_said_of_a_text(text: str, found: set[str], site: SiteTest) -> None:
    say(site, text)
    assert codes(site) == found


def test_what_words_and_sources_say_to_patients_is_read_too(site: SiteTest) -> None:
    site.edit("content/glossary.yaml", "Pain in the head [@guide-2021].", f"Cephalalgia is a pain. {LONG}")
    site.edit("content/sources/trials.yaml", "access: full-text", "access: full-text\n  summary: It was a cephalalgia.")
    assert [(code, line) for code, line, _ in advice(site)] == [("long-sentence", 4), ("unexplained-word", 10)]
    assert json.loads(site.check("--format", "json").stdout) == json.loads(site.run("lint", "--format", "json").stdout)
    site.run("lint", "--report", "report.html")
    assert '<th scope="row">sources/trials</th>' in site.read("report.html")


def test_a_topic_is_judged_as_a_whole(site: SiteTest) -> None:
    caution = "  - callout: {tone: caution, title: Take care, text: Ask first.}\n"
    claims = "".join(
        f"  - claim: {{id: more-{n}, text: It probably eases it., type: effect, evidence: [{{source: trial-2020}}],"
        " certainty: {level: moderate, start: high, down: [imprecision]}}\n"
        for n in range(2)
    )
    site.write(EFFECTS, site.read(EFFECTS) + caution * 3 + claims)
    site.edit(TOPIC, "reviewers:", '  - level: emergency\n    title: "Come if:"\n    items: [It is bad.]\nreviewers:')
    site.edit(TOPIC, "summary: ", "summary: " + "One two three. " * 290)
    found = advice(site)
    assert [code for code, *_ in found if code == "many-warnings"] == ["many-warnings"] * 2
    assert {"one-sided", "long-page"} <= {code for code, *_ in found}
    site.edit(EFFECTS, "type: prevalence", "type: safety")
    assert "one-sided" not in codes(site)


def test_what_is_for_clinicians_is_left_out(site: SiteTest) -> None:
    site.edit(EFFECTS, "note: 30 of 50 people", f"note: {LONG} 30 of 50 people")
    site.edit(EFFECTS, CLAIM, f"{CLAIM}\n      details: {LONG}")
    site.edit(TOPIC, "reviewers:", f"methods: {{limits: {LONG}}}\nreviewers:")
    assert advice(site) == []
    say_all = site.read("content/topics/examplin/doses.yaml")
    site.write("content/topics/examplin/doses.yaml", say_all.replace("A guide names one tablet;", LONG))
    assert codes(site) == {"long-sentence"}
    site.edit("content/topics/examplin/doses.yaml", "kind: dosing", "kind: clinicians")
    assert advice(site) == []


def test_a_site_may_judge_otherwise_and_says_why(site: SiteTest) -> None:
    say(site, f"{LONG} Ask the OGG [here](https://example.org/).")
    assert codes(site) == {"long-sentence", "unexplained-abbreviation", "vague-link"}
    settings = site.read("site_config.yaml")
    site.write(
        "site_config.yaml",
        settings + "lint:\n"
        "  long-sentence: {limit: 21, reason: Our readers are nurses.}\n"
        '  vague-link: {off: true, reason: "It is a habit of ours."}\n'
        "  abbreviations: [OGG]\n",
    )
    assert codes(site) == set()
    assert site.check("--strict").exit_code == 0


@pytest.mark.parametrize("rule", ["{off: true}", "{limit: 0, reason: x}", "off"])
def test_a_rule_without_a_reason_or_with_a_wrong_limit_is_an_error(rule: str, site: SiteTest) -> None:
    site.write("site_config.yaml", f"title: t\nlint:\n  long-sentence: {rule}\n")
    result = site.check()
    assert result.exit_code == 1
    assert "site_config.yaml:3:" in result.stderr


def test_a_title_that_does_not_fit_a_phones_header_needs_a_short_name(site: SiteTest) -> None:
    settings = site.read("site_config.yaml")
    for title, more, found in (
        ("Headaches and examplin", "", set()),
        ("Headaches and examplins", "", {"no-short-name"}),
        ("Headaches and examplins", "short_name: Headaches\n", set()),
        (
            "Headaches and examplins",
            "lint: {no-short-name: {off: true, reason: Our templates have no header.}}\n",
            set(),
        ),
    ):
        site.write("site_config.yaml", settings.replace("title: Test Site", f"title: {title}") + more)
        assert codes(site) == found, (title, more)
        assert {d["code"] for d in json.loads(site.check("--format", "json").stdout)} == found
    site.write("site_config.yaml", settings.replace("title: Test Site", "title: Headaches and examplins"))
    assert site.run("lint").stderr.endswith("1 piece of advice\n")
    assert site.build("--strict").exit_code == 0


def test_a_topic_of_three_sections_answers_three_questions_and_says_so_in_a_breath(site: SiteTest) -> None:
    site.edit(TOPIC, "sections: [effects, doses]", "sections: [effects, doses, more]")
    site.write(
        "content/topics/examplin/more.yaml",
        "id: more\ntitle: What else?\nbody:\n  - text: Nobody knows.\n",
    )
    assert advice(site) == [("few-answers", 6, 3)]
    more = "".join(
        f"  - {{id: message-{n}, question: 'Is it so?', text: 'Yes, it is.', claims: [eases-headache]}}\n"
        for n in range(3)
    )
    site.edit(TOPIC, "takeaways:\n", f"takeaways:\n{more}")
    assert codes(site) == set()
    site.edit(TOPIC, "summary: ", "summary: " + ("A" + " word" * 17 + ". ") * 2)
    assert codes(site) == {"long-lead"}


def test_other_languages_are_left_alone(site: SiteTest) -> None:
    say(site, LONG)
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: cy")
    assert advice(site) == []


def test_the_report_ranks_what_an_editor_should_look_at_first(site: SiteTest) -> None:
    say(site, f"{LONG} <b>Approximately</b> so.")
    result = site.run("lint", "--report", "report.html")
    assert result.exit_code == 0
    page = site.read("report.html")
    rows = re.findall(r'<th scope="row">(.+?)</th>', page)
    assert rows[0] == "examplin/effects"
    assert set(rows) == {"examplin", "examplin/effects", "examplin/doses", "glossary"}
    assert "content/topics/examplin/effects.yaml:" in page
    assert "<script" not in page
    assert "<b>" not in page


def test_a_topic_with_mistakes_of_form_is_named_and_left_out(site: SiteTest) -> None:
    site.edit(TOPIC, "title: Examplin", "titel: Examplin")
    result = site.run("lint")
    assert result.exit_code == 1
    assert f"{TOPIC}:2:1: error[unknown-field]" in result.stderr
    assert result.stderr.endswith("1 part, 0 pieces of advice\n")


def test_grades_are_those_of_their_formulas_worked_by_hand() -> None:
    # 2 sentences, 10 words, 15 syllables, and "animal" and "hospital" are long.
    counted = reading(["The animal can run over it.", "A hospital is near."], syllables_of)
    assert (counted.sentences, counted.words, counted.syllables, counted.long_words) == (2, 10, 15, 2)
    assert flesch_kincaid(counted) == pytest.approx(0.39 * 5 + 11.8 * 1.5 - 15.59)
    assert smog(counted) == pytest.approx(1.0430 * 30**0.5 + 3.1291)


def test_grades_of_german_and_spanish_are_those_of_their_formulas_worked_by_hand() -> None:
    # "Tablette" and "wahrscheinlich" have three syllables and more than six letters; the other eight words have one.
    counted = reading(["Die Tablette hilft dem Kind gut.", "Es ist wahrscheinlich so."], plain_of("de").syllables)
    assert (counted.words, counted.syllables, counted.long_words) == (10, 14, 2)
    assert (counted.short_words, counted.wide_words) == (8, 2)
    assert wiener(counted) == pytest.approx(0.1935 * 20 + 0.1672 * 5 + 0.1297 * 20 - 0.0327 * 80 - 0.875)
    assert amstad(counted) == pytest.approx(180 - 5 - 58.5 * 1.4)
    counted = reading(["La vitamina ayuda.", "No cura el dolor."], plain_of("es").syllables)
    assert (counted.words, counted.syllables) == (7, 14)
    assert szigriszt_pazos(counted) == pytest.approx(206.835 - 62.3 * 2 - 3.5)
    assert fernandez_huerta(counted) == pytest.approx(206.84 - 60 * 2 - 1.02 * 3.5)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            "die=1 tablette=3 ärztin=2 studie=3 studien=3 region=3 risiko=3 kopfschmerzen=3 übelkeit=3 museum=3 "
            "qualität=3 bauer=2 häufig=2 leute=2 nieren=2 krankheiten=3 diabetes=4 vitamin=3 nahrungsmittel=4 b12=1 "
            "eier=2 niemand=2 wirkung=2 wissenschaft=3 allergien=4 müde=2 januar=3 aktuell=3 zwei=1 bakterien=4 wien=1",
        ),
        (
            "es",
            "la=1 vitamina=4 estudio=3 guía=2 día=2 náuseas=3 aéreo=4 ciudad=2 muy=1 yo=1 y=1 aquí=2 quien=1 "
            "pingüino=3 ahora=3 poeta=3 tierra=2 cuidado=3 país=2 causa=2 oír=2 medicamento=5 leer=2 europa=3 agua=2 "
            "rey=1 estudiáis=3",
        ),
    ],
)
def test_syllables_are_counted_from_letters_in_each_language(language: str, words: str) -> None:
    count = plain_of(language).syllables
    assert [f"{word}={count(word)}" for word, _, _ in (pair.partition("=") for pair in words.split())] == words.split()


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("people", 2),
        ("take", 1),
        ("takes", 1),
        ("tested", 2),
        ("asked", 1),
        ("table", 2),
        ("being", 2),
        ("vitamin", 3),
        ("medicine", 3),
        ("B12", 1),
        ("1,228", 1),
        ("long-term", 2),
    ],
)
def test_syllables_are_counted_from_letters(word: str, count: int) -> None:
    assert syllables_of(word.lower()) == count


def test_the_b12_site_reads_at_grade_six_or_less_and_gets_little_advice(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, "")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "site_config.yaml", tmp_path)
    assert len(advice(site)) <= 10
    site.run("lint", "--report", "report.html")
    grades = re.findall(r"<tr><th.*?</th>(?:<td>[^<]*</td>){3}<td>([\d.]+)</td>", site.read("report.html"))
    assert len(grades) >= 17
    assert max(map(float, grades)) < 8


GERMAN_WORDS = " ".join(["Wort"] * 21) + "."


def test_translations_are_judged_in_their_own_language_and_file(tmp_path: Path) -> None:
    site = translated_site(tmp_path)
    before = {(d["path"], d["code"]) for d in json.loads(site.run("lint", "--format", "json").stdout)}
    translate(site, DE_TOPIC, "takeaways/eases-message/text", GERMAN_WORDS)
    translate(site, DE_GLOSSARY, "cephalalgia/definition", f'"{GERMAN_WORDS} [@guide-2021]"')
    translate(site, DE_EFFECTS, "title", '"Was über Kopfschmerzen und über ihre Behandlung insgesamt bekannt ist"')
    translate(site, DE_SETTINGS, "title", '"Eine Seite mit Kopfschmerzen"')
    done = site.run("lint", "--format", "json", "--report", "how.html")
    found = [(d["path"], d["code"]) for d in json.loads(done.stdout) if (d["path"], d["code"]) not in before]
    assert sorted(found) == [
        (DE_GLOSSARY, "long-sentence"),
        (DE_SETTINGS, "no-short-name"),
        (DE_EFFECTS, "heading-style"),
        (DE_TOPIC, "long-sentence"),
    ]
    page = site.read("how.html")
    assert re.findall("<h2>(en-GB|de)</h2>", page) == ["en-GB", "de"]
    assert page.index("Flesch-Kincaid") < page.index("Wiener Sachtextformel")
    # `check` says the same, each piece once.
    checked = [d for d in json.loads(site.check("--format", "json").stdout) if d["severity"] == "advice"]
    assert sorted((d["path"], d["code"]) for d in checked if d["path"].startswith("translations/")) == sorted(found)


def test_a_text_that_is_not_translated_is_judged_where_it_was_written_alone(tmp_path: Path) -> None:
    site = translated_site(tmp_path)
    site.edit(EFFECTS, "text: Many people have headaches", f"text: {LONG} Many people have headaches")
    found = [d for d in json.loads(site.run("lint", "--format", "json").stdout) if d["code"] == "long-sentence"]
    assert [d["path"] for d in found] == [EFFECTS]


def test_a_broken_translation_file_is_an_error_of_lint_said_once(tmp_path: Path) -> None:
    site = translated_site(tmp_path)
    site.write(DE_TOPIC, "title: [\n")
    done = site.run("lint")
    assert done.exit_code == 1
    assert done.stderr.count("error[") == 1
    assert f"{DE_TOPIC}:" in done.stderr
