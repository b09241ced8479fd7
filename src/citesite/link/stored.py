"""What crosses from one record to the pages of another, as JSON for the store of the last build."""

from __future__ import annotations

import json
from typing import Any, Protocol

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class _NamedTuple(Protocol):
    def _asdict(self) -> dict[str, Any]: ...


def to_json(record: _NamedTuple) -> str:
    """Return a named tuple as JSON: its fields under their names, and named tuples in them as lists."""
    return _encoded(record._asdict())
