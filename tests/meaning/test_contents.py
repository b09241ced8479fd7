"""A14: contents that contradict their records, each with the message that an editor gets.

A file in tests/meaning/contents holds contents of one kind. Each begins with what is wrong, `### ...`, changes the
invented site as `site_test` describes, and ends with the messages, `=> ...`, which CITESITE_UPDATE=1 writes.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from meaning.contents_files import CONTENTS, HERE, RIGHT, contents, site_of
from meaning.page import PAGE, page
from site_test import SiteTest

KINDS = sorted(CONTENTS.glob("*.txt"))
_LEAST = 20
_MESSAGE = re.compile(r"^\S+?: ((?:error|warning)\[.*)$", re.MULTILINE)


CASES = [pytest.param(kind, *case, id=case[0]) for kind in KINDS for case in contents(kind)]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Return the folder of a site that contents change, checked once; a check of a copy looks at what changed."""

    @cache
    def of(site: str) -> Path:
        base = SiteTest(tmp_path_factory.mktemp("checked") / "site", (HERE / site).read_text("utf-8"))
        base.check(as_of="2026-11-28")
        return base.folder

    return lambda kind: of(site_of(kind))


def said_of(base: Path, changes: str, folder: Path) -> list[str]:
    """The messages about a site that is changed in one way."""
    shutil.copytree(base, folder / "site")
    site = SiteTest(folder / "site", "")
    site.apply(changes)
    return _MESSAGE.findall(site.check(as_of="2026-11-28").stderr)


@pytest.mark.parametrize(("kind", "title", "changes", "messages"), CASES)
def test_a14_a_content_that_contradicts_its_record_is_named(
    kind: Path, title: str, changes: str, messages: str, tmp_path: Path, checked: Callable[[Path], Path]
) -> None:
    said = "\n".join(said_of(checked(kind), changes, tmp_path))
    if os.environ.get("CITESITE_UPDATE"):
        update(kind, title, said)
        messages = said
    assert said == messages
    assert said


RIGHT_CASES = [pytest.param(file, case[1], id=case[0]) for file in RIGHT for case in contents(file)]


@pytest.mark.parametrize(("file", "changes"), RIGHT_CASES)
def test_a_right_content_of_another_subject_passes(
    file: Path, changes: str, tmp_path: Path, checked: Callable[[Path], Path]
) -> None:
    assert said_of(checked(file), changes, tmp_path) == []


def update(kind: Path, title: str, said: str) -> None:
    """Write the messages of one content into its file."""
    parts = [
        f"### {name}\n{changes}" + "".join(f"=> {line}\n" for line in (said if name == title else old).splitlines())
        for name, changes, old in contents(kind)
    ]
    kind.write_text("\n".join(parts), "utf-8")


@pytest.mark.parametrize("kind", KINDS, ids=lambda path: path.stem)
def test_there_are_twenty_contents_of_each_kind(kind: Path) -> None:
    assert len(list(contents(kind))) >= _LEAST


def test_the_page_of_what_the_rules_notice_is_up_to_date() -> None:
    if os.environ.get("CITESITE_UPDATE"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page(), "run make noticed"
