"""Claims and takeaways: what the site says, what it rests on, and how sure anyone can be."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from citesite.records.fields import Id, Line, Record, Text, wanted

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


class Certainty(Record):
    """How sure anyone can be, on the scale of GRADE."""

    level: CertaintyLevel
    """high, moderate, low, very-low; not-rated for claims that are not about an effect."""
    start: Literal["high", "low"] | None = None
    """Where rating began: high for randomised trials, low for observational studies. Needed unless not-rated."""
    down: tuple[Literal["risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias"], ...] = ()
    """Reasons to be less sure; each takes one level away. A very serious reason is written twice."""
    up: tuple[Literal["large-effect", "dose-response", "confounding"], ...] = ()
    """Reasons to be more sure; each adds one level."""
    why: Text | None = None
    """The reasons in plain words."""


class EffectStatement(Record):
    """What something does to the claim's outcome. The page says it in standard words that fit the certainty."""

    of: Line
    """What has the effect, to stand after "with": metformin, B12 tablets."""
    change: (
        Literal["large-increase", "increase", "small-increase", "none", "small-decrease", "decrease", "large-decrease"]
        | None
    ) = None
    """How much of the outcome it adds or takes away; left out only where certainty is very low."""


class Claim(Record):
    """One thing the site says, with what it rests on."""

    id: Id
    """Its name within the topic and its address on the page."""
    text: Text
    """The sentence a patient reads."""
    type: ClaimType
    """What sort of claim it is; a claim about an effect must say how certain it is."""
    outcome: Id | None = None
    """The outcome it is about."""
    effect: EffectStatement | None = None
    """What has which effect on the outcome, for the statement in standard words."""
    applies_to: Line | None = None
    """Who it is about."""
    evidence: tuple[Evidence, ...] = wanted()
    """The sources behind it; at least one."""
    certainty: Certainty | None = None
    """How sure anyone can be."""
    details: Text | None = None
    """More for clinicians: design, numbers, limits."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""

    @model_validator(mode="after")
    def _effect_can_be_stated(self) -> Claim:
        level = self.certainty.level if self.certainty else "not-rated"
        if self.effect and (self.outcome is None or level == "not-rated"):
            raise PydanticCustomError(
                "effect_alone", "names an effect: and needs an outcome: and a rated certainty: for it"
            )
        if self.effect and self.effect.change is None and level != "very-low":
            raise PydanticCustomError("effect_without_change", "names an effect: and needs to say its change:")
        return self


class Takeaway(Record):
    """A key message. Its certainty is the lowest among its claims and never typed."""

    id: Id
    """Its name within the topic and its address on the page."""
    text: Text
    """The message."""
    claims: tuple[Id, ...] = wanted()
    """The claims it sums up; at least one."""
    audience: Literal["patient", "clinician"] = "patient"
    """Who it is for."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""
