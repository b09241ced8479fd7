"""Records with a text in every field that takes one, made from the models, so that no field is left out."""

from __future__ import annotations

import json
import types
import typing
from typing import Any, Literal

from pydantic import BaseModel

from citesite.read.look_settings import is_address
from citesite.read.policy_settings import Source as PolicySource
from citesite.read.settings import SiteConfig
from citesite.records import (
    Analysis,
    CalloutBlock,
    DosingBlock,
    FreePage,
    HeadingBlock,
    Person,
    Results,
    Row,
    Section,
    Source,
    Term,
    TextBlock,
    Topic,
)
from citesite.records.claim import Claim
from citesite.records.fields import Day, Flag, Grounds, Id, Line, Number, PageText, PartialDate, Reason, Text, Whole
from citesite.records.results import Interval, Outcome
from site_test import SiteTest

_PLAIN: dict[Any, Any] = {
    Whole: "7", Number: "2.5", Flag: "false", Day: "2026-11-01", PartialDate: "2021-02", Interval: ["1.5", "3.5"],
}  # fmt: skip
_TEXTS = (Line, Text, PageText)
FieldNames = set[tuple[str, str]]


class Filler:
    """Fills models with one text; notes which field of which model has taken it."""

    def __init__(self, text: str, number: int) -> None:
        self.text = text
        self.line = text.replace("\n", " ")[:480].strip()
        """As much of it as a text on one line may have, with some words before it."""
        self.seen: FieldNames = set()
        self.ids = {
            "source": f"source-{number}", "superseded_by": f"source-{number}", "claims": ["a-claim"],
            "authors": [f"person-{number}"],
            "reviewers": [f"person-{number}"], "outcome": "an-outcome",
            "analysis": "an-analysis", "formerly": [],
            # A range rises, RoB 2 judges no confounding, and what was rated was found.
            "to": "3.5", "confounding": None, "selection": None, "classification": None, "nothing_found": None,
        }  # fmt: skip
        self.number = number
        self.reason = f"{text} is what was seen there"

    def record(self, model: type[BaseModel], **given: Any) -> dict[str, Any]:
        """Every field of a model; those given are taken as they are."""
        made = {}
        for name, field in model.model_fields.items():
            alias = field.alias or name
            value = given[name] if name in given else self._fixed(model, name, field.annotation, field.metadata)
            if value is not None:
                made[alias] = value
        return made

    def _fixed(self, model: type[BaseModel], name: str, annotation: Any, metadata: list[Any]) -> Any:
        if name in self.ids:
            return self.ids[name]
        if name in ("route", "unit") or (name in ("contact", "report") and not is_address(self.line)):
            # A name or an address, or words: a single word that is neither is refused.
            self.seen.add((model.__name__, name))
            return f"in words {self.line}"
        value = self._value(annotation, metadata)
        if value in (self.text, self.line, self.reason, [self.text], [self.line], [[self.text]], [[self.line]]):
            self.seen.add((model.__name__, name))
        if model is SiteConfig and name in NO_TEXTS:
            return None
        return value

    def _value(self, annotation: Any, metadata: list[Any]) -> Any:
        # A reason is a text with one more check, and has the marks of a text beside its own.
        given = [*metadata, *typing.get_args(annotation)[1:]]
        if any(typing.get_args(kind)[-1] in given for kind in (Reason, Grounds)):
            return self.reason
        if typing.get_args(PolicySource)[-1] in given:
            return "self"
        for kind in (*_TEXTS, *_PLAIN, Id):
            if any(mark in given for mark in typing.get_args(kind)[1:]) or annotation == kind:
                return {Text: self.text, PageText: self.text, Line: self.line}.get(kind) or _PLAIN.get(kind, "an-id")
        if typing.get_origin(annotation) is Literal:
            return typing.get_args(annotation)[0]
        if typing.get_origin(annotation) in (typing.Union, types.UnionType):
            return self._value(next(a for a in typing.get_args(annotation) if a is not type(None)), [])
        if typing.get_origin(annotation) is tuple:
            inside = typing.get_args(annotation)[0]
            return ["1.5", "3.5"] if inside == Number else [self._value(inside, [])]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.record(annotation, **({"id": "an-id"} if "id" in annotation.model_fields else {}))
        raise TypeError(f"no example for {annotation}")

    def results(self) -> dict[str, Any]:
        """One outcome and one analysis, whose rows have results of every kind."""
        arm = {"events": "30", "total": "50"}
        rows = [
            self.record(
                Row,
                id="first",
                label="First row",
                subgroup=None,
                intervention=arm,
                comparator={**arm, "events": "20"},
                estimate=None,
                interval=None,
                result=None,
            ),
            self.record(Row, id="second", intervention=None, comparator=None, result=None),
            self.record(Row, id="third", intervention=None, comparator=None, estimate=None, interval=None),
        ]
        made = self.record(
            Results,
            outcomes=[self.record(Outcome, id="an-outcome")],
            analyses=[self.record(Analysis, id="an-analysis", rows=rows, hksj="false", unit=self.line)],
        )  # fmt: skip
        self.seen.add(("Analysis", "unit"))
        return made

    def section(self) -> dict[str, Any]:
        """A section with a block of every kind."""
        claim = self.record(Claim, id="a-claim", type="effect", certainty=self._certainty())
        table = {"caption": self.line, "columns": [self.line] * 2, "rows": [[self.text] * 2]}
        reasons = {"because": self.reason, "unchecked": self.reason}
        search = {"searched": self.line, "on": "2026-11-01"}
        self.seen.add(("NothingFound", "searched"))
        unknown = self.record(Claim, id="b-claim", type="effect", certainty=None, effect=None, nothing_found=search)
        blocks: list[dict[str, Any]] = [
            {"claim": claim},
            {"claim": unknown},
            {"table": table},
            {"analysis": "an-analysis"},
        ]
        blocks += [self.record(model) for model in (HeadingBlock, TextBlock, CalloutBlock, DosingBlock)]
        blocks.append({"figure": {"analysis": "an-analysis", "kind": "forest", "sides": [self.line] * 2}})
        people: dict[str, Any] = {
            "analysis": "an-analysis",
            "kind": "icons",
            "row": "First row",
            "finding": self.text,
            "who": self.text,
        }
        people["legend"] = dict.fromkeys(("either_way", "differ", "neither"), self.line)
        self.seen |= {("Figure", "finding"), ("Figure", "who")} | {("Legend", name) for name in people["legend"]}
        blocks.append({"figure": people})
        finding = {"outcome": "an-outcome", "claim": "a-claim", "label": self.line, "in_words": self.text}
        self.seen |= {("Finding", "label"), ("Finding", "in_words")}
        for name in ("findings", "facts"):
            shown = dict.fromkeys(("title", "population", "intervention", "comparator"), self.line)
            shown["note"] = self.text
            blocks.append({name: {"id": f"some-{name}", **shown, "outcomes": [finding]}})
        self.seen |= {("Figure", "sides")} | {("Findings", field) for field in shown}
        blocks = [{**block, **reasons} for block in blocks]
        names = ("Claim", "Table", "Analysis", "Figure", "Findings", "Facts")
        self.seen |= {(f"{name}Block", field) for name in names for field in reasons}
        # Labels of rows, subgroups and baseline risks that stand in the analysis already.
        self.seen |= {(model, label) for model in ("Figure", "Finding") for label in ("baseline", "row", "subgroup")}
        self.seen |= {("Table", "caption"), ("Table", "columns"), ("Table", "rows")}
        return self.record(Section, id="a-section", body=blocks, takeaways=["a-takeaway"])

    def _certainty(self) -> dict[str, Any]:
        self.seen.add(("Certainty", "why"))
        return {"level": "moderate", "start": "high", "down": ["imprecision"], "why": self.reason}

    def page(self) -> str:
        """A page with the text in its fields and below them."""
        fields = self.record(FreePage, show_in=["menu", "footer"], topic=None)
        text = fields.pop("text")
        del fields["id"]
        return f"---\n{json.dumps(fields, ensure_ascii=False, indent=1)}\n---\n\n{text}\n"

    def files(self) -> dict[str, Any]:
        """A topic with its source, its person and its word, by path."""
        n = self.number
        takeaway = {"id": "a-takeaway", "question": self.line, "text": self.text, "claims": ["a-claim"]}
        takeaway |= {"because": self.reason, "unchecked": self.reason}
        self.seen |= {("Takeaway", name) for name in ("question", "text", "because", "unchecked")}
        shown = {"analysis": "an-analysis", "row": "First row", "finding": self.text, "who": self.text}
        self.seen |= {("FirstPicture", name) for name in ("baseline", "row", "subgroup", "finding", "who")}
        topic = self.record(
            Topic,
            id=f"topic-{n}",
            status="published",
            sections=["a-section"],
            takeaways=[takeaway, {**takeaway, "id": "b", "audience": "clinician"}],
            first_picture=shown,
        )
        # A work has a name that is printed, or family and given names; an address of its own, or identifiers.
        family = self.record(
            Source, id=f"source-{n}", DOI=None, PMID=None, PMCID=None, access="full-text", study=self.line
        )
        family["standing"] = {"status": "corrected", "note": self.text}
        literal = {
            **family,
            "id": f"other-{n}",
            "DOI": self.line,
            "PMID": self.line,
            "PMCID": self.line,
            "type": "book",
        }
        family["author"] = [{key: value for key, value in family["author"][0].items() if key != "literal"}]
        self.seen |= {("Source", name) for name in ("DOI", "PMID", "PMCID", "study")} | {("Standing", "note")}
        return {
            f"content/topics/topic-{n}/topic.yaml": topic,
            f"content/topics/topic-{n}/a-section.yaml": self.section(),
            f"content/topics/topic-{n}/evidence.yaml": self.results(),
            f"content/sources/s{n}.yaml": [family, literal],
            "content/glossary.yaml": [self.record(Term, id=f"term-{n}")],
            "content/people.yaml": [self.record(Person, id=f"person-{n}")],
        }


NO_TEXTS = {
    "url",
    "language",
    "languages",
    "content",
    "templates",
    "output",
    "citation_style",
    "page_weight_limit",
    "pages",
    "lint",
    "theme_api",
    "search",
    "logo",
    "logo_dark",
    "favicon",
    "card",
    "colours",
}
"""Settings that are no texts for a page; what they may be is tested where each is."""


def text_fields(*models: type[BaseModel]) -> FieldNames:
    """Every field of some models, and of the models in them, that takes a text."""
    found: FieldNames = set()
    waiting, done = [*models], set()
    while waiting:
        model = waiting.pop()
        if model in done:
            continue
        done.add(model)
        for name, field in model.model_fields.items():
            holds = [field.annotation, *field.metadata]
            inside = list(_inside(field.annotation))
            # A server takes no text: it has a form of its own.
            is_server = typing.get_args(PolicySource)[-1] in inside
            is_text = any(mark in [*holds, *inside] for kind in _TEXTS for mark in (kind, typing.get_args(kind)[1]))
            if is_text and not is_server:
                found.add((model.__name__, name))
            waiting += [part for part in inside if isinstance(part, type) and issubclass(part, BaseModel)]
    return found


def _inside(annotation: Any) -> list[Any]:
    parts = [annotation, *getattr(annotation, "__metadata__", ())]
    for argument in typing.get_args(annotation):
        parts += _inside(argument)
    return parts


def write_site(site: SiteTest, texts: dict[int, str], of_settings: str) -> FieldNames:
    """Write a site with a topic for each text, which stands in every field of the topic's records."""
    files: dict[str, Any] = {}
    seen: FieldNames = set()
    for number, text in texts.items():
        filler = Filler(text, number)
        for path, data in filler.files().items():
            files[path] = [*files.get(path, []), *data] if isinstance(data, list) else data
        site.write(f"content/pages/page-{number}.md", filler.page().encode("utf-8", "surrogatepass"))
        seen |= filler.seen
    cited = {"id": "trial", "type": "book", "title": "A trial", "design": "cohort", "access": "full-text"}
    files["content/sources/cited.yaml"] = [cited]
    settings = Filler(of_settings, 0)
    dose = {"substance": settings.line, "most": "2.5", "unit": "gram", "source": settings.line}
    link = {"label": of_settings[:40].strip() or "a", "href": "about/"}
    given = {"short_name": of_settings[:22], "plausible_doses": [dose], "menu": [link], "footer": [link]}
    files["site_config.yaml"] = settings.record(SiteConfig, **given) | {"url": "https://example.org/test/"}
    seen |= {("SiteConfig", "short_name"), ("PlausibleDose", "substance"), ("PlausibleDose", "source")}
    # Where a link leads is an address, and tests of the settings say which it may be.
    seen |= {("SiteLink", "label"), ("SiteLink", "href")}
    for path, data in files.items():
        # JSON is YAML; what has no JSON in plain characters has none in YAML either.
        site.write(path, json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))
    return seen | settings.seen
