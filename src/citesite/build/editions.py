"""Editions: the same content built once for each language of a site, and none put in place before all are well (A2).

An edition is a whole build, with a request, a store and an output folder of its own; no other part of the program knows
of more than one language. This module says which editions there are, and in which order they are put in place: the
first one first, because its manifest says that the folders of the others are theirs.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from citesite.build.edition import Edition, prepared, put_in_place
from citesite.build.request import BuildReport, Request
from citesite.diagnostics import has_error, ordered
from citesite.files.atomic import make_folder
from citesite.files.output import editions_in, remove_edition
from citesite.files.workspace import remove_other_databases
from citesite.read.languages import edition_folder

FOLDER = "editions"
"""The folder of the caches of all editions but the first, in that of the first."""


def build_editions(request: Request, folder: Path | None) -> BuildReport:
    """Build a site in all its languages.

    Args:
        request: what is asked.
        folder: the folder of the cache; None for a build that keeps none.

    Raises:
        CitesiteError: for what is not content.
    """
    made: list[Edition] = []
    reports: dict[str, BuildReport] = {}
    try:
        made.append(prepared(request, _cache(folder, "")))
        # Another program frames the pages of the first edition only: docs/decisions/0041-editions.md says why.
        languages = () if request.frame else made[0].translated_into
        for language in languages:
            other = request._replace(edition=language, output=_below(request.output, language))
            made.append(prepared(other, _cache(folder, language), frozenset(made[0].diagnostics)))
        diagnostics = ordered(d for edition in made for d in edition.diagnostics)
        if has_error(diagnostics) or (request.strict and request.write and diagnostics):
            return BuildReport(diagnostics)
        for edition in made:
            edition.refuse_other_site()
        # While the manifest of the first edition still says whose files these are.
        removed = list(_removed(made[0], languages)) if request.write and not request.frame else []
        if removed and folder:
            remove_other_databases(folder / FOLDER, "cache.sqlite", set(map(edition_folder, languages)))
        while made:
            language = made[0].request.edition
            place = "" if language == request.edition else f"{edition_folder(language)}/"
            reports[place] = put_in_place(made[0])
            made.pop(0)
    finally:
        for left in made:
            left.take_back()
    return _summed(reports, removed) if len(reports) + len(removed) > 1 else reports[""]


def _cache(folder: Path | None, language: str) -> Path | None:
    """Return the file of an edition's cache; None where none can be kept."""
    if folder is None or not language:
        return folder and folder / "cache.sqlite"
    with contextlib.suppress(OSError):
        return make_folder(folder, f"{FOLDER}/{edition_folder(language)}") / "cache.sqlite"
    return None


def _below(output: Path | None, language: str) -> Path | None:
    return output and output / edition_folder(language)


def _removed(first: Edition, languages: Iterable[str]) -> Iterator[BuildReport]:
    """Delete what earlier builds wrote in languages that the site has no more, and yield a report for each."""
    output = first.output
    if output is None or not first.may_have_other_languages:
        return
    for folder in sorted(editions_in(output) - set(map(edition_folder, languages))):
        gone = remove_edition(output, folder)
        # As elsewhere, what goes onto the site as it is needs no reason, and neither does the manifest.
        own = (name for name in gone if not name.startswith((f"{folder}/assets/", f"{folder}/manifest.json")))
        pages = (name.removesuffix("index.html") for name in own)
        reasons = dict.fromkeys(pages, f"the site has no language {folder} any more")
        yield BuildReport([], states={"deleted": len(gone)}, reasons=reasons)


def _summed(reports: Mapping[str, BuildReport], removed: Iterable[BuildReport]) -> BuildReport:
    """Return one report of several. What records hold is counted once, and the files of all editions are.

    Args:
        reports: those of the editions, by the folder of each; the first one's is empty.
        removed: those of languages that the site has no more.
    """
    first, every = reports[""], [*reports.values(), *removed]
    counts = dict(first.counts)
    if counts:
        counts["pages"] = sum(report.counts["pages"] for report in reports.values())
    reasons = {folder + address: why for folder, report in reports.items() for address, why in report.reasons.items()}
    for report in removed:
        reasons |= report.reasons
    return BuildReport(
        ordered(d for report in every for d in report.diagnostics),
        first.output,
        {state: sum(report.states.get(state, 0) for report in every) for state in first.states},
        counts,
        reasons,
    )
