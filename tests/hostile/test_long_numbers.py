"""Numbers with more digits than Python converts, and digits of other scripts, end no command with a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_test import EFFECTS, SiteTest

MANY = "1" * 4_400
NUMBERS = {
    "whole": MANY,
    "share": f"1 in {MANY} people, and 2 in {MANY}",
    "counts": f"{MANY} of {MANY} people, against 20 of 50",
    "percent": f"{MANY}% against 40%",
    "interval": f"1.2 (95% CI {MANY} to 0.{MANY})",
    "decimals": f"30.{MANY} in 100 people against 20 in 100",
    "range": f"{MANY}–{MANY}",
    "commas": "1," * 2_200 + "1 people",
    "entity": f"&#{MANY}; &#x{MANY}; &#0{'0' * 4_400}65;",
    "in a link": f"[a](https://example.org/&#{MANY};)",
    "after a reference": f"{{{{ relief-at-two-hours.intervention.events }}}} of {MANY} people",
    "per a reference": f"{{{{ relief-at-two-hours.intervention.events }}}} in {MANY}",
    "index": f"{{{{ relief-at-two-hours.rows.{MANY}.intervention }}}}",
    "superscript": "² of ³ people, ²²²² in ¹⁰⁰",
    "other scripts": "\u0663\u0660 of \u0665\u0660 people, \u0666\u0660 in \u0661\u0660\u0660, \u096b in \u0967\u0966",
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_in_a_text_is_a_number_or_a_mistake(tmp_path: Path, name: str) -> None:
    site = SiteTest(tmp_path)
    said = "Many people have headaches, says a guide [@guide-2021, p. 3]."
    site.edit(EFFECTS, f"text: {said}", f"text: {json.dumps(f'{NUMBERS[name]} {said}')}")
    for command in (["check"], ["lint"], ["build"], ["publish"]):
        result = site.run(*command, *([] if command == ["lint"] else ["--as-of", "2026-11-21"]))
        assert result.exit_code in (0, 1), result.stderr[-300:]
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("year", ["²²²²", "\u0662\u0660\u0662\u0660", MANY, "2020-²²", "\u0968\u0966\u0968\u0966"])
def test_a_year_in_other_digits_is_imported_beside(tmp_path: Path, year: str) -> None:
    site = SiteTest(tmp_path)
    site.write("content/sources/odd.yaml", f"id: odd\ntype: book\ntitle: Odd Title Here\nissued: {year}\n")
    site.write("a.ris", f"TY  - BOOK\nTI  - Odd Title Here\nPY  - {year}\nDA  - 2020/{year}/1\nER  - \n")
    for command in (["import", "a.ris", "--dry-run"], ["check"], ["import", "a.ris"], ["build"]):
        assert site.run(*command).exit_code in (0, 1)
