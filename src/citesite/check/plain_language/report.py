"""A page that ranks the parts of a site by how much an editor can do for their readers."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from citesite.check.languages import language_of, plain_of
from citesite.check.plain_language.grade import Reading, reading
from citesite.check.plain_language.passages import Part, judged
from citesite.check.plain_language.reading_rules import easy_words, prose_of
from citesite.diagnostics import Diagnostic, Step

_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #999}"
    "td:nth-child(n+2):nth-child(-n+7),th:nth-child(n+2):nth-child(-n+7){text-align:right}"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One part of a topic: its figures, and the advice on it."""

    part: Part
    reading: Reading
    advice: tuple[Diagnostic, ...]
    scores: tuple[tuple[str, float], ...]
    """What each formula of the language says, by its name."""
    hardness: float
    """What the first of them says, more for a harder text."""
    language: str
    """The tag of the language of its texts."""

    @property
    def per_hundred(self) -> float:
        """Pieces of advice per 100 words."""
        return 100 * len(self.advice) / max(self.reading.words, 1)


def measured(
    found: Sequence[Part],
    advice: Iterable[Diagnostic],
    terms: Mapping[str, tuple[str, str]],
    language: str,
    only: Collection[tuple[str, tuple[Step, ...]]] | None = None,
) -> list[Measured]:
    """Return parts with their figures and the advice on each; no figures in a language without formulas.

    Args:
        found: the parts.
        advice: advice on them.
        terms: the result of `words_of`.
        language: the tag of the language of the texts.
        only: the places of the texts to measure; None for all.
    """
    if language_of(language).plain is None:
        return []
    own: dict[str, list[Diagnostic]] = {part.name: [] for part in found}
    for piece in advice:
        matching = [p for p in found if p.place.path == piece.place.path and _holds(p, piece)]
        own[(matching or [found[0]])[-1].name].append(piece)
    easy, words = easy_words(terms), plain_of(language)
    measured = []
    for part in filter(None, (judged(part, only) for part in found)):
        counted = reading(prose_of(part), words.syllables, easy)
        scores = tuple((one.name, one.of(counted)) for one in words.measures)
        hardness = -scores[0][1] if words.measures[0].is_ease else scores[0][1]
        measured.append(Measured(part, counted, tuple(own[part.name]), scores, hardness, language))
    return measured


def _holds(part: Part, piece: Diagnostic) -> bool:
    start = part.place.steps[:-1]
    return piece.place.steps[: len(start)] == start


def report(site: str, found: Iterable[Measured]) -> str:
    """Return the page: parts with most advice for their length first, then those that are hardest to read.

    Each language has a table of its own, because its formulas are its own.
    """
    languages: dict[str, list[Measured]] = {}
    for one in found:
        languages.setdefault(one.language, []).append(one)
    several = len(languages) > 1
    tables = "".join(_table(parts, f"<h2>{_text(name)}</h2>\n" * several) for name, parts in languages.items())
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>How {_text(site)} reads</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>How {_text(site)} reads</h1>\n"
        "<p>The parts that gain most from an editor's time are first. A formula counts the lengths of words and "
        "sentences and knows nothing of sense: take it for a hint where to look, and ask readers.</p>\n"
        f"{tables or _table([], '')}</body>\n</html>\n"
    )


def _table(found: Iterable[Measured], heading: str) -> str:
    ranked = sorted(found, key=lambda m: (-m.per_hundred, -m.hardness, m.part.name))
    names = "".join(f"<th>{_text(name)}</th>" for name, _ in (ranked[0].scores if ranked else ()))
    rows = "".join(map(_row, ranked))
    lists = "".join(map(_list, (m for m in ranked if m.advice)))
    return (
        f"{heading}<table>\n<thead><tr><th>Part</th><th>Words</th><th>Sentences</th><th>Words a sentence</th>"
        f"{names}<th>Advice</th></tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n{lists}"
    )


def _row(measured: Measured) -> str:
    counted = measured.reading
    figures = [
        f"{counted.words:,}",
        f"{counted.sentences:,}",
        f"{counted.words / max(counted.sentences, 1):.1f}",
        *(f"{score:.1f}" for _, score in measured.scores),
        str(len(measured.advice)),
    ]
    cells = "".join(f"<td>{figure}</td>" for figure in figures)
    return f'<tr><th scope="row">{_text(measured.part.name)}</th>{cells}</tr>\n'


def _list(measured: Measured) -> str:
    items = "".join(
        f"<li><code>{_text(d.place.path)}:{d.line}:{d.column}</code> {_text(d.message)} ({_text(d.code)})"
        f"{': ' + _text(d.hint) if d.hint else ''}</li>\n"
        for d in measured.advice
    )
    return f"<h2>{_text(measured.part.title)}</h2>\n<ul>\n{items}</ul>\n"


def _text(text: str) -> str:
    return html.escape(text)
