"""Explanations of advice on how sentences, numbers, lists and whole topics are built."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="passive-voice",
        severity="advice",
        summary="many sentences do not say who does it",
        meaning=(
            '"Tablets were given" hides who gave them, and makes a sentence longer. Now and then that is right. Where '
            "it is so in more than 10 of 100 sentences, a text reads like a report. The rule knows English word forms "
            "and no grammar, so its count is a rough one."
        ),
        mend="Begin with who does what: doctors gave tablets, the trial found, your kidneys pass it out.",
        wrong="text: Tablets were given to 50 people. Relief was measured after two hours.",
        right="text: Fifty people took tablets. They said how they felt after two hours.",
    ),
    Explanation(
        code="long-list",
        severity="advice",
        summary="a list has many items",
        meaning="Lists are there to be taken in at a look. After six items readers begin to skip.",
        mend="Make two lists of it, each with a line before it that says what its items have in common.",
        wrong="text: |\n    - one\n    - two\n    - three\n    - four\n    - five\n    - six\n    - seven",
        right="text: |\n    Before meals:\n\n    - one\n    - two\n\n    After meals:\n\n    - three",
    ),
    Explanation(
        code="number-form",
        severity="advice",
        summary="a number is written in a way that is easily misread",
        meaning=(
            "Five digits without a comma are hard to take in. A dash between two numbers is read as minus by some "
            "readers, and not at all by some screen readers."
        ),
        mend="Put commas into large numbers, and write to between two numbers. Two years may have a dash.",
        wrong="text: Of 12000 people, 5-10 had a headache.",
        right="text: Of 12,000 people, 5 to 10 had a headache.",
    ),
    Explanation(
        code="mixed-forms",
        severity="advice",
        summary="one sentence has percentages and numbers of people",
        meaning="Two forms of number cannot be compared at a look, and most readers do not turn one into the other.",
        mend="Tell both as numbers of the same total.",
        wrong="text: It eased headache in 60% with tablets and in 40 in 100 people without.",
        right="text: It eased headache in 60 in 100 people with tablets and in 40 in 100 without.",
    ),
    Explanation(
        code="same-link-words",
        severity="advice",
        summary="links of the same words lead to different places",
        meaning=(
            "People who use a screen reader hear the links of a page one after the other. Two that sound alike cannot "
            "be told apart."
        ),
        mend="Give each link words of its own.",
        wrong="text: See [the guide](https://example.org/a) and [the guide](https://example.org/b).",
        right="text: Guides [for adults](https://example.org/a) and [for children](https://example.org/b).",
    ),
    Explanation(
        code="many-warnings",
        severity="advice",
        summary="a topic warns often, or has two cards of one urgency",
        meaning=(
            "Whoever meets a warning in every section stops reading them. Two cards for the same urgency make readers "
            "look for a difference that is not there."
        ),
        mend="Keep the gravest two cautions and say the others in the text. Put the items of two cards into one.",
        wrong="# three callouts with tone: caution",
        right="# two callouts with tone: caution",
    ),
    Explanation(
        code="long-summary",
        severity="advice",
        summary="summary and key messages are long",
        meaning=(
            "Many readers see no more than the beginning of a page. Cochrane's summaries for patients have 850 words "
            "at most."
        ),
        mend="Say in the beginning what matters most, and leave the rest to the sections.",
        wrong="# a summary and key messages of 900 words",
        right="# a summary and key messages of 300 words",
    ),
    Explanation(
        code="one-sided",
        severity="advice",
        summary="a topic tells of effects and of no harm",
        meaning=(
            "People who choose need both sides. Where a topic has three or more claims about effects and no claim "
            "about safety, readers cannot know whether there is no harm or nobody looked."
        ),
        mend="Add a claim of type safety: what harm was seen, or that the studies did not look for any.",
        wrong="# claims of type: effect alone",
        right="text: The trials did not report unwanted effects.\ntype: safety",
    ),
)
