"""Remake tests/references/<style>.json with pandoc, a citation processor that shares no code with ours.

Needs pypandoc_binary (requirements/oracle.txt) and nothing of citesite: `python tests/oracle/references.py`.
"""

import json
import re
from pathlib import Path
from typing import Any

import pypandoc

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "src/citesite/theme/csl"
FOLDER = ROOT / "tests/references"
OWN_STYLES = FOLDER / "styles"
"""Styles that citesite does not come with, as a site's own would be."""

_NUMBERED = re.compile(r'<div class="csl-left-margin">.*?</div>\s*<div class="csl-right-inline">(.*?)</div>', re.DOTALL)
_ENTRY = re.compile(r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>\s*(.*?)\s*</div>', re.DOTALL)


def house_rules(item: dict[str, Any]) -> dict[str, Any]:
    """Apply the rules that `format_reference` documents as departures from the style file."""
    item = dict(item)
    # The page shows DOI, PubMed and PMC as links after the reference.
    for name in ("DOI", "PMID", "PMCID", "ISBN"):
        item.pop(name, None)
    if item["type"] == "article-journal":
        item.pop("URL", None)
        # The article number stands in the place of pages (NLM, Citing Medicine).
        item.setdefault("page", item.get("number", ""))
    return item


def references(items: list[dict[str, Any]], style: Path, language: str) -> dict[str, str]:
    """Let pandoc write each of `items` as a bibliography of its own: HTML by id, with the tags that citesite uses.

    One by one, because the page numbers its citations, and a style that does not would tell works of one author and
    year apart by letters.
    """
    entries: dict[str, str] = {}
    for item in items:
        page = pypandoc.convert_text(
            json.dumps([house_rules(item)]),
            to="html",
            format="csljson",
            extra_args=[
                "--citeproc",
                f"--csl={style}",
                f"--metadata=lang:{language}",
                "--metadata=link-bibliography:false",
                "--wrap=none",
            ],
        )
        # The page numbers its references itself.
        page = _NUMBERED.sub(r"\1", page)
        entries |= {entry[1]: _our_tags(entry[2]) for entry in _ENTRY.finditer(page)}
    if missing := {item["id"] for item in items} - set(entries):
        raise SystemExit(f"pandoc wrote no reference for {sorted(missing)}")
    return dict(sorted(entries.items()))


def _our_tags(html: str) -> str:
    for theirs, ours in (("em", "i"), ("strong", "b")):
        html = html.replace(f"<{theirs}>", f"<{ours}>").replace(f"</{theirs}>", f"</{ours}>")
    # pandoc puts spans around quotations and around names in lower case; they mean nothing to a reader.
    return re.sub(r"</?span[^>]*>", "", html)


def remake(style: Path, items: list[dict[str, Any]]) -> None:
    """Write the golden file of a style and name the references that changed."""
    golden_file = FOLDER / f"{style.stem}.json"
    before = json.loads(golden_file.read_text(encoding="utf-8"))["references"] if golden_file.exists() else {}
    after = references(items, style, "en-GB")
    golden = {
        "made_by": f"pandoc {pypandoc.get_pandoc_version()}",
        "style": style.name,
        "language": "en-GB",
        "references": after,
    }
    golden_file.write_text(json.dumps(golden, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    print(f"{style.stem}: {len(after)} references written, {len(changed)} changed: {' '.join(changed) or '-'}")


def main() -> None:
    """Write the golden file of every style."""
    items = json.loads((FOLDER / "items.json").read_text(encoding="utf-8"))
    for style in sorted([*STYLES.glob("*.csl"), *OWN_STYLES.glob("*.csl")]):
        remake(style, items)


if __name__ == "__main__":
    main()
