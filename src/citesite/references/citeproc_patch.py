"""citeproc-py 0.11 behind one class, with its faults fixed.

Invariant: the result of `Style.render` depends on its argument only, not on what was rendered before.

Importing this module changes classes of citeproc-py for the whole process, because citeproc looks its classes up by
name and cannot be given others. The changes depend on internals, so the dependency is kept below 0.12.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from typing import Any, NamedTuple

from citeproc import PRIMARY_DIALECTS, CitationStylesStyle, model
from citeproc.formatter import html
from citeproc.source.json import CiteProcJSON
from citeproc.string import MixedString, String

from citesite.references.initials import with_initials
from citesite.references.searches import Searches, once, remembering, search_once

_CSL = "{http://purl.org/net/xbiblio/csl}"
_DEEPEST_MACRO = 8


class Style:
    """A parsed CSL style in one language. Parsing takes 10 ms. Not thread-safe."""

    def __init__(self, source: bytes, language: str) -> None:
        """Parse the style file `source`. Raises `ValueError` if CSL has no locale for `language`."""
        # citeproc would silently print English instead. "nl-BE" is fine: it becomes "nl-NL".
        if language.split("-")[0] not in PRIMARY_DIALECTS:
            raise ValueError(f'there is no CSL locale for the language "{language}"')
        self._searches: Searches = {}
        with self.searching():
            # Validation takes longer than everything else; a test validates the files of this package.
            self._style = CitationStylesStyle(BytesIO(source), locale=language, validate=False)

    @contextmanager
    def searching(self) -> Iterator[None]:
        """Keep the results of searches in this style while the block runs, also those of `render_call`."""
        with remembering(self._searches):
            yield

    def render(self, variables: Mapping[str, Any]) -> str:
        """Return one reference, given as CSL-JSON. Empty if the style prints nothing of it."""
        with self.searching():
            return "".join(map(str, self._style.render_bibliography([_cited(variables)])))

    def term(self, name: str) -> str:
        """Return a word of the language, such as "and others"; empty if its locale has none."""
        with self.searching():
            found = self._style.root.get_term(name)
            return str(found.single or "") if found is not None else ""

    def prints(self, variable: str) -> bool:
        """Return whether the style asks for a variable anywhere."""
        return any(variable in (one.get("variable") or "").split() for one in self._style.root.iter(_CSL + "text"))

    def read_as_numbers(self) -> frozenset[str]:
        """Return the variables that the style tests for being numeric, or for being plural."""
        root = self._style.root
        tested = [element.get("is-numeric") for element in root.iter(_CSL + "if", _CSL + "else-if")]
        labelled = [element.get("variable") for element in root.iter(_CSL + "label")]
        return frozenset(name for names in (*tested, *labelled) for name in (names or "").split())


class _Cited(dict[str, Any]):
    """A citation of one reference, as layouts read it: without locator, first of its list.

    citeproc's own class looks the reference up in citation, bibliography and source whenever a layout asks for
    it, which is a hundred times an entry.
    """

    number = 1
    has_locator = False

    def __init__(self, reference: Any) -> None:
        super().__init__()
        self.reference = reference


def _cited(variables: Mapping[str, Any]) -> _Cited:
    (reference,) = CiteProcJSON([{"id": "reference", "type": "document", **variables}]).values()
    return _Cited(reference)


# A date defined by the locale has its own delimiter, which citeproc ignores: "2019May23".
def _render_single_date(date_element: Any, date: Any, show_parts: Any = None, context: Any = None) -> Any:
    arguments = (date, show_parts) if context is date_element else (date, show_parts, context)
    parts = date_element.parts(*arguments)
    if not parts:
        return None
    is_locale_date = date_element.is_locale_date()
    keeps_own_delimiter = not is_locale_date or date_element.get("delimiter") is not None
    return (date_element if keeps_own_delimiter else context).join(parts)


# What cs:substitute prints instead of missing names must not be printed again. citeproc records the element that was
# used, but not the variables that it reaches through macros, and does not check the record before it prints names.
def _note_substituted(substitute: Any, used: Any, context: Any) -> None:
    printed = context.get_layout().repressed

    def note(element: Any, depth: int) -> None:
        for inner in element.iter(_CSL + "names", _CSL + "text"):
            variables = (inner.get("variable") or "").split()
            if inner.tag == _CSL + "names" or variables == ["title"]:
                printed.setdefault(inner.tag, []).extend(variables)
            if inner.get("macro") and depth < _DEEPEST_MACRO:
                note(substitute.get_macro(inner.get("macro")), depth + 1)

    note(used, 0)


# A number that a substitute prints behind a title must not be printed again either, nor its label. Which numbers a
# substitute prints depends on the item, so they are recorded, and taken away from the item, which is a copy.
_NUMBERS = ("number", "volume", "edition")
_printed: ContextVar[tuple[str, ...]] = ContextVar("printed", default=())
_render_substitute = model.Substitute.render


def _render_and_take(substitute: Any, item: Any, *arguments: Any, **options: Any) -> Any:
    token = _printed.set(())
    try:
        text = _render_substitute(substitute, item, *arguments, **options)
        for name in _printed.get():
            item.reference.pop(name, None)
        return text
    finally:
        _printed.reset(token)


_process_names = model.Names.process


def _process_names_once(names: Any, item: Any, names_context: Any = None, context: Any = None, **options: Any) -> Any:
    roles = names.get("variable").split()
    printed = (names if context is None else context).get_layout().repressed.get(names.tag, ())
    if names_context is None and names.getparent().tag != _CSL + "substitute":
        present = [role for role in roles if role in item.reference]
        if any(role in printed for role in roles) and all(role in printed for role in present):
            return None
    return _process_names(names, item, names_context=names_context, context=context, **options)


# Title case needs a language, and labels do not have one: "(eds.)" instead of "(Eds.)".
def _mark_up_label(label: Any, text: Any) -> Any:
    return label.wrap(label.format(label.case(label.strip_periods(text), "en"))) if text else None


# Some parts of names and some terms are missing, or are plain strings, which lack the methods of citeproc's own
# string types for changing case.
_case = model.TextCased.case


def _case_any_text(element: Any, text: Any, language: str | None = None) -> Any:
    if not text:
        return text
    if isinstance(text, MixedString):
        text = MixedString([String(piece) if type(piece) is str else piece for piece in text])
    return _case(element, String(text) if type(text) is str else text, language)


# citeproc shortens any page numbers letter by letter: "iv-ix" became "iv-x", and "12-123" became "12-3".
_NUMBERED_PAGE = re.compile(r"[A-Za-z]*[0-9]+")
_format_last_page = model.FormatNumber._format_last_page


def _shorten_numbers_only(element: Any, first: str, last: str) -> Any:
    shortens = len(first) == len(last) and _NUMBERED_PAGE.fullmatch(first) and _NUMBERED_PAGE.fullmatch(last)
    return _format_last_page(element, first, last) if shortens else last


# "pp. iv-ix" is plural too, but citeproc looks only for digits.
_ROMAN_PAGES = re.compile(r"[ivxlcdm]+\s*[-\u2013]\s*[ivxlcdm]+", re.IGNORECASE)
_is_plural = model.Label._is_plural


def _is_plural_in_any_numerals(label: Any, item: Any) -> bool:
    variable = label.get("variable")
    return _is_plural(label, item) or (variable == "page" and is_several(variable, str(item.reference.get("page", ""))))


def is_several(variable: str, value: str) -> bool:
    """Whether a value contains several numbers, so its label is in the plural."""
    if model.Label.RE_MULTIPLE_NUMBERS.search(value):
        return True
    return variable == "page" and _ROMAN_PAGES.fullmatch(value) is not None


# For every piece of text, citeproc asks the locale how to punctuate quotations before it checks whether there are any,
# and looks up the formatter at the root of the tree.
_quote = model.Quoted.quote


def _quote_where_asked(text: Any, string: Any) -> Any:
    return _quote(text, string) if text.get("quotes") == "true" else string


def _always_html(element: Any) -> Any:
    return html


# Elements that print a value of the item pass it to the listener and continue with its answer. This is how `shapes`
# learns what surrounds the values.
class Call(NamedTuple):
    """A call of an element that prints a value, with its context and, for names, their role."""

    element: Any
    context: Any
    role: str


Listener = Callable[[Call, str], str | None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let `listener` replace what values print: None leaves a text as it is, and a value without text is empty."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def _telling(render: Any) -> Any:
    def render_and_tell(element: Any, item: Any, role: str = "", context: Any = None, **options: Any) -> Any:
        arguments = (role,) if role else ()
        listener = _listener.get()
        if element.get("variable") in _NUMBERS:
            _printed.set((*_printed.get(), element.get("variable")))
        if listener is None or (isinstance(element, model.Text) and "variable" not in element.attrib):
            return render(element, item, *arguments, context=context, **options)
        # A date can print another date, that of the locale, so the listener is removed meanwhile.
        token = _listener.set(None)
        try:
            text = render(element, item, *arguments, context=context, **options)
        finally:
            _listener.reset(token)
        answer = None if _is_repressed(element, context) else listener(Call(element, context, role), str(text or ""))
        return text if answer is None else _of_the_same_kind(text, answer)

    return render_and_tell


def _is_repressed(element: Any, context: Any) -> bool:
    layout = (element if context is None else context).get_layout()
    return isinstance(element, model.Text) and element.get("variable") in layout.repressed.get(element.tag, ())


def _of_the_same_kind(text: Any, answer: str) -> Any:
    if isinstance(text, MixedString):
        return MixedString([String(answer)])
    return String(answer) if isinstance(text, String) else answer


def render_call(call: Call, variables: Mapping[str, Any], **options: Any) -> str:
    """Return what an element prints for these variables."""
    item = _cited(variables)
    element, context, role = call
    (element if context is None else context).get_layout().repressed = {}
    arguments = (role,) if role else ()
    return str(element.render(item, *arguments, context=context, **options) or "")


def render_name(call: Call, person: Mapping[str, str], **options: Any) -> str:
    """Return one name as it is printed in a list."""
    item = _cited({call.role: [person]})
    return str(call.element.process(item, call.role, context=call.context, **options) or "")


for _kind in (model.Text, model.Number, model.Date, model.Name):
    _kind.render = _telling(_kind.render)

model.Text.calls_variable = once("calls_variable", model.Text.calls_variable)
model.Quoted.quote = _quote_where_asked
model.Date.render_single_date = _render_single_date
model.Substitute.add_to_repressed_list = _note_substituted
model.Substitute.render = _render_and_take
model.Names.process = _process_names_once
model.TextCased.case = _case_any_text
model.Label.markup = _mark_up_label
model.Label._is_plural = _is_plural_in_any_numerals
model.FormatNumber._format_last_page = _shorten_numbers_only
model.Name.initialize = with_initials(model.Name.initialize)
model.CitationStylesElement.xpath_search = search_once
model.CitationStylesElement.get_formatter = _always_html
