"""Explanations of what can be wrong with a file before anybody looks at what it says."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="yaml-syntax",
        summary="the file is not written as YAML wants it",
        meaning=(
            "YAML tells fields, lists and texts apart by colons, hyphens, quotes and by how far a line is indented. "
            "Something here breaks these rules, so nobody can say for certain what the file means, and none of its "
            "records can be used. What depends on this file is not checked until it can be read."
        ),
        mend=(
            "Look at the marked character and at the line above it. Most often a text with a colon and a space in "
            "it lacks its quotes, a quote or a bracket is not closed, or a line begins in the wrong column."
        ),
        wrong="title: Effects: does it work?",
        right='title: "Effects: does it work?"',
    ),
    Explanation(
        code="yaml-second-document",
        summary="a second document begins in the file",
        meaning=(
            "A line with three hyphens or three dots ends one YAML document and begins another. Most programs read "
            "only the first, so what stands after it would be missing from the site without a word."
        ),
        mend="Take the line out. Where a file may hold several records, write them as a list.",
        wrong="""
            id: guide-2021
            ---
            id: guide-2022
        """,
        right="""
            - id: guide-2021
            - id: guide-2022
        """,
    ),
    Explanation(
        code="yaml-alias",
        summary="the file uses an anchor (&) or an alias (*)",
        meaning=(
            "In YAML a word after & gives a value a name, and the name after * repeats that value elsewhere. It "
            "makes a record depend on lines far away from it, so citesite does without. Usually it is no alias that "
            "was meant, but a text that begins with emphasis."
        ),
        mend="Put a text that begins with * or & in quotes. Write a value that is needed twice out twice.",
        wrong="text: *Do not* stop your tablets on your own.",
        right='text: "*Do not* stop your tablets on your own."',
    ),
    Explanation(
        code="yaml-tag",
        summary="the file uses a tag (!)",
        meaning=(
            "In YAML a word after ! says what type a value has. citesite knows from the field what its value must "
            "be, and tags can make other programs do unexpected things, so they are not allowed."
        ),
        mend="Take the tag out. Put a text that begins with ! in quotes.",
        wrong="title: !Important",
        right='title: "!Important"',
    ),
    Explanation(
        code="duplicate-key",
        summary="a field is given twice in one record",
        meaning=(
            "Only one of the two values could end up on the site, and which one would be a matter of chance to "
            "whoever reads the file. A corrected sentence might stay below the old one unseen."
        ),
        mend="Keep the line that is right and take the other one out.",
        wrong="""
            title: Does it work?
            title: Does it help?
        """,
        right="title: Does it help?",
    ),
    Explanation(
        code="control-character",
        summary="the file holds an invisible character",
        meaning=(
            "Control characters, zero-width characters and those that turn the direction of writing cannot be seen, "
            "and can make a text say something else than it seems to. They often slip in when text is copied from "
            "a PDF or a web page. Accented letters and typographic quotes are fine."
        ),
        mend="Delete the marked place and type it again.",
        wrong=r'definition: "Pain in\u200B the head."',
        right="definition: Pain in the head.",
    ),
    Explanation(
        code="not-utf8",
        summary="the file is not UTF-8 text",
        meaning=(
            "UTF-8 is how letters such as é or µ are stored in files today. This file uses another encoding or is "
            "no text at all, so such letters would turn into others: a µg could reach readers as something else."
        ),
        mend='Open the file in your editor and save it with the encoding "UTF-8".',
        wrong="term: c\N{REPLACEMENT CHARACTER}phalalgie    # saved as Latin-1",
        right="term: céphalalgie    # saved as UTF-8",
    ),
    Explanation(
        code="file-too-large",
        summary="the file is too large",
        meaning=(
            "A content file may hold half a million characters, which is more than a long book chapter. A larger "
            "one is nearly always a file that was put there by mistake, and it would make every build slow."
        ),
        mend="Split a long list of sources into several files in sources/; any names will do.",
        wrong="# sources/all.yaml, with thousands of sources",
        right="# sources/trials.yaml, sources/guidelines.yaml, sources/reviews.yaml",
    ),
    Explanation(
        code="file-too-deep",
        summary="the file is nested too deeply",
        meaning=(
            "Records need only a few levels of fields within fields. A file with very many levels or brackets is "
            "damaged or was made to break the program, so it is refused before it is read."
        ),
        mend="Look for a bracket, a hyphen or an indentation that is repeated many times, and take it out.",
        wrong="outcomes: [[[[[[[[[[[[[[[[[[[[[[[[[[relief]]]]]]]]]]]]]]]]]]]]]]]]]]",
        right="outcomes: [relief]",
    ),
    Explanation(
        code="more-mistakes",
        summary="there is more to say of a file than is shown",
        meaning=(
            "Only the first hundred messages about a file are shown. Where there are more, they nearly always "
            "have a common cause, such as a field that every record of the file has under a wrong name. It is an "
            "error where one of those left out may be one."
        ),
        mend="Mend the first of the messages, and run citesite check again.",
        wrong="# three hundred sources, each with journal: instead of container-title:",
        right="# three hundred sources with container-title:",
    ),
    Explanation(
        code="symbolic-link",
        summary="a symbolic link leads out of the folder, or to a folder",
        meaning=(
            "Whoever reads the content folder must find in it all that is on the site. A link that leads elsewhere "
            "could put any file of this machine on the site, and one to a folder could lead round and round."
        ),
        mend="Put the file itself where the link stands.",
        wrong="# content/sources/trials.yaml -> /home/editor/notes.yaml",
        right="# content/sources/trials.yaml, a file",
    ),
    Explanation(
        code="misplaced-file",
        summary="a file stands among the records that is none",
        meaning=(
            "What a record is follows from where its file stands. This file has a place or a name that means "
            "nothing, so readers would never see what is in it. A misspelt name is easily overlooked otherwise."
        ),
        mend=(
            "Move or rename it: sources/*.yaml, glossary.yaml, people.yaml, topics/*.yaml for topics in one file, "
            "topics/<topic>/*.yaml for topics with a folder. Keep notes and drafts outside the content folder, or "
            "begin their names with a full stop."
        ),
        wrong="# content/sources/trials.yml",
        right="# content/sources/trials.yaml",
    ),
)
