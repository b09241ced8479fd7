"""What was made of a text, remembered while the record that holds it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 4_096
"""Texts of one record, with those of the works it cites; of a longer one, some are worked on twice."""
_FEW = 512
"""So many are kept from record to record: phrases that recur, and works that many cite."""
_remembering: list[Any] = []


def remembered(make: Callable[P, R]) -> Callable[P, R]:
    """Let a function of texts, which several rules and pages ask for the same, work on each text once."""
    found = lru_cache(maxsize=_MOST)(make)
    _remembering.append(found)
    return found  # type: ignore[return-value]  # it takes what the function takes, which the library does not say


def forget_texts() -> None:
    """Forget what was remembered, now that another record is looked at: the texts of that one are others.

    Kept up to the limit, they would be most of the memory of a process that makes pages.
    """
    for found in _remembering:
        if found.cache_info().currsize > _FEW:
            found.cache_clear()
