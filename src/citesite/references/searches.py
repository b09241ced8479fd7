"""Searches in a parsed style, each of which runs only once, which is twice as fast.

Style and locale do not change once they are parsed. What was found belongs to a `Style`, and goes when it goes. The key
also keeps the element alive; lxml would drop it, together with what citeproc has stored on it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Searches = dict[tuple[Any, str], Any]
"""What searches found, by element and expression."""
_searches: ContextVar[Searches | None] = ContextVar("searches", default=None)


@contextmanager
def remembering(found: Searches) -> Iterator[None]:
    """Keep what searches find while the block runs."""
    token = _searches.set(found)
    try:
        yield
    finally:
        _searches.reset(token)


def search_once(element: Any, expression: str) -> Any:
    """Return what an XPath expression finds, as citeproc's `xpath_search` does."""
    return _known(element, expression, lambda: element.xpath(expression, namespaces=element.nsmap))


def once(question: str, ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a method of an element that is asked only once of each."""
    return lambda element: _known(element, question, lambda: ask(element))


def _known(element: Any, question: str, search: Callable[[], Any]) -> Any:
    known = _searches.get()
    if known is None:
        return search()
    key = (element, question)
    if key not in known:
        known[key] = search()
    return known[key]
