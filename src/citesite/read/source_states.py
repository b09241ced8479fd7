"""What registries and the web answered when they were asked about sources, kept in a file beside the settings.

`citesite verify-sources` writes it, and it is committed with the content: builds ask nobody.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.files.scan import STATES
from citesite.read.files import read_text

State = Literal["ok", "moved", "gone", "unreachable", "differs", "other-work"]
"""What is known of an identifier or a link. What is not in the file was not asked."""
Field = Literal["DOI", "PMID", "URL"]
FIELDS: tuple[Field, ...] = get_args(Field)
"""The fields of a source that somebody can be asked about."""
_HEAD = '{"format": 1,'


class FieldState(NamedTuple):
    """What was answered about one identifier or link of a source."""

    state: State
    of: str
    """The identifier or address that was asked about: where the record has another one now, this says nothing."""
    on: str
    """The day of the answer (ISO 8601); of "unreachable", that of the try."""
    note: str = ""
    """What differs, where it moved, or why there was no answer."""
    tried: str = ""
    """The day of the last try that had no answer, after this one had."""


SourceStates = Mapping[str, Mapping[Field, FieldState]]
"""By the id of a source, and the field."""

MALFORMED_STATES = Rule(
    code="malformed-states",
    severity=Severity.WARNING,
    summary="source-states.json cannot be read",
    meaning=(
        "The file keeps what Crossref, PubMed and the web answered about each source. Without it, nobody learns "
        "that a link is dead or an identifier wrong. Most often a merge left its marks in it."
    ),
    fix="Take the file of either side of the merge, or delete it and run citesite verify-sources.",
    wrong='"trial-2020": [{"DOI": "ok"}]',
    right='"trial-2020": {"DOI": {"state": "ok", "of": "10.1000/trial", "on": "2026-11-01"}}',
)


def read_states(root: Path) -> tuple[SourceStates | None, list[Diagnostic]]:
    """Read what was answered about the sources of a site.

    Returns:
        The answers, None if nobody was ever asked, and what is wrong with the file.

    Raises:
        CitesiteError: if the machine does not give it.
    """
    text = read_text(root / STATES)
    if not text.strip():
        return None, []
    hint = "take the file of the last commit, or delete it and run citesite verify-sources"
    try:
        found = json.loads(text)["sources"]
        return {name: {_field(field): _state(data) for field, data in of.items()} for name, of in found.items()}, []
    except json.JSONDecodeError as problem:
        wrong = MALFORMED_STATES.at(Place(STATES), f"{STATES} is not JSON", hint)
        return None, [wrong._replace(line=problem.lineno, column=problem.colno)]
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
        wrong = MALFORMED_STATES.at(Place(STATES), f"{STATES} is not what citesite verify-sources writes", hint)
        return None, [wrong._replace(line=1, column=1)]


def _field(name: str) -> Field:
    return FIELDS[[*FIELDS].index(name)]  # type: ignore[arg-type]


def _state(data: Mapping[str, Any]) -> FieldState:
    found = FieldState(**{name: str(value) for name, value in data.items()})  # type: ignore[arg-type]
    if found.state not in get_args(State):
        raise ValueError(found.state)
    for day in (found.on, found.tried or found.on):
        date.fromisoformat(day)
    return found


def states_text(states: SourceStates) -> str:
    """Return the file: JSON with each source on a line of its own, so that histories and merges show sources."""
    lines = (
        f"{_json(name)}: {_json({f: _known(s) for f, s in found.items()})}" for name, found in sorted(states.items())
    )
    joined = ",\n".join(lines)
    return f'{_HEAD}\n"sources": {{\n{joined}\n}}}}\n'


def _known(state: FieldState) -> dict[str, str]:
    return {name: value for name, value in state._asdict().items() if value}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
