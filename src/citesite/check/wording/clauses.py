"""Find what a sentence asserts in a language whose verbs are told by their forms, clause by clause.

A hedge or a denial counts in its own clause, so that "lindert Schmerzen, obwohl manche länger warten können" says that
it does. English has few such forms: see `neighbours`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from citesite.check.languages.form import Assertion, Hedge
from citesite.check.wording.words import Words
from citesite.text.remembered import remembered

_MARKS = r"[;:()–—]|,(?!\d)"
_SHORT = 2
"""A clause of so few words is about the one behind it."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_FORM = re.compile(r"(?<![\w-])[^\W_]++(?![\w-])")


class Clauses(NamedTuple):
    """Verbs of effect and what holds them back. Each pattern has alternatives, and is compared without capitals."""

    verbs: tuple[tuple[str, str], ...]
    """Base forms, each with the forms that state something by themselves, in small letters, as a noun has a capital,
    and with bars between them."""
    with_helper: tuple[tuple[str, str], ...]
    """The same for forms that state something only in a clause with a helper: infinitives and participles."""
    helpers: str
    """Modal and auxiliary verbs."""
    phrases: str
    """Groups of words that state an effect."""
    no_verb_behind: str
    """Words right behind which a form is no statement: articles, "to", a relative pronoun."""
    states: str
    """Verbs such as "is": a form at the end of their clause names a state."""
    opens: str
    """How a clause begins that states nothing: whether, if, how, a relative pronoun."""
    relatives: str
    """How a clause begins that states nothing if a verb ends it: a relative pronoun that is an article, too."""
    goes_on: str
    """How a clause begins that is as sure as the one before it: that."""
    breaks: str
    """Words besides punctuation that begin a clause."""
    probable: str
    """Hedges that fit moderate certainty."""
    possible: str
    """Hedges that fit low certainty."""
    unsettled: str
    """Words that leave open, or leave to others, what is behind them in the clause."""
    denials: str
    """Words that deny a verb behind them in their clause."""
    denials_behind: str
    """Words that deny a verb before them in their clause; empty if the language has none."""
    people: str
    """Subjects who act, right beside a verb."""
    done_by_people: frozenset[str]
    """Verbs of effect that people do, too."""
    verb_is_last: bool = False
    """Whether a clause with an opening word ends with its verb, so that commas before the verb are those of a list."""


def reader(words: Clauses) -> Callable[[Words], tuple[Assertion, ...]]:
    """Return the function that reads what a text asserts of an effect; it keeps what it found, as many rules ask."""
    known: list[_ClauseReader] = []

    @remembered
    def read(text: Words) -> tuple[Assertion, ...]:
        if not known:
            # Nothing is compiled before there is a text.
            known.append(_ClauseReader(words))
        sentences = (s.whole for s in text.sentences if not s.is_question)
        return tuple(found for sentence in sentences for found in known[0].of_sentence(sentence))

    return read


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])" if pattern else r"(?!)", re.IGNORECASE)


class _FoundVerb(NamedTuple):
    start: int
    end: int
    verb: str
    needs_helper: bool


class _ClauseReader:
    """The patterns of a language, compiled, and how sentences are read with them."""

    def __init__(self, words: Clauses) -> None:
        self.words = words
        groups = ((words.with_helper, True), (words.verbs, False))
        listed = [(name, forms.split("|"), needs) for group, needs in groups for name, forms in reversed(group)]
        self.forms = {form: (name, needs) for name, forms, needs in listed for form in forms}
        """Each form, its base form, and whether it needs a helper: more words than a pattern should hold."""
        self.phrase, self.helper = _any(words.phrases), _any(words.helpers)
        self.state, self.people = _any(words.states), _any(words.people)
        self.not_behind = re.compile(rf"(?<!\w)(?:{words.no_verb_behind})\s$", re.IGNORECASE)
        self.opening = re.compile(rf"\W*(?:{words.opens})\b", re.IGNORECASE)
        self.relative = re.compile(rf"\W*(?:{words.relatives})\b" if words.relatives else r"(?!)", re.IGNORECASE)
        self.breaking = re.compile(rf"\W*(?:{words.breaks})\b", re.IGNORECASE)
        self.going_on = re.compile(rf"\W*(?:{words.goes_on})\b", re.IGNORECASE)
        self.clause_end = re.compile(rf"{_MARKS}|\s(?=(?:{words.breaks})\b)", re.IGNORECASE)
        self.probable, self.possible, self.unsettled = map(_any, (words.probable, words.possible, words.unsettled))
        self.denied, self.denied_behind = _any(words.denials), _any(words.denials_behind)

    def of_sentence(self, sentence: str) -> Iterator[Assertion]:
        """Yield what a sentence asserts."""
        if self.forms.keys().isdisjoint(_FORM.findall(sentence)) and not self.phrase.search(sentence):
            return
        earlier = lead = doubt = Hedge.PLAIN
        is_open = False
        for start, clause in self._clauses(sentence):
            found = list(self._verbs(clause))
            # "Whether it, for example, pain and itching eases", in the order of German.
            is_going_on = is_open and not self.breaking.match(clause)
            for number, verb in enumerate(found):
                until = found[number + 1].start if number + 1 < len(found) else len(clause)
                hedge = self._hedge(clause, verb, until, (earlier, doubt), is_first=not number)
                hedge = hedge if hedge is None else max(hedge, lead)
                if hedge is not None and is_going_on and self._is_last(clause, verb):
                    hedge = Hedge.OPEN
                if hedge is not None:
                    at, end = start + verb.start, start + verb.end
                    yield Assertion(sentence[at:end], sentence[:at], sentence[end:], verb.verb, hedge)
            opens, own = bool(self.opening.match(clause)), self._of_words(clause)
            is_open = self.words.verb_is_last and not found and (is_going_on or opens)
            # "Probably, it eases pain."
            lead = own if len(_WORD.findall(clause)) <= _SHORT else Hedge.PLAIN
            earlier = max(earlier, Hedge.OPEN if opens and not self.words.verb_is_last else own)
            # "There is no study that shows that it eases pain."
            doubt = max(doubt, earlier, Hedge.OPEN if self.denied.search(clause) else Hedge.PLAIN)

    def _is_last(self, clause: str, verb: _FoundVerb) -> bool:
        """Whether a verb ends its clause, but for a helper and what is compared: it then began with an opening word."""
        behind = _WORD.findall(clause[verb.end :])
        if behind and self.helper.fullmatch(behind[0]):
            del behind[0]
        return bool(_WORD.search(clause[: verb.start])) and (not behind or behind[0] == "als")

    def _clauses(self, sentence: str) -> Iterator[tuple[int, str]]:
        start = 0
        for end in self.clause_end.finditer(sentence):
            yield start, sentence[start : end.start()]
            start = end.end()
        yield start, sentence[start:]

    def _verbs(self, clause: str) -> Iterator[_FoundVerb]:
        """Yield the verbs of effect in a clause that may state something, and the phrases."""
        found = [_FoundVerb(m.start(), m.end(), m[0].lower(), False) for m in self.phrase.finditer(clause)]
        taken = [(one.start, one.end) for one in found]
        for match in _FORM.finditer(clause):
            if match[0] not in self.forms or any(start <= match.start() < end for start, end in taken):
                continue
            name, needs = self.forms[match[0]]
            if self._is_stated(clause, match, name, needs):
                found.append(_FoundVerb(match.start(), match.end(), name, needs))
        yield from sorted(found)

    def _is_stated(self, clause: str, match: re.Match[str], name: str, needs_helper: bool) -> bool:
        before, behind = clause[: match.start()], clause[match.end() :]
        if self.not_behind.search(before) or (needs_helper and not self.helper.search(clause)):
            return False
        if not behind.strip(" .!…\"'”»") and self.state.search(before):
            return False
        if name not in self.words.done_by_people:
            return True
        last, first = _WORD.findall(before)[-1:], _WORD.findall(behind)[:1]
        return not any(self.people.fullmatch(word) for word in (*last, *first))

    def _hedge(
        self, clause: str, verb: _FoundVerb, until: int, earlier: tuple[Hedge, Hedge], *, is_first: bool
    ) -> Hedge | None:
        """Return the hedge that belongs to a verb, or None if it is denied.

        Those of earlier clauses are that of a verb joined to theirs, and that of what they say or deny ("that").
        """
        before, behind = clause[: verb.start], clause[verb.end : until]
        if self.opening.match(clause) or (self.relative.match(clause) and not _WORD.search(behind)):
            return Hedge.OPEN
        if self.denied.search(before) or self.denied_behind.search(behind):
            return None
        own = max(self._of_words(before), min(self._of_words(behind), Hedge.POSSIBLE))
        is_joined = is_first and not _WORD.search(before)
        if self.going_on.match(clause):
            return max(own, earlier[1])
        return max(own, earlier[0]) if is_joined else own

    def _of_words(self, text: str) -> Hedge:
        if self.unsettled.search(text):
            return Hedge.OPEN
        if self.possible.search(text):
            return Hedge.POSSIBLE
        return Hedge.PROBABLE if self.probable.search(text) else Hedge.PLAIN
