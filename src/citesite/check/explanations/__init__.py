"""Explanations: what each diagnostic means, why it matters to readers, and how to mend it.

In: a code. Out: text for a terminal. Every code has exactly one explanation, sorted by theme into the modules beside
this one; a test compares them with the codes the program can give.
"""

from __future__ import annotations

import textwrap

from citesite.check import review_rules
from citesite.check.declaring import declared
from citesite.check.explanations import (
    addresses,
    evidence,
    figures,
    ids,
    reading,
    reading_ease,
    reading_form,
    results,
    shape,
    sources,
    texts,
    values,
)
from citesite.check.explanations.entry import Explanation
from citesite.diagnostics import CitesiteError, Rule, did_you_mean

__all__ = ["EXPLANATIONS", "Explanation", "explanation", "overview"]

_WIDTH = 88

EXPLANATIONS: dict[str, Explanation] = {
    entry.code: entry
    for theme in (
        reading,
        shape,
        ids,
        addresses,
        texts,
        values,
        evidence,
        results,
        figures,
        sources,
        reading_ease,
        reading_form,
    )
    for entry in theme.EXPLANATIONS
} | {
    rule.code: Explanation(rule.code, rule.summary, rule.meaning, rule.mend, rule.wrong, rule.right, rule.weight)
    for rule in declared(Rule, review_rules)
}


def explanation(code: str) -> str:
    """The explanation of a code, ready to print.

    Raises:
        CitesiteError: if there is no such code.
    """
    entry = EXPLANATIONS.get(code)
    if entry is None:
        hint = did_you_mean(code, EXPLANATIONS) or "`citesite explain` lists them all"
        raise CitesiteError(f'there is no diagnostic "{code[:60]}"; {hint}')
    return "\n".join(
        [
            f"{entry.code} ({entry.severity})",
            *_wrapped(f"{entry.summary[:1].upper()}{entry.summary[1:]}."),
            "",
            *_wrapped(entry.meaning),
            "",
            *_wrapped(entry.mend),
            "",
            "Wrong:",
            "",
            *_indented(entry.wrong),
            "",
            "Right:",
            "",
            *_indented(entry.right),
            "",
        ]
    )


def overview() -> str:
    """All codes, one a line, sorted."""
    width = max(len(code) for code in EXPLANATIONS)
    return "".join(f"{code:<{width}}  {EXPLANATIONS[code].summary}\n" for code in sorted(EXPLANATIONS))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _indented(example: str) -> list[str]:
    return textwrap.indent(textwrap.dedent(example).strip("\n"), "    ").splitlines()
