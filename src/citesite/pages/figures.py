"""Pictures of an analysis, each with the numbers it is drawn from."""

from __future__ import annotations

from citesite.pages.directions import DirectionsView, directions
from citesite.pages.forest_plots import ForestView, forest_plot
from citesite.pages.page import PageInput
from citesite.pages.people import IconsFrame, IconsView, icon_array
from citesite.records import Figure
from citesite.values.selection import Selected, selected

FigureView = ForestView | DirectionsView | IconsView


def figure(record: Figure, page: PageInput) -> FigureView:
    """Return a picture of an analysis."""
    assert page.topic is not None
    analysis = page.topic.analyses[record.analysis]
    outcome = page.topic.outcomes.get(analysis.outcome)
    computed = page.topic.values.computed(analysis.id)
    if record.kind == "icons":
        found = selected(analysis, computed, record)
        # A rule has refused selections that do not fit.
        assert isinstance(found, Selected)
        frame = IconsFrame(f"{analysis.id}--icons", record.finding, record.who, record.legend, int(record.per))
        return icon_array(frame, found, analysis, outcome)
    if record.kind == "directions":
        return directions(analysis, computed, page)
    return forest_plot(record, analysis, computed, outcome, page)
