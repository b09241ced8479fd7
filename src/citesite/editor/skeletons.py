"""Commented skeletons of records, put where they belong in a site that is there. Nothing is overwritten.

A site with skeletons can be built at once: what has to be written says FILL ME IN, of which a warning reminds. A new
topic is a draft and says so at its top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from citesite.check import assemble_topic, written_ids
from citesite.diagnostics import CitesiteError, did_you_mean
from citesite.editor.skeleton_texts import CLAIM, SECTION, SOURCE, TOPIC
from citesite.editor.yaml_list import with_item
from citesite.files.atomic import replace_all
from citesite.files.scan import Kind, bytes_of, scan, unit_of
from citesite.read.files import RawFile, read_file
from citesite.records import TopicContent
from citesite.records.identifiers import ID


@dataclass(frozen=True)
class Place:
    """A site to put records into."""

    root: Path
    content: str
    today: date


def new_source(site: Place, name: str) -> list[str]:
    """A source in a file of its own; gives the files that were written, relative to the site's folder."""
    return _written(site, _source(site, name))


def new_topic(site: Place, name: str, source: str = "") -> list[str]:
    """A draft topic with one section, one claim and one key message; with a source of its own unless one is named."""
    _valid(name)
    if (site.root / site.content / "topics" / f"{name}.yaml").exists():
        raise CitesiteError(f"{site.content}/topics/{name}.yaml is there already")
    folder = f"{site.content}/topics/{name}"
    files = {} if source else _source(site, f"{name}-source")
    cited = source or f"{name}-source"
    year = site.today.replace(year=site.today.year + 1, day=min(site.today.day, 28))
    words = {"ID": name, "TODAY": site.today.isoformat(), "NEXT-YEAR": year.isoformat(), "SOURCE": cited}
    files[f"{folder}/topic.yaml"] = _filled(TOPIC, words)
    claim = _filled(CLAIM, {"ID": "first-claim", "SOURCE": cited}).replace("\n", "\n      ").rstrip()
    files[f"{folder}/overview.yaml"] = _filled(SECTION, {"ID": "overview"}).replace(
        "  - text: FILL ME IN with what links the claims together.", f"  - claim:\n      {claim}"
    )
    return _written(site, files)


def new_section(site: Place, where: str) -> list[str]:
    """A section of a topic, `topic/section`, listed last in the topic."""
    topic, name = _parts(where, "TOPIC/SECTION")
    content, files = topic_content(site, topic)
    _free(content, name)
    if name in ("topic", "evidence"):
        raise CitesiteError(f'a section cannot be called "{name}": {name}.yaml is another file of the topic')
    path = content.topic.place.path
    if files[0].kind is Kind.WHOLE_TOPIC:
        raise CitesiteError(f"{path} holds a whole topic; write the section there, or make a folder of it")
    listed = _edited(site, path, ("sections",), name)
    return _written(site, {f"{files[0].folder}/{name}.yaml": _filled(SECTION, {"ID": name})}, listed)


def new_claim(site: Place, where: str, source: str = "") -> list[str]:
    """A claim at the end of a section, `topic/section/claim`; with a source of its own unless one is named."""
    topic, section, name = _parts(where, "TOPIC/SECTION/CLAIM")
    content, _ = topic_content(site, topic)
    _free(content, name)
    found = {placed.record.id: placed.place for placed in content.sections}
    if section not in found:
        hint = did_you_mean(section, found) or f"there are {', '.join(found)}"
        raise CitesiteError(f'topic "{topic}" has no section "{section}"; {hint}')
    files = {} if source else _source(site, f"{name}-source")
    claim = _filled(CLAIM, {"ID": name, "SOURCE": source or f"{name}-source"}).rstrip().replace("\n", "\n  ")
    place = found[section] / "body"
    return _written(site, files, _edited(site, place.path, place.steps, f"claim:\n  {claim}"))


def _source(site: Place, name: str) -> dict[str, str]:
    _valid(name)
    for path, kind, _ in _records(site):
        if kind is Kind.SOURCES and name in written_ids(read_file(site.root, path, kind, "")[0].data):
            raise CitesiteError(f'source "{name}" is there already, in {path}')
    return {f"{site.content}/sources/{name}.yaml": _filled(SOURCE, {"ID": name, "TODAY": site.today.isoformat()})}


def _records(site: Place) -> Iterator[tuple[str, Kind, str]]:
    """Path, kind and unit of every file that holds records."""
    for path in scan(site.root / site.content, f"{site.content}/"):
        found = unit_of(path, len(site.content) + 1)
        if found:
            yield path, *found


def topic_content(site: Place, name: str) -> tuple[TopicContent, list[RawFile]]:
    """A topic of the site and the files it was read from.

    Raises:
        CitesiteError: if there is no such topic, or if it has mistakes of form.
    """
    units: dict[str, list[tuple[str, Kind]]] = {}
    for path, kind, unit in _records(site):
        if unit.startswith(f"{site.content}/topics/"):
            units.setdefault(unit, []).append((path, kind))
    names = {PurePosixPath(unit).name.removesuffix(".yaml"): unit for unit in units}
    if name not in names:
        hint = did_you_mean(name, names) or "`citesite new topic` begins one"
        shown = "".join(c if c.isprintable() else "?" for c in name[:80])
        raise CitesiteError(f'there is no topic "{shown}"; {hint}')
    unit = names[name]
    read = [read_file(site.root, path, kind, unit) for path, kind in units[unit]]
    content, problems = assemble_topic([file for file, _ in read])
    if content is None or problems or any(found for _, found in read):
        raise CitesiteError(f'topic "{name}" has mistakes that `citesite check` shows; mend them first')
    return content, [file for file, _ in read]


def _free(content: TopicContent, name: str) -> None:
    if name in content.places:
        raise CitesiteError(f'topic "{content.topic.record.id}" has a "{name}" already; ids are used once in a topic')


def _parts(where: str, form: str) -> list[str]:
    parts = where.split("/")
    if len(parts) != form.count("/") + 1:
        raise CitesiteError(f'"{where[:80]}" is not of the form {form}')
    _valid(parts[-1])
    return parts


def _valid(name: str) -> None:
    if not re.fullmatch(ID, name) or len(name) > 80:
        shown = name[:80].encode("unicode_escape").decode()
        raise CitesiteError(f'"{shown}" is no id: use lower-case letters, digits and hyphens, at most 80, as in tea-1')


def _filled(text: str, words: dict[str, str]) -> str:
    for word, value in words.items():
        text = text.replace(f"<{word}>", value)
    return text


def _edited(site: Place, path: str, steps: tuple[str | int, ...], item: str) -> tuple[str, str]:
    """A file with an item added to a list in it, with the line ends it has."""
    try:
        text = bytes_of(site.root / path).decode()
    except OSError as problem:
        raise CitesiteError(f"cannot read {path}: {problem.strerror}") from None
    mark, ends = ("\ufeff" if text.startswith("\ufeff") else ""), ("\r\n" if "\r\n" in text else "\n")
    edited = with_item(text.removeprefix("\ufeff").replace("\r\n", "\n"), path, steps, item)
    return path, mark + edited.replace("\n", ends)


def _written(site: Place, files: dict[str, str], edited: tuple[str, str] | None = None) -> list[str]:
    taken = next((path for path in files if (site.root / path).exists()), None)
    if taken:
        raise CitesiteError(f"{taken} is there already")
    texts = {**files, **dict([edited] if edited else [])}
    replace_all({site.root / path: text for path, text in texts.items()}, site.root)
    return [*files, *([edited[0]] if edited else [])]
