"""Count how many mutants are noticed: `make mutants`, with `MISSED=1` to list those that are not.

Usage: python -m meaning.mutants [--missed] [OPERATOR...]
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import meaning.record_operators
import meaning.text_operators  # noqa: F401 - both register their operators
from meaning.mutation import OPERATORS, Mutant
from meaning.sites import INVENTED, MutableSite, b12, invented

IN_TEXTS = tuple(name for name in OPERATORS if name.startswith(("direction in", "negation", "number in")))
"""Those that change what a sentence says; in other languages than English nothing else is another."""
SCORES = Path(__file__).parent / "scores.txt"
"""The last scores of all operators, which the page of what the rules notice shows."""
MOST = 24
"""The most mutants of one operator and one site; drawn alike in every run."""


@dataclass
class Score:
    """How many mutants of a kind were made, and how many of them were noticed."""

    made: int = 0
    noticed: int = 0

    def add(self, other: Score) -> None:
        """Add the numbers of another score."""
        self.made += other.made
        self.noticed += other.noticed

    def __str__(self) -> str:
        share = f"{100 * self.noticed / self.made:5.0f} %" if self.made else "      –"
        return f"{self.noticed:4} of {self.made:<4}{share}"


@dataclass(frozen=True)
class Tried:
    """A mutant, and the code of the first message that it brought; None if it was not noticed."""

    site: str
    mutant: Mutant
    code: str | None


def mutants(site: MutableSite, names: Iterable[str] = OPERATORS) -> Iterator[Mutant]:
    """Yield the mutants of a site, at most `MOST` of one operator: first those that the records decide."""
    for name in names:
        draw = random.Random(f"{site.name} {name}")
        made = list(OPERATORS[name](site, draw))
        draw.shuffle(made)
        made.sort(key=lambda mutant: not mutant.is_decided)
        yield from made[:MOST]


def tried(site: MutableSite, names: Iterable[str] = OPERATORS, *, decided_only: bool = False) -> Iterator[Tried]:
    """Check the mutants of a site: all of them, or those that the records decide."""
    for mutant in mutants(site, names):
        if mutant.is_decided or not decided_only:
            yield Tried(site.name, mutant, site.first_message(mutant.change, mutant.operator))


def scores(results: Iterable[Tried]) -> dict[str, tuple[Score, Score]]:
    """Return, for each operator, the scores of mutants that the records decide and of the others."""
    found: dict[str, tuple[Score, Score]] = defaultdict(lambda: (Score(), Score()))
    for one in results:
        found[one.mutant.operator][0 if one.mutant.is_decided else 1].add(Score(1, int(one.code is not None)))
    return found


def table(found: dict[str, tuple[Score, Score]]) -> str:
    """Return the scores as text."""
    decided, others = Score(), Score()
    lines = [f"{'operator':36}{'records decide':>18}{'others':>21}"]
    for name, (one, two) in found.items():
        lines.append(f"{name:36}{one!s:>18}   {two!s:>18}")
        decided.add(one)
        others.add(two)
    return "\n".join([*lines, f"{'all':36}{decided!s:>18}   {others!s:>18}", ""])


def by_language(names: Iterable[str] = IN_TEXTS) -> dict[str, list[Tried]]:
    """Check the mutants of texts of the invented site in each of its languages."""
    return {language: list(tried(invented(language), names)) for language in INVENTED}


def main(arguments: list[str]) -> None:
    """Print the tables, and those that were missed if asked to."""
    names = [name for name in arguments if not name.startswith("-")] or list(OPERATORS)
    results = [one for site in (b12(), invented()) for one in tried(site, names)]
    in_languages = by_language([name for name in names if name in IN_TEXTS])
    for one in (*results, *(one for language, found in in_languages.items() if language != "en" for one in found)):
        if "--missed" in arguments and one.mutant.is_decided and one.code is None:
            change = one.mutant.change
            where = "/".join(str(step) for step in change.steps)
            print(f"missed  {one.mutant.operator}: {change.path} {where}: {one.mutant.what}")
        if "--caught" in arguments and one.code:
            print(f"caught  {one.mutant.operator}: {one.mutant.what}: {one.code}")
    print(table(scores(results)), end="")
    if names == list(OPERATORS):
        SCORES.write_text(table(scores(results)), "utf-8")
    for language, found in in_languages.items():
        print(f"\ntexts of the invented site, {language}")
        print(table(scores(found)), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
