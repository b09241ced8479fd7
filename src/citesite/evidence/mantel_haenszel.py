"""The method of Mantel and Haenszel: studies weighed by their counts, for outcomes that are rare.

Checked against `rma.mh` of the R package metafor.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from citesite.evidence.effects import Effect, FourfoldTable, ImpossibleError
from citesite.records.results import Measure


def mantel_haenszel(measure: Measure, effects: Sequence[Effect]) -> tuple[float, float, list[float]]:
    """Return value and standard error by Mantel and Haenszel, and the weight of each study.

    With N = n1 + n2 of each table: RR = sum(a n2/N) / sum(c n1/N), OR = sum(ad/N) / sum(bc/N),
    RD = sum((a n2 - c n1)/N) / sum(n1 n2/N); weights c n1/N, bc/N and n1 n2/N. Zero cells of ratios stay corrected, as
    in Cochrane's RevMan, so that the weight and the effect of each study belong together; metafor does so if asked.
    """
    tables = [effect.table for effect in effects if effect.table]
    if len(tables) < len(effects):
        raise ImpossibleError("Mantel-Haenszel without counts")
    return {"RR": _mh_risk_ratio, "OR": _mh_odds_ratio, "RD": _mh_risk_difference}[measure](tables)


def _mh_risk_ratio(tables: Sequence[FourfoldTable]) -> tuple[float, float, list[float]]:
    """Variance: sum((n1 n2 (a + c) - a c N)/N²) / (sum(a n2/N) sum(c n1/N)) (Greenland and Robins 1985)."""
    upper = sum(t.a * t.n2 / t.n for t in tables)
    lower = [t.c * t.n1 / t.n for t in tables]
    spread = sum((t.n1 * t.n2 * (t.a + t.c) - t.a * t.c * t.n) / t.n**2 for t in tables)
    return math.log(upper / sum(lower)), math.sqrt(spread / (upper * sum(lower))), lower


def _mh_odds_ratio(tables: Sequence[FourfoldTable]) -> tuple[float, float, list[float]]:
    """Variance: Robins, Breslow and Greenland 1986.

    With P = (a+d)/N, Q = (b+c)/N, R = ad/N, S = bc/N of each table, and r, s the sums of R and S, it is
    sum(PR)/(2r²) + sum(PS+QR)/(2rs) + sum(QS)/(2s²).
    """
    r, s = [t.a * t.d / t.n for t in tables], [t.b * t.c / t.n for t in tables]
    total_r, total_s = sum(r), sum(s)
    variance = sum(
        (t.a + t.d) / t.n * (one_r / total_r**2 + one_s / (total_r * total_s)) / 2
        + (t.b + t.c) / t.n * (one_s / total_s**2 + one_r / (total_r * total_s)) / 2
        for t, one_r, one_s in zip(tables, r, s, strict=True)
    )
    return math.log(total_r / total_s), math.sqrt(variance), s


def _mh_risk_difference(tables: Sequence[FourfoldTable]) -> tuple[float, float, list[float]]:
    """Variance: Sato, Greenland and Robins 1989."""
    weights = [t.n1 * t.n2 / t.n for t in tables]
    total = sum(weights)
    value = sum((t.a * t.n2 - t.c * t.n1) / t.n for t in tables) / total
    p = sum((t.c * t.n1**2 - t.a * t.n2**2 + t.n1 * t.n2 * (t.n2 - t.n1) / 2) / t.n**2 for t in tables)
    q = sum((t.a * t.d + t.b * t.c) / (2 * t.n) for t in tables)
    return value, math.sqrt((value * p + q) / total**2), weights
