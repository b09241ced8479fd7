"""Read a content file in the words of an edition: the records of the first language, with translated texts put in.

A translation takes the place of its text in the plain data, before a record is made of it, so that all that looks at
the record finds it there. Two things wait until the rules have looked and value references are printed: the words
that other records refer to their own by, and the marks around texts that have no current translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from citesite.diagnostics import Diagnostic, Step
from citesite.files.content import Kind
from citesite.files.translations import translation_of
from citesite.read.assemble import KEYED_BY_ID, MODELS
from citesite.read.defaults import FILLED_IN
from citesite.read.files import RawFile, read_file
from citesite.read.translation_files import (
    Translated,
    at_translations,
    put_in,
    read_translation,
    translated_texts,
)
from citesite.records import Analysis, Placed, Selection, StatedResult
from citesite.records.fields import Record
from citesite.records.texts import TextKind, rewritten_at
from citesite.text.untranslated import marked
from citesite.values.topic import TopicWithValues

R = TypeVar("R", bound=Record)
_Steps = tuple[Step, ...]
TextPlace = tuple[str, _Steps]
"""The file of a text, relative to the site's folder, and where it is in the file's data."""


def read_in(language: str, root: Path, path: str, kind: Kind, unit: str) -> tuple[RawFile, list[Diagnostic]]:
    """Read one content file as plain data, in a language.

    Args:
        language: the language of the edition; empty for the first, in which the content is written.
        root: the site's folder.
        path: the content file, below that.
        kind: what the file holds.
        unit: the topic's folder or file, for the files of a topic; otherwise empty.

    Returns:
        The file, with `translation` and its digest where there is one, and what is wrong with either file.
    """
    file, problems = read_file(root, path, kind, unit)
    if not language or kind not in MODELS or file.broken:
        return file, problems
    translation = translation_of(path, kind, language)
    found = read_translation(root, translation)
    overlay = translated_texts(MODELS[kind], file.data, kind in KEYED_BY_ID, found)
    put_in(file.data, overlay)
    read = file._replace(
        translation=translation if found.digest else "", translation_digest=found.digest, overlay=overlay
    )
    return read, [*problems, *found.problems]


def in_translations(diagnostics: Iterable[Diagnostic], files: Sequence[RawFile]) -> list[Diagnostic]:
    """Return diagnostics, those about a translated text at its place in the translation file."""
    return at_translations(diagnostics, {file.path: file.overlay for file in files if file.overlay})


def translated_places(files: Iterable[RawFile]) -> frozenset[TextPlace] | None:
    """Return the places of the texts of some files that have a current translation; None in the first language."""
    overlays = [(file.path, file.overlay) for file in files if file.overlay is not None]
    if not overlays:
        return None
    return frozenset((path, one.source.steps) for path, found in overlays for one in found.texts if one.state == "done")


def topic_in_words(content: TopicWithValues, files: Sequence[RawFile]) -> TopicWithValues:
    """Return a topic in the words in which an edition shows it.

    Args:
        content: the topic as `read_in` read it, with printed values.
        files: its files.
    """
    late, names = _late(files), _labels(content, files)
    if not late.by_place and not names:
        return content
    topic, results = content.topic, content.results
    return replace(
        content,
        topic=_in_words(topic, late, names),
        sections=tuple(_in_words(section, late, names) for section in content.sections),
        results=_in_words(results, late, names) if results else None,
    )


def record_in_words(item: Placed[R], file: RawFile) -> R:
    """Return a shared record in the words in which an edition shows it."""
    late = _late([file])
    return _in_words(item, late, {}).record if late.by_place else item.record


_Labels = Mapping[tuple[str, str, str], str]
"""What a row, a subgroup or a baseline risk is called in the edition, by its analysis, the field that refers to it, and
its label in the first language."""


class _WithoutTranslation(NamedTuple):
    """Texts without a current translation."""

    by_place: Mapping[tuple[str, _Steps], Translated]
    written: frozenset[tuple[str, _Steps]]
    """The places of all texts that are written in the files; others were taken from them."""
    by_text: Mapping[str, Translated]

    def at(self, path: str, steps: _Steps, text: str) -> Translated | None:
        """Return the text at a place, or the one that was taken from there to fill in what is left out."""
        found = self.by_place.get((path, steps))
        if found or steps[-1] not in FILLED_IN or (path, steps) in self.written:
            return found
        return self.by_text.get(text)


def _late(files: Iterable[RawFile]) -> _WithoutTranslation:
    texts = [(file.path, one) for file in files if file.overlay for one in file.overlay.texts]
    late = [(path, one) for path, one in texts if one.state != "done" and not one.source.is_label]
    return _WithoutTranslation(
        {(path, one.source.steps): one for path, one in late},
        frozenset((path, one.source.steps) for path, one in texts),
        {one.source.text: one for _, one in late},
    )


def _in_words(item: Placed[R], late: _WithoutTranslation, names: _Labels) -> Placed[R]:
    def change(kind: TextKind, text: str, steps: _Steps) -> str:
        one = late.at(item.place.path, steps, text)
        return _marked(text, one) if one else text

    record = rewritten_at(item.record, item.place.steps, change)
    return Placed(_with_labels(record, names) if names else record, item.place)


def _marked(text: str, one: Translated) -> str:
    return marked(text, is_stale=one.state == "stale")


def _labels(content: TopicWithValues, files: Sequence[RawFile]) -> _Labels:
    """Return what is called otherwise in the edition. Of rows with one label, all have the first translation of it."""
    found: dict[tuple[str, str, str], str] = {}
    results = content.results
    if results is None:
        return found
    overlay = next((file.overlay for file in files if file.path == results.place.path), None)
    for one in overlay.texts if overlay else ():
        if one.source.is_label:
            *_, number, items, _, name = one.source.steps
            field = "baseline" if items == "baseline_risks" else "row" if name == "label" else name
            analysis = results.record.analyses[int(number)].id
            shown = one.entry.text if one.state == "done" and one.entry else _marked(one.source.text, one)
            found.setdefault((analysis, str(field), one.source.text), shown)
    return found


_SELECTED = {name: name for name in ("row", "subgroup", "baseline")}


def _with_labels(value: Any, names: _Labels) -> Any:
    """Return a record in which labels, and what refers to them, are those of the edition."""
    if isinstance(value, tuple):
        items = tuple(_with_labels(item, names) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if not isinstance(value, Record):
        return value
    changed = {name: new for name, old in value.__dict__.items() if (new := _with_labels(old, names)) is not old}
    if isinstance(value, StatedResult | Selection):
        changed |= _renamed(value, str(getattr(value, "analysis", "")), _SELECTED, names)
    elif isinstance(value, Analysis):
        rows = ((row, {"label": "row", "subgroup": "subgroup"}) for row in value.rows)
        risks = ((risk, {"label": "baseline"}) for risk in value.baseline_risks)
        changed["rows"], changed["baseline_risks"] = (
            tuple(item.model_copy(update=_renamed(item, value.id, fields, names)) for item, fields in items)
            for items in (rows, risks)
        )
    return value.model_copy(update=changed) if changed else value


def _renamed(record: Record, analysis: str, fields: Mapping[str, str], names: _Labels) -> dict[str, str]:
    """Return the labels in some fields of a record as the edition has them; each field with the name of its kind."""
    found = ((name, names.get((analysis, kind, str(getattr(record, name, None))))) for name, kind in fields.items())
    return {name: shown for name, shown in found if shown}
