"""Rules about sources: their identifiers are well formed, each work is entered once, and each is of use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citesite import identifiers
from citesite.check.known import Known
from citesite.check.prose_rules import shared_proses
from citesite.diagnostics import Diagnostic, Place, error, warning
from citesite.prose import Prose, proses
from citesite.records import Content, Source, TopicContent

_FORMS: dict[str, tuple[Callable[[str], str | None], str]] = {
    "DOI": (identifiers.doi, "a DOI looks like 10.1136/bmj.c2181"),
    "PMID": (identifiers.pmid, "a PMID is a number of up to eight digits"),
    "PMCID": (identifiers.pmcid, "a PMCID looks like PMC2874129"),
    "ISBN": (identifiers.isbn, "an ISBN has 10 or 13 digits, and its last one must fit the others"),
}


def malformed_identifier(content: Content, known: Known) -> Iterator[Diagnostic]:
    """A DOI, PMID, PMCID or ISBN is not of the form its registry defines."""
    for source in content.sources:
        for field, (tidy, hint) in _FORMS.items():
            value = getattr(source.record, field)
            if value is not None and tidy(value) is None:
                message = f'source "{source.record.id}" has a malformed {field}: {value}'
                yield error("malformed-identifier", source.place / field, message, hint)


def forbidden_source_link(content: Content, known: Known) -> Iterator[Diagnostic]:
    """The address of a source is not on the web."""
    for source in content.sources:
        url = source.record.URL
        if url is not None and not url.startswith(("https://", "http://")):
            message = f'source "{source.record.id}" has an address that is not http or https: {url}'
            yield error("forbidden-link", source.place / "URL", message, "it must begin with https:// or http://")


def duplicate_work(content: Content, known: Known) -> Iterator[Diagnostic]:
    """One work is entered as two sources: two records share an identifier, or title and year."""
    first: dict[tuple[str, str], tuple[str, Place]] = {}
    for source in content.sources:
        for field, key in _keys(source.record):
            if (field, key) in first:
                other, place = first[field, key]
                if other != source.record.id:
                    message = f'source "{source.record.id}" is the same work as "{other}": they share the {field}'
                    hint = f"keep one of them; the other is in {place.path}"
                    at = source.place if field == "title and year" else source.place / field
                    yield error("duplicate-work", at, message, hint)
                    break
            first.setdefault((field, key), (source.record.id, source.place))


def _keys(source: Source) -> Iterator[tuple[str, str]]:
    for field, (tidy, _) in _FORMS.items():
        # Two chapters of one book share its ISBN.
        if field != "ISBN" or source.type != "chapter":
            value = getattr(source, field)
            tidied = tidy(value) if value else None
            if tidied:
                yield field, tidied
    if source.issued and not source.number:
        yield "title and year", f"{identifiers.title_key(source.title)} {source.issued[:4]} {source.type}"


def unused_source(content: Content, known: Known) -> Iterator[Diagnostic]:
    """Nothing cites or lists a source."""
    if not _is_whole(content):
        return
    used = {name for topic in content.topics for name in cited_by(topic)}
    used |= {e.source for term in content.terms for e in term.record.evidence}
    for part, _ in shared_proses(content):
        used |= set(_referred_to(part))
    used |= {s.record.standing.superseded_by for s in content.sources if s.record.standing.superseded_by}
    for source in content.sources:
        if source.record.id not in used:
            message = f'nothing cites source "{source.record.id}"'
            yield warning("unused-source", source.place / "id", message, "cite it, list it, or take it away")


def _is_whole(content: Content) -> bool:
    """Whether every record could be read, so that what is not cited is cited nowhere."""
    read = {
        "sources": {s.record.id for s in content.sources},
        "glossary": {t.record.id for t in content.terms},
        "people": {p.record.id for p in content.people},
        "topic": {t.topic.record.id for t in content.topics},
    }
    return read == content.written_ids and all(topic.is_whole for topic in content.topics)


def cited_by(topic: TopicContent) -> Iterator[str]:
    """Every source a topic refers to."""
    yield from (evidence.source for evidence, _, _ in topic.evidence())
    for analysis in topic.analyses():
        yield from (row.source for row in analysis.record.rows)
        yield from (result.source for result in analysis.record.published)
        yield from (risk.source for risk in analysis.record.baseline_risks)
    yield from (reading.source for reading in topic.topic.record.further_reading)
    for part, _ in proses(topic.texts):
        yield from _referred_to(part)


def _referred_to(part: Prose) -> Iterator[str]:
    yield from (citation.source for bracket in part.citations for citation in bracket)
    yield from (target for scheme, target in part.links if scheme == "source")
