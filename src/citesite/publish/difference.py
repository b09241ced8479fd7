"""Say in words, or as data, what changed between a release and the content as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citesite.build.published import PublishedSite
from citesite.build.published_parts import read_published
from citesite.check.change_rules import StatementChange, StatementDifference, is_announced, statement_changes
from citesite.check.translation_changes import Said, translation_changes
from citesite.diagnostics import CitesiteError, ContentError
from citesite.files.content import Kind
from citesite.files.scan import PUBLISHED
from citesite.link.site_statements import SITE, RecordsOfSite, Stored, site_statements
from citesite.link.statements import Statement, TopicStatements, statements_of
from citesite.publish.releases import current, said_by, store_of
from citesite.read.content import Content
from citesite.read.site_translations import files_with_texts
from citesite.render.translations import translations
from citesite.values.settle import settled

_NAMED_SITE = "pages, glossary, sources and settings"


class TopicDifference(NamedTuple):
    """What changed in one topic."""

    topic: str
    title: str
    state: str
    """new, gone or changed."""
    changes: tuple[StatementChange, ...] = ()
    entries: tuple[tuple[str, str, str], ...] = ()
    """Date, kind and text of each new entry in `changes:`."""
    is_announced: bool = True
    """Whether readers have been told what they need to know about it."""
    language: str = ""
    """The language of translations; empty for what is said in the first."""


def difference(content: Content, release: Path | None) -> list[TopicDifference]:
    """Return what changed since a release, topic by topic.

    Args:
        content: the content as it is now, without errors.
        release: a place that is published to, a release in the folder beside it, or a file `published.json`; None for
            that file of the site.

    Raises:
        ContentError: if what was published cannot be read.
        CitesiteError: if there is no such release, or it does not keep what it said.
    """
    before, language = _released(content.root, release), content.settings.language
    words = translations(language, content.root)
    sources = {then: source.id for source in content.sources.values() for then in source.formerly}
    found, seen = [], set()
    for topic in content.topics.values():
        values = topic.values
        now = statements_of(settled(topic, lambda reference: values.printed(reference, words)))  # noqa: B023
        old = before.before(now)
        if old is None:
            found.append(TopicDifference(now.id, now.title, "new"))
            continue
        seen.add(old.id)
        if changed := _changed(old, now, sources, language):
            found.append(changed)
    if before.site and (rest := _of_site(before.site, content, sources, found)):
        found.append(rest)
    gone = [TopicDifference(old.id, old.title, "gone") for name, old in before.topics.items() if name not in seen]
    return [*found, *gone, *_of_translations(before, content, {topic.topic for topic in found if topic.entries})]


def _of_translations(before: PublishedSite, content: Content, told_of: set[str]) -> Iterator[TopicDifference]:
    """Yield what changed in each other language of the site, topic by topic.

    Args:
        before: what was published.
        content: the content as it is now.
        told_of: the topics with a new entry in `changes:`.
    """
    languages = content.settings.translated_into
    for language in languages:
        if language not in before.translations:
            yield TopicDifference(SITE, _NAMED_SITE, "new", language=language)
            continue
        for topic, changes in _translated(before.translations[language], content, language).items():
            title = content.topics[topic].topic.record.title if topic else _NAMED_SITE
            is_told = topic in told_of or (not topic and bool(told_of))
            is_told = is_told or not any(change.is_meant_for_readers for change in changes)
            yield TopicDifference(topic, title, "changed", tuple(changes), (), is_told, language)
    for language in sorted(before.translations.keys() - set(languages)):
        yield TopicDifference(SITE, _NAMED_SITE, "gone", language=language)


def _translated(before: Mapping[str, Said], content: Content, language: str) -> dict[str, list[StatementChange]]:
    """Return what changed in the translations into a language, by topic."""
    changes: dict[str, list[StatementChange]] = {}
    files = {file.translation: file for file in files_with_texts(content, language, is_begun=True)}
    for path, file in files.items():
        found = [change for change, _ in translation_changes(before.get(path, {}), file, language)]
        changes.setdefault(file.topic, []).extend(found)
    for path in sorted(before.keys() - files.keys()):
        gone = (StatementChange("gone", key, Statement("translation", "")) for key in before[path])
        changes.setdefault(SITE, []).extend(gone)
    return {topic: changes[topic] for topic in sorted(changes, key=lambda topic: not topic) if changes[topic]}


def _of_site(
    old: TopicStatements, content: Content, sources: Mapping[str, str], topics: list[TopicDifference]
) -> TopicDifference | None:
    """Return what changed outside topics. Works that nothing cites are no news."""
    kinds = {Kind.PAGE: "pages", Kind.GLOSSARY: "terms", Kind.SOURCES: "sources", Kind.PEOPLE: "people"}
    records: dict[str, list[Stored]] = {name: [] for name in kinds.values()}
    for kind, name in kinds.items():
        for file in content.shared_files(kind):
            records[name] += [
                (item.record.model_dump(mode="json", exclude_none=True), item.place) for item in file.records
            ]
    settings = content.settings.model_dump(mode="json")
    now = site_statements(RecordsOfSite(**records), settings, content.settings_path.name)
    found = statement_changes(old, now, sources, content.settings.language)
    changes = tuple(change for change in found if (change.state, change.statement.kind) != ("new", "source"))
    is_told = any(topic.entries for topic in topics) or not any(change.is_meant_for_readers for change in changes)
    return TopicDifference(SITE, _NAMED_SITE, "changed", changes, (), is_told) if changes else None


def _changed(
    old: TopicStatements, now: TopicStatements, sources: Mapping[str, str], language: str
) -> TopicDifference | None:
    changes = tuple(statement_changes(old, now, sources, language))
    entries = tuple(entry for entry in now.changes if entry not in old.changes)
    if not changes and not entries:
        return None
    is_told = is_announced(old, now) or not any(change.is_meant_for_readers for change in changes)
    return TopicDifference(now.id, now.title, "changed", changes, entries, is_told)


def _released(root: Path, release: Path | None) -> PublishedSite:
    path = root / PUBLISHED if release is None else _file_of(release)
    found, problems = read_published(path, path.name)
    if problems:
        raise ContentError(problems)
    if found is None:
        what = "this site was never published" if release is None else f"{release} does not keep what it said"
        raise CitesiteError(f"there is no {path}: {what}")
    return found


def _file_of(release: Path) -> Path:
    if release.is_symlink() and current(release):
        return said_by(store_of(release) / current(release))
    if release.is_dir():
        return said_by(release)
    if not release.exists():
        raise CitesiteError(
            f"there is no release {release}; name a place that is published to, or a folder of releases"
        )
    return release


def in_words(found: list[TopicDifference]) -> str:
    """Return what changed, as text."""
    return (
        "".join(f"{line}\n" for topic in found for line in _lines(topic)) or "nothing that the site says has changed\n"
    )


def _lines(topic: TopicDifference) -> Iterator[str]:
    where = f"{topic.topic or 'the site'}{f' in {topic.language}' if topic.language else ''}"
    what = "language" if topic.language else "topic"
    yield f"{where}: {topic.title}{'' if topic.state == 'changed' else f' ({topic.state} {what})'}"
    for change in topic.changes:
        what = f'{change.statement.kind} "{change.name}"'
        if change.state != "changed":
            text = change.statement.text or "; ".join(change.statement.texts)
            yield f"  {change.state} {what}{f': {text}' if text else ''}"
            continue
        yield f"  {what}"
        yield from (f"    {difference.in_words}" for difference in change.differences)
    yield from (f"  readers are told: {date}, {kind}: {what}" for date, kind, what in topic.entries)
    if not topic.is_announced:
        yield f"  readers are not told: changes: of {'the' if topic.topic else 'a'} topic has no new entry"


def as_data(found: list[TopicDifference]) -> list[dict[str, Any]]:
    """Return what changed, for programs."""
    return [
        {
            "topic": topic.topic,
            "language": topic.language,
            "title": topic.title,
            "state": topic.state,
            "changes": [
                {
                    "state": change.state,
                    "kind": change.statement.kind,
                    "id": change.name,
                    "text": change.statement.text,
                    "differences": [_as_data(difference) for difference in change.differences],
                }
                for change in topic.changes
            ],
            "entries": [dict(zip(("date", "kind", "what"), entry, strict=True)) for entry in topic.entries],
            "is_announced": topic.is_announced,
        }
        for topic in found
    ]


def _as_data(difference: StatementDifference) -> dict[str, str]:
    names = ("kind", "name", "before", "now")
    return {name: getattr(difference, name) for name in names}
