"""How a German text without claims of its own states nothing new of an outcome."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.telling import FreeTexts, stems

_LEAVES_OPEN = (
    r"ob|wenn|falls|unklar|ungewiss|unsicher|unbewiesen|ungeprüft|unbekannt|uneinig|widersprechen|zweifel\w*|kommt\sdarauf\san|"
    r"hängt\s(?:davon|von)|nicht\s(?:sicher|gewiss|bekannt|klar|gezeigt|bewiesen|erwiesen|geprüft|untersucht)|"
    r"(?:weiß|wissen|wusste|sagen)\s(?:(?:man|wir|es|das)\s)?(?:noch\s)?nicht|niemand|keiner|"
    r"kein(?:e|en)?\s(?:guten\s|klaren\s)?(?:hinweise?|belege?|anzeichen)|zu\s(?:wenige?|klein|kurz)|schwer\szu\ssagen"
)
_ABOUT_WORK = (
    r"studien?|versuche?n?|übersicht\w*|seite|teil|abschnitt|thema|wir|uns|unsere\w*|lesen|erklärt|vergleich\w*|verglichen|"
    r"forscher\w*|forschende\w*|heißt|heißen|genannt|bedeutet|leitlinien?|sagt|sagen|empfiehlt|empfehlen|rät|laut|behörden?|"
    r"tabelle|bild|zahlen|unten|oben"
)
_INTRODUCES = (
    r"(?:ist|sind|war|waren|wird|werden|wurde|wurden)\s(?:(?:auch|oft|meist|nur)\s)?(?:ein|eine|einer|der|die|das|verkauft|"
    r"genommen|gegeben|gemacht|gefunden|gemessen|gezählt|gespritzt|gegessen|getrunken|verschrieben|angeboten)"
)
_LISTS = r"(?:und\s|oder\s)?(?:wo|wie|was|wer|wen|wann|welche\w*|warum|weil|wenn|für\swen|womit|wofür|wozu)"
_VERBS = (
    r"(?:ist|sind|war|waren|hat|haben|hatte|hatten|kann|können|wird|werden|wurde|wurden|muss|müssen|soll|sollen|darf|dürfen|"
    r"macht|machen|geht|gehen|hilft|helfen|bringt|bringen|lässt|lassen|bleibt|bleiben|nimmt|nehmen|gibt|geben|[a-zäöüß]{3,}t)"
)
_COMMON = stems("""
    aber alle allein aller alles als also alt alter ander anderer anders angst anstatt apotheke arzneimittel arzt auch
    auf aus auto außer bald bei beide beim beipackzettel beispiel bekam bekamen bekommen bekommt besonder bevor bis
    bitte blatt bleiben bleibt brauchen braucht bringen bringt dabei dafür daher damit danach dann daran darauf darum
    das dass davon davor dazu dein dem den denn der des deshalb die dies diese dieser doch doppelt dort drei dritte
    drittel durch dürfen dürfte dürften eben ein eine einem einen einer eines einfach einige einmal erst erste etwa
    etwas eventuell fahren fakten fall fast finden frage fragen frau früh fährt fälle fühlen führen fünf für gab ganz
    geben gehen geht gehört genau genug gerade gering gern gesamt gesund gibt glas gleich grund gruppe größe gut haben
    halb hat hatte hatten haus hier hilfe hinter hoch hundert hälfte höher hören ihm ihn ihnen ihr ihre immer inner
    insgesamt ist jahr jahre jed jede jeder jemand jetzt kann kein keine kind kinder klinik kommen kommt kurz können
    könnte könnten kürze lang lange lassen leben leicht letzte leute länger lässt machen macht mag mal man manche mann
    medikament medikamente mehr mein meist menge mensch menschen merken merkt messen milligramm minute mit mitte
    mittel monat morgen muss möchte mögen möglich möglicherweise müssen müsste nach nacht name nehmen neu nicht nichts
    nie nimmt noch normal nun nur nächst oben oder oft ohne ort paar packung packungsbeilage patient person placebo
    plan praxis prozent punkt rund sache sagen schein scheintablette scheintabletten schon schwer sechs sehen sehr
    sein seine seit seite selbst sich sie sieben sind sofort sogar sollen sollte sondern sonst spritze später statt
    stehen stelle stufe stunde stärker suchen tablette tag tage tausend teil trinken tropfen trotz täglich um und
    unten unter verlieren verlor vermutlich viel viele vielleicht vier viertel voll vom von vor vorher wahrscheinlich
    wann war waren warum was weg wegen weil weiter welche wenig weniger wenn wer werden wert werte wie wieder wird
    wirken wirkt wissen wo woche wohl wollen worte wurde während würde würden zahl zehn zeit ziemlich zu zuerst zum
    zur zurück zusammen zwei zweite zwischen zwölf ärzte ärztin über überblick überhaupt üblich
""")
FREE_TEXTS = FreeTexts(
    leaves_open=_LEAVES_OPEN,
    about_work=_ABOUT_WORK,
    introduces=_INTRODUCES,
    lists=_LISTS,
    verbs=_VERBS,
    pronouns=words("es sie ihn ihm diese dieser dieses"),
    common=_COMMON,
)
