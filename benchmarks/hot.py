"""The functions in which builds spend most time, each on one topic of the benchmark corpus: `make bench-hot`.

No test asserts a time. Compare two versions with `--benchmark-save` and `--benchmark-compare` of pytest-benchmark.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest

from benchmarks.corpus import Topic, make_corpus
from benchmarks.own_site import AS_OF, OwnSite, topic_record
from citesite.build.build import build
from citesite.build.rendering import digest
from citesite.build.request import Request
from citesite.build.shared_records import library_of
from citesite.build.store import Store
from citesite.check import assemble_topic
from citesite.diagnostics import Place
from citesite.files.content import Kind
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic, linked
from citesite.pages import Page
from citesite.pages.blocks import blocks
from citesite.pages.numbering import Numbering
from citesite.pages.page import PageInput
from citesite.pages.topic import topic_pages
from citesite.read import yaml as yaml_text
from citesite.read.files import RawFile
from citesite.read.settings import SiteConfig
from citesite.read.settings_file import load_config
from citesite.read.shape import shaped
from citesite.records.topic import WholeTopic
from citesite.references import format_reference
from citesite.render.pages import environment, render
from citesite.render.translations import translations
from citesite.text.prose import prose
from citesite.values.topic import TopicValues

T = TypeVar("T")
PLACE = Place("topic.yaml")


class Timer(Protocol):
    """The part of pytest-benchmark's fixture that is used here."""

    def __call__(self, function: Callable[..., T], *args: Any) -> T:
        """Call a function many times, report how long a call takes, and return its result."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A small site, linked but not rendered."""

    topic: Topic
    config: SiteConfig
    library: Library
    linked: LinkedTopic
    page: Page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Return a site of twenty topics, read, checked and linked."""
    folder = tmp_path_factory.mktemp("site")
    corpus = make_corpus(20)
    OwnSite(Path(), folder).write(corpus, "Not medical advice.")
    build(Request(folder / "site_config.yaml", date.fromisoformat(AS_OF), jobs=1))
    config, _ = load_config(folder / "site_config.yaml")
    assert config
    library = library_of(Store.read_only(folder / ".citesite" / "cache.sqlite"), date.fromisoformat(AS_OF))
    data = yaml_text.load(topic_record(corpus.topics[0]))
    content, _ = assemble_topic([RawFile("topic.yaml", Kind.WHOLE_TOPIC, "topic", data)])
    assert content
    first = linked(content, {})
    page = next(iter(topic_pages(first, library, config)))
    return Loaded(corpus.topics[0], config, library, first, page)


def test_yaml_of_a_topic(benchmark: Timer, site: Loaded) -> None:
    """Time YAML text to plain data."""
    assert benchmark(yaml_text.load, topic_record(site.topic))


def test_shape_of_a_topic(benchmark: Timer, site: Loaded) -> None:
    """Time plain data to a record."""
    record, _ = benchmark(shaped, WholeTopic, yaml_text.load(topic_record(site.topic)), PLACE)
    assert record


def test_prose_of_a_plain_text(benchmark: Timer, site: Loaded) -> None:
    """Time a text without mark-up."""
    assert benchmark(_uncached(prose), site.topic.summary).html


def test_prose_of_a_topic(benchmark: Timer, site: Loaded) -> None:
    """Time the texts of 15 claims."""
    render_text = _uncached(prose)
    assert benchmark(lambda: [render_text(claim.text) for claim in site.topic.claims()])


def test_reference(benchmark: Timer, site: Loaded) -> None:
    """Time one reference of a journal article."""
    item = {
        "type": "article-journal",
        "title": "Study 000214 of lumotapril and time to recovery in adults: a cohort study",
        "author": [{"family": "Ruiz", "given": "M"}, {"family": "Haddad", "given": "I"}],
        "container-title": "Annals of Sample Trials",
        "issued": {"date-parts": [[2009]]},
        "volume": "27",
        "page": "595-601",
    }
    assert "2009;27:595–601" in benchmark(_uncached(format_reference), item)


def test_page_of_a_topic(benchmark: Timer, site: Loaded) -> None:
    """Time the data of a topic's page; its texts and references are rendered already."""
    assert benchmark(lambda: list(topic_pages(site.linked, site.library, site.config)))


def test_render_of_a_topic(benchmark: Timer, site: Loaded) -> None:
    """Time a page's data to HTML."""
    env = environment(Path("no-templates-of-its-own"), translations("en-GB", Path()))
    assert site.topic.title in benchmark(render, site.page, env)


def test_forest_plot_of_13_studies(benchmark: Timer, site: Loaded) -> None:
    """Time the counts of 13 trials to effects, a pooled effect, geometry and HTML; the goal is 3 ms."""
    content, problems = assemble_topic([RawFile("bcg.yaml", Kind.WHOLE_TOPIC, "bcg", yaml_text.load(bcg_topic()))])
    assert content, problems
    env = environment(Path("no-templates-of-its-own"), translations("en-GB", Path()))
    template = env.from_string('{% import "partials/figures.html" as pictures %}{{ pictures.figure(figure) }}')

    def drawn() -> str:
        results = content.results.record if content.results else None
        topic = linked(replace(content, values=TopicValues(results)), {})
        page = PageInput("bcg/", site.library, site.config, topic)
        return template.render(Numbering().data(blocks(topic.sections[0], page)[0], page))

    assert benchmark(drawn).count('class="strip"') == 15


BCG = (
    (4, 123, 11, 139), (6, 306, 29, 303), (3, 231, 11, 220), (62, 13598, 248, 12867), (33, 5069, 47, 5808),
    (180, 1541, 372, 1451), (8, 2545, 10, 629), (505, 88391, 499, 88391), (29, 7499, 45, 7277), (17, 1716, 65, 1665),
    (186, 50634, 141, 27338), (5, 2498, 3, 2341), (27, 16913, 29, 17854),
)  # fmt: skip
"""Tuberculosis in 13 trials of BCG (Colditz 1994): cases and people, vaccinated and not vaccinated."""


def bcg_topic() -> str:
    """Return a topic with one section, which shows the forest plot of the BCG trials."""
    rows = "".join(
        f"      - source: trial\n        label: Trial {number}\n        study: trial-{number}\n"
        f"        intervention: {{events: {a}, total: {b}}}\n        comparator: {{events: {c}, total: {d}}}\n"
        for number, (a, b, c, d) in enumerate(BCG, 1)
    )
    return f"""\
id: bcg
title: BCG
summary: Trials of BCG.
sections:
  - id: trials
    title: Trials
    body:
      - figure: {{analysis: bcg-trials, kind: forest}}
takeaways:
  - {{id: message, text: See the trials., claims: []}}
outcomes:
  - {{id: tuberculosis, name: Tuberculosis, lay_name: tuberculosis, kind: dichotomous}}
analyses:
  - id: bcg-trials
    title: Tuberculosis with and without BCG
    outcome: tuberculosis
    measure: RR
    model: random-reml
    intervention: BCG
    comparator: No vaccine
    rows:
{rows}"""


def test_fingerprint_of_a_page(benchmark: Timer, site: Loaded) -> None:
    """Time a page's data to a hash."""
    assert benchmark(digest, site.page.context)


def _uncached(function: Callable[..., T]) -> Callable[..., T]:
    """Return the function inside a cache, or the function itself if it has none."""
    inner: Callable[..., T] = getattr(function, "__wrapped__", function)
    return inner
