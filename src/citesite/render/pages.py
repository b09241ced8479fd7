"""Render: one page to text, with Jinja.

A template sees its page's context and nothing else (invariant A3). Every value is escaped, an undefined name is an
error. A template marks the HTML that `prose` and `references` made as such with the filter `html`.
"""

from __future__ import annotations

import gettext
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.environment import TemplateModule
from jinja2.filters import do_urlencode
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment as Environment
from jinja2.utils import missing
from markupsafe import Markup

from citesite.pages import Page
from citesite.render import language
from citesite.render.bounds import (
    FILTERS,
    BoundedGenerator,
    bounded,
    bounded_filter,
    escaped,
    marked,
    refuse_method,
    refuse_operation,
)
from citesite.render.compiled import compiled_templates
from citesite.render.failure import TemplateFailure
from citesite.render.outlines import EXTENSIONS, referred
from citesite.render.qr import qr_svg
from citesite.render.unknown_names import Unknown, UnknownName, UnknownRead

THEME = Path(__file__).parents[1] / "theme"


class _Environment(Environment):
    """A sandbox in which templates reach nothing of Python and cannot multiply texts without limit.

    `page.title` is looked up as the entry of a dict at once, because contexts hold nothing that has attributes. Jinja
    would look for an attribute first, a thousand times a page, and find the methods of a dict before its entries. The
    exports of a template and the position in a loop are safe too, and are read a hundred times a page.
    """

    intercepted_binops = frozenset({"*", "**", "%", "+"})
    code_generator_class = BoundedGenerator
    concatenated = staticmethod(partial(bounded, what="~"))
    escaped = staticmethod(escaped)
    marked = staticmethod(marked)

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return the globals of a template as one dict: Jinja looks through its view of two in Python at each page."""
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if (type(obj) is LoopContext and attribute in _OF_LOOPS) or (type(obj) is str and attribute in _OF_TEXTS):
            return getattr(obj, attribute)
        if type(obj) is TemplateModule and attribute in obj.__dict__ and not attribute.startswith("_"):
            return obj.__dict__[attribute]
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse operations that would fill any memory."""
        refuse_operation(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return the sandbox's format of a text, which refuses to fill any memory."""
        run = super().wrap_str_format(value)
        return run and bounded_filter("format", partial(run), value.__self__)

    def call(self, context: Context, obj: Any, /, *args: Any, **options: Any) -> Any:
        """Refuse methods of texts that would fill any memory.

        Macros, functions that want nothing of the page but their arguments, and what texts are asked are called at
        once: a page has hundreds of such calls, and what the sandbox asks of the called is true of all. No template
        makes or marks a function.
        """
        kind = type(obj)
        if kind is Macro:
            return _of_macro(obj, context, args, options)
        if (kind is FunctionType and not obj.__dict__) or (kind is BuiltinMethodType and _is_of_text(obj)):
            return obj(*args, **options)
        if kind in (BuiltinMethodType, MethodType):
            refuse_method(obj, (*args, *options.values()))
        return super().call(context, obj, *args, **options)


_OF_LOOPS = frozenset(("index", "index0", "first", "last", "length"))
_OF_TEXTS = frozenset(("endswith", "startswith", "strip", "rstrip", "lower", "upper"))
"""Methods of a text that return no more than it holds."""


def _is_of_text(obj: Any) -> bool:
    return type(obj.__self__) is str and obj.__name__ in _OF_TEXTS


def _of_macro(macro: Macro, context: Context, args: tuple[Any, ...], options: dict[str, Any]) -> str:
    """Return what a macro writes. Jinja's own way there takes as long as a small macro, of which a page calls hundreds.

    It is left to what is rare: macros that take any arguments or a block, and calls that do not fit.
    """
    left = macro.arguments[len(args) :]
    is_rare = macro.caller or macro.catch_kwargs or macro.catch_varargs or not context.eval_ctx.autoescape
    if is_rare or len(args) > len(macro.arguments) or not options.keys() <= set(left):
        return macro(context.eval_ctx, *args, **options)
    written = macro._func(*args, *[options.get(name, missing) for name in left])
    return written if type(written) is Markup else Markup(written)


TEMPLATE_ENDINGS = (".html", ".xml", ".txt", ".svg", ".js")
"""How the names of templates end. Other files in the folder of templates are no templates, such as a README."""


def environment(site_templates: Path, words: gettext.NullTranslations, frame: str = "") -> Environment:
    """Return the templates of a site: its own first, then the theme's, which `theme/` before a name always reaches.

    Args:
        site_templates: the folder of the site's own.
        words: the translations of the theme.
        frame: a folder in `theme/frames` whose templates come before all others; may be empty.
    """
    theme = FileSystemLoader(THEME / "templates")
    frames = [FileSystemLoader(THEME / "frames" / frame)] if frame else []
    env = _Environment(
        loader=ChoiceLoader([*frames, FileSystemLoader(site_templates), theme, PrefixLoader({"theme": theme})]),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=EXTENSIONS,
        auto_reload=False,
        bytecode_cache=compiled_templates(),
        cache_size=-1,
    )
    env.policies["ext.i18n.trimmed"] = True
    env.policies["json.dumps_function"] = _dumped
    for name in ("lipsum", "cycler", "joiner", "dict", "range"):
        del env.globals[name]
    env.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    env.globals |= language.global_names(words)
    env.filters |= {name: bounded_filter(name, env.filters[name]) for name in FILTERS}
    env.filters |= {"urlencode": _url_quoted, "html": marked, "inline": _inline, "qr": qr_svg} | language.filters(words)
    return env


def template_digests(env: Environment, words: str) -> dict[str, str]:
    """Return for each template a digest of it, of all that it extends, includes or imports, and of their translations.

    Args:
        env: the templates.
        words: identifies the translation.
    """
    names = [n for n in env.list_templates() if n.endswith(TEMPLATE_ENDINGS) and not n.startswith("theme/")]
    sources: dict[str, str] = {}
    used: dict[str, set[str]] = {}
    reached = list(names)
    while reached:
        name = reached.pop()
        if name not in used:
            sources[name] = source_of(name, env)
            # A computed name cannot be followed, so such a template is taken to use all of them.
            used[name] = {found for one in referred(sources[name]) for found in ([one] if one is not None else names)}
            reached += used[name]
    digests = {}
    for name in names:
        closure, waiting = {name}, [name]
        while waiting:
            new = used.get(waiting.pop(), set()) - closure
            closure |= new
            waiting += new
        parts = [words, {found: sources.get(found, "") for found in sorted(closure)}]
        digests[name] = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    return digests


def own_templates(site_templates: Path) -> frozenset[str]:
    """Return the names of a site's own templates; files that go onto the site as they are are none."""
    found = FileSystemLoader(site_templates).list_templates() if site_templates.is_dir() else ()
    return frozenset(n for n in found if n.endswith(TEMPLATE_ENDINGS) and not n.startswith(("assets/", ".")))


def source_of(name: str, env: Environment) -> str:
    """Return the text of a template.

    Raises:
        TemplateFailure: if there is no such template, or it cannot be read.
    """
    try:
        return env.loader.get_source(env, name)[0] if env.loader else ""
    except TemplateNotFound:
        raise TemplateFailure(f"there is no template {name}") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise TemplateFailure(f"cannot read template {name}: {problem}") from None


def render(page: Page, env: Environment) -> str:
    """Return the text of one page.

    Raises:
        UnknownName: if a template reads what its page does not have.
        TemplateFailure: with the template's name and line, for all else that is wrong with one.
    """
    try:
        return env.get_template(page.template).render(page.context)
    except TemplateSyntaxError as problem:
        said = " ".join((problem.message or "").split())[:400]
        raise TemplateFailure(f"template {problem.name}, line {problem.lineno}: {said}") from None
    except TemplateNotFound as problem:
        raise TemplateFailure(f"there is no template {problem.name} (for the page /{page.address})") from None
    except UnknownRead as problem:
        path, line = _line_in_template(problem)
        raise UnknownName(str(path), line, problem.name, problem.known or sorted(page.context), page.address) from None
    except Exception as problem:
        # A mistake in a template can raise anything, from the compiler's exceptions to those of a filter.
        path, line = _line_in_template(problem)
        where = f"{path.name}, line {line}" if line else page.template
        said = " ".join(f"{str(problem) or type(problem).__name__}".split())[:400]
        raise TemplateFailure(f"template {where}: {said} (on the page /{page.address})") from None


def _line_in_template(problem: BaseException) -> tuple[Path, int]:
    """Return the file of the innermost template that an exception passed through, and the line; 0 for none."""
    found = Path(), 0
    trace = problem.__traceback__
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix in (".html", ".xml", ".txt", ".svg"):
            found = path, trace.tb_lineno
        trace = trace.tb_next
    return found


def _dumped(value: Any, **options: Any) -> str:
    """Return JSON as Jinja asks for it: with its one encoder for all pages, where it asks for no other."""
    return _SORTED(value) if options == {"sort_keys": True} else json.dumps(value, **options)


_SORTED = json.JSONEncoder(sort_keys=True, check_circular=False).encode
_UNSAFE_IN_URLS = re.compile(r"[^A-Za-z0-9_.~/%-]")
_quoted = lru_cache(1024)(do_urlencode)


def _url_quoted(value: Any) -> str:
    """Return what Jinja's filter returns; of a text, only the rare signs that need quoting go through Python."""
    if not isinstance(value, str):
        return do_urlencode(value)
    # First the sign that quotes, then blanks, which are most of what is quoted.
    text = str(value).replace("%", "%25").replace(" ", "%20")
    return _UNSAFE_IN_URLS.sub(lambda found: _quoted(found[0]), text)


def _inline(html: str) -> Markup:
    """Return the HTML of one paragraph without its <p>, for a cell or a list item."""
    match = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, re.DOTALL)
    return Markup(match.group(1) if match else html)
