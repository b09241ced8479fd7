"""Checks that a generator wrote the site it should have written."""

from __future__ import annotations

import html
import re
from pathlib import Path

from benchmarks.corpus import Corpus, Source, Topic
from benchmarks.site import Site

SAMPLE = 12

_WITHIN_A_LINE = re.compile(r"</?(?:a|b|em|i|span|strong|sup)\b[^>]*>")
_BODY = re.compile(r"<body.*?</body>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_REFERENCE = re.compile(r'<li id="ref-([^"]*)"[^>]*>(.*?)</li>', re.DOTALL)
_CITATION = re.compile(r'<a [^>]*href="#ref-[^>]*>\[(\d+)\]</a>')
_MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def visible_words(page: str) -> str:
    """Return the words between the tags, on one line, from the bodies of whole pages."""
    text = _TAG.sub(" ", _WITHIN_A_LINE.sub("", "".join(_BODY.findall(page)) or page))
    return " ".join(html.unescape(text).split())


def sample(corpus: Corpus) -> list[Topic]:
    """Return topics spread evenly over the corpus, including the first and the last."""
    last = len(corpus.topics) - 1
    return [corpus.topics[i] for i in sorted({last * n // (SAMPLE - 1) for n in range(SAMPLE)})]


def other_words(one: Site, other: Site, topics: list[Topic]) -> list[str]:
    """Return how the words of pages of topics, sections and sources differ on two sites; blanks before marks may."""
    found = []
    for mine, theirs in zip(_pages(one, topics), _pages(other, topics), strict=True):
        if mine.is_file() and theirs.is_file():
            said, there = (visible_words(page.read_text(encoding="utf-8")) for page in (mine, theirs))
            if said.replace(" ", "") != there.replace(" ", ""):
                name = theirs.parent.relative_to(other.folder / other.output)
                found.append(f"{name}: the words are not those on the page of {one.name}")
        elif mine.is_file() != theirs.is_file():
            found.append(f"{theirs.parent.name}: only one of {one.name} and {other.name} has the page")
    return found


def _pages(site: Site, topics: list[Topic]) -> list[Path]:
    """Return the pages of some topics, their sections and their sources."""
    sources = dict.fromkeys(source for topic in topics for source in topic.numbering()) if site.all_pages else ()
    of_topics = [page for topic in topics for page in (site.page(topic), *site.part_pages(topic))]
    return [*of_topics, *map(site.source_page, sources)]


def problems_of_page(page: str, topic: Topic, sources: dict[str, Source], site: Site) -> list[str]:
    """Return what is missing from a topic's pages, or from the pages that its references lead to."""
    parts = site.part_pages(topic)
    all_pages = "\n".join([page, *(part.read_text(encoding="utf-8") for part in parts if part.is_file())])
    words = visible_words(all_pages)
    claims = topic.claims()
    wanted = [topic.title, topic.summary, *topic.takeaways, *(heading for heading, _ in topic.sections)]
    wanted += [*topic.dosing_columns, *(cell for row in topic.dosing_rows for cell in row)]
    wanted += [_without_markdown(claim.text) for claim in claims]
    problems = [f'no "{text[:60]}"' for text in wanted if text not in words]
    numbering = topic.numbering(with_claims=not parts)
    on_page = [claim for _, claim in topic.summed_up()] + ([] if parts else claims)
    cited = [numbering[source] for claim in on_page for source in claim.cites]
    if [int(number) for number in _CITATION.findall(page)] != cited:
        problems.append("citation numbers")
    for kind in ("<table", "<strong>", "<em>"):
        if kind not in all_pages and (kind == "<table" or any("*" in claim.text for claim in claims)):
            problems.append(f"no {kind}")
    references = _REFERENCE.findall(page)
    # The anchor of a reference has the id of its source, or its number.
    if [name for name, _ in references] not in (list(numbering), [str(number) for number in numbering.values()]):
        return [*problems, "references, or their order"]
    for name, (_, text) in zip(numbering, references, strict=True):
        problems += _problems_of_reference(site.whole_reference(name, text), sources[name])
    return problems


def problems_of_site(site: Site, corpus: Corpus, topics: list[Topic], disclaimer: str, pages: int) -> list[str]:
    """Return what is wrong with a site: the number of its pages, and everything on some of them.

    Args:
        site: where to look.
        corpus: what it should contain.
        topics: the topics whose pages are read.
        disclaimer: the sentence in the footer of every page.
        pages: how many pages it should have for topics, and for sections and sources if it makes those.
    """
    names = {topic.slug for topic in corpus.topics} | {"sources"}
    top = site.folder / site.output
    found = [path.relative_to(top).parts for path in top.rglob("index.html")]
    count = sum(parts[0] in names and parts != ("sources", "index.html") for parts in found)
    problems = [] if count == pages else [f"{count} pages instead of {pages}"]
    for topic in topics:
        path = site.page(topic)
        if not path.is_file():
            problems.append(f"no page {topic.slug}")
            continue
        page = path.read_text(encoding="utf-8")
        problems += [f"{topic.slug}: {problem}" for problem in problems_of_page(page, topic, corpus.sources, site)]
        problems += [f"{topic.slug}: {problem}" for problem in site.faults_elsewhere(topic)]
        if disclaimer not in visible_words(page):
            problems.append(f"{topic.slug}: disclaimer")
    return problems


def size_of(path: Path) -> tuple[int, int]:
    """Return the number of words on a page, and of its bytes."""
    page = path.read_bytes()
    return len(visible_words(page.decode()).split()), len(page)


def _problems_of_reference(text: str, source: Source) -> list[str]:
    words = visible_words(text)
    said = f"{', '.join(source.authors)}. {source.title}. {source.journal}. {source.year};{source.volume}:"
    problems = [] if f"{said}{source.first_page}–" in words else [f"reference {source.id}"]
    return problems if f'href="https://doi.org/{source.doi}"' in text else [*problems, f"DOI of {source.id}"]


def _without_markdown(text: str) -> str:
    plain = _MARKDOWN_LINK.sub(r"\1", text).replace("*", "").replace("\n- ", "\n")
    return " ".join(plain.split())
