"""What `citesite explain` and docs/diagnostics.md print of the rules, each declared beside the code that checks it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from types import ModuleType

from citesite import diagnostics
from citesite.build import address_rules
from citesite.check import (
    change_rules,
    media_rules,
    page_rules,
    root_rules,
    template_rules,
    translation_rules,
    verification_rules,
)
from citesite.check.declaring import declared
from citesite.check.rules import AT_LAST, MODULES, advice_modules, number_modules
from citesite.diagnostics import CitesiteError, Rule, did_you_mean
from citesite.exchange.imports import trial_table
from citesite.files import content
from citesite.read import assemble, files, front_matter, look, settings_file, shape, source_states
from citesite.read.yaml import rules as yaml_rules
from citesite.render import block_rules, catalogue_rules, unknown_names

_WIDTH = 88
_READING = (diagnostics, content, yaml_rules, files, front_matter, assemble, shape, settings_file, look, source_states)
_OF_FILES = (
    page_rules,
    media_rules,
    root_rules,
    template_rules,
    translation_rules,
    block_rules,
    catalogue_rules,
    unknown_names,
    trial_table,
)


def all_rules() -> dict[str, Rule]:
    """Return every rule by its code."""
    return {rule.code: rule for modules in _modules() for rule in declared(Rule, *modules)}


def _modules() -> Iterator[tuple[ModuleType, ...]]:
    """Yield the modules that declare rules. The later ones take longer to import, and most codes do not need them."""
    yield (*_READING, *MODULES, *AT_LAST, *_OF_FILES, change_rules, verification_rules, address_rules)
    yield advice_modules()
    yield number_modules()
    yield _of_hosts()


def _of_hosts() -> tuple[ModuleType, ...]:
    # Takes longest: marks need all that makes a page.
    from citesite.hosts import marks

    return (marks,)


def explanation(code: str) -> str:
    """Return the explanation of a code, ready to print.

    Raises:
        CitesiteError: if there is no such code.
    """
    found = (rule for modules in _modules() for rule in declared(Rule, *modules) if rule.code == code)
    rule = next(found, None)
    if rule is None:
        hint = did_you_mean(code, all_rules()) or "`citesite explain` lists them all"
        raise CitesiteError(f'there is no diagnostic "{code[:60]}"; {hint}')
    return "\n".join(
        [
            f"{rule.code} ({rule.weight})",
            *_wrapped(f"{rule.summary[:1].upper()}{rule.summary[1:]}."),
            "",
            *_wrapped(rule.meaning),
            "",
            *_wrapped(rule.fix),
            "",
            "Wrong:",
            "",
            *_indented(rule.wrong),
            "",
            "Right:",
            "",
            *_indented(rule.right),
            "",
        ]
    )


def overview() -> str:
    """Return all codes with their summaries, one a line, sorted."""
    rules = all_rules()
    width = max(len(code) for code in rules)
    return "".join(f"{code:<{width}}  {rules[code].summary}\n" for code in sorted(rules))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _indented(example: str) -> list[str]:
    return textwrap.indent(textwrap.dedent(example).strip("\n"), "    ").splitlines()
