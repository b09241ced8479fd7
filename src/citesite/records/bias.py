"""Risk of bias of one result of a study, by domain of the tool it was judged with.

Source: Sterne 2019 (RoB 2, BMJ 366:l4898) and Sterne 2016 (ROBINS-I, BMJ 355:i4919).
"""

from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from citesite.records.fields import Record, Text

Judgement = Literal["low", "some-concerns", "high", "moderate", "serious", "critical", "no-information"]
_JUDGEMENTS: dict[str, tuple[Judgement, ...]] = {
    "rob-2": ("low", "some-concerns", "high"),
    "robins-i": ("low", "moderate", "serious", "critical"),
}
"""The judgements of each tool, the best first."""
BIAS_DOMAINS = (
    "confounding", "selection", "classification", "randomisation", "deviations", "missing_data", "measurement",
    "reporting",
)  # fmt: skip
"""The domains of both tools, in their order."""


class RiskOfBias(Record):
    """How far parts of a study's methods may have biased one of its results, judged with a tool for its design."""

    tool: Literal["rob-2", "robins-i"]
    """The tool: RoB 2 for randomised trials (low, some-concerns, high), ROBINS-I for other studies (low, moderate,
    serious, critical, no-information)."""
    confounding: Judgement | None = None
    """Confounding (ROBINS-I)."""
    selection: Judgement | None = None
    """How people were selected into the study (ROBINS-I)."""
    classification: Judgement | None = None
    """How it was told who received what (ROBINS-I)."""
    randomisation: Judgement | None = None
    """The randomisation process (RoB 2)."""
    deviations: Judgement | None = None
    """Deviations from the intended interventions."""
    missing_data: Judgement | None = None
    """Missing outcome data."""
    measurement: Judgement | None = None
    """Measurement of the outcome."""
    reporting: Judgement | None = None
    """Selection of the reported result."""
    overall: Judgement
    """The judgement of all domains together: never better than that of the worst."""
    why: Text | None = None
    """The reasons in plain words."""

    @property
    def domains(self) -> dict[str, Judgement]:
        """The domains that were judged, in the order of the tools."""
        return {name: found for name in BIAS_DOMAINS if (found := getattr(self, name)) is not None}

    @model_validator(mode="after")
    def _fits_its_tool(self) -> "RiskOfBias":
        allowed = _JUDGEMENTS[self.tool]
        others = BIAS_DOMAINS[:3] if self.tool == "rob-2" else BIAS_DOMAINS[3:4]
        extra = ("no-information",) if self.tool == "robins-i" else ()
        for name, found in {**self.domains, "overall": self.overall}.items():
            if name in others or found not in (*allowed, *extra):
                raise PydanticCustomError(
                    "not_in_tool", "judges {name} as {found}, which {tool} does not have",
                    {"name": name, "found": found, "tool": self.tool},
                )  # fmt: skip
        rated = [allowed.index(found) for found in self.domains.values() if found in allowed]
        if self.overall in allowed and rated and allowed.index(self.overall) < max(rated):
            worst = allowed[max(rated)]
            raise PydanticCustomError(
                "better_than_worst", "is {overall} overall, better than its worst domain, which is {worst}",
                {"overall": self.overall, "worst": worst},
            )  # fmt: skip
        return self
