"""Explanations of statements that rest on too little, or sound too sure."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="claim-without-evidence",
        summary="a claim names no source",
        meaning=(
            "Every claim shows readers where it comes from. A claim without a source asks them to trust us "
            "blindly, and nobody could check it or keep it up to date."
        ),
        mend="Name at least one source that you have read. If there is none, the claim does not belong on the site.",
        wrong="""
            id: eases-headache
            text: It may ease headache.
        """,
        right="""
            id: eases-headache
            text: It may ease headache.
            evidence:
              - source: trial-2020
        """,
    ),
    Explanation(
        code="takeaway-without-claims",
        summary="a takeaway sums up no claim",
        meaning=(
            "Takeaways are what most people read, and often all they read. Each must lead to the claims behind "
            "it, which also settle how certain it may sound. Without claims there is nothing behind it."
        ),
        mend="Name the claims it sums up under claims:, or write the claim first.",
        wrong="""
            id: eases-message
            text: It may ease headache.
        """,
        right="""
            id: eases-message
            text: It may ease headache.
            claims: [eases-headache]
        """,
    ),
    Explanation(
        code="effect-without-certainty",
        summary="a claim about an effect does not say how certain it is",
        meaning=(
            'Whether a treatment helps is hardly ever simply known. Readers need to see whether "it helps" rests '
            "on large good trials or on a guess, and a claim of type effect without a certainty hides that."
        ),
        mend="Rate it on the scale of GRADE: where rating began, what takes certainty away, and the level reached.",
        wrong="type: effect",
        right="""
            type: effect
            certainty: {level: moderate, start: high, down: [imprecision]}
        """,
    ),
    Explanation(
        code="effect-not-rated",
        summary="the certainty of an effect is marked as not rated",
        meaning=(
            "not-rated is for claims that are not about an effect, such as a definition. For an effect it would "
            "leave readers without the answer to how sure anyone can be."
        ),
        mend="Rate it. Where hardly anything is known the level is very-low, which is an honest answer.",
        wrong="certainty: {level: not-rated}",
        right="certainty: {level: very-low, start: high, down: [risk-of-bias, indirectness, imprecision]}",
    ),
    Explanation(
        code="certainty-arithmetic",
        summary="a certainty does not follow from its reasons",
        meaning=(
            "A level of GRADE is where rating began (high for randomised trials, low for other studies), one level "
            "less for each reason under down:, one more for each under up:. Here the sum gives another level than "
            "the one that is written, so readers would see a certainty that its reasons do not support."
        ),
        mend="Count again: mend the level or the reasons. A very serious reason is written twice. start: is needed.",
        wrong="certainty: {level: moderate, start: high, down: [imprecision, indirectness]}",
        right="certainty: {level: low, start: high, down: [imprecision, indirectness]}",
    ),
    Explanation(
        code="takeaway-too-strong",
        summary="a takeaway sounds more certain than its claims",
        meaning=(
            "A takeaway is only as certain as the least certain claim it sums up. The marked word promises more, "
            "and somebody might start or stop a treatment because of it. Words such as cure and guarantee are "
            "never allowed: nothing in medicine is that sure."
        ),
        mend='Say "probably" where certainty is moderate, "may" where it is low, and that it is not known below.',
        wrong="text: Examplin eases headache.    # moderate certainty",
        right="text: Examplin probably eases headache.",
    ),
    Explanation(
        code="claim-too-strong",
        summary="a claim sounds more certain than it is",
        meaning=(
            "The claim's own certainty says how sure anyone can be, and the marked word promises more. Readers trust "
            'the sentence before they look at the rating below it. At very low certainty even "may" is too much, '
            "unless the text also says that nobody can be sure."
        ),
        mend='Say "probably" where certainty is moderate, "may" where it is low, and that it is not known below.',
        wrong="""
            text: Examplin eases headache.
            certainty: {level: low, start: high, down: [imprecision, indirectness]}
        """,
        right="""
            text: Examplin may ease headache.
            certainty: {level: low, start: high, down: [imprecision, indirectness]}
        """,
    ),
    Explanation(
        code="retracted-source",
        summary="a retracted work supports a statement",
        meaning=(
            "The publisher has withdrawn this work, because its results cannot be trusted. Readers must not be "
            "told something because of it."
        ),
        mend=(
            "Take it away and see whether the statement still stands. If readers should know what became of the "
            "work, keep it with stance: context and say so in its note."
        ),
        wrong="""
            evidence:
              - source: trial-2020
                stance: supports
        """,
        right="""
            evidence:
              - source: trial-2020
                stance: context
                note: This trial was retracted in 2024.
        """,
    ),
    Explanation(
        code="unread-source",
        summary="a statement rests on a work that nobody here has read",
        meaning=(
            "The source is marked access: not-read. A work that was not read may say something else than its title "
            "suggests, so it cannot stand behind anything a patient reads."
        ),
        mend="Read it, at least its abstract, and say so under access:. Or list it under further_reading: instead.",
        wrong="access: not-read",
        right="access: abstract",
    ),
    Explanation(
        code="dose-without-evidence",
        summary="a dose names no source",
        meaning=(
            "A dose that comes from nowhere is the most dangerous thing this site could print. Readers and their "
            "doctors must see which trial, guideline or licence it comes from."
        ),
        mend="Name the source under evidence:, or take the dose out.",
        wrong="amount: {value: 500, unit: milligram}",
        right="""
            amount: {value: 500, unit: milligram}
            evidence:
              - source: guide-2021
        """,
    ),
    Explanation(
        code="dose-without-unit",
        summary="a dose has no unit",
        meaning=(
            "500 micrograms and 500 milligrams differ a thousandfold. A number without its unit leaves readers to "
            "guess, and a wrong guess can harm."
        ),
        mend="Write the amount with its unit, spelt out.",
        wrong="amount: 500",
        right="amount: {value: 500, unit: microgram}",
    ),
    Explanation(
        code="trial-dose-unmarked",
        summary="a dose from trials alone is not marked as such",
        meaning=(
            "A trial tests a dose because nobody knows yet whether it helps or harms. If it were listed like the "
            "dose of a guideline, readers could take it for advice."
        ),
        mend="Say purpose: trial-arm. If a guideline or a licence gives the dose too, name it under evidence:.",
        wrong="""
            purpose: guideline
            evidence:
              - source: trial-2020
        """,
        right="""
            purpose: trial-arm
            evidence:
              - source: trial-2020
        """,
    ),
)
