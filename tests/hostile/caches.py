"""Caches that no build leaves: files of SQLite with damaged bytes, and good ones that hold nonsense."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from hostile.inputs import damaged

_NONSENSE = (
    None,
    7,
    -1.5,
    "",
    "x",
    "[]",
    "{}",
    "[1, 2]",
    "../precious.html",
    "../",
    '{"a": 1}',
    "null",
    '"',
    b"\xff",
    "9" * 400,
)
"""What no cache holds."""


def damaged_cache(cache: bytes, draw: random.Random) -> bytes:
    """Return the file of a cache with other bytes here and there, sometimes cut off or twice as long."""
    data = bytearray(cache)
    for _ in range(draw.choice((1, 1, 4, 40))):
        data[draw.randrange(100 if draw.random() < 0.2 else len(data))] = draw.randrange(256)
    found = bytes(data)
    if draw.random() < 0.2:
        place = draw.randrange(len(found))
        found = draw.choice((found[:place], found[:place] * 2, found[place:], b""))
    return found


def put_nonsense(path: Path, draw: random.Random) -> None:
    """Change values in a cache so that it is good SQLite and holds what no build writes."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
    for _ in range(draw.choice((1, 1, 3))):
        table = draw.choice(tables)
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        column = draw.choice(columns)
        value: object = draw.choice(_NONSENSE)
        if draw.random() < 0.4:
            # Drawn here: a row that the database draws is another one when the input is fed again.
            olds = [old for (old,) in connection.execute(f"SELECT {column} FROM {table} ORDER BY {column}")]
            old = draw.choice(olds) if olds else ""
            value = damaged(str(old or "").encode(), draw).decode("utf-8", "replace")
        try:
            connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (value,))
        except sqlite3.Error:
            continue
    connection.commit()
    connection.close()
