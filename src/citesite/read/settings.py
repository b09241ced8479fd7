"""Read the settings of a site, `site_config.yaml`, into a frozen `SiteConfig`.

Paths in the settings are relative to the folder of that file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from citesite.diagnostics import CitesiteError, Diagnostic, Place, Rule, did_you_mean
from citesite.files.scan import OWN_STYLE, bytes_of, leads_away, real_within
from citesite.read.files import read_yaml
from citesite.read.shape import WRONG_VALUE, shaped
from citesite.records.fields import Flag, Line, Number, Reason, Record, Whole
from citesite.references import LANGUAGES, available_styles, style_problem

# Languages whose usual script runs from right to left in Unicode's CLDR, and the codes of such scripts in ISO 15924.
_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])


class PageKinds(Record):
    """Which pages are made in addition to those of topics."""

    sections: Flag = True
    """A page for each section alone, to hand out."""
    sources: Flag = True
    """A page for each source, with every claim that cites it."""
    clinicians: Flag = True
    """A page for each topic with the addresses of its sections and claims, for those who hand them to patients, and a
    QR code of each section. Needs `url`."""
    statement_codes: Flag = False
    """A QR code of each claim, too, on the page for clinicians: one more file for each. `citesite link TOPIC#CLAIM --qr
    FILE` draws a single one."""
    downloads: Flag = True
    """Files of each topic's references (CSL-JSON, RIS, BibTeX) and evidence (JSON, CSV, FHIR), offered on its page."""


class LintRule(Record):
    """A rule on which the site differs from citesite, and why."""

    off: Flag = False
    """Switch the rule off."""
    limit: Whole | None = Field(default=None, ge=1)
    """A limit in place of the rule's own, in the same unit."""
    reason: Line
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
    """Sections with a reading grade over 8."""
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
    abbreviations: tuple[Line, ...] = ()
    """Abbreviations that the site's readers know."""

    def of(self, code: str) -> LintRule | None:
        """Return what the site says about a rule."""
        found: LintRule | None = getattr(self, code.replace("-", "_"))
        return found


def _renamed_search(value: object) -> object:
    return "browser" if value == "minisearch" else value


class SearchWords(Record):
    """Words that readers of a site type, in addition to its glossary and to those that citesite knows in English."""

    same: tuple[tuple[Line, ...], ...] = ()
    """Words and phrases that mean the same to readers, such as `[jab, shot, injection]`: each finds the others."""
    ignore: tuple[Line, ...] = ()
    """Words that say nothing in a question, such as "the". English ones are known."""


class PlausibleDose(Record):
    """How much of a substance is plausible in a day, where citesite does not know it or the site knows better."""

    substance: Line
    """Its name, as texts and dosing options write it."""
    least: Number | None = Field(default=None, gt=0)
    """The least that is plausible."""
    most: Number = Field(gt=0)
    """The most that is plausible."""
    unit: Literal["microgram", "milligram", "gram", "international unit"]
    """The unit of both."""
    source: Line
    """Where the bounds are from, for messages."""


SHORT_NAME = 22
"""Characters of a name that fit the header of a phone, beside the search and the menu."""


class SiteConfig(Record):
    """The settings of a site."""

    title: Line
    """The site's name, in its header and in every page's title."""
    short_name: Line | None = Field(default=None, max_length=SHORT_NAME)
    """The site's name in at most 22 characters, for the header. Needed where the title is longer."""
    tagline: Line | None = None
    """What the site is, in one line."""
    url: Line | None = Field(default=None, pattern=r"^https?://[^\s?#<>\"'/:@\[\]]+(:\d{1,5})?(/[^\s?#<>\"'\[\]]*)?$")
    """Where the site is published, such as `https://example.org/b12/`. Needed for the sitemap, the feed, canonical
    addresses, QR codes and links to send; the site itself works without."""
    language: Line = Field(default="en-GB", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    """The language of the content, as a tag of BCP 47. For a language other than English, the theme's words come
    from `locale/<language>.po` in the folder of this file."""
    unchecked_words: Reason | None = None
    """Why a site in another language than English goes without the checks of what words promise: who reads its texts
    for it instead. There are lists of words for English only."""
    content: Line = "content"
    """The folder of the records."""
    templates: Line = "templates"
    """The folder of the site's own templates, looked up before the theme's."""
    output: Line = "site"
    """The folder the site is written to."""
    citation_style: Line = "vancouver"
    """The style of the references: `vancouver`, `ama`, `apa`, `harvard`, or an independent CSL file in this file's
    folder or below, such as `styles/my-journal.csl`."""
    editor: Line | None = None
    """Who is responsible for the content, in one line."""
    contact: Line | None = None
    """How readers reach the editors: an e-mail address or an http(s) address."""
    report: Line | None = None
    """Where readers report a mistake: an e-mail address or an http(s) address; `contact` if left out."""
    content_licence: Line | None = None
    """The licence of the content, such as CC BY 4.0."""
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
    plausible_doses: tuple[PlausibleDose, ...] = ()
    """Bounds for the doses of substances, in addition to the ones that citesite knows."""
    search: Annotated[Literal["browser", "pagefind", "none"], BeforeValidator(_renamed_search)] = "browser"
    """How readers search: `browser` works without a server and without a network, and suits sites of up to about a
    hundred long topics; `pagefind` suits larger ones and needs Pagefind run on the output folder after a build; `none`
    makes no search. `minisearch`, the former name of `browser`, still works."""
    search_words: SearchWords = SearchWords.model_construct()
    """What readers of this site type, for `search: browser`."""

    @property
    def base(self) -> str:
        """What published addresses begin with, ending with a slash; empty where the site does not say."""
        return self.url.rstrip("/") + "/" if self.url else ""

    @property
    def is_english(self) -> bool:
        """Whether the language is English, for which there are lists of words."""
        return self.language.lower().split("-")[0] == "en"

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language, or the script that its tag names, is written from right to left."""
        language, *rest = self.language.lower().split("-")
        script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
        return script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT


def load_config(path: Path) -> tuple[SiteConfig | None, list[Diagnostic]]:
    """Read the settings, and the site's own citation style if they name one.

    Returns:
        The settings, None if they have mistakes, and what is wrong.

    Raises:
        CitesiteError: if the file cannot be opened.
    """
    if not path.is_file():
        raise CitesiteError(f"there is no settings file {path}; `citesite new DIR` makes a site to start from")
    data, diagnostics = read_yaml(real_within(path, path.parent), path.name)
    if diagnostics:
        return None, diagnostics
    config, diagnostics = shaped(SiteConfig, data, Place(path.name))
    if config and (wrong := [*_folder_faults(config, path.name)]):
        return None, wrong
    if config and (fault := _style_fault(config, path)):
        return None, [fault]
    return config, diagnostics


def _folder_faults(config: SiteConfig, shown: str) -> Iterator[Diagnostic]:
    """Find folders outside that of the site, and an output folder that is or holds one that the site is made from.

    The settings may be somebody else's: what they name is read and written, so it is the site's own.
    """
    folders = {name: getattr(config, name) for name in ("content", "templates", "output")}
    for name, folder in folders.items():
        parts = folder.replace("\\", "/").split("/")
        if PurePath(folder).is_absolute() or ".." in parts or not PurePath(folder).parts or ":" in parts[0]:
            message = f'"{folder}" is not inside the site\'s folder'
            hint = "name a folder below the one that these settings are in"
            yield WRONG_VALUE.at(Place(shown) / name, message, hint)
            return
    output = PurePath(config.output.casefold())
    for folder in (config.content, config.templates, "locale", ".citesite"):
        other = PurePath(folder.casefold())
        if output == other or output in other.parents or other in output.parents:
            message = f'the site cannot be written to "{config.output}", because "{folder}" is a folder it is made from'
            yield WRONG_VALUE.at(Place(shown) / "output", message, "name a folder for the site alone, such as site")
            return


UNKNOWN_STYLE = Rule(
    code="unknown-style",
    summary="the settings name a citation style that does not exist",
    meaning=(
        "The citation style decides how each reference is printed. Without it no reference could be written, "
        "and a site without references is not what this program is for."
    ),
    fix=(
        "Name one of the styles in the hint in site_config.yaml, or leave the line out for Vancouver style. A "
        "style of your own is a .csl file inside the site's folder, named from there; see "
        "docs/how-to/choose-a-citation-style.md."
    ),
    wrong="citation_style: vancover",
    right="citation_style: vancouver",
)


UNUSABLE_STYLE = Rule(
    code="unusable-style",
    summary="references cannot be printed in the site's own citation style",
    meaning=(
        "The settings name a .csl file that is not an independent style of the Citation Style Language 1.0.2: it "
        "is damaged, it only names another style (a dependent style), it has no bibliography, or its macros never "
        "come to an end. Nothing is built, because every page shows references."
    ),
    fix=(
        "Download the file again. In place of a dependent style, use the style that it names. "
        "docs/how-to/choose-a-citation-style.md says where to find styles."
    ),
    wrong='<layout><text macro="titel"/></layout>',
    right='<layout><text macro="title"/></layout>',
)


def _style_fault(config: SiteConfig, path: Path) -> Diagnostic | None:
    """Return why references cannot be printed in the style and the language of the settings; None if they can."""
    name, styles = config.citation_style, available_styles()
    if config.language.split("-")[0] not in LANGUAGES:
        message = f'references cannot be printed in the language "{config.language}"'
        hint = f"one of: {', '.join(sorted(LANGUAGES))}"
        return WRONG_VALUE.at(Place(path.name) / "language", message, hint)
    if name in styles:
        return None
    place = Place(path.name) / "citation_style"
    if not name.endswith(OWN_STYLE):
        message = f'there is no citation style "{name}"'
        hint = did_you_mean(name, styles) or f"one of: {', '.join(styles)}; or a .csl file in the site's folder"
        return UNKNOWN_STYLE.at(place, message, hint)
    file = path.parent / name
    if leads_away(str(file), path.parent):
        message = f'the citation style "{name}" is outside the site\'s folder'
        return UNKNOWN_STYLE.at(place, message, "put the file into the folder, and write its path from there")
    if not file.is_file():
        message = f'there is no file "{name}"'
        return UNKNOWN_STYLE.at(place, message, "name it from the folder of the settings on")
    problem = style_problem(bytes_of(file), config.language)
    if problem:
        line, why = problem
        hint = "take an independent style of the CSL project"
        found = UNUSABLE_STYLE.at(Place(name), f"references cannot be printed in this style: {why}", hint)
        return found._replace(line=line, column=1)
    return None


def style_of(config: SiteConfig, root: Path) -> str | bytes:
    """Return the style of the references: the name of one of the theme's, or the bytes of the site's own CSL file.

    Args:
        config: the settings, without mistakes.
        root: the folder of the settings.

    Raises:
        CitesiteError: if the file cannot be read.
    """
    return (
        bytes_of(root / config.citation_style) if config.citation_style.endswith(OWN_STYLE) else config.citation_style
    )
