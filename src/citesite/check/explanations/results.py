"""Explanations of trial results that are impossible, do not fit together, or disagree with each other."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="impossible-number",
        summary="a number is one that no study can have found",
        meaning=(
            "More people with the outcome than people, a standard deviation of zero, a ratio below zero, a share "
            "that its own counts do not give: one of the numbers was mistyped or misread. Whatever is computed from "
            "it would be wrong, and somebody may decide by it."
        ),
        mend="Look the number up in the source. If the source prints it so, give its finding in words under result:.",
        wrong="intervention: {events: 73, total: 50}",
        right="intervention: {events: 37, total: 50}",
    ),
    Explanation(
        code="interval-excludes-estimate",
        summary="an estimate lies outside its own interval",
        meaning=(
            "The interval is the range around the estimate, so the estimate must lie in it. Often a minus sign or a "
            "decimal point is missing, or estimate and interval are in different units."
        ),
        mend="Look both up in the source, and write the lower limit first. Say in note: what you could not settle.",
        wrong="""
            estimate: -0.57
            interval: [-79, -35]
        """,
        right="""
            estimate: -57
            interval: [-79, -35]
        """,
    ),
    Explanation(
        code="one-group",
        summary="a row has the numbers of one group only",
        meaning=(
            "What happened in one group says nothing about an effect, because people also get better or worse "
            "without treatment. Readers would take the number for a comparison."
        ),
        mend=(
            "Add the numbers of the other group. Where the source gives none, give its published estimate: and "
            "interval:, or its finding in words under result:."
        ),
        wrong="intervention: {events: 30, total: 50}",
        right="""
            intervention: {events: 30, total: 50}
            comparator: {events: 20, total: 50}
        """,
    ),
    Explanation(
        code="mixed-measures",
        summary="a measure or a row's numbers do not fit the outcome",
        meaning=(
            "An outcome is either counted (events among a total; RR, OR, HR, RD) or measured on a scale (mean, SD "
            "and n; MD, SMD, percent-change). Rows of both kinds in one analysis cannot be compared, drawn or put "
            "together. A difference in risk is given in people in 100 or in 1,000."
        ),
        mend="Mend the measure or the outcome's kind. Results of another kind belong in an analysis of their own.",
        wrong="""
            measure: RR
            rows:
              - source: trial-2020
                label: Test trial
                intervention: {mean: 3.1, sd: 1.2, n: 50}
                comparator: {mean: 4.0, sd: 1.3, n: 50}
        """,
        right="""
            measure: MD
            rows:
              - source: trial-2020
                label: Test trial
                intervention: {mean: 3.1, sd: 1.2, n: 50}
                comparator: {mean: 4.0, sd: 1.3, n: 50}
        """,
    ),
    Explanation(
        code="unit-slip",
        summary="numbers look as if they were in different units",
        meaning=(
            "Milligrams and micrograms differ a thousandfold and are easily mistaken. In an analysis, spreads of one "
            "outcome that differ more than 300-fold give a slip away. In a dose, it is the same number with another "
            "unit, in its own texts or in another dose of the same substance."
        ),
        mend="Look up the unit in the source, and turn every number into the one unit of the analysis.",
        wrong="""
            amount: {value: 1000, unit: milligram}
            cautions: A trial gave 1,000 micrograms.
        """,
        right="""
            amount: {value: 1000, unit: microgram}
            cautions: A trial gave 1,000 micrograms.
        """,
    ),
    Explanation(
        code="pooled-against-reason",
        summary="an analysis is pooled although it says why it must not be",
        meaning=(
            "model: puts the studies together into one number, why_not_pool: tells readers why they are not. Both "
            "cannot be true, and a pooled number against the reason would mislead."
        ),
        mend="Take one of them away. If in doubt, keep the reason.",
        wrong="""
            model: random-reml
            why_not_pool: The trials asked different questions.
        """,
        right="why_not_pool: The trials asked different questions.",
    ),
    Explanation(
        code="same-people-twice",
        summary="one study is counted twice in a pooled result",
        meaning=(
            "Trials are often reported more than once: after one year and after five, or in a paper and in a review. "
            "If two reports of the same people are put together, the result looks more certain than it is. Reports "
            "are of one study if they are the same source, or their sources or rows name the same study:."
        ),
        mend=(
            "Keep the row that fits the question best. If the people differ, for instance men and women, or if one "
            "source reports several trials, give each row its own study:."
        ),
        wrong="""
            model: fixed
            rows:
              - source: trial-2020
                label: After one year
              - source: trial-2020
                label: After five years
        """,
        right="""
            model: fixed
            rows:
              - source: review-2022
                label: Trial A
                study: NCT00000001
              - source: review-2022
                label: Trial B
                study: NCT00000002
        """,
    ),
    Explanation(
        code="nothing-to-pool",
        summary="an analysis has a model and too little to put together",
        meaning=(
            "A pooled result needs at least two rows with the numbers of both groups or with an estimate and its "
            "interval. The method of Mantel and Haenszel needs the counts of both groups in each row."
        ),
        mend="Add what is missing, choose another model, or leave model: out and show the rows by themselves.",
        wrong="""
            model: fixed
            rows:
              - source: trial-2020
                label: The only trial
                estimate: 1.5
                interval: [1.1, 2.0]
        """,
        right="""
            rows:
              - source: trial-2020
                label: The only trial
                estimate: 1.5
                interval: [1.1, 2.0]
        """,
    ),
    Explanation(
        code="differs-from-published",
        summary="a published effect is not what the numbers give",
        meaning=(
            "Every effect that can be computed from its groups, or from its rows, is computed and compared with "
            "what was printed, to half of the last printed place. Here they differ, so one of the numbers is "
            "mistyped, or the authors did something else with them. Readers must be able to trust both."
        ),
        mend=(
            "Compare the numbers with the source. If all are as printed, say under differs_because: why they "
            "differ, such as adjustment, rounding or other people analysed; readers will see it."
        ),
        wrong="""
            intervention: {events: 30, total: 50}
            comparator: {events: 20, total: 50}
            estimate: 1.8
        """,
        right="""
            intervention: {events: 30, total: 50}
            comparator: {events: 20, total: 50}
            estimate: 1.8
            differs_because: The report adjusts for age.
        """,
    ),
)
