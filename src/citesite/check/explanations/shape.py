"""Explanations of records that do not have the fields and values they need."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="missing-field",
        summary="a record lacks a field it must have, or has left it empty",
        meaning=(
            "Some fields are needed for a page to make sense: a section without a title could not be listed or "
            "linked to. An empty field is reported too, because it is easily left behind unfinished."
        ),
        mend="Write the field with its value. docs/records.md says what belongs in it.",
        wrong="""
            id: effects
            title:
        """,
        right="""
            id: effects
            title: Does it work?
        """,
    ),
    Explanation(
        code="unknown-field",
        summary="a record has a field that is not known",
        meaning=(
            "Nothing of this field would reach readers. Most often it is misspelt, or indented so that it belongs "
            "to another record than was meant. It is an error, because a caution that is silently left out can harm."
        ),
        mend="Mend the spelling or the indentation, or take the field out. docs/records.md lists the fields.",
        wrong="caution: Not for children.",
        right="cautions: Not for children.",
    ),
    Explanation(
        code="wrong-value",
        summary="a field has a value that does not fit it",
        meaning=(
            "Each field takes one sort of value: a text, a list, a date, a number, or one word of a short list. "
            "With another one, citesite would have to guess what was meant, and pages about health must not rest "
            "on guesses. For example, 1/11/2026 is a different day in London and in New York."
        ),
        mend="Write a value as the message says. Dates are year-month-day, lists stand in [brackets] or in lines.",
        wrong="last_reviewed: 1 November 2026",
        right="last_reviewed: 2026-11-01",
    ),
    Explanation(
        code="unknown-style",
        summary="the settings name a citation style that is not there",
        meaning=(
            "The citation style decides how each reference is printed. Without it no reference could be written, "
            "and a site without references is not what this program is for."
        ),
        mend=(
            "Name one of the styles in the hint in site_config.yaml, or leave the line out for Vancouver style. A "
            "style of your own is a .csl file inside the site's folder, named from there; see "
            "docs/how-to/choose-a-citation-style.md."
        ),
        wrong="citation_style: vancover",
        right="citation_style: vancouver",
    ),
    Explanation(
        code="unusable-style",
        summary="references cannot be printed in the site's own citation style",
        meaning=(
            "The settings name a .csl file, and it is no independent style of the Citation Style Language 1.0.2: it "
            "is damaged, it only names another style (a dependent style), it has no bibliography, or its macros never "
            "come to an end. Nothing is built, because every page shows references."
        ),
        mend=(
            "Take the file anew from where it came from. Of a dependent style, take the style that it names. "
            "docs/how-to/choose-a-citation-style.md tells where styles are found."
        ),
        wrong='<link href="http://www.zotero.org/styles/vancouver" rel="independent-parent"/>',
        right="citation_style: styles/vancouver.csl",
    ),
    Explanation(
        code="missing-file",
        summary="a topic's folder has no topic.yaml",
        meaning=(
            "The file topic.yaml gives a topic its title, its key messages and the order of its sections. Without "
            "it the other files of the folder belong to no page, and readers would never see them."
        ),
        mend="Add topic.yaml to the folder, or move the files to the topic they belong to.",
        wrong="# content/topics/walking/ holds steps.yaml",
        right="# content/topics/walking/ holds steps.yaml and topic.yaml",
    ),
)
