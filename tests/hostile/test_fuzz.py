"""Any bytes in: a site, or messages that say where; never a traceback, a hang or more memory than a bound.

Here for some seconds, from a seed of its own for ever; `make fuzz MINUTES=...` goes on with others.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from citesite.diagnostics import Place
from citesite.evidence.analysis import computed
from citesite.read.shape import shaped
from citesite.records import Results
from hostile.fuzz import SHARES, run
from hostile.numbers import results
from hostile.targets import Targets

SECONDS = 15
"""Of processor time."""


@pytest.mark.slow
def test_some_seconds_of_damaged_inputs_give_no_traceback_and_no_hang(tmp_path: Path) -> None:
    fed, crashes = run(Targets(tmp_path / "site"), SECONDS, 0, SHARES, show=False)
    assert crashes.first == []
    assert all(fed[name] for name in SHARES)


def test_the_fuzzer_notices_a_reader_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> object:
        return text.index("no such thing")

    monkeypatch.setattr("hostile.targets.load", broken)
    _, crashes = run(Targets(tmp_path / "site"), 0.5, 0, ["yaml"], show=False)
    assert crashes.kinds


def test_whatever_numbers_a_record_may_hold_something_is_computed_of_them() -> None:
    """Two subgroups of one certain study each, an odds ratio of nothing at a risk of everybody, and the like."""
    seen = 0
    for number in range(6_000):
        record, _ = shaped(Results, results(random.Random(f"computed {number}")), Place("evidence.yaml"))
        if record:
            outcomes = {outcome.id: outcome for outcome in record.outcomes}
            for analysis in record.analyses:
                seen += computed(analysis, outcomes[analysis.outcome]).measure != "in-words"
    assert seen > 2_000
