"""Which way a result points, for tables that compare studies that cannot be pooled.

After Boon and Thomson 2021 ("The effect direction plot revisited"): the sign of the estimate, and whether the interval
includes no difference. A wide interval is called unclear; it does not show that there is no difference.
"""

from __future__ import annotations

from typing import Literal

from citesite.pages.geometry.axis import Interval

Direction = Literal["more", "less", "unclear"]
"""More, or less, than in the other group; unclear if the interval includes no difference."""


def direction(estimate: float, interval: Interval | None, *, is_ratio: bool) -> Direction:
    """Return which way a result points.

    Args:
        estimate: a difference, or a ratio.
        interval: its 95% interval; without one, the estimate alone counts.
        is_ratio: whether no difference is 1 rather than 0.
    """
    null = 1.0 if is_ratio else 0.0
    low, high = interval or (estimate, estimate)
    return "more" if low > null else "less" if high < null else "unclear"
