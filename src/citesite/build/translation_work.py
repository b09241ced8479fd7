"""What an edition says of its translations, in addition to what is wrong with records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from citesite.build.job import Job
from citesite.diagnostics import Diagnostic, capped
from citesite.files.translations import FOLDER, folder_of, languages_there
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.pages import is_stale, topic_pages
from citesite.read.files import RawFile
from citesite.read.settings import SiteConfig
from citesite.read.settings_file import settings_overlay
from citesite.read.translated import in_translations


def of_language(found: Iterable[Diagnostic], files: Sequence[RawFile], job: Job) -> list[Diagnostic]:
    """Return what was found in records, each at its place, without what rules about words say of untranslated texts.

    Those are in the first language, whose edition judges them.
    """
    placed = in_translations(found, files)
    if not job.edition:
        return placed
    # Only sites in several languages have translations.
    from citesite.check.rules import codes_by_words

    own, codes = f"{folder_of(job.edition)}/", codes_by_words()
    return [d for d in placed if d.code not in codes or d.place.path.startswith(own)]


def translation_problems(file: RawFile, job: Job, found: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Return what is wrong with the translations of a file.

    Args:
        file: the file.
        job: what the work has in common.
        found: what does not fit in the file. It may hide a text, whose translation is then no orphan.
    """
    if file.overlay is None:
        return []
    # Only sites in several languages have translations.
    from citesite.check.translation_rules import translation_faults

    overlay = file.overlay
    if any(fault.place.path == file.path for fault in found):
        overlay = overlay._replace(orphans=())
    return capped(translation_faults(overlay, job.decimal_marks(), job.both_languages))


def settings_problems(job: Job, settings: Path) -> list[Diagnostic]:
    """Return what is wrong with the translations of the settings; not located."""
    if not job.edition:
        return []
    # As above.
    from citesite.check.translation_rules import translation_faults

    overlay, _ = settings_overlay(settings, job.edition)
    return capped(translation_faults(overlay, job.decimal_marks(), job.both_languages))


def unlisted_languages(root: Path, config: SiteConfig) -> list[Diagnostic]:
    """Return a warning for each folder of translations into a language that the settings do not name."""
    if not (root / FOLDER).is_dir():
        return []
    # As above.
    from citesite.check.translation_rules import unlisted_language

    known = (*config.languages, config.language)
    return [unlisted_language(folder_of(found)) for found in languages_there(root) if found not in known]


def withheld_pages(topic: LinkedTopic, library: Library, job: Job) -> frozenset[str]:
    """Return the addresses of the pages of a topic that an edition does not show until they are translated again."""
    if not job.withholds:
        return frozenset()
    pages = topic_pages(topic, library, job.config, is_home=job.home_is_topic)
    return frozenset(page.address for page in pages if is_stale(page))
