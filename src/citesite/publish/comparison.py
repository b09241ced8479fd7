"""Compare what the site says with what was published: refuse changes in silence, and say in words what changed."""

from __future__ import annotations

import json
from pathlib import Path

from citesite.build.published import (
    PublishedSite,
    silent_changes,
    silent_translations,
    site_now,
    topics_now,
    translations_now,
)
from citesite.build.published_parts import read_published
from citesite.build.request import Request
from citesite.build.store import Store
from citesite.check.translation_changes import said_in
from citesite.diagnostics import Diagnostic, Severity
from citesite.publish.releases import current, said_by, store_of
from citesite.read.content import load
from citesite.read.files import locate


def compared(
    request: Request, store: Store, dest: Path | None, minor: str, kept: PublishedSite
) -> tuple[list[Diagnostic], PublishedSite]:
    """Compare a site that was built with what readers see, or with what was published last.

    Args:
        request: the build.
        store: what the build knew.
        dest: the place it is served from; None where the site stays in the output folder.
        minor: why changed words need no entry in `changes:`; empty if they do.
        kept: what was published last.

    Returns:
        What was changed in silence, and what the site says now.
    """
    day, now = request.as_of.isoformat(), list(topics_now(store))
    site = site_now(store, json.loads(store.value("settings")), request.config_path.name)
    before = _shown_at(dest) or kept
    content, language = load(request.config_path), str(json.loads(store.value("settings"))["language"])
    translated = {name: translations_now(content, name, store) for name in content.settings.translated_into}
    found = list(silent_changes(before, now, site, store, day, language))
    for name, files in translated.items():
        silent = silent_translations(before, now, files, name, day)
        found += ((topic, change._replace(name=f"{name}: {change.name}"), told) for topic, change, told in silent)
    refused = [told for _, change, told in found if not (minor and change.is_wording)]
    entries: dict[str, list[str]] = {}
    for topic, change, _ in found:
        entries.setdefault(topic, []).append(change.name)
    said = [{"date": day, "why": minor, "topic": topic, "statements": names} for topic, names in entries.items()]
    translations = {name: said_in(files) for name, files in translated.items()}
    topics = {topic.id: topic for topic in now}
    says = PublishedSite(topics, (*kept.minor, *said), site, translations, kept.is_divided)
    return [d._replace(severity=Severity.ERROR) for d in locate(refused, request.root)], says


def _shown_at(dest: Path | None) -> PublishedSite | None:
    """Return what the release that is shown says; None where there is none, or an earlier version published it."""
    name = current(dest) if dest else ""
    return read_published(said_by(store_of(dest) / name))[0] if dest and name else None
