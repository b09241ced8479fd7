"""Explanations of value references, and of numbers that were typed although a record holds them."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="unknown-value",
        summary="a value reference leads to no number",
        meaning=(
            "The text asks for a number that the analysis does not have: its name, the path behind it or the form is "
            "not known, or the number was never computed. Readers must not be shown a gap or a guess."
        ),
        mend="Mend the name. docs/values.md lists the paths and forms; the hint says what this analysis has.",
        wrong='text: "It was seen in {{ relief.intervension }}."',
        right='text: "It was seen in {{ relief.intervention }}."',
    ),
    Explanation(
        code="malformed-value",
        summary="double braces hold no value reference",
        meaning=(
            "Between double braces stand the id of an analysis and a path, and perhaps a form. It is no template "
            "language: nothing is calculated there. Readers would see the braces as they stand."
        ),
        mend="Write {{ analysis-id.path }} or {{ analysis-id.path | clinical }}, in lower-case letters, on one line.",
        wrong='text: "It was seen in {{ 100 * relief.intervention }}."',
        right='text: "It was seen in {{ relief.intervention.per-hundred }}."',
    ),
    Explanation(
        code="misplaced-value",
        summary="a value reference stands where none is looked up",
        meaning=(
            "Numbers are looked up in the prose of a topic. Titles, labels and names are plain words, and sources and "
            "glossary terms appear on the pages of several topics, so that nobody could say whose analysis is meant."
        ),
        mend="Take the number to a claim, a note or another text of its topic.",
        wrong="title: Relief in {{ relief.intervention }}",
        right="title: Relief in two hours",
    ),
    Explanation(
        code="value-unit",
        summary="the words behind a value give it another unit",
        meaning=(
            "A value has a unit of its own: people, of 100 people, per cent, pmol/L. The words behind this one would "
            "make another thing of it, and a reader would take away a wrong number."
        ),
        mend=(
            "Take the words away, since a value prints its own, or ask for the number in that unit. With | number the "
            "figure stands alone, before its own unit."
        ),
        wrong='text: "It was seen in {{ relief.intervention.events }} of 100 people."',
        right='text: "It was seen in {{ relief.intervention.per-hundred }}."',
    ),
    Explanation(
        code="ratio-as-absolute",
        summary="a ratio is used as if it were a number of people",
        meaning=(
            "A risk ratio of 2 means twice as often, whether that is 2 people of 1,000 or 200. An odds ratio is not "
            "even that. Written before a number of people a ratio becomes a false promise or a false alarm, which is "
            "the mistake that misleads patients most."
        ),
        mend=(
            "Ask for per-hundred.with or per-thousand.difference, which need baseline_risks: in the analysis. Or print "
            "the ratio by itself: it says what it multiplies."
        ),
        wrong='text: "It was seen in {{ relief.pooled | number }} of 1,000 people."',
        right='text: "It was seen in {{ relief.per-thousand.with }}."',
    ),
    Explanation(
        code="typed-number-differs",
        summary="a typed number is not the one in the record",
        meaning=(
            "A claim gives numbers of a study whose results stand in an analysis, and one of them is another than "
            "there. One of the two was retyped wrongly, and readers cannot tell which."
        ),
        mend="Mend the wrong one. Better still, print it by a value reference, so that the two cannot differ again.",
        wrong="""
            note: 31 of 50 people felt better.    # the analysis says 30 of 50
        """,
        right="""
            note: "{{ relief.rows.trial-2020.intervention }} felt better."
        """,
        severity="warning",
    ),
)
