"""A14: most changes of meaning that the records of a site decide are noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from meaning.mutants import scores, table, tried
from meaning.mutation import OPERATORS
from meaning.sites import b12, invented
from site_test import SiteTest

LEAST = 0.95
"""The share of decided mutants that must be noticed. It only ever rises."""
NOT_DECIDED = {"result of a claim", "digit of a DOI", "reason of a rating"}
"""Operators that make no mutant of these sites which the records decide; `make mutants` tries theirs, too."""


def test_the_invented_site_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "second_site.txt").read_text("utf-8")
    result = SiteTest(tmp_path, text).check("--strict")
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr


@pytest.mark.slow
def test_a14_mutants_that_the_records_decide_are_noticed() -> None:
    results = [one for site in (b12(), invented()) for one in tried(site, decided_only=True)]
    found = scores(results)
    assert set(found) >= set(OPERATORS) - NOT_DECIDED
    noticed = sum(decided.noticed for decided, _ in found.values())
    made = sum(decided.made for decided, _ in found.values())
    assert made > 350
    assert noticed >= LEAST * made, "\n" + table(found)
