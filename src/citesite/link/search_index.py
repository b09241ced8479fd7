"""The index of a search: under each word the texts that have it, so that a browser need not read them all.

Numbers are written with 64 characters that no script has to escape. What is of several topics is made of what is of
one, so that an edit reads one topic again. `theme/assets/search-divided.js` reads it.
"""

from __future__ import annotations

import json
import string
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Self

from citesite.link.search import SearchedPage, SearchedTopic, SearchEntry
from citesite.text.search_words import Word, words

_DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
_HALF = 32
_FIELDS = (30, 15, 10)
"""How much a word counts in a title, in words that are not shown, and in a text: in tenths, as all weights here."""
_NEAR = 3
"""How much a word of the page's or the topic's title counts."""
_LONGEST_TEXT = 6_000
"""About how many characters of texts a file has."""
SPELLINGS = 32
"""In how many files the words are, by their first character."""
TABLES = 16
"""In how many files the rows of the topics are, by shelf."""


class Divided(NamedTuple):
    """Into how much an index is divided, which depends on the number of topics."""

    lists: int
    """How many files of lists there are."""
    shelves: int
    """The number of groups of topics; an edit of a topic rebuilds its whole group."""


class TopicIndex(NamedTuple):
    """The index of a topic."""

    entries: int
    """How many texts it has."""
    length: int
    """How many words they have."""
    row: str
    """What the search has to know of each text before it is shown, in a line."""
    lists: dict[str, tuple[int, str]]
    """Under each term, in how many texts it is, then which, and how much it counts in each."""
    kinds: dict[str, tuple[int, str]]
    """Under each kind of text, the same."""
    typed: list[str]
    """Its words as they are typed, sorted."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read the index that `json.dumps` wrote."""
        return cls(*json.loads(text))


def topic_index(name: str, topic: SearchedTopic, endings: tuple[str, ...]) -> TopicIndex:
    """Return the index of a topic.

    Args:
        name: its id.
        topic: its texts.
        endings: what words of its language may end in.
    """
    lists: dict[str, dict[int, int]] = defaultdict(dict)
    kinds: dict[str, dict[int, int]] = defaultdict(dict)
    typed, rows = set[str](), list[str]()
    number = length = 0
    for block, pages in enumerate(text_blocks(topic)):
        for page in pages:
            near, packed = words(f"{page.title} {topic.title}", endings), ""
            for entry in page.entries:
                fields = [words(text, endings) for text in (entry.title, entry.more, entry.text)]
                for found, weight in zip((*fields, near), (*_FIELDS, _NEAR), strict=True):
                    _list(found, weight, number, lists, typed)
                kinds[entry.kind][number] = 1
                long = sum(map(len, fields))
                packed += _packed(entry, page.address, long)
                number, length = number + 1, length + long
            rows.append(f"{block}:{packed}")
    return TopicIndex(
        number,
        length,
        " ".join((name, *rows)),
        {term: _postings(found) for term, found in lists.items()},
        {kind: _postings(found) for kind, found in kinds.items()},
        sorted(typed),
    )


def text_blocks(topic: SearchedTopic) -> Iterator[tuple[SearchedPage, ...]]:
    """Yield the pages of a topic, those whose texts are in one file together."""
    block, size = list[SearchedPage](), 0
    for page in topic.pages:
        long = sum(len(entry.title) + len(entry.text) + len(entry.more) for entry in page.entries)
        if block and size + long > _LONGEST_TEXT:
            yield tuple(block)
            block, size = [], 0
        block.append(page)
        size += long
    if block:
        yield tuple(block)


def _list(found: Iterable[Word], weight: int, number: int, lists: dict[str, dict[int, int]], typed: set[str]) -> None:
    for word, is_run, terms in found:
        if not is_run:
            typed.add(word)
        for term in terms:
            texts = lists[term]
            texts[number] = texts.get(number, 0) + weight


_OTHERS = ("emergency", "urgent", "help", "step", "claim", "figure", "dose", "ask", "gap", "page")
KINDS = ("topic", "section", "question", *_OTHERS)
"""The kinds of texts, in the order of their numbers in an index."""
_IN_LISTS = frozenset({"ask", "gap"})
"""Kinds of which all texts of a page are at one place, which is shown once."""


def _packed(entry: SearchEntry, address: str, length: int) -> str:
    names = [f"{address}#{entry.place}"] * (entry.kind in _IN_LISTS) + [entry.title]
    return _DIGITS[KINDS.index(entry.kind)] + _number(length) + "".join(map(_name, names))


def _name(text: str) -> str:
    """Return four characters that tell a text from others."""
    digest = zlib.crc32(text.encode()) & 0xFFFFFF
    return "".join(_DIGITS[digest >> shift & 63] for shift in (18, 12, 6, 0))


@cache
def _number(number: int) -> str:
    """Return a number with its lowest digits first; all but the last are in the second half of the characters."""
    if number < _HALF:
        return _DIGITS[number]
    digits = ""
    while number >= _HALF:
        number, digit = divmod(number, _HALF)
        digits += _DIGITS[_HALF + digit]
    return digits + _DIGITS[number]


def _postings(found: dict[int, int]) -> tuple[int, str]:
    before, digits = 0, list[str]()
    for number, weight in found.items():
        digits += (_number(number - before), _number(weight))
        before = number
    return len(found), "".join(digits)


def index_files(divided: Divided) -> set[str]:
    """Return the names of the files that every index has, whether or not anything is in them."""
    of_kinds = {f"list-{kind}" for kind in KINDS}
    words = {f"words-{number:02}" for number in range(SPELLINGS)}
    return {"index", *of_kinds, *words} | {f"list-{number:03}" for number in range(divided.lists)}


def shelf(topics: Sequence[TopicIndex], number: int, divided: Divided) -> dict[str, str]:
    """Return the index of some topics, in which each is known by its place in their order: a piece of each file.

    Args:
        topics: the topics.
        number: of the shelf.
        divided: how the index is divided.
    """
    if not topics:
        return {}
    terms: dict[str, list[str]] = defaultdict(list)
    before: dict[str, int] = {}
    for place, topic in enumerate(topics):
        kinds = ((f"={kind}", postings) for kind, postings in topic.kinds.items())
        for term, (count, postings) in (*topic.lists.items(), *kinds):
            terms[term].append(_number(place - before.get(term, 0)) + _number(count) + postings)
            before[term] = place
    lines: dict[str, list[str]] = defaultdict(list)
    for term in sorted(terms):
        lines[list_name(term, divided.lists)].append(f"{term} {''.join(terms[term])}")
    for word in sorted({word for topic in topics for word in topic.typed}):
        lines[f"words-{ord(word[0]) % SPELLINGS:02}"].append(word)
    lines[f"table-{number * TABLES // divided.shelves:02}"] = [topic.row for topic in topics]
    lines["index"] = [f"{sum(topic.entries for topic in topics)} {sum(topic.length for topic in topics)}"]
    return {name: "\n".join(found) for name, found in lines.items()}


@lru_cache(maxsize=65_536)
def list_name(term: str, lists: int) -> str:
    """Return the name of the file in which a term is listed."""
    if term.startswith("="):
        return f"list-{term[1:]}"
    number = 0
    for character in term:
        number = (number * 31 + ord(character)) & 0xFFFF
    return f"list-{number % lists:03}"


def joined(name: str, pieces: Sequence[tuple[int, str]], divided: Divided) -> str:
    """Return a file of the index, made of what each shelf has for it.

    Args:
        name: its name.
        pieces: the number of each shelf in order, and its piece.
        divided: how the index is divided.
    """
    kind, _, place = name.partition("-")
    if kind == "table":
        found, each = dict(pieces), divided.shelves // TABLES
        return "\n\n".join(found.get(int(place) * each + n, "") for n in range(each))
    if kind == "words":
        return "\n".join(sorted({word for _, piece in pieces for word in piece.split("\n")}))
    if kind == "index":
        counts = [piece.split() for _, piece in pieces]
        texts, long = sum(int(texts) for texts, _ in counts), sum(int(words) for _, words in counts)
        return f"{texts} {long} {divided.lists} {divided.shelves}"
    postings: dict[str, list[str]] = defaultdict(list)
    for number, piece in pieces:
        for line in piece.split("\n"):
            term, _, listed = line.partition(" ")
            postings[term].append(f"{_number(number)}{listed}")
    return "\n".join(f"{term} {' '.join(postings[term])}" for term in sorted(postings))
