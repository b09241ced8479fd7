"""A deterministic corpus of invented evidence: topics and the sources they share.

Every topic has a title, a summary, 5 sections of 3 claims (each cites 1 to 3 of the topic's 12 sources), 4 takeaways,
a dosing table and, once built, a list of 12 references. The page has about 2,700 words, because experts find each claim
once more beside the reason that its numbers are not checked. The sources are drawn from a pool with 4 per topic; one
source of every topic is a "landmark", which about 25 topics cite, whatever the size. Sources that no topic cites are
left out, because citesite warns about them, and sentences are short, because `citesite check` advises on long ones: a
site that is kept up earns little of either. The same number of pages and the same seed give the same corpus.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

SOURCES_OF_TOPIC, BATCH = 12, 20
LANDMARK_SHARE = 100  # one source in 100 of the pool is a landmark
USUAL_USES = 25  # topics that cite a landmark

HEADINGS = (
    "What it is used for", "How well it works", "Possible harms", "Who should be careful", "What we still do not know",
)  # fmt: skip
STARTS = ("vel", "cor", "ard", "mir", "tal", "ser", "bex", "nov", "lum", "par", "zan", "orl", "fen", "gal", "ister")
MIDDLES = ("ota", "azi", "eno", "ima", "udo", "ari", "elo", "ovi", "abe", "uri", "ono", "exa")
DRUG_ENDS = ("rin", "mab", "pril", "xone", "tide")
CONDITION_ENDS = ("osis", "itis", "algia", "emia")
OUTCOMES = (
    "pain at rest", "nights of broken sleep", "days missed from work", "hospital stays", "walking distance",
    "the need for rescue medicine", "quality of life scores", "tiredness in the afternoon", "the number of flare-ups",
    "time to recovery",
)  # fmt: skip
GROUPS = (
    "adults", "older adults", "people with kidney disease", "people who smoke", "pregnant people", "children over six",
    "people taking several medicines",
)  # fmt: skip
SENTENCES = (
    "In {study}, {drug} changed {out} in {n} of 100 {grp}. That was after {w} weeks.",
    "Most {grp} without it had **no change** in {out}. They wrote down how they felt each day.",
    "The effect on {out} was *small*, and the range of likely values was wide. The true effect may be larger.",
    "Doctors asked {big} {grp} about {out} for {w} weeks. The same doctor asked each time.",
    "Those who took {drug} for a short time had **more** change in {out}. We do not know why.",
    "For {grp}, more visits may outweigh the gain in {out}. Some find them a strain.",
    "Results for {out} were *alike* in the {n} clinics that took part. Each used the same plan.",
    "A low dose of {drug} did as much for {out}, with **fewer side effects**. Few people took it.",
)
STUDIES = ("one trial", "pooled trials", "small trials", "a registry")
DESIGNS = ("randomised trial", "cohort study", "systematic review")
LISTS = (
    ("a new rash or swelling", "dizziness when you stand up", "changes in {out}"),
    ("trouble with the time of day", "a dose that you missed", "your notes on {out}"),
)
SURNAMES = (
    "Abel", "Moreno", "Ito", "Novak", "Haddad", "Okafor", "Lindqvist", "Tan", "Pereira", "Kowalski",
    "Singh", "Dubois", "Aydin", "Fraser", "Nakata", "Olsen", "Ruiz", "Mbeki", "Petrov", "Carver",
)  # fmt: skip
JOURNALS = (
    "Journal of Invented Medicine", "Annals of Sample Trials", "Synthetic Health Review", "Archives of Test Evidence",
    "Example Clinical Reports",
)  # fmt: skip


@dataclass(slots=True)
class Source:
    """One invented work. Authors are written as they are printed: "Moreno V"."""

    id: str
    authors: list[str]
    title: str
    journal: str
    year: int
    volume: int
    first_page: int
    last_page: int
    doi: str


@dataclass(slots=True)
class Claim:
    """A text in Markdown, and the ids of the sources it cites."""

    id: str
    text: str
    cites: list[str]


@dataclass(slots=True)
class Topic:
    """The content of one page."""

    slug: str
    title: str
    summary: str
    sections: list[tuple[str, list[Claim]]]
    """Heading and claims; section n has the id `s<n>`, counted from 1."""
    takeaways: list[str]
    dosing_columns: list[str]
    dosing_rows: list[list[str]]

    def claims(self) -> list[Claim]:
        """Return the claims in reading order."""
        return [claim for _, claims in self.sections for claim in claims]

    def summed_up(self) -> list[tuple[str, Claim]]:
        """Return what each takeaway sums up: the id of a section, and its first claim."""
        return [(f"s{n}", claims[0]) for n, (_, claims) in enumerate(self.sections[: len(self.takeaways)], 1)]

    def numbering(self, with_claims: bool = True) -> dict[str, int]:
        """Return reference numbers by source id, in order of first citation on a page that begins with takeaways.

        Args:
            with_claims: whether the claims are on that page, too.
        """
        claims = [claim for _, claim in self.summed_up()] + (self.claims() if with_claims else [])
        cited = dict.fromkeys(source for claim in claims for source in claim.cites)
        return {source: number for number, source in enumerate(cited, 1)}


@dataclass(slots=True)
class Corpus:
    """Topics and the sources they cite."""

    topics: list[Topic]
    sources: dict[str, Source]
    landmark: str
    """The landmark whose number of citing topics is closest to 25."""

    def citing(self, source: str) -> list[Topic]:
        """Return the topics that cite a source."""
        return [topic for topic in self.topics if source in topic.numbering()]

    def batches(self) -> list[list[Source]]:
        """Return the sources, grouped by file."""
        sources = list(self.sources.values())
        return [sources[start : start + BATCH] for start in range(0, len(sources), BATCH)]


def make_corpus(pages: int, seed: int = 1) -> Corpus:
    """Invent a corpus with as many topics as `pages`."""
    rng = random.Random(f"{seed}:sources")
    sources = {source.id: source for source in (_source(number, rng) for number in range(1, pages * 4 + 1))}
    pool = list(sources)
    topics = [_topic(number, pool, seed) for number in range(1, pages + 1)]
    uses = dict.fromkeys(pool, 0)
    for topic in topics:
        for source in topic.numbering():
            uses[source] += 1
    landmark = min(pool[: _landmarks(pool)], key=lambda source: abs(uses[source] - USUAL_USES))
    return Corpus(topics, {name: source for name, source in sources.items() if uses[name]}, landmark)


def _landmarks(pool: list[str]) -> int:
    return max(1, len(pool) // LANDMARK_SHARE)


def _source(number: int, rng: random.Random) -> Source:
    authors = [f"{rng.choice(SURNAMES)} {chr(65 + rng.randrange(26))}" for _ in range(rng.randint(2, 5))]
    first = rng.randint(1, 900)
    drug = f"{rng.choice(STARTS)}{rng.choice(MIDDLES)}{rng.choice(DRUG_ENDS)}"
    about = f"{rng.choice(OUTCOMES)} in {rng.choice(GROUPS)}: a {rng.choice(DESIGNS)}"
    return Source(
        id=f"s{number:06d}",
        authors=authors,
        title=f"Study {number:06d} of {drug} and {about}",
        journal=rng.choice(JOURNALS),
        year=rng.randint(1995, 2025),
        volume=rng.randint(1, 90),
        first_page=first,
        last_page=first + rng.randint(4, 15),
        doi=f"10.5555/sample.{number:06d}",
    )


def _claim_text(label: str, drug: str, index: int, rng: random.Random) -> str:
    def fill(text: str) -> str:
        return text.format(
            drug=drug,
            out=rng.choice(OUTCOMES),
            grp=rng.choice(GROUPS),
            n=rng.randint(2, 60),
            w=rng.randint(4, 104),
            big=rng.randint(120, 9000),
            study=rng.choice(STUDIES),
        )

    parts = [fill(sentence) for sentence in rng.sample(SENTENCES, rng.choice([2, 2, 3]))]
    first, rest = parts[0].split(".", 1)
    parts[0] = f"{first} (record {label}).{rest}"
    if index % 3 == 0:
        parts.append(f"The plan is in the [trial register](https://example.org/trials/{label}).")
    text = "\n\n".join(parts)
    if index % 6 == 5:
        items = "\n".join(f"- {fill(item)}" for item in rng.choice(LISTS))
        text += f"\n\nTell your care team about:\n\n{items}"
    return text


def _outcome_in(text: str) -> str:
    """Return an outcome that a claim names, for the takeaway that sums it up."""
    return next((outcome for outcome in OUTCOMES if outcome in text), OUTCOMES[0])


def _topic(number: int, pool: list[str], seed: int) -> Topic:
    rng = random.Random(f"{seed}:topic:{number}")
    drug = rng.choice(STARTS) + rng.choice(MIDDLES) + rng.choice(DRUG_ENDS)
    condition = rng.choice(STARTS) + rng.choice(MIDDLES) + rng.choice(CONDITION_ENDS)
    own = [pool[rng.randrange(_landmarks(pool))]]
    own += [pool[i] for i in rng.sample(range(_landmarks(pool), len(pool)), SOURCES_OF_TOPIC - 1)]
    rng.shuffle(own)
    sections: list[tuple[str, list[Claim]]] = []
    for s, heading in enumerate(HEADINGS, 1):
        claims = []
        for c in (1, 2, 3):
            index = (s - 1) * 3 + c - 1
            first = own[index % SOURCES_OF_TOPIC]  # cites every source
            others = [source for source in rng.sample(own, rng.randint(0, 2)) if source != first]
            text = _claim_text(f"{number:05d}-{s}-{c}", drug, index, rng)
            claims.append(Claim(f"c{s}-{c}", text, [first, *others]))
        sections.append((heading, claims))
    name = drug.capitalize()
    return Topic(
        slug=f"t{number:05d}-{drug}",
        title=f"{name} for {condition} {number:05d}",
        summary=f"{name} is a medicine for {condition}. This page says what we know of its good and bad effects. "
        f"It is for {rng.choice(GROUPS)}.",
        sections=sections,
        takeaways=[
            f"Point {i} of page {number:05d}: ask if {drug} fits your plans. "
            f"Say how much you mind {_outcome_in(sections[i - 1][1][0].text)}."
            for i in (1, 2, 3, 4)
        ],
        dosing_columns=["Group", "Starting dose", "Usual dose", "Notes"],
        dosing_rows=[
            [
                group.capitalize(),
                f"{rng.randint(1, 9) * 5} mg",
                f"{rng.randint(2, 19) * 10} mg daily",
                f"Review after {rng.randint(2, 12)} weeks",
            ]
            for group in rng.sample(GROUPS, 4)
        ],
    )
