"""Deterministic synthetic evidence corpus for build benchmarks.

Every topic page has a title, a summary, 5 sections of 3 claims (each citing
1-3 of the topic's 12 sources), 4 takeaways, a 4-row dosing table and a
numbered reference list: roughly 1,000-1,500 visible words.  Sources come from
a shared pool of 4 per topic; one source in every topic is a "landmark" cited
by about 25 topics, whatever the size.  All names are invented.

    python corpus.py --pages 1000 --out corpus-1000 [--seed 1]

writes OUT/topics/<slug>.yaml and OUT/sources/batch-<n>.yaml (20 per file).
As a module: build(pages, seed) -> Corpus; page_markdown() expands one topic to
plain Markdown with its citations and references already resolved.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

SECTIONS, CLAIMS, TOPIC_SOURCES, BATCH = 5, 3, 12, 20
LANDMARK_SHARE = 100  # one source of the pool in 100 is a landmark

HEADINGS = [
    "What it is used for", "How well it works", "Possible harms",
    "Who should be careful", "What we still do not know",
]
SYL1 = "vel cor ard mir tal ser bex nov lum par zan orl fen gal ister".split()
SYL2 = "ota azi eno ima udo ari elo ovi abe uri ono exa".split()
DRUG_END, COND_END = ["rin", "mab", "pril", "xone", "tide"], ["osis", "itis", "algia", "emia"]
OUTCOMES = [
    "pain at rest", "nights of broken sleep", "days missed from work", "hospital stays",
    "walking distance", "the need for rescue medicine", "quality of life scores",
    "tiredness in the afternoon", "the number of flare-ups", "time to recovery",
]
GROUPS = ["adults", "older adults", "people with kidney disease", "people who smoke",
          "pregnant people", "children over six", "people taking several medicines"]
SENTENCES = [
    "In {study}, {drug} changed {out} in about {n} of every 100 {grp} over {w} weeks.",
    "Most {grp} in the comparison group saw **little or no change** in {out} after {w} weeks.",
    "The effect on {out} was *smaller than expected*, and the range of plausible values was wide.",
    "Researchers followed {big} {grp} for {w} weeks and recorded {out} at every visit.",
    "Stopping {drug} early was linked to **more** reports of change in {out} among {grp}.",
    "For {grp}, the benefit for {out} should be weighed against the burden of extra visits.",
    "Results for {out} were *consistent* across the {n} clinics that took part in the study.",
    "A lower dose of {drug} gave similar results for {out} with **fewer unwanted effects**.",
]
STUDIES = ["one randomised trial", "a pooled analysis", "two small trials", "a registry study"]
LISTS = [
    ["a new rash or swelling", "dizziness when standing up", "changes in {out}"],
    ["take it at the same time each day", "do not double a missed dose", "keep a note of {out}"],
]
SURNAMES = ("Abel Moreno Ito Novak Haddad Okafor Lindqvist Tan Pereira Kowalski Singh Dubois "
            "Aydin Fraser Nakata Olsen Ruiz Mbeki Petrov Carver").split()
JOURNALS = ["Journal of Invented Medicine", "Annals of Sample Trials", "Synthetic Health Review",
            "Archives of Test Evidence", "Example Clinical Reports"]


@dataclass
class Corpus:
    topics: list[dict]
    sources: dict[str, dict]  # by id, in pool order

    def citing(self, source_id: str) -> list[dict]:
        return [t for t in self.topics if source_id in t["sources"]]

    def landmark(self) -> str:
        """The landmark whose number of citing topics is nearest to 25."""
        ids = list(self.sources)[: max(1, len(self.sources) // LANDMARK_SHARE)]
        count = dict.fromkeys(ids, 0)
        for topic in self.topics:
            for sid in topic["sources"]:
                if sid in count:
                    count[sid] += 1
        return min(ids, key=lambda i: abs(count[i] - 25))

    def batch(self, source_id: str) -> tuple[str, list[dict]]:
        """The file stem and all records of the batch that holds a source."""
        ids = list(self.sources)
        number = ids.index(source_id) // BATCH
        return batch_name(number), [self.sources[i] for i in ids[number * BATCH:][:BATCH]]


def batch_name(number: int) -> str:
    return f"batch-{number:05d}"


def _source(number: int, rng: random.Random) -> dict:
    names = [f"{rng.choice(SURNAMES)} {chr(65 + rng.randrange(26))}" for _ in range(rng.randint(2, 5))]
    first = rng.randint(1, 900)
    return {
        "id": f"s{number:06d}",
        "authors": names,
        "title": f"Study {number:06d} of {rng.choice(SYL1)}{rng.choice(SYL2)}{rng.choice(DRUG_END)} and "
                 f"{rng.choice(OUTCOMES)} in {rng.choice(GROUPS)}: a {rng.choice(['randomised trial', 'cohort study', 'systematic review'])}",
        "journal": rng.choice(JOURNALS),
        "year": rng.randint(1995, 2025),
        "volume": rng.randint(1, 90),
        "pages": f"{first}-{first + rng.randint(4, 15)}",
        "doi": f"10.5555/sample.{number:06d}",
    }


def _claim(label: str, drug: str, index: int, rng: random.Random) -> str:
    def fill(text: str) -> str:
        return text.format(drug=drug, out=rng.choice(OUTCOMES), grp=rng.choice(GROUPS),
                           n=rng.randint(2, 60), w=rng.randint(4, 104),
                           big=rng.randint(120, 9000), study=rng.choice(STUDIES))

    parts = [fill(s) for s in rng.sample(SENTENCES, rng.choice([2, 3, 3]))]
    parts[0] = parts[0][:-1] + f" (record {label})."
    if index % 3 == 0:
        parts.append(f"The protocol is in the [trial register](https://example.org/trials/{label}).")
    text = " ".join(parts)
    if index % 6 == 5:
