"""The documentation says what the program does."""

from __future__ import annotations
import __future__

import importlib
import os
import re
import shlex
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import click
import pytest
import yaml
from distribution.release import build

import citesite
from citesite import __version__
from citesite.cli.describe import commands_page, diagnostics_page, words_page
from citesite.cli.main import main
from citesite.editor.python_page import python_page
from citesite.editor.reference import records_page, settings_page
from citesite.editor.templates_page import templates_page
from citesite.editor.values_page import values_page
from citesite.read.settings import SiteConfig
from finished_site import dead_links
from site_test import SiteTest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "made"),
    [
        ("records.md", records_page),
        ("settings.md", settings_page),
        ("python-reference.md", python_page),
        ("templates.md", templates_page),
        ("values.md", values_page),
        ("commands.md", commands_page),
        ("diagnostics.md", diagnostics_page),
        ("rules-by-words.md", words_page),
    ],
)
def test_the_reference_pages_are_current(page: str, made: object) -> None:
    """Where this fails, `make reference` mends it."""
    assert callable(made)
    assert (ROOT / "docs" / page).read_text("utf-8") == made()


def test_every_field_of_every_record_is_described() -> None:
    rows = re.findall(r"^\| `[^`]+`[^|]*\|[^|]*\|(.*)\|$", records_page() + settings_page(), re.MULTILINE)
    assert len(rows) > 150
    assert all(row.strip() for row in rows)


def test_the_public_interface_is_described_name_by_name() -> None:
    page = python_page()
    assert set(re.findall(r"^### (\w+)$", page, re.MULTILINE)) == {n for n in citesite.__all__ if n[0] != "_"}
    rows = re.findall(r"^\| `[^`]+` \|(.*)\|$", page, re.MULTILINE)
    assert len(rows) > 50
    assert all(row.strip() for row in rows)


def test_the_readme_names_every_command_and_option() -> None:
    for name, command in main.commands.items():
        assert f"citesite {name}" in README
        for option in command.params:
            if isinstance(option, click.Option) and name == "build":
                assert option.opts[0] in README


def test_every_setting_is_used_by_the_b12_site_or_described() -> None:
    settings = settings_page()
    assert all(f"`{name}`" in settings for name in SiteConfig.model_fields)


def test_the_five_minutes_of_the_readme_go_as_it_says(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, "")
    assert site.run("new", "my-site").exit_code == 0
    mine = SiteTest(tmp_path / "my-site", "")
    assert mine.run("build").exit_code == 0
    claim = "content/topics/tea-and-sleep/what-studies-show.yaml"
    mine.edit(claim, "Tea may delay sleep a little.", "Tea may delay sleep by a little.")
    assert "changed" in mine.run("build").stderr
    mine.edit(claim, "source: example-trial-2024", "source: example-trial-2042")
    result = mine.run("build")
    assert result.exit_code == 1
    shown = re.search(r"```\n( +content/topics.*?)```", README, re.DOTALL)
    assert shown
    for line in shown[1].splitlines():
        assert line.strip() in result.stderr
    assert mine.run("explain", "unknown-source").exit_code == 0


def test_the_messages_for_translators_are_current() -> None:
    """Where this fails, `make messages` mends it."""
    template = (ROOT / "src/citesite/theme/locale/citesite.pot").read_text("utf-8")
    known = set(re.findall(r'^msgid "(.+)"$', template, re.MULTILINE))
    made = subprocess.run(
        [
            *(sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"),
            *(
                "--mapping-file",
                "pyproject.toml",
                "--omit-header",
                *("--keywords", "message", "--keywords", "counted:1,2"),
                "--no-location",
                "--sort-output",
                "--output-file",
                "/dev/stdout",
                ".",
            ),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert set(re.findall(r'^msgid "(.+)"$', made, re.MULTILINE)) == known


TUTORIAL = (ROOT / "docs/tutorial.md").read_text("utf-8")
STEP = re.compile(r"(?:^<!-- (?P<what>[^\n]+) -->\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
INSTALL = "python3 -m venv .venv\n. .venv/bin/activate\npip install ./citesite\n"


def test_the_tutorial_goes_as_it_says(tmp_path: Path) -> None:
    """Every command is run and every file written; what it installs is this environment."""
    steps = [match.groupdict() for match in STEP.finditer(TUTORIAL)]
    assert steps[0]["body"] == INSTALL
    site, last = tmp_path / "my-site", ""
    for step in steps[1:]:
        what, body = step["what"] or "", step["body"]
        if what.startswith("write "):
            (site / what.removeprefix("write ")).write_text(body, "utf-8")
        elif match := re.fullmatch(r'replace "(.+)" in (\S+)', what):
            file = site / match[2]
            text = file.read_text("utf-8")
            assert text.count(match[1]) == 1
            file.write_text(text.replace(match[1], body.rstrip("\n")), "utf-8")
        elif what == "shown":
            assert body.strip() in last
        else:
            assert step["kind"] == "sh"
            done = _shell(body, site if site.exists() else tmp_path)
            last = done.stdout + done.stderr
            assert (done.returncode != 0) == (what == "fails"), last
    # The day of the import is that of the clock, and the day of the build is fixed.
    assert re.findall(r"(?:error|warning)\[(?!date-in-future)[a-z-]+\]", last) == []
    page = (site / "site/metformin-and-b12/index.html").read_text("utf-8")
    assert "Moderate certainty" in page
    assert "Metformin probably lowers B12 in the blood." in page


def _shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "SOURCE_DATE_EPOCH": "1795262400"}
    command = ["bash", "-euc", script]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_comma_cuts_a_text_in_the_records_of_the_documentation(page: Path) -> None:
    blocks = "".join(re.findall(r"^```yaml\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL))
    for fields in re.findall(r"^ *(?:- )?(?:[\w/#.-]+: )?(\{[^{}]*\})$", blocks, re.MULTILINE):
        assert "" not in yaml.load(fields, yaml.BaseLoader).values(), fields


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_commands_in_the_documentation_exist(page: Path) -> None:
    blocks = re.findall(r"^```(?:sh|yaml|toml)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    commands = re.sub(r"#.*", "", "\n".join(block for block in blocks if "citesite " in block))
    for line in re.findall(r"\bcitesite ([^&\n\"]+)", commands):
        words = shlex.split(line, comments=True)
        command: click.Command = main
        while isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        assert command is not main, line
        if isinstance(command, click.Group):
            # `citesite new DIR` is short for `citesite new site DIR`.
            command = command.commands["site"]
        known = {name for option in command.params for name in option.opts}
        assert {word for word in words if word.startswith("--")} <= known, line


PROGRAMS = {"mkdocs": sys.executable, "properdocs": str(ROOT / ".venv-hosts/bin/python")}


def installed(program: str, folder: Path) -> dict[str, str]:
    """The environment in which a program that has another one than these tests finds citesite, as a wheel unpacked."""
    if program == "mkdocs":
        return {}
    wheel = build(ROOT, folder / "wheel", "--target", "wheel")[0]
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return {"PYTHONPATH": str(folder / "unpacked")}


@pytest.mark.slow
@pytest.mark.xdist_group("documentation")
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_documentation_is_built_strictly_and_shows_records(program: str, tmp_path: Path) -> None:
    command = [PROGRAMS[program], "-m", program, "build", "--strict", "--config-file", str(ROOT / "mkdocs.yml")]
    done = subprocess.run(
        [*command, "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"} | installed(program, tmp_path),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert dead_links(tmp_path / "site", served=True) == []
    assert "metformin" in (tmp_path / "site/search/search_index.json").read_text("utf-8")
    look = (tmp_path / "site/theme-tokens.css").read_text("utf-8")
    theme = (ROOT / "src/citesite/theme/assets/site.css").read_text("utf-8")
    for name in ("--ink", "--paper", "--brand", "--link"):
        light, dark, *_ = re.findall(rf"{name}: (#[0-9a-f]+);", theme)
        assert re.findall(rf"{name}: (#[0-9a-f]+);", look) == [light, dark]
    assert (tmp_path / "site/legible.woff2").stat().st_size > 10_000
    front = (tmp_path / "site/index.html").read_text("utf-8")
    assert '<div class="claim" id="metformin-lowers-b12">' in front
    assert (tmp_path / "site/b12/b12-diabetic-neuropathy/index.html").is_file()
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    listed = set(re.findall(r"[\w/-]+\.md", str(nav)))
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert {page for page in pages if not page.startswith("decisions/")} == listed


def test_the_changelog_begins_with_the_version_of_the_program() -> None:
    """A change that users notice goes there at once; releasing is cutting a heading and raising the version."""
    releases = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    newest = next(release for release in releases if release != "Unreleased")
    assert re.fullmatch(rf"{re.escape(__version__)} \(\d{{4}}-\d\d-\d\d\)", newest)
    versions = [release.split()[0] for release in releases if release != "Unreleased"]
    assert versions == sorted(versions, key=lambda version: [int(n) for n in version.split(".")], reverse=True)


def test_what_the_page_on_accessibility_claims_is_tested() -> None:
    page = (ROOT / "docs/explanation/accessibility.md").read_text("utf-8")
    claimed = set(re.findall(r"`(test_\w+)`", page))
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    assert len(claimed) > 10
    assert {name for name in claimed if f"def {name}(" not in tests} == set()


def test_every_site_says_what_was_checked_for_accessibility_and_no_more(tmp_path: Path) -> None:
    page = (ROOT / "docs/explanation/accessibility.md").read_text("utf-8")
    table = page.partition("## Checked at every change")[2].partition("## ")[0]
    rows = re.findall(r"^\| (?!what a reader meets|---)(.+?) \|", table, re.MULTILINE)
    site = SiteTest(tmp_path)
    for settings, address in (
        ("", None),
        ("contact: editors@example.org\n", "mailto:editors@example.org"),
        ("report: https://example.org/issues\n", "https://example.org/issues"),
    ):
        site.write("site_config.yaml", f"title: Test Site\n{settings}")
        assert site.build().exit_code == 0
        html = site.page("accessibility/")
        checked = html.partition("<h2>What was checked</h2>")[2].partition("<h2>")[0]
        assert [unescape(row) for row in re.findall(r"<li>(.*?)</li>", checked)] == rows
        assert "No person with a disability has tried these pages yet" in html
        told = html.partition("<h2>Tell us what does not work</h2>")[2].partition("</a>")[0]
        assert (f'href="{address}"' in told) if address else not told
        assert 'href="../accessibility/index.html"' in site.page("examplin/").partition("<footer")[2]


def test_the_scores_of_clear_pages_are_the_sums_of_their_items() -> None:
    page = (ROOT / "docs/explanation/how-clear-the-pages-are.md").read_text("utf-8")
    stated = {
        name: [cell.partition(",")[0] for cell in cells.split(" | ")]
        for name, cells in re.findall(r"^\| (PEMAT.+?|Clear.+?) \| (.+) \| \d+(?: %)? \|$", page, re.MULTILINE)
    }
    pemat, _, index = page.partition("## PEMAT-P")[2].partition("## Clear Communication Index")
    items = {
        "PEMAT-P, understandability": [row for row in _items(pemat) if row[0] < 20],
        "PEMAT-P, actionability": [row for row in _items(pemat) if row[0] >= 20],
        "Clear Communication Index": list(_items(index)),
    }
    assert [len(rows) for rows in items.values()] == [17, 7, 20]
    assert stated == {
        name: [
            f"{column.count('1')} of {len(column) - column.count('–')}"
            for column in zip(*(r[1] for r in rows), strict=True)
        ]
        for name, rows in items.items()
    }


def _items(table: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Number and points of each item of a table."""
    for row in re.findall(r"^\| (\d+) \| [^|]+ \| ([01–]) \| ([01–]) \| ([01–]) \| [^|]+ \|$", table, re.MULTILINE):
        yield int(row[0]), row[1:]


@pytest.mark.parametrize(
    ("begin", "module"),
    [
        ("NOT_A_QUESTION", "check.prose_rules"),
        ("class PeoplePage", "pages.site"),
        ("def titles", "exchange.exports.references"),
    ],
)
def test_the_code_in_contributing_fits_the_module_that_it_is_for(begin: str, module: str) -> None:
    """The names that it uses are there, and what they are given fits."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    block = re.search(rf"^ {{8}}{begin}.*\n(?: {{8}}.*\n|\n+(?= {{8}}))+", text, re.MULTILINE)
    assert block
    code = compile(textwrap.dedent(block[0]), module, "exec", __future__.annotations.compiler_flag)
    exec(code, dict(vars(importlib.import_module(f"citesite.{module}"))))
