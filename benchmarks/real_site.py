"""The corpus as a real site has it: everything that is on by default, and records that use what pages can show.

Each topic says when to get help, and has one section more than that of the other benchmarks: trials with their
numbers, pooled and drawn, a rated claim that states their result, quotes, notes, places in sources, and words of a
glossary. The site has an address, so that it has feeds, a site map, codes and cards to share, and the defaults: pages
of sections and sources, downloads, Markdown, search, and pages for clinicians.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpus import Corpus, Source, Topic
from benchmarks.own_site import FullSite, design_of, topic_record

TRIALS = 4
HELP = """\
seek_help:
  - level: urgent
    title: "Ask for help on the same day if:"
    items:
      - you have a new rash that spreads
      - you feel dizzy when you stand up
    action: Call the doctor or nurse who knows you.
"""
GLOSSARY = """\
- id: trial
  term: trial
  definition: A study in which some people get a treatment and others do not. Then the two groups are compared.
- id: placebo
  term: placebo
  definition: A tablet without a medicine in it, in a [trial](term:trial).
- id: rescue
  term: rescue medicine
  definition: A medicine that is taken only when it is needed.
"""


class RealSite(FullSite):
    """A site with everything on."""

    name = "citesite, everything on"

    def part_pages(self, topic: Topic) -> list[Path]:
        """Return the pages of the sections, that of the trials, and that for clinicians."""
        top = self.folder / self.output / topic.slug
        return [*super().part_pages(topic), *(top / name / "index.html" for name in ("trials", "for-clinicians"))]

    def write_frame(self) -> None:
        """Write the settings and the glossary."""
        self.put("site_config.yaml", "title: Evidence summaries\nurl: https://example.org/\n")
        self.put("content/glossary.yaml", GLOSSARY)

    def write(self, corpus: Corpus, disclaimer: str) -> None:
        """Replace the whole site; what a topic says depends on how its sources were made."""
        self.sources = corpus.sources
        super().write(corpus, disclaimer)

    def write_topic(self, topic: Topic) -> None:
        """Write a topic with its trials."""
        self.put(f"content/topics/{topic.slug}.yaml", topic_record(topic) + trials_of(topic, self.sources) + HELP)


def trials_of(topic: Topic, sources: Mapping[str, Source]) -> str:
    """Return the last section of a topic, its outcome and its analysis, as YAML."""
    rng = random.Random(topic.slug)
    drug = topic.slug.partition("-")[2]
    cited = sorted(topic.numbering(), key=lambda source: design_of(sources[source]) != "randomised trial")
    rests_on_trials = design_of(sources[cited[0]]) == "randomised trial"
    if rests_on_trials:
        rating = "start: high\n            down: [risk-of-bias, indirectness]"
        why = "People knew what they took, and they were younger than most who have pain."
    else:
        rating, why = "start: low", "No trial compared people by chance, so other things may be behind it."
    rows = []
    for number in range(1, TRIALS + 1):
        total = rng.randint(150, 400)
        without = rng.randint(40, 60) * total // 100
        rows.append(
            f"""\
      - source: {cited[0]}
        study: Trial {number}
        label: Trial {number}
        intervention: {{events: {without * 3 // 5}, total: {total}}}
        comparator: {{events: {without}, total: {total}}}
"""
        )
    evidence = "".join(
        f"""\
            - source: {source}
              locator: table {number}
              note: The numbers are those of trial {number} below, against [placebo](term:placebo).
              quote: Fewer people had pain at rest with {drug}.
"""
        for number, source in enumerate(cited[:TRIALS], 1)
    )
    return f"""\
  - id: trials
    title: What trials measured
    kind: evidence
    card: What the trials of {drug} measured, with their numbers.
    answer:
      - text: Fewer people may have pain at rest with {drug}.
        claims: [less-pain]
    body:
      - claim:
          id: less-pain
          question: Does {drug} ease pain at rest?
          text: >-
            Fewer people may have pain at rest with {drug} than with a [placebo](term:placebo)
            [@{cited[0]}, table 1]. In the [trials](term:trial), {{{{ pain.people }}}} people took part.
          type: effect
          outcome: pain
          effect: {{of: "{drug.capitalize()}", change: decrease}}
          result: {{analysis: pain}}
          applies_to: Adults
          evidence:
{evidence}\
          certainty:
            level: low
            {rating}
            why: {why}
      - figure:
          analysis: pain
          kind: forest
          finding: Fewer people had pain at rest with {drug}
outcomes:
  - id: pain
    name: Pain at rest
    lay_name: pain at rest
    kind: dichotomous
analyses:
  - id: pain
    title: Pain at rest with {drug} and with a placebo
    outcome: pain
    intervention: {drug}
    comparator: placebo
    measure: RR
    model: random-reml
    rows:
{"".join(rows)}"""
