"""Explanations of what can be wrong inside a text."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="raw-html",
        summary="a text holds HTML",
        meaning=(
            "HTML in a text would be shown to readers as it stands, with its angle brackets: it is never run, so "
            "that no text can change how a page works. Texts are written with a few marks of Markdown instead."
        ),
        mend=(
            "Write *emphasis*, **strong emphasis**, lists and [links](https://example.org). A new paragraph begins "
            "after an empty line. Only titles of sources may hold <i>, <b>, <sup> and <sub>."
        ),
        wrong="text: Do <b>not</b> stop your tablets.",
        right='text: "Do *not* stop your tablets."',
    ),
    Explanation(
        code="forbidden-link",
        summary="a link leads somewhere it may not",
        meaning=(
            "Links may open web pages, e-mail addresses and telephone numbers, and lead to places in the site. "
            "Other addresses can run a program or open a file in the reader's device, or they work on nobody's "
            "device but yours."
        ),
        mend="Begin the link with https:, mailto:, tel:, #, term:, source: or topic:.",
        wrong='text: "See [the guide](www.example.org)."',
        right='text: "See [the guide](https://www.example.org)."',
    ),
    Explanation(
        code="malformed-citation",
        summary="a bracket that begins with @ is no citation",
        meaning=(
            "Citations in a text are written [@source-id]. This one is written in another way, so readers would "
            "see the bracket as it stands, and the statement would have no reference."
        ),
        mend="Part several sources with semicolons, each with its own @. What follows a comma is the page.",
        wrong='text: "It may help [@trial-2020, @guide-2021; guide-2022]."',
        right='text: "It may help [@trial-2020, p. 3; @guide-2021; @guide-2022]."',
    ),
    Explanation(
        code="unknown-term",
        summary="a text uses a glossary term that does not exist",
        meaning=(
            "A link to term: shows readers what a word means. The glossary has no term with this id, so they would "
            "be left with the difficult word alone."
        ),
        mend="Mend the id after term:, or add the term to glossary.yaml.",
        wrong='text: "It eases [headache](term:cefalalgia)."',
        right='text: "It eases [headache](term:cephalalgia)."',
    ),
    Explanation(
        code="dead-link",
        summary="a link in a text leads to nothing on the site",
        meaning=(
            "The source, topic, section or claim that the link names does not exist, so readers who follow it "
            "would find nothing. In a glossary term or a source, a link to #place also has to name its topic, "
            "because such a text appears on the pages of several topics."
        ),
        mend="Mend the id. Places are written #claim in the same topic and topic:its-id#claim in another one.",
        wrong='text: "See [whether it works](#effect)."',
        right='text: "See [whether it works](#effects)."',
    ),
    Explanation(
        code="fill-me-in",
        severity="warning",
        summary="a text is still a placeholder",
        meaning=(
            "`citesite new` writes FILL ME IN where only you know what to say. A site with such places can be built, "
            "so that you can look at it while you write, but readers should never meet one."
        ),
        mend="Write what belongs there. --strict refuses to publish while any is left.",
        wrong="text: FILL ME IN with one finding, as you would tell it to a patient.",
        right="text: Tea in the evening may delay sleep by about 10 minutes.",
    ),
)
