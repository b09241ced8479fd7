"""Replace marks in a Markdown page of another program by citations, and by single records as the theme shows them.

The marks are `[@source-id, p. 3]`, `{{ references }}`, and `{{ KIND:topic#id }}` for each kind in `_KINDS`; `topic#`
may be left out if only one topic has the id. Code stays as it is, and so do other programs' braces, unless they look
like a mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from citesite.build.job import Job
from citesite.build.request import Request
from citesite.build.shared_records import library_of
from citesite.build.store import Store
from citesite.build.work import with_numbers
from citesite.check.existence_rules import (
    UNKNOWN_ANALYSIS,
    UNKNOWN_CLAIM,
    UNKNOWN_SECTION,
    UNKNOWN_SOURCE,
    UNKNOWN_TAKEAWAY,
)
from citesite.check.prose_rules import MALFORMED_CITATION
from citesite.diagnostics import Diagnostic, Place, Rule, did_you_mean
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic, linked
from citesite.pages.blocks import BlockView, block_view, blocks_for_experts, blocks_of_handout
from citesite.pages.kinds import PageKind
from citesite.pages.numbering import AtEnd, Html, Numbering, References, optional
from citesite.pages.page import PageInput
from citesite.pages.topic_parts import AnswerView, PartView, answer, answer_parts
from citesite.read.content import load
from citesite.records import (
    Analysis,
    AnalysisBlock,
    Block,
    ClaimBlock,
    DosingBlock,
    DosingOption,
    FactsBlock,
    Figure,
    FigureBlock,
    Findings,
    FindingsBlock,
    Section,
)
from citesite.render.pages import render
from citesite.text.prose import prose

_MARK = re.compile(
    r"""(?P<code>
        ^[ ]*(?P<fence>`{3,}|~{3,})[^\n]*$.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)
        |(?<!`)(?P<tick>`+)(?!`).{1,2000}?(?<!`)(?P=tick)(?!`)
    )
    |[ ]?(?<!\\)(?P<citation>\[@[^\]\n]{0,1000}\])(?!\()
    |(?P<references>\{\{\s*references\s*\}\})
    |\{\{[ ]*(?P<kind>[A-Za-z][\w-]*)[ ]*(?::[ ]*+(?P<name>[^\s{}]*)[ ]*)?\}\}""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_LATER = "<!-- citesite: references -->"


UNKNOWN_MARK = Rule(
    code="unknown-mark",
    summary="a mark in a page of another program is none of citesite's",
    meaning=(
        "The page of an MkDocs site has braces with a word and an id in them, as citesite's marks have, but the word "
        "is none of theirs, or the id is missing. Readers would see the braces."
    ),
    fix=(
        "Correct the word; docs/how-to/show-records-in-mkdocs.md lists the marks. What is meant as it is goes into "
        "`code`."
    ),
    wrong="# in a page: {{ clam:eases-headache }}",
    right="# in a page: {{ claim:eases-headache }}",
)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a site that has passed its checks."""

    job: Job
    library: Library
    topics: Mapping[str, LinkedTopic]


def _of_analysis(record: Analysis) -> Block:
    """Return the block for an analysis: a forest plot if it is pooled, which shows the result too, else a table."""
    return (
        FigureBlock(figure=Figure(analysis=record.id, kind="forest"))
        if record.model
        else AnalysisBlock(analysis=record.id)
    )


def _findings(topic: LinkedTopic) -> Mapping[str, Findings]:
    """Return the summaries of findings and the fact boxes of a topic, which hold the same, by id."""
    blocks = [block for section in topic.sections for block in section.body]
    found = [block.findings if isinstance(block, FindingsBlock) else block.facts for block in blocks if _shows(block)]
    return {findings.id: findings for findings in found}


def _shows(block: Block) -> TypeGuard[FindingsBlock | FactsBlock]:
    return isinstance(block, FindingsBlock | FactsBlock)


def _doses(topic: LinkedTopic) -> Mapping[str, tuple[DosingOption, ...]]:
    """Return each dosing option of a topic by its id, and all of those of a section by the section's."""
    found: dict[str, tuple[DosingOption, ...]] = {}
    for section in topic.sections:
        options = tuple(o for block in section.body if isinstance(block, DosingBlock) for o in block.dosing)
        found |= ({section.id: options} if options else {}) | {option.id: (option,) for option in options}
    return found


class _Kind(NamedTuple):
    """A kind of record that a mark may name."""

    parts: Callable[[LinkedTopic], Mapping[str, Any]]
    """The records of the kind in a topic, by id."""
    rule: Rule
    """What is said of an id that no topic has."""
    noun: str
    blocks: Callable[[Any], tuple[Block, ...]] = lambda record: ()
    """The blocks that show a record; none for what is shown otherwise."""


_KINDS = {
    "claim": _Kind(lambda topic: topic.claims, UNKNOWN_CLAIM, "claim", lambda claim: (ClaimBlock(claim=claim),)),
    "takeaway": _Kind(lambda topic: topic.takeaways, UNKNOWN_TAKEAWAY, "takeaway"),
    "figure": _Kind(lambda topic: topic.analyses, UNKNOWN_ANALYSIS, "analysis", lambda found: (_of_analysis(found),)),
    "findings": _Kind(_findings, UNKNOWN_MARK, "summary of findings", lambda found: (FindingsBlock(findings=found),)),
    "facts": _Kind(_findings, UNKNOWN_MARK, "fact box", lambda found: (FactsBlock(facts=found),)),
    "dose": _Kind(_doses, UNKNOWN_MARK, "dose, or section with doses", lambda found: (DosingBlock(dosing=found),)),
    "section": _Kind(lambda topic: {section.id: section for section in topic.sections}, UNKNOWN_SECTION, "section"),
}


def records(request: Request, cache: Path, frame: str) -> Records:
    """Read the topics of a site, and take its shared records from the store of its last build.

    Args:
        request: the build that filled the store.
        cache: the file of the store.
        frame: the frame of the pages, as in `Request`.

    Raises:
        ContentError: if the settings have mistakes.
        CitesiteError: if there are no settings, or a file cannot be read.
    """
    content = load(request.config_path)
    config = content.settings
    store = Store.read_only(cache)
    job = Job(
        root=request.root,
        config=config,
        output=request.root / config.output,
        as_of=request.as_of,
        generator=store.value("ground generator"),
        templates=store.value("ground templates"),
        frame=frame,
    )
    # A page of the host has no lasting addresses, and may show a claim and a key message of the same name.
    linked_topics = {name: linked(with_numbers(topic, job), {}) for name, topic in content.topics.items()}
    topics = {name: topic._replace(aliases={}) for name, topic in linked_topics.items()}
    return Records(job, library_of(store, request.as_of), topics)


class SectionFragment(NamedTuple):
    """A whole section."""

    title: str
    answer: tuple[PartView, ...]
    lead: Html
    blocks: tuple[BlockView, ...]
    experts: tuple[BlockView, ...]


class Fragment(NamedTuple):
    """One record, or the references of a page."""

    blocks: tuple[BlockView, ...] = ()
    message: AnswerView | None = None
    section: SectionFragment | None = None
    references: References = ()
    has_heading: bool = False


FRAGMENT = PageKind("fragment.html", Fragment)


@dataclass(slots=True)
class _Host:
    """One page of another program while its marks are replaced."""

    path: str
    text: str
    first_line: int
    page: PageInput
    records: Records
    numbering: Numbering = field(default_factory=Numbering)
    problems: list[Diagnostic] = field(default_factory=list)

    def replaced(self, match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        if match["references"]:
            return _LATER
        if match["citation"]:
            return self._cited(match)
        if match["kind"] not in _KINDS or not match["name"]:
            self._unknown(match)
            return match[0]
        topic, record = self._looked_up(match)
        if topic is None:
            return match[0]
        page = self.page._replace(topic=topic)
        if match["kind"] == "takeaway":
            return self.html(Fragment(message=answer(record, page)), page)
        if match["kind"] == "section":
            return self.html(Fragment(section=_whole(record, topic, page)), page)
        blocks = _KINDS[match["kind"]].blocks(record)
        return self.html(Fragment(blocks=tuple(block_view(block, page) for block in blocks)), page)

    def _unknown(self, match: re.Match[str]) -> None:
        """Report what looks like a mark; a word alone may be another program's, unless it is nearly one of ours."""
        word = match["kind"]
        meant = did_you_mean(word, [*_KINDS, "references"])
        if word in _KINDS:
            self._say(UNKNOWN_MARK, match, f"{match[0]} names no record", f"write {{{{ {word}:ID }}}}")
        elif meant or match["name"] is not None:
            hint = meant or f"one of: {', '.join(_KINDS)}, references"
            self._say(UNKNOWN_MARK, match, f"{match[0]} is no mark of citesite", hint)

    def html(self, fragment: Fragment, page: PageInput) -> str:
        """Return a fragment as a block of its own."""
        made = FRAGMENT.page(page, fragment, numbering=self.numbering)
        return f"\n\n{render(made, self.records.job.env())}\n\n"

    def _cited(self, match: re.Match[str]) -> str:
        found = prose(match["citation"])
        if found.malformed_citations or len(found.citations) != 1:
            self._say(
                MALFORMED_CITATION,
                match,
                f"{match['citation']} is not a citation",
                "write [@source-id] or [@source-id, p. 3]",
            )
            return match[0]
        for citation in found.citations[0]:
            if citation.source not in self.records.library.sources:
                message = f'"{citation.source}" is no source'
                self._say(UNKNOWN_SOURCE, match, message, did_you_mean(citation.source, self.records.library.sources))
                return match[0]
        return self.numbering.marks(found.citations[0], self.page)

    def _looked_up(self, match: re.Match[str]) -> tuple[LinkedTopic | None, Any]:
        kind: str = match["kind"]
        topic_id, mark, name = match["name"].rpartition("#")
        topics = self.records.topics
        concerned = [topics[topic_id]] if topic_id in topics else [] if mark else list(topics.values())
        parts, rule, noun, _ = _KINDS[kind]
        found = [(topic, parts(topic)[name]) for topic in concerned if name in parts(topic)]
        if len(found) == 1:
            return found[0]
        if found:
            message = f'several topics have a {kind} "{name}"'
            self._say(rule, match, message, f'name the topic: "{kind}:{found[0][0].record.id}#{name}"')
        else:
            known = [
                f"{topic.record.id}#{part}" if mark else part for topic in topics.values() for part in parts(topic)
            ]
            hint = did_you_mean(match["name"], known)
            self._say(rule, match, f'"{match["name"]}" is no {noun}', hint)
        return None, None

    def _say(self, rule: Rule, match: re.Match[str], message: str, hint: str) -> None:
        start = self.text.rfind("\n", 0, match.start()) + 1
        line = self.text.count("\n", 0, start)
        excerpt = self.text[start:].partition("\n")[0]
        found = rule.at(Place(self.path), message, hint)
        column = match.start() - start + 1
        self.problems.append(found._replace(line=self.first_line + line, column=column, excerpt=excerpt))


def _whole(section: Section, topic: LinkedTopic, page: PageInput) -> SectionFragment:
    shown = [item.block for item in blocks_of_handout(section, page)]
    answered = answer_parts(section.answer, topic)
    return SectionFragment(
        section.title, answered, optional(section.lead), tuple(shown), blocks_for_experts(section, page)
    )


def placed(
    text: str, path: str, address: str, home: str, known: Callable[[], Records], first_line: int = 1
) -> tuple[str, list[Diagnostic]]:
    """Replace the marks in a page.

    Args:
        text: the page in Markdown.
        path: its name in diagnostics.
        address: the file the host will write, relative to the top of its site, such as `guide/index.html`.
        home: the folder there that holds the pages of the citesite site, ending with a slash, or empty.
        known: returns the records; called only if the page has a mark.
        first_line: the number of the text's first line in its file.

    Returns:
        The text, and what is wrong with its marks. The works cited are listed where `{{ references }}` is, else at the
        end.
    """
    if all(match["code"] for match in _MARK.finditer(text)):
        return text, []
    found = known()
    page = PageInput(address, found.library, found.job.config, places=frozenset(), explains_words=False, home=home)
    host = _Host(path, text, first_line, page, found)
    result = _MARK.sub(host.replaced, text)
    has_place = _LATER in result
    listed = ""
    if host.numbering.numbers:
        works = Fragment(references=AtEnd.REFERENCES, has_heading=not has_place)
        listed = host.html(works, page)
    return (result.replace(_LATER, listed, 1).replace(_LATER, "") if has_place else result + listed), host.problems
