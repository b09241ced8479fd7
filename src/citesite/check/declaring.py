"""How a rule is tied to the function that checks it, and to what that function looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import TypeVar

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, Rule
from citesite.records import TopicContent
from citesite.values.topic import TopicWithValues

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class TopicCheck:
    """A function that looks for breaches of some rules in one topic."""

    run: Callable[[TopicWithValues, Known], Iterator[Diagnostic]]
    rules: tuple[Rule, ...]
    quiet_until: Callable[[TopicContent], date | None] | None = None
    """For a check that looks at the date: the first day on which it may find something in a topic, or None if it never
    will. A check without it must not read `Known.as_of`."""

    def __call__(self, topic: TopicWithValues, known: Known) -> Iterator[Diagnostic]:
        """Yield what is wrong with a topic."""
        return self.run(topic, known)


def topic_check(
    *rules: Rule, quiet_until: Callable[[TopicContent], date | None] | None = None
) -> Callable[[Callable[[TopicWithValues, Known], Iterator[Diagnostic]]], TopicCheck]:
    """Declare that a function checks some rules in one topic."""
    return lambda run: TopicCheck(run, rules, quiet_until)


def always(topic: TopicContent) -> date:
    """Say that a check may find something in any topic on any day, whatever its dates are."""
    return date.min


def declared(kind: type[C], *modules: ModuleType) -> tuple[C, ...]:
    """Return everything of a kind that some modules declare at their top, in the order in which it stands there."""
    return tuple(found for module in modules for found in vars(module).values() if isinstance(found, kind))
