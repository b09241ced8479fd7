"""The first site in browsers that know no styles and no scripts: lynx and w3m."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("text-browsers")]

TOPIC = "b12-diabetic-neuropathy/index.html"
SECTION = "b12-diabetic-neuropathy/metformin-risk/index.html"
BROWSERS = {"lynx": ["lynx", "-dump", "-nolist", "-nonumbers", "-width=100"], "w3m": ["w3m", "-dump", "-cols", "100"]}


def dumped(browser: str, page: Path) -> list[str]:
    """Return the lines of a page that are not empty.

    Raises:
        FileNotFoundError: if the browser is missing; `make test` installs it on Debian.
    """
    run = subprocess.run([*BROWSERS[browser], page], capture_output=True, text=True, timeout=60, check=True)
    return [line.strip() for line in run.stdout.splitlines() if line.strip()]


def line_of(text: str, lines: list[str]) -> int:
    """Return the number of the first line that begins with a text, but for bullets and numbers."""
    found = [i for i, line in enumerate(lines) if re.sub(r"^\W*(\d+\. )?", "", line).startswith(text)]
    assert found, f"no line begins with {text!r}"
    return found[0]


@pytest.mark.parametrize("browser", BROWSERS)
def test_a_text_browser_gets_the_answers_of_a_topic_first_and_then_when_to_get_help(
    b12_site: Path, browser: str
) -> None:
    lines = dumped(browser, b12_site / TOPIC)
    title = line_of("Vitamin B12 and nerve damage", lines)
    answers, first = lines.index("Short answers"), line_of("Yes, if you take metformin", lines)
    help_, emergency = lines.index("When to get help"), line_of("Emergency:", lines)
    assert title < answers < first < help_ < emergency
    assert (title < 15, first < 30, emergency < 65) == (True, True, True), lines[:65]


@pytest.mark.parametrize("browser", BROWSERS)
def test_a_text_browser_gets_the_title_of_a_section_and_its_text_at_once(b12_site: Path, browser: str) -> None:
    lines = dumped(browser, b12_site / SECTION)
    title = line_of("Does metformin lower my B12?", lines)
    assert title < 20
    first = next(i for i, line in enumerate(lines) if i > title and len(line) > 60)
    assert first - title <= 3, lines[title : first + 1]


@pytest.mark.parametrize("page", [TOPIC, SECTION])
@pytest.mark.parametrize("browser", BROWSERS)
def test_a_text_browser_says_nothing_of_what_is_on_other_pages(b12_site: Path, browser: str, page: str) -> None:
    text = "\n".join(dumped(browser, b12_site / page))
    assert "in another part" not in text
    # What is for scripts only is not there without them.
    assert "Print with everything open" not in text
    assert "Copy link" not in text


@pytest.mark.parametrize("page", [TOPIC, SECTION, "index.html", "search/index.html", "sources/index.html"])
def test_every_link_has_words(b12_site: Path, page: str) -> None:
    run = subprocess.run(
        ["lynx", "-dump", "-width=1000", b12_site / page], capture_output=True, text=True, timeout=60, check=True
    )
    text, _, links = run.stdout.partition("\nReferences\n\n")
    # lynx writes [7] before the words of the seventh link, and lists links without words apart.
    assert len(re.findall(r"\[\d+\](?=\S)", text)) > 5
    assert "Hidden links:" not in run.stdout
    assert links
