"""One text put into one place of the good site, to see what `citesite check` says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from site_test import EFFECTS, TOPIC, SiteTest

DOSES = "content/topics/examplin/doses.yaml"
EVIDENCE = "content/topics/examplin/evidence.yaml"
_CERTAINTY = "certainty: {level: moderate, start: high, down: [imprecision]}"
_OF_LEVEL = {
    "high": "certainty: {level: high, start: high}",
    "moderate": _CERTAINTY,
    "low": "certainty: {level: low, start: high, down: [imprecision, indirectness]}",
    "very-low": "certainty: {level: very-low, start: high, down: [imprecision, indirectness, publication-bias]}",
}
_CLAIM = "text: Examplin probably eases headache.\n      type: effect"
_BLOCK = "  - analysis: relief-at-two-hours\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def put(site: SiteTest, where: str, text: str, *, because: str = "") -> None:
    """Put a text into a place: `claim/low`, `takeaway`, `lead`, `text`, `callout`, `definition` and so on."""
    said, kind, level = _quoted(text), *[*where.split("/"), ""][:2]
    why = f"because: {_quoted(because)}" if because else ""
    match kind:
        case "claim":
            site.edit(EFFECTS, _CLAIM, f"text: {said}\n      {why}\n      type: effect")
            site.edit(EFFECTS, _CERTAINTY, _OF_LEVEL[level])
            # The takeaway that rests on it is not what is looked at.
            site.edit(
                TOPIC,
                "text: Examplin probably eases headache.",
                "text: Nobody knows.\n    because: It is not looked at.",
            )
        case "takeaway":
            site.edit(TOPIC, "text: Examplin probably eases headache.", f"text: {said}\n    {why}")
        case "definition" | "mechanism" | "guidance" | "prevalence" | "association" | "safety":
            old = "text: Many people have headaches, says a guide [@guide-2021, p. 3].\n      type: prevalence"
            site.edit(EFFECTS, old, f"text: {said}\n      {why}\n      type: {kind}")
        case "summary":
            site.edit(TOPIC, "Examplin is tested against [headache](term:cephalalgia).", f"{said}\n{why}")
        case "title":
            site.edit(TOPIC, "title: Examplin and headache", f"title: {said}\n{why}")
        case "lead" | "card":
            site.edit(EFFECTS, "kind: evidence", f"kind: evidence\n{kind}: {said}\n{why}")
        case "answer":
            answer = f"answer:\n  - text: {said}\n    claims: [eases-headache]\n    {why}"
            site.edit(EFFECTS, "kind: evidence", f"kind: evidence\n{answer}")
        case "step":
            step = f"steps:\n  - title: {said}\n    claims: [one-tablet]\n    {why}"
            site.edit(TOPIC, "reviewers:", f"{step}\nreviewers:")
        case "help":
            site.edit(TOPIC, "items: [Your headache is sudden and very bad.]", f"items: [{said}]")
        case "note":
            site.edit(EFFECTS, "note: 30 of 50 people felt better, against 20 of 50.", f"note: {said}")
        case "heading" | "text":
            site.edit(EFFECTS, _BLOCK, f"{_BLOCK}  - {kind}: {said}\n    {why}\n")
        case "callout":
            block = f"  - callout: {{tone: note, title: A note, text: {said}}}\n    {why}\n"
            site.edit(EFFECTS, _BLOCK, _BLOCK + block)
        case "table":
            table = f"{{caption: A table, columns: [What, How], rows: [[A row, {said}]]}}"
            site.edit(EFFECTS, _BLOCK, f"{_BLOCK}  - table: {table}\n    {why}\n")
        case _:
            raise ValueError(where)


def found(site: SiteTest) -> list[dict[str, Any]]:
    """What `citesite check` finds, without advice."""
    result = site.check("--format", "json")
    return [item for item in json.loads(result.stdout) if item["severity"] != "advice"]


def codes_of(folder: Path, where: str, text: str, because: str = "") -> set[str]:
    """The codes that a text in one place gives, errors and warnings."""
    site = SiteTest(folder)
    put(site, where, text, because=because)
    return {item["code"] for item in found(site)}


def put_dose(site: SiteTest, fields: str) -> None:
    """Change the dosing option of the good site: lines such as `substance: metformin`."""
    if "route: " in fields:
        # A tablet is for no other way in.
        site.edit(DOSES, "form: tablet", "form: preparation")
    for line in fields.strip().splitlines():
        name = line.partition(":")[0]
        old = {
            "substance": "substance: examplin",
            "amount": "amount: {value: 500, unit: milligram}",
            "frequency": "frequency: once",
            "purpose": "purpose: guideline",
            "route": "route: oral",
            "source": "        population: adults\n        evidence:\n          - source: guide-2021",
            "note": "        population: adults\n        evidence:\n          - source: guide-2021",
            "cautions": "population: adults",
        }[name]
        new = {
            "source": f"        population: adults\n        evidence:\n          - {line}",
            "note": f"{old}\n            {line}",
            "cautions": f"{old}\n        {line}",
        }.get(name, line)
        site.edit(DOSES, old, new)
