"""Rules that a text must keep before it is read as records: strict YAML, and no more of it than can be read safely."""

from __future__ import annotations

from citesite.diagnostics import Rule

YAML_SYNTAX = Rule(
    code="yaml-syntax",
    summary="the file is not valid YAML",
    meaning=(
        "YAML tells fields, lists and texts apart by colons, hyphens, quotes and by how far a line is indented. "
        "Something here breaks these rules, so the meaning of the file is not certain, and none of its records "
        "can be used. What depends on this file is not checked until it can be read."
    ),
    fix=(
        "Look at the marked character and at the line above it. Most often a text with a colon and a space in "
        "it lacks its quotes, a quote or a bracket is not closed, or a line begins in the wrong column."
    ),
    wrong="title: Effects: does it work?",
    right='title: "Effects: does it work?"',
)

YAML_SECOND_DOCUMENT = Rule(
    code="yaml-second-document",
    summary="a second document begins in the file",
    meaning=(
        "A line with three hyphens or three dots ends one YAML document and begins another. Most programs read "
        "only the first, so the rest would be missing from the site without a word."
    ),
    fix="Remove the line. Where a file may hold several records, write them as a list.",
    wrong="""
        access: full-text
        ---
        id: guide-2022
    """,
    right="access: full-text",
)

YAML_ALIAS = Rule(
    code="yaml-alias",
    summary="the file uses an anchor (&) or an alias (*)",
    meaning=(
        "In YAML a word after & gives a value a name, and the name after * repeats that value elsewhere. It makes "
        "a record depend on lines far away from it, so citesite does not allow it. Usually no alias was meant, "
        "but a text that begins with emphasis."
    ),
    fix="Put a text that begins with * or & in quotes. Write a value that is needed twice twice.",
    wrong="text: *Probably* examplin eases headache.",
    right='text: "*Probably* examplin eases headache."',
)

YAML_TAG = Rule(
    code="yaml-tag",
    summary="the file uses a tag (!)",
    meaning=(
        "In YAML a word after ! says what type a value has. citesite knows from the field what its value must "
        "be, and tags can make other programs do unexpected things, so they are not allowed."
    ),
    fix="Take the tag out. Put a text that begins with ! in quotes.",
    wrong="title: !Important",
    right='title: "!Important"',
)

TEXT_CUT = Rule(
    code="text-cut-at-hash",
    summary="a text is cut where # begins a comment",
    meaning=(
        'In YAML a space and # begin a comment, also within a sentence: of "about study #1 of 2 studies" readers would '
        'see "about study". A comment behind a value has a space after #, and does not begin with a number.'
    ),
    fix='Put the whole text in quotes. If a comment was meant, write a space after "#".',
    wrong="title: Does study #1 work?",
    right='title: "Does study #1 work?"',
)

DUPLICATE_KEY = Rule(
    code="duplicate-key",
    summary="a field is given twice in one record",
    meaning=(
        "Only one of the two values could end up on the site, and it would not be clear which. A corrected "
        "sentence might stay unseen below the old one."
    ),
    fix="Keep the right line and remove the other one.",
    wrong="""
        title: Does it work?
        title: Does it help?
    """,
    right="title: Does it help?",
)

CONTROL_CHARACTER = Rule(
    code="control-character",
    summary="the file holds an invisible character",
    meaning=(
        "Control characters, zero-width characters and those that change the direction of writing cannot be seen, "
        "and can make a text say something else than it seems to. They often slip in when text is copied from a "
        "PDF or a web page. Accented letters and typographic quotes are fine."
    ),
    fix="Delete the marked place and type it again.",
    wrong=r'definition: "Pain in\u200B the head."',
    right="definition: Pain in the head.",
)

FILE_TOO_LARGE = Rule(
    code="file-too-large",
    summary="the file is too large",
    meaning=(
        "A content file may hold half a million characters, which is more than a long book chapter. A larger one "
        "is nearly always there by mistake, and it would make every build slow."
    ),
    fix="Split a long list of sources into several files in sources/; any names will do.",
    wrong="# sources/all.yaml, with thousands of sources",
    right="# sources/trials.yaml, sources/guidelines.yaml, sources/reviews.yaml",
)

FILE_TOO_DEEP = Rule(
    code="file-too-deep",
    summary="the file is nested too deeply",
    meaning=(
        "Records need only a few levels of fields within fields. A file with very many levels or brackets is "
        "damaged or was made to break the program, so it is refused before it is read."
    ),
    fix="Look for a bracket, a hyphen or an indentation that is repeated many times, and take it out.",
    wrong="sections: [[[[[[[[[[[[[[[[[[[[[[[[[effects]]]]]]]]]]]]]]]]]]]]]]]]]",
    right="sections: [effects, doses]",
)
