"""What a clinician hands over: the addresses of a topic's sections and claims, with their QR codes."""

from collections.abc import Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.exchange.exports import DOWNLOADS
from citesite.link.library import Library
from citesite.link.summary import TopicSummary
from citesite.link.topic import LinkedTopic
from citesite.pages.further_reading import ReadingView, further_reading
from citesite.pages.kinds import URL, Overview, PageKind, page_switch, site_page
from citesite.pages.lists import ListPlace, PartLink, part_links, place_of
from citesite.pages.numbering import AtEnd, References
from citesite.pages.page import Page, PageInput, TitledLink, day, frame, place_url
from citesite.read.settings import SiteConfig
from citesite.records import Claim, ClaimBlock, Section
from citesite.text.prose import plain, prose


class TopicDates(NamedTuple):
    """A topic and its review dates (ISO 8601)."""

    title: str
    status: str
    last_reviewed: str
    next_review: str


class ClaimToHandOver(NamedTuple):
    """A claim with its address."""

    id: str
    text: str
    type: str
    level: str
    url: str
    qr: str
    """Where its QR code is; empty if the site draws none of claims."""


class SectionToHandOver(NamedTuple):
    """A section with its address, and its claims."""

    id: str
    title: str
    url: str
    qr: str
    """Where its QR code is; empty if the site draws none of sections."""
    claims: tuple[ClaimToHandOver, ...]


class DownloadLink(NamedTuple):
    """A file for other programs."""

    format: str
    href: str


class DownloadLinks(NamedTuple):
    """The files for other programs."""

    references: tuple[DownloadLink, ...]
    evidence: tuple[DownloadLink, ...]


class CliniciansPage(NamedTuple):
    """What a topic's page for clinicians shows."""

    topic: TopicDates
    topic_href: str
    sections: tuple[SectionToHandOver, ...]
    further_reading: tuple[ReadingView, ...]
    references: References
    downloads: DownloadLinks | None


class QrCode(NamedTuple):
    """What a QR code holds."""

    place: str
    """A published address."""


class CliniciansOfSitePage(NamedTuple):
    """What the page for clinicians of a whole site shows: where that of each topic is."""

    topics: tuple[TitledLink, ...]
    """Empty where they are too many for a page."""
    parts: tuple[PartLink, ...]
    """The pages that list them then."""


class CliniciansPartPage(NamedTuple):
    """What a part of the list of pages for clinicians shows."""

    place: ListPlace
    topics: tuple[TitledLink, ...]


_NEEDS = (URL, page_switch("clinicians"))
CLINICIANS = PageKind("clinicians.html", CliniciansPage, needs=_NEEDS)
CLINICIANS_OF_SITE = PageKind("clinicians_of_site.html", CliniciansOfSitePage, addresses.FOR_CLINICIANS, needs=_NEEDS)
CLINICIANS_PART = PageKind("clinicians_part.html", CliniciansPartPage, folder=addresses.LISTS)
QR_CODE = PageKind("qr.svg", QrCode)


def hand_over_pages(topic: LinkedTopic, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the page for clinicians, and an image for each code, if the site says its address."""
    if not config.url:
        return
    name = topic.record.id
    urls: dict[str, str] = {}
    if CLINICIANS.is_made(config):
        yield clinicians_page(topic, library, config)
    if config.pages.section_codes and (config.pages.clinicians or config.pages.sections):
        # Also under former ids: copies of what was published show those codes.
        every = ((place, section.id) for section in topic.sections for place in (section.id, *section.formerly))
        urls |= {place: section_url(name, now, config) for place, now in every}
    if config.pages.clinicians and config.pages.statement_codes:
        urls |= {claim: place_url(config, name, claim) for claim in topic.claims}
    for place, url in urls.items():
        yield QR_CODE.page(PageInput(addresses.qr(name, place), library, config), QrCode(url))


def clinicians_page(topic: LinkedTopic, library: Library, config: SiteConfig) -> Page:
    """Return the page with every section and claim of a topic, and what is needed to hand it to a patient."""
    record = topic.record
    page = PageInput(addresses.clinicians(record.id), library, config, topic, explains_words=False)
    context = CliniciansPage(
        topic=TopicDates(record.title, record.status, day(record.last_reviewed), day(record.next_review)),
        topic_href=page.to(addresses.topic(record.id)),
        sections=tuple(_section(section, page, record.id) for section in topic.sections),
        further_reading=further_reading(record, page),
        references=AtEnd.REFERENCES,
        downloads=_downloads(page, record.id) if config.pages.downloads else None,
    )
    return CLINICIANS.page(page, context, frame(page, record.title, plain(prose(record.summary)), runs_scripts=True))


@site_page(addresses.FOR_CLINICIANS, CLINICIANS_OF_SITE)
def clinicians_of_site_page(overview: Overview, page: PageInput) -> Page:
    """Return the page that leads to the page for clinicians of each topic, or to lists of them."""
    split = overview.for_clinicians
    topics = () if split.parts else tuple(_link(topic, page) for topic in overview.topics)
    return CLINICIANS_OF_SITE.page(page, CliniciansOfSitePage(topics, part_links(split, "", page)), frame(page))


def clinicians_parts(overview: Overview, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the pages of that list, if it is too long for one."""
    split = overview.for_clinicians
    known = {topic.id: topic for topic in overview.topics} if split.parts else {}
    for part in split.parts.values():
        page = PageInput(part.address, library, config)
        topics = tuple(_link(known[name], page) for name in part.ids)
        yield CLINICIANS_PART.page(page, CliniciansPartPage(place_of(part, split, page), topics), frame(page))


def _link(topic: TopicSummary, page: PageInput) -> TitledLink:
    return TitledLink(topic.title, page.to(addresses.clinicians(topic.id)))


def section_url(topic_id: str, section_id: str, config: SiteConfig) -> str:
    """Return the published address of a section: its handout, or its place in the topic if there are none."""
    if config.pages.sections:
        return config.base + addresses.section(topic_id, section_id)
    return place_url(config, topic_id, section_id)


def section_code(page: PageInput, topic_id: str, section_id: str) -> str:
    """Return the link to the QR code of a section; empty if the site draws none."""
    return page.to(addresses.qr(topic_id, section_id)) if page.config.pages.section_codes else ""


def _section(section: Section, page: PageInput, topic_id: str) -> SectionToHandOver:
    claims = (block.claim for block in section.body if isinstance(block, ClaimBlock))
    return SectionToHandOver(
        id=section.id,
        title=section.title,
        url=section_url(topic_id, section.id, page.config),
        qr=section_code(page, topic_id, section.id),
        claims=tuple(_claim(claim, page, topic_id) for claim in claims),
    )


def _claim(record: Claim, page: PageInput, topic_id: str) -> ClaimToHandOver:
    return ClaimToHandOver(
        id=record.id,
        text=plain(prose(record.text)),
        type=record.mark,
        level=record.certainty.level if record.certainty else "not-rated",
        url=place_url(page.config, topic_id, record.id),
        qr=page.to(addresses.qr(topic_id, record.id)) if page.config.pages.statement_codes else "",
    )


def _downloads(page: PageInput, topic_id: str) -> DownloadLinks:
    links: dict[str, list[DownloadLink]] = {"references": [], "evidence": []}
    for download in DOWNLOADS:
        href = page.to(addresses.topic(topic_id) + download.name)
        links[download.contents].append(DownloadLink(download.label, href))
    return DownloadLinks(tuple(links["references"]), tuple(links["evidence"]))
