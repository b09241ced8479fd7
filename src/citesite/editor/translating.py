"""Begin and complete translation files, say what is translated, and confirm what a small change left as it was.

Nothing is lost: a file that cannot be completed line by line is left alone, and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from citesite.check.translation_rules import translation_faults
from citesite.diagnostics import CitesiteError, Diagnostic, Place, Severity, did_you_mean
from citesite.editor.translation_text import NotEntries, completed
from citesite.files.atomic import replace_all
from citesite.files.content import Kind
from citesite.files.scan import bytes_of
from citesite.files.translations import FOLDER, languages_there, translates_nothing
from citesite.read.content import Content
from citesite.read.files import locate
from citesite.read.front_matter import positions as page_positions
from citesite.read.site_translations import FileWithTexts, files_with_texts, strays
from citesite.read.translation_files import BELOW, PAGE_TEXT, Overlay, Translated, digest_of_text
from citesite.read.yaml import YamlError, positions
from citesite.render.translations import translations
from citesite.text.numbers import Marks

STATES = ("done", "stale", "missing")


def new_translation(content: Content, language: str, topic: str = "") -> list[str]:
    """Write or complete the files that translate a site, or one topic, into a language.

    Returns:
        The files that changed, relative to the site's folder.

    Raises:
        ContentError: if the settings, a translation file, or a file that is to be translated has mistakes of form.
        CitesiteError: if there is no such topic or language, or a file cannot be completed without losing something.
    """
    files = list(files_with_texts(content, language, topic))
    content.refuse(d for file in files for d in file.problems)
    content.refuse(content.diagnostics if any(not file.is_readable for file in files) else ())
    known = {
        one.source.text: one.entry.text
        for file in files
        for one in file.overlay.texts
        if one.state == "done" and one.entry
    }
    made = {}
    for file in files:
        path = content.root / file.translation
        before = text_of(path) if file.file.digest else ""
        if before or file.overlay.texts:
            after = _completed(before, file, known)
            if after != before:
                made[path] = after
    replace_all(made, content.root)
    return [path.relative_to(content.root).as_posix() for path in made]


def _completed(before: str, file: FileWithTexts, known: dict[str, str]) -> str:
    try:
        return completed(before, file.overlay, file.path, known, file.kind is Kind.PAGE)
    except (NotEntries, YamlError):
        message = (
            f"{file.translation} cannot be completed without losing something; write its entries one below another"
        )
        raise CitesiteError(message) from None


def text_of(path: Path) -> str:
    """Return the text of a file that was read before, with line feeds."""
    return bytes_of(path).decode("utf-8-sig").replace("\r\n", "\n")


class TextState(NamedTuple):
    """A text, and how far it is translated."""

    language: str
    file: FileWithTexts
    one: Translated

    @property
    def place(self) -> str:
        """How `confirm` takes it: its translation file and its key."""
        key = self.one.entry.key if self.one.entry else self.one.source.key
        return f"{self.file.translation}#{key}"


class Report(NamedTuple):
    """What is translated, and what is wrong with translations."""

    texts: tuple[TextState, ...]
    diagnostics: tuple[Diagnostic, ...]
    """Located."""


def report(content: Content, languages: Sequence[str], topic: str = "") -> Report:
    """Return what is translated into some languages, in the order of the files and of their texts.

    Raises:
        ContentError: if the settings, or a file that is to be translated, has mistakes of form.
        CitesiteError: if there is no such topic or language.
    """
    found: list[TextState] = []
    problems: list[Diagnostic] = []
    for language in languages:
        marks = _marks(content, language)
        for file in files_with_texts(content, language, topic):
            content.refuse(content.diagnostics if not file.is_readable else ())
            found += [TextState(language, file, one) for one in file.overlay.texts]
            both = (content.settings.language, language)
            problems += [*file.problems, *translation_faults(file.overlay, marks, both)]
        problems += [translates_nothing(path) for path in strays(content, language) if not topic]
    return Report(tuple(found), tuple(locate(problems, content.root)))


def known_languages(content: Content, asked: str = "") -> list[str]:
    """Return the languages to look at: the one asked for, or else those of the settings and those with a folder."""
    if asked:
        return [asked]
    found = dict.fromkeys([*content.settings.languages, *languages_there(content.root)])
    return [language for language in found if language != content.settings.language]


def summary(texts: Iterable[TextState]) -> Iterator[str]:
    """Yield a line for each language and topic: how many of its texts are done, stale and missing."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for one in texts:
        counts.setdefault((one.language, one.file.topic or _group(one.file)), Counter())[one.one.state] += 1
    for (language, topic), states in counts.items():
        yield f"{language} {topic}: " + ", ".join(f"{states[state]:,} {state}" for state in STATES)


def _group(file: FileWithTexts) -> str:
    return "settings" if file.kind is None else file.path


def open_texts(texts: Iterable[TextState]) -> Iterator[str]:
    """Yield a line for each text that is missing or stale."""
    for one in texts:
        if one.one.state != "done":
            yield f"{one.one.state} {one.place}: {' '.join(one.one.source.text.split())}"


def as_data(texts: Iterable[TextState]) -> list[dict[str, Any]]:
    """Return the texts for programs."""
    return [
        {
            "language": one.language,
            "topic": one.file.topic,
            "file": one.file.path,
            "translation": one.file.translation,
            "key": one.one.source.key,
            "state": one.one.state,
            "source": one.one.source.text,
            "text": one.one.entry.text if one.one.entry else "",
        }
        for one in texts
    ]


def confirm(content: Content, places: Sequence[str]) -> list[str]:
    """Note that stale translations say the same as their texts do now.

    Args:
        content: the site.
        places: a translation file and a key each, joined by `#`, as `open_texts` names them.

    Returns:
        The files that changed, relative to the site's folder.

    Raises:
        ContentError: if a translation would then have other numbers, sources or links than its text.
        CitesiteError: if a place names no stale translation.
    """
    wanted = dict.fromkeys(places)
    languages = sorted({place.split("/")[1] for place in wanted if place.startswith(f"{FOLDER}/")})
    stale = {one.place: one for one in report(content, languages).texts if one.one.state == "stale"}
    for place in wanted:
        if place not in stale:
            hint = did_you_mean(place, stale) or "`citesite translations` lists the stale ones"
            raise CitesiteError(f"{place[:120]} is no stale translation; {hint}")
    content.refuse(d for place in wanted for d in _faults_if_current(stale[place], content))
    made: dict[Path, str] = {}
    for place in wanted:
        path = content.root / stale[place].file.translation
        made[path] = _confirmed(made.get(path) or text_of(path), stale[place])
    replace_all(made, content.root)
    return [path.relative_to(content.root).as_posix() for path in made]


def _faults_if_current(stale: TextState, content: Content) -> Iterator[Diagnostic]:
    both, now = (content.settings.language, stale.language), Overlay((stale.one._replace(state="done"),))
    # Confirming a translation does not depend on what is only a warning elsewhere.
    found = translation_faults(now, _marks(content, stale.language), both)
    return (d for d in found if d.severity is Severity.ERROR)


def _marks(content: Content, language: str) -> Marks:
    first, other = (
        translations(name, content.root).pgettext("decimal mark", ".") for name in (content.settings.language, language)
    )
    return Marks(first, other)


def _confirmed(text: str, stale: TextState) -> str:
    """Return a translation file in which one entry has the digest of its text as it is now."""
    one, is_page = stale.one, stale.file.kind is Kind.PAGE
    assert one.entry, "a stale text has a translation"
    key = BELOW if is_page and one.source.key == PAGE_TEXT else one.entry.key
    place = Place(stale.file.translation, (key, "of"))
    ((line, column),) = (page_positions if is_page else positions)(text, [place])
    lines = text.split("\n")
    start, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
    lines[line - 1] = start + rest.replace(one.entry.of, digest_of_text(one.source.text), 1)
    return "\n".join(lines)
