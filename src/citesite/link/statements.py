"""What a topic says, statement by statement, so that two states of it can be compared.

A statement is what a reader may act on: a claim, a takeaway, a short answer, a dose, a step, when to get help; results
of analyses are listed beside them. All else that readers see, from headings to the cells of tables, is a list of texts
for each section. Texts are plain words with printed numbers instead of value references.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from citesite.diagnostics import Place, Step
from citesite.evidence.certainty import lowest
from citesite.evidence.rounding import significant
from citesite.records import Analysis, CalloutBlock, CertaintyLevel, Claim, DosingOption, Evidence, Placed, Topic
from citesite.records.claim import AnswerPart
from citesite.records.dosing import Amount
from citesite.text.prose import plain, prose
from citesite.values.topic import TopicWithValues

if TYPE_CHECKING:
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.effects import Effect

SUMMARY = "the summary"
"""The name of the summary of a topic; no id is two words."""


class Statement(NamedTuple):
    """One statement of a topic."""

    kind: str
    """claim, takeaway, answer, dose, steps, signs (when to get help), caution, note, summary, result or texts; outside
    topics page, term, source, person or settings."""
    text: str
    certainty: str = ""
    """Its level; of a message in parts, that of each. Empty where nothing is rated."""
    evidence: tuple[tuple[str, str], ...] = ()
    """Each source with its stance."""
    facts: Mapping[str, str] = {}
    """What is chosen and not worded, such as the effect that the page states in standard words, by name."""
    words: Mapping[str, str] = {}
    """Other words of the statement, such as the question it answers, by name."""
    notes: Mapping[str, str] = {}
    """What is said beside it, such as what a source found, by name. It may change without a word to readers."""
    texts: tuple[str, ...] = ()
    """Of `texts` all of them, in reading order."""


class TopicStatements(NamedTuple):
    """What one topic says. It is published as JSON; where that is written is not."""

    id: str
    title: str
    statements: Mapping[str, Statement]
    """By id. What has no id of its own is named after its section, or after its field."""
    changes: tuple[tuple[str, str, str], ...] = ()
    """Date (ISO 8601), kind and text of each entry of `changes:`."""
    formerly: Mapping[str, str] = {}
    """The present id of what had another id before; the topic's own is under its former ids, too."""
    places: Mapping[str, Place] = {}
    """Where each statement is written; under "" where the topic is."""
    parts: Mapping[str, Mapping[str, Place]] = {}
    """Of what is outside topics, where the parts of each statement are written: fields by name, texts by what they
    say."""
    text_steps: Mapping[str, tuple[tuple[Step, ...], ...]] = {}
    """Of statements that are many texts: the way to each of these in its file."""

    @property
    def is_draft(self) -> bool:
        """Whether its page says that it is a draft."""
        return SUMMARY in self.statements and self.statements[SUMMARY].facts.get("status") == "draft"

    @property
    def as_data(self) -> dict[str, Any]:
        """The topic as plain data, without places and without what is empty."""
        return {
            "title": self.title,
            "changes": self.changes,
            "statements": {name: _short(statement) for name, statement in self.statements.items()},
        }

    @property
    def digest(self) -> str:
        """The SHA-256 of what it says, its title and its changes included."""
        return hashlib.sha256(json.dumps(self.as_data, sort_keys=True).encode()).hexdigest()

    @classmethod
    def from_data(cls, name: str, data: Mapping[str, Any]) -> Self:
        """Read what `as_data` returned.

        Raises:
            TypeError, ValueError, KeyError, AttributeError: for any other data.
        """
        statements = {key: _read(found) for key, found in data["statements"].items()}
        return cls(name, str(data["title"]), statements, tuple((str(a), str(b), str(c)) for a, b, c in data["changes"]))

    @property
    def as_json(self) -> str:
        """The topic with its places, for the store of the last build."""
        places = {name: [place.path, place.steps] for name, place in self.places.items()}
        return json.dumps([self.id, self.as_data, self.formerly, places, self.text_steps], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `as_json` returned."""
        name, data, formerly, places, text_steps = json.loads(text)
        found = {key: Place(path, tuple(steps)) for key, (path, steps) in places.items()}
        said = {key: tuple(map(tuple, steps)) for key, steps in text_steps.items()}
        return cls.from_data(name, data)._replace(formerly=formerly, places=found, text_steps=said)


def _short(statement: Statement) -> dict[str, Any]:
    return {name: value for name, value in statement._asdict().items() if value or name == "text"}


def _read(data: Mapping[str, Any]) -> Statement:
    return Statement(
        str(data["kind"]),
        str(data["text"]),
        str(data.get("certainty", "")),
        tuple((str(source), str(stance)) for source, stance in data.get("evidence", ())),
        facts=_texts_by_name(data, "facts"),
        words=_texts_by_name(data, "words"),
        notes=_texts_by_name(data, "notes"),
        texts=tuple(map(str, data.get("texts", ()))),
    )


def _texts_by_name(data: Mapping[str, Any], part: str) -> dict[str, str]:
    return {str(name): str(value) for name, value in data.get(part, {}).items()}


def statements_of(content: TopicWithValues) -> TopicStatements:
    """Return what a topic says.

    Args:
        content: the topic, its texts settled. Ids may lead nowhere.
    """
    record = content.topic.record
    found: dict[str, tuple[Statement, Place]] = {}
    for name, statement, place in _all(content):
        # Two cards may have one title.
        found[f"{name} ({len(found)})" if name in found else name] = statement, place
    formerly = {then: now for _, now, then, _ in content.former_ids} | dict.fromkeys(record.formerly, record.id)
    return TopicStatements(
        record.id,
        record.title,
        {name: statement for name, (statement, _) in found.items()},
        tuple((change.date.isoformat(), change.kind, change.what) for change in record.changes),
        formerly,
        {"": content.topic.place} | {name: place for name, (_, place) in found.items()},
        text_steps={name: tuple(steps for _, steps in _texts(placed)) for name, placed, _ in _with_texts(content)},
    )


def _all(content: TopicWithValues) -> Iterator[tuple[str, Statement, Place]]:
    yield from _of_topic(content.topic.record, content.topic.place)
    levels = {c.record.id: c.record.certainty.level for c in content.claims if c.record.certainty}
    for claim in content.claims:
        yield claim.record.id, _claim(claim.record), claim.place / "text"
    for number, takeaway in enumerate(content.topic.record.takeaways):
        words = {"question": takeaway.question} if takeaway.question else {}
        statement = _parts("takeaway", takeaway.statements, levels)
        statement = statement._replace(facts={"readers": takeaway.audience}, words=words)
        yield takeaway.id, statement, content.topic.place / "takeaways" / number / "id"
    for section in content.sections:
        if section.record.answer:
            statement = _parts("answer", section.record.answer, levels)
            yield f"{section.record.id}: answer", statement, section.place / "answer"
    for option in content.dosing_options:
        yield option.record.id, _dose(option.record), option.place / "id"
    for section_record, block, place in content.blocks:
        if isinstance(block, CalloutBlock):
            callout = block.callout
            statement = Statement(callout.tone, plain_text(callout.text))
            yield f"{section_record.id}: {callout.title}", statement, place / "callout"
    for analysis in content.analyses:
        yield analysis.record.id, _result(analysis.record, content), analysis.place / "id"
    for name, placed, field in _with_texts(content):
        yield name, Statement("texts", "", texts=tuple(text for text, _ in _texts(placed))), placed.place / field


def _with_texts(content: TopicWithValues) -> Iterator[tuple[str, Placed[Any], str]]:
    """Yield the name of each statement that is many texts, their record, and a field that leads to it."""
    yield "the page", content.topic, "title"
    yield from ((f"{section.record.id}: page", section, "title") for section in content.sections)
    if content.results:
        yield "the results", content.results, "analyses"


_OF_STATEMENTS = frozenset({"summary", "takeaways", "steps", "seek_help", "changes", "answer"})
_BLOCKS_OF_STATEMENTS = frozenset({"claim", "dosing", "callout"})
_FOR_EDITORS = frozenset({"because", "unchecked"})


def _texts(placed: Placed[Any]) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Yield every text of a record that is in no statement of its own, and the way to it in its file."""
    for kind, text, place in placed.texts:
        steps = place.steps[len(placed.place.steps) :]
        is_stated = steps[0] in _OF_STATEMENTS or (steps[0] == "body" and steps[2] in _BLOCKS_OF_STATEMENTS)
        if not is_stated and steps[-1] not in _FOR_EDITORS:
            shown = plain_text(text) if kind == "text" else " ".join(text.split())
            if shown:
                yield shown, place.steps


def _of_topic(record: Topic, place: Place) -> Iterator[tuple[str, Statement, Place]]:
    summary = Statement("summary", plain_text(record.summary), facts={"status": record.status})
    yield SUMMARY, summary, place / "summary"
    if record.steps:
        steps = (f"{step.title}. {plain_text(step.text or '')}".strip() for step in record.steps)
        yield "the steps", Statement("steps", " ".join(steps)), place / "steps"
    for number, card in enumerate(record.seek_help):
        said = " ".join(filter(None, ["; ".join(map(plain_text, card.items)), plain_text(card.action or "")]))
        yield f"{card.title}", Statement("signs", said, facts={"urgency": card.level}), place / "seek_help" / number


def _claim(claim: Claim) -> Statement:
    effect = claim.effect
    facts = {"outcome": claim.outcome or "", "effect": f"{effect.of}: {effect.change or 'not known'}" if effect else ""}
    words = {"question": claim.question or "", "who it is about": claim.applies_to or ""}
    result, search = claim.result, claim.nothing_found
    notes = {
        "result": " ".join(filter(None, (result.analysis, result.row, result.subgroup))) if result else "",
        "search": f"{search.searched}, {search.on.isoformat()}" if search else "",
        "details": plain_text(claim.details or ""),
        "why this certainty": (claim.certainty.why or "") if claim.certainty else "",
        "because": claim.because or "",
        "unchecked": claim.unchecked or "",
    } | _notes(claim.evidence)
    level = claim.certainty.level if claim.certainty else "no study found" if search else ""
    facts, words, notes = map(_known, (facts, words, notes))
    return Statement("claim", plain_text(claim.text), level, _stances(claim.evidence), facts, words, notes)


def _parts(kind: str, parts: tuple[AnswerPart, ...], levels: Mapping[str, CertaintyLevel]) -> Statement:
    """Return a message, each part of which is as certain as the least certain of its claims."""
    rated = [lowest(levels.get(name, "not-rated") for name in part.claims) for part in parts]
    claims = tuple((name, "claim") for name in dict.fromkeys(name for part in parts for name in part.claims))
    return Statement(kind, " ".join(plain_text(part.text) for part in parts), ", ".join(rated), claims)


def dose_in_words(option: DosingOption) -> str:
    """Return what is taken, how much and how often, on one line."""
    doses = "; then ".join(f"{_amount(amount)}, {frequency}" for amount, frequency, _ in option.steps)
    return f"{option.substance}, {option.form}, {option.route}: {doses}"


def _dose(option: DosingOption) -> Statement:
    words = {
        "duration": option.duration or "",
        "given to": option.population,
        "cautions": plain_text(option.cautions or ""),
    }
    facts, notes = {"purpose": option.purpose}, _notes(option.evidence)
    return Statement("dose", dose_in_words(option), "", _stances(option.evidence), facts, _known(words), notes)


def _amount(amount: Amount) -> str:
    until = f" to {amount.to:g}" if amount.to else ""
    strength = f" of {amount.each.value:g} {amount.each.unit}" if amount.each else ""
    share = f" for each {amount.per}" if amount.per else ""
    return f"{amount.value:g}{until} {amount.unit or ''}{strength}{share}".strip()


def _result(analysis: Analysis, content: TopicWithValues) -> Statement:
    found = content.values.computed(analysis.id)
    shown = [found.pooled.effect] if found.pooled else [row.effect for row in found.rows if row.effect]
    numbers = "; ".join(map(effect_in_words, shown))
    sources = tuple((name, "result") for name in dict.fromkeys(row.source for row in analysis.rows))
    return Statement("result", f"{analysis.measure} {numbers}".strip(), "", sources)


def effect_in_words(effect: Effect) -> str:
    """Return an estimate with its interval, in three significant figures."""
    return f"{_printed(effect.estimate)} ({_printed(effect.low)} to {_printed(effect.high)})"


def _printed(value: float) -> str:
    return f"{significant(value, 3):g}"


def _stances(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((found.source, found.stance) for found in evidence)


def _notes(evidence: tuple[Evidence, ...]) -> dict[str, str]:
    said = ((e.source, (e.locator, plain_text(e.note or ""), f"“{e.quote}”" if e.quote else "")) for e in evidence)
    return {f"note on {source}": " ".join(filter(None, parts)) for source, parts in said if any(parts)}


def plain_text(text: str) -> str:
    """Return a text as plain words, with those that describe its images."""
    part = prose(text)
    images = (f"[{shown.alt}]" for shown in part.media if shown.is_image and shown.alt)
    return " ".join(" ".join((plain(part), *images)).split())


def _known(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
