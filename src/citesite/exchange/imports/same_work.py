"""Compare two descriptions of works that have no identifier in common.

They are one work if title, first author and year agree, and journal, volume, first page and type do not speak against
it. Where one of the two lacks what would decide, it stays in doubt: a wrong merger loses a work in silence, and a
double is seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from citesite.read.yaml import Data
from citesite.records import identifiers

IDENTIFIERS = {
    "DOI": identifiers.doi,
    "PMID": identifiers.pmid,
    "PMCID": identifiers.pmcid,
    "ISBN": identifiers.isbn,
}
_OWN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
     "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "’": "", "'": ""}
)  # fmt: skip
"""Latin letters that Unicode does not decompose, and apostrophes, which are dropped."""
_TITLE_TAG = re.compile(r"</?(?:i|b|su[bp])>")
_YEAR = re.compile("[0-9]{4}")
_NO_LETTERS = re.compile(r"\W+")
_BEHIND_PAGE = re.compile("[-–,; ]")
_Works = tuple[Mapping[str, Data], Mapping[str, Data]]


def same_work(ours: Mapping[str, Data], theirs: Mapping[str, Data]) -> bool | None:
    """Return whether two entries with one title are one work; None if that is in doubt."""
    both = ours, theirs
    authors = _authors_agree(both)
    years = _years_agree(both) if authors is not False else False
    if False in (authors, years) or any(_conflict(both, name) for name in ("DOI", "PMID", "PMCID")):
        return False
    types = _types_agree(both)
    places = [_journals_agree(both), _agree(both, "volume"), _pages_agree(both)]
    if places == [False, True, True]:
        # An abbreviation of the journal that is not recognised.
        places[0] = None
    if types is False or False in places:
        return None if authors and years else False
    if authors is None or years is None:
        return None
    return True if types or True in places else None


def differing(ours: Mapping[str, Data], theirs: Mapping[str, Data]) -> tuple[str, ...]:
    """Return what speaks against one work, each as `volume (140, 141)`: our value, and that of the export."""
    both = ours, theirs
    checks = {
        "title": title_of(ours) == title_of(theirs) if title_of(ours) and title_of(theirs) else None,
        "author": _authors_agree(both),
        "issued": _years_agree(both),
        "type": _types_agree(both),
        "container-title": _journals_agree(both),
        "volume": _agree(both, "volume"),
        "page": _pages_agree(both),
        **{name: False if _conflict(both, name) else None for name in ("DOI", "PMID", "PMCID")},
    }
    return tuple(f"{name} ({_shown(ours, name)}, {_shown(theirs, name)})" for name, ok in checks.items() if ok is False)


def is_mixed(found: tuple[str, ...]) -> bool:
    """Return whether so much differs between two entries that one must not be filled from the other."""
    names = {text.partition(" ")[0] for text in found}
    return bool(names - {"title", "author"}) or names >= {"title", "author"}


def title_of(fields: Mapping[str, Data]) -> str:
    """Return the title in a form that is equal for different spellings of it."""
    title = fields.get("title")
    if not isinstance(title, str):
        return ""
    return identifiers.title_key(_TITLE_TAG.sub("", title) if "<" in title else title)


def first_author(fields: Mapping[str, Data]) -> str:
    """Return the family name of the first author, or the name of the body, in plain lower-case letters."""
    authors = fields.get("author")
    first = authors[0] if isinstance(authors, list) and authors else None
    if not isinstance(first, dict):
        return ""
    return ascii_letters(str(first.get("family") or first.get("literal") or ""))


def year_of(fields: Mapping[str, Data]) -> str:
    """Return the year of an entry, or empty if it has none."""
    found = _YEAR.match(str(fields.get("issued") or ""))
    return found[0] if found else ""


def last_word(fields: Mapping[str, Data]) -> str:
    """Return the last word of the first author's name, which is the same with and without particles."""
    return _NO_LETTERS.sub(" ", first_author(fields)).strip().rpartition(" ")[2]


def first_page(fields: Mapping[str, Data]) -> str:
    """Return the first page, or the number of an article, without leading zeros."""
    place = fields.get("page") or (fields.get("number") if fields.get("type") == "article-journal" else "")
    return _BEHIND_PAGE.split(str(place or ""), maxsplit=1)[0].casefold().lstrip("0")


def ascii_letters(text: str) -> str:
    """Return a text in lower case, its Latin letters without their marks."""
    if text.isascii():
        return text.replace("'", "").lower()
    apart = unicodedata.normalize("NFKD", text.translate(_OWN_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def _shown(fields: Mapping[str, Data], name: str) -> str:
    if name == "author":
        return first_author(fields)
    value = fields.get(name) or (fields.get("number") if name == "page" else "")
    return str(value)[:60]


def _conflict(both: _Works, name: str) -> bool:
    values = [
        found for fields in both if isinstance(value := fields.get(name), str) for found in [IDENTIFIERS[name](value)]
    ]
    return len(values) == 2 and None not in values and values[0] != values[1]


def _agree(both: _Works, name: str) -> bool | None:
    ours, theirs = (re.sub(r"[\W_]+|^0+", "", str(fields.get(name) or "")).casefold() for fields in both)
    return ours == theirs if ours and theirs else None


def _authors_agree(both: _Works) -> bool | None:
    ours, theirs = map(first_author, both)
    if not ours or not theirs:
        return None if ours or theirs else True
    return ours == theirs or last_word(both[0]) == last_word(both[1])


def _years_agree(both: _Works) -> bool | None:
    """Years may differ by one, because a paper appears online before it does in print."""
    years = [int(year) for fields in both if (year := year_of(fields))]
    if len(years) < 2:
        return None if years else True
    return abs(years[0] - years[1]) <= 1


def _types_agree(both: _Works) -> bool | None:
    ours, theirs = (str(fields.get("type") or "document") for fields in both)
    return None if "document" in (ours, theirs) and ours != theirs else ours == theirs


def _pages_agree(both: _Works) -> bool | None:
    ours, theirs = map(first_page, both)
    return ours == theirs if ours and theirs else None


def _journals_agree(both: _Works) -> bool | None:
    ours, theirs = (str(fields.get("container-title") or "") for fields in both)
    return same_journal(ours, theirs) if ours and theirs else None


_SMALL_WORDS = frozenset([
    "the", "of", "and", "for", "in", "on", "a", "an", "la", "le", "de", "des", "du", "der", "die", "das", "und", "et",
])  # fmt: skip


def same_journal(ours: str, theirs: str) -> bool:
    """Return whether two names may be one journal's: equal, abbreviated word by word, or an acronym."""
    words = [list(_words(name)) for name in (ours, theirs)]
    if not all(words) or words[0] == words[1]:
        return True
    short, long = sorted(words, key=lambda found: sum(map(len, found)))
    if "".join(short) == "".join(word[0] for word in long):
        return True
    return len(short) == len(long) and all(map(_abbreviates, short, long))


def _words(name: str) -> Iterator[str]:
    plain = re.sub(r"\([^()]*\)|[:=/].*", "", ascii_letters(name), flags=re.DOTALL)
    return (word for word in re.findall(r"\w+", plain) if word not in _SMALL_WORDS)


def _abbreviates(short: str, long: str) -> bool:
    """Return whether one word is short for another: `natl` for `national`, `dtsch` for `deutsches`."""
    if len(short) > len(long):
        short, long = long, short
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)
