"""Help for editors: a small working site to start from, skeletons of records, schemas and formatting.

Nothing that a person wrote is overwritten.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.editor.editor import write_schemas
from citesite.files.atomic import replace

__all__ = ["make_site", "write_schemas"]

EXAMPLE = Path(__file__).parent.parent / "starter_site"


def make_site(folder: Path, today: date) -> int:
    """Write the example site, reviewed today and due in a year. Return the number of files.

    Raises:
        CitesiteError: if the folder holds anything, or cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CitesiteError(f"{folder} is not empty; name a folder that does not exist yet")
        # Every month has a 28th.
        due = today.replace(year=today.year + 1, day=min(today.day, 28))
        count = 0
        for path in sorted(path for path in EXAMPLE.rglob("*") if path.is_file()):
            target = folder / path.relative_to(EXAMPLE)
            text = path.read_text("utf-8").replace("TODAY", today.isoformat()).replace("NEXT-YEAR", due.isoformat())
            replace(target, text, folder)
            count += 1
        return count + write_schemas(folder, "content") + 1
    except OSError as problem:
        raise CitesiteError(f"cannot write {problem.filename or folder}: {problem.strerror}") from None
