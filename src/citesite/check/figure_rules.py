"""Rules about pictures, summaries of findings and fact boxes: the numbers they need are there, and are told fairly."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, Place, did_you_mean, error, warning
from citesite.records import Analysis, FigureBlock, Selection, TopicContent
from citesite.values.printing import half_up
from citesite.values.selection import Selected, selected
from citesite.values.topic import TopicWithValues


def selection_misfit(topic: TopicWithValues, known: Known) -> Iterator[Diagnostic]:
    """A picture or a summary names a row or a baseline risk that its analysis does not have, or does not say which."""
    for analysis, wanted, _, place in _selections(topic):
        found = selected(analysis, topic.values.computed(analysis.id), wanted)
        labels, risks = [row.label for row in analysis.rows], [risk.label for risk in analysis.baseline_risks]
        if found == "no-such-row":
            message = f'analysis "{analysis.id}" has no row "{wanted.row}"'
            if wanted.subgroup:
                message += f' in a subgroup "{wanted.subgroup}"'
            yield error("unknown-row", place / "row", message, did_you_mean(wanted.row or "", labels))
        elif found == "several-rows":
            message = f'analysis "{analysis.id}" has several rows "{wanted.row}"'
            yield error("unknown-row", place / "row", message, "say which with subgroup:")
        elif found == "no-such-baseline":
            message = f'analysis "{analysis.id}" has no baseline risk "{wanted.baseline}"'
            yield error("unknown-baseline", place / "baseline", message, did_you_mean(wanted.baseline or "", risks))
        elif found == "several-baselines":
            message = f'analysis "{analysis.id}" has several baseline risks'
            yield error("unknown-baseline", place, message, f'say which with baseline:, such as "{risks[0]}"')
        elif found == "not-pooled":
            message = f'the studies of analysis "{analysis.id}" are not put together, so it has no number of its own'
            yield error("figure-without-numbers", place, message, f'name one of them with row:, such as "{labels[0]}"')
        elif found.effect is None and found.shares is None:
            message = f'analysis "{analysis.id}" gives no effect here, and no shares of both groups'
            hint = "leave analysis: out; the page says there are no numbers"
            yield error("figure-without-numbers", place, message, hint)


def figure_without_numbers(topic: TopicWithValues, known: Known) -> Iterator[Diagnostic]:
    """A picture has nothing to draw."""
    for _, block, place in topic.blocks:
        values = topic.values
        if not isinstance(block, FigureBlock) or block.figure.analysis not in values.analyses:
            continue
        figure = block.figure
        analysis, computed = values.analyses[figure.analysis], values.computed(figure.analysis)
        where = place / "figure" / "kind"
        if figure.kind == "forest" and not any(row.effect for row in computed.rows):
            message = (
                f'no row of analysis "{analysis.id}" gives an effect with its interval, so there is nothing to draw'
            )
            yield error("figure-without-numbers", where, message, f"show it as a table: - analysis: {analysis.id}")
        found = selected(analysis, computed, figure) if figure.kind == "icons" else None
        if isinstance(found, Selected) and found.shares is None:
            message = f'analysis "{analysis.id}" does not say how many people have the outcome'
            hint = "add baseline_risks:, or name a row with counts or shares of both groups"
            yield error("figure-without-numbers", where, message, hint)


def people_without_time(topic: TopicWithValues, known: Known) -> Iterator[Diagnostic]:
    """So many of 100 people, and nobody says within what time."""
    for analysis, wanted, _, place in _selections(topic):
        found = selected(analysis, topic.values.computed(analysis.id), wanted)
        if isinstance(found, Selected) and found.shares is not None and not found.time:
            message = f'"{analysis.id}" shows how many people have the outcome, and not within what time'
            hint = "add follow_up: to the row" if found.row is not None else "add a baseline risk with its time:"
            yield warning("people-without-time", place, message, hint)


def people_do_not_add_up(topic: TopicWithValues, known: Known) -> Iterator[Diagnostic]:
    """Rounded to whole people, the difference is not what the two groups show."""
    for analysis, wanted, per, place in _selections(topic):
        found = selected(analysis, topic.values.computed(analysis.id), wanted)
        if per == 100 and isinstance(found, Selected) and found.shares is not None:
            counts = [per * share for share in (found.shares.without, found.shares.with_, found.shares.difference)]
            without, with_, difference = (half_up(count, 0) for count in counts)
            if with_ - without != difference:
                exact = ", ".join(f"{count:.3g}" for count in counts)
                shown = f"{without:.0f} and {with_:.0f} do not differ by {abs(difference):.0f}"
                message = f"of 100 people, {shown} (exactly: {exact})"
                yield warning("people-do-not-add-up", place, message, "write per: 1000")


def _selections(topic: TopicContent) -> Iterator[tuple[Analysis, Selection, int, Place]]:
    """Every choice of numbers for a picture of people or a summary: the analysis, the choice, of how many, where."""
    analyses = {analysis.record.id: analysis.record for analysis in topic.analyses}
    for _, block, place in topic.blocks:
        if isinstance(block, FigureBlock) and block.figure.kind == "icons" and block.figure.analysis in analyses:
            yield analyses[block.figure.analysis], block.figure, int(block.figure.per), place / "figure"
    for found in topic.findings:
        for number, finding in enumerate(found.record.outcomes):
            if finding.analysis in analyses:
                where = found.place / "outcomes" / number
                yield analyses[finding.analysis], finding, int(found.record.per), where
