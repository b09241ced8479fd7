"""Rules about value references: each leads to a number, and the words after it do not change its meaning."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.prose_rules import MISPLACED_VALUE, misplaced_value
from citesite.diagnostics import Diagnostic, Place, Rule, did_you_mean
from citesite.link.library import Library
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


UNKNOWN_VALUE = Rule(
    code="unknown-value",
    summary="a value reference does not lead to a number",
    meaning=(
        "The text asks for a number that the analysis does not have: its name, the path after it or the form is "
        "not known, or the number was never computed. Readers must not see a gap or a guess."
    ),
    fix="Correct the name. docs/values.md lists the paths and forms; the hint says what this analysis has.",
    wrong='text: "Examplin probably eases headache: {{ relief-at-two-hours.intervension }}."',
    right='text: "Examplin probably eases headache: {{ relief-at-two-hours.intervention }}."',
)


MALFORMED_VALUE = Rule(
    code="malformed-value",
    summary="double braces do not hold a value reference",
    meaning=(
        "Double braces hold the id of an analysis, a path, and sometimes a form. They are not a template "
        "language, and nothing is calculated there. Readers would see the braces as they are."
    ),
    fix="Write {{ analysis-id.path }} or {{ analysis-id.path | clinical }}, in lower-case letters, on one line.",
    wrong='text: "Examplin probably eases headache: {{ 100 * relief-at-two-hours.intervention }}."',
    right='text: "Examplin probably eases headache: {{ relief-at-two-hours.intervention.per-hundred }}."',
)


VALUE_UNIT = Rule(
    code="value-unit",
    summary="the words after a value give it another unit",
    meaning=(
        "A value has a unit of its own: people, of 100 people, per cent, pmol/L. The words after this one would "
        "change its meaning, and readers would take away a wrong number."
    ),
    fix=(
        "Remove the words, since a value prints its own, or ask for the number in that unit. With | number the "
        "figure is printed alone, before its own unit."
    ),
    wrong="""
        text: >-
          Examplin probably eases headache
          in {{ relief-at-two-hours.intervention.events }} of 100 people.
    """,
    right="""
        text: >-
          Examplin probably eases headache
          in {{ relief-at-two-hours.intervention.per-hundred }}.
    """,
)


RATIO_AS_ABSOLUTE = Rule(
    code="ratio-as-absolute",
    summary="a ratio is used as if it were a number of people",
    meaning=(
        "A risk ratio of 2 means twice as often, whether that is 2 people of 1,000 or 200. An odds ratio is not "
        "even that. Written before a number of people a ratio becomes a false promise or a false alarm, which is "
        "the mistake that misleads patients most."
    ),
    fix=(
        "Ask for per-hundred.with or per-thousand.difference, which need baseline_risks: in the analysis. Or print "
        "the ratio by itself: it says what it multiplies."
    ),
    wrong="""
        text: >-
          Examplin probably eases headache
          in {{ relief-at-two-hours.rows.test-trial | number }} of 1,000 people.
    """,
    right="""
        text: >-
          Examplin probably eases headache
          in {{ relief-at-two-hours.intervention.per-hundred }}.
    """,
)


@topic_check(MISPLACED_VALUE, UNKNOWN_VALUE, RATIO_AS_ABSOLUTE, VALUE_UNIT, MALFORMED_VALUE)
def value_references(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Check the value references of a topic."""
    for kind, text, place in topic.texts:
        if "{{" not in text and "}}" not in text:
            continue
        if kind == "line":
            yield from misplaced_value(text, place, "this field holds plain words")
            continue
        for braces in stray_braces(text):
            message = f"{braces} is not a value reference"
            yield MALFORMED_VALUE.at(place.find(braces), message, "write {{ analysis-id.path }}, as in {{ x.pooled }}")
        # What an analysis that could not be read holds, nobody knows.
        values = topic.values
        for reference in references(text) if topic.is_whole or values.analyses else ():
            yield from _in_text(text, reference, place.find(reference.written), values)


def _in_text(text: str, reference: Reference, place: Place, values: TopicValues) -> Iterator[Diagnostic]:
    if reference.analysis not in values.analyses:
        message = f'{reference.written} names the analysis "{reference.analysis}", which the topic does not have'
        hint = did_you_mean(reference.analysis, values.analyses)
        hint = hint or (f"its analyses: {', '.join(sorted(values.analyses))}" if values.analyses else "")
        yield UNKNOWN_VALUE.at(place, message, hint)
        return
    value = values.table(reference.analysis).get(reference.path)
    if value is None:
        yield unknown_path(reference, place, values)
    elif reference.form not in FORMS:
        message = f'{reference.written} asks for the form "{reference.form}", which does not exist'
        hint = did_you_mean(reference.form, FORMS) or f"the forms are: {', '.join(FORMS)}"
        yield UNKNOWN_VALUE.at(place, message, hint)
    elif printed(value, reference.form, gettext.NullTranslations()) is None:
        message = f"{reference.written} is {_KINDS['arm']}, not one number"
        yield UNKNOWN_VALUE.at(place, message, "ask for .events, .total, .percent or .per-hundred of it")
    else:
        yield from wrong_words(text, reference, value, place)


def unknown_path(reference: Reference, place: Place, values: TopicValues) -> Diagnostic:
    """Return the diagnostic for a value that the analysis does not have."""
    analysis, first = values.analyses[reference.analysis], reference.path.partition(".")[0]
    if first in _PER_PEOPLE and not analysis.baseline_risks and analysis.measure in _RATIO_NAMES:
        what = _RATIO_NAMES[analysis.measure]
        message = f'analysis "{analysis.id}" has no baseline risk, and {what} alone is no number of people'
        return RATIO_AS_ABSOLUTE.at(place, message, "add baseline_risks: to the analysis, or print the ratio")
    if first in _POOLED and values.computed(analysis.id).pooled is None:
        why = "it says why_not_pool:" if analysis.why_not_pool else "it has no model:, or fewer than two effects"
        message = f'{reference.written} asks for a pooled value, and analysis "{analysis.id}" is not pooled'
        return UNKNOWN_VALUE.at(place, message, f"{why}; ask for one study, such as {_example(analysis, values)}")
    table = values.table(analysis.id)
    message = f'analysis "{analysis.id}" has no value "{reference.path}"'
    if not reference.path:
        message = f'{reference.written} does not say which value of analysis "{analysis.id}"'
    hint = did_you_mean(reference.path, table) if reference.path else ""
    return UNKNOWN_VALUE.at(place, message, hint or f"it has: {_overview(table, reference.path)}")


def _example(analysis: Analysis, values: TopicValues) -> str:
    return next((path for path in values.table(analysis.id) if path.startswith("rows.")), "rows.<row>")


def _overview(table: object, path: str) -> str:
    """Return the names that are possible where a path goes wrong, separated by commas."""
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
    """Find words after a reference that would change the meaning of its number."""
    found = misuse(text, reference, value)
    if found is None:
        return
    if found.is_ratio and value.kind == "odds" and found.behind.endswith("times"):
        message = f"{reference.written} is {_RATIO_NAMES[value.measure]} and is worded as if it were a risk ratio"
        hint = 'it prints "an odds ratio of" by itself; with baseline_risks: ask for per-hundred.with'
        yield RATIO_AS_ABSOLUTE.at(place, message, hint)
    elif found.is_ratio:
        message = f'{reference.written} is a ratio, and "{found.behind}" after it makes an absolute number of it'
        hint = "ask for per-hundred.with or per-thousand.difference, or write what the ratio multiplies"
        yield RATIO_AS_ABSOLUTE.at(place, message, hint)
    else:
        what = _KINDS.get(value.kind) or (f"in {value.unit}" if value.unit else "a number without a unit")
        message = f'{reference.written} is {what}, and "{found.behind}" follows it'
        hint = "the value prints its own unit; with | number it is the figure alone, before the same unit"
        yield VALUE_UNIT.at(place, message, hint)
