"""What a Spanish sentence compares an effect with."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import Comparators

_NOT_IT = (
    r"y|o|pero|quien|quienes|que|el|la|los|las|lo|en|por|como|para|a|al|de|del|con|antes|después|cuando|si|sobre|bajo|más|menos|hasta|"
    r"un|una|unos|unas|era|eran|es|son|fue|fueron|tiene|tienen|tuvieron|vomitaron"
)
COMPARATORS = Comparators(
    compared_with=(
        r"(?:\b(?:en\scomparación\scon|comparad[oa]s?\scon|frente\sa|en\s(?:vez|lugar)\sde)\s(?:un[oa]?s?\s|el\s|la\s|los\s|las\s)?|"
        r"\bque\s(?:con|en|entre)\s(?:un[oa]?s?\s|el\s|la\s|los\s|las\s)?|"
        r"(?:\d|…)\sde\s(?:cada\s)?(?:\d[\d.]*|…)(?:\spersonas)?\s(?:vomitaron\s)?con\s)"
        rf"(?P<other>(?:(?!\b(?:{_NOT_IT})\b)[^\W\d_][\w-]*\s?){{1,3}})"
    ),
    of_any_group=words("""
        placebo placebos comprimido comprimidos simulado simulados simulada simuladas pastilla pastillas cápsula cápsulas inyección
        inyecciones tratamiento tratamientos medicamento medicamentos medicina medicinas fármaco fármacos grupo grupos media promedio
        normal habitual habituales atención nada personas gente otro otra otros otras ellos ellas dosis día días semana semanas mes meses
        año años hora horas minuto minutos uno dos tres mitad vez veces antes después sin primero primera segundo segunda alta altas baja
        bajas mismo misma cada algún alguno algunos alguna algunas adultos adultas pacientes hombres mujeres niños niñas tiempo todo todos
        todas ambos ambas nadie siempre
        taza tazas vaso vasos esto este esta solo ella pasajeros puntos
    """),
    nothing=r"(?:ningún\s(?:tratamiento|medicamento)|nada)\b",
    dummies=words("placebo placebos simulado simulada ficticio ficticia"),
    untreated=(
        r"\bque\sno\s(?:tom\w+|recib\w+|us[óa]\w*|tuv\w+|beb\w+|chup\w+)\s(?P<other>ning[úu]na?\s(?P<thing>[\w-]+)|nada)\b"
    ),
    without=(
        r"(?:\d|…)\s(?:[\w-]+\s){0,4}?con\s(?:[\w-]+,?\s){1,5}?(?:y|frente\sa)\s(?:\d[\d.]*\sde\s(?:cada\s)?)?(?:\d[\d.,]*|…)\s"
        r"(?:(?:personas|días|horas|minutos|puntos|veces|mm|kg)\s)?(?P<other>sin\s(?:ning[úu]na?\s|ningún\s|una?\s|el\s|la\s)?(?P<thing>[\w-]+))(?=[.;:)]|$)"
    ),
    nothing_recorded=r"\b(?:ningun\w*|ningún|nada|no|sin|habitual|espera\w*|sol[oa]s?)\b",
    noun_is_last=False,
)
