"""Work: what is done for one file of shared records, or for one topic, in this process or in another.

In: the paths of its files and a `Job`, which says all else. Out: plain rows for the cache, diagnostics, and pages that
stand beside their targets until the build puts them in place. The functions are pure but for reading those files and
staging those pages, so any process on any machine that has both folders can run them.
"""

from __future__ import annotations

import gettext
import hashlib
import json
import marshal
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment as Environment

from citesite import addresses
from citesite.build.registry import made_by_topic
from citesite.build.site_rules import stored_place
from citesite.build.store import Stored
from citesite.check import (
    Known,
    assemble_shared,
    assemble_topic,
    check_shared,
    check_topic,
    needs,
    needs_of_shared,
    quiet_until,
    topic_links,
    work_keys,
    written_ids,
)
from citesite.diagnostics import Diagnostic, Place, capped, error, has_error
from citesite.exchange.exports import DownloadFile, topic_downloads
from citesite.files.output import stage
from citesite.files.scan import Kind
from citesite.link.cards import (
    Library,
    LinkedTopic,
    csl_item,
    linked,
    person_data,
    search_entries,
    source_card,
    summary,
    term_data,
    uses,
)
from citesite.pages import Page, topic_pages
from citesite.read.files import RawFile, locate, read_file
from citesite.read.settings import SiteConfig
from citesite.records import Person, Placed, Source, Term, TopicContent
from citesite.references import UnusableStyle
from citesite.render.pages import environment, render
from citesite.render.translations import translations
from citesite.values.settle import has_references, settled
from citesite.values.topic import TopicWithValues

Row = tuple[Any, ...]
KINDS: dict[type[Any], str] = {Source: "source", Term: "term", Person: "person"}


@dataclass(frozen=True)
class Job:
    """All that work on a site has in common."""

    root: Path
    """The folder of the settings."""
    config: SiteConfig
    output: Path
    as_of: date
    generator: str
    """What tells one version of the program from another."""
    templates: str
    """What tells one state of the site's templates and translations from another."""
    template_digests: Mapping[str, str] = field(default_factory=dict)
    """For each template, a digest of it and of all it refers to."""
    is_linted: bool = False
    """Whether how texts read is judged too; builds do not."""
    frame: str = ""
    """What stands around the body of each page: see `Request`."""
    is_written: bool = True
    """Whether pages are rendered; a check only looks at the content."""
    shared: str = ""
    """The database with the shared records, for other processes."""
    misshapen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    retired: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    """For each topic, and the glossary: places on its page that are retired, each with the reason and where to go."""

    def knowing(self, work: SharedWork) -> Job:
        """The same job, with what could not be read or typed in a shared file."""
        if work.is_readable and not work.misshapen:
            return self
        misshapen = {**self.misshapen, work.kind: self.misshapen.get(work.kind, frozenset()) | work.misshapen}
        unreadable = self.unreadable if work.is_readable else self.unreadable | {work.kind}
        return replace(self, misshapen=misshapen, unreadable=unreadable)

    def env(self) -> Environment:
        """The templates of the site."""
        return _environment(
            self.root / self.config.templates, self.config.language, self.root, self.templates, self.frame
        )


@dataclass(frozen=True, slots=True)
class PageMade:
    """A page that was looked at: what it is made of, and what became of it."""

    address: str
    data: str
    """Digest of the data it shows."""
    template: str
    """Digest of the template that shows it, with all it refers to."""
    content: str
    """Digest of its bytes; empty where it was up to date and was not rendered."""
    state: str = ""
    """new, changed or equal, beside what stood there; empty where it was not rendered."""


@dataclass(frozen=True, slots=True)
class SharedWork:
    """What one shared file holds, as rows."""

    unit: str
    diagnostics: list[Diagnostic]
    kind: str
    records: list[Row] = field(default_factory=list)
    """id, place, record, card, how a source was read."""
    works: list[Row] = field(default_factory=list)
    needs: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    formers: list[Row] = field(default_factory=list)
    """Id now, id before, place."""
    misshapen: frozenset[str] = frozenset()
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class TopicWork:
    """What one topic holds, as rows, and its pages."""

    unit: str
    diagnostics: list[Diagnostic]
    topic: Row = ()
    """id, place, summary, places (empty where a mistake hides them), the
    day until which no rule that looks at the date finds anything, number of
    claims and takeaways, whether pages of the whole site tell of it."""
    needs: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    formers: list[Row] = field(default_factory=list)
    """Of the topic itself: id now, id before, place."""
    made: str = ""
    """The addresses it holds, from its folder on, with the kind of each, as JSON; empty where a mistake hides them."""
    uses: list[Row] = field(default_factory=list)
    pages: list[PageMade] = field(default_factory=list)
    search: Row = ()
    """The part of the search that holds the topic, its id and entries."""


Fingerprints = Mapping[str, tuple[str, str, str]]
"""For each page whose output is as it was left: digests of data and template, and the generator."""


def shared_work(path: str, kind: Kind, job: Job) -> SharedWork:
    """Read, type and check the records of one shared file. Whether ids lead anywhere is for `check_records`."""
    file, problems = read_file(job.root, path, kind, "")
    placed, misshapen = assemble_shared(file)
    name = {Kind.SOURCES: "source", Kind.GLOSSARY: "term", Kind.PEOPLE: "person"}[kind]
    records, works, wanted, links, formers, unprinted = [], [], set(), [], [], []
    for item in placed:
        record = item.record
        try:
            card = _card(record, job.config)
        except UnusableStyle as problem:
            unprinted.append(error("unusable-style", item.place, f'"{record.id}" cannot be cited: {problem}'))
            continue
        row = (record.id, stored_place(item.place), _json(_stored(record)), _json(card))
        records.append((*row, record.access if isinstance(record, Source) else ""))
        if isinstance(record, Source):
            works += [(key, record.id) for key in work_keys(record)]
        wanted |= needs_of_shared(item)
        links += [(t, f, stored_place(p)) for t, f, p in topic_links(item.texts)]
        formers += _formers(record, item.place)
    # What needs other records is looked at when all are known: here, every id counts as known.
    alone = Known({}, {}, {}, job.as_of, unreadable=frozenset(KINDS.values()))
    found = capped(d for item in placed for d in check_shared(item, alone))
    return SharedWork(
        path,
        [*problems, *misshapen, *found, *unprinted],
        name,
        records,
        works,
        sorted(wanted),
        links,
        formers,
        frozenset(written_ids(file.data) - {row[0] for row in records}),
        not file.broken,
    )


def check_records(path: str, kind: Kind, job: Job, known: Known) -> list[Diagnostic]:
    """Run all rules about the records of one shared file, of which one names an id that nothing has."""
    file, _ = read_file(job.root, path, kind, "")
    placed, _ = assemble_shared(file)
    return capped(d for item in placed for d in check_shared(item, known))


def lint_shared(path: str, kind: Kind, job: Job, library: Library) -> list[Diagnostic]:
    """How the texts of one shared file read."""
    from citesite.check.plain_language import lint_records, words_of

    placed, _ = assemble_shared(read_file(job.root, path, kind, "")[0])
    return locate(lint_records(placed, job.config, words_of(library.terms)), job.root)


def topic_work(
    unit: str, files: Sequence[tuple[str, Kind]], fingerprints: Fingerprints, job: Job, library: Library
) -> TopicWork:
    """Read, check and link one topic, and render those of its pages that are not up to date."""
    read: list[RawFile] = []
    problems: list[Diagnostic] = []
    for path, kind in files:
        file, unreadable = read_file(job.root, path, kind, unit)
        read.append(file)
        problems += unreadable
    content, misshapen = assemble_topic(read)
    problems += misshapen
    if content is None:
        return TopicWork(unit, locate(problems, job.root))
    known = Known(library.sources, library.terms, library.people, job.as_of, job.misshapen, job.unreadable)
    problems += check_topic(content, known)
    if job.is_linted:
        problems += _lint(with_numbers(content, job), job, library)
    record = content.topic.record
    quiet = quiet_until(content)
    due = quiet.isoformat() if quiet else ""
    wanted = sorted(needs(content))
    links = [(t, f, stored_place(p)) for t, f, p in topic_links(content.texts)]
    formers = _formers(record, content.topic.place)
    row: Row = (record.id, stored_place(content.topic.place))
    places = "" if has_error(problems) else _json(sorted(content.places))
    if has_error(problems) or job.unreadable:
        return TopicWork(unit, locate(problems, job.root), (*row, "{}", places, due, 0, 0, 0), wanted, links, formers)
    topic = linked(with_numbers(content, job), job.retired.get(record.id, {}))
    is_told_of = int(bool(record.changes or record.reviewers))
    pages = topic_pages(topic, library, job.config) if job.is_written else ()
    made = [make_page(page, fingerprints, job) for page in pages]
    if job.is_written and job.config.pages.downloads:
        sources = [name for kind, name in wanted if kind == "source"]
        files_for_others = topic_downloads(topic, sources, library, job.config)
        made += [make_download(file, fingerprints, job) for file in files_for_others]
    return TopicWork(
        unit,
        locate(problems, job.root),
        (*row, _json(summary(topic)), places, due, len(topic.claims), len(topic.takeaways), is_told_of),
        wanted,
        links,
        formers,
        _json(made_by_topic(content, job.config.pages.sections)),
        # Only the pages of sources say who uses them.
        [(source, n, _json(data)) for n, (source, data) in enumerate(uses(topic) if job.config.pages.sources else ())],
        made,
        _searched(topic, job.config),
    )


def _lint(content: TopicContent, job: Job, library: Library) -> list[Diagnostic]:
    from citesite.check.plain_language import lint_topic, words_of

    return lint_topic(content, job.config, words_of(library.terms))


def with_numbers(content: TopicWithValues, job: Job) -> TopicWithValues:
    """Return the topic with printed values instead of the value references in its texts."""
    if not has_references(content):
        return content
    words = _words(job.config.language, job.root, job.templates)
    return settled(content, lambda reference: content.values.printed(reference, words))


def _searched(topic: LinkedTopic, config: SiteConfig) -> Row:
    entries = search_entries(topic) if config.search == "minisearch" else []
    return (addresses.search_part(topic.record.id), topic.record.id, _json(entries)) if entries else ()


def make_page(page: Page, fingerprints: Fingerprints, job: Job) -> PageMade:
    """Render a page beside its target, unless the last build made it of the very same things."""
    env = job.env()
    template = job.template_digests.get(page.template, "")
    return _made(page.address, page.context, template, lambda: render(page, env), fingerprints, job)


def make_download(file: DownloadFile, fingerprints: Fingerprints, job: Job) -> PageMade:
    """Write a download beside its target, unless the last build made it of the very same data."""
    return _made(file.address, file.data, "", file.text, fingerprints, job)


def _made(
    address: str, shown: Any, template: str, text: Callable[[], str], fingerprints: Fingerprints, job: Job
) -> PageMade:
    data = digest(shown)
    if fingerprints.get(address) == (data, template, job.generator):
        return PageMade(address, data, template, "")
    content = text().encode()
    state = stage(job.output, addresses.file_of(address), content)
    return PageMade(address, data, template, hashlib.sha256(content).hexdigest(), state)


def topic_chunk(chunk: Sequence[tuple[str, Sequence[tuple[str, Kind]], Fingerprints]], job: Job) -> list[TopicWork]:
    """Work on some topics, in a process of its own."""
    library = _library(job.shared)
    return [topic_work(unit, files, fingerprints, job, library) for unit, files, fingerprints in chunk]


def shared_chunk(chunk: Sequence[tuple[str, Kind]], job: Job) -> list[SharedWork]:
    """Work on some shared files, in a process of its own."""
    return [shared_work(path, kind, job) for path, kind in chunk]


def library_of(connection: sqlite3.Connection) -> Library:
    """The shared records in a database."""
    return Library(
        Stored(connection, "source", "card"), Stored(connection, "term", "card"), Stored(connection, "person", "card")
    )


@lru_cache(maxsize=1)
def _library(database: str) -> Library:
    return library_of(sqlite3.connect(f"file:{database}?mode=ro", uri=True))


@lru_cache(maxsize=1)
def _environment(templates: Path, language: str, root: Path, state: str, frame: str) -> Environment:
    return environment(templates, _words(language, root, state), frame)


@lru_cache(maxsize=1)
def _words(language: str, root: Path, state: str) -> gettext.NullTranslations:
    return translations(language, root)


def _formers(record: Any, place: Place) -> list[Row]:
    """The ids that a topic, a source or a term had before; people have no addresses."""
    names = getattr(record, "formerly", ())
    return [(record.id, then, stored_place(place / "formerly" / number)) for number, then in enumerate(names)]


def _stored(record: Any) -> Any:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)


def _card(record: Any, config: SiteConfig) -> Any:
    if isinstance(record, Source):
        card = source_card(record, config.style, config.language)
        more = {"csl": csl_item(record), "record": _stored(record)} if config.pages.downloads else {}
        return card | more
    return term_data(record) if isinstance(record, Term) else person_data(record)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def digest(context: Any) -> str:
    """A digest of a page's plain data, whose keys always stand in the same order.

    Kept in the cache alone, so it need not be what others could compute: these two take less than half the time of JSON
    and SHA-256, which is noticed at ten thousand pages. Bytes of version 2 depend on values alone; those of later
    versions also on which objects are the same.
    """
    return hashlib.blake2b(marshal.dumps(context, 2), digest_size=32).hexdigest()


__all__ = ["Job", "PageMade", "Placed", "SharedWork", "TopicWork"]
