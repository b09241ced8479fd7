"""Remake tests/references/vancouver.json with pandoc, a citation processor that shares no code with ours.

Needs pypandoc_binary (requirements/oracle.txt) and nothing of citesite: `python tests/oracle/references.py`.
"""

import json
import re
from pathlib import Path
from typing import Any

import pypandoc

ROOT = Path(__file__).resolve().parents[2]
STYLE = ROOT / "src/citesite/theme/csl/vancouver.csl"
ITEMS = ROOT / "tests/references/items.json"
GOLDEN = ROOT / "tests/references/vancouver.json"

_ENTRY = re.compile(r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>\s*(.*?)\s*</div>', re.DOTALL)


def house_rules(item: dict[str, Any]) -> dict[str, Any]:
    """Apply the two rules that `format_reference` documents as departures from the style file."""
    item = dict(item)
    if item["type"] == "article-journal":
        # The page shows DOI, PubMed and PMC as links after the reference.
        item.pop("URL", None)
        # The article number stands in the place of pages (NLM, Citing Medicine).
        item.setdefault("page", item.get("number", ""))
    return item


def references(items: list[dict[str, Any]], language: str) -> dict[str, str]:
    """Let pandoc write the bibliography of `items`: HTML by id, with the tags that citesite uses."""
    page = pypandoc.convert_text(
        json.dumps([house_rules(item) for item in items]),
        to="html",
        format="csljson",
        extra_args=[
            "--citeproc",
            f"--csl={STYLE}",
            f"--metadata=lang:{language}",
            "--metadata=link-bibliography:false",
            "--wrap=none",
        ],
    )
    entries = {entry[1]: entry[2] for entry in _ENTRY.finditer(page)}
    if missing := {item["id"] for item in items} - set(entries):
        raise SystemExit(f"pandoc wrote no reference for {sorted(missing)}")
    return {name: _our_tags(entries[name]) for name in sorted(entries)}


def _our_tags(html: str) -> str:
    for theirs, ours in (("em", "i"), ("strong", "b")):
        html = html.replace(f"<{theirs}>", f"<{ours}>").replace(f"</{theirs}>", f"</{ours}>")
    # pandoc puts spans around quotations and around names in lower case; they mean nothing to a reader.
    return re.sub(r"</?span[^>]*>", "", html)


def main() -> None:
    """Write the golden file and name the references that changed."""
    items = json.loads(ITEMS.read_text(encoding="utf-8"))
    before = json.loads(GOLDEN.read_text(encoding="utf-8"))["references"] if GOLDEN.exists() else {}
    after = references(items, "en-GB")
    golden = {
        "made_by": f"pandoc {pypandoc.get_pandoc_version()}",
        "style": STYLE.name,
        "language": "en-GB",
        "references": after,
    }
    GOLDEN.write_text(json.dumps(golden, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    print(f"{len(after)} references written, {len(changed)} changed: {' '.join(changed) or '-'}")


if __name__ == "__main__":
    main()
