"""Job: all that the work on the topics, shared files and pages of a site has in common, in any process."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2.sandbox import ImmutableSandboxedEnvironment as Environment

from citesite.link.needs import Need
from citesite.read.languages import is_right_to_left, names_of
from citesite.read.settings import SiteConfig
from citesite.read.versions import Version
from citesite.render.pages import environment
from citesite.render.translations import Catalogue, read_catalogue, translations
from citesite.render.untranslated import ShownEdition
from citesite.text.numbers import Marks
from citesite.text.untranslated import unnoted


class Job(NamedTuple):
    """All that work on a site has in common."""

    root: Path
    """The folder of the settings."""
    config: SiteConfig
    output: Path
    as_of: date
    generator: str
    """Identifies the version of the program."""
    templates: str
    """Identifies the state of the site's templates and translations."""
    edition: str = ""
    """The language that texts are read in; empty for the first one, in which the content is written."""
    style: str | bytes = "vancouver"
    """The style of the references: the name of one of the theme's, or the bytes of a CSL file."""
    template_digests: Mapping[str, str] = {}
    """For each template, a digest of it and of all it refers to."""
    is_linted: bool = False
    """Whether how texts read is judged too; builds do not."""
    drafts: bool = False
    """Whether drafts have pages."""
    frame: str = ""
    """What surrounds the body of each page: see `Request`."""
    home_is_topic: bool = False
    """Whether the home page shows the only topic of the site."""
    is_written: bool = True
    """Whether pages are rendered; a check only looks at the content."""
    shared: str = ""
    """The database with the shared records, for other processes."""
    misshapen: frozenset[Need] = frozenset()
    """Ids that are written in shared files on records that do not fit their model."""
    unreadable: frozenset[str] = frozenset()
    """Kinds of shared records of which a file could not be read."""
    retired: Mapping[str, Mapping[str, tuple[str, str]]] = {}
    """For each topic, and the glossary: places on its page that are retired, each with the reason and where to go."""

    versions: Mapping[str, Mapping[str, Version]] = {}
    """The versions of each topic that were published and are kept."""

    @property
    def withholds(self) -> bool:
        """Whether pages are withheld while a translation of what they say is stale."""
        return bool(self.edition) and self.config.stale_translations == "withhold"

    def elsewhere(self, text: str) -> str:
        """Return a text as pages of other records show it: what is withheld is no reason to withhold more."""
        return unnoted(text) if self.withholds else text

    def env(self) -> Environment:
        """Return the templates of the site."""
        return _environment(self.root, self.config.templates, self.config.language, self.templates, self.frame)

    def decimal_marks(self) -> Marks:
        """Return the decimal marks of the first language and of that of the edition."""
        return Marks(*(_decimal_mark(language, self.root, self.templates) for language in self.both_languages))

    @property
    def both_languages(self) -> tuple[str, str]:
        """The first language and that of the edition."""
        first, *_ = self.config.languages or (self.config.language,)
        return first, self.config.language

    def shown_edition(self) -> ShownEdition:
        """Return what pages of an edition say of words in the first language."""
        first = self.config.languages[0]
        is_turned = is_right_to_left(first) != self.config.is_right_to_left
        direction = ("rtl" if is_right_to_left(first) else "ltr") if is_turned else ""
        words = translations(first, self.root)
        return ShownEdition(first, names_of(self.config.languages)[first], direction, words)

    def words(self) -> gettext.NullTranslations:
        """Return the words of the theme in the site's language."""
        return self.catalogue().words

    def catalogue(self) -> Catalogue:
        """Return the same, with what is wrong with them."""
        return _catalogue(self.config.language, self.root, self.templates)


@lru_cache(maxsize=1)
def _environment(root: Path, templates: str, language: str, state: str, frame: str) -> Environment:
    return environment(root / templates, _catalogue(language, root, state).words, frame)


@lru_cache(maxsize=1)
def _catalogue(language: str, root: Path, state: str) -> Catalogue:
    return read_catalogue(language, root)


@lru_cache(maxsize=8)
def _decimal_mark(language: str, root: Path, state: str) -> str:
    return translations(language, root).pgettext("decimal mark", ".")


def forget_templates() -> None:
    """Drop the templates that this process has read: they were saved while it read them."""
    _environment.cache_clear()
    _catalogue.cache_clear()
    _decimal_mark.cache_clear()
