"""Render: one page to text, with Jinja.

A template sees its page's context and nothing else (invariant A3). Every value is escaped, an undefined name is an
error, and the HTML that `prose` and `references` made is marked as such by the filter `html` where a template shows it.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)
from markupsafe import Markup

from citesite.diagnostics import CitesiteError
from citesite.pages import Page

THEME = Path(__file__).parent / "theme"


class TemplateFailure(CitesiteError):
    """A template cannot be used, or asks for something its page does not have."""


def environment(site_templates: Path, words: gettext.NullTranslations) -> Environment:
    """The templates of a site: its own first, then the theme's, which `theme/` before a name always reaches."""
    theme = FileSystemLoader(THEME / "templates")
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(site_templates), theme, PrefixLoader({"theme": theme})]),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        cache_size=-1,
    )
    env.policies["ext.i18n.trimmed"] = True
    for name in ("lipsum", "cycler", "joiner", "dict", "range"):
        del env.globals[name]
    env.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    env.filters |= {"html": Markup, "day": _day(words), "inline": _inline, "decimal": _decimal(words)}
    return env


def render(page: Page, env: Environment) -> str:
    """The text of one page.

    Raises:
        TemplateFailure: with the template's name and line.
    """
    try:
        return env.get_template(page.template).render(page.context)
    except TemplateSyntaxError as problem:
        raise TemplateFailure(f"template {problem.name}, line {problem.lineno}: {problem.message}") from None
    except TemplateNotFound as problem:
        raise TemplateFailure(f"there is no template {problem.name} (for the page /{page.address})") from None
    except (TemplateError, TypeError, ValueError, AttributeError, KeyError, ArithmeticError, RecursionError) as problem:
        where = _line_in_template(problem)
        raise TemplateFailure(f"template {where or page.template}: {problem} (on the page /{page.address})") from None


def _line_in_template(problem: BaseException) -> str:
    """The innermost template and line that a failure passed through."""
    found = ""
    trace = problem.__traceback__
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix in (".html", ".xml", ".txt", ".svg"):
            found = f"{path.name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _day(words: gettext.NullTranslations) -> Callable[[str], str]:
    def written(iso: str) -> str:
        """A day in ISO 8601 as people write it, such as 20 November 2026; empty stays empty."""
        if not iso:
            return ""
        value = date.fromisoformat(iso)
        _ = words.gettext
        months = (
            _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
            _("August"), _("September"), _("October"), _("November"), _("December"),
        )  # fmt: skip
        pattern = words.pgettext("date", "{day} {month} {year}")
        return pattern.format(day=value.day, month=months[value.month - 1], year=value.year)

    return written


def _decimal(words: gettext.NullTranslations) -> Callable[[str], str]:
    point = words.pgettext("decimal mark", ".")
    comma = words.pgettext("thousands separator", ",")
    table = str.maketrans({".": point, ",": comma})

    def written(number: str) -> str:
        """A number with the marks of the site's language."""
        return number.translate(table)

    return written


def _inline(html: str) -> Markup:
    """Rendered prose of one paragraph without its <p>, to stand in a cell or a list item."""
    match = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, re.DOTALL)
    return Markup(match.group(1) if match else html)
