"""What a reader copies from a page of the first site, or sees without its styles, says the same: nothing is glued."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("copied")]

ROOT = Path(__file__).parent.parent
TOPIC = "b12-diabetic-neuropathy/"
PAGES = [
    "about/index.html", "glossary/index.html", "sources/index.html", "sources/de-jager-2010/index.html",
    f"{TOPIC}index.html", f"{TOPIC}for-clinicians/index.html",
    *(f"{TOPIC}{path.stem}/index.html" for path in sorted((ROOT / "content/topics" / TOPIC).glob("*.yaml"))
      if path.stem not in ("topic", "evidence")),
]  # fmt: skip


@pytest.fixture(scope="module")
def shown(b12_site: Path) -> dict[str, Any]:
    run = subprocess.run(
        ["node", ROOT / "tests/browser/copied.js", b12_site, json.dumps(PAGES)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_no_reference_sticks_to_a_word_or_a_number_that_is_copied(shown: dict[str, Any], page: str) -> None:
    text = shown[page]["copied"]
    assert "B12" in text
    # "vitamin B12 [2]" must not be pasted as "vitamin B122", nor "of 100 [3]." as "1003".
    assert re.findall(r"[^\s(]\[\d+\]|\[\d+\]\w|B12\d", text) == []


@pytest.mark.parametrize("page", PAGES)
def test_without_styles_no_two_words_are_glued(shown: dict[str, Any], page: str) -> None:
    """So that text browsers, readers' modes and search engines see words."""
    seen, bare = (Counter(filter(None, map(_bare, shown[page][which]))) for which in ("seen", "bare"))
    assert sorted((seen - bare).elements()) == []


def _bare(word: str) -> str:
    """A word without the punctuation around it, which hidden words may follow."""
    return re.sub(r"^\W+|\W+$", "", word)
