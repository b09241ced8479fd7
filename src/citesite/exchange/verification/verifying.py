"""Ask about every source in turn: politely, for a limited time, and so that it can be stopped and taken up again.

What was not asked for longest comes first. A service that does not answer three times is not asked again in this run.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from citesite.check.quote_rules import quote_state
from citesite.check.verification_rules import value_asked
from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.collection import Collection as Sources
from citesite.exchange.imports.known_works import Work
from citesite.exchange.imports.lookup import AT_ONCE
from citesite.exchange.imports.services import Services
from citesite.exchange.imports.standing import GRAVITY, status_of
from citesite.exchange.verification.links import said_of_link
from citesite.exchange.verification.works import Reply, said_of_doi, said_of_pmids
from citesite.read.content import Content
from citesite.read.source_states import FIELDS, Field, FieldState, SourceStates

_FAILURES = 3
"""After this many requests in a row without an answer, a service, or the server of a link, is not asked again."""
_WORDS = {
    "ok": "ok", "moved": "moved", "gone": "gone", "unreachable": "unreachable", "differs": "described otherwise",
    "other-work": "of another work",
}  # fmt: skip


class Limits(NamedTuple):
    """How much is asked."""

    pause: float
    """Seconds between two requests."""
    seconds: float
    """Seconds after which no request is begun any more."""
    older_than: int
    """Days. What was answered since then is not asked again."""


class _Question(NamedTuple):
    work: Work
    field: Field
    value: str


@dataclass(slots=True)
class VerifyReport:
    """What was asked, and what was answered."""

    states: dict[str, dict[Field, FieldState]]
    """What is known now, of the sources that the site has."""
    lines: list[str] = field(default_factory=list)
    """What an editor has to look at."""
    answered: int = 0
    unanswered: int = 0
    not_asked: int = 0
    is_wrong: bool = False
    """Whether an identifier is of another work, does not exist, or a work was retracted."""
    is_stopped: bool = False


def verify(
    sources: Sources,
    before: SourceStates,
    services: Services,
    limits: Limits,
    today: date,
    only: Collection[str],
    progress: Callable[[str, int, int], None],
) -> VerifyReport:
    """Ask about the sources of a site. Graver standings are put into the collection, which is not written.

    Args:
        sources: the site's sources.
        before: what was answered earlier.
        services: where to ask, and how.
        limits: how much to ask.
        today: the day of the answers.
        only: ids of the sources to ask about; all if empty.
        progress: called with what is being done, how much of it is done, and how much there is.

    Raises:
        CitesiteError: if a source that was asked for does not exist.
    """
    works = [work for work in sources.known_works.works if work.id]
    if unknown := set(only) - {work.id for work in works}:
        raise CitesiteError(f'there is no source "{min(unknown)}"')
    every = [question for work in works for question in _questions(work)]
    report = VerifyReport(_still_true(every, before))
    since = (today - timedelta(days=limits.older_than)).isoformat()
    due = [q for q in every if (q.work.id in only) or (not only and _last(report.states, q) <= since)]
    run = _Run(sources, services, limits, today, report)
    try:
        for done, batch in enumerate(batches := list(_batches(due, report.states)), 1):
            run.ask(batch)
            progress("Asking", done, len(batches))
    except KeyboardInterrupt:
        report.is_stopped = True
    report.not_asked = len(due) - report.answered - report.unanswered
    return report


def _questions(work: Work) -> Iterator[_Question]:
    for name in FIELDS:
        if value := value_asked(work.fields, name):
            yield _Question(work, name, value)


def _still_true(questions: Iterable[_Question], before: SourceStates) -> dict[str, dict[Field, FieldState]]:
    """Return what was answered about identifiers that the sources still have."""
    found: dict[str, dict[Field, FieldState]] = {}
    for work, name, value in questions:
        known = before.get(work.id, {}).get(name)
        if known and known.of == value:
            found.setdefault(work.id, {})[name] = known
    return found


def _last(states: SourceStates, question: _Question) -> str:
    known = states.get(question.work.id, {}).get(question.field)
    return known.on if known and known.state != "unreachable" else ""


def _batches(due: list[_Question], states: SourceStates) -> Iterator[tuple[_Question, ...]]:
    """Yield what is asked in one request each: PubMed is asked for many works at once."""
    due = sorted(due, key=lambda question: _last(states, question))
    # Two sources with one PMID are two questions, and a mistake that rules report.
    pubmed = {question.value: question for question in due if question.field == "PMID"}
    alone = list(pubmed.values())
    yield from (tuple(alone[start : start + AT_ONCE]) for start in range(0, len(alone), AT_ONCE))
    yield from ((question,) for question in due if question.field != "PMID" or pubmed[question.value] != question)


class _Run:
    """One run: what was asked of whom, and when to stop."""

    def __init__(self, sources: Sources, services: Services, limits: Limits, today: date, report: VerifyReport) -> None:
        self._sources, self._services, self._limits, self._report = sources, services, limits, report
        self._today = today.isoformat()
        self._began = time.perf_counter()
        self._failures: Counter[str] = Counter()
        self._has_asked = False

    def ask(self, batch: tuple[_Question, ...]) -> None:
        """Ask one thing, unless time is up or its service does not answer."""
        service = _service(batch[0])
        if self._failures[service] >= _FAILURES or time.perf_counter() - self._began > self._limits.seconds:
            return
        if self._has_asked:
            time.sleep(self._limits.pause)
        self._has_asked = True
        try:
            answers = self._answers(batch)
        except CitesiteError as problem:
            self._failures[service] += 1
            if self._failures[service] == _FAILURES:
                self._report.lines.append(f"{service} did not answer {_FAILURES} times and was not asked for the rest")
            for question in batch:
                self._note_failure(question, str(problem))
            return
        self._failures[service] = 0
        for question, said in zip(batch, answers, strict=True):
            self._note(question, said)

    def _answers(self, batch: tuple[_Question, ...]) -> list[Reply]:
        first = batch[0]
        if first.field == "PMID":
            found = said_of_pmids({question.value: question.work for question in batch}, self._services)
            return [found[question.value] for question in batch]
        if first.field == "DOI":
            return [said_of_doi(first.work, first.value, self._services)]
        return [said_of_link(first.value, self._services)]

    def _note(self, question: _Question, said: Reply) -> None:
        work, name, value = question
        self._report.answered += 1
        self._report.states.setdefault(work.id, {})[name] = FieldState(said.state, value, self._today, said.note)
        if said.state != "ok":
            self._report.lines.append(f"{work.id}: {name} {value} {_SAID[said.state].format(said.note)}")
            self._report.is_wrong |= said.state in ("gone", "differs", "other-work")
        before = status_of(work)
        if said.status and before in GRAVITY and GRAVITY.index(said.status) > GRAVITY.index(before):
            standing = {"status": said.status, "checked_on": self._today}
            self._sources.put(work, {"standing": standing})
            work.fields["standing"] = dict(standing)
            self._report.lines.append(f"{work.id}: {before} -> {said.status} ({said.why})")
            self._report.is_wrong |= said.status in ("retracted", "concern")

    def _note_failure(self, question: _Question, problem: str) -> None:
        """Keep what was known before, with the day of this try: a busy server says nothing about a work."""
        self._report.unanswered += 1
        states = self._report.states.setdefault(question.work.id, {})
        known = states.get(question.field)
        if known and known.state != "unreachable":
            states[question.field] = known._replace(tried=self._today)
        else:
            states[question.field] = FieldState("unreachable", question.value, self._today, problem[:300])


_SAID = {
    "moved": "moved to {}",
    "gone": "is gone: {}",
    "differs": "is described otherwise: {}",
    "other-work": "is another work: {}",
}


def _service(question: _Question) -> str:
    names: Mapping[Field, str] = {"DOI": "Crossref", "PMID": "PubMed"}
    return names.get(question.field) or urlsplit(question.value).netloc


def report_lines(report: VerifyReport) -> list[str]:
    """Return the lines of a report: what to look at, then counts of all identifiers and links of the site."""
    counts = Counter[str](state.state for found in report.states.values() for state in found.values())
    said = ", ".join(f"{counts[name]:,} {words}" for name, words in _WORDS.items() if counts[name])
    lines = [
        *report.lines,
        f"{report.answered:,} answers; of all identifiers and links: {said or 'none was ever asked'}",
    ]
    if report.unanswered:
        lines.append(f"{report.unanswered:,} without an answer: what was known of them stays as it was")
    if report.not_asked:
        why = "it was stopped" if report.is_stopped else "time was up, or a service did not answer"
        lines.append(f"{report.not_asked:,} not asked, because {why}: run it again to go on")
    return lines


def quote_lines(content: Content) -> list[str]:
    """Return a line that says how many quotes are in the texts that were kept of their sources."""
    kept = {name: source.abstract or "" for name, source in content.sources.items()}
    links = (evidence for topic in content.topics.values() for evidence, _, _ in topic.evidence)
    states = Counter(quote_state(e.quote, kept.get(e.source, "")) for e in links if e.quote)
    return [f"quotes: {', '.join(f'{count:,} {state}' for state, count in sorted(states.items()))}"] if states else []
