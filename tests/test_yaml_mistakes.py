"""YAML that hurts: the message stands at the line of the sign that is to blame, names it, and says the mend."""

from __future__ import annotations

import pytest

from citesite.read.yaml import YamlError, load

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
