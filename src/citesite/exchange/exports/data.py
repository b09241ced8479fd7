"""All that the files of a topic say, as plain data: the topic, its claims, its results and its sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from citesite import addresses
from citesite.exchange.exports.download import Data, Download
from citesite.exchange.exports.text import as_json
from citesite.link.cards import SourceCard
from citesite.link.topic import LinkedTopic
from citesite.read.settings import SiteConfig
from citesite.records import Analysis, Claim, Record
from citesite.text.prose import plain, prose

if TYPE_CHECKING:
    from citesite.evidence.effects import Effect

_DIGITS = 6
"""Significant digits of computed numbers: as many as agree with those of R metafor."""
_OF_A_SOURCE = (
    "design", "population", "n", "follow_up", "funding", "risk_of_bias", "access", "standing", "study",
)  # fmt: skip


def evidence_data(topic: LinkedTopic, cards: Sequence[SourceCard], config: SiteConfig) -> Data:
    """A topic for other programs: texts without mark-up, numbers as numbers, what is not known left out."""
    record = topic.record
    base = config.base
    address = addresses.topic(record.id)
    return {
        "site": _known(
            {"title": config.title, "url": base, "language": config.language, "licence": config.content_licence}
        ),
        "topic": _known(
            {
                "id": record.id,
                "url": base + address if base else "",
                "title": record.title,
                "summary": _text(record.summary),
                "status": record.status,
                "last_reviewed": record.last_reviewed.isoformat() if record.last_reviewed else "",
                "next_review": record.next_review.isoformat() if record.next_review else "",
                "question": _dumped(record.question) if record.question else {},
            }
        ),
        "key_messages": [
            {
                "id": message.id,
                "text": _text(message.text),
                "certainty": topic.certainty[message.id],
                "claims": list(message.claims),
            }
            for message in record.takeaways
        ],
        "claims": [_claim(claim, topic, f"{base}{address}" if base else "") for claim in topic.claims.values()],
        "outcomes": [_dumped(outcome) for outcome in topic.outcomes.values()],
        "analyses": [_analysis(analysis, topic) for analysis in topic.analyses.values()],
        "sources": [_source(card) for card in cards],
    }


def _claim(claim: Claim, topic: LinkedTopic, page: str) -> Data:
    return _known(
        {
            "id": claim.id,
            "url": f"{page}#{claim.id}" if page else "",
            "section": topic.section_of[claim.id],
            "text": _text(claim.text),
            "type": claim.type,
            "outcome": claim.outcome,
            "applies_to": claim.applies_to,
            "certainty": _dumped(claim.certainty) if claim.certainty else {},
            "evidence": [
                _known({**_dumped(one), "note": _text(one.note) if one.note else ""}) for one in claim.evidence
            ],
        }
    )


def _analysis(analysis: Analysis, topic: LinkedTopic) -> Data:
    """An analysis with its effects, computed as they are for its page."""
    found = topic.values.computed(analysis.id)
    data = _dumped(analysis)
    for row, result in zip(data["rows"], found.rows, strict=True):
        if result.effect:
            row["effect"] = {**_effect(result.effect), "from": result.origin}
    if found.pooled:
        pooled = found.pooled
        numbers = {"i2_percent": pooled.i2, "tau2": pooled.tau2, "q": pooled.q, "q_p": pooled.q_p}
        data["pooled"] = {
            **_effect(pooled.effect),
            "model": pooled.model,
            "studies": pooled.studies,
            **{name: _rounded(value) for name, value in numbers.items()},
        }
    return data


def _effect(effect: Effect) -> Data:
    return {
        "measure": effect.measure,
        "estimate": _rounded(effect.estimate),
        "interval": [_rounded(effect.low), _rounded(effect.high)],
        "level": 0.95,
    }


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")


def _source(card: SourceCard) -> Data:
    return {"csl": card.csl, **{name: card.record[name] for name in _OF_A_SOURCE if name in card.record}}


def _text(text: str) -> str:
    return plain(prose(text))


def _dumped(record: Record) -> Data:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"formerly"})


def _known(data: Data) -> Data:
    return {name: value for name, value in data.items() if name in _ALWAYS or value not in (None, "", {}, [])}


_ALWAYS = frozenset({"text", "summary"})
"""What every claim and topic has, even where it is written so that nothing of it can be seen."""


DOWNLOADS = (Download("evidence.json", "JSON", "application/json", "evidence", as_json),)
