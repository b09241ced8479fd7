"""Rounds of builds with several generators in turn. Every build is a new process, and its output is checked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.checks import other_words, problems_of_site, sample, size_of
from benchmarks.corpus import Corpus, Topic
from benchmarks.measure import Cost, run
from benchmarks.site import Site

CLEAN, SAME, CLAIM, SOURCE, TITLE, TEMPLATE = STEPS = (
    "clean",
    "nothing changed",
    "one claim edited",
    "one shared source edited",
    "one title edited",
    "one template edited",
)
CHECK_ANEW, CHECK, RESTORED = OWN_STEPS = (
    "`citesite check` without a cache",
    "`citesite check`, nothing changed",
    "a copy with restored cache and site",
)
"""What only citesite does. A copy has another path and new times, as after a checkout in continuous integration."""


@dataclass(slots=True)
class Result:
    """The results of one generator at one size."""

    generator: str
    topics: int
    sources: int
    pages: int
    place: str
    """`tmpfs` or `disk`."""
    runs: dict[str, list[Cost]] = field(default_factory=dict)
    """By step."""
    problems: list[str] = field(default_factory=list)
    """Failed checks of its output."""
    words: int = 0
    """On one page."""
    page_bytes: int = 0
    citing: int = 0
    """How many pages the edited source changes."""


class Contest:
    """Sites of the same corpus, built in turn."""

    def __init__(self, corpus: Corpus, sites: list[tuple[Site, int]], place: str, limit: float) -> None:
        """Write the sites.

        Args:
            corpus: their content, which the contest edits.
            sites: each with the number of pages it should have.
            place: the kind of folder they are in, `tmpfs` or `disk`.
            limit: the most seconds a build may take.
        """
        self.corpus, self.place, self.limit = corpus, place, limit
        self.sites = [site for site, _ in sites]
        self.disclaimer = "Not medical advice."
        self.results = {
            site.name: Result(site.name, len(corpus.topics), len(corpus.sources), pages, place) for site, pages in sites
        }
        self._sample = sample(corpus)
        for site in self.sites:
            site.write(corpus, self.disclaimer)

    def play(self, rounds: int, steps: tuple[str, ...] = STEPS, peers_edit: bool = True) -> list[Result]:
        """Build in rounds, alternating who goes first.

        Args:
            rounds: how many.
            steps: what to do in each.
            peers_edit: whether all build after an edit, and not the first site alone (then one round at most).
        """
        for number in range(rounds):
            for step in steps:
                edit = self._edited(step, number)
                sites = self.sites if peers_edit or step == CLEAN else self.sites[:1]
                for site in sites if number % 2 == 0 else sites[::-1]:
                    self._build(site, step, number, *edit)
                for other in sites[1:]:
                    self.results[other.name].problems += other_words(self.sites[0], other, edit[1])
        for site in self.sites:
            page = site.page(self._sample[0])
            if page.is_file():
                self.results[site.name].words, self.results[site.name].page_bytes = size_of(page)
            self.results[site.name].citing = len(self.corpus.citing(self.corpus.landmark))
        return list(self.results.values())

    def _edited(self, step: str, number: int) -> tuple[Callable[[Site], None], list[Topic]]:
        """Edit the corpus. Return a function that writes the edit to a site, and the topics whose pages to check."""
        corpus = self.corpus
        if step == CLAIM:
            topic = corpus.topics[len(corpus.topics) // 3]
            claim = topic.sections[1][1][0]
            claim.text = f"This sentence was added in round {number + 1}. {claim.text}"
            return lambda site: site.write_topic(topic), [topic, self._sample[0]]
        if step == SOURCE:
            source = corpus.sources[corpus.landmark]
            source.authors[0] = f"Renamed{chr(97 + number % 26)} Q"
            at, batch = next((n, batch) for n, batch in enumerate(corpus.batches()) if source in batch)
            return lambda site: site.write_batch(at, batch), corpus.citing(source.id)
        if step == TITLE:
            topic = corpus.topics[len(corpus.topics) // 2]
            topic.title = f"{topic.title.partition(', round')[0]}, round {number + 1}"
            return lambda site: site.write_topic(topic), [topic, self._sample[0]]
        if step == TEMPLATE:
            self.disclaimer = f"Not medical advice, edition {number + 2}."
            return lambda site: site.write_disclaimer(self.disclaimer), self._sample
        if step == RESTORED:
            return lambda site: site.move_as_copied(), self._sample
        if step == CHECK_ANEW:
            return lambda site: site.forget_checks(), self._sample
        return lambda site: site.clean() if step == CLEAN else None, self._sample

    def _build(self, site: Site, step: str, number: int, tell: Callable[[Site], None], topics: list[Topic]) -> None:
        result = self.results[site.name]
        cleans = result.runs.get(CLEAN, [])
        tell(site)
        if cleans and cleans[-1].failed:
            return  # a site that failed to build is not built again
        is_check = step in (CHECK, CHECK_ANEW)
        cost = run(site.check_command if is_check else site.command, site.folder, self.limit)
        result.runs.setdefault(step, []).append(cost)
        say = f"{result.topics:6} {site.name:23} {self.place:5} {number + 1} {step:35}"
        print(f"{say} {cost.wall:8.3f} s {cost.cpu:8.3f} s CPU {cost.pss:6.0f} MiB {cost.failed}", file=sys.stderr)
        if cost.failed:
            result.problems.append(f"{step}: {cost.failed}")
        elif not is_check:
            found = problems_of_site(site, self.corpus, topics, self.disclaimer, result.pages)
            result.problems += [f"{step}: {problem}" for problem in found]
            for problem in found[:5]:
                print(f"   wrong: {problem}", file=sys.stderr)
