"""Rules about sections: each of their steps shows something."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, error
from citesite.records import TopicContent


def empty_block(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A step in a section is named and left empty, so that a reader would see nothing, or an empty table."""
    for section, block, place in topic.blocks:
        name = next(iter(block.model_fields_set))
        if not getattr(block, name):
            message = f'section "{section.id}" has a step that holds nothing: "{name}" is empty'
            yield error("missing-field", place / name, message, "write a value, or take the line out")
