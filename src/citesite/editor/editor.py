"""Support for text editors such as VS Code: JSON Schemas, and settings that map files to them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import MappingProxyType

from citesite.diagnostics import CitesiteError
from citesite.editor.schemas import Ids, file_patterns, schemas
from citesite.editor.settings_json import NotSettings, with_entries
from citesite.files.atomic import replace_all
from citesite.files.scan import bytes_of

DEFAULT = ".vscode/schemas"
"""The default folder of schemas, in the site's folder."""


def write_schemas(root: Path, content: str, folder: Path | None = None, ids: Ids = MappingProxyType({})) -> int:
    """Write a schema for each kind of file, and map files to them in `.vscode/settings.json`. Return their number.

    Args:
        root: the folder of the settings.
        content: the folder of the records below it.
        folder: the folder for the schemas; None for `DEFAULT`.
        ids: the ids of the site's sources and people, which the schemas then offer.

    Raises:
        CitesiteError: if the editor's settings cannot be understood, or a file cannot be written.
    """
    target = folder or root / DEFAULT
    made = {target / f"{name}.schema.json": schema for name, schema in schemas(ids).items()}
    patterns = file_patterns(content)
    entries = {_shown(path, root): patterns[path.name.removesuffix(".schema.json")] for path in made}
    settings = root / ".vscode" / "settings.json"
    # Settings first, so that nothing is written if they cannot be read.
    text = _settings(settings, entries)
    texts = {path: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for path, schema in made.items()}
    replace_all({**texts, settings: text}, root)
    return len(made)


def _shown(path: Path, root: Path) -> str:
    """Return a schema's path for the settings, relative to the site's folder if it is inside."""
    absolute, top = Path(os.path.realpath(path)), root.resolve()
    return f"./{absolute.relative_to(top).as_posix()}" if absolute.is_relative_to(top) else absolute.as_uri()


def _settings(path: Path, entries: dict[str, list[str]]) -> str:
    try:
        before = bytes_of(path).decode("utf-8-sig") if path.exists() else ""
        return with_entries(before, "yaml.schemas", entries)
    except OSError as problem:
        raise CitesiteError(f"cannot read {path}: {problem.strerror}") from None
    except (UnicodeDecodeError, NotSettings) as problem:
        said = str(problem) if isinstance(problem, NotSettings) else "it is not UTF-8 text"
        raise CitesiteError(f"{path} is left alone: {said}; mend or delete it, and try again") from None
