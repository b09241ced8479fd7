"""What is said of drafts and placeholders: a preview shows them, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citesite.build.inputs import Inputs
from citesite.build.store import Store
from citesite.check.evidence_rules import UNREAD_SOURCE
from citesite.check.prose_rules import FILL_ME_IN
from citesite.diagnostics import Diagnostic, Severity

_UNFINISHED = frozenset((FILL_ME_IN.code, UNREAD_SOURCE.code))
"""What a draft may have, and no reader may meet."""


def as_published(found: Iterable[Diagnostic], build: Inputs) -> Iterator[Diagnostic]:
    """Yield diagnostics as they weigh on what is published.

    A placeholder that readers would meet is an error, and so is what rests on an unread work. Warnings about drafts are
    for those who write: `check` and a preview give them, and a build that leaves drafts out does not.
    """
    if build.request.drafts:
        yield from found
        return
    left_out = tuple(build.store.unpublished.topics_left_out())
    for problem in found:
        is_draft = _is_in(problem.place.path, left_out)
        is_placeholder = problem.code in _UNFINISHED
        if is_placeholder and not is_draft and _is_read(problem, build.store):
            yield problem._replace(severity=Severity.ERROR)
        elif problem.severity is Severity.ERROR or build.request.lint or not (is_draft or is_placeholder):
            yield problem


def _is_in(path: str, units: tuple[str, ...]) -> bool:
    return any(path == unit or path.startswith(f"{unit}/") for unit in units)


def _is_read(problem: Diagnostic, store: Store) -> bool:
    """Return whether readers would meet a placeholder: not in a source that nothing published names."""
    place = problem.place
    for kind, name, start in store.unpublished.records_in(place.path):
        if kind == "source" and place.steps[: len(start.steps)] == start.steps:
            return store.unpublished.is_source_shown(name, drafts=False)
    return True
