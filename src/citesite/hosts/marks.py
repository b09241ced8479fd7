"""Replace marks in a Markdown page of another program by citations, and by single records as the theme shows them.

The marks are `[@source-id, p. 3]`, `{{ claim:topic#id }}`, `{{ takeaway:topic#id }}`, `{{ figure:topic#id }}` and
`{{ references }}`; `topic#` may be left out if only one topic has the id. Code stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from citesite.build.job import Job
from citesite.build.request import Request
from citesite.build.shared_records import library_of
from citesite.build.store import Store
from citesite.build.work import with_numbers
from citesite.check.existence_rules import UNKNOWN_ANALYSIS, UNKNOWN_CLAIM, UNKNOWN_SOURCE, UNKNOWN_TAKEAWAY
from citesite.check.prose_rules import MALFORMED_CITATION
from citesite.diagnostics import Diagnostic, Place, Rule, did_you_mean
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic, linked
from citesite.pages.blocks import BlockView, block_view
from citesite.pages.kinds import PageKind
from citesite.pages.numbering import AtEnd, Numbering, References
from citesite.pages.page import PageInput
from citesite.pages.topic_parts import AnswerView, answer
from citesite.read.content import load
from citesite.records import Analysis, AnalysisBlock, Block, ClaimBlock, Figure, FigureBlock
from citesite.render.pages import render
from citesite.text.prose import prose

_MARK = re.compile(
    r"""(?P<code>
        ^[ ]*(?P<fence>`{3,}|~{3,})[^\n]*$.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)
        |(?<!`)(?P<tick>`+)(?!`).{1,2000}?(?<!`)(?P=tick)(?!`)
    )
    |[ ]?(?<!\\)(?P<citation>\[@[^\]\n]{0,1000}\])(?!\()
    |\{\{\s*(?P<kind>claim|takeaway|figure)\s*:\s*(?P<name>[^\s{}]+)\s*\}\}
    |(?P<references>\{\{\s*references\s*\}\})""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_CODES = {"claim": UNKNOWN_CLAIM, "takeaway": UNKNOWN_TAKEAWAY, "figure": UNKNOWN_ANALYSIS}
_LATER = "<!-- citesite: references -->"


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


class Fragment(NamedTuple):
    """One record, or the references of a page."""

    block: BlockView | None = None
    message: AnswerView | None = None
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
        topic, record = self._looked_up(match)
        if topic is None:
            return match[0]
        page = self.page._replace(topic=topic)
        if match["kind"] == "takeaway":
            return self.html(Fragment(message=answer(record, page)), page)
        block = ClaimBlock(claim=record) if match["kind"] == "claim" else _of_analysis(record)
        return self.html(Fragment(block=block_view(block, page)), page)

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
        parts: Callable[[LinkedTopic], Mapping[str, Any]] = {
            "claim": lambda topic: topic.claims,
            "takeaway": lambda topic: topic.takeaways,
            "figure": lambda topic: topic.analyses,
        }[kind]
        found = [(topic, parts(topic)[name]) for topic in concerned if name in parts(topic)]
        if len(found) == 1:
            return found[0]
        if found:
            message = f'several topics have a {kind} "{name}"'
            self._say(_CODES[kind], match, message, f'name the topic: "{kind}:{found[0][0].record.id}#{name}"')
        else:
            known = [
                f"{topic.record.id}#{part}" if mark else part for topic in topics.values() for part in parts(topic)
            ]
            hint = did_you_mean(match["name"], known)
            what = "analysis" if kind == "figure" else kind
            self._say(_CODES[kind], match, f'"{match["name"]}" is no {what}', hint)
        return None, None

    def _say(self, rule: Rule, match: re.Match[str], message: str, hint: str) -> None:
        start = self.text.rfind("\n", 0, match.start()) + 1
        line = self.text.count("\n", 0, start)
        excerpt = self.text[start:].partition("\n")[0]
        found = rule.at(Place(self.path), message, hint)
        column = match.start() - start + 1
        self.problems.append(found._replace(line=self.first_line + line, column=column, excerpt=excerpt))


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
