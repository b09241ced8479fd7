"""Files that are written for editors: each whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.files.scan import bytes_of


def put(path: Path, text: str) -> bool:
    """Write a text file by way of a temporary one; gives whether anything changed.

    Raises:
        CitesiteError: if the machine refuses.
    """
    content = text.encode()
    staged = path.with_name(path.name + ".citesite-new")
    try:
        if path.exists() and bytes_of(path) == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(content)
        if path.exists():
            staged.chmod(path.stat().st_mode & 0o777)
        os.replace(staged, os.path.realpath(path))  # noqa: PTH105  (through a link, to the file it leads to)
        return True
    except OSError as problem:
        staged.unlink(missing_ok=True)
        raise CitesiteError(f"cannot write {problem.filename or path}: {problem.strerror}") from None
