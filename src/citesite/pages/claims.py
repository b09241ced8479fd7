"""Claims and doses, with what they rest on and how sure anyone can be."""

from functools import cache
from typing import Any, Literal, NamedTuple

from citesite.pages.numbering import Html, WorkLink, optional
from citesite.pages.page import PageInput, place_url
from citesite.records import Certainty, CertaintyLevel, Claim, DosingOption, Evidence, Outcome, Record
from citesite.records.dosing import Amount
from citesite.text.prose import Citation, plain, prose


class ReasonCount(NamedTuple):
    """A reason to be less or more sure, and how many levels it counts for."""

    reason: str
    levels: int


class CertaintyView(NamedTuple):
    """How sure anyone can be, and the reasons."""

    level: CertaintyLevel
    start: str
    down: tuple[ReasonCount, ...]
    up: tuple[ReasonCount, ...]


class StatedEffect(NamedTuple):
    """What has an effect on what, for the statement in standard words."""

    of: str
    change: str
    outcome: str


class ResultView(NamedTuple):
    """The numbers that a claim puts into words."""

    title: str
    row: str
    """The label of the row; empty for all studies together."""
    href: str
    """A link to the table; empty if no section shows it."""


class SearchView(NamedTuple):
    """A search that found no study."""

    where: str
    day: str
    """ISO 8601."""


class EvidenceView(NamedTuple):
    """A source behind a claim."""

    stance: str
    reference: WorkLink
    name: str
    locator: str
    standing: str
    design: str
    n: int | None
    follow_up: str
    population: str
    note: Html
    quote: str
    """The words of the source, as printed."""


class ClaimView(NamedTuple):
    """A claim with everything that unfolds below it."""

    id: str
    aliases: tuple[str, ...]
    question: str
    """Its heading; may be empty."""
    html: Html
    words: str
    """The claim as plain text, for links and buttons that name it."""
    type: str
    """Its kind; "nothing-found" if no study was found."""
    certainty: CertaintyView
    disagrees: bool
    says_more: bool
    """Whether anything unfolds below it."""
    applies_to: str
    outcome: str
    effect: StatedEffect | None
    search: SearchView | None
    """The search, if it found no study."""
    evidence: tuple[EvidenceView, ...]
    why: Html
    """Why anyone can be this sure, in plain words."""
    result: ResultView | None
    details: Html
    url: str
    """Its published address; empty if the site has none."""


class DoseStepView(NamedTuple):
    """How much, how often and for how long."""

    value: str
    to: str
    """The upper end of a range; empty for a single number."""
    unit: str
    each: str
    """How much one tablet or puff holds; may be empty."""
    each_unit: str
    per: str
    frequency: str
    duration: str


class DoseView(NamedTuple):
    """A dose, with who was given it and why it is listed."""

    id: str
    aliases: tuple[str, ...]
    substance: Html
    form: str
    route: str
    steps: tuple[DoseStepView, ...]
    """The dose, and what follows in a schedule."""
    population: str
    cautions: Html
    purpose: str


class ClaimBlockView(NamedTuple):
    """A block with a claim."""

    claim: ClaimView
    kind: Literal["claim"] = "claim"


def claim_block(record: Claim, page: PageInput) -> ClaimBlockView:
    """Return a claim as its page shows it."""
    return ClaimBlockView(_claim(record, page))


_SHOWN_IN_BRIEF = {
    Claim: frozenset({"id", "question", "text", "type", "evidence", "because", "unchecked", "formerly"}),
    Evidence: frozenset({"source", "locator", "unchecked"}),
}
"""The fields of a claim and of its evidence that are seen without unfolding anything, or need no words."""


def _says_more(claim: Claim) -> bool:
    """Return whether a claim or its evidence has anything that unfolds below its sentence."""
    return _has_more(claim) or any(map(_has_more, claim.evidence))


def _has_more(record: Record) -> bool:
    values = record.__dict__
    for name, default in _left_out(type(record)):  # noqa: SIM110 -- asked of each piece of evidence, of every claim
        if values[name] != default:
            return True
    return False


@cache
def _left_out(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    """Return the fields that unfold below a claim, with their defaults."""
    shown = _SHOWN_IN_BRIEF[model]
    return tuple((name, field.get_default()) for name, field in model.model_fields.items() if name not in shown)


def _claim(record: Claim, page: PageInput) -> ClaimView:
    outcome = page.topic.outcomes.get(record.outcome or "") if page.topic else None
    return ClaimView(
        id=record.id,
        aliases=page.aliases(record.id),
        question=record.question or "",
        html=Html(record.text, cited(record.evidence)),
        words=plain(prose(record.text)),
        type=record.mark,
        certainty=certainty(record.certainty),
        disagrees=_disagrees(record),
        says_more=_says_more(record),
        applies_to=record.applies_to or "",
        outcome=outcome.lay_name if outcome else "",
        effect=stated_effect(record, outcome),
        search=SearchView(found.searched, found.on.isoformat()) if (found := record.nothing_found) else None,
        evidence=tuple(_evidence(evidence, page) for evidence in record.evidence),
        why=optional(record.certainty.why) if record.certainty else Html(""),
        result=_result(record, page),
        details=optional(record.details),
        url=place_url(page.config, page.topic.record.id, record.id) if page.topic else "",
    )


def _result(record: Claim, page: PageInput) -> ResultView | None:
    if record.result is None or page.topic is None:
        return None
    name = record.result.analysis
    href = page.to_place(f"#{name}") if name in page.topic.section_of else ""
    row = ", ".join(filter(None, (record.result.subgroup, record.result.row)))
    return ResultView(page.topic.analyses[name].title, row, href)


def _disagrees(record: Claim) -> bool:
    return any(evidence.stance == "contradicts" for evidence in record.evidence)


def cited(found: tuple[Evidence, ...]) -> tuple[Citation, ...]:
    """Return the citations of a claim's evidence, without places: its list of evidence names those."""
    return tuple(Citation(evidence.source) for evidence in found)


def stated_effect(claim: Claim | None, outcome: Outcome | None) -> StatedEffect | None:
    """Return what a claim says has an effect on an outcome; None if it names none."""
    if claim is None or claim.effect is None or outcome is None:
        return None
    return StatedEffect(claim.effect.of, claim.effect.change or "", outcome.lay_name)


def certainty(record: Certainty | None) -> CertaintyView:
    """Return a certainty with how often each of its reasons counts."""
    if record is None:
        return CertaintyView("not-rated", "", (), ())
    return CertaintyView(record.level, record.start or "", _counted(record.down), _counted(record.up))


def _counted(reasons: tuple[str, ...]) -> tuple[ReasonCount, ...]:
    return tuple(ReasonCount(reason, reasons.count(reason)) for reason in dict.fromkeys(reasons))


def _evidence(record: Evidence, page: PageInput) -> EvidenceView:
    card = page.library.sources[record.source]
    return EvidenceView(
        stance=record.stance,
        reference=WorkLink(record.source),
        name=card.name,
        locator=record.locator or "",
        standing=card.standing,
        design=card.design,
        n=card.n,
        follow_up=card.follow_up,
        population=card.population,
        note=optional(record.note),
        quote=record.quote or "",
    )


def _dose_step(amount: Amount, frequency: str, duration: str | None) -> DoseStepView:
    return DoseStepView(
        value=f"{amount.value:,g}",
        to=f"{amount.to:,g}" if amount.to else "",
        unit=amount.unit or "",
        each=f"{amount.each.value:,g}" if amount.each else "",
        each_unit=amount.each.unit if amount.each else "",
        per=amount.per or "",
        frequency=frequency,
        duration=duration or "",
    )


def dose(record: DosingOption, page: PageInput) -> DoseView:
    """Return a dose as a row of a table."""
    return DoseView(
        id=record.id,
        aliases=page.aliases(record.id),
        substance=Html(record.substance, tuple(Citation(of.source, of.locator or "") for of in record.evidence)),
        form=record.form,
        route=record.route,
        steps=tuple(
            _dose_step(amount, frequency, duration)
            for (amount, frequency, _), duration in zip(
                record.steps, (record.duration, *(step.duration for step in record.then)), strict=True
            )
        ),
        population=record.population,
        cautions=optional(record.cautions),
        purpose=record.purpose,
    )
