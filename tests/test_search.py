"""Search: what its files hold, and which of them an edit rewrites. How it is used is tested in a browser."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from citesite import addresses
from citesite.pages import search
from finished_site import dead_links
from site_test import EFFECTS, SiteTest

ROOT = Path(__file__).parent.parent
TOPIC = "b12-diabetic-neuropathy/"

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


def data(page: str) -> Any:
    """The data in a script of the search."""
    match = re.fullmatch(
        r"(?:\(self\.searchTopics = self\.searchTopics \|\| \[\]\)\.push\(\.\.\.(.*)\)|self\.searchWords = (.*));\n",
        page,
    )
    assert match
    return json.loads(match[1] or match[2])


def entries(site: SiteTest, name: str) -> list[tuple[str, str, list[str]]]:
    """The texts in a file of the search: the kind of each, where it is, and its title and texts."""
    return [
        (kind, f"{page['address']}#{place}" if place else page["address"], texts)
        for topic in data(site.page(f"search/{name}"))
        for page in topic["pages"]
        for kind, place, *texts in page["entries"]
    ]


def found(site: Path, queries: list[str], *options: str, language: str = "en") -> list[dict[str, Any]]:
    """What the scripts of a finished site find: answers, words, near words and words that are not there."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "queries.json")
        asked.write_text(json.dumps(queries), encoding="utf-8")
        run = subprocess.run(
            ["node", ROOT / "tests/browser/search.js", site, asked, language, *options],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
    assert run.returncode == 0, run.stderr
    results: list[dict[str, Any]] = json.loads(run.stdout)
    return results


def is_answer(address: str, wanted: str) -> bool:
    """Whether a hit is at a place as `search_queries.yaml` names them."""
    page, _, place = address.partition(TOPIC)[2].partition("#")
    section, _, anchor = wanted.partition("#")
    if anchor and not section:
        return place == anchor
    is_whole = section.endswith("/")
    return page == f"{section.rstrip('/')}/index.html" and (not place if is_whole else not anchor or place == anchor)


@pytest.mark.parametrize(("language", "folder", "least"), [("en", "", 80), ("de", "de", 40)])
def test_what_patients_type_finds_the_answer_among_the_first_three(
    b12_site: Path, language: str, folder: str, least: int
) -> None:
    name = "search_queries.yaml" if language == "en" else f"search_queries_{language}.yaml"
    cases = yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))
    assert len({case["query"] for case in cases}) == len(cases) >= least
    results = found(b12_site / folder, [case["query"] for case in cases], language=language)
    missed = {
        case["query"]: [hit["address"] for hit in result["answers"][:3]]
        for case, result in zip(cases, results, strict=True)
        if not any(is_answer(hit["address"], place) for hit in result["answers"][:3] for place in case["answers"])
    }
    assert len(missed) <= len(cases) / 20, missed


def test_each_place_that_a_query_should_find_exists(b12_site: Path) -> None:
    cases = yaml.safe_load((Path(__file__).parent / "search_queries.yaml").read_text("utf-8"))
    places = {place for case in cases for place in case["answers"]}
    known = {entry["address"] for entry in everything(b12_site)}
    assert [place for place in sorted(places) if not any(is_answer(address, place) for address in known)] == []


def everything(site: Path) -> list[dict[str, str]]:
    """Each text that can be found on a finished site, with its address relative to the search page."""
    return [
        {"kind": kind, "address": f"{page['address']}#{place}" if place else page["address"], "title": title}
        for file in sorted((site / "search").glob("part-*.js"))
        for topic in data(file.read_text("utf-8"))
        for page in topic["pages"]
        for kind, place, title, *_ in page["entries"]
    ]


@pytest.mark.parametrize("sections", ["true", "false"])
def test_each_hit_leads_to_a_place_that_is_there(site: SiteTest, b12_site: Path, sections: str) -> None:
    site.write("site_config.yaml", f"title: Test\npages: {{sections: {sections}}}\n")
    assert site.build().exit_code == 0
    for folder in (site.folder / "site", b12_site):
        for entry in everything(folder):
            file, _, place = entry["address"].partition("#")
            html = (folder / "search" / file).resolve().read_text("utf-8")
            assert not place or f'id="{place}"' in html, entry


def test_a_statement_a_dose_and_a_figure_are_found_on_the_page_of_their_section(site: SiteTest) -> None:
    site.build()
    kinds = {address: kind for kind, address, _ in entries(site, "part-04.js")}
    assert kinds["../examplin/index.html"] == "topic"
    assert kinds["../examplin/effects/index.html"] == "section"
    assert kinds["../examplin/effects/index.html#eases-headache"] == "claim"
    assert "dose" in kinds.values()


def test_each_word_of_the_glossary_can_be_found(site: SiteTest) -> None:
    site.build()
    assert data(site.page("search/words.js"))["terms"] == [
        {
            "title": "cephalalgia",
            "names": ["cephalalgia", "headache"],
            "address": "../glossary/index.html#word-cephalalgia",
            "text": "Pain in the head.",
        }
    ]


OPPOSITES = """
- {id: hypothyroidism, term: hypothyroidism, definition: Too little hormone. Many have hypothyroidism.}
- {id: neuropathy, term: neuropathy, definition: Damage of nerves.}
- {id: kidney-disease, term: kidney disease, synonyms: [nephropathy], definition: Kidneys that clean the blood badly.}
"""
HYPER = "- {id: hyperthyroidism, term: hyperthyroidism, definition: The thyroid makes too much hormone.}\n"


def with_text(site: SiteTest, text: str) -> Path:
    site.edit(EFFECTS, "body:\n", f"body:\n  - text: {text}\n")
    assert site.build().exit_code == 0
    return site.folder / "site"


def test_a_word_never_finds_its_opposite_and_exact_words_come_first(site: SiteTest) -> None:
    glossary = site.read("content/glossary.yaml")
    site.write("content/glossary.yaml", glossary + OPPOSITES)
    folder = with_text(site, "Hypothyroidism is a word. People with hypothyroidism were left out.")
    (alone,) = found(folder, ["hyperthyroidism"])
    assert (alone["answers"], alone["words"], alone["missing"]) == ([], [], ["hyperthyroidism"])
    site.write("content/glossary.yaml", glossary + OPPOSITES + HYPER)
    site.build()
    hyper, neuro, nephro = found(folder, ["hyperthyroidism", "neuropathy", "nephropathy"])
    assert ([word["title"] for word in hyper["words"]], hyper["answers"], hyper["near"]) == (
        ["hyperthyroidism"],
        [],
        [],
    )
    assert [word["title"] for word in neuro["words"]] == ["neuropathy"]
    assert [word["title"] for word in nephro["words"]] == ["kidney disease"]


def test_it_is_said_where_only_a_word_spelled_nearly_so_was_found(site: SiteTest) -> None:
    folder = with_text(site, "Examplin probably eases heartburn.")
    wrong, right, unfinished, unknown = found(folder, ["hartburn", "heartburn", "heartb", "heartburn zzyzx"])
    assert wrong["near"] == [{"typed": "hartburn", "shown": ["heartburn"]}]
    assert right["near"] == unfinished["near"] == []
    assert wrong["answers"][0] == right["answers"][0] == unfinished["answers"][0] == unknown["answers"][0]
    assert unknown["missing"] == ["zzyzx"]


@pytest.mark.parametrize("options", [(), ("without segmenter",)])
@pytest.mark.parametrize("most", [search.DIVIDED, 0])
def test_words_are_found_in_languages_written_without_spaces(
    site: SiteTest, options: tuple[str, ...], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "DIVIDED", most)
    folder = with_text(site, "頭痛と肩こりについて。緑茶は睡眠に影響します。ผู้ป่วยปวดศีรษะบ่อย")
    present, absent = ["肩こり", "睡眠", "緑茶", "頭", "睡眠と緑茶", "ปวดศีรษะ"], ["睡茶", "肩痛"]
    results = found(folder, present + absent, *options)
    assert [result["query"] for result in results if result["answers"]] == present


def test_a_site_adds_words_of_its_own(site: SiteTest) -> None:
    folder = with_text(site, "Examplin is taken as a lozenge.")
    assert found(folder, ["zuckerl"])[0]["answers"] == []
    site.write(
        "site_config.yaml",
        site.read("site_config.yaml") + "search_words: {same: [[zuckerl, lozenge]], ignore: [bitte]}\n",
    )
    site.build()
    with_own, polite = found(folder, ["zuckerl", "bitte zuckerl"])
    assert with_own["answers"] == polite["answers"] != []


def test_everyday_words_are_loaded_on_sites_of_their_language_only(site: SiteTest, b12_site: Path) -> None:
    site.build()
    assert "assets/search-en.js" in site.page("search/")
    site.write("site_config.yaml", site.read("site_config.yaml") + "language: cy\n")
    site.build()
    assert "search-en" not in site.page("search/")
    assert not any(re.search(r"search-..\.js", name) for name in site.files())
    for folder, known in (("", "en"), ("de/", "de")):
        page = (b12_site / folder / "search/index.html").read_text("utf-8")
        assert re.findall(r"assets/search-(..)\.js", page) == [known]


def test_the_former_name_of_the_search_still_works(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.write("site_config.yaml", site.read("site_config.yaml") + "search: minisearch\n")
    assert site.build().exit_code == 0
    assert site.files() == before


LATER = {
    "lookbehind": r"\(\?<[=!]",
    "logical assignment": r"(\?\?|\|\||&&)=",
    "named method": r"\.(at|findLast|toSorted|replaceAll|structuredClone)\(|Object\.(hasOwn|groupBy)",
    "wait at the top level": r"^await |^(const|let) .*= await ",
}
"""What the oldest browsers of the policy, Chrome 87 and Safari 14, cannot read."""


@pytest.mark.parametrize("what", LATER)
def test_scripts_use_nothing_that_browsers_of_2020_lack(site: SiteTest, b12_site: Path, what: str) -> None:
    scripts = [*(ROOT / "src/citesite/theme/assets").glob("*.js"), *(b12_site / "search").glob("*.js")]
    assert len(scripts) > 6
    faulty = [file.name for file in scripts if re.search(LATER[what], _code(file.read_text("utf-8")), re.MULTILINE)]
    assert faulty == []


def _code(script: str) -> str:
    return re.sub(r"(^|\s)//.*|\"(\\.|[^\"\\])*\"", "", script)


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
    assert re.sub(r"\s+", " ", hostile) in [texts[0] for _, _, texts in entries(site, "part-04.js")]


def test_an_edit_of_a_small_site_rewrites_one_part(site: SiteTest) -> None:
    many(site, 10)
    assert site.build().exit_code == 0
    site.edit("content/topics/topic-7.yaml", "Nobody knows of topic-7.", "Few people know of topic-7.")
    said = site.build("--explain").stdout
    written = ["/search/part-11.js", "/topic-7/", "/topic-7/index.html.md"]
    assert sorted(line.split(": ")[0] for line in said.splitlines()) == written


def test_an_edit_of_a_large_site_rewrites_the_files_of_the_words_that_changed(site: SiteTest) -> None:
    many(site, 200)
    assert site.build().exit_code == 0
    before = site.files()
    assert not [name for name in before if name.startswith("search/part-")]
    site.edit("content/topics/topic-7.yaml", "Nobody knows of topic-7.", "Few people know of topic-7.")
    said = site.build("--explain").stdout
    written = sorted(line.split(": ")[0].lstrip("/") for line in said.splitlines())
    # "Nobody knows" went and "few people know" came, in the claim alone; then its length, its text and the sum.
    assert [name for name in written if not name.startswith("search/list-")] == [
        "search/index.js",
        "search/table-02.js",
        "search/text-topic-7-0.js",
        "search/words-06.js",
        "search/words-11.js",
        "topic-7/",
        "topic-7/index.html.md",
    ]
    assert len(written) <= 7 + 5
    assert as_built_clean(site) == site.files()
    (few,) = found(site.folder / "site", ["few people"])
    assert few["answers"][0]["address"] == "../topic-7/index.html#topic-7-claim"
    sizes = {name: len(content) for name, content in site.files().items() if re.match(r"search/.*\.js", name)}
    assert sum(sizes[f"search/{name}"] for name in few["loaded"]) < sum(sizes.values()) / 10


@pytest.mark.parametrize("on_a_shelf", [64, 8, 1])
def test_a_large_index_finds_what_a_small_one_does_however_many_shelves_it_has(
    site: SiteTest, on_a_shelf: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = ["nobody knows", "topic 17", "what about topic", "examplin headache", "nobdy", "zzyzx"]
    many(site, 130)
    monkeypatch.setattr(search, "DIVIDED", 1000)
    assert site.build().exit_code == 0
    whole = found(site.folder / "site", queries)
    monkeypatch.undo()
    monkeypatch.setattr(addresses, "ON_A_SHELF", on_a_shelf)
    site.write("site_config.yaml", site.read("site_config.yaml") + "tagline: divided\n")
    assert site.build().exit_code == 0
    divided = found(site.folder / "site", queries)
    assert list(map(shown, divided)) == list(map(shown, whole))
    assert any(result["loaded"] for result in divided)
    assert as_built_clean(site) == site.files()


def test_an_edit_reads_few_topics_however_many_there_are() -> None:
    for topics in (13, 1_000, 10_000, 100_000):
        shelves = addresses.search_shelves(topics)
        on_shelves = Counter(addresses.search_shelf(f"topic-{n}", shelves) for n in range(topics))
        assert max(on_shelves.values()) <= 2 * addresses.ON_A_SHELF
        assert on_shelves.keys() <= set(range(shelves))


@pytest.mark.parametrize("shelves", [16, 64, 1024])
def test_the_marks_of_a_shelf_are_those_of_its_topics(shelves: int) -> None:
    for name in (f"topic-{n}" for n in range(100)):
        shelf = addresses.search_shelf(name, shelves)
        assert addresses.search_mark(name) in addresses.search_marks(shelf, shelves)


@pytest.mark.parametrize("numbers", [(10, 20, 10), (20, 10)])
def test_a_site_that_grows_or_shrinks_leaves_nothing_of_the_other_search(
    site: SiteTest, numbers: tuple[int, ...]
) -> None:
    for number in numbers:
        for file in (site.folder / "content/topics").glob("topic-*.yaml"):
            file.unlink()
        many(site, number)
        assert site.build().exit_code == 0
    assert as_built_clean(site) == site.files()


def test_a_file_of_the_index_that_was_altered_is_made_again(site: SiteTest) -> None:
    many(site, 20)
    site.build()
    before = site.files()
    (site.folder / "site/search/words-14.js").write_text("")
    (site.folder / "site/search/text-topic-3-0.js").unlink()
    site.build()
    assert site.files() == before


def many(site: SiteTest, number: int) -> None:
    """Give a site so many topics more."""
    for name in (f"topic-{n}" for n in range(number)):
        site.write(f"content/topics/{name}.yaml", TOPIC_TEXT.format(name=name))
    site.write("site_config.yaml", "title: Many\npages: {sections: false, sources: false, downloads: false}\n")


def as_built_clean(site: SiteTest) -> dict[str, bytes]:
    """The files of the same site, built by a program that never saw it."""
    fresh = SiteTest(site.folder.parent / "fresh")
    shutil.rmtree(fresh.folder / "content")
    shutil.copytree(site.folder / "content", fresh.folder / "content")
    fresh.write("site_config.yaml", site.read("site_config.yaml"))
    assert fresh.build().exit_code == 0
    return fresh.files()


def test_a_divided_index_finds_the_same_in_the_same_order(b12_site: Path, divided_site: Path) -> None:
    cases = yaml.safe_load((Path(__file__).parent / "search_queries.yaml").read_text("utf-8"))
    typed = ["metf", "paim", "nuropathies", "zzyzx", "too much", "type 2", "b12 180", "", "the", "nerve conductoin"]
    queries = [*(case["query"] for case in cases), *typed]
    whole, divided = (list(map(shown, found(folder, queries))) for folder in (b12_site, divided_site))
    assert divided == whole


def shown(result: dict[str, Any]) -> dict[str, Any]:
    """What a reader is shown of a result: 40 answers at most."""
    return {kind: result[kind][:40] for kind in ("answers", "words", "near", "missing")}


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
        assert f'href="{up}search/index.html"' in html
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
    assert [name for name in files if "search" in name] == [
        "assets/search-check.js",
        "assets/search-pagefind.js",
        "assets/search.css",
        "search/index.html",
    ]
    assert "script-src 'self' 'wasm-unsafe-eval'; " in site.page("search/")


def test_all_scripts_together_weigh_less_than_25_kilobytes_compressed(site: SiteTest) -> None:
    site.build()
    scripts = [content for name, content in site.files().items() if re.match(r"assets/.*\.js$", name)]
    assert len(scripts) >= 2
    assert sum(len(gzip.compress(content, 9)) for content in scripts) < 25_000
