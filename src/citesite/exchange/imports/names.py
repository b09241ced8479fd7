"""Names of authors and editors in exports: persons apart from bodies, in every order that real exports write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from citesite.exchange.imports.plain_text import plain

Fields = dict[str, Any]
CUT = "the export cuts the list of names here (et al.): add the others from the work itself"

_CUT = re.compile(r"\W*(?:et\.? al|and others|others|u\.? ?a|y otros|et autres)\W*", re.IGNORECASE)
_NOBODY = re.compile(
    r"\W*+(?:anon|anonymous|n/?a|none|no authors? (?:listed|named|indicated)|not (?:available|specified)|unknown|null)?"
    r"\W*+",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:academy|administration|agency|alliance|association|authority|board|bureau|cent(?:er|re)|charity|college|"
    r"collaborat\w+|commission|committee|consortium|council|cooperative|department|editors|faculty|federation|"
    r"force|forum|foundation|government|group|health|hospital|initiative|inc|institut\w*|investigators|ltd|gmbh|"
    r"laborator\w+|ministry|nations|network|office|organi[sz]ation|panel|partnership|program\w*|project|registry|"
    r"research|school|secretariat|service|services|society|study|task|team|trial|trialists|trust|union|university|"
    r"universi\w+|workgroup|writing|working|world)\b",
    re.IGNORECASE,
)
"""Words of bodies. A name with one of them is never split into a family name and initials."""
_JOINING = re.compile(r"\b(?:and|for|of|on|the|und|für|des|et|de la Santé|y|para)\b|&")
_DOTTED = r"(?:[^\W\d_]\.[ -]?){1,6}"
_INITIALS = re.compile(rf"-?{_DOTTED}|[^\W\d_a-z]{{1,4}}|(?:[^\W\d_a-z]-){{1,2}}[^\W\d_a-z]")
_FAMILY_FIRST = re.compile(rf"(\S.*?) ({_DOTTED})(?: (Jr|Sr|II|III|IV)\.?)?")
_FAMILY_FIRST_BARE = re.compile(r"([^\W\d_][\w’'-]+(?: [\w’'-]+){0,3}) ([^\W\d_a-z]{1,3})(?: (Jr|Sr|II|III|IV))?")
_INITIALS_FIRST = re.compile(rf"({_DOTTED})\s*([^\W\d_][\w’'-]*(?: [\w’'-]+){{0,3}})")
_COUNTRIES = frozenset(["UK", "US", "USA", "EU", "UN", "WHO", "NHS"])
_SUFFIXES = re.compile(r"(.*?[^ ,])[ ,]++(Jr|Sr|II|III|IV|2nd|3rd|4th|5th)\.?", re.IGNORECASE)
_ROLE = re.compile(r",?(?:(?<!\s)\s++)?\((?:eds?|editors?|hrsg|hg|coord)\.?\)$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd|4th|5th)\.?", re.IGNORECASE)


def person(text: str) -> Fields:
    """Split a name into its parts; a body has its name as `literal`, and a placeholder has no part at all.

    Persons are written `Family, Given`, `Family, Given, Suffix`, `Family I.` (Embase) or `I. Family`. EndNote ends the
    name of a body with a comma, or doubles the comma in it.
    """
    name = _ROLE.sub("", plain(text))
    if _NOBODY.fullmatch(name) or _CUT.fullmatch(name):
        return {}
    if ",," in name:
        return {"literal": re.sub(r"(?:(?<!\s)\s++)?,,+\s*+", ", ", name).strip(", ")}
    if name.endswith(","):
        parts = _parts(name)
        return _with_parts(parts) if len(parts) == 2 and _INITIALS.fullmatch(parts[1]) else {"literal": name[:-1]}
    if "," not in name:
        return _without_comma(name)
    return _with_parts(_parts(name)) or {"literal": name.strip(", ")}


def _parts(name: str) -> list[str]:
    return [part.strip() for part in name.strip(", ").split(",")]


def _with_parts(parts: list[str]) -> Fields:
    """Return the name of a person from its parts between commas; empty if they are not those of a person."""
    if not 2 <= len(parts) <= 3 or not parts[0] or not parts[1]:
        return {}
    family, given, suffix = (*parts, "")[:3]
    if suffix and _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(suffix):
        given, suffix = suffix, given
    if len(parts) == 3 and not _SUFFIX.fullmatch(suffix) and _BODY.search(", ".join(parts)):
        return {}
    if _is_body(family, given):
        return {}
    return with_suffix({"family": family, "given": given, "suffix": suffix})


def _is_body(family: str, given: str) -> bool:
    """Return whether "Family, Given" is a body with a comma: "Ministry of Health, Labour and Welfare"."""
    return bool((_JOINING.search(family) or _JOINING.search(given)) and _BODY.search(family))


def is_body(name: str) -> bool:
    """Return whether a name in natural order is that of a body, by one of its words: "World Health Organization"."""
    return "," not in name and " " in name.strip() and bool(_BODY.search(name))


def _without_comma(name: str) -> Fields:
    if _BODY.search(name) or _JOINING.search(name):
        return {"literal": name}
    for found in (_FAMILY_FIRST.fullmatch(name), _FAMILY_FIRST_BARE.fullmatch(name)):
        if found and not _SUFFIX.fullmatch(found[2]) and found[2] not in _COUNTRIES:
            parts = {"family": found[1], "given": found[2].strip(), "suffix": found[3]}
            return {part: value for part, value in parts.items() if value}
    initials = _INITIALS_FIRST.fullmatch(name)
    if initials and not _SUFFIX.fullmatch(initials[1]) and initials[1] not in _COUNTRIES:
        return {"family": initials[2], "given": initials[1].strip()}
    return {"literal": name}


def with_suffix(name: Fields) -> Fields:
    """Return a name with a suffix that is written at the end of its given or family name in a part of its own."""
    name = {part: value for part, value in name.items() if value}
    if "suffix" in name or "family" not in name or "given" not in name:
        return name
    for part in ("given", "family"):
        found = _SUFFIXES.fullmatch(name[part]) if " " in name[part] or "," in name[part] else None
        if found:
            return {**name, part: found[1], "suffix": found[2]}
    return name


def people(texts: Iterable[str]) -> list[Fields]:
    """Return the names of some lines. Where the export has cut the list, its words for that are the last name."""
    found = []
    for text in texts:
        for one in _apart(text):
            found.append({"literal": one} if _CUT.fullmatch(one) else person(one))
    return [name for name in found if name]


def is_cut(name: Mapping[str, str]) -> bool:
    """Return whether a name is no name but says that the list goes on: "et al."."""
    return len(name) == 1 and bool(_CUT.fullmatch(next(iter(name.values()))))


def is_nobody(name: Mapping[str, str]) -> bool:
    """Return whether a name is a placeholder, such as "Anonymous"."""
    return len(name) == 1 and bool(_NOBODY.fullmatch(next(iter(name.values()))))


def _apart(text: str) -> list[str]:
    """Return the names of one line, which should be one: "Doe A; Roe B", "Doe, A., Roe, B."."""
    if ";" in text and "&" not in text:
        return [one for part in text.split(";") if (one := part.strip())]
    if text.count(",") > 1:
        parts = _parts(text)
        in_pairs = len(parts) > 2 and len(parts) % 2 == 0
        if in_pairs and all(_INITIALS.fullmatch(given) for given in parts[1::2]):
            families = (re.sub(r"^(?:&|and)\s+", "", family) for family in parts[::2])
            return [f"{family}, {given}" for family, given in zip(families, parts[1::2], strict=True)]
    cut = re.fullmatch(r"(.+?),? (et al\.?)", text) if "et al" in text else None
    return [cut[1], cut[2]] if cut else [text]
