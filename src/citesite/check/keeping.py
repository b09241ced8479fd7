"""Keep what several rules want to know of a topic, for as long as the topic."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from citesite.records import TopicContent

T = TypeVar("T", bound=TopicContent)
P = ParamSpec("P")
R = TypeVar("R")


def once_a_topic(find: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Let a function of a topic be called once for each: the topic keeps what it returned.

    What else it is given is the same for all that ask: what is known of other records.

    A `functools.cache` would compare topics, which looks at all that is in them, and keep each until the end.
    """

    @wraps(find)
    def kept(topic: T, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if find not in topic.kept:
            topic.kept[find] = find(topic, *args, **kwargs)
        found: R = topic.kept[find]
        return found

    return kept
