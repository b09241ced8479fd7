"""Finished sites in a real browser: every page of the first site and of a small one, walked through once.

`tests/browser/walk.js` drives Chromium and writes down what it found; each test here asks for one kind of finding. The
last test shows a page with every fault, so that a walk that sees nothing cannot pass.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from citesite.build import build
from citesite.request import Request
from site_test import GOOD_SITE, SiteTest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parent.parent
BROWSER = Path(__file__).parent / "browser"
WRITTEN = date(2026, 11, 21)
KINDS = (
    "axe", "console", "contrast", "focus", "layout shift", "outside", "policy", "print", "reflow", "targets",
    "text spacing",
)  # fmt: skip

HARD_SITE = """
-- content/topics/hard/topic.yaml --
id: hard
title: Pneumonoultramicroscopicsilicovolcanoconiosis & "quotes" with a < b and אבג
summary: Supercalifragilisticexpialidocious­ly-long-words-and-a-path/that/never/ends/and/never/breaks/anywhere/at/all.
status: withdrawn
sections: [only]
takeaways:
  - id: hard-message
    text: Methylenetetrahydrofolatereductasepolymorphismheterozygosity is a [cephalalgia](term:cephalalgia).
    claims: [hard-claim]
    audience: clinician
seek_help:
  - level: urgent
    title: Ask for an urgent appointment if
    items: [You have a question.]
  - level: non-urgent
    title: Make an appointment if
    items: [You have another question.]
last_reviewed: 2026-11-01
next_review: 2027-11-01

-- content/topics/hard/only.yaml --
id: only
title: "Only one part: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
kind: evidence
body:
  - claim:
      id: hard-claim
      text: Nobody knows [@guide-2021] [@trial-2020, pp. 100 to 120] [@guide-2021, table 3].
      type: effect
      certainty: {level: very-low, start: low, down: [imprecision]}
      evidence:
        - source: guide-2021
          stance: contradicts
        - source: trial-2020
  - callout:
      tone: caution
      title: Take care
      text: A callout with a [link](https://example.org/a/very/long/address/that/has/no/place/to/break/in/it/at/all).
  - table:
      caption: Five columns
      columns: [First, Second, Third, Fourth, Fifth]
      rows:
        - [one, Donaudampfschifffahrtsgesellschaft, three, four, five]
        - [1, "2", "3", "4", "5"]
"""


@dataclass(frozen=True)
class Walk:
    """The sites that were walked through, and what was found on each."""

    sites: dict[str, Path]
    findings: dict[str, dict[str, list[Any]]]
    pages: dict[str, int]


def walked(folder: Path, sites: dict[str, Path]) -> Walk:
    """Walk through sites in one run of the browser."""
    out, pdfs = folder / "walk.json", folder / "pdf"
    pdfs.mkdir()
    places = []
    for name, site in sites.items():
        (folder / "sites" / name).parent.mkdir(exist_ok=True)
        (folder / "sites" / name).symlink_to(site, target_is_directory=True)
        places.append(str(folder / "sites" / name))
    run = subprocess.run(
        ["node", BROWSER / "walk.js", out, pdfs, *places], capture_output=True, text=True, timeout=1800, check=False
    )
    assert run.returncode == 0, run.stderr
    report = json.loads(out.read_text("utf-8"))
    return Walk(
        sites, {n: found["findings"] for n, found in report.items()}, {n: f["pages"] for n, f in report.items()}
    )


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    folder = tmp_path_factory.mktemp("walk")
    small = SiteTest(folder / "small-records", GOOD_SITE)
    small.apply(HARD_SITE)
    result = small.build()
    assert result.exit_code == 0, result.stderr
    # In a copy, so that the cache of a site somebody is working on stays as it is.
    copy = folder / "b12-records"
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "site_config.yaml", copy)
    assert build(Request(copy / "site_config.yaml", WRITTEN, strict=True)).diagnostics == []
    return walked(folder, {"b12": copy / "site", "small": small.folder / "site"})


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_has_a_fault_of_a_kind(walk: Walk, kind: str) -> None:
    found = [f"{site}: {text}" for site, findings in walk.findings.items() for text in findings.get(kind, ())]
    assert found == [], f"{len(found)} findings, of which the first are:\n" + "\n".join(found[:30])


def test_every_page_was_walked_through(walk: Walk) -> None:
    for name, site in walk.sites.items():
        assert walk.pages[name] == len(list(site.rglob("*.html")))


def test_what_is_folded_on_the_screen_is_on_paper(walk: Walk) -> None:
    printed = [item for findings in walk.findings.values() for item in findings["pdf"]]
    assert any(item["page"] == "b12-diabetic-neuropathy/metformin-risk/index.html" for item in printed)
    for item in printed:
        paper = _letters("".join(page.extract_text() for page in PdfReader(item["pdf"]).pages))
        # The link to a statement is of no use on paper.
        texts = [text for text in item["texts"] if text != "Link to this statement"]
        missing = [text for text in texts if _letters(text) not in paper]
        # A text that goes on over a page's end is apart in what is read from the file.
        assert len(missing) <= len(texts) / 20, (item["page"], missing[:3])


def test_the_nu_html_checker_says_nothing(walk: Walk) -> None:
    assert nu_messages(*walk.sites.values()) == []


def test_each_check_finds_the_fault_it_is_for(tmp_path: Path) -> None:
    site = tmp_path / "faulty"
    shutil.copytree(BROWSER / "faulty", site)
    found = walked(tmp_path, {"faulty": site}).findings["faulty"]
    assert [kind for kind in KINDS if not found.get(kind)] == []
    text = json.dumps(found["axe"])
    for rule in ("color-contrast", "image-alt", "html-has-lang", "without scripts"):
        assert rule in text
    assert nu_messages(site) != []


def nu_messages(*sites: Path) -> list[str]:
    """Every error, warning and notice of the Nu HTML checker about the pages of some sites."""
    jar = BROWSER / "node_modules/vnu-jar/build/dist/vnu.jar"
    pages = [str(page) for site in sites for page in sorted(site.rglob("*.html"))]
    # The checker takes no file for part of a file's own site. Whether the policy lets the site's files through is for
    # the browser to say, above.
    own_files = ".*Resource violates Content Security Policy .meta tag.: external .* blocked by .*"
    run = subprocess.run(
        ["java", "-Xss8m", "-jar", jar, "--format", "gnu", "--filterpattern", own_files, *pages],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        timeout=600,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    # Everything counts, so that a checker that breaks down does not pass; only Java's own greeting does not.
    return [line for line in run.stderr.splitlines() if not line.startswith("Picked up ")]


def _letters(text: str) -> str:
    """A text without what a PDF file changes: spaces, hyphens and ligatures."""
    return re.sub(r"[\W_]", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))
