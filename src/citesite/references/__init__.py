"""References: a bibliographic item (in CSL-JSON) to safe HTML in a citation style.

Invariant: the HTML is a pure function of item, style and language. Whatever the item contains, it has no mark-up but
`i`, `b`, `sup` and `sub` without attributes.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeGuard

from citesite.references.unusable import UnusableStyle

if TYPE_CHECKING:
    from citesite.references.shapes import ShapedStyle

__all__ = ["LANGUAGES", "UnusableStyle", "available_styles", "format_reference", "style_problem"]

_LANGUAGES = (
    "af ar bal bg brh ca cs cy da de el en es et eu fa fi fr gl he hi hr hu hy id is it ja km ko la lij lt lv mn ms nb"
    " nl nn pa pl pt ro ru sk sl sr sv th tl tr uk vi zh"
)
LANGUAGES = frozenset(_LANGUAGES.split())
"""The languages for which CSL has locales. A copy, because asking citeproc at every build takes too long."""

_STYLES = Path(__file__).parents[1] / "theme" / "csl"

_TEXT_VARIABLES = (
    "container-title",
    "container-title-short",
    "collection-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "edition",
    "number",
    "genre",
    "URL",
)
_NAME_VARIABLES = ("author", "editor")
_NAME_PARTS = ("family", "given", "suffix", "non-dropping-particle", "dropping-particle")
_DATE_VARIABLES = ("issued", "accessed")

# Mark-up passes through citeproc as Unicode noncharacters, one for each character or tag. Entities would not
# survive: citeproc splits pages at "&", and drops a final ";" before a semicolon of the style.
_ESCAPED = ("&", "<", ">")
_OPENING = ("<i>", "<b>", "<sup>", "<sub>")
_CLOSING = ("</i>", "</b>", "</sup>", "</sub>")
_STAND_INS = {text: chr(0xFDD0 + n) for n, text in enumerate((*_ESCAPED, *_OPENING, *_CLOSING))}
_FROM_TEXT = str.maketrans({text: _STAND_INS[text] for text in _ESCAPED})
_TO_HTML = str.maketrans(
    {stand_in: text for text, stand_in in _STAND_INS.items()}
    | {_STAND_INS["&"]: "&amp;", _STAND_INS["<"]: "&lt;", _STAND_INS[">"]: "&gt;"}
)

# Regular expressions are compiled on first use, because most builds print no reference.
_TAG = "|".join((*_OPENING, *_CLOSING))

# Control characters, the controls that reorder all text up to the end of the paragraph, noncharacters, and
# surrogates, which have no UTF-8.
_UNPRINTABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
_WHITE_SPACE = r"[ \t\r\n\u2028\u2029]+"

# Punctuation that the style prints in vain: a full stop after "?", "!" or a full stop inside quotes or tags, and
# the semicolon before a missing year in "Publisher; 2019." or a missing volume in "2002 Jun; 12:1-6."
# Tags that a style puts around a title are tags already.
_AFTER = "(?:[" + "".join(_STAND_INS[tag] for tag in _CLOSING) + "”’\"']|</[a-z]+>)"
_SECOND_FULL_STOP = rf"([?!]{_AFTER}*|\.{_AFTER}+)\.(?=\s|$)"
_IDLE_SEMICOLON = r"\.?;(?=\.(?:\s|$)|:)"

# A text without any of these is already HTML: it has no tag, comment or entity, no character that HTML spells
# differently, such as a no-break space, and no second full stop. Any other text is cleaned.
_WATCHED = "[<>&\xa0\ufeff\r\ufdd0-\ufdef?!”’\"']"

_PAGE_RANGE = r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)"
_HYPHENS = "\\s*[-\u2010-\u2015\u2212]\\s*"
"""Hyphens and dashes between pages, as the Cochrane Library and others write them."""

# citeproc keeps state on the parsed style, which all references share.
_one_at_a_time = Lock()


def available_styles() -> tuple[str, ...]:
    """Return the names of the citation styles that come with citesite, in alphabetical order."""
    return tuple(sorted(file.stem for file in _STYLES.glob("*.csl")))


def style_problem(style: bytes, language: str) -> tuple[int, str] | None:
    """Return why references cannot be printed with a site's own CSL file, and its line; None if they can.

    Raises `ValueError` for a language for which CSL has no locale.
    """
    # Imported here because lxml takes long to import, and few sites have a style of their own.
    from citesite.references.own_style import try_out

    try:
        try_out(_load(style, language).style)
    except UnusableStyle as problem:
        return problem.line, str(problem)
    return None


def format_reference(item: Mapping[str, Any], style: str | bytes = "vancouver", language: str = "en-GB") -> str:
    """Return one reference as HTML, without a number and without an enclosing element.

    `style` is one of `available_styles()`, or the bytes of a CSL file that has no `style_problem`.

    `item` has the names of CSL-JSON: `type`, `title`, `author` and `editor` (lists of
    `{family, given, suffix}` or `{literal}`), `issued` and `accessed`
    (`{"date-parts": [[year, month, day]]}`), `container-title`, `container-title-short`, `collection-title`,
    `publisher`, `publisher-place`, `volume`, `issue`, `page`, `edition`, `number`, `genre` and `URL`. Only
    `type` is required. What is missing or empty is left out together with the punctuation around it: a
    reference without a year just has no year. Other fields are not printed. Of a range of dates only the
    first is.

    Where the text is not what the style file alone would give:

    - DOI, PMID, PMCID and ISBN are never printed: the page shows them as links after the reference.
    - For the same reason a journal article is printed without its URL, and so without "[Internet]" and
      "[cited …]". Every other type keeps "Available from: URL", and the day it was read where `accessed`
      gives it.
    - A journal article without `page` shows its article number (`number`) instead of pages, as PubMed
      does with Cochrane reviews: "2012 Jun 13;(6):CD007543".

    Journal names are printed in full unless `container-title-short` is given, titles in the case they are
    written in. In `title` properly nested pairs of `<i> <b> <sup> <sub>` are mark-up; all else, everywhere,
    is text and is escaped. Control characters and bidirectional overrides, which reorder text, are dropped.

    Raises `KeyError` for an item without a type, and `ValueError` for a style that is not in
    `available_styles()`, or a language for which CSL has no locale, and `UnusableStyle` for an item that a style of
    the site's own cannot print. Source: Citation Style Language 1.0.2.
    """
    text = _printed(_csl_variables(item), style, language)
    if item.get("genre") == "Preprint" and "preprint]" not in text.lower():
        # Few styles say so of every type, and a reader must not take a preprint for a paper.
        text = _printed(_csl_variables({**item, "title": f"{item.get('title') or ''} [Preprint]"}), style, language)
    return text


def _printed(variables: dict[str, Any], style: str | bytes, language: str) -> str:
    shaped_style = _load(style, language)
    with _one_at_a_time:
        if isinstance(style, bytes):
            # Imported here for the same reason as `try_out`.
            from citesite.references.own_style import render_safely

            return _html(render_safely(shaped_style, variables))
        text = shaped_style.render(variables)
    return _html(text)


def _html(text: str) -> str:
    """Turn the output of a style into HTML, without stray punctuation."""
    text = text.strip()
    if not re.search(_WATCHED, text):
        return re.sub(_IDLE_SEMICOLON, "", text) if ";." in text or ";:" in text else text
    text = re.sub(_IDLE_SEMICOLON, "", re.sub(_SECOND_FULL_STOP, r"\1", text))
    # Imported here because few references contain mark-up.
    import nh3

    # Escaping should leave nothing to clean; this is a second line of defence.
    return nh3.clean(text.translate(_TO_HTML), tags={"i", "b", "sup", "sub"}, attributes={"*": set()}, link_rel=None)


@lru_cache(maxsize=8)
def _load(style: str | bytes, language: str) -> "ShapedStyle":
    if isinstance(style, bytes):
        # Imported here for the same reason as `try_out`.
        from citesite.references.own_style import own_style

        return _shaped(own_style(style), language)
    if style not in available_styles():
        raise ValueError(f'there is no citation style "{style}", only {", ".join(available_styles())}')
    return _shaped((_STYLES / f"{style}.csl").read_bytes(), language)


def _shaped(source: bytes, language: str) -> "ShapedStyle":
    # Imported here because citeproc takes 35 ms to import, and most commands print no reference.
    from citesite.references.citeproc_patch import Style
    from citesite.references.shapes import ShapedStyle

    return ShapedStyle(Style(source, language))


def _csl_variables(item: Mapping[str, Any]) -> dict[str, Any]:
    """Convert an item to variables that citeproc accepts without a warning: known, not empty, escaped."""
    variables: dict[str, Any] = {name: _escaped(item[name]) for name in _TEXT_VARIABLES if name in item}
    variables["title"] = _escaped_title(item.get("title"))
    variables["page"] = _escaped(_expanded_pages(item.get("page")))
    for name in _NAME_VARIABLES:
        variables[name] = [person for entry in item.get(name) or () if (person := _person(entry))]
    for name in _DATE_VARIABLES:
        variables[name] = _date(item.get(name))
    if item["type"] == "article-journal":
        variables["URL"] = ""
        variables["page"] = variables["page"] or variables.get("number")
    known = {name: value for name, value in variables.items() if value}
    return {"id": "reference", "type": item["type"], **known}


def _escaped(value: object) -> str:
    return value.strip() if _is_plain(value) else _printable(value).translate(_FROM_TEXT)


def _is_plain(value: object) -> TypeGuard[str]:
    """Whether a value needs no escaping, as most do not. The plain space is the only printable white space."""
    return isinstance(value, str) and (
        value.isprintable() and not ("  " in value or "&" in value or "<" in value or ">" in value)
    )


def _printable(value: object) -> str:
    return "" if value is None else re.sub(_WHITE_SPACE, " ", re.sub(_UNPRINTABLE, "", str(value))).strip()


def _escaped_title(value: object) -> str:
    """Escape a title, except properly nested pairs of the tags that a title may contain."""
    if _is_plain(value):
        return value.strip()
    text = _printable(value)
    pieces: list[str] = []
    still_open: list[tuple[str, int]] = []
    position = 0
    for match in re.finditer(_TAG, text):
        tag = match[0]
        pieces += [text[position : match.start()].translate(_FROM_TEXT), tag.translate(_FROM_TEXT)]
        position = match.end()
        if tag in _OPENING:
            still_open.append((tag, len(pieces) - 1))
        elif still_open and still_open[-1][0][1:] == tag[2:]:
            opening, place = still_open.pop()
            pieces[place], pieces[-1] = _STAND_INS[opening], _STAND_INS[tag]
    return "".join(pieces) + text[position:].translate(_FROM_TEXT)


def _person(entry: Mapping[str, Any]) -> dict[str, str]:
    if "literal" in entry and (literal := _escaped(entry["literal"])):
        return {"literal": literal}
    person = {part: text for part in _NAME_PARTS if part in entry and (text := _escaped(entry[part]))}
    # Reference managers export "given": "James L., Jr.", and citeproc would turn "Jr." into an initial.
    if "," not in person.get("given", "") or "suffix" in person:
        return person
    given, _, suffix = person["given"].partition(",")
    person |= {"given": given.strip(), "suffix": suffix.strip()}
    return {part: text for part, text in person.items() if text}


def _date(value: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return a date up to its first missing part, because a day without a month cannot be printed."""
    dates = (value or {}).get("date-parts") or ((),)
    known: list[int] = []
    for part in dates[0][:3]:
        if not part:
            break
        known.append(int(part))
    return {"date-parts": [known]} if known else {}


def _expanded_pages(value: object) -> str:
    """Return `100-8` as `100-108`, which the style then shortens in its own way, and `7-7` as `7`.

    What is no range of numbers for certain stays as it is written: `e00123-19` and `215.e1-215.e7`.
    """
    if value is None:
        return ""
    text = re.sub(_HYPHENS, "-", str(value))
    return re.sub(r"[^\s,;]+", _expanded_range, text)


def _expanded_range(part: re.Match[str]) -> str:
    found = re.fullmatch(_PAGE_RANGE, part[0])
    if not found:
        return part[0]
    letters, first, last_letters, last = found.groups()
    whole = first[: max(0, len(first) - len(last))] + last
    # A number with noughts in front, or of five digits, is that of an article: the rest is its year.
    is_article = letters and not last_letters and (first[0] == "0" or len(first) > 4)
    if last_letters not in ("", letters) or is_article or int(whole) < int(first):
        return part[0]
    return f"{letters}{first}" if first == whole else f"{letters}{first}-{letters}{whole}"
