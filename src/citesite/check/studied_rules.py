"""Who was studied and for how long: what a claim says of it fits its sources, and a source fits its results (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.rating_rules import supporting
from citesite.check.reasons import Reasons
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Row
from citesite.values.topic import TopicWithValues

GOES_BY = "counts"

YOUNG = re.compile(
    r"\b(?:children|child|babies|baby|infants?|newborns?|toddlers|teenagers|adolescents|pupils)\b", re.IGNORECASE
)
GROWN = re.compile(
    r"\b(?:adults?|men|women|elderly|veterans|older\speople|aged\s(?:[2-9]\d)|workers|nurses)\b", re.IGNORECASE
)
_OF_NO_PEOPLE = frozenset(("animal", "laboratory"))

AGES_DIFFER = Rule(
    code="ages-differ",
    severity=Severity.WARNING,
    summary="a claim is about children, and its sources studied adults, or the other way round",
    meaning=(
        "Under applies_to: the claim says who it is about. None of the sources that support it studied such people, as "
        "far as their population: says, so that nobody knows whether it holds for them."
    ),
    fix="Correct applies_to: or population:. If it is meant so, rate down for indirectness, or say why under because:.",
    wrong="applies_to: Children with headache    # population: Adults",
    right="applies_to: Adults with headache",
)


@topic_check(AGES_DIFFER)
def ages_differ(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims about an age that none of their sources studied."""
    reasons = Reasons(topic, "because")
    for claim in topic.claims:
        about = claim.record.applies_to or ""
        is_young, is_grown = YOUNG.search(about) is not None, GROWN.search(about) is not None
        rated = claim.record.certainty
        if is_young == is_grown or (rated and "indirectness" in rated.down):
            continue
        other, own = (GROWN, YOUNG) if is_young else (YOUNG, GROWN)
        studied = [source.population for source in supporting(claim.record, known)]
        is_other = bool(studied) and all(other.search(text) and not own.search(text) for text in studied)
        if is_other and not reasons.cover(claim.place / "applies_to"):
            message = f'claim "{claim.record.id}" is about "{about}", and its sources studied "{studied[0]}"'
            yield AGES_DIFFER.at(claim.place / "applies_to", message, "correct applies_to: or population:")


NO_PEOPLE_STUDIED = Rule(
    code="no-people-studied",
    severity=Severity.WARNING,
    summary="a rated effect on people rests on animals or on laboratory work alone",
    meaning=(
        "Whether something does in people what it does in animals or in cells is not known. A rating of such evidence "
        "goes down for indirectness, most often twice, or there is no rating."
    ),
    fix="Rate down for indirectness, say in the sentence that it was seen in animals, or take the claim out.",
    wrong="design: animal    # of the only source of a claim with low certainty",
    right="design: cohort",
)
_SAYS_SO = re.compile(
    r"\b(?:animals?|rats?|mice|mouse|dogs?|pigs?|rabbits?|cells?|laborator\w+|test\stubes?)\b", re.IGNORECASE
)


@topic_check(NO_PEOPLE_STUDIED)
def no_people_studied(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find rated effects that rest on animals or laboratory work alone and are not rated down for it."""
    reasons = Reasons(topic, "because")
    for claim in topic.claims:
        record = claim.record
        rated = record.certainty
        # Of a rating that begins at high, another rule says that there are no trials.
        if record.type != "effect" or not rated or rated.start == "high" or "indirectness" in rated.down:
            continue
        designs = {source.design for source in supporting(record, known)}
        is_about_them = _SAYS_SO.search(f"{record.text} {record.applies_to or ''}")
        if designs and designs <= _OF_NO_PEOPLE and not is_about_them and not reasons.cover(claim.place / "text"):
            message = f'claim "{record.id}" rests on no study of people, and is not rated down for indirectness'
            yield NO_PEOPLE_STUDIED.at(claim.place / "certainty", message, "rate down for indirectness")


FOLLOW_UP_DIFFERS = Rule(
    code="follow-up-differs",
    severity=Severity.WARNING,
    summary="the follow_up of a source is not how long its results say that people were followed",
    meaning=(
        "A result or a note is of a later day than its study lasted, or all results are of a small part of that time. "
        "One of the two may be mistyped, and readers judge by it whether an effect lasts."
    ),
    fix="Correct the wrong one.",
    wrong="follow_up: 10 years    # of a row; its source says 2 hours",
    right="follow_up: 2 hours",
)
_LONGER, _FAR_SHORTER = 1.5, 0.1
_LASTED = re.compile(
    r"\b(?:over|lasting|lasted|followed\s(?:them\s)?for|(?:people|adults|patients|men|women|children)\sfor)\s(?:(?:about|up\sto|almost|nearly)\s)?(\d+(?:\.\d+)?\s(?:day|week|month|year)s?)\b(?!\sold)"
)
"""How long a note says that a study lasted."""
_TIME = re.compile(
    r"(?<![\w.,/-])(\d+(?:\.\d+)?)(?:\sto\s(\d+))?\s(minute|hour|day|week|month|year)s?\b", re.IGNORECASE
)
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}


def days_in(text: str) -> list[float]:
    """Return each time that a text names, in days."""
    return [float(n) * _DAYS[unit.lower()] for *typed, unit in _TIME.findall(text) for n in typed if n]


@topic_check(FOLLOW_UP_DIFFERS)
def follow_up_differs(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sources whose follow-up differs from that of their rows."""
    rows: dict[str, list[tuple[Row, Place]]] = {}
    for analysis in topic.analyses:
        for number, row in enumerate(analysis.record.rows):
            if row.follow_up and not row.study:
                place = analysis.place / "rows" / number / "follow_up"
                rows.setdefault(row.source, []).append((row, place))
    for name, found in rows.items():
        card = known.sources.get(name)
        lasted = max(days_in(card.follow_up), default=None) if card else None
        measured = [(max(days), place) for row, place in found if (days := days_in(row.follow_up or ""))]
        if not lasted or not measured:
            continue
        longest, place = max(measured, key=lambda one: one[0])
        if longest > _LONGER * lasted or longest < _FAR_SHORTER * lasted:
            written = card.follow_up if card else ""
            message = f'a result of source "{name}" is of another time than its follow_up, "{written}"'
            yield FOLLOW_UP_DIFFERS.at(place, message, "correct the wrong one")
    for evidence, place, _ in topic.evidence:
        card = known.sources.get(evidence.source)
        said = _LASTED.search(evidence.note or "")
        lasted = max(days_in(card.follow_up), default=None) if card and said else None
        if said and lasted and max(days_in(said[1])) > _LONGER * lasted:
            message = f'the note says "{said[0]}", and source "{evidence.source}" has another follow_up'
            yield FOLLOW_UP_DIFFERS.at((place / "note").find(said[0]), message, "correct the wrong one")
