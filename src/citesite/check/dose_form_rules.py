"""In which form, and which way into the body, a dose was taken in the evidence behind it (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.reasons import Reasons
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import DosingOption, TopicContent

GOES_BY = "descriptions"
_ROUTES = {
    "oral": "swallow", "sublingual": "mouth", "buccal": "mouth", "nasal": "nose", "inhaled": "breathe",
    "on-the-skin": "skin", "transdermal": "skin", "intradermal": "inject", "subcutaneous": "inject",
    "intramuscular": "inject", "intravenous": "inject", "rectal": "below", "vaginal": "below", "eye": "eye",
    "ear": "ear",
}  # fmt: skip
_UNITS = {
    "tablet": "swallow", "capsule": "swallow", "sachet": "swallow", "puff": "breathe", "patch": "skin",
    "suppository": "below", "lozenge": "mouth",
}  # fmt: skip

FORM_DIFFERS = Rule(
    code="form-differs",
    severity=Severity.WARNING,
    summary="a dose is of another form than the evidence behind it names",
    meaning=(
        "The quote or the note of the evidence says how it was taken: tablets that were swallowed, injections, a "
        "cream. The form: and route: of the dosing option are another, or do not fit each other. An amount that is "
        "right in a tablet may be wrong in an injection."
    ),
    fix="Correct form: and route:, or name the evidence for this form.",
    wrong="form: injection    # route: oral",
    right="form: tablet",
)


@topic_check(FORM_DIFFERS)
def form_differs(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find dosing options with a form or route that none of their quotes and notes mentions."""
    reasons = Reasons(topic, "because")
    for option in topic.dosing_options:
        record = option.record
        texts = [text for e in record.evidence for text in (e.quote, e.note) if text and not _compares(text, known)]
        behind = {form for text in texts for form in _forms(words_of(text).whole, known.language)}
        form, way = _forms(record.form, known.language) | _of_units(record), _ways(record.route, known.language)
        if reasons.cover(option.place / "form"):
            continue
        name = f'dosing option "{record.id}"'
        if form and way and form.isdisjoint(way) and (form, way) not in _TOGETHER:
            message = f'{name} has form "{record.form}", and route "{record.route}"'
            yield FORM_DIFFERS.at(option.place / "route", message, "correct one of the two")
        elif behind and (form | way) and behind.isdisjoint(form | way):
            message = f'{name} has form "{record.form}", and its evidence names another'
            yield FORM_DIFFERS.at(option.place / "form", message, "look it up, and correct the wrong one")


def _compares(text: str, known: Library) -> bool:
    """Whether a text names what another group had."""
    words = language_of(known.language).comparators
    return words is not None and re.search(words.compared_with, text, re.IGNORECASE) is not None


_TOGETHER = ((frozenset(("swallow",)), frozenset(("mouth",))),)
"""A tablet may be for under the tongue."""


def _of_units(option: DosingOption) -> frozenset[str]:
    return frozenset({_UNITS.get(amount.unit or "", "") for amount, _, _ in option.steps} - {""})


def _ways(route: str, language: str) -> frozenset[str]:
    return frozenset((_ROUTES[route],)) if route in _ROUTES else _forms(route, language)


def _forms(text: str, language: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _patterns(language) if pattern.search(text)) if text else frozenset()


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = language_of(language).descriptions
    assert words is not None
    return tuple((name, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)) for name, pattern in words.forms)
