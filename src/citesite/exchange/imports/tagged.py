"""Formats whose lines begin with a tag: RIS, and the MEDLINE format of PubMed (NBIB).

They are split into groups of tagged lines with line numbers. A line that belongs to no record is reported, not dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.plain_text import shortened


@dataclass(slots=True)
class TaggedLine:
    """A tag and its value, which may have been continued over several lines."""

    line: int
    tag: str
    parts: list[str]
    """The text of each line."""

    @property
    def value(self) -> str:
        """The whole value."""
        return " ".join(self.parts).strip()


@dataclass(slots=True)
class Group:
    """The lines of one record."""

    line: int
    lines: list[TaggedLine]
    _by_tag: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def all(self, *tags: str) -> list[str]:
        """Return every value of some tags, in the order of the file."""
        by_tag = self._by_tag or self._indexed()
        found = [one for tag in dict.fromkeys(tags) if tag in by_tag for one in by_tag[tag]]
        return [value for _, value in (sorted(found) if len(tags) > 1 else found)]

    def first(self, *tags: str) -> str:
        """Return the value of the first of some tags that has one, or empty."""
        by_tag = self._by_tag or self._indexed()
        return next((by_tag[tag][0][1] for tag in tags if tag in by_tag), "")

    def _indexed(self) -> dict[str, list[tuple[int, str]]]:
        """Return the values by tag, with their order. It is asked when all lines are known."""
        for number, line in enumerate(self.lines):
            if value := line.value:
                self._by_tag.setdefault(line.tag, []).append((number, value))
        return self._by_tag


MOST_LINES = 50_000
"""Fields of one record: some works have thousands of authors."""
_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
# Exports differ in the number of spaces around the hyphen, and omit the last one.
_RIS = re.compile(r"^([A-Z][A-Z0-9]|PMC?ID|PMC|DOI|IS[BS]N) {0,3}-(?: (.*))?$")
_ABOUT_THE_EXPORT = re.compile(r"(?:Provider|Database|Content|Source|Export(?:ed)?(?: date)?) ?: ?\S", re.IGNORECASE)
"""Lines that some databases write above their records."""
_MEDLINE = re.compile(r"^([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*))?$")


def ris_groups(text: str, export: Export) -> Iterator[Group]:
    """Yield the records of an RIS file: each from `TY` to `ER`, or to the next `TY` where `ER` is missing."""
    group: Group | None = None
    for number, line in lines_of(text):
        tagged = _tagged(_RIS, number, line)
        if tagged and tagged.tag == "TY":
            if group:
                export.remark(number, f"no ER before this TY; the record of line {group.line} ends here")
                yield group
            group = Group(number, [tagged])
        elif tagged and tagged.tag == "ER":
            if group:
                yield group
            else:
                export.remark(number, "an ER that ends no record")
            group = None
        elif line.strip():
            _add(group, tagged, number, line, export, lambda _: True)
    if group:
        export.remark(group.line, "the file ends within this record (no ER)")
        yield group


def medline_groups(text: str, export: Export) -> Iterator[Group]:
    """Yield the records of a MEDLINE file: each begins with `PMID`, or in ERIC with `OWN`, and ends at the next one."""
    group: Group | None = None
    for number, line in lines_of(text):
        tagged = _tagged(_MEDLINE, number, line)
        if tagged and (tagged.tag == "PMID" or (tagged.tag == "OWN" and tagged.value == "ERIC")):
            if group:
                yield group
            group = Group(number, [tagged])
        elif line.strip():
            _add(group, tagged, number, line, export, lambda text: text.startswith("    "))
    if group:
        yield group


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines with their numbers, one at a time: a list of all would take more memory than the text."""
    return enumerate((found[1] for found in _LINE.finditer(text)), 1)


def _tagged(form: re.Pattern[str], number: int, line: str) -> TaggedLine | None:
    found = form.match(line)
    return TaggedLine(number, found[1], [(found[2] or "").strip()]) if found else None


def _add(
    group: Group | None,
    tagged: TaggedLine | None,
    number: int,
    line: str,
    export: Export,
    goes_on: Callable[[str], bool],
) -> None:
    """Add a line to its record: a new tag, or the continuation of the one before."""
    if group is None:
        if _ABOUT_THE_EXPORT.match(line):
            return
        export.remark(number, f"this line belongs to no record: {shortened(line)}")
    elif tagged:
        if len(group.lines) >= MOST_LINES:
            raise CitesiteError(f"{export.form}: line {number}: a record of more than {MOST_LINES:,} fields")
        group.lines.append(tagged)
    elif goes_on(line):
        group.lines[-1].parts.append(line.strip())
    else:
        export.remark(number, f"this line has no tag: {shortened(line)}")
