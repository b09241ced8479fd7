"""Every name by which a module can reach files, other programs, the clock, the environment or the network (A1).

Names are followed through `import … as` and `from … import`, whether they are called or passed on. A method of an
object whose type a syntax tree does not show, such as `path.unlink`, is taken for that of a path.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

MODULES = frozenset(
    {
        "bz2", "codecs", "ctypes", "dask", "dbm", "distributed", "fcntl", "filecmp", "fileinput", "ftplib",
        "gzip", "http", "importlib", "io", "linecache", "locale", "lzma", "mailbox", "mmap", "msvcrt", "os",
        "pickle", "pkgutil", "platform", "polib", "pty", "pwd", "random", "runpy", "secrets", "shelve",
        "shutil", "smtplib", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "tarfile", "tempfile",
        "time", "urllib", "uuid", "watchfiles", "webbrowser", "zipfile",
    }
)  # fmt: skip
"""Every name in these is a way, but for those below."""
HARMLESS = (
    "codecs.BOM", "http.HTTPStatus", "io.BytesIO", "io.StringIO", "os.PathLike", "os.fspath", "os.lstat",
    "os.path.abspath", "os.path.dirname", "os.path.exists", "os.path.isdir", "os.path.islink", "os.path.lexists",
    "os.path.normpath", "os.path.realpath", "os.path.relpath", "os.readlink", "os.sep", "os.stat", "os.stat_result",
    "shutil.which", "sqlite3.Connection", "sqlite3.DatabaseError", "sqlite3.Error", "sqlite3.SQLITE_FULL",
    "time.perf_counter", "time.sleep", "urllib.parse",
)  # fmt: skip
"""Paths and what the machine says of them, durations, types and errors."""
NAMES = frozenset(
    {
        "__import__", "breakpoint", "compile", "eval", "exec", "input", "open",
        "datetime.date.fromtimestamp", "datetime.date.today", "datetime.datetime.fromtimestamp",
        "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow",
        "jinja2.FileSystemBytecodeCache", "jinja2.FileSystemLoader", "jinja2.ModuleLoader", "jinja2.PackageLoader",
        "logging.FileHandler", "lxml.etree.parse", "pathlib.Path.cwd", "pathlib.Path.home",
    }
)  # fmt: skip
METHODS = frozenset(
    {
        "chmod", "compile_templates", "expanduser", "extractall", "glob", "hardlink_to", "iterdir", "lchmod", "mkdir",
        "open", "read_bytes", "read_text", "rename", "rglob", "rmdir", "save", "symlink_to", "touch", "unlink", "walk",
        "write_bytes", "write_text",
    }
)  # fmt: skip


def ways_out(source: str) -> Iterator[str]:
    """Yield each way in a module: a dotted name such as `os.replace`, or a method such as `.unlink`."""
    tree = ast.parse(source)
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {
                a.asname or a.name.partition(".")[0]: a.name if a.asname else a.name.partition(".")[0]
                for a in node.names
            }
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            known |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    parts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and id(node) not in parts:
            name = _dotted(node, known)
            if name in NAMES or (name.partition(".")[0] in MODULES and not name.startswith(HARMLESS)):
                yield name
                continue
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            yield f".{node.attr}"
        elif isinstance(node, ast.Call) and _replaces_a_path(node):
            yield ".replace"


def _replaces_a_path(node: ast.Call) -> bool:
    """Whether a call is of a method `replace` with one argument, as a path's has; a text's has two."""
    is_method = isinstance(node.func, ast.Attribute) and node.func.attr == "replace"
    return is_method and len(node.args) + len(node.keywords) == 1


def _dotted(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id if node.id in NAMES else "?")
    return f"{_dotted(node.value, known)}.{node.attr}" if isinstance(node, ast.Attribute) else "?"
