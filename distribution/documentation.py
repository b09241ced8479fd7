"""Give the documentation the look of the theme, while MkDocs or ProperDocs builds it: a hook of `mkdocs.yml`.

The theme's colours and letters are named once, in its style sheet. This copies the names and values, under which
`docs/docs.css` dresses the host's pages, and the font.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent.parent / "src/citesite/theme/assets"
TOKENS = "theme-tokens.css"
FONT = "legible.woff2"
_DARK = "@media (prefers-color-scheme: dark)"


def tokens(sheet: str) -> str:
    """Return the fonts of a style sheet, and its names of colours, for the light and the dark pages of a host.

    A host's reader chooses between light and dark on the page, which is then marked so.
    """
    fonts = re.findall(r"^@font-face \{.*?^\}$", sheet, re.MULTILINE | re.DOTALL)
    light = re.search(r"^:root \{\n(.*?)^\}$", sheet, re.MULTILINE | re.DOTALL)
    dark = re.search(re.escape(_DARK) + r" \{\n  :root \{\n(.*?)^  \}$", sheet, re.MULTILINE | re.DOTALL)
    if not (fonts and light and dark):
        raise ValueError("the theme's style sheet names no fonts or colours where the documentation looks for them")
    blocks = {":root": light[1], '[data-bs-theme="dark"]': dark[1]}
    colours = (f"{where} {{\n{_colours(named)}}}" for where, named in blocks.items())
    return "\n".join([*fonts, *colours]) + "\n"


def _colours(block: str) -> str:
    return "".join(f"  {name}: {value};\n" for name, value in re.findall(r"(--[\w-]+): (#[0-9a-f]+);", block))


def on_files(files: Any, config: Mapping[str, Any]) -> Any:
    """Add the names and the font to the files of the documentation."""
    kind = type(next(iter(files)))
    sheet = (ASSETS / "site.css").read_text("utf-8")
    files.append(kind.generated(config, TOKENS, content=tokens(sheet)))
    files.append(kind.generated(config, FONT, abs_src_path=str(ASSETS / FONT)))
    return files
