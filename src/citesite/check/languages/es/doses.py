"""How a Spanish text names a dose, and how often one is taken."""

from __future__ import annotations

from citesite.check.languages.counting import in_order
from citesite.check.languages.es.numbers import ONES
from citesite.check.languages.form import words
from citesite.check.languages.studying import Doses

_N = rf"\d{{1,3}}|una|{'|'.join(ONES)}"
_PERIOD = r"hora|día|semana|mes"
DOSES = Doses(
    units=(
        ("nanogram", "nanogramo|nanogramos"),
        ("microgram", "microgramo|microgramos"),
        ("milligram", "miligramo|miligramos"),
        ("gram", "gramo|gramos"),
        ("international unit", "UI|unidad internacional|unidades internacionales"),
    ),
    to=r"a|o",
    concentration=r"\s*por\s*(?:m|d|µ|μ)?[lL]\b|\s*por\s*(?:cada\s)?(?:lit|dec|mil)|\s*en\s(?:cada|un)\s(?:lit|mil|dec)",
    per_kilogram=r"\s*por\s(?:cada\s)?(?:kg|kilo(?:gramo)?)",
    square_metre=r"metro\scuadrado",
    equals=r",?\s*+(?:que|lo\sque)\s++(?:son|es|equivale\sa)\s++",
    either="o",
    of_it=r"\s*(?:(?:de|al\sdía\sde)\s(?:\w+\s){0,2}?)?",
    each_before=r"cada\s(?:un[oa]|\w+)|de|con|a",
    each_behind=r"cada|por\s(?!día)|en\scada",
    often=(
        rf"\b(?:(?P<low>{_N})(?:\sve(?:z|ces))?\s(?:o|a)\s)?(?P<n>{_N})\sve(?:z|ces)\s"
        rf"(?:al|a\sla|por|cada|en\sun|en\suna)\s(?P<unit>{_PERIOD})\b"
        rf"(?:,?\s(?:o|y(?=\s\w+\sveces\s(?:si|cuando|en)\b))\s(?:incluso\s|hasta\s)?(?P<also>{_N})\sve(?:z|ces)\b(?!\s(?:al|a\sla|por|cada|en\s(?:un|una|total)|más|menos)\b))?|"
        rf"\bcada\s(?:(?P<every>{_N}|otro)\s)?(?P<span>{_PERIOD}|mañana|tarde|noche)(?:es|s)?\b|"
        r"\b(?P<alone>diari(?:o|a|amente)|semanal(?:mente)?|mensual(?:mente)?)\b"
    ),
    counts=(*in_order(ONES).items(), ("una", 1.0), ("otro", 2.0)),
    periods=(
        ("hora", 168.0),
        ("d", 7.0),
        ("mañana", 7.0),
        ("tarde", 7.0),
        ("noche", 7.0),
        ("sem", 1.0),
        ("mes", 7 / 30.4),
        ("mens", 7 / 30.4),
    ),
    changing=r"\b(?:luego|después|o|hasta|más\starde|si|según)\b",
    without_end=r"\bmientras\b|\b(?:de\spor|para\stoda\sla)\svida\b|\bindefinid\w+|\bpara\ssiempre\b|\bsin\sl[íi]mite\b",
    not_taken=r"\s(?:o\smás\s)?(?:con|sin|al|por|cada|a\sla|antes)\b",
    spat_out=r"(?:enjuague|colutorio|gárgaras|aerosol|gotas)",
    pieces=(
        ("millilitre", r"mililitros?|ml"),
        ("litre", r"litros?|l"),
        ("tablet", r"comprimidos?|tabletas?|pastillas?"),
        ("capsule", r"cápsulas?"),
        ("drop", r"gotas?"),
        ("puff", r"inhalacion(?:es)?|inhalación"),
        ("patch", r"parches?"),
        ("sachet", r"sobres?"),
        ("suppository", r"supositorios?"),
    ),
    in_pieces=words("""
        mililitro mililitros ml litro litros l comprimido comprimidos tableta tabletas pastilla pastillas cápsula cápsulas gota gotas inhalación
        inhalaciones parche parches sobre sobres supositorio supositorios
    """),
    halves=(("medio", 0.5), ("media", 0.5), ("una y media", 1.5)),
    other_often=(
        (r"(?:por\sla\s)?mañana\sy\s(?:por\sla\s)?(?:tarde|noche)", 14.0),
        (r"(?:con|antes\sde|después\sde)\scada\scomida", 21.0),
    ),
    once_only=r"(?:una\s)?(?:sola|única)\s\w+|dosis\súnicas?|una\ssola\svez|una\svez(?=[,.;:]|\s?$|\s(?:antes|después)\b)",
    no_longer=(
        r"\b(?:no|nunca|nadie)\s(?:\w+\s){0,6}?más\sde\sTIME\b|\b(?:hasta|como\s(?:máximo|mucho)|(?:un\s)?máximo\sde)\s(?:durante\s)?TIME\b"
        r"|\bTIME\s(?:como\s(?:máximo|mucho)|o\smenos|y\sno\smás)\b"
    ),
    no_shorter=(
        r"\b(?:al\smenos|por\slo\smenos|como\smínimo|(?:un\s)?mínimo\sde|no\s(?:\w+\s){0,6}?menos\sde)\s(?:durante\s)?TIME\b"
        r"|\bTIME\s(?:como\smínimo|al\smenos|por\slo\smenos)\b"
    ),
    begins=(
        r"\b(?:empiez\w*|empez\w*|comienz\w*|comenz\w*|inici\w*)\s(?:(?!no\b)\w+\s){0,3}?(?:con|por|a)\s(?:unos\s)?"
        r"|\bdosis\sinicial\s(?:es|era|de)\s(?:de\s)?"
    ),
    at_first=r"\s(?:de\s\w+\s)?(?:una\svez\sal\sdía\s)?(?:al\s(?:principio|comienzo|inicio)|para\sempezar)\b",
    at_a_time=r"(?:al|antes\sde)\s(?:acostarse|dormir)|por\sla\s(?:noche|mañana)|(?:con|en|antes\sde(?:l)?)\s(?:el\s)?desayuno",
    no_piece_before=r"\b(?:en|por|cada|hasta\scompletar|que|(?:frascos?|cajas?|envases?)\sde)",
    no_piece_behind=r"\s(?:de\s)?(?:agua|zumo|jugo|leche|líquidos?|sangre|frascos?|ampollas?)\b|\s?/|\sen\stotal\b|\s(?:a\sla|por)\ssemana\b|\sal\smes\b",
    bit_by_bit=r"\b(?:chicles?|pastillas\spara\schupar|sprays?|gotas?|sorbos?|enjuagues?|solución)\b",
)
