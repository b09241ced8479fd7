"""Whatever a file holds and whatever is typed: a located message or one line, an exit code, and never a traceback."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_test import EFFECTS, TOPIC, Result, SiteTest

GLOSSARY = "content/glossary.yaml"
SETTINGS = "site_config.yaml"
TRIALS = "content/sources/trials.yaml"
DOSES = "content/topics/examplin/doses.yaml"
EVIDENCE = "content/topics/examplin/evidence.yaml"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def assert_wrong_command(result: Result, *words: str) -> None:
    """One line to the editor, nothing for programs, exit code 2."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("citesite: ")
    assert result.stderr.count("\n") == 1
    for word in words:
        assert word in result.stderr


def assert_wrong_content(result: Result, *words: str) -> None:
    """Messages with a place, exit code 1."""
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


# Commands


def test_a_folder_without_settings_says_how_to_begin(site: SiteTest) -> None:
    site.delete(SETTINGS)
    assert_wrong_command(site.run_process("build"), "there is no settings file", "citesite new")


def test_settings_that_are_a_folder_are_a_wrong_command(site: SiteTest) -> None:
    result = site.run_process("check", "--config", "content")
    assert result.exit_code == 2
    assert "is a directory" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_content_folder_is_named(site: SiteTest) -> None:
    shutil.rmtree(site.folder / "content")
    assert_wrong_command(site.check(), "there is no content folder content")


@pytest.mark.parametrize(
    "options",
    [["--as-of", "tomorrow"], ["--as-of", "2026-02-30"], ["--format", "xml"], ["--colour"], ["extra"]],
    ids=" ".join,
)
def test_a_wrong_option_is_named_with_exit_code_2(site: SiteTest, options: list[str]) -> None:
    result = site.run_process("check", *options)
    assert result.exit_code == 2
    assert options[-1] in result.stderr
    assert "Traceback" not in result.stderr


def test_an_as_of_at_the_end_of_time_is_a_date_too(site: SiteTest) -> None:
    site.edit(TOPIC, "next_review: 2027-11-01", "next_review: 9999-12-01")
    assert_no_traceback(site.check(as_of="9999-12-31"))


# Values that do not fit their fields


BASELINE = "label: Adults, time: 1 year, source: trial-2020"
PEOPLE = "events: 30, total: 50"


@pytest.mark.parametrize(
    ("path", "right", "wrong", "said", "mend"),
    [
        (
            TOPIC,
            "[Your headache is sudden",
            "[numb, or pain: it is",
            '"items" (number 2) must be a text',
            'colon after "or pain"',
        ),
        (
            TOPIC,
            "summary: Ex",
            "summary: [Ex](https://e.org): ex",
            "begins with [ needs quotes",
            "put the whole text in quotes",
        ),
        (TOPIC, "[effects, doses]", "effects", '"sections" must be a list', "write it in brackets: [effects]"),
        (
            TOPIC,
            "reviewers:",
            "research_gaps:\n  -How long?\nreviewers:",
            "must be a list",
            "a space is missing after the hyphen",
        ),
        (DOSES, "  - dosing:\n      - id", "  - dosing:\n        id", '"dosing" must be a list', '"- id: …"'),
        (TRIALS, "[literal: Test Trial Group]", "Test Group", '"author" must be a list', '"- family: …"'),
        (EFFECTS, "title: Does it work?", "title:", '"title" is empty', "Its heading"),
        (
            EFFECTS,
            "certainty: {level: moderate, start: high, down: [imprecision]}",
            "certainty: low",
            "fields",
            "level, start",
        ),
        (EVIDENCE, PEOPLE, "percent: 50%", '"percent" must be a number', "write 50, without %"),
        (EVIDENCE, PEOPLE, "events: 30, total: 50,5", 'the comma before "5" ends the value of "total"', "write 50.5"),
        (EVIDENCE, PEOPLE, "events: 30, total: 1,060", 'the comma before "060" ends', "write 1060"),
        (DOSES, "value: 500,", "value: '1,5',", '"value" must be a number', "write 1.5"),
        (EVIDENCE, "measure: RR", "measure: rr", '"measure" cannot be "rr"', 'did you mean "RR"?'),
        (
            EVIDENCE,
            "measure: RR",
            "measure: RR\n    model: random",
            '"model" cannot be "random"',
            "one of: random-mh, random-dl, random-pm",
        ),
        (
            EVIDENCE,
            "    rows:",
            f"    baseline_risks: [{{per_thousand: 1400, {BASELINE}}}]\n    rows:",
            "must be 1000 or less",
            "",
        ),
        (EFFECTS, "title: Does", "tilte: Does", '"tilte" is not a field here', 'did you mean "title"?'),
        (
            GLOSSARY,
            "- id: c",
            "- {id: a, term: b, definition: One, or two.}\n- id: c",
            'the comma before "or two."',
            "needs quotes",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_one_message_that_says_what_to_write(
    site: SiteTest, path: str, right: str, wrong: str, said: str, mend: str
) -> None:
    site.edit(path, right, wrong)
    result = site.check()
    assert_wrong_content(result, said, mend)
    assert result.stderr.count(f"{path}:") == 1, result.stderr


# Settings


def test_an_unknown_setting_is_located(site: SiteTest) -> None:
    site.edit(SETTINGS, "title: Test Site", "title: Test Site\nthem: dark")
    assert_wrong_content(site.check(), 'site_config.yaml:2:1: error[unknown-field] "them" is not a field here')


def test_empty_settings_are_content_that_is_wrong(site: SiteTest) -> None:
    site.write(SETTINGS, "")
    assert_wrong_content(site.check(), "site_config.yaml:1:1: error[wrong-value]")


@pytest.mark.parametrize("folder", ["\\0", "nowhere", "/nowhere/at/all", "a" * 400, "site_config.yaml"])
def test_a_content_folder_that_cannot_be_is_refused(site: SiteTest, folder: str) -> None:
    site.edit(SETTINGS, "title: Test Site", f'title: Test Site\ncontent: "{folder}"')
    result = site.check()
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.stderr


def test_a_content_folder_that_the_settings_misspell_is_a_mistake_in_them(site: SiteTest) -> None:
    site.edit(SETTINGS, "title: Test Site", "title: Test Site\ncontent: contents")
    result = site.check()
    assert_wrong_content(result, 'site_config.yaml:2:10: error[wrong-value] there is no folder "contents"')
    assert 'hint: did you mean "content"?' in result.stderr


def test_two_dead_links_to_one_name_each_have_their_place(site: SiteTest) -> None:
    site.edit(TOPIC, "summary: Ex", "summary: See [x](topic:foo) and [y](page:foo). Ex")
    said = site.check().stderr
    assert [f"{TOPIC}:3:{column}: error[dead-link]" in said for column in (18, 37)] == [True] * 2, said


# Files


@pytest.mark.parametrize(("path", "name"), [(TOPIC, "topic.yaml"), (EVIDENCE, "evidence.yaml")])
def test_a_file_of_a_topic_in_capital_letters_is_to_be_renamed(site: SiteTest, path: str, name: str) -> None:
    capital = path.replace(name, name.capitalize())
    (site.folder / path).rename(site.folder / capital)
    result = site.check()
    assert_wrong_content(
        result, f'{capital}:1:1: error[misplaced-file] this file must have the name "{name}"', "rename it"
    )
    assert "1 error, 0 warnings" in result.stderr


def test_a_pair_of_tags_is_one_mistake(site: SiteTest) -> None:
    site.edit(TOPIC, "summary: Ex", "summary: <b>One</b> ex")
    assert_wrong_content(site.check(), f"{TOPIC}:3:10: error[raw-html] raw HTML is not allowed: <b>", "1 error, 0 warn")


def test_bytes_that_are_no_text_are_located(site: SiteTest) -> None:
    site.write(GLOSSARY, b"- id: a\n  term: caf\xe9\n")
    assert_wrong_content(site.check(), "content/glossary.yaml:2:12: error[not-utf8]")


def test_a_picture_among_the_records_is_no_record(site: SiteTest) -> None:
    site.write("content/scan.png", b"\x89PNG\r\n\x1a\n\0\0\xff")
    assert_wrong_content(site.check(), "content/scan.png: error[misplaced-file]")


@pytest.mark.parametrize("path", [GLOSSARY, SETTINGS, TOPIC, "content/notes.txt"])
@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 25_000, "- " * 50_000, "? " * 50_000, "[\n" * 50_000],
    # A test's name goes into the environment of the programs that it starts, which is not boundless.
    ids=["lists", "mappings", "items", "keys", "lists on lines"],
)
def test_nesting_that_would_crash_a_parser_is_refused(site: SiteTest, path: str, text: str) -> None:
    site.write(path, text)
    assert_wrong_content(site.run_process("check"), path)


def test_deep_indentation_is_refused(site: SiteTest) -> None:
    site.write(GLOSSARY, "".join(f"{' ' * n}a:\n" for n in range(300)))
    assert_wrong_content(site.check(), "error[file-too-deep]")


def test_a_text_that_would_crash_the_markdown_parser_is_refused(site: SiteTest) -> None:
    site.edit(GLOSSARY, "Pain in the head", f"|\n    {'1. ' * 1600}\n#")
    assert_wrong_content(site.check(), "error[file-too-deep]")


def test_windows_line_ends_and_a_byte_order_mark_are_fine(site: SiteTest) -> None:
    for path in (SETTINGS, GLOSSARY, TOPIC, EFFECTS):
        site.write(path, b"\xef\xbb\xbf" + site.read(path).replace("\n", "\r\n").encode())
    assert site.check("--strict").stderr == "no errors, no warnings\n"


def test_places_are_right_in_a_file_with_windows_line_ends(site: SiteTest) -> None:
    site.edit(EFFECTS, "id: effects", "id: Effects")
    site.edit(EFFECTS, "type: effect", "type: efect")
    before = site.check().stderr
    assert f"{EFFECTS}:1:5: error[wrong-value]" in before
    site.write(EFFECTS, b"\xef\xbb\xbf" + site.read(EFFECTS).replace("\n", "\r\n").encode())
    assert site.check().stderr == before


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("title: Again", "duplicate-key"),
        ("---", "yaml-second-document"),
        ("lead: &a Text", "yaml-alias"),
        ("lead: *a", "yaml-alias"),
        ("lead: !!python/object/apply:os.getcwd []", "yaml-tag"),
        ("lead: !!str text", "yaml-tag"),
        ("!!str lead: text", "yaml-tag"),
        ("&a lead: text", "yaml-alias"),
        ("lead: \x07", "control-character"),
        ('lead: "\\x07"', "control-character"),
        ("lead: \u202egnp.exe", "control-character"),
    ],
)
def test_yaml_that_is_not_strict_is_located(site: SiteTest, line: str, code: str) -> None:
    site.edit(EFFECTS, "title: Does it work?", f"title: Does it work?\n{line}")
    result = site.check()
    assert_wrong_content(result, f"{EFFECTS}:3:", f"error[{code}]")
    assert "1 error, 0 warnings" in result.stderr


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "~\n"])
@pytest.mark.parametrize("path", [TOPIC, EFFECTS])
def test_a_file_that_says_nothing_is_located(site: SiteTest, path: str, text: str) -> None:
    site.write(path, text)
    assert_wrong_content(site.check(), f"{path}:", "error[wrong-value] here must be fields with values, not nothing")


def test_an_empty_glossary_is_an_empty_list(site: SiteTest) -> None:
    site.write(GLOSSARY, "")
    site.edit(TOPIC, "[headache](term:cephalalgia)", "headache")
    assert site.check("--strict").exit_code == 0


def test_a_link_to_nowhere_is_not_taken_for_a_file_that_is_gone(site: SiteTest) -> None:
    (site.folder / "content/sources/lost.yaml").symlink_to("nowhere.yaml")
    said = site.check()
    assert said.exit_code == 1
    assert "content/sources/lost.yaml: error[symbolic-link]" in said.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_among_the_records_is_not_waited_for(site: SiteTest) -> None:
    os.mkfifo(site.folder / "content/sources/pipe.yaml")
    assert_wrong_content(site.run_process("check", "--as-of", "2026-11-21"), "error[misplaced-file]")


def test_a_file_name_that_is_no_text_can_be_printed(site: SiteTest) -> None:
    try:
        Path(os.fsdecode(bytes(site.folder) + b"/content/caf\xe9.txt")).write_text("a note")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert_wrong_content(site.run_process("check"), "error[misplaced-file]")
    assert json.loads(site.run_process("check", "--format", "json").stdout)[0]["code"] == "misplaced-file"
    assert "title=misplaced-file" in site.run_process("check", "--format", "github").stdout


# Output folders


def test_an_output_folder_with_files_of_somebody_else_is_refused_and_left_alone(site: SiteTest) -> None:
    site.write("site/thesis.txt", "ten years of work")
    assert_wrong_command(site.build(), "site holds thesis.txt, which citesite did not write")
    assert site.files() == {"thesis.txt": b"ten years of work"}


def test_a_site_without_its_manifest_is_named_as_that(site: SiteTest) -> None:
    """It was called somebody else's, and all of it is citesite's own."""
    assert site.build().exit_code == 0
    site.delete("site/manifest.json")
    assert_wrong_command(site.build(), "site looks like a site of citesite without its manifest.json")


def test_the_content_folder_is_no_output_folder(site: SiteTest) -> None:
    before = site.files("content")
    assert_wrong_command(site.build("--output", "content"), "content is a folder of the site itself")
    assert site.files("content") == before


def test_an_output_folder_that_is_a_file_is_refused_and_left_alone(site: SiteTest) -> None:
    site.write("site", "a note")
    assert_wrong_command(site.build(), "site is a file")
    assert site.read("site") == "a note"


def test_an_output_folder_below_a_file_is_refused(site: SiteTest) -> None:
    assert_wrong_command(site.build("--output", f"{SETTINGS}/site"))


# Anything

ANY_YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
YAML_MARKS = ": |- |[|]|{|}|,|\"|'|#|&a |*a|!x |---\n|...\n|%|@|`|? |\t|\\|~|null|\u2028|\x85|\r|\n|\n  "
TEXT_MARKS = "<b>|[@a]|[b](term:c)|[b](#c)|**|1. |![a](b)"
WORDS = "id|title|body|claim|text|evidence|source|sections|a-b|2026-01-01|é"
PIECES = st.sampled_from([*f"{YAML_MARKS}|{TEXT_MARKS}|{WORDS}".split("|"), "|\n  ", ">\n  "])
ANY_CONTENT = (
    st.binary(max_size=60)
    | st.text(max_size=60).map(str.encode)
    | ANY_YAML.map(lambda data: json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    | st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces).encode())
)
ANY_FILE = st.sampled_from([GLOSSARY, SETTINGS, TOPIC, EFFECTS, "content/sources/trials.yaml", "content/other.txt"])


def assert_no_traceback(result: Result) -> None:
    assert result.exit_code in (0, 1, 2)
    assert "Traceback" not in result.stderr


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=ANY_FILE, content=ANY_CONTENT)
def test_any_bytes_in_any_file_give_a_message_and_never_a_traceback(tmp_path: Path, path: str, content: bytes) -> None:
    site = SiteTest(tmp_path)
    site.write(path, content)
    result = site.check()
    assert_no_traceback(result)
    # Whatever the file says, its mistakes are told with a place in a file or as one line.
    assert result.exit_code != 2 or result.stderr.count("\n") == 1
    site.write(path, b"")
    if path == "content/other.txt":
        site.delete(path)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
def test_any_words_in_a_text_give_a_message_and_never_a_traceback(tmp_path: Path, text: str) -> None:
    site = SiteTest(tmp_path)
    quoted = json.dumps(text, ensure_ascii=False).encode("utf-8", "replace").decode()
    site.edit(TOPIC, "Examplin is tested against [headache](term:cephalalgia).", quoted)
    assert_no_traceback(site.check())
