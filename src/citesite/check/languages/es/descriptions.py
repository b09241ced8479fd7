"""How Spanish texts describe studies, who paid, and forms of medicines."""

from __future__ import annotations

from citesite.check.languages.describing import Descriptions
from citesite.check.languages.form import words

_MAKERS = r"(?:fabricantes?|empresas?|compañías?|laboratorios?|farmacéuticas?|industria)"
_PAID = r"(?:pag\w+|financi\w+|patrocin\w+)"
_OF_MANY = r"(?:de|a|con|en|entre)\s(?:(?:unos|unas|casi|solo)\s)?\d+(?:[.,]\d+)*"
DESCRIPTIONS = Descriptions(
    by_chance=r"al\sazar|por\s(?:azar|sorteo)|aleatori\w+|(?:el\s)?azar\sdecidió",
    in_by_chance=words(
        "azar sorteo aleatorio aleatoria aleatorios aleatorias aleatoriamente aleatorizado aleatorizados"
    ),
    watched=(
        r"(?:solo|sólo|solamente|únicamente)\s(?:se\s)?observ\w+|observacional(?:es)?|"
        r"(?:médic\w+|pacientes|personas|enfermer\w+)\s(?:mism\w+\s)?(?:eligieron|decidieron)\s(?:a\s)?(?:quién(?:es)?|qué|cuál)|"
        r"(?:eligieron|decidieron)\s(?:ell[oa]s\smism[oa]s|por\s(?:sí\smism[oa]s|su\scuenta))\s(?:quién(?:es)?|qué|cuál|si)(?!\s(?:seguir|seguían|continuar|continuaban|dejar|dejaban))|"
        rf"(?:encuestas?|estudios?\s(?:de\scohortes?|de\scasos\sy\scontroles|transversal(?:es)?))\s{_OF_MANY}"
    ),
    in_watched=words(
        "observó observaron observado observados observacional observacionales eligieron decidieron encuesta encuestas cohorte cohortes casos "
        "transversal transversales"
    ),
    tried=rf"ensayos?\s{_OF_MANY}",
    in_tried=words("ensayo ensayos"),
    tried_in=r"ensayo,?\s(?:(?:que\sse\s)?(?:hecho|hizo|realizado|realizó)\s)?en\s(?:COUNTRY)|ensayo\s(?:(?:aleatorizado|controlado|clínico)\s)*(?:COUNTRY)",
    independent=(
        rf"independientes?\sde(?:l|\sla|\slos|\slas)?\s{_MAKERS}|ningun\w*\s(?:\w+\s){{0,4}}?{_PAID}\spor\s(?:\w+\s)?{_MAKERS}|"
        rf"{_MAKERS}\s(?:\w+\s){{0,3}}?no\s(?:{_PAID}|particip\w+|intervin\w+|tuvo\s(?:nada\sque\sver|ningún\spapel|ninguna?\s\w+))|"
        rf"ningun\w*\s{_MAKERS}\s{_PAID}|no\s(?:\w+\s){{0,3}}{_PAID}\spor\s(?:\w+\s)?{_MAKERS}|(?:dinero|fondos)\spúblicos?|"
        rf"(?:universidad|hospital|fundación|gobierno)\s(?:\w+\s){{0,2}}{_PAID}|{_PAID}\spor\s(?:una?\s|la\s|el\s)(?:universidad|hospital|fundación|gobierno)"
    ),
    paid_by_maker=rf"{_PAID}\spor\s(?:\w+\s)?{_MAKERS}|{_MAKERS}\s(?:\w+\s){{0,3}}{_PAID}",
    in_funding=words("""
        fabricante fabricantes empresa empresas compañía compañías laboratorio laboratorios farmacéutica farmacéuticas industria público
        públicos independiente independientes universidad hospital fundación gobierno
    """),
    masked=r"nadie\s(?:\w+\s){0,2}sabía|no\ssabían?|doble\sciego|enmascarad\w+",
    known=r"(?:estudio|ensayo)\sabierto|(?<!no\s)(?<!nadie\s)sabían?\s(?:qué|cuál|quién)|sin\senmascarar",
    in_masked=words("sabía sabían ciego enmascarado enmascarada abierto enmascarar"),
    at_most=r"\b(?:(?<!no\s)menos|no\smás)\sde\s|\b(?:hasta|como\smáximo)\s",
    at_least=r"\b(?:(?<!no\s)más|no\smenos)\sde\s|\b(?:al\smenos|por\slo\smenos|como\smínimo)\s",
    or_more=r"\s(?:o|y)\smás\b",
    any_animals=words("animal animales"),
    people=words("""
        personas gente adultos adultas hombres mujeres niños niñas bebés lactantes adolescentes pacientes participantes voluntarios
        voluntarias trabajadores empleados enfermeras estudiantes alumnos conductores jugadores corredores usuarios residentes fumadores
        padres madres humanos
    """),
    animals=words(
        "rata ratas ratón ratones conejo conejos perro perros cerdo cerdos mono monos hámster gato gatos oveja ovejas"
    ),
    conditions=words(
        "grave graves leve leves moderado moderada embarazadas embarazada lactantes sanos sanas enfermos primer primera embarazo lactancia"
    ),
    denied=r"\b(?:no|ningun\w*|ningún|nunca|nadie|sin|ni|si)\b",
    of_some=r"un[oa]?|primer\w*|segund\w*|otr[oa]s?|algun\w*|mayor|menor|mayoría",
    forms=(
        (
            "swallow",
            r"comprimidos?|tabletas?|cápsulas?|pastillas?|trag\w+|por\s(?:la\s)?boca|oral(?:es)?|jarabes?|beb\w+|sobres?",
        ),
        ("inject", r"inyec\w+|pinchazos?|infusi\w+|subcutáne\w+|intramuscular\w*|intravenos\w+"),
        ("skin", r"cremas?|gel(?:es)?|pomadas?|lociones|loción|parches?|tópic\w+|en\sla\spiel|baños?"),
        ("nose", r"nasal(?:es)?|nariz"),
        ("breathe", r"inhal\w+"),
        ("below", r"supositorios?|rectal(?:es)?|vaginal(?:es)?|enemas?"),
        ("mouth", r"enjuag\w+|gárgaras|sublingual(?:es)?|chupar|bajo\sla\slengua"),
        ("eye", r"colirios?|gotas\spara\slos\sojos"),
        ("ear", r"gotas\spara\slos\soídos"),
    ),
    transfers=(
        r"igual\sque|al\sigual|lo\smismo|como\sen|también|se\s(?:aplica|traslada|cumple)|vale\spara|esperar|probado|debe|será"
    ),
    in_transfers=words("igual mismo como también aplica traslada cumple vale esperar probado debe será"),
    set_apart=words("embarazada embarazadas embarazo lactancia lactantes niños niñas bebés adolescentes"),
    or_fewer=r"\s(?:o|y)\smenos\b",
    everybody=r"tod[oa]s?|cada|cualquiera?",
    later=r"tendrán|aún\sno|todavía\sno|más\stiempo|bastante\stiempo|necesitan?|deben?|pronto|más\starde|seguir",
    spared=r"libres?\sde|se\slibran?|evitan?|se\spierden|faltan|sin\s(?=\w+$)",
    no_denial=r"sin|o\sno",
    changed_by=r"\b(?:bajó|bajaron|cayó|subió|aumentó|disminuyó|mejoró|empeoró|descendió)\s(?:[\w-]+\s){0,2}?(?:en\s)?(?P<n>NUMBER)|\bperdieron\s(?P<n2>NUMBER)|\b(?P<n3>NUMBER)\s(?:puntos?\s)?(?:menos|más)\b(?!\sque)",
    in_changed_by=words("bajó bajaron cayó subió aumentó disminuyó mejoró empeoró descendió perdieron menos más"),
    changes=r"cambi\w*|variaci\w*|baj\w*|caíd\w*|cayó|mejor\w*|disminu\w*|aument\w*|descen\w*|diferencia\w*|reducci\w*",
    not_otherwise=r"\bno\s(?:l[aeo]s?\s)?(?:habrían?|hubieran?|tendrían?)\b",
    in_not_otherwise=words("habría habrían hubiera hubieran tendría tendrían"),
    all_had=(
        r"(?<!no\s)\btod[oa]s\s(?:(?:l[oa]s|est[oa]s)\s)?(?:(?P<n>NUMBER)\s)?\w+(?:\s(?:de(?:l|\seste|\sese)|en\s(?:el|este))\s(?:ensayo|estudio))?"
        r"\s(?:tomaron|recibieron|usaron|llevaron|bebieron|tragaron)\s"
        r"(?P<what>(?![^.;]*\b(?:o|u|mitad|turnos?|períodos?|primero|después|luego|antes\sdel\s(?:ensayo|estudio)|algún\smomento)\b)[^.;:,()]+)"
    ),
    in_all_had=words("todos todas"),
    crossed=r"cruzad[oa]s?|cross-?\s?over",
    of_group=r"cada|por|en\s(?:cada|ambos|el|la)|con|sin|que|cuy[oa]s|tuvieron|tomaron|grupo|y|o|frente|eran|fueron|menos|más",
)
