"""Begin records: write commented skeletons where they belong in a site. Nothing is overwritten.

A preview of a site with skeletons works at once: a warning names every text that still says FILL ME IN. None of it is
published: a new topic is a draft, and elsewhere a placeholder stops the build. Functions return the files they wrote,
relative to the site's folder.
"""

from __future__ import annotations

import re
from datetime import date

from citesite.diagnostics import CitesiteError, did_you_mean
from citesite.editor.skeleton_texts import CLAIM, SECTION, SOURCE, TOPIC
from citesite.files.atomic import replace_all
from citesite.files.content import Kind
from citesite.files.scan import bytes_of
from citesite.read.assemble import written_ids
from citesite.read.content import Content
from citesite.read.yaml.list_items import with_item
from citesite.records import TopicContent
from citesite.records.identifiers import ID


def new_source(site: Content, name: str, today: date) -> list[str]:
    """Begin a source in a file of its own.

    Raises:
        ContentError: if a file of sources cannot be read, so that it could hold the id.
        CitesiteError: if the id is malformed or taken.
    """
    return _written(site, _source(site, name, today))


def new_topic(site: Content, name: str, source: str, today: date) -> list[str]:
    """Begin a topic: a draft with one section, one claim and one takeaway, resting on a source or on a new one.

    Raises:
        ContentError: as `new_source`.
        CitesiteError: if the id is malformed or taken.
    """
    _valid(name)
    folder = f"{site.folder}/topics/{name}"
    if (site.root / f"{folder}.yaml").exists():
        raise CitesiteError(f"{folder}.yaml is there already")
    if taken := site.topic_ids().get(name):
        raise CitesiteError(f'topic "{name}" is there already, in {taken}')
    files = _source_of(site, name, source, today)
    cited = source or f"{name}-source"
    words = {"ID": name, "TODAY": today.isoformat(), "SOURCE": cited}
    files[f"{folder}/topic.yaml"] = _filled(TOPIC, words)
    claim = _filled(CLAIM, {"ID": "first-claim", "SOURCE": cited}).replace("\n", "\n      ").rstrip()
    files[f"{folder}/overview.yaml"] = _filled(SECTION, {"ID": "overview"}).replace(
        "  - text: FILL ME IN with what links the claims together.", f"  - claim:\n      {claim}"
    )
    return _written(site, files)


def new_section(site: Content, where: str) -> list[str]:
    """Begin a section of a topic, `topic/section`, listed last in the topic.

    Raises:
        ContentError: if the topic has mistakes of form.
        CitesiteError: if there is no such topic, it is in one file, or the id is malformed or taken.
    """
    topic_id, name = _parts(where, "TOPIC/SECTION")
    content, folder = site.topic(topic_id), site.topic_ids()[topic_id]
    _free(content, name)
    if name in ("topic", "evidence"):
        raise CitesiteError(f'a section cannot be called "{name}": {name}.yaml is another file of the topic')
    path = content.topic.place.path
    if folder == path:
        raise CitesiteError(f"{path} holds a whole topic; write the section there, or make a folder of it")
    listed = _edited(site, path, ("sections",), name)
    return _written(site, {f"{folder}/{name}.yaml": _filled(SECTION, {"ID": name})}, listed)


def new_claim(site: Content, where: str, source: str, today: date) -> list[str]:
    """Begin a claim at the end of a section, `topic/section/claim`, resting on a source or on a new one.

    Raises:
        ContentError: if the topic or a file of sources has mistakes of form.
        CitesiteError: if there is no such topic or section, or the id is malformed or taken.
    """
    topic_id, section, name = _parts(where, "TOPIC/SECTION/CLAIM")
    content = site.topic(topic_id)
    _free(content, name)
    found = {placed.record.id: placed.place for placed in content.sections}
    if section not in found:
        hint = did_you_mean(section, found) or f"there are {', '.join(found)}"
        raise CitesiteError(f'topic "{topic_id}" has no section "{section}"; {hint}')
    files = _source_of(site, name, source, today)
    claim = _filled(CLAIM, {"ID": name, "SOURCE": source or f"{name}-source"}).rstrip().replace("\n", "\n  ")
    place = found[section] / "body"
    return _written(site, files, _edited(site, place.path, place.steps, f"claim:\n  {claim}"))


def _source_of(site: Content, name: str, source: str, today: date) -> dict[str, str]:
    """Return the file of a new source for a record, by its path; nothing if it rests on one that is there."""
    if not source:
        return _source(site, f"{name}-source", today)
    if source not in (known := _sources(site)):
        hint = did_you_mean(source, known) or "begin it with `citesite new source`, or leave out --source for a new one"
        raise CitesiteError(f'there is no source "{source}"; {hint}')
    return {}


def _sources(site: Content) -> dict[str, str]:
    """Return the file of each source, by its id."""
    found: dict[str, str] = {}
    for raw, problems in site.raw_files(Kind.SOURCES):
        site.refuse(problems)
        found |= dict.fromkeys(written_ids(raw.data), raw.path)
    return found


def _source(site: Content, name: str, today: date) -> dict[str, str]:
    """Return the file of a new source, by its path."""
    _valid(name)
    if taken := _sources(site).get(name):
        raise CitesiteError(f'source "{name}" is there already, in {taken}')
    return {f"{site.folder}/sources/{name}.yaml": _filled(SOURCE, {"ID": name, "TODAY": today.isoformat()})}


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


def _edited(site: Content, path: str, steps: tuple[str | int, ...], item: str) -> tuple[str, str]:
    """Return a file and its text with an item added to a list in it, with the line ends it has."""
    text = bytes_of(site.root / path).decode()
    mark, ends = ("\ufeff" if text.startswith("\ufeff") else ""), ("\r\n" if "\r\n" in text else "\n")
    edited = with_item(text.removeprefix("\ufeff").replace("\r\n", "\n"), path, steps, item)
    return path, mark + edited.replace("\n", ends)


def _written(site: Content, files: dict[str, str], edited: tuple[str, str] | None = None) -> list[str]:
    taken = next((path for path in files if (site.root / path).exists()), None)
    if taken:
        raise CitesiteError(f"{taken} is there already")
    texts = {**files, **dict([edited] if edited else [])}
    replace_all({site.root / path: text for path, text in texts.items()}, site.root)
    return [*files, *([edited[0]] if edited else [])]
