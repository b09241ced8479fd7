"""Every address that the first site has published, followed in a browser: it leads to what it named, or to its link.

The registry of addresses holds those of the first version, whose topic page showed every statement.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from finished_site import parsed

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("old-addresses")]

ROOT = Path(__file__).parent.parent
PUBLISHED: dict[str, str] = yaml.safe_load((ROOT / "permalinks.yaml").read_text("utf-8"))["published"]
PLACES = [address.lstrip("/") for address in PUBLISHED if "#" in address]


@pytest.fixture(scope="module")
def followed(b12_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    addresses = tmp_path_factory.mktemp("addresses") / "addresses.json"
    addresses.write_text(json.dumps(PLACES), encoding="utf-8")
    run = subprocess.run(
        ["node", ROOT / "tests/browser/followed.js", b12_site, addresses],
        capture_output=True, text=True, timeout=1200, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: dict[str, dict[str, Any]] = json.loads(run.stdout)
    return found


def test_the_registry_holds_the_statements_of_the_first_version() -> None:
    kinds = list(PUBLISHED.values())
    assert kinds.count("claim") >= 100
    assert {"section", "takeaway", "analysis", "summary of findings", "dosing option", "term", "source"} <= set(kinds)


def test_every_page_that_was_published_is_there(b12_site: Path) -> None:
    pages = [address.lstrip("/") for address in PUBLISHED if "#" not in address]
    assert [page for page in pages if not (b12_site / page / ("" if "." in page else "index.html")).is_file()] == []


def test_where_scripts_run_every_address_of_a_place_leads_to_it(followed: dict[str, dict[str, Any]]) -> None:
    arrived = followed["scripts"]
    assert len(arrived) == len(PLACES) > 190
    wrong = {
        address: seen
        for address, seen in arrived.items()
        if not seen["isThere"] or not seen["isOnScreen"] or seen["isFolded"] or seen["tap"] or not seen["text"]
    }
    assert wrong == {}
    # An address keeps the name of its place, also where the place is on another page now.
    assert [a for a, seen in arrived.items() if seen["url"].partition("#")[2] != a.partition("#")[2]] == []


def test_without_scripts_every_address_of_a_place_leads_to_it_or_to_the_link_to_it(
    followed: dict[str, dict[str, Any]], b12_site: Path
) -> None:
    pages = parsed(b12_site)
    wrong = {}
    for address, seen in followed["plain"].items():
        place = address.partition("#")[2]
        is_there = place in pages[seen["tap"]].ids if seen.get("tap") else not seen.get("isFolded")
        if not seen["isThere"] or not seen["isOnScreen"] or not is_there:
            wrong[address] = seen
    assert wrong == {}
    assert sum(bool(seen["tap"]) for seen in followed["plain"].values()) > 100
