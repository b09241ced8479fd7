"""Rules about what claims, takeaways and doses rest on, and how sure they may sound."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, Place, error
from citesite.evidence.certainty import LEVELS, expected_level, is_suspect, lowest, too_strong
from citesite.records import CertaintyLevel, TopicContent
from citesite.text.prose import plain, prose, proses
from citesite.values.grammar import masked

_MILDER = "say probably (moderate), may (low), or that nobody knows (very low)"
_TRIALS = {"randomized-trial", "non-randomized-trial"}


def claim_without_evidence(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A claim rests on nothing."""
    for claim in topic.claims:
        if not claim.record.evidence:
            message = f'claim "{claim.record.id}" has no evidence'
            yield error("claim-without-evidence", claim.place, message, "name at least one source under evidence:")


def takeaway_without_claims(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A takeaway sums up nothing."""
    for number, takeaway in enumerate(topic.topic.record.takeaways):
        if not takeaway.claims:
            message = f'takeaway "{takeaway.id}" rests on no claim'
            place = topic.topic.place / "takeaways" / number
            yield error("takeaway-without-claims", place, message, "name the claims it sums up under claims:")


def effect_without_certainty(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A claim about an effect does not say how sure anyone can be."""
    for claim in topic.claims:
        if claim.record.type == "effect" and claim.record.certainty is None:
            message = f'claim "{claim.record.id}" is about an effect and does not say how certain it is'
            yield error("effect-without-certainty", claim.place, message, "add certainty: with level, start and down")


def effect_not_rated(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A claim about an effect says that its certainty was not rated."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if claim.record.type == "effect" and certainty and certainty.level == "not-rated":
            message = f'claim "{claim.record.id}" is about an effect; its certainty must be rated'
            yield error("effect-not-rated", claim.place / "certainty" / "level", message, "very-low is a rating too")


def certainty_arithmetic(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A certainty is not its start, minus the reasons to be less sure, plus the reasons to be more sure."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.level == "not-rated":
            continue
        place = claim.place / "certainty" / "level"
        expected = expected_level(certainty)
        if expected is None:
            message = f'claim "{claim.record.id}" is rated {certainty.level} and does not say where rating began'
            yield error("certainty-arithmetic", place, message, "add start: high for trials, low for other studies")
        elif expected != certainty.level:
            sums = f"{certainty.start} − {len(certainty.down)} + {len(certainty.up)} is {expected}"
            message = f'claim "{claim.record.id}" says {certainty.level}, but {sums}'
            yield error(
                "certainty-arithmetic", place, message, "mend the level, or name the reasons under down: or up:"
            )


def takeaway_too_strong(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A takeaway sounds more sure than the least certain claim it rests on."""
    levels = {c.record.id: c.record.certainty.level for c in topic.claims if c.record.certainty}
    for number, takeaway in enumerate(topic.topic.record.takeaways):
        level = lowest(levels[name] for name in takeaway.claims if name in levels)
        for word in _too_strong(takeaway.text, level):
            message = f'takeaway "{takeaway.id}" says "{word}", but its certainty is {LEVELS.get(level, level)}'
            place = topic.topic.place / "takeaways" / number / "text"
            yield error("takeaway-too-strong", place.find(word), message, _MILDER)


def claim_too_strong(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A claim sounds more sure than its own certainty."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.level == "not-rated":
            continue
        for word in _too_strong(claim.record.text, certainty.level):
            message = f'claim "{claim.record.id}" says "{word}", but its certainty is {LEVELS[certainty.level]}'
            yield error("claim-too-strong", (claim.place / "text").find(word), message, _MILDER)


def _too_strong(text: str, level: CertaintyLevel) -> Iterator[str]:
    """What is too strong in the words of a text's writer: not in addresses of links, and not in value references."""
    if is_suspect(text, level):
        yield from too_strong(plain(prose(masked(text))), level)


def retracted_source(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A retracted work supports something the site says, or stands in a table of results."""
    supporting = [(e.source, place, owner) for e, place, owner in topic.evidence if e.stance in ("supports", "partly")]
    for name, place, owner in [*supporting, *_results(topic)]:
        source = known.sources.get(name)
        if source and source["standing"] == "retracted":
            message = f'{owner} is supported by "{name}", which was retracted'
            hint = "take it away, or say with stance: context what became of it"
            yield error("retracted-source", place / "source", message, hint)


def unread_source(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A work that nobody here has read supports or contradicts something the site says, or is cited in a text."""

    def is_unread(name: str) -> bool:
        source = known.sources.get(name)
        return source is not None and source["access"] == "not-read"

    hint = "it may be listed under further_reading:"
    for name, place, owner in [*((e.source, place, owner) for e, place, owner in topic.evidence), *_results(topic)]:
        if is_unread(name):
            yield error("unread-source", place / "source", f'{owner} rests on "{name}", which was not read', hint)
    for part, place in proses(topic.texts):
        for name in (citation.source for bracket in part.citations for citation in bracket):
            if is_unread(name):
                message = f'the text cites "{name}", which was not read'
                yield error("unread-source", place.find(f"@{name}"), message, hint)


def _results(topic: TopicContent) -> Iterator[tuple[str, Place, str]]:
    """Every result in a topic's analyses: its source, where it stands, and what it is in a message's words."""
    for analysis in topic.analyses:
        for field in ("rows", "published", "baseline_risks"):
            for number, row in enumerate(getattr(analysis.record, field)):
                yield row.source, analysis.place / field / number, f'analysis "{analysis.record.id}"'


def dose_without_evidence(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A dose comes from nowhere."""
    for option in topic.dosing_options:
        if not option.record.evidence:
            message = f'dosing option "{option.record.id}" has no evidence'
            yield error("dose-without-evidence", option.place, message, "name the source of the dose under evidence:")


def dose_without_unit(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A dose has no unit."""
    for option in topic.dosing_options:
        if option.record.amount.unit is None:
            message = f'dosing option "{option.record.id}" has an amount without a unit'
            hint = "write amount: {value: 1000, unit: microgram}"
            yield error("dose-without-unit", option.place / "amount", message, hint)


def trial_dose_unmarked(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A dose that was only ever given in trials is not marked as such, so that it could be read as advice."""
    for option in topic.dosing_options:
        designs = [known.sources[e.source]["design"] for e in option.record.evidence if e.source in known.sources]
        if option.record.purpose != "trial-arm" and designs and _TRIALS.issuperset(designs):
            message = f'dosing option "{option.record.id}" rests on trials alone and is marked {option.record.purpose}'
            hint = "say purpose: trial-arm, or name the guideline or licence that gives the dose"
            yield error("trial-dose-unmarked", option.place / "purpose", message, hint)
