"""Rebuild: what has to be done when something has changed, in the order of the stages.

Shared records first, then the topics that changed or that need a shared record that did, then the pages that are made
of several topics. Everything learnt goes into the store within one transaction, and nothing is put in place before all
of it is known to be well.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from citesite.build.changes import Changes, merged
from citesite.build.inputs import Inputs
from citesite.build.job import Job
from citesite.build.outputs import Outputs, outputs_seen, place_of
from citesite.build.plan import Plan, plan
from citesite.build.request import BuildReport, Request
from citesite.build.shared_records import library_of
from citesite.build.steps.drafts import as_published
from citesite.build.steps.media import copy_media
from citesite.build.steps.pages import work_on_pages
from citesite.build.steps.permalinks import check_pages, make_retired_pages, read_registry
from citesite.build.steps.search import make_search_parts
from citesite.build.steps.shared import read_shared
from citesite.build.steps.site import check_site, make_site_pages, make_source_pages
from citesite.build.steps.topics import work_on_topics
from citesite.build.steps.versions import make_versions
from citesite.build.steps.write import keep_checked, take_back, write_site
from citesite.build.store import Store
from citesite.diagnostics import Diagnostic, has_error, ordered
from citesite.files.links import mode_of, refuse_inside
from citesite.files.program import generator
from citesite.files.scan import digest_of, signature_of
from citesite.read.files import locate
from citesite.read.settings import SiteConfig
from citesite.read.settings_file import load_config, style_of
from citesite.read.versions import read_versions
from citesite.render.block_rules import template_faults
from citesite.render.pages import own_templates, template_digests
from citesite.render.translations import catalogue

Step = Callable[[Inputs, Changes], Changes]

PAGES_OF_SEVERAL_TOPICS: tuple[Step, ...] = (
    make_source_pages,
    make_search_parts,
    make_site_pages,
    copy_media,
    make_retired_pages,
    make_versions,
    check_pages,
)


def rebuild(request: Request, store: Store, now: int, seen: tuple[Plan, Outputs] | None) -> BuildReport:
    """Bring the site and the store to what the content says.

    Args:
        request: what is asked.
        store: what the last build knew.
        now: the time before anything was looked at, in nanoseconds.
        seen: what changed among inputs and outputs, if that is known already.
    """
    settings = signature_of(request.config_path.stat())
    config, problems = load_config(request.config_path)
    if config is None:
        store.discard()
        return BuildReport(locate(problems, request.root))
    build = _inputs(request, store, config, now, seen)
    wrong = [*build.plan.misplaced, *_of_templates(build), *_advice(build)]
    known = Changes(diagnostics=tuple(locate(wrong, request.root)))
    try:
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
        if not _is_stopped(request, known):
            for step in PAGES_OF_SEVERAL_TOPICS:
                known = merged([known, step(build, known)])
        if not request.write and not has_error(known.diagnostics):
            return keep_checked(build, known, settings)
        if _is_stopped(request, known):
            take_back(build, known)
            return BuildReport(ordered(known.diagnostics))
        return write_site(build, known, settings)
    except BaseException:
        take_back(build, known, is_broken_off=True)
        raise


def _of_templates(build: Inputs) -> list[Diagnostic]:
    """Return what is wrong with the site's own templates, unless the last build has looked at them already."""
    if build.request.frame or not (build.is_everything_new or not build.request.write):
        return []
    own = own_templates(build.root / build.config.templates)
    return [*template_faults(build.job.env(), build.config.templates, own)] if own else []


def _advice(build: Inputs) -> list[Diagnostic]:
    """Return what `check` advises on the settings; builds give no advice."""
    if not build.request.lint:
        return []
    # Only `check` judges texts, and a build should not wait for the word lists.
    from citesite.check.plain_language import lint_settings

    return lint_settings(build.config, build.request.config_path.name)


def _is_stopped(request: Request, known: Changes) -> bool:
    """Return whether nothing is to be written."""
    return has_error(known.diagnostics) or (request.strict and bool(known.diagnostics)) or not request.write


def _inputs(request: Request, store: Store, config: SiteConfig, now: int, seen: tuple[Plan, Outputs] | None) -> Inputs:
    root = request.root
    output = request.output or root / config.output
    mode_of(output, root)
    refuse_inside(output, root, (config.content, config.templates, "locale"))
    if seen is None:
        names = (config.content, config.templates, config.named_files)
        found = plan(root, request.config_path, *names, store, now, request.rehash, request.drafts)
        seen = found, outputs_seen(output, store, request.rehash) if request.write else Outputs()
    found, outputs = seen
    job = Job(
        root=root,
        config=config,
        output=output,
        as_of=request.as_of,
        generator=generator(),
        templates=found.ground.digests["templates"],
        style=style_of(config, root),
        is_linted=request.lint,
        drafts=request.drafts,
        frame=request.frame,
        home_is_topic=found.home_is_topic,
        is_written=request.write,
        versions=read_versions(root),
    )
    if request.write:
        job = job._replace(template_digests=_template_digests(job, store))
        store.set_value_now("staging", place_of(output))
    return Inputs(request, store, config, output, found, library_of(store, request.as_of), job, outputs)


def _template_digests(job: Job, store: Store) -> dict[str, str]:
    """Return the digests of all templates; reading and parsing them all costs as much as a page, so they are kept."""
    state = f"{job.generator} {job.templates} {job.config.language}"
    kept = store.value("template digests")
    if kept and store.value("template state") == state:
        found: dict[str, str] = json.loads(kept)
        return found
    words = catalogue(job.config.language, job.root)
    digests = template_digests(job.env(), digest_of(words) if words else "")
    store.set_value("template digests", json.dumps(digests))
    store.set_value("template state", state)
    return digests
