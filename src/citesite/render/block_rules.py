"""Rules about a site's own templates: each replaces one of the theme's, and each of its blocks fills one that is there.

Jinja takes a misspelt name for a new one and shows nothing of it, without a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2.sandbox import ImmutableSandboxedEnvironment as Environment

from citesite.diagnostics import Diagnostic, Place, Rule, did_you_mean
from citesite.render.failure import TemplateFailure
from citesite.render.outlines import Outline, outline, referred
from citesite.render.pages import TEMPLATE_ENDINGS, source_of

UNKNOWN_BLOCK = Rule(
    code="unknown-block",
    summary="a template fills a block that does not exist",
    meaning=(
        "A template that extends another one fills blocks of it. This block is in none of those it extends, so nothing "
        "of it would be on any page."
    ),
    fix="Correct the name. docs/templates.md lists the blocks of every template.",
    wrong="# templates/base.html: {% block haed %}",
    right="# templates/base.html: {% block head %}",
)

LOST_BLOCK = Rule(
    code="lost-block",
    summary="a template lacks a block that others fill",
    meaning=(
        "This template replaces one of the theme's, and other templates extend it. What they put into this block would "
        "be on no page: the text of a topic, for instance."
    ),
    fix='Add the block, or extend the theme\'s template: {% extends "theme/base.html" %}, and fill only what differs.',
    wrong="# templates/base.html: <main></main>",
    right="# templates/base.html: <main>{% block content %}{% endblock %}</main>",
)

UNUSED_TEMPLATE = Rule(
    code="unused-template",
    summary="a template of the site is used by no page",
    meaning=(
        "A file in the folder of templates replaces the theme's template of the same name, or is included by one that "
        "does. This one is neither, so nothing of it would be on any page."
    ),
    fix="Give it the name of the template that it should replace; docs/templates.md lists them. Or delete it.",
    wrong="# templates/footer.html",
    right="# templates/partials/footer.html",
)


def template_faults(env: Environment, folder: str, own: frozenset[str]) -> Iterator[Diagnostic]:
    """Find what a site's own templates fill or replace that is not there.

    Args:
        env: the templates of the site, its own first.
        folder: the folder of the site's own, for messages.
        own: the names of the site's own.
    """
    if not own:
        return
    theme = {name.removeprefix("theme/") for name in env.list_templates() if name.startswith("theme/")}
    parsed = {name: _parsed(name, env) for name in theme | own}
    yield from _unused(env, folder, own, theme)
    lost: dict[str, set[str]] = {}
    for name in sorted(parsed):
        found = parsed[name]
        ancestors = [*_ancestors(name, parsed, env)] if found else []
        if found is None or not ancestors:
            continue
        known = frozenset[str]().union(*(above.blocks for _, above in ancestors))
        unknown = {block: line for block, line in found.top.items() if block not in known}
        if name in own:
            for block, line in unknown.items():
                message = f'there is no block "{block}" in {ancestors[0][0]}'
                at = UNKNOWN_BLOCK.at(Place(f"{folder}/{name}"), message, _meant(block, known))
                yield at._replace(line=line, column=1)
        elif unknown and (blamed := next((above for above, _ in ancestors if above in own), None)):
            lost.setdefault(blamed, set()).update(unknown)
    for name, blocks in lost.items():
        several = f"has no block{'s' * (len(blocks) > 1)} {', '.join(sorted(blocks))}, which other templates fill"
        hint = f'add {"them" if len(blocks) > 1 else "it"}, or extend "theme/{name}"'
        yield LOST_BLOCK.at(Place(f"{folder}/{name}"), f"this template {several}", hint)._replace(line=1, column=1)


def _meant(block: str, known: frozenset[str]) -> str:
    longer = next((f'did you mean "{name}"?' for name in sorted(known) if name.startswith(block)), "")
    return did_you_mean(block, known) or longer or f"its blocks are: {', '.join(sorted(known))}"


def _unused(env: Environment, folder: str, own: frozenset[str], theme: set[str]) -> Iterator[Diagnostic]:
    reached, waiting = set(theme), sorted(theme)
    while waiting:
        for name in _referred_by(waiting.pop(), env):
            if name is None:
                # A computed name: it may be any.
                return
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    for name in sorted(own - reached):
        of_that_name = [known for known in sorted(theme) if known.rpartition("/")[2] == name.rpartition("/")[2]]
        hint = f'did you mean "{of_that_name[0]}"?' if of_that_name else did_you_mean(name, theme)
        message = "the theme has no template of this name, and no other one includes it"
        found = UNUSED_TEMPLATE.at(Place(f"{folder}/{name}"), message, hint or "docs/templates.md lists the names")
        yield found._replace(line=1, column=1)


def _referred_by(name: str, env: Environment) -> frozenset[str | None]:
    try:
        return referred(source_of(name, env))
    except TemplateFailure:
        return frozenset()


def _ancestors(name: str, parsed: dict[str, Outline | None], env: Environment) -> Iterator[tuple[str, Outline]]:
    """Yield the templates that a template extends, the nearest first."""
    seen = {name}
    found = parsed[name]
    while found and found.parent and found.parent not in seen:
        seen.add(found.parent)
        name = found.parent
        if name not in parsed:
            parsed[name] = _parsed(name, env)
        found = parsed[name]
        if found:
            yield name, found


def _parsed(name: str, env: Environment) -> Outline | None:
    """Return the outline of a template; None where rendering will say what is wrong with it."""
    if not name.endswith(TEMPLATE_ENDINGS):
        return None
    try:
        return outline(source_of(name, env))
    except TemplateFailure:
        return None
