"""Any bytes in: a site, or messages that say where; never a traceback, a hang or more memory than a bound.

Here for some seconds, from a seed of its own for ever; `make fuzz MINUTES=...` goes on with others.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.fuzz import SHARES, run
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
