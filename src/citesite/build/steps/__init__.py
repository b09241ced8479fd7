"""Rebuild: what has to be done when something has changed, in the order of the stages.

Shared records first, then the topics that changed or that need a shared record that did, then the pages that are made
of several topics. Everything learnt goes into the cache within one transaction, and nothing is put in place before all
of it is known to be well.
"""

from __future__ import annotations

import json
from dataclasses import replace

from citesite.build.plan import Plan, altered_pages, generator, place_of, plan
from citesite.build.request import BuildReport, Request
from citesite.build.steps.finish import put_in_place, take_back
from citesite.build.steps.permalinks import check_pages, read_registry
from citesite.build.steps.search import make_search_parts
from citesite.build.steps.shared import read_shared
from citesite.build.steps.site import check_the_site, make_retired_pages, make_site_pages, make_source_pages
from citesite.build.steps.state import Site
from citesite.build.steps.topics import work_on_topics
from citesite.build.store import Cache
from citesite.build.work import Job, library_of
from citesite.diagnostics import has_error, ordered
from citesite.files.scan import digest_of, refuse_inside
from citesite.read.files import locate
from citesite.read.settings import SiteConfig, load_config
from citesite.render.pages import template_digests
from citesite.render.translations import catalogue

__all__ = ["rebuild"]


def rebuild(request: Request, cache: Cache, now: int, seen: tuple[Plan, set[str]] | None) -> BuildReport:
    """Bring the site and the cache to what the content says.

    Args:
        request: what is asked.
        cache: what the last build knew.
        now: the time before anything was looked at, in nanoseconds.
        seen: what changed among inputs and outputs, where somebody has looked already.
    """
    config, problems = load_config(request.config_path)
    if config is None:
        cache.discard()
        return BuildReport(locate(problems, request.root))
    site = _opened(request, cache, config, now, seen)
    try:
        read_registry(site)
        read_shared(site)
        if has_error(site.diagnostics):
            # Nothing will be written, so topics are only checked.
            site.job = replace(site.job, is_written=False)
        work_on_topics(site)
        check_the_site(site)
        if has_error(site.diagnostics) or (request.strict and site.diagnostics) or not request.write:
            take_back(site)
            return BuildReport(ordered(site.diagnostics))
        make_source_pages(site)
        make_search_parts(site)
        make_site_pages(site)
        make_retired_pages(site)
        check_pages(site)
        if has_error(site.diagnostics):
            take_back(site)
            return BuildReport(ordered(site.diagnostics))
        return put_in_place(site)
    except BaseException:
        take_back(site, is_broken_off=True)
        raise


def _opened(request: Request, cache: Cache, config: SiteConfig, now: int, seen: tuple[Plan, set[str]] | None) -> Site:
    root = request.root
    output = request.output or root / config.output
    refuse_inside(output, root, (config.content, config.templates, "locale"))
    if seen is None:
        names = (config.content, config.templates, config.citation_style)
        found = plan(root, request.config_path, *names, cache, now, request.rehash)
        seen = found, altered_pages(output, cache) if request.write else set()
    found, altered = seen
    library = library_of(cache.connection)
    job = Job(
        root=root,
        config=config,
        output=output,
        as_of=request.as_of,
        generator=generator(),
        templates=found.ground["templates"],
        is_linted=request.lint,
        frame=request.frame,
        is_written=request.write,
    )
    if request.write:
        job = replace(job, template_digests=_template_digests(job, cache))
        cache.note("staging", place_of(output))
    site = Site(request, cache, config, output, found, library, job, altered)
    site.diagnostics += locate(found.misplaced, root)
    return site


def _template_digests(job: Job, cache: Cache) -> dict[str, str]:
    """The digests of all templates; reading and parsing them all costs as much as a page, so they are kept."""
    state = f"{job.generator} {job.templates} {job.config.language}"
    kept = cache.meta("template digests")
    if kept and cache.meta("template state") == state:
        found: dict[str, str] = json.loads(kept)
        return found
    words = catalogue(job.config.language, job.root)
    digests = template_digests(job.env(), digest_of(words) if words else "")
    cache.set_meta("template digests", json.dumps(digests))
    cache.set_meta("template state", state)
    return digests
