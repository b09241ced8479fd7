"""Rules about value references: each leads to a number, and the words behind it leave the number what it is."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, Place, did_you_mean, error
from citesite.records import Analysis
from citesite.values.grammar import Reference, misuse, references, stray_braces
from citesite.values.printing import FORMS, Value, printed
from citesite.values.topic import TopicValues, TopicWithValues

_POOLED = {"pooled", "prediction", "i2", "subgroups"}
_PER_PEOPLE = {"per-hundred", "per-thousand"}
_RATIO_NAMES = {"RR": "a risk ratio", "OR": "an odds ratio", "HR": "a hazard ratio"}
_KINDS = {
    "count": "a number of people or studies",
    "arm": "events of people",
    "percent": "a percentage",
    "share": "a percentage",
    "per-hundred": "of 100 people",
    "per-thousand": "of 1,000 people",
}


def value_references(topic: TopicWithValues, known: Known) -> Iterator[Diagnostic]:
    """Every rule about the value references of a topic."""
    for kind, text, place in topic.texts:
        if "{{" not in text and "}}" not in text:
            continue
        if kind == "line":
            yield from misplaced_value(text, place, "this field holds plain words")
            continue
        for braces in stray_braces(text):
            message = f"{braces} is no value reference"
            yield error(
                "malformed-value", place.find(braces), message, "write {{ analysis-id.path }}, as in {{ x.pooled }}"
            )
        # What an analysis that could not be read holds, nobody knows.
        values = topic.values
        for reference in references(text) if topic.is_whole or values.analyses else ():
            yield from _in_text(text, reference, place.find(reference.written), values)


def misplaced_value(text: str, place: Place, why: str) -> Iterator[Diagnostic]:
    """A value reference stands where none is looked up."""
    for reference in references(text):
        message = f"{reference.written} is not looked up here: {why}"
        yield error("misplaced-value", place.find(reference.written), message, "write it in a text of its topic")


def _in_text(text: str, reference: Reference, place: Place, values: TopicValues) -> Iterator[Diagnostic]:
    if reference.analysis not in values.analyses:
        message = f'{reference.written} names the analysis "{reference.analysis}", which the topic does not have'
        hint = did_you_mean(reference.analysis, values.analyses)
        hint = hint or (f"its analyses: {', '.join(sorted(values.analyses))}" if values.analyses else "")
        yield error("unknown-value", place, message, hint)
        return
    value = values.table(reference.analysis).get(reference.path)
    if value is None:
        yield unknown_path(reference, place, values)
    elif reference.form not in FORMS:
        message = f'{reference.written} asks for the form "{reference.form}", which is none'
        hint = did_you_mean(reference.form, FORMS) or f"the forms are: {', '.join(FORMS)}"
        yield error("unknown-value", place, message, hint)
    elif printed(value, reference.form, gettext.NullTranslations()) is None:
        message = f"{reference.written} is {_KINDS['arm']}, not one number"
        yield error("unknown-value", place, message, "ask for .events, .total, .percent or .per-hundred of it")
    else:
        yield from wrong_words(text, reference, value, place)


def unknown_path(reference: Reference, place: Place, values: TopicValues) -> Diagnostic:
    """A reference asks for a value that its analysis does not have."""
    analysis, first = values.analyses[reference.analysis], reference.path.partition(".")[0]
    if first in _PER_PEOPLE and not analysis.baseline_risks and analysis.measure in _RATIO_NAMES:
        what = _RATIO_NAMES[analysis.measure]
        message = f'analysis "{analysis.id}" has no baseline risk, and {what} alone is no number of people'
        return error("ratio-as-absolute", place, message, "add baseline_risks: to the analysis, or print the ratio")
    if first in _POOLED and values.computed(analysis.id).pooled is None:
        why = "it says why_not_pool:" if analysis.why_not_pool else "it has no model:, or fewer than two effects"
        message = f'{reference.written} asks for a pooled value, and analysis "{analysis.id}" is not pooled'
        return error("unknown-value", place, message, f"{why}; ask for one study, such as {_example(analysis, values)}")
    table = values.table(analysis.id)
    message = f'analysis "{analysis.id}" has no value "{reference.path}"'
    if not reference.path:
        message = f'{reference.written} does not say which value of analysis "{analysis.id}"'
    hint = did_you_mean(reference.path, table) if reference.path else ""
    return error("unknown-value", place, message, hint or f"it has: {_overview(table, reference.path)}")


def _example(analysis: Analysis, values: TopicValues) -> str:
    return next((path for path in values.table(analysis.id) if path.startswith("rows.")), "rows.<row>")


def _overview(table: object, path: str) -> str:
    """The names that could stand where a path goes wrong."""
    known = list(table) if isinstance(table, dict) else []
    right: list[str] = []
    for step in path.split(".") if path else []:
        if not any(f"{one}.".startswith(".".join([*right, step, ""])) for one in known):
            break
        right.append(step)
    start = "".join(f"{step}." for step in right)
    names = dict.fromkeys(f"{start}{one[len(start) :].partition('.')[0]}" for one in known if one.startswith(start))
    return ", ".join(names)


def wrong_words(text: str, reference: Reference, value: Value, place: Place) -> Iterator[Diagnostic]:
    """The words behind a reference would make another thing of its number."""
    found = misuse(text, reference, value)
    if found is None:
        return
    if found.is_ratio and value.kind == "odds" and found.behind.endswith("times"):
        message = f"{reference.written} is {_RATIO_NAMES[value.measure]} and is worded as if it were a risk ratio"
        hint = 'it prints "an odds ratio of" by itself; with baseline_risks: ask for per-hundred.with'
        yield error("ratio-as-absolute", place, message, hint)
    elif found.is_ratio:
        message = f'{reference.written} is a ratio, and "{found.behind}" behind it makes an absolute number of it'
        hint = "ask for per-hundred.with or per-thousand.difference, or write what the ratio multiplies"
        yield error("ratio-as-absolute", place, message, hint)
    else:
        what = _KINDS.get(value.kind) or (f"in {value.unit}" if value.unit else "a number without a unit")
        message = f'{reference.written} is {what}, and "{found.behind}" stands behind it'
        hint = "the value prints its own unit; with | number it is the figure alone, before the same unit"
        yield error("value-unit", place, message, hint)
