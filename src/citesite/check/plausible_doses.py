"""How much of a substance is given in a day: a table for finding slips, which a site may extend. It is no advice.

An amount outside is more likely a slip, such as milligrams for micrograms, than a dose. Each bound is wide: the most is
the largest amount that its source names, whoever it is given to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from citesite.read.settings import PlausibleDose

MICROGRAMS = {"microgram": 1.0, "milligram": 1e3, "gram": 1e6}
"""How many micrograms a unit of mass holds."""
UNITS = {
    **dict.fromkeys(("µg", "μg", "mcg", "ug", "microgram", "micrograms"), "microgram"),
    **dict.fromkeys(("mg", "milligram", "milligrams"), "milligram"),
    **dict.fromkeys(("g", "gram", "grams", "gramme", "grammes"), "gram"),
    **dict.fromkeys(("IU", "international unit", "international units"), "international unit"),
}
"""Each unit as texts write it, and as records name it."""


class Bounds(NamedTuple):
    """The least and the most of a substance that is plausible in a day."""

    names: str
    """A pattern for its names."""
    least: float
    most: float
    """Both in micrograms, or in international units."""
    source: str
    unit: str = "microgram"


TABLE = (
    Bounds(
        r"(?:vitamin\s)?b[\s-]?12|(?:methyl|cyano|hydroxo|hydroxy)?(?:cobalamin|cobalamins)|mecobalamin",
        0.1,
        50e3,
        "50 mg is the largest dose of a trial in nerve disease (Oki and others, JAMA Neurology 2022)",
    ),
    Bounds(r"vitamin\sb[\s-]?6|pyridoxine", 100, 400e3, "400 mg a day (British National Formulary)"),
    Bounds(r"metformin", 100e3, 3e6, "3 g a day (UK summary of product characteristics)"),
    Bounds(r"folic\sacid|folate", 10, 15e3, "15 mg a day (UK summary of product characteristics)"),
    Bounds(r"paracetamol|acetaminophen", 10e3, 4e6, "4 g a day (NHS)"),
    Bounds(r"ibuprofen", 10e3, 2.4e6, "2.4 g a day (UK summary of product characteristics)"),
    Bounds(r"aspirin", 10e3, 4e6, "4 g a day (UK summary of product characteristics)"),
    Bounds(r"pregabalin", 5e3, 600e3, "600 mg a day (UK summary of product characteristics)"),
    Bounds(r"gabapentin", 20e3, 3.6e6, "3.6 g a day (UK summary of product characteristics)"),
    Bounds(r"duloxetine", 5e3, 120e3, "120 mg a day (UK summary of product characteristics)"),
    Bounds(r"simvastatin|atorvastatin", 1e3, 80e3, "80 mg a day (UK summaries of product characteristics)"),
)


OTHERS = (
    r"vitamins?\s[a-e]\d*|insulin|iron|zinc|magnesium|calcium|selenium|thiamine?|benfotiamine|biotin|omeprazole|levothyroxine|"
    r"warfarin|heparin|morphine|tramadol|codeine|tapentadol|amitriptyline|prednisolone|alpha-lipoic\sacid|capsaicin|glucose|sugar|"
    r"alcohol|caffeine|protein|salt|fibre|methylfolate"
)
"""Substances without bounds here: a dose beside their name is not of another."""


def bounds_of(substance: str, own: Sequence[PlausibleDose]) -> Bounds | None:
    """Return the bounds for a substance: those of the site, then those of the table; None if there are none."""
    for bounds in known(tuple(own)):
        if _pattern(bounds.names).search(substance):
            return bounds
    return None


@cache
def known(own: tuple[PlausibleDose, ...]) -> tuple[Bounds, ...]:
    """Return all bounds, those of the site first."""
    return (*map(_of_site, own), *TABLE)


def _of_site(dose: PlausibleDose) -> Bounds:
    factor = MICROGRAMS.get(dose.unit, 1.0)
    unit = "microgram" if dose.unit in MICROGRAMS else dose.unit
    least = (dose.least or 0.0) * factor
    return Bounds(re.escape(dose.substance), least, dose.most * factor, dose.source, unit)


@cache
def _pattern(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w])", re.IGNORECASE)
