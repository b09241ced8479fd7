"""Who made a page, who has checked it, and how a reader says that something on it is wrong."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from site_test import TOPIC, SiteTest

ADDRESS = "https://example.org/test/examplin/effects/"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def set_up(site: SiteTest, settings: str) -> SiteTest:
    site.write("site_config.yaml", f"title: Test Site\nurl: https://example.org/test/\n{settings}")
    assert site.build("--strict").exit_code == 0
    return site


def claims(page: str) -> dict[str, str]:
    """The HTML of each statement on a page, by its id."""
    parts = re.split(r'<(?:div|article) class="claim" id="([^"]+)">', page)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def report_link(claim: str) -> tuple[str, str]:
    """The address and the words of "Report a mistake" beside a statement."""
    found = re.search(r'<a class="report" href="([^"]+)">(.*?)</a>', claim, re.DOTALL)
    assert found, claim[:500]
    words = re.sub(r"<svg.*?</svg>|<[^>]+>|\s+", " ", found[2])
    return unescape(found[1]), re.sub(r"\s+", " ", words).strip()


def test_a_mistake_is_reported_beside_every_statement_and_the_mail_names_it(site: SiteTest) -> None:
    set_up(site, "report: mistakes@example.org\n")
    found = {name: report_link(claim) for name, claim in claims(site.page("examplin/effects/")).items()}
    assert found.keys() == {"eases-headache", "headache-is-common"}
    for name, (href, _) in found.items():
        assert href.startswith("mailto:mistakes@example.org?subject=")
        assert unquote(href).endswith(f"{ADDRESS}#{name}")
    # By ear, each link says which statement it is for.
    assert len({words for _, words in found.values()}) == len(found)
    assert all(words.startswith("Report a mistake in: ") for _, words in found.values())


@pytest.mark.parametrize(
    ("settings", "href"),
    [
        ("report: https://example.org/issues/new\n", "https://example.org/issues/new"),
        ("contact: https://example.org/write\n", "https://example.org/write"),
        ("contact: us@example.org\nreport: https://example.org/issues\n", "https://example.org/issues"),
    ],
)
def test_mistakes_go_to_the_address_for_them_or_else_to_the_contact(site: SiteTest, settings: str, href: str) -> None:
    set_up(site, settings)
    assert [report_link(claim)[0] for claim in claims(site.page("examplin/effects/")).values()] == [href, href]
    assert f'<a href="{href}">Report a mistake</a>' in site.page("examplin/")
    assert f'href="{href}"' in site.page("about/").partition("Corrections")[2]


@pytest.mark.parametrize(
    "contact", ["example.org", "/contact/", "contact/", "us@", "page: contact", "https:/example.org", "page:Contact"]
)
def test_an_address_that_leads_nowhere_is_told_and_not_shown(site: SiteTest, contact: str) -> None:
    for field in ("contact", "report"):
        site.write("site_config.yaml", f"title: Test Site\n{field}: {contact!r}\n")
        result = site.build()
        assert result.exit_code == 1
        assert f'site_config.yaml:2:{len(field) + 3}: error[wrong-value] "{field}" must be an e-mail' in result.stderr


def test_readers_are_sent_to_a_page_of_the_sites_own_from_wherever_they_are(site: SiteTest) -> None:
    site.write("site_config.yaml", "title: Test Site\nreport: us@example.org\ncontact: page:wrote-us\n")
    site.write("content/pages/write-us.md", "---\ntitle: Our desk\nshow_in: []\n---\nWrite to us at the desk.\n")
    result = site.check()
    assert 'site_config.yaml:3:10: error[dead-link] there is no page "wrote-us"' in result.stderr
    assert 'did you mean "write-us"?' in result.stderr
    site.edit("site_config.yaml", "wrote-us", "write-us")
    assert site.build("--strict").exit_code == 0
    for name, up in (("examplin/effects/", "../../"), ("accessibility/", "../")):
        assert f'<a href="{up}write-us/index.html">Contact us</a>.' in site.page(name)


def test_an_address_of_the_web_is_no_words_of_a_link(site: SiteTest) -> None:
    set_up(site, "contact: https://example.org/write\nreport: https://example.org/issues\n")
    for name in ("", "about/", "accessibility/"):
        page = site.page(name)
        assert 'Found a mistake? <a href="https://example.org/issues">Tell us</a>.' in page
        assert '<a href="https://example.org/write">Contact us</a>.' in page
        assert ">https://example.org" not in page


@pytest.mark.parametrize("settings", ["", "report: Ring 0123 456\n"])
def test_no_link_is_offered_that_leads_nowhere(site: SiteTest, settings: str) -> None:
    set_up(site, settings)
    pages = [site.page(name) for name in ("", "examplin/", "examplin/effects/", "about/")]
    assert not any('class="report"' in page or "mailto:Ring" in page for page in pages)
    assert all(("Ring 0123 456" in page) == bool(settings) for page in pages)


def test_the_editor_stands_on_every_page_of_a_topic(site: SiteTest) -> None:
    set_up(site, "editor: The Test Trust wrote this page\n")
    for name in ("", "examplin/", "examplin/effects/", "about/"):
        assert "The Test Trust wrote this page." in site.page(name), name


def test_it_is_said_whether_anybody_has_reviewed_a_topic(site: SiteTest) -> None:
    set_up(site, "")
    assert "Test Reviewer" in site.page("examplin/")
    assert "Not yet reviewed" not in site.page("examplin/") + site.page("examplin/effects/")
    site.edit(TOPIC, "reviewers: [test-reviewer]\n", "")
    site.build()
    for name in ("examplin/", "examplin/effects/"):
        page = site.page(name)
        assert "Not yet reviewed by a doctor or nurse" in page, name
        assert "Test Reviewer" not in page
