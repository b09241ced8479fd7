"""Explanations of what can be wrong with a source."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="malformed-identifier",
        summary="a DOI, PMID, PMCID or ISBN is not of the right form",
        meaning=(
            "These identifiers lead readers to the work itself. A form that no such identifier can have is a slip "
            "of typing or copying, and its link would lead nowhere or to another work."
        ),
        mend="Copy it again from the work's own page, and look that it stands in the right field.",
        wrong="PMID: PMC2874129",
        right="PMCID: PMC2874129",
    ),
    Explanation(
        code="duplicate-work",
        summary="one work is entered as two sources",
        meaning=(
            "Two sources share an identifier, or their title and year. Readers would count one study as two, and "
            "take a statement for better supported than it is. A retraction noted in one of them would be missed "
            "in the other."
        ),
        mend="Keep one of the two and cite it everywhere. If they are different works, mend the identifier.",
        wrong="""
            - {id: trial-2020, DOI: 10.1000/trial}
            - {id: trial-again, DOI: 10.1000/TRIAL}
        """,
        right="""
            - {id: trial-2020, DOI: 10.1000/trial}
        """,
    ),
    Explanation(
        code="unused-source",
        severity="warning",
        summary="nothing on the site cites a source",
        meaning=(
            "The source is on the site's list, but no claim, dose, table, text or reading list names it. It may "
            "have been left behind when a claim was taken out, or a citation of it may have been forgotten."
        ),
        mend="Cite it, list it under further_reading: in a topic, or take it out.",
        wrong="""
            further_reading: []
        """,
        right="""
            further_reading:
              - source: guide-2021
                note: A guide for patients.
        """,
    ),
)
