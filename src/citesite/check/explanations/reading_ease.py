"""Explanations of advice on how texts read."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="long-sentence",
        severity="advice",
        summary="a sentence is long",
        meaning=(
            "Readers who are ill, tired or new to a subject lose the beginning of a sentence before its end. The NHS "
            "service manual asks for 20 words at most."
        ),
        mend="Make two sentences of it. Put the main thing first and the conditions after it, or into a list.",
        wrong="""
            text: >-
              A trial of many weeks in adults with headache, some of whom took other tablets as
              well, found that examplin probably eases headache.
        """,
        right="""
            text: >-
              Examplin probably eases headache. A trial of adults found so. Some of them took
              other tablets as well.
        """,
    ),
    Explanation(
        code="long-paragraph",
        severity="advice",
        summary="a paragraph has many sentences",
        meaning=(
            "A wall of text is skipped. Three sentences to a paragraph leave room to breathe, and each claim can be "
            "cited on its own."
        ),
        mend="Begin a new paragraph after an empty line, or make a claim of its own with its own evidence.",
        wrong="text: One. Two. Three. Four.",
        right="text: |\n    One. Two.\n\n    Three. Four.",
    ),
    Explanation(
        code="hard-to-read",
        severity="advice",
        summary="a section has a high reading grade",
        meaning=(
            "The Flesch-Kincaid formula puts a text on the scale of school grades by the lengths of its sentences and "
            "words. Grade 6 to 8 is what health services ask of texts for patients. Words that the glossary explains "
            "count as easy. The formula knows nothing of sense, so it only says where to look."
        ),
        mend="Shorten sentences, and take short words for long ones: about for approximately, use for utilise.",
        wrong="text: Pharmacological intervention considerably ameliorates symptomatology.",
        right="text: The medicine eases the signs a good deal.",
    ),
    Explanation(
        code="unexplained-word",
        severity="advice",
        summary="a word of the field is not explained where it first stands",
        meaning=(
            "A word that a reader does not know stops the reading. A plain word first, with the word of the field in "
            "brackets or in a link to the glossary, teaches it in passing."
        ),
        mend="Write the plain word, and link it to the glossary: [plain word (word of the field)](term:id).",
        wrong="text: Examplin may cause paraesthesia.",
        right="text: Examplin may cause [pins and needles (paraesthesia)](term:paraesthesia).",
    ),
    Explanation(
        code="unexplained-abbreviation",
        severity="advice",
        summary="an abbreviation is not spelled out where it first stands",
        meaning=(
            "An abbreviation is a word that only some readers know. It is spelled out once, with the short form in "
            "brackets, and can stand alone from then on."
        ),
        mend=(
            "Write the words and then the short form in brackets. What your readers do know goes into the settings, "
            "under lint: abbreviations:."
        ),
        wrong="text: Examplin eases pain in OTC doses.",
        right="text: Examplin eases pain in doses sold over the counter (OTC).",
    ),
    Explanation(
        code="word-to-avoid",
        severity="advice",
        summary="a word has a plainer or kinder one",
        meaning=(
            "Some words are read slowly, some say another thing to readers than to writers (significant), and some "
            "make an illness of a person (a diabetic)."
        ),
        mend=(
            "Take the word in the hint. Where the other word is right, say so in the settings, under lint: "
            "word-to-avoid:."
        ),
        wrong="text: Diabetics should take the drug prior to meals.",
        right="text: People with diabetes should take the medicine before meals.",
    ),
    Explanation(
        code="vague-size",
        severity="advice",
        summary="a word such as often stands without a number",
        meaning=(
            "For one reader often is 1 in 10, for another 9 in 10. A number says the same to all. Where nobody knows "
            "the number, that is worth saying too."
        ),
        mend="Give the number of people of 100, or say that it is not known.",
        wrong="text: Headaches often come back.",
        right="text: Headaches came back in 30 of 100 people.",
    ),
    Explanation(
        code="relative-alone",
        severity="advice",
        summary="an effect is told only in relation to another",
        meaning=(
            "Twice the chance of something very rare is still very rare. Readers who are told only that something "
            "doubles or halves take it for much more than readers who see both numbers."
        ),
        mend="Say how many of 100 or 1,000 people with and without it. Where that is not known, say so.",
        wrong="text: Examplin doubles the chance of a rash.",
        right="text: A rash came in 2 in 100 people on examplin, and in 1 in 100 without it.",
    ),
    Explanation(
        code="percent-of-people",
        severity="advice",
        summary="a share of people is told as a percentage",
        meaning="A number of people can be pictured and compared. A percentage makes readers ask: of whom?",
        mend="Write it as a number of 100 or 1,000 people.",
        wrong="text: 30% of people felt better.",
        right="text: 30 in 100 people felt better.",
    ),
    Explanation(
        code="mixed-denominators",
        severity="advice",
        summary="numbers of people in one section are of different totals",
        meaning=(
            "1 in 20 and 1 in 25 look as if the second were more. Numbers of the same total can be compared at a "
            "glance."
        ),
        mend="Choose one total for the section, such as 100 or 1,000, and turn all numbers into it.",
        wrong="text: A rash came in 1 in 20 people, and in 1 in 25 without examplin.",
        right="text: A rash came in 5 in 100 people, and in 4 in 100 without examplin.",
    ),
    Explanation(
        code="vague-link",
        severity="advice",
        summary="the words of a link do not say where it leads",
        meaning=(
            "People who listen to a page can have its links read out alone. A list of here, here and more tells them "
            "nothing."
        ),
        mend="Link words that name what is found there.",
        wrong="text: To read the guide, click [here](https://example.org/guide).",
        right="text: Read [the guide to examplin](https://example.org/guide).",
    ),
    Explanation(
        code="do-not-item",
        severity="advice",
        summary="an item of a do-not list does not say do not",
        meaning=(
            "Readers look at single items and miss what stands above the list. An item that says only: take two at "
            "once, is then read as advice."
        ),
        mend="Begin each item with do not.",
        wrong="text: |\n    Do not:\n\n    - take two at once",
        right="text: |\n    For safety:\n\n    - do not take two at once",
    ),
    Explanation(
        code="heading-style",
        severity="advice",
        summary="a heading is long, ends in a full stop, or has capitals in the middle",
        meaning=(
            "A heading is read at a glance and shown in lists, browser tabs and search results, which cut it off. "
            "Capitals in the middle slow reading."
        ),
        mend="Use 65 characters at most, no full stop, and a capital only for the first word and names.",
        wrong="title: The Effects Of Examplin On Headache.",
        right="title: What examplin does for headache",
    ),
)
