"""Explanations of pictures, summaries of findings and fact boxes that have no numbers, or tell them unclearly."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="unknown-row",
        summary="a picture or a summary names a row that its analysis does not have, or that several are",
        meaning=(
            "Where studies are not put together, a picture of people or a line in a summary shows the numbers of one "
            "row. It is named by its label, and this label fits none of the rows, or more than one."
        ),
        mend="Write the label as it stands in evidence.yaml; add subgroup: where several rows have it.",
        wrong="row: Everyone who took par",
        right="""
            row: Everyone who took part
            subgroup: After 8 weeks
        """,
    ),
    Explanation(
        code="unknown-baseline",
        summary="a picture or a summary does not say which baseline risk it means",
        meaning=(
            "How many people are helped or harmed depends on how many have the outcome anyway. The analysis has no "
            "baseline risk with this label, or it has several and none is named."
        ),
        mend="Name one with baseline:, by its label in evidence.yaml.",
        wrong="- {outcome: relief, analysis: relief-at-two-hours}",
        right="- {outcome: relief, analysis: relief-at-two-hours, baseline: Adults in a survey}",
    ),
    Explanation(
        code="figure-without-numbers",
        summary="a picture or a line of a summary has no numbers to show",
        meaning=(
            "Everything in pictures and summaries is computed. A forest plot needs an effect with its interval, a "
            "picture of people needs shares of people, and studies that are not put together have no number of their "
            "own. Readers would see an empty picture."
        ),
        mend="Name a row with row:, add baseline_risks: to the analysis, or show it as a table.",
        wrong="- figure: {analysis: pain-scores, kind: icons}",
        right="- analysis: pain-scores",
    ),
    Explanation(
        code="people-without-time",
        severity="warning",
        summary="so many of 100 people have an outcome, and nobody says within what time",
        meaning=(
            "Three of 100 people within a week and three of 100 within ten years are very different risks. Without "
            "the time, a reader cannot tell which it is."
        ),
        mend="Add follow_up: to the row, or use a baseline risk, which has its time.",
        wrong="""
            - source: trial-2020
              label: Test trial
        """,
        right="""
            - source: trial-2020
              label: Test trial
              follow_up: 2 hours
        """,
    ),
    Explanation(
        code="people-do-not-add-up",
        severity="warning",
        summary="rounded to whole people, two groups do not differ by as many as is said",
        meaning=(
            "3 of 100 people without and 5 of 100 with a medicine look like 2 more, while the exact numbers say 2.7, "
            "which is shown as 3. Readers who count find a mistake, and stop trusting the rest."
        ),
        mend="Tell the numbers of 1,000 people.",
        wrong="per: 100",
        right="per: 1000",
    ),
)
