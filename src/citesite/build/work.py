"""Work: what is done for one file of shared records, or for one topic, in this process or in another.

In: the paths of its files and a `Job`, which says all else. Out: rows for the store, diagnostics, and pages that are
staged beside their targets until the build puts them in place. The functions are pure but for reading those files and
staging those pages, so any process on any machine can run them that has both folders, or folders with the same files.

`topic_work` goes through the stages in the order of the picture in ARCHITECTURE.md: read, check, link, pages, render.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from citesite.build.job import Job
from citesite.build.media_work import media_row, unshown
from citesite.build.plan import Unit
from citesite.build.registry import made_by_topic
from citesite.build.rendering import Known, PageMade, make_download, make_page
from citesite.build.rows import Fingerprint, Former, SearchRow, SharedRow, TopicLink, TopicRow, Use, stored_place
from citesite.build.search_rows import search_row
from citesite.build.shared_records import library_at
from citesite.build.topic_reading import TopicRead, read_topic
from citesite.build.translation_work import of_language, translation_problems, withheld_pages
from citesite.check import (
    assemble_shared,
    check_shared,
    check_topic,
    days_of_source,
    is_all_read,
    needs,
    needs_of_shared,
    quiet_until,
    topic_links,
    work_keys,
    written_ids,
)
from citesite.check.prose_rules import FILL_ME_IN
from citesite.diagnostics import Diagnostic, Place, capped, has_error
from citesite.exchange.exports import topic_downloads
from citesite.files.content import Kind
from citesite.link.cards import (
    PageCard,
    PersonCard,
    SourceCard,
    TermCard,
    page_card,
    person_card,
    source_card,
    term_card,
)
from citesite.link.library import Library
from citesite.link.needs import Need
from citesite.link.search import searched_topic
from citesite.link.statements import TopicStatements, statements_of
from citesite.link.stored import to_json
from citesite.link.summary import summary, uses
from citesite.link.topic import LinkedTopic, linked
from citesite.pages import topic_pages
from citesite.read.files import locate
from citesite.read.settings import SiteConfig
from citesite.read.settings_file import UNUSABLE_STYLE
from citesite.read.translated import in_translations, read_in, record_in_words, topic_in_words, translated_places
from citesite.records import FreePage, Person, Source, Term, TopicContent
from citesite.references import UnusableStyle
from citesite.values.settle import has_references, settled
from citesite.values.topic import TopicWithValues

KINDS: dict[type[Any], str] = {Source: "source", Term: "term", Person: "person", FreePage: "page"}
_KIND_OF_FILE = {Kind.SOURCES: "source", Kind.GLOSSARY: "term", Kind.PEOPLE: "person", Kind.PAGE: "page"}


class Referred(NamedTuple):
    """What the records of a unit refer to outside themselves, and what they were called before."""

    needs: tuple[Need, ...] = ()
    links: tuple[TopicLink, ...] = ()
    formers: tuple[Former, ...] = ()


class SharedWork(NamedTuple):
    """What one shared file holds, as rows."""

    unit: Unit
    kind: str
    diagnostics: tuple[Diagnostic, ...]
    reads: tuple[tuple[str, str], ...]
    """The path of each file that was read, and the digest of its bytes."""
    records: tuple[SharedRow, ...] = ()
    works: tuple[tuple[str, str], ...] = ()
    """Keys under which sources are the same work, each with the source's id."""
    referred: Referred = Referred()
    misshapen: frozenset[Need] = frozenset()
    """Ids written on records that do not fit their model."""
    is_readable: bool = True


class TopicWork(NamedTuple):
    """What one topic holds, as rows, and its pages."""

    unit: Unit
    diagnostics: tuple[Diagnostic, ...]
    reads: tuple[tuple[str, str], ...]
    topic: TopicRow | None = None
    """None if a mistake hides even the topic's id."""
    quiet_until: str = ""
    """The first day on which a rule that looks at the date may find something in it (ISO 8601); empty for never."""
    referred: Referred = Referred()
    held: str = ""
    """The addresses it holds, from its folder on, with the kind of each, as JSON; empty if a mistake hides them."""
    uses: tuple[Use, ...] = ()
    search: SearchRow | None = None
    statements: str = ""
    """What it says, as JSON; empty if a mistake hides that."""
    pages: tuple[PageMade, ...] = ()


def shared_work(unit: Unit, job: Job) -> SharedWork:
    """Read, type and check the records of one shared file. Whether ids lead anywhere is for `check_records`."""
    (path, kind), *_ = unit.files
    if kind is Kind.MEDIA:
        row, faults, read = media_row(unit, job)
        return SharedWork(unit, "media", tuple(faults), read, (row,) if row else (), misshapen=unshown(unit, row, job))
    file, problems = read_in(job.edition, job.root, path, kind, "")
    placed, misshapen = assemble_shared(file)
    name = _KIND_OF_FILE[kind]
    records, works, wanted, links, formers, unprinted = [], [], set[Need](), [], [], []
    for item in placed:
        record = record_in_words(item, file)
        try:
            card = _card(record, job)
        except UnusableStyle as problem:
            unprinted.append(UNUSABLE_STYLE.at(item.place, f'"{record.id}" cannot be cited: {problem}'))
            continue
        access = record.access if isinstance(record, Source) else ""
        stored = _stored(record)
        days = days_of_source(stored) if access else {}
        dated = days.get(("standing", "checked_on"), ""), max(days.values(), default="")
        records.append(SharedRow(record.id, stored_place(item.place), _json(stored), to_json(card), access, *dated))
        if isinstance(record, Source):
            works += [(key, record.id) for key in work_keys(record)]
        wanted |= needs_of_shared(item)
        links += _links(item.texts)
        formers += _formers(record, item.place)
    # What needs other records is looked at when all are known: here, every id counts as known.
    alone = Library({}, {}, {}, job.as_of, unreadable=frozenset(KINDS.values()))
    found = capped(d for item in placed for d in check_shared(item, alone))
    wrong = [*in_translations((*problems, *misshapen, *found), [file]), *unprinted]
    wrong += translation_problems(file, job, misshapen)
    return SharedWork(
        unit,
        name,
        tuple(wrong),
        file.reads,
        tuple(records),
        tuple(works),
        Referred(tuple(sorted(wanted)), tuple(links), tuple(formers)),
        frozenset((name, written) for written in written_ids(file.data) - {row.id for row in records}),
        not file.broken,
    )


def check_records(unit: Unit, job: Job, known: Library) -> tuple[list[Diagnostic], tuple[tuple[str, str], ...]]:
    """Run all rules about the records of one shared file, knowing all others; return what was read, too."""
    (path, kind), *_ = unit.files
    file, _ = read_in(job.edition, job.root, path, kind, "")
    placed, misshapen = assemble_shared(file)
    found = capped(d for item in placed for d in check_shared(item, known))
    return [*in_translations(found, [file]), *translation_problems(file, job, misshapen)], file.reads


def lint_shared(unit: Unit, job: Job, library: Library) -> list[Diagnostic]:
    """Judge how the texts of one shared file read; nothing of it while the words of the glossary cannot be read."""
    if not known_of(library, job).has_read_all("term"):
        return []
    # Only `check` judges texts, and a build should not wait for the word lists.
    from citesite.check.plain_language import lint_records, words_of

    (path, kind), *_ = unit.files
    file, _ = read_in(job.edition, job.root, path, kind, "")
    placed, _ = assemble_shared(file)
    found = lint_records(placed, job.config, words_of(library.terms), translated_places([file]))
    return locate(in_translations(found, [file]), job.root)


def topic_work(unit: Unit, fingerprints: Mapping[str, Fingerprint], job: Job, library: Library) -> TopicWork:
    """Read, check and link one topic, and render those of its pages that are not up to date."""
    read = read_topic(unit, job)
    content, reads = read.content, read.reads
    if content is None:
        return TopicWork(unit, tuple(locate(read.problems, job.root)), reads)
    problems = read.problems + of_language(_check(read, content, job, library), read.files, job)
    record, place = content.topic.record, stored_place(content.topic.place)
    is_draft = record.status == "draft"
    is_shown = job.drafts or not is_draft
    row = TopicRow(record.id, place, is_draft=int(is_draft), is_shown=int(is_shown))
    referred = Referred(tuple(sorted(needs(content))), tuple(_links(content.texts)), tuple(_formers(*_top(content))))
    found = TopicWork(
        unit,
        tuple(locate(problems, job.root)),
        reads,
        row,
        _quiet_until(content, known_of(library, job)),
        referred,
    )
    if has_error(problems):
        return found
    row = row._replace(places=_json(sorted(content.places)))
    if job.unreadable:
        return found._replace(topic=row)
    if not is_shown:
        return found._replace(topic=row, held="{}")
    content = with_numbers(_marked(content, problems), job)
    said = statements_of(content)
    content = topic_in_words(content, read.files)
    topic = _with_versions(linked(content, job.retired.get(record.id, {})), said, job)
    library = library._replace(withheld=withheld_pages(topic, library, job))
    row = row._replace(
        summary=job.elsewhere(to_json(summary(topic)._replace(withheld=tuple(sorted(library.withheld))))),
        claims=len(topic.claims),
        takeaways=len(topic.takeaways),
        is_listed=int(bool(record.changes or record.reviewers)),
    )
    pages = _pages(topic, referred, fingerprints, job, library) if job.is_written else ()
    return found._replace(
        topic=row,
        held=_json(made_by_topic(content, job.config.pages.sections)),
        uses=tuple(use._replace(data=job.elsewhere(use.data)) for use in _uses(topic, job.config)),
        search=_searched(topic, job, library.withheld),
        statements=said.as_json,
        pages=tuple(pages),
    )


def _check(read: TopicRead, content: TopicWithValues, job: Job, library: Library) -> list[Diagnostic]:
    known = known_of(library, job)
    problems = check_topic(content, known)
    if job.is_linted and is_all_read(content, known):
        # Only `check` judges texts, and a build should not wait for the word lists.
        from citesite.check.plain_language import lint_topic, words_of

        shown, terms = with_numbers(content, job), words_of(library.terms)
        problems += lint_topic(shown, job.config, terms, translated_places(read.files))
    return problems


def _pages(
    topic: LinkedTopic, referred: Referred, fingerprints: Mapping[str, Fingerprint], job: Job, library: Library
) -> Iterator[PageMade]:
    """Make the pages and the downloads of a topic."""
    for page in topic_pages(topic, library, job.config, is_home=job.home_is_topic):
        yield make_page(page, fingerprints, job)
    sources = [name for kind, name in referred.needs if kind == "source"]
    known: Known = {}
    for file in topic_downloads(topic, sources, library, job.config, job.words()):
        yield make_download(file, fingerprints, job, known)


def _with_versions(topic: LinkedTopic, said: TopicStatements, job: Job) -> LinkedTopic:
    """Return a topic with its versions, and the one that says the same."""
    versions = job.versions.get(topic.record.id, {})
    same = [name for name, version in versions.items() if version.says == said.digest] if versions else []
    return topic._replace(versions=tuple(versions), version=same[-1] if same else "")


def _marked(content: TopicWithValues, problems: Iterable[Diagnostic]) -> TopicWithValues:
    """Return a topic; one with placeholders as a draft, which a preview says at its top."""
    if not any(problem.code == FILL_ME_IN.code for problem in problems):
        return content
    top = content.topic
    return replace(content, topic=replace(top, record=top.record.model_copy(update={"status": "draft"})))


def known_of(library: Library, job: Job) -> Library:
    """Return what rules about one record know of the others."""
    misshapen = {kind: frozenset(name for k, name in job.misshapen if k == kind) for kind in (*KINDS.values(), "media")}
    return library._replace(
        misshapen=misshapen,
        unreadable=job.unreadable,
        language=job.config.language,
        is_translation=bool(job.edition),
        plausible_doses=job.config.plausible_doses,
        categories=job.config.categories,
        edition_folders=job.config.edition_folders,
        search_after=job.config.search_after,
    )


def with_numbers(content: TopicWithValues, job: Job) -> TopicWithValues:
    """Return the topic with printed values instead of the value references in its texts."""
    if not has_references(content):
        return content
    words = job.words()
    return settled(content, lambda reference: content.values.printed(reference, words))


def topic_chunk(chunk: Sequence[tuple[Unit, Mapping[str, Fingerprint]]], job: Job) -> list[TopicWork]:
    """Work on some topics, in a process of its own."""
    library = library_at(job.shared, job.as_of, job.withholds)
    return [topic_work(unit, fingerprints, job, library) for unit, fingerprints in chunk]


def shared_chunk(chunk: Sequence[tuple[Unit]], job: Job) -> list[SharedWork]:
    """Work on some shared files, in a process of its own."""
    return [shared_work(unit, job) for (unit,) in chunk]


def _uses(topic: LinkedTopic, config: SiteConfig) -> tuple[Use, ...]:
    # Only the pages of sources say who uses them.
    found = enumerate(uses(topic)) if config.pages.sources else ()
    return tuple(Use(source, number, to_json(use)) for number, (source, use) in found)


def _searched(topic: LinkedTopic, job: Job, withheld: frozenset[str]) -> SearchRow | None:
    if job.config.search != "browser":
        return None
    found = searched_topic(topic, has_section_pages=job.config.pages.sections)
    if found is None:
        return None
    name, shown = topic.record.id, tuple(page for page in found.pages if page.address not in withheld)
    return search_row(name, found._replace(pages=shown), job)


def _quiet_until(content: TopicContent, known: Library) -> str:
    day = quiet_until(content, known)
    return day.isoformat() if day else ""


def _links(texts: Any) -> list[TopicLink]:
    return [TopicLink(topic, fragment, stored_place(place)) for topic, fragment, place in topic_links(texts)]


def _top(content: TopicContent) -> tuple[Any, Place]:
    return content.topic.record, content.topic.place


def _formers(record: Any, place: Place) -> list[Former]:
    """Return the ids that a topic, a source, a term or a page had before; people have no addresses."""
    names = getattr(record, "formerly", ())
    return [Former(record.id, then, stored_place(place / "formerly" / n)) for n, then in enumerate(names)]


def _stored(record: Any) -> Any:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)


def _card(record: Any, job: Job) -> SourceCard | TermCard | PersonCard | PageCard:
    if isinstance(record, Source):
        is_exported = job.config.pages.downloads or job.config.pages.markdown
        return source_card(record, job.style, job.config.language, has_downloads=is_exported)
    if isinstance(record, FreePage):
        return page_card(record)
    return term_card(record) if isinstance(record, Term) else person_card(record)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
