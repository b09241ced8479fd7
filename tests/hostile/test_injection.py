"""Hostile strings in every text field of every record kind: they are text on the page and nothing else (A11).

The content rules refuse most of them. Here the rules are switched off, so that what is tested is that each page is safe
by the way it is made. `make test` takes every ninth string, `make torture` all of them.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

import citesite.build.page_work
import citesite.build.work
from citesite.read.settings import SiteConfig
from citesite.read.yaml import YamlError, load
from citesite.records import FreePage, Person, Results, Section, Source, Term, Topic
from citesite.text.portable import portable
from citesite.text.prose import prose
from hostile.corpus import corpus
from hostile.filled import NO_TEXTS, text_fields, write_site
from hostile.judging import bounded
from hostile.markdown_shape import Shape, markdown_faults, marks_of, plain_shapes, shape
from site_test import SiteTest

pytestmark = pytest.mark.xdist_group("injection")

BROWSER = Path(__file__).parent.parent / "browser"
MODELS = (Topic, Section, Results, Source, Term, Person, FreePage, SiteConfig)
ALL = dict(enumerate(corpus()))
SOME = {number: text for number, text in ALL.items() if number % 9 == 0}
MARKUP = {
    *("p", "em", "strong", "ul", "ol", "li", "br", "i", "b", "sup", "sub", "span", "a", "h2", "h3", "h4", "blockquote"),
    *("code", "hr", "table", "thead", "tbody", "tr", "th", "td", "img", "figure", "figcaption"),
}
ATTRIBUTES = {
    *(("h2", "id"), ("h3", "id"), ("h4", "id"), ("ol", "start"), ("img", "src"), ("img", "alt"), ("td", "data-label")),
    *(("th", "class"), ("td", "class")),
}
"""What marks of texts may have."""
SCHEMES = {"", "http", "https", "mailto", "tel", "sms", "data"}


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "replace").decode()


def readable(texts: dict[int, str]) -> dict[int, str]:
    """Those that the reader of records does not refuse at once, on one line, as a field for a line wants it."""
    found = {}
    for number, text in texts.items():
        try:
            load(quoted(text))
        except YamlError:
            continue
        found[number] = " ".join(text.split()) or "empty"
    return found


def without_rules(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(citesite.build.work, "check_topic", lambda *_: [])
    patch.setattr(citesite.build.work, "check_shared", lambda *_: [])
    patch.setattr(citesite.build.page_work, "check_page", lambda *_: [])


def batches(texts: dict[int, str], size: int) -> Iterator[dict[int, str]]:
    numbers = list(texts)
    for start in range(0, len(numbers), size):
        yield {number: texts[number] for number in numbers[start : start + size]}


def built(folder: Path, texts: dict[int, str], size: int = 40) -> dict[Path, dict[int, str]]:
    """Sites in which each of some texts stands in every field, with those texts; none may be refused."""
    sites = {}
    for number, batch in enumerate(batches(texts, size)):
        site = SiteTest(folder / f"site-{number}", "")
        seen = write_site(site, batch, next(iter(batch.values())))
        assert text_fields(*MODELS) <= seen | {("SiteConfig", name) for name in NO_TEXTS}
        with bounded(600):
            result = site.build("--jobs", "1")
        assert result.exit_code == 0, result.stderr[:2000]
        sites[site.folder / "site"] = batch
    return sites


def elements(page: str) -> set[tuple[str, str]]:
    """Every element of a page with each of its attributes, as a browser would take it."""
    found = set()
    for element in _parsed(page).iter():
        name = str(element.tag)
        found |= {(name, ""), *((name, attribute) for attribute in element.attrib)}
    return found


def _parsed(page: str) -> ET.Element:
    found: ET.Element = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    return found


def faults(site: Path, allowed: set[tuple[str, str]]) -> Iterator[str]:
    """What a site holds that no site may hold."""
    for path in sorted(site.rglob("*.*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            text = path.read_text("utf-8")
            yield from (f"{name}: {element}" for element in elements(text) - allowed)
            for element in _parsed(text).iter():
                for link in (element.get(attribute, "") for attribute in ("href", "src", "action")):
                    if urlsplit(link).scheme not in SCHEMES or link.startswith(("//", "\\", "data:text")):
                        yield f"{name}: {link}"
                if element.get("type") == "application/ld+json":
                    json.loads(element.text or "")
        elif path.suffix == ".xml":
            ET.fromstring(path.read_bytes())
        elif path.suffix in (".json", ".jsonld"):
            json.loads(path.read_bytes())


@pytest.fixture(scope="module")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The elements and attributes of a site of the same records with plain words in them, and those of mark-up."""
    with pytest.MonkeyPatch.context() as patch:
        without_rules(patch)
        texts = {n: f"plain words {n}" for n in range(2)} | {
            2: "https://example.org/a",
            3: "a@example.org",
            4: "10.1000/a",
            5: " ".join(["plain words that go on"] * 8),
        }
        (site,) = built(tmp_path_factory.mktemp("plain"), texts)
        (other,) = built(tmp_path_factory.mktemp("contact"), {0: "https://example.org/b"})
    found = {e for s in (site, other) for page in s.rglob("*.html") for e in elements(page.read_text("utf-8"))}
    assert not [
        e for e in found if e[1].startswith("on") or e[1] == "style" or e[0] in ("iframe", "object", "base", "style")
    ]
    return found | {(name, "") for name in MARKUP} | ATTRIBUTES


def test_the_corpus_is_large_and_every_field_is_filled() -> None:
    assert len(set(ALL.values())) >= 300
    assert len(text_fields(*MODELS)) >= 100
    assert len(readable(ALL)) >= 300


def test_what_the_reader_refuses_is_invisible() -> None:
    for number, text in ALL.items():
        if number not in readable(ALL):
            with pytest.raises(YamlError) as caught:
                load(quoted(text))
            assert caught.value.rule.code == "control-character", text


@pytest.mark.parametrize("number", ALL)
def test_prose_holds_no_element_and_no_scheme_but_those_of_mark_up(number: int) -> None:
    shown = prose(ALL[number][:5000]).html
    found = html5lib.parseFragment(shown, treebuilder="etree", namespaceHTMLElements=False)
    for element in found.iter():
        if element is not found:
            assert element.tag in MARKUP
            assert {(element.tag, name) for name in element.attrib} <= {*ATTRIBUTES, ("a", "href")}
            assert urlsplit(element.get("href", "")).scheme in {"", "http", "https", "mailto", "tel", "citesite"}
            assert urlsplit(element.get("src", "")).scheme in {"", "citesite"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shape]:
    """The shapes of the Markdown pages of the same records with plain words in them."""
    with pytest.MonkeyPatch.context() as patch:
        without_rules(patch)
        (site,) = built(tmp_path_factory.mktemp("plain"), {0: "plain words"})
    return plain_shapes(site)


@pytest.mark.slow
def test_a11_hostile_text_in_any_field_adds_no_element_attribute_or_scheme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: set[tuple[str, str]], plain: dict[str, Shape]
) -> None:
    """Neither on the pages for people nor in the Markdown for programs."""
    without_rules(monkeypatch)
    sites = built(tmp_path, readable(SOME))
    assert [fault for site in sites for fault in faults(site, allowed)] == []
    assert [fault for site, texts in sites.items() for fault in markdown_faults(site, texts, plain)] == []


MARKDOWN = (
    "# a", "- a", "1. a", "2020) a", "> a", "* a", "+ a", "---", "- - -", "== a", "~~~ a", "a #", "![a](http://b/c.png)",
    "![a](media:../b)", "![a [b] c](mailto:d@e.f)", "[a]: javascript:b [a]", "[a][b] [b]: //c", "[a](javascript:b)",
    "[a](<javascript:b>)",
    "[a](\\javascript:b)", "[a](java&Tab;script:b)", "[a](/b)", "[a](//b)", "[a](topic:javascript:b)", "<javascript:b>",
    "[a](http://b \"c\")", "[^1]: a", "&lt;b>", "&#60;b>", "\\<b>", "<!-- a", "[![a](b)](javascript:c)", "| a | --- |",
)  # fmt: skip
"""What Markdown takes for more than text, beside the corpus, which is about browsers."""


@pytest.mark.slow
def test_no_text_in_any_field_is_more_than_text_in_markdown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain: dict[str, Shape]
) -> None:
    without_rules(monkeypatch)
    ((site, texts),) = built(tmp_path, dict(enumerate(MARKDOWN))).items()
    assert list(markdown_faults(site, texts, plain)) == []
    page = site / "topic-0/index.html.md"
    page.write_text(page.read_text("utf-8") + "\n# a\n\n[b](javascript:c)\n\n<d>\n", "utf-8")
    assert len(list(markdown_faults(site, texts, plain))) == 4


@pytest.mark.parametrize(
    "text", ["a\n===", "a\n-", "a\n\n---", "~~~\na\n~~~", "```\na\n```", "- # a", "> - 1. ## a", "a  \n# b",
             "[a]: javascript:b\n\n[a]", "- [a]: //b\n\n[a][]", "[a]:\njavascript:b\n\n[A]", "[a](\njavascript:b)",
             "![a][b]\n\n[b]: http://c/d.png", *ALL.values()],
)  # fmt: skip
def test_a_text_of_lines_has_no_more_marks_in_markdown_than_on_a_page(text: str) -> None:
    shown, targets = shape(portable(text[:5000], lambda _: "cited", lambda *_: "https://example.org/"))
    assert set(shown) <= marks_of(text)
    assert {urlsplit(target).scheme for target in targets} <= {"http", "https", "mailto", "tel"}


@pytest.mark.slow
def test_the_comparison_notices_a_field_that_is_not_escaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: set[tuple[str, str]]
) -> None:
    without_rules(monkeypatch)
    (site,) = built(tmp_path, {0: ALL[0]})
    assert list(faults(site, allowed)) == []
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("&lt;script&gt;", "<iframe onload=x>"), "utf-8")
    assert {"index.html: ('iframe', '')", "index.html: ('iframe', 'onload')"} <= set(faults(site, allowed))


def opened(folder: Path, sites: Iterable[Path]) -> dict[str, object]:
    out = folder / "hostile.json"
    run = subprocess.run(
        ["node", BROWSER / "hostile.js", out, *sites], capture_output=True, text=True, timeout=3600, check=False
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, object] = json.loads(out.read_text("utf-8"))
    return found


@pytest.mark.browser
@pytest.mark.slow
def test_a11_no_hostile_text_runs_in_a_browser_without_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_rules(monkeypatch)
    few = readable({number: text for number, text in ALL.items() if number % 18 == 0})
    report = opened(tmp_path, built(tmp_path, few))
    assert (report["fired"], report["found"], report["outside"]) == ([], [], [])


@pytest.mark.browser
@pytest.mark.slow
def test_the_browser_notices_what_runs(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "site-folder")
    site.build()
    raw = (
        "<img src=x onerror=sentinel(1)><a href='javascript:sentinel(2)'>a</a><script src=//evil.invalid/x.js></script>"
    )
    page = site.folder / "site/about/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{raw}</main>"), "utf-8")
    report = opened(tmp_path, [site.folder / "site"])
    assert "sentinel(1)" in str(report["fired"])
    assert "javascript:sentinel(2)" in str(report["found"])
    assert "evil.invalid" in str(report["outside"])


@pytest.mark.torture
def test_a11_every_hostile_text_in_every_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: set[tuple[str, str]], plain: dict[str, Shape]
) -> None:
    without_rules(monkeypatch)
    texts = readable(ALL)
    sites = built(tmp_path, texts)
    found = [fault for site in sites for fault in faults(site, allowed)]
    found += [fault for site, batch in sites.items() for fault in markdown_faults(site, batch, plain)]
    report = opened(tmp_path, sites)
    fields = len(text_fields(*MODELS))
    print(
        f"\n{len(ALL)} strings, {len(texts)} of them not refused by the reader, in {fields} text fields:"
        f" {len(found)} nodes or schemes that are not allowed; {report['pages']} pages opened, "
        f"{len(report['fired'])} scripts run, {len(report['outside'])} requests to elsewhere"  # type: ignore[arg-type]
    )
    assert found == []
    assert (report["fired"], report["found"], report["outside"]) == ([], [], [])


def test_what_is_refused_is_located(tmp_path: Path) -> None:
    """With the rules on, nothing of the corpus gives more than messages and a site."""
    site = SiteTest(tmp_path)
    for text in list(ALL.values())[::12]:
        site.edit("content/glossary.yaml", "Pain in the head [@guide-2021].", quoted(text))
        result = site.check()
        assert result.exit_code in (0, 1)
        assert "content/glossary.yaml:4:" in result.stderr or result.stderr.startswith("no errors")
        site.edit("content/glossary.yaml", quoted(text), "Pain in the head [@guide-2021].")
