"""Rules about sources: identifiers are well formed, each work is entered once, and each is of use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from citesite.check.declaring import source_check, term_check
from citesite.check.existence_rules import UNKNOWN_SOURCE, source_hint
from citesite.check.ids import ADDRESS_COLLISION, device_names
from citesite.check.prose_rules import FORBIDDEN_LINK
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.read.shape import MISSING_FIELD
from citesite.records import Placed, Source, Term, identifiers

_FORMS: dict[str, tuple[Callable[[str], str | None], str]] = {
    "DOI": (identifiers.doi, "a DOI looks like 10.1136/bmj.c2181"),
    "PMID": (identifiers.pmid, "a PMID is a number of up to eight digits"),
    "PMCID": (identifiers.pmcid, "a PMCID looks like PMC2874129"),
    "ISBN": (identifiers.isbn, "an ISBN has 10 or 13 digits, and its last one must fit the others"),
}


_ON_THE_WEB = re.compile(r"https?://[^\s/?#@\\<>\"\[\]]+(?:[/?#][^\s\\<>\"]*)?")


MALFORMED_IDENTIFIER = Rule(
    code="malformed-identifier",
    summary="a DOI, PMID, PMCID or ISBN is not of the right form",
    meaning=(
        "These identifiers lead readers to the work itself. A form that no such identifier can have is a slip of "
        "typing or copying, and its link would lead nowhere or to another work."
    ),
    fix="Copy it again from the work's own page, and check that it is in the right field.",
    wrong="PMID: PMC2874129",
    right="PMCID: PMC2874129",
)


@source_check(MALFORMED_IDENTIFIER)
def malformed_identifier(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find DOIs, PMIDs, PMCIDs and ISBNs that do not have the form their registry defines."""
    for field, (tidy, hint) in _FORMS.items():
        value = getattr(source.record, field)
        if value is not None and tidy(value) is None:
            message = f'source "{source.record.id}" has a malformed {field}: {value}'
            yield MALFORMED_IDENTIFIER.at(source.place / field, message, hint)


@source_check(ADDRESS_COLLISION)
def device_name(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources whose page would have a folder that Windows cannot hold."""
    yield from device_names("source", source.record.id, source.record.formerly, source.place)


@source_check(FORBIDDEN_LINK)
def forbidden_source_link(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources whose address is not on the web."""
    url = source.record.URL
    if url is not None and not _ON_THE_WEB.fullmatch(url):
        is_web = url.startswith(("https://", "http://"))
        what = "leads to no site" if is_web else "is not http or https"
        hint = (
            "a site's name follows https://, without spaces or @"
            if is_web
            else "it must begin with https:// or http://"
        )
        message = f'source "{source.record.id}" has an address that {what}: {url}'
        yield FORBIDDEN_LINK.at(source.place / "URL", message, hint)


@source_check(MISSING_FIELD)
def design_missing(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find works that were read for the site and have no design."""
    if source.record.design is None and source.record.access != "not-read":
        hint = "What sort of study or document it is."
        yield MISSING_FIELD.at(source.place, '"design" is missing', hint)


@source_check(UNKNOWN_SOURCE)
def unknown_newer_source(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources that are superseded by one that does not exist."""
    newer = source.record.standing.superseded_by
    if newer and not known.has("source", newer):
        message = f'source "{source.record.id}" is superseded by "{newer}", which is not a source'
        place = source.place / "standing" / "superseded_by"
        yield UNKNOWN_SOURCE.at(place, message, source_hint(newer, known.sources))


@term_check(UNKNOWN_SOURCE)
def unknown_source_of_term(term: Placed[Term], known: Library) -> Iterator[Diagnostic]:
    """Find glossary terms that cite a source that does not exist."""
    for number, evidence in enumerate(term.record.evidence):
        if not known.has("source", evidence.source):
            message = f'term "{term.record.id}" cites "{evidence.source}", which is not a source'
            place = term.place / "evidence" / number / "source"
            yield UNKNOWN_SOURCE.at(place, message, source_hint(evidence.source, known.sources))


RETRACTED_IN_TITLE = Rule(
    code="retracted-in-title",
    summary="the title of a source says that it was retracted, and its record does not",
    meaning=(
        "Publishers and PubMed write RETRACTED: or WITHDRAWN: before the title of a work that was taken back. The "
        "record does not say so under standing:, so the site lets statements rest on it."
    ),
    fix=(
        "Write what became of it under standing:, such as retracted, or superseded for a review that a newer one "
        "replaces. Leave the mark out of the title if it is not part of it."
    ),
    wrong='title: "RETRACTED: Examplin for headache"',
    right="title: Examplin for headache",
)


@source_check(RETRACTED_IN_TITLE)
def retracted_in_title(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find works whose title says that they were retracted or withdrawn, while their standing says otherwise."""
    record = source.record
    mark = identifiers.RETRACTION_MARK.match(record.title)
    if mark and record.standing.status not in ("retracted", "superseded"):
        message = (
            f'the title of source "{record.id}" says "{mark[0].strip()}", and its standing is {record.standing.status}'
        )
        hint = "write standing: {status: retracted}, or look whether the mark belongs there"
        yield RETRACTED_IN_TITLE.at((source.place / "title").find(mark[0].strip()), message, hint)


def work_keys(source: Source) -> Iterator[str]:
    """Yield the keys that two sources of one work share: their identifiers, or all that describes it.

    Works of one title and year are two where volume or first page differ: a series in parts, an abstract and its paper.
    """
    for field, (tidy, _) in _FORMS.items():
        # Two chapters of one book share its ISBN.
        if field != "ISBN" or source.type != "chapter":
            value = getattr(source, field)
            tidied = tidy(value) if value else None
            if tidied:
                yield f"{field} {tidied}"
    if source.issued and not source.number:
        title, page = identifiers.title_key(source.title), re.split(r"[-–]", source.page or "")[0]
        yield f"title and year {title} {source.issued[:4]} {source.type} {source.volume or ''} {page}"


DUPLICATE_WORK = Rule(
    code="duplicate-work",
    summary="one work is entered as two sources",
    meaning=(
        "Two sources share an identifier, or their title and year. Readers would count one study as two, and think a "
        "statement better supported than it is. A retraction noted in one of them would be missed in the other."
    ),
    fix="Keep one of the two and cite it everywhere. If they are different works, correct the identifier.",
    wrong="DOI: https://doi.org/10.1000/TRIAL    # trial-2020 has DOI: 10.1000/trial",
    right="DOI: 10.1000/another-trial",
)


def same_work(source: str, other: str, key: str, place: Place, other_path: str) -> Diagnostic:
    """Return the diagnostic for a work that is entered a second time."""
    field = next((field for field in _FORMS if key.startswith(f"{field} ")), "title and year")
    message = f'source "{source}" is the same work as "{other}": they share the {field}'
    at = place if field == "title and year" else place / field
    return DUPLICATE_WORK.at(at, message, f"keep one of them; the other is in {other_path}")


UNUSED_SOURCE = Rule(
    code="unused-source",
    severity=Severity.WARNING,
    summary="nothing on the site cites a source",
    meaning=(
        "No claim, dose, table, text or reading list names the source, so it has no page and readers never see it. It "
        "may be left over from a claim that was removed, or a citation of it may have been forgotten. More than five "
        "such works are one message."
    ),
    fix="Cite it, list it under further_reading: in a topic, or remove it.",
    wrong="further_reading: []",
    right="""
        further_reading:
          - source: other-2022
            note: Another report.
    """,
)


def unused(source: str, place: Place) -> Diagnostic:
    """Return the diagnostic for a source that nothing cites or lists."""
    hint = "cite it, list it, or remove it"
    return UNUSED_SOURCE.at(place / "id", f'nothing cites source "{source}"', hint)


def unused_library(sources: Sequence[str], every: int, place: Place) -> Diagnostic:
    """Return the diagnostic for many sources that nothing cites or lists; `place` is that of the first."""
    names = ", ".join(sources[:3])
    message = f"nothing cites {len(sources):,} of {every:,} sources, such as {names}; they have no pages"
    return UNUSED_SOURCE.at(place / "id", message, "cite them, list them, or leave them for later")
