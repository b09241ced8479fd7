"""A text in Markdown to safe HTML and what it refers to.

A text has paragraphs, emphasis, lists, quotes, line breaks, links and images; on a page of the site also headings,
tables and rules. Raw HTML is shown as text. Citations `[@source-id, p. 3; @other]`, links to records (`term:id`,
`source:id`, `topic:id#place`, `page:id`, `#place`) and files (`media:name`) are left in the HTML as `citesite:`
addresses, because their numbers and addresses differ from page to page; `filled` replaces them. The HTML cannot contain
a script (invariant A11): nh3's allow-list is applied last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from citesite.diagnostics import Place
from citesite.records.texts import FoundText
from citesite.text import fast
from citesite.text.characters import unescaped
from citesite.text.remembered import remembered
from citesite.text.rendered import Citation, Prose
from citesite.text.untranslated import has_places, is_marked, marked_blocks, placed, without_marks

__all__ = ["Citation", "Prose", "filled", "plain", "prose", "proses"]

# Includes the space before a citation, so that its mark follows the word directly.
_PLACEHOLDER = re.compile(
    r'(?: ?<a href="citesite:(cite)/(\d+)"></a>|<a href="citesite:(term|source|topic|page|media)/([^"]*)">'
    r'|src="citesite:media/([^"]*)")'
)


@remembered
def prose(text: str) -> Prose:
    """Render a text. That of an edition may be between marks: see `text.untranslated`."""
    if not text:
        # A field that a record leaves out: nearly every topic has one, and it should not wait for the parser.
        return Prose("")
    if is_marked(text):
        bare = prose(without_marks(text))
        return bare._replace(html=marked_blocks(bare.html, text))
    if has_places(text):
        bare = prose(without_marks(text))
        html, places = placed(bare.html, text)
        return bare._replace(html=html, places=places)
    return fast.render(text) or _parsed(text)


def _parsed(text: str) -> Prose:
    # Imported here because few texts need the Markdown parser, which takes longer to import than a build of one topic
    # spends on all its texts.
    from citesite.text import markdown

    return markdown.render(text)


def proses(texts: Iterable[FoundText]) -> Iterator[tuple[Prose, Place]]:
    """Render those of some texts that may hold mark-up."""
    for kind, text, place in texts:
        if kind == "text":
            yield prose(text), place


def filled(
    part: Prose,
    cite: Callable[[tuple[Citation, ...]], str],
    link: Callable[[str, str], str],
    image: Callable[[str], tuple[tuple[str, str], ...]] = lambda name: (("src", ""),),
) -> str:
    """Return the HTML of a rendered text with a page's citation marks, link addresses and images.

    Args:
        part: the rendered text.
        cite: returns the HTML of the marks for one bracket of citations.
        link: returns the address for a scheme (`term`, `source`, `topic`, `page` or `media`) and a target.
        image: returns the attributes of an image, its address and its size, for the name of its file.
    """

    def replace(match: re.Match[str]) -> str:
        cited, number, scheme, target, shown = match.groups()
        if cited:
            return cite(part.citations[int(number)])
        # Imported here because its table of entities takes as long to import as many pages take to fill.
        import html

        if shown:
            return " ".join(f'{name}="{html.escape(value)}"' for name, value in image(shown))
        return f'<a href="{html.escape(link(scheme, unescaped(target)))}">'

    return _PLACEHOLDER.sub(replace, part.html) if "citesite:" in part.html else part.html


@remembered
def plain(part: Prose) -> str:
    """Return the words of a rendered text on one line, without mark-up and citations, for titles, feeds and lists."""
    words = re.sub(r"<[^<>]*>", " ", _PLACEHOLDER.sub("", part.html))
    return re.sub(r" ([.,;:!?])", r"\1", re.sub(r"\s+", " ", unescaped(words))).strip()
