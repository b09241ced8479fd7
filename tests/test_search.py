"""Search: what its files hold, and which of them an edit rewrites. How it is used is tested in a browser."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from finished_site import dead_links
from site_test import EFFECTS, SiteTest

TOPIC_TEXT = """
id: {name}
title: About {name}
summary: What is known of {name}.
takeaways:
  - {{id: {name}-message, text: Nobody knows., claims: [{name}-claim]}}
last_reviewed: 2026-11-01
next_review: 2027-11-01
sections:
  - id: {name}-part
    title: What about {name}?
    body:
      - claim:
          id: {name}-claim
          text: Nobody knows of {name}.
          type: guidance
          evidence: [{{source: guide-2021}}]
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def entries(site: SiteTest, name: str) -> list[dict[str, Any]]:
    """The texts in a file of the search."""
    match = re.fullmatch(
        r"\(globalThis\.searchEntries \?\?= \[\]\)\.push\(\.\.\.(.*)\);\n", site.page(f"search/{name}")
    )
    assert match
    found: list[dict[str, Any]] = json.loads(match[1])
    return found


def test_each_section_and_each_word_can_be_found(site: SiteTest) -> None:
    site.build()
    assert [(e["title"], e["topic"], e["address"]) for e in entries(site, "part-04.js")] == [
        ("Examplin and headache", "", "../examplin/index.html"),
        ("Does it work?", "Examplin and headache", "../examplin/index.html#effects"),
        ("How much was used?", "Examplin and headache", "../examplin/index.html#doses"),
    ]
    assert entries(site, "words.js") == [
        {
            "title": "cephalalgia",
            "names": ["cephalalgia", "headache"],
            "address": "../glossary/index.html#word-cephalalgia",
            "text": "Pain in the head.",
        }
    ]


def test_a_withdrawn_topic_is_not_found(site: SiteTest) -> None:
    site.build()
    site.edit("content/topics/examplin/topic.yaml", "id: examplin\n", "id: examplin\nstatus: withdrawn\n")
    site.build()
    assert "search/part-04.js" not in site.files()
    assert "Examplin and headache" not in site.page("search/").partition('id="theme--letters"')[2]


def test_a_text_cannot_end_the_string_that_holds_it(site: SiteTest) -> None:
    hostile = "'\"); alert(1); // \\ a < b & c"
    site.edit(EFFECTS, "title: Does it work?", f"title: {json.dumps(hostile)}")
    assert site.build().exit_code == 0
    assert "<" not in site.page("search/part-04.js")
    assert entries(site, "part-04.js")[1]["title"] == re.sub(r"\s+", " ", hostile)


def test_an_edit_rewrites_one_part_however_many_topics_there_are(site: SiteTest) -> None:
    for number in range(200):
        site.write(f"content/topics/topic-{number}.yaml", TOPIC_TEXT.format(name=f"topic-{number}"))
    site.write("site_config.yaml", "title: Many\npages: {sections: false, sources: false, downloads: false}\n")
    assert site.build().exit_code == 0
    parts = [name for name in site.files() if name.startswith("search/part-")]
    assert 50 < len(parts) <= 64
    site.edit("content/topics/topic-7.yaml", "Nobody knows of topic-7.", "Few people know of topic-7.")
    said = site.build("--explain").stdout
    assert sorted(line.split(": ")[0] for line in said.splitlines()) == ["/search/part-11.js", "/topic-7/"]


def test_a_topic_removed_or_renamed_leaves_nothing_behind(site: SiteTest) -> None:
    site.write("content/topics/rest.yaml", TOPIC_TEXT.format(name="rest"))
    site.build()
    site.delete("content/topics/rest.yaml")
    site.build()
    kept = site.files()
    site.run("build", "--as-of", "2026-11-21", "--rehash")
    fresh = SiteTest(site.folder.parent / "fresh")
    fresh.build()
    assert kept == fresh.files() == site.files()


def test_without_scripts_everything_stands_from_a_to_z(site: SiteTest) -> None:
    site.build()
    index = site.page("search/").partition('id="theme--letters"')[2]
    letters = re.findall(r'<h3 id="letter-(\w+)">', index)
    assert letters == ["C", "D", "E", "H"]
    assert '<a href="../glossary/index.html#word-cephalalgia">headache</a>' in index
    assert "see cephalalgia" in index
    assert '<a href="../examplin/index.html#effects">Does it work?</a>' in index


def test_other_pages_lead_to_the_search_and_load_nothing_of_it(site: SiteTest) -> None:
    site.build()
    for page, up in (("", ""), ("examplin/", "../"), ("examplin/effects/", "../../")):
        html = site.page(page)
        assert f'action="{up}search/index.html"' in html
        assert not re.search(r"<script[^>]*search", html)


def test_a_site_without_search_has_none(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "search: none\n")
    assert site.build().exit_code == 0
    assert not [name for name in site.files() if "search" in name]
    assert 'type="search"' not in site.page()
    assert "form-action 'none'" in site.page()
    assert dead_links(site.folder / "site") == []


def test_a_change_of_the_kind_of_search_leaves_nothing_of_the_other(site: SiteTest) -> None:
    site.build()
    site.write("site_config.yaml", site.read("site_config.yaml") + "search: pagefind\n")
    site.build()
    files = site.files()
    assert [name for name in files if "search" in name] == ["assets/search-pagefind.js", "search/index.html"]
    assert "script-src 'self' 'wasm-unsafe-eval'; " in site.page("search/")


def test_all_scripts_together_weigh_less_than_25_kilobytes_compressed(site: SiteTest) -> None:
    site.build()
    scripts = [content for name, content in site.files().items() if re.match(r"assets/.*\.js$", name)]
    assert len(scripts) >= 2
    assert sum(len(gzip.compress(content, 9)) for content in scripts) < 25_000
