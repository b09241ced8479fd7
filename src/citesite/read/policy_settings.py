"""What the settings allow pages to load and to run beside what the theme needs."""

from __future__ import annotations

import re
from itertools import chain
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from citesite.records.fields import Exact, Record

SELF = "self"
"""The site's own files."""
_SERVER = re.compile(r"https://(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:/[A-Za-z0-9._~/%-]*)?")


def _source(value: str) -> str:
    if value != SELF and not _SERVER.fullmatch(value):
        raise PydanticCustomError(
            "source", 'must be self, for the site\'s own files, or a server, such as "https://stats.example.org"'
        )
    return value


Source = Annotated[Exact, AfterValidator(_source)]
"""The site itself, or a server with `https://`, and a folder on it if need be."""


class Policy(Record):
    """What pages may load and run beside what the theme needs.

    It is in the policy of every page and in `_headers` alike. Each is `self`, for the site's own files, or a server,
    such as `https://stats.example.org`. With a server, the settings need a `privacy_note`.
    """

    scripts: tuple[Source, ...] = ()
    """Where scripts come from: `[self]` for files of your own in `templates/assets`."""
    requests: tuple[Source, ...] = ()
    """Which servers scripts send something to or fetch something from. The site itself always is one."""
    styles: tuple[Source, ...] = ()
    """Where style sheets come from, beside the site itself."""
    fonts: tuple[Source, ...] = ()
    """Where fonts come from, beside the site itself."""
    images: tuple[Source, ...] = ()
    """Where images come from, beside the site itself."""
    media: tuple[Source, ...] = ()
    """Where sound and films come from: `[self]` for files of your own in `templates/assets`."""
    frames: tuple[Source, ...] = ()
    """Whose pages may be shown in a frame."""

    @property
    def servers(self) -> tuple[str, ...]:
        """The servers that a reader's browser may ask, beside that of the site."""
        every = chain.from_iterable(getattr(self, name) for name in type(self).model_fields)
        return tuple(dict.fromkeys(source for source in every if source != SELF))
