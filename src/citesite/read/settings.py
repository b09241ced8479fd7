"""The settings of a site, as `site_config.yaml` writes them. `settings_file` reads them.

Paths in the settings are relative to the folder of that file.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PrivateAttr, field_validator
from pydantic_core import PydanticCustomError

from citesite.files.scan import OWN_STYLE
from citesite.files.translations import OF_SETTINGS
from citesite.files.translations import folder_of as translations_of
from citesite.read.languages import TAG, edition_folder, is_right_to_left
from citesite.read.look_settings import Colours, ContactLine, SiteLink
from citesite.read.policy_settings import Policy
from citesite.records.category import Category
from citesite.records.fields import Exact, Flag, InOneLanguage, Line, Number, Reason, Record, Whole

Language = Annotated[Exact, Field(pattern=TAG)]
"""A language, as a tag of BCP 47."""


class PageKinds(Record):
    """Which pages are made in addition to those of topics.

    What was published is not taken away without a word: the build then names the addresses to retire in
    `permalinks.yaml`.
    """

    sections: Flag = True
    """A page for each section alone, to hand out."""
    sources: Flag = True
    """A page for each source, with every claim that cites it, and `/sources/`, which lists them."""
    clinicians: Flag = True
    """A page for each topic with the addresses of its sections and claims, for those who hand them to patients. Needs
    `url`."""
    section_codes: Flag = True
    """A QR code of each section, on the page for clinicians, and on its own page, where it is printed with it. Needs
    `url`."""
    statement_codes: Flag = False
    """A QR code of each claim, too, on the page for clinicians: one more file for each. `citesite link TOPIC#CLAIM --qr
    FILE` draws a single one."""
    downloads: Flag = True
    """Files of each topic's references (CSL-JSON, RIS, BibTeX) and evidence (JSON, CSV, FHIR), offered on its page."""
    markdown: Flag = True
    """The page of each topic and section as Markdown beside it, and `llms.txt`, which lists them, for programs that
    read: each statement carries its certainty, its sources and the day it was checked."""
    feeds: Flag = True
    """Feeds of what changed, of the site and of each topic, for programs that follow them. Need `url`."""


class LintRule(Record):
    """A rule on which the site differs from citesite, and why."""

    off: Flag = False
    """Switch the rule off."""
    limit: Whole | None = Field(default=None, ge=1)
    """A limit in place of the rule's own, in the same unit."""
    reason: Exact
    """Why, for later editors."""


def _rule(code: str) -> Any:
    return Field(default=None, alias=code)


class Lint(Record):
    """Settings for the advice of `citesite lint` and `citesite check`. `citesite explain` explains each rule."""

    long_sentence: LintRule | None = _rule("long-sentence")
    """Sentences of more than 20 words."""
    long_paragraph: LintRule | None = _rule("long-paragraph")
    """Paragraphs of more than 3 sentences."""
    hard_to_read: LintRule | None = _rule("hard-to-read")
    """Sections with a reading grade over 8; in Spanish, with an index of Szigriszt-Pazos under 55."""
    unexplained_word: LintRule | None = _rule("unexplained-word")
    """Words of the field without a plain word at their first use."""
    unexplained_abbreviation: LintRule | None = _rule("unexplained-abbreviation")
    """Abbreviations that are not spelled out at their first use."""
    word_to_avoid: LintRule | None = _rule("word-to-avoid")
    """Words that have a plainer or kinder one."""
    vague_size: LintRule | None = _rule("vague-size")
    """Words such as "often" without a number."""
    relative_alone: LintRule | None = _rule("relative-alone")
    """Effects given only as a relation, such as "half as many"."""
    percent_of_people: LintRule | None = _rule("percent-of-people")
    """Shares of people given as percentages."""
    mixed_denominators: LintRule | None = _rule("mixed-denominators")
    """Numbers of people of different totals in one section."""
    vague_link: LintRule | None = _rule("vague-link")
    """Links whose words do not say where they lead."""
    do_not_item: LintRule | None = _rule("do-not-item")
    """Items of a "do not" list that do not say so themselves."""
    heading_style: LintRule | None = _rule("heading-style")
    """Headings that are long, end in a full stop, or have capitals in the middle."""
    passive_voice: LintRule | None = _rule("passive-voice")
    """Parts in which more than 10 of 100 sentences do not say who does it."""
    long_list: LintRule | None = _rule("long-list")
    """Lists of more than 6 items."""
    number_form: LintRule | None = _rule("number-form")
    """Large numbers without commas, and ranges with a dash."""
    mixed_forms: LintRule | None = _rule("mixed-forms")
    """Percentages and numbers of people in one sentence."""
    same_link_words: LintRule | None = _rule("same-link-words")
    """Links of the same words to different places."""
    many_warnings: LintRule | None = _rule("many-warnings")
    """More than 2 cautions in a topic, or two cards of one urgency."""
    one_sided: LintRule | None = _rule("one-sided")
    """Topics with effects but no harms."""
    long_page: LintRule | None = _rule("long-page")
    """Topics whose page has more than 900 words."""
    long_section: LintRule | None = _rule("long-section")
    """Sections with more than 500 words before what is for experts."""
    long_card: LintRule | None = _rule("long-card")
    """Answers on cards of more than 12 words."""
    long_lead: LintRule | None = _rule("long-lead")
    """Summaries of topics of more than 40 words."""
    few_answers: LintRule | None = _rule("few-answers")
    """Topics of 3 or more sections that answer fewer than 3 questions."""
    no_short_name: LintRule | None = _rule("no-short-name")
    """Titles of sites of more than 22 characters, without a `short_name`."""
    no_help: LintRule | None = _rule("no-help")
    """Topics that do not say when to get help."""
    abbreviations: tuple[Exact, ...] = ()
    """Abbreviations that the site's readers know."""

    def of(self, code: str) -> LintRule | None:
        """Return what the site says about a rule."""
        found: LintRule | None = getattr(self, code.replace("-", "_"))
        return found


def _renamed_search(value: object) -> object:
    return "browser" if value == "minisearch" else value


class SearchWords(Record):
    """Words that readers of a site type, in addition to its glossary and to those that citesite knows in English."""

    same: tuple[tuple[Exact, ...], ...] = ()
    """Words and phrases that mean the same to readers, such as `[jab, shot, injection]`: each finds the others."""
    ignore: tuple[Exact, ...] = ()
    """Words that say nothing in a question, such as "the". English ones are known."""


class PlausibleDose(Record):
    """How much of a substance is plausible in a day, where citesite does not know it or the site knows better."""

    substance: Exact
    """Its name, as texts and dosing options write it."""
    least: Number | None = Field(default=None, gt=0)
    """The least that is plausible."""
    most: Number = Field(gt=0)
    """The most that is plausible."""
    unit: Literal["nanogram", "microgram", "milligram", "gram", "micromole", "millimole", "international unit", "unit"]
    """The unit of both."""
    source: Exact
    """Where the bounds are from, for messages."""


_FILE = re.compile(r"\.(html?|php\d?|aspx?|jsp|cgi|xml|txt|md)$", re.IGNORECASE)
"""How the name of a page ends where it is a file."""
SHORT_NAME = 22
"""Characters of a name that fit the header of a phone, beside the search and the menu."""


THEME_API = 1
"""The version of the theme's blocks, macros and values that templates of sites may rely on: docs/templates.md."""


class SiteConfig(Record):
    """The settings of a site."""

    title: Line
    """The site's name, in its header and in every page's title."""
    short_name: Line | None = Field(default=None, max_length=SHORT_NAME)
    """The site's name in at most 22 characters, for the header. Needed where the title is longer."""
    tagline: Line | None = None
    """What the site is, in one line."""
    url: Exact | None = Field(default=None, pattern=r"^https?://[^\s?#<>\"'/:@\[\]]+(:\d{1,5})?(/[^\s?#<>\"'\[\]]*)?$")
    """Where the site is published, such as `https://example.org/b12/`. Needed for the sitemap, the feed, canonical
    addresses, QR codes and links to send; the site itself works without."""
    language: Language = "en-GB"
    """The language of the content, as a tag of BCP 47. The theme speaks Arabic, Dutch, English, French, German, Polish,
    Portuguese, Spanish, Turkish and Welsh; in another language its words come from `locale/<language>.po` in the folder
    of this file. What texts promise is checked in English, German and Spanish alone: see `unchecked_words`."""
    languages: tuple[Language, ...] = ()
    """The languages of the site: first the one that the content is written in, then those that it is translated into,
    such as `[en-GB, de]`. Each of the latter has an edition, with addresses such as `/de/topic/`."""
    stale_translations: Literal["show", "withhold"] = "show"
    """What an edition does with a text that has changed since it was translated: `show` it in the first language, and
    say so, or `withhold` its page, which then leads to the page in the first language."""
    unchecked_words: Annotated[Reason, InOneLanguage()] | None = None
    """Why a site goes without the checks for which its language has no words: who reads its texts instead. There are
    words for English, German and Spanish."""
    content: Exact = "content"
    """The folder of the records."""
    templates: Exact = "templates"
    """The folder of the site's own templates, looked up before the theme's."""
    theme_api: Whole | None = None
    """The version of the theme that the site's own templates are written for: 1. With another one than citesite has,
    nothing is built."""
    output: Exact = "site"
    """The folder the site is written to."""
    citation_style: Exact = "vancouver"
    """The style of the references: `vancouver`, `ama`, `apa`, `harvard`, or an independent CSL file in this file's
    folder or below, such as `styles/my-journal.csl`."""
    editor: Line | None = None
    """Who is responsible for the content, in one line."""
    contact: ContactLine | None = None
    """How readers reach the editors: an e-mail address, an http(s) address, `tel:` with a number, or a page of the
    site's own, such as `page:contact`. A few words, such as `Ring 020 7946 0000`, are shown as they are."""
    report: ContactLine | None = None
    """Where readers report a mistake, likewise; `contact` if left out."""
    content_licence: Exact | None = None
    """The licence of the content, such as CC BY 4.0. A Creative Commons licence becomes a link to it; its name may be
    written as SPDX has it, too: CC-BY-4.0."""
    logo: Exact | None = None
    """An image in place of the drawn mark in the header: a file below this file's folder, such as `look/logo.svg`.
    SVG, PNG, JPEG, WebP or AVIF, of at most 200 kB."""
    logo_dark: Exact | None = None
    """The logo on a dark ground, for readers whose device asks for dark pages; `logo` if left out."""
    logo_has_name: Flag = False
    """Whether the logo itself shows the name of the site, which is then not written beside it."""
    favicon: Exact | None = None
    """The small square picture in the browser's tab: an SVG or a PNG file of at most 100 kB."""
    card: Exact | None = None
    """The picture that programs show with a link to the site: a PNG or JPEG file, at best of 1200 by 630 pixels, of at
    most 1 MB."""
    colours: Colours = Colours.model_construct()
    """The colours of the site."""
    font: Flag = True
    """Whether pages load the theme's font, made to be easy to read. Without it, they have the reader's own."""
    menu: tuple[SiteLink, ...] = Field(default=(), max_length=6)
    """Links in the header, after those of the site itself, and in the footer."""
    footer: tuple[SiteLink, ...] = Field(default=(), max_length=12)
    """Links in the footer."""
    footer_text: Line | None = None
    """A line in the footer, such as who runs the site and under which number it is registered."""
    funder: Line | None = None
    """Who pays for the site; the footer says so."""
    policy: Policy = Policy.model_construct()
    """What pages may load and run beside what the theme needs, such as a program that counts visits."""
    privacy_note: Line | None = None
    """What the footer says of cookies and of following readers, in place of the theme's sentence that the site does
    neither. Needed where `policy` names a server."""
    page_weight_limit: Whole = Field(default=1000, ge=0)
    """The largest size of a page with the style sheet and pictures it loads, in kilobytes; 0 for no limit.
    `citesite publish` refuses a heavier one."""
    verify_after: Whole = Field(default=365, ge=1)
    """After how many days `check` and `build` warn that sources were not asked about any more with
    `citesite verify-sources`."""
    search_after: Whole = Field(default=730, ge=1)
    """After how many days `check` and `build` warn that nobody has searched for evidence."""
    pages: PageKinds = PageKinds.model_construct()
    """Which pages are made in addition to those of topics."""
    lint: Lint = Lint.model_construct()
    """How texts are judged."""
    categories: tuple[Category, ...] = ()
    """The categories of a site with several topics, in the order in which it lists them. Each has a page."""
    plausible_doses: tuple[PlausibleDose, ...] = ()
    """Bounds for the doses of substances, in addition to the ones that citesite knows."""
    search: Annotated[Literal["browser", "pagefind", "none"], BeforeValidator(_renamed_search)] = "browser"
    """How readers search: `browser` works without a server and without a network, and loads of a large site what a
    query needs; `pagefind` needs Pagefind run on the output folder after a build, and a server; `none` makes no search,
    and after a publish needs `/search/` to be retired in `permalinks.yaml`.
    `minisearch`, the former name of `browser`, still works."""
    search_words: SearchWords = SearchWords.model_construct()
    """What readers of this site type, for `search: browser`."""

    _logo_size: tuple[int, int] = PrivateAttr((0, 0))
    _site_base: str = PrivateAttr("")
    _folder: str = PrivateAttr("")

    @property
    def logo_size(self) -> tuple[int, int]:
        """Width and height of the logo, in CSS pixels; zeros without one."""
        return self._logo_size

    @property
    def translated_into(self) -> tuple[str, ...]:
        """The languages of the editions, which the first is not."""
        return self.languages[1:]

    @property
    def edition_folders(self) -> frozenset[str]:
        """The folders of the editions, below the top of the site."""
        return frozenset(map(edition_folder, self.translated_into))

    @property
    def folder(self) -> str:
        """The folder of this edition below the top of the site, ending with a slash; empty for the first language."""
        return self._folder

    @property
    def site_base(self) -> str:
        """What published addresses in the first language begin with; empty where the site does not say."""
        return self._site_base if self._folder else self.base

    @property
    def named_files(self) -> tuple[str, ...]:
        """The files in the site's folder that the settings name, by path below it."""
        style = self.citation_style if self.citation_style.endswith(OWN_STYLE) else None
        images = (self.logo, self.logo_dark, self.favicon, self.card)
        texts = f"{translations_of(self.language)}/{OF_SETTINGS}" if self._folder else None
        return tuple(name for name in (style, *images, texts) if name)

    def with_logo_size(self, size: tuple[int, int]) -> SiteConfig:
        """Return the same settings, knowing how large the logo is."""
        found = self.model_copy()
        found._logo_size = size
        return found

    def in_language(self, language: str) -> SiteConfig:
        """Return the settings of the edition in a language, without its own texts."""
        folder = edition_folder(language)
        below = {"language": language, "output": f"{self.output}/{folder}", "url": self.url and self.base + folder}
        found = self.model_copy(update=below)
        found._folder, found._site_base = f"{folder}/", self.base
        return found

    @field_validator("url")
    @classmethod
    def _is_of_a_folder(cls, found: str | None) -> str | None:
        folder, _, last = (found or "").rpartition("/")
        if _FILE.search(last) and not folder.endswith("/"):
            message = 'names a file; write "{folder}/", where it is'
            raise PydanticCustomError("file_address", message, {"folder": folder})
        return found

    @field_validator("categories")
    @classmethod
    def _are_called_differently(cls, found: tuple[Category, ...]) -> tuple[Category, ...]:
        names = [name for category in found for name in {category.id, category.title}]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise PydanticCustomError("same_name", 'says that two categories are called "{name}"', {"name": twice})
        return found

    @property
    def base(self) -> str:
        """What published addresses begin with, ending with a slash; empty where the site does not say."""
        return self.url.rstrip("/") + "/" if self.url else ""

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language, or the script that its tag names, is written from right to left."""
        return is_right_to_left(self.language)
