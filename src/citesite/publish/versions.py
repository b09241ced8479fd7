"""Keep the pages of topics as they are published, at addresses of their own that never change."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from citesite import addresses
from citesite.build.published import topics_now
from citesite.build.store import Store
from citesite.exchange.exports import MARKDOWN
from citesite.files.atomic import replace
from citesite.link.summary import TopicSummary
from citesite.read.files import read_text
from citesite.read.versions import Version, Versions, index_of, kept_page, read_versions, versions_text

_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)
"""The beginning of an address that leads out of the site, or to a place on the same page."""
_LINK = re.compile(r'(\s(?:href|src)=")([^"]*)')
_MARKDOWN = f'<link rel="alternate" type="{MARKDOWN.media}"'
_NO_INDEX = '<meta name="robots" content="noindex">'


def keep_versions(root: Path, output: Path, store: Store, day: str, edition: str = "") -> int:
    """Keep the pages of each topic that says something else than its last version; return of how many.

    Args:
        root: the site's folder.
        output: the finished site.
        store: what the build knew.
        day: the day of publication (ISO 8601).
        edition: the language of the site; empty for the first.

    Raises:
        CitesiteError: if the list of versions is damaged, or the machine refuses.
    """
    before = read_versions(root, edition)
    said = {topic.id: topic.digest for topic in topics_now(store)}
    kept: dict[str, dict[str, Version]] = {topic: dict(found) for topic, found in before.items()}
    contents: dict[str, str] = {}
    for summary in map(TopicSummary.from_json, store.topics.summaries()):
        versions = kept.setdefault(summary.id, {})
        if summary.id in said and said[summary.id] not in [version.says for version in versions.values()]:
            copies = dict(_copies(summary, output))
            digests = {name: hashlib.sha256(html.encode()).hexdigest() for name, html in copies.items()}
            contents |= {digests[name]: html for name, html in copies.items()}
            versions[_name(day, versions)] = Version(said[summary.id], digests)
    for digest, html in contents.items():
        replace(root / kept_page(digest), html, root, is_durable=True)
    now: Versions = {topic: versions for topic, versions in kept.items() if versions}
    if now != before:
        replace(root / index_of(edition), versions_text(now), root, is_durable=True)
    return sum(len(versions) for versions in now.values()) - sum(len(versions) for versions in before.values())


def _name(day: str, versions: Mapping[str, Version]) -> str:
    number = sum(name[:10] == day for name in versions) + 1
    return day if number == 1 else f"{day}-{number}"


def _copies(topic: TopicSummary, output: Path) -> Iterator[tuple[str, str]]:
    """Yield the page of a topic and those of its sections, with links that are right at the address of a version."""
    pages = {"": addresses.topic(topic.id)}
    pages |= {section.id: addresses.section(topic.id, section.id) for section in topic.sections}
    files = {name: addresses.file_of(address) for name, address in pages.items()}
    made = {name: file for name, file in files.items() if (output / file).is_file()}
    for name, file in made.items():
        yield name, _copied(read_text(output / file), posixpath.dirname(file), frozenset(made.values()))


def _copied(html: str, folder: str, together: frozenset[str]) -> str:
    """Return a page for an address two folders further down.

    Args:
        html: the page.
        folder: the folder it is in, below the site's.
        together: the files of the pages that go there too, whose links to each other stay as they are.
    """

    def moved(found: re.Match[str]) -> str:
        link = found[2]
        target = posixpath.normpath(posixpath.join(folder, link.partition("#")[0]))
        stays = not link or _ELSEWHERE.match(link) or target in together
        return found[0] if stays else f"{found[1]}../../{link}"

    parts, end = [], 0
    for start, tag in _tags(html):
        # The Markdown beside a page says what is known today.
        parts += [html[end:start], "" if _MARKDOWN in tag else _LINK.sub(moved, tag)]
        end = start + len(tag)
    return "".join([*parts, html[end:]]).replace("<head>", f"<head>\n{_NO_INDEX}", 1)


def _tags(html: str) -> list[tuple[int, str]]:
    """Return every start tag of a page with its position; in running text, what looks like a link is not one."""
    starts = [0]
    for line in html.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[tuple[int, str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            line, column = self.getpos()
            found.append((starts[line - 1] + column, self.get_starttag_text() or ""))

    reader = Reader()
    reader.feed(html)
    reader.close()
    return found
