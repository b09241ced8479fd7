"""How German texts describe studies, who paid, and forms of medicines."""

from __future__ import annotations

from citesite.check.languages.describing import Descriptions
from citesite.check.languages.form import words

_MAKERS = r"(?:Hersteller\w*|Firm(?:a|en)|Unternehmen|Industrie)"
_PAID = r"(?:bezahl\w*|finanzier\w*|geförder\w*)"
DESCRIPTIONS = Descriptions(
    by_chance=r"durch\s(?:den\s)?Zufall|zufällig\w*|per\sLos|randomisiert\w*|ausgelost|(?:der\s)?Zufall\s(?:entschied|bestimmte)",
    in_by_chance=words(
        "zufall zufällig zufällige zufälligen zufälliger los randomisiert randomisierte randomisierten randomisierter ausgelost"
    ),
    watched=(
        r"(?:nur|bloß|lediglich)\s(?:\w+\s){0,2}beobachtet\w*|Beobachtungsstudien?|"
        r"(?:\w+\s)?(?:wählten|entschieden|bestimmten)\s(?:\w+\s)?(?:selbst|selber),?\s(?:ob|wer|welche\w*|was)(?!\s(?:\w+\s){1,4}?(?:weiter\w*|auf\w+))|"
        r"(?:Ärzt\w+|Ärzte|Pflegende|Patient\w+|Menschen)\s(?:selbst\s)?(?:wählten|entschieden)\s(?:\w+\s)?(?:selbst|aus|wer|welche\w*)|"
        r"(?:Umfrage|Befragung|(?:Kohorten|Fall-Kontroll-|Querschnitts?)studie)\s(?:unter|mit|von|an|bei)\s(?:(?:etwa|rund|über|fast)\s)?\d+(?:[.,]\d+)*"
    ),
    in_watched=words(
        "beobachtet beobachtete beobachteten beobachtungsstudie beobachtungsstudien wählten entschieden bestimmten umfrage befragung "
        "kohortenstudie fall querschnittstudie querschnittsstudie"
    ),
    in_tried=words("versuch"),
    tried_in=r"Versuch,?\s(?:in|aus)\s(?:COUNTRY)|(?:COUNTRY)\s(?:(?:randomisierte[rn]?|kontrollierte[rn]?)\s)*Versuch",
    independent=(
        rf"unabhängig\w*\svo[nm]\s(?:\w+\s)?{_MAKERS}|kein\w*\s(?:\w+\s){{0,4}}?vo[nm]\s(?:\w+\s)?{_MAKERS}\s{_PAID}|"
        rf"nicht\svo[nm]\s(?:\w+\s)?{_MAKERS}\s{_PAID}|kein\w*\s{_MAKERS}\s(?:\w+\s){{0,3}}(?:{_PAID}|beteiligt)|"
        rf"{_MAKERS}\s(?:\w+\s){{0,4}}?(?:nicht\s(?:{_PAID}|beteiligt|mitgeredet)|nichts\s(?:{_PAID}|damit\szu\stun)|keinen\s(?:Anteil|Einfluss))|"
        rf"(?:Universität|Hochschule|Klinik|Stiftung|Regierung|Krankenkasse)\s(?:\w+\s){{0,2}}{_PAID}|"
        rf"von\s(?:der|einer|mehreren)\s(?:\w+\s)?(?:Universität|Hochschule|Klinik|Stiftung|Regierung|Krankenkasse)\s{_PAID}|"
        rf"(?:öffentlich\w*|unabhängig\w*)\s{_PAID}|öffentliche[nm]?\s(?:Geld\w*|Mitteln?)"
    ),
    paid_by_maker=rf"vo[nm]\s(?:\w+\s)?{_MAKERS}\s(?:\w+\s)?{_PAID}|{_MAKERS}\s(?:\w+\s){{0,3}}{_PAID}",
    in_funding=words("""
        hersteller herstellers herstellern firma firmen unternehmen industrie öffentlich öffentliche öffentlichen öffentlichem unabhängig
        unabhängige unabhängigen universität hochschule klinik stiftung regierung krankenkasse
    """),
    masked=(
        r"niemand\s(?:\w+\s){0,2}(?:wusste|konnte)|(?:wusste|wussten|konnten?)\s(?:\w+\s){0,2}nicht\b|doppelblind\w*|verblindet\w*"
    ),
    known=r"offene\w?\s(?:Studie|Versuch)|(?<!niemand\s)(?:wusste|wussten)\s(?!\w*\s?nicht)(?:\w+\s)?,?\s?(?:was|welche\w*|wer)|nicht\sverblindet",
    in_masked=words(
        "wusste wussten konnte konnten doppelblind doppelblinde doppelblinden verblindet verblindete offen offene offenen"
    ),
    at_most=r"\b(?:(?<!nicht\s)(?:weniger|kürzer)|nicht\s(?:mehr|länger))\sals\s|\b(?:unter|bis\szu|höchstens|innerhalb\svon)\s",
    at_least=r"\b(?:(?<!nicht\s)(?:mehr|länger)|nicht\s(?:weniger|kürzer))\sals\s|\b(?:über|mindestens)\s",
    or_more=r"\s(?:oder|und)\s(?:mehr|länger)\b",
    any_animals=words("tier tiere tieren"),
    people=words("""
        menschen personen leute erwachsene erwachsenen männer männern frauen kinder kindern babys säuglinge säuglingen jugendliche jugendlichen
        patienten patientinnen teilnehmer teilnehmende teilnehmenden freiwillige freiwilligen beschäftigte beschäftigten angestellte
        angestellten pflegekräfte studierende studierenden schüler schülerinnen raucher läufer eltern mütter väter
    """),
    animals=words(
        "ratte ratten maus mäuse mäusen kaninchen hund hunde hunden schwein schweine affe affen hamster katze katzen schaf schafe"
    ),
    conditions=words(
        "schwer schwerer schwerem schweren leicht leichter leichtem mäßig mäßiger schwanger schwangere schwangeren stillende stillenden gesund gesunde gesunden krank kranke erste ersten erstem schwangerschaft stillzeit"
    ),
    denied=r"\b(?:nicht|kein\w*|nie|niemand|ohne|weder|ob)\b",
    of_some=r"ein|eine|einer|erste\w*|zweite\w*|andere\w*|einige|manche|kleinere\w*|größere\w*|meisten",
    forms=(
        (
            "swallow",
            r"Tabletten?|Kapseln?|Pillen?|\w*schluck\w*|eingenommen|einnehmen|Einnahme|nimmt|nahmen|oral\w*|Sirup|Saft|trink\w*|getrunken|Beutel",
        ),
        (
            "inject",
            r"Spritzen?|gespritzt|\w*injektion\w*|injizier\w*|Infusion\w*|subkutan\w*|intramuskulär\w*|intravenös\w*",
        ),
        (
            "skin",
            r"\w*creme\w*|\w*salbe\w*|Gel|Lotion\w*|\w*pflaster\w*|aufgetragen|auftragen|eingerieben|Haut|\w*bad|bäder\w*|gebadet",
        ),
        ("nose", r"Nase\w*|nasal\w*"),
        ("breathe", r"inhalier\w*|Inhalation\w*|eingeatmet|Hub|Hübe"),
        ("below", r"Zäpfchen|rektal\w*|vaginal\w*|Einl[aä]uf\w*"),
        ("mouth", r"Lutschtabletten?|gelutscht|gespült|\w*spülung\w*|gegurgelt|sublingual\w*|unter\sder\sZunge"),
        ("eye", r"Augentropfen|Augensalbe"),
        ("ear", r"Ohrentropfen"),
    ),
    transfers=(
        r"genau(?:so)?\swie|ebenso|genauso|wie\sbei|überträgt|übertragbar|lässt\ssich\sübertragen|dasselbe|das\sGleiche|auch|gilt|gelten|bewährt|erwarten|muss|wird|werden"
    ),
    in_transfers=words(
        "genau genauso ebenso wie überträgt übertragbar übertragen dasselbe gleiche auch gilt gelten bewährt erwarten muss wird werden"
    ),
    set_apart=words(
        "schwangere schwangeren schwangerschaft stillende stillenden stillzeit kinder kindern kleinkinder säuglinge jugendliche"
    ),
    or_fewer=r"\s(?:oder|und)\s(?:weniger|jünger|kürzer)\b",
    everybody=r"alle[nr]?|jede[nrms]?|sämtliche\w*",
    later=r"wird|werden|noch\snicht|länger(?!\sals)|lange\sgenug|weitermachen|brauch\w*|soll\w*|muss|müssen|bald|später|mit\sder\sZeit",
    spared=r"frei\svon|verschont|erspart|entgehen|beschwerdefrei|verpass\w+|versäum\w+",
    no_denial=r"ohne|oder\snicht",
    changed_by=r"\bum\s(?:etwa\s|rund\s)?(?P<n>NUMBER)|\b(?:verloren|gewannen)\s(?P<n2>NUMBER)|\b(?P<n3>NUMBER)\s(?:Punkte?\s)?(?:weniger|niedriger|höher|mehr)\b(?!\sals)",
    in_changed_by=words("um verloren gewannen weniger niedriger höher mehr"),
    changes=r"\w*änder\w*|Rückgang|\w*fiel\w*|\w*sank\w*|gesunken|Abnahme|Zunahme|\w*besser\w*|Unterschied|Differenz|Anstieg|stieg\w*|verringer\w*",
    not_otherwise=r"\b(?:nicht|keine?n?)\s(?:\w+\s){0,3}?hätten?\b",
    in_not_otherwise=words("hätte hätten"),
    all_had=(
        r"(?<!nicht\s)\b(?:alle\s(?:(?P<n>NUMBER)\s)?\w+|jede[rs]?(?:\s\w+)?)(?:\s(?:in|an)?\s?(?:der|dieser|dieses|des)\s(?:Studie|Versuchs?))?"
        r"\s(?:nahmen|nahm|bekamen|bekam|erhielten|erhielt|trugen|trug|tranken|trank|schluckten|schluckte)\s"
        r"(?P<what>(?![^.;]*\b(?:oder|nacheinander|abwechselnd|Hälfte|zuerst|zunächst|dann|später|danach|vor\sder\sStudie|einmal)\b)[^.;:,()]+)"
    ),
    in_all_had=words("alle jeder jede jedes"),
    crossed=r"cross-?\s?over|überkreuz\w*",
    of_group=r"je|jeweils|pro|in\s(?:jeder|beiden|der)|mit|ohne|unter|die|deren|hatten|bekamen|nahmen|Gruppe|und|oder|als|gegen|waren|war|weniger|mehr",
    has_capitals_for_names=False,
)
