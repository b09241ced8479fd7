"""How a German sentence says what each of several studies found, and compares them."""

from __future__ import annotations

from citesite.check.languages.comparing import StudyComparisons
from citesite.check.languages.form import words

_N = r"(?:beiden|zwei|drei|vier|fünf|sechs|[2-9])"
_OF = rf"(?:der\s(?:{_N}\s)?Studien|von\sihnen|davon|von\sbeiden)"
_VERB = r"(?:fand(?:en)?|findet|finden|sah(?:en)?|zeigten?|zeigt|zeigen|ergab(?:en)?|maß(?:en)?|beobachteten?|zählten?)"
_ALL = rf"beiden?(?:\sStudien)?|allen?\s(?:{_N}(?:\sStudien)?|Studien)|jede[r]?\s(?:{_OF}|Studie)|die\s{_N}\sStudien"
_ONLY = rf"nur\seine[r]?(?:\s(?:{_OF}|Studie))?|eine[r]?\sder\s{_N}\sStudien"
_NONE = rf"keine[r]?\s{_OF}"
_STUDIES = words("studie studien beide beiden eine einer keine keiner davon ihnen andere")
_MORE = r"(?P<more{0}>(?:weit\s)?mehr\sals|über|mindestens)\s"
_LESS = r"(?P<less{0}>fast|beinahe|nahezu|knapp|weniger\sals)\s"
_SAID = rf"(?:{_MORE}|{_LESS}|(?:etwa|rund|ungefähr|gut)\s)?"
_LARGER, _SMALLER = (
    r"größer|mehr\s(?:Menschen|Personen|Frauen|Kinder|Teilnehmende|Erwachsene)",
    r"kleiner|weniger\s(?:Menschen|Personen|Frauen|Kinder|Teilnehmende|Erwachsene)",
)
_IN = r"(?:am|im|pro|je|jeden|jede|jedes|in\sder|in\seiner|in\seinem|an\seinem)\s"
STUDY_COMPARISONS = StudyComparisons(
    found=(
        rf"\b(?:(?P<none>{_NONE})|(?P<only>{_ONLY})|(?P<all>{_ALL})|(?P<one>eine\s(?:von\sihnen|Studie|davon)|die\sandere(?:\sStudie)?))\s{_VERB}\b"
    ),
    found_in=(
        rf"\bin\s(?:(?P<none>keiner\s{_OF})|(?P<only>nur\seiner(?:\s{_OF})?|einer\sder\s{_N}\sStudien)|(?P<all>beiden\sStudien|allen\s(?:{_N}\s)?Studien|jeder\s(?:{_OF}|Studie)))"
        rf"|\bnur\sin\s(?P<only_>einer\s{_OF})"
    ),
    one_and_other=(
        rf"\beine[r]?\s(?:Studie|{_OF})\b(?P<first>.*)(?:[,;:–—]\s|\s(?=(?:und|aber|doch|während|jedoch)\s))(?:(?:und|aber|doch|während|jedoch)\s)?"
        rf"(?P<second>[^,;:–—]*?)\b(?P<other>(?:die|der|den)\sanderen?(?:\s(?:beiden|zwei|drei))?(?:\sStudien?)?)\b(?P<rest>.*)"
    ),
    other_did_not=(
        r"(?:in\s)?(?:aber\s|jedoch\s)?nicht|(?:aber\s)?nicht\sin"
        r"|(?:fand|sah|zeigte|fanden|sahen|zeigten)\s(?:das\snicht|nichts(?:\sdavon)?|keine[nr]?(?:\s(?:Unterschied|Wirkung|Änderung))?)"
    ),
    in_found=(
        (
            words(
                "fand fanden findet finden sah sahen zeigte zeigten zeigt zeigen ergab ergaben maß maßen beobachtete beobachteten zählte zählten"
            ),
            _STUDIES,
        ),
        (words("in"), words("beiden allen jeder keiner einer")),
    ),
    a_difference=r"eine[nr]?\s(?:\w+\s)?(?:Unterschied|Wirkung|Nutzen|Änderung)",
    more=r"mehr(?!\s(?:als|oder)\b)",
    disagree=(
        r"(?:Studien|sie|Ergebnisse|Quellen)\b(?:\s(?!nicht\b|kein)\w+){0,4}?\s(?:widersprechen|widersprachen|uneinig|widersprüchlich|stimm\w+\snicht\süberein)"
        r"|(?:widersprechen|widersprachen)\s(?:sich\s)?(?:die|beide)\s(?:\w+\s)?(?:Studien|Ergebnisse)|widersprüchliche[nr]?\s(?:Ergebnisse|Studien)"
        r"|(?:zeigen|zeigten|weisen|wiesen)\sin\s(?:verschiedene|entgegengesetzte|unterschiedliche)\sRichtungen"
    ),
    in_disagree=words(
        "widersprechen widersprachen uneinig widersprüchlich widersprüchliche widersprüchlichen widersprüchlicher überein richtungen"
    ),
    agree=r"\b(?:nicht|nie|kaum|kein\w*|ohne|ob|wenn)\s(?:\w+\s){0,2}",
    which=(
        ("larger", r"\b(?:größeren?|größten?)\sStudie\b"),
        ("smaller", r"\b(?:kleineren?|kleinsten?)\sStudie\b"),
        ("longer", r"\b(?:längeren?|längsten?)\sStudie\b"),
        ("shorter", r"\b(?:kürzeren?|kürzesten?)\sStudie\b"),
        ("earlier", r"\b(?:früheren?|älteren?|ältesten?)\sStudie\b"),
        ("later", r"\b(?:späteren?|neueren?|neuesten?|jüngeren?)\sStudie\b"),
    ),
    in_which=words(
        "größere größeren größte größten kleinere kleineren kleinste kleinsten längere längeren längste längsten kürzere kürzeren kürzeste kürzesten "
        "frühere früheren ältere älteren älteste ältesten spätere späteren neuere neueren neueste neuesten jüngere jüngeren"
    ),
    compared=(
        rf"(?P<one>[^.;:,]*\bStudien?\b[^.;:,]*?)\s(?:war|waren|ist|sind|hatte|hatten|dauerten?|liefen?)\s(?:\w+\s){{0,2}}?(?:(?P<larger>{_LARGER})|(?P<smaller>{_SMALLER})"
        r"|(?P<longer>länger)|(?P<shorter>kürzer))\sals\s(?P<other>(?=[^.;:,]*\b(?:Studien?|die|jene|andere\w*)\b)[^.;:,]+)"
    ),
    together=r"\b(?:zusammen|insgesamt)\b",
    in_compared=words("größer kleiner länger kürzer mehr weniger"),
    all_of=(
        rf"\b(?:(?P<n>beide)|alle\s(?P<number>{_N})|(?P<all>alle))(?:\sStudien|\sdavon|\svon\sihnen)?(?:\s(?:waren|fanden|liefen|sind))*\s(?:in|bei|mit|aus|an)\s(?P<where>[^.;:,()–—]{{3,70}})"
    ),
    in_all_of=words("beide alle"),
    rates=(
        ("hour", rf"{_IN}Stunde|stündlich"),
        ("day", rf"{_IN}Tag|täglich\w*"),
        ("night", rf"{_IN}Nacht|nächtlich\w*"),
        ("week", rf"{_IN}Woche|wöchentlich\w*"),
        ("month", rf"{_IN}Monat|monatlich\w*"),
        ("year", rf"{_IN}Jahr|jährlich\w*"),
    ),
    in_rates=words("stunde stündlich tag täglich nacht nächtlich woche wöchentlich monat monatlich jahr jährlich"),
    more_or_less=r"mehr|weniger|zusätzliche\w*",
    parts=(
        ("zwei drittel", 66.7),
        ("drei viertel", 75.0),
        ("die hälfte", 50.0),
        ("ein drittel", 33.3),
        ("ein viertel", 25.0),
        ("ein fünftel", 20.0),
        ("ein zehntel", 10.0),
    ),
    change=(
        rf"\bum\s{_SAID.format('')}(?P<part>PART)\b|\b{_SAID.format('_')}(?P<part_>PART)\s(?:weniger|niedriger|höher|geringer)\b"
        rf"|\b(?:{_MORE.format('__')}|{_LESS.format('__')})(?P<halved>halbier\w+)"
    ),
    in_parts=words("hälfte drittel viertel fünftel zehntel halbiert halbieren halbierte halbierten"),
    ranges=(
        r"\bzwischen\s(?P<low>NUMBER)\s(?:\w+\s)?und\s(?P<high>NUMBER)"
        r"|\b(?:reichte?n?|lag(?:en)?)\svon\s(?P<low_>NUMBER)\s(?:\w+\s)?bis\s(?P<high_>NUMBER)"
    ),
    other_changes=r"\b(?:Dosis|Tabletten?|Menge)\b",
    effects=(
        rf"(?P<one>[^.;:,]*?)\s(?:{_VERB}\s)?eine[nr]?\s(?:(?:viel|etwas|deutlich)\s)?(?:(?P<larger>(?:größere|stärkere)[nr]?\s(?:Unterschied|Wirkung|Effekt|Nutzen))"
        rf"|(?P<smaller>(?:kleinere|schwächere|geringere)[nr]?\s(?:Unterschied|Wirkung|Effekt|Nutzen)))\s(?:{_VERB}\s)?als\s(?P<other>[^.;:,]+)"
    ),
    in_effects=words(
        "größere größeren stärkere stärkeren kleinere kleineren schwächere schwächeren geringere geringeren"
    ),
)
