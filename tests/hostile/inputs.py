"""Inputs that nobody would write: a site's own files, damaged in every way a random number generator can think of.

Everything is drawn from one `random.Random`, so that a seed and a number name an input for ever.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

from broken_sites import EXAMPLES, changes
from site_test import GOOD_SITE, files_of
from test_incremental import SECOND_TOPIC

ROOT = Path(__file__).parent.parent.parent

SITE = {path: body for path, _, body in files_of(GOOD_SITE)} | {
    "content/topics/rest.yaml": SECOND_TOPIC,
    "permalinks.yaml": "retired:\n  /gone/: {why: It is part of another page., go: /rest/#rest-eases}\n"
    "published:\n  /: page\n  /examplin/: topic\n  /examplin/#eases-headache: claim\n  /gone/: topic\n",
}
"""The small site of the tests, with a topic in one file and a registry of addresses."""

_REAL = [
    line
    for path in sorted((ROOT / "content").rglob("*.yaml"))
    for line in path.read_text("utf-8").splitlines(keepends=True)
]
_BROKEN = [
    line
    for example in EXAMPLES
    for line in re.sub(r"^[-+]\|", "", changes(example), flags=re.M).splitlines(keepends=True)
    if not line.startswith("-- ")
]
SIGNS = (
    ": ", "- ", "? ", "[", "]", "{", "}", ",", "\"", "'", "#", "&a ", "*a", "!x ", "!!str ", "---\n", "...\n",
    "%YAML 2\n", "@", "`", "\t", "\\", "~", "null", "\r", "\n", "\n  ", ">\n  ", "-\n  ", "|\n  ", "\u2028", "\x85",
    "\x00", "\x1b[2J", "\ufeff", "\u202e", "\U000e0041", "\ud7ff", "é", "\ufb01", "٣", "²", "İ", "<b>", "<!--",
    "<![CDATA[", "&#x202e;", "&#0;", "&amp;lt;", "[@a]", "[@trial-2020, p. 3; @guide-2021]", "[b](term:c)", "[b](#c)",
    "[b](javascript:a)", "[b](//c)", "![a](b)", "**", "***", "__", "_", "1. ", "- ", "* ", "[[", "]](", "][",
    "<https://a>", "\\*", "  \n", "\n\n    ", "> ", "{{ 7*7 }}", "{% for %}", "{#", "../", "/", "\\..\\", "con",
    "a\x00b", "0", "-1", "1e99", "1e-99", "999999999999", "nan", "inf", "0x10", "1_000", "2026-02-30", "9999-12-31",
    "0000-00-00", "true", "no", "trial-2020", "examplin", "eases-headache", "id: ", "title: ", "body:\n",
    "  - claim:\n", "https://[", "https://a b", "http://\uff0e/", "10.1000/", "10.1/a b", "PMC", "formerly: [a]\n",
    "published:\n", "  /a: b\n",
)  # fmt: skip
TEMPLATE_SIGNS = (
    "{{ ", " }}", "{% ", " %}", "{% for a in nav %}", "{% endfor %}", "{% include 'base.html' %}",
    "{% block content %}", "{% endblock %}", "{% extends 'home.html' %}", "{% macro m(a) %}", "{% endmacro %}",
    "{{ m(1) }}", "{% set a = 1 %}", "|html", "|day", "|inline", "|decimal", "|join", "|truncate(3)", "|format",
    "|tojson", "|int", "|batch(0)", "|slice(0)", "|map('x')", "|groupby('y')", "|xmlattr", "|wordwrap(0)", "[0]",
    ".x", ".__class__", "()", "((", "%s", "1/0", "9**9", "self", "site", "page.title", "nav", "_('x')", "{% trans %}",
    "{% endtrans %}", "{% trans n=1 %}{{ n }}{% pluralize %}", "{% raw %}", "{#", "#}", "loop", "caller()", "super()",
    "{% if a %}", "{% else %}", "{% endif %}", "\x00", "é", "-%}",
)  # fmt: skip


_LETTERS = [chr(code) for code in range(0x3000)]


def _cut(data: bytes, draw: random.Random) -> tuple[int, int]:
    start = draw.randrange(len(data) + 1)
    return start, min(len(data), start + int(draw.expovariate(1 / 20)))


def _flipped(data: bytes, draw: random.Random) -> bytes:
    found = bytearray(data or b"a")
    for _ in range(draw.choice((1, 1, 2, 8))):
        found[draw.randrange(len(found))] ^= 1 << draw.randrange(8)
    return bytes(found)


def _deleted(data: bytes, draw: random.Random) -> bytes:
    start, end = _cut(data, draw)
    return data[:start] + data[end:]


def _doubled(data: bytes, draw: random.Random) -> bytes:
    start, end = _cut(data, draw)
    times = draw.choice((1, 1, 1, 2, 30, 1000))
    return data[:end] + data[start:end] * min(times, 600_000 // (end - start + 1)) + data[end:]


def _with_sign(data: bytes, draw: random.Random) -> bytes:
    start, end = _cut(data, draw)
    sign = draw.choice(SIGNS).encode() * draw.choice((1, 1, 1, 1, 2, 40, 1500))
    return data[:start] + sign + data[draw.choice((start, end)) :]


def _spliced(data: bytes, draw: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    place = draw.randrange(len(lines) + 1)
    first = draw.choice((_REAL, _REAL, _BROKEN))
    begin = draw.randrange(len(first))
    piece = "".join(first[begin : begin + draw.choice((1, 1, 2, 5, 20))]).encode()
    return b"".join([*lines[:place], piece, *lines[place + draw.choice((0, 1)) :]])


def _swapped(data: bytes, draw: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _indented(data: bytes, draw: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    place = draw.randrange(len(lines))
    for number in range(place, min(len(lines), place + draw.choice((1, 1, 3, 9)))):
        lines[number] = draw.choice((b"  " + lines[number], lines[number][2:], b"- " + lines[number].lstrip()))
    return b"".join(lines)


def _with_value(data: bytes, draw: random.Random) -> bytes:
    """Another value for one field, still good YAML: what gets past the reader and meets the rules."""
    lines = data.splitlines(keepends=True)
    fields = [number for number, line in enumerate(lines) if re.match(rb"[ -]*[\w-]+: \S", line)]
    if not fields:
        return data
    number = draw.choice(fields)
    name = lines[number].partition(b": ")[0]
    text = any_text(draw)
    lines[number] = name + b": " + json.dumps(text, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    return b"".join(lines)


def any_text(draw: random.Random, longest: int = 40) -> str:
    """A text of pieces that mean something somewhere, sometimes one piece many hundred times."""
    if draw.random() < 0.05:
        return (draw.choice(SIGNS) * 3_000)[: draw.choice((700, 4_900))]
    kinds = SIGNS, _REAL, "ab .,*_[]()<>&\\!#\n", _LETTERS
    return "".join(draw.choice(draw.choice(kinds))[:60] for _ in range(draw.randrange(1, longest)))


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped, _deleted, _doubled, _with_sign, _with_sign, _spliced, _spliced, _swapped, _indented,
    _with_value, _with_value, _with_value,
)  # fmt: skip


def damaged(data: bytes, draw: random.Random) -> bytes:
    """A file with one to a few things done to it."""
    for _ in range(draw.choice((1, 1, 1, 2, 4))):
        data = draw.choice(_CHANGES)(data, draw)
    return data


def any_template(draw: random.Random, theme: list[str]) -> str:
    """One of the theme's templates with damage, or a heap of pieces of templates."""
    if draw.random() < 0.3:
        return "".join(draw.choice(TEMPLATE_SIGNS) for _ in range(draw.randrange(1, 30)))
    text = draw.choice(theme)
    for _ in range(draw.choice((1, 1, 2, 4))):
        start = draw.randrange(len(text) + 1)
        piece = draw.choice(TEMPLATE_SIGNS) * draw.choice((1, 1, 1, 30, 400))
        text = text[:start] + draw.choice((piece, "")) + text[start + draw.choice((0, 1, 5, 40)) :]
    return text
