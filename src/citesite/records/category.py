"""Categories: the headings under which a site with several topics lists them, as its settings declare them."""

from collections.abc import Sequence

from pydantic import PrivateAttr

from citesite.records.fields import Id, Line, Record


class Category(Record):
    """A heading with a page of its own, under which topics are listed."""

    id: Id
    """Its name and its address: `infections` is at `/categories/infections/`."""
    title: Line
    """The heading."""
    description: Line | None = None
    """What its topics are about, in a sentence or two."""
    _written: str = PrivateAttr("")

    def written_as(self, title: str) -> None:
        """Note its title in the first language, by which topics name it in every edition."""
        self._written = title

    @property
    def names(self) -> tuple[str, ...]:
        """What a topic may call it."""
        return (self.id, self._written or self.title)


def called(name: str, categories: Sequence[Category]) -> Category | None:
    """Return the category that a topic names by its id or its title."""
    return next((category for category in categories if name in category.names), None)
