"""The page on what the first site's claims rest on says what the records say, and its addresses exist."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from content_audit import MADE, PAGE, ROOT, TOPIC, audit

pytestmark = pytest.mark.xdist_group("b12")


def test_the_page_is_what_the_records_say(b12_site: Path) -> None:
    """Where this fails, `make content-audit` mends it."""
    by_hand, marker, made = PAGE.read_text("utf-8").partition(MADE)
    assert by_hand
    assert marker + made == audit(b12_site, ROOT)


def test_every_quote_stands_in_the_words_that_were_kept() -> None:
    assert "not found)" not in PAGE.read_text("utf-8")


def test_every_point_to_cover_leads_to_places_that_exist(b12_site: Path) -> None:
    rows = re.findall(r"^\| (\d+) \|.*\|(.*)\|$", PAGE.read_text("utf-8").partition(MADE)[0], re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 29))
    for number, addresses in rows:
        places = re.findall(r"`([\w-]*)/(?:#([\w-]+))?`", addresses)
        assert places, number
        for section, place in places:
            page = b12_site / TOPIC / section / "index.html"
            assert page.is_file(), (number, section)
            assert not place or f'id="{place}"' in page.read_text("utf-8"), (number, section, place)


def test_words_that_show_how_a_limit_is_kept_stand_on_the_page_that_is_named(b12_site: Path) -> None:
    limits = PAGE.read_text("utf-8").partition(MADE)[0].partition("## Limits that are kept")[2]
    checked = 0
    for row in re.findall(r"^\| (?!what|---)(.*)\|$", limits, re.MULTILINE):
        pages = [_words(b12_site / TOPIC / section / "index.html") for section in re.findall(r"`([\w-]+)/#", row)]
        assert pages, row
        for words in (part.strip().casefold() for said in re.findall("“(.+?)”", row) for part in said.split("…")):
            assert any(words in page for page in pages), (words, row)
            checked += 1
    assert checked > 15


def _words(page: Path) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page.read_text("utf-8"))).casefold().split())
