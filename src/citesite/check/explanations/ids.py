"""Explanations of ids that are given twice, or that lead nowhere."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="duplicate-id",
        summary="two things have one id",
        meaning=(
            "An id is the name by which records refer to each other, and the last part of an address that people "
            "link to and print. If two things had it, a citation could name the wrong study, and a link could lead "
            "to the wrong place. Sections, claims, takeaways, doses and tables of one topic share one page, so "
            "they share one set of ids."
        ),
        mend="Give the newer of the two another id. Keep the id that was published: its address is in use.",
        wrong="""
            - claim: {id: relief, text: It helps.}
            - claim: {id: relief, text: It lasts.}
        """,
        right="""
            - claim: {id: relief, text: It helps.}
            - claim: {id: lasting-relief, text: It lasts.}
        """,
    ),
    Explanation(
        code="address-collision",
        summary="an id would take an address that the site itself needs",
        meaning=(
            "Every site has pages such as /sources/ and /glossary/, and every topic page has places such as "
            "#references and #contents. A topic or claim with such an id would stand in their way, and links "
            "would lead readers to the wrong one."
        ),
        mend="Choose another id.",
        wrong="""
            id: references
            title: Where this comes from
        """,
        right="""
            id: where-this-comes-from
            title: Where this comes from
        """,
    ),
    Explanation(
        code="unknown-source",
        summary="something cites a source that does not exist",
        meaning=(
            "A citation names the id of a source, and no source has this id. Readers could not see what the "
            "statement rests on, which is the one thing every page promises them."
        ),
        mend="Mend the id; the hint names the nearest one. If the source is new, add it to a file in sources/.",
        wrong="""
            evidence:
              - source: trail-2020
        """,
        right="""
            evidence:
              - source: trial-2020
        """,
    ),
    Explanation(
        code="unknown-claim",
        summary="a takeaway or a handout names a claim that its topic or section does not have",
        meaning=(
            "A takeaway is as certain as the least certain claim it sums up. If one of the claims cannot be found, "
            "its certainty would be shown too high, and readers could not follow it to the evidence. A handout prints "
            "claims of its own section."
        ),
        mend="Mend the id under claims: or handout:, or write the claim. Claims of another topic cannot be named.",
        wrong="claims: [ease-headache]",
        right="claims: [eases-headache]",
    ),
    Explanation(
        code="unknown-section",
        summary="a topic lists a section that has no file",
        meaning=(
            "The topic's list of sections says what stands on its page and in which order. For this one there is "
            "no file in the topic's folder, so a part of the page would be missing."
        ),
        mend="Mend the id in the list, or add a file for the section. What counts is the id in the file, not its name.",
        wrong="sections: [effect, doses]",
        right="sections: [effects, doses]",
    ),
    Explanation(
        code="unlisted-section",
        summary="a section is not in its topic's list of sections",
        meaning=(
            "Only listed sections are shown. Readers would never see this one, although it is written: a part "
            "about safety could be missing without anybody noticing."
        ),
        mend="Add its id to sections: in the topic, at the place where it should stand, or move the file away.",
        wrong="sections: [effects]    # doses.yaml stands in the folder too",
        right="sections: [effects, doses]",
    ),
    Explanation(
        code="unknown-takeaway",
        summary="a section names a takeaway that its topic does not have",
        meaning=(
            "The takeaways of a section stand at the top of its handout. This one is not among the topic's "
            "takeaways, so the handout would begin without its message."
        ),
        mend="Mend the id, or add the takeaway to the topic.",
        wrong="takeaways: [ease-message]",
        right="takeaways: [eases-message]",
    ),
    Explanation(
        code="unknown-outcome",
        summary="a claim or a table is about an outcome that its topic does not have",
        meaning=(
            "Outcomes are described once for each topic, with a plain name for readers and a scale. Without the "
            "outcome a table cannot say what was measured, or whether more of it is good or bad."
        ),
        mend="Mend the id, or describe the outcome under outcomes: in the topic's evidence.yaml.",
        wrong="outcome: pain",
        right="outcome: relief",
    ),
    Explanation(
        code="unknown-analysis",
        summary="a section shows an analysis that its topic does not have",
        meaning=(
            "An analysis is a table of study results from the topic's evidence.yaml. This id is not there, so "
            "readers would find a gap where the numbers should be."
        ),
        mend="Mend the id, or add the analysis to evidence.yaml.",
        wrong="- analysis: relief-at-one-hour",
        right="- analysis: relief-at-two-hours",
    ),
    Explanation(
        code="unknown-person",
        summary="a topic names an author or a reviewer who is not in people.yaml",
        meaning=(
            "Readers are told who wrote a page and who checked it, with what each of them has to gain. For this "
            "person there is nothing to tell them."
        ),
        mend="Mend the id, or add the person to people.yaml. Never name somebody who has not agreed to it.",
        wrong="reviewers: [test-reveiwer]",
        right="reviewers: [test-reviewer]",
    ),
)
