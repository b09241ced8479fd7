"""The documentation says what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from citesite.cli import main
from citesite.config import SiteConfig
from citesite.describe import records_page, settings_page
from citesite.values.reference_page import values_page
from site_test import SiteTest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "made"),
    [("records.md", records_page), ("settings.md", settings_page), ("values.md", values_page)],
)
def test_the_reference_pages_are_current(page: str, made: object) -> None:
    """Where this fails, `make reference` mends it."""
    assert callable(made)
    assert (ROOT / "docs" / page).read_text("utf-8") == made()


def test_every_field_of_every_record_is_described() -> None:
    rows = re.findall(r"^\| `[^`]+`[^|]*\|[^|]*\|(.*)\|$", records_page() + settings_page(), re.MULTILINE)
    assert len(rows) > 150
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
                "--keywords",
                "message",
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
