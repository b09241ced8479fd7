"""How a German text names a dose, and how often one is taken."""

from __future__ import annotations

from citesite.check.languages.counting import in_order
from citesite.check.languages.de.numbers import ONES
from citesite.check.languages.form import words
from citesite.check.languages.studying import Doses

_N = rf"\d{{1,3}}|{'|'.join(ONES)}"
_PERIOD = "stunde|tag|woche|monat"
_ADVERB = "stündlich|täglich|wöchentlich|monatlich"
DOSES = Doses(
    units=(
        ("nanogram", "Nanogramm"),
        ("microgram", "Mikrogramm"),
        ("milligram", "Milligramm"),
        ("gram", "Gramm"),
        ("international unit", "IE|I.E.|internationale Einheiten|Internationale Einheiten"),
    ),
    to=r"bis|oder",
    concentration=r"\s*(?:pro|je)\s*(?:m|d|µ|μ)?[lL]\b|\s*(?:pro|je|in\seinem)\s*(?:Lit|Dez|Mill)",
    per_kilogram=r"\s*(?:pro|je|für\sjedes)\s(?:kg|Kilo(?:gramm)?)",
    square_metre=r"quadratmeter",
    equals=r",?\s*+(?:das|also)\s++(?:sind\s++|ist\s++)",
    either="oder",
    of_it=r"\s*(?:(?:von|an|am\sTag)\s(?:\w+\s){0,2}?)?",
    each_before=r"je|jeweils|zu|von|mit|à|jede\w*|pro",
    each_behind=r"je|jeweils|pro\s(?!Tag)|in\sjede\w*",
    often=(
        rf"\b(?:(?P<low>{_N})(?:mal)?\s?(?:bis|oder|[-–])\s?)?(?P<n>{_N})(?:[\s-]?mal|\s?[x×])\s"
        rf"(?:(?:am|an\seinem|pro|je|jeden?|im|in\sder|die)\s)?(?P<unit>{_ADVERB}|{_PERIOD})(?:e?n?|s)\b"
        rf"(?:,?\s(?:oder|und(?=\s\w+,?\s(?:wenn|falls|an)\b))\s(?:auch\s|sogar\s|bis\szu\s)?(?P<also>{_N})(?:[\s-]?mal|\s?[x×])\b"
        rf"(?!\s(?:am|an|pro|je|jeden?|im|in\s(?:der|einer)|so|mehr|weniger|höher|niedriger|{_ADVERB})\b))?|"
        rf"\b(?:alle|jede[nrs]?)\s(?:(?P<every>{_N}|zweite[nr]?|dritte[nr]?)\s)?(?P<span>{_PERIOD}|morgen|abend|nacht)(?:e?n?|s)\b|"
        rf"\b(?P<alone>{_ADVERB})\b"
    ),
    counts=(
        *in_order(ONES).items(),
        *(
            (f"{word}{ending}", number)
            for word, number in (("zweite", 2.0), ("dritte", 3.0))
            for ending in ("", "n", "r")
        ),
    ),
    periods=(
        ("st", 168.0),
        ("t", 7.0),
        ("morgen", 7.0),
        ("abend", 7.0),
        ("nacht", 7.0),
        ("w", 1.0),
        ("monat", 7 / 30.4),
    ),
    changing=r"\b(?:dann|danach|oder|bis|später|falls|wenn|bei\sbedarf)\b",
    without_end=r"\bsolange\b|\blebenslang\w*|\bauf\sDauer\b|\bunbegrenzt\b|\bdauerhaft\b|\bimmer\b",
    not_taken=r"\s(?:oder\smehr\s)?(?:mit|ohne|pro|je|im|in\sder|vor|vorher)\b",
    spat_out=r"(?:mundspül|gurgel|spray|tropfen)",
    pieces=(
        ("millilitre", r"Milliliter[ns]?|ml"),
        ("litre", r"Liter[ns]?|l"),
        ("tablet", r"Tabletten?|Pillen?"),
        ("capsule", r"Kapseln?"),
        ("drop", r"Tropfen"),
        ("puff", r"(?:Sprüh)?stöße?n?|Hübe?n?"),
        ("patch", r"Pflastern?"),
        ("sachet", r"Beuteln?"),
        ("suppository", r"Zäpfchen"),
        ("lozenge", r"Lutschtabletten?"),
    ),
    in_pieces=words("""
        milliliter millilitern ml liter litern l tablette tabletten pille pillen kapsel kapseln tropfen sprühstoß sprühstöße sprühstößen hub hübe
        hüben pflaster pflastern beutel beuteln zäpfchen lutschtablette lutschtabletten
    """),
    halves=(("eine halbe", 0.5), ("ein halbes", 0.5), ("anderthalb", 1.5), ("eineinhalb", 1.5)),
    other_often=(
        (r"(?:jeden\s)?morgens?\sund\s(?:jeden\s)?abends?", 14.0),
        (r"(?:zu|nach|vor)\sjeder\smahlzeit", 21.0),
    ),
    once_only=r"(?:einzelne|eine\seinzige)\s\w+|einzeldos(?:is|en)|nur\seinmal|einmalig\w*|einmal(?=[,.;:]|\s?$|\s(?:vor|nach)\b)",
    no_longer=(
        r"\b(?:nicht|nie|niemand|keinesfalls)\s(?:\w+\s){0,6}?(?:mehr|länger)\sals\s(?:für\s)?TIME\b"
        r"|\b(?:höchstens|maximal|längstens|bis\szu)\s(?:für\s|über\s)?TIME\b|\bTIME\s(?:oder\s(?:weniger|kürzer)|und\snicht\s(?:länger|mehr))\b"
    ),
    no_shorter=(r"\b(?:mindestens|wenigstens|nicht\s(?:\w+\s){0,6}?(?:weniger|kürzer)\sals)\s(?:für\s|über\s)?TIME\b"),
    begins=(
        r"\b(?:beginn\w*|begann\w*|start\w*|fängt|fangen|fing)\s(?:(?!nicht\b)\w+\s){0,3}?(?:mit|bei)\s(?:etwa\s)?"
        r"|\b(?:Anfangs|Start)dosis\s(?:ist|sind|war|beträgt|von)\s(?:etwa\s)?"
    ),
    at_first=r"\s(?:\w+\s)?(?:(?:einmal|zweimal)\s(?:am\sTag|täglich)\s)?(?:zu\sBeginn|am\sAnfang|als\sAnfangsdosis)\b",
    at_a_time=r"abends|morgens|zur\snacht|(?:vor|zum)\s(?:dem\s)?(?:schlafen\w*|zubettgehen)|vor\sdem\s(?:frühstück|einschlafen)",
    no_piece_before=r"\b(?:in|pro|je|aus|auf|als|alle|(?:Flaschen?|Packung(?:en)?|Schachteln?)\s(?:mit|zu))",
    no_piece_behind=r"\s(?:(?:kalte[ms]|warme[ms]|stille[ms])\s)?(?:Wasser|Saft|Milch|Tee|Flüssigkeit|Blut|Flaschen?|Ampullen?)\b|\s?/|\s(?:insgesamt|(?:pro|je|in\sder)\sWoche|im\sMonat)\b",
    bit_by_bit=r"\b(?:\w*kaugummis?|lutsch\w+|\w*sprays?|\w*tropfen|schluck\w*|spül\w+|lösung\w*|pastillen?)\b",
)
