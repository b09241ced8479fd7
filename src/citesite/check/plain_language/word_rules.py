"""Rules about words: plain ones, explained ones, and those of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.languages import plain_of
from citesite.check.plain_language.checks import LintState, part_check, passage_check
from citesite.check.plain_language.passages import Part, Passage, plain
from citesite.check.prose_rules import PLACEHOLDER
from citesite.diagnostics import Diagnostic, Rule, Severity


@cache
def _words(language: str) -> tuple[list[tuple[re.Pattern[str], str]], re.Pattern[str]]:
    """Return the words to avoid, each with a plainer one, and the specialist words of a language."""
    words = plain_of(language)
    avoid = [(re.compile(rf"\b(?:{pattern})(?![\w-])", re.IGNORECASE), better) for pattern, better in words.avoid]
    jargon = "|".join(words.jargon) or r"(?!)"
    return avoid, re.compile(rf"(?<![\w-])(?:{jargon})(?![\w-])", re.IGNORECASE)


_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,6}(?=s?(?![\w-]))")


WORD_TO_AVOID = Rule(
    code="word-to-avoid",
    severity=Severity.ADVICE,
    summary="a word has a plainer or kinder one",
    meaning=(
        "Some words are read slowly, some mean something else to readers than to writers (significant), and some "
        "reduce a person to an illness (a diabetic)."
    ),
    fix=(
        "Use the word in the hint. Where the other word is right, say so in the settings, under lint: word-to-avoid:."
    ),
    wrong="text: Examplin probably eases headache prior to meals.",
    right="text: Examplin probably eases headache before meals.",
)


@passage_check(WORD_TO_AVOID)
def word_to_avoid(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find words that have a plainer or kinder alternative."""
    for pattern, better in _words(state.language)[0]:
        for found in pattern.finditer(passage.words):
            if (
                better.startswith("say how big")
                or not found.group().lower().startswith("significan")
                or not re.search(r"statistically\s+$", passage.words[: found.start()], re.IGNORECASE)
            ):
                message = f'"{plain(found.group())}" has a plainer word'
                yield WORD_TO_AVOID.at(passage.at(found.start()), message, f"write: {better}")


UNEXPLAINED_WORD = Rule(
    code="unexplained-word",
    severity=Severity.ADVICE,
    summary="a specialist word is not explained where it is first used",
    meaning=(
        "A word that readers do not know stops them. A plain word first, with the specialist word in brackets or "
        "in a link to the glossary, teaches it in passing."
    ),
    fix="Write the plain word, and link it to the glossary: [plain word (specialist word)](term:id).",
    wrong="text: Examplin probably eases paraesthesia.",
    right="text: Examplin probably eases pins and needles (paraesthesia).",
)


@passage_check(UNEXPLAINED_WORD)
def unexplained_word(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find specialist words that have no plain word at their first use."""
    met = {link.target.removeprefix("term:") for link in passage.links}
    linked = [(link.start, link.start + len(link.words)) for link in passage.links if link.target.startswith("term:")]
    for found in (*_words(state.language)[1].finditer(passage.words), *_terms(state).finditer(passage.words)):
        word = plain(found.group()).lower()
        name, better = state.terms.get(word, ("", state.plain.jargon.get(word, "")))
        # "Vitamin B12" says its plain word itself.
        if word in state.words or (better and better.lower() in word):
            continue
        state.words.add(word)
        in_link = any(start <= found.start() < end for start, end in linked)
        if in_link or _is_in_brackets(passage.words, found.start()) or passage.is_heading:
            continue
        hint = f"write: {better or 'a plain word'}" + (f", or [{better or word}](term:{name})" if name else "")
        yield UNEXPLAINED_WORD.at(passage.at(found.start()), f'"{word}" is not explained here', hint)
    state.words |= {word for word, (name, _) in state.terms.items() if name in met}


UNEXPLAINED_ABBREVIATION = Rule(
    code="unexplained-abbreviation",
    severity=Severity.ADVICE,
    summary="an abbreviation is not spelled out where it is first used",
    meaning=(
        "Only some readers know an abbreviation. Spell it out once, with the short form in brackets; after that "
        "the short form is enough."
    ),
    fix=(
        "Write the words and then the short form in brackets. If your readers know it, add it to the settings "
        "under lint: abbreviations:."
    ),
    wrong="text: Examplin probably eases headache in OTC doses.",
    right="text: Examplin probably eases headache in doses sold over the counter (OTC).",
)


@passage_check(UNEXPLAINED_ABBREVIATION)
def unexplained_abbreviation(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find abbreviations that are not spelled out at their first use."""
    if PLACEHOLDER in passage.words:
        return
    explained = {plain(link.words) for link in passage.links if link.target.startswith("term:")}
    for found in _ABBREVIATION.finditer(passage.words):
        short = found.group()
        if short in state.words | state.plain.abbreviations | state.abbreviations:
            continue
        state.words.add(short)
        after = plain(passage.words[found.end() :])
        is_told = _is_in_brackets(passage.words, found.start()) or re.match(r"s? ?\(", after)
        if not is_told and not any(short in words for words in explained):
            hint = f"write its words and then ({short}), or name it under lint: abbreviations: in the settings"
            yield UNEXPLAINED_ABBREVIATION.at(passage.at(found.start()), f'"{short}" is not spelled out', hint)


VAGUE_LINK = Rule(
    code="vague-link",
    severity=Severity.ADVICE,
    summary="the words of a link do not say where it leads",
    meaning=(
        'People who listen to a page can have its links read out alone. A list of "here, here, more" is of no use '
        "to them."
    ),
    fix="Link words that name what is there.",
    wrong="text: Examplin probably eases headache. For the guide, look [here](https://example.org/guide).",
    right="text: Examplin probably eases headache. Read [the guide to examplin](https://example.org/guide).",
)


@passage_check(VAGUE_LINK)
def vague_link(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find links whose words do not say where they lead."""
    for link in passage.links:
        words = plain(link.words).strip(" .*_").lower()
        if words in state.plain.links or re.match(r"https?:|www\.", words):
            message = f'the link "{link.words}" does not say where it leads'
            yield VAGUE_LINK.at(passage.at(link.start), message, "link words that name what is there")


SAME_LINK_WORDS = Rule(
    code="same-link-words",
    severity=Severity.ADVICE,
    summary="links of the same words lead to different places",
    meaning=(
        "People who use a screen reader hear the links of a page in a row. Two that sound alike cannot be told apart."
    ),
    fix="Give each link words of its own.",
    wrong="""
        text: >-
          Examplin probably eases headache.
          See [this guide](https://example.org/a) and [this guide](https://example.org/b).
    """,
    right="""
        text: >-
          Examplin probably eases headache.
          See [a trial](https://example.org/a) and [a guide](https://example.org/b).
    """,
)


@part_check(SAME_LINK_WORDS)
def same_link_words(part: Part, state: LintState) -> Iterator[Diagnostic]:
    """Find links with the same words that lead to different places."""
    known: dict[str, str] = {}
    for passage in part.passages:
        for link in passage.links:
            words = plain(link.words).strip(" .*_").lower()
            if known.setdefault(words, link.target) != link.target:
                message = f'the link "{link.words}" led to {known[words]} before, and to {link.target} here'
                hint = "readers who hear links one after the other cannot tell them apart: give each its own words"
                yield SAME_LINK_WORDS.at(passage.at(link.start), message, hint)


def _is_in_brackets(words: str, start: int) -> bool:
    return words.rfind("(", 0, start) > words.rfind(")", 0, start)


_patterns: dict[frozenset[str], re.Pattern[str]] = {}


def _terms(state: LintState) -> re.Pattern[str]:
    """Return a pattern for all words of the glossary; it is compiled once for all topics of a site."""
    key = frozenset(state.terms)
    if key not in _patterns:
        words = "|".join(re.escape(word) for word in sorted(key, key=lambda word: (-len(word), word)))
        _patterns[key] = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])" if words else r"(?!)", re.IGNORECASE)
    return _patterns[key]
