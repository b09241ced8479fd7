"""What is read of an image: its kind and size, from its bytes alone; and what of an SVG may not be published."""

from __future__ import annotations

from pathlib import Path

import pytest

from citesite.files.images import Image, ImageFault, image_in, read_image
from images import avif, jpeg, png, svg, webp


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("a.png", png(120, 40), (120, 40)),
        ("a.jpg", jpeg(300, 200), (300, 200)),
        ("a.JPEG", jpeg(300, 200, orientation=6), (200, 300)),
        ("a.webp", webp(640, 480), (640, 480)),
        ("a.avif", avif(800, 600), (800, 600)),
        ("a.svg", svg(), (60, 20)),
        ("a.svg", svg(head='viewBox="0 0 60 20" width="30"'), (30, 10)),
        ("a.svg", svg(head='width="25.4mm" height="1in"'), (96, 96)),
        ("a.svg", svg(head='width="100%" viewBox="0 0 7 9"'), (7, 9)),
    ],
)
def test_the_size_of_an_image_is_the_one_that_browsers_show(name: str, content: bytes, size: tuple[int, int]) -> None:
    found = image_in(content, name)
    assert isinstance(found, Image), found
    assert (found.width, found.height) == size


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"", "is empty"),
        ("a.png", b"I am a letter, not a picture", "is no image"),
        ("a.png", png()[:-20], "is damaged"),
        ("a.jpg", jpeg(9, 9)[:-2], "is damaged"),
        ("a.webp", webp(9, 9)[:-4], "is damaged"),
        ("a.avif", avif(9, 9)[:-4], "is damaged"),
        ("a.png", jpeg(9, 9), "holds JPEG"),
        ("a.svg", png(), "holds PNG"),
        ("a.gif", b"GIF89a", "is no image that browsers show"),
        ("a.pdf", b"%PDF-1.7", "is no image that browsers show"),
        ("a.jpg", jpeg(60_000, 60_000), "which a phone has no memory for"),
    ],
)
def test_what_is_no_image_is_refused_in_words(name: str, content: bytes, said: str) -> None:
    found = image_in(content, name)
    assert isinstance(found, ImageFault)
    assert said in found.message
    assert found.hint


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<g OnClick="alert(1)"/>',
        '<a href="https://example.org/"><path d="M0 0"/></a>',
        '<use href="https://example.org/a.svg#b"/>',
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="other.svg"/>',
        '<image href="javascript:alert(1)"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<image href="data:text/html,a"/>',
        '<path style="fill: url(https://example.org/)" d="M0 0"/>',
        '<path fill="u\\72l(//example.org)" d="M0 0"/>',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>a { fill: ur/**/l(x) } b { fill: url( 'http://x' ) }</style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
    ],
)
def test_an_svg_that_runs_or_loads_something_is_refused_at_its_line(inside: str) -> None:
    found = image_in(svg(inside), "a.svg")
    assert isinstance(found, ImageFault)
    assert found.line == 2


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<svg><path/></svg>",
        b"<html><svg/></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>',
    ],
)
def test_an_svg_with_entities_or_without_a_size_is_refused(content: bytes) -> None:
    assert isinstance(image_in(content, "a.svg"), ImageFault)


def test_an_svg_keeps_what_draws_and_loses_what_other_programs_left() -> None:
    inside = (
        '<!-- drawn on a Tuesday --><metadata>who drew it</metadata><i:view xmlns:i="http://ink.example/">a</i:view>'
        '<style>.a { fill: url(#g) }</style><g xmlns:i="http://ink.example/" i:label="layer"><path class="a" d="M1 1"/>'
        "</g><text>Test</text>"
    )
    found = image_in(b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "b">' + svg(inside), "a.svg")
    assert isinstance(found, Image), found
    text = found.content.decode()
    assert "url(#g)" in text
    assert '<path class="a" d="M1 1"/>' in text
    assert "<text>Test</text>" in text
    assert not [word for word in ("Tuesday", "who drew", "ink.example", "DOCTYPE") if word in text]


def test_an_image_is_read_within_the_folder_of_the_site_and_up_to_a_size(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "out.png").write_bytes(png())
    (site / "link.png").symlink_to(tmp_path / "out.png")
    (site / "large.png").write_bytes(png() + bytes(3_000_000))
    (site / "good.png").write_bytes(png())
    assert isinstance(read_image(site, "good.png", 1_000_000), Image)
    said = {
        name: found.message
        for name in ("../out.png", "/etc/hosts", "C:\\a.png", "link.png", "large.png", "none.png", ".")
        if isinstance(found := read_image(site, name, 1_000_000), ImageFault)
    }
    assert len(said) == 7
    assert said["large.png"] == '"large.png" has 3.0 MB; at most 1,000 kB can be used'
    assert said["link.png"] == '"link.png" is not inside the site\'s folder'
    assert said["none.png"] == 'there is no file "none.png"'
