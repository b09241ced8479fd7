"""How much of a substance is given in a day: a table for finding slips, which a site may extend. It is no advice.

An amount outside is more likely a slip, such as milligrams for micrograms, than a dose. The most is the largest amount
that its source names, whoever it is given to. There is no table of what is least: less than a thousandth of the most is
taken for a slip of the unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from citesite.evidence.amounts import in_micrograms
from citesite.link.library import Library
from citesite.read.settings import PlausibleDose
from citesite.records import TopicContent
from citesite.records.dosing import Amount


class Bounds(NamedTuple):
    """The most of a substance that is plausible in a day, and the least."""

    names: str
    """A pattern for its names, in every language that has words for doses."""
    most: float
    """In micrograms, or in international units."""
    source: str
    unit: str = "microgram"
    own_least: float | None = None
    """The least that a site gives; 0 for a vitamin of which food holds less than a thousandth of the largest dose."""

    @property
    def least(self) -> float:
        """The least in the same unit: what a site gives, or else a thousandth of the most."""
        return self.most / _SPAN if self.own_least is None else self.own_least


_SPAN = 1000
_SPC = "UK summary of product characteristics"
TABLE = (
    Bounds(
        r"(?:vitamin(?:a|e)?[\s-])?b[\s-]?12|(?:methyl|cyano|hydroxo|hydroxy)?(?:cobalamin|cobalamins|cobalamina)|mecobalamin",
        50e3,
        "50 mg is the largest dose of a trial in nerve disease (Oki and others, JAMA Neurology 2022)",
        own_least=0.0,
    ),
    Bounds(
        r"vitamin(?:a|e)?[\s-]b[\s-]?6|pyridoxine?|piridoxina",
        400e3,
        f"400 mg a day (pyridoxine 50 mg tablets, {_SPC})",
    ),
    Bounds(r"metformina?", 3e6, f"3 g a day ({_SPC})"),
    Bounds(r"folic\sacid|folate|folsäure|ácido\sfólico", 15e3, f"15 mg a day (folic acid 5 mg tablets, {_SPC})"),
    Bounds(r"paracetamol|acetaminophen", 4e6, "4 g a day (NHS)"),
    Bounds(r"ibuprofeno?", 3.2e6, "3.2 g a day (IBU tablets, US prescribing information)"),
    Bounds(
        r"aspirina?|acetylsalicylsäure|ácido\sacetilsalicílico",
        8e6,
        f"8 g a day (aspirin 300 mg tablets on prescription, {_SPC})",
    ),
    Bounds(r"pregabalina?", 600e3, "600 mg a day (NHS, about pregabalin)"),
    Bounds(r"gabapentina?", 4.8e6, "4.8 g a day (Neurontin, prescribing information)"),
    Bounds(r"duloxetine?|duloxetina", 120e3, "120 mg a day (NHS, how and when to take duloxetine)"),
    Bounds(r"simvastatina?", 80e3, f"80 mg a day (simvastatin 80 mg tablets, {_SPC})"),
    Bounds(r"atorvastatina?", 80e3, "80 mg a day (NHS, how and when to take atorvastatin)"),
)
"""Bounds whose most was looked up. A substance for which no source was found is not here."""

OTHERS = (
    r"vitamins?\s[a-e]\d*|insulin|iron|zinc|magnesium|calcium|selenium|thiamine?|benfotiamine|biotin|omeprazole|levothyroxine|"
    r"warfarin|heparin|morphine|tramadol|codeine|tapentadol|amitriptyline|prednisolone|alpha-lipoic\sacid|capsaicin|glucose|sugar|"
    r"alcohol|caffeine|protein|salt|fibre|methylfolate|"
    r"vitamina\s[a-e]\d*|eisen|zink|kalzium|calcium|selen|thiamin|omeprazol|levothyroxin|morphin|codein|amitriptylin|prednisolon|"
    r"alpha-liponsäure|capsaicin|glukose|zucker|alkohol|koffein|eiweiß|salz|ballaststoffe|"
    r"insulina|hierro|cinc|magnesio|calcio|selenio|tiamina|biotina|levotiroxina|warfarina|heparina|morfina|codeína|amitriptilina|"
    r"prednisolona|glucosa|azúcar|cafeína|proteína|sal|fibra"
)
"""Substances without bounds here: a dose beside their name is not of another."""


KILOGRAMS = 70.0
"""The weight of a person, where a dose is for each kilogram."""
_OF_PERSON = {"kilogram": KILOGRAMS, "square metre": 1.8}
"""How many kilograms and square metres a person has, for finding slips."""


def size_of(amount: Amount, substance: str) -> tuple[float, str]:
    """Return what the value of an amount is multiplied with, and the unit this leads to: micrograms where it can."""
    unit, factor = amount.unit or "", _OF_PERSON.get(amount.per or "", 1.0)
    if amount.each:
        unit, factor = amount.each.unit, factor * amount.each.value
    mass = in_micrograms(1.0, unit, substance)
    return (factor * mass, "microgram") if mass else (factor, unit)


def bounds_of(substance: str, own: Sequence[PlausibleDose]) -> Bounds | None:
    """Return the bounds for a substance: those of the site, else those of the table, else None."""
    for bounds in known(tuple(own)):
        if _pattern(bounds.names).search(substance):
            return bounds
    return None


_VITAMIN = re.compile(r"(?:vitamins?\s)?([a-e])[\s-]?(\d*)", re.IGNORECASE)


def written(substance: str) -> str:
    """Return a substance as people write it inside a sentence: vitamin B12 for b-12, folic acid for Folic acid."""
    vitamin = _VITAMIN.fullmatch(substance)
    if vitamin:
        return f"vitamin {vitamin[1].upper()}{vitamin[2]}"
    return substance[:1].lower() + substance[1:] if substance[1:2].islower() else substance


@cache
def known(own: tuple[PlausibleDose, ...]) -> tuple[Bounds, ...]:
    """Return all bounds, those of the site first."""
    return (*map(_of_site, own), *TABLE)


def _of_site(dose: PlausibleDose) -> Bounds:
    mass = in_micrograms(1.0, dose.unit, dose.substance)
    factor, unit = (mass, "microgram") if mass else (1.0, dose.unit)
    return Bounds(re.escape(dose.substance), dose.most * factor, dose.source, unit, (dose.least or 0.0) * factor)


@cache
def _pattern(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w])", re.IGNORECASE)


def names_of_substances(topic: TopicContent, known_doses: Library) -> str:
    """Return a pattern for the names of all substances that a text of a topic may name."""
    options = {re.escape(o.record.substance.split(",")[0].strip()) for o in topic.dosing_options}
    return "|".join(
        [*(b.names for b in known(known_doses.plausible_doses)), *sorted(options, key=len, reverse=True), OTHERS]
    )
