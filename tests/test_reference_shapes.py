"""References of shapes met before: the same text as through citeproc, item by item, whatever the items are."""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import nh3
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citesite import references
from citesite.references import _csl_variables, _html, _load, format_reference, shapes
from citesite.references.shapes import ShapedStyle
from drawing import examples

ITEMS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "references/items.json").read_text("utf-8"))
EVERY_FIELD = next(item for item in ITEMS if item["id"] == "every-field")

# A style with all that makes a leaf more than its value: letter case, ordinals, full stops taken away, quotes,
# name parts, "and", "et al." with the last name, numbers asked about, and terms after numbers.
BUSY_STYLE = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"
    page-range-format="chicago" demote-non-dropping-particle="never">
  <macro name="title">
    <choose>
      <if type="book" match="any"><text variable="title" text-case="title" font-style="italic"/></if>
      <else-if type="report"><text variable="title" quotes="true" strip-periods="true"/></else-if>
      <else><text variable="title" text-case="capitalize-first"/></else>
    </choose>
  </macro>
  <macro name="author">
    <names variable="author">
      <name and="text" name-as-sort-order="first" initialize-with=". " et-al-min="5" et-al-use-first="3"
          et-al-use-last="true" delimiter-precedes-last="always"/>
      <label form="short" prefix=" (" suffix=")"/>
      <substitute><names variable="editor"/><text macro="title"/></substitute>
    </names>
  </macro>
  <macro name="editor">
    <names variable="editor">
      <name and="symbol" et-al-min="3" et-al-use-first="1" delimiter="; ">
        <name-part name="family" text-case="uppercase"/>
      </name>
    </names>
  </macro>
  <bibliography>
    <layout suffix=".">
      <text variable="citation-number" suffix=". "/>
      <group delimiter=". ">
        <text macro="author" suffix="."/>
        <date variable="issued" prefix="(" suffix=")" form="text"/>
        <text macro="title"/>
        <text macro="editor" text-case="capitalize-first"/>
        <group delimiter=" "><label variable="volume" form="short"/><number variable="volume"/></group>
        <choose>
          <if is-numeric="edition"><number variable="edition" form="ordinal"/></if>
          <else><text variable="edition" prefix=". "/></else>
        </choose>
        <text variable="container-title" form="short" strip-periods="true" font-variant="small-caps"/>
        <group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>
        <date variable="accessed"><date-part name="month"/><date-part name="year" form="short" prefix=" "/></date>
        <text variable="publisher" prefix=": "/>
        <text variable="number" text-case="uppercase"/>
        <number variable="issue" form="roman"/>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>"""

TYPES = ("article-journal", "report", "webpage", "book", "chapter", "dataset", "thesis", "bill", "speech", "patent")
WORDS = st.sampled_from(["Trial", "of", "B12", "mmol/mol", "a", "é", "ß", "e-health", "Ⅳ", "χ²", "中文", "why", "(x)"])
MARKS = ["?", "!", ".", ",", ";", ":", "...", ";.", ".:", "”", "'", "&", "<", ">", "%", "%s", "–", "-", "{0}"]
TAGS = ["<i>", "</i>", "<sub>"]
STRANGE = [" ", "  ", "\n", "\u00a0", "\ufeff", "\u202e", "\ue000", "\ue001", "a\ue000 zq X.y", "\ufdd3", '"']
ODD = st.sampled_from(MARKS + TAGS + STRANGE)
TEXT = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.lists(st.one_of(WORDS, ODD), max_size=6).map("".join),
    st.text(max_size=6),
)
NUMBER = st.one_of(
    st.integers(0, 400).map(str),
    st.sampled_from(["S1", "12 Suppl 3", "1-3", "2.0", "iv", "002", "e12", "3rd", "٣"]),
    TEXT,
)
PAGES = st.one_of(
    st.tuples(st.integers(1, 2000), st.integers(0, 300)).map(lambda pages: f"{pages[0]}-{pages[0] + pages[1]}"),
    st.sampled_from(["e12", "S1-S9", "100-8", "iv-ix", "1-4, 9-12", "5 & 7", "126A-127A", "105–7", ",", "-"]),
    NUMBER,
)
GIVEN = st.one_of(
    st.sampled_from(["A", "A.", "Ann B.", "Jean-Luc", "jean", "J. L., Jr.", "Zahra-e-Noor", "van", ".", "-", "É."]),
    TEXT,
)
PERSON = st.one_of(
    st.fixed_dictionaries({"family": st.sampled_from(["Day", "de Jager", "O'Neill"]), "given": GIVEN}),
    st.fixed_dictionaries({"literal": TEXT}),
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys((*references._NAME_PARTS, "literal"), TEXT),
    ),
)
PEOPLE = st.one_of(st.lists(PERSON, max_size=4), st.lists(PERSON, min_size=5, max_size=30))
DATE = st.one_of(
    st.tuples(st.integers(1, 2100)).map(list),
    st.tuples(st.integers(1990, 2030), st.integers(0, 13)).map(list),
    st.tuples(st.integers(1990, 2030), st.integers(1, 12), st.integers(0, 31)).map(list),
).map(lambda parts: {"date-parts": [parts]})
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("title", "container-title", "container-title-short", "collection-title", "publisher"), TEXT),
    **dict.fromkeys(("publisher-place", "genre", "URL"), TEXT),
    **dict.fromkeys(("volume", "issue", "edition", "number"), NUMBER),
    "page": PAGES,
    "author": PEOPLE,
    "editor": PEOPLE,
    "issued": DATE,
    "accessed": DATE,
}


@st.composite
def alike(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw items of one type with the same fields, each value either that of the first or another."""
    kind = draw(st.sampled_from(TYPES))
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=9))
    first = {"type": kind, **{name: draw(FIELDS[name]) for name in names}}
    others = [
        first | {name: draw(FIELDS[name]) for name in names if draw(st.booleans())}
        for _ in range(draw(st.integers(1, 4)))
    ]
    return [first, *others]


@pytest.fixture(autouse=True, scope="module")
def learn_at_once() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setattr(shapes, "SIGHTS_BEFORE_LEARNING", 0)
    yield
    patch.undo()


def busy_style() -> Any:
    from citesite.references.citeproc_patch import Style

    return Style(BUSY_STYLE, "en-GB")


VANCOUVER = _load("vancouver", "en-GB").style
GERMAN = _load("vancouver", "de-DE").style
BUSY = busy_style()


def outcome(render: Callable[[Mapping[str, Any]], str], variables: Mapping[str, Any]) -> str:
    """The text, or the mistake: with a style that asks for Roman numerals, citeproc refuses some numbers."""
    try:
        return render(variables)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def compare(style: Any, items: list[dict[str, Any]]) -> None:
    shaped = ShapedStyle(style)
    every = [_csl_variables(item) for item in items]
    expected = [outcome(style.render, variables) for variables in every]
    for variables, text in [*zip(every, expected, strict=True)] * 2:
        assert outcome(shaped.render, variables) == text


STYLES = pytest.mark.parametrize("style", [VANCOUVER, GERMAN, BUSY], ids=["vancouver", "german", "busy"])


def test_a_shape_tells_one_roman_page_from_several() -> None:
    article = {"type": "article-journal"}
    compare(BUSY, [article | {"page": "iv-ix"}, article | {"page": "iv"}, article | {"page": "x"}])


@STYLES
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(items=alike())
def test_items_read_as_through_citeproc(style: Any, items: list[dict[str, Any]]) -> None:
    compare(style, items)


@pytest.mark.slow
@STYLES
@settings(max_examples=examples(always=100, new=400), deadline=None, suppress_health_check=list(HealthCheck))
@given(items=alike())
def test_many_items_read_as_through_citeproc(style: Any, items: list[dict[str, Any]]) -> None:
    compare(style, items)


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.one_of(WORDS, ODD, st.text(max_size=3)), max_size=8).map("".join))
def test_text_without_watched_characters_needs_no_gate(text: str) -> None:
    printable = references._printable(text)
    if not re.search(references._WATCHED, printable):
        cleaned = nh3.clean(printable, tags=set())
        assert cleaned == printable
        assert _html(printable) == re.sub(references._IDLE_SEMICOLON, "", printable)


def test_the_items_of_the_tests_read_as_through_citeproc_in_any_order() -> None:
    expected = {item["id"]: _html(VANCOUVER.render(_csl_variables(item))) for item in ITEMS}
    order = ITEMS * 4
    random.Random(1).shuffle(order)
    assert all(format_reference(item) == expected[item["id"]] for item in order)


def articles(count: int) -> list[dict[str, Any]]:
    chance = random.Random(1)
    return [
        {
            "type": "article-journal",
            "title": f"Study {number:06} of metformin and placebo",
            "author": [
                {"family": f"Moreno{chance.randrange(500)}", "given": chance.choice(["A", "Ann B.", "Jean-Luc"])}
                for _ in range(chance.randint(2, 9))
            ],
            "container-title": chance.choice(["Annals of Sample Trials", "J. Sample. Med."]),
            "issued": {"date-parts": [[chance.randint(1990, 2024), chance.randint(1, 12)]]},
            "volume": str(chance.randint(1, 300)),
            "page": f"{number + 1}-{number + 9}",
        }
        for number in range(count)
    ]


def test_articles_of_one_shape_take_citeproc_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[Mapping[str, Any]] = []
    items = [_csl_variables(item) for item in articles(300)]
    expected = [VANCOUVER.render(item) for item in items]
    render = VANCOUVER.render

    def count(variables: Mapping[str, Any]) -> str:
        runs.append(variables)
        return render(variables)

    monkeypatch.setattr(VANCOUVER, "render", count)
    shaped = ShapedStyle(VANCOUVER)
    assert [shaped.render(item) for item in items] == expected
    assert len(runs) <= 6


def test_a_shape_is_learned_when_it_is_met_the_third_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "SIGHTS_BEFORE_LEARNING", 2)
    shaped = ShapedStyle(VANCOUVER)
    learned = []
    for item in articles(4):
        shaped.render(_csl_variables(item))
        learned.append(len(shaped._shapes))
    assert learned == [0, 0, 1, 1]


POE, DAY = {"family": "Poe", "given": "Ann"}, {"family": "Day", "given": "Jo"}


@STYLES
@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("edition", ["2", "Second", "2nd", "02"]),
        ("volume", ["7", "S7", "7-9", "Seven", "2.0", "007"]),
        ("page", ["7", "7-9", "Seven", "107-109", "iv-ix", "S7-S9", "7, 9", "199-203"]),
        ("author", [[POE], [POE, DAY], [DAY, POE], [POE] * 5, [POE] * 8, [POE, {"literal": "Day?"}], [{"given": "-"}]]),
        ("editor", [[POE], [POE, DAY], [POE | {"suffix": "Jr."}], [POE | {"given": "Jo."}], [{"family": "de Poe"}]]),
        ("title", ["Title", "title", "Title?", "Title.", "title:", "?", ".title", "a Title.of", "Ti<i>t</i>"]),
        ("container-title", ["Journal", "J. of", "journal", "Journal.", "; Journal", "..."]),
        ("issued", [{"date-parts": [list(parts)]} for parts in [(2001,), (2001, 2), (2001, 2, 3), (2001, 13), (7,)]]),
    ],
)
def test_one_difference_is_not_overlooked(style: Any, kind: str, field: str, values: list[Any]) -> None:
    rest = {name: EVERY_FIELD[name] for name in ("title", "author", "issued", "volume", "page")}
    compare(style, [rest | {"type": kind, field: value} for value in values])


def test_the_comparison_can_fail() -> None:
    """An edition that is a number takes another way through the style: the key of a shape must hold it."""
    items = [{"type": "book", "title": "T", "edition": edition} for edition in ("2", "Second")]
    first, second = map(_csl_variables, items)
    shaped = ShapedStyle(VANCOUVER)
    shaped._numbers = []
    shaped.render(first)
    assert shaped.render(second) != VANCOUVER.render(second)


def test_an_item_that_cannot_be_learned_from_leaves_its_shape_to_the_next() -> None:
    shaped = ShapedStyle(VANCOUVER)
    titles = ["?", *[f"Title {number}" for number in range(30)]]
    for item in [_csl_variables({"type": "book", "title": title}) for title in titles]:
        assert shaped.render(item) == VANCOUVER.render(item)
    assert len(shaped._shapes) == 1


def test_more_shapes_than_are_kept_are_still_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "_MOST_SHAPES", 3)
    shaped = ShapedStyle(VANCOUVER)
    fields = sorted({*EVERY_FIELD} - {"id", "type"})
    items = [{name: value for name, value in EVERY_FIELD.items() if name != field} for field in fields] * 2
    for item in items:
        assert shaped.render(_csl_variables(item)) == VANCOUVER.render(_csl_variables(item))
        assert len(shaped._shapes) <= 3
