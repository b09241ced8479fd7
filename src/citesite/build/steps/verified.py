"""When sources were checked, and what was answered about them: `citesite verify-sources` kept it, builds ask nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from citesite.build.inputs import Inputs
from citesite.check.date_rules import old_checks, source_in_future
from citesite.check.verification_rules import never_asked, old_answers, wrong_answers
from citesite.diagnostics import Diagnostic, Place
from citesite.read.source_states import SourceStates, read_states


def check_answers(build: Inputs) -> Iterator[Diagnostic]:
    """Find identifiers and links that lead nowhere or to another work, and checks and answers that are old."""
    states, problems = read_states(build.root)
    yield from problems
    yield from _days(build, states or {})
    if states is None:
        return
    store = build.store
    names = dict.fromkeys(store.shared.ids("source"))

    def look(name: str) -> tuple[Mapping[str, Any], Place]:
        record, place = store.shared.source(name)
        return json.loads(record), place

    yield from wrong_answers(states, names, look)
    yield from old_answers(states, names, build.request.as_of, build.config.verify_after)
    if build.request.lint:
        yield from never_asked(states, {name: look(name)[0] for name in names})


def _days(build: Inputs, states: SourceStates) -> Iterator[Diagnostic]:
    """Find checks of sources that are old, and days that have not come yet."""
    store, day, after = build.store, build.request.as_of, build.config.verify_after
    since = day - timedelta(days=min(after, (day - date.min).days))
    if old := store.shared.sources_checked_before(since.isoformat()):
        yield from old_checks(old, states, lambda name: store.shared.source(name)[1], day, after)
    for name in store.shared.sources_dated_after(day.isoformat()):
        record, place = store.shared.source(name)
        yield from source_in_future(json.loads(record), place, day)
