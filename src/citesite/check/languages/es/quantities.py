"""How many people, in Spanish words."""

from __future__ import annotations

from citesite.check.languages.counting import Quantities
from citesite.check.languages.es.numbers import PEOPLE
from citesite.check.languages.form import words

_SOME_PEOPLE = rf"(?:de\s)?(?:las\s|los\s|estas\s|estos\s)?(?:\w+\s)?(?:{PEOPLE}|ell[oa]s|quienes)\b"
QUANTITIES = Quantities(
    pattern=(
        rf"\b(?P<nearly_all>casi\s(?:tod[oa]s\b|todo\sel\smundo\b)|la\s(?:gran|inmensa)\smayoría\b)|"
        rf"\b(?P<hardly_any>casi\s(?:nadie|ningun[oa])\b|apenas\s(?:nadie|alguien)\b|muy\spoc[oa]s\s{_SOME_PEOPLE})|"
        rf"\b(?P<most>(?<!gran\s)(?<!inmensa\s)la\smayoría\b)|\b(?P<few>(?<!muy\s)poc[oa]s\s{_SOME_PEOPLE}|una\sminoría\b)|"
        rf"\b(?P<all>(?<!casi\s)tod[oa]s\s(?:las\s|los\s){_SOME_PEOPLE}|(?<!casi\s)todo\sel\smundo\b)(?!\s(?:que|con)\b)|"
        rf"\b(?P<nobody>(?<!casi\s)(?<!apenas\s)nadie\b|ningun[oa]\s{_SOME_PEOPLE})(?!\s(?:sabe|puede|ha\s(?:estudiado|probado)|estudió|probó|lo\ssabe))"
    ),
    denied=r"\b(?:no|nunca|ni|si|en\svez)\b",
    first_look=words("todos todas todo mayoría nadie ninguno ninguna alguien pocos pocas minoría"),
)
