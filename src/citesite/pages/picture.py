"""The picture of people on a topic's page, with its certainty and the works behind it."""

from __future__ import annotations

from typing import NamedTuple

from citesite.pages.claims import cited
from citesite.pages.numbering import Html
from citesite.pages.page import PageInput
from citesite.pages.people import IconsFrame, IconsView, icon_array
from citesite.records import Analysis, CertaintyLevel, FirstPicture
from citesite.text.prose import Citation
from citesite.values.selection import Selected, selected


class PictureView(NamedTuple):
    """The picture, how sure anyone can be of it, and where it comes from."""

    figure: IconsView
    level: CertaintyLevel
    """The certainty of the claim that it shows; not-rated if it names none."""
    note: Html
    """Only the marks of the works behind it."""


def picture(record: FirstPicture, page: PageInput) -> PictureView:
    """Return the picture on a topic's page."""
    topic = page.topic
    assert topic is not None
    analysis = topic.analyses[record.analysis]
    found = selected(analysis, topic.values.computed(analysis.id), record)
    assert isinstance(found, Selected)
    frame = IconsFrame("theme--picture", record.finding, record.who, record.legend, int(record.people))
    return PictureView(
        icon_array(frame, found, analysis, topic.outcomes.get(analysis.outcome)),
        level=topic.level(record.claim) if record.claim else "not-rated",
        note=Html("", _works(record, analysis, found, page)),
    )


def _works(record: FirstPicture, analysis: Analysis, found: Selected, page: PageInput) -> tuple[Citation, ...]:
    """Return the works behind the numbers: that of the row, or those of the claim."""
    if found.row is not None:
        return (Citation(analysis.rows[found.row].source, ""),)
    return cited(page.topic.claims[record.claim].evidence) if record.claim and page.topic else ()
