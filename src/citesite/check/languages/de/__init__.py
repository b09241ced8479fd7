"""German. Not yet reviewed by a native speaker who works in health."""

from __future__ import annotations

from citesite.check.languages.de.advice import ADVICE
from citesite.check.languages.de.comparators import COMPARATORS
from citesite.check.languages.de.counts import COUNTS
from citesite.check.languages.de.dates import DATES
from citesite.check.languages.de.descriptions import DESCRIPTIONS
from citesite.check.languages.de.directions import DIRECTIONS
from citesite.check.languages.de.doses import DOSES
from citesite.check.languages.de.free_texts import FREE_TEXTS
from citesite.check.languages.de.groups import GROUPS
from citesite.check.languages.de.numbers import NUMBERS
from citesite.check.languages.de.orders import ORDERS
from citesite.check.languages.de.permissions import PERMISSIONS
from citesite.check.languages.de.places import PLACES
from citesite.check.languages.de.plain import plain
from citesite.check.languages.de.quantities import QUANTITIES
from citesite.check.languages.de.ratings import RATINGS
from citesite.check.languages.de.relations import RELATIONS
from citesite.check.languages.de.scales import SCALES
from citesite.check.languages.de.statements import STATEMENTS
from citesite.check.languages.de.studies import STUDIES
from citesite.check.languages.de.study_comparisons import STUDY_COMPARISONS
from citesite.check.languages.de.study_texts import STUDY_TEXTS
from citesite.check.languages.form import Language, words
from citesite.check.languages.telling import Denials

LANGUAGE = Language(
    "German",
    words("""
        aber alle als also auch auf aus bei bis das dass dem den der des die dies diese dieser durch ein eine einem einen
        einer eines für haben hat hatte ihr ihre ihrem ihren kann können mehr mit nach nicht noch nur oder ohne sehr sein
        sich sie sind über und unter viele vom von vor war waren was welche wenn werden wie wird wurde wurden zum zur
    """),
    DIRECTIONS,
    STATEMENTS,
    ORDERS,
    RELATIONS,
    NUMBERS,
    COUNTS,
    QUANTITIES,
    DATES,
    plain,
    denials=Denials(
        r"\b(?:nicht|nie|niemals|nein|kein\w*|niemand\w*|nichts|ohne|weder|nirgends|kaum)\b",
        r"\b(?:un(?:klar|gewiss|sicher|bekannt|wahrscheinlich|möglich|geeignet|zuverlässig)\w*|fehl\w*|wenig|wenige|selten|außer|statt"
        r"|anstatt|vermeid\w*|frei\svon|ausgeschlossen)\b",
    ),
    comparators=COMPARATORS,
    groups=GROUPS,
    scales=SCALES,
    studies=STUDIES,
    study_texts=STUDY_TEXTS,
    study_comparisons=STUDY_COMPARISONS,
    doses=DOSES,
    permissions=PERMISSIONS,
    ratings=RATINGS,
    free_texts=FREE_TEXTS,
    advice=ADVICE,
    descriptions=DESCRIPTIONS,
    places=PLACES,
)
