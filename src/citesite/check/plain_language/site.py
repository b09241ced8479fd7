"""All advice on a site, topic by topic. A topic with mistakes of form is left to `citesite check`."""

from __future__ import annotations

from pathlib import Path

from citesite.check import assemble_shared, assemble_topic
from citesite.check.plain_language import lint_records, lint_topic, words_of
from citesite.check.plain_language.passages import records_part
from citesite.check.plain_language.report import Measured, figures, measured
from citesite.files.scan import Kind, scan, unit_of
from citesite.read.files import locate, read_file
from citesite.read.settings import SiteConfig


def lint_site(root: Path, config: SiteConfig) -> list[Measured]:
    """The parts of all topics and of shared files with the advice on them, in the order of their files.

    Raises:
        CitesiteError: if the machine does not give a file.
    """
    top = Path(config.content).as_posix()
    units: dict[str, list[tuple[str, Kind]]] = {}
    terms: dict[str, dict[str, str]] = {}
    shared: list[tuple[str, Kind]] = []
    for path in scan(root / config.content, f"{top}/"):
        found = unit_of(path, len(top) + 1)
        if found and found[0] in (Kind.GLOSSARY, Kind.SOURCES):
            shared.append((path, found[0]))
        if found and found[0] is Kind.GLOSSARY:
            file, _ = read_file(root, path, found[0], "")
            terms = {term.record.id: term.record.model_dump() for term in assemble_shared(file)[0]}
        elif found and path.startswith(f"{top}/topics/"):
            units.setdefault(found[1], []).append((path, found[0]))
    words = words_of(terms)
    parts: list[Measured] = []
    for path, kind in shared:
        placed, _ = assemble_shared(read_file(root, path, kind, "")[0])
        if (part := records_part(placed)) is not None:
            parts += figures([part], locate(lint_records(placed, config, words), root), words)
    for unit, files in units.items():
        content, _ = assemble_topic([read_file(root, path, kind, unit)[0] for path, kind in files])
        if content is not None:
            parts += measured(content, locate(lint_topic(content, config, words), root), words)
    return parts
