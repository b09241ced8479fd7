"""Files of what was published: one, or on a large site one more folder of them, each with what some topics said.

A publish then writes the files of the topics that say something new, and no others. Each of them has the form of the
one file of a small site, and all are there from the first day, so that one that is missing is missed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from citesite.build.published import HEAD, PublishedSite, read_file
from citesite.check.change_rules import MALFORMED_PUBLISHED
from citesite.diagnostics import CitesiteError, Diagnostic, Place
from citesite.files.atomic import replace, replace_all
from citesite.files.scan import PUBLISHED, PUBLISHED_PARTS, STATEMENT_PARTS, real_within
from citesite.read.files import read_text

MOST_IN_ONE = 500
"""The most topics of which `published.json` says itself what they said: some 6 MB, as large as the registry is then."""


def part_of(name: str) -> str:
    """Return the file that says what was published of a topic, or of a file of translations."""
    return f"{PUBLISHED_PARTS}/{hashlib.sha256(name.encode()).hexdigest()[:2]}.json"


def read_published(path: Path, shown: str = PUBLISHED) -> tuple[PublishedSite | None, list[Diagnostic]]:
    """Read what was published, from a file and from the folder beside it where it is divided.

    Returns:
        What it says, None if there is no such file, and what is wrong with it.

    Raises:
        CitesiteError: if the machine does not give it.
    """
    found, problems = read_file(path, shown)
    if found is None or not found.is_divided:
        return found, problems
    real_within(path.parent / PUBLISHED_PARTS, path.parent)
    parts = {name: read_file(path.parent / name, name) for name in sorted(STATEMENT_PARTS)}
    problems = [problem for _, faults in parts.values() for problem in faults]
    if missing := [name for name, (part, faults) in parts.items() if part is None and not faults]:
        problems.append(_missing(missing))
    whole = [part for part, _ in parts.values() if part]
    return (None, problems) if problems else (_merged(found, whole), [])


def _missing(names: list[str]) -> Diagnostic:
    what = f"{names[0]} is missing" if len(names) == 1 else f"{len(names):,} files of {PUBLISHED_PARTS}/ are missing"
    hint = f"take them from the last commit: git checkout HEAD -- {PUBLISHED_PARTS}"
    return MALFORMED_PUBLISHED.at(Place(PUBLISHED), what, hint)._replace(line=1, column=1)


def _merged(main: PublishedSite, parts: Iterable[PublishedSite]) -> PublishedSite:
    topics, translations = dict(main.topics), {language: dict(files) for language, files in main.translations.items()}
    for part in parts:
        topics |= part.topics
        for language, files in part.translations.items():
            translations.setdefault(language, {}).update(files)
    return main._replace(topics=topics, translations=translations)


def refuse_others(root: Path) -> None:
    """Refuse to divide where another file has the name of a part.

    Raises:
        CitesiteError: if one does.
    """
    for name in sorted(STATEMENT_PARTS):
        path = real_within(root / name, root)
        if os.path.lexists(path) and not read_text(path).startswith(HEAD):
            raise CitesiteError(f"{name} is not what publish writes; take it away, or back from the last commit")


def write_published(root: Path, site: PublishedSite) -> bool:
    """Write what was published; return whether it is in the files of a folder.

    Args:
        root: the site's folder.
        site: what is published, divided if it was or has become too large for one file.
    """
    if not is_large(site):
        replace(root / PUBLISHED, site.text, root, is_durable=True)
        return False
    contents = {root / name: part.text for name, part in _parts(site).items()}
    # Parts first, so that nothing is ever in no file.
    replace_all(contents, root, is_durable=True)
    replace(
        root / PUBLISHED, PublishedSite(minor=site.minor, site=site.site, is_divided=True).text, root, is_durable=True
    )
    return True


def is_large(site: PublishedSite) -> bool:
    """Return whether what is published is, or has to be, in the files of a folder."""
    return site.is_divided or len(site.topics) > MOST_IN_ONE


def _parts(site: PublishedSite) -> dict[str, PublishedSite]:
    topics: dict[str, dict[str, object]] = {name: {} for name in sorted(STATEMENT_PARTS)}
    translations: dict[str, dict[str, dict[str, object]]] = {name: {} for name in topics}
    for topic in site.topics.values():
        topics[part_of(topic.id)][topic.id] = topic
    for language, files in site.translations.items():
        for path, said in files.items():
            translations[part_of(path)].setdefault(language, {})[path] = said
    return {name: PublishedSite(topics[name], translations=translations[name]) for name in topics}  # type: ignore[arg-type]
