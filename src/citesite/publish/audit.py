"""Audit a built site as a reader's browser will get it, without knowing how its pages were made.

What is found on a page is kept under the digest of its bytes, so only pages that changed are read again.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from citesite import addresses
from citesite.publish.barriers import Barrier, Barriers, template_line
from citesite.publish.policies import Forbidden, Uses, is_own, not_in_headers
from citesite.text.characters import with_possible_references

Facts = dict[str, Any]
"""What a page contains: its links inside the site, its ids, the files it loads, what is malformed, what shuts readers
out, its policies and what they forbid."""

_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
"""The beginning of an address that leads out of the site."""
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_CLOSED_BY_OTHERS = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rt", "rp"}
)
"""Elements whose end tag HTML allows to be left out."""


@dataclass
class _PageReader(HTMLParser):
    links: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    barriers: Barriers = field(default_factory=Barriers)
    uses: Uses = field(default_factory=Uses)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        line, source = self.getpos()[0], self.get_starttag_text() or ""
        self.barriers.start(tag, found, line, source)
        self.uses.start(tag, found, line, source)
        if tag not in _VOID:
            self.waiting.append(tag)
        if name := found.get("id"):
            if name in self.ids:
                self.faults.append(f'two elements have the id "{name}"')
            self.ids.add(name)
        is_loaded = tag in ("img", "script", "source") or (tag == "link" and found.get("rel") in ("stylesheet", "icon"))
        for name in ("href", "src"):
            if name in found:
                (self.loads if is_loaded else self.links).add(found[name])
        if tag == "meta" and found.get("http-equiv", "").lower() == "refresh":
            self.links.add(found.get("content", "").partition("url=")[2])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.waiting.pop()

    def handle_data(self, data: str) -> None:
        self.barriers.text(data)

    def handle_endtag(self, tag: str) -> None:
        self.barriers.end(tag)
        self.uses.end(tag)
        while self.waiting and self.waiting[-1] != tag and self.waiting[-1] in _CLOSED_BY_OTHERS:
            self.waiting.pop()
        if self.waiting and self.waiting[-1] == tag:
            self.waiting.pop()
        elif len(self.faults) < 5:
            line = self.getpos()[0]
            inside = f"inside <{self.waiting[-1]}>" if self.waiting else "with nothing open"
            self.faults.append(f"line {line}: </{tag}> appears {inside}")


def facts_of(html: str) -> Facts:
    """Return what a page contains, as plain data."""
    reader = _PageReader()
    reader.feed(with_possible_references(html))
    reader.close()
    left = [tag for tag in reader.waiting if tag not in _CLOSED_BY_OTHERS]
    faults = reader.faults + ([f"<{left[0]}> is never closed"] if left else [])
    if not html.lstrip()[:15].lower().startswith("<!doctype html>"):
        faults.append("it does not begin with <!DOCTYPE html>")

    def inside(found: Iterable[str]) -> list[str]:
        return sorted(link for link in found if not _ELSEWHERE.match(link))

    return {
        "links": inside(reader.links),
        "loads": inside(reader.loads),
        "ids": sorted(reader.ids),
        "faults": faults,
        "barriers": reader.barriers.all(),
        "policies": reader.uses.policies,
        "forbidden": reader.uses.forbidden(),
    }


def audit(
    folder: Path,
    digests: Mapping[str, str],
    published: Iterable[str],
    weight_limit: int,
    known: Mapping[str, str],
    keep: Callable[[str, str], None],
    templates: Mapping[str, str],
    url: str,
    as_they_are: Collection[str] = (),
) -> list[str]:
    """Return everything that is wrong with a finished site, one line each, sorted.

    Args:
        folder: the site.
        digests: for each of its files, the SHA-256 of its bytes.
        published: every address that must lead to a page, or to a place on one.
        weight_limit: the most that a page may weigh with the files it loads, in kilobytes; 0 for no limit.
        known: the facts, as JSON, of pages that were audited before, by the digest of their bytes.
        keep: called with the digest and the facts of each page that was read.
        templates: the text of each of the site's own templates, by its path.
        url: the published address of the site; empty where the settings do not say.
        as_they_are: files that others prescribe, whose pages are not judged.
    """
    found: list[str] = []
    places: dict[str, frozenset[str]] = {}
    linked: dict[str, list[str]] = {}
    told = _ToldOnce(templates, url)

    @lru_cache(maxsize=1024)
    def size_of(name: str) -> int:
        return (folder / name).stat().st_size if name in digests else 0

    for name, digest in digests.items():
        if not name.endswith(".html") or name in as_they_are:
            continue
        stored = known.get(digest)
        facts: Facts = json.loads(stored) if stored else {}
        # Facts that an earlier version of citesite kept say nothing of what a policy forbids.
        if "forbidden" not in facts:
            facts = facts_of((folder / name).read_bytes().decode())
            keep(digest, json.dumps(facts, ensure_ascii=False))
        places[name] = frozenset(facts["ids"])
        # A copy of what was published is never changed, so what it led to may be gone.
        linked[name] = [] if addresses.is_version(name) else [*facts["links"], *facts["loads"]]
        found += [f"{name}: {fault}" for fault in facts["faults"]]
        found += [_barrier(name, Barrier(*barrier), templates) for barrier in facts["barriers"]]
        told.add(name, facts)
        weight = size_of(name) + sum(size_of(_target(name, load)[0]) for load in facts["loads"])
        if weight_limit and weight > weight_limit * 1000:
            found.append(
                f"{name}: it weighs {weight // 1000:,} kB with what it loads; page_weight_limit is {weight_limit:,}"
            )
    for name, links in linked.items():
        for link in links:
            target, fragment = _target(name, link)
            # The page for missing addresses is shown at any depth, so its links begin with the site's address.
            if target not in digests and not (name == addresses.NOT_FOUND and link.startswith("/")):
                found.append(f'{name}: "{link}" leads to no file')
            elif fragment and target in places and fragment not in places[target]:
                found.append(f'{name}: "{link}" leads to no place on that page')
    for address in published:
        page, _, fragment = address.partition("#")
        name = addresses.file_of(page)
        if name not in digests or (fragment and fragment not in places.get(name, ())):
            found.append(f"{address}: this published address leads nowhere")
    headers = (folder / addresses.HEADERS).read_bytes().decode() if addresses.HEADERS in digests else ""
    return sorted([*found, *told.lines(headers)])


class _ToldOnce:
    """What policies forbid, by kind and template: a template makes it on every page."""

    def __init__(self, templates: Mapping[str, str], url: str) -> None:
        self._templates, self._url = templates, url
        self._policies: dict[str, str] = {}
        """A page that has it, by policy."""
        self._pages: dict[tuple[str, str], list[str]] = {}
        """The pages, by what is forbidden and the template that made it; the first with its line."""

    def add(self, name: str, facts: Facts) -> None:
        """Take what was found on a page, but for a copy of what was published, which is never changed."""
        if addresses.is_version(name):
            return
        self._policies |= dict.fromkeys(facts["policies"], name)
        for one in (Forbidden(*found) for found in facts["forbidden"]):
            if not is_own(one.address, self._url):
                pages = self._pages.setdefault((one.message, template_line(one.tag, self._templates)), [])
                pages.append(name if pages else f"{name}: line {one.line}")

    def lines(self, headers: str) -> Iterator[str]:
        """Yield a line for each thing that policies of pages forbid, or that headers do and pages do not."""
        yield from not_in_headers(self._policies, headers)
        for (message, made_by), pages in self._pages.items():
            others = f" (and on {len(pages) - 1:,} other page{'s' * (len(pages) > 2)})" if len(pages) > 1 else ""
            yield f"{pages[0]}: {message}{others}" + (f"; see {made_by}" if made_by else "")


def _barrier(name: str, found: Barrier, templates: Mapping[str, str]) -> str:
    """Return a line about a barrier on a page, with the site's own template that made it where one did."""
    made_by = template_line(found.tag, templates)
    return f"{name}: line {found.line}: {found.message}" + (f"; see {made_by}" if made_by else "")


def _joined(folder: str, address: str) -> str:
    """Return the path that an address leads to from a folder. A large site has millions of links, nearly all plain."""
    above, rest = folder, address
    while above and rest.startswith("../"):
        above, rest = above.rpartition("/")[0], rest[3:]
    if "/." not in f"/{rest}" and "//" not in f"/{rest}":
        return f"{above}/{rest}".strip("/")
    path = posixpath.normpath(posixpath.join(folder, address))
    return "" if path == "." else path


def _target(page: str, link: str) -> tuple[str, str]:
    """Return the file that a link on a page leads to, and the id in it."""
    address, _, fragment = link.partition("#")
    address = address.partition("?")[0]
    if not address:
        return page, unquote(fragment)
    path = _joined(page.rpartition("/")[0], unquote(address))
    return (addresses.file_of(f"{path}/".lstrip("/")) if address.endswith("/") else path), unquote(fragment)
