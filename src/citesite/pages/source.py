"""The page of one source: what it is, and everything the site cites it for."""

from __future__ import annotations

from collections.abc import Iterable

from citesite import addresses
from citesite.link.library import Library
from citesite.link.summary import SourceUse, TopicSummary
from citesite.pages.page import Context, Desk, Page, day, frame, reference
from citesite.read.settings import SiteConfig
from citesite.records import Source
from citesite.text.prose import plain, prose


def source_page(
    source: Source, uses: Iterable[SourceUse], listed_in: Iterable[TopicSummary], library: Library, config: SiteConfig
) -> Page:
    """A source with its full reference, what is known of it, and each claim that cites it.

    Args:
        source: the source.
        uses: the claims that rest on it, by topic and then in reading order.
        listed_in: each topic that names it in any way.
        library: the shared records.
        config: the settings.
    """
    desk = Desk(addresses.source(source.id), library, config)
    card = library.sources[source.id]
    newer = library.sources[source.standing.superseded_by] if source.standing.superseded_by else None
    context: Context = {
        "source": {
            **reference(card, desk),
            "summary": desk.optional_html(source.summary),
            "population": source.population or "",
            "n": f"{source.n:,}" if source.n is not None else "",
            "follow_up": source.follow_up or "",
            "funding": source.funding or "",
            "risk_of_bias": source.risk_of_bias,
            "access_note": desk.optional_html(source.access_note),
            "standing_note": desk.optional_html(source.standing.note),
            "checked_on": day(source.standing.checked_on),
            "newer": {"name": newer.name, "href": desk.to(addresses.source(newer.id))} if newer else {},
        },
        "uses": [_use(use, desk) for use in uses],
        "listed_in": [{"title": t.title, "href": desk.to(addresses.topic(t.id))} for t in listed_in],
    }
    context["words"] = desk.explained_words()
    context["references"] = desk.references()
    description = plain(prose(source.summary)) if source.summary else card.name
    return Page(desk.address, "source.html", frame(desk, card.name, description) | context)


def _use(use: SourceUse, desk: Desk) -> Context:
    return {
        "text": use.text,
        "stance": use.stance,
        "note": desk.optional_html(use.note),
        "href": desk.to(f"{addresses.topic(use.topic)}#{use.claim}"),
        "topic": use.topic_title,
        "section": use.section_title,
    }
