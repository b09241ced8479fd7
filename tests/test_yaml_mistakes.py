"""YAML that hurts: the message stands at the line of the sign that is to blame, names it, and says the mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import citesite
from citesite.read.yaml import YamlError, load

STARTER = Path(citesite.__file__).parent / "starter_site"

SPACE = "type the space again"
MERGE = "keep one of the two versions"
QUOTES = "put the value in quotes"
HASH = "needs quotes"


@pytest.mark.parametrize(
    ("text", "line", "named", "mend"),
    [
        ("id: a\nbody:\n\u00a0 - text: One\n", 3, "U+00A0", SPACE),
        ("id: a\nbody:\n\u202f\u202f- text: One\n", 3, "U+202F", SPACE),
        ("id: a\nbody:\n\u3000- text: One\n", 3, "U+3000", SPACE),
        ("id: a\ntitle:\u00a0Hello there\nx: y\n", 2, "U+00A0", SPACE),
        ("body:\n  -\u2003text: One\n  - text: b\n", 2, "U+2003", SPACE),
        ("body:\n  - heading: x\n   \u00a0text: y\n", 3, "U+00A0", SPACE),
        ("id: a\ntext: >-\n  One\u2028two\n  three\nx: y\n", 3, "U+2028", "remove it"),
        ('id: a\ntitle: "One\u2028two"\n', 2, "U+2028", "remove it"),
        ("id: a\ntitle: One\u0085two\n", 2, "U+0085", "remove it"),
        ("id: a\n<<<<<<< HEAD\ntitle: x\n=======\ntitle: y\n>>>>>>> b\n", 2, "merge", MERGE),
        ("id: a\ntext: >-\n  hello\n<<<<<<< ours\n  a\n=======\n  b\n>>>>>>> theirs\n", 4, "merge", MERGE),
        ("a:\n  - text: b\n    <<<<<<< HEAD\n    x: y\n    =======\n    x: z\n    >>>>>>> t\n", 3, "merge", MERGE),
        ("id: a\ntitle: >65 years\n", 2, "cannot begin with >", QUOTES),
        ("id: a\ntitle: >= 65\n", 2, "cannot begin with >", QUOTES),
        ("a:\n  - >65 years\n  - b\n", 2, "cannot begin with >", QUOTES),
        ("id: a\ntitle: Does study #1 work\n", 2, "comment", HASH),
        ("a: Batch # 12 was bad\n", 1, "comment", HASH),
        ("a: Study #1\n", 1, "comment", HASH),
        ("a: [study one #1, b]\n", 1, "comment", HASH),
        ("a: {t: study one #1 and}\n", 1, "comment", HASH),
        ("a:\n\t- b\n", 2, "tab", "indent with spaces"),
    ],
)
def test_the_sign_that_is_to_blame_is_named_where_it_stands(text: str, line: int, named: str, mend: str) -> None:
    with pytest.raises(YamlError) as found:
        load(text)
    assert found.value.line == line
    assert named in found.value.message
    assert mend in found.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "a: 5\u00a0mg a day\n",
        "a: some words # a comment\n",
        "a: draft #later\n",
        "a: >-\n  study #1 is fine\n",
        "a: <65\n",
    ],
)
def test_what_is_meant_so_is_left_alone(text: str) -> None:
    assert load(text)


SECTION = """\
id: studies
lead: This part is about one study.
body:
  - claim:
      id: tea
      text: >-
        In a trial of 120 people, half
        drank tea in the evening.
      type: effect
      evidence:
        - source: trial
          stance: supports
          note: 60 people drank tea.
      certainty:
        level: low
        start: high
        down: [imprecision]
takeaways: [message]
"""
LEAD = "This part is about one study."


@pytest.mark.parametrize(
    ("right", "wrong", "place", "named"),
    [
        ("type: effect", "type effect", "9:11", "a colon and a space are missing after `type`"),
        ("type: effect", "type:effect", "9:11", "a space is missing after the colon of `type`"),
        ("type: effect", "type\uff1aeffect", "9:11", "not the one of the keyboard but U+FF1A"),
        ("id: studies", "id studies", "1:3", "a colon and a space are missing after `id`"),
        ("evidence:", "evidence", "10:15", "a colon and a space are missing after `evidence`"),
        ("- source: trial", "- source trial", "11:17", "a colon and a space are missing after `source`"),
        ("        drank tea in", "      drank tea in", "8:7", "indented too little to go on with the text above it"),
        ("takeaways: [m", "=======\ntakeaways: [m", "18:1", "git has left the marks of a merge"),
        ("  down:", "   down:", "17:10", "indented by 1 more than the fields beside it"),
        ("  level:", "level:", "15:7", "indented by 2 less than the fields beside it"),
        ("  - source:", " - source:", "11:8", "indented by 1 less than the items beside it"),
        ("      evidence:", "    evidence:", "10:5", "indented by 2 less than the fields beside it"),
        (LEAD, "[This part](term:x) is new.", "2:7", "a text that begins with [ needs quotes"),
        (LEAD, "{{ x.y }} is new.", "2:7", "a text that begins with { needs quotes"),
        (LEAD, "{{ x.y }}", "2:7", "a text that begins with { needs quotes"),
        (LEAD, "**This** part is new.", "2:7", "a text that begins with * needs quotes"),
        (LEAD, "*This*  part is new.", "2:7", "a text that begins with * needs quotes"),
        (LEAD, '"This" part is new.', "2:7", "quoted words needs quotes around all of it"),
        (LEAD, '"This part is new.', "2:7", "is not closed"),
        (LEAD, "'The study's end.'", "2:17", "an apostrophe inside '\N{HORIZONTAL ELLIPSIS}' ends the text"),
        (LEAD, "'The\n  study's end.'", "3:8", "an apostrophe inside '\N{HORIZONTAL ELLIPSIS}' ends the text"),
        (LEAD, '"The "new" part."', "2:12", 'a quote " inside'),
        (LEAD, "\u201cThis part: is new\u201d", "2:7", "\u201c is not the one of the keyboard"),
        ("note: 60 people drank tea.", "note: {a: b, what: So: c}", "13:32", "a colon here begins a second value"),
        (LEAD, "This part: is new.", "2:16", "a colon here begins a second value"),
    ],
)
def test_a_mistake_is_named_at_its_own_line_and_column(right: str, wrong: str, place: str, named: str) -> None:
    assert right in SECTION
    at, message = said_of(SECTION.replace(right, wrong, 1))
    assert at == place
    assert named in message


def said_of(text: str) -> tuple[str, str]:
    """Return the place and the message of what is wrong with a text; nothing for one that can be read."""
    try:
        load(text)
    except YamlError as found:
        return f"{found.line}:{found.column}", found.message
    return "", ""


def broken_lines() -> Iterator[tuple[str, int, str, str]]:
    """Yield each field of the first site with a usual mistake: the text, the line and how it reads, what is said."""
    for path in sorted(STARTER.rglob("*.yaml")):
        source = path.read_text("utf-8").split("\n")
        for number, line in enumerate(source):
            found = re.match(r"( *)((?:- )*)([a-z][\w-]*): ?(.*)", line)
            if not found:
                continue
            indent, hyphens, name, value = found.groups()
            begin = indent + hyphens + name
            wrong = [(f"{begin} {value}", "missing after"), (f" {line}", "indented by"), (line[1:], "indented by")]
            if value and value[0] not in "[\"'>|":
                wrong += [
                    (f"{begin}: [This](term:x) {value}", "begins with ["),
                    (f"{begin}: **This** {value}", "begins with *"),
                    (f'{begin}: "{value}', "is not closed"),
                ]
            for changed, named in wrong if indent else wrong[:2] + wrong[3:]:
                yield "\n".join([*source[:number], changed, *source[number + 1 :]]), number + 1, changed, named


def test_a_usual_mistake_in_any_field_of_the_first_site_is_named_at_its_line() -> None:
    tried = 0
    for text, line, changed, named in broken_lines():
        place, message = said_of(text)
        # What is still YAML has another meaning, and is found as a field that is missing or unknown.
        if place:
            tried += 1
            assert (place.split(":")[0], named in message) == (str(line), True), (changed, place, message)
    assert tried > 250
