"""Remake tests/references/citeproc_js.json with citeproc-js, a citation processor that shares no code with ours.

Needs node, the npm package citeproc in the folder it is run in, and the locales of citeproc-py:
`python tests/oracle/citeproc_js.py`. What differs from ours, and why, is in tests/references/citeproc_js.md.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import citeproc

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "references"))
sys.path.insert(0, str(ROOT / "tests" / "oracle"))

from varied import items  # noqa: E402

from references import house_rules  # noqa: E402

LOCALES = Path(citeproc.__file__).parent / "data" / "locales"


def main() -> None:
    """Write the references of every item in every style."""
    locales = {file.stem.removeprefix("locales-"): file.read_text("utf-8") for file in LOCALES.glob("locales-en-*.xml")}
    script = (ROOT / "tests/oracle/citeproc_js.mjs").read_text("utf-8")
    found: dict[str, Any] = {}
    for style in ("vancouver", "ama", "apa", "harvard"):
        asked = {
            "style": (ROOT / f"src/citesite/theme/csl/{style}.csl").read_text("utf-8"),
            "locales": locales,
            "language": "en-GB",
            "items": [house_rules(item) for item in items()],
        }
        Path("citeproc_js.mjs").write_text(script, encoding="utf-8")
        run = subprocess.run(
            ["node", "citeproc_js.mjs"], input=json.dumps(asked), capture_output=True, text=True, check=True
        )
        found[style] = json.loads(run.stdout)
    text = json.dumps(found, ensure_ascii=False, indent=0) + "\n"
    (ROOT / "tests/references/citeproc_js.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
