"""Pages of a site's own: what is the site, who makes it, what it does with data, whom to write to."""

from typing import Literal

from pydantic import Field

from citesite.records.fields import Id, Line, PageText, Reason, Record, Whole

FRONT_MATTER = ("id", "text")
"""Fields that are not between the lines of `---`: the name of the file, and what follows."""
INTRODUCTIONS = ("home", "about", "accessibility", "404")
"""Pages that the site has anyway: a page of one of these names is their introduction."""


class FreePage(Record):
    """A page of the site's own. Its fields are between two lines of `---` at the top of its file, and its text follows.

    The pages `home.md`, `about.md` and `accessibility.md` are the introductions of the pages that every site has, and
    `404.md` that of the page at addresses that lead nowhere.
    """

    id: Id
    """Its address: the name of its file without `.md`. It is not written inside the file."""
    title: Line
    """Its title."""
    label: Line | None = None
    """Its words in menu and footer, where the title is too long."""
    description: Line | None = None
    """One plain sentence for search engines; the first paragraph if left out."""
    show_in: tuple[Literal["menu", "footer"], ...] = ("footer",)
    """Where it is linked: `[menu, footer]`, one of them, or `[]` for neither. The introductions have places of their
    own."""
    order: Whole = Field(default=100, ge=0, le=10_000)
    """Its place among the site's own pages: lower numbers come first, and equal ones by title."""
    topic: Id | None = None
    """The topic whose numbers its value references print and whose claims it may repeat."""
    because: Reason | None = None
    """Why its text may say more than the claims allow, or tell readers what to do."""
    unchecked: Reason | None = None
    """Why numbers in its text are in no result and in no quote."""
    formerly: tuple[Id, ...] = ()
    """Names it had before; their addresses go on working."""
    text: PageText
    """What follows the second line of `---`: Markdown with headings, images, tables, links and citations."""
