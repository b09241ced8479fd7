"""What a text that is no YAML needs to be YAML: likely mends are tried, and the one that helps most names the mistake.

The parser says where it could not go on, which is often a line below the mistake, in words about its own state. Each
mend here changes a line or a few, near that place; it is believed only if the parser then comes further down the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

import yaml

from citesite.diagnostics import Rule
from citesite.read.yaml.lines import BETWEEN_MERGE_MARKS, MERGE, YamlError, lines
from citesite.read.yaml.names import field_names
from citesite.read.yaml.rules import YAML_ALIAS, YAML_SYNTAX
from citesite.read.yaml.written import Line, line_before, line_of, lines_within, outer_columns

try:
    from yaml import CBaseLoader as _Loader
except ImportError:
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

MERGE_HINT = "keep one of the two versions, and remove the lines of <, = and >"
BEGINS = "a text that begins with {} needs quotes"
NOT_CLOSED = "the text in quotes that begins here is not closed"
BEGINS_HINT = "put the whole text in quotes"
_MOST_TRIED = 4_000_000
"""Characters that are parsed at most to find a mend: a file of usual size is tried with all of them."""
_AS_FAR_AS_IT_GOES = 10**9
_LONGEST_LINE = 10_000
_LONGEST_QUOTED = 100
"""Lines above the place where the parser stopped in which a quote is looked for."""


class Mend(NamedTuple):
    """A change of some lines, and what is wrong if it helps."""

    first: int
    """The first line to change, from 0."""
    changed: tuple[str, ...]
    """The lines that come there instead."""
    found: YamlError


def mended(text: str, problem: yaml.MarkedYAMLError) -> YamlError | None:
    """Return what is wrong with a text that is no YAML, if a change of a line or two lets the parser come further."""
    mark, context = problem.problem_mark or problem.context_mark, problem.context_mark
    if mark is None:
        return None
    source = lines(text)
    at = min(mark.line, len(source) - 1)
    begun = min(context.line, at) if context else at
    best, furthest = None, mark.line
    for mend in islice(_mends(source, at, begun, problem.problem or ""), 1 + _MOST_TRIED // (len(text) + 1)):
        reached = _reached(source, mend)
        if reached > furthest:
            best, furthest = mend, reached
        if reached == _AS_FAR_AS_IT_GOES:
            break
    return best.found if best else None


def _reached(source: Sequence[str], mend: Mend) -> int:
    """Return the line at which the parser stops after a mend, or one behind them all."""
    tried = [*source[: mend.first], *mend.changed, *source[mend.first + len(mend.changed) :]]
    try:
        for _ in yaml.parse("\n".join(tried), Loader=_Loader):
            pass
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        return mark.line if mark else 0
    return _AS_FAR_AS_IT_GOES


def _mends(source: Sequence[str], at: int, begun: int, said: str) -> Iterator[Mend]:
    """Yield what may be wrong, the likelier first.

    Args:
        source: the lines.
        at: where the parser stopped.
        begun: where that began which it was reading then.
        said: its words.
    """
    before = line_before(source, at)
    numbers = dict.fromkeys([begun, before.number if before else at, at])
    near = [line for number in numbers if (line := line_of(source, number)).is_text()]
    here = line_of(source, at)
    yield from chain.from_iterable(map(_merge_mark, near))
    yield from chain.from_iterable(map(_colon_missing, near))
    yield from chain.from_iterable(map(_hyphen_without_space, near))
    yield from _value_to_quote(source, here)
    yield from _quote_left_open(source, at)
    yield from _text_too_far_left(source, line_of(source, begun) if "expected ':'" in said else here)
    yield from _columns(source, here, before)
    if "expected ':'" in said:
        yield from _colon_missing(line_of(source, begun), known=False)


def _merge_mark(line: Line) -> Iterator[Mend]:
    if BETWEEN_MERGE_MARKS.fullmatch(line.text):
        yield Mend(line.number, ("",), _error(line, line.indent, MERGE, MERGE_HINT))


_NEEDS_COLON = re.compile(r"([A-Za-z_][\w-]*)(\s*\uff1a\s*|:(?=[^\s/])|[ \t]+(?=\S)|[ \t]*$)")
_FIELD = "a field is its name, a colon, a space and its value: {}: …"


def _colon_missing(line: Line, known: bool = True) -> Iterator[Mend]:
    """A line without the colon behind its field's name, or without the space behind that.

    Args:
        line: the line.
        known: only where its first word is the name of a field.
    """
    found = _NEEDS_COLON.match(line.text, line.column)
    if line.name or not found or (known and found[1] not in field_names()):
        return
    name, between = found[1], found[2].strip()
    if between == ":":
        message = f"a space is missing after the colon of `{name}`"
    elif between:
        message = f"the colon after `{name}` is not the one of the keyboard but U+{ord(between):04X}"
    else:
        message = f"a colon and a space are missing after `{name}`"
    changed = f"{line.text[: found.end(1)]}: {line.text[found.end() :]}".rstrip()
    yield Mend(line.number, (changed,), _error(line, found.end(1), message, _FIELD.format(name)))


def _hyphen_without_space(line: Line) -> Iterator[Mend]:
    if re.match(r"-\w", line.text[line.indent :]):
        at = line.indent + 1
        changed = f"{line.text[:at]} {line.text[at:]}"
        message = "a space is missing after the hyphen"
        hint = "an item of a list is a hyphen, a space and the item"
        yield Mend(line.number, (changed,), _error(line, at, message, hint))


_SMART = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a«»"
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def _value_to_quote(source: Sequence[str], line: Line) -> Iterator[Mend]:
    """A text that begins, or goes on, with a sign that means something else in YAML."""
    if not line.value.strip() or len(line.value) > _LONGEST_LINE:
        return
    following = [text.rstrip() for text in source[line.number + 1 : lines_within(source, line.number)]]
    for more in ([], following) if following else ([],):
        whole = "\n".join([line.value.rstrip(), *more])
        yield from _quote_inside(line, whole)
        yield from _field_in_braces(line)
        if found := _beginning(line, whole):
            yield _value_changed(line, "'" + whole.replace("'", "''") + "'", found)


def _value_changed(line: Line, whole: str, found: YamlError) -> Mend:
    return Mend(line.number, tuple((line.text[: line.value_at] + whole).split("\n")), found)


_SECOND_COLON = re.compile(r"[{,] *[\w-]+: +([^\s\"'\[\]{},][^\"'\[\]{},:]*(:) [^\[\]{},]*)(?=[,}])")


def _field_in_braces(line: Line) -> Iterator[Mend]:
    """A text with a colon and a space among fields in {…}."""
    if found := _SECOND_COLON.search(line.text):
        quoted = "'" + found[1].rstrip().replace("'", "''") + "'"
        changed = line.text[: found.start(1)] + quoted + line.text[found.end(1) :]
        hint = 'text with ": " in it needs quotes'
        yield Mend(line.number, (changed,), _error(line, found.start(2), "a colon here begins a second value", hint))


def _quote_inside(line: Line, whole: str) -> Iterator[Mend]:
    """A quote of the same kind inside a text in quotes, which ends it there."""
    sign = whole[0]
    if sign not in "'\"" or len(whole) < 3 or whole[-1] != sign:
        return
    inside = whole[1:-1]
    if sign == "'":
        first = inside.replace("''", "xx").find("'")
        mend = inside.replace("''", "'").replace("'", "''")
        what = "an apostrophe" if _APOSTROPHE.match(whole, first + 1) else "a quote '"
        message, hint = f"{what} inside '…' ends the text", "double it: '', or put the whole text in \"…\""
    else:
        first = _first_unescaped(inside)
        mend = re.sub(r'(?<!\\)"', r"\"", inside)
        message, hint = 'a quote " inside "…" ends the text', "write \\\" for it, or put the whole text in '…'"
    if first >= 0:
        before = inside[:first].split("\n")
        column = len(before[-1]) + (line.value_at + 1 if len(before) == 1 else 0)
        place = line._replace(number=line.number + len(before) - 1)
        yield _value_changed(line, sign + mend + sign, _error(place, column, message, hint))


def _first_unescaped(text: str) -> int:
    found = re.search(r'(?<!\\)"', text)
    return found.start() if found else -1


def _beginning(line: Line, value: str) -> YamlError | None:
    """Return what is wrong with a text because of the sign that it begins with."""
    sign, at = value[0], line.value_at
    if sign in "[{":
        return _error(line, at, BEGINS.format(sign), BEGINS_HINT)
    if sign in "*&":
        if re.fullmatch(r"[*&][\w-]+", value):
            return None
        return _error(line, at, BEGINS.format(sign), BEGINS_HINT, YAML_ALIAS)
    if sign in "\"'" and value.count(sign) == 1:
        return _error(line, at, NOT_CLOSED, f"write {sign} at its end")
    if sign in "\"'":
        other = "'" if sign == '"' else '"'
        hint = f"put the whole text in {other}…{other}, with {sign} inside"
        return _error(line, at, "a text that begins with quoted words needs quotes around all of it", hint)
    if sign in _SMART:
        hint = "begin and end the text with ' or with \""
        return _error(line, at, f"this text needs quotes, and {sign} is not the one of the keyboard", hint)
    return None


def _quote_left_open(source: Sequence[str], at: int) -> Iterator[Mend]:
    """A text in quotes on several lines that ends early, or was not closed, so that it went on to the next quote."""
    for number in range(at - 1, max(-1, at - _LONGEST_QUOTED), -1):
        line = line_of(source, number)
        value = line.value.rstrip()
        if value[:1] in ("'", '"') and value.count(value[0]) == 1:
            yield from _value_to_quote(source, line)
            found = _error(line, line.value_at, NOT_CLOSED, f"write {value[0]} at its end")
            yield Mend(number, (line.text.rstrip() + value[0],), found)
            return


def _text_too_far_left(source: Sequence[str], line: Line) -> Iterator[Mend]:
    """A line that goes on with the text above it, but is not indented as that is."""
    before = line_before(source, line.number)
    if before is None or line.name or line.indent < line.column or before.value[:1] in ("", "[", "{", '"', "'"):
        return
    if line.text.startswith(("---", "...")):  # begins or ends a document
        return
    more = before.indent - line.indent if before.indent > line.indent else before.column - line.indent + 2
    message = "this line is indented too little to go on with the text above it"
    hint = f"indent it by {more} more; or, if it is a field, write a colon and a space after its name"
    yield Mend(line.number, (" " * more + line.text,), _error(line, line.indent, message, hint))


def _columns(source: Sequence[str], line: Line, before: Line | None) -> Iterator[Mend]:
    """The line at which the parser stopped, or one before it, in another column; the smallest change first."""
    if before is None or not _begins(line):
        return
    first = next(said for n in range(len(source)) if (said := line_of(source, n)).is_text())
    if line.indent == 0 < first.indent:
        yield from islice(_moved(source, first, -first.indent), 1)
    yield from _left_too_early(source, line)
    moves = [(line, by) for by in _to_outer(source, line)]
    if _begins(before):
        below = [(before, by) for by in (line.column - before.column, line.indent - before.indent)]
        above = line_before(source, before.number)
        is_left_out = above is not None and above.name and not above.value and above.column == before.indent
        moves = [*below, *moves] if is_left_out or _column_after(source, line) == line.indent else [*moves, *below]
        moves += [(before, by) for by in _to_outer(source, before)]
    for moved, by in sorted(moves, key=lambda move: abs(move[1])):
        yield from _moved(source, moved, by)


def _left_too_early(source: Sequence[str], line: Line) -> Iterator[Mend]:
    """A line above that is indented less than those before it, to which the line here goes back."""
    end = line_before(source, line.number)
    while end is not None and end.indent >= line.indent:
        end = line_before(source, end.number)
    if end is None or _column_after(source, line) == end.indent:
        return
    if line.indent in outer_columns(source, end.number):
        yield from islice(_moved(source, end, line.indent - end.indent), 1)


def _column_after(source: Sequence[str], line: Line) -> int:
    """Return the indent of the first line with text below the block of a line; -1 at the end of the file."""
    after = lines_within(source, line.number)
    while after < len(source) and not line_of(source, after).is_text():
        after += 1
    return line_of(source, after).indent if after < len(source) else -1


def _to_outer(source: Sequence[str], line: Line) -> list[int]:
    """Return by how much a line would move to the columns of what is around it, the innermost first."""
    return [column - line.indent for column in outer_columns(source, line.number)]


def _begins(line: Line) -> bool:
    """Return whether a line begins a field or an item, and is no sentence with a colon in it."""
    return line.indent < line.column or line.name in field_names() or (bool(line.name) and " " not in line.value)


def _moved(source: Sequence[str], line: Line, by: int) -> Iterator[Mend]:
    """Yield a line in another column: alone, and with those that are indented further."""
    if not by:
        return
    amount = f"{abs(by)} {'less' if by > 0 else 'more'}"
    what = "items" if line.indent < line.column else "fields"
    message = f"this line is indented by {amount} than the {what} beside it"
    hint = "the fields of one record, and the hyphens of one list, begin in one column"
    found = _error(line, line.indent, message, hint)
    for end in dict.fromkeys([line.number + 1, lines_within(source, line.number)]):
        changed = (_shifted(source[n], by) for n in range(line.number, end))
        yield Mend(line.number, tuple(changed), found)


def _shifted(text: str, by: int) -> str:
    if not text.strip():
        return text
    return " " * by + text if by > 0 else text[min(-by, len(text) - len(text.lstrip())) :]


def _error(line: Line, at: int, message: str, hint: str, rule: Rule = YAML_SYNTAX) -> YamlError:
    return YamlError(rule, message, line.number + 1, at + 1, hint)
