"""Icon arrays: 100 or 1,000 people in rows, with and without something.

Places are in units of one person: each person is in a cell one wide and one high. Ten people in a row are drawn at
once, so that an array of 1,000 people stays small.
"""

from __future__ import annotations

import math
from typing import Any

Drawn = dict[str, Any]

_COLUMNS = {100: 10, 1000: 40}


def whole(count: float) -> int:
    """Return a number of people as it is drawn and written: the nearest whole number, halves rounded up."""
    return math.floor(count + 0.5)


def icons(per: int, without: float, with_it: float) -> Drawn:
    """Return the places of everybody in two arrays of people.

    Args:
        per: 100 or 1,000 people.
        without: how many of them have the outcome without the intervention; need not be a whole number.
        with_it: how many have it with the intervention.

    Returns:
        `columns`, `rows`, and for `without` and `with` the people in reading order under what they are: `affected`,
        `more` (have it only because of the intervention), `fewer` (are spared by it), `others`. Each is a list of
        places `x`, `y` of one person, or of the first of ten (`ten`). `marks` are the places of each person, one by
        one, for whom the intervention makes the difference.
    """
    columns = _COLUMNS[per]
    before, after = (min(max(whole(count), 0), per) for count in (without, with_it))
    both = min(before, after)
    return {
        "columns": columns,
        "rows": per // columns,
        "marks": [{"x": n % columns, "y": n // columns} for n in range(both, max(before, after))],
        "without": {
            "affected": _places(0, before, columns),
            "more": [],
            "fewer": [],
            "others": _places(before, per, columns),
        },
        "with": {
            "affected": _places(0, both, columns),
            "more": _places(both, after, columns),
            "fewer": _places(both, before, columns) if before > after else [],
            "others": _places(max(before, after), per, columns),
        },
    }


def _places(start: int, end: int, columns: int) -> list[dict[str, int | bool]]:
    """Return the places of the people from `start` up to `end`; ten from a multiple of ten on are one place."""
    places: list[dict[str, int | bool]] = []
    while start < end:
        y, x = divmod(start, columns)
        ten = start % 10 == 0 and end - start >= 10
        places.append({"x": x, "y": y, "ten": ten})
        start += 10 if ten else 1
    return places
