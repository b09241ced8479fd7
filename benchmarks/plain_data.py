"""The corpus as plain YAML, for generators that have no records of their own."""

from __future__ import annotations

from benchmarks.corpus import Source, Topic
from benchmarks.own_site import NEXT_REVIEW, REVIEWED, design_of
from benchmarks.site import block, quoted


def topic_data(topic: Topic) -> str:
    """Return a topic as YAML."""
    lines = [f"title: {quoted(topic.title)}", f"summary: {quoted(topic.summary)}", "sections:"]
    for n, (heading, claims) in enumerate(topic.sections, 1):
        lines += [f"  - id: s{n}", f"    heading: {quoted(heading)}", "    claims:"]
        for claim in claims:
            lines += [f"      - id: {claim.id}", "        text: |-", block(claim.text, 10)]
            lines.append(f"        cites: [{', '.join(claim.cites)}]")
    lines.append("takeaways:")
    for text, (section, claim), (heading, _) in zip(topic.takeaways, topic.summed_up(), topic.sections, strict=False):
        lines += [f"  - text: {quoted(text)}", f"    section: {section}", f"    heading: {quoted(heading)}"]
        lines.append(f"    cites: [{', '.join(claim.cites)}]")
    lines += [f'reviewed: "{REVIEWED}"', f'next: "{NEXT_REVIEW}"']
    lines += ["dosing:", f"  columns: {quoted(topic.dosing_columns)}", "  rows:"]
    lines += [f"    - {quoted(row)}" for row in topic.dosing_rows]
    return "\n".join(lines) + "\n"


def source_data(source: Source) -> str:
    """Return a source as an item of a YAML list."""
    return (
        f"  - id: {source.id}\n    authors: {quoted(source.authors)}\n    title: {quoted(source.title)}\n"
        f"    journal: {quoted(source.journal)}\n    year: {source.year}\n    volume: {source.volume}\n"
        f'    pages: "{source.first_page}–{source.last_page}"\n    doi: {quoted(source.doi)}\n'
        f"    design: {quoted(design_of(source))}\n"
    )
