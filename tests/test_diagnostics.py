"""Each diagnostic, on a small site that is broken in one way, in the exact words an editor reads.

Every folder of tests/diagnostics is named after its code, with a word after "--" where a code has several examples. Its
`site.txt` says how the site is broken, with `<example>` where the piece of a record goes that the rule shows as wrong;
its `expected.txt` is what `citesite check` must print, written by CITESITE_UPDATE=1.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType

import pytest
from _pytest.mark import ParameterSet

import citesite
from broken_sites import EXAMPLES, RULES, changes, changes_with, code_of, shows_its_rule
from citesite.check.declaring import Check, TopicCheck, declared
from citesite.check.rules import MODULES as CHECK_MODULES
from citesite.check.rules import number_modules
from citesite.cli.explain import explanation, overview
from citesite.diagnostics import CitesiteError, Place, Rule, printed
from citesite.read import yaml as yaml_text
from citesite.read.shape import WRONG_VALUE
from site_test import EFFECTS, TOPIC, Result, SiteTest

HERE = Path(__file__).parent
CODES = set(RULES)
MODULES = sorted((HERE.parent / "src/citesite").rglob("*.py"))


ADVICE = {name for name, folder in EXAMPLES.items() if ": advice[" in (folder / "expected.txt").read_text("utf-8")}
"""Examples of what never stops anything, and of which builds take no notice."""
NOT_A_FRAGMENT = {
    "few-answers", "file-too-large", "long-lead", "long-page", "long-section", "lost-block", "no-help",
    "unknown-block", "unused-template", "misplaced-file", "missing-file", "more-mistakes", "not-utf8",
    "prose-in-template", "symbolic-link", "unusable-root-file",
    "misnamed-media", "unused-media", "unusable-media", "unlisted-language",
    "unreadable-catalogue", "incomplete-catalogue", "broken-translation",
}  # fmt: skip
"""Rules whose examples describe a file, because no piece of a record can show them."""
OF_PUBLISHING = {"heavy-image", "lost-addresses", "trial-table", "unknown-mark", "unknown-name"}
"""Rules that no check of texts finds, but a publish (tests/hostile/test_lost_addresses.py), an import, a look at
bytes (tests/test_media.py), a host (tests/test_hosts.py), or a build of pages (tests/test_templates.py)."""


def each_once(examples: Iterable[str]) -> list[ParameterSet]:
    """Return parameters for tests of examples; those of one example run in one process, so that it is tried once."""
    return [pytest.param(example, marks=pytest.mark.xdist_group(example)) for example in sorted(examples)]


@dataclass(frozen=True)
class Tried:
    """What the commands said of a site, and what a build left where another site had been published."""

    check: Result
    strict: Result
    build: Result
    left: dict[str, bytes]


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The good site, built."""
    site = SiteTest(tmp_path_factory.mktemp("published"))
    assert site.build("--strict").exit_code == 0
    return site


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory, published: SiteTest) -> Callable[[str], Tried]:
    """Try a broken site. Each is made and looked at once, however many tests ask for it."""

    @cache
    def run(example: str) -> Tried:
        site = broken(SiteTest(tmp_path_factory.mktemp(example)), example)
        checks = site.check(), site.check("--strict")
        for folder in ("site", ".citesite"):
            shutil.copytree(published.folder / folder, site.folder / folder, dirs_exist_ok=True)
        return Tried(*checks, site.build("--strict"), site.files())

    return run


def broken(site: SiteTest, example: str) -> SiteTest:
    site.apply(changes(example))
    return site


def test_the_good_site_has_nothing_wrong_with_it(site: SiteTest) -> None:
    result = site.check("--strict")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no errors, no warnings\n")


@pytest.mark.parametrize("example", each_once(EXAMPLES))
def test_what_is_wrong_is_said_in_these_words(example: str, tried: Callable[[str], Tried]) -> None:
    result = tried(example).check
    expected = EXAMPLES[example] / "expected.txt"
    if os.environ.get("CITESITE_UPDATE"):
        expected.write_text(result.stderr, encoding="utf-8")
    assert result.stderr == expected.read_text("utf-8")
    assert result.stdout == ""


@pytest.mark.parametrize("code", sorted(CODES - NOT_A_FRAGMENT - OF_PUBLISHING))
def test_what_a_rule_shows_as_wrong_is_what_it_finds_and_what_it_shows_as_right_is_fine(
    code: str, site: SiteTest
) -> None:
    # That the wrong piece is found is what the exact words say, as long as the piece is in the site.
    assert shows_its_rule(code)
    site.apply(changes_with(code, RULES[code].right))
    result = site.check("--strict")
    assert (result.exit_code, result.stderr) == (0, "no errors, no warnings\n")


@pytest.mark.parametrize("example", sorted(EXAMPLES.keys() - {"many-errors", "more-mistakes"}))
def test_one_mistake_gives_one_diagnostic(example: str) -> None:
    said = (EXAMPLES[example] / "expected.txt").read_text("utf-8")
    assert re.findall(r"^\S.*? (?:error|warning|advice)\[(.+?)\]", said, re.MULTILINE) == [code_of(example)]


@pytest.mark.parametrize("example", each_once(EXAMPLES))
def test_an_error_fails_and_a_warning_fails_only_when_strict(example: str, tried: Callable[[str], Tried]) -> None:
    is_error = ": error[" in (EXAMPLES[example] / "expected.txt").read_text("utf-8")
    assert tried(example).check.exit_code == (1 if is_error else 0)
    assert tried(example).strict.exit_code == (0 if example in ADVICE else 1)


# A warning about a draft stops nothing, because a draft is left out.
@pytest.mark.parametrize("example", each_once(EXAMPLES.keys() - ADVICE - {"fill-me-in--draft", "unread-source--draft"}))
def test_a_build_that_fails_leaves_the_published_site_as_it_was(
    example: str, tried: Callable[[str], Tried], published: SiteTest
) -> None:
    found = tried(example)
    assert found.build.exit_code == 1
    assert "Nothing was written" in found.build.stderr
    assert found.left == published.files()


def test_a_broken_edit_keeps_a_real_site_byte_for_byte(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    good = site.files()
    site.edit(EFFECTS, "source: trial-2020", "source: trial-2022")
    assert site.build().exit_code == 1
    assert site.files() == good


def test_every_mistake_is_told_in_one_run_sorted_by_file_and_place(site: SiteTest) -> None:
    told = json.loads(broken(site, "many-errors").check("--format", "json").stdout)
    assert len(told) > 8
    places = [(d["path"], d["line"], d["column"]) for d in told]
    assert places == sorted(places)


def test_a_source_file_that_cannot_be_read_is_not_reported_again_at_every_citation(site: SiteTest) -> None:
    site.edit("content/sources/trials.yaml", "type: article-journal", "type: [article-journal")
    result = site.check()
    assert "yaml-syntax" in result.stderr
    assert result.stderr.endswith("1 error, 0 warnings\n")


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("content/sources/example.yaml", "  issued: 2024-05", "  issued: May 2024", "wrong-value"),
        ("content/sources/example.yaml", "  issued: 2024-05", "  isued: 2024-05", "unknown-field"),
        ("content/sources/example.yaml", "  issued: 2024-05", "<<<<<<< HEAD", "yaml-syntax"),
        ("content/topics/tea-and-sleep/what-studies-show.yaml", "title: What", "titel: What", "unknown-field"),
        ("content/topics/tea-and-sleep/topic.yaml", "title: Tea", "titel: Tea", "unknown-field"),
        ("content/glossary.yaml", "  term: ", "  term ", "yaml-syntax"),
    ],
)
def test_while_a_record_cannot_be_read_nothing_is_said_that_follows_from_it(
    path: str, old: str, new: str, code: str, tmp_path: Path
) -> None:
    site = SiteTest(tmp_path, "")
    assert site.run("new", "site", ".").exit_code == 0
    site.write("content/pages/tea.md", "---\ntitle: Tea\ntopic: tea-and-sleep\n---\n\nTea may delay sleep a little.\n")
    site.edit(path, old, new)
    told = json.loads(site.check("--format", "json", as_of="2026-12-01").stdout)
    assert [(d["path"], d["code"]) for d in told] == [(path, code)]


def test_people_read_errors_before_warnings(site: SiteTest) -> None:
    site.edit(TOPIC, "next_review: 2027-11-01", "next_review: 2026-12-15")
    site.write("content/topics/other.yaml", "id: other\n---\n")
    codes = re.findall(r": (?:error|warning)\[(.+?)\]", site.build().stderr)
    assert codes == ["yaml-second-document", "review-due"]


def test_a_topic_that_does_not_fit_does_not_make_its_sources_unused(site: SiteTest) -> None:
    site.edit(TOPIC, "title: Examplin and headache", "headline: Examplin and headache")
    assert "unused-source" not in site.check().stderr


def test_every_rule_of_the_program_can_be_explained_and_has_an_example() -> None:
    modules = [import_module(found.name) for found in walk_packages(citesite.__path__, "citesite.")]
    assert {rule.code: rule for rule in declared(Rule, *modules)} == RULES
    assert len(declared(Rule, *modules)) == len(RULES), "two rules have one code"
    assert {code_of(example) for example in EXAMPLES} - {"many-errors"} == CODES - OF_PUBLISHING


def test_a5_a_check_that_reads_the_day_says_until_which_day_it_is_quiet() -> None:
    """Or a build on another day would not ask it again."""
    functions = [
        check.run if isinstance(check, Check) else check
        for module in (*CHECK_MODULES, *number_modules())
        for check in vars(module).values()
        if isinstance(check, Check | FunctionType)
    ]
    reading = {function.__name__ for function in functions if "as_of" in function.__code__.co_names}
    checks = declared(TopicCheck, *CHECK_MODULES)
    assert reading == {check.run.__name__ for check in checks if check.quiet_until} != set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_diagnostic_is_made_by_a_rule(path: Path) -> None:
    made = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Diagnostic"
    ]
    # Those of the last build are read back with the code they were kept with.
    allowed = path.name == "diagnostics.py" or "build" in path.parts
    assert not made or (allowed and len(made) == 1 and not isinstance(made[0].args[0], ast.Constant))


@pytest.mark.parametrize("code", RULES)
def test_a_code_can_be_explained(code: str, site: SiteTest) -> None:
    result = site.run("explain", code)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{code} (")
    assert result.stdout.endswith("\n")
    assert all(len(line) <= 100 for line in result.stdout.splitlines())


@pytest.mark.parametrize("code", sorted(CODES - OF_PUBLISHING))
def test_the_severity_in_an_explanation_is_the_one_that_is_given(code: str) -> None:
    said = "".join((EXAMPLES[name] / "expected.txt").read_text("utf-8") for name in EXAMPLES if code_of(name) == code)
    assert set(re.findall(rf"(error|warning|advice)\[{code}\]", said)) == set(
        re.findall(r"error|warning|advice", RULES[code].weight)
    )


@pytest.mark.parametrize("code", RULES)
def test_what_an_explanation_shows_as_right_is_strict_yaml(code: str) -> None:
    yaml_text.load(RULES[code].right)


def test_explain_alone_lists_every_code_in_order(site: SiteTest) -> None:
    result = site.run("explain")
    assert result.stdout == overview()
    listed = [line.split()[0] for line in result.stdout.splitlines()]
    assert listed == sorted(CODES)


def test_an_unknown_code_is_a_wrong_command_and_names_the_nearest(site: SiteTest) -> None:
    result = site.run_process("explain", "unknown-sauce")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'citesite: there is no diagnostic "unknown-sauce"; did you mean "unknown-source"?\n'
    with pytest.raises(CitesiteError, match="citesite explain"):
        explanation("xyz")


def test_json_carries_the_place_for_editors_and_scripts(site: SiteTest) -> None:
    result = broken(site, "unknown-source").check("--format", "json")
    assert json.loads(result.stdout) == [
        {
            "path": "content/topics/examplin/effects.yaml",
            "line": 13,
            "column": 19,
            "severity": "error",
            "code": "unknown-source",
            "message": 'claim "eases-headache" cites "trail-2020", which is not a source',
            "excerpt": "        - source: trail-2020",
            "hint": 'did you mean "trial-2020"?',
        }
    ]
    assert result.stderr == "1 error, 0 warnings\n"


def test_a_good_site_is_an_empty_list_in_json(site: SiteTest) -> None:
    assert json.loads(site.check("--format", "json").stdout) == []


def test_github_annotates_the_line(site: SiteTest) -> None:
    assert broken(site, "raw-html").check("--format", "github").stdout == (
        "::error file=content/topics/examplin/effects.yaml,line=8,col=30,title=raw-html::"
        "raw HTML is not allowed: <br> (*emphasis*, lists and [links](…) are)\n"
    )


def test_github_escapes_what_would_end_its_command() -> None:
    found = WRONG_VALUE.at(Place("a,b:c%.yaml"), "50% of\r\nall: ::error::", "a hint")
    assert printed([found], "github") == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=wrong-value::50%25 of%0D%0Aall: ::error:: (a hint)\n"
    )


def test_content_cannot_rewrite_the_terminal() -> None:
    found = WRONG_VALUE.at(Place("a\x1b[31m.yaml"), "\x1b[2J\u202e gone", "a\x07 hint")
    assert not re.search("[\x1b\x07\u202e]", printed([found], "text"))


def test_a_long_line_is_cut_to_the_part_that_is_meant(site: SiteTest) -> None:
    summary = "Examplin is tested against [headache](term:cephalalgia)."
    site.edit(TOPIC, summary, f"{'Long ' * 100}<b>bold</b> {'long ' * 100}")
    said = site.check().stderr
    # Advice on the sentence comes first.
    lines = said[said.index(": error[") :].splitlines()
    assert "<b>bold" in lines[1]
    assert lines[1][lines[2].index("^")] == "<"
    assert len(lines[1]) < 120
