"""The first site's two layers: how much a reader of a phone meets before unfolding anything, and how soon.

Words are those on the screen of 360 by 740 px with every fold-out shut, without the numbers of references.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from finished_site import parsed

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("layers")]

ROOT = Path(__file__).parent.parent
TOPIC = "b12-diabetic-neuropathy/"
SECTIONS = [path.stem for path in (ROOT / "content/topics" / TOPIC).glob("*.yaml")]
SECTIONS = sorted(set(SECTIONS) - {"topic", "evidence"})
SCREEN = 740
CARE = ".care-emergency"
PARTS = ["main", ".hero", ".body", ".hand", ".body .hide", ".qa > li", CARE, f"{CARE} li", ".toc-help a"]


@pytest.fixture(scope="module")
def seen(b12_site: Path) -> dict[str, Any]:
    pages = json.dumps([f"{TOPIC}index.html", *(f"{TOPIC}{section}/index.html" for section in SECTIONS)])
    run = subprocess.run(
        ["node", ROOT / "tests/browser/layers.js", b12_site, json.dumps(PARTS), pages],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def topic(seen: dict[str, Any]) -> Any:
    return seen[f"{TOPIC}index.html"]


def words(page: Any, selector: str) -> int:
    texts = " ".join(part["text"] for part in page["parts"][selector])
    return sum(bool(re.search(r"\w", word)) for word in re.sub(r"\[\d+\]", "", texts).split())


def test_the_topic_page_has_600_to_900_words(topic: Any) -> None:
    assert 600 <= words(topic, "main") <= 900


def test_the_topic_page_is_short_on_a_phone(topic: Any) -> None:
    assert topic["height"] / SCREEN <= 9


def test_the_first_answer_and_the_way_to_help_are_on_the_first_screen(topic: Any) -> None:
    first, second, *_ = topic["parts"][".qa > li"]
    assert first["bottom"] <= SCREEN
    assert second["top"] + 100 <= SCREEN, "the second answer cannot be read without scrolling"
    (chip,) = topic["parts"][".toc-help a"]
    assert chip["bottom"] <= SCREEN


def test_help_begins_before_the_second_screen_ends(topic: Any) -> None:
    (card,) = topic["parts"][CARE]
    assert card["top"] < topic["parts"][f"{CARE} li"][0]["bottom"] <= 2 * SCREEN


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_about_500_words_before_the_fold(seen: dict[str, Any], section: str) -> None:
    """The hand-over box is a tool, and hidden words say to screen readers what the eye sees: neither is read."""
    page = seen[f"{TOPIC}{section}/index.html"]
    count = words(page, ".hero") + words(page, ".body") - words(page, ".hand") - words(page, ".body .hide")
    assert 200 <= count <= 510


def test_the_topic_page_is_light_enough_for_an_old_phone(b12_site: Path) -> None:
    """Font and figures not counted: decision 0007."""
    name = f"{TOPIC}index.html"
    page = re.sub(r"<figure.*?</figure>", "", (b12_site / name).read_text("utf-8"), flags=re.DOTALL)
    sheets = {link for _, link in parsed(b12_site)[name].links if link.endswith(".css")}
    assert len(sheets) >= 1
    files = [page.encode(), *((b12_site / TOPIC / sheet).read_bytes() for sheet in sheets)]
    assert sum(map(len, files)) <= 60_000, "the topic has grown: divide it, or show less of each claim (decision 0007)"
    assert sum(len(gzip.compress(file)) for file in files) <= 20_000
