"""What a site's own look puts into its style sheet and among its files. A site without one has the theme's bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citesite.read.colours import Palette
from citesite.read.look import palettes
from citesite.read.settings import SiteConfig

SHEET = "assets/site.css"
LOGO, LOGO_DARK, ICON, CARD = "assets/logo", "assets/logo-dark", "assets/icon", "assets/card"
"""Addresses of the images that the settings may name, without the ending that their kind has."""
OF_FIELDS = {"logo": LOGO, "logo_dark": LOGO_DARK, "favicon": ICON, "card": CARD}
ENDINGS = {"jpg": "jpg", "jpeg": "jpg", "png": "png", "webp": "webp", "avif": "avif", "svg": "svg"}
_OF_THEME = {"favicon": f"{ICON}.svg", "card": f"{CARD}.png"}
"""The theme's own images in these places."""
_LOGO_HEIGHT = 40
"""CSS pixels. The logo in the header, beside targets of 44 pixels."""
_FONT = ("legible.woff2", "legible-licence.txt")
_FACE = re.compile(rb'@font-face ?\{\s*font-family: ?"Legible";.*?\}\s*', re.DOTALL)


def image_address(field: str, name: str) -> str:
    """Return the address of an image that the settings name."""
    return f"{OF_FIELDS[field]}.{ENDINGS[name.rpartition('.')[2].lower()]}"


def logo_size(config: SiteConfig) -> tuple[int, int]:
    """Return width and height of the logo in the header, in CSS pixels."""
    width, height = config.logo_size
    return (max(1, round(width * _LOGO_HEIGHT / height)), _LOGO_HEIGHT) if height else (0, 0)


def unused_of_look(config: SiteConfig) -> set[str]:
    """Return the theme's files that a site with a look of its own does not need."""
    unused = set() if config.font else {f"assets/{name}" for name in _FONT}
    for field, own in _OF_THEME.items():
        if name := getattr(config, field):
            unused |= {own} - {image_address(field, name)}
    return unused


def replaced_by_image(field: str, config: SiteConfig) -> set[str]:
    """Return the addresses of files in place of which a site has an image that its settings name; none without one."""
    name = getattr(config, field)
    return {image_address(field, name), _OF_THEME.get(field, "")} - {""} if name else set()


def look_sheet(sheet: bytes, config: SiteConfig) -> bytes:
    """Return the style sheet with the site's own colours, logo and font; unchanged where it has none."""
    light, dark = palettes(config)
    rules = ""
    if any(light) or any(dark):
        rules += f":root{{{_variables(light)}}}" if any(light) else ""
        rules += f"@media (prefers-color-scheme:dark){{:root{{{_variables(dark)}}}}}"
        # On paper the grounds are white and links are black, as the theme has them.
        paper = light._replace(link=None, tint=None)
        rules += f"@media print{{:root{{{_variables(paper)}}}}}" if any(paper) else ""
    if config.logo:
        rules += (
            f".logo{{height:{_LOGO_HEIGHT}px;width:auto;max-width:45vw;object-fit:contain;margin-inline-end:.5rem}}"
        )
    if not config.font:
        sheet = _FACE.sub(b"", sheet, count=1)
        rules += 'body{font-family:system-ui,"Segoe UI","Noto Sans","Liberation Sans",Arial,sans-serif}'
    return sheet + f"{rules}\n".encode() if rules else sheet


_NAMES: Mapping[str, str] = {
    "brand": "brand", "on_brand": "on-brand", "link": "link", "tint": "mist", "accent": "spot",
}  # fmt: skip
"""The variable of the theme's style sheet for each colour."""


def _variables(palette: Palette) -> str:
    return ";".join(f"--{_NAMES[name]}:{value}" for name, value in palette._asdict().items() if value)
