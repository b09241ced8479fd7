"""Spanish. Not yet reviewed by a native speaker who works in health."""

from __future__ import annotations

from citesite.check.languages.es.advice import ADVICE
from citesite.check.languages.es.comparators import COMPARATORS
from citesite.check.languages.es.counts import COUNTS
from citesite.check.languages.es.dates import DATES
from citesite.check.languages.es.descriptions import DESCRIPTIONS
from citesite.check.languages.es.directions import DIRECTIONS
from citesite.check.languages.es.doses import DOSES
from citesite.check.languages.es.free_texts import FREE_TEXTS
from citesite.check.languages.es.groups import GROUPS
from citesite.check.languages.es.numbers import NUMBERS
from citesite.check.languages.es.orders import ORDERS
from citesite.check.languages.es.permissions import PERMISSIONS
from citesite.check.languages.es.places import PLACES
from citesite.check.languages.es.plain import plain
from citesite.check.languages.es.quantities import QUANTITIES
from citesite.check.languages.es.ratings import RATINGS
from citesite.check.languages.es.relations import RELATIONS
from citesite.check.languages.es.scales import SCALES
from citesite.check.languages.es.statements import STATEMENTS
from citesite.check.languages.es.studies import STUDIES
from citesite.check.languages.es.study_comparisons import STUDY_COMPARISONS
from citesite.check.languages.es.study_texts import STUDY_TEXTS
from citesite.check.languages.form import Language, words
from citesite.check.languages.telling import Denials

LANGUAGE = Language(
    "Spanish",
    words("""
        al algo ante antes así aunque cada como con cual cuando de del desde donde dos el ella ellas ellos en entre era es esa ese
        eso esta este esto están fue ha hasta hay la las le les lo los más me menos mi muy no nos o otra otro para pero poco por
        porque que se ser si sin sobre son su sus también tan tiene todo todos tu un una unas uno unos y ya
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
        r"\b(?:no|nunca|jamás|ningun[oa]s?|ningún|nadie|nada|sin|tampoco|ni|apenas)\b",
        r"\b(?:des(?:conoc|cart)\w*|in(?:ciert|segur|capa|adecuad)\w*|im(?:probable|posible)\w*|falt\w*|carece\w*|poc[oa]s?|menos|evit\w*"
        r"|dej\w*|salvo|excepto|rar\w*|en\svez|en\slugar|libres?\sde)\b",
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
