"""What a clinician hands over: the addresses of a topic's sections and claims, with their QR codes."""

from __future__ import annotations

from collections.abc import Iterator

from citesite import addresses
from citesite.exchange.exports import DOWNLOADS
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.pages.page import Context, Desk, Page, day, frame, place_url
from citesite.read.settings import SiteConfig
from citesite.records import ClaimBlock, Section
from citesite.text.prose import plain, prose


def hand_over_pages(topic: LinkedTopic, library: Library, config: SiteConfig) -> Iterator[Page]:
    """The page for clinicians, and an image for each code: none of them where a site does not say its address."""
    if not config.url:
        return
    record = topic.record
    if config.pages.clinicians:
        yield clinicians_page(topic, library, config)
    if config.pages.clinicians or config.pages.sections:
        for section in topic.sections:
            yield _code(record.id, section.id, section_url(record.id, section.id, config))
    if config.pages.clinicians:
        for name in topic.claims:
            yield _code(record.id, name, place_url(config, record.id, name))


def clinicians_page(topic: LinkedTopic, library: Library, config: SiteConfig) -> Page:
    """Every section and claim of a topic with what is needed to hand it to a patient."""
    record = topic.record
    desk = Desk(addresses.clinicians(record.id), library, config, topic)
    context: Context = {
        "topic": {
            "title": record.title,
            "status": record.status,
            "last_reviewed": day(record.last_reviewed),
            "next_review": day(record.next_review),
        },
        "topic_href": desk.to(addresses.topic(record.id)),
        "downloads": _downloads(desk, addresses.topic(record.id)),
        "sections": [_section(section, desk) for section in topic.sections],
    }
    head = frame(desk, record.title, plain(prose(record.summary)), runs_scripts=True)
    return Page(desk.address, "clinicians.html", head | context)


def section_url(topic_id: str, section_id: str, config: SiteConfig) -> str:
    """The published address of a section: its handout, or its place in the topic where there are none."""
    if config.pages.sections:
        return config.base + addresses.section(topic_id, section_id)
    return place_url(config, topic_id, section_id)


def _section(section: Section, desk: Desk) -> Context:
    topic_id = desk.topic.record.id if desk.topic else ""
    claims = [block.claim for block in section.body if isinstance(block, ClaimBlock)]
    return {
        "id": section.id,
        "title": section.title,
        "url": section_url(topic_id, section.id, desk.config),
        "qr": desk.to(addresses.qr(topic_id, section.id)),
        "claims": [
            {
                "id": claim.id,
                "text": plain(prose(claim.text)),
                "type": claim.type,
                "level": claim.certainty.level if claim.certainty else "not-rated",
                "url": place_url(desk.config, topic_id, claim.id),
                "qr": desk.to(addresses.qr(topic_id, claim.id)),
            }
            for claim in claims
        ],
    }


def _code(topic_id: str, place: str, url: str) -> Page:
    return Page(addresses.qr(topic_id, place), "qr.svg", {"place": url})


def _downloads(desk: Desk, topic: str) -> Context:
    """Links to the files for other programs; empty where the site has none."""
    if not desk.config.pages.downloads:
        return {}
    links: Context = {"references": [], "evidence": []}
    for download in DOWNLOADS:
        links[download.contents].append({"format": download.label, "href": desk.to(topic + download.name)})
    return links
