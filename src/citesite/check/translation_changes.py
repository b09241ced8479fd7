"""What changed in the translations of a site since they were published.

Numbers, sources and certainty are those of the first language, which is compared by itself. A translation that changed
with its text follows it. One that changed alone says something else to its readers, and they have to be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citesite.check.change_rules import Kind, StatementChange, StatementDifference, changes_in_words
from citesite.diagnostics import Place
from citesite.link.statements import Statement
from citesite.read.site_translations import FileWithTexts
from citesite.read.translation_files import digest_of_text

Said = Mapping[str, tuple[str, str]]
"""The translations in one file that readers see, by key: the digest of the text, and the translation."""
_BESIDE = re.compile(
    r"(?:^|/)(?:details|why|searched|synonyms|access_note|short_name|evidence/[^/]+/note)(?:/\d+)?$|^changes/"
)
"""The keys of what is said beside a statement, or names something: it may change without a word, as elsewhere."""
_TITLE_OF_SITE = ("title",)


def said_in(files: Iterable[FileWithTexts]) -> dict[str, Said]:
    """Return the translations that readers see, by their file."""
    found = {
        file.translation: {
            one.source.key: (digest_of_text(one.source.text), one.entry.text)
            for one in file.overlay.texts
            if one.state == "done" and one.entry
        }
        for file in files
    }
    return {path: said for path, said in found.items() if said}


def translation_changes(before: Said, file: FileWithTexts, language: str) -> Iterator[tuple[StatementChange, Place]]:
    """Yield each text whose translation is new, gone, stale or not as it was published, with its place.

    Args:
        before: what the file said when it was published.
        file: the file as it is.
        language: the language of the translations.
    """
    for one in file.overlay.texts:
        key, entry = one.source.key, one.entry
        place = entry.place if entry else Place(file.translation)
        digest, old = before.get(key, ("", ""))
        if one.state != "done" or entry is None:
            if old:
                yield StatementChange("stale" if one.state == "stale" else "gone", key, _of(one.source.text)), place
        elif not old:
            yield StatementChange("new", key, _of(entry.text)), place
        elif old != entry.text:
            is_beside = _BESIDE.search(key) or (file.kind is None and key in _TITLE_OF_SITE)
            follows = digest != digest_of_text(one.source.text)
            kind: Kind = "note" if is_beside else "follows" if follows else "text"
            yield (
                StatementChange("changed", key, _of(entry.text), tuple(_between(old, entry.text, kind, language))),
                place,
            )


def _of(text: str) -> Statement:
    return Statement("translation", text)


def _between(before: str, now: str, kind: Kind, language: str) -> Iterator[StatementDifference]:
    yield StatementDifference(kind, "text", f'"{before}"', f'"{now}"')
    if kind == "text":
        yield from changes_in_words(before, now, language)
