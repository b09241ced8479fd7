"""What concerns the whole site: rules over all records, and pages made of summaries."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

from citesite import addresses
from citesite.build.changes import Changes
from citesite.build.inputs import Inputs
from citesite.build.page_work import introductions
from citesite.build.pages_made import PagesMade
from citesite.build.published import (
    silent_changes,
    silent_translations,
    site_now,
    topics_now,
    translations_now,
)
from citesite.build.published_parts import read_published
from citesite.build.rendering import make_page
from citesite.build.rows import SITE
from citesite.build.site_rules import (
    dead_topic_links,
    duplicate_topics,
    duplicate_works,
    former_ids_in_use,
    links_to_drafts,
    page_addresses,
    root_file_addresses,
    unused_sources,
)
from citesite.build.steps.concerned import may_show_other_sources
from citesite.build.steps.lists import source_list
from citesite.build.steps.menu import check_menu
from citesite.build.steps.pages import units_of_topics
from citesite.build.steps.permalinks import check_permalinks
from citesite.build.steps.verified import check_answers
from citesite.build.store import Store
from citesite.check.media_rules import unused_media
from citesite.check.source_rules import UNUSED_SOURCE
from citesite.check.template_rules import prose_in_template
from citesite.check.wording.language_rules import words_not_checked
from citesite.diagnostics import CitesiteError, Diagnostic, Place, has_error
from citesite.files.scan import PUBLISHED, root_files
from citesite.link.cards import PersonCard, TermCard
from citesite.link.summary import TopicSummary
from citesite.pages import (
    IN_SITEMAP,
    Overview,
    is_stale,
    pages_showing,
    site_pages,
)
from citesite.pages.look import OF_FIELDS, replaced_by_image
from citesite.read.content import load
from citesite.read.files import locate, read_text
from citesite.read.look import UNUSABLE_IMAGE
from citesite.records import FreePage
from citesite.records.page import INTRODUCTIONS
from citesite.text.alphabets import sorted_as
from citesite.text.untranslated import has_stale


def check_site(build: Inputs, known: Changes) -> Changes:
    """Run the rules that need all records."""
    store = build.store
    all_are_known = len(store.topics.ids()) == len(build.plan.topics)
    found = [
        *duplicate_topics(store),
        *former_ids_in_use(store, build.config.edition_folders),
        *dead_topic_links(store, all_are_known),
    ]
    found += links_to_drafts(store)
    found += _images_twice(build)
    found += page_addresses(store, build.config.edition_folders)
    names = root_files(build.root) if build.has_root_files else ()
    found += root_file_addresses(store, names, build.config.edition_folders, store.registry.retired())
    found += check_permalinks(build, known, all_are_known)
    found += check_menu(build, known) if all_are_known else []
    found += check_answers(build)
    if build.request.lint:
        found += _silent_changes(build)
    # While other records have errors, a source may only seem unused.
    is_sound = not known.unreadable and not known.misshapen and not has_error(known.diagnostics)
    # Asked in every build: any text may begin to show a file, or cease to, and there are few files.
    found += map(unused_media, store.references.unused_media()) if is_sound else []
    if not (known.records or known.sources_counted or build.is_everything_new):
        kept = store.units.kept_diagnostics([""])
        said = (before for before in kept if is_sound or before.code != UNUSED_SOURCE.code)
        return Changes(diagnostics=(*locate(found, build.root), *said))
    found += duplicate_works(store)
    unused = list(unused_sources(store)) if is_sound else []
    to_keep = [*unused, *words_not_checked(build.config, build.request.config_path.name), *_prose_in_templates(build)]
    store.units.keep_diagnostics("", locate(to_keep, build.root))
    return Changes(diagnostics=tuple(locate([*found, *to_keep], build.root)))


def _prose_in_templates(build: Inputs) -> Iterator[Diagnostic]:
    """Find sentences in the site's own templates."""
    folder = f"{build.config.templates}/"
    for path in build.plan.ground.signatures:
        if path.startswith(folder) and path.endswith(".html") and not path.startswith(f"{folder}assets/"):
            with contextlib.suppress(CitesiteError):
                # One that cannot be read is a failure of the template, if a page uses it.
                yield from prose_in_template(path, read_text(build.root / path))


def _images_twice(build: Inputs) -> Iterator[Diagnostic]:
    """Find images in the folder of templates that one of the settings would replace without a word."""
    for field in OF_FIELDS:
        for address in sorted(replaced_by_image(field, build.config)):
            path = f"{build.config.templates}/{address}"
            if path in build.plan.ground.signatures:
                message = f"{path} is an image for the same place, and would be on no page"
                place = Place(build.request.config_path.name) / field
                yield UNUSABLE_IMAGE.at(place, message, f"take that file away, or this line: {field} alone is enough")


def _silent_changes(build: Inputs) -> list[Diagnostic]:
    """Return what statements say that they did not when they were published, where no reader is told."""
    before, problems = read_published(build.root / PUBLISHED)
    if before is None:
        return problems
    topics, day = topics_now(build.store), build.request.as_of.isoformat()
    if language := build.request.edition:
        files = translations_now(load(build.request.config_path), language, build.store)
        return [told for _, _, told in silent_translations(before, topics, files, language, day)]
    settings, name = build.config.model_dump(mode="json"), build.request.config_path.name
    site = site_now(build.store, settings, name)
    found = silent_changes(before, topics, site, build.store, day, build.config.language)
    return [told for _, _, told in found]


def make_site_pages(build: Inputs, known: Changes) -> Changes:
    """Make the pages of the whole site, if anything they show has changed."""
    store, config = build.store, build.config
    is_altered = build.has_altered(SITE)
    # The site map lists every page of a source.
    is_mapped = known.is_overview_changed or known.are_sources_others or may_show_other_sources(build)
    # Which pages are withheld may depend on any record.
    is_mapped = is_mapped or is_altered or build.job.withholds or not known.topic_fields.isdisjoint(IN_SITEMAP)
    is_all = is_mapped or bool(known.topic_fields)
    kinds = {kind for kind, _ in known.records} | ({"source"} if known.sources_counted else set())
    if not (is_all or kinds):
        return Changes()
    # The summaries of all topics are by far the longest of what these pages are made of, and no record shows in them.
    is_indexed = "term" in kinds and config.search != "none"
    topics = [
        TopicSummary.from_json(summary) for summary in store.topics.summaries(only_listed=not (is_all or is_indexed))
    ]
    retired = build.job.retired.get(addresses.GLOSSARY.rstrip("/"), {})
    drafts = build.request.drafts
    sources = store.unpublished.shown_sources(drafts) if is_mapped and config.pages.sources else []
    overview = Overview(
        topics=topics,
        sources=sources,
        terms=_terms(store, config.language),
        people=_people(store),
        reading=store.shared.reading(drafts),
        retired=retired,
        home_is_topic=build.job.home_is_topic,
        pages=sorted(build.library.pages.values(), key=lambda card: sorted_as(card.title, config.language)),
        categories=build.config.categories,
        introductions=_introductions(build),
    )
    fingerprints = build.fingerprints(SITE)
    library = build.library
    if build.job.withholds:
        library = library._replace(withheld=_withheld(overview, build))
    pages = pages_showing(kinds, overview, library, config)
    if is_all:
        pages = site_pages(overview, library, config, is_mapped)
    made = [make_page(page, fingerprints, build.job) for page in pages]
    lost = store.pages.addresses(SITE) - {page.address for page in made} if is_all else set()
    # The site map is nearly all of what these pages are made of, and most edits change nothing in it.
    lost = lost if is_mapped else {address for address in lost if not addresses.is_sitemap(address)}
    return Changes(pages=PagesMade((SITE, page) for page in made), lost=frozenset(lost), withheld=library.withheld)


def _withheld(overview: Overview, build: Inputs) -> frozenset[str]:
    """Return the addresses of all pages that an edition does not show until they are translated again."""
    records = build.store.shared.records
    found = {address for topic in overview.topics for address in topic.withheld}
    found |= {addresses.page(json.loads(record)["id"]) for record, _ in records("page") if has_stale(record)}
    found |= {addresses.source(json.loads(record)["id"]) for record, _ in records("source") if has_stale(record)}
    pages = [*site_pages(overview, build.library, build.config), *source_list(build)]
    return frozenset(found | {page.address for page in pages if is_stale(page)})


def _introductions(build: Inputs) -> dict[str, FreePage]:
    """Return the texts of the site's own for pages that every site has, by the name of the page."""
    if build.library.pages.keys().isdisjoint(INTRODUCTIONS):
        return {}
    records = (FreePage.model_validate(json.loads(record)) for record, _ in build.store.shared.records("page"))
    found = {record.id: record for record in records if record.id in INTRODUCTIONS}
    return dict(introductions(found, units_of_topics(build), build.job))


def _terms(store: Store, language: str) -> list[TermCard]:
    cards = map(TermCard.from_json, store.shared.cards("term"))
    return sorted(cards, key=lambda term: sorted_as(term.term, language))


def _people(store: Store) -> list[PersonCard]:
    return [PersonCard.from_json(card) for card in store.shared.cards("person")]
