"""Say in words, or as data, what changed between a release and the content as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citesite.build.published import PublishedSite, read_published
from citesite.check.change_rules import PUBLISHED, StatementChange, is_announced, statement_changes
from citesite.diagnostics import CitesiteError, ContentError
from citesite.files.scan import Kind
from citesite.link.site_statements import SITE, RecordsOfSite, Stored, site_statements
from citesite.link.statements import TopicStatements, statements_of
from citesite.publish.releases import current, said_by, store_of
from citesite.read.content import Content
from citesite.render.translations import translations
from citesite.values.settle import settled


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
    before = _released(content.root, release)
    words = translations(content.settings.language, content.root)
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
        if changed := _changed(old, now, sources):
            found.append(changed)
    if before.site and (rest := _of_site(before.site, content, sources, found)):
        found.append(rest)
    gone = [TopicDifference(old.id, old.title, "gone") for name, old in before.topics.items() if name not in seen]
    return [*found, *gone]


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
    found = statement_changes(old, now, sources)
    changes = tuple(change for change in found if (change.state, change.statement.kind) != ("new", "source"))
    is_told = any(topic.entries for topic in topics) or not any(change.is_meant_for_readers for change in changes)
    return (
        TopicDifference(SITE, "pages, glossary, sources and settings", "changed", changes, (), is_told)
        if changes
        else None
    )


def _changed(old: TopicStatements, now: TopicStatements, sources: Mapping[str, str]) -> TopicDifference | None:
    changes = tuple(statement_changes(old, now, sources))
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
    yield f"{topic.topic or 'the site'}: {topic.title}{'' if topic.state == 'changed' else f' ({topic.state} topic)'}"
    for change in topic.changes:
        what = f'{change.statement.kind} "{change.name}"'
        if change.state != "changed":
            yield f"  {change.state} {what}: {change.statement.text or '; '.join(change.statement.texts)}"
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
            "title": topic.title,
            "state": topic.state,
            "changes": [
                {
                    "state": change.state,
                    "kind": change.statement.kind,
                    "id": change.name,
                    "text": change.statement.text,
                    "differences": [difference._asdict() for difference in change.differences],
                }
                for change in topic.changes
            ],
            "entries": [dict(zip(("date", "kind", "what"), entry, strict=True)) for entry in topic.entries],
            "is_announced": topic.is_announced,
        }
        for topic in found
    ]
