"""Geometry: the places of everything in a picture. Plain numbers in, plain data for a template out.

Nothing here knows of records, words or HTML, and nothing here computes a result: estimates, intervals and weights come
from `evidence`. Horizontal places are per cent of the picture's width, so that a picture is as wide as its reader's
screen while its lines, marks and letters keep their size. Every place lies inside the picture, whatever the numbers.
"""

from citesite.pages.geometry.direction import Direction, direction
from citesite.pages.geometry.forest import ForestLine, forest, strip
from citesite.pages.geometry.icons import FrameAround, IconArray, PeopleGroup, PersonPlace, icons, whole

__all__ = [
    "Direction", "ForestLine", "FrameAround", "IconArray", "PeopleGroup", "PersonPlace", "direction", "forest", "icons",
    "strip", "whole",
]  # fmt: skip
