"""Rules about ids: each is used once, and no two things share an address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from citesite import addresses
from citesite.check.declaring import topic_check
from citesite.check.existence_rules import shown_analysis
from citesite.diagnostics import Diagnostic, Place, Rule
from citesite.link.library import Library
from citesite.records import Placed, Section, TopicContent
from citesite.values.topic import TopicWithValues

DUPLICATE_ID = Rule(
    code="duplicate-id",
    summary="two things have one id",
    meaning=(
        "An id is the name by which records refer to each other, and the last part of an address that people link "
        "to and print. If two things shared it, a citation could name the wrong study, and a link could lead to "
        "the wrong place. Sections, claims, takeaways, doses and tables of one topic share one page, so they "
        "share one set of ids."
    ),
    fix="Give the newer of the two another id. Keep the id that was published: its address is in use.",
    wrong="""
        - claim:
            id: advice
            text: A guide names one tablet.
            type: guidance
            evidence:
              - source: guide-2021
        - claim:
            id: advice
            text: A guide names water.
            type: guidance
            evidence:
              - source: guide-2021
    """,
    right="""
        - claim:
            id: advice
            text: A guide names one tablet.
            type: guidance
            evidence:
              - source: guide-2021
        - claim:
            id: more-advice
            text: A guide names water.
            type: guidance
            evidence:
              - source: guide-2021
    """,
)


@topic_check(DUPLICATE_ID)
def duplicate_ids_in_topic(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ids that two things on one page share, so that their address would be ambiguous."""
    first: dict[str, tuple[str, Place]] = {}
    for kind, name, place in topic.anchors:
        if name in first:
            yield twice(kind, name, *first[name], place)
        first.setdefault(name, (kind, place))
    if topic.results:
        outcomes: set[str] = set()
        for number, outcome in enumerate(topic.results.record.outcomes):
            place = topic.results.place / "outcomes" / number / "id"
            if outcome.id in outcomes:
                yield twice("outcome", outcome.id, "outcome", place, place)
            outcomes.add(outcome.id)


@topic_check(DUPLICATE_ID)
def section_in_two_files(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find files with a section that another file of the topic has: whatever is in it is there twice."""
    for section, original in _copied_sections(topic):
        message = f'section "{original.record.id}" is in two files of this topic'
        hint = f"the other is {original.place.path}; delete one of them, or give it an id of its own"
        yield DUPLICATE_ID.at(section.place / "id", message, hint)


def without_copies(topic: TopicWithValues) -> TopicWithValues:
    """Return a topic without the sections that another file has, too; it is then not whole."""
    copies = [id(section) for section, _ in _copied_sections(topic)]
    if not copies:
        return topic
    sections = tuple(section for section in topic.sections if id(section) not in copies)
    return replace(topic, sections=sections, is_whole=False)


def _copied_sections(topic: TopicContent) -> Iterator[tuple[Placed[Section], Placed[Section]]]:
    """Yield each section that another file has, too, and the one in that file."""
    by_id: dict[str, list[Placed[Section]]] = {}
    for section in topic.sections:
        by_id.setdefault(section.record.id, []).append(section)
    for name, found in by_id.items():
        if len({section.place.path for section in found}) == len(found) > 1:
            # The file that is called as its section is hardly the copy.
            first, *others = sorted(found, key=lambda section: not section.place.path.endswith(f"/{name}.yaml"))
            yield from ((section, first) for section in others)


def twice(kind: str, name: str, other: str, first: Place, place: Place) -> Diagnostic:
    """Return the diagnostic for an id that is used a second time."""
    message = f'{kind} "{name}" has the id of another {other}'
    where = f"in {first.path}" if first.path != place.path else "further up in this file"
    return DUPLICATE_ID.at(place, message, f"the first is {where}; give one of them another id")


@topic_check(DUPLICATE_ID)
def section_listed_twice(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find sections that a topic lists twice."""
    before: set[str] = set()
    for number, name in enumerate(topic.topic.record.sections):
        if name in before:
            message = f'section "{name}" is listed twice'
            yield DUPLICATE_ID.at(topic.topic.place / "sections" / number, message, "keep one of them")
        before.add(name)


@topic_check(DUPLICATE_ID)
def analysis_shown_twice(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find analyses whose table or picture of people is shown twice, so that their address would be ambiguous."""
    first: set[tuple[str, bool]] = set()
    for _, block, place in topic.blocks:
        if (shown := shown_analysis(block, place)) is None:
            continue
        name, where = shown
        is_of_people = not block.anchors
        if (name, is_of_people) in first:
            what = "picture of people" if is_of_people else "table"
            message = f'the {what} of analysis "{name}" is shown twice'
            yield DUPLICATE_ID.at(where, message, "keep one of them, and link to it from the other place")
        first.add((name, is_of_people))


ADDRESS_COLLISION = Rule(
    code="address-collision",
    summary="an id would take an address that the site itself needs",
    meaning=(
        "Every site has pages such as /sources/ and /glossary/, and every topic page has places such as "
        "#references and #contents. A topic or claim with one of these ids would take their address, and links "
        "would lead readers to the wrong place."
    ),
    fix="Choose another id.",
    wrong="id: references",
    right="id: one-tablet",
)


@topic_check(ADDRESS_COLLISION)
def address_collision(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find topics and places in them whose address belongs to the site itself."""
    record = topic.topic.record
    if owner := owner_of(record.id, known.site_folders, known.edition_folders):
        message = f'topic "{record.id}" would have the address /{record.id}/, which {owner} has'
        yield ADDRESS_COLLISION.at(topic.topic.place / "id", message, "give the topic another id")
    yield from device_names("topic", record.id, record.formerly, topic.topic.place)
    for section in topic.sections:
        yield from device_names("section", section.record.id, section.record.formerly, section.place)
    for kind, name, place in topic.anchors:
        if kind == "claim" and name in addresses.DEVICES:
            message = f'claim "{name}" would have a QR code in a file of a name that Windows keeps for a device'
            yield ADDRESS_COLLISION.at(place, message, "give the claim another id")
        if name in addresses.PAGE_PARTS or name.startswith(addresses.PAGE_PREFIXES):
            message = f'{kind} "{name}" would have the address #{name}, which the page itself has'
            yield ADDRESS_COLLISION.at(place, message, f"give the {kind} another id")


def owner_of(folder: str, site_folders: Collection[str], edition_folders: Collection[str]) -> str:
    """Return who needs a folder at the top of the site, so that no record may have it; empty if nobody does.

    Args:
        folder: the folder.
        site_folders: those of every site.
        edition_folders: those with the pages of this site in other languages.
    """
    return "the site itself" if folder in site_folders else "the site in another language" * (folder in edition_folders)


def device_names(kind: str, name: str, formerly: Iterable[str], place: Place) -> Iterator[Diagnostic]:
    """Yield diagnostics for pages whose folder would have a name that Windows reserves for a device."""
    names = [(name, place / "id"), *((then, place / "formerly" / n) for n, then in enumerate(formerly))]
    for folder, at in names:
        if folder in addresses.DEVICES:
            message = f'{kind} "{folder}" would have a folder of a name that Windows keeps for a device'
            yield ADDRESS_COLLISION.at(at, message, f"give the {kind} another id")


FORMER_ID_IN_USE = Rule(
    code="former-id-in-use",
    summary="an id under formerly belongs to something else",
    meaning=(
        "The former ids of a record go on leading to it. Here two things would answer to one old address, and a "
        "reader who follows it might be shown the wrong one."
    ),
    fix="Take the former id out where it does not belong, or give the other record an id of its own.",
    wrong="""
        id: headache-is-common
        formerly: [eases-headache]    # the id of another claim
    """,
    right="""
        id: headache-is-common
        formerly: [headache-is-frequent]
    """,
)


@topic_check(FORMER_ID_IN_USE, ADDRESS_COLLISION)
def former_id_in_use(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find former ids that belong to something else now, so that an old link would lead to the wrong place."""
    owners = {name: f'the id of {kind} "{name}"' for kind, name, _ in topic.anchors}
    for kind, now, then, place in topic.former_ids:
        if then in addresses.PAGE_PARTS or then.startswith(addresses.PAGE_PREFIXES):
            message = f'{kind} "{now}" would answer to the address #{then}, which the page itself has'
            yield ADDRESS_COLLISION.at(place, message, "remove the former id")
        elif then in owners:
            yield taken(kind, now, then, owners[then], place)
        owners.setdefault(then, f'what {kind} "{now}" was before')


def taken(kind: str, now: str, then: str, owner: str, place: Place) -> Diagnostic:
    """Return the diagnostic for a former id that something else has."""
    message = f'{kind} "{now}" was formerly "{then}", which is {owner}'
    hint = "old links can lead to one of them only: remove the former id, or give the other one its own id back"
    return FORMER_ID_IN_USE.at(place, message, hint)
