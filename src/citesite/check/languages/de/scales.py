"""How a German sentence names a scale of points."""

from __future__ import annotations

from citesite.check.languages.counting import WITH_DECIMAL_COMMA as NUMBER
from citesite.check.languages.studying import Scales

SCALES = Scales(
    out_of=(
        rf"(?:\b{NUMBER}\svon\s(?=[\d.,]+\spunkten\b)|\bpunkten?\s(?:von\s|auf\seiner\sskala\s(?:von\s\d+\sbis|bis|von)\s))"
        rf"(?P<top>{NUMBER})\b(?!\sbis\b)"
    ),
    noticed=(
        rf"\b(?:be)?(?:merk|spür|fühl)(?:en|t)\b[^.;]{{0,40}}?\b(?:ab|von|erst\sbei)\s(?P<least>{NUMBER})\spunkten?\b|"
        rf"\b(?P<less>{NUMBER})\spunkten?\s(?:be)?(?:merk|spür|fühl)(?:en|t)\b"
    ),
)
