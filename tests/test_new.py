"""`citesite new`: skeletons of records, put where they belong in a site that is there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from citesite.read import yaml as yaml_text
from site_test import EFFECTS, GOOD_SITE, TOPIC, SiteTest


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def codes(site: SiteTest) -> set[str]:
    # What `new` writes has today's date, which is to come on the day of the other tests.
    checked = site.check("--as-of", date.today().isoformat())
    return set(re.findall(r"(?:error|warning)\[(.+?)\]", checked.stderr))


def content(site: SiteTest) -> dict[str, bytes]:
    return site.files("content")


@pytest.mark.parametrize(
    ("args", "written"),
    [
        (
            ["topic", "coffee"],
            {
                "content/topics/coffee/topic.yaml",
                "content/topics/coffee/overview.yaml",
                "content/sources/coffee-source.yaml",
            },
        ),
        (
            ["topic", "coffee", "--source", "trial-2020"],
            {"content/topics/coffee/topic.yaml", "content/topics/coffee/overview.yaml"},
        ),
        (["section", "examplin/harms"], {"content/topics/examplin/harms.yaml", TOPIC}),
        (["claim", "examplin/effects/it-is-fast"], {"content/sources/it-is-fast-source.yaml", EFFECTS}),
        (["claim", "examplin/effects/it-is-fast", "--source", "trial-2020"], {EFFECTS}),
    ],
)
def test_a_site_with_a_skeleton_is_built_and_warned_of_what_is_to_be_written(
    args: list[str], written: set[str], site: SiteTest
) -> None:
    before = content(site)
    result = site.run("new", *args)
    assert result.exit_code == 0
    assert set(result.stdout.splitlines()) == written
    after = content(site)
    assert {f"content/{p}" for p in after if after[p] != before.get(p)} == written
    # A claim with a new source rests on what nobody has read yet.
    assert codes(site) - {"unread-source"} == {"fill-me-in"}
    assert site.build("--drafts").exit_code == 0
    # A draft stays at home; what is half written in a published topic stops it.
    assert site.build().exit_code == (0 if args[0] == "topic" else 1)


def test_a_new_source_only_lacks_its_words_and_a_use(site: SiteTest) -> None:
    assert site.run("new", "source", "smith-2020").stdout == "content/sources/smith-2020.yaml\n"
    assert codes(site) == {"fill-me-in", "unused-source"}


def test_a_new_topic_says_that_it_is_a_draft(site: SiteTest) -> None:
    site.run("new", "topic", "coffee")
    site.build("--drafts")
    assert "Draft: this page is still being written" in site.page("coffee/")


def test_what_is_in_comments_is_right_once_the_marks_are_taken_out(site: SiteTest) -> None:
    site.run("new", "claim", "examplin/effects/it-is-fast", "--source", "trial-2020")
    text = site.read(EFFECTS)
    site.write(EFFECTS, re.sub(r"^( *)# (?=\w+: |certainty:|  )", r"\1", text, flags=re.MULTILINE))
    choices = "type: mechanism, association, effect, prevalence, safety, guidance or definition. "
    site.edit(EFFECTS, choices + "An effect needs certainty: below.", "type: effect")
    assert codes(site) == {"fill-me-in"}


@pytest.mark.parametrize(
    "body", ["sections:\n  - effects  # first\n  - doses\n\n# after\n", "sections: [effects,\n  doses]\n"]
)
def test_comments_and_layout_of_a_file_that_gets_an_entry_stay(body: str, site: SiteTest) -> None:
    site.edit(TOPIC, "sections: [effects, doses]\n", body)
    before = site.read(TOPIC)
    assert site.run("new", "section", "examplin/harms").exit_code == 0
    after = site.read(TOPIC)
    assert re.sub(r"\n  - harms|, harms", "", after) == before
    data = yaml_text.load(after)
    assert isinstance(data, dict)
    assert data["sections"] == ["effects", "doses", "harms"]


def test_line_ends_and_a_byte_order_mark_stay(site: SiteTest) -> None:
    windows = b"\xef\xbb\xbf" + site.read(EFFECTS).replace("\n", "\r\n").encode()
    site.write(EFFECTS, windows)
    assert site.run("new", "claim", "examplin/effects/it-is-fast").exit_code == 0
    after = (site.folder / EFFECTS).read_bytes()
    assert after.startswith(windows.rstrip())
    assert after.count(b"\n") == after.count(b"\r\n")
    assert codes(site) == {"fill-me-in", "unread-source"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["topic", "examplin"], "is there already"),
        (["topic", "Coffee"], "is no id"),
        (["topic", "../x"], "is no id"),
        (["topic", "x" * 81], "is no id"),
        (["topic", "a\x1b[2J"], "is no id"),
        (["source", "trial-2020"], "content/sources/trials.yaml"),
        (["section", "examplin"], "TOPIC/SECTION"),
        (["section", "examplin/effects"], "already"),
        (["section", "examplin/evidence"], "another file"),
        (["section", "examplim/x"], 'did you mean "examplin"?'),
        (["section", "../x"], "there is no topic"),
        (["claim", "examplin/effects/eases-headache"], "already"),
        (["claim", "examplin/effect/x"], 'did you mean "effects"?'),
        (
            ["claim", "examplin/effects/x", "--source", "trail-2020"],
            'no source "trail-2020"; did you mean "trial-2020"?',
        ),
        (["topic", "coffee", "--source", "nosuch"], "citesite new source"),
        (["claim", "examplin/x"], "TOPIC/SECTION/CLAIM"),
    ],
)
def test_what_cannot_be_begun_is_said_in_a_line_and_nothing_is_written(
    args: list[str], said: str, site: SiteTest
) -> None:
    before = content(site)
    result = site.run_process("new", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr
    assert content(site) == before


def test_a_topic_with_mistakes_is_not_added_to(site: SiteTest) -> None:
    site.edit(EFFECTS, "title: Does it work?", "titel: Does it work?")
    before = content(site)
    result = site.run("new", "claim", "examplin/doses/x")
    assert (result.exit_code, content(site)) == (1, before)
    assert f"{EFFECTS}:2:1: error[unknown-field]" in result.stderr


def test_a_topic_is_found_by_its_id_whatever_its_folder_is_called(site: SiteTest) -> None:
    site.rename("content/topics/examplin", "content/topics/headache")
    assert site.run("new", "section", "examplin/harms").stdout.splitlines() == [
        "content/topics/headache/harms.yaml",
        "content/topics/headache/topic.yaml",
    ]
    assert site.run("new", "claim", "examplin/effects/it-is-fast", "--source", "trial-2020").exit_code == 0
    assert codes(site) == {"fill-me-in"}
    for args in (["section", "headache/more"], ["topic", "examplin"]):
        result = site.run("new", *args)
        assert result.exit_code == 2
        assert "content/topics/headache" in result.stderr


def test_a_claim_goes_into_a_topic_that_stands_in_one_file(site: SiteTest) -> None:
    site.apply("""
-- content/topics/small.yaml --
id: small
title: Small
summary: One file.
sections:
  - id: one
    title: One
    body:
      - text: Hello.
  - id: two
    title: Two
    body:
      - text: Hello.
takeaways:
  - id: m
    text: Guides name one tablet.
    claims: [first]
last_reviewed: 2026-11-01
next_review: 2027-11-01
""")
    assert site.run("new", "claim", "small/one/first", "--source", "guide-2021").exit_code == 0
    assert codes(site) == {"fill-me-in"}
    result = site.run("new", "section", "small/three")
    assert result.exit_code == 2
    assert "whole topic" in result.stderr


def test_a_site_is_made_in_either_way(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, "")
    assert site.run("new", "one").exit_code == 0
    assert site.run("new", "site", "two").exit_code == 0
    assert site.run("new", "./topic").exit_code == 0
    assert site.files("one") == site.files("two") == site.files("topic")
    assert site.run("new", "one").exit_code == 2
    assert site.run("new").exit_code in (0, 2)
    assert "site_config.yaml" in site.run("new", "topic", "x").stderr


def test_the_good_site_has_no_placeholder() -> None:
    assert "FILL ME IN" not in GOOD_SITE


def test_what_is_to_be_typed_after_a_new_site_works_in_a_shell(tmp_path: Path) -> None:
    result = SiteTest(tmp_path, "").run("new", "My Site")
    assert "Now: cd 'My Site' && citesite build\n" in result.stderr
