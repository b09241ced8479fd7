"""Drafts, placeholders and works that nobody cites stay with those who write: only a preview shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from finished_site import dead_links
from site_test import AS_OF, EFFECTS, TOPIC, SiteTest
from test_incremental import SECOND_TOPIC, SOURCES

SECOND = "content/topics/rest.yaml"
UNREAD = "- {id: new, type: report, title: New, access: not-read}\n"


def library(count: int) -> str:
    return "".join(
        f"- {{id: work-{n}, type: report, title: Work {n}, issued: 2001, design: guideline, access: abstract}}\n"
        for n in range(count)
    )


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site")


@pytest.fixture
def drafted(site: SiteTest) -> SiteTest:
    """The good site with a topic that has just been begun."""
    assert site.run("new", "topic", "coffee").exit_code == 0
    return site


def test_a_new_topic_is_not_published_and_registers_nothing(drafted: SiteTest, tmp_path: Path) -> None:
    alone = SiteTest(tmp_path / "alone")
    alone.build()
    assert drafted.run("publish", "--as-of", AS_OF, "--strict").exit_code == 0
    assert drafted.files() == alone.files()
    registry = drafted.read("permalinks.yaml")
    assert "coffee" not in registry
    assert "coffee" not in drafted.read("published.json")
    (drafted.folder / "content/topics/coffee/overview.yaml").unlink()
    drafted.delete("content/topics/coffee/topic.yaml")
    drafted.delete("content/sources/coffee-source.yaml")
    assert drafted.run("publish", "--as-of", AS_OF, "--strict").exit_code == 0


def test_an_only_topic_is_the_home_page_while_others_are_drafts(drafted: SiteTest) -> None:
    drafted.build()
    assert "<h1>Examplin and headache</h1>" in drafted.page()
    drafted.build("--drafts")
    assert "<h1>Test Site</h1>" in drafted.page()


@pytest.mark.parametrize("line", ["status: draft", "'status' : 'draft'", '"status": "draft"', "status:  draft # Soon."])
def test_a_site_whose_only_topic_is_a_draft_has_a_home_page(tmp_path: Path, line: str) -> None:
    site = SiteTest(tmp_path / "site-folder")
    site.write(TOPIC, f"{line}\n{site.read(TOPIC)}")
    assert site.build().exit_code == 0
    assert "Examplin" not in site.page()


def test_a_preview_shows_a_draft_and_says_what_it_is(drafted: SiteTest) -> None:
    result = drafted.build("--drafts")
    assert result.exit_code == 0
    assert "warning[fill-me-in]" in result.stderr
    assert "Draft: this page is still being written" in drafted.page("coffee/")
    assert "coffee-source" in drafted.page("sources/")
    assert dead_links(drafted.folder / "site") == []
    drafted.build()
    assert not any("coffee" in name for name in drafted.files())


def test_a_placeholder_stops_what_would_publish_it(site: SiteTest) -> None:
    site.run("new", "claim", "examplin/effects/it-is-fast")
    result = site.build()
    assert result.exit_code == 1
    # The claim's own text, note and type, and the new source's title and author.
    assert result.stderr.count("error[fill-me-in]") == 5
    assert result.stderr.count("error[unread-source]") == 1
    assert site.build("--drafts").exit_code == 0
    assert "Draft: this page is still being written" in site.page("examplin/")


@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("content/glossary.yaml", "Pain in the head"),
        ("content/people.yaml", "statement: none"),
        (SOURCES, "Examplin for headache"),
    ],
)
def test_a_placeholder_in_what_topics_share_stops_the_build_too(path: str, old: str, site: SiteTest) -> None:
    site.edit(path, old, old.partition(":")[0] + ": FILL ME IN" if ":" in old else "FILL ME IN")
    assert "error[fill-me-in]" in site.build().stderr


def test_warnings_about_drafts_are_for_those_who_write(drafted: SiteTest) -> None:
    assert "warning" not in drafted.build().stderr
    assert "warning[fill-me-in]" in drafted.check().stderr


def test_a_link_to_a_draft_would_be_dead(site: SiteTest) -> None:
    site.write(SECOND, SECOND_TOPIC.replace("title: Rest and headache", "title: Rest and headache\nstatus: draft"))
    site.edit(EFFECTS, "Many people have", "Many people ([rest](topic:rest)) have")
    result = site.build()
    assert result.exit_code == 1
    assert 'error[dead-link] a link leads to "topic:rest", which is a draft and is not published' in result.stderr
    assert site.build("--drafts").exit_code == 0


def test_a_published_topic_cannot_go_back_to_being_a_draft_in_silence(site: SiteTest) -> None:
    site.run("publish", "--as-of", AS_OF)
    site.edit(TOPIC, "reviewers:", "status: draft\nreviewers:")
    result = site.build()
    assert 'error[vanished-address] the published address "/examplin/" is gone' in result.stderr
    assert '"status: withdrawn" to warn its readers' in result.stderr


def test_a_library_that_nobody_cites_is_one_line_and_no_page(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.write("content/sources/library.yaml", library(200))
    result = site.run("publish", "--as-of", AS_OF)
    assert result.stderr.count("warning[") == 1
    assert "nothing cites 200 of 202 sources, such as work-0, work-1, work-2; they have no pages" in result.stderr
    assert "work-" not in site.read("permalinks.yaml")
    assert site.files() == before
    site.edit(EFFECTS, "says a guide [@guide-2021, p. 3]", "say guides [@guide-2021, p. 3; @work-7]")
    site.build()
    assert "Work 7" in site.page("sources/work-7/")
    site.edit(EFFECTS, "; @work-7", "")
    site.build()
    assert not (site.folder / "site/sources/work-7").exists()


def test_a_work_that_was_published_keeps_its_page(site: SiteTest) -> None:
    site.write("content/sources/library.yaml", library(1))
    site.edit(EFFECTS, "[@guide-2021, p. 3]", "[@guide-2021, p. 3; @work-0]")
    site.run("publish", "--as-of", AS_OF)
    site.edit(EFFECTS, "; @work-0", "")
    assert site.build().exit_code == 0
    assert "Work 0" in site.page("sources/work-0/")


def test_a_work_that_nobody_has_read_is_listed_and_may_go_again(site: SiteTest) -> None:
    site.write("content/sources/unread.yaml", UNREAD)
    site.edit(TOPIC, "reviewers:", "further_reading:\n  - {source: new, note: A report.}\nreviewers:")
    site.run("publish", "--as-of", AS_OF)
    assert "New" in site.page("sources/new/")
    assert "sources/new" not in site.read("permalinks.yaml")
