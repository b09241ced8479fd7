"""Alphabets: names in the order of the dictionaries of a language, and the letter under which an index has each."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

ALPHABETS = {
    "cy": "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z",
    "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",  # noqa: RUF001
}
"""The alphabets of languages that order their letters otherwise than by leaving out accents, in small letters."""

_DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"
_LATIN = str.maketrans(
    {"\N{MICRO SIGN}": "m", "μ": "m", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", _DOTLESS: "i"}
)
"""Letters that have no accent to leave out."""
_DOTTED = str.maketrans({"I": _DOTLESS, "İ": "i"})
"""The small letters of Turkish."""


@lru_cache(maxsize=16_384)
def sorted_as(title: str, language: str) -> tuple[str, str]:
    """Return what puts a title in order: its letters without case and accents, then its own letters.

    Marks before the first letter do not count. Where a language has an alphabet of its own, each letter of it is one
    character, in its order.

    Args:
        title: of a page, or a word.
        language: a tag of BCP 47.
    """
    letters = "".join(_places(title, language)) if _known(language) else _bare(title.casefold())
    if letters and not _is_word(letters[0]):
        letters = letters.lstrip("".join({c for c in letters if not _is_word(c)})) or letters
    return letters, title


def first_letter(title: str, language: str) -> str:
    """Return the letter under which an index has a title, as a capital; "#" for none."""
    return letter_of(sorted_as(title, language)[0], language)


def letter_of(letters: str, language: str) -> str:
    """Return the letter under which an index has what is sorted by some letters, as a capital; "#" for none."""
    return _capital(letters[:1], language)


@lru_cache(maxsize=1_024)
def _capital(letter: str, language: str) -> str:
    first = letters_of(letter, language)
    if first == "i" and _known(language) == "tr":
        return "İ"
    is_own = first != letter
    return first.capitalize() if is_own else first.upper() if first.isalpha() else "#"


def letters_of(letters: str, language: str) -> str:
    """Return the letters that `sorted_as` puts a title in order by, as they are written."""
    if not _known(language):
        return letters
    alphabet = _alphabet(_known(language))
    known = {chr(_FIRST + place): letter for place, letter in enumerate(alphabet)}
    return "".join(known.get(c, c) for c in letters)


_FIRST, _LAST = 0xE000, 0xE03F
"""Characters for private use, which are for the letters of an alphabet in their order."""


def _known(language: str) -> str:
    code = language.split("-")[0].lower()
    return code if code in ALPHABETS else ""


@cache
def _alphabet(code: str) -> tuple[str, ...]:
    return tuple(ALPHABETS[code].split())


def _places(title: str, language: str) -> list[str]:
    """Return the letters of a title, each of the alphabet by its place there, the others without accents."""
    code = _known(language)
    places = {letter: chr(_FIRST + place) for place, letter in enumerate(_alphabet(code))}
    text = unicodedata.normalize("NFC", (title.translate(_DOTTED) if code == "tr" else title).casefold())
    found, at = [], 0
    while at < len(text):
        letter = next((text[at : at + size] for size in (2, 1) if text[at : at + size] in places), "")
        # A letter of the alphabet with an accent that makes no other of it, such as the "á" of Spanish.
        found += [places[letter]] if letter else [places.get(c, c) for c in _bare(text[at])]
        at += len(letter) or 1
    return found


def _bare(folded: str) -> str:
    """Return a text in small letters without accents."""
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded.translate(_LATIN)) if not unicodedata.combining(c))


def _is_word(character: str) -> bool:
    return character.isalnum() or _FIRST <= ord(character) <= _LAST
