"""Rules about what registries and the web answered when `citesite verify-sources` asked about sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.files.scan import STATES
from citesite.read.source_states import FIELDS, Field, FieldState, SourceStates
from citesite.records import identifiers

_NAMED = 5
"""How many sources a message names."""
_ASK = "run citesite verify-sources, and commit source-states.json"

SOURCE_GONE = Rule(
    code="source-gone",
    severity=Severity.WARNING,
    summary="an identifier does not exist, or a link is dead",
    meaning=(
        "Crossref, doi.org, PubMed or the server of the link was asked, and answered that there is no such thing. A "
        "reader who wants to see what a statement rests on finds nothing."
    ),
    fix=(
        "Copy the identifier again from the work's own page. For a link, find out where the page is now, or name an "
        "archived copy. Then run citesite verify-sources with the id of the source."
    ),
    wrong='"trial-2020": {"DOI": {"state": "gone", "of": "10.1000/trial", "on": "2026-11-01"}}',
    right='"trial-2020": {"DOI": {"state": "ok", "of": "10.1000/trial", "on": "2026-11-01"}}',
)

SOURCE_OF_ANOTHER_WORK = Rule(
    code="source-of-another-work",
    severity=Severity.WARNING,
    summary="an identifier leads to another work than the source describes",
    meaning=(
        "Crossref, doi.org or PubMed has another title, first author or year under it. Readers would be led "
        "to another study than the one that the statement rests on, or the record misquotes it."
    ),
    fix=(
        "Open the identifier, and correct it or the record. Then run citesite verify-sources with the id of the source."
    ),
    wrong="""
        "trial-2020": {"DOI": {"state": "other-work", "of": "10.1000/trial", "on": "2026-11-01",
          "note": "its year there is 1999"}}
    """,
    right='"trial-2020": {"DOI": {"state": "ok", "of": "10.1000/trial", "on": "2026-11-01"}}',
)

SOURCE_MOVED = Rule(
    code="source-moved",
    severity=Severity.ADVICE,
    summary="a link has moved for good",
    meaning="The server leads readers on to another address, and says that it is the one to use from now on.",
    fix="Look whether it still leads to this work, and write the new address.",
    wrong="""
        "guide-2021": {"URL": {"state": "moved", "of": "https://example.org/guide",
          "on": "2026-11-01", "note": "https://example.org/new-guide"}}
    """,
    right="""
        "guide-2021": {"URL": {"state": "ok", "of": "https://example.org/guide",
          "on": "2026-11-01"}}
    """,
)

SOURCES_NOT_VERIFIED = Rule(
    code="sources-not-verified",
    severity=Severity.WARNING,
    summary="sources were not asked about for a long time",
    meaning=(
        "Links die and works are retracted. What registries and the web answered about these sources is older than "
        "verify_after in the settings, 365 days unless set."
    ),
    fix="Run citesite verify-sources, and look at what it says.",
    wrong='"trial-2020": {"DOI": {"state": "ok", "of": "10.1000/trial", "on": "2025-11-01"}}',
    right='"trial-2020": {"DOI": {"state": "ok", "of": "10.1000/trial", "on": "2026-11-01"}}',
)

SOURCES_NEVER_ASKED = Rule(
    code="sources-never-asked",
    severity=Severity.ADVICE,
    summary="identifiers or links of sources were never asked about",
    meaning=(
        "Other sources of this site were asked about, and these were not, or their server did not answer. Their "
        "identifiers may be of other works, and nobody would notice."
    ),
    fix="Run citesite verify-sources.",
    wrong='"trial-2020": {"DOI": {"state": "ok", "of": "10.1000/another-trial", "on": "2026-11-01"}}',
    right='"trial-2020": {"DOI": {"state": "ok", "of": "10.1000/trial", "on": "2026-11-01"}}',
)

Look = Callable[[str], tuple[Mapping[str, Any], Place]]
"""Returns the fields of a source, and its place."""


def value_asked(source: Mapping[str, Any], field: Field) -> str:
    """Return the identifier or address that registries are asked about, in the form in which answers are kept.

    Empty where the source has none: also where it is malformed, or an address is that of a DOI.
    """
    written = str(source.get(field) or "").strip()
    if field == "URL":
        is_doi = "://doi.org/" in written or "://dx.doi.org/" in written
        return written if written.startswith(("https://", "http://")) and not is_doi else ""
    return (identifiers.doi if field == "DOI" else identifiers.pmid)(written) or ""


def wrong_answers(states: SourceStates, names: Mapping[str, object], look: Look) -> Iterator[Diagnostic]:
    """Yield what registries and servers said is wrong, or has moved.

    Args:
        states: what was answered.
        names: the ids of the sources that there are.
        look: returns a source.
    """
    for name, fields in states.items():
        for field, state in fields.items():
            if state.state in ("gone", "differs", "other-work", "moved") and name in names:
                source, place = look(name)
                if value_asked(source, field) == state.of:
                    yield _told(name, field, state, place / field)


def _told(name: str, field: Field, state: FieldState, place: Place) -> Diagnostic:
    said = f": {state.note}" if state.note else ""
    if state.state == "moved":
        hint = "look whether it is still this work, and write the new address"
        return SOURCE_MOVED.at(place, f'the link of source "{name}" has moved to {state.note}', hint)
    if state.state == "gone":
        message = f'the {field} of source "{name}" led nowhere on {state.on}{said}'
        return SOURCE_GONE.at(place, message, f"correct it, then run citesite verify-sources {name}")
    is_other = "leads to another work" if state.state == "other-work" else "is of a work described otherwise"
    message = f'the {field} of source "{name}" {is_other}{said}'
    return SOURCE_OF_ANOTHER_WORK.at(
        place, message, f"correct it or the record, then run citesite verify-sources {name}"
    )


def old_answers(states: SourceStates, names: Mapping[str, object], day: date, after: int) -> Iterator[Diagnostic]:
    """Yield a warning if answers are older than a number of days.

    Args:
        states: what was answered.
        names: the ids of the sources that there are.
        day: the day of this run.
        after: how many days an answer is good for.
    """
    old = {
        name: min(state.on for state in fields.values() if state.state != "unreachable")
        for name, fields in states.items()
        if name in names and any(_is_old(state, day, after) for state in fields.values())
    }
    if old:
        first = min(old.values())
        message = f"{_several(old)} last asked about more than {after} days ago, the first on {first}: {_list(old)}"
        yield SOURCES_NOT_VERIFIED.at(Place(STATES), message, _ASK)


def _is_old(state: FieldState, day: date, after: int) -> bool:
    return state.state != "unreachable" and (day - date.fromisoformat(state.on)).days > after


def never_asked(states: SourceStates, sources: Mapping[str, Mapping[str, Any]]) -> Iterator[Diagnostic]:
    """Yield advice if identifiers or links were never asked about.

    Args:
        states: what was answered.
        sources: the fields of every source, by id.
    """
    missing = [
        name
        for name, source in sources.items()
        if any((value := value_asked(source, field)) and not _is_known(states, name, field, value) for field in FIELDS)
    ]
    if missing:
        message = f"{_several(missing)} never asked about with every identifier and link: {_list(missing)}"
        yield SOURCES_NEVER_ASKED.at(Place(STATES), message, _ASK)


def _is_known(states: SourceStates, name: str, field: Field, value: str) -> bool:
    state = states.get(name, {}).get(field)
    return state is not None and state.of == value and state.state != "unreachable"


def _several(names: Mapping[str, str] | list[str]) -> str:
    return f"{len(names):,} source{'s were' if len(names) > 1 else ' was'}"


def _list(names: Mapping[str, str] | list[str]) -> str:
    listed = sorted(names)
    more = f" and {len(listed) - _NAMED:,} more" if len(listed) > _NAMED else ""
    return ", ".join(listed[:_NAMED]) + more
