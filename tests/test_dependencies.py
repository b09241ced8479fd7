"""What citesite imports is what it declares: no library comes only because another one needs it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from citesite.files.program import LIBRARIES, library_versions

ROOT = Path(__file__).parent.parent


def imported() -> Iterator[str]:
    """The names of the libraries that citesite imports, also in functions."""
    for path in (ROOT / "src/citesite").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    required = [*project["dependencies"], *(one for extra in extras for one in extra)]
    declared = {plain(re.split(r"[<>=!~\[; ]", one)[0]) for one in required}
    owners = packages_distributions()
    libraries = set(imported()) - sys.stdlib_module_names - {"citesite"}
    assert {name for name in libraries if not {plain(owner) for owner in owners.get(name, [name])} & declared} == set()


def test_the_generator_of_pages_knows_every_library_that_has_a_part_in_them() -> None:
    """A page is rendered again with a new version of these; watchfiles waits for saves and writes nothing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {plain(re.split(r"[<>=!~\[; ]", one)[0]) for one in project["dependencies"]} - {"watchfiles"} == LIBRARIES
    assert library_versions().keys() == LIBRARIES


def plain(name: str) -> str:
    """The name of a distribution as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.xdist_group("kept")
def test_pytest_keeps_the_tests_of_a_group_in_one_process(request: pytest.FixtureRequest) -> None:
    """Pytest-xdist reads the group from the test's name, which it can mark in some versions of pytest alone."""
    is_grouped = request.config.getoption("loadgroup", False)
    assert request.node.nodeid.endswith("@kept") or not is_grouped
