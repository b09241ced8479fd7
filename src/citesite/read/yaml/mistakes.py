"""What is wrong with a text that is no YAML, in an editor's words, at the sign that is to blame."""

from __future__ import annotations

import re

import yaml

from citesite.diagnostics import Rule
from citesite.read.yaml.lines import MERGE, MERGE_MARK, YamlError, lines
from citesite.read.yaml.mends import MERGE_HINT, NOT_CLOSED, mended
from citesite.read.yaml.rules import TEXT_CUT, YAML_ALIAS, YAML_SECOND_DOCUMENT, YAML_SYNTAX, YAML_TAG

CUT_HINT = 'text with " #" in it needs quotes'


def explained(text: str, problem: yaml.MarkedYAMLError) -> YamlError:
    """Return what the parser found: by a sign of the text that says more, in our words, or in its own."""
    return _said_better(text) or mended(text, problem) or _syntax_error(text, problem)


def invisible(character: str) -> str:
    """Return the message about a character that cannot be seen."""
    return f"the text holds the invisible character U+{ord(character):04X}"


_SPACES = "\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
_ODD_SPACE = re.compile(f"^[ \\t]*(?:-[ \\t]+)*(?:-)?([{_SPACES}])|:([{_SPACES}])", re.MULTILINE)
_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")


def _said_better(text: str) -> YamlError | None:
    """Return what is wrong with a text that is no YAML, where one of its signs says more than the parser."""
    mark = MERGE_MARK.search(text)
    if mark:
        return _error_at(text, mark.start(1), MERGE, MERGE_HINT)
    space = _ODD_SPACE.search(text)
    if space:
        at = space.start(1) if space[1] else space.start(2)
        return _error_at(text, at, *_odd_space(text[at]))
    end = _ODD_LINE_END.search(text)
    if end:
        return _error_at(text, end.start(), invisible(end[0]), "it ends a line in YAML; remove it")
    return None


def _odd_space(space: str) -> tuple[str, str]:
    message = f"a space here is not the one of the keyboard but U+{ord(space):04X}"
    return message, "it comes from a text processor or a web page; type the space again"


def odd_space_in(name: str) -> tuple[str, str] | None:
    """Return message and hint if the name of a field holds a space that no keyboard types: it was meant to indent."""
    found = re.search(f"[{_SPACES}]", name) if not name.isascii() else None
    return _odd_space(found[0]) if found else None


def _error_at(text: str, at: int, message: str, hint: str) -> YamlError:
    before = lines(text[:at])
    return YamlError(YAML_SYNTAX, message, len(before), len(before[-1]) + 1, hint)


NO_ALIAS = "anchors (&) and aliases (*) are not allowed"
QUOTE_ALIAS = "write the value out; text that begins with & or * needs quotes"
_FIT = "the fields of one record begin in one column; nothing may follow a text in quotes"
_SAID: tuple[tuple[str, Rule, str, str], ...] = (
    (
        r"another document|<document start>", YAML_SECOND_DOCUMENT, "a second document begins here",
        "several records are a list, each begun with a hyphen",
    ),
    (r"undefined alias|duplicate anchor|scanning an (?:alias|anchor)", YAML_ALIAS, NO_ALIAS, QUOTE_ALIAS),
    (r"a tag$|undefined tag handle", YAML_TAG, "tags (!) are not allowed", "text that begins with ! needs quotes"),
    (
        r"expected (?:a )?comment or (?:a )?line break.*block scalar|indentation indicator|block scalar", YAML_SYNTAX,
        "a value cannot begin with > or |, unless its text follows on the next lines", "put the value in quotes",
    ),
    (r"cannot start any token", YAML_SYNTAX, "a value cannot begin with this character", "put the value in quotes"),
    (
        r"mapping values are not allowed", YAML_SYNTAX, "a colon here begins a second value",
        'text with ": " in it needs quotes, or write it below the key after "|"; a field needs a line of its own',
    ),
    (r"tab character", YAML_SYNTAX, "a tab is used where spaces are needed", "indent with spaces"),
    (r"unknown escape", YAML_SYNTAX, "in double quotes a backslash has a meaning of its own", "use single quotes"),
    (r"expected key|expected '-'", YAML_SYNTAX, "this does not fit what is before it", _FIT),
    (
        r"block sequence entries", YAML_SYNTAX, "a list cannot begin here",
        "begin it on the next line, with a hyphen for each item; text that begins with a hyphen needs quotes",
    ),
    (
        r"mapping keys are not allowed", YAML_SYNTAX, "a value cannot begin with this character",
        "put the value in quotes",
    ),
    (r"node content", YAML_SYNTAX, "a value is missing before this character", "text with brackets needs quotes"),
)  # fmt: skip
"""A piece of the parser's own message, the rule, and the message and hint for it."""
_HASH = re.compile(r".* (#)")
_UNCLOSED: tuple[tuple[str, str, str], ...] = (
    (
        r"',' or '\]'", 'the list that begins here is not closed with "]"',
        'write "]" at its end; text that begins with [ needs quotes',
    ),
    (
        r"',' or '}'", 'the fields that begin here are not closed with "}"',
        'write "}" at their end; text that begins with { needs quotes',
    ),
    (r"quoted scalar", NOT_CLOSED, "write the same quote at its end"),
)  # fmt: skip
"""Mistakes that the parser finds at their end and that are reported at their beginning."""


def _syntax_error(text: str, problem: yaml.MarkedYAMLError) -> YamlError:
    """Return what the parser found in an editor's words, or in its own where there are no better ones."""
    said = f"{problem.problem or 'not YAML'} {problem.context or ''}".strip()

    def at(mark: yaml.Mark | None) -> tuple[int, int]:
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    mark = problem.problem_mark
    if mark and text[mark.index : mark.index + 1] == "\t":
        return YamlError(YAML_SYNTAX, "a tab is used where spaces are needed", *at(mark), "indent with spaces")
    for pattern, rule, message, hint in _SAID:
        if re.search(pattern, said):
            if "block scalar" in said:
                return YamlError(rule, message, *at(problem.context_mark or problem.problem_mark), hint)
            return YamlError(rule, message, *at(problem.problem_mark or problem.context_mark), hint)
    for pattern, message, hint in _UNCLOSED:
        if re.search(pattern, said):
            opened = problem.context_mark or problem.problem_mark
            cut = _HASH.match(text, opened.index) if opened and "quoted" not in pattern else None
            if opened and cut:
                line, column = at(opened)
                message = "a comment begins here and cuts the text"
                return YamlError(TEXT_CUT, message, line, column + cut.start(1) - opened.index, CUT_HINT)
            return YamlError(YAML_SYNTAX, message, *at(opened), hint)
    return YamlError(YAML_SYNTAX, f"not YAML: {said}", *at(problem.problem_mark or problem.context_mark))
