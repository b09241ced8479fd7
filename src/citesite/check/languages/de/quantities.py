"""How many people, in German words."""

from __future__ import annotations

from citesite.check.languages.counting import Quantities
from citesite.check.languages.de.numbers import PEOPLE
from citesite.check.languages.form import words

_SOME_PEOPLE = rf"(?:von\s)?(?:den\s|der\s|dieser\s)?(?:\w+\s)?(?:{PEOPLE}|ihnen|denen)\b"
QUANTITIES = Quantities(
    pattern=(
        rf"\b(?P<nearly_all>(?:fast|beinahe|nahezu)\s(?:jede[rnm]?\b|alle\b)|die\s(?:große|überwiegende)\smehrheit\b)|"
        rf"\b(?P<hardly_any>(?:kaum|fast)\s(?:jemand|niemand)\b|(?:fast|kaum)\s(?:keine\s)?{PEOPLE}\b|sehr\swenige\s{_SOME_PEOPLE})|"
        rf"\b(?P<most>die\smeisten(?:\s{_SOME_PEOPLE})?\b|(?:die|eine)\smehrheit\b)|\b(?P<few>nur\swenige\s{_SOME_PEOPLE}|die\sminderheit\b)|"
        rf"\b(?P<all>jeder\smensch\b|alle\s{_SOME_PEOPLE})(?!\s(?:die|mit|auf)\b)|\b(?P<nobody>niemand\b|kein(?:er|em|e)?\s{_SOME_PEOPLE})"
        r"(?!\s(?:weiß|kann|hat\s(?:bisher|untersucht|geprüft)|untersuchte|prüfte))"
    ),
    denied=r"\b(?:nicht|nie|weder|ob|statt|wenn)\b",
    first_look=words(
        "jede jeder jeden jedem fast alle allen mehrheit niemand jemand kaum meisten wenige minderheit kein keine keiner keinem"
    ),
)
