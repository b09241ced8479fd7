"""The walk of a site's translations into one language: each file with texts, and which of them are translated."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError, Diagnostic
from citesite.files.content import Kind
from citesite.files.scan import real_within, scan
from citesite.files.translations import LANGUAGE, OF_SETTINGS, folder_of, translation_of
from citesite.read.assemble import KEYED_BY_ID, MODELS, SHARED_MODELS
from citesite.read.content import Content
from citesite.read.files import RawFile, read_file, read_yaml
from citesite.read.settings import SiteConfig
from citesite.read.translation_files import Overlay, TranslationFile, read_translation, translated_texts


class FileWithTexts(NamedTuple):
    """A file with texts, and its translation."""

    path: str
    """The file, relative to the site's folder."""
    topic: str
    """The id of the topic whose file it is; "" for all others."""
    translation: str
    """Where its translation is, relative to the site's folder."""
    kind: Kind | None
    """What it holds; None for the settings."""
    overlay: Overlay
    file: TranslationFile
    is_readable: bool = True
    """Whether its texts could be read; if not, nothing is known of its translations."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the form of the translation file; not located."""
        return self.file.problems


def files_with_texts(
    content: Content, language: str, topic: str = "", *, is_begun: bool = False
) -> Iterator[FileWithTexts]:
    """Yield the files of a site that hold texts, with their translations into a language.

    Args:
        content: the site.
        language: the language to translate into.
        topic: the id of a topic, for its files alone.
        is_begun: leave out files without a translation.

    Raises:
        ContentError: if the settings have mistakes.
        CitesiteError: if there is no such topic, or the language is malformed or that of the content.
    """
    _refuse(content, language)
    unit = _unit_of(content, topic) if topic else ""
    names = {folder: name for name, folder in content.topic_ids().items()}
    if not topic:
        yield _of_settings(content, language)
    for one in content.files.records:
        if one.kind in MODELS and (not topic or one.unit == unit):
            if is_begun and not os.path.lexists(content.root / translation_of(one.path, one.kind, language)):
                continue
            folder = "" if one.kind in SHARED_MODELS else one.unit
            raw, _ = read_file(content.root, one.path, one.kind, folder)
            yield _of_file(content.root, raw, names.get(one.unit, ""), language)


def strays(content: Content, language: str) -> list[str]:
    """Return the files in the folder of a language that translate no file of the site, relative to its folder."""
    top = content.root / folder_of(language)
    if not top.is_dir():
        return []
    known = {translation_of(one.path, one.kind, language) for one in content.files.records if one.kind in MODELS}
    found = scan(real_within(top, content.root), f"{folder_of(language)}/")
    return [path for path in found if path not in known and path != f"{folder_of(language)}/{OF_SETTINGS}"]


def _refuse(content: Content, language: str) -> None:
    if not LANGUAGE.fullmatch(language):
        raise CitesiteError(f'"{language[:40]}" is not a language tag, such as de or pt-BR')
    if language == content.settings.language:
        raise CitesiteError(f"{language} is the language of the content, which needs no translation")


def _unit_of(content: Content, topic: str) -> str:
    if topic not in content.topic_ids():
        content.topic(topic)  # Says which topics there are.
    return content.topic_ids()[topic]


def _of_file(root: Path, raw: RawFile, topic: str, language: str) -> FileWithTexts:
    path = translation_of(raw.path, raw.kind, language)
    file = read_translation(root, path)
    found = translated_texts(MODELS[raw.kind], raw.data, raw.kind in KEYED_BY_ID, file) if not raw.broken else Overlay()
    return FileWithTexts(raw.path, topic, path, raw.kind, found, file, not raw.broken)


def _of_settings(content: Content, language: str) -> FileWithTexts:
    path = f"{folder_of(language)}/{OF_SETTINGS}"
    data, _ = read_yaml(content.settings_path, content.settings_path.name)
    file = read_translation(content.root, path)
    found = translated_texts(SiteConfig, data, is_shared=False, file=file)
    return FileWithTexts(content.settings_path.name, "", path, None, found, file)


def context_of(file: FileWithTexts, key: str) -> str:
    """Return how other programs name a text: its translation file, without the language, and its key."""
    return f"{file.translation.split('/', 2)[2]}#{key}"
