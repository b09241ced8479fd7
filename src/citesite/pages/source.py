"""The page of one source: what it is, and everything the site cites it for."""

from __future__ import annotations

from citesite import addresses
from citesite.config import SiteConfig
from citesite.link import Library, Use
from citesite.pages.page import Context, Desk, Page, day, frame, reference, short_name, source_address
from citesite.prose import plain, prose
from citesite.records import Source


def source_page(source: Source, library: Library, config: SiteConfig) -> Page:
    """A source with its full reference, what is known of it, and each claim that cites it."""
    desk = Desk(addresses.source(source.id), library, config)
    newer = library.sources.get(source.standing.superseded_by or "")
    context: Context = {
        "source": {
            **reference(source, desk),
            "summary": desk.optional_html(source.summary),
            "population": source.population or "",
            "n": f"{source.n:,}" if source.n is not None else "",
            "follow_up": source.follow_up or "",
            "funding": source.funding or "",
            "risk_of_bias": source.risk_of_bias,
            "access_note": desk.optional_html(source.access_note),
            "standing_note": desk.optional_html(source.standing.note),
            "checked_on": day(source.standing.checked_on),
            "newer": {"name": short_name(newer), "href": desk.to(source_address(config, newer.id))} if newer else {},
        },
        "uses": [_use(use, desk) for use in library.uses.get(source.id, ())],
        "listed_in": [
            {"title": library.topics[name].record.title, "href": desk.to(addresses.topic(name))}
            for name in library.citing_topics.get(source.id, ())
        ],
    }
    context["words"] = desk.explained_words()
    context["references"] = desk.references()
    name = short_name(source)
    description = plain(prose(source.summary)) if source.summary else name
    return Page(desk.address, "source.html", frame(desk, name, description) | context)


def _use(use: Use, desk: Desk) -> Context:
    topic = addresses.topic(use.topic.id)
    return {
        "text": plain(prose(use.claim.text)),
        "stance": use.evidence.stance,
        "note": desk.optional_html(use.evidence.note),
        "href": desk.to(f"{topic}#{use.claim.id}"),
        "topic": use.topic.title,
        "section": use.section.title,
    }
