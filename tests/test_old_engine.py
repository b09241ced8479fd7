"""The first site in a browser of 2020: Chromium 87, the oldest one of the browser policy (docs/browsers.md).

`browser/old_engine.py` opens pages in it and `browser/seen_now.js` in today's Chromium; both measure alike.
"""

from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from finished_site import letters

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("old-engine")]

BROWSER = Path(__file__).parent / "browser"
OLD_PYTHON = os.environ.get("OLD_PYTHON", "/usr/bin/python3")
TOPIC = "b12-diabetic-neuropathy/"
SECTION = f"{TOPIC}metformin-risk/index.html"
PAGES = ["index.html", f"{TOPIC}index.html", SECTION, "search/index.html"]
WIDTHS = [360, 1280]
LISTS = (json.dumps(WIDTHS), json.dumps(PAGES))
SEEN = [f"{page} {width}" for page in PAGES for width in WIDTHS]


@pytest.fixture(scope="module")
def old(b12_site: Path, divided_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    pictures = tmp_path_factory.mktemp("pictures")
    screen = [] if os.environ.get("DISPLAY") else [shutil.which("xvfb-run") or "xvfb-run", "-a"]
    run = subprocess.run(
        [*screen, OLD_PYTHON, BROWSER / "old_engine.py", b12_site, pictures, *LISTS, SECTION, divided_site],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"{run.stderr}\n`make test` installs Chromium 87 on Debian, and names it elsewhere."
    return {**json.loads(run.stdout), "handout": pictures / "section.pdf"}


@pytest.fixture(scope="module")
def now(b12_site: Path) -> dict[str, Any]:
    run = subprocess.run(
        ["node", BROWSER / "seen_now.js", b12_site, *LISTS],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    seen: dict[str, Any] = json.loads(run.stdout)
    return seen


def test_the_engine_is_as_old_as_the_policy_says(old: dict[str, Any]) -> None:
    assert "Chrome/87." in old["engine"]
    assert "Chrome 87" in (Path(__file__).parent.parent / "docs/browsers.md").read_text("utf-8")


@pytest.mark.parametrize("where", SEEN)
def test_an_old_browser_shows_the_same_words_and_glues_none_together(
    old: dict[str, Any], now: dict[str, Any], where: str
) -> None:
    before, after = old["pages"][where]["words"], now[where]["words"]
    changes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    found = [(before[a:b], after[c:d]) for kind, a, b, c, d in changes if kind != "equal"]
    assert found == [], "what the old browser shows, and what today's does"
    assert len(before) > 100


@pytest.mark.parametrize("where", SEEN)
def test_an_old_browser_scrolls_no_page_sideways_and_reaches_menu_and_search(old: dict[str, Any], where: str) -> None:
    seen = old["pages"][where]
    assert seen["sideways"] <= 0
    assert seen["search"]
    assert {"Sources", "Words explained", "About"} <= set(seen["menu"])


def test_an_old_browser_unfolds_how_we_know_on_a_click_and_on_a_link_to_the_claim(old: dict[str, Any]) -> None:
    assert old["unfolded"] == {
        "shut": {"isOpen": False, "button": True, "content": False},
        "clicked": {"isOpen": True, "button": True, "content": True},
        "linked": {"isOpen": True, "button": True, "content": True},
    }


def test_an_old_browser_searches_and_no_script_or_policy_complains(old: dict[str, Any]) -> None:
    assert any("numb" in hit for hit in old["found"][:3])
    assert old["found in a divided index"] == old["found"]
    assert old["problems"] == []


def test_an_old_browser_prints_a_section(old: dict[str, Any]) -> None:
    sides = PdfReader(old["handout"]).pages
    paper = letters("".join(side.extract_text() for side in sides))
    for text in ("Does metformin lower my B12?", "Questions to take along", "High certainty"):
        assert letters(text) in paper, text
