"""What the Markdown of a page is made from, and how it names works, places and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from gettext import NullTranslations
from typing import NamedTuple

from citesite import addresses
from citesite.evidence.effects import Effect
from citesite.evidence.rounding import significant
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.read.settings import SiteConfig
from citesite.records import CertaintyLevel
from citesite.text.characters import unescaped
from citesite.text.portable import escaped, item, portable
from citesite.text.prose import Citation
from citesite.text.remembered import remembered

_LEVELS: dict[CertaintyLevel, str] = {
    "high": "High certainty",
    "moderate": "Moderate certainty",
    "low": "Low certainty",
    "very-low": "Very low certainty",
    "not-rated": "Certainty not rated",
}
_WORK = re.compile("\x02([^\x02\x03]*)\x03")


@remembered
def _without_tags(reference: str) -> str:
    """Return a formatted reference as plain text in Markdown; several pages of a topic list the same works."""
    return escaped(unescaped(re.sub(r"<[^<>]*>", "", reference)))


class MarkdownPage(NamedTuple):
    """One page to be written as Markdown. Its links are addresses where the site has one, and relative otherwise."""

    address: str
    topic: LinkedTopic
    library: Library
    config: SiteConfig
    words: NullTranslations
    """The theme's words in the language of the page."""

    def said(self, message: str) -> str:
        """Return a message of the theme in the language of the page."""
        return self.words.gettext(message)

    def rated(self, level: CertaintyLevel) -> str:
        """Return how certain a statement is."""
        return f"GRADE: {self.said(_LEVELS[level])}"

    def counted(self, levels: Sequence[CertaintyLevel]) -> str:
        """Return how many statements have which certainty, the highest first; empty for none."""
        return ", ".join(f"{self.said(_LEVELS[one])}: {levels.count(one)}" for one in _LEVELS if one in levels)

    def effect(self, effect: Effect) -> str:
        """Return an estimate with its interval, in three significant figures."""
        mark = self.words.pgettext("decimal mark", ".")
        numbers = (f"{significant(value, 3):g}" for value in (effect.estimate, effect.low, effect.high))
        estimate, low, high = (number.replace(".", mark) for number in numbers)
        interval = self.said("{low} to {high}").format(low=low, high=high)
        return self.said("{estimate} (95% CI {interval})").format(estimate=estimate, interval=interval)

    @property
    def checked(self) -> str:
        """The day on which the evidence was last checked (ISO 8601); empty if the record does not say."""
        day = self.topic.record.last_reviewed
        return day.isoformat() if day else ""

    @property
    def dated(self) -> tuple[str, ...]:
        """The same in words, for each statement."""
        return (self.said("Evidence last checked: %(day)s") % {"day": self.checked},) if self.checked else ()

    def to(self, address: str) -> str:
        """Return a link to an address of the site; of a withheld page, to it in the first language."""
        if address.partition("#")[0].removesuffix("index.html.md") in self.library.withheld:
            base, here = self.config.site_base, self.config.folder + self.address
            return base + address if base else addresses.relative(here, address)
        return self.config.base + address if self.config.base else addresses.relative(self.address, address)

    def place(self, name: str) -> str:
        """Return a link to a place in the topic, which stays when the place moves to another section."""
        return self.to(f"{addresses.topic(self.topic.record.id)}#{name}")

    def text(self, text: str) -> str:
        """Return a text of a record."""
        return portable(text, self._cited, self._link) if text else ""

    def line(self, text: str) -> str:
        """Return a text of a record on one line, for an item of a list."""
        return item(self.text(text))

    def work(self, name: str) -> str:
        """Return the mark of a work, which `finished` replaces: no text can hold its first and last character."""
        return f"\x02{name}\x03"

    def finished(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return a text with links to works instead of their marks, and the ids of the works as readers meet them."""
        works = tuple(name for name in dict.fromkeys(_WORK.findall(text)) if name in self.library.sources)
        return _WORK.sub(lambda mark: self._named(mark[1]), text), works

    def standing(self, name: str) -> str:
        """Return what the publisher of a work says of it, with the day on which somebody asked."""
        card = self.library.sources[name]
        asked = card.record.get("standing", {}).get("checked_on", "")
        return f"standing: {card.standing}" + (f" on {asked}" if asked else "")

    def reference(self, name: str) -> str:
        """Return the reference of a work as plain text, with its links, what it is and its standing."""
        card = self.library.sources[name]
        links = " ".join(f"[{escaped(link.label)}]({link.href})" for link in card.links)
        known = "; ".join(filter(None, (card.design, f"read: {card.access}", self.standing(name))))
        return f"{_without_tags(card.html)} {links} ({known})"

    def _named(self, name: str) -> str:
        card = self.library.sources.get(name)
        if card is None:
            # A rule says so where rules are asked; a page is made without it as well as with it.
            return escaped(name)
        href = self._work_href(card)
        return f"[{escaped(card.name)}]({href})" if href else escaped(card.name)

    def _cited(self, citations: tuple[Citation, ...]) -> str:
        return f"({'; '.join(map(self._mark, citations))})"

    def _mark(self, citation: Citation) -> str:
        card = self.library.sources.get(citation.source)
        notes = (citation.locator, card.standing if card and card.standing != "current" else "")
        return ", ".join([self.work(citation.source), *map(escaped, filter(None, notes))])

    def _work_href(self, card: SourceCard) -> str:
        if self.config.pages.sources:
            return self.to(addresses.source(card.id))
        return card.links[0].href if card.links else ""

    def _link(self, scheme: str, target: str) -> str:
        if scheme == "term":
            return self.to(f"{addresses.GLOSSARY}#word-{target}")
        if scheme == "source":
            work = self.library.sources.get(target)
            return (work and self._work_href(work)) or self.to(addresses.SOURCES)
        if scheme == "media":
            return self.to(addresses.media(target))
        if scheme == "page":
            return self.to(addresses.page(target))
        name, _, place = target.partition("#")
        return self.to(addresses.topic(name or self.topic.record.id) + (f"#{place}" if place else ""))
