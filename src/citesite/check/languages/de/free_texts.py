"""How a German text without claims of its own states nothing new of an outcome."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.telling import FreeTexts, stems

_LEAVES_OPEN = (
    r"keine?\s(?:\w+\s){0,2}(?:studien?|forschung|übersicht\w*)|weder|"
    r"ob|wenn|falls|unklar|ungewiss|unsicher|unbewiesen|ungeprüft|unbekannt|uneinig|widersprechen|zweifel\w*|kommt\sdarauf\san|"
    r"hängt\s(?:davon|von)|nicht\s(?:sicher|gewiss|bekannt|klar|gezeigt|bewiesen|erwiesen|geprüft|untersucht)|"
    r"(?:weiß|wissen|wusste|sagen)\s(?:(?:man|wir|es|das)\s)?(?:noch\s)?nicht|niemand|keiner|"
    r"kein(?:e|en)?\s(?:guten\s|klaren\s)?(?:hinweise?|belege?|anzeichen)|zu\s(?:wenige?|klein|kurz)|schwer\szu\ssagen"
)
_JOINS = r"[;:]|\b(?:aber|doch|jedoch|obwohl)\b"
_INTRODUCES = (
    r"(?:ist|sind|war|waren|wird|werden|wurde|wurden)\s(?:(?:auch|oft|meist|nur)\s)?(?:ein|eine|einer|der|die|das|verkauft|"
    r"genommen|gegeben|gemacht|gefunden|gemessen|gezählt|gespritzt|gegessen|getrunken|verschrieben|angeboten)"
)
_LISTS = r"(?:und\s|oder\s)?(?:wo|wie|was|wer|wen|wann|welche\w*|warum|womit|wofür|wozu)"
_ORDERS = r"[a-zäöüß]+e?n\ssie"
_VERBS = (
    r"(?:ist|sind|war|waren|hat|haben|hatte|hatten|kann|können|wird|werden|wurde|wurden|muss|müssen|soll|sollen|darf|dürfen|"
    r"macht|machen|geht|gehen|hilft|helfen|bringt|bringen|lässt|lassen|bleibt|bleiben|nimmt|nehmen|gibt|geben|[a-zäöüß]{3,}t)"
)
_OF_WORK = stems("""
    abschnitt angeboten angaben aussage autor behörde befragung bericht bild daten durchgeführt empfehlen empfiehlt
    ergebnis erklärt erklären forscher forschende forschung gegessen genannt genommen gefunden gemessen gespritzt
    getrunken gezählt geprüft geschätzt getestet heißt hersteller laut leitlinie nennt personen quelle rät sicher
    studie studien tabelle teilnehmer thema überschrift übersicht uns unsere unsicher untersucht unklar verglichen
    vergleich vergleichen verkauft veröffentlicht verschrieben versuch wir zufällig zusammengefasst zahlen
""")
_COMMON = stems("""
    aber absetzen alle allein aller alles als also alt alter ander anderer anders angst anstatt apotheke april
    arzneimittel arzt auch auf august aus auto außer bald bedeutet bei beide beim beipackzettel beispiel bekam
    bekamen bekommen bekommt besonder besser bevor bis bitte blatt bleiben bleibt brauchen braucht bringen bringt
    dabei dafür daher damit danach dann daran darauf darum das dass dauern dauerte davon davor dazu dein dem den
    denn der des deshalb dezember die dies diese dieser doch doppelt dort drei dritte drittel durch dürfen dürfte
    dürften eben ein eine einem einen einer eines einfach einige einmal einnehmen einnimmt einzig erst erste etwa etwas
    eventuell fahren fakten fall fast februar finden frage fragen frau früh fährt fälle fühlen führen fünf für gab
    ganz geben gehen geht gehört genau genug gerade gering gern gesamt gesucht gesund gibt glas gleich grund gruppe
    größe gut haben halb hat hatte hatten haus hier hilfe hinter hoch hundert hälfte höher höherer hören ihm ihn
    ihnen ihr ihre immer inner insgesamt ist jahr jahre januar jed jede jeder jemand jetzt juli juni kann kein keine
    kind kinder klinik kommen kommt kontrolle kurz können könnte könnten kürze lang lange lassen leben leicht letzte
    leute länger lässt machen macht mag mal man manche mann medikament medikamente mehr mein meist menge mensch
    menschen merken merkt messen milligramm minute mit mitte mittel monat morgen muss märz möchte mögen möglich
    möglicherweise müssen müsste nach nacht name nehmen neu nicht nichts nie niedriger nimmt noch normal november
    nun nur nächst oben oder oft ohne oktober ort paar packung packungsbeilage patient person placebo plan praxis
    prozent punkt rat reichen reicht rund sache sagen schein scheintablette scheintabletten schon schwer schwächere
    sechs sehen sehr sein seine seit seite selbst september sich sie sieben sind sofort sogar sollen sollte sondern
    sonst sprechen spritze spritzen später statt stehen steht stelle stufe stunde stärker stärkere suchen suchten
    tablette tag tage tausend teil trinken tropfen trotz täglich um und unten unter verlieren verlor vermutlich viel
    viele vielleicht vier viertel voll vom von vor vorher wahrscheinlich wann war waren warum was weg wegen weil
    weiter welche wenig weniger wenn wer werden wert werte wie wieder wird wirken wirkt wissen wo woche wohl wollen
    worte wurde während würde würden zahl zehn zeit ziemlich zu zuerst zum zur zurück zusammen zwei zweite zwischen
    zwölf ändern ändert ärzte ärztin über überblick überhaupt üblich
""")
FREE_TEXTS = FreeTexts(
    leaves_open=_LEAVES_OPEN,
    presumed=(
        r"\b(?:weil|da|nachdem|obwohl)\s(?P<clause>[^,?]{6,})|^wie\s(?:schnell|bald|gut|viel\sbesser)\s(?:wird|würde|kann|könnte)?\s?(?P<clause_>[^?]{6,})"
    ),
    happened=(
        r"\b(?:da|weil|wo)\s(?:es|sie|er|das)\s(?:sich\s)?(?:ja\s|doch\s|so\s)?(?:lohnt|sich\slohnt|das\sbeste|am\sbesten)\b[^?]*|"
        r"\b(?:sobald|nachdem|wenn)\s(?:\w+\s){1,4}(?:gewirkt|geholfen|geheilt)\s(?:hat|haben)|"
        r"^wie\s(?:schnell|bald|lange\sdauert\ses,\sbis)\s[^?]*?\b(?:weg|verschwunden|geheilt|vorbei)\b[^?]*"
    ),
    expects=(
        r"^wie\s(?:viele?|viel)\b[^?]*?\b(?:erspart|verhindert|lindert|senkt|spart|nimmt|heilt)\b[^?]*|"
        r"^(?:wann|wie\sbald|wie\sschnell)\b[^?]*?\b(?:weg|verschwunden|geheilt|beseitigt|zu\swirken)\b[^?]*|"
        r"^welche[rs]?\b[^?]*\b(?:hilft|wirkt)\sam\sbesten\b[^?]*|\bjetzt,?\s(?:da|wo)\ses\s[^?]*\b(?:Besseres|Sichereres)\b[^?]*"
    ),
    aims=(
        r"\bdamit\s(?:er|sie|es|(?:die|der|das)\s\w+)\s(?P<of>[^?]+?)\s(?:verhindern?t?|lindern?t?|senkt|senken|verringern?t?|vermeide[nt]|vorbeugt|vorbeugen)\b|"
        r"^wie\s(?:viele?|oft|lange|früh)\b[^?]*?\bum\s(?P<of_>[^?]+?)\szu\s(?:verhindern|lindern|senken|verringern|vermeiden)\b"
    ),
    in_expects=words("damit wie wann welche welcher welches jetzt"),
    freed_of=r"\bdamit\s(?:ich|wir|mein\w*\s\w+|unser\w*\s\w+)\s(?:\w+\s){0,2}?(?:kein\w*|nie)\s(?!Dosis|Tablette)(?P<of>[^?]+)",
    asks_how=r"^(?:wie|warum|wieso)\s(?:lindert|beruhigt|schützt|heilt|verhindert|senkt|bessert)\b",
    works=r"\b(?:wirk(?:t|en)|hilft|helfen|heilt|heilen)\b",
    in_presumed=words("sobald wenn lange weil da nachdem obwohl schnell bald gut besser"),
    of_readers=r"(?:ich|wir|man|mein\w*|unser\w*)\b|[^,?]*\b(?:vielleicht|könnte\w*|kann|ob|wenn)\b",
    joins=_JOINS,
    introduces=_INTRODUCES,
    lists=_LISTS,
    orders=_ORDERS,
    verbs=_VERBS,
    of_work=_OF_WORK,
    common=_COMMON | _OF_WORK,
)
