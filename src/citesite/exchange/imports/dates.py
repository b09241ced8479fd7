"""Dates of exports, in every form that real ones hold, as a record has them: `2021`, `2021-02` or `2021-02-13`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_NO_DATE = re.compile(r"\W*(?:n\.? ?d\.?|no date|undated|s\.? ?a\.?|unknown|in[ -]press|forthcoming|0{4})\W*", re.I)
_YEAR = r"(?<![0-9])([12][0-9]{3})(?![0-9])"
_AROUND_YEAR = re.compile(r"(?<=[12][0-9]{3})[a-z](?![a-z])|[\[\]()©]")
_OF = r"(?:\s+(?:of|de))?"
_WORD = r"([^\W\d_]{3,})\.?"
_FORMS: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), order)
    for form, order in (
        # Each form, and which of its groups are year, month and day; 0 for none. Times of day may follow.
        (rf"{_YEAR}\s+{_WORD}\s*[-–/]\s*[12][0-9]{{3}}", (1, 0, 0)),
        (r"([12][0-9]{3})\s*[年년]\s*([0-9]{1,2})\s*[月월]\s*([0-9]{1,2})\s*[日일]", (1, 2, 3)),
        (r"([12][0-9]{3})\s*[年년]\s*([0-9]{1,2})\s*[月월]", (1, 2, 0)),
        (rf"{_YEAR}\s*[-/.]\s*([0-9]{{1,2}})\s*[-/.]\s*([0-9]{{1,2}})(?![0-9])", (1, 2, 3)),
        (r"^([12][0-9]{3})([01][0-9])([0-3][0-9])$", (1, 2, 3)),
        # A day first, as with full stops, or where the other order is impossible.
        (rf"(?<![0-9])([0-9]{{1,2}})\.\s?([0-9]{{1,2}})\.\s?{_YEAR}", (3, 2, 1)),
        (rf"(?<![0-9])(1[3-9]|2[0-9]|3[01])[-/]([0-9]{{1,2}})[-/]{_YEAR}", (3, 2, 1)),
        (rf"(?<![0-9])([0-9]{{1,2}})[-/](1[3-9]|2[0-9]|3[01])[-/]{_YEAR}", (3, 1, 2)),
        (
            rf"(?<![0-9])([0-9]{{1,2}})(?:st|nd|rd|th)?{_OF}[\s,/-]+{_WORD}{_OF}[\s,/-]+{_YEAR}",
            (3, 2, 1),
        ),
        (rf"{_WORD}[\s/-]+([0-9]{{1,2}})(?:st|nd|rd|th)?[\s,]+{_YEAR}", (3, 1, 2)),
        (rf"{_YEAR}[\s,;/-]+{_WORD}[\s,/-]+([0-9]{{1,2}})(?![0-9])", (1, 2, 3)),
        (rf"{_YEAR}[\s,;/-]+{_WORD}(?![\s.]*[-/])", (1, 2, 0)),
        (rf"(?<![-/])\b{_WORD}[\s,/-]+{_YEAR}", (2, 1, 0)),
        (rf"{_YEAR}\s*[-/]\s*([0-9]{{1,2}})(?![0-9])", (1, 2, 0)),
        (rf"^([0-9]{{1,2}})\s*[-/]\s*{_YEAR}", (2, 1, 0)),
        (_YEAR, (1, 0, 0)),
    )
)


def month(text: str) -> int | None:
    """Return the number of a month, written as a number or an English name; None for a season or a range."""
    word = text.strip().strip(".").lower()
    if re.fullmatch(r"[0-9]{1,2}", word):
        return int(word) if 1 <= int(word) <= 12 else None
    if word.isalpha() and len(word) >= 3 and _is_month(word):
        return _MONTHS[word[:3]]
    return next((n for n, names in enumerate(_OTHER_NAMES, 1) if word in names), None)


_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


_OTHER_NAMES: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "januar janvier enero gennaio janeiro januari", "februar février fevrier febrero febbraio fevereiro februari",
        "märz maerz mars marzo março maart", "avril abril aprile", "mai mayo maggio maio mei",
        "juni juin junio giugno junho", "juli juillet julio luglio julho", "août aout agosto augustus augusti",
        "septembre septiembre settembre setembro", "oktober octobre octubre ottobre outubro okt",
        "novembre noviembre novembro", "dezember décembre decembre diciembre dicembre dezembro dez",
    )
)  # fmt: skip
"""Months in German, French, Spanish, Italian, Portuguese, Dutch and Swedish, where they are not as in English."""


def _is_month(word: str) -> bool:
    """Return whether a word is the beginning of a month's name: "Sept" is, "Marine" is not."""
    return any(name.startswith(word) for name in _NAMES)


def partial_date(year: object, months: object = "", day: object = "") -> str:
    """Return a date as exact as its valid parts allow: `2021`, `2021-02`, `2021-02-13`; empty without a year."""
    number = str(year).strip()
    if not re.fullmatch(r"[12][0-9]{3}", number, re.ASCII):
        return ""
    in_year = month(str(months)) if months else None
    if in_year is None:
        return number
    in_month = str(day).strip()
    if re.fullmatch(r"[0-9]{1,2}", in_month, re.ASCII):
        try:
            return date(int(number), in_year, int(in_month)).isoformat()
        except ValueError:
            pass
    return f"{number}-{in_year:02}"


def written_date(text: str) -> str:
    """Return a date written in any form, as exact as it is certain; empty if no year can be found.

    05/06/2020 is a different day in different countries, so only its year is taken.
    """
    text = text.strip().strip("/")
    if not text.isdecimal():
        text = _AROUND_YEAR.sub("", text)
    for form, order in _FORMS:
        found = form.search(text)
        if found:
            year, months, day = (found[group] if group else "" for group in order)
            return partial_date(year, months, day)
    return ""


def best_date(texts: Iterable[str], name: str) -> tuple[str, list[str]]:
    """Return the most exact of several ways to write one date, and a message if none of them is a date."""
    written = [text for text in texts if text.strip(" /-")]
    found = max(map(written_date, written), key=len, default="")
    lost = [text for text in written if not _NO_DATE.fullmatch(text)] if not found else []
    return found, [f"{name} is no date with a year: {text[:60]}" for text in lost]


def day(text: str) -> str:
    """Return a date if it is exact to the day, or empty."""
    found = written_date(text) if text else ""
    return found if len(found) == 10 else ""
