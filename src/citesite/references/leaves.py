"""The leaves of a style: the elements that print a value of the item, and fast ways to their text.

Invariant: `text` of a leaf returns what citeproc prints at this place for these variables, or raises `Unsure`.
No rule of a style is implemented here: a text comes from citeproc, from its output for the same value before, or from
a pattern of its output for a probe.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from citeproc import model

from citesite.references.citeproc_patch import Call, render_call, render_name
from citesite.references.initials import Ready
from citesite.references.patterns import Pattern, Unsure, edge, learn_pattern, probe

__all__ = ["Leaf", "leaf_of", "make_room", "names_read"]

# Enough for the journals, dates and names of the largest planned site (40,000 sources), in at most some ten megabytes.
_REMEMBERED = 20_000
_MOST_PATTERNS = 500


# Pages that citeproc prints unchanged, except for the last of a range.
_PAGES = re.compile("([A-Za-z]*[0-9]+)(?:-([A-Za-z]*[0-9]+))?")


class Leaf:
    """An element that prints the variables `names`. Its text for the same values is cached."""

    def __init__(self, call: Call, names: tuple[str, ...]) -> None:
        self.call = call
        self.names = names
        self._remembered = lru_cache(_REMEMBERED)(self._rendered)

    def text(self, variables: Mapping[str, Any]) -> str:
        """Return what the leaf prints for these variables."""
        return self._remembered(*[variables[name] for name in self.names])

    def _rendered(self, *values: Any) -> str:
        return render_call(self.call, dict(zip(self.names, values, strict=True)))


class DateLeaf(Leaf):
    """An element that prints a date. Dates are dicts, so they are cached by their parts."""

    def text(self, variables: Mapping[str, Any]) -> str:
        """Print the date."""
        return self._remembered(*variables[self.names[0]]["date-parts"][0])

    def _rendered(self, *values: Any) -> str:
        return render_call(self.call, {self.names[0]: {"date-parts": [list(values)]}})


class TextLeaf(Leaf):
    """An element that prints one text, usually unchanged: titles and addresses are rarely the same twice."""

    def __init__(self, call: Call, names: tuple[str, ...]) -> None:
        super().__init__(call, names)
        self._patterns: dict[str, Pattern | None] = {}

    def text(self, variables: Mapping[str, Any]) -> str:
        """Print the text."""
        value = variables[self.names[0]]
        at_edge = edge(value)
        if at_edge not in self._patterns:
            pattern = learn_pattern(self._rendered(probe(0, at_edge)), [at_edge])
            is_right = pattern and pattern.fill((value,)) == self._rendered(value)
            self._patterns[at_edge] = pattern if is_right else None
        pattern = self._patterns[at_edge]
        return pattern.fill((value,)) if pattern else self._remembered(value)


class PagesLeaf(Leaf):
    """An element that prints a page, or a range whose end citeproc shortens: pages are rarely the same twice."""

    def __init__(self, call: Call, names: tuple[str, ...]) -> None:
        super().__init__(call, names)
        self._patterns: dict[tuple[str, ...], Pattern | None] = {}

    def text(self, variables: Mapping[str, Any]) -> str:
        """Print the pages."""
        value = variables[self.names[0]]
        match = _PAGES.fullmatch(value)
        if not match:
            return self._remembered(value)
        first, last = match.groups()
        pages = (first, self.call.element._format_last_page(first, last)) if last else (first,)
        edges = tuple(map(edge, pages))
        if edges not in self._patterns:
            probes = "-".join(probe(*item) for item in enumerate(edges))
            pattern = learn_pattern(self._rendered(probes), edges)
            is_right = pattern and pattern.fill(pages) == self._rendered(value)
            self._patterns[edges] = pattern if is_right else None
        known = self._patterns[edges]
        return known.fill(pages) if known else self._remembered(value)


class NamesLeaf(Leaf):
    """An element that prints a list of names.

    Which names are printed and what is printed between them depends on their number; how a name is printed
    depends on the name and on whether it is the first. The two are learned separately.
    """

    def __init__(self, call: Call, names: tuple[str, ...]) -> None:
        super().__init__(call, names)
        element, context = call.element, call.context
        self._mark = element.get_option("initialize-with", context)
        # With "first", the other names are printed as if the option were not set.
        self._other = {"name-as-sort-order": None} if _first_differs(call) else None
        self._initials = lru_cache(_REMEMBERED)(lambda given: element.initialize(given, self._mark, context))
        self._person = lru_cache(_REMEMBERED)(self._learned_person)
        self._printed: dict[int, tuple[int, ...]] = {}
        self._lists: dict[tuple[int, tuple[str, ...]], Pattern | None] = {}
        self._people: dict[tuple[bool, tuple[str, ...], tuple[str, ...]], Pattern | None] = {}

    def text(self, variables: Mapping[str, Any]) -> str:
        """Print the list."""
        people = variables[self.names[0]]
        count = len(people)
        if count not in self._printed:
            pattern = self._pattern_of_list(["A"] * count)
            self._printed[count] = pattern.slots if pattern else ()
        if not self._printed[count]:
            return self._list(people)
        texts = ["-"] * count
        edges = ["A"] * count
        for number in self._printed[count]:
            person = people[number]
            texts[number] = text = self._person(number == 0, tuple(person), *person.values())
            edges[number] = edge(text)
        key = count, tuple(edges)
        if key not in self._lists:
            make_room(self._lists, _MOST_PATTERNS)
            pattern = self._pattern_of_list(edges)
            self._lists[key] = pattern if pattern and pattern.fill(texts) == self._list(people) else None
        known = self._lists[key]
        return known.fill(texts) if known else self._list(people)

    def _pattern_of_list(self, edges: list[str]) -> Pattern | None:
        return learn_pattern(self._list([{"literal": probe(*item)} for item in enumerate(edges)]), edges)

    def _list(self, people: list[dict[str, str]]) -> str:
        return render_call(self.call, {self.names[0]: people})

    def _learned_person(self, is_first: bool, parts: tuple[str, ...], *values: str) -> str:
        person = dict(zip(parts, values, strict=True))
        ready = dict(person)
        if self._mark is not None and "given" in ready:
            ready["given"] = self._initials(ready["given"])
        if not all(ready.values()):
            return self._one(person, is_first)
        edges = tuple(edge(value) for value in ready.values())
        key = is_first, parts, edges
        if key not in self._people:
            make_room(self._people, _MOST_PATTERNS)
            probes = {part: Ready(probe(n, edges[n])) for n, part in enumerate(parts)}
            pattern = learn_pattern(self._one(probes, is_first), edges)
            is_right = pattern and pattern.fill(list(ready.values())) == self._one(person, is_first)
            self._people[key] = pattern if is_right else None
        known = self._people[key]
        return known.fill(list(ready.values())) if known else self._one(person, is_first)

    def _one(self, person: Mapping[str, str], is_first: bool) -> str:
        options = None if is_first else self._other
        return render_name(self.call, person, sort_options=options)


def _first_differs(call: Call) -> bool:
    return bool(call.element.get_option("name-as-sort-order", call.context) == "first")


def make_room(known: dict[Any, Any], most: int) -> None:
    """Clear a cache that is full. Only sites without common shapes, which gain nothing from it, fill one."""
    if len(known) >= most:
        known.clear()


def names_read(call: Call, variables: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the variables that an element may read: its own, its short form, or the pages for the first page."""
    if call.role:
        return (call.role,)
    variable = call.element.get("variable")
    candidates = ("page",) if variable.startswith("page") else (variable, f"{variable}-short")
    return tuple(name for name in candidates if name in variables)


def leaf_of(call: Call, names: tuple[str, ...]) -> Leaf:
    """Return the leaf for an element that reads these variables. Raises `Unsure` if there are no variables."""
    if isinstance(call.element, model.Name):
        return NamesLeaf(call, names)
    if not names:
        raise Unsure
    if isinstance(call.element, model.Date):
        return DateLeaf(call, names)
    if not isinstance(call.element, model.Text) or len(names) > 1:
        # Numbers are reformatted, "2" as "2nd" or "002" as "2".
        return Leaf(call, names)
    if names != ("page",):
        return TextLeaf(call, names)
    return PagesLeaf(call, names) if call.element.get("variable") == "page" else Leaf(call, names)
