"""Keep what several rules want to know of a topic, for as long as the topic."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from citesite.records import TopicContent

T = TypeVar("T", bound=TopicContent)
R = TypeVar("R")


def once_a_topic(find: Callable[[T], R]) -> Callable[[T], R]:
    """Let a function of a topic be called once for each: the topic keeps what it returned.

    A `functools.cache` would compare topics, which looks at all that is in them, and keep each until the end.
    """

    @wraps(find)
    def kept(topic: T) -> R:
        if find not in topic.kept:
            topic.kept[find] = find(topic)
        found: R = topic.kept[find]
        return found

    return kept
