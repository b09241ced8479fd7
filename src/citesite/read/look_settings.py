"""The settings of how a site looks: its colours, and its links in the menu and in the footer."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from citesite.read.colours import hex_colour
from citesite.records.fields import Exact, Line, Record
from citesite.records.identifiers import ID


def _colour(value: object) -> object:
    # What is empty seems to be there to whoever wrote a colour without quotes.
    found = hex_colour(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("colour", 'must be a colour of six digits and letters a to f, such as "#0b4b50"')
    return found


Colour = Annotated[Exact | None, BeforeValidator(_colour)]
"""A colour as `#rrggbb`, in quotes, because YAML takes # for the beginning of a comment."""

_WAYS = re.compile(r"https?://[^\s<>\"]+|mailto:[^\s@<>\"]+@[^\s@<>\"]+|tel:\+?[0-9.()-]+", re.IGNORECASE)
_ADDRESS = re.compile(r"/?(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?")


def _href(value: str) -> str:
    if not (_WAYS.fullmatch(value) or _ADDRESS.fullmatch(value)):
        raise PydanticCustomError(
            "href", "must begin with https://, http://, mailto: or tel:, or be an address of the site, such as about/"
        )
    return value


Href = Annotated[Exact, AfterValidator(_href)]
"""Where a link leads: an address of the web, or one of the site, such as `about/` or `tea-and-sleep/#effects`."""


_OWN_PAGE = "page:"
_REACHED = re.compile(rf"https?://[^\s<>\"]+|[^\s@<>\":/]+@[^\s@<>\":/]+|tel:\+?[0-9.()-]+|{_OWN_PAGE}{ID}")
_ADDRESS_TRIED = re.compile(r"(?:https?|tel|page):|[^ ]*$", re.IGNORECASE)


def _reached(value: str) -> str:
    """Return an address by which somebody is reached, without `mailto:`, or words as they are.

    Whatever has no blank tells a reader nothing in words: it is an address that leads nowhere.
    """
    plain = value.strip()
    if plain[:7].lower() == "mailto:":
        plain = plain[7:].strip()
    if is_address(plain):
        return plain
    if _ADDRESS_TRIED.match(plain):
        raise PydanticCustomError("contact", _NO_ADDRESS)
    return value


_NO_ADDRESS = (
    "must be an e-mail address, an address that begins with https:// or http://, a page of the site's own, such as "
    "page:contact, or a few words, such as Ring 020 7946 0000"
)
ContactLine = Annotated[Line, AfterValidator(_reached)]
"""How somebody is reached, in words or as an address."""


def is_address(contact: str) -> bool:
    """Whether somebody is reached at an address, and not in a way that is told in words."""
    return bool(_REACHED.fullmatch(contact))


def own_page(contact: str) -> str:
    """Return the id of the page of the site's own at which somebody is reached; empty for any other way."""
    return contact.removeprefix(_OWN_PAGE) if contact.startswith(_OWN_PAGE) else ""


class SiteLink(Record):
    """A link in the menu or in the footer."""

    label: Line = Field(max_length=40)
    """Its words."""
    href: Href
    """Where it leads: an address that begins with https://, http://, mailto: or tel:, or an address of the site, such
    as `about/` or `tea-and-sleep/#effects`."""

    @property
    def is_inside(self) -> bool:
        """Whether it leads to an address of the site itself."""
        return not _WAYS.fullmatch(self.href)

    @property
    def address(self) -> str:
        """The address of the site that it leads to, without a slash at the beginning."""
        return self.href.removeprefix("/")


class Colours(Record):
    """The colours of a site, each as `"#rrggbb"`, in quotes, because YAML takes # for the beginning of a comment.

    Text in them has to have a contrast of 4.5:1 with its ground (WCAG 2.2, level AA), or the settings are refused. What
    is left out keeps the theme's colour, or follows from the brand.
    """

    brand: Colour = None
    """Marks, drawings, bars and buttons. The tint of cards and of the page's top and bottom follows from it."""
    link: Colour = None
    """Links; `brand` if left out."""
    accent: Colour = None
    """The spot of colour behind drawings. No text is in it."""
    brand_dark: Colour = None
    """`brand` on dark pages. If left out, a lighter one of the same hue with a contrast of 7:1."""
    link_dark: Colour = None
    """`link` on dark pages, likewise."""
