"""Read a content file in the words of an edition: the records of the first language, with translated texts put in."""

from __future__ import annotations

from pathlib import Path

from citesite.diagnostics import Diagnostic
from citesite.files.scan import Kind
from citesite.files.translations import translation_of
from citesite.read.files import RawFile, digest_if_any, read_file


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
    if not language:
        return file, problems
    translation = translation_of(path, kind, language)
    digest = digest_if_any(root / translation)
    return file._replace(translation=translation if digest else "", translation_digest=digest), problems
