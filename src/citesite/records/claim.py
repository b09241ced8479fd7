"""Claims and takeaways: what the site says, what it rests on, and how sure anyone can be."""

from typing import Any, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from citesite.records.fields import Day, Exact, Grounds, Id, Line, Reason, Record, Text, wanted

CertaintyLevel = Literal["high", "moderate", "low", "very-low", "not-rated"]
ClaimType = Literal["mechanism", "association", "effect", "prevalence", "safety", "guidance", "definition"]
Stance = Literal["supports", "partly", "contradicts", "context"]


class Evidence(Record):
    """One source behind a claim."""

    source: Id
    """The source's id."""
    stance: Stance = "supports"
    """What the source does for the claim: supports it, supports a part, contradicts it, or only gives context."""
    locator: Line | None = None
    """Where in the source: a page, a table, a paragraph."""
    note: Text | None = None
    """What this source found, in a sentence with its numbers. Shown under "How do we know?"."""
    quote: Exact | None = None
    """The words of the source that say so, exactly as printed and short: at most 40 words. Numbers in the claim and in
    the note are compared with it."""
    unchecked: Reason | None = None
    """Why numbers in the note are in no result and in no quote; shown to experts."""


Down = Literal["risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias", "unread"]


_SCALE = ("very-low", "low", "moderate", "high")
_STARTS = {1: "low", 3: "high"}
"""The position on the scale of each level at which a rating may start."""


class Certainty(Record):
    """How sure anyone can be, on the scale of GRADE."""

    level: CertaintyLevel
    """high, moderate, low, very-low; not-rated for claims that are not about an effect."""
    start: Literal["high", "low"] | None = None
    """Where the rating starts: high for randomised trials, low for observational studies. Without it, where `level`
    and its reasons lead back to, if that is one of the two."""
    down: tuple[Down, ...] = ()
    """Reasons to be less sure; each lowers the level by one. A very serious reason is listed twice. `unread` is for
    what could not be read, which says nothing of the studies; `why` then says what was not read."""
    up: tuple[Literal["large-effect", "dose-response", "confounding"], ...] = ()
    """Reasons to be more sure; each raises the level by one."""
    why: Grounds | None = None
    """The reasons in plain words."""

    @model_validator(mode="before")
    @classmethod
    def _starts_where_its_reasons_lead(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "start" in data or data.get("level") not in _SCALE:
            return data
        down, up = data.get("down") or [], data.get("up") or []
        if not isinstance(down, list) or not isinstance(up, list):
            return data
        start = _STARTS.get(_SCALE.index(data["level"]) + len(down) - len(up))
        return {**data, "start": start} if start else data

    @model_validator(mode="after")
    def _says_what_was_not_read(self) -> "Certainty":
        if "unread" in self.down and not self.why:
            raise PydanticCustomError(
                "unread_without_why", "counts unread, and needs a why: that says what was not read"
            )
        return self


class EffectStatement(Record):
    """What something does to the claim's outcome. The page states it in standard words that match the certainty."""

    of: Line
    """What has the effect, worded to follow "with": metformin, B12 tablets."""
    change: (
        Literal["large-increase", "increase", "small-increase", "none", "small-decrease", "decrease", "large-decrease"]
        | None
    ) = None
    """How much of the outcome it adds or takes away; left out only where certainty is very low."""


class StatedResult(Record):
    """The numbers that a claim puts into words."""

    analysis: Id
    """The analysis. Without a row, it is what the studies say together: their pooled effect, or all of them."""
    row: Exact | None = None
    """The label of the row, if the claim is about one of several."""
    subgroup: Exact | None = None
    """The subgroup of that row, if several rows have its label; without a row, all rows of the subgroup."""


class NothingFound(Record):
    """A search that found no study. There is nothing to rate, so such a claim has no certainty."""

    searched: Line
    """Where studies were searched for, worded to follow "We searched": PubMed and the Cochrane Library."""
    on: Day
    """The day of the search."""


class Claim(Record):
    """One statement of the site, with the evidence behind it."""

    id: Id
    """Its name within the topic and its address on the page."""
    question: Line | None = None
    """The reader's question it answers, shown as its heading; without one, the sentence itself is the heading."""
    text: Text
    """The sentence that patients read."""
    type: ClaimType | None = wanted(None)
    """The kind of claim; a claim about an effect must have a certainty."""
    outcome: Id | None = None
    """The outcome it is about."""
    effect: EffectStatement | None = None
    """The effect on the outcome, for the statement in standard words."""
    result: StatedResult | None = None
    """The analysis, and the row of it, that the claim puts into words. They are then compared."""
    applies_to: Line | None = None
    """Who it is about."""
    evidence: tuple[Evidence, ...] = wanted()
    """The sources behind it; at least one."""
    certainty: Certainty | None = None
    """How sure anyone can be."""
    nothing_found: NothingFound | None = None
    """The search that found no study, instead of a certainty."""
    details: Text | None = None
    """More for clinicians: design, numbers, limits."""
    because: Reason | None = None
    """Why the sentence may say more than its certainty allows, or tell readers what to do; shown to experts."""
    unchecked: Reason | None = None
    """Why numbers in the sentence are in no result and in no quote; shown to experts."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""

    @model_validator(mode="after")
    def _effect_can_be_stated(self) -> "Claim":
        level = self.certainty.level if self.certainty else "not-rated"
        if self.effect and (self.outcome is None or level == "not-rated"):
            raise PydanticCustomError(
                "effect_alone", "names an effect: and needs an outcome: and a rated certainty: for it"
            )
        if self.effect and self.effect.change is None and level != "very-low":
            raise PydanticCustomError("effect_without_change", "names an effect: and needs to say its change:")
        if self.nothing_found and self.certainty:
            raise PydanticCustomError("nothing_to_rate", "found no study, so there is no certainty: to rate")
        return self

    @property
    def mark(self) -> str:
        """What it is where it is not rated: its type, or "nothing-found"."""
        return "nothing-found" if self.nothing_found else self.type or ""


class AnswerPart(Record):
    """A part of an answer, at most 20 words. Its certainty is the lowest of its claims and never typed."""

    text: Text
    """The sentences."""
    claims: tuple[Id, ...] = wanted()
    """The claims it sums up; at least one."""
    because: Reason | None = None
    """Why the text may say more than its claims allow, or tell readers what to do; shown to experts."""
    unchecked: Reason | None = None
    """Why numbers in the text are in no result and in no quote; shown to experts."""


class Takeaway(Record):
    """A key message. Its certainty is the lowest of its claims and never typed."""

    id: Id
    """Its name within the topic and its address on the page."""
    question: Line | None = None
    """The reader's question it answers. The takeaways with a question are the short answers on the topic's page."""
    text: Text | None = None
    """The message; left out if it has parts."""
    claims: tuple[Id, ...] = ()
    """The claims it sums up, at least one; left out if it has parts."""
    parts: tuple[AnswerPart, ...] = ()
    """The message in parts, if they are not equally certain; each shows its own certainty."""
    audience: Literal["patient", "clinician"] = "patient"
    """Who it is for."""
    because: Reason | None = None
    """Why the text may say more than its claims allow, or tell readers what to do; shown to experts."""
    unchecked: Reason | None = None
    """Why numbers in the text are in no result and in no quote; shown to experts."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""

    @model_validator(mode="after")
    def _has_text_or_parts(self) -> "Takeaway":
        if self.parts and (self.text or self.claims or self.because or self.unchecked):
            message = "has parts:, so move its text:, claims:, because: and unchecked: into them"
            raise PydanticCustomError("text_and_parts", message)
        if not self.parts and not self.text:
            raise PydanticCustomError("no_text", "needs a text:, or parts: with a text each")
        return self

    @property
    def statements(self) -> tuple[AnswerPart, ...]:
        """Its parts; its text and claims are one part."""
        return self.parts or (
            AnswerPart.model_construct(
                text=self.text or "", claims=self.claims, because=self.because, unchecked=self.unchecked
            ),
        )

    @property
    def every_claim(self) -> tuple[str, ...]:
        """The claims of all its parts, each once."""
        return tuple(dict.fromkeys(name for part in self.statements for name in part.claims))

    @property
    def whole_text(self) -> str:
        """The texts of all its parts."""
        return " ".join(part.text for part in self.statements)
