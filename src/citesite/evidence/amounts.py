"""Amounts of a substance: codes of units, and conversion between units of mass and of amount of substance.

Codes are those of UCUM, the Unified Code for Units of Measure (ucum.org), which FHIR and laboratories use. Molar masses
are computed from formulas and the standard atomic weights that IUPAC abridged in 2021.
"""

from __future__ import annotations

import re
from functools import cache

MICROGRAMS = {"nanogram": 1e-3, "microgram": 1.0, "milligram": 1e3, "gram": 1e6}
"""How many micrograms a unit of mass holds."""
MILLILITRES = {"millilitre": 1.0, "litre": 1000.0}
"""How many millilitres a unit of volume holds."""
MICROMOLES = {"micromole": 1.0, "millimole": 1e3}
"""How many micromoles a unit of amount of substance holds."""
UCUM = {
    "nanogram": "ng", "microgram": "ug", "milligram": "mg", "gram": "g", "millilitre": "mL", "litre": "L",
    "micromole": "umol", "millimole": "mmol", "international unit": "[iU]", "percent": "%", "drop": "[drp]",
}  # fmt: skip
"""The code of each unit that has one: a tablet and a puff have none."""

_ATOMIC_WEIGHTS = {
    "H": 1.008, "C": 12.011, "N": 14.007, "O": 15.999, "F": 18.998, "Na": 22.990, "Mg": 24.305, "P": 30.974,
    "S": 32.06, "Cl": 35.45, "K": 39.098, "Ca": 40.078, "Fe": 55.845, "Co": 58.933, "Zn": 65.38,
}  # fmt: skip
_FORMULAS = (
    (r"cyanocobalamin|vitamin\sb[\s-]?12|b12", "C63H88CoN14O14P"),
    (r"methylcobalamin|mecobalamin", "C63H91CoN13O14P"),
    (r"hydroxocobalamin", "C62H89CoN13O15P"),
    (r"metformin\shydrochloride", "C4H12ClN5"),
    (r"metformin", "C4H11N5"),
    (r"folic\sacid", "C19H19N7O6"),
    (r"methylmalonic\sacid", "C4H6O4"),
    (r"homocysteine", "C4H9NO2S"),
    (r"pyridoxine", "C8H11NO3"),
    (r"glucose", "C6H12O6"),
    (r"paracetamol|acetaminophen", "C8H9NO2"),
    (r"ibuprofen", "C13H18O2"),
    (r"aspirin", "C9H8O4"),
    (r"potassium\schloride", "ClK"),
    (r"sodium\schloride|salt", "ClNa"),
    (r"potassium", "K"),
    (r"sodium", "Na"),
    (r"magnesium", "Mg"),
    (r"calcium", "Ca"),
    (r"iron", "Fe"),
    (r"zinc", "Zn"),
)
"""A pattern for the names of a substance, and its formula."""


@cache
def molar_mass(substance: str) -> float | None:
    """Return the molar mass of a substance in grams a mole; None for one that is not known."""
    for names, formula in _FORMULAS:
        if re.search(rf"(?<![\w-])(?:{names})(?!\w)", substance, re.IGNORECASE):
            atoms = re.findall(r"([A-Z][a-z]?)(\d*)", formula)
            return sum(_ATOMIC_WEIGHTS[element] * int(count or 1) for element, count in atoms)
    return None


def in_micrograms(value: float, unit: str, substance: str = "") -> float | None:
    """Return an amount in micrograms; None if its unit is no mass, and is no amount of a known substance."""
    if unit in MICROGRAMS:
        return value * MICROGRAMS[unit]
    mass = molar_mass(substance) if unit in MICROMOLES else None
    return value * MICROMOLES[unit] * mass if mass else None
