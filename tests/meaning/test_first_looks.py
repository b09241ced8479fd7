"""A first look leaves out no text that its pattern finds: each alternative of each pattern is tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from citesite.check.languages import languages
from citesite.check.languages.form import FirstLooks, Language
from citesite.check.wording.words import Words
from meaning.alternatives import matched_by

Looked = tuple[str, str, FirstLooks]
"""The name of a pattern, the pattern, and the first look for it."""
_NO_WORDS = frozenset(("keinn", "everyx"))
"""What a pattern finds, and nobody writes."""


def _list(words: frozenset[str]) -> FirstLooks:
    return ((words, frozenset()),) if words else ()


def _whole(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?![\w-])"


def _looked(language: Language) -> Iterator[Looked]:
    orders = language.orders
    medicine = "(?:it|tablets)"
    if language.advice and orders:
        yield "advice waived", language.advice.waived.replace("<medicine>", medicine), language.advice.in_waived
        for number, (look, pattern) in enumerate(language.advice.told):
            yield f"advice told {number}", pattern.replace("<medicine>", medicine), look
    if language.free_texts and language.free_texts.judgements:
        judgements = language.free_texts.judgements
        for name, look in judgements.looks:
            yield f"judgements {name}", getattr(judgements, name), look
    if orders:
        yield "orders", orders.order.replace("<medicine>", medicine), orders.first_looks
        yield "orders that are needless", orders.needless.replace("<medicine>", medicine), orders.first_looks
        if orders.unnamed:
            yield "orders unnamed", orders.unnamed, orders.in_unnamed
    if statements := language.statements:
        yield "never", _whole(statements.never), _list(statements.in_never)
        yield "safe", _whole(statements.safe), statements.in_safety
        yield "called safe", _whole(statements.called_safe), statements.in_safety
    if texts := language.study_texts:
        for number, (pattern, _, _) in enumerate(texts.effect_times):
            yield f"effect time {number}", pattern, texts.in_effect_times
    if permissions := language.permissions:
        yield "allows", permissions.allows, permissions.first_looks
        yield "forbids", permissions.forbids, _list(permissions.in_forbids)
    if relations := language.relations:
        yield "P as size", relations.p_as_size, _list(relations.in_p_as_size)
    if quantities := language.quantities:
        yield "quantities", quantities.pattern, _list(quantities.first_look)


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.name)
def test_a_first_look_leaves_nothing_out(language: Language) -> None:
    left_out = [
        f"{name}: {text}"
        for name, pattern, look in _looked(language)
        for text in matched_by(pattern)
        if not Words(text).passes(look) and not Words(text).holds(_NO_WORDS)
    ]
    assert not left_out, "\n".join(left_out)
