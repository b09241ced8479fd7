"""How a German text names countries, and studies by their authors and years."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.placing import Places

PLACES = Places(
    countries="""
        AR Argentini
        AT Österreich
        AU Australi
        BD Bangladesch
        BE Belgi
        BG Bulgari
        BR Brasili
        CA Kanad
        CH Schweiz
        CL Chile
        CN China chines
        CO Kolumbi
        CU Kuba
        CZ Tschech
        DE Deutschland deutsch
        DK Dänemark dänisch Dänen Däninnen
        EE Estland estnisch
        EG Ägypt
        ES Spani
        ET Äthiopi
        FI Finnland finnisch
        FR Frankreich französisch
        GB Großbritannien britisch England englisch Schottland schottisch Wales walisisch Vereinigte_Königreich Vereinigten_Königreich
        GH Ghana
        GR Griechenland griechisch
        HR Kroati
        HU Ungar
        ID Indonesi
        IE Irland irisch irische
        IL Israel
        IN Indien indisch
        IQ Irak
        IR Iran
        IS Island isländisch
        IT Itali
        JP Japan
        KE Kenia
        KR Korea Südkorea
        LK Sri_Lanka
        LT Litau
        LV Lettland lettisch
        MA Marokk
        MX Mexik
        MY Malaysi
        NG Nigeria
        NL Niederl Holland holländisch
        NO Norweg
        NP Nepal
        NZ Neuseel
        PE Peru
        PH Philippin
        PK Pakistan
        PL Polen polnisch
        PT Portug
        RO Rumäni
        RS Serbi
        RU Russland russisch
        SA Saudi
        SE Schwed
        SG Singapur
        SI Sloweni
        SK Slowak
        TH Thai
        TN Tunesi
        TR Türk
        TW Taiwan
        TZ Tansania
        UA Ukrain
        UG Uganda
        US Vereinigte_Staaten Vereinigten_Staaten USA Amerika amerikanisch
        VE Venezuela
        VN Vietnam
        ZA Südafrika
    """,
    no_place_behind=(
        r"\w*\s(?:Grippe|Enzephalitis|Medizin|Kräuter\w*|Kiefer\w*|Küche|Kost|Tee|Sprache|Leitlinie\w*|Gesellschaft|Fassung|Übersetzung|Text\w*|Hamster\w*)"
    ),
    people_or_studies=(
        r"(?:\w*studien?|Versuche?n?|Kohorten?|Umfragen?|Register|Menschen|Patient\w*|Personen|Erwachsene\w*|Kinder\w*|Frauen|Männer\w*|"
        r"Jugendliche\w*|Freiwillige\w*|Teilnehm\w*|Kliniken?|Krankenh\w+|untersucht\w*)"
    ),
    trials="Versuche",
    other_studies=(
        r"ander\w*|beide\w*|keine\w*|anders|als|während|wie|auch|alle\w*|jede\w*|zwei|drei|vier|fünf|sechs|später\w*|früher\w*|wieder|vergl\w+|"
        r"unterscheid\w*|gleiche\w*|ähnlich\w*|Übersicht\w*|zusammen|aber|gegen|statt"
    ),
    sized=(
        r"(?P<name>NAME)(?:\s(?:\w*studie|Versuch|Kohorte|Umfrage))?(?:\s(?:hatte|umfasste|untersuchte|nahm|mit|von|an))?\s(?P<n>NUMBER)|"
        r"(?P<n_>NUMBER)\s(?:(?!(?:und|oder|aber|von)\b)[\w-]+\s){0,4}?(?:in|aus|am|an)\s(?:der\s)?(?P<name_>NAME)"
    ),
    of_year=(
        r"(?:studie|versuch|kohorte|übersicht|leitlinie|umfrage|arbeit)\s(?:(?!(?:wurde\w*|war\w*|ist|sind|hat|begann\w*|endete\w*|lief\w*|dauerte\w*)\b)\w+\s){0,3}?(?:von|aus|aus\sdem\sJahr|vom\sJahr)\s(?P<year>(?:19|20)\d\d)\b(?!\s?[-–]\s?\d)|"
        r"(?P<year_>(?!))"
    ),
    in_of_year=words("studie versuch kohorte übersicht leitlinie umfrage arbeit"),
)
