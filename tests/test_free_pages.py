"""Pages of a site's own, from content/pages/*.md to the finished site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from finished_site import dead_links
from site_test import EFFECTS, GOOD_SITE, SiteTest

PRIVACY = """
-- content/pages/privacy.md --
---
title: Privacy
show_in: [menu, footer]
order: 1
---

We keep nothing about you [@guide-2021, p. 3]. See [what we keep](#what-we-keep) or [the words](term:cephalalgia).

## What we keep

1. Letters
2. Calls
   - by day
   - by night

| What | How long |
| --- | ---: |
| Letters | 30 days |

### Who sees it

> Nobody else.
"""
SECOND_TOPIC = """
-- content/topics/rest.yaml --
id: rest
title: Rest
summary: What is known of rest.
sections: [{id: quiet, title: Quiet, kind: evidence, body: [{text: Nobody knows.}]}]
takeaways: [{id: one, text: Nobody knows., claims: []}]
last_reviewed: 2026-11-01
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path, GOOD_SITE + PRIVACY)


def test_a_page_is_a_file_of_markdown(site: SiteTest) -> None:
    assert site.build("--strict").exit_code == 0
    page = site.page("privacy/")
    assert "<h1>Privacy</h1>" in page
    assert '<h2 id="what-we-keep">What we keep</h2>' in page
    assert '<td class="right" data-label="How long">30 days</td>' in page
    assert "<blockquote>" in page
    assert "<ul>\n<li>by day" in page
    assert '<a href="#what-we-keep">' in page
    assert 'id="word-cephalalgia"' in page
    assert 'id="ref-1"' in page
    assert '<meta name="description" content="We keep nothing about you. See' in page
    assert dead_links(site.folder / "site") == []


def test_menu_and_footer_of_every_page_lead_to_it(site: SiteTest) -> None:
    site.write("content/pages/contact.md", "---\ntitle: How to reach us\nlabel: Contact\n---\nWrite to us.\n")
    site.write("content/pages/hidden.md", "---\ntitle: For print\nshow_in: []\n---\nPaper.\n")
    assert site.build("--strict").exit_code == 0
    page = site.page("examplin/effects/")
    menu, _, rest = page.partition("</header>")
    foot = rest.partition("<footer")[2]
    assert re.findall(r'href="([^"]*(?:privacy|contact|hidden)[^"]*)">([^<]+)', menu) == [
        ("../../privacy/index.html", "Privacy")
    ]
    assert re.findall(r'href="([^"]*(?:privacy|contact|hidden)[^"]*)">([^<]+)', foot) == [
        ("../../privacy/index.html", "Privacy"),
        ("../../contact/index.html", "Contact"),
    ]


def test_it_is_in_the_site_map_the_search_the_registry_and_the_page_of_its_source(site: SiteTest) -> None:
    assert site.run("publish", "--as-of", "2026-11-21").exit_code == 0
    assert "https://example.org/test/privacy/</loc>" in site.page("sitemap.xml")
    searched = "".join(text.decode() for name, text in site.files().items() if name.startswith("search/part-"))
    assert "who-sees-it" in searched
    assert "Nobody else" in searched
    assert ">Privacy</a>" in site.page("search/")
    assert "  /privacy/: page\n" in site.read("permalinks.yaml")
    assert '<a href="../../privacy/index.html">Privacy</a>' in site.page("sources/guide-2021/")


def test_a_published_page_that_is_gone_stops_the_build_until_another_answers_for_it(site: SiteTest) -> None:
    site.run("publish", "--as-of", "2026-11-21")
    site.rename("content/pages/privacy.md", "content/pages/your-data.md")
    gone = site.build()
    assert gone.exit_code == 1
    assert "permalinks.yaml:" in gone.stderr
    assert 'the published address "/privacy/" is gone' in gone.stderr
    site.edit("content/pages/your-data.md", "order: 1\n", "order: 1\nformerly: [privacy]\n")
    assert site.build("--strict").exit_code == 0
    assert "../your-data/index.html" in site.page("privacy/")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("examplin", 'page "examplin" would have the address /examplin/, which topic "examplin" has'),
        ("sources", 'page "sources" would have the address /sources/, which the site itself has'),
        ("search", "which the site itself has"),
        ("assets", "which the site itself has"),
        ("con", "a name that Windows keeps for a device"),
    ],
)
def test_a_page_cannot_take_an_address_of_another(name: str, said: str, site: SiteTest) -> None:
    site.write(f"content/pages/{name}.md", "---\ntitle: Mine\n---\nMine.\n")
    result = site.check()
    assert result.exit_code == 1
    assert f"content/pages/{name}.md:1:1: error[address-collision]" in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("Examplin cures headache.", "7:10", "error[impossible-promise]"),
        ("Just stop your tablets.", "7:6", "error[treatment-order]"),
        ("Examplin is completely safe.", "7:13", "error[safety-promised]"),
        ("Examplin soothes nerves.", "7:10", "warning[text-too-strong]"),
        ("It helped 30 in 100 people.", "7:11", "warning[number-without-record]"),
        ("See [@trail-2020].", "7:6", 'did you mean "trial-2020"?'),
        ("See [words](term:cefalalgia).", "7:13", "error[unknown-term]"),
        ("See [it](topic:examplim).", "7:10", 'did you mean "examplin"?'),
        ("See [it](page:privvacy).", "7:10", 'did you mean "privacy"?'),
        ("See [it](#where).", "7:10", "which is no heading of this page"),
        ("A<br>line.", "7:2", "error[raw-html]"),
        ("# Title\n\nText.", "7:3", "error[heading-level]"),
        ("## One\n\n#### Three\n\nText.", "9:6", "a heading of level 4 follows one of level 2"),
        ("{{ relief-at-two-hours.pooled }}", "7:1", "the page names no topic"),
        ("FILL ME IN", "7:1", "[fill-me-in]"),
        ("A ~~struck~~ word.", "7:3", "error[mark-not-shown]"),
        ("```\ncode\n```", "7:1", "a block of code is not shown"),
    ],
)
def test_its_text_is_checked_like_every_other(text: str, where: str, said: str, site: SiteTest) -> None:
    site.write("content/pages/mine.md", f"---\ntitle: Mine\n\n\n---\n\n{text}\n")
    result = site.check()
    assert f"content/pages/mine.md:{where}: " in result.stderr, result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("No fields.\n", "1:1", "error[malformed-page]"),
        ("---\ntitle: Mine\nNo end.\n", "1:1", "error[malformed-page]"),
        ("---\ntitel: Mine\n---\nText.\n", "2:1", 'did you mean "title"?'),
        ("---\norder: 1\n---\nText.\n", "2:1", '"title" is missing'),
        ("---\n---\nText.\n", "1:1", '"title" is missing'),
        ("---\ntitle: Mine\n---\n", "4:1", '"text" is empty'),
        ("---\ntitle: Mine\nid: mine\n---\nText.\n", "3:1", "its id is the name of its file"),
        ("---\ntitle: Mine\norder: soon\n---\nText.\n", "3:8", "must be a whole number"),
        ("---\ntitle: Mine\nshow_in: [header]\n---\nText.\n", "3:11", "cannot be"),
        ("---\ntitle: Mine: yours\n---\nText.\n", "2:12", "error[yaml-syntax]"),
        ("---\ntitle: Mine\ntopic: exampline\n---\nText.\n", "3:8", 'did you mean "examplin"?'),
        ("---\ntitle: Mine\n---\nA\u202eb.\n", "4:2", "error[control-character]"),
    ],
)
def test_a_mistake_in_its_form_is_located(text: str, where: str, said: str, site: SiteTest) -> None:
    site.write("content/pages/mine.md", text)
    result = site.check()
    assert result.exit_code == 1
    assert f"content/pages/mine.md:{where}: error[" in result.stderr, result.stderr
    assert said in result.stderr


def test_a_page_prints_numbers_of_the_topic_it_names_and_follows_them(site: SiteTest) -> None:
    text = "---\ntitle: Mine\ntopic: examplin\n---\nIt was {{ relief-at-two-hours.intervention }}.\n"
    site.write("content/pages/mine.md", text)
    assert site.build("--strict").exit_code == 0
    assert "It was 30 of 50 people." in site.page("mine/")
    site.edit("content/topics/examplin/evidence.yaml", "events: 30", "events: 31")
    site.edit(EFFECTS, "note: 30 of 50", "note: 31 of 50")
    assert site.build("--strict").exit_code == 0
    assert "It was 31 of 50 people." in site.page("mine/")
    site.edit("content/pages/mine.md", ".intervention", ".intervension")
    assert "content/pages/mine.md:5:8: error[unknown-value]" in site.check().stderr


def test_home_about_and_accessibility_are_introduced_by_pages(site: SiteTest) -> None:
    for name in ("home", "about", "accessibility"):
        site.write(f"content/pages/{name}.md", f"---\ntitle: My {name}\n---\nWhy we are here [@guide-2021].\n")
    assert site.build("--strict").exit_code == 0
    for address, name in (("", "home"), ("about/", "about"), ("accessibility/", "accessibility")):
        page = site.page(address)
        assert f"<h1>My {name}</h1>" in page
        assert "Why we are here" in page
        assert 'id="ref-1"' in page
    assert "How the sources were read" in site.page("about/")
    assert 'href="examplin/index.html"' in site.page("")
    assert "home/index.html" not in site.files()
    site.edit("content/pages/about.md", "Why we are here", "Examplin cures headache")
    assert "content/pages/about.md:4:10: error[impossible-promise]" in site.build().stderr


def test_programs_that_show_a_link_say_what_the_page_is_called_and_what_it_is_about(site: SiteTest) -> None:
    site.write("content/pages/about.md", '---\ntitle: Who "we" are\n---\n\n## Us\n\nWe *are* a charity.\n\nMore.\n')
    assert site.build().exit_code == 0
    shown = {
        "about/": "Who &#34;we&#34; are",
        "404.html": "Page not found",
        "sources/": "Sources",
        "examplin/effects/": "Does it work? – Examplin and headache",
    }
    for name, title in shown.items():
        page = site.page(name)
        assert f"<title>{title} – Test Site</title>" in page
        assert f'<meta property="og:title" content="{title}">' in page
    assert '<meta name="description" content="We are a charity.">' in site.page("about/")


def test_an_edit_of_a_page_writes_that_page_and_a_new_title_in_the_menu_every_page(site: SiteTest) -> None:
    site.build()
    site.edit("content/pages/privacy.md", "Letters\n", "Letters and cards\n")
    explained = site.build("--explain").stdout
    assert "privacy/" in explained
    assert "examplin/" not in explained
    site.edit("content/pages/privacy.md", "title: Privacy", "title: Your data")
    site.build()
    assert "Your data" in site.page("examplin/")
    whole = site.files()
    (site.folder / ".citesite" / "cache.sqlite").unlink()
    site.build()
    assert site.files() == whole


def test_other_programs_get_the_pages_too(site: SiteTest) -> None:
    assert site.run("export", "markdown", "out").exit_code == 0
    text = (site.folder / "out" / "privacy" / "index.md").read_text("utf-8")
    assert text.startswith("---\ntitle: 'Privacy'")
    assert "What we keep" in text


def test_a_link_to_a_page_leads_there(site: SiteTest) -> None:
    site.edit(EFFECTS, "Many people have headaches,", "Many people have [headaches](page:privacy),")
    assert site.build("--strict").exit_code == 0
    assert '<a href="../../privacy/index.html">headaches</a>' in site.page("examplin/effects/")
    site.rename("content/pages/privacy.md", "content/pages/data.md")
    assert f"{EFFECTS}:" in site.check().stderr


def test_the_pages_of_a_site_are_equal_however_they_were_built(site: SiteTest) -> None:
    site.build()
    (site.folder / "content/pages/privacy.md").unlink()
    site.build()
    assert "privacy/index.html" not in site.files()
    assert "Privacy" not in site.page("")
    assert "privacy" not in json.dumps(sorted(site.files()))


def test_a_place_in_a_note_leads_to_its_topic_from_the_page_of_the_source(site: SiteTest) -> None:
    site.edit(EFFECTS, "30 of 50 people felt better", "30 of 50 people felt [better](#headache-is-common)")
    assert site.build("--strict").exit_code == 0
    assert 'href="../../examplin/index.html#headache-is-common">better</a>' in site.page("sources/trial-2020/")
    assert dead_links(site.folder / "site") == []


def test_the_text_of_404_is_shown_where_an_address_leads_nowhere(site: SiteTest) -> None:
    text = "---\ntitle: Lost\n---\n\nNo tea here. Go [back](page:privacy), or ask a guide [@guide-2021].\n"
    site.write("content/pages/404.md", text)
    assert site.run("publish", "--as-of", "2026-11-21").exit_code == 0
    lost = site.page("404.html")
    assert "<h1>Lost</h1>" in lost
    assert 'No tea here. Go <a href="https://example.org/test/privacy/index.html">back</a>' in lost
    assert "Test Health Service 2021" in lost
    assert not (site.folder / "site/404").exists()
    assert "Lost" not in site.page("privacy/") + site.page("search/") + site.page("sitemap.xml")
    assert not any("No tea here" in found.decode() for name, found in site.files().items() if name[-3:] == ".js")
    site.edit("content/sources/guide-2021.yaml", "Test Health Service", "Test Care Service")
    site.build()
    assert "Test Care Service 2021" in site.page("404.html")
