"""Any bytes in: a site, or messages that say where; never a traceback, a hang or more memory than a bound.

Here for some seconds, from a seed of its own for ever; `make fuzz MINUTES=...` goes on with others.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

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
    fed, crashes = run(Targets(tmp_path / "site"), SECONDS, 0, SHARES)
    assert crashes.first == []
    assert all(fed[name] for name in SHARES)


def test_the_fuzzer_notices_a_reader_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> object:
        return text.index("no such thing")

    monkeypatch.setattr("hostile.targets.load", broken)
    _, crashes = run(Targets(tmp_path / "site"), 0.5, 0, ["yaml"], kept=tmp_path / "kept")
    assert crashes.kinds
    (kept,) = (tmp_path / "kept").iterdir()
    assert (kept / "yaml").exists()
    assert "--again 'yaml'" in (kept / "trace.txt").read_text("utf-8")


def test_a_fuzzer_that_is_stopped_prints_what_it_fed(tmp_path: Path) -> None:
    """Two signals came to one of an hour: it ended after the input at hand."""
    command = [sys.executable, "-u", "-m", "hostile.fuzz", "60", "3", "yaml"]
    tests = str(Path(__file__).parents[1])
    with subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": tests}, stdout=PIPE, text=True
    ) as run:
        assert run.stdout
        assert run.stdout.readline() == "feeding until the time is over, or Ctrl-C\n"
        run.send_signal(signal.SIGTERM)
        said = run.stdout.read()
    assert re.search(r"^\d[\d,]* inputs of seed 3 in \d+ s, 0 crashes", said, re.MULTILINE)
    assert run.returncode == 0


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
