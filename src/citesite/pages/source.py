"""The page of one source: what it is, and everything the site cites it for."""

from collections.abc import Iterable
from typing import NamedTuple

from citesite import addresses
from citesite.link.cards import OutsideLink, PageCard
from citesite.link.library import Library
from citesite.link.summary import SourceUse, TopicTitle
from citesite.pages.kinds import PageKind, SitemapEntry, page_switch
from citesite.pages.numbering import AtEnd, ExplainedWords, Html, References, optional
from citesite.pages.page import Page, PageInput, TitledLink, day, frame
from citesite.read.settings import SiteConfig
from citesite.records import Source
from citesite.text.prose import plain, prose

_STUDIES = frozenset(
    ("systematic-review", "randomized-trial", "non-randomized-trial", "cohort", "case-control", "cross-sectional")
)
"""Designs of which a reader may ask who paid, and what else the authors have to do with it."""


class NewerSource(NamedTuple):
    """The source that replaces another."""

    name: str
    href: str


class SourceView(NamedTuple):
    """A source with all that is known of it."""

    name: str
    standing: str
    newer: NewerSource | None
    standing_note: Html
    checked_on: str
    summary: Html
    html: str
    """The formatted reference."""
    links: tuple[OutsideLink, ...]
    design: str
    population: str
    n: str
    follow_up: str
    funding: str
    conflicts: str
    is_study: bool
    """Whether it is research: then a reader is told, too, that funding or conflicts are not known."""
    risk_of_bias: str
    access: str
    access_note: Html


class UseView(NamedTuple):
    """A claim that rests on the source."""

    question: str
    """What the claim answers; may be empty."""
    text: str
    stance: str
    href: str
    note: Html
    topic: str
    section: str


class SourcePage(NamedTuple):
    """What the page of a source shows, in reading order."""

    source: SourceView
    uses: tuple[UseView, ...]
    listed_in: tuple[TitledLink, ...]
    words: ExplainedWords
    references: References


SOURCE = PageKind(
    "source.html",
    SourcePage,
    folder=addresses.SOURCES,
    in_sitemap=lambda overview: (SitemapEntry(addresses.source(name), "") for name in overview.sources),
    needs=(page_switch("sources"),),
)


def source_page(
    source: Source,
    uses: Iterable[SourceUse],
    listed_in: Iterable[TopicTitle],
    cited_on: Iterable[PageCard],
    library: Library,
    config: SiteConfig,
) -> Page:
    """Return the page of a source with its full reference, what is known of it, and each claim that cites it.

    Args:
        source: the source.
        uses: the claims that rest on it, by topic and then in reading order.
        listed_in: each topic that names it in any way.
        cited_on: each page of the site's own that cites it.
        library: the shared records.
        config: the settings.
    """
    page = PageInput(addresses.source(source.id), library, config)
    card = library.sources[source.id]
    context = SourcePage(
        source=_view(source, page),
        uses=tuple(_use(use, page) for use in uses),
        listed_in=(
            *(TitledLink(topic.title, page.to(addresses.topic(topic.id))) for topic in listed_in),
            *(TitledLink(card.title, page.to(addresses.page(card.id))) for card in cited_on),
        ),
        words=AtEnd.WORDS,
        references=AtEnd.REFERENCES,
    )
    description = plain(prose(source.summary)) if source.summary else card.name
    return SOURCE.page(page, context, frame(page, card.name, description))


def _view(source: Source, page: PageInput) -> SourceView:
    card = page.library.sources[source.id]
    newer = page.library.sources[source.standing.superseded_by] if source.standing.superseded_by else None
    return SourceView(
        name=card.name,
        standing=card.standing,
        newer=NewerSource(newer.name, page.to(addresses.source(newer.id))) if newer else None,
        standing_note=optional(source.standing.note),
        checked_on=day(source.standing.checked_on),
        summary=optional(source.summary),
        html=card.html,
        links=card.links,
        design=card.design,
        population=source.population or "",
        n=f"{source.n:,}" if source.n is not None else "",
        follow_up=source.follow_up or "",
        funding=source.funding or "",
        conflicts=source.conflicts or "",
        is_study=source.design in _STUDIES,
        risk_of_bias=source.risk_of_bias,
        access=card.access,
        access_note=optional(source.access_note),
    )


def _use(use: SourceUse, page: PageInput) -> UseView:
    return UseView(
        question=use.question,
        text=use.text,
        stance=use.stance,
        href=page.to(f"{addresses.topic(use.topic)}#{use.claim}"),
        note=optional(use.note),
        topic=use.topic_title,
        section=use.section_title,
    )
