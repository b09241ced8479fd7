"""Categories: the headings under which a site with several topics lists them, as its settings declare them."""

from collections.abc import Sequence

from citesite.records.fields import Id, Line, Record


class Category(Record):
    """A heading with a page of its own, under which topics are listed."""

    id: Id
    """Its name and its address: `infections` is at `/categories/infections/`."""
    title: Line
    """The heading."""
    description: Line | None = None
    """What its topics are about, in a sentence or two."""


def called(name: str, categories: Sequence[Category]) -> Category | None:
    """Return the category that a topic names by its id or its title."""
    return next((category for category in categories if name in (category.id, category.title)), None)
