"""Operators that change a field of a record: stance, design, level, counts, and which record another one names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from citesite.diagnostics import Place
from citesite.records import Arm, Claim, TopicContent
from meaning.mutation import Mutant, claims, mutant, operator, parts, states_effect, topics
from meaning.sites import Change, MutableSite
from meaning.text_operators import another_number


def _result_sources(topic: TopicContent, claim: Claim) -> set[str]:
    """Return the sources behind the result of a claim, if there is one, or if all of them must be its evidence."""
    result = claim.result
    analysis = next((a.record for a in topic.analyses if result and a.record.id == result.analysis), None)
    if result is None or analysis is None:
        return set()
    rows = [r for r in analysis.rows if result.row in (None, r.label) and result.subgroup in (None, r.subgroup)]
    return {row.source for row in rows} if len(rows) == 1 or analysis.model else set()


@operator("stance")
def stance(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Let a source contradict what it supports, or the other way round."""
    for topic, claim in claims(site):
        behind = _result_sources(topic, claim.record)
        for number, evidence in enumerate(claim.record.evidence):
            place = claim.place / "evidence" / number / "stance"
            if evidence.stance in ("supports", "contradicts"):
                new = "contradicts" if evidence.stance == "supports" else "supports"
                is_decided = (evidence.source in behind and states_effect(claim.record)) or (
                    evidence.stance == "supports" and _is_only_support(claim.record, number)
                )
                yield mutant("stance", place, evidence.stance, new, is_decided)


def _is_only_support(claim: Claim, number: int) -> bool:
    supporting = [n for n, e in enumerate(claim.evidence) if e.stance in ("supports", "partly")]
    return supporting == [number]


@operator("source of a claim")
def source_of_claim(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Name another source of the topic as the evidence of a claim."""
    for topic, claim in claims(site):
        every = sorted({e.source for e, _, _ in topic.evidence})
        behind = _result_sources(topic, claim.record)
        for number, evidence in enumerate(claim.record.evidence):
            others = [name for name in every if name not in {e.source for e in claim.record.evidence}]
            place = claim.place / "evidence" / number / "source"
            yield mutant("source of a claim", place, evidence.source, draw.choice(others), evidence.source in behind)


_TRIALS = ("randomized-trial", "systematic-review")


@operator("design of a source")
def design(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make a trial a review of opinions, and a cohort a trial."""
    for source, path, steps in site.sources():
        turned = {"randomized-trial": "narrative-review", "systematic-review": "narrative-review"}
        new = turned.get(source.design or "", "randomized-trial")
        is_decided = any(_design_decides(claim.record, source.id, site) for _, claim in claims(site))
        yield mutant("design of a source", Place(path, (*steps, "design")), source.design, new, is_decided)


def _design_decides(claim: Claim, source: str, site: MutableSite) -> bool:
    """Whether a source is the only one of its kind behind the start of a rating."""
    if not claim.certainty or not claim.certainty.start:
        return False
    designs = site.content.sources
    supporting = [e.source for e in claim.evidence if e.stance in ("supports", "partly")]
    trials = [name for name in supporting if name in designs and designs[name].design in _TRIALS]
    return trials == [source] if claim.certainty.start == "high" else supporting == [source]


@operator("people of a source")
def people(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make the number of people in a study three times as large."""
    for source, path, steps in site.sources():
        if source.n:
            typed = re.compile(rf"(?<![\d,.]){source.n:,}(?![\d,.]\d)|(?<![\d,.]){source.n}(?![\d,.]\d)")
            notes = [e.note or "" for _, c in claims(site) for e in c.record.evidence if e.source == source.id]
            is_decided = any(typed.search(note) for note in notes)
            yield mutant("people of a source", Place(path, (*steps, "n")), source.n, str(source.n * 3), is_decided)


@operator("year of a source")
def year(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Move a work eleven years back."""
    for source, path, steps in site.sources():
        if source.issued:
            new = f"{int(source.issued[:4]) - 11}{source.issued[4:]}"
            place = Place(path, (*steps, "issued"))
            yield mutant("year of a source", place, source.issued, new, source.issued[:4] in source.id)


@operator("digit of a DOI")
def doi(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Change the last digit of a DOI. No record decides it: `citesite verify-sources` asks."""
    for source, path, steps in site.sources():
        if source.DOI and (found := re.search(r"\d(?=\D*$)", source.DOI)):
            digit = str((int(found.group()) + 1) % 10)
            new = source.DOI[: found.start()] + digit + source.DOI[found.end() :]
            yield mutant("digit of a DOI", Place(path, (*steps, "DOI")), source.DOI, new, is_decided=False)


@operator("level of certainty")
def level(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Rate a claim one level higher or lower."""
    turned = {"high": "moderate", "moderate": "high", "low": "moderate", "very-low": "low"}
    for _, claim in claims(site):
        certainty = claim.record.certainty
        if certainty and certainty.level in turned:
            place = claim.place / "certainty" / "level"
            yield mutant("level of certainty", place, certainty.level, turned[certainty.level])


@operator("reason of a rating")
def reason(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Rate a claim one level higher, and take away a reason to be less sure."""
    turned = {"moderate": "high", "low": "moderate", "very-low": "low"}
    for _, claim in claims(site):
        certainty = claim.record.certainty
        if certainty and certainty.level in turned and certainty.down:
            raw = site.value(claim.place.path, (*claim.place.steps, "certainty"))
            new = {**raw, "level": turned[certainty.level], "down": raw["down"][1:]}
            place = claim.place / "certainty"
            what = f"{certainty.down[0]}, {certainty.level}"
            change = Change(place.path, place.steps, new)
            yield Mutant("reason of a rating", change, f"{what} → {turned[certainty.level]}", is_decided=False)


_CHANGES = {
    "large-increase": "large-decrease", "increase": "decrease", "small-increase": "decrease", "none": "large-increase",
    "small-decrease": "increase", "decrease": "increase", "large-decrease": "increase",
}  # fmt: skip


@operator("change of an effect")
def change_of_effect(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Turn the change that a claim says its outcome undergoes."""
    for _, claim in claims(site):
        if claim.record.effect and claim.record.effect.change:
            place = claim.place / "effect" / "change"
            new = _CHANGES[claim.record.effect.change]
            yield mutant("change of an effect", place, claim.record.effect.change, new)


@operator("amount of a dose")
def dose(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make a dose a thousand times as large."""
    for topic in topics(site):
        for option in topic.dosing_options:
            place, value = option.place / "amount" / "value", option.record.amount.value
            yield mutant("amount of a dose", place, value, f"{value * 1000:g}")


@operator("unit of a dose")
def unit(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Take micrograms for milligrams, and milligrams for grams."""
    turned = {"microgram": "milligram", "milligram": "gram"}
    for topic in topics(site):
        for option in topic.dosing_options:
            if option.record.amount.unit in turned:
                place = option.place / "amount" / "unit"
                yield mutant("unit of a dose", place, option.record.amount.unit, turned[option.record.amount.unit])


@operator("counts of a group")
def counts(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Take the numbers of both groups of a row for each other, and make one number larger."""
    for topic in topics(site):
        for analysis in topic.analyses:
            for number, row in enumerate(analysis.record.rows):
                place = analysis.place / "rows" / number
                raw = site.value(place.path, place.steps)
                if not (row.intervention and row.comparator) or raw["intervention"] == raw["comparator"]:
                    continue
                new = {**raw, "intervention": raw["comparator"], "comparator": raw["intervention"]}
                has_both = row.estimate is not None and not row.differs_because
                is_decided = has_both or _is_stated(topic, analysis.record.id, row.label)
                change = Change(place.path, place.steps, new)
                yield Mutant("counts of a group", change, f"{row.label}: groups exchanged", is_decided)
                is_computed = has_both and (_is_complete(row.intervention) or analysis.record.measure == "RD")
                for key in ("events", "mean", "percent"):
                    if raw["intervention"].get(key) not in (None, "0"):
                        more = another_number(raw["intervention"][key]).replace(",", "")
                        where = place / "intervention" / key
                        yield mutant("counts of a group", where, raw["intervention"][key], more, is_computed)


def _is_complete(arm: Arm) -> bool:
    """Whether an effect can be computed from the numbers of a group."""
    return arm.events is not None or (arm.sd is not None and arm.n is not None)


def _is_stated(topic: TopicContent, analysis: str, label: str) -> bool:
    """Whether a claim that names its change has a row, or the analysis, as its result."""
    results = [claim.record.result for claim in topic.claims if states_effect(claim.record)]
    return any(r and r.analysis == analysis and r.row in (None, label) and not r.subgroup for r in results)


@operator("estimate of a row")
def estimate(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Turn a published effect round, with its interval."""
    for topic in topics(site):
        for analysis in topic.analyses:
            is_ratio = analysis.record.measure in ("RR", "OR", "HR")
            for number, row in enumerate(analysis.record.rows):
                if row.estimate is None or not row.interval or row.estimate == 0 or min(row.interval) == 0:
                    continue
                low, high = row.interval
                one, two, three = (1 / row.estimate, 1 / high, 1 / low) if is_ratio else (-row.estimate, -high, -low)
                place = analysis.place / "rows" / number
                new = {
                    **site.value(place.path, place.steps),
                    "estimate": f"{one:.3g}", "interval": [f"{two:.3g}", f"{three:.3g}"],
                }  # fmt: skip
                has_groups = row.intervention is not None and row.comparator is not None
                is_stated = _is_stated(topic, analysis.record.id, row.label)
                is_decided = (has_groups and not row.differs_because) or is_stated
                what = f"{row.label}: {row.estimate:g} → {one:.3g}"
                yield Mutant("estimate of a row", Change(place.path, place.steps, new), what, is_decided)


@operator("outcome of a finding")
def outcome(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Show the numbers of one outcome as those of another."""
    for topic in topics(site):
        every = [o.id for o in topic.results.record.outcomes] if topic.results else []
        for found in topic.findings:
            for number, finding in enumerate(found.record.outcomes):
                new = draw.choice([name for name in every if name != finding.outcome])
                place = found.place / "outcomes" / number / "outcome"
                is_decided = finding.analysis is not None or finding.claim is not None
                yield mutant("outcome of a finding", place, finding.outcome, new, is_decided)


@operator("claim of a finding")
def claim_of_finding(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Let a line of a summary of findings, or the first picture, name a claim about something else."""
    for topic in topics(site):
        named = [(f.claim, found.place / "outcomes" / n) for found in topic.findings
                 for n, f in enumerate(found.record.outcomes)]  # fmt: skip
        if picture := topic.topic.record.first_picture:
            named.append((picture.claim, topic.topic.place / "first_picture"))
        outcomes = {claim.record.id: claim.record.outcome for claim in topic.claims}
        for old, place in named:
            if old:
                new = draw.choice([name for name, own in outcomes.items() if own and own != outcomes.get(old)])
                yield mutant("claim of a finding", place / "claim", old, new)


@operator("claim of a takeaway")
def claim_of_part(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Let a takeaway or an answer rest on another claim of the topic."""
    for topic, part, place in parts(site):
        every = [claim.record.id for claim in topic.claims]
        for number, name in enumerate(part.claims[:2]):
            new = draw.choice([other for other in every if other not in part.claims])
            yield mutant("claim of a takeaway", place / "claims" / number, name, new)


@operator("analysis of a picture")
def analysis_of_picture(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Let a line of a summary of findings show the numbers of another outcome."""
    for topic in topics(site):
        outcomes = {a.record.id: a.record.outcome for a in topic.analyses}
        for found in topic.findings:
            for number, finding in enumerate(found.record.outcomes):
                others = [name for name, own in outcomes.items() if own != finding.outcome]
                if finding.analysis and others:
                    place = found.place / "outcomes" / number / "analysis"
                    yield mutant("analysis of a picture", place, finding.analysis, draw.choice(others))


@operator("result of a claim")
def result_of_claim(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Let a claim name the result of another outcome."""
    for topic, claim in claims(site):
        result = claim.record.result
        others = [a.record.id for a in topic.analyses if a.record.outcome != claim.record.outcome]
        if result is not None and others:
            new = draw.choice(others)
            yield mutant("result of a claim", claim.place / "result", result.analysis, {"analysis": new})
