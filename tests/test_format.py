"""`citesite format`: one order of fields, texts folded, comments and meaning kept, nothing changed twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citesite.editor.tidy import WouldChange, tidy
from citesite.read import yaml as yaml_text
from citesite.records import Section
from site_test import EFFECTS, SiteTest

ROOT = Path(__file__).parent.parent

LONG = " ".join(["word"] * 24)
MESSY = f"""\
# The head of the file.
title: Does it work?
id: effects
body:
  # About the claim.
  - claim:
      # About its type.
      type: guidance

      # About its evidence.
      evidence:
        - stance: supports  # it does
          # Where.
          locator: p. 3
          source: guide-2021
          # note: nothing yet
      text: {LONG}.
      id: one
      # certainty:
      #   level: low
  # About the heading.
  - heading: "More"
takeaways: [eases-message]
# The end.
"""

TIDY = f"""\
# The head of the file.
id: effects
title: Does it work?
body:
  # About the claim.
  - claim:
      id: one
      # certainty:
      #   level: low
      text: >-
        {" ".join(["word"] * 21)}
        word word word.
      # About its type.
      type: guidance

      # About its evidence.
      evidence:
        - source: guide-2021
          # note: nothing yet
          stance: supports  # it does
          # Where.
          locator: p. 3
  # About the heading.
  - heading: "More"
takeaways: [eases-message]
# The end.
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def test_a_file_is_put_in_order_with_its_comments(site: SiteTest) -> None:
    site.write(EFFECTS, MESSY)
    result = site.run("format", EFFECTS)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{EFFECTS}\n", "1 file changed\n")
    assert site.read(EFFECTS) == TIDY


def test_what_is_in_order_is_not_written_again(site: SiteTest) -> None:
    site.write(EFFECTS, TIDY)
    before = (site.folder / EFFECTS).stat().st_mtime_ns
    assert site.run("format").stderr == "0 files changed\n"
    assert (site.folder / EFFECTS).stat().st_mtime_ns == before


def test_check_names_files_and_writes_nothing(site: SiteTest) -> None:
    site.write(EFFECTS, MESSY)
    result = site.run("format", "--check")
    assert (result.exit_code, result.stdout, result.stderr) == (1, f"{EFFECTS}\n", "1 file would change\n")
    assert site.read(EFFECTS) == MESSY
    site.run("format")
    assert site.run("format", "--check").exit_code == 0


def test_line_ends_and_a_byte_order_mark_stay(site: SiteTest) -> None:
    messy = MESSY.replace("\n", "\r\n")
    site.write(EFFECTS, b"\xef\xbb\xbf" + messy.encode())
    assert site.run("format").exit_code == 0
    assert (site.folder / EFFECTS).read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("broken", ["id: [", "id: a\nid: b\n", "id: &a x\n", b"id: \xff\n"])
def test_a_file_that_cannot_be_read_is_left_alone_and_named(broken: str | bytes, site: SiteTest) -> None:
    site.write(EFFECTS, broken)
    result = site.run("format")
    assert result.exit_code == 1
    assert f"{EFFECTS}:" in result.stderr
    assert "left alone" in result.stderr
    assert (site.folder / EFFECTS).read_bytes() == (broken if isinstance(broken, bytes) else broken.encode())


def test_a_file_without_records_is_refused(site: SiteTest) -> None:
    result = site.run("format", "site_config.yaml")
    assert result.exit_code == 2
    assert "no file of records" in result.stderr


def test_the_b12_site_is_in_order(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, "")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "site_config.yaml", tmp_path)
    assert site.run("format", "--check").stdout == ""


def test_the_starter_site_is_in_order(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, "")
    site.run("new", "mine")
    assert SiteTest(tmp_path / "mine", "").run("format", "--check").stdout == ""


words = st.lists(st.sampled_from(["word", "#no", "- a", "a:b", "it's", '"q"', "[x](#y)", "long" * 9]), max_size=40)
fields = st.permutations(["id", "text", "type", "evidence", "details", "own"])
comments = st.lists(st.sampled_from(["", "# one", "  # deep", "# two: x"]), max_size=2)
styles = st.sampled_from(["|", ">-", "|-", ">", "'"])


@st.composite
def sections(draw: st.DrawFn) -> str:
    lines = ["# head", "title: t", "body:"]
    for _ in range(draw(st.integers(1, 3))):
        for n, name in enumerate(draw(fields)):
            lead = "  - claim:\n" if n == 0 else ""
            lines.append(lead + "\n".join(f"      {c}" for c in draw(comments)))
            text, style = " ".join(draw(words)), draw(styles)
            if name == "evidence":
                lines += ["      evidence:", "        - stance: context", "          # mine", "          source: x"]
            elif style == "'":
                lines.append(f"      {name}: '{text.replace(chr(39), chr(39) * 2)}'")
            else:
                lines += [f"      {name}: {style}", *(f"        {piece}" for piece in text.split("word "))]
    return "\n".join([*lines, "id: s", ""])


@settings(max_examples=60, deadline=None)
@given(sections())
def test_meaning_and_comments_stay_and_nothing_changes_twice(text: str) -> None:
    try:
        once = tidy(text, Section)
    except (yaml_text.YamlError, WouldChange):
        return
    assert yaml_text.load(once) == yaml_text.load(text)
    assert tidy(once, Section) == once
    for line in ("# head", "# one", "# deep", "# two: x", "# mine"):
        assert once.count(line) == text.count(line)
