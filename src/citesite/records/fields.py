"""The kinds of values that record fields hold, read from text because the YAML reader leaves every scalar as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError


class Record(BaseModel):
    """What every record has in common: closed, frozen, described by the docstrings under its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _parsed(pattern: str, make: Callable[[str], Any], wanted: str) -> BeforeValidator:
    """Read a value from text of one exact form; anything else is reported as not being what was wanted."""
    form = re.compile(pattern, re.ASCII)

    def parse(value: object) -> object:
        if isinstance(value, str):
            if form.fullmatch(value):
                try:
                    return make(value)
                except ValueError:
                    pass
            raise PydanticCustomError("not_wanted", "{wanted}", {"wanted": wanted})
        return value

    return BeforeValidator(parse)


Whole = Annotated[int, _parsed(r"[-+]?(?:0|[1-9]\d{0,11})", int, "must be a whole number, such as 390")]
"""A whole number."""

Number = Annotated[
    float, _parsed(r"[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?", float, "must be a number")
]
"""A number with a decimal point."""

Flag = Annotated[bool, _parsed(r"true|false", lambda text: text == "true", "must be true or false")]
"""A yes or no, written true or false."""

Day = Annotated[
    date, _parsed(r"\d{4}-\d{2}-\d{2}", date.fromisoformat, "must be a date, year-month-day, such as 2026-11-20")
]
"""A calendar day, ISO 8601."""

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
]
"""A name given by hand: lower-case letters, digits and hyphens. It never changes and is never derived from text."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\r\n]*\S[^\r\n]*$")]
"""A short text on one line, without mark-up."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=5_000, pattern=r"\S")]
"""A text in the Markdown subset: emphasis, lists, links, citations `[@source-id, p. 3]`, terms `[word](term:id)`."""


def _partial_date(text: str) -> str:
    year, *rest = (int(part) for part in text.split("-"))
    month, day = (*rest, 1, 1)[:2]
    date(year, month, day)
    return text


PartialDate = Annotated[
    str,
    _parsed(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", _partial_date, "must be a year, a month or a day, such as 2021-02"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
"""A date as exact as it is known: `2021`, `2021-02` or `2021-02-13`."""


def wanted(default: Any = ()) -> Any:
    """A field that a record needs but that a content rule asks for, because its absence means something."""
    return Field(default=default, json_schema_extra={"x-required": True})
