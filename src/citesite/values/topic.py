"""The values of one topic: each analysis is computed once, when something first asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from citesite.records import Analysis, Outcome, Results, TopicContent

if TYPE_CHECKING:
    # Imported in functions otherwise, because most topics have no analysis and need no arithmetic.
    from citesite.evidence.analysis import Computed
    from citesite.values.grammar import Reference
    from citesite.values.paths import Values
    from citesite.values.printing import Words


class TopicValues:
    """The analyses of a topic, with the numbers computed from each."""

    def __init__(self, results: Results | None) -> None:
        self.analyses: dict[str, Analysis] = {a.id: a for a in results.analyses} if results else {}
        self._outcomes: dict[str, Outcome] = {o.id: o for o in results.outcomes} if results else {}
        self._computed: dict[str, Computed] = {}
        self._tables: dict[str, Values] = {}

    def outcome(self, name: str) -> Outcome | None:
        """Return an outcome of the topic, or None if it has none with that id."""
        return self._outcomes.get(name)

    def computed(self, analysis: str) -> Computed:
        """Return the effects of one analysis, pooled if it has a model."""
        if analysis not in self._computed:
            # See above.
            from citesite.evidence.analysis import computed

            record = self.analyses[analysis]
            self._computed[analysis] = computed(record, self._outcomes.get(record.outcome))
        return self._computed[analysis]

    def table(self, analysis: str) -> Values:
        """Return the values of one analysis by path."""
        if analysis not in self._tables:
            # See above.
            from citesite.values.paths import values_of

            record = self.analyses[analysis]
            found = self.computed(analysis)
            self._tables[analysis] = values_of(record, self._outcomes.get(record.outcome), found)
        return self._tables[analysis]

    def printed(self, reference: Reference, words: Words) -> str | None:
        """Return the text that a reference prints, or None if it does not lead to a value."""
        # See above.
        from citesite.values.printing import printed

        value = self.table(reference.analysis).get(reference.path) if reference.analysis in self.analyses else None
        return printed(value, reference.form, words) if value else None


@dataclass(frozen=True, kw_only=True)
class TopicWithValues(TopicContent):
    """A topic with the numbers computed from its analyses.

    Rules, texts, pages and downloads all read `values`, so each analysis is computed once. A copy of the topic whose
    texts are settled has the same numbers and keeps the same object.
    """

    values: TopicValues = field(compare=False, repr=False)
