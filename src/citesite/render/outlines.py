"""Outlines of templates: what each refers to and which blocks it has, found without rendering it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment as Environment

EXTENSIONS = ("jinja2.ext.i18n",)


class Outline(NamedTuple):
    """What a template refers to and what it fills."""

    refers: frozenset[str | None] = frozenset()
    """The names of the templates that it extends, includes or imports; None is a computed name."""
    parent: str | None = None
    """The template that it extends; None for none, or for a computed name."""
    top: Mapping[str, int] = {}
    """Its blocks that are in no other block, with the line of each."""
    blocks: frozenset[str] = frozenset()


@lru_cache(maxsize=256)
def outline(source: str) -> Outline | None:
    """Return the outline of a template; None where rendering will say what is wrong with it.

    Kept, because a template of the theme is reached under two names, and `serve` builds many times in one process:
    parsing all templates takes twice as long as the rest of a clean build of the smallest site.
    """
    if not _REFERS.search(source):
        return Outline()
    try:
        tree = _syntax().parse(source)
    except (TemplateSyntaxError, RecursionError):
        return None
    extended = next(iter(tree.find_all(nodes.Extends)), None)
    parent = extended.template.value if extended and isinstance(extended.template, nodes.Const) else None
    blocks = [*tree.find_all(nodes.Block)]
    inner = {id(block) for outer in blocks for block in outer.find_all(nodes.Block)}
    top = {block.name: block.lineno for block in blocks if id(block) not in inner}
    refers = frozenset(meta.find_referenced_templates(tree))
    return Outline(refers, parent, top, frozenset(block.name for block in blocks))


def referred(source: str) -> frozenset[str | None]:
    """Return the names of the templates that a template refers to; a broken one that is not used does no harm."""
    found = outline(source)
    return found.refers if found else frozenset()


@cache
def _syntax() -> Environment:
    """Return what parses a template as `environment` would, without any site's templates."""
    return Environment(extensions=EXTENSIONS)


_REFERS = re.compile(r"extends|include|import|%[-+]?\s*block\b")
"""Found in every template that refers to others or has blocks; parsing the rest would find nothing."""
