"""Images and documents of content/media: shown and linked to by texts, checked, copied, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from finished_site import dead_links
from images import avif, jpeg, png, svg, webp
from site_test import EFFECTS, GOOD_SITE, TOPIC, SiteTest

PAGE = "content/pages/foot.md"
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    made = SiteTest(tmp_path, GOOD_SITE)
    made.write("content/media/foot.png", png(640, 480))
    made.write("content/media/leaflets/feet.pdf", PDF)
    made.write(
        PAGE,
        '---\ntitle: Feet\n---\n\n![A nurse touches a foot](foot.png "The thread test.")\n'
        "Photo: *A. Person*, [CC0](https://example.org/cc0)\n\nTake [the leaflet](media:leaflets/feet.pdf) along.\n",
    )
    return made


def test_an_image_has_its_size_words_caption_and_credit_and_a_document_is_linked(site: SiteTest) -> None:
    assert site.build("--strict").exit_code == 0
    page = site.page("foot/")
    assert (
        '<figure><img alt="A nurse touches a foot" src="../media/foot.png" width="640" height="480" loading="lazy">'
        '<figcaption>The thread test. Photo: <em>A. Person</em>, <a href="https://example.org/cc0">CC0</a></figcaption>'
    ) in page
    assert '<a href="../media/leaflets/feet.pdf">the leaflet</a>' in page
    files = site.files()
    assert files["media/foot.png"] == png(640, 480)
    assert files["media/leaflets/feet.pdf"] == PDF
    assert "media/foot.png" in files["manifest.json"].decode()
    assert dead_links(site.folder / "site") == []


def test_texts_of_topics_show_images_too(site: SiteTest) -> None:
    site.edit(
        TOPIC,
        "reviewers:",
        "steps:\n  - title: Look\n    text: |\n      Like this.\n\n      ![Bare feet](foot.png)\n"
        "    claims: [eases-headache]\nreviewers:",
    )
    site.write(EFFECTS, site.read(EFFECTS) + "  - text: |\n      ![A foot, from the side](media:foot.png)\n")
    assert site.build("--strict").exit_code == 0
    assert 'alt="Bare feet" src="../media/foot.png" width="640"' in site.page("examplin/")
    assert 'alt="A foot, from the side" src="../../media/foot.png" width="640"' in site.page("examplin/effects/")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.png", png(9, 7)), ("a.jpg", jpeg(9, 7)), ("a.webp", webp(9, 7)), ("a.avif", avif(9, 7)),
     ("a.svg", svg(head='viewBox="0 0 9 7"'))],
)  # fmt: skip
def test_five_kinds_of_images_are_shown(name: str, content: bytes, site: SiteTest) -> None:
    site.write(f"content/media/{name}", content)
    site.write(
        PAGE, f"---\ntitle: Feet\n---\n\n![A foot]({name}) [words](media:leaflets/feet.pdf) ![Two feet](foot.png)\n"
    )
    assert site.build("--strict").exit_code == 0
    assert f'src="../media/{name}" width="9" height="7"' in site.page("foot/")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"I am a letter", 'error[unusable-media] "a.png" is no image, whatever its name says'),
        ("a.png", png()[:-9], "is damaged"),
        ("a.jpg", png(), "holds PNG"),
        ("a.pdf", b"I am a letter", 'error[unusable-media] "a.pdf" is no PDF'),
        ("a.gif", b"GIF89a", "documents to link to are PDF"),
        ("a.docx", b"PK", "error[unusable-media]"),
        ("a.png", png() + bytes(40_000_000), "has 40.0 MB; at most 20 MB can be used"),
        ("a.jpg", jpeg(9, 9)[:-2] + bytes(6_000_000) + b"\xff\xd9", "at most 5 MB can be used"),
        ("my foot (2).png", png(), "error[misnamed-media]"),
        ("füße.png", png(), "error[misnamed-media]"),
        ("a.svg", svg("<script>alert(1)</script>"), "a.svg:2:1: error[unusable-media]"),
        ("a.svg", svg('<g onload="alert(1)"/>'), "it holds a script (onload)"),
        ("a.svg", svg('<image href="https://example.org/a.png"/>'), "it loads something from elsewhere"),
        ("a.svg", svg("<foreignObject/>"), "it holds a piece of a web page"),
    ],
    # The bytes of an image make no name that anybody can read.
    ids=lambda value: None if isinstance(value, str) else f"{len(value)} bytes",
)
def test_a_file_that_cannot_be_shown_is_told_once_in_words(
    name: str, content: bytes, said: str, site: SiteTest
) -> None:
    site.build()
    before = site.files()
    site.write(f"content/media/{name}", content)
    site.write(PAGE, f"{site.read(PAGE)}\n![A foot](media:{name})\n")
    result = site.build()
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("error[") == 1
    assert site.files() == before


@pytest.mark.parametrize(
    ("written", "column", "said"),
    [
        ("![A foot](foto.png)", 1, 'did you mean "foot.png"?'),
        ("![A foot](https://example.org/foot.png)", 1, "error[unknown-media]"),
        ("![A foot](../../secret.png)", 1, "error[unknown-media]"),
        ("![A foot](my foot.png)", 1, "error[unknown-media]"),
        ("![A foot](leaflets/feet.pdf)", 1, '"leaflets/feet.pdf" is no image'),
        ("![](foot.png)", 1, "error[image-without-words]"),
        ("![foot.png](foot.png)", 1, "error[image-without-words]"),
        ("![Image 3](foot.png)", 1, "error[image-without-words]"),
        ("[A leaflet](media:feet.pdf)", 12, 'did you mean "leaflets/feet.pdf"?'),
        ("[A leaflet](leaflet.pdf)", 13, "error[forbidden-link]"),
    ],
)
def test_a_wrong_name_and_missing_words_are_located(written: str, column: int, said: str, site: SiteTest) -> None:
    before = site.read(PAGE)
    site.write(PAGE, f"{before}\n{written}\n")
    result = site.check()
    assert result.exit_code == 1
    assert f"{PAGE}:{before.count(chr(10)) + 2}:{column}: error[" in result.stderr, result.stderr
    assert said in result.stderr


def test_a_heavy_image_and_one_that_no_text_shows_are_warned_of(site: SiteTest) -> None:
    site.write("content/media/heavy.jpg", jpeg(9, 9)[:-2] + bytes(400_000) + b"\xff\xd9")
    result = site.check()
    assert "content/media/heavy.jpg: warning[heavy-image]" in result.stderr
    assert "content/media/heavy.jpg: warning[unused-media]" in result.stderr
    site.build()
    assert "media/heavy.jpg" not in site.files()


def test_svg_is_published_without_what_does_not_draw(site: SiteTest) -> None:
    site.write("content/media/foot.svg", svg('<metadata>me</metadata><path d="M0 0h9"/>'))
    site.edit(PAGE, "foot.png", "foot.svg")
    site.delete("content/media/foot.png")
    assert site.build("--strict").exit_code == 0
    assert b"me<" not in site.files()["media/foot.svg"]


def test_an_image_that_changes_rebuilds_the_pages_that_show_it_and_no_other(site: SiteTest) -> None:
    site.build()
    site.write("content/media/foot.png", png(320, 240))
    explained = site.build("--explain").stdout
    assert set(re.findall(r"^\S*(foot/|examplin/\S*|media/[\w./]+)", explained, re.MULTILINE)) == {
        "foot/",
        "media/foot.png",
    }
    assert 'width="320"' in site.page("foot/")
    site.edit(PAGE, '![A nurse touches a foot](foot.png "The thread test.")', "A foot.")
    site.build()
    assert "media/foot.png" not in site.files()
    left = site.files()
    (site.folder / ".citesite/cache.sqlite").unlink()
    site.build()
    assert site.files() == left


def test_other_programs_get_the_files_too(site: SiteTest) -> None:
    assert site.run("export", "markdown", "out").exit_code == 0
    assert (site.folder / "out/media/foot.png").read_bytes() == png(640, 480)
    assert 'src="../media/foot.png"' in (site.folder / "out/foot/index.md").read_text("utf-8")


def test_a_mistake_in_an_image_is_told_where_the_image_is(site: SiteTest) -> None:
    site.write("content/media/foot.png", png(40, 30))
    text = (
        "First line.\n\nSecond line\n![ ](foot.png)\nand ![](foot.png).\n\n"
        "A word![A *nice*\nfoot](feet.png), ![A \\[big\\] foot](<toe.png>)\n![A foot](foot.png)\n"
    )
    site.write("content/pages/contact.md", f"---\ntitle: Contact\n---\n\n{text}")
    said = re.findall(r"contact.md:(\d+:\d+): error\[([\w-]+)", site.check().stderr)
    assert said == [
        ("8:1", "image-without-words"),
        ("9:5", "image-without-words"),
        ("11:7", "unknown-media"),
        ("12:18", "unknown-media"),
    ]
