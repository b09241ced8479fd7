"""The types of values in record fields, parsed from text because the YAML reader returns every scalar as text."""

import re
import typing
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, PydanticKnownError, core_schema

from citesite.records.identifiers import ID


class Record(BaseModel):
    """The base of every record: closed, frozen, and described by the docstrings under its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _parsed(pattern: str, make: Callable[[str], Any], wanted: str) -> BeforeValidator:
    """Return a validator that parses text of one exact form and reports anything else with `message`."""
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


class Printed(float):
    """A number that knows how many decimals it was written with: 2.0 is 2 to one decimal."""

    __slots__ = ("decimals",)
    decimals: int


_NUMBER = re.compile(r"[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?", re.ASCII)


def _printed(value: object, validated: ValidatorFunctionWrapHandler) -> float:
    """Return a number as it was written, if it may have this value. Pydantic alone would forget its decimals."""
    if not isinstance(value, str):
        number: float = validated(value)
        return value if isinstance(value, Printed) else number
    if not _NUMBER.fullmatch(value):
        raise PydanticCustomError("not_wanted", "{wanted}", {"wanted": "must be a number"})
    printed = Printed(validated(float(value)))
    mantissa, _, exponent = value.lower().partition("e")
    printed.decimals = max(0, len(mantissa.partition(".")[2]) - int(exponent or 0))
    return printed


Number = Annotated[float, WrapValidator(_printed)]
"""A number with a decimal point."""


def _count(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() and "." not in text else number


Count = Annotated[
    int | float,
    _parsed(r"[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})", _count, "must be a number, such as 390"),
    WithJsonSchema({"type": "number"}),
]
"""A number of people or events. It may be a fraction: the effective number of a cluster trial."""

FLAG_WANTED = "must be true or false"
Flag = Annotated[bool, _parsed(r"true|false", lambda text: text == "true", FLAG_WANTED)]
"""A yes or no, written true or false."""

Day = Annotated[
    date, _parsed(r"\d{4}-\d{2}-\d{2}", date.fromisoformat, "must be a date, year-month-day, such as 2026-11-20")
]
"""A calendar day, ISO 8601."""

Id = Annotated[
    str,
    StringConstraints(pattern=rf"^{ID}$", max_length=80),
]
"""A name given by an editor: lower-case letters, digits and hyphens. It never changes and is not derived from text."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\r\n]*\S[^\r\n]*$")]
"""A short text on one line, without mark-up."""


class InOneLanguage(NamedTuple):
    """Marks a text that translations leave as it is."""

    names: tuple[str, ...] = ()
    """If there are any, only these words are left as they are: the theme has words for them, or they are units."""


class Label(NamedTuple):
    """Marks a text by which other records refer to its own: its translation takes its place only where it is shown."""


Exact = Annotated[Line, InOneLanguage()]
"""A short text that is the same in every language: a name, an identifier, a quote, or the label of something else."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=5_000, pattern=r"\S")]
"""A text in the Markdown subset: emphasis, lists, links, citations `[@source-id, p. 3]`, terms `[word](term:id)`."""


PageText = Annotated[str, StringConstraints(min_length=1, max_length=50_000, pattern=r"\S")]
"""The text of a page, which may also hold headings, tables and rules."""


_FEWEST_LETTERS = 15
"""No sentence that says why has fewer."""


_FEWEST_OF_GROUNDS = 5
"""No word or two that say why have fewer."""


def _reason(text: str) -> str:
    """Refuse a reason that says nothing, such as "." or "see above"."""
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise PydanticCustomError("no_reason", "must be a reason, in a sentence that experts can read")
    return text


def _grounds(text: str) -> str:
    """Refuse grounds without a word, such as "." or "n/a"."""
    if sum(map(str.isalpha, text)) < _FEWEST_OF_GROUNDS:
        raise PydanticCustomError("no_reason", "must say why, in words that readers understand")
    return text


Grounds = Annotated[Text, AfterValidator(_grounds)]
"""A text that says why, which may be short: "One trial."."""
Reason = Annotated[Text, AfterValidator(_reason)]
"""A text that tells experts why a sentence says something else than its record seems to say."""


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
    """Return a field that a content rule requires instead of the type, because its absence has a meaning."""
    return Field(default=default, json_schema_extra={"x-required": True})


def given() -> Any:
    """Return a field that need not be written, because the reader fills it in from another record or a file's name."""
    return Field(json_schema_extra={"x-given": True})


class OneOf(NamedTuple):
    """Marks a union of records of one field each, written as a mapping with the name of that field as its key.

    Fields that all records of the union have may be written besides.
    The key alone decides which record it is, so that a mistake inside is reported at its own place and for that record
    only. Pydantic's own tagged unions would put the key twice into the place of a mistake.
    """

    name: str
    """The name of the union in the reference and in schemas."""
    about: str
    """What one of them is."""

    def __get_pydantic_core_schema__(self, union: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Choose the record by its key; the union itself describes the value in a JSON schema."""
        models = typing.get_args(union)
        shared = common_fields(models)
        records = {name: record for record in models for name in record.model_fields if name not in shared}
        known = {*records, *shared}

        def chosen(value: Any, _: core_schema.ValidatorFunctionWrapHandler) -> Any:
            # Nearly every value fits, and asking ten models first whether it is theirs takes 2 % of a clean build.
            if isinstance(value, dict) and len(value) == 1 and (name := next(iter(value))) in records:
                return records[name].model_validate(value)
            if isinstance(value, tuple(records.values())):
                return value
            if not isinstance(value, dict):
                raise PydanticKnownError("model_type", {"class_name": self.name})
            unknown = [name for name in value if name not in known]
            if unknown:
                found = [InitErrorDetails(type="extra_forbidden", loc=(name,), input=value[name]) for name in unknown]
                raise ValidationError.from_exception_data(self.name, found)
            kinds = [name for name in value if name in records]
            if len(kinds) != 1:
                message = f"a {self.name.lower()} holds exactly one of: {{names}}"
                raise PydanticCustomError("one_of", message, {"names": ", ".join(records)})
            return records[kinds[0]].model_validate(value)

        return core_schema.no_info_wrap_validator_function(chosen, handler(union))


def common_fields(models: Iterable[type[BaseModel]]) -> set[str]:
    """Return the names of the fields that all of some records have."""
    return set.intersection(*(set(model.model_fields) for model in models))


def records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Return the record types in the type of a field, in order."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from records_in(argument)
