"""Ways through a finished site: addresses that unfold, printing, pages without scripts, and pages that are mirrored."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import polib
import pytest

from citesite.render.translations import TEMPLATE
from site_test import GOOD_SITE, SiteTest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("access")]

BROWSER = Path(__file__).parent / "browser"
SECTION = "b12-diabetic-neuropathy/metformin-risk/index.html"
MIRRORED = [f"{folder}index.html" for folder in ("", "examplin/", "examplin/effects/", "search/", "sources/")]
SHUT = {"isOpen": False, "isExpanded": False, "button": True, "content": False}
OPEN = {"isOpen": True, "isExpanded": True, "button": True, "content": True}


def in_english() -> str:
    """A catalogue that says everything in English, so that two sites differ in the direction of writing alone."""
    entries = polib.pofile(str(TEMPLATE))
    entries.metadata |= {"X-Reviewed-By": "English readers"}
    for entry in entries:
        if entry.msgid_plural:
            entry.msgstr_plural = {form: entry.msgid if form == 1 else entry.msgid_plural for form in range(6)}
        else:
            entry.msgstr = entry.msgid
    return str(entries)


@pytest.fixture(scope="module")
def met(b12_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    sites = []
    for language in ("en-GB", "ar"):
        site = SiteTest(tmp_path_factory.mktemp("mirrored") / language, GOOD_SITE)
        site.edit("site_config.yaml", "title: Test Site", f"title: Test Site\nlanguage: {language}")
        if language == "ar":
            site.write("locale/ar.po", in_english())
        assert site.build().exit_code == 0
        sites.append(site.folder / "site")
    run = subprocess.run(
        ["node", BROWSER / "access.js", b12_site, SECTION, *sites, json.dumps(MIRRORED)],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_how_we_know_is_folded_until_an_address_names_its_claim(met: dict[str, Any]) -> None:
    assert met["unfolds"]["atFirst"] == SHUT
    assert met["unfolds"]["others"] == SHUT


@pytest.mark.parametrize("way", ["hashChange", "address"])
def test_a_link_to_a_claim_opens_how_we_know_for_assistive_technology_too(met: dict[str, Any], way: str) -> None:
    assert met["unfolds"][way] == OPEN
    assert met["unfolds"]["isInView"]


def test_the_address_of_a_claim_of_another_section_leads_on_to_it(met: dict[str, Any]) -> None:
    assert met["leadsOn"]["url"].endswith(f"#{met['leadsOn']['id']}")
    assert met["leadsOn"]["isThere"] == 1


def test_without_scripts_a_claim_that_is_linked_to_keeps_its_button_and_it_works(met: dict[str, Any]) -> None:
    assert met["withoutScripts"]["shut"]
    assert met["withoutScripts"]["opened"]
    for words in ("Copy link", "Print with everything open"):
        assert words not in met["withoutScripts"]["text"]


def test_everything_is_printed_open_for_a_reader_who_asks(met: dict[str, Any]) -> None:
    prints = met["prints"]
    assert prints["usual"]["open"] < prints["all"]["open"] == prints["all"]["folds"]
    # A short handout otherwise, and again afterwards.
    assert "handout" in prints["usual"]["body"].split()
    assert "handout" not in prints["all"]["body"].split()
    assert prints["after"] == {"open": prints["usual"]["open"], "body": prints["body"]}


def test_pages_written_from_right_to_left_are_mirror_images(met: dict[str, Any]) -> None:
    assert met["mirrored"]["found"] == []
    assert met["mirrored"]["compared"] > 500
