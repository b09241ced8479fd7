"""Nothing that the site says changes in silence: `diff` says what changed, and `publish` wants readers to be told."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from images import png
from site_test import EFFECTS, TOPIC, Result, SiteTest
from translated_site import DE_EFFECTS, DE_GLOSSARY, DE_SETTINGS, DE_TOPIC, translate, translated_site

DOSES = "content/topics/examplin/doses.yaml"
DATA = "content/topics/examplin/evidence.yaml"
ENTRY = (
    'changes:\n  - {date: 2026-11-21, kind: correction, what: "We had said <i>more</i> & now say less."}\ntakeaways:\n'
)
ENTRY = ENTRY.replace("<i>more</i> & ", "more and ")
EDITS = {
    "words": (EFFECTS, "Many people have headaches", "Most people have headaches", 18, '"Most people have headaches'),
    "negation": (EFFECTS, "Many people have", "Many people do not have", 18, "negation: not (new)"),
    "number": (EFFECTS, "Many people have", "7 in 100 people have", 18, "number: 7, 100 (new)"),
    "numbers in words that were there": (DOSES, "A guide names", "Of 1 or 2, a guide names", 7, "number: 1, 2 (new)"),
    "certainty": (
        EFFECTS, "{level: moderate, start: high, down: [imprecision]}",
        "{level: high, start: high}", 8, "certainty: moderate -> high",
    ),
    "stance": (
        EFFECTS, "- source: trial-2020", "- stance: partly\n          source: trial-2020",
        8, "trial-2020: supports -> partly",
    ),
    "another source": (
        EFFECTS, "source: trial-2020\n          note", "source: guide-2021\n          note",
        8, "guide-2021: supports (new)",
    ),
    "takeaway": (TOPIC, "text: Examplin probably eases", "text: Examplin probably soothes", 6, "soothes"),
    "summary": (TOPIC, "is tested against", "is used against", 3, "is used against"),
    "sign": (TOPIC, "is sudden and very bad", "is bad", 10, "is bad"),
    "dose": (DOSES, "value: 500", "value: 5", 12, "number: 500 -> 5"),
    "who a dose is for": (DOSES, "population: adults", "population: children", 12, "given to: adults -> children"),
}  # fmt: skip
"""Changes of what a statement means: where, the old and the new text, and the line and the words of what is said."""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def publish(site: SiteTest, *args: str) -> Result:
    return site.run("publish", "--as-of", "2026-11-21", *args)


def diff(site: SiteTest, *args: str) -> Result:
    return site.run("diff", "--as-of", "2026-11-21", *args)


def tell(site: SiteTest) -> None:
    site.edit(TOPIC, "takeaways:\n", ENTRY)


@pytest.mark.parametrize("edit", EDITS)
def test_a_changed_meaning_is_not_published_in_silence(edit: str, site: SiteTest) -> None:
    path, old, new, line, words = EDITS[edit]
    assert publish(site, "www").exit_code == 0
    before = {name: data for name, data in site.files(".").items() if name.startswith(("www", "permal", "published"))}
    site.edit(path, old, new)
    result = publish(site, "www")
    assert result.exit_code == 1
    said = [text for text in result.stderr.splitlines() if "error[unannounced-change]" in text]
    # A message is as certain as its claim.
    assert len(said) == (2 if edit == "certainty" else 1)
    assert said[0].startswith(f"{path}:{line}:")
    assert words in said[0]
    assert "hint: add to changes: in content/topics/examplin/topic.yaml: - {date: 2026-11-21, kind: " in result.stderr
    assert f"Nothing was published: {len(said)} statement{'s' * (len(said) > 1)} changed in silence.\n" in result.stderr
    after = site.files(".")
    assert {name: after[name] for name in before} == before
    assert words.removeprefix('"') in diff(site).stdout
    tell(site)
    assert publish(site, "www").exit_code == 0
    for page in ("changes/index.html", "feed.xml"):
        assert "We had said more and now say less." in (site.folder / "www" / page).read_text("utf-8")
    assert diff(site).stdout == "nothing that the site says has changed\n"


ABOUT = "content/pages/privacy.md"
SITE_TEXTS = """
-- content/pages/privacy.md --
---
title: What we keep
---
We keep your address for 30 days.

![A foot with a plaster](foot.png)

- We do not sell it.
"""
SITE_EDITS = {
    "page": (ABOUT, "for 30 days", "for 90 days", "number: 30 -> 90"),
    "item of a page": (ABOUT, "do not sell", "do sell", "negation: not (gone)"),
    "title of a page": (ABOUT, "title: What we keep", "title: What we sell", "title: What we keep -> What we sell"),
    "words for an image": (ABOUT, "A foot with a plaster", "A hand with a plaster", "[A hand with a plaster]"),
    "term": ("content/glossary.yaml", "Pain in the head", "Pain in the neck", '"Pain in the neck."'),
    "lay term": ("content/glossary.yaml", "lay_term: headache", "lay_term: stroke", "lay term: headache -> stroke"),
    "design": ("content/sources/guide-2021.yaml", "design: guideline", "design: consensus", "guideline -> consensus"),
    "people of a source": ("content/sources/trials.yaml", "n: 100", "n: 1000", "n: 100 -> 1000"),
    "summary of a source": ("content/sources/trials.yaml", "fewer had pain", "more had pain", "more had pain"),
    "standing": (
        "content/sources/trials.yaml",
        "n: 100",
        "n: 100\n  standing: {status: corrected}",
        "current -> corrected",
    ),
    "reviewer": ("content/people.yaml", "statement: none", "statement: shares in examplin", "shares in examplin"),
    "tagline": ("site_config.yaml", "tagline: What is known", "tagline: What is best", "What is known -> What is best"),
}
"""Changes outside topics: where, the old and the new text, and what `diff` says."""


def with_site_texts(site: SiteTest) -> None:
    """Publish a site with texts of every kind that are in no topic."""
    site.apply(SITE_TEXTS)
    site.write("content/media/foot.png", png(40, 30))
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\ntagline: What is known")
    site.edit(
        "content/sources/trials.yaml",
        "access: full-text",
        "access: full-text\n  n: 100\n  summary: In it fewer had pain.",
    )
    assert publish(site).exit_code == 0


def test_what_a_site_says_outside_topics_is_compared(site: SiteTest) -> None:
    with_site_texts(site)
    kept = (site.folder / "published.json").read_bytes()
    for name, (path, old, new, words) in SITE_EDITS.items():
        before = site.read(path)
        site.edit(path, old, new)
        said, result = diff(site).stdout, publish(site)
        assert words in said, name
        assert "the site: pages, glossary, sources and settings\n" in said
        assert "error[unannounced-change]" in result.stderr, name
        assert f"{path}:" in result.stderr, name
        site.write(path, before)
    assert diff(site).stdout == "nothing that the site says has changed\n"
    assert publish(site).exit_code == 0
    assert (site.folder / "published.json").read_bytes() == kept


def test_a_reason_is_enough_for_a_page_and_a_topic_tells_of_a_term(site: SiteTest) -> None:
    with_site_texts(site)
    site.edit(ABOUT, "for 30 days", "for 90 days")
    assert publish(site, "--minor", "we keep it longer").exit_code == 0
    site.edit("content/sources/trials.yaml", "n: 100", "n: 1000")
    assert publish(site, "--minor", "a slip").exit_code == 1
    tell(site)
    assert publish(site).exit_code == 0


def test_what_is_new_outside_topics_needs_no_word(site: SiteTest) -> None:
    with_site_texts(site)
    site.edit("content/sources/trials.yaml", "n: 100", "n: 100\n  population: Adults\n  access_note: Read twice.")
    site.write("content/pages/data.md", "---\ntitle: Data\n---\nMore.\n")
    said = diff(site).stdout
    assert '  new page "data: page of the site": More.\n' in said
    assert "    population: Adults (new)\n" in said
    assert publish(site).exit_code == 0


def test_a_site_published_before_its_pages_were_kept_is_not_asked_about_them(site: SiteTest) -> None:
    with_site_texts(site)
    data = json.loads(site.read("published.json"))
    del data["site"]
    site.write("published.json", json.dumps(data))
    site.edit(ABOUT, "for 30 days", "for 90 days")
    assert publish(site).exit_code == 0


def test_an_editor_learns_of_it_before_publishing_and_a_build_goes_on(site: SiteTest) -> None:
    publish(site)
    site.edit(EFFECTS, "Many people have", "Most people have")
    assert f"{EFFECTS}:18:13: advice[unannounced-change]" in site.check().stderr
    assert site.build("--strict").exit_code == 0


def test_a_check_notices_that_something_else_was_published_though_no_record_changed(site: SiteTest) -> None:
    publish(site)
    site.edit(EFFECTS, "Many people have", "Most people have")
    told = [site.check().stderr for _ in range(3)]
    assert told == [told[0]] * 3
    assert "unannounced-change" in told[0]
    before = site.read("published.json")
    site.delete("published.json")
    assert "unannounced-change" not in site.check().stderr
    site.write("published.json", before)
    assert site.check().stderr == told[0]


def test_what_is_new_or_of_no_consequence_is_published_without_a_word(site: SiteTest) -> None:
    publish(site)
    site.edit(EFFECTS, "30 of 50 people felt better, against 20 of 50.", "30 of 50 people felt better, and 20.")
    site.edit(
        EFFECTS,
        "  - claim:\n      id: headache-is-common",
        "  - claim:\n      id: it-hurts\n      text: It hurts.\n"
        "      type: definition\n      evidence: [{source: guide-2021}]\n  - claim:\n      id: headache-is-common",
    )
    said = diff(site).stdout
    assert (
        "note on trial-2020: 30 of 50 people felt better, against 20 of 50. -> 30 of 50 people felt better, and 20."
        in said
    )
    assert '  new claim "it-hurts": It hurts.\n' in said
    assert publish(site).exit_code == 0


PAGE = """\
  - heading: What one trial found
  - text: It had few people.
  - table:
      caption: Who was asked
      columns: [Group, How many]
      rows: [[adults, some]]
"""
TEXTS = {
    "lead": (EFFECTS, "about one trial", "about no trial"),
    "card": (EFFECTS, "A short look", "A long look"),
    "heading": (EFFECTS, "What one trial found", "What three trials found"),
    "text": (EFFECTS, "It had few people", "It had many people"),
    "caption": (EFFECTS, "Who was asked", "Who was counted"),
    "column": (EFFECTS, "How many", "How few"),
    "cell": (EFFECTS, "adults, some", "adults, all"),
    "title of a section": (EFFECTS, "Does it work?", "Is it safe?"),
    "title of the topic": (TOPIC, "title: Examplin and headache", "title: Examplin against headache"),
    "result": (DATA, "title: Who felt better", "title: Who felt worse"),
}


def with_texts(site: SiteTest) -> None:
    """Publish a site with texts of every kind that rest on no claim."""
    site.edit(EFFECTS, "kind: evidence\n", "kind: evidence\nlead: This part is about one trial.\ncard: A short look\n")
    (site.folder / EFFECTS).write_text((site.folder / EFFECTS).read_text("utf-8") + PAGE, "utf-8")
    assert publish(site).exit_code == 0


def test_every_text_that_readers_see_is_compared(site: SiteTest) -> None:
    with_texts(site)
    for path, old, new in TEXTS.values():
        site.edit(path, old, new)
    said, result = diff(site).stdout, publish(site)
    assert [name for name, (_, _, new) in TEXTS.items() if re.split(r"[:,] ", new)[-1] not in said] == []
    named = [line for line in result.stderr.splitlines() if "error[unannounced-change]" in line]
    places = {line.rpartition(": error")[0].rpartition(":")[0] for line in named}
    assert (result.exit_code, places) == (1, {f"{EFFECTS}:2", f"{DATA}:9", f"{TOPIC}:2"})
    tell(site)
    assert publish(site).exit_code == 0


def test_a_text_that_is_new_needs_no_word_and_one_that_is_gone_does(site: SiteTest) -> None:
    with_texts(site)
    site.edit(EFFECTS, "  - text: It had few people.\n", "  - text: It had few people.\n  - text: It was short.\n")
    assert 'text: "It was short." (new)' in diff(site).stdout
    assert publish(site).exit_code == 0
    site.edit(EFFECTS, "  - text: It had few people.\n", "")
    assert publish(site, "--minor", "a sentence too many").exit_code == 1
    assert 'text: "It had few people." (gone)' in diff(site).stdout


def test_changed_results_are_named(site: SiteTest) -> None:
    publish(site)
    site.edit(DATA, "{events: 30, total: 50}", "{events: 10, total: 50}")
    assert '  result "relief-at-two-hours"\n    text: "RR 1.5 (0.997 to 2.26)" -> "RR 0.5 (' in diff(site).stdout


def test_an_entry_that_was_there_before_tells_nothing_even_if_it_is_worded_anew(site: SiteTest) -> None:
    tell(site)
    publish(site)
    site.edit(EFFECTS, "Many people have", "Most people have")
    assert publish(site).exit_code == 1
    site.edit(TOPIC, "We had said more", "We said more")
    assert publish(site).exit_code == 1
    site.edit(TOPIC, "changes:\n", 'changes:\n  - {date: 2026-11-21, kind: wording, what: "Most, not many."}\n')
    assert publish(site).exit_code == 0


def test_an_entry_of_a_day_before_the_last_published_one_tells_nothing(site: SiteTest) -> None:
    tell(site)
    publish(site)
    site.edit(EFFECTS, "Many people have", "Most people have")
    site.edit(TOPIC, "changes:\n", 'changes:\n  - {date: 2020-01-01, kind: wording, what: "Most, not many."}\n')
    result = publish(site)
    assert result.exit_code == 1
    assert "new entry in changes: is of 2020-01-01, before the last that was published, of 2026-11-21" in result.stderr
    site.edit(TOPIC, "2020-01-01", "2026-11-21")
    assert publish(site).exit_code == 0


def test_a_day_that_was_published_by_mistake_can_be_mended_beside_a_new_entry(site: SiteTest) -> None:
    tell(site)
    site.edit(TOPIC, "2026-11-21, kind: correction", "2036-11-21, kind: correction")
    publish(site)
    site.edit(EFFECTS, "Many people have", "Most people have")
    site.edit(TOPIC, "2036-11-21", "2026-11-20")
    site.edit(TOPIC, "changes:\n", 'changes:\n  - {date: 2026-11-21, kind: wording, what: "Most, not many."}\n')
    assert publish(site).exit_code == 0


@pytest.mark.parametrize(
    ("edit", "line", "kind"),
    [
        (("  - text: It had few people.", "  - text: It had few persons."), "It had few persons.", "wording"),
        (("  - text: It had few people.", "  - text: It did not have few people."), "It did not", "correction"),
        (("lead: This part is about one trial.", "lead: This part is on one trial."), "lead: ", "wording"),
        (("  - text: It had few people.\n", ""), "caption: Who", "wording"),
    ],
)
def test_a_changed_text_is_named_at_its_place(edit: tuple[str, str], line: str, kind: str, site: SiteTest) -> None:
    with_texts(site)
    site.edit(EFFECTS, *edit)
    said = publish(site).stderr
    assert re.search(rf"error\[unannounced-change\].*\n +\d+ \| .*{line}", said), said
    assert f"kind: {kind}, " in said


def test_a_typing_mistake_is_published_with_a_reason_that_is_kept(site: SiteTest) -> None:
    publish(site, "www")
    site.edit(EFFECTS, "Many people have", "Manny people have")
    for reason in ("", ".", "typo"):
        refused = publish(site, "www", "--minor", reason)
        assert refused.exit_code == 2
        assert "in two words or more" in refused.stderr
    assert publish(site, "www", "--minor", "a letter too many").exit_code == 0
    kept = json.loads(site.read("published.json"))
    assert kept["minor"] == [
        {"date": "2026-11-21", "why": "a letter too many", "topic": "examplin", "statements": ["headache-is-common"]}
    ]
    site.edit(EFFECTS, "Manny people have", "Many people have")
    assert publish(site, "www", "--minor", "the letter again").exit_code == 0
    assert [entry["why"] for entry in json.loads(site.read("published.json"))["minor"]] == [
        "a letter too many",
        "the letter again",
    ]
    assert "letter" not in site.page("changes/")


@pytest.mark.parametrize("edit", ["negation", "number", "certainty", "stance", "another source", "dose"])
def test_what_decides_the_meaning_is_no_typing_mistake(edit: str, site: SiteTest) -> None:
    path, old, new, _, _ = EDITS[edit]
    publish(site)
    site.edit(path, old, new)
    result = publish(site, "--minor", "a typing mistake")
    assert result.exit_code == 1
    assert "--minor" not in result.stderr


def test_a_clone_without_a_cache_knows_what_was_published(site: SiteTest) -> None:
    publish(site)
    shutil.rmtree(site.folder / ".citesite")
    shutil.rmtree(site.folder / "site")
    site.edit(EFFECTS, "Many people have", "Most people have")
    assert publish(site).exit_code == 1


def test_a_record_that_was_renamed_is_the_same_statement(site: SiteTest) -> None:
    publish(site)
    site.edit(EFFECTS, "id: headache-is-common", "id: many-have-headaches\n      formerly: [headache-is-common]")
    sources = "content/sources/trials.yaml"
    site.edit(sources, "- id: trial-2020", "- id: first-trial\n  formerly: [trial-2020]")
    for path in (EFFECTS, DATA):
        site.edit(path, "source: trial-2020", "source: first-trial")
    assert re.findall("^ .*", diff(site).stdout, re.MULTILINE) == [
        '  claim "many-have-headaches"',
        "    renamed: headache-is-common -> many-have-headaches",
        '  source "first-trial: source"',
        "    renamed: trial-2020 -> first-trial",
    ]
    assert "unannounced-change" not in site.check().stderr
    site.edit(EFFECTS, "Many people have", "Most people have")
    assert 'claim "many-have-headaches"' in publish(site).stderr
    site.edit(EFFECTS, "Most people have", "Many people have")
    site.edit(TOPIC, "id: examplin\n", "id: examplins\nformerly: [examplin]\n")
    (site.folder / "content/topics/examplin").rename(site.folder / "content/topics/examplins")
    assert publish(site).exit_code == 0


def test_what_leaves_no_address_does_not_go_in_silence(site: SiteTest) -> None:
    publish(site)
    text = site.read(TOPIC)
    site.write(TOPIC, text[: text.index("seek_help:")] + text[text.index("reviewers:") :])
    result = publish(site)
    assert (
        f'{TOPIC}:1:1: error[unannounced-change] signs "Call an ambulance if:" was published and is gone'
        in result.stderr
    )
    assert '  gone signs "Call an ambulance if:": Your headache is sudden and very bad.\n' in diff(site).stdout


def test_nobody_is_told_how_a_draft_was_written(site: SiteTest) -> None:
    site.edit(TOPIC, "reviewers:", "status: draft\nreviewers:")
    publish(site)
    assert "Many people" not in site.read("published.json")
    site.edit(TOPIC, "status: draft\n", "")
    site.edit(EFFECTS, "Many people have", "Most people have")
    assert publish(site).exit_code == 0


def test_a_topic_withdrawn_in_silence_is_refused(site: SiteTest) -> None:
    publish(site)
    site.edit(TOPIC, "reviewers:", "status: withdrawn\nreviewers:")
    said = publish(site).stderr
    assert "status: published -> withdrawn" in said
    assert "| status: withdrawn\n" in said
    assert "kind: correction" in said


@pytest.mark.parametrize("text", ["<<<<<<< ours\n{}", "[]", '{"topics": {"examplin": {}}, "minor": []}', "{}", "null"])
def test_a12_a_file_of_that_name_that_publish_did_not_write_is_named_and_kept(text: str, site: SiteTest) -> None:
    site.write("published.json", text)
    result = publish(site, "www")
    assert result.exit_code == 1
    assert "published.json:1:1: error[malformed-published]" in result.stderr
    assert result.stderr.count("published.json:1:1") == 1
    assert "Nothing was published: published.json cannot be read" in result.stderr
    assert "in silence" not in result.stderr
    assert ("git has left the marks of a merge" in result.stderr) == ("<<<" in text)
    assert site.read("published.json") == text
    assert not (site.folder / "www").exists()
    assert diff(site).exit_code == 1


def test_a_release_is_compared_by_its_place_its_folder_and_its_file(site: SiteTest) -> None:
    publish(site, "www")
    first = (site.folder / "www").readlink()
    site.edit(EFFECTS, "Many people have", "Most people have")
    tell(site)
    publish(site, "www")
    site.edit(EFFECTS, "Most people have", "All people have")
    assert '"Most people have headaches, says a guide." -> "All people' in diff(site, "www").stdout
    for release in (str(first), f"{first}.json"):
        said = diff(site, release).stdout
        assert '"Many people have headaches, says a guide." -> "All people' in said
        assert "  readers are told: 2026-11-21, correction: We had said more and now say less.\n" in said
    assert diff(site).stdout == diff(site, "www").stdout
    for nothing in ("nowhere", "content"):
        result = diff(site, nothing)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert nothing in result.stderr


def test_what_readers_see_counts_after_a_rollback(site: SiteTest) -> None:
    publish(site, "www")
    site.edit(EFFECTS, "Many people have", "Most people have")
    tell(site)
    publish(site, "www")
    site.run("rollback", "www")
    assert '"Many people have headaches, says a guide." -> "Most' in diff(site, "www").stdout
    site.edit(EFFECTS, "Most people have", "Many people have")
    site.edit(TOPIC, ENTRY, "takeaways:\n")
    assert publish(site, "www").exit_code == 0


OF_THE_PLACE = (".lock", ".site", "permalinks.yaml")
"""Files beside the releases that are of none of them."""


def test_a_release_goes_with_what_it_said_and_a_file_of_somebody_else_stays(site: SiteTest) -> None:
    for number in range(4):
        site.write("site_config.yaml", f"title: Site {number}\nurl: https://example.org/test/\n")
        publish(site, "www", "--keep", "1")
        if number == 0:
            mine = (site.folder / "www").resolve().with_suffix(".json")
            mine.write_text("mine", "utf-8")
    left = {path.name: path for path in (site.folder / "www.releases").iterdir() if path.name not in OF_THE_PLACE}
    assert mine.read_text("utf-8") == "mine"
    shown = sorted(name for name, path in left.items() if path.is_dir())
    assert len(shown) == 2
    assert left.keys() == {*shown, *(f"{name}.json" for name in shown), mine.name}


def test_a_site_published_by_an_earlier_version_is_not_refused(site: SiteTest) -> None:
    publish(site, "www")
    site.delete("published.json")
    (site.folder / "www").resolve().with_suffix(".json").unlink()
    site.edit(EFFECTS, "Many people have", "Most people have")
    result = diff(site)
    assert (result.exit_code, result.stderr) == (
        2,
        "citesite: there is no published.json: this site was never published\n",
    )
    assert publish(site, "www").exit_code == 0
    site.edit(EFFECTS, "Most people have", "All people have")
    assert publish(site, "www").exit_code == 1


def test_programs_read_what_changed_as_data(site: SiteTest) -> None:
    publish(site)
    site.edit(*EDITS["certainty"][:3])
    found = json.loads(diff(site, "--format", "json").stdout)
    takeaway = {
        "state": "changed",
        "kind": "takeaway",
        "id": "eases-message",
        "text": "Examplin probably eases headache.",
    }
    level = {"kind": "certainty", "name": "certainty", "before": "moderate", "now": "high"}
    assert found[0]["topic"] == "examplin"
    assert not found[0]["is_announced"]
    assert {**takeaway, "differences": [level]} in found[0]["changes"]


def test_content_with_errors_is_not_compared(site: SiteTest) -> None:
    publish(site)
    site.edit(EFFECTS, "source: trial-2020\n          note", "source: trial-2022\n          note")
    result = diff(site)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[unknown-source]" in result.stderr


CLAIM_KEY = "body/eases-headache/claim/text"
IN_GERMAN = "Examplin lindert Kopfschmerzen wahrscheinlich."


def german_site(folder: Path) -> SiteTest:
    """A site that was published in English and German, with a few translations of each kind."""
    site = translated_site(folder)
    translate(site, DE_EFFECTS, CLAIM_KEY, IN_GERMAN)
    translate(site, DE_EFFECTS, "title", "Wirkt es?")
    translate(
        site, DE_EFFECTS, "body/eases-headache/claim/evidence/trial-2020/note", "Es waren 30 von 50 gegen 20 von 50."
    )
    translate(site, DE_TOPIC, "summary", '"Examplin wird gegen [Kopfschmerzen](term:cephalalgia) geprüft."')
    translate(site, DE_GLOSSARY, "cephalalgia/lay_term", "Kopfschmerz")
    translate(site, DE_SETTINGS, "title", "Testseite")
    done = publish(site)
    assert done.exit_code == 0, done.stderr
    return site


def test_a_translation_that_says_something_else_is_not_published_in_silence(tmp_path: Path) -> None:
    site = german_site(tmp_path)
    site.edit(DE_EFFECTS, IN_GERMAN, "Examplin beseitigt Kopfschmerzen wahrscheinlich.")
    site.edit(DE_GLOSSARY, "text: Kopfschmerz", "text: Weh im Kopf")
    before = site.files()
    done = publish(site)
    assert done.exit_code == 1
    told = re.findall(r"^(\S+?):\d+:\d+: error\[unannounced-change\] (.*)", done.stderr, re.MULTILINE)
    assert [path for path, _ in told] == [DE_GLOSSARY, DE_EFFECTS]
    assert "lindert" in told[1][1]
    assert "beseitigt" in told[1][1]
    assert f"add to changes: in {TOPIC}:" in done.stderr
    advice = [d for d in json.loads(site.check("--format", "json").stdout) if d["code"] == "unannounced-change"]
    assert [(d["path"], d["severity"]) for d in advice] == [(DE_GLOSSARY, "advice"), (DE_EFFECTS, "advice")]
    tell(site)
    assert publish(site).exit_code == 0
    assert site.files() != before
    assert diff(site).stdout == "nothing that the site says has changed\n"


def test_what_follows_its_text_or_names_something_needs_no_word(tmp_path: Path) -> None:
    site = german_site(tmp_path)
    site.edit(DE_SETTINGS, "text: Testseite", "text: Seite zum Testen")
    site.edit(DE_EFFECTS, "Es waren 30 von 50 gegen", "Wohl fühlten sich 30 von 50 gegen")
    translate(site, DE_TOPIC, "takeaways/eases-message/text", IN_GERMAN)
    assert publish(site).exit_code == 0
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases most headaches.")
    tell(site)
    assert publish(site).exit_code == 0
    assert site.run("new", "translation", "de").exit_code == 0
    digest = re.search(r"#! Now it is (\w{8})|of: (\w{8})", site.read(DE_EFFECTS))
    assert digest
    stale = site.read(DE_EFFECTS)
    new = re.search(r"#! .*?\b([0-9a-f]{8})\b", stale)
    assert new
    old = re.search(rf"^{re.escape(CLAIM_KEY)}:\n(?:  #.*\n)*  of: (\w+)", stale, re.MULTILINE)
    assert old
    site.write(DE_EFFECTS, stale.replace(f"of: {old[1]}", f"of: {new[1]}").replace(IN_GERMAN, "Anderes."))
    site.edit(DE_EFFECTS, "text: Anderes.", "text: Examplin lindert die meisten Kopfschmerzen wahrscheinlich.")
    done = publish(site)
    assert done.exit_code == 0, done.stderr


def test_a_letter_of_a_translation_is_mended_with_a_reason_and_a_denial_is_not(tmp_path: Path) -> None:
    site = german_site(tmp_path)
    site.edit(DE_TOPIC, "geprüft", "erprobt")
    assert publish(site).exit_code == 1
    done = publish(site, "--minor", "another word")
    assert done.exit_code == 0
    said = json.loads(site.read("published.json"))
    assert said["minor"][0]["statements"] == ["de: summary"]
    assert (
        said["translations"]["de"][DE_TOPIC]["summary"][1]
        == "Examplin wird gegen [Kopfschmerzen](term:cephalalgia) erprobt."
    )
    site.edit(DE_TOPIC, "wird gegen", "wird nicht gegen")
    done = publish(site, "--minor", "another word")
    assert done.exit_code == 1
    assert "negation: nicht (new)" in done.stderr


def test_diff_says_what_changed_in_each_language(tmp_path: Path) -> None:
    site = german_site(tmp_path)
    site.edit(DE_TOPIC, "geprüft", "erprobt")
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases most headaches.")
    translate(site, DE_TOPIC, "takeaways/eases-message/text", IN_GERMAN)
    site.edit(DE_EFFECTS, "  text: Wirkt es?", "  text:")
    site.delete(DE_GLOSSARY)
    said = diff(site).stdout
    german = said[said.index("examplin in de:") :]
    assert german == (
        "examplin in de: Examplin and headache\n"
        '  gone translation "title": Does it work?\n'
        f'  stale translation "{CLAIM_KEY}": Examplin probably eases most headaches.\n'
        '  translation "summary"\n'
        '    text: "Examplin wird gegen [Kopfschmerzen](term:cephalalgia) geprüft."'
        ' -> "Examplin wird gegen [Kopfschmerzen](term:cephalalgia) erprobt."\n'
        f'  new translation "takeaways/eases-message/text": {IN_GERMAN}\n'
        "  readers are not told: changes: of the topic has no new entry\n"
        "the site in de: pages, glossary, sources and settings\n"
        '  gone translation "cephalalgia/lay_term"\n'
    )
    data = [one for one in json.loads(diff(site, "--format", "json").stdout) if one["language"] == "de"]
    assert [(one["topic"], one["is_announced"]) for one in data] == [("examplin", False), ("", True)]
    site.edit("site_config.yaml", "languages: [en-GB, de]", "languages: [en-GB, es]")
    shutil.rmtree(tmp_path / "translations")
    site.edit("permalinks.yaml", "retired: {}", "retired:\n  /de/: {why: Nobody translates it., go: /}")
    said = diff(site).stdout
    assert "the site in es: pages, glossary, sources and settings (new language)" in said
    assert "the site in de: pages, glossary, sources and settings (gone language)" in said


COUNTS = {
    "one is taken out": (
        "Of 120 people, 4 of 10 slept.", "Of all people, 4 of 10 slept.", "number: 120 (gone)"
    ),
    "one is added": ("Of 120 people, half slept.", "Of 120 people, 60 slept.", "number: 60 (new)"),
    "one is replaced": ("Of 120 people, 4 of 10 slept.", "Of 130 people, 4 of 10 slept.", "number: 120 -> 130"),
    "two change places": ("It was 4, and then 10.", "It was 10, and then 4.", "number: 4, 10 -> 10, 4"),
}  # fmt: skip


@pytest.mark.parametrize("edit", COUNTS)
def test_only_the_numbers_that_came_or_went_are_named(edit: str, site: SiteTest) -> None:
    old, new, words = COUNTS[edit]
    site.write("content/pages/privacy.md", f"---\ntitle: What we keep\n---\n{old}\n")
    publish(site)
    site.edit("content/pages/privacy.md", old, new)
    assert f"changes: does not say so: {words}\n" in site.check().stderr
    assert f"    {words}\n" in diff(site).stdout


SETTINGS = """\
title: Test Site
content_licence: CC BY 4.0
footer_text: Registered charity 12345 in England and Wales
contact: mail@example.org
menu:
  - {label: Home, href: "https://example.org/home"}
  - {label: Whom we thank, href: "https://example.org/thanks"}
"""
PLACES = {
    "setting": (
        "site_config.yaml", "Registered charity 12345 in England and Wales", "New footer words",
        "3:14", "number in footer text: 12345 (gone)",
    ),
    "address": ("site_config.yaml", "mail@example.org", "post@example.org", "4:10", "contact: mail@"),
    "label": ("site_config.yaml", "Whom we thank", "Who pays", "7:13", '"Whom we thank" -> "Who pays"'),
    "title of a page": (ABOUT, "What we keep", "What we sell", "2:8", "title: What we keep -> What we sell"),
    "line of a page": (ABOUT, "for 30 days", "for 90 days", "5:1", "number: 30 -> 90"),
    "line gone": (ABOUT, "We keep nothing else.\n\n", "", "7:1", '"We keep nothing else." (gone)'),
    "item of a page": (ABOUT, "do not sell", "do sell", "10:1", "negation: not (gone)"),
    "definition": ("content/glossary.yaml", "Pain in the head", "Pain in the neck", "4:15", "Pain in the neck"),
    "people of a source": ("content/sources/trials.yaml", "n: 100", "n: 1000", "10:6", "n: 100 -> 1000"),
    "interests": ("content/people.yaml", "statement: none", "statement: shares", "4:14", "interests: none (gone)"),
    "paragraph of a section": (EFFECTS, "had few people", "had many people", "25:11", "had many people"),
    "cell of a section": (EFFECTS, "adults, some", "adults, all", "29:23", '"some" -> "all"'),
}  # fmt: skip
"""Changes of texts of every kind that are in no statement of a topic: where, the old and the new text, line and column
of what is said, and its words."""


@pytest.mark.parametrize("edit", PLACES)
def test_what_changed_is_pointed_at_and_named(edit: str, site: SiteTest) -> None:
    site.write("site_config.yaml", SETTINGS + 'url: "https://example.org/test/"\n')
    text = (
        "We keep your **address**\nfor 30 days.\n\nWe keep nothing else.\n\n- Nobody reads it.\n- We do not sell it.\n"
    )
    site.write(ABOUT, f"---\ntitle: What we keep\n---\n{text}")
    site.edit("content/sources/trials.yaml", "access: full-text", "access: full-text\n  n: 100")
    with_texts(site)
    path, old, new, where, words = PLACES[edit]
    site.edit(path, old, new)
    (said,) = [line for line in site.check().stderr.splitlines() if "unannounced-change" in line]
    assert said.startswith(f"{path}:{where}: ")
    assert words in said


def test_a_page_with_another_name_is_said_to_be_renamed(site: SiteTest) -> None:
    site.write("content/pages/imprint.md", "---\ntitle: Imprint\n---\nWho we are.\n\nWhere we are.\n")
    site.edit("content/glossary.yaml", "- id: cephalalgia", "- id: pain-in-the-head")
    site.edit(TOPIC, "term:cephalalgia", "term:pain-in-the-head")
    publish(site)
    site.delete("content/pages/imprint.md")
    site.write(
        "content/pages/legal.md",
        "---\ntitle: Imprint\nformerly: [imprint]\n---\nWho we are.\n\nWhere to find us.\n",
    )
    site.edit("content/glossary.yaml", "- id: pain-in-the-head", "- id: cephalalgia\n  formerly: [pain-in-the-head]")
    site.edit(TOPIC, "term:pain-in-the-head", "term:cephalalgia")
    said = diff(site).stdout
    assert '  page "legal: page of the site"\n    renamed: imprint -> legal\n    text: "Where we are." ->' in said
    assert '  term "cephalalgia: term"\n    renamed: pain-in-the-head -> cephalalgia\n' in said
    assert "new page" not in said
    assert "gone" not in said
    site.edit("content/pages/legal.md", "Where to find us.", "Where we are.")
    assert publish(site).exit_code == 0
