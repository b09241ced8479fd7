"""How a Spanish sentence names a scale of points."""

from __future__ import annotations

from citesite.check.languages.counting import WITH_DECIMAL_COMMA as NUMBER
from citesite.check.languages.studying import Scales

SCALES = Scales(
    out_of=rf"\bpuntos?\s(?:de\s|sobre\s|en\suna\sescala\s(?:de\s\d+\sa|hasta|de)\s)(?P<top>{NUMBER})\b(?!\sa\b)",
    noticed=(
        rf"\b(?:notan?|sienten?|perciben?)\b[^.;]{{0,40}}?\b(?:a\spartir\sde|desde|diferencias?\sde)\s(?P<least>{NUMBER})\spuntos?\b|"
        rf"\b(?P<less>{NUMBER})\spuntos?\sse\snotan?\b"
    ),
)
