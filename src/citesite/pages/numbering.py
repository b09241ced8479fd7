"""Numbering: the contexts of a page to plain data, with its citations numbered in reading order.

Contexts are named tuples whose fields are declared in the order in which readers meet them. Texts in them are `Html`,
without numbers. One pass over the finished context numbers each work where it is first cited and fills in the marks;
then it adds what depends on the whole page: the words that the page explains, and its references. So it does not matter
in which order the parts of a context are built.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from markupsafe import escape

from citesite import addresses
from citesite.link.cards import OutsideLink, SourceCard
from citesite.pages.page import Context, PageInput
from citesite.text.alphabets import sorted_as
from citesite.text.prose import Citation, filled, prose


class Html(NamedTuple):
    """A text in the Markdown subset, to be shown with the page's citation marks and links."""

    text: str
    """May be empty."""
    cited: tuple[Citation, ...] = ()
    """Works whose marks follow its last sentence."""


class WorkLink(NamedTuple):
    """A link to a work in the references of the page."""

    source: str


class AtEnd(Enum):
    """What a page lists of all that it shows. It is filled in when everything else is."""

    WORDS = "words"
    """The glossary terms that the page uses, in alphabetical order."""
    REFERENCES = "references"
    """The works that the page cites, in the order of their numbers."""


class OfCited(NamedTuple):
    """Data that depends on which works the page cites."""

    make: Callable[[Sequence[str]], Any]
    """Called with the ids of the works, in the order of their numbers."""


class ExplainedWord(NamedTuple):
    """A glossary term that a page uses."""

    id: str
    term: str
    lay_term: str
    html: Html


class CitedWork(NamedTuple):
    """A work in the references of a page."""

    number: int
    html: str
    name: str
    title: str
    """Its title, where another work has the same name."""
    links: tuple[OutsideLink, ...]
    design: str
    access: str
    standing: str
    href: str
    """The page of the work; empty if the site has none."""
    backlinks: tuple[str, ...]
    """Links to each mark of the work. Where sources have pages of their own, those list the uses, by name."""


ExplainedWords = tuple[ExplainedWord, ...] | AtEnd
References = tuple[CitedWork, ...] | AtEnd


def optional(text: str | None) -> Html:
    """Return a text that may be missing, and is then empty."""
    return Html(text or "")


def own_page(source: str, page: PageInput) -> str:
    """Return a link to the page of a source; empty if the site has none."""
    return page.to(addresses.source(source)) if page.config.pages.sources else ""


def _image(name: str, page: PageInput) -> tuple[tuple[str, str], ...]:
    """Return the attributes of an image: its address, and its size, so that nothing moves when it arrives."""
    card = page.library.media.get(name)
    size = (("width", str(card.width)), ("height", str(card.height))) if card else ()
    return (("src", page.to(addresses.media(name))), *size, ("loading", "lazy"))


class Numbering:
    """The numbers of the works that a page cites, given out as readers meet them."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        """The number of each source, in the order of the numbers."""
        self._marks: dict[str, int] = {}
        """How many marks each source has, where marks have ids."""
        self._words: dict[str, None] = {}

    def data(self, context: tuple[Any, ...], page: PageInput) -> Context:
        """Return a context as plain data, and number the works that it cites."""
        later: list[tuple[Context, str, AtEnd | OfCited]] = []
        data = self._fields(context, page, later)
        # Explaining words may cite works, so the references come last.
        later.sort(key=lambda entry: entry[2] is not AtEnd.WORDS)
        for holder, name, wanted in later:
            if wanted is AtEnd.WORDS:
                holder[name] = self._plain(self._explained(page), page, later)
            elif wanted is AtEnd.REFERENCES:
                holder[name] = self._plain(self.references(page), page, later)
            else:
                holder[name] = self._plain(wanted.make(tuple(self.numbers)), page, later)
        return data

    def _fields(self, context: tuple[Any, ...], page: PageInput, later: list[Any]) -> Context:
        # Most fields are declared as text or numbers and stay: ten thousand pages cannot afford a look at each.
        names, not_plain = _fields_of(type(context))
        data: Context = dict(zip(names, context, strict=True))
        for name in not_plain:
            value = data[name]
            kind = type(value)
            if kind in _PLAIN:
                continue
            if kind is tuple:
                data[name] = self._items(value, page, later) if value else []
            elif kind is Html:
                data[name] = self._html(value, page)
            elif kind is AtEnd or kind is OfCited:
                later.append((data, name, value))
            else:
                data[name] = self._plain(value, page, later)
        return data

    def _plain(self, value: Any, page: PageInput, later: list[Any]) -> Any:
        kind = type(value)
        if kind is tuple or kind is list:
            return self._items(value, page, later)
        if kind in _PLAIN:
            return value
        if kind is Html:
            return self._html(value, page)
        if kind is WorkLink:
            return self._reference_to(value.source, page)
        return self._fields(value, page, later)

    def _items(self, values: Sequence[Any], page: PageInput, later: list[Any]) -> list[Any]:
        return [item if type(item) in _PLAIN else self._plain(item, page, later) for item in values]

    def _html(self, text: Html, page: PageInput) -> str:
        shown = prose(text.text) if text.text else None
        html = shown.html if shown else ""
        if shown and (shown.citations or shown.links or shown.media):
            html = filled(
                shown,
                lambda cited: self.marks(cited, page),
                lambda scheme, to: self._link(scheme, to, page),
                lambda name: _image(name, page),
            )
        named = {citation.source for bracket in shown.citations for citation in bracket} if shown else ()
        rest = tuple(citation for citation in text.cited if citation.locator or citation.source not in named)
        if not rest:
            return html
        marks = self.marks(rest, page)
        if html.endswith("</p>"):
            return f"{html[:-4]}{marks}</p>"
        return f'{html}<p class="cites">{marks}</p>'

    def marks(self, citations: tuple[Citation, ...], page: PageInput) -> str:
        """Return the marks of some citations, each with the number of its source on this page."""
        marks = []
        for citation in citations:
            number = self._number(citation.source)
            locator = f", {escape(citation.locator)}" if citation.locator else ""
            place = "" if page.config.pages.sources else f' id="{self._next_mark(citation.source)}"'
            href = self._reference_to(citation.source, page)
            marks.append(f'<a{place} href="{href}">[{number}]</a>{locator}')
        return f'\xa0<span class="rs">{" ".join(marks)}</span>' if marks else ""

    def _number(self, source: str) -> int:
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def _next_mark(self, source: str) -> str:
        """Return the id of the next mark of a source, for its reference to link back to."""
        self._marks[source] = self._marks.get(source, 0) + 1
        return f"cite-{source}-{self._marks[source]}"

    def _reference_to(self, source: str, page: PageInput) -> str:
        return f"#{source}" if page.lists_all_sources else f"#ref-{self._number(source)}"

    def _link(self, scheme: str, target: str, page: PageInput) -> str:
        """Return where a link to a record leads from the page."""
        if scheme == "term":
            if not page.explains_words:
                return f"{page.to(addresses.GLOSSARY)}#word-{target}"
            self._words.setdefault(target)
            return f"#word-{target}"
        if scheme == "media":
            return page.to(addresses.media(target))
        if scheme == "page":
            return page.to(addresses.page(target))
        if scheme == "source":
            return own_page(target, page) or self._reference_to(target, page)
        return page.to_place(target)

    def references(self, page: PageInput) -> tuple[CitedWork, ...]:
        """Return the works that the page cites, in the order of their numbers."""
        cards = {source: page.library.sources[source] for source in self.numbers}
        names = Counter(card.name for card in cards.values())
        # A title takes room: it is shown where two works of an organisation have one name.
        return tuple(
            self._reference(number, cards[source], page, is_alone=names[cards[source].name] == 1)
            for source, number in self.numbers.items()
        )

    def _reference(self, number: int, card: SourceCard, page: PageInput, *, is_alone: bool) -> CitedWork:
        marks = range(1, self._marks.get(card.id, 0) + 1)
        return CitedWork(
            number=number,
            html=card.html,
            name=card.name,
            title="" if is_alone else card.title,
            links=card.links,
            design=card.design,
            access=card.access,
            standing=card.standing,
            href=own_page(card.id, page),
            backlinks=tuple(f"#cite-{card.id}-{mark}" for mark in marks),
        )

    def _explained(self, page: PageInput) -> tuple[ExplainedWord, ...]:
        """Return the glossary terms that the page uses, with those that their explanations use."""
        terms = page.library.terms
        found: dict[str, ExplainedWord] = {}
        waiting = list(self._words)
        while waiting:
            card = terms[name := waiting.pop()]
            if name not in found:
                cited = tuple(Citation(cited.source, cited.locator) for cited in card.evidence)
                found[name] = ExplainedWord(f"word-{name}", card.term, card.lay_term, Html(card.definition, cited))
                waiting += [target for scheme, target in prose(card.definition).links if scheme == "term"]
        language = page.config.language
        return tuple(sorted(found.values(), key=lambda word: (sorted_as(word.term, language), word.id)))


_PLAIN = frozenset({str, int, bool, float, dict, type(None)})
"""Types of plain data."""


@cache
def _fields_of(kind: type[Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the fields in plain data, and of those whose declared type is not one of plain data.

    `with_` is `with` there, which Python keeps for itself.
    """
    declared = kind.__annotations__.items()
    names = tuple(name.rstrip("_") for name in kind._fields)
    return names, tuple(name.rstrip("_") for name, of in declared if of not in _PLAIN)
