"""The values of one topic, each analysis looked at when a text first asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citesite.records import Analysis, Outcome, TopicContent

if TYPE_CHECKING:
    # Most topics have no analysis, and a build of theirs should not wait for the arithmetic.
    from citesite.evidence.analysis import Computed
    from citesite.values.grammar import Reference
    from citesite.values.paths import Values
    from citesite.values.printing import Words


class TopicValues:
    """The analyses of a topic, with what was computed of each."""

    def __init__(self, content: TopicContent) -> None:
        results = content.results.record if content.results else None
        self.analyses: dict[str, Analysis] = {a.id: a for a in results.analyses} if results else {}
        self._outcomes: dict[str, Outcome] = {o.id: o for o in results.outcomes} if results else {}
        self._computed: dict[str, Computed] = {}
        self._tables: dict[str, Values] = {}

    def computed(self, analysis: str) -> Computed:
        """What follows from the numbers of one analysis."""
        if analysis not in self._computed:
            from citesite.evidence.analysis import computed

            record = self.analyses[analysis]
            self._computed[analysis] = computed(record, self._outcomes.get(record.outcome))
        return self._computed[analysis]

    def table(self, analysis: str) -> Values:
        """Every value of one analysis by its path."""
        if analysis not in self._tables:
            from citesite.values.paths import values_of

            record = self.analyses[analysis]
            found = self.computed(analysis)
            self._tables[analysis] = values_of(record, self._outcomes.get(record.outcome), found)
        return self._tables[analysis]

    def printed(self, reference: Reference, words: Words) -> str | None:
        """What a reference prints; None where it leads nowhere."""
        from citesite.values.printing import printed

        value = self.table(reference.analysis).get(reference.path) if reference.analysis in self.analyses else None
        return printed(value, reference.form, words) if value else None


def topic_values(content: TopicContent) -> TopicValues:
    """The values of a topic, kept with it: rules and pages ask for the same ones."""
    found = content.worked_out.get("values")
    if not isinstance(found, TopicValues):
        found = content.worked_out["values"] = TopicValues(content)
    return found
