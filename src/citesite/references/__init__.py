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

from citesite.references.page_ranges import expanded_pages
from citesite.references.unusable import UnusableStyle

if TYPE_CHECKING:
    from citesite.references.shapes import ShapedStyle

__all__ = ["LANGUAGES", "UnusableStyle", "available_styles", "format_reference", "style_problem", "term"]

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
    "version",
    "number",
    "genre",
    "status",
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


@lru_cache(maxsize=64)
def term(name: str, language: str) -> str:
    """Return a word of a language as references have it, such as "and", "and others" or "in press".

    Raises `ValueError` for a language for which CSL has no locale.
    """
    return _load("vancouver", language).style.term(name) or name


def format_reference(item: Mapping[str, Any], style: str | bytes = "vancouver", language: str = "en-GB") -> str:
    """Return one reference as HTML, without a number and without an enclosing element.

    `style` is one of `available_styles()`, or the bytes of a CSL file that has no `style_problem`.

    `item` has the names of CSL-JSON: `type`, `title`, `author` and `editor` (lists of
    `{family, given, suffix}` or `{literal}`), `issued` and `accessed`
    (`{"date-parts": [[year, month, day]]}`), `container-title`, `container-title-short`, `collection-title`,
    `publisher`, `publisher-place`, `volume`, `issue`, `page`, `edition`, `version`, `number`, `genre`, `status`
    (`in press`) and `URL`. Only
    `type` is required. What is missing or empty is left out together with the punctuation around it: a
    reference without a year just has no year. Other fields are not printed. Of a range of dates only the
    first is.

    Where the text is not what the style file alone would give:

    - DOI, PMID, PMCID and ISBN are never printed: the page shows them as links after the reference.
    - For the same reason a journal article is printed without its URL, and so without "[Internet]" and
      "[cited …]". Every other type keeps "Available from: URL", and the day it was read where `accessed`
      gives it.
    - A preprint is marked "[Preprint]", and a journal article never is. One in press is said to be, and a version of a
      dataset is printed behind its title, where the style has no place for them.
    - A journal article without `page` shows its article number (`number`) instead of pages, as PubMed
      does with Cochrane reviews: "2012 Jun 13;(6):CD007543".

    Journal names are printed in full unless `container-title-short` is given, titles in the case they are
    written in. In `title` properly nested pairs of `<i> <b> <sup> <sub>` are mark-up; all else, everywhere,
    is text and is escaped. Control characters and bidirectional overrides, which reorder text, are dropped.

    Raises `KeyError` for an item without a type, and `ValueError` for a style that is not in
    `available_styles()`, or a language for which CSL has no locale, and `UnusableStyle` for an item that a style of
    the site's own cannot print. Source: Citation Style Language 1.0.2.
    """
    item = _completed(item, style, language)
    text = _printed(_csl_variables(item), style, language)
    is_preprint = item.get("genre") == "Preprint"
    if is_preprint and "preprint]" not in text.lower():
        # Few styles say so of every type, and a reader must not take a preprint for a paper.
        title = f"{item.get('title') or ''} [Preprint]"
        text = _printed(_csl_variables({**item, "title": title}), style, language)
    elif not is_preprint and " [Preprint]" in text and "[Preprint]" not in str(item.get("title")):
        # Harvard says so of every article without a volume, and a reader must not take a paper for a preprint.
        text = text.replace(" [Preprint]", "")
    if item.get("version"):
        text = _version_once(text, str(item["version"]))
    if item.get("status"):
        text = _with_status(text, item["status"], style, language)
    return text


def _completed(item: Mapping[str, Any], style: str | bytes, language: str) -> Mapping[str, Any]:
    """Return an item with what it says of itself in the words of its language, where the style can print it."""
    more: dict[str, Any] = {}
    if item.get("status") == "in press":
        more["status"] = term("in press", language)
    version = str(item.get("version") or "")
    if version and not _load(style, language).style.prints("version"):
        more["title"] = f"{item.get('title') or ''} ({_with_word(version, language)})"
    elif version and not version.isdecimal():
        # Styles print the word before a whole number only.
        more["version"] = _with_word(version, language)
    return {**item, **more} if more else item


def _version_once(text: str, version: str) -> str:
    """Return a reference that says its version once: APA does so with a title that stands for authors, and again."""
    found = re.search(rf" \([^()]*{re.escape(version)}\)", text)
    return text[: found.end()] + text[found.end() :].replace(found[0], "", 1) if found else text


def _with_status(text: str, status: str, style: str | bytes, language: str) -> str:
    """Return a reference that says that a work is in press. Of the styles of citesite only APA has a place for it."""
    if _load(style, language).style.prints("status"):
        # The style prints it in lower case, and German has capitals in "im Druck".
        return text.replace(f"({status.lower()})", f"({status})")
    return f"{text.rstrip('.')}. {_capital(status)}." if text else text


def _with_word(version: str, language: str) -> str:
    return f"{_capital(term('version', language))} {version}" if version[0].isdecimal() else version


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


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
    variables["page"] = _escaped(expanded_pages(item.get("page")))
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
