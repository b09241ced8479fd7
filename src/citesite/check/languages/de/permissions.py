"""Who may take something, and who should not, in German."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import Permissions

_TAKE = r"(?:ein)?(?:nehmen|bekommen|verwenden|trinken|essen|anwenden|erhalten)"
_MAY = r"(?:können|kann|dürfen|darf)"
PERMISSIONS = Permissions(
    allows=(
        rf"\b{_MAY}\s(?:(?!nicht\b|kein\w*\b|nie\b)[^\s,.;:]+\s){{0,8}}?{_TAKE}\b|"
        r"\b(?:ist|sind)\s(?:\w+\s)?(?:sicher|geeignet|unbedenklich)\sfür\b|\bfür\s(?:[^\s,.;:]+\s){1,5}(?:geeignet|unbedenklich)\b"
    ),
    forbids=(
        rf"\b(?:sollten|sollen|soll|dürfen|darf|können|kann)\s(?:[^\s,.;:]+\s){{0,8}}?(?:nicht|keine?n?|nie)\s(?:[^\s,.;:]+\s){{0,3}}?{_TAKE}\b|"
        r"\bnicht\s(?:[^\s,.;:]+\s){0,3}?(?:nehmen|einnehmen|anwenden|geeignet)\b|\b(?:müssen|sollten|muss)\s(?:[^\s,.;:]+\s){0,5}?(?:meiden|vermeiden)\b"
    ),
    limits=(
        r"\b(?:nur|außer|wenn|falls|ob|frag\w*|ärzt\w*|arzt|apothek\w*|nicht|nie|kein\w*|unter|über|ab|jünger\w*|älter\w*|weniger|niedriger\w*)\b"
    ),
    unspecific=words("""
        menschen personen patienten erwachsene niemand jemand andere anderen alle packungsbeilage leitlinie sagt seite arzt ärztin mittel
        medikament medikamente tablette tabletten nehmen einnehmen anwenden verwenden bekommen sollten sollen dürfen können kann darf soll
        nicht sicher geeignet unbedenklich genauso ebenso wie dass auch noch dosis dosen tag tage mehr keine
    """),
    first_looks=((words("können kann dürfen darf sicher geeignet unbedenklich"), frozenset()),),
    in_forbids=words("nicht nie kein keine keinen meiden vermeiden"),
)
