"""References, compared with those of citeproc-js; tests/oracle/citeproc_js.py remakes what is expected."""

import html
import json
import re
import sys
from pathlib import Path

import pytest

from citesite.references import format_reference

FOLDER = Path(__file__).parent / "references"
sys.path.insert(0, str(FOLDER))

from varied import items  # noqa: E402

EXPECTED: dict[str, dict[str, str]] = json.loads((FOLDER / "citeproc_js.json").read_text(encoding="utf-8"))


def text(reference: str) -> str:
    plain = html.unescape(re.sub(r"<[^>]+>", "", reference))
    return re.sub(r"\s+", " ", re.sub("[“”‘’'\"]", '"', plain)).strip()


@pytest.mark.parametrize("style", EXPECTED)
def test_references_are_those_of_citeproc_js(style: str) -> None:
    """What differs is explained in references/citeproc_js.md."""
    found = {item["id"]: text(format_reference(item, style)) for item in items()}
    assert len(found) == 486
    # APA has a comma before "&" behind a suffix too.
    expected = {name: text(one).replace(", Jr & ", ", Jr, & ") for name, one in EXPECTED[style].items()}
    assert found == expected
