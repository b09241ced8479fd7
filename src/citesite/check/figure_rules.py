"""Rules about pictures, summaries of findings and fact boxes: the numbers they need exist, and are shown fairly."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.diagnostics import Diagnostic, Place, Rule, Severity, did_you_mean
from citesite.evidence.rounding import half_up
from citesite.link.library import Library
from citesite.records import Analysis, Figure, FigureBlock, Selection, TopicContent
from citesite.values.selection import Selected, selected
from citesite.values.topic import TopicWithValues

UNKNOWN_ROW = Rule(
    code="unknown-row",
    summary="a picture or a summary names a row that is missing or not the only one",
    meaning=(
        "Where studies are not pooled, a picture of people or a line in a summary shows the numbers of one row. "
        "It is named by its label. No row has this label, or several have."
    ),
    fix="Write the label as in evidence.yaml; add subgroup: where several rows have it.",
    wrong="- figure: {analysis: relief-at-two-hours, kind: icons, row: Test trail}",
    right="- figure: {analysis: relief-at-two-hours, kind: icons, row: Test trial}",
)


UNKNOWN_BASELINE = Rule(
    code="unknown-baseline",
    summary="a picture or a summary does not say which baseline risk it means",
    meaning=(
        "How many people are helped or harmed depends on how many have the outcome anyway. The analysis has no "
        "baseline risk with this label, or it has several and none is named."
    ),
    fix="Name one with baseline:, by its label in evidence.yaml.",
    wrong="- figure: {analysis: relief-at-two-hours, kind: icons, baseline: Adults in the trail}",
    right="- figure: {analysis: relief-at-two-hours, kind: icons, baseline: Adults in the trial}",
)


FIGURE_WITHOUT_NUMBERS = Rule(
    code="figure-without-numbers",
    summary="a picture or a line of a summary has no numbers to show",
    meaning=(
        "Everything in pictures and summaries is computed. A forest plot needs an effect with its interval, a "
        "picture of people needs shares of people, and studies that are not pooled have no overall number. "
        "Readers would see an empty picture."
    ),
    fix="Name a row with row:, add baseline_risks: to the analysis, or show it as a table.",
    wrong="- figure: {analysis: relief-at-two-hours, kind: forest}",
    right="- analysis: relief-at-two-hours",
)


@topic_check(UNKNOWN_ROW, UNKNOWN_BASELINE, FIGURE_WITHOUT_NUMBERS)
def selection_misfit(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find pictures and summaries whose row or baseline risk is missing, ambiguous or without numbers."""
    for analysis, wanted, _, place in _selections(topic):
        found = selected(analysis, topic.values.computed(analysis.id), wanted)
        labels, risks = [row.label for row in analysis.rows], [risk.label for risk in analysis.baseline_risks]
        if found == "no-such-row":
            message = f'analysis "{analysis.id}" has no row "{wanted.row}"'
            if wanted.subgroup:
                message += f' in a subgroup "{wanted.subgroup}"'
            yield UNKNOWN_ROW.at(place / "row", message, did_you_mean(wanted.row or "", labels))
        elif found == "several-rows":
            message = f'analysis "{analysis.id}" has several rows "{wanted.row}"'
            yield UNKNOWN_ROW.at(place / "row", message, "say which with subgroup:")
        elif found == "no-such-baseline":
            message = f'analysis "{analysis.id}" has no baseline risk "{wanted.baseline}"'
            yield UNKNOWN_BASELINE.at(place / "baseline", message, did_you_mean(wanted.baseline or "", risks))
        elif found == "several-baselines":
            message = f'analysis "{analysis.id}" has several baseline risks'
            yield UNKNOWN_BASELINE.at(place, message, f'say which with baseline:, such as "{risks[0]}"')
        elif found == "not-pooled":
            message = f'the studies of analysis "{analysis.id}" are not put together, so it has no number of its own'
            yield FIGURE_WITHOUT_NUMBERS.at(place, message, f'name one of them with row:, such as "{labels[0]}"')
        elif found.effect is None and found.shares is None:
            message = f'analysis "{analysis.id}" gives no effect here, and no shares of both groups'
            hint = "leave analysis: out; the page says there are no numbers"
            yield FIGURE_WITHOUT_NUMBERS.at(place, message, hint)


@topic_check(FIGURE_WITHOUT_NUMBERS)
def figure_without_numbers(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find pictures that have nothing to draw."""
    values = topic.values
    for figure, place in figures(topic):
        if figure.analysis not in values.analyses:
            continue
        analysis, computed = values.analyses[figure.analysis], values.computed(figure.analysis)
        where = place / ("kind" if place.steps[-1] == "figure" else "analysis")
        if figure.kind == "forest" and not any(row.effect for row in computed.rows):
            message = (
                f'no row of analysis "{analysis.id}" gives an effect with its interval, so there is nothing to draw'
            )
            yield FIGURE_WITHOUT_NUMBERS.at(where, message, f"show it as a table: - analysis: {analysis.id}")
        found = selected(analysis, computed, figure) if figure.kind == "icons" else None
        if isinstance(found, Selected) and found.shares is None:
            message = f'analysis "{analysis.id}" does not say how many people have the outcome'
            hint = "add baseline_risks:, or name a row with counts or shares of both groups"
            yield FIGURE_WITHOUT_NUMBERS.at(where, message, hint)


PEOPLE_WITHOUT_TIME = Rule(
    code="people-without-time",
    severity=Severity.WARNING,
    summary="a number of people have an outcome, and no time is given",
    meaning=(
        "Three of 100 people within a week and three of 100 within ten years are very different risks. Without "
        "the time, a reader cannot tell which it is."
    ),
    fix="Add follow_up: to the row, or use a baseline risk, which has its time.",
    wrong="label: Test trial",
    right="""
        label: Test trial
        follow_up: 2 hours
    """,
)


@topic_check(PEOPLE_WITHOUT_TIME)
def people_without_time(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find numbers of people whose time is not known."""
    for analysis, wanted, _, place in _selections(topic):
        found = selected(analysis, topic.values.computed(analysis.id), wanted)
        if isinstance(found, Selected) and found.shares is not None and not found.time:
            message = f'"{analysis.id}" shows how many people have the outcome, and not within what time'
            hint = "add follow_up: to the row" if found.row is not None else "add a baseline risk with its time:"
            yield PEOPLE_WITHOUT_TIME.at(place, message, hint)


PEOPLE_DO_NOT_ADD_UP = Rule(
    code="people-do-not-add-up",
    severity=Severity.WARNING,
    summary="rounded to whole people, two groups do not differ by as many as the page says",
    meaning=(
        "3 of 100 people without and 5 of 100 with a medicine look like 2 more, while the exact numbers say 2.7, "
        "which is shown as 3. Readers who count find a mistake, and stop trusting the rest."
    ),
    fix="Give the numbers of 1,000 people.",
    wrong="per: 100",
    right="per: 1000",
)


@topic_check(PEOPLE_DO_NOT_ADD_UP)
def people_do_not_add_up(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find pictures whose rounded groups do not differ by the rounded difference."""
    for analysis, wanted, per, place in _selections(topic):
        found = selected(analysis, topic.values.computed(analysis.id), wanted)
        if per == 100 and isinstance(found, Selected) and found.shares is not None:
            counts = [per * share for share in (found.shares.without, found.shares.with_, found.shares.difference)]
            without, with_, difference = (half_up(count, 0) for count in counts)
            if with_ - without != difference:
                exact = ", ".join(f"{count:.3g}" for count in counts)
                shown = f"{without:.0f} and {with_:.0f} do not differ by {abs(difference):.0f}"
                message = f"of 100 people, {shown} (exactly: {exact})"
                yield PEOPLE_DO_NOT_ADD_UP.at(place, message, "write per: 1000")


KIND_AGAINST_RESULT = Rule(
    code="kind-against-result",
    summary="a fact box calls a harm what was better with the treatment, or a benefit what was worse",
    meaning=(
        "Fact boxes show benefits and harms side by side. The numbers of this outcome leave no doubt which of both it "
        "is, and the box puts it among the others."
    ),
    fix="Correct kind:, or desirable: of the outcome if more of it is what people want.",
    wrong="- {outcome: relief, analysis: relief-at-two-hours, kind: harm}",
    right="- {outcome: relief, analysis: relief-at-two-hours, kind: benefit}",
)


@topic_check(KIND_AGAINST_RESULT)
def kind_against_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find outcomes among the benefits whose effect is worse for the patient, and the other way round."""
    if not topic.findings:
        return
    # Few topics have a fact box, and only these pay for the arithmetic.
    from citesite.evidence.direction import good_sign, of_effect

    analyses = {analysis.record.id: analysis.record for analysis in topic.analyses}
    for box in topic.findings:
        for number, finding in enumerate(box.record.outcomes):
            analysis, good = analyses.get(finding.analysis or ""), good_sign(topic.values.outcome(finding.outcome))
            if finding.kind is None or analysis is None or not good:
                continue
            found = selected(analysis, topic.values.computed(analysis.id), finding)
            points = of_effect(found.effect) if isinstance(found, Selected) and found.effect else None
            if points and points.excludes_none and (points.sign == good) != (finding.kind == "benefit"):
                shown = "better" if points.sign == good else "worse"
                message = f'"{finding.outcome}" is called a {finding.kind}, and its numbers say {shown} for the patient'
                hint = "correct kind:, or desirable: of the outcome if more of it is what people want"
                yield KIND_AGAINST_RESULT.at(box.place / "outcomes" / number / "kind", message, hint)


def _selections(topic: TopicContent) -> Iterator[tuple[Analysis, Selection, int, Place]]:
    """Yield every selection for a picture of people or a summary: analysis, selection, of how many people, place."""
    analyses = {analysis.record.id: analysis.record for analysis in topic.analyses}
    for figure, place in figures(topic):
        if figure.kind == "icons" and figure.analysis in analyses:
            yield analyses[figure.analysis], figure, int(figure.per), place
    for found in topic.findings:
        for number, finding in enumerate(found.record.outcomes):
            if finding.analysis in analyses:
                where = found.place / "outcomes" / number
                yield analyses[finding.analysis], finding, int(found.record.per), where


def figures(topic: TopicContent) -> Iterator[tuple[Figure, Place]]:
    """Yield the first picture of a topic and the pictures of its sections, each with its place."""
    if topic.topic.record.first_picture:
        yield topic.topic.record.first_picture.figure, topic.topic.place / "first_picture"
    for _, block, place in topic.blocks:
        if isinstance(block, FigureBlock):
            yield block.figure, place / "figure"
