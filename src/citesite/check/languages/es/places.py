"""How a Spanish text names countries, and studies by their authors and years."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.placing import Places

PLACES = Places(
    countries="""
        AR Argentin
        AT Austri austriac
        AU Australia
        BD Bangladés Bangladesh
        BE Bélgica belga
        BG Bulgaria búlgar
        BR Brasil
        CA Canadá canadiens
        CH Suiz
        CL Chile
        CN China chinos chinas
        CO Colombia
        CU Cuba
        CZ Chequia checo checa República_Checa
        DE Alemani alemán alemanes alemana
        DK Dinamarca danés danesa
        EE Estonia
        EG Egipto egipci
        ES España español
        ET Etiopía
        FI Finlandia finland finés finesa
        FR Francia francés francesa
        GB Gran_Bretaña británic Inglaterra inglés ingles Escocia escoces Gales galés galesa Reino_Unido
        GH Ghana
        GR Grecia grieg
        HR Croacia
        HU Hungría húngar
        ID Indonesia
        IE Irland
        IL Israel
        IN India
        IQ Irak
        IR Irán iraní
        IS Islandia
        IT Itali
        JP Jap
        KE Kenia
        KR Corea
        LK Sri_Lanka
        LT Lituan
        LV Letonia
        MA Marruecos marroquí
        MX México mexican
        MY Malasia
        NG Nigeria
        NL Países_Bajos Holanda holandés holandesa neerland
        NO Noruega norueg
        NP Nepal
        NZ Nueva_Zelanda
        PE Perú peruan
        PH Filipin
        PK Pakist
        PL Polonia polac
        PT Portugal portugu
        RO Ruman
        RS Serbia
        RU Rusia
        SA Arabia_Saud
        SE Sueci
        SG Singapur
        SI Esloveni
        SK Eslovaqui
        TH Tailand
        TN Túnez
        TR Turquía turc
        TW Taiw
        TZ Tanzania
        UA Ucrani
        UG Uganda
        US Estados_Unidos estadounidense
        VE Venezuela
        VN Vietnam
        ZA Sudáfrica sudafrican
    """,
    no_place_behind=r"\w*\s(?:gripe|guía|sociedad|idioma|lengua|versión|traducción)",
    people_or_studies=(
        r"ensayos?|estudios?|cohortes?|encuestas?|registros?|personas?|pacientes?|adultos?|niñ[oa]s?|mujer(?:es)?|hombres?|jóvenes|voluntari[oa]s?|"
        r"participantes?|hospital(?:es)?|clínicas?"
    ),
    trials="ensayos",
    other_studies=(
        r"otr[oa]s?|ambos|ambas|ningun[oa]|a\sdiferencia|que|mientras|como|también|todos|todas|cada|dos|tres|cuatro|cinco|seis|después|antes|"
        r"compar\w*|difer\w*|mism[oa]s?|parecid\w*|revisi\w*|juntos|pero|frente|en\slugar"
    ),
    sized=(
        r"(?P<name>NAME)(?:\s(?:tuvo|incluyó|estudió|siguió|con|de|en))?\s(?:a\s)?(?P<n>NUMBER)|"
        r"(?P<n_>NUMBER)\s(?:(?!(?:y|o|e|pero|de)\b)[^\W\d]+\s){0,4}?en\s(?:(?:el|la)\s)?(?:(?:ensayo|estudio|cohorte)\s)?(?P<name_>NAME)"
    ),
    of_year=(
        r"(?:ensayo|estudio|cohorte|revisión|guía|encuesta|trabajo)\s(?:(?!(?:fue\w*|era\w*|es|ha|empezó|terminó|duró|se)\b)\w+\s){0,3}?(?:de|del)\s(?P<year>(?:19|20)\d\d)\b(?!\s?[-–]\s?\d)|(?P<year_>(?!))"
    ),
    in_of_year=words("ensayo estudio cohorte revisión guía encuesta trabajo"),
)
