"""The languages that rules about words know, a folder each, named by its code: adding one needs nothing else."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from citesite.check.languages.form import Language, Orders, Plain, Statements


@cache
def language_of(tag: str) -> Language:
    """Return what the rules know of a language; a language without a folder has only its name.

    Args:
        tag: a language tag (BCP 47) such as `de` or `de-CH`; what follows the first part makes no difference.
    """
    name = f"{__name__}.{tag.lower().partition('-')[0]}"
    try:
        found = import_module(name).LANGUAGE
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return Language(tag)
    assert isinstance(found, Language)
    return found


def languages() -> tuple[Language, ...]:
    """Return every language that has a folder, by code."""
    return tuple(language_of(found.name) for found in sorted(iter_modules(__path__)) if found.ispkg)


def statements_of(tag: str) -> Statements:
    """Return the words for statements of a language, which must have some."""
    found = language_of(tag).statements
    assert found is not None
    return found


def orders_of(tag: str) -> Orders:
    """Return the words for orders of a language, which must have some."""
    found = language_of(tag).orders
    assert found is not None
    return found


@cache
def plain_of(tag: str) -> Plain:
    """Return what makes a text hard to read in a language, which must know it."""
    found = language_of(tag).plain
    assert found is not None
    return found()
