"""A quote stands in what was kept of its source, however journal, PubMed and keyboard print the same signs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_test import EFFECTS, SiteTest

TRIALS = "content/sources/trials.yaml"
KEPT = (
    "In 50 patients the \u201ceffect\u201d was 5\u201310%; e\ufb03cacy wasn\u2019t de\u00adfined. "
    "Later, 3 patients re\u2011lapsed."
)


def site_with(folder: Path, quote: str, kept: str = KEPT, access: str = "abstract", locator: str = "") -> SiteTest:
    site = SiteTest(folder)
    more = f"abstract: {json.dumps(kept)}" if kept else "funding: none"
    site.edit(TRIALS, "access: full-text", f"access: {access}\n  {more}")
    where = f"          locator: {locator}\n" if locator else ""
    site.edit(EFFECTS, "          note: 30 of", f"{where}          quote: {json.dumps(quote)}\n          note: 30 of")
    return site


@pytest.mark.parametrize(
    ("quote", "is_there"),
    [
        ('the "effect" was 5-10%', True), ("The \u2018effect\u2019 was", False), ("efficacy wasn\'t defined", True),
        ("Efficacy wasn\u2019t defined", True), ("In 50 patients \u2026 5-10%", True),
        ("In 50 patients [...] 3 patients re-lapsed", True), ("3 patients re-lapsed ... In 50 patients", False),
        ("the effect was 5-10%", False), ("was 5-100%", False), ("in 50 PATIENTS", False), ("was not defined", False),
        ("\u201cIn 50  patients\u201d", True),
    ],
)  # fmt: skip
def test_signs_may_differ_and_words_may_not(quote: str, is_there: bool, tmp_path: Path) -> None:
    said = site_with(tmp_path, quote).check().stderr
    assert ("quote-not-found" in said) == (not is_there)


SENTENCE = "Of all patients the drops relieved 30 within 2 hours."


@pytest.mark.parametrize(
    ("locator", "quote", "is_there"),
    [
        ("p. 123", SENTENCE, True), ("results, paragraph 3", "nowhere", True), ("table 2", "30 of 50 were well", True),
        ("table 2", SENTENCE, False), ("Figure 1", SENTENCE, False), ("abstract", "nowhere", False),
        ("", "nowhere", False), ("", "In 50 patients", True), ("table 2", "In 50 patients", True),
    ],
)  # fmt: skip
def test_a_quote_of_a_full_text_is_in_its_abstract_or_says_where(
    locator: str, quote: str, is_there: bool, tmp_path: Path
) -> None:
    said = site_with(tmp_path, quote, access="full-text", locator=locator).check().stderr
    assert ("quote-not-found" in said) == (not is_there)


def test_a_quote_of_a_full_text_of_which_nothing_is_kept_needs_no_place(tmp_path: Path) -> None:
    assert "quote-not-found" not in site_with(tmp_path, "nowhere", "", "full-text").check().stderr


@pytest.mark.parametrize(
    ("quote", "kept", "state"),
    [("In 50 patients", KEPT, "1 matched"), ("nowhere", KEPT, "1 not found"), ("In 50 patients", "", "1 no text kept")],
)
def test_the_state_of_quotes_is_told(quote: str, kept: str, state: str, tmp_path: Path) -> None:
    result = site_with(tmp_path, quote, kept).run("verify-sources", "--minutes", "0")
    assert result.stderr.endswith(f"quotes: {state}\n")


def test_the_words_of_others_are_published_nowhere(tmp_path: Path) -> None:
    site = site_with(tmp_path, "In 50 patients", "In 50 patients, qzx.")
    site.build()
    assert not [name for name, data in site.files().items() if b"qzx" in data]
