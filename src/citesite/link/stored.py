"""What crosses from one record to the pages of another, as JSON for the store of the last build."""

from __future__ import annotations

import json

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False, default=vars).encode


class Stored:
    """A frozen dataclass, without slots, whose fields hold plain data or more of its kind."""

    def to_json(self) -> str:
        """Return all fields as JSON, under their names; each class reads its own back with `from_json`."""
        return _encoded(self)
