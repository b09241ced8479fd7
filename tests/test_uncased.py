"""Patterns in small letters find what patterns without regard to case find."""

from __future__ import annotations

import re
import sys

import pytest

from citesite.text.uncased import Uncased

LATIN = "abcdefghijklmnopqrstuvwxyzßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœµμ"


def test_a_letter_of_any_script_is_found_as_without_regard_to_case() -> None:
    """Also the sign for kelvin, a long s, and an i without a dot."""
    for found in (re.compile(f"[{LATIN}]", re.IGNORECASE), re.compile("[^a-z]", re.IGNORECASE), re.compile(r"\w")):
        pattern = Uncased(found.pattern)
        other = [
            chr(code)
            for code in range(sys.maxunicode)
            if not 0xD800 <= code < 0xE000 and pattern.is_in(chr(code)) != bool(found.search(chr(code)))
        ]
        assert not other


@pytest.mark.parametrize("letter", LATIN)
def test_each_letter_is_found_in_both_cases(letter: str) -> None:
    """A pattern may be in capitals, too."""
    for written in {letter, letter.upper()}:
        if len(written) == 1:
            for text in (letter, letter.upper(), "x", "\u017f", "\u0131", "\u212a"):
                assert Uncased(written).is_in(text) == bool(re.search(written, text, re.IGNORECASE))


def test_a_match_is_as_written() -> None:
    """In the letters of the text, with its places and its groups."""
    pattern = Uncased(r"(?P<Who>GP|Ärztin)\sS[A-Z]{2}S(?P<other>\D)?")
    found = pattern.search("Die ÄRZTIN says")
    assert found
    assert (found[0], found["Who"], found["other"], found.span()) == ("ÄRZTIN says", "ÄRZTIN", None, (4, 15))
    assert found.groupdict() == {"Who": "ÄRZTIN", "other": None}
    assert [one[0] for one in pattern.finditer("gp says, Gp SAYs")] == ["gp says,", "Gp SAYs"]
    assert not pattern.is_in("GP")


def test_a_part_of_a_pattern_may_have_regard_to_case() -> None:
    """As a German noun, which a verb in small letters is not."""
    pattern = Uncased("(?-i:Wunder)|heilt")
    assert [one[0] for one in pattern.finditer("Ein Wunder HEILT eine wunde, wunder Punkt")] == ["Wunder", "HEILT"]
