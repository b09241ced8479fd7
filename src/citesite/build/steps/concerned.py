"""What a change concerns besides the record that changed."""

from __future__ import annotations

from collections.abc import Iterable

from citesite import addresses
from citesite.build.changes import Changes
from citesite.build.inputs import Inputs
from citesite.build.store import Store
from citesite.check import date_codes
from citesite.files.content import Kind


def folders_held(store: Store, units: Iterable[str]) -> frozenset[str]:
    """Return the folders of the addresses that the records in some units hold, or held before; people hold none."""
    return frozenset(_folder(kind, name) for unit in units for kind, name in store.units.ids_of(unit))


def _folder(kind: str, name: str) -> str:
    return {"topic": name, "source": addresses.source(name).rstrip("/"), "term": "glossary"}.get(kind, "")


def units_due(build: Inputs) -> set[str]:
    """Return the units of which a rule may say something else than on the day of the last build."""
    day, before = build.request.as_of.isoformat(), build.store.value("as of")
    if day < before:
        # A day that had come may be in the future now; nobody goes back in time often.
        return {*build.plan.shared, *build.plan.topics}
    return set() if before == day else build.store.units.due(day, date_codes())


def may_show_other_sources(build: Inputs) -> bool:
    """Return whether other sources than before may have pages although no topic changed: published ones keep theirs."""
    return build.is_everything_new or build.plan.is_other_view or build.plan.registry.is_changed


def has_new_words(build: Inputs, found: Changes) -> bool:
    """Return whether an explanation in the glossary may read differently: a term or a source it cites changed."""
    glossary = {path for path, unit in build.plan.shared.items() if unit.kind is Kind.GLOSSARY}
    is_term_changed = any(kind == "term" for kind, _ in found.records)
    return is_term_changed or bool(glossary & build.store.references.units_needing(found.records))
