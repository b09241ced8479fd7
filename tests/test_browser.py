"""Finished sites in a real browser: the pages of the first site and of a small one, walked through once.

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
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import fonts
from finished_site import letters
from site_test import EFFECTS, GOOD_SITE, SiteTest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

ROOT = Path(__file__).parent.parent
BROWSER = Path(__file__).parent / "browser"
KINDS = (
    "axe", "console", "contrast", "focus", "htmlcs", "large text", "layout shift", "names", "order of focus", "outside",
    "policy", "print", "reflow", "targets", "text spacing",
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
    text: >-
      Nobody knows whether methylenetetrahydrofolatereductasepolymorphismheterozygosity is a
      [cephalalgia](term:cephalalgia).
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


def walked(folder: Path, sites: dict[str, Path], family: str = fonts.USUAL, what: str = "all") -> Walk:
    """Walk through sites in one run of a browser that knows one family of fonts."""
    fonts.use(family)
    folder.mkdir(exist_ok=True)
    out, pdfs = folder / "walk.json", folder / "pdf"
    pdfs.mkdir()
    places = []
    for name, site in sites.items():
        (folder / "sites" / name).parent.mkdir(exist_ok=True)
        (folder / "sites" / name).symlink_to(site, target_is_directory=True)
        places.append(str(folder / "sites" / name))
    run = subprocess.run(
        ["node", BROWSER / "walk.js", out, pdfs, what, *places],
        capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip
    fonts.use(fonts.USUAL)
    assert run.returncode == 0, run.stderr
    report = json.loads(out.read_text("utf-8"))
    return Walk(
        sites, {n: found["findings"] for n, found in report.items()}, {n: f["pages"] for n, f in report.items()}
    )


@pytest.fixture(scope="module")
def sites(b12_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sites")
    small = SiteTest(folder / "small-records", GOOD_SITE)
    small.apply(HARD_SITE)
    result = small.build()
    assert result.exit_code == 0, result.stderr
    return {"b12": b12_site, "small": small.folder / "site"}


@pytest.fixture(scope="module")
def walk(sites: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Walk:
    return walked(tmp_path_factory.mktemp("walk"), sites)


@pytest.fixture(scope="module")
def walks(walk: Walk, sites: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walk]:
    """The same with each family of fonts; beside the usual one, what fonts change is looked at."""
    folder = tmp_path_factory.mktemp("fonts")
    others = (family for family in fonts.FONTS if family != fonts.USUAL)
    return {fonts.USUAL: walk} | {family: walked(folder / family, sites, family, "layout") for family in others}


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_has_a_fault_of_a_kind(walks: dict[str, Walk], kind: str) -> None:
    found = [
        f"{site} in {family}: {text}"
        for family, walk in walks.items()
        for site, findings in walk.findings.items()
        for text in findings.get(kind, ())
    ]
    assert found == [], f"{len(found)} findings, of which the first are:\n" + "\n".join(found[:30])


def test_every_page_was_walked_through_but_for_some_of_one_template(walk: Walk) -> None:
    for name, site in walk.sites.items():
        pages = len(list(site.rglob("*.html")))
        sources, further = (len(list(site.glob(f"{where}sources/*/index.html"))) for where in ("", "de/"))
        # Every third page of a source is, in the first language.
        assert abs(walk.pages[name] - (pages - further - sources + sources / 3)) <= 1


@pytest.mark.parametrize("family", fonts.FONTS)
def test_a_handout_is_one_sheet_printed_on_both_sides(walks: dict[str, Walk], family: str) -> None:
    """Every section of both sites, on either paper, in whatever font the machine has (decision 0012)."""
    printed = [item for findings in walks[family].findings.values() for item in findings["handout"]]
    sides = {(item["page"], item["format"]): len(PdfReader(item["pdf"]).pages) for item in printed}
    sections = list((ROOT / "content/topics/b12-diabetic-neuropathy").glob("*.yaml"))
    # Beside the sections there stand the topic, and its results.
    for folder in ("b12-", "de/b12-"):
        assert sum(page.startswith(folder) for page, _ in sides) == 2 * (len(sections) - 2)
    assert {form for _, form in sides} == {"A4", "Letter"}
    long = {where: count for where, count in sides.items() if count > 2}
    assert long == {}, "name the claims that matter most in the sections' `handout:`"


def test_a_handout_says_how_sure_who_disagrees_whom_to_ask_and_where_the_rest_is(walk: Walk) -> None:
    page = "b12-diabetic-neuropathy/trial-evidence/index.html"
    file = next(item["pdf"] for item in walk.findings["b12"]["handout"] if item["page"] == page)
    paper = letters("".join(side.extract_text() for side in PdfReader(file).pages))
    for text in (
        "Very low certainty", "Low certainty: may be true", "Official advice",
        "Studies disagree", "points the other way", "Didangelos and others 2021",
        "4 older trials mostly saw no change.",
        "Questions to take along", "Call 999 or go to A&E now if", "See your GP, nurse or pharmacist soon if",
        "Evidence last checked: 28 November 2026", "Next check due: 28 November 2027",
        "Version of 28 November 2026. https://b12.example/b12-diabetic-neuropathy/trial-evidence/",
    ):  # fmt: skip
        assert letters(text) in paper, text
    for text in ("A tablet with 4 ingredients", "Words explained", "References", "Supports this", "In standard words"):
        assert letters(text) not in paper, text


def test_what_is_folded_on_the_screen_is_on_paper(walk: Walk) -> None:
    """On handouts if the reader asks to print everything open, elsewhere always; the font changes none of this."""
    printed = [item for findings in walk.findings.values() for item in findings["pdf"]]
    assert any(item["page"] == "b12-diabetic-neuropathy/metformin-risk/index.html" for item in printed)
    for item in printed:
        paper = letters("".join(page.extract_text() for page in PdfReader(item["pdf"]).pages))
        # The link to a statement is of no use on paper.
        texts = [text for text in item["texts"] if not text.startswith(("Link to this statement", "Link zu dieser"))]
        missing = [text for text in texts if letters(text) not in paper]
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


SEARCHES = {
    "pins and needles": "numb",
    "pins and needels": "numb",
    "sugar diabetes tablet metfromin": "metformin",
    "who should be tested": "Should my B12 be tested",
    "TINGLING": "numb",
    "nerve speed": "nerve tests",
}
"""What lay people type, and what the first hits must name."""
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{count} $& {query}",
    "__proto__ constructor toString",
    "",
    "   ",
    "x" * 10_000,
    "ab " * 3_000,
    "\u202e\u0000\ud83d\ude00 ()*+?[\\",
]


@pytest.fixture(scope="module")
def used(walk: Walk, divided_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    searches = tmp_path_factory.mktemp("searches") / "searches.json"
    searches.write_text(json.dumps([*SEARCHES, *HOSTILE]), encoding="utf-8")
    topic = "b12-diabetic-neuropathy/"
    run = subprocess.run(
        ["node", BROWSER / "use.js", walk.sites["b12"], topic, f"{topic}metformin-risk/", searches, divided_site],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_pagefind_searches_a_finished_site_and_the_next_build_leaves_its_index_alone(tmp_path: Path) -> None:
    large = SiteTest(tmp_path / "large", GOOD_SITE)
    large.write("site_config.yaml", large.read("site_config.yaml") + "search: pagefind\n")
    large.build()
    run = subprocess.run(
        [BROWSER / "node_modules/.bin/pagefind", "--site", large.folder / "site"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    large.edit(EFFECTS, "Many people have headaches", "Very many people have headaches")
    assert large.build().exit_code == 0
    run = subprocess.run(
        ["node", BROWSER / "use_pagefind.js", large.folder / "site", "headaches"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    found = json.loads(run.stdout)
    assert found["problems"] == []
    assert any(href.startswith("/test/examplin/effects/") for href in found["hrefs"])
    assert not any(href.startswith("/test/#") for href in found["hrefs"]), "the home page is the topic's"
    assert found["status"] == f"Found for “headaches”: {len(found['hrefs'])}"


@pytest.mark.parametrize("query", SEARCHES)
def test_lay_words_and_typing_mistakes_find_what_is_meant(used: dict[str, Any], query: str) -> None:
    hits = used["searches"][query]["hits"]
    assert any(SEARCHES[query] in hit["text"] for hit in hits[:3]), hits
    # Words are explained below all answers.
    glossary = ["glossary/" in hit["href"] for hit in hits]
    assert glossary == sorted(glossary)
    assert not glossary[0]


def test_a_search_from_a_folder_works_by_keyboard_alone(used: dict[str, Any]) -> None:
    assert used["skip"] == {"first": "skip", "isInMain": True}
    assert used["fromFolder"]["status"].startswith("Found for “pins and needles”: ")
    assert used["fromFolder"]["hits"] == used["searches"]["pins and needles"]["hits"]
    assert used["followed"] == "/b12-diabetic-neuropathy/about/index.html#what-it-feels-like"


def test_a_divided_index_is_searched_from_a_folder_and_shows_the_same(used: dict[str, Any]) -> None:
    assert used["divided"] == used["searches"]["pins and needles"]
    before, after = used["dividedScripts"]
    assert before < after < before + 60
    assert used["dividedMore"], "the first of the further results has the focus"


def test_a_screen_reader_is_told_how_much_was_found(used: dict[str, Any]) -> None:
    assert used["live"] == "status"
    assert used["searches"]["x" * 100]["status"].startswith("Nothing was found for “xxx")
    assert used["searches"][""]["status"] == used["searches"]["   "]["status"] == ""


def test_nothing_that_is_searched_for_runs_or_breaks_the_page(used: dict[str, Any]) -> None:
    assert used["problems"] == []
    assert all(found["elements"] == 0 for found in used["searches"].values())
    assert "“{count} $& {query}”" in used["searches"]["{count} $& {query}"]["status"]
    assert "“<img src=x onerror=alert(1)>”" in next(
        found["status"] for query, found in used["searches"].items() if query.startswith("address ?q=%3Cimg")
    )


def test_fold_outs_and_explained_words_work_by_keyboard(used: dict[str, Any]) -> None:
    assert used["keyboard"] == {"isOpened": True, "goesInside": True, "isClosed": True, "explained": True}


def test_an_address_is_copied_by_keyboard_and_it_is_said(used: dict[str, Any]) -> None:
    for copied in (used["copied"], used["copiedFromFolder"]):
        assert copied == {"label": "Copy link", "said": "Copied", "hasFocus": True, "isAddress": True}


def test_a_word_that_is_near_is_named_and_every_result_can_be_shown(used: dict[str, Any]) -> None:
    said = used["searches"]["pins and needels"]["status"]
    assert said.startswith("The word “needels” is not on this site. These are the results for “needles”.")
    assert used["more"] == {"label": "Show 30 more", "shown": 40, "hasFocus": True}


def test_results_move_nothing_on_the_page(used: dict[str, Any]) -> None:
    assert used["shift"] == 0


def test_a_font_that_comes_late_moves_nothing_on_the_page(used: dict[str, Any]) -> None:
    assert len(used["slowFont"]) == 5
    assert [shown for shown in used["slowFont"] if shown[1] != 0] == []


def test_a_search_that_cannot_work_says_so(used: dict[str, Any]) -> None:
    assert used["broken"].startswith("The search does not work in this browser.")


def test_without_scripts_the_search_page_says_so_and_lists_everything(used: dict[str, Any]) -> None:
    assert "Searching needs scripts" in used["withoutScripts"]["text"]
    assert used["withoutScripts"]["links"] > 100


def test_what_a_screen_reader_says_can_be_understood_by_ear(walk: Walk) -> None:
    topic = "b12-diabetic-neuropathy/"
    pages = [f"{topic}index.html", f"{topic}metformin-risk/index.html"]
    run = subprocess.run(
        ["node", BROWSER / "heard.js", walk.sites["b12"], *pages],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    said = run.stdout
    links = re.findall(r"\[link: (.*?)\](?=[ ,.;:)]|$)", said, re.MULTILINE)
    assert len(links) > 150
    assert [name for name in links if not re.search(r"[A-Za-z]", name)] == []
    assert "[link: reference [1]]" in said
    # Ornaments are for the eye; a button, a picture or a field without a name says nothing.
    assert re.findall(r"[●○▸▾↔↑]", said) == []
    assert re.findall(r"^\[(?:button|image|search field|heading)[^\]]*\]$", said, re.MULTILINE) == []
    assert "[button, closed] How do we know? Can I go on taking metformin?" in said


def nu_messages(*sites: Path) -> list[str]:
    """Every error, warning and notice of the Nu HTML checker about the pages of some sites."""
    jar = BROWSER / "node_modules/vnu-jar/build/dist/vnu.jar"
    pages = [str(page) for site in sites for page in sorted(site.rglob("*.html"))]
    # The checker takes no file for part of a file's own site, and data for search engines for a script that runs.
    # Whether the policy lets the site's files through, and holds back scripts, is for the browser to say, above.
    own_files = (
        ".*(Resource violates Content Security Policy .meta tag.: (external|image) .* blocked by|"
        "Inline script violates Content Security Policy .meta tag.: blocked by).*"
    )
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
