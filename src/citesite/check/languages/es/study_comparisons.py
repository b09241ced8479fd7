"""How a Spanish sentence says what each of several studies found, and compares them."""

from __future__ import annotations

from citesite.check.languages.comparing import StudyComparisons
from citesite.check.languages.form import words

_TRIAL, _TRIALS = r"(?:ensayo|estudio)", r"(?:ensayos|estudios)"
_N = r"(?:dos|tres|cuatro|cinco|seis|[2-9])"
_OF = rf"de\s(?:ellos|(?:los|estos)\s(?:{_N}\s)?{_TRIALS}|los\s{_N})"
_VERB = r"(?:encontró|encontraron|halló|hallaron|mostró|mostraron|vio|vieron|observó|observaron|registró|registraron|midió|midieron|detectó|detectaron|contó|contaron)"
_ALL = rf"ambos(?:\s{_TRIALS})?|los\s{_N}(?:\s{_TRIALS})?|todos\slos\s{_TRIALS}|cada\s(?:uno\s{_OF}|{_TRIAL})"
_ONLY = rf"(?:solo|sólo|solamente)\suno(?:\s{_OF})?|uno\sde\slos\s{_N}(?:\s{_TRIALS})?"
_NONE = rf"ninguno(?:\s{_OF})?"
_STUDIES = words("ensayo ensayos estudio estudios ambos uno ninguno ellos dos tres otro")
_MORE = r"(?P<more{0}>(?:mucho\s)?más\s(?:de|que)|al\smenos|por\sencima\sde)\s"
_LESS = r"(?P<less{0}>casi|menos\sde|cerca\sde)\s"
_SAID = rf"(?:{_MORE}|{_LESS}|(?:aproximadamente|unos?|alrededor\sde)\s)?"
_PEOPLE = r"(?:personas|pacientes|mujeres|hombres|niños|participantes|adultos)"
_IN = r"(?:al|a\sla|por|cada|en\sun|en\suna)\s"
STUDY_COMPARISONS = StudyComparisons(
    found=rf"\b(?:(?P<none>{_NONE})|(?P<only>{_ONLY})|(?P<all>{_ALL})|(?P<one>uno\sde\sellos|un\s{_TRIAL}|el\sotro(?:\s{_TRIAL})?))\s{_VERB}\b",
    found_in=(
        rf"\ben\s(?:(?P<none>{_NONE})|(?P<only>{_ONLY})|(?P<all>{_ALL}))\b|\b(?:solo|sólo|solamente)\sen\s(?P<only_>uno\s{_OF})"
    ),
    one_and_other=(
        rf"\buno?\s(?:{_TRIAL}|{_OF})\b(?P<first>.*)(?:[,;:–—]\s|\s(?=(?:y|e|pero|mientras\sque)\s))(?:(?:y|e|pero|mientras\sque)\s)?"
        rf"(?P<second>[^,;:–—]*?)\b(?P<other>(?:el\sotro|los\sotros(?:\s(?:dos|tres))?)(?:\s(?:{_TRIAL}|{_TRIALS}))?)\b(?P<rest>.*)"
    ),
    other_did_not=(
        r"(?:en\s)?no(?:\slo\s(?:encontró|vio|halló|mostró|encontraron|vieron|hallaron))?|no\sen"
        r"|no\s(?:encontró|vio|halló|mostró|encontraron|vieron|hallaron)\s(?:nada|diferencias?|ninguna(?:\sdiferencia)?|ningún\sefecto)"
    ),
    in_found=(
        (
            words(
                "encontró encontraron halló hallaron mostró mostraron vio vieron observó observaron registró registraron midió midieron detectó detectaron contó contaron"
            ),
            _STUDIES,
        ),
        (words("ambos uno ninguno todos cada dos tres otro"), words("ensayos estudios ensayo estudio ellos")),
    ),
    a_difference=r"(?:una\s|ninguna\s)?(?:\w+\s)?diferencias?|ningún\s(?:efecto|beneficio|cambio)",
    more=r"más(?!\s(?:de|que|o)\b)",
    disagree=(
        r"(?:ensayos|estudios|resultados|fuentes)\b(?:\s(?!no\b)\w+){0,4}?\s(?:contradicen|contradijeron|discrepan|discreparon|contradictorios|incoherentes"
        r"|en\s(?:direcciones|sentidos)\s(?:opuest[ao]s|distint[ao]s|contrari[ao]s))|(?:ensayos|estudios|resultados)\sno\s(?:coinciden|coincidieron|concuerdan)"
    ),
    in_disagree=words(
        "contradicen contradijeron discrepan discreparon contradictorios incoherentes direcciones sentidos coinciden coincidieron concuerdan"
    ),
    agree=r"\b(?:nunca|tampoco|nada|sin|si|ni)\s(?:\w+\s){0,2}",
    which=(
        ("larger", rf"\b(?:mayor\s{_TRIAL}|{_TRIAL}\s(?:mayor|más\sgrande))\b"),
        ("smaller", rf"\b(?:menor\s{_TRIAL}|{_TRIAL}\s(?:menor|más\spequeño))\b"),
        ("longer", rf"\b{_TRIAL}\smás\slargo\b"),
        ("shorter", rf"\b{_TRIAL}\smás\scorto\b"),
        ("earlier", rf"\b{_TRIAL}\s(?:anterior|más\santiguo)\b"),
        ("later", rf"\b{_TRIAL}\s(?:posterior|más\sreciente|más\snuevo)\b"),
    ),
    in_which=words("mayor menor grande pequeño largo corto anterior antiguo posterior reciente nuevo"),
    compared=(
        rf"(?P<one>[^.;:,]*\b(?:ensayos?|estudios?)\b[^.;:,]*?)\s(?:fue|fueron|era|eran|es|son|tuvo|tuvieron|duró|duraron)\s(?:\w+\s)??(?:(?P<larger>mayor|más\sgrandes?|más\s{_PEOPLE})"
        rf"|(?P<smaller>menor|más\spequeñ[oa]s?|menos\s{_PEOPLE})|(?P<longer>más\slarg[oa]s?|(?<=duró\s)más|(?<=duraron\s)más)|(?P<shorter>más\scort[oa]s?|(?<=duró\s)menos|(?<=duraron\s)menos))"
        r"\sque\s(?P<other>(?=[^.;:,]*\b(?:ensayos?|estudios?|los|el|otros?)\b)[^.;:,]+)"
    ),
    together=r"\b(?:juntos|en\stotal|sumados)\b",
    in_compared=words("mayor menor más menos"),
    all_of=(
        rf"\b(?:(?P<n>ambos)|(?:todos\s)?los\s(?P<number>{_N})|(?P<all>todos))(?:\s{_TRIALS}|\sde\sellos)?(?:\s(?:fueron|se\shicieron|estaban))*\s(?:en|con|entre|de)\s(?P<where>[^.;:,()–—]{{3,70}})"
    ),
    in_all_of=words("ambos todos dos tres cuatro cinco seis"),
    rates=(
        ("hour", rf"{_IN}hora"),
        ("day", rf"{_IN}día|diari[oa]s?|diariamente"),
        ("night", rf"{_IN}noche"),
        ("week", rf"{_IN}semana|semanal(?:es)?|semanalmente"),
        ("month", rf"{_IN}mes|mensual(?:es)?|mensualmente"),
        ("year", rf"{_IN}año|anual(?:es)?|anualmente"),
    ),
    in_rates=words(
        "hora día diario diaria diarios diarias diariamente noche semana semanal semanales semanalmente mes mensual mensuales año anual anuales"
    ),
    more_or_less=r"más|menos|adicional(?:es)?",
    parts=(
        ("tres cuartas partes", 75.0),
        ("dos tercios", 66.7),
        ("dos terceras partes", 66.7),
        ("la mitad", 50.0),
        ("un tercio", 33.3),
        ("una tercera parte", 33.3),
        ("un cuarto", 25.0),
        ("una cuarta parte", 25.0),
        ("una quinta parte", 20.0),
        ("un quinto", 20.0),
    ),
    change=(
        rf"\ben\s{_SAID.format('')}(?P<part>PART)\b(?!\sde\b)|\b{_SAID.format('_')}(?P<part_>PART)\smenos\b"
        rf"|\b(?:reduc|reduj|disminu|baj|cort|aument)\w*\s(?:\w+\s){{0,6}}?(?:a\s)?{_SAID.format('__')}(?P<part__>PART)\b(?!\sde\b)(?P<halved>(?!)x)?"
    ),
    in_parts=words("mitad tercio tercios tercera terceras cuarto cuarta cuartas quinto quinta"),
    ranges=(
        r"\bentre\s(?P<low>NUMBER)\s(?:\w+\s)?y\s(?P<high>NUMBER)"
        r"|\b(?:iba|iban|oscil\w+|varió|variaron)\s(?:de|desde)\s(?P<low_>NUMBER)\s(?:\w+\s)?(?:a|hasta)\s(?P<high_>NUMBER)"
    ),
    other_changes=r"\b(?:dosis|comprimidos?|cantidad)\b",
    effects=(
        rf"(?P<one>[^.;:,]*?)\s{_VERB}\suna?\s(?:(?P<larger>(?:mayor\s(?:diferencia|efecto|beneficio)|(?:diferencia|efecto|beneficio)\s(?:mayor|más\sgrande)))"
        r"|(?P<smaller>(?:menor\s(?:diferencia|efecto|beneficio)|(?:diferencia|efecto|beneficio)\s(?:menor|más\spequeñ[oa]))))\sque\s(?P<other>[^.;:,]+)"
    ),
    in_effects=words("mayor menor grande pequeño pequeña"),
)
