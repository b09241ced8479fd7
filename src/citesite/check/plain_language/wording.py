"""Words that make a text hard to read, with plainer ones.

The lists are this project's own, after the guidance that docs/how-to/write-plainly.md names.
"""

from __future__ import annotations

AVOID: dict[str, str] = {
    r"diabetics|a diabetic(?= *(?:$|[.,;:!?)]))|diabetic (?:people|patients|persons?)": "people with diabetes",
    r"suffer(?:s|ed|ing)? from": "have",
    r"sufferers|victims": "people with …",
    r"can't": "cannot",
    r"don't": "do not",
    r"won't": "will not",
    r"mcg|µg|μg|ug(?= )": "microgram",
    r"drugs?": "medicine",
    r"risk of": "chance of",
    r"utili[sz]e[sd]?|utili[sz]ing": "use",
    r"prior to": "before",
    r"subsequent(?:ly)? to": "after",
    r"commenc(?:e[sd]?|ing)": "start",
    r"in order to": "to",
    r"in the event of": "if",
    r"with regard to|regarding": "about",
    r"approximately": "about",
    r"sufficient": "enough",
    r"insufficient": "not enough",
    r"additional": "more",
    r"demonstrate[sd]?": "show",
    r"individuals": "people",
    r"ameliorat\w+|alleviat\w+": "ease",
    r"elevated": "high",
    r"statistically significant(?:ly)?": "how big the difference was",
    r"(?<!statistically )significant(?:ly)?": "how big it is; readers take significant for large",
}
"""A pattern, and what to write instead."""

JARGON: dict[str, str] = {
    "neuropathy": "nerve damage",
    "neuropathic": "from nerves",
    "peripheral": "in the feet and hands",
    "deficiency": "lack",
    "deficient": "short of",
    "placebo": "dummy treatment",
    "adverse": "unwanted",
    "efficacy": "how well it works",
    "efficacious": "working",
    "hypertension": "high blood pressure",
    "glycaemic": "of blood sugar",
    "glycemic": "of blood sugar",
    "hypoglycaemia": "low blood sugar",
    "hyperglycaemia": "high blood sugar",
    "renal": "of the kidneys",
    "hepatic": "of the liver",
    "cardiac": "of the heart",
    "cardiovascular": "of heart and blood vessels",
    "paraesthesia": "pins and needles",
    "prophylaxis": "prevention",
    "contraindicated": "not to be used",
    "comorbidities": "other illnesses",
    "monotherapy": "one medicine alone",
    "intramuscular": "into a muscle",
    "subcutaneous": "under the skin",
    "intravenous": "into a vein",
    "aetiology": "cause",
    "etiology": "cause",
    "morbidity": "illness",
    "mortality": "deaths",
    "prevalence": "how common it is",
    "incidence": "how many new cases there are",
    "meta-analysis": "studies put together",
    "cohort": "group followed over time",
    "biomarker": "sign in the blood",
    "malabsorption": "taking up too little",
    "dyspnoea": "being short of breath",
    "oedema": "swelling",
    "analgesic": "pain medicine",
    "benign": "harmless",
    "idiopathic": "of unknown cause",
    "systemic": "in the whole body",
}
"""A specialist word, and plain words for it."""

VAGUE = (
    r"(?:very )?(?:good|high|low|small|slight|big|strong) chance|(?<!how )(?<!most )(?<!more )(?<!less )often|rarely|"
    r"frequently|sometimes|occasionally|(?<!how )(?<!most )(?<!more )(?<!less )common(?:ly)?"
)
PARTICIPLES = (
    "been|begun|bitten|bought|broken|brought|built|caught|chosen|cut|done|drawn|driven|eaten|felt|found|forgotten|given|"
    "grown|heard|held|hidden|hit|hurt|kept|known|led|left|lost|made|meant|measured|met|paid|put|read|run|said|seen|sent|"
    "set|shown|sold|spent|split|taken|taught|thought|told|understood|weighed|worn|written"
)
"""Participles that do not end in "ed"."""
STATES = (
    "tired|worried|married|related|interested|supposed|used|based|needed|mixed|limited|complicated|dated|balanced|"
    "fed|bed|red|hundred|advanced|raised|swollen|concerned|left|set|known"
)
"""Words that look like participles and mostly describe a state."""
LINKS_THAT_SAY_NOTHING = frozenset(
    {"here", "click here", "this", "this link", "link", "more", "read more", "learn more", "this page", "see here"}
)
KNOWN_ABBREVIATIONS = frozenset(
    {"UK", "US", "USA", "EU", "NHS", "OK", "A", "I", "II", "III", "IV", "TV", "AM", "PM", "DNA", "HIV", "AIDS", "GP"}
)
