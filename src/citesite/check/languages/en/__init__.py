"""English."""

from __future__ import annotations

from citesite.check.languages.en.advice import ADVICE
from citesite.check.languages.en.comparators import COMPARATORS
from citesite.check.languages.en.counts import COUNTS
from citesite.check.languages.en.dates import DATES
from citesite.check.languages.en.descriptions import DESCRIPTIONS
from citesite.check.languages.en.directions import DIRECTIONS
from citesite.check.languages.en.doses import DOSES
from citesite.check.languages.en.free_texts import FREE_TEXTS
from citesite.check.languages.en.groups import GROUPS
from citesite.check.languages.en.numbers import NUMBERS
from citesite.check.languages.en.orders import ORDERS
from citesite.check.languages.en.permissions import PERMISSIONS
from citesite.check.languages.en.places import PLACES
from citesite.check.languages.en.plain import plain
from citesite.check.languages.en.quantities import QUANTITIES
from citesite.check.languages.en.ratings import RATINGS
from citesite.check.languages.en.relations import RELATIONS
from citesite.check.languages.en.scales import SCALES
from citesite.check.languages.en.statements import STATEMENTS
from citesite.check.languages.en.studies import STUDIES
from citesite.check.languages.en.study_comparisons import STUDY_COMPARISONS
from citesite.check.languages.en.study_texts import STUDY_TEXTS
from citesite.check.languages.form import Language, words
from citesite.check.languages.telling import Denials

_SAY_NOTHING = words("""
    about after all also and any are before can for from had has have into its many may more most much not only
    does one onto our out over per some than that the their then these this those two under very was were what when
    which who with without you your
""")
"""Words that two sentences may share without being about the same thing."""


LANGUAGE = Language(
    "English",
    _SAY_NOTHING,
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
        r"\b(?:not|no|never|without|cannot|nobody|none|nothing|neither|nor)\b|n[’']t\b",
        r"\b(?:un(?:clear|certain|known|likely|sure|able|less|reliable|safe)\w*|fail\w*|lack\w*|hardly|barely|few|little|off|avoid\w*"
        r"|rather\sthan|instead|except|(?:leav\w*|left|rul\w*)\sout|free\sof|excludes?|excluded)\b",
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
