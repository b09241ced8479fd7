"""Pictures of an analysis, each with the numbers it is drawn from."""

from __future__ import annotations

from citesite.pages.directions import DirectionsView, directions
from citesite.pages.forest_plots import ForestView, forest_plot
from citesite.pages.page import PageInput
from citesite.pages.people import IconsView, icon_arrays
from citesite.records import Figure

FigureView = ForestView | DirectionsView | IconsView


def figure(record: Figure, page: PageInput) -> FigureView:
    """Return a picture of an analysis."""
    assert page.topic is not None
    analysis = page.topic.analyses[record.analysis]
    outcome = page.topic.outcomes.get(analysis.outcome)
    computed = page.topic.values.computed(analysis.id)
    if record.kind == "icons":
        return icon_arrays(record, analysis, computed, outcome)
    if record.kind == "directions":
        return directions(analysis, computed, page)
    return forest_plot(record, analysis, computed, outcome, page)
