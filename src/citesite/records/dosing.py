"""Dosing options: doses that were studied, licensed or recommended, never advice."""

from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from citesite.records.claim import Evidence
from citesite.records.fields import Id, Line, Number, Record, Text, wanted


class Amount(Record):
    """How much, with its unit."""

    value: Number = Field(gt=0)
    """The number."""
    to: Number | None = Field(default=None, gt=0)
    """The upper end, if it is a range."""
    unit: Literal["microgram", "milligram", "gram", "millilitre", "international unit"] | None = wanted(None)
    """The unit, written out: "µg" and "mg" are easily mistaken for each other."""
    per: Literal["kilogram"] | None = None
    """`kilogram` if it is for each kilogram of a person's weight."""

    @model_validator(mode="before")
    @classmethod
    def _bare_number(cls, data: Any) -> Any:
        """Accept a bare number as an amount without a unit, which a content rule then reports."""
        return {"value": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _range_rises(self) -> "Amount":
        if self.to is not None and self.to <= self.value:
            raise PydanticCustomError("range_falls", "is a range, and its to: is not above its value:")
        return self


class DosingOption(Record):
    """One way in which a substance was given."""

    id: Id
    """Its name within the topic."""
    substance: Line
    """What was given, such as methylcobalamin."""
    form: Line
    """Tablet, injection, nasal spray."""
    route: Literal["oral", "intramuscular", "subcutaneous", "sublingual", "nasal", "intravenous", "food"]
    """How it gets into the body."""
    amount: Amount
    """How much each time."""
    frequency: Line
    """How often."""
    duration: Line | None = None
    """For how long."""
    purpose: Literal["trial-arm", "guideline", "licensed", "food-intake"]
    """Why the dose is listed. A dose from a trial is shown as what the trial used, never as advice."""
    population: Line
    """Who was given it."""
    cautions: Text | None = None
    """What to be careful about."""
    evidence: tuple[Evidence, ...] = wanted()
    """Where the dose comes from; at least one source."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""
