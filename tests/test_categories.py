"""Topics in order: categories with pages of their own, related topics, and a home that grows from 1 to 500 topics."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from finished_site import dead_links
from site_test import AS_OF, TOPIC, SiteTest
from test_incremental import SECOND_TOPIC
from translated_site import DE_SETTINGS, translate, translated_site

CATEGORIES = """\
categories:
  - {id: pain, title: Pain, description: What eases pain.}
  - {id: sleep, title: Sleep}
  - {id: empty, title: Nothing yet}
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    site = SiteTest(tmp_path / "site")
    site.write("site_config.yaml", site.read("site_config.yaml") + CATEGORIES)
    site.edit(TOPIC, "takeaways:\n", "category: sleep\ntakeaways:\n")
    return site


def add_topics(site: SiteTest, count: int) -> None:
    for number in range(count):
        text = SECOND_TOPIC.replace("id: rest\n", f"id: rest-{number}\n").replace("id: rest-", f"id: r{number}-rest-")
        text = text.replace(f"id: r{number}-rest-{number}\n", f"id: rest-{number}\n")
        text = text.replace("claims: [rest-", f"claims: [r{number}-rest-")
        title = f"title: {chr(65 + number % 26)} rest {number}\ncategory: {'Pain' if number % 2 else 'sleep'}\n"
        site.write(
            f"content/topics/rest-{number}.yaml", re.sub(r"^title: .*\n", title, text, count=1, flags=re.MULTILINE)
        )


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0]).split())


def test_a_category_has_a_page_with_its_topics_and_its_description(site: SiteTest) -> None:
    add_topics(site, 3)
    assert site.build().exit_code == 0
    pain, sleep = (words(site.page(f"categories/{name}/")) for name in ("pain", "sleep"))
    assert "Pain What eases pain. B rest 1" in pain
    assert "A rest 0" in sleep
    assert "Examplin and headache" in sleep
    assert "Examplin" not in pain
    # Of the others, readers are led to those with something to read.
    assert pain.endswith("Other subjects Sleep")
    assert "categories/pain/" in site.page("sitemap.xml")
    assert '<a href="../categories/sleep/index.html">All about: Sleep</a>' in site.page("examplin/")
    assert dead_links(site.folder / "site") == []


def test_categories_are_in_the_order_of_the_settings(site: SiteTest) -> None:
    add_topics(site, 3)
    site.build()
    assert re.findall(r"<h2>.*?>(Pain|Sleep)</a></h2>", site.page()) == ["Pain", "Sleep"]
    first, second = CATEGORIES.splitlines(keepends=True)[1:3]
    site.edit("site_config.yaml", first + second, second + first)
    site.build()
    assert re.findall(r"<h2>.*?>(Pain|Sleep)</a></h2>", site.page()) == ["Sleep", "Pain"]


def test_a_site_without_categories_in_its_settings_groups_topics_by_their_words(site: SiteTest) -> None:
    site.edit("site_config.yaml", CATEGORIES, "")
    add_topics(site, 2)
    assert site.build().exit_code == 0
    assert re.findall(r"<h2>(.*?)</h2>", site.page()) == ["Pain", "sleep"]
    assert not (site.folder / "site/categories").exists()


def test_a_topic_moves_from_one_page_to_the_other(site: SiteTest) -> None:
    add_topics(site, 1)
    site.build()
    site.edit(TOPIC, "category: sleep", "category: pain")
    site.build()
    assert "Examplin" in site.page("categories/pain/")
    assert "Examplin" not in site.page("categories/sleep/")


def test_the_page_of_a_category_is_a_lasting_address(site: SiteTest) -> None:
    add_topics(site, 1)
    site.run("publish", "--as-of", AS_OF)
    assert "/categories/pain/: page" in site.read("permalinks.yaml")
    site.edit("site_config.yaml", CATEGORIES.splitlines(keepends=True)[1], "")
    assert 'error[vanished-address] the published address "/categories/pain/" is gone' in site.build().stderr
    registry = site.read("permalinks.yaml")
    moved = "retired:\n  /categories/pain/: {why: It is part of sleep now., go: /categories/sleep/}\n"
    site.write("permalinks.yaml", registry.replace("retired: {}\n", moved))
    assert site.build().exit_code == 0
    assert "It is part of sleep now." in site.page("categories/pain/")


@pytest.mark.parametrize(
    ("count", "has_search", "has_sections", "has_cards", "has_letters"),
    [(1, False, True, True, False), (10, True, False, True, False), (60, True, False, False, True)],
)
def test_the_home_page_suits_the_number_of_topics(
    count: int, has_search: bool, has_sections: bool, has_cards: bool, has_letters: bool, site: SiteTest
) -> None:
    add_topics(site, count)
    assert site.build().exit_code == 0
    page = site.page()
    assert ('<form class="search-form"' in page) is has_search
    assert ("card-sections" in page) is has_sections
    assert ("Evidence last checked" in page) is has_cards
    assert ('id="letter-A"' in page) is has_letters
    # Every topic is a click away, directly or by its letter.
    assert page.count('/index.html">') >= count
    assert len(page) < 60_000
    if has_letters:
        assert "Pain What eases pain. 30 pages" in words(page)
        assert words(page).index("What are you looking for?") < words(page).index("Subjects")


def test_drafts_are_in_no_list(site: SiteTest) -> None:
    add_topics(site, 2)
    path = "content/topics/rest-1.yaml"
    site.write(path, site.read(path) + "status: draft\n")
    site.build()
    assert "B rest 1" not in site.page("categories/pain/")
    assert "There is nothing here yet." in site.page("categories/pain/")


def test_related_topics_are_links_that_are_checked(site: SiteTest) -> None:
    add_topics(site, 1)
    site.edit(TOPIC, "takeaways:\n", 'related: ["[Rest](topic:rest-0)"]\ntakeaways:\n')
    assert site.build().exit_code == 0
    assert "Read next Rest All about: Sleep" in words(site.page("examplin/"))
    site.edit(TOPIC, "topic:rest-0", "topic:rest-9")
    assert "error[dead-link]" in site.build().stderr


def test_two_categories_of_one_name_are_an_error(site: SiteTest) -> None:
    site.edit("site_config.yaml", "id: empty", "id: pain")
    assert 'two categories are called "pain"' in site.check().stderr


@pytest.mark.parametrize("name", ["sleep", "Sleep"])
def test_a_category_is_called_in_each_language_as_its_settings_are_translated(name: str, tmp_path: Path) -> None:
    site = translated_site(tmp_path)
    site.write("site_config.yaml", site.read("site_config.yaml") + CATEGORIES)
    site.edit(TOPIC, "takeaways:\n", f"category: {name}\ntakeaways:\n")
    add_topics(site, 1)
    assert site.run("new", "translation", "de").exit_code == 0
    translate(site, DE_SETTINGS, "categories/sleep/title", "Schlaf")
    done = site.build()
    assert done.exit_code == 0, done.stderr
    assert "<h1>Schlaf</h1>" in site.page("de/categories/sleep/")
    assert "Examplin and headache" in site.page("de/categories/sleep/")
    assert ">Schlaf</a>" in site.page("de/")
    assert "Sleep" not in words(site.page("de/"))
    assert ">Sleep</a>" in site.page()


def test_a_heading_of_topics_alone_says_in_which_language_it_is(tmp_path: Path) -> None:
    site = translated_site(tmp_path)
    site.edit(TOPIC, "takeaways:\n", "category: Headaches\ntakeaways:\n")
    add_topics(site, 1)
    assert site.build().exit_code == 0
    assert '<span class="untranslated" lang="en-GB">Headaches</span>' in site.page("de/")
    assert "untranslated" not in site.page()
