"""What makes a Spanish text hard to read."""

from __future__ import annotations

from citesite.check.languages.es.orders import FORBIDS
from citesite.check.languages.form import Measure, Plain

_AVOID = (
    (r"l[oa]s\sdiabétic[oa]s|un[oa]?\sdiabétic[oa]|diabétic[oa]s", "personas con diabetes"),
    (r"sufre[n]?\sde|padece[n]?", "tienen"),
    (r"administra(?:r|do|da|n)?", "dar"),
    (r"significativ\w+", "qué tan grande es la diferencia"),
    (r"aproximadamente", "unos"),
    (r"con\srespecto\sa|en\srelación\scon|referente\sa", "sobre"),
    (r"con\sel\sfin\sde|a\sfin\sde", "para"),
    (r"previo\sa|con\santerioridad\sa", "antes de"),
    (r"posterior(?:mente)?\sa", "después de"),
    (r"mcg|µg|μg", "microgramos"),
    (r"utiliz(?:ar|a|an|ado)", "usar"),
    (r"inici(?:ar|a|an)", "empezar"),
)
_JARGON = {
    "neuropatía": "daño en los nervios",
    "neuropático": "de los nervios",
    "periférica": "en pies y manos",
    "deficiencia": "falta",
    "déficit": "falta",
    "placebo": "tratamiento simulado",
    "adversos": "no deseados",
    "eficacia": "lo bien que funciona",
    "hipertensión": "presión alta",
    "hipoglucemia": "azúcar baja",
    "hiperglucemia": "azúcar alta",
    "renal": "de los riñones",
    "hepático": "del hígado",
    "cardíaco": "del corazón",
    "cardiovascular": "del corazón y los vasos",
    "parestesia": "hormigueo",
    "parestesias": "hormigueo",
    "profilaxis": "prevención",
    "contraindicado": "que no se debe usar",
    "comorbilidades": "otras enfermedades",
    "monoterapia": "un medicamento solo",
    "intramuscular": "en un músculo",
    "subcutánea": "bajo la piel",
    "intravenosa": "en una vena",
    "etiología": "causa",
    "morbilidad": "enfermedad",
    "mortalidad": "muertes",
    "prevalencia": "lo frecuente que es",
    "incidencia": "cuántos casos nuevos hay",
    "metaanálisis": "estudios reunidos",
    "cohorte": "grupo que se observó",
    "biomarcador": "señal en la sangre",
    "malabsorción": "mala absorción de los alimentos",
    "disnea": "falta de aire",
    "edema": "hinchazón",
    "analgésico": "medicamento para el dolor",
    "benigno": "que no es grave",
    "idiopática": "de causa desconocida",
    "sistémico": "en todo el cuerpo",
}
_LINKS = frozenset({"aquí", "haga clic aquí", "esto", "más", "leer más", "enlace", "esta página", "ver más"})
_ABBREVIATIONS = frozenset({"UE", "EE", "UU", "ADN", "VIH", "SIDA", "TV", "OK", "A", "I", "II", "III", "IV", "OMS"})


def plain() -> Plain:
    """Return what makes a Spanish text hard to read."""
    # No build asks for it.
    from citesite.check.plain_language.grade import fernandez_huerta, syllables_by, szigriszt_pazos

    return Plain(
        syllables=syllables_by(r"[aeiouáéíóúü]+|(?<![aeiouáéíóúü])y$", r"[aeoáéó](?=[aeoáéóíú])|[íú](?=[aeoáéó])"),
        measures=(
            Measure("Perspicuidad (Szigriszt-Pazos)", szigriszt_pazos, 55, is_ease=True),
            Measure("Lecturabilidad (Fernández Huerta)", fernandez_huerta, 60, is_ease=True),
        ),
        avoid=_AVOID,
        jargon=_JARGON,
        vague=(
            r"a\smenudo|con\sfrecuencia|frecuentemente|raramente|rara\svez|a\sveces|ocasionalmente|"
            r"(?:gran|alta|baja|buena|poca)\sprobabilidad"
        ),
        passive=r"\b(?:fue|fueron|es|son|era|eran|ser|sido)\s(?:\w+mente\s)?(?!(?:nacid|cansad|casad)[oa]s?\b)\w+(?:ad|id)[oa]s?\b",
        forbids=FORBIDS,
        forbidden=r"^(?:no|nunca|evite|ni)\b",
        links=_LINKS,
        abbreviations=_ABBREVIATIONS,
        frequency=(
            r"\b[\d.,]{1,20}+(?: a [\d.,]{1,20}+)? (?:de|en)(?: cada)? (10|100|1[.\s]?000|10[.\s]?000|100[.\s]?000)\b(?![.,]?\d)"
        ),
        one_in=r"\b(?:1|una?) (?:de|en)(?: cada)? (\d[\d.]*)\b",
        percent=r"\b\d[\d.,]{0,20}+(?:\s?%| por ciento\b)",
        people=r"personas|pacientes|hombres|mujeres|niñ[oa]s|adult[oa]s",
        in_hundred="… de cada 100 personas",
        to="a",
        group=".",
    )
