"""`citesite link`: the address of a topic or a part of it, as text, as a code and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from finished_site import letters
from site_test import EFFECTS, GOOD_SITE, SiteTest
from test_hand_over import scanned

BASE = "https://example.org/test/"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder", GOOD_SITE)


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (["examplin"], "examplin/"),
        (["examplin#effects"], "examplin/#effects"),
        (["examplin#effects", "--handout"], "examplin/effects/"),
        (["examplin#eases-headache"], "examplin/#eases-headache"),
        (["examplin#eases-message"], "examplin/#eases-message"),
        (["examplin#relief-at-two-hours"], "examplin/#relief-at-two-hours"),
    ],
)
def test_every_place_has_an_address_that_the_site_leads_to(site: SiteTest, arguments: list[str], address: str) -> None:
    result = site.run("link", *arguments)
    assert (result.exit_code, result.stdout) == (0, f"{BASE}{address}\n")
    site.build()
    page, _, fragment = address.partition("#")
    assert not fragment or f'id="{fragment}"' in site.page(page)
    assert site.page(page)


def test_a_former_id_leads_to_what_it_is_now(site: SiteTest) -> None:
    site.edit(EFFECTS, "id: effects\n", "id: does-it-work\nformerly: [effects]\n")
    site.edit("content/topics/examplin/topic.yaml", "sections: [effects, doses]", "sections: [does-it-work, doses]")
    assert site.run("link", "examplin#effects").stdout == f"{BASE}examplin/#does-it-work\n"
    assert site.run("link", "examplin#effects", "--handout").stdout == f"{BASE}examplin/does-it-work/\n"


def test_what_is_no_topic_is_told_apart_and_a_page_is_given_its_address(site: SiteTest) -> None:
    site.write("content/pages/privacy.md", "---\ntitle: Privacy\n---\nWe keep nothing.\n")
    result = site.run("link", "privacy")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f'; the page "privacy" is at {BASE}privacy/\n')
    assert "is for topics, and for sections, claims and takeaways in them\n" in site.run("link", "cookies").stderr


def test_a_topic_is_called_by_its_id_where_its_folder_has_another_name(site: SiteTest) -> None:
    site.rename("content/topics/examplin", "content/topics/headache")
    site.build()
    result = site.run("link", "examplin#effects", "--handout", "--qr", "code.svg")
    assert result.stdout == f"{BASE}examplin/effects/\n"
    assert scanned(site.read("code.svg")) == f"{BASE}examplin/effects/"
    assert site.page("examplin/effects/")
    result = site.run("link", "headache", "--qr", "dead.svg")
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'the topic in content/topics/headache has the id "examplin"' in result.stderr
    assert not (site.folder / "dead.svg").exists()


def test_a_topic_that_was_renamed_is_named_as_it_is_called_now(site: SiteTest) -> None:
    site.edit("content/topics/examplin/topic.yaml", "id: examplin\n", "id: headache\nformerly: [before]\n")
    result = site.run("link", "before")
    assert result.exit_code == 2
    assert 'there is no topic "before"; it is called "headache" now' in result.stderr


def test_a_file_that_hides_the_id_of_a_topic_is_shown(site: SiteTest) -> None:
    site.edit("content/topics/examplin/topic.yaml", "title: Examplin and headache", "title: [")
    result = site.run("link", "examplin")
    assert result.exit_code == 1
    assert "content/topics/examplin/topic.yaml:2:8: error[yaml-syntax]" in result.stderr


def test_the_code_says_the_address_that_was_printed(site: SiteTest) -> None:
    for arguments in (["examplin#effects"], ["examplin#effects", "--handout"], ["examplin#one-tablet"]):
        result = site.run("link", *arguments, "--qr", "code.svg")
        assert result.exit_code == 0
        assert scanned(site.read("code.svg")) == result.stdout.strip()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["exampline"], 'there is no topic "exampline"; did you mean "examplin"?'),
        (["examplin#efects"], 'topic "examplin" has no place "efects"; did you mean "effects"?'),
        (["examplin#zzz"], 'topic "examplin" has no place "zzz"; `citesite link examplin` is the whole topic'),
        (["examplin", "--handout"], "a topic has no handout; name one of effects, doses, as in examplin#effects"),
        (["examplin#one-tablet", "--handout"], '"one-tablet" is no section; name one of effects, doses'),
        (["examplin#one-tablet", "--pdf", "x.pdf"], '"one-tablet" is no section; name one of effects, doses'),
        (["a\n\u202e/../b"], 'there is no topic "a??/../b"'),
        (["examplin#\n<b>"], 'topic "examplin" has no place "?<b>"'),
    ],
)
def test_what_is_not_there_is_said_in_a_line(site: SiteTest, arguments: list[str], said: str) -> None:
    result = site.run("link", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"citesite: {said}")
    assert result.stderr.count("\n") == 1
    assert not (site.folder / "x.pdf").exists()


def test_a_site_without_an_address_or_without_handouts_says_so(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "pages: {sections: false}\n")
    result = site.run("link", "examplin#effects", "--handout")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "this site makes no handouts" in result.stderr
    site.edit("site_config.yaml", "url: https://example.org/test/\n", "")
    result = site.run("link", "examplin")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "site_config.yaml has no `url`" in result.stderr


def test_without_a_browser_or_a_built_site_nothing_is_printed(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    bin_ = site.folder / "bin"
    bin_.mkdir()
    monkeypatch.setenv("PATH", str(bin_))
    result = site.run("link", "examplin#effects", "--pdf", "effects.pdf")
    assert result.exit_code == 2
    assert "citesite: printing needs Chromium or Chrome" in result.stderr
    site.write("bin/google-chrome", "#!/bin/sh\nexit 3\n")
    (bin_ / "google-chrome").chmod(0o755)
    result = site.run("link", "examplin#effects", "--pdf", "effects.pdf")
    assert result.exit_code == 2
    assert "citesite: there is no site/examplin/effects/index.html; `citesite build` makes it\n" in result.stderr
    site.build()
    result = site.run("link", "examplin#effects", "--pdf", "no/effects.pdf")
    assert (result.exit_code, result.stderr) == (2, "citesite: there is no folder no\n")
    result = site.run("link", "examplin#effects", "--pdf", "effects.pdf")
    assert result.exit_code == 2
    assert "did not print examplin/effects/: exit code 3" in result.stderr
    assert "effects.pdf" not in {path.name for path in site.folder.iterdir()}
    assert not list(site.folder.glob("citesite-print-*"))


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_a_handout_is_printed_on_either_paper(site: SiteTest, paper: str, size: tuple[int, int]) -> None:
    site.build()
    before = site.files()
    result = site.run("link", "examplin#effects", "--pdf", "effects.pdf", "--paper", paper)
    assert result.exit_code == 0, result.stderr
    pdf = PdfReader(site.folder / "effects.pdf")
    assert len(pdf.pages) == 1
    assert (round(pdf.pages[0].mediabox.width), round(pdf.pages[0].mediabox.height)) == size
    text = letters(pdf.pages[0].extract_text())
    for shown in ("Does it work?", "Examplin probably eases headache.", f"{BASE}examplin/effects/"):
        assert letters(shown) in text
    assert letters("Copy link") not in text
    assert site.files() == before
    assert not list(site.folder.glob("citesite-print-*"))


@pytest.mark.browser
@pytest.mark.slow
def test_links_on_a_printed_page_lead_to_the_published_site(site: SiteTest) -> None:
    site.build()
    assert site.run("link", "examplin", "--pdf", "examplin.pdf").exit_code == 0
    pages = PdfReader(site.folder / "examplin.pdf").pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", ())]
    addresses = {note["/A"]["/URI"] for note in notes if "/A" in note}
    assert f"{BASE}examplin/effects/index.html" in addresses
    assert all(address.startswith("https://") for address in addresses)
