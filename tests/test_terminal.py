"""What a file, a name or a server says sends the terminal no command, in whatever format it is printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from site_test import EFFECTS, SiteTest

EVIL = "\x1b]0;TITLE\x07\x1b[31m\x9b31m\x7f\x08\u202e"
SENDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
"""Control characters but for the line break, and those that turn the direction of writing."""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def assert_harmless(text: str) -> None:
    assert text
    assert not SENDS.search(text), SENDS.findall(text)


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("command", ["check", "build", "lint", "publish"])
def test_control_characters_of_content_are_escaped(site: SiteTest, command: str, form: str) -> None:
    """In a text, an unknown field, a value, and the name of a file."""
    evil = EVIL.replace("\x1b", "\\e").replace("\x07", "\\a").replace("\x9b", "\\x9b").replace("\x7f", "\\x7f")
    evil = evil.replace("\x08", "\\b").replace("\u202e", "\\u202e")
    site.write("content/glossary.yaml", f'- id: a\n  term: "{evil}"\n  "{evil}": x\n  definition: "{evil}"\n')
    site.write(EFFECTS, site.read(EFFECTS).replace("type: effect", f'type: "{evil}"') + f"# {EVIL}\nraw: {EVIL}\n")
    site.write(f"content/sources/{EVIL.replace('/', '')}.yml", "- id: x\n")
    site.write(f"content/topics/{EVIL}/topic.yaml", f'id: "{evil}"\n')
    arguments = [] if command == "lint" else ["--as-of", "2026-11-21"]
    result = site.run(command, "--format", form, *arguments)
    assert_harmless(result.stdout + result.stderr)
    if form == "json" and command != "lint":
        assert json.loads(result.stdout)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("export.ris", f"TY  - {EVIL}\n{EVIL}\nTI  - A{EVIL}\nX9  - {EVIL}\nDO  - {EVIL}\nER  - \nER  - \n"),
        ("export.json", json.dumps([{"title": "A", "type": EVIL, EVIL: 1, "DOI": EVIL}, [EVIL], {"id": EVIL}])),
        ("export.bib", f"@{EVIL}{{a, title={{{EVIL}}}, x{EVIL}={{1}}}}\n@article{{b, title={{A}}, doi={{{EVIL}}}}}"),
        ("export.nbib", f"PMID- 1\nTI  - A{EVIL}\nX9  - {EVIL}\n{EVIL}\nAID - {EVIL} [doi]\n"),
        (f"export{EVIL}.ris", "TY  - JOUR\nTI  - A\nER  - \n"),
        (f"none{EVIL}.ris", ""),
    ],
)  # fmt: skip
def test_control_characters_of_an_export_are_escaped(site: SiteTest, path: str, data: str) -> None:
    site.write(path, data)
    result = site.run("import", path)
    assert_harmless(result.stderr)
    assert not SENDS.search(result.stdout)


def test_names_of_files_are_escaped_where_they_are_listed(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    site.write(f"site/{EVIL}", "mine")
    assert_harmless(site.run("verify", "site").stdout)
    assert_harmless(site.build().stderr)
    assert_harmless(site.run("verify", EVIL).stderr)
    assert_harmless(site.run("explain", EVIL).stderr)


def test_a_name_with_a_line_break_makes_no_line_of_its_own(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    site.write("site/a\nlost: index.html", "mine")
    assert site.run("verify", "site").stdout == "added: a\\nlost: index.html\n"


def test_settings_are_escaped(site: SiteTest) -> None:
    site.edit(
        "site_config.yaml", "title: Test Site", f'title: Test Site\noutput: "{EVIL.encode("unicode_escape").decode()}"'
    )
    result = site.build()
    assert_harmless(result.stderr)


def test_a_build_prints_the_first_ten_warnings_of_a_rule_and_a_check_all_of_them(site: SiteTest) -> None:
    paragraphs = "".join(f"  - text: There were {n} people.\n" for n in range(2300, 2335))
    (site.folder / EFFECTS).write_text((site.folder / EFFECTS).read_text("utf-8") + paragraphs, "utf-8")
    built, checked = site.build().stderr, site.check().stderr
    assert (built.count(": warning["), checked.count(": warning[")) == (10, 35)
    assert "\nwarning[number-without-record] 25 more; citesite check lists all of them\n" in built
    assert "35 warnings" in checked
    assert site.build("--format", "json").stdout.count('"code": "number-without-record"') == 35
