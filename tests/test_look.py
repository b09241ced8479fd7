"""How a site looks by its settings, and what is refused: every mistake at its line, and nothing half-made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from citesite.read.colours import ALARM, DARK_PAPER, DARK_TINT, TINT
from images import jpeg, png, svg
from site_test import SiteTest

SETTINGS = "title: Test Site\nurl: https://example.org/test/\n"
LOOK = """
short_name: Test
contact: mailto:ask@example.org
content_licence: CC BY-SA 4.0
logo: look/logo.svg
logo_dark: look/logo-dark.png
favicon: look/icon.png
card: look/card.jpg
font: false
funder: the Test Fund
footer_text: Registered charity 12345
colours: {brand: "#005eb8", accent: fa3}
menu:
  - {label: Donate, href: "https://donate.example/?a=1&b=2"}
  - {label: Doses, href: "examplin/#doses"}
footer:
  - {label: Ring us, href: "tel:+44-20-7946-0000"}
  - {label: About us, href: /about/}
"""


def with_look(folder: Path, settings: str = LOOK) -> SiteTest:
    site = SiteTest(folder)
    site.write("site_config.yaml", SETTINGS + settings)
    site.write("look/logo.svg", svg())
    site.write("look/logo-dark.png", png(60, 20))
    site.write("look/icon.png", png(64, 64))
    site.write("look/card.jpg", jpeg(1200, 630))
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    made = with_look(tmp_path_factory.mktemp("look"))
    result = made.build("--strict")
    assert result.exit_code == 0, result.stderr
    return made


def pages(site: SiteTest) -> Iterator[tuple[str, str]]:
    """Every page with a frame, by its file; not redirects."""
    for name, content in site.files().items():
        if name.endswith(".html") and b"<footer" in content:
            yield name, content.decode()


def test_every_page_shows_the_logo_with_its_size_and_the_links_of_the_owner(site: SiteTest) -> None:
    seen = dict(pages(site))
    assert len(seen) > 10
    for name, page in seen.items():
        up = "https://example.org/test/" if name == "404.html" else "../" * name.count("/")
        assert f'<img class="logo" src="{up}assets/logo.svg" width="120" height="40" alt="">' in page
        assert f'<source media="(prefers-color-scheme: dark)" srcset="{up}assets/logo-dark.png">' in page
        assert f'<link rel="icon" href="{up}assets/icon.png" type="image/png">' in page
        assert page.count('<a href="https://donate.example/?a=1&amp;b=2">Donate</a>') == 2
        assert page.count('<a href="tel:+44-20-7946-0000">Ring us</a>') == 1
        assert page.count(">Doses</a></li>") == 2
        assert "legible.woff2" not in page
    assert '<a href="index.html" aria-current="page">About us</a>' in seen["about/index.html"]
    assert '<meta property="og:image" content="https://example.org/test/assets/card.jpg">' in site.page("examplin/")


def test_the_files_are_those_of_the_look_and_no_others(site: SiteTest) -> None:
    files = {name for name in site.files() if name.startswith("assets/")}
    assert {"assets/logo.svg", "assets/logo-dark.png", "assets/icon.png", "assets/card.jpg"} <= files
    assert not files & {"assets/icon.svg", "assets/card.png", "assets/legible.woff2", "assets/legible-licence.txt"}
    sheet = site.files()["assets/site.css"].decode()
    assert "legible.woff2" not in sheet
    assert site.run("publish", "--as-of", "2026-11-21").exit_code == 0


@pytest.mark.parametrize(
    ("colours", "contrast"),
    [
        ("", "7"),
        ('{brand: "#0b4b50"}', "7"),
        ('{brand: "#005eb8"}', "5.7"),
        ('{link: "#6c6c6c"}', "4.7"),
        ('{accent: "#ffb81c"}', "7"),
        ('{brand: "#0b4b50", brand_dark: "#8a8a8a"}', "4.5"),
    ],
)
def test_the_statement_on_accessibility_says_what_holds_for_the_colours(
    tmp_path: Path, colours: str, contrast: str
) -> None:
    site = SiteTest(tmp_path)
    site.write("site_config.yaml", "title: Test Site\n" + (f"colours: {colours}\n" if colours else ""))
    assert site.build().exit_code == 0
    assert f"<li>Contrast of text of {contrast}:1, and 4.5:1 for large" in site.page("accessibility/")
    sheet = site.files()["assets/site.css"].decode().replace(" ", "")
    for name, ground in (("mist", TINT), ("red-tint", ALARM), ("mist", DARK_TINT), ("paper", DARK_PAPER)):
        assert f"--{name}:{ground}" in sheet


def test_the_colours_are_those_of_the_settings_and_dark_ones_that_can_be_read(site: SiteTest) -> None:
    sheet = site.files()["assets/site.css"].decode()
    own = sheet.rpartition("print_color_adjust")[2]
    light = re.search(r":root\{(--brand:#005eb8;[^}]*)\}@media", own)
    assert light, own[-600:]
    assert "--on-brand:#ffffff;--link:#005eb8" in light[1]
    assert "--spot:#ffaa33" in light[1]
    dark = re.search(r"dark\)\{:root\{--brand:(#\w{6});--on-brand:#0f1a1c;--link:(#\w{6})", own)
    assert dark
    assert dark[1] == dark[2]
    variables = [set(re.findall(r"--[\w-]+", block)) for block in re.findall(r":root\{([^}]*)\}", own)[-3:]]
    assert variables[0] == variables[1], "a light colour would show on dark pages"
    assert variables[0] == variables[2] | {"--link", "--mist"}


FOOTERS = [
    "editor: The editors wrote it\n",
    "editor: Who wrote it?\n",
    "contact: ask@example.org\n",
    "contact: mailto:ask@example.org\n",
    "contact: The office, room 3.\n",
    "report: https://example.org/report\ncontact: ask@example.org\n",
    "content_licence: CC BY 4.0\n",
    "content_licence: All rights reserved\n",
    "funder: the Test Fund\n",
    "footer_text: Registered charity 12345\n",
    "footer_text: It is free.\n",
]


@pytest.mark.parametrize("settings", [*FOOTERS, "".join(FOOTERS[n] for n in (0, 5, 6, 8, 9))])
def test_the_sentences_of_the_footer_are_apart_and_end_once(tmp_path: Path, settings: str) -> None:
    site = SiteTest(tmp_path)
    site.write("site_config.yaml", f"title: Test Site\n{settings}")
    assert site.build().exit_code == 0
    footer = site.page("about/").partition('class="disclaimer"')[2].partition("</footer>")[0]
    text = re.sub(r"<[^>]+>", "", footer)
    assert not re.search(r"[.!?][A-Z]|\.\.|[a-z][A-Z]|\?\.", text.replace("ORCID", "")), text
    assert "mailto:mailto:" not in footer
    assert "mailto:" not in text


def test_a_known_licence_is_a_link_to_it(site: SiteTest) -> None:
    assert '<a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>' in site.page("about/")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("CC-BY-4.0", "licenses/by/4.0"),
        ("CC-BY-NC-SA-4.0", "licenses/by-nc-sa/4.0"),
        ("cc by 4.0", "licenses/by/4.0"),
        ("CC0-1.0", "publicdomain/zero/1.0"),
    ],
)
def test_a_licence_may_be_named_as_spdx_has_it(tmp_path: Path, name: str, path: str) -> None:
    site = SiteTest(tmp_path)
    site.write("site_config.yaml", f"title: Test Site\ncontent_licence: {name}\n")
    site.build()
    assert f'<a href="https://creativecommons.org/{path}/">{name}</a>' in site.page("about/")


MISTAKES = {
    "font: look/font.woff2": "a style sheet in templates/assets loads one of your own: see docs/how-to/make-the-site-",
    "logo: look/none.svg": 'site_config.yaml:3:7: error[unusable-image] there is no file "look/none.svg"',
    "logo: look/large.png": 'site_config.yaml:3:7: error[unusable-image] "look/large.png" has 40.0 MB; at most 200 kB',
    "logo: look/letter.png": '"look/letter.png" is no image, whatever its name says',
    "logo: look/script.svg": 'look/script.svg:2:1: error[unusable-image] "look/script.svg" cannot be used',
    "logo: ../logo.svg": '"../logo.svg" is not inside the site\'s folder',
    "favicon: look/card.jpg": '"look/card.jpg" is JPEG, which is not shown everywhere',
    "favicon: look/wide.png": '"look/wide.png" has 60 by 20 pixels; a tab\'s picture is square',
    "card: look/icon.png": '"look/icon.png" has 64 by 64 pixels, fewer than programs show large',
    "logo_dark: look/icon.png": "there is a logo for dark pages only",
    'colours: {brand: "#f7c27b"}': 'site_config.yaml:3:18: error[low-contrast] text in "#f7c27b" has a contrast of 1.',
    'colours: {link_dark: "#111111"}': "on dark pages; it needs 4.5:1",
    "colours: {brand: teal}": "must be a colour of six digits and letters a to f",
    "colours: {brand: rgb(0 0 0)}": "must be a colour of six digits and letters a to f",
    "colours:\n  brand: #005eb8": "write it in quotes",
    "colors: {brand: 005eb8}": 'did you mean "colours"?',
    "menu: [{label: A, href: javascript:alert(1)}]": "must begin with https://",
    "menu: [{label: A, href: about}]": "must begin with https://",
    "menu: [{label: A, href: abuot/}]": 'site_config.yaml:3:25: error[dead-link] "abuot/" is no address of this site',
    "footer: [{label: A, href: examplin/#dosis}]": 'did you mean "examplin/#doses"?',
    "menu: [{href: about/}]": '"label" is missing',
}


@pytest.mark.parametrize("wrong", MISTAKES)
def test_a_mistake_in_the_look_is_told_at_its_place_and_nothing_is_made(tmp_path: Path, wrong: str) -> None:
    site = with_look(tmp_path, f"{wrong}\n")
    site.write("look/large.png", png() + bytes(40_000_000 - len(png())) if "large" in wrong else b"")
    site.write("look/letter.png", b"Dear board,")
    site.write("look/script.svg", svg("<script>alert(1)</script>"))
    site.write("look/wide.png", png(60, 20))
    result = site.build()
    assert result.exit_code == 1, result.stderr
    assert MISTAKES[wrong] in result.stderr
    assert not (site.folder / "site").exists() or site.files() == {}


def test_the_colour_that_a_refusal_names_is_accepted(tmp_path: Path) -> None:
    for colour in ("#f7c27b", "#00ff00", "#7a8ca0", "#ffffff"):
        site = with_look(tmp_path / colour[1:], f'colours: {{brand: "{colour}"}}\n')
        better = re.search(r'can be read: "(#\w{6})"', site.check().stderr)
        assert better
        site.write("site_config.yaml", f'{SETTINGS}colours: {{brand: "{better[1]}"}}\n')
        assert site.check().exit_code == 0


def test_a_site_without_a_look_has_the_bytes_of_one_whose_settings_say_the_defaults(tmp_path: Path) -> None:
    plain, said = SiteTest(tmp_path / "plain"), SiteTest(tmp_path / "said")
    said.write("site_config.yaml", f"{SETTINGS}font: true\nlogo_has_name: false\nmenu: []\nfooter: []\ncolours: {{}}\n")
    assert plain.build().exit_code == said.build().exit_code == 0
    assert plain.files() == said.files()
    theme = Path(__file__).parent.parent / "src/citesite/theme/assets"
    assert plain.files()["assets/card.png"] == (theme / "card.png").read_bytes()


def test_another_logo_and_another_colour_are_on_the_site_after_the_next_build(tmp_path: Path) -> None:
    site = with_look(tmp_path / "edited")
    assert site.build().exit_code == 0
    site.write("look/logo.svg", svg(head='viewBox="0 0 20 20"'))
    assert site.build().exit_code == 0
    site.edit("site_config.yaml", "#005eb8", "#7a0019")
    assert site.build().exit_code == 0
    fresh = SiteTest(tmp_path / "fresh", "")
    for name, content in site.files(".").items():
        if not name.startswith(("site/", ".citesite/")):
            fresh.write(name, content)
    assert fresh.build().exit_code == 0
    assert site.files() == fresh.files()


def test_a_logo_with_the_name_in_it_is_read_out_as_the_name(tmp_path: Path) -> None:
    site = with_look(tmp_path, "logo: look/logo.svg\nlogo_has_name: true\n")
    assert site.build().exit_code == 0
    assert 'height="40" alt="Test Site"></picture></a>' in site.page("about/")


def test_a_card_in_the_templates_is_not_replaced_without_a_word(tmp_path: Path) -> None:
    """Of another kind, too, because pages name one."""
    site = with_look(tmp_path, "card: look/card.jpg\n")
    assert site.build().exit_code == 0
    site.write("templates/assets/card.png", png(1200, 630))
    assert "templates/assets/card.png is an image for the same place" in site.build().stderr
