"""The plan of the house (ARCHITECTURE.md), read from the syntax trees."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "citesite"
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
ARCHITECTURE = (SOURCE.parent.parent / "ARCHITECTURE.md").read_text("utf-8")
LADDER = re.findall(r"^\| `(\w+)/?` \|", ARCHITECTURE, re.MULTILINE)


def room(path: Path) -> str:
    """The module or package right below citesite that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def shown(path: Path) -> str:
    """A file as a fault names it."""
    return path.relative_to(SOURCE).as_posix()


def imported_rooms(path: Path) -> Iterator[str]:
    """What a file imports of citesite, imports inside functions and under TYPE_CHECKING counted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module == "citesite":
            names = [f"citesite.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("citesite.") and not name.startswith("citesite.__"):
                yield name.split(".")[1]


def test_the_code_map_names_every_module() -> None:
    rooms = {room(path) for path in MODULES} - {"__init__"}
    assert rooms == set(LADDER)


def test_a7_a_module_imports_only_from_above_it_in_the_code_map() -> None:
    faults = []
    for path in MODULES:
        own = room(path)
        # The public door may import from every room.
        above = set(LADDER if own == "__init__" else LADDER[: LADDER.index(own) + 1])
        faults += [f"{shown(path)} imports {name}" for name in sorted(set(imported_rooms(path)) - above)]
    assert faults == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports inside functions are counted; those for typing alone are not, because nothing is run by them."""
    names = {path: module(path) for path in MODULES if path.parent != SOURCE or path.stem != "__init__"}
    needs: dict[str, set[str]] = {}
    for path, own in names.items():
        tree = ast.parse(path.read_text("utf-8"))
        typing = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            for inner in ast.walk(node)
        }
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node not in typing]
        found = {name for node in imports for name in imported_names(node)}
        needs[own] = (found & set(names.values())) - {own}
    while ready := {name for name, wanted in needs.items() if not wanted & needs.keys()}:
        needs = {name: wanted for name, wanted in needs.items() if name not in ready}
    assert sorted(needs) == []


def module(path: Path) -> str:
    """The name under which a file is imported."""
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def imported_names(node: ast.ImportFrom) -> set[str]:
    """The modules that `from a import b` may name: `a.b`, or `a` if `b` is something in it."""
    inside = {f"{node.module}.{alias.name}" for alias in node.names}
    return (inside & known_modules()) | ({str(node.module)} if inside - known_modules() else set())


@cache
def known_modules() -> frozenset[str]:
    """The names of all modules."""
    return frozenset(map(module, MODULES))


def imports_without_a_reason(path: Path) -> Iterator[str]:
    """Imports inside functions with no comment above them, or above the imports that they follow."""
    text = path.read_text("utf-8")
    tree, lines = ast.parse(text), text.splitlines()
    if "imported inside" in (ast.get_docstring(tree) or ""):
        # One reason for the whole module.
        return
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    taken = {number for node in imports for number in range(node.lineno, (node.end_lineno or 0) + 1)}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {node.lineno for function in functions for node in ast.walk(function) if node in imports}
    for number in sorted(inside):
        above = number - 1
        while above in taken or not lines[above - 1].strip():
            above -= 1
        if not lines[above - 1].strip().startswith("#"):
            yield f"{shown(path)}:{number}"


def test_an_import_inside_a_function_says_why() -> None:
    assert [fault for path in MODULES for fault in imports_without_a_reason(path)] == []


def test_every_invariant_is_named_by_a_test_where_the_table_says() -> None:
    tests = Path(__file__).parent
    rows = re.findall(r"^\| \*\*A(\d+)\*\* \|.*\| (.+) \|$", ARCHITECTURE, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 15))
    for number, files in rows:
        for file in re.findall(r"`(.+?)`", files):
            assert f"def test_a{number}_" in (tests / file).read_text("utf-8"), f"A{number}: {file}"


def test_a_name_is_of_one_class() -> None:
    classes = [
        node.name
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert sorted({name for name in classes if classes.count(name) > 1}) == []


def test_every_sql_statement_is_in_the_store() -> None:
    statement = re.compile(r"\b(SELECT|INSERT|DELETE FROM|UPDATE \w+ SET)\b")
    found = {str(path.relative_to(SOURCE)) for path in MODULES if statement.search(path.read_text("utf-8"))}
    assert {Path(name).parent.as_posix() for name in found} == {"build/store"}


LONGER = {"read/settings.py": 320}
"""Every setting of a site, with its documentation."""


def test_modules_and_functions_stay_small() -> None:
    faults = []
    for path in MODULES:
        text = path.read_text("utf-8")
        lines = sum(bool(line.strip()) for line in text.splitlines())
        if lines > LONGER.get(shown(path), 300):
            faults.append(f"{shown(path)} has {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
                if length > 45:
                    faults.append(f"{node.name} in {shown(path)} has {length} lines")
    assert faults == []


def test_the_public_door_imports_nothing_until_it_is_used() -> None:
    """`import citesite` is as quick as Python itself: the door may import from every room, but only when called."""
    code = "import sys; before = set(sys.modules); import citesite; print(sorted(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded == "['__future__', 'citesite']\n"


def test_importing_the_program_changes_neither_the_environment_nor_other_modules() -> None:
    """What the program sets up for its own process is set up when a command runs."""
    code = (
        "import gc, os, sys; before = dict(os.environ), gc.get_threshold(); import citesite.cli.main;"
        "assert (dict(os.environ), gc.get_threshold()) == before;"
        "assert not [name for name in sys.modules if name.startswith('pydantic')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_help_imports_none_of_the_heavy_libraries() -> None:
    """`citesite --help` answers at once because it loads no stage."""
    code = "import sys; from citesite.cli.main import main; print(sorted(m for m in sys.modules if '.' not in m))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("pydantic", "jinja2", "markdown", "yaml", "citeproc", "nh3", "lxml"):
        assert f"'{heavy}'" not in loaded
