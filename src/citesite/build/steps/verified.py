"""What registries and the web answered about sources, as `citesite verify-sources` kept it: builds ask nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from citesite.build.inputs import Inputs
from citesite.check.verification_rules import never_asked, old_answers, wrong_answers
from citesite.diagnostics import Diagnostic, Place
from citesite.read.source_states import read_states


def check_answers(build: Inputs) -> Iterator[Diagnostic]:
    """Find identifiers and links that lead nowhere or to another work, and answers that are old."""
    states, problems = read_states(build.root)
    yield from problems
    if states is None:
        return
    store = build.store
    names = dict.fromkeys(store.shared_ids("source"))

    def look(name: str) -> tuple[Mapping[str, Any], Place]:
        record, place = store.source(name)
        return json.loads(record), place

    yield from wrong_answers(states, names, look)
    yield from old_answers(states, names, build.request.as_of, build.config.verify_after)
    if build.request.lint:
        yield from never_asked(states, {name: look(name)[0] for name in names})
