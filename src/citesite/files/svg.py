"""Read an SVG image: only what draws is published, and what could run, load or lead elsewhere is refused.

Browsers run no script of an image on a page. But whoever opens the image's own address gets it as a document of the
site, with all rights of one, so none is published (invariant A11).

Source: Scalable Vector Graphics (SVG) 2, W3C Candidate Recommendation (2018), elements and attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_SVG = "http://www.w3.org/2000/svg"
_NAMESPACED = frozenset({"{http://www.w3.org/1999/xlink}href", "{http://www.w3.org/XML/1998/namespace}space"})
"""Attributes of other namespaces that SVG uses."""
_DRAWS = frozenset(
    [
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "switch", "style", "image", "marker"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "filter"),
        *("feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting"),
        *("feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR"),
        *("feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight"),
        *("feSpecularLighting", "feSpotLight", "feTile", "feTurbulence"),
    ]
)
_SILENT = frozenset({"metadata", "view"})
"""Elements that draw nothing and are left out."""
_DANGERS = {
    "script": "it holds a script",
    "foreignObject": "it holds a piece of a web page (foreignObject)",
    "a": "it holds a link, which cannot be followed in an image",
    "animate": "it moves", "animateMotion": "it moves", "animateTransform": "it moves", "set": "it moves",
}  # fmt: skip
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|webp);base64,)", re.IGNORECASE)
"""How an address begins that leads to a part of the image or is a picture in it."""
_LOADS = re.compile(r"@import|expression\s*\(|javascript:|url\(\s*[\"']?\s*(?!#|[\"']?\s*data:image/)", re.IGNORECASE)
"""A style that loads or runs something."""
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""CSS pixels in a unit of length."""
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{0,9})?|\.\d{1,9})(px|pt|pc|in|cm|mm)?\s*")
_NUMBER = r"[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})"
_VIEW_BOX = re.compile(rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*")
_LARGEST = 10_000
"""CSS pixels."""
_MOST_ATTRIBUTES = 500
"""SVG has fewer. The library takes the square of their number to list those of one element."""


class Drawing(NamedTuple):
    """An SVG image, without what does not draw."""

    width: int
    """In CSS pixels, as a browser shows it by itself."""
    height: int
    content: bytes


class Undrawable(NamedTuple):
    """Why there is no SVG image that may be published."""

    why: str
    """What follows the name of the file in a sentence."""
    line: int


def drawing_in(content: bytes) -> Drawing | Undrawable:
    """Return the SVG image in some bytes, or why it cannot be used."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        return Undrawable("is damaged: it is no well-formed SVG", problem.lineno or 1)
    if root.tag == "svg":
        return Undrawable(f'does not say that it is SVG: its <svg> lacks xmlns="{_SVG}"', 1)
    if root.tag != f"{{{_SVG}}}svg":
        return Undrawable(f"is no SVG: it begins with <{etree.QName(root).localname}>", 1)
    if _defines_entities(root):
        return Undrawable("cannot be used: it defines entities", 1)
    for element in [*root.iter()]:
        if fault := _refused(element):
            return Undrawable(f"cannot be used: {fault}", int(element.sourceline or 1))
    for element in [*root.iter()]:
        _keep_what_draws(element)
    size = _size(root)
    if size is None:
        return Undrawable("does not say how large it is: its <svg> lacks a viewBox, such as 0 0 100 40", 1)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return Drawing(*size, etree.tostring(root, encoding="utf-8") + b"\n")


def _defines_entities(root: _Element) -> bool:
    own = root.getroottree().docinfo.internalDTD
    # The stubs of lxml know no method of a DTD.
    entities: Any = getattr(own, "entities", tuple)()
    return any(True for _ in entities)


def _refused(element: _Element) -> str:
    """Return why an element may not be in an image; empty if it may."""
    tag = etree.QName(element)
    if tag.namespace == _SVG and tag.localname not in _DRAWS and tag.localname not in _SILENT:
        return _DANGERS.get(tag.localname, f"it holds <{tag.localname}>, which draws nothing")
    # Elements of other programs draw nothing and are left out; but a piece of a web page may be anything.
    if tag.namespace not in (_SVG, None) and "xhtml" in str(tag.namespace):
        return _DANGERS["foreignObject"]
    if len(element.attrib) > _MOST_ATTRIBUTES:
        return f"<{tag.localname}> has {len(element.attrib):,} attributes"
    if tag.localname == "style" and _LOADS.search(_unescaped("".join(map(str, element.itertext())))):
        return "its style loads something from elsewhere"
    return next(filter(None, (_refused_attribute(str(key), str(value)) for key, value in element.items())), "")


def _refused_attribute(key: str, value: str) -> str:
    name = etree.QName(key).localname
    if name.lower().startswith("on"):
        return f"it holds a script ({name})"
    if name == "href" and not _INSIDE.match(value):
        return "it loads something from elsewhere, or leads there"
    if _LOADS.search(_unescaped(value)):
        return "its style loads something from elsewhere"
    return ""


_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))|/\*.*?(?:\*/|\Z)", re.DOTALL)


def _unescaped(style: str) -> str:
    """Return a style as browsers read it, without comments and with its escapes resolved."""

    def letter(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else 0
        return chr(code) if 0 < code < 0x110000 else found[2] or ""

    return _ESCAPE.sub(letter, style)


def _keep_what_draws(parent: _Element) -> None:
    """Remove elements and attributes that are not SVG's own, and keep the words between them."""
    for key in map(str, list(parent.attrib)):
        if key.startswith("{") and key not in _NAMESPACED:
            del parent.attrib[key]
    last: _Element | None = None
    words = [parent.text or ""]
    for child in list(parent):
        tag = etree.QName(child)
        if tag.namespace == _SVG and tag.localname not in _SILENT:
            _set_words(parent, last, words)
            last, words = child, [child.tail or ""]
        else:
            words.append(child.tail or "")
            parent.remove(child)
    _set_words(parent, last, words)


def _set_words(parent: _Element, before: _Element | None, words: list[str]) -> None:
    """Set the text behind a child, or before the first one."""
    if before is not None:
        before.tail = "".join(words) or None
    else:
        parent.text = "".join(words) or None


def _size(root: _Element) -> tuple[int, int] | None:
    """Return the size that a browser shows the image in by itself, in CSS pixels."""
    box = _VIEW_BOX.fullmatch(str(root.get("viewBox") or ""))
    own = [*_lengths(root)]
    if None in own and box:
        wide, high = float(box[1]), float(box[2])
        if wide <= 0 or high <= 0:
            return None
        width, height = own
        own = [width or (height * wide / high if height else wide), height or (width * high / wide if width else high)]
    sides = [max(1, round(side)) for side in own if side]
    return (sides[0], sides[1]) if len(sides) == 2 and max(sides) <= _LARGEST else None


def _lengths(root: _Element) -> Iterator[float | None]:
    for name in ("width", "height"):
        found = _LENGTH.fullmatch(str(root.get(name) or ""))
        yield float(found[1]) * _UNITS[found[2] or ""] if found else None
