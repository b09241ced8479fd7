"""What clinicians hand to patients: addresses that can be copied, sent, scanned and printed."""

from __future__ import annotations

import json
import random
import re
import string
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp

from citesite.render.qr import qr_svg
from finished_site import dead_links, parsed
from site_test import EFFECTS, TOPIC, SiteTest

SVG = "{http://www.w3.org/2000/svg}"
TITLE = "Does it work?"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def scanned(svg: str, scale: int = 4) -> str:
    """What a code says, by a reader that shares nothing with the program that drew it."""
    root = ET.fromstring(svg)
    width, height = (int(n) for n in root.attrib["viewBox"].split()[2:])
    drawn = [path for path in root.iter(f"{SVG}path") if path.attrib.get("stroke") == "#000"]
    assert len(drawn) == 1
    bright = bytearray(b"\xff" * (width * height))
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", drawn[0].attrib["d"]):
        moved = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            start = int(y) * width + int(x)
            bright[start : start + int(moved[0])] = b"\x00" * int(moved[0])
            x += moved[0]
        else:
            x, y = (x + moved[0], y + moved[1]) if command == "m" else (moved[0], moved[1])
    rows = [bytes(bright[n * width : (n + 1) * width]) for n in range(height)]
    large = b"".join(b"".join(bytes([p]) * scale for p in row) * scale for row in rows)
    found = zxingcpp.read_barcodes(memoryview(large).cast("B", shape=[height * scale, width * scale]))
    assert len(found) == 1
    return str(found[0].text)


def test_a_code_leads_a_camera_to_its_section_or_claim(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "pages: {statement_codes: true}\n")
    site.build()
    base = "https://example.org/test/examplin/"
    assert scanned(site.page("examplin/qr/effects.svg")) == f"{base}effects/"
    assert scanned(site.page("examplin/qr/eases-headache.svg")) == f"{base}#eases-headache"
    title = ET.fromstring(site.page("examplin/qr/effects.svg")).find(f"{SVG}title")
    assert title is not None
    assert title.text == f"{base}effects/"


def test_a_site_may_have_no_codes_and_still_hands_over(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "pages: {section_codes: false}\n")
    assert site.run("publish", "--as-of", "2026-11-21").exit_code == 0
    assert [name for name in site.files() if "/qr/" in name] == []
    for address in ("examplin/effects/", "examplin/for-clinicians/"):
        assert 'class="qr"' not in site.page(address)
        assert "https://example.org/test/examplin/effects/</a>" in site.page(address)


def test_a_code_of_a_long_address_in_another_script_can_be_read(site: SiteTest) -> None:
    site.edit("site_config.yaml", "https://example.org/test/", "https://例え.example/" + "x" * 150 + "/")
    site.build()
    assert scanned(site.page("examplin/qr/effects.svg")) == f"https://例え.example/{'x' * 150}/examplin/effects/"


def test_codes_of_all_lengths_and_kinds_of_addresses_can_be_read() -> None:
    rng = random.Random(1)
    letters = string.ascii_letters + string.digits + "-._~/:#?&=%"
    widths = set()
    for length in range(1, 131, 2):
        address = "https://x.org/" + "".join(rng.choices(letters, k=length))
        for text in (address, address[:length], address.upper()):
            svg = qr_svg(text)
            assert scanned(svg, scale=2) == text
            widths.add(ET.fromstring(svg).attrib["viewBox"])
    assert len(widths) == 8
    assert scanned(qr_svg("2026")) == "2026"


def test_an_address_too_long_for_any_code_is_said_in_a_line(site: SiteTest) -> None:
    site.edit("site_config.yaml", "https://example.org/test/", "https://example.org/" + "x" * 2_400)
    result = site.build()
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.stderr
    assert not (site.folder / "site/index.html").exists()


def test_a_handout_holds_all_that_is_handed_over(site: SiteTest) -> None:
    site.write(TOPIC, site.read(TOPIC) + "questions_to_ask: [Is examplin right for me?]\n")
    site.build()
    page = site.page("examplin/effects/")
    for text in (
        '<a href="https://example.org/test/examplin/effects/" dir="ltr" data-copy>'
        "https://example.org/test/examplin/effects/</a>",
        '<img class="qr" src="../qr/effects.svg" alt="',
        "Is examplin right for me?",
        "Evidence last checked: 1 November 2026",
        "Next check due: 1 November 2027",
        "Version of 1 November 2026. <bdi>https://example.org/test/examplin/effects/</bdi>",
    ):
        assert text in page
    assert '<a href="https://example.org/test/examplin/#eases-headache" data-copy>Link to this statement<span' in page


def test_a_screen_reader_is_led_to_a_short_answer_only_where_there_is_one(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    pages = [path.read_text("utf-8") for path in (site.folder / "site/examplin").glob("*/index.html")]
    regions = [found[1] for page in pages for found in re.finditer(r'role="region"[^>]*>(.*?)</div>', page, re.DOTALL)]
    assert 0 < len(regions) < len(pages)
    assert all(re.sub(r"<[^>]*>", "", region).strip() for region in regions)


def test_an_editor_chooses_the_claims_of_a_handout(site: SiteTest) -> None:
    site.edit(EFFECTS, "  - analysis: relief", "  - heading: Other things\n  - analysis: relief")
    site.edit(
        EFFECTS, "  - claim:\n      id: headache", "  - heading: How common it is\n  - claim:\n      id: headache"
    )
    site.build()
    assert unprinted(site) == ["Other things", "relief-at-two-hours"]
    site.edit(EFFECTS, "takeaways: [eases-message]", "takeaways: [eases-message]\nhandout: [eases-headache]")
    site.build()
    assert unprinted(site) == ["Other things", "relief-at-two-hours", "How common it is", "headache-is-common"]


def unprinted(site: SiteTest) -> list[str]:
    """The parts of a section's page that its handout leaves out: ids, or words of headings."""
    parts = re.findall(
        r'<div class="unprinted">\s*<(?:h3>([^<]+)|\w+ [^>]*id="([^"]+))', site.page("examplin/effects/")
    )
    return [heading or name for heading, name in parts]


def test_letters_carry_title_and_address_whatever_is_in_them(site: SiteTest) -> None:
    site.edit(EFFECTS, f"title: {TITLE}", "title: \"50 % & 'more'? 2 > 1 + 0 #é\"")
    site.build()
    links = [link for _, link in parsed(site.folder / "site")["examplin/effects/index.html"].links]
    title, url = "50 % & 'more'? 2 > 1 + 0 #é", "https://example.org/test/examplin/effects/"
    mail = next(urlsplit(link) for link in links if link.startswith("mailto:"))
    assert parse_qs(mail.query) == {"subject": [title], "body": [f"{title}\r\n{url}"]}
    text = next(urlsplit(link) for link in links if link.startswith("sms:"))
    assert parse_qs(text.query) == {"body": [f"{title} {url}"]}


def test_the_page_for_clinicians_lists_every_section_and_claim(site: SiteTest) -> None:
    site.build()
    page = parsed(site.folder / "site")["examplin/for-clinicians/index.html"]
    links = {link for _, link in page.links}
    base = "https://example.org/test/examplin/"
    places = ("#eases-headache", "#headache-is-common", "#one-tablet", "effects/", "doses/")
    assert {base + place for place in places} <= links
    assert {link for link in links if link.endswith(".svg") and "qr/" in link} == {
        f"../qr/{name}.svg" for name in ("effects", "doses")
    }
    assert "for-clinicians/index.html" in {
        link for _, link in parsed(site.folder / "site")["examplin/index.html"].links
    }


def test_a_site_that_does_not_say_its_address_makes_no_codes_and_no_letters(site: SiteTest) -> None:
    site.edit("site_config.yaml", "url: https://example.org/test/\n", "")
    site.build()
    assert not [name for name in site.files() if "/qr/" in name or "for-clinicians" in name]
    page = site.page("examplin/effects/")
    for absent in ("mailto:", "sms:", "data-copy", "copy.js", 'class="qr"'):
        assert absent not in page
    assert dead_links(site.folder / "site") == []


def test_pages_for_clinicians_can_be_left_out_and_handouts_keep_their_codes(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "pages: {clinicians: false}\n")
    site.build()
    assert not (site.folder / "site/examplin/for-clinicians").exists()
    assert sorted(p.name for p in (site.folder / "site/examplin/qr").iterdir()) == ["doses.svg", "effects.svg"]
    assert dead_links(site.folder / "site") == []


def test_without_handouts_a_section_is_handed_over_as_its_place_in_the_topic(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "pages: {sections: false}\n")
    site.build()
    assert scanned(site.page("examplin/qr/effects.svg")) == "https://example.org/test/examplin/#effects"
    assert dead_links(site.folder / "site") == []


def test_a_claim_reworded_draws_no_code_again(site: SiteTest) -> None:
    site.build()
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases a headache.")
    said = site.build("--explain").stdout
    assert "/examplin/for-clinicians/" in said
    assert ".svg" not in said


def test_scripts_run_only_where_something_can_be_copied_or_unfolded(site: SiteTest) -> None:
    site.build()
    for name, page in parsed(site.folder / "site").items():
        if name == "search/index.html":
            continue  # its scripts search
        text = site.page(name)
        scripts = {link.rpartition("/")[2] for tag, link in page.links if tag == "script"}
        is_hand_over = name in {
            "examplin/effects/index.html",
            "examplin/doses/index.html",
            "examplin/for-clinicians/index.html",
        }
        has_folds = is_hand_over or name in {"index.html", "examplin/index.html"}
        assert scripts == {name for name, runs in (("copy.js", is_hand_over), ("folds.js", has_folds)) if runs}
        assert ("script-src 'self'" in text) == has_folds
        assert "unsafe" not in text


def test_the_theme_keeps_its_own_folders_below_a_topic(site: SiteTest) -> None:
    site.edit(EFFECTS, "id: eases-headache", "id: for-clinicians")
    result = site.check("--format", "json")
    assert result.exit_code == 1
    assert any(found["code"] == "address-collision" for found in json.loads(result.stdout))
