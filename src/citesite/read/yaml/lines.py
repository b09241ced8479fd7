"""Lines of a YAML text, and what is wrong with one."""

from __future__ import annotations

import re

from citesite.diagnostics import Rule

_LINE_END = re.compile("\\r\\n?|[\\n\\x85\\u2028\\u2029]")


MERGE_MARK = re.compile(r"^[ \t]*(<{7}|>{7})(?: .*)?$", re.MULTILINE)
"""The first and the last line that git writes around what two sides of a merge have changed."""
BETWEEN_MERGE_MARKS = re.compile(r"^[ \t]*+(?:={7}|\|{7}.*)")
"""A line between those. A text may hold one, too: it underlines a heading."""
MERGE = "git has left the marks of a merge that is not finished"


class YamlError(Exception):
    """What is wrong with a text as YAML. `line` and `column` count from 1."""

    def __init__(self, rule: Rule, message: str, line: int, column: int, hint: str = "") -> None:
        super().__init__(rule, message, line, column, hint)
        self.rule = rule
        self.message = message
        self.line = line
        self.column = column
        self.hint = hint


def words_pattern(needle: str, between: str) -> str:
    """Return a pattern for the words of a needle, which must not be parts of longer words.

    Args:
        needle: the words; empty finds nothing of use.
        between: a pattern for what may be between two words.
    """
    words = between.join(map(re.escape, needle.split()))
    if not needle[-1:].isalnum():
        return words
    # The brackets of an image or a link may follow a word directly.
    begin = "" if needle[:1] in "![(" else r"(?<![\w-])"
    return rf"{begin}{words}(?![\w-])"


def lines(text: str) -> list[str]:
    """Return the lines of a text as YAML counts them, without their ends."""
    return _LINE_END.split(text)
