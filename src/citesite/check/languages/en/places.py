"""How an English text names countries, and studies by their authors and years."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.placing import Places

PLACES = Places(
    countries="""
        AR Argentin
        AT Austria
        AU Australia
        BD Bangladesh
        BE Belgium Belgian
        BG Bulgaria
        BR Brazil
        CA Canad
        CH Switzerland Swiss
        CL Chile
        CN China Chinese
        CO Colombia
        CU Cuba
        CZ Czech
        DE German
        DK Denmark Danish Danes
        EE Estonia
        EG Egypt
        ES Spain Spanish Spaniard
        ET Ethiopia
        FI Finland Finnish Finns
        FR France French
        GB Britain British England English Scotland Scottish Scots Wales Welsh United_Kingdom UK
        GH Ghana
        GR Greece Greek
        HR Croatia
        HU Hungar
        ID Indonesia
        IE Ireland Irish
        IL Israel
        IN India
        IQ Iraq
        IR Iran
        IS Iceland
        IT Italy Italian
        JP Japan
        KE Kenya
        KR Korea South_Korea
        LK Sri_Lanka
        LT Lithuania
        LV Latvia
        MA Morocc
        MX Mexic
        MY Malaysia
        NG Nigeria
        NL Netherlands Dutch Holland
        NO Norway Norwegian
        NP Nepal
        NZ New_Zealand
        PE Peru
        PH Philippin Filipin
        PK Pakistan
        PL Poland Polish Poles
        PT Portug
        RO Romania
        RS Serbia
        RU Russia
        SA Saudi
        SE Sweden Swedish Swedes
        SG Singapore
        SI Slovenia
        SK Slovakia
        TH Thai
        TN Tunisia
        TR Turkey Turkish
        TW Taiwan
        TZ Tanzania
        UA Ukrain
        UG Uganda
        US United_States USA America
        VE Venezuela
        VN Vietnam
        ZA South_Africa
    """,
    no_place_behind=(
        r"-?\s?(?:measles|flu|influenza|encephalitis|fever|herb\w*|medicine|pines?|diet|food|tea|ginseng|knotweed|nuts?|pigs?|language|"
        r"words?|version|translat\w*|abstract|text|guidelines?|society|health|law|mint|seed|oak|maple|elm|hamster\w*|rabbits?|inks?|"
        r"liquorice|licorice|plum|apricot|pear|pepper|mistletoe|golden\w*|drug|food|wormwood|tobacco|trypan\w*)"
    ),
    people_or_studies=(
        r"trials?|stud(?:y|ies|ied)|cohorts?|experiments?|surveys?|registers?|people|patients|adults|children|babies|women|men|girls|boys|"
        r"teenagers|volunteers|participants|doctors|nurses|researchers|clinics?|hospitals?"
    ),
    trials="trials",
    other_studies=(
        r"others?|another|both|neither|either|unlike|than|while|whereas|like|also|too|all|each|every|two|three|four|five|six|later|earlier|"
        r"again|compare\w*|differ\w*|same|similar\w*|review\w*|added|pooled|together|but|against|instead"
    ),
    sized=(
        r"(?P<name>NAME)(?:\s(?:trial|study|cohort|experiment|survey|one))?(?:\s(?:had|has|included|took|enrolled|tested|followed|of|with|in|on))?"
        r"(?:\sall)?\s(?P<n>NUMBER)|"
        r"(?P<n_>NUMBER)\s(?:(?!(?:and|or|but|of)\b)[a-z-]+\s){0,4}?(?:in|from|joined)\s(?:the\s)?(?P<name_>NAME)"
    ),
    of_year=(
        r"(?:trial|study|cohort|review|guideline|experiment|survey|paper)\s(?:(?!(?:was|were|is|are|has|had|retract\w*|withdr\w*|end\w*|beg[au]n|start\w*|stopp\w*|ran|took|finish\w*|recruit\w*)\b)\w+\s){0,3}?(?:of|from|in|published\sin|dated)\s(?P<year>(?:19|20)\d\d)\b(?!\s?[-–]\s?\d)|"
        r"\b(?P<year_>(?:19|20)\d\d)\s(?:\w+\s)?(?:trial|study|cohort|review|guideline|experiment|survey|paper)\b"
    ),
    in_of_year=words("trial study cohort review guideline experiment survey paper"),
)
