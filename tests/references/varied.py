"""Items that vary in everything that a style looks at: types, names, dates, numbers, pages, and what is missing."""

from __future__ import annotations

from typing import Any

_NAMES: tuple[list[dict[str, str]], ...] = (
    [{"family": "Doe", "given": "Ann B."}],
    [{"family": "Doe", "given": "Ann"}, {"family": "Roe", "given": "Ben"}],
    [{"family": f"Author{n}", "given": "Ann Marie"} for n in range(1, 5)],
    [{"family": f"Author{n}", "given": "A. B."} for n in range(1, 9)],
    [{"family": f"Author{n}", "given": "Ann"} for n in range(1, 24)],
    [{"literal": "Example Health Service"}],
    [{"family": "King", "given": "Martin L.", "suffix": "Jr"}, {"literal": "Test Study Group"}],
    [{"family": "van der Berg", "given": "Karl"}, {"family": "O’Brien", "given": "Seán"}],
    [],
)
_DATES: tuple[list[int], ...] = ([2020, 5, 12], [2019], [2021, 11], [1998, 2, 3], [2024])
_TITLES = (
    "A trial of B12 in adults",
    "Does it help? A review",
    "<i>In vitro</i> tests of HbA<sub>1c</sub>",
    "Tests: part 2",
)
_PLACES: dict[str, tuple[dict[str, str], ...]] = {
    "article-journal": (
        {"container-title": "Journal of Tests", "volume": "12", "issue": "3", "page": "100-108"},
        {"container-title": "The Test", "volume": "7", "page": "e1042"},
        {"container-title": "Tests", "volume": "60", "issue": "7", "page": "1279-1297"},
        {"container-title": "Journal of Tests", "volume": "2", "issue": "Suppl 1", "page": "S12-S19"},
        {"container-title": "Annals of Tests", "volume": "5", "number": "CD007543"},
        {"container-title": "Letters", "volume": "9", "issue": "1", "page": "7"},
    ),
    "book": (
        {"publisher": "Fjord", "publisher-place": "Oslo"},
        {"publisher": "Fjord", "publisher-place": "Oslo", "edition": "2"},
        {"publisher": "Test Press", "volume": "3"},
    ),
    "chapter": (
        {"container-title": "A book of tests", "publisher": "Fjord", "publisher-place": "Oslo", "page": "15-27"},
        {"container-title": "Handbook", "publisher": "Test Press", "edition": "3", "page": "iv-ix"},
    ),
    "report": (
        {"publisher": "Example Institute", "publisher-place": "Oslo", "number": "NG239"},
        {"publisher": "Example Institute", "URL": "https://example.org/report"},
    ),
    "thesis": ({"publisher": "Example University"}, {"publisher": "Example University", "publisher-place": "Oslo"}),
    "webpage": (
        {"container-title": "Health A to Z", "URL": "https://example.org/page"},
        {"publisher": "Example Health Service", "URL": "https://example.org/page"},
    ),
    "dataset": ({"publisher": "Example Archive", "URL": "https://example.org/data"},),
}


def items() -> list[dict[str, Any]]:
    """Return the items, each with an id that says what is in it."""
    found = []
    for kind, places in _PLACES.items():
        for p, place in enumerate(places):
            for n, names in enumerate(_NAMES):
                for d in ((p + n) % len(_DATES), (p + n + 2) % len(_DATES), (p + n + 3) % len(_DATES)):
                    item: dict[str, Any] = {"id": f"{kind}-{p}-{n}-{d}", "type": kind, **place}
                    item["title"] = _TITLES[(p + n + d) % len(_TITLES)]
                    item["issued"] = {"date-parts": [_DATES[d]]}
                    if names:
                        item["author"] = names
                    if "URL" in place:
                        item["accessed"] = {"date-parts": [[2026, 11, 1]]}
                    found.append(item)
    return found
