"""A topic as plain data, from which all downloads of evidence are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from citesite import addresses
from citesite.evidence.amounts import UCUM
from citesite.evidence.rounding import significant
from citesite.exchange.exports.download import Data, Download
from citesite.exchange.exports.text import as_json
from citesite.link.cards import SourceCard
from citesite.link.topic import LinkedTopic
from citesite.read.settings import SiteConfig
from citesite.records import Analysis, Claim, DosingBlock, DosingOption, Record
from citesite.records.texts import rewritten
from citesite.text.prose import plain, prose

if TYPE_CHECKING:
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.effects import Effect
    from citesite.evidence.pooling import Pooled

_FIGURES = 6
"""Significant figures of computed numbers: as many as agree with those of R metafor."""
_KEPT_BACK = {"abstract", "formerly", "imported"}
"""Fields that are not the site's to give away (abstracts), or matter to it alone: former addresses, imports."""

_TOPIC_FIELDS = (
    "title", "summary", "category", "audience", "status", "last_reviewed", "next_review", "question", "first_picture",
    "steps",
)  # fmt: skip


def evidence_data(topic: LinkedTopic, cards: Sequence[SourceCard], config: SiteConfig) -> Data:
    """Return a topic for other programs: texts without mark-up, numbers as numbers, unknown values left out.

    Args:
        topic: the topic, its texts settled.
        cards: the cards of all sources it names.
        config: the settings.
    """
    record = topic.record
    base = config.base
    page = base + addresses.topic(record.id) if base else ""
    return {
        "site": _known(
            {"title": config.title, "url": base, "language": config.language, "licence": config.content_licence}
        ),
        "topic": _known({"id": record.id, "url": page, **_dumped(record, *_TOPIC_FIELDS)}),
        "sections": [_dumped(section, "id", "title", "kind", "lead") for section in topic.sections],
        "key_messages": [
            {**_dumped(message), "certainty": topic.certainty[message.id]} for message in record.takeaways
        ],
        "claims": [_part(claim, topic, page) for claim in topic.claims.values()],
        "doses": [_part(option, topic, page) for option in _doses(topic)],
        "outcomes": [_dumped(outcome) for outcome in topic.outcomes.values()],
        "analyses": [_analysis(analysis, topic) for analysis in topic.analyses.values()],
        "sources": [_source(card) for card in cards],
    }


def _doses(topic: LinkedTopic) -> Iterator[DosingOption]:
    """Yield the dosing options of a topic, in reading order."""
    for section in topic.sections:
        for block in section.body:
            if isinstance(block, DosingBlock):
                yield from block.dosing


def _part(record: Claim | DosingOption, topic: LinkedTopic, page: str) -> Data:
    """A part of a topic, with every field it has, its section and its address."""
    url = f"{page}#{record.id}" if page else ""
    data = _dumped(record)
    if isinstance(record, DosingOption) and record.amount.unit in UCUM:
        data["amount"]["ucum"] = UCUM[record.amount.unit]
    return _known({"id": record.id, "url": url, "section": topic.section_of[record.id], **data})


def _analysis(analysis: Analysis, topic: LinkedTopic) -> Data:
    """An analysis with everything that is computed from it."""
    # Imported here because only a topic with analyses pays for the arithmetic.
    from citesite.evidence.analysis import without_each

    found = topic.values.computed(analysis.id)
    data = _dumped(analysis)
    for row, result in zip(data["rows"], found.rows, strict=True):
        if result.effect:
            row["effect"] = {**_effect(result.effect), "from": result.origin}
            if result.weight is not None:
                row["effect"]["weight_percent"] = _rounded(result.weight)
    if found.pooled:
        data["pooled"] = _pooled(found.pooled)
    if found.subgroups:
        data["subgroups"] = [{"name": subgroup.name, **_pooled(subgroup.pooled)} for subgroup in found.subgroups]
    if found.between:
        between = found.between
        data["between_subgroups"] = {"q": _rounded(between.q), "df": between.df, "p": _rounded(between.p)}
    if without := without_each(analysis, found):
        rows = analysis.rows
        data["leave_one_out"] = [{"without": rows[number].label, **_effect(one.effect)} for number, one in without]
    for risk, absolute in zip(data["baseline_risks"], found.absolutes, strict=False):
        risk["with_intervention"] = {"per_thousand": _rounded(1000 * absolute.with_)}
        risk["with_intervention"]["interval"] = [_rounded(1000 * x) for x in (absolute.with_low, absolute.with_high)]
    if found.size:
        data["against_minimal_important_difference"] = found.size
    return data


def _pooled(pooled: Pooled) -> Data:
    numbers = {"i2_percent": pooled.i2, "tau2": pooled.tau2, "q": pooled.q, "q_p": pooled.q_p}
    intervals = {"tau2_interval": pooled.tau2_interval, "prediction_interval": pooled.prediction}
    return {
        **_effect(pooled.effect),
        "model": pooled.model,
        "interval_method": "hartung-knapp-sidik-jonkman" if pooled.hksj else "wald",
        "studies": pooled.studies,
        **{name: _rounded(value) for name, value in numbers.items()},
        **{name: [_rounded(limit) for limit in limits] for name, limits in intervals.items() if limits},
    }


def _effect(effect: Effect) -> Data:
    return {
        "measure": effect.measure,
        "estimate": _rounded(effect.estimate),
        "interval": [_rounded(effect.low), _rounded(effect.high)],
        "level": 0.95,
        **({"zero_cells_corrected": True} if effect.is_corrected else {}),
    }


def _rounded(value: float) -> float:
    return significant(value, _FIGURES)


def _source(card: SourceCard) -> Data:
    """A source: its CSL-JSON item, and what the site says about it."""
    csl, record = card.csl, card.record
    said = _known({name: record[name] for name in record if name not in csl and name not in _KEPT_BACK})
    said |= {name: _text(said[name]) for name in ("access_note", "summary") if name in said}
    return {"csl": csl, **said}


def _text(text: str) -> str:
    return plain(prose(text))


def _dumped(record: Record, *fields: str) -> Data:
    """A record as plain data: the fields that are named, or all of them."""
    return rewritten(record, _text, fields).model_dump(
        mode="json", by_alias=True, exclude_none=True, include=set(fields) or None, exclude=_KEPT_BACK
    )


def _known(data: Data) -> Data:
    return {name: value for name, value in data.items() if name in _ALWAYS or value not in (None, "", {}, [])}


_ALWAYS = frozenset({"text", "summary"})
"""What every claim and topic has, even where it is written so that nothing of it can be seen."""


DOWNLOADS = (Download("evidence.json", "JSON", "application/json", "evidence", as_json),)
