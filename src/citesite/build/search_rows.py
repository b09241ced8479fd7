"""What the store keeps of a topic or a page for the search."""

from __future__ import annotations

import json

from citesite import addresses
from citesite.build.job import Job
from citesite.build.rows import SearchRow
from citesite.link.search import SearchedTopic
from citesite.link.search_index import topic_index
from citesite.link.stored import to_json
from citesite.text.search_words import endings_of
from citesite.text.untranslated import without_marks


def search_row(name: str, found: SearchedTopic, job: Job) -> SearchRow:
    """Return what is kept of a topic or a page of the site's own.

    Args:
        name: its id.
        found: its texts.
        job: what the work has in common. A check writes no pages, and needs no index.
    """
    text, index = without_marks(to_json(found)), ""
    if job.is_written:
        made = topic_index(name, SearchedTopic.from_json(text), endings_of(job.config.language))
        index = json.dumps(made, separators=(",", ":"))
    return SearchRow(addresses.search_mark(name), name, text, index)
