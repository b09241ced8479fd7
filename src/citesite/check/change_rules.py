"""What changed between two states of a topic, in words, and the rule that it must be announced to readers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Literal, NamedTuple

from citesite.check.languages import language_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.evidence.certainty import LEVELS
from citesite.link.statements import Statement, TopicStatements, plain_text

UNANNOUNCED_CHANGE = Rule(
    code="unannounced-change",
    severity=Severity.ADVICE,
    worsens="publish refuses it",
    summary="a statement says something else than was published, and changes: does not say so",
    meaning=(
        "Somebody may have acted on what this statement said before: its words, a number, how certain it is, what "
        "supports it. Whoever comes back finds another sentence and does not learn why. The page of changes and the "
        "feed are made of changes:, so what is missing there is changed in silence."
    ),
    fix=(
        "Add an entry to changes: of the topic that says what changed and why. Where only the words of a sentence were "
        'mended, as after a typing mistake, citesite publish --minor "why, in two words or more" publishes it without '
        "one and keeps the reason in published.json."
    ),
    wrong="changes: []",
    right="""
        changes:
          - {date: 2026-11-20, kind: certainty, what: "We are less sure that examplin eases headache."}
    """,
)

MALFORMED_PUBLISHED = Rule(
    code="malformed-published",
    severity=Severity.ADVICE,
    worsens="publish refuses it",
    summary="published.json cannot be read",
    meaning=(
        "The file keeps what every statement said when it was last published. Without it nobody notices when a "
        "statement is changed in silence. Most often a merge left its marks in it. A large site has what topics said "
        "in the files of the folder published-parts/, and none of them may be missing."
    ),
    fix="Take the file of either side of the merge, or of the last commit. Do not write it by hand.",
    wrong='"topics": [',
    right='"topics": {}',
)

Kind = Literal[
    "text", "number", "negation", "certainty", "evidence", "fact", "words", "note", "added", "follows", "renamed"
]
_UNTOLD: frozenset[Kind] = frozenset({"note", "added", "follows", "renamed"})
"""What may change without a word to readers: what is said beside a statement, texts that are new, translations of texts
that changed, too, and names whose addresses go on working."""
_WORDING: frozenset[Kind] = frozenset({"text", "words", "note", "added", "follows", "renamed"})
_OF_SITE = frozenset({"page", "person", "settings"})
"""Kinds of statements that no topic rests on: whatever changes in them may be published with a reason alone."""
_WITHOUT_ADDRESS = frozenset({"answer", "steps", "signs", "caution", "note"})
"""Kinds of statements that may be taken away without leaving an address that has to be retired with a reason."""
_SUGGESTED: Mapping[Kind, str] = {
    "certainty": "certainty",
    "negation": "correction",
    "number": "number",
    "evidence": "new-evidence",
    "fact": "correction",
}
"""The kind of entry for each difference, the gravest first."""
_NUMBER = re.compile(r"(?:(?<![\w)])[-−])?\d+(?:,\d{3})*(?:\.\d+)?")


class StatementDifference(NamedTuple):
    """One thing about a statement that is not as it was."""

    kind: Kind
    name: str
    """What it is, such as "certainty", or the source."""
    before: str
    now: str
    part: str = "text"
    """Where it is in the statement: the name of a field, or of several texts the one that is in its place now."""
    number: int | None = None
    """Of one of many texts: the position of it, or of what is where it was."""

    @property
    def in_words(self) -> str:
        """The difference as a line of a report."""
        name = f"evidence {self.name}" if self.kind == "evidence" else self.name
        if self.before and self.now:
            return f"{name}: {self.before} -> {self.now}"
        return f"{name}: {self.now} (new)" if self.now else f"{name}: {self.before} (gone)"


class StatementChange(NamedTuple):
    """A statement that is new, gone, or not as it was; stale is a translation of a text that changed since."""

    state: Literal["new", "gone", "changed", "stale"]
    name: str
    statement: Statement
    """As it is; of one that is gone, as it was."""
    differences: tuple[StatementDifference, ...] = ()

    @property
    def is_meant_for_readers(self) -> bool:
        """Whether readers have to be told: it says something else, or is gone and leaves no address."""
        if self.state == "gone":
            return self.statement.kind in _WITHOUT_ADDRESS
        return self.statement.kind != "result" and any(d.kind not in _UNTOLD for d in self.differences)

    @property
    def is_wording(self) -> bool:
        """Whether nothing changed but words, so that it may have been a typing mistake."""
        if self.statement.kind in _OF_SITE:
            return True
        is_gone = any(d.kind == "text" and not d.now for d in self.differences)
        return self.state == "changed" and not is_gone and all(d.kind in _WORDING for d in self.differences)

    @property
    def suggested_kind(self) -> str:
        """The kind of an entry in `changes:` that fits."""
        found = {difference.kind for difference in self.differences}
        if self.statement.kind == "source":
            return "new-evidence"
        if self.statement.kind in ("dose", "signs", "caution"):
            return "safety"
        return next((said for kind, said in _SUGGESTED.items() if kind in found), "wording")


def is_announced(before: TopicStatements, now: TopicStatements) -> bool:
    """Return whether `changes:` has a new entry; rewording an old one does not count, nor does one of an older day.

    Readers see the newest entries first, so one that is older than those they have seen tells them nothing.
    """
    new, last = _new_entries(before, now), _last_day(before, now)
    return len(new) > len(_new_entries(now, before)) and any(day >= last for day, _, _ in new)


def _new_entries(before: TopicStatements, now: TopicStatements) -> list[tuple[str, str, str]]:
    return list((Counter(now.changes) - Counter(before.changes)).elements())


def _last_day(before: TopicStatements, now: TopicStatements) -> str:
    """Return the last day of the published entries; one whose day was mended does not count."""
    return max((entry[0] for entry in before.changes if entry in now.changes), default="")


def _unsaid(before: TopicStatements, now: TopicStatements) -> str:
    """Return in words why `changes:` announces nothing."""
    last = _last_day(before, now)
    late = min((day for day, _, _ in _new_entries(before, now) if day < last), default="")
    if late:
        return f"its new entry in changes: is of {late}, before the last that was published, of {last}"
    return "changes: does not say so"


def statement_changes(
    before: TopicStatements, now: TopicStatements, sources: Mapping[str, str], language: str
) -> list[StatementChange]:
    """Return what changed in a topic, in reading order, then what is gone.

    Args:
        before: what it said.
        now: what it says.
        sources: present ids of sources by their former ones.
        language: the language of the texts.
    """
    renamed = {**sources, **now.formerly}
    names = {name if name in now.statements else _renamed(name, renamed): name for name in before.statements}
    old = {name: before.statements[then] for name, then in names.items()}
    keeps_texts = any(one.kind == "texts" for one in old.values())
    found = []
    for name, statement in now.statements.items():
        if statement.kind == "texts" and not keeps_texts:
            # It was published by a version that kept none.
            continue
        if name not in old:
            found.append(StatementChange("new", name, statement))
            continue
        differing = list(_differences(old[name], statement, renamed, language)) if old[name] != statement else []
        if names[name] != name:
            differing.insert(0, _rename(names[name], name))
        if differing:
            found.append(StatementChange("changed", name, statement, tuple(differing)))
    gone = (StatementChange("gone", name, one) for name, one in old.items() if name not in now.statements)
    return [*found, *gone]


def _renamed(name: str, renamed: Mapping[str, str]) -> str:
    """Return the present name of a statement; that of a section's begins with the id of the section."""
    begin, colon, rest = name.partition(": ")
    return renamed.get(name) or f"{renamed.get(begin, begin)}{colon}{rest}"


def _rename(before: str, now: str) -> StatementDifference:
    return StatementDifference("renamed", "renamed", before.partition(": ")[0], now.partition(": ")[0])


def _differences(
    before: Statement, now: Statement, renamed: Mapping[str, str], language: str
) -> Iterator[StatementDifference]:
    if before.text != now.text:
        yield StatementDifference("text", "text", f'"{before.text}"', f'"{now.text}"')
        # The text of a result is its numbers.
        yield from changes_in_words(before.text, now.text, language, with_numbers=now.kind != "result")
    for words in _in_mapping("words", before.words, now.words):
        yield words
        for found in changes_in_words(words.before, words.now, language):
            yield found._replace(name=f"{found.name} in {words.name}", part=words.name)
    yield from _in_texts(before.texts, now.texts, language)
    if before.certainty != now.certainty:
        yield StatementDifference("certainty", "certainty", _levels(before.certainty), _levels(now.certainty))
    yield from _in_mapping("evidence", _stances(before, renamed), _stances(now, {}))
    yield from (
        # What nobody had filled in of a source says nothing else.
        d._replace(kind="added") if now.kind == "source" and not d.before else d
        for d in _in_mapping("fact", before.facts, now.facts)
    )
    notes = {f"note on {renamed.get(key, key)}" if (key := name.removeprefix("note on ")) != name else name: value
             for name, value in before.notes.items()}  # fmt: skip
    yield from _in_mapping("note", notes, now.notes)


def _in_texts(before: tuple[str, ...], now: tuple[str, ...], language: str) -> Iterator[StatementDifference]:
    """Yield each text that is not as it was, beside what is most likely the same text."""
    if before == now:
        return
    # Imported here because hardly any topic has changed texts.
    from difflib import SequenceMatcher

    for _, start, end, new_start, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        pairs = zip_longest(before[start:end], now[new_start:new_end], fillvalue="")
        for number, (old, new) in enumerate(pairs, new_start):
            if old != new:
                before_text, now_text = (f'"{text}"' if text else "" for text in (old, new))
                part = new or next(iter(now[new_end:]), "")
                yield StatementDifference("text" if old else "added", "text", before_text, now_text, part, number)
                if old and new:
                    yield from (d._replace(part=part, number=number) for d in changes_in_words(old, new, language))


def changes_in_words(
    before: str, now: str, language: str, *, with_numbers: bool = True
) -> Iterator[StatementDifference]:
    """Yield the numbers and the denials that came or went between two states of a text."""
    if with_numbers:
        yield from _in_list("number", _numbers(before), _numbers(now))
    if denials := language_of(language).denials:
        found = (re.findall(denials.words, text.lower()) for text in (before, now))
        yield from _in_list("negation", *found)


def _in_mapping(kind: Kind, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[StatementDifference]:
    for name in dict.fromkeys((*now, *before)):
        if before.get(name, "") != now.get(name, ""):
            yield StatementDifference(kind, name, before.get(name, ""), now.get(name, ""), name)


def _stances(statement: Statement, renamed: Mapping[str, str]) -> dict[str, str]:
    """Return the stances of each source; two places in one may have two."""
    found: dict[str, list[str]] = {}
    for name, stance in statement.evidence:
        found.setdefault(renamed.get(name, name), []).append(stance)
    return {name: ", ".join(sorted(stances)) for name, stances in found.items()}


def _in_list(kind: Kind, before: list[str], now: list[str]) -> Iterator[StatementDifference]:
    if before == now:
        return
    lost, new = list((Counter(before) - Counter(now)).elements()), list((Counter(now) - Counter(before)).elements())
    if not lost and not new:
        # They only changed places, which all of them together say.
        lost, new = before, now
    yield StatementDifference(kind, kind, ", ".join(lost), ", ".join(new))


def _numbers(text: str) -> list[str]:
    return [found.replace(",", "").replace("−", "-") for found in _NUMBER.findall(text)]


def _levels(certainty: str) -> str:
    return ", ".join(LEVELS.get(level, level) for level in certainty.split(", ")) or "not rated"


def unannounced(
    before: TopicStatements, now: TopicStatements, sources: Mapping[str, str], day: str, language: str
) -> Iterator[tuple[StatementChange, Diagnostic]]:
    """Yield each statement that says something else than was published while `changes:` says nothing, with why.

    Args:
        before: what was published.
        now: what the topic says, or the rest of the site.
        sources: present ids of sources by their former ones.
        day: the day for the entry in the hint (ISO 8601).
        language: the language of the texts.
    """
    # What a draft said, nobody was asked to rely on.
    if is_announced(before, now) or before.is_draft:
        return
    topic, unsaid = now.places.get("", Place("")), _unsaid(before, now)
    for change in statement_changes(before, now, sources, language):
        if change.is_meant_for_readers:
            yield change, told(change, _place(change, now), topic.path, day, unsaid)


def _place(change: StatementChange, now: TopicStatements) -> Place:
    """Return the place of the first change that readers must be told about."""
    place = now.places.get(change.name, now.places.get("", Place("")))
    said = [d for d in change.differences if d.kind not in _UNTOLD]
    first = next(iter(said), None)
    if first is None:
        return place
    if part := now.parts.get(change.name, {}).get(first.part):
        return part.find(_from_first_change(part.needle, first.before.strip('"'))) if part.needle else part
    if first.number is not None and (steps := now.text_steps.get(change.name)):
        return Place(place.path, steps[min(first.number, len(steps) - 1)])
    if change.statement.kind == "summary" and all(d.name == "status" for d in said):
        return now.places.get("", place) / "status"
    return place


def _from_first_change(written: str, before: str) -> str:
    """Return a paragraph as it is written, without the lines at its beginning that say what it said before."""
    lines = written.splitlines()
    same = 0
    while same < len(lines) - 1 and before.startswith(plain_text("\n".join(lines[: same + 1]))):
        same += 1
    return "\n".join(lines[same:])


def told(
    change: StatementChange, place: Place, topic: str, day: str, unsaid: str = "changes: does not say so"
) -> Diagnostic:
    """Return the diagnostic for a statement that says something else than was published.

    Args:
        change: what changed.
        place: where.
        topic: the file of its topic; empty where it is in none.
        day: the day for the entry in the hint (ISO 8601).
        unsaid: why `changes:` does not announce it.
    """
    entry = f'{{date: {day}, kind: {change.suggested_kind}, what: "FILL ME IN"}}'
    hint = f"add to changes: in {topic or 'a topic'}: - {entry}"
    if change.statement.kind in _OF_SITE:
        hint = 'publish with --minor "why, in a few words"; or, if it matters to what topics say, ' + hint
    elif change.is_wording:
        hint += '; or, for a typing mistake, publish with --minor "why, in a few words"'
    if change.state == "gone":
        message = f'{change.statement.kind} "{change.name}" was published and is gone, and {unsaid}'
    else:
        said = [d for d in change.differences if d.kind not in _UNTOLD]
        # The numbers say it shorter than the whole sentence.
        shown = [d for d in said if d.kind not in ("text", "words")] or said
        what = "; ".join(d.in_words for d in shown)
        message = f'{change.statement.kind} "{change.name}" is not as it was published, and {unsaid}: {what}'
    return UNANNOUNCED_CHANGE.at(place, message, hint)
