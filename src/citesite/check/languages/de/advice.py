"""What a German text tells or allows readers to do, besides the few things that any page may say."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.telling import Advice

_PEOPLE = r"(?:sie|man|jeder|jede|alle|viele|menschen|frauen|männer|kinder|erwachsene|ältere|schwangere|du|wer)"
_MAY = r"(?:können|kann|kannst|dürfen|darf|darfst|sollten|sollte|solltest|sollen|müssen|muss)"
_DO = (
    r"(?:einnehmen|nehmen|anwenden|verwenden|benutzen|auftragen|probieren|ausprobieren|versuchen|weglassen|absetzen|aufhören|auslassen|verzichten|trinken|fahren"
    r"|kombinieren|weitermachen|weiternehmen|beginnen|anfangen|bekommen|verdoppeln|halbieren|kaufen|warten)"
)
_DONE = r"(?:eingenommen|genommen|angewendet|verwendet|benutzt|aufgetragen|weggelassen|abgesetzt|getrunken|kombiniert|gekauft|verdoppelt|halbiert)\swerden"
_VERDICTS = (
    r"einen\sversuch\s(?:ist\ses\s)?wert|(?:schadet|kann)\snicht\s?(?:zu\sprobieren|schaden)?(?=\ses\szu|$)|spricht\s(?:nichts|wenig)\s(?:dagegen|gegen)|kein(?:en)?\sgrund,?\s(?:nicht|zu)|mittel\sder\swahl"
    r"|(?:gute|bessere|beste|sichere|sinnvolle|kluge|richtige)\s(?:wahl|alternative|möglichkeit|idee|entscheidung)|empfehlenswert|geeignet\sfür\s(?:sie|alle|jeden|die\smeisten)"
    r"|(?:besser|am\sbesten)\s(?:meiden|vermeiden|weglassen)|ein\smuss\b|ohne\sbedenken|unbesorgt|bedenkenlos|getrost"
)
_FREELY = r"so\s(?:oft|lange|viel)\s(?:sie|du|man)\s(?:wollen|willst|will|mögen|möchten|mag)|jederzeit|nach\sbelieben|egal,?\s(?:wie|wann|ob)"
_ASKING = r"(?:fragen|ärzt\w+|arzt|apothek\w+|rezept|rat|rücksprache|sagen|warten|vorsicht\w*|sorgen)"
_NEEDLESS = (
    rf"(?:nicht|kein\w*)\s(?:\w+\s){{0,3}}{_ASKING}(?:\s\w+){{0,2}}\s(?:nötig|notwendig|erforderlich)|{_ASKING}\s(?:\w+\s){{0,3}}(?:nicht\s(?:nötig|notwendig|erforderlich)|überflüssig|unnötig)"
    rf"|(?:brauchen|braucht|müssen|muss)\s(?:\w+\s){{0,3}}(?:nicht|keine\w*|niemanden)\s(?:\w+\s){{0,3}}{_ASKING}|niemand\s(?:muss|braucht)\s(?:\w+\s){{0,3}}{_ASKING}"
)
_LOOK = words("""
        können kann kannst dürfen darf darfst sollten sollte solltest sollen müssen muss wert schadet spricht grund mittel wahl alternative
        möglichkeit idee entscheidung empfehlenswert geeignet besser besten bedenken unbesorgt bedenkenlos getrost oft lange viel jederzeit
        belieben egal nicht nötig notwendig erforderlich überflüssig unnötig brauchen braucht sparen niemand ohne fragen
    """)
"""Words of which each of these sentences holds one."""
ADVICE = Advice(
    told=(
        (
            ((_LOOK, frozenset[str]()),),
            (
                rf"\b{_PEOPLE}\s{_MAY}\s(?![^.,;:]*\b(?:nicht|nie|niemals|kein\w*)\b)(?:[\w-]+\s){{0,7}}?{_DO}\b|\b{_MAY}\s{_PEOPLE}\s(?![^.,;:]*\b(?:nicht|nie|niemals|kein\w*)\b)(?:[\w-]+\s){{0,7}}?{_DO}\b|\b{_MAY}\s(?:[\w-]+\s){{0,7}}?{_DONE}\b|\b(?:{_VERDICTS}|{_FREELY})"
            ),
        ),
    ),
    waived=rf"\b(?:{_NEEDLESS})|\bohne\s(?:zu\sfragen|rückfrage|rücksprache|rezept|arzt|ärzt\w+)\b|\bfragen\ssie\s(?:\w+\s){{0,4}}?nach\s(?:\w+\s)?<medicine>\b(?!-?(?:test|spiegel))",
    in_waived=((_LOOK, frozenset[str]()),),
    denied=r"\b(?:nicht|nie|niemals|niemand|keine?[nrms]?|ob|wer|wenn|falls)\s(?:[\w-]+\s){0,3}$",
    denied_before=r"\b(?:nicht|nie|niemals|niemand|keine?[nrms]?)\b",
    condition=r"^\W*(?:wenn|falls|ob|bevor|sobald)\s[^,]*$",
)
