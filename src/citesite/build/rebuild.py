"""Rebuild: what has to be done when something has changed, in the order of the stages.

Shared records first, then the topics that changed or that need a shared record that did, then the pages that are made
of several topics. Everything learnt goes into the store within one transaction, and nothing is put in place before all
of it is known to be well.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from citesite.build.changes import Changes, merged
from citesite.build.holder import holder_of, mark_of
from citesite.build.inputs import Inputs
from citesite.build.job import Job
from citesite.build.outputs import Outputs, is_left_as_known, outputs_seen, place_of
from citesite.build.plan import Plan, plan
from citesite.build.request import BuildReport, Request
from citesite.build.shared_records import library_of
from citesite.build.steps.drafts import as_published
from citesite.build.steps.lists import lead_on_from_lists, make_source_list
from citesite.build.steps.media import copy_media
from citesite.build.steps.pages import work_on_pages
from citesite.build.steps.permalinks import check_pages, make_retired_pages, read_registry
from citesite.build.steps.search import make_search
from citesite.build.steps.shared import read_shared
from citesite.build.steps.site import check_site, make_site_pages
from citesite.build.steps.sources import make_source_pages
from citesite.build.steps.topics import work_on_topics
from citesite.build.steps.versions import make_versions
from citesite.build.steps.write import keep_checked, take_back, write_site
from citesite.build.store import Store
from citesite.build.translation_work import settings_problems, unlisted_languages
from citesite.build.workers import Workers
from citesite.diagnostics import Diagnostic, Place, Severity, has_error, ordered
from citesite.files.links import mode_of, refuse_inside
from citesite.files.other_sites import refuse_other_site
from citesite.files.scan import OF_PUBLISH, ROOT_FILES, Signature, digest_of, signature_of
from citesite.files.translations import FOLDER as TRANSLATIONS
from citesite.files.translations import folder_of
from citesite.read.files import locate, read_text
from citesite.read.settings import SiteConfig
from citesite.read.settings_file import load_config, settings_overlay, style_of
from citesite.read.translation_files import at_translations
from citesite.read.versions import read_versions
from citesite.render.block_rules import template_faults
from citesite.render.catalogue_rules import no_catalogue
from citesite.render.pages import own_templates, template_digests
from citesite.render.translations import catalogue_files, is_unknown, shipped_languages
from citesite.render.unknown_names import UnknownName

Step = Callable[[Inputs, Changes], Changes]

PAGES_OF_SEVERAL_TOPICS: tuple[Step, ...] = (
    make_source_pages,
    make_search,
    make_site_pages,
    make_source_list,
    lead_on_from_lists,
    copy_media,
    make_retired_pages,
    make_versions,
    check_pages,
)


class Prepared(NamedTuple):
    """The build of an edition that has found out all and staged its pages, and put nothing in place."""

    build: Inputs
    known: Changes
    settings: Signature
    """The signature of the settings before they were read."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found in the content."""
        return self.known.diagnostics

    def refuse_other_site(self) -> None:
        """Refuse an output folder that holds another site, unless this site's own build left it as it is."""
        build = self.build
        is_own = build.request.frame or not build.request.write or is_left_as_known(build.output, build.store)
        if not is_own:
            refuse_other_site(build.output, holder_of(build.root, mark_of(build.config), build.store))

    def put_in_place(self) -> BuildReport:
        """Put what was staged in place, and keep what was learnt; a check keeps only that."""
        step = write_site if self.build.request.write else keep_checked
        try:
            return step(self.build, self.known, self.settings)
        except BaseException:
            self.take_back(is_broken_off=True)
            raise

    def take_back(self, is_broken_off: bool = False) -> None:
        """Leave output and store as the last build left them."""
        take_back(self.build, self.known, is_broken_off)


def prepare(
    request: Request, store: Store, now: int, seen: tuple[Plan, Outputs] | None, reported: Collection[Diagnostic] = ()
) -> Prepared | BuildReport:
    """Find out what the content says, and stage the pages that show something else than before.

    Args:
        request: what is asked.
        store: what the last build knew.
        now: the time before anything was looked at, in nanoseconds.
        seen: what changed among inputs and outputs, if that is known already.
        reported: what the build of the first edition found, which no other repeats.

    Returns:
        What is to be put in place or taken back; only a report where the settings or a template have mistakes.
    """
    settings = signature_of(request.config_path.stat())
    config, problems = load_config(request.config_path, request.edition)
    if config is None:
        store.discard()
        return BuildReport(locate(problems, request.root))
    build = _inputs(request, store, config, now, seen)
    wrong = [*build.plan.misplaced, *_of_words(build), *_of_templates(build), *_advice(build), *_of_languages(build)]
    known = Changes(diagnostics=tuple(locate([*problems, *wrong], request.root)))
    try:
        with build.workers:
            known = merged([known, read_registry(build)])
            build = build.with_retired_places()
            known = merged([known, read_shared(build)])
            build = build.with_shared(known)
            if has_error(known.diagnostics):
                build = build.without_pages()
            known = merged([known, work_on_topics(build, known)])
            known = merged([known, work_on_pages(build, known)])
            known = merged([known, check_site(build, known)])
            known = known._replace(diagnostics=tuple(as_published(known.diagnostics, build)))
            # What the first edition reports stops the others, too: their pages would be made of half a record.
            is_whole = not has_error(known.diagnostics)
            known = own_diagnostics(known, request, reported)
            if request.write and is_whole and not (request.strict and known.diagnostics):
                for step in PAGES_OF_SEVERAL_TOPICS:
                    known = merged([known, step(build, known)])
                known = own_diagnostics(known, request, reported)
        return Prepared(build, known, settings)
    except UnknownName as problem:
        take_back(build, known, is_broken_off=True)
        if not Path(problem.path).is_relative_to(build.root / config.templates):
            raise
        found = problem.diagnostic(build.root, config.templates, read_text(Path(problem.path)))
        return BuildReport(ordered([*known.diagnostics, *locate([found], build.root)]))
    except BaseException:
        take_back(build, known, is_broken_off=True)
        raise


def own_diagnostics(known: Changes, request: Request, reported: Collection[Diagnostic]) -> Changes:
    """Return the same without what the first edition reports: an edition adds what concerns its language alone.

    That is what its translations, the settings or the catalogues are to blame for. Errors are never left out.
    """
    if not request.edition:
        return known
    own = (f"{folder_of(request.edition)}/", "locale/", request.config_path.name)
    found = (d for d in known.diagnostics if d.place.path.startswith(own) or d.severity is Severity.ERROR)
    return known._replace(diagnostics=tuple(d for d in found if d not in reported))


def _of_templates(build: Inputs) -> list[Diagnostic]:
    """Return what is wrong with the site's own templates, unless they are those that had no fault the last time."""
    state = f"{build.job.generator} {build.job.templates}"
    if build.request.frame or build.store.value("sound templates") == state:
        return []
    own = own_templates(build.root / build.config.templates)
    found = [*template_faults(build.job.env(), build.config.templates, own)] if own else []
    build.store.set_value("sound templates", "" if found else state)
    return found


def _of_languages(build: Inputs) -> list[Diagnostic]:
    if build.job.edition:
        return settings_problems(build.job, build.request.config_path)
    return unlisted_languages(build.root, build.config)


def _of_words(build: Inputs) -> Sequence[Diagnostic]:
    """Return what is wrong with the catalogues of the theme's words in the language of the site."""
    language = build.config.language
    if is_unknown(language, build.root):
        settings, languages = Place(build.request.config_path.name), build.config.languages
        place = settings / "languages" / languages.index(language) if languages else settings / "language"
        return [no_catalogue(language, place, shipped_languages())]
    return build.job.catalogue().faults


def _advice(build: Inputs) -> list[Diagnostic]:
    """Return what `check` advises on the settings; builds give no advice."""
    if not build.request.lint:
        return []
    # Only `check` judges texts, and a build should not wait for the word lists.
    from citesite.check.plain_language import lint_settings

    name = build.request.config_path.name
    found = lint_settings(build.config, name)
    if not build.request.edition:
        return found
    overlay, _ = settings_overlay(build.request.config_path, build.request.edition)
    return [d for d in at_translations(found, {name: overlay}) if d.place.path != name]


def _inputs(request: Request, store: Store, config: SiteConfig, now: int, seen: tuple[Plan, Outputs] | None) -> Inputs:
    root = request.root
    output = request.output or root / config.output
    mode_of(output, root)
    refuse_inside(output, root, (config.content, config.templates, "locale", ROOT_FILES, TRANSLATIONS, *OF_PUBLISH))
    if seen is None:
        names = (config.content, config.templates, config.named_files)
        found = plan(root, request.config_path, *names, store, now, request.rehash, request.drafts, request.edition)
        seen = found, Outputs()
        if request.write:
            seen = found, outputs_seen(output, store, request.rehash, is_edition=bool(request.edition))
    found, outputs = seen
    job = Job(
        root=root,
        config=config,
        output=output,
        as_of=request.as_of,
        generator=found.ground.digests["generator"],
        templates=found.ground.digests["templates"],
        edition=request.edition,
        style=style_of(config, root),
        is_linted=request.lint,
        drafts=request.drafts,
        frame=request.frame,
        home_is_topic=found.home_is_topic,
        is_written=request.write,
        versions=read_versions(root, request.edition),
    )
    if request.write:
        job = job._replace(template_digests=_template_digests(job, store))
        store.set_value_now("staging", place_of(output))
    library = library_of(store, request.as_of, job.withholds)
    return Inputs(request, store, config, output, found, library, job, outputs, Workers(request, store))


def _template_digests(job: Job, store: Store) -> dict[str, str]:
    """Return the digests of all templates; reading and parsing them all costs as much as a page, so they are kept."""
    state = f"{job.generator} {job.templates} {job.config.language}"
    kept = store.value("template digests")
    if kept and store.value("template state") == state:
        found: dict[str, str] = json.loads(kept)
        return found
    words = [digest_of(path) for path in catalogue_files(job.config.language, job.root)]
    digests = template_digests(job.env(), " ".join(words))
    store.set_value("template digests", json.dumps(digests))
    store.set_value("template state", state)
    return digests
