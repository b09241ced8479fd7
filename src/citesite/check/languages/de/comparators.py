"""What a German sentence compares an effect with."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import Comparators

_NOT_IT = (
    r"und|oder|aber|wer|die|der|das|den|dem|des|am|im|in|bei|durch|als|für|zu|von|vom|aus|mit|vor|nach|wenn|ob|über|unter|mehr|weniger|"
    r"bis|auf|wie|ein|eine|einem|einen|einer|dass|war|waren|ist|sind|hat|haben|hatte|hatten|etwa|rund|ungefähr|fast|knapp"
)
COMPARATORS = Comparators(
    compared_with=(
        r"(?:\b(?:im\svergleich\s(?:zu|mit)|verglichen\smit|gegenüber|statt|anstelle\svon)\s(?:eine[mnr]?\s|de[mnr]\s)?|"
        r"\bals\s(?:mit|bei|unter|nach|durch)\s(?:eine[mnr]?\s|de[mnr]\s)?|"
        r"(?:\d|…)\s(?:von|unter)\s(?:\d[\d.]*|…)(?:\smenschen)?\s(?:mit|unter)\s)"
        rf"(?P<other>(?:(?!\b(?:{_NOT_IT})\b)[^\W\d_][\w-]*\s?){{1,3}})"
    ),
    of_any_group=words("""
        placebo placebos schein scheinbehandlung tablette tabletten pille pillen kapsel kapseln spritze spritzen behandlung behandlungen
        mittel medikament medikamente medikamenten gruppe gruppen durchschnitt normal üblich übliche üblichen üblicher versorgung nichts
        menschen personen leute leuten andere anderen anderer denen dosis dosen tag tage tagen woche wochen monat monate monaten jahr
        jahre jahren stunde stunden minute minuten eins zwei drei halb halbe einmal zweimal vorher nachher davor danach ohne erste ersten
        zweite zweiten hohe hohen höhere höheren niedrige niedrigen niedrigere niedrigeren gleiche gleichen jede jedem jeden einige
        einigen erwachsene erwachsenen patienten männer männern frauen kinder kindern zeit alle allen beide beiden beidem beides niemand niemandem
        früher bisher sonst dies dieser diesem nur allein sich selbst ihnen reisende reisenden prozent punkte punkten
        tasse tassen glas
    """),
    nothing=r"(?:keine[rn]?\s(?:Behandlung|Tabletten?|Medikamente?n?)|nichts)\b",
    dummies=words("placebo placebos scheintabletten scheintablette scheinbehandlung schein"),
    untreated=(
        r"\b(?:die|der|denen)\s(?P<other>(?:gar\s|überhaupt\s)?(?:keine[nr]?\s(?:\w+\s)?(?P<thing>[\w-]+)|nichts))\s"
        r"(?:bekam\w*|nahm\w*|erhielt\w*|benutzt\w*|hatte\w*|trank\w*|trug\w*|lutscht\w*|gegeben)\b"
    ),
    without=(
        r"(?:\d|…)\s(?:[\w-]+\s){0,4}?(?:mit|unter)\s(?:[\w-]+,?\s){1,5}?(?:und|gegen|gegenüber)\s(?:\d[\d.]*\s(?:von|unter)\s)?(?:\d[\d.,]*|…)\s"
        r"(?:(?:Menschen|Personen|Tagen?|Stunden|Minuten|Punkten?|Mal|mm|kg)\s)?(?P<other>ohne\s(?:jede[nrs]?\s|eine[nr]?\s|den\s|die\s|das\s)?(?P<thing>(?:[\w-]+\s)?[\w-]+))(?=[.;:)]|$)"
    ),
    nothing_recorded=r"\b(?:kein\w*|nichts|nicht|ohne|unbehandelt\w*|üblich\w*|warte\w*|allein)\b",
    noun_is_last=False,
)
