"""How a site looks by its settings: its images are read, and its colours are held to what readers can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError, Diagnostic, Place, Rule
from citesite.files.images import Image, ImageFault, ImageKind, read_image
from citesite.read.colours import (
    AA,
    AAA,
    ALARM,
    BLACK,
    DARK_PAPER,
    DARK_TINT,
    PAPER,
    TINT,
    WHITE,
    Palette,
    contrast,
    dark_palette,
    light_palette,
    readable,
)
from citesite.read.settings import SiteConfig
from citesite.read.shape import MISSING_FIELD, WRONG_VALUE

UNUSABLE_IMAGE = Rule(
    code="unusable-image",
    summary="a file that should be an image cannot be used as one",
    meaning=(
        "The file is missing, is no image, is too large for readers with a slow connection, does not have the shape "
        "of its place, or is the second one for it. An SVG that holds a script, or that loads something from "
        "elsewhere, is refused too: whoever opens it by its own address would run it."
    ),
    fix=(
        "Name a file in the site's folder, of a kind and a size that the message says; see "
        "docs/how-to/make-the-site-yours.md."
    ),
    wrong="logo: look/logo.psd",
    right="logo: look/logo.svg",
)

LOW_CONTRAST = Rule(
    code="low-contrast",
    summary="text in a colour of the settings could not be read by many",
    meaning=(
        "Many readers of a site about health see poorly, or read on a phone in the sun. Text needs a contrast of 4.5:1 "
        "with its ground (WCAG 2.2, level AA), on light pages and on dark ones."
    ),
    fix="Take the colour that the hint names, which has the same hue, or another one.",
    wrong="""
        colours:
          brand: "#f7c27b"
    """,
    right="""
        colours:
          brand: "#0b4b50"
    """,
)


class _Place(NamedTuple):
    """An image that the settings may name: which kinds may be there, and how many bytes it may have."""

    kinds: tuple[ImageKind, ...]
    most: int


_LOGO = _Place(("svg", "png", "jpeg", "webp", "avif"), 200_000)
_PLACES = {
    "logo": _LOGO,
    "logo_dark": _LOGO,
    "favicon": _Place(("svg", "png"), 100_000),
    "card": _Place(("png", "jpeg"), 1_000_000),
}
_LEAST_CARD = (600, 315)
"""Width and height below which programs show no large picture with a link."""


def look_faults(config: SiteConfig, path: Path) -> tuple[list[Diagnostic], tuple[int, int]]:
    """Return what is wrong with the images and colours of the settings, and the size of the logo.

    Args:
        config: the settings.
        path: their file.
    """
    found, size = [*_colour_faults(config, path.name)], (0, 0)
    for field, place in _PLACES.items():
        name = getattr(config, field)
        if name is None:
            continue
        image = _image(path.parent, field, name, place)
        if isinstance(image, ImageFault):
            found.append(_fault(image, field, name, path))
        elif field == "logo":
            size = (image.width, image.height)
    if config.logo_dark and not config.logo:
        hint = "name the one for light pages as logo, too"
        found.append(UNUSABLE_IMAGE.at(Place(path.name) / "logo_dark", "there is a logo for dark pages only", hint))
    return found, size


def _fault(fault: ImageFault, field: str, name: str, path: Path) -> Diagnostic:
    if fault.line:
        located = UNUSABLE_IMAGE.at(Place(name), fault.message, fault.hint)
        return located._replace(line=fault.line, column=1)
    return UNUSABLE_IMAGE.at(Place(path.name) / field, fault.message, fault.hint)


def _image(root: Path, field: str, name: str, place: _Place) -> Image | ImageFault:
    image = read_image(root, name, place.most)
    if isinstance(image, ImageFault):
        return image
    if image.kind not in place.kinds:
        kinds = " or ".join(kind.upper() for kind in place.kinds)
        return ImageFault(f'"{name}" is {image.kind.upper()}, which is not shown everywhere', f"save it as {kinds}")
    shape = f'"{name}" has {image.width} by {image.height} pixels'
    if field == "favicon" and image.width != image.height:
        return ImageFault(f"{shape}; a tab's picture is square", "cut it, or draw it on a square")
    if field == "card" and (image.width < _LEAST_CARD[0] or image.height < _LEAST_CARD[1]):
        return ImageFault(f"{shape}, fewer than programs show large", "save it with 1200 by 630 pixels")
    return image


def images_of(config: SiteConfig, root: Path) -> dict[str, Image]:
    """Return the images that the settings name, by field.

    Raises:
        CitesiteError: if one cannot be used any more, because it was changed while the site was built.
    """
    found = {}
    for field, place in _PLACES.items():
        if name := getattr(config, field):
            image = _image(root, field, name, place)
            if isinstance(image, ImageFault):
                raise CitesiteError(f"{name} was changed while the site was built: {image.message}")
            found[field] = image
    return found


def palettes(config: SiteConfig) -> tuple[Palette, Palette]:
    """Return the colours of light and of dark pages."""
    own = config.colours
    light = light_palette(own.brand, own.link, own.accent)
    return light, dark_palette(light, own.brand_dark, own.link_dark)


def text_contrast(config: SiteConfig) -> float:
    """Return the least contrast of text with its ground on light and dark pages, cut to one decimal, at most AAA."""
    light, dark = palettes(config)
    grounds = ((light, (PAPER, light.tint or TINT, ALARM)), (dark, (DARK_PAPER, DARK_TINT)))
    found = [contrast(text, on) for own, places in grounds for text in (own.brand, own.link) if text for on in places]
    return int(min(found, default=AAA) * 10) / 10 if min(found, default=AAA) < AAA else AAA


def _colour_faults(config: SiteConfig, shown: str) -> Iterator[Diagnostic]:
    """Find colours of text that cannot be read on a ground they are on."""
    own, at = config.colours, Place(shown) / "colours"
    for field, grounds, other in (
        ("brand", (PAPER, TINT, ALARM), BLACK),
        ("link", (PAPER, TINT, ALARM), BLACK),
        ("brand_dark", (DARK_PAPER, DARK_TINT), WHITE),
        ("link_dark", (DARK_PAPER, DARK_TINT), WHITE),
    ):
        colour = getattr(own, field)
        worst = min((contrast(colour, ground) for ground in grounds), default=AA) if colour else AA
        if worst < AA:
            pages = "dark" if field.endswith("_dark") else "light"
            message = f'text in "{colour}" has a contrast of {_cut(worst)}:1 on {pages} pages; it needs {AA}:1'
            better = readable(colour, grounds, AA, other)
            yield LOW_CONTRAST.at(at / field, message, f'one of the same hue that can be read: "{better}"')


def _cut(ratio: float) -> str:
    """Return a contrast with one decimal, never rounded up to what it does not reach."""
    return f"{int(ratio * 10) / 10:.1f}"


def with_hints(found: Diagnostic) -> Diagnostic:
    """Return what is wrong with the look, with a hint where somebody wrote what seems to belong there.

    A colour without quotes seems to be missing: YAML takes what follows # for a comment. A font is no file here.
    """
    field = found.place.steps[:1]
    if found.code == MISSING_FIELD.code and field == ("colours",):
        return found._replace(hint='write it in quotes, such as "#0b4b50": what follows # is a comment in YAML')
    if found.code == WRONG_VALUE.code and field == ("font",):
        hint = "false leaves the theme's font out; a style sheet in templates/assets loads one of your own"
        return found._replace(hint=f"{hint}: see docs/how-to/make-the-site-yours.md")
    return found
