"""How a rule is tied to the function that checks it, and to what that function looks at.

A rule is a constant, and the function below it is decorated with it. Nothing is registered: `declared` finds what a
module holds, so a new rule needs no list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from types import ModuleType
from typing import Any, Final, Generic, TypeVar

from citesite.check.languages import language_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Placed, Source, Term, TopicContent
from citesite.values.topic import TopicWithValues

S = TypeVar("S")
"""What a check looks at."""
K = TypeVar("K")
"""What it has to know besides."""
D = TypeVar("D")


class Check(Generic[S, K]):
    """A function that looks for breaches of some rules in one thing."""

    def __init__(self, run: Callable[[S, K], Iterator[Diagnostic]], rules: tuple[Rule, ...], reads: str = "") -> None:
        self.run: Final = run
        self.rules: Final = rules
        self.reads: Final = reads
        """The part of a `Language` by which it reads texts, and without which it finds less or nothing."""
        is_error = any(rule.severity is Severity.ERROR or rule.worsens for rule in rules)
        self.worst: Final = Severity.ERROR if is_error else Severity.WARNING
        """How serious its diagnostics may be."""

    def __call__(self, subject: S, known: K) -> Iterator[Diagnostic]:
        """Yield what is wrong with one thing."""
        return self.run(subject, known)


QuietUntil = Callable[[TopicContent, Library], date | None]
"""The first day on which a check may find something in a topic; None if it never will."""


class TopicCheck(Check[TopicWithValues, Library]):
    """A check of one topic."""

    def __init__(
        self,
        run: Callable[[TopicWithValues, Library], Iterator[Diagnostic]],
        rules: tuple[Rule, ...],
        quiet_until: QuietUntil | None,
        reads: str = "",
    ) -> None:
        super().__init__(run, rules, reads)
        self.quiet_until: Final = quiet_until
        """Given for a check that looks at the date. A check without it must not read `Library.as_of`."""


class SourceCheck(Check[Placed[Source], Library]):
    """A check of one source. It must not read `Library.as_of`."""


class TermCheck(Check[Placed[Term], Library]):
    """A check of one glossary term. It must not read `Library.as_of`."""


class RecordCheck(Check[Placed[Any], Library]):
    """A check of one source, term or person. It must not read `Library.as_of`."""


def topic_check(
    *rules: Rule, quiet_until: QuietUntil | None = None, reads: str = ""
) -> Callable[[Callable[[TopicWithValues, Library], Iterator[Diagnostic]]], TopicCheck]:
    """Declare that a function checks some rules in a topic."""
    return lambda run: TopicCheck(run, rules, quiet_until, reads)


def source_check(
    *rules: Rule, reads: str = ""
) -> Callable[[Callable[[Placed[Source], Library], Iterator[Diagnostic]]], SourceCheck]:
    """Declare that a function checks some rules in a source."""
    return lambda run: SourceCheck(run, rules, reads)


def term_check(
    *rules: Rule, reads: str = ""
) -> Callable[[Callable[[Placed[Term], Library], Iterator[Diagnostic]]], TermCheck]:
    """Declare that a function checks some rules in a glossary term."""
    return lambda run: TermCheck(run, rules, reads)


def record_check(*rules: Rule) -> Callable[[Callable[[Placed[Any], Library], Iterator[Diagnostic]]], RecordCheck]:
    """Declare that a function checks some rules in a source, a term or a person."""
    return lambda run: RecordCheck(run, rules)


def declared(kind: type[D], *modules: ModuleType) -> tuple[D, ...]:
    """Return everything of a kind that is named at the top of some modules, each once, in order."""
    found = (value for module in modules for value in vars(module).values() if isinstance(value, kind))
    return tuple({id(value): value for value in found}.values())


@cache
def checks_in(language: str, modules: tuple[ModuleType, ...]) -> tuple[TopicCheck, ...]:
    """Return the checks of topics in some modules, without those for which a language has no words.

    A module whose rules go by words says under `GOES_BY` which parts of a `Language` they need.

    Args:
        language: a language tag.
        modules: the modules.
    """
    known = language_of(language)
    return declared(TopicCheck, *(m for m in modules if known.has(*parts_of(m))))


def parts_of(module: ModuleType) -> tuple[str, ...]:
    """Return the parts of a `Language` that the rules of a module need."""
    found: str | tuple[str, ...] = getattr(module, "GOES_BY", ())
    return (found,) if isinstance(found, str) else found
