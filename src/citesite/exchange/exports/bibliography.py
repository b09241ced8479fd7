"""Bibliography: the references of a whole site or of one topic, as one text for a reference manager.

In: the settings' path. Out: CSL-JSON, RIS or BibTeX, and what is wrong with the records. Nothing is built.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from citesite.check import assemble_shared, assemble_topic, needs
from citesite.diagnostics import CitesiteError, Diagnostic, did_you_mean
from citesite.exchange.exports import reference_formats
from citesite.files.scan import Kind, scan, unit_of
from citesite.link.cards import csl_item
from citesite.read.files import locate, read_file
from citesite.read.settings import load_config
from citesite.records import Source, TopicContent

_Units = dict[str, list[tuple[str, Kind]]]
_TOPICS = (Kind.TOPIC, Kind.WHOLE_TOPIC)
_SHARED = (Kind.SOURCES, Kind.GLOSSARY, Kind.PEOPLE)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """References as a text; where there are diagnostics, nothing."""

    text: str = ""
    count: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)


def bibliography(config_path: Path, form: str, topic: str | None) -> Bibliography:
    """Write the references of a site, or of what one topic names.

    Args:
        config_path: the settings.
        form: one of `reference_formats()`.
        topic: the id of a topic; None for all sources of the site.

    Raises:
        CitesiteError: for what is not content, and for a topic that is not there or names a source that is not.
    """
    config, problems = load_config(config_path)
    root = config_path.parent
    if config is None:
        return Bibliography(diagnostics=locate(problems, root))
    units: _Units = {}
    top = Path(config.content).as_posix()
    for path in scan(root / config.content, f"{top}/"):
        if found := unit_of(path, len(top) + 1):
            units.setdefault(found[1], []).append((path, found[0]))
    sources = _sources(units, root, problems)
    names = sorted(sources)
    if topic is not None:
        content = _topic(topic, units, root, problems)
        names = sorted(name for kind, name in needs(content) if kind == "source") if content else []
    if problems:
        return Bibliography(diagnostics=locate(problems, root))
    if missing := [name for name in names if name not in sources]:
        raise CitesiteError(f'"{topic}" names "{missing[0]}", which is no source; `citesite check` tells where')
    text = reference_formats()[form].write({"references": [csl_item(sources[name]) for name in names]})
    return Bibliography(text, len(names))


def _sources(units: _Units, root: Path, problems: list[Diagnostic]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for unit, files in units.items():
        for path, kind in files if files[0][1] is Kind.SOURCES else ():
            file, unreadable = read_file(root, path, kind, unit)
            placed, misshapen = assemble_shared(file)
            problems += [*unreadable, *misshapen]
            found |= {item.record.id: item.record for item in placed}
    return found


def _topic(name: str, units: _Units, root: Path, problems: list[Diagnostic]) -> TopicContent | None:
    known = []
    for unit, files in units.items():
        if files[0][1] in _SHARED:
            continue
        read = [read_file(root, path, kind, unit) for path, kind in files]
        top = [file.data for file, _ in read if file.kind in _TOPICS and isinstance(file.data, dict)]
        known += [str(data.get("id")) for data in top]
        if any(data.get("id") == name for data in top):
            content, misshapen = assemble_topic([file for file, _ in read])
            problems += [*(d for _, unreadable in read for d in unreadable), *misshapen]
            return content
    hint = did_you_mean(name, known) or f"there are: {', '.join(sorted(known))}"
    raise CitesiteError(f'there is no topic "{name}"; {hint}')
