"""Write the references of a whole site, or of one topic, as one text for a reference manager. Nothing is built."""

from __future__ import annotations

from citesite.check.existence_rules import cited_but_unknown
from citesite.exchange.exports import reference_formats
from citesite.files.content import Kind
from citesite.link.cards import csl_item
from citesite.link.needs import needs
from citesite.read.content import Content


def bibliography(content: Content, form: str, topic: str | None) -> tuple[str, int]:
    """Return the references of a site, or of what one topic cites, as a text, and their number.

    Args:
        content: the site's content.
        form: one of `reference_formats()`.
        topic: the id of a topic; None for all sources of the site.

    Raises:
        ContentError: if the settings, a file of sources or the topic have mistakes: a reference could be missing.
        CitesiteError: if there is no such topic.
    """
    problems = [d for file in content.shared_files(Kind.SOURCES) for d in file.diagnostics]
    content.refuse([*content.files.diagnostics(), *problems])
    sources = content.sources
    names = sorted(sources)
    if topic is not None:
        cited = content.topic(topic)
        content.refuse(cited_but_unknown(cited, sources, sources.__contains__))
        names = sorted(name for kind, name in needs(cited) if kind == "source")
    text = reference_formats()[form].write({"references": [csl_item(sources[name]) for name in names]})
    return text, len(names)
