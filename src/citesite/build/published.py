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
from citesite.check.change_rules import (
    MALFORMED_PUBLISHED,
    StatementChange,
    is_announced,
    told,
    unannounced,
)
from citesite.check.translation_changes import Said, translation_changes
from citesite.diagnostics import Diagnostic, Place
from citesite.files.scan import LARGEST_PUBLISHED, PUBLISHED_PARTS, real_within
from citesite.link.site_statements import SITE, RecordsOfSite, Stored, site_statements
from citesite.link.statements import TopicStatements
from citesite.read.content import Content
from citesite.read.files import read_text
from citesite.read.site_translations import FileWithTexts, files_with_texts
from citesite.read.yaml.lines import MERGE, MERGE_MARK

HEAD = '{"format": 1,'
"""What the file begins with."""


class PublishedSite(NamedTuple):
    """What was published."""

    topics: Mapping[str, TopicStatements] = {}
    minor: tuple[Mapping[str, Any], ...] = ()
    """The changes that were published as typing mistakes: date, reason, topic and statements of each."""
    site: TopicStatements | None = None
    """What the site says outside its topics; None if it was published by a version that kept no such thing."""
    translations: Mapping[str, Mapping[str, Said]] = {}
    """The translations that readers saw, by language and file."""
    is_divided: bool = False
    """Whether topics and translations are in the files of a folder."""

    @property
    def text(self) -> str:
        """The file: JSON with each statement on a line of its own, so that histories and merges show statements."""
        topics = ",\n".join(_topic_text(name, topic.as_data) for name, topic in sorted(self.topics.items()))
        minor = ",\n".join(_line(dict(entry)) for entry in self.minor)
        site = f",\n{_topic_text('site', self.site.as_data)}" if self.site else ""
        said = ",\n".join(_translations_text(*found) for found in sorted(self.translations.items()))
        said = f',\n"translations": {{\n{said}\n}}' if said else ""
        held = f'"{PUBLISHED_PARTS}/"' if self.is_divided else f"{{\n{topics}\n}}"
        return f'{HEAD}\n"topics": {held},\n"minor": [\n{minor}\n]{site}{said}}}\n'

    def before(self, topic: TopicStatements) -> TopicStatements | None:
        """Return what a topic said, also under a former id."""
        names = [topic.id, *(then for then, now in topic.formerly.items() if now == topic.id)]
        return next((self.topics[name] for name in names if name in self.topics), None)


def _topic_text(name: str, data: Mapping[str, Any]) -> str:
    head = f'{_line(name)}: {{"title": {_line(data["title"])}, "changes": {_line(data["changes"])}, "statements": {{'
    statements = ",\n".join(f"{_line(key)}: {_line(found)}" for key, found in data["statements"].items())
    return f"{head}\n{statements}\n}}}}"


def _translations_text(language: str, files: Mapping[str, Said]) -> str:
    parts = (
        f"{_line(path)}: {{\n" + ",\n".join(f"{_line(key)}: {_line(text)}" for key, text in said.items()) + "\n}"
        for path, said in sorted(files.items())
    )
    return f"{_line(language)}: {{\n" + ",\n".join(parts) + "\n}"


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def read_file(path: Path, shown: str) -> tuple[PublishedSite | None, list[Diagnostic]]:
    """Read one file of what was published.

    Returns:
        What it says, None if there is no such file, and what is wrong with it.

    Raises:
        CitesiteError: if the machine does not give it.
    """
    text = read_text(real_within(path, path.parent), LARGEST_PUBLISHED)
    if not text.strip():
        return None, []
    hint = "take the file of the last commit, or of one side of the merge"
    if mark := MERGE_MARK.search(text):
        found = MALFORMED_PUBLISHED.at(Place(shown), MERGE, hint)
        return None, [found._replace(line=text.count("\n", 0, mark.start()) + 1, column=1)]
    try:
        data = json.loads(text)
        is_divided = data["topics"] == f"{PUBLISHED_PARTS}/"
        held = {} if is_divided else data["topics"]
        topics = {name: TopicStatements.from_data(name, found) for name, found in held.items()}
        minor = tuple(dict(entry) for entry in data["minor"])
        site = TopicStatements.from_data(SITE, data["site"]) if "site" in data else None
        translations = {name: _translations(files) for name, files in data.get("translations", {}).items()}
    except json.JSONDecodeError as problem:
        found = MALFORMED_PUBLISHED.at(Place(shown), f"{shown} is not the JSON that publish writes", hint)
        return None, [found._replace(line=problem.lineno, column=problem.colno)]
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
        found = MALFORMED_PUBLISHED.at(Place(shown), f"{shown} is not what publish writes", hint)
        return None, [found._replace(line=1, column=1)]
    return PublishedSite(topics, minor, site, translations, is_divided), []


def _translations(files: Mapping[str, Any]) -> dict[str, Said]:
    return {path: {key: (str(of), str(text)) for key, (of, text) in said.items()} for path, said in files.items()}


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
    before: PublishedSite,
    topics: Iterable[TopicStatements],
    site: TopicStatements,
    store: Store,
    day: str,
    language: str,
) -> Iterator[tuple[str, StatementChange, Diagnostic]]:
    """Yield the topic of each statement that was changed without a word to readers, what changed, and why.

    An entry of any topic covers what changed outside topics, too.

    Args:
        before: what was published.
        topics: what each topic says.
        site: what is said outside topics.
        store: what the last build knew.
        day: the day of this run (ISO 8601).
        language: the language of the content.
    """
    sources = store.references.renamed_sources()
    is_told = False
    for topic in topics:
        if old := before.before(topic):
            is_told = is_told or is_announced(old, topic)
            yield from ((topic.id, change, told) for change, told in unannounced(old, topic, sources, day, language))
    if before.site and not is_told:
        yield from ((site.id, change, told) for change, told in unannounced(before.site, site, sources, day, language))


def translations_now(content: Content, language: str, store: Store) -> list[FileWithTexts]:
    """Return the files of translations that readers see; those of drafts are seen by nobody."""
    left_out = set(store.unpublished.topics_left_out().values())
    return [file for file in files_with_texts(content, language, is_begun=True) if file.topic not in left_out]


def silent_translations(
    before: PublishedSite, topics: Iterable[TopicStatements], files: Iterable[FileWithTexts], language: str, day: str
) -> Iterator[tuple[str, StatementChange, Diagnostic]]:
    """Yield the topic of each text whose translation alone was changed without a word to readers, and why.

    Args:
        before: what was published.
        topics: what each topic says, in any language: entries of `changes:` are counted.
        files: the result of `translations_now`.
        language: the language of the translations.
        day: the day of this run (ISO 8601).
    """
    pairs = [(topic, old) for topic in topics if (old := before.before(topic))]
    told_of = {topic.id for topic, old in pairs if old.is_draft or is_announced(old, topic)}
    paths = {topic.id: topic.places.get("", Place("")).path for topic, _ in pairs}
    for file in files:
        if file.topic in told_of or (told_of and not file.topic):
            continue
        for change, place in translation_changes(
            before.translations.get(language, {}).get(file.translation, {}), file, language
        ):
            if change.is_meant_for_readers:
                yield file.topic, change, told(change, place, paths.get(file.topic, ""), day)
