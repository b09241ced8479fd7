"""Who may take something, and who should not, in Spanish."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import Permissions

_TAKE = r"(?:tomar|usar|recibir|beber|comer|utilizar)(?:l[aeo]s?)?"
PERMISSIONS = Permissions(
    allows=(
        rf"(?<!no\s)\b(?:puede[n]?|podría[n]?)\s(?:[^\s,.;:]+\s){{0,3}}?{_TAKE}\b|\b(?:es|son)\s(?:segur[oa]s?|apt[oa]s?|adecuad[oa]s?)\spara\b"
    ),
    forbids=(
        rf"\bno\s(?:debe[n]?|debería[n]?|puede[n]?)\s(?:[^\s,.;:]+\s){{0,3}}?{_TAKE}\b|\bno\s(?:la\s|lo\s)?(?:tom|us)\w+\b|"
        r"\bno\s(?:es|son)\s(?:segur|apt|adecuad)[oa]s?\spara\b|\bdebe[n]?\sevitar\w*"
    ),
    limits=(
        r"\b(?:solo|sólo|salvo|excepto|si|pregunt\w*|médic[oa]s?|farmac\w*|no|nunca|ningún|ninguna|menores|mayores|menos|hasta)\b"
    ),
    unspecific=words("""
        personas pacientes adultos nadie alguien demás resto todos todas prospecto guía dice página médico médica medicamento medicamentos
        comprimido comprimidos tomar tomarla tomarlo usar recibir debe deben debería deberían puede pueden como igual también aún dosis día
        días más
    """),
    first_looks=(
        (
            words(
                "puede pueden podría podrían seguro segura seguros seguras apto apta aptos aptas adecuado adecuada adecuados adecuadas"
            ),
            frozenset(),
        ),
    ),
    in_forbids=words("no evitar evitarlo evitarla evitarse"),
)
