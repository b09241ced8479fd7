"""Inputs at their limits: one line or a site, no traceback, within 10 s of processor time and 1 GB.

Larger ones were measured by hand: see SECURITY.md.
"""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile.judging import bounded
from site_test import AS_OF, Result, SiteTest
from test_incremental import SECOND_TOPIC

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PO = {
    "entries": HEAD + "".join(f'msgctxt "a: b{n}"\nmsgid "a{n}"\nmsgstr "b{n}"\n\n' for n in range(6_000)),
    "one text": HEAD + 'msgid "a"\nmsgstr "' + "b" * 1_000_000 + '"\n',
    "lines of a letter": HEAD + 'msgid "a"\nmsgstr ""\n' + '"b"\n' * 60_000,
    "comments": HEAD + "# a\n" * 60_000 + 'msgid "a"\nmsgstr "b"\n',
    "places": HEAD + "#: " + "a:1 " * 60_000 + '\nmsgid "a"\nmsgstr "b"\n',
    "flags": HEAD + "#, " + "fuzzy, " * 60_000 + '\nmsgid "a"\nmsgstr "b"\n',
    "long number": HEAD + 'msgid "a"\nmsgid_plural "b"\nmsgstr[' + "9" * 5_000 + '] "c"\n',
    "backslashes": HEAD + 'msgid "a"\nmsgstr "' + "\\" * 9_999 + '"\n',
    "another alphabet": HEAD.replace("UTF-8", "zip") + 'msgid "a"\nmsgstr "b"\n',
    "half a text": HEAD + 'msgid "a\nmsgstr "b"\n',
    "nothing": "",
    "escapes": HEAD + 'msgctxt "\x1b[2J\u202e"\nmsgid "a"\nmsgstr "b"\n',
}


def judged(result: Result, codes: tuple[int, ...] = (0, 1, 2)) -> Result:
    """A result that is no crash and says nothing that a terminal would obey."""
    assert result.exit_code in codes, result.stderr
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr + result.stdout
    return result


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("translated"))
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguages: [en-GB, de]")
    return site


@pytest.mark.parametrize("name", PO)
def test_a_catalogue_of_any_form_is_taken_or_refused(translated: SiteTest, name: str) -> None:
    translated.write("a.po", PO[name])
    with bounded(10):
        judged(translated.run("import-po", "a.po", "de"))


@pytest.mark.parametrize(
    "part", ["*", "[", "[a](", "> ", "- a\n", "|", "|a|b|\n|-|-|\n", "<", "![a](media:b.png) ", "[@guide-2021] ", "`",
             "_", "**a** ", "# a\n\n", "{{ a.b }} ", "\\", "\n\n"],
)  # fmt: skip
def test_a_page_full_of_marks_is_a_page_or_messages(tmp_path: Path, part: str) -> None:
    site = SiteTest(tmp_path)
    site.write("content/pages/a-page.md", "---\ntitle: A page\n---\n\n" + part * (49_000 // len(part)))
    with bounded(10):
        judged(site.check(), (0, 1))


FOLDERS = (
    *("content/x.yaml", "content/topics/x.yaml", "content/topics/examplin/x.yaml", "content/sources/x.yaml"),
    *("content/pages/x.md", "content/media/x.png", "content/topics/examplin/topic.yaml", "content/glossary.yaml"),
    *("permalinks.yaml", "templates/about.html", "locale/de.po", "source-states.json", "published.json"),
)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_with_the_name_of_a_file_is_named_or_holds_nothing(tmp_path: Path, name: str) -> None:
    site = SiteTest(tmp_path)
    if (site.folder / name).exists():
        site.delete(name)
    (site.folder / name).mkdir(parents=True)
    for command in ("check", "build"):
        result = judged(site.run(command, "--as-of", AS_OF))
        assert result.exit_code == 0 or Path(name).name.split(".")[0] in result.stderr


DEEP = "/".join(["a"] * 600)


@pytest.fixture
def few_calls() -> Iterator[None]:
    """Let functions call each other 550 deep at most: a thousand folders are more than some systems take away again."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 550)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("command", [["build", "--output", DEEP], ["export", "markdown", DEEP]])
def test_a_place_in_hundreds_of_folders_is_made(tmp_path: Path, command: list[str], few_calls: None) -> None:
    assert judged(SiteTest(tmp_path).run(*command, "--as-of", AS_OF)).exit_code == 0


def test_an_address_of_hundreds_of_parts_is_retired_and_one_too_long_for_the_system_is_one_line(
    tmp_path: Path, few_calls: None
) -> None:
    """A damaged registry ended in a traceback."""
    for address, code in ((DEEP, 0), ("/".join(["gone", *["a"] * 3_000]), 2), ("a" * 300, 2)):
        site = SiteTest(tmp_path / f"{len(address)}")
        top = address.split("/")[0]
        retired = f"retired:\n  /{top}/: {{why: It is gone., go: /examplin/}}\n"
        site.write("permalinks.yaml", f"{retired}published:\n  /{address}/: topic\n")
        result = judged(site.build())
        assert result.exit_code == code, result.stderr
        assert code == 0 or (result.stderr.count("\n") == 1 and not site.files())
        assert code == 0 or not any((site.folder / "site").glob("*"))


@pytest.mark.slow
def test_a_folder_whose_name_means_something_in_an_address_builds_in_several_processes(tmp_path: Path) -> None:
    """SQLite took `#`, `?` and `%41` for parts of an address, and "file:" for its beginning."""
    name = "file:/c#1 what? p%41x/s"
    site = SiteTest(tmp_path / name)
    for number in range(70):
        site.write(f"content/topics/r-{number}.yaml", SECOND_TOPIC.replace("id: rest\n", f"id: r-{number}\n"))
    program = "from citesite.cli.main import main; main()"
    command = [
        sys.executable,
        "-c",
        program,
        "build",
        "--as-of",
        AS_OF,
        "--jobs",
        "2",
        "--config",
        f"{name}/site_config.yaml",
    ]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (
        len(
            [
                name
                for name in site.files()
                if name.startswith("r-") and name.count("/") == 1 and name.endswith("index.html")
            ]
        )
        == 70
    )
    assert [path.name for path in tmp_path.iterdir()] == ["file:"]
