"""Pages: each holds exactly what its template reads, and numbers its citations as readers meet them."""

from __future__ import annotations

import re
import shutil
import typing
from pathlib import Path
from typing import Any

import pytest

from citesite.hosts.marks import FRAGMENT
from citesite.pages import KINDS, SITE_ADDRESSES, SITE_FOLDERS, PageKind
from citesite.pages.page import Frame, Head, NavigationItem
from citesite.pages.site_view import Contact, Site
from citesite.records import Block
from citesite.records.fields import common_fields
from citesite.render.pages import THEME, environment
from citesite.render.translations import translations
from site_test import SiteTest
from template_reads import Reads, contexts_in, fields_of

ROOT = Path(__file__).parents[1]
_OF_FRAME = (Contact, Head, NavigationItem, Site)
"""What every HTML page shows, also in the templates of sites: a theme's template need not read all of it."""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def reads_of(kind: PageKind[Any]) -> Reads:
    """What a kind's template reads of its context."""
    is_fragment = kind is FRAGMENT
    env = environment(Path("no-templates"), translations("en-GB", Path()), "markdown" if is_fragment else "")
    has_frame = kind.template.endswith(".html") and not is_fragment
    reads = Reads(env, {**(fields_of(Frame) if has_frame else {}), **fields_of(kind.context)})
    reads.page(kind.template)
    return reads


@pytest.mark.parametrize("kind", [*KINDS, FRAGMENT], ids=lambda kind: kind.template)
def test_a3_a_page_holds_what_its_template_reads_and_nothing_else(kind: PageKind[Any]) -> None:
    reads = reads_of(kind)
    assert not reads.missing
    unread = {name for name in fields_of(kind.context) if name not in reads.names}
    for context in contexts_in(kind.context) - {kind.context, *_OF_FRAME}:
        unread |= {f"{context.__name__}.{name}" for name in fields_of(context) if (context, name) not in reads.fields}
    assert not unread


def test_a3_what_every_page_holds_is_read_by_some_template() -> None:
    read = {field for kind in KINDS for field in reads_of(kind).fields}
    assert {(context, name) for context in _OF_FRAME for name in fields_of(context)} <= read


def test_every_template_of_a_page_has_a_declared_kind() -> None:
    shown = {path.name for path in (THEME / "templates").iterdir() if path.is_file()}
    assert shown - {"base.html"} == {kind.template for kind in KINDS}


def test_every_kind_of_block_has_a_part_in_the_template() -> None:
    template = (THEME / "templates/partials/blocks.html").read_text("utf-8")
    kinds = typing.get_args(typing.get_args(Block)[0])
    names = [name for kind in kinds for name in kind.model_fields if name not in common_fields(kinds)]
    assert names
    assert [name for name in names if f'block.kind == "{name}"' not in template] == []


def marks(html: str) -> list[int]:
    """The numbers of the citation marks in a page, in the order in which it is read."""
    text = re.sub(r'<ol class="references">.*?</ol>', "", html, flags=re.DOTALL)
    return [int(found) for found in re.findall(r'href="#ref-\d+">\[(\d+)\]</a>', text)]


def assert_numbered_as_read(folder: Path) -> int:
    """Each number is one more than those before it where it is first met, and the references list just these."""
    count = 0
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        numbers = list(dict.fromkeys(marks(html)))
        assert numbers == list(range(1, len(numbers) + 1)), path
        if numbers:
            assert [int(n) for n in re.findall(r'<li id="ref-(\d+)"', html)] == numbers, path
        count += len(numbers)
    return count


def test_numbers_follow_the_order_in_which_a_page_is_read(b12_site: Path) -> None:
    assert assert_numbered_as_read(b12_site) > 20


@pytest.mark.parametrize("pages", ["{sections: false, sources: false}", "{sources: false}", "{sections: false}"])
def test_so_they_do_on_a_site_with_fewer_kinds_of_pages(pages: str, tmp_path: Path) -> None:
    for name in ("content", "templates", "site_config.yaml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    config = tmp_path / "site_config.yaml"
    # Numbers do not depend on the language.
    own = re.sub(r"(?m)^(pages|languages):.*\n", "", config.read_text("utf-8"))
    config.write_text(f"{own}pages: {pages}\n", "utf-8")
    site = SiteTest(tmp_path, "")
    assert site.build().exit_code == 0
    assert assert_numbered_as_read(tmp_path / "site") > 20


def test_a_work_cited_in_the_summary_has_the_first_number(site: SiteTest) -> None:
    site.edit("content/topics/examplin/topic.yaml", "[headache](term:cephalalgia).", "headache [@guide-2021].")
    assert site.build().exit_code == 0
    page = site.page("examplin/")
    assert marks(page)[0] == 1
    assert page.index('href="#ref-1">[1]</a>') < page.index('id="key-messages"')
    assert assert_numbered_as_read(site.folder / "site") > 3


def test_a_title_changes_the_pages_that_show_it_and_no_other(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    site.edit("content/topics/examplin/topic.yaml", "title: Examplin and headache", "title: Examplin for headache")
    explained = site.build("--explain").stdout
    named = set(re.findall(r"^/(\S*): ", explained, re.MULTILINE))
    assert {"", "examplin/", "examplin/effects/", "search/", "sources/trial-2020/"} <= named
    assert not named & {"robots.txt", "_headers", "sitemap.xml", "about/", "glossary/", "sources/"}


def test_a_claim_with_any_field_beside_its_sentence_unfolds(site: SiteTest) -> None:
    added = {"applies_to": "adults", "details": "More.", "outcome": "relief", "certainty": "{level: not-rated}"}
    record, before = "content/topics/examplin/doses.yaml", "      type: guidance\n"
    for name, value in added.items():
        line = f"      {name}: {value}\n"
        site.edit(record, before, before + line)
        assert site.build().exit_code == 0
        claim = site.page("examplin/doses/").partition('id="one-tablet"')[2]
        assert claim.index('<details class="how-fold">') < claim.index("</table>")
        site.edit(record, line, "")
    assert site.build().exit_code == 0
    assert '<details class="how-fold">' not in site.page("examplin/doses/")


@pytest.mark.parametrize("folder", sorted(SITE_FOLDERS))
def test_no_topic_may_take_a_folder_of_the_site(folder: str, site: SiteTest) -> None:
    site.edit("content/topics/examplin/topic.yaml", "id: examplin", f"id: {folder}")
    checked = site.run("check")
    assert checked.exit_code == 1
    assert f'error[address-collision] topic "{folder}" would have the address /{folder}/' in checked.stderr


def test_every_page_leads_clinicians_to_what_they_hand_over(site: SiteTest) -> None:
    site.build()
    pages = {name for name in site.files() if name.endswith(".html")}
    # These two are where the menu leads, and a host shows the third at any address.
    pages -= {"examplin/for-clinicians/index.html", "for-clinicians/index.html", "404.html"}
    assert len(pages) > 8
    for name in pages:
        menu = site.read(f"site/{name}").partition("</header>")[0]
        (href,) = re.findall(r'<a href="([^"]*for-clinicians/index.html)"', menu)
        assert (site.folder / "site" / name).parent.joinpath(href).is_file()
    assert "/examplin/for-clinicians/" in site.page("for-clinicians/").replace("../", "/")


def test_the_site_map_lists_the_pages_that_readers_go_to(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    listed = re.findall(r"<loc>https://example.org/test/([^<]*)</loc>", site.read("site/sitemap.xml"))
    of_records = {"examplin/", "sources/guide-2021/", "sources/trial-2020/"}
    assert len(listed) == len(set(listed))
    # The home page shows the only topic, whose own address is listed.
    sections = {"examplin/effects/", "examplin/doses/"}
    assert set(listed) == (SITE_ADDRESSES - {"search/", "for-clinicians/", ""}) | of_records | sections


def test_all_sources_are_listed_by_the_names_that_readers_see(site: SiteTest) -> None:
    named = {"aa": "Zola", "bb": "Ångström", "cc": "de Vries", "dd": "Abel"}
    record = "- {{id: {0}, type: report, title: T, author: [{{literal: {1}}}], design: cohort, access: abstract}}\n"
    site.write("content/sources/more.yaml", "".join(record.format(*entry) for entry in named.items()))
    reading = ", ".join(f"{{source: {name}, note: N}}" for name in named)
    site.edit("content/topics/examplin/topic.yaml", "takeaways:", f"further_reading: [{reading}]\ntakeaways:")
    site.build()
    page = site.page("sources/")
    assert sorted(named, key=lambda name: page.index(f'id="{name}"')) == ["dd", "bb", "cc", "aa"]
