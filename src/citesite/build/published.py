"""Published: what every statement said when the site was published last, in `published.json` beside the settings.

`citesite publish` writes it, and it is committed with the content, so that whoever publishes next, on whatever machine,
changes nothing in silence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citesite.build.store import Store
from citesite.check.change_rules import MALFORMED_PUBLISHED, PUBLISHED, StatementChange, is_announced, unannounced
from citesite.diagnostics import Diagnostic, Place
from citesite.files.scan import real_within
from citesite.link.site_statements import SITE, RecordsOfSite, Stored, site_statements
from citesite.link.statements import TopicStatements
from citesite.read.files import read_text

HEAD = '{"format": 1,'
"""What the file begins with."""


class PublishedSite(NamedTuple):
    """What was published."""

    topics: Mapping[str, TopicStatements] = {}
    minor: tuple[Mapping[str, Any], ...] = ()
    """The changes that were published as typing mistakes: date, reason, topic and statements of each."""
    site: TopicStatements | None = None
    """What the site says outside its topics; None if it was published by a version that kept no such thing."""

    @property
    def text(self) -> str:
        """The file: JSON with each statement on a line of its own, so that histories and merges show statements."""
        topics = ",\n".join(_topic_text(name, topic.as_data) for name, topic in sorted(self.topics.items()))
        minor = ",\n".join(_line(dict(entry)) for entry in self.minor)
        site = f",\n{_topic_text('site', self.site.as_data)}" if self.site else ""
        return f'{HEAD}\n"topics": {{\n{topics}\n}},\n"minor": [\n{minor}\n]{site}}}\n'

    def before(self, topic: TopicStatements) -> TopicStatements | None:
        """Return what a topic said, also under a former id."""
        names = [topic.id, *(then for then, now in topic.formerly.items() if now == topic.id)]
        return next((self.topics[name] for name in names if name in self.topics), None)


def _topic_text(name: str, data: Mapping[str, Any]) -> str:
    head = f'{_line(name)}: {{"title": {_line(data["title"])}, "changes": {_line(data["changes"])}, "statements": {{'
    statements = ",\n".join(f"{_line(key)}: {_line(found)}" for key, found in data["statements"].items())
    return f"{head}\n{statements}\n}}}}"


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def read_published(path: Path, shown: str = PUBLISHED) -> tuple[PublishedSite | None, list[Diagnostic]]:
    """Read a file of what was published.

    Returns:
        What it says, None if there is no such file, and what is wrong with it.

    Raises:
        CitesiteError: if the machine does not give it.
    """
    text = read_text(real_within(path, path.parent))
    if not text.strip():
        return None, []
    hint = "take the file of the last commit, or of one side of the merge"
    try:
        data = json.loads(text)
        topics = {name: TopicStatements.from_data(name, found) for name, found in data["topics"].items()}
        minor = tuple(dict(entry) for entry in data["minor"])
        site = TopicStatements.from_data(SITE, data["site"]) if "site" in data else None
    except json.JSONDecodeError as problem:
        found = MALFORMED_PUBLISHED.at(Place(shown), f"{shown} is not the JSON that publish writes", hint)
        return None, [found._replace(line=problem.lineno, column=problem.colno)]
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
        found = MALFORMED_PUBLISHED.at(Place(shown), f"{shown} is not what publish writes", hint)
        return None, [found._replace(line=1, column=1)]
    return PublishedSite(topics, minor, site), []


def topics_now(store: Store) -> Iterator[TopicStatements]:
    """Yield what each topic of the last build says, in the order of their ids."""
    yield from map(TopicStatements.from_json, store.topics.statements())


def site_now(store: Store, settings: Mapping[str, Any], settings_file: str) -> TopicStatements:
    """Return what the site of the last build says outside its topics.

    Args:
        store: what the build knew.
        settings: the settings as plain data.
        settings_file: the name of their file.
    """
    shown = frozenset(store.unpublished.shown_sources(drafts=False))

    def every(kind: str) -> Iterator[Stored]:
        yield from ((json.loads(record), place) for record, place in store.shared.records(kind))

    sources = ((record, place) for record, place in every("source") if record["id"] in shown)
    records = RecordsOfSite(every("page"), every("term"), sources, every("person"))
    return site_statements(records, settings, settings_file)


def silent_changes(
    before: PublishedSite, topics: Iterable[TopicStatements], site: TopicStatements, store: Store, day: str
) -> Iterator[tuple[str, StatementChange, Diagnostic]]:
    """Yield the topic of each statement that was changed without a word to readers, what changed, and why.

    An entry of any topic covers what changed outside topics, too.

    Args:
        before: what was published.
        topics: what each topic says.
        site: what is said outside topics.
        store: what the last build knew.
        day: the day of this run (ISO 8601).
    """
    sources = store.references.renamed_sources()
    is_told = False
    for topic in topics:
        if old := before.before(topic):
            is_told = is_told or is_announced(old, topic)
            yield from ((topic.id, change, told) for change, told in unannounced(old, topic, sources, day))
    if before.site and not is_told:
        yield from ((site.id, change, told) for change, told in unannounced(before.site, site, sources, day))
