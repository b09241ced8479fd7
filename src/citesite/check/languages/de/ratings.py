"""How German texts say why a rating goes down or up."""

from __future__ import annotations

from citesite.check.languages.studying import Ratings

_PEOPLE = r"(?:menschen|leute|personen|patient\w*|erwachsene\w*|kinder\w*|frauen|männer\w*|teilnehm\w*|freiwillige\w*|babys|fälle\w*|ereignisse\w*)"
_BIAS = (
    r"verzerr\w*|\w*blind\w*|offen\w*|wusste\w*|wissen|kannte\w*|bekannt|erraten|errieten|ahnte\w*|ero?ch\w*|riech\w*|schmeck\w*|geschmack\w*|geruch\w*|merkte\w*|erkannte\w*|erkennen|unterscheiden|unterschied\w*|auseinander\w*"
    r"|zufall\w*|zufällig\w*|gelost|zugelost|verlost|los|zugeteilt|zuteilung|abgebroch\w*|brach\w*|aus(?:geschieden|gestiegen|gefallen|fälle)|stieg\w*|schied\w*|verloren|fehl\w*|ende|beendet\w*|abgeschlossen|durchhielt\w*|zurück\w*|antwort\w*|beantwort\w*|ausgefüllt|ausfüll\w*"
    r"|gezählt|unklar|klar|bezahlt\w*|finanz\w*|hersteller\w*|firm\w*|unternehmen|verkauf\w*|mängel\w*|mangelhaft\w*|schwäche\w*|schwach\w*|schlecht\w*|fehler\w*|irreführ\w*|täusch\w*|täuschen|qualität\w*|probleme?|grenzen|beurteil\w*|vertrau\w*"
    r"|vorbei|später\w*|nachträglich\w*|hinterher|nachher|vorzeitig\w*|geändert|geplant|plan|wechsel\w*|am\sende|ander\w*|gleich\w*|gebrechlich\w*|kränker|gesünder|älter|jünger|ursache\w*|nicht\s(?:sagen|zeigen|von)|zuerst|fallberichte?n?|berichte?|ein\w*\szeitpunkt|zeitpunkt"
    r"|gewählt|wählte\w*|aussuch\w*|ausgesucht|entschied\w*|ohne|kein\w*|vergleich\w*|selbst\w*|eigene\w*|erinner\w*|gedächtnis|tagebuch\w*|tagebücher\w*|beobacht\w*|kohorten?\w*|umfragen?|register\w*|krankenakten|ungleich\w*|anfang"
)
RATINGS = Ratings(
    reasons=(
        ("risk-of-bias", _BIAS),
        (
            "inconsistency",
            r"widersp\w*|uneinig\w*|unterschied\w*|unterscheid\w*|verschieden\w*|uneinheitlich\w*|heterogen\w*|schwank\w*|gegensätzlich\w*|entgegen\w*|gemischt\w*|abweich\w*|wich\w*|auseinander|streu\w*"
            r"|nicht\s(?:\w+\s){0,3}überein\w*|häng\w*|abhäng\w*|während|manche|einige|die\sander\w*|eine\w*\sander\w*|andere\w*\s(?:studien?|übersicht\w*)|I²",
        ),
        (
            "indirectness",
            rf"indirekt\w*|nicht\s(?:\w+\s){{0,4}}(?:in|an|bei|mit|auf|für|die|das|was)|kein\w*|niemand\w*|nichts|ohne|alle|nur|meist\w*|überwiegend\w*|{_PEOPLE}\s(?:mit|ohne|über|unter|aus)|tier\w*|mäuse\w*|ratten?|kaninchen|hunde\w*|zellen?|labor\w*"
            r"|ander\w*|statt\w*|gemisch\w*|mischung\w*|vermisch\w*|zusammen|kombi\w*|mehrere|auch|zusätzlich\w*|älter\w*|jünger\w*|alter|jung\w*|gesund\w*|leicht\w*|schwer\w*|krankenh\w*|klinik\w*|länder\w*|land|höher\w*|niedriger\w*|kurz\w*|kürzer\w*"
            r"|müsste\w*|wochen?|monate?n?|jahre?n?|tage?n?|stunden?|marker\w*|werte?|blut\w*|spiegel|messwert\w*|punkte\w*|beschwerden|fühl\w*|frage\w*|(?:geprüft|gemessen|untersucht|getestet|gemacht|durchgeführt)|vergl[ei]+ch\w*|übertrag\w*",
        ),
        (
            "imprecision",
            rf"wenig\w*|klein\w*|winzig\w*|gering\w*|selten\w*|kaum|einzeln\w*|einzig\w*|unsicher\w*|ungenau\w*|unpräzise\w*|genau|weit\w*|breit\w*|\w*bereich\w*|\w*intervalle?\w*|spann\w*|reich(?:t|en)|zufall|zufällig|glück|nicht\s(?:viele?|groß|genug|sicher)"
            rf"|(?:nur|bloß|lediglich)\s(?:eine?|zwei|drei|\d+)|eine\s(?:einzige\s|kleine\s)?(?:studie|umfrage|untersuchung)|in\seiner\sstudie|zu\s(?:wenig|klein|kurz)\w*|sowohl|beide\w*|mehr\s(?:oder|und|als|wie)\s(?:auch\s)?weniger|weniger\s(?:oder|und|als|wie)\s(?:auch\s)?mehr"
            rf"|keine[nr]?\sunterschied|anzahl|zahl\w*|größe|pilot\w*|etwas\s(?:schaden|nutzen)|(?<![\d,.])(?:[1-9]|[1-9]\d|[1-3]\d\d)\s(?!jahr|monat|woche|tag|stund|studien|von|bis|und|oder)\w+|(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|dreißig)\s{_PEOPLE}",
        ),
        (
            "publication-bias",
            r"\w*veröffentlich\w*|registr\w*|fehl\w*|hersteller\w*|firm\w*|unternehmen|finanz\w*|bezahlt\w*|berichtet|erschien\w*|ergebnisse?|verschw\w*|zurückgehalten|schublade\w*|schief\w*|trichter\w*|kleine\s(?:studien)",
        ),
        (
            "unread",
            r"\w*lesen|\w*gelesen\w*|las|kurzfassung\w*|abstracts?|zusammenfassung\w*|voll\w*|bezahlschranke\w*|zugang\w*|zugänglich\w*|vor(?:lag|lagen|liegt|liegen)|zweiter\shand|verfügbar\w*|pressemitteilung\w*|bekommen|bekamen|beschaff\w*",
        ),
        (
            "large-effect",
            r"groß\w*|größe\w*|stark\w*|deutlich\w*|mal|halb\w*|hälfte|halbiert\w*|doppelt\w*|verdoppel\w*|verdreifach\w*|drittel|viertel|\w*fach\w*|viel|weit|verhältnis|\d+|…",
        ),
        (
            "dose-response",
            r"dos(?:is|en)\w*|menge\w*|je\s|höher\w*|mehr|länger\w*|stuf\w*|stufen\w*|schritt\w*|jahre\w*",
        ),
        (
            "confounding",
            r"ander\w*|würde\w*|hätte\w*|wäre\w*|kränker\w*|gebrechlich\w*|älter\w*|gesünder\w*|gegen|abschwäch\w*|kleiner\w*|verdeck\w*|verzerr\w*|trotz\w*|obwohl|selbst|unterschätz\w*|störgröße\w*",
        ),
        ("start: low", rf"{_BIAS}|studien?|nicht|nie|niemand\w*|fachleute|meinung\w*|expert\w*"),
    ),
    plain=(
        (
            "risk-of-bias",
            rf"(?:{_PEOPLE}|viele|alle|eltern|ärzte|sie)\s(?:wussten|errieten|konnten\s(?:\w+\s){{0,3}}(?:erraten|unterscheiden|riechen|schmecken))|nicht\sverblindet|un\s?verblindet",
        ),
        (
            "inconsistency",
            r"(?:studien|übersichten|ergebnisse|sie)\s(?:widersprechen|sind\s(?:sich\s)?uneinig|(?:zeigen|weisen)\sin\s(?:verschiedene|entgegengesetzte|gegensätzliche))"
            r"|(?:studien|übersichten|ergebnisse)\s(?:widersprachen|waren\s(?:sich\s)?uneinig|(?:zeigten|wiesen)\sin\s(?:verschiedene|entgegengesetzte|gegensätzliche))",
        ),
        (
            "imprecision",
            rf"(?:sehr\swenige|nur\swenige|wenige|nur\s\d{{1,2}})\s{_PEOPLE}|eine\s(?:sehr\s)?kleine\sstudie|(?:bereich|intervall)\w*\s(?:\w+\s){{0,3}}?ist\s(?:sehr\s|zu\s)?(?:weit|breit)",
        ),
    ),
    denied=r"\b(?:nicht|kein\w*|ohne|niemand|nie|weder|noch|kaum|statt)\s(?:\w+\s){0,2}$",
    graded=(
        r"\bdosis|\bdosen\b|\bje\s(?:mehr|länger|höher|größer|schwerer)\b|\bjede[rsn]?\sweitere|\b(?:mit|für|pro)\sjede\w+|\bstuf\w+|\btrend|"
        r"\b(?:quart|tert|quint)ile?|\bam\s(?:meisten|längsten|höchsten)\b|\bhöchste\w*"
    ),
    left=(
        r"\babgebrochen\b|\bbrach(?:en)?\s[^.;]*\bab\b|\bstieg(?:en)?\s(?:\w+\s){0,3}aus\b|\bausgestiegen\b|\bschied(?:en)?\s(?:\w+\s){0,3}aus\b|\bausgeschieden\b"
        r"|\bverließ(?:en)?\sdie\sStudien?\b|\bnicht\s(?:bis\szum\sEnde|zu\sEnde)\b|\bkam(?:en)?\snicht\swieder\b"
    ),
)
