"""One mistake, one exit code: 1 with its place for the content, 2 with one line for all else, in every command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from citesite.cli.main import main
from site_test import EFFECTS, SiteTest

RECORDS = "content/sources/trials.yaml"
RIS = "TY  - JOUR\nTI  - Something else\nER  - \n"
COMMANDS = {
    "build": [],
    "check": [],
    "diff": [],
    "publish": [],
    "export markdown": ["pages"],
    "export po": ["de"],
    "export references": ["--topic", "examplin"],
    "format": [],
    "import": ["new.ris"],
    "link": ["examplin"],
    "import-po": ["de.po", "de"],
    "import-rows": ["rows.csv", "examplin/relief-at-two-hours"],
    "lint": [],
    "new catalogue": ["de"],
    "new claim": ["examplin/effects/it-is-fast"],
    "new section": ["examplin/harms"],
    "new source": ["smith-2020"],
    "new template": ["banner"],
    "new topic": ["coffee"],
    "new translation": ["de"],
    "schema": [],
    "translations": ["--language", "de"],
    "standing": ["--snapshot", "notices.json"],
    "verify-sources": ["--minutes", "0"],
}
"""Every command that reads the settings and ends, with arguments that are right."""
NO_SETTINGS = {"explain", "new site", "rollback", "verify"}
GOES_ON = {"serve"}
ROWS = "Study,Experimental events,Experimental total,Control events,Control total\nA trial,1,10,2,10\n"
_WITHOUT_RECORDS = {"schema", "new topic", "link", "new section", "new template", "import-rows", "new catalogue"}
READ_RECORDS = sorted(COMMANDS.keys() - _WITHOUT_RECORDS)
"""Those that a source that cannot be read keeps from their work."""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "site-folder")
    found.write("new.ris", RIS)
    found.write("de.po", 'msgctxt "glossary.yaml#cephalalgia/term"\nmsgid "cephalalgia"\nmsgstr "Kephalgie"\n')
    found.write(
        "rows.csv", "Study,Experimental events,Experimental total,Control events,Control total\nA trial,1,10,2,10\n"
    )
    found.write("notices.json", '{"DOI": "10.1000/trial"}')
    return found


def names(command: click.Command, name: str = "") -> set[str]:
    if isinstance(command, click.Group):
        return {found for child, one in command.commands.items() for found in names(one, f"{name} {child}")}
    return {name.strip()}


def test_every_command_is_tried() -> None:
    assert names(main) == COMMANDS.keys() | NO_SETTINGS | GOES_ON


@pytest.mark.parametrize("command", COMMANDS)
def test_a_mistake_in_the_settings_is_shown_at_its_place_by_every_command(command: str, site: SiteTest) -> None:
    before = site.files(".")
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\ntagLine: Yes")
    result = site.run(*command.split(), *COMMANDS[command])
    assert result.exit_code == 1
    assert "site_config.yaml:2:1: error[unknown-field]" in result.stderr
    assert 'did you mean "tagline"?' in result.stderr
    after = {name: data for name, data in site.files(".").items() if not name.startswith(".citesite")}
    assert {name for name in after if after[name] != before.get(name)} == {"site_config.yaml"}


@pytest.mark.parametrize("command", READ_RECORDS)
def test_a_source_that_cannot_be_read_is_shown_at_its_place(command: str, site: SiteTest) -> None:
    site.edit(RECORDS, "issued: 2020", "issued: [2020")
    result = site.run(*command.split(), *COMMANDS[command])
    assert result.exit_code == 1
    assert f"{RECORDS}:" in result.stderr
    assert "error[yaml" in result.stderr


@pytest.mark.parametrize("command", ["link", "new section", "new claim", "export references", "lint", "build"])
def test_a_mistake_in_a_topic_is_shown_at_its_place(command: str, site: SiteTest) -> None:
    site.edit(EFFECTS, "title: Does it work?", "titel: Does it work?")
    result = site.run(*command.split(), *COMMANDS[command])
    assert result.exit_code == 1
    assert f"{EFFECTS}:2:1: error[unknown-field]" in result.stderr


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() | GOES_ON))
def test_a_site_that_is_not_there_is_one_line(command: str, site: SiteTest) -> None:
    result = site.run(*command.split(), *COMMANDS.get(command, []), "--config", "nowhere.yaml")
    assert result.exit_code == 2
    assert result.stderr.startswith("citesite: there is no settings file nowhere.yaml")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["build", "check", "publish", "lint"])
def test_programs_get_a_mistake_in_the_settings_as_data(command: str, site: SiteTest) -> None:
    site.edit("site_config.yaml", "title: Test Site", "titel: Test Site")
    result = site.run(command, "--format", "json")
    assert result.exit_code == 1
    assert '"code": "unknown-field"' in result.stdout


@pytest.mark.slow
def test_mkdocs_shows_a_mistake_in_the_settings_at_its_place(site: SiteTest) -> None:
    site.edit("site_config.yaml", "title: Test Site", "titel: Test Site")
    site.write("mkdocs.yml", "site_name: Clinic\nplugins: [citesite]\n")
    site.write("docs/index.md", "# Welcome\n")
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=site.folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "site_config.yaml:1:1: error[unknown-field]" in done.stderr


@pytest.mark.parametrize(
    ("command", "step"), [("build", "build_site"), ("check", "check_site"), ("publish", "publish_site")]
)
def test_a_command_that_is_stopped_says_that_nothing_was_lost_and_ends_as_shells_expect(
    command: str, step: str, site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("citesite." + step, stopped)
    result = site.run(command)
    assert result.exit_code == 130
    assert result.stderr == "citesite: stopped; nothing was lost, and what was not finished is as it was before\n"
