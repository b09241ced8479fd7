"""House style: a value as patients or clinicians read it.

Numbers for patients have two significant figures, whole above ten; those for clinicians two decimals, or as many as
were printed. A ratio is never worded as a number of people, and an odds ratio never as "times as likely".
"""

from __future__ import annotations

import gettext
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from citesite.evidence.rounding import MINUS, half_up, shortest

Kind = Literal["count", "arm", "percent", "per-hundred", "per-thousand", "ratio", "odds", "difference", "mean", "share"]
"""The kind of a value. `share` is a percentage of something other than people, such as I²."""
Form = Literal["lay", "clinical", "number", "size"]

FORMS: dict[Form, str] = {
    "lay": "for patients, with its words; also without any form",
    "clinical": "for clinicians: the measure, two decimals and the 95% interval",
    "number": "the figure alone, as in the lay form, for a sentence that says the rest",
    "size": "the lay form without more or fewer, lower or higher",
}
"""The forms in which a value may be printed, and what each is for."""

Words = gettext.NullTranslations


@dataclass(frozen=True, slots=True)
class Value:
    """One number of an analysis, ready to be printed."""

    kind: Kind
    number: float
    low: float | None = None
    """Lower limit of its 95% interval."""
    high: float | None = None
    is_limit: bool = False
    """Whether it is a limit of an interval."""
    is_interval: bool = False
    """Whether it is an interval without its estimate."""
    measure: str = ""
    """The measure of an effect: RR, OR, RD, MD."""
    unit: str = ""
    """The unit of a difference or a mean; empty for a number without one."""
    is_change: bool = False
    """Whether it is a difference between groups, which has a direction."""
    decimals: int | None = None
    """The decimals of a number that was published; None for one that was computed."""
    whole: float | None = None
    """The total of which it is a count."""
    sd: float | None = None
    """Standard deviation of a mean."""


def printed(value: Value, form: str, words: Words) -> str | None:
    """Return a value as text, or None if it has no such form."""
    writer = _WRITERS.get(form)
    return writer(value, words) if writer else None


def _lay(value: Value, words: Words) -> str | None:
    return _with_words(value, words, is_signed=True)


def _size(value: Value, words: Words) -> str | None:
    return _with_words(value, words, is_signed=False)


def _with_words(value: Value, words: Words, *, is_signed: bool) -> str:
    _ = words.gettext
    figure, kind = _figure(value, words), value.kind
    if kind == "arm":
        whole = round(value.whole or 0)
        of = words.ngettext("{events} of {total} people", "{events} of {total} people", whole)
        return of.format(events=figure, total=marked(f"{whole:,}", words))
    if kind == "count":
        return figure
    if kind == "ratio":
        return _("{number} times as likely").format(number=figure)
    if kind == "odds":
        names = {"HR": _("a hazard ratio of {number}"), "IRR": _("a rate ratio of {number}")}
        return names.get(value.measure, _("an odds ratio of {number}")).format(number=figure)
    if kind in ("per-hundred", "per-thousand"):
        return _of_people(value, figure, words, is_signed=is_signed)
    if kind == "mean" and is_signed and value.number < 0:
        figure = marked(MINUS, words) + figure
    amount = _amount_in_words(value, figure, words)
    if not (value.is_change and is_signed) or value.is_interval:
        return amount
    return (_("{amount} lower") if value.number < 0 else _("{amount} higher")).format(amount=amount)


def _amount_in_words(value: Value, figure: str, words: Words) -> str:
    _ = words.gettext
    if value.kind in ("percent", "share"):
        return _("{number}%").format(number=figure)
    if value.measure == "SMD":
        return _("{number} standard deviations").format(number=figure)
    return f"{figure} {value.unit}" if value.unit else figure


def _of_people(value: Value, figure: str, words: Words, *, is_signed: bool) -> str:
    _ = words.gettext
    is_more, is_hundred = value.number >= 0, value.kind == "per-hundred"
    if value.is_change and is_signed and not value.is_interval:
        more = _("{number} more of 100 people") if is_hundred else _("{number} more of 1,000 people")
        fewer = _("{number} fewer of 100 people") if is_hundred else _("{number} fewer of 1,000 people")
        return (more if is_more else fewer).format(number=figure)
    return (_("{number} of 100 people") if is_hundred else _("{number} of 1,000 people")).format(number=figure)


def _number(value: Value, words: Words) -> str | None:
    return None if value.kind == "arm" else _figure(value, words)


def _clinical(value: Value, words: Words) -> str | None:
    _ = words.gettext
    if value.kind == "arm" and value.whole:
        share = marked(f"{100 * value.number / value.whole:.1f}", words)
        counts = {"events": marked(shortest(value.number), words), "total": marked(shortest(value.whole), words)}
        return _("{events}/{total} ({percent}%)").format(**counts, percent=share)
    if value.kind == "count":
        return marked(shortest(value.number), words)
    if value.is_interval:
        return _range(value, words)
    figure = _exact(value.number, value, words)
    amount = _amount(value, figure, words)
    if value.sd is not None:
        return _("{amount} (SD {sd})").format(amount=amount, sd=_exact(value.sd, value, words))
    named = f"{value.measure} {amount}" if value.measure and not value.is_limit else amount
    if value.low is None:
        return named
    return _("{estimate} (95% CI {interval})").format(estimate=named, interval=_range(value, words))


def _amount(value: Value, figure: str, words: Words) -> str:
    _ = words.gettext
    if value.kind in ("percent", "share"):
        return _("{number}%").format(number=figure)
    if value.kind == "per-hundred":
        return _("{number} per 100").format(number=figure)
    if value.kind == "per-thousand":
        return _("{number} per 1,000").format(number=figure)
    return f"{figure} {value.unit}" if value.unit else figure


def _range(value: Value, words: Words) -> str:
    low, high = (_exact(limit or 0.0, value, words) for limit in (value.low, value.high))
    return words.gettext("{low} to {high}").format(low=low, high=high)


_WRITERS: dict[str, Callable[[Value, Words], str | None]] = {
    "lay": _lay,
    "clinical": _clinical,
    "number": _number,
    "size": _size,
}


def _figure(value: Value, words: Words) -> str:
    """Return the figure for patients, without a sign except for the limits of a difference, which need theirs."""
    if value.is_interval:
        low, high = value.low or 0.0, value.high or 0.0
        # From the smaller change to the larger, as people say it; with signs only if the interval includes zero.
        ends = sorted((abs(low), abs(high))) if low * high >= 0 else [low, high]
        first, last = (_rounded(end, value) for end in ends)
        return words.gettext("{low} to {high}").format(low=marked(first, words), high=marked(last, words))
    return marked(_rounded(abs(value.number), value), words)


def _rounded(number: float, value: Value) -> str:
    """Return two significant figures, or a whole number from ten on; people are whole unless less than one."""
    size = abs(number)
    if value.kind in ("count", "arm"):
        digits = 0
    elif value.kind in ("per-hundred", "per-thousand", "percent", "share") and not (0 < size < 1):
        digits = 1 if value.kind in ("percent", "share") and not float(f"{size:.1f}").is_integer() else 0
    elif value.kind in ("ratio", "odds") and 0.9 <= size < 1.1:
        digits = 2
    else:
        digits = min(max(0, 1 - math.floor(math.log10(size))), 6) if size else 0
    shown = f"{half_up(number, digits):,.{digits}f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return _sign(shown)


def _exact(number: float, value: Value, words: Words) -> str:
    digits = value.decimals
    if digits is None:
        digits = {"per-thousand": 0, "per-hundred": 1, "percent": 1, "share": 1}.get(value.kind, 2)
    shown = f"{half_up(number, digits):,.{digits}f}"
    return marked(_sign("0" + shown[2:] if re.fullmatch(r"-0\.?0*", shown) else shown), words)


def _sign(shown: str) -> str:
    return shown.replace("-", MINUS)


def marked(shown: str, words: Words) -> str:
    """Return a number in English notation with the marks of the site's language, also for a minus."""
    return shown.translate(_marks(words))


@lru_cache(maxsize=8)
def _marks(words: Words) -> dict[int, str]:
    return {
        ord("."): words.pgettext("decimal mark", "."),
        ord(","): words.pgettext("thousands separator", ","),
        ord(MINUS): words.pgettext("minus sign", "−"),
    }
