"""Every field of every record is shown, on a page or in a download. Fields that are not are listed with the reason.

A text is shown if its words are in a file of the site. For any other value, a file must change when the value does.
"""

from __future__ import annotations

import html
import json
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal

import pytest
from pydantic import BaseModel

from citesite.read import yaml
from citesite.read.front_matter import page_data
from citesite.records import FreePage, Person, Results, Section, Source, Term, Topic
from citesite.records.fields import records_in
from filled_site import FILLED_SITE
from site_test import SiteTest, files_of

Field = tuple[str, str]
"""The name of a model, and of a field of it."""
INTERNAL = {
    "Row.id": "texts and figures refer to a row by it",
    "BaselineRisk.id": "texts and figures refer to a risk by it",
    "Source.imported.origin": "where a record was imported from is for the editor who checks it",
    "Source.imported.on": "likewise",
    "Source.abstract": "the words of others, kept so that quotes can be compared with them",
    "Term.evidence.note": "the glossary cites the works behind a word; what each of them says is for the editor",
    "Person.id": "topics name people by it; pages show the name",
    "FreePage.because": "a page has no fold for experts; the reason is for whoever edits it",
    "FreePage.unchecked": "likewise",
    "FreePage.topic": "it says where numbers and claims of the text are looked up",
}
"""Fields that are shown nowhere, each with the reason."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
ROOTS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("content/sources/", Source),
    ("content/glossary.yaml", Term),
    ("content/people.yaml", Person),
    ("content/pages/", FreePage),
    ("content/topics/topic/topic.yaml", Topic),
    ("content/topics/topic/evidence.yaml", Results),
    ("content/topics/", Section),
)
"""How the path of a file begins, and the model of its records; the first that fits."""


@dataclass(frozen=True)
class Leaf:
    """A value in a file of the filled site."""

    field: Field
    root: str
    """The model of the record that the file holds."""
    file: str
    steps: tuple[str | int, ...]
    value: Any
    choices: tuple[str, ...]

    @property
    def path(self) -> str:
        """The way to it from the record that the file holds, whatever the position in a list."""
        names = [str(step) for step in self.steps if isinstance(step, str)]
        return ".".join([self.root, *names])


@cache
def leaves() -> tuple[Leaf, ...]:
    """Every value that the filled site writes down."""
    found: list[Leaf] = []
    for file, _, body in files_of(FILLED_SITE):
        model = next((model for start, model in ROOTS if file.startswith(start)), None)
        if model is None:
            continue
        data = _data(body, file)
        for steps, item in [((n,), item) for n, item in enumerate(data)] if isinstance(data, list) else [((), data)]:
            top = Leaf(("", ""), model.__name__, file, steps, None, ())
            found += _of_record(model.model_validate(item), top)
    return tuple(found)


def _of_record(record: BaseModel, at: Leaf) -> Iterator[Leaf]:
    for name in sorted(record.model_fields_set):
        field = type(record).model_fields[name]
        choices = tuple(choice for choice in _choices(field.annotation) if isinstance(choice, str))
        steps = (*at.steps, field.alias or name)
        leaf = replace(at, field=(type(record).__name__, name), steps=steps, choices=choices)
        yield from _of_value(getattr(record, name), leaf)


def _of_value(value: Any, at: Leaf) -> Iterator[Leaf]:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _of_value(item, replace(at, steps=(*at.steps, number)))
        return
    yield replace(at, value=value)
    if isinstance(value, BaseModel):
        yield from _of_record(value, at)


def _choices(annotation: Any) -> Iterator[Any]:
    if typing.get_origin(annotation) is Literal:
        yield from typing.get_args(annotation)
    for argument in typing.get_args(annotation):
        yield from _choices(argument)


def fields(model: type[BaseModel]) -> set[Field]:
    """Every field of a model and of the models in it."""
    found: set[Field] = set()
    waiting: list[type[BaseModel]] = [model]
    while waiting:
        one = waiting.pop()
        own = {(one.__name__, name) for name in one.model_fields}
        if not own <= found:
            found |= own
            waiting += [inside for field in one.model_fields.values() for inside in records_in(field.annotation)]
    return found


@cache
def ids() -> dict[str, str]:
    """The ids by which records refer to each other, with the model of each."""
    return {str(leaf.value): leaf.field[0] for leaf in leaves() if leaf.field[1] == "id"}


def is_text(leaf: Leaf) -> bool:
    """Whether a value is written as it is, so that it can be found; an id is, in its own record."""
    is_reference = leaf.value in ids() and leaf.field[1] != "id"
    return isinstance(leaf.value, str) and not leaf.choices and not is_reference and not _DATE.fullmatch(leaf.value)


def test_the_filled_site_fills_every_field() -> None:
    every = set().union(*(fields(model) for _, model in ROOTS))
    assert every - {leaf.field for leaf in leaves()} == set()
    # Fields that name a row, a subgroup or a baseline risk repeat its label.
    repeated = ("row", "subgroup", "baseline")
    texts = [str(leaf.value) for leaf in leaves() if is_text(leaf) and leaf.field[1] not in repeated]
    words = [text for text in texts if "qx" in text.lower()]
    assert len(words) == len(set(words))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The filled site, built."""
    made = SiteTest(tmp_path_factory.mktemp("filled"), FILLED_SITE)
    assert made.build("--jobs", "1").exit_code == 0
    return made


def shown(site: SiteTest) -> dict[str, str]:
    """The name and the text of every file of a site but the manifest."""
    top = site.folder / "site"
    files = {
        str(path.relative_to(top)): path.read_bytes().decode()
        for path in top.rglob("*")
        if path.suffix not in ("", ".woff2", ".png") or path.name == "_headers"
    }
    return {name: f"{name}\n{html.unescape(text)}" for name, text in files.items() if name != "manifest.json"}


def test_every_text_is_on_a_page_or_in_a_download(site: SiteTest) -> None:
    files = "\n".join(shown(site).values())
    texts = [leaf for leaf in leaves() if is_text(leaf)]
    # A link in a text divides its words.
    missing = {leaf.path for leaf in texts if leaf.value.partition(" [")[0] not in files}
    assert missing == INTERNAL.keys() & {leaf.path for leaf in texts}


def test_every_other_value_changes_what_is_shown(site: SiteTest) -> None:
    others: dict[Field, list[Leaf]] = {}
    for leaf in leaves():
        # The fields of a record inside another are looked at one by one.
        if not is_text(leaf) and not isinstance(leaf.value, BaseModel):
            others.setdefault(leaf.field, []).append(leaf)
    before = shown(site)
    unseen = {found[0].path for found in others.values() if not any(is_seen(site, leaf, before) for leaf in found)}
    assert unseen == INTERNAL.keys() & {leaf.path for found in others.values() for leaf in found}


def is_seen(site: SiteTest, leaf: Leaf, before: dict[str, str]) -> bool:
    """Whether some other value makes a site without errors of which a file is different."""
    text = site.read(leaf.file)
    try:
        for other in variants(leaf):
            data = _data(text, leaf.file)
            target: Any = data
            for step in leaf.steps[:-1]:
                target = target[step]
            if other is None:
                del target[leaf.steps[-1]]
            else:
                target[leaf.steps[-1]] = other
            site.write(leaf.file, _written(data, leaf.file))
            if site.build("--jobs", "1").exit_code == 0 and shown(site) != before:
                return True
    finally:
        site.write(leaf.file, text)
    # Some values leave no choice: any other one contradicts its record.
    key = "" if isinstance(leaf.steps[-1], int) else f'"{leaf.steps[-1]}": '
    return f"{key}{json.dumps(leaf.value, default=str)}" in before["topic/evidence.json"]


def _data(text: str, file: str) -> Any:
    return page_data(text, file) if file.endswith(".md") else yaml.load(text)


def _written(data: Any, file: str) -> str:
    if not file.endswith(".md"):
        return json.dumps(data)
    fields = {name: value for name, value in data.items() if name not in ("id", "text")}
    return f"---\n{json.dumps(fields)}\n---\n\n{data['text']}\n"


def variants(leaf: Leaf) -> Iterator[Any]:
    """Other values that a field may take; None for none at all."""
    value = leaf.value
    if isinstance(value, bool):
        yield json.dumps(not value)
    elif isinstance(value, int | float):
        yield from (str(value + 1), str(value - 1))
    elif isinstance(value, date) or _DATE.fullmatch(str(value)):
        yield f"{int(str(value)[:4]) - 1}{str(value)[4:]}"
    elif isinstance(value, str) and not leaf.choices:
        yield from (name for name, model in ids().items() if name != value and model == ids()[value])
    yield from (choice for choice in leaf.choices if choice != value)
    yield None
