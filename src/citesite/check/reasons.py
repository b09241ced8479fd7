"""Which texts carry a reason, so that a rule whose answer may be a matter of judgement leaves them alone."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from citesite.diagnostics import Place, Step
from citesite.records import TopicContent

_OWN_RECORDS = frozenset({"takeaways", "parts", "steps", "body", "answer", "sections"})
"""Fields whose records have reasons of their own: a reason of the record around them does not cover them."""


class Reasons:
    """The places of a topic that have a reason of one kind."""

    def __init__(self, topic: TopicContent, kind: Literal["because", "unchecked"]) -> None:
        self._topic, self._kind = topic, kind
        self._covered: dict[tuple[str, tuple[Step, ...]], bool] = {}
        self._own = _OWN_RECORDS if kind == "because" else _OWN_RECORDS | {"evidence"}

    @cached_property
    def _given(self) -> frozenset[tuple[str, tuple[Step, ...]]]:
        """The records with a reason. Found when first asked for: most rules find nothing that needs one."""
        return frozenset((path, steps[:-1]) for path, steps in self._topic.reasons if steps[-1] == self._kind)

    def cover(self, place: Place) -> bool:
        """Whether the record that holds a text, or the block around it, gives a reason."""
        if not self._given:
            return False
        holder = place.path, place.steps[:-1]
        if holder not in self._covered:
            self._covered[holder] = self._cover(*holder)
        return self._covered[holder]

    def _cover(self, path: str, steps: tuple[Step, ...]) -> bool:
        for end in range(len(steps), -1, -1):
            if (path, steps[:end]) in self._given:
                return True
            if end and steps[end - 1] in self._own:
                return False
        return False
