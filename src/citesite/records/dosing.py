"""Dosing options: doses that were studied, licensed or recommended, never advice."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from citesite.records.claim import Evidence
from citesite.records.fields import Id, InOneLanguage, Line, Number, Record, Text, wanted

UNITS = (
    "nanogram", "microgram", "milligram", "gram", "millilitre", "litre", "micromole", "millimole",
    "international unit", "unit", "percent", "tablet", "capsule", "drop", "puff", "spray", "patch", "sachet",
    "suppository", "lozenge",
)  # fmt: skip
"""The units that have names; `unit` is that of insulin or heparin."""
ROUTES = (
    "oral", "sublingual", "buccal", "nasal", "inhaled", "on-the-skin", "transdermal", "intradermal", "subcutaneous",
    "intramuscular", "intravenous", "rectal", "vaginal", "eye", "ear", "food",
)  # fmt: skip
"""The ways into the body that have names."""


def _known(names: Sequence[str], example: str) -> AfterValidator:
    """Return a check that a text is one of some names, or words: a single word that is no name is a slip."""

    def check(value: str) -> str:
        if value in names or " " in value.strip():
            return value
        context = {"value": value[:40], "names": ", ".join(names), "example": example}
        message = 'cannot be "{value}"; it is one of {names}, or in words, such as "{example}"'
        raise PydanticCustomError("no_name", message, context)

    return AfterValidator(check)


def _offered(names: Sequence[str]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"enum": list(names)}, {"type": "string", "pattern": r"\S \S"}]})


Unit = Annotated[Line, InOneLanguage(UNITS), _known(UNITS, "level scoop"), _offered(UNITS)]
Route = Annotated[Line, InOneLanguage(ROUTES), _known(ROUTES, "into a joint"), _offered(ROUTES)]


class Strength(Record):
    """How much one tablet, puff or drop holds."""

    value: Number = Field(gt=0)
    """The number."""
    unit: Unit
    """The unit."""


class Amount(Record):
    """How much, with its unit."""

    value: Number = Field(gt=0)
    """The number."""
    to: Number | None = Field(default=None, gt=0)
    """The upper end, if it is a range."""
    unit: Unit | None = wanted(None)
    """The unit, written out, because "µg" and "mg" are easily mistaken for each other: nanogram, microgram, milligram,
    gram, millilitre, litre, micromole, millimole, international unit, unit, percent, tablet, capsule, drop, puff,
    spray, patch, sachet, suppository, lozenge; or another in two words or more, such as "level scoop"."""
    each: Strength | None = None
    """How much one of them holds, if the unit is a tablet, a puff or the like."""
    per: Literal["kilogram", "square metre"] | None = None
    """`kilogram` if it is for each kilogram of a person's weight, `square metre` if it is for each of their surface."""

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


class DoseStep(Record):
    """What follows in a schedule whose dose changes with time."""

    amount: Amount | None = None
    """How much each time; left out if it stays the same."""
    frequency: Line
    """How often."""
    duration: Line | None = None
    """For how long."""


class DosingOption(Record):
    """One way in which a substance was given."""

    id: Id
    """Its name within the topic."""
    substance: Line
    """What was given, such as methylcobalamin."""
    form: Line
    """Tablet, injection, nasal spray."""
    route: Route
    """How it gets into the body: oral, sublingual, buccal, nasal, inhaled, on-the-skin, transdermal, intradermal,
    subcutaneous, intramuscular, intravenous, rectal, vaginal, eye, ear, food; or in two words or more, such as "into a
    joint"."""
    amount: Amount
    """How much each time."""
    frequency: Line
    """How often."""
    duration: Line | None = None
    """For how long."""
    then: tuple[DoseStep, ...] = ()
    """What follows, in order, if the dose changes with time."""
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

    @property
    def steps(self) -> Iterator[tuple[Amount, str, tuple[str | int, ...]]]:
        """Each amount of the schedule, how often it is given, and the way to it in the record."""
        amount = self.amount
        yield amount, self.frequency, ("amount",)
        for number, step in enumerate(self.then):
            amount = step.amount or amount
            yield amount, step.frequency, ("then", number)
