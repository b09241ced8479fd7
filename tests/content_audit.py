"""What each claim of the first site rests on, and how the two were compared: a half of docs/content-audit.md.

The texts are those of the built site's own download, evidence.json, in which the values are filled in. The words
kept of each source are read from the records. `make content-audit` writes the page, whose half above `MADE` is
written by hand.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import citesite
from citesite.check.quote_rules import quote_state

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/content-audit.md"
TOPIC = "b12-diabetic-neuropathy"
MADE = "<!-- Made by `make content-audit` from here on. -->"
MOST_USED = 40

RESULT = "agrees with its result (rule)"
FOUND_NOTHING = "says that nothing was found (rule)"
QUOTED = "numbers stand in quotes that were found in the words kept (rule)"
READ = "read by an editor"


def audit(site: Path, root: Path) -> str:
    """Return the made half of the page.

    Args:
        site: the folder of the built site.
        root: the folder of its records.
    """
    data = json.loads((site / TOPIC / "evidence.json").read_text("utf-8"))
    kept = {name: source.abstract or "" for name, source in citesite.load(root).sources.items()}
    lines = [MADE, "", "## Claims", "", *_summary(data, kept)]
    for section in data["sections"]:
        lines += ["", f"### {section['title']}", ""]
        for claim in data["claims"]:
            if claim["section"] == section["id"]:
                lines += _claim(claim, kept)
    lines += ["", "## The sources used most", "", *_sources(data, kept)]
    return "\n".join(lines).rstrip() + "\n"


def _summary(data: Mapping[str, Any], kept: Mapping[str, str]) -> Iterator[str]:
    claims = data["claims"]
    links = [link for claim in claims for link in claim["evidence"]]
    quotes = [quote_state(link["quote"], kept[link["source"]]) for link in links if "quote" in link]
    ticks = Counter(_tick(claim, kept) for claim in claims)
    yield (
        f"{len(claims)} claims rest on {len(links)} links to sources, {len(quotes)} of them with a quote. Of the"
        f" quotes, {quotes.count('matched')} were found in the words that were kept of the source,"
        f" {quotes.count('no text kept')} are of sources of which no words were kept, and {quotes.count('not found')}"
        " were not found."
    )
    yield ""
    yield from (f"- {ticks[tick]} claims: {tick}" for tick in (RESULT, QUOTED, FOUND_NOTHING, READ))
    reasons = sum("unchecked" in record for claim in claims for record in (claim, *claim["evidence"]))
    yield f"- {reasons} texts say under `unchecked` why their numbers are in no record"


def _tick(claim: Mapping[str, Any], kept: Mapping[str, str]) -> str:
    if "result" in claim:
        return RESULT
    if "nothing_found" in claim:
        return FOUND_NOTHING
    states = [quote_state(link["quote"], kept[link["source"]]) for link in claim["evidence"] if "quote" in link]
    return QUOTED if "matched" in states and "unchecked" not in claim else READ


def _claim(claim: Mapping[str, Any], kept: Mapping[str, str]) -> Iterator[str]:
    certainty = claim.get("certainty", {})
    rated = certainty.get("level", "nothing found" if "nothing_found" in claim else "not rated")
    reasons = ", ".join((*certainty.get("down", ()), *certainty.get("up", ())))
    yield f"- **{claim['id']}** ({claim['type']}; {rated}{f': {reasons}' if reasons else ''}) {_plain(claim['text'])}"
    yield f"    - ✓ {_tick(claim, kept)}"
    if result := claim.get("result"):
        part = result.get("row") or result.get("subgroup")
        yield f"    - result: {result['analysis']}{f' · {part}' if part else ''}"
    for field in ("because", "unchecked"):
        if field in claim:
            yield f"    - {field}: {_plain(claim[field])}"
    for link in claim["evidence"]:
        yield f"    - {_link(link, kept)}"


def _link(link: Mapping[str, Any], kept: Mapping[str, str]) -> str:
    text = f"{link['source']} ({link['stance']})"
    if "locator" in link:
        text += f", {_plain(link['locator'])}"
    if "quote" in link:
        text += f": “{_plain(link['quote'])}” ({quote_state(link['quote'], kept[link['source']])})"
    elif "note" in link:
        text += f": {_plain(link['note'])}"
    if "unchecked" in link:
        text += f" Unchecked: {_plain(link['unchecked'])}"
    return text


def _sources(data: Mapping[str, Any], kept: Mapping[str, str]) -> Iterator[str]:
    links = [link for claim in data["claims"] for link in claim["evidence"]]
    uses = Counter(link["source"] for link in links)
    quoted = Counter(link["source"] for link in links if "quote" in link)
    yield "| source | links | with a quote | words kept |"
    yield "| --- | --- | --- | --- |"
    for name, count in sorted(uses.items(), key=lambda item: (-item[1], item[0]))[:MOST_USED]:
        yield f"| {name} | {count} | {quoted[name]} | {'yes' if kept[name] else 'no'} |"


def _plain(text: str) -> str:
    for sign, code in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("*", "\\*"), ("_", "\\_"), ("[", "\\[")):
        text = text.replace(sign, code)
    return " ".join(text.split())


if __name__ == "__main__":
    by_hand = PAGE.read_text("utf-8").partition(MADE)[0]
    PAGE.write_text(by_hand + audit(Path(sys.argv[1]), ROOT), "utf-8")
