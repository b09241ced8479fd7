"""The work on one page of the site's own: read, check, render. In and out as in `work`, for one file of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from citesite.build.job import Job
from citesite.build.plan import Unit
from citesite.build.rendering import PageMade, make_page
from citesite.build.rows import Fingerprint, SearchRow
from citesite.build.search_rows import search_row
from citesite.build.topic_reading import read_topic
from citesite.build.translation_work import of_language, translation_problems
from citesite.build.work import known_of
from citesite.check import assemble_shared
from citesite.check.pages import check_page, lint_page
from citesite.diagnostics import Diagnostic, has_error
from citesite.link.library import Library
from citesite.link.search import searched_page
from citesite.link.stored import to_json
from citesite.pages import free_pages
from citesite.read.files import locate
from citesite.read.translated import in_translations, read_in, record_in_words, translated_places
from citesite.records import FreePage, Placed
from citesite.text.untranslated import has_stale
from citesite.values.settle import with_values
from citesite.values.topic import TopicWithValues


class PageWork(NamedTuple):
    """What one page holds, as rows, and what was made of it."""

    unit: Unit
    diagnostics: tuple[Diagnostic, ...]
    reads: tuple[tuple[str, str], ...]
    """The path of each file that was read, and the digest of its bytes."""
    record: FreePage | None = None
    """The page with numbers instead of value references; None if a mistake hides it."""
    search: SearchRow | None = None
    pages: tuple[PageMade, ...] = ()


class TopicUnits(NamedTuple):
    """The topics of a site, as far as a page has to know them."""

    units: Mapping[str, Unit]
    """The unit of each topic, by its id."""
    are_all_known: bool = True
    """Whether no mistake hides the id of one."""


def page_work(
    unit: Unit, topics: TopicUnits, fingerprints: Mapping[str, Fingerprint], job: Job, library: Library
) -> PageWork:
    """Read and check a page, and render it if it is not up to date.

    Args:
        unit: its file.
        topics: the topics that the page may name.
        fingerprints: what the last build made its pages of, by address.
        job: what the work has in common.
        library: the records that the page may name.
    """
    (path, kind), *_ = unit.files
    file, problems = read_in(job.edition, job.root, path, kind, "")
    placed, misshapen = assemble_shared(file)
    problems += misshapen
    reads = file.reads
    if not placed or (not topics.are_all_known and _is_unknown(placed[0].record.topic, topics.units)):
        return PageWork(unit, tuple(locate(in_translations(problems, [file]), job.root)), reads)
    item = placed[0]
    topic, read = _topic(item.record, topics.units, job)
    known = known_of(library, job)
    problems += check_page(item, topic, frozenset(topics.units), known)
    if job.is_linted and known.has_read_all("term"):
        problems += lint_page(item, job.config, library.terms, translated_places([file]))
    problems = of_language(problems, [file], job) + translation_problems(file, job)
    shown = record_in_words(Placed(with_numbers(item.record, topic, job), item.place), file)
    found = PageWork(unit, tuple(locate(problems, job.root)), reads + read, shown)
    if has_error(problems) or not job.is_written or found.record is None:
        return found
    made = (make_page(page, fingerprints, job) for page in free_pages(found.record, library, job.config))
    return found._replace(search=_searched(found.record, job), pages=tuple(made))


def _is_unknown(topic: str | None, topics: Mapping[str, Unit]) -> bool:
    return topic is not None and topic not in topics


def _topic(
    record: FreePage, topics: Mapping[str, Unit], job: Job
) -> tuple[TopicWithValues | None, tuple[tuple[str, str], ...]]:
    """Return the topic whose numbers a page prints, and what was read for it."""
    if record.topic is None or _is_unknown(record.topic, topics):
        return None, ()
    found = read_topic(topics[record.topic], job)
    return found.content, found.reads


def with_numbers(record: FreePage, topic: TopicWithValues | None, job: Job) -> FreePage:
    """Return a page with printed values instead of the value references in its text."""
    if "{{" not in record.text or topic is None:
        return record
    words = job.words()
    return record.model_copy(update={"text": with_values(record.text, lambda r: topic.values.printed(r, words))})


def introductions(
    pages: Mapping[str, FreePage], topics: Mapping[str, Unit], job: Job
) -> Iterator[tuple[str, FreePage]]:
    """Yield the introductions among some pages, by id, with numbers instead of value references."""
    for name, record in pages.items():
        yield name, with_numbers(record, _topic(record, topics, job)[0] if "{{" in record.text else None, job)


def _searched(record: FreePage, job: Job) -> SearchRow | None:
    if job.config.search != "browser":
        return None
    found = searched_page(record)
    if job.withholds and has_stale(to_json(found)):
        found = found._replace(pages=())
    return search_row(record.id, found, job)
