"""The quick YAML reader against the full one: what it handles at all, it must read alike."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citesite.read import yaml as yaml_text
from citesite.read.yaml import YamlError, full, load_slow
from citesite.read.yaml import fast as yaml_fast
from citesite.read.yaml.fast import NotHandled, load_fast
from site_test import GOOD_SITE

EXAMPLES = int(os.environ.get("CITESITE_EXAMPLES", "150"))
many = settings(max_examples=EXAMPLES, deadline=None)

ROOT = Path(__file__).parent.parent
RECORDS = [path.read_text("utf-8") for path in sorted((ROOT / "src" / "citesite" / "starter_site").rglob("*.yaml"))] + [
    part for part in re.split(r"(?m)^-- .* --\n", GOOD_SITE) if ":" in part
]

HANDLED = """\
# Größe
id: what-is-handled

title: "Quotes: \\"so\\" and \\\\ too, # no comment"
single: 'it''s # one: text'
url: https://example.org/a#b
empty:
nothing: null
no: "null"
minus: -5%
folded: >-
  Two lines
  are one.

  A paragraph.


  Another: one # here
clipped: >
  One
  text.

literal: |-
  Words:

  - item
    more
  # no comment
four: |
    Spaces.

# a comment
list:
- a
  # another
- - b
  - {c: d, e: 'f, g', h: [i j, "k"]}
- key: value
  none:
  last: []
- [literal: A Group, {family: Müller, given: A.}]
deeper:
    - x: y
      z: (p < 0.05)
"""

# Few kinds of characters, so that they meet often.
YAML_ISH = st.text(alphabet="ab1 \n\n:-#\"'[]{},|>?&*!%@`\\~.<(é\t", max_size=60)
LINE = st.tuples(
    st.sampled_from(["", "", "  ", "    ", "- ", "  - ", "    - ", "- - ", "   ", " "]),
    st.sampled_from(["", "a:", "b: ", "a-b: ", "c: ", "d: ", "e:  ", "? ", "f : "]),
    st.sampled_from(
        [
            "", "x", "null", "~", "x y", "x: y", "x #y", "#", "# x", "x#y", "x:", '"x"', '"x" ', '"\\""', "''''", "|",
            ">-", "|-", ">", ">+", "[a, b]", "[]", "{}", "[a, ]", "[a: b]", "{a: b, c: [d, 'e']}", "{a: }",
            "[a b , -1]", "[a", "-5", "- x", "-", "---", "...", "&a b", "*a", "!t x", "%", "@", "(x)", "<5", "x ",
            " x", '["a", "b, c"]', "[a#b, c #d]", "[null, a]", "[-a, - b]", "{a: b, a: c}", "<<", "=", "[a,b]",
            "[[a], {b: c}]", "[a]b", '["a"b]', "{a:b}", "[a'b]",
        ]
    ),
).map("".join)  # fmt: skip
LINES = st.lists(LINE, max_size=8).map(lambda lines: "\n".join([*lines, ""]))

SCALARS = st.one_of(
    st.none(),
    st.sampled_from(
        ["null", "no", "3.10", "-5", "risk-of-bias", "https://example.org/#a", "a: b", "a #b", "- a", "'", '"']
    ),
    st.text(alphabet="ab1 :-#\"'[]{},|>é\\\n", max_size=30),
)
KEYS = st.sampled_from(["id", "text", "a-b", "no", "null", "1", "container-title", "x_y"])
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def same(text: str) -> bool:
    """Whether the quick reader handles a text; if it does, it must give what the full one gives."""
    try:
        quick = load_fast(text)
    except NotHandled:
        return False
    assert json.dumps(quick) == json.dumps(load_slow(text))
    return True


@given(YAML_ISH)
@many
def test_what_it_handles_of_any_text_it_reads_like_the_full_parser(text: str) -> None:
    same(text)
    same(text + "\n")
    same("a:\n  b: c\n  d: " + text + "\ne: f\n")


@given(LINES)
@many
def test_what_it_handles_of_odd_lines_it_reads_like_the_full_parser(text: str) -> None:
    same(text)


@given(st.data())
@many
def test_what_it_handles_of_damaged_records_it_reads_like_the_full_parser(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from([HANDLED, *RECORDS])).splitlines(keepends=True)
    first = data.draw(st.integers(0, max(0, len(lines) - 12)))
    lines = lines[first : first + data.draw(st.integers(3, 40))]
    margin = min((len(line) - len(line.lstrip(" -")) for line in lines if line.strip()), default=0)
    text = "".join(line[margin:] if len(line) > margin else line for line in lines)
    for _ in range(data.draw(st.integers(0, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.sampled_from([0, 0, 1, 2, 5]))
        text = text[:start] + data.draw(st.sampled_from(PIECES) | st.just(text[start:end] * 2)) + text[end:]
    same(text)


PIECES = [
    "", " ", "  ", "\n", "\n\n", ":", ": ", " #", "#", "-", "- ", '"', "'", "[", "]", "{", "}", ",", "|", ">", "\n ",
    "\n  ", "\n    ", "\t", "\\", "&", "*", "!", "?", "null", "~", "é", "\r\n", "\u2028", "\xa0", "\x85",
]  # fmt: skip


@given(DATA, st.randoms(use_true_random=False))
@many
def test_records_in_many_styles_are_read_like_the_full_parser_reads_them(data: Any, choice: Any) -> None:
    text = "\n".join(written(data, "", choice)) + "\n"
    same(text)


def written(data: Any, indent: str, choice: Any) -> list[str]:
    """Some data as YAML; of the ways to write each value, any that may come to an editor's mind."""
    if isinstance(data, dict) and data:
        return [line for key, value in data.items() for line in under(f"{indent}{key}:", value, indent, choice)]
    if isinstance(data, list) and data:
        return [line for value in data for line in under(f"{indent}-", value, indent, choice)]
    return [indent + scalar(data, choice)]


def under(head: str, value: Any, indent: str, choice: Any) -> list[str]:
    gap = choice.choice([[], [], [], [""], ["# note"], [indent + "  # note"]])
    if not isinstance(value, (dict, list)) or not value:
        if isinstance(value, str) and value and choice.random() < 0.5:
            deeper = indent + " " * choice.choice([2, 2, 4])
            body = [deeper + line if line else "" for line in value.split("\n")]
            return [f"{head} {choice.choice(['|', '|-', '>', '>-'])}", *body, *gap]
        return [f"{head} {scalar(value, choice)}".removesuffix(" "), *gap]
    if choice.random() < 0.2:
        return [f"{head} {json.dumps(value)}", *gap]
    if head.endswith("-") and choice.random() < 0.8:
        first, *rest = written(value, indent + "  ", choice)
        return [f"{head} {first.lstrip()}", *rest, *gap]
    step = "" if isinstance(value, list) and head.endswith(":") and choice.random() < 0.5 else "  "
    return [head, *gap, *written(value, indent + step, choice)]


def scalar(value: Any, choice: Any) -> str:
    if value is None:
        return str(choice.choice(["", "null", "~"]))
    if not isinstance(value, str):
        return json.dumps(value)
    quoted = [json.dumps(value, ensure_ascii=False), "'" + value.replace("'", "''") + "'"]
    return str(choice.choice([value, *quoted]))


def test_ordinary_records_are_handled() -> None:
    assert same(HANDLED)
    assert all(same(text) for text in RECORDS if text.startswith("id: "))


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "# only a comment\n", "a: b", "a: b\na: c\n", "a: b\n  c: d\n", "a: b\n c\n", "- a\n  - b\n",
        "a:\n  b\n", "a\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "? a\n: b\n", "a: b\n---\nc: d\n", "a:\tb\n",
        "a: b\r\nc: d\n", "a: b # c\n", "a: b\u2028c\n", "a: \x07\n", "a: \u202eb\n", "a: \ue000\n", "\ufeffa: b\n",
        "a: \ud800\n", 'a: "\\x41"\n', 'a: "b\n  c"\n', "a: |2\n   b\n", "a: >-\n  \n  b\n", "a: |\n\n  b\n",
        "a: >\n  b\n   c\n", "a: |+\n  b\n\n", "a: |\n b\n\n  \n", "a: {b: c, b: d}\n", "a: [b, ]\n",
        "a: [b\n  , c]\n", "'a': b\n", "a : b\n", "a:  b\n", "a: b \n", "a: b: c\n", "a: b:\n", "-\n  a\n",
        "a: - b\n", "a: @b\n", "a: %b\n", "%b\n", "...\n", "a:\n   - b\n  - c\n", " a: b\nc: d\n", "a: ٣. b\n",
        "a: b " + "- " * 20 + "\n", "a: b " + "12. " * 20 + "c\n",
        "a: >-\n  -\n" + "  -\n" * 20, "a: |\n  " + "-" * 200 + "\n",
        "a: |\n" + " " * 120 + "b\n", "a: " + "[" * 5 + "]" * 5 + "\n", f"{'k' * 1100}: b\n",
        "".join(" " * depth + "a:\n" for depth in range(yaml_fast.MAX_BLOCK_DEPTH + 4)), "- " * 20 + "a\n",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_the_full_parser(text: str) -> None:
    with pytest.raises(NotHandled):
        load_fast(text)


def test_its_limits_lie_within_those_of_the_full_parser() -> None:
    assert yaml_fast.MAX_CHARACTERS <= full.MAX_CHARACTERS
    assert yaml_fast.MAX_BRACKETS <= full.MAX_BRACKETS
    assert yaml_fast.MAX_BLOCK_DEPTH + 2 * yaml_fast.MAX_FLOW_DEPTH < full.MAX_DEPTH + 2
    for text in ("a: |\n" + "  b\n" * 110_000, "a: " + "[]" * 1_600 + "\n"):
        with pytest.raises(NotHandled):
            load_fast(text)


def test_load_takes_the_quick_reader_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "load_slow", lambda text: "slow")
    assert yaml_text.load("a: b\n") == {"a": "b"}
    assert yaml_text.load("a: b # c\n") == "slow"
    monkeypatch.undo()
    with pytest.raises(YamlError):
        yaml_text.load("a: b\na: c\n")


@pytest.mark.parametrize("wrong", ["null words", "folding", "quotes"])
def test_the_comparison_would_find_a_reader_that_guesses(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Guards the tests above: with a mistake put into the quick reader, the handled text no longer compares equal."""
    if wrong == "null words":
        monkeypatch.setattr(yaml_fast, "NULL_WORDS", frozenset())
    elif wrong == "folding":
        monkeypatch.setattr(yaml_fast, "_block", lambda style, margin, block, column: block)
    else:
        monkeypatch.setattr(yaml_fast, "_scalar", lambda rest: rest)
    with pytest.raises(AssertionError):
        same(HANDLED)
