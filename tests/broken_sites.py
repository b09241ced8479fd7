"""The broken sites of tests/diagnostics: one mistake each, in a site that is good otherwise."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from citesite.cli.explain import all_rules

RULES = all_rules()
EXAMPLES = {folder.name: folder for folder in sorted((Path(__file__).parent / "diagnostics").iterdir())}
_MARK = re.compile(r"^((?:\+\|)?) *<example>$", re.MULTILINE)
"""Where the piece of a record goes that the rule shows."""


def code_of(example: str) -> str:
    """The rule that an example breaks."""
    return example.partition("--")[0]


def changes(example: str) -> str:
    """What breaks the good site, with the piece of a record that the rule shows as wrong."""
    rule = RULES.get(code_of(example))
    return changes_with(example, rule.wrong if rule else "")


def changes_with(example: str, piece: str) -> str:
    """The changes of an example with another piece of a record."""
    first_line, _, text = (EXAMPLES[example] / "site.txt").read_text("utf-8").partition("\n")
    assert first_line == "# base: good"
    lines = dedent(piece).strip("\n").splitlines()
    return _MARK.sub(lambda at: "\n".join(at[0].replace("<example>", line) if line else at[1] for line in lines), text)


def shows_its_rule(example: str) -> bool:
    """Whether an example says where the piece goes that its rule shows."""
    return bool(_MARK.search((EXAMPLES[example] / "site.txt").read_text("utf-8")))
