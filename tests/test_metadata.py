"""What pages say of themselves to search engines and reference managers."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
import yaml

from finished_site import parsed
from site_test import TOPIC, SiteTest

HOSTILE = "</script><script>alert(1)</script>\"'&<!--"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def data_of(site: SiteTest, page: str) -> dict[str, Any]:
    found = parsed(site.folder / "site")[page].json_ld
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0])
    return data


def test_a_page_names_its_review_and_the_works_it_cites(site: SiteTest) -> None:
    site.build()
    topic = data_of(site, "examplin/index.html")
    assert topic["@type"] == "MedicalWebPage"
    assert topic["lastReviewed"] == "2026-11-01"
    assert topic["reviewedBy"] == [{"@type": "Person", "name": "Test Reviewer"}]
    section = data_of(site, "examplin/effects/index.html")
    assert section["citation"][0] == {
        "@type": "ScholarlyArticle",
        "name": "Test Trial Group 2020",
        "url": "https://doi.org/10.1000/trial",
    }
    assert section["citation"][1]["@type"] == "CreativeWork"
    page = site.page("examplin/effects/")
    assert '<link rel="cite-as" href="https://example.org/test/examplin/effects/">' in page
    assert '<meta name="DC.title" content="Does it work? – Examplin and headache">' in page


def test_every_page_that_is_shared_shows_a_card_its_title_and_its_own_address(site: SiteTest) -> None:
    site.build()
    for address in ("examplin/", "examplin/effects/", "sources/trial-2020/", "glossary/"):
        page = site.page(address)
        assert f'<meta property="og:url" content="https://example.org/test/{address}">' in page
        assert f'<link rel="canonical" href="https://example.org/test/{address}">' in page
        assert '<meta property="og:image" content="https://example.org/test/assets/card.png">' in page
        assert re.search(r'<meta property="og:title" content="[^"]+">', page)
    drawn = (site.folder / "site/assets/card.png").read_bytes()
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", drawn[16:24]) == (1200, 630)


def test_a_site_shares_a_card_of_its_own(site: SiteTest) -> None:
    site.write("templates/assets/card.png", "my card")
    site.build()
    assert site.read("site/assets/card.png") == "my card"


def test_each_statement_goes_out_with_its_certainty(site: SiteTest) -> None:
    site.build()
    section = data_of(site, "examplin/effects/index.html")
    eases, common = section["hasPart"]
    assert eases["@id"] == "https://example.org/test/examplin/effects/#eases-headache"
    assert eases["text"] == "Examplin probably eases headache."
    rating = eases["review"]["reviewRating"]
    assert (rating["ratingValue"], rating["bestRating"], rating["worstRating"]) == (3, 4, 1)
    assert rating["ratingExplanation"] == "moderate certainty"
    # What is not rated has no rating, not even the lowest.
    assert common["text"] == "Many people have headaches, says a guide."
    assert "review" not in common


def test_a_work_that_is_not_current_and_a_topic_that_is_a_draft_say_so(site: SiteTest) -> None:
    trial = "content/sources/trials.yaml"
    site.edit(
        trial, "  access: full-text\n", "  access: full-text\n  standing: {status: concern, checked_on: 2026-11-01}\n"
    )
    site.edit(TOPIC, "id: examplin\n", "id: examplin\nstatus: draft\n")
    site.build("--drafts")
    section = data_of(site, "examplin/effects/index.html")
    assert section["creativeWorkStatus"] == "draft"
    said = {work["name"]: work.get("creativeWorkStatus") for work in section["citation"]}
    assert said["Test Trial Group 2020"] == "concern"
    assert set(said.values()) == {"concern", None}


def test_a_page_in_markdown_has_standing_and_certainty_in_its_front_matter(site: SiteTest, tmp_path: Path) -> None:
    result = site.run("export", "markdown", "pages")
    assert result.exit_code == 0, result.stderr
    page = site.read("pages/examplin/effects/index.md")
    front = yaml.safe_load(page.split("---\n")[1])
    assert front["topic_status"] == "published"
    assert str(front["evidence_checked"]) == "2026-11-01"
    assert front["certainty"] == {"eases-headache": "moderate certainty", "headache-is-common": "not rated"}
    assert "Moderate certainty" in page


def test_nobody_is_said_to_have_reviewed_what_nobody_reviewed(site: SiteTest) -> None:
    site.edit(TOPIC, "reviewers: [test-reviewer]\n", "")
    site.build()
    assert "reviewedBy" not in data_of(site, "examplin/index.html")


def test_a_hostile_name_breaks_out_of_neither_data_nor_attribute(site: SiteTest) -> None:
    site.edit("site_config.yaml", "title: Test Site", f"title: {json.dumps(HOSTILE)}")
    assert site.build().exit_code == 0
    for name in ("examplin/index.html", "examplin/effects/index.html"):
        assert data_of(site, name)["isPartOf"]["name"] == HOSTILE
        assert "alert(1)</script>" not in site.page(name)
        assert "<script>alert" not in site.page(name)


def test_a_site_without_an_address_says_nothing_of_itself(site: SiteTest) -> None:
    site.edit("site_config.yaml", "url: https://example.org/test/\n", "")
    site.build()
    assert "ld+json" not in site.page("examplin/")
    assert "og:title" not in site.page("examplin/")
