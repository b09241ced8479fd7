"""Read the settings of a site, `site_config.yaml`, with what they name: folders, a citation style, images."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from citesite.addresses import DEVICES
from citesite.diagnostics import CitesiteError, Diagnostic, Place, Rule, Step, did_you_mean
from citesite.files.scan import OWN_STYLE, ROOT_FILES, bytes_of, folders_in, leads_away, real_within
from citesite.files.translations import FOLDER as TRANSLATIONS
from citesite.files.translations import OF_SETTINGS
from citesite.files.translations import folder_of as translations_of
from citesite.read.files import read_yaml
from citesite.read.languages import edition_folder
from citesite.read.look import look_faults, with_hints
from citesite.read.look_settings import is_address
from citesite.read.settings import THEME_API, SiteConfig
from citesite.read.shape import MISSING_FIELD, WRONG_VALUE, shaped
from citesite.read.translation_files import Overlay, at_translations, put_in, read_translation, translated_texts
from citesite.records.texts import TextKind, rewritten_at
from citesite.references import LANGUAGES, available_styles, style_problem
from citesite.text.untranslated import marked


def load_config(path: Path, edition: str = "") -> tuple[SiteConfig | None, list[Diagnostic]]:
    """Read the settings, and the site's own citation style if they name one.

    Args:
        path: the file.
        edition: the language of one of the site's editions; empty for its first one.

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
    translated, faults = settings_overlay(path, edition) if edition else (Overlay(), [])
    put_in(data, translated)
    config, diagnostics = shaped(SiteConfig, data, Place(path.name))
    diagnostics = [*at_translations(diagnostics, {path.name: translated}), *faults]
    if config and config.theme_api not in (None, THEME_API):
        message = (
            f"the templates are written for version {config.theme_api} of the theme; this citesite has {THEME_API}"
        )
        hint = f"change them as docs/templates.md says, then write theme_api: {THEME_API}"
        return None, [OTHER_THEME.at(Place(path.name) / "theme_api", message, hint)]
    if config and (wrong := [found for fault in _FAULTS for found in fault(config, path.name)]):
        return None, wrong
    if config and (missing := _no_content(config, path)):
        return None, [missing]
    if config:
        config = in_language(config, path, edition)
        for one in translated.texts:
            if one.source.steps[0] == "categories" and one.source.steps[-1] == "title":
                config.categories[int(one.source.steps[1])].written_as(one.source.text)
        config = _marked(config, translated)
    if config and (fault := _style_fault(config, path)):
        return None, [fault]
    if config is None:
        return None, [with_hints(found) for found in diagnostics]
    wrong, size = look_faults(config, path)
    return (None, wrong) if wrong else (config.with_logo_size(size), diagnostics)


_NAMES = ("title", "short_name", "tagline")
"""What a site is called: names are the same in every language unless somebody translates them."""


def _marked(config: SiteConfig, translated: Overlay) -> SiteConfig:
    """Return the settings of an edition with marks around the texts that pages show in the first language."""
    late = {one.source.steps: one.state for one in translated.texts if one.state != "done"}

    def change(_: TextKind, text: str, steps: tuple[Step, ...]) -> str:
        if steps not in late or steps[0] in _NAMES or (steps[0] in ("contact", "report") and is_address(text)):
            return text
        return marked(text, is_stale=late[steps] == "stale")

    return rewritten_at(config, (), change) if late else config


def settings_overlay(path: Path, language: str) -> tuple[Overlay, list[Diagnostic]]:
    """Return the texts of the settings with their translations into a language, and what is wrong with those.

    Args:
        path: the settings, which can be read.
        language: the language of an edition.
    """
    data, _ = read_yaml(real_within(path, path.parent), path.name)
    file = read_translation(path.parent, f"{translations_of(language)}/{OF_SETTINGS}")
    return translated_texts(SiteConfig, data, is_shared=False, file=file), list(file.problems)


def in_language(config: SiteConfig, path: Path, edition: str) -> SiteConfig:
    """Return the settings of the first edition, or of another one.

    Raises:
        CitesiteError: if the settings name no such language any more.
    """
    if edition and edition not in config.translated_into:
        named = ", ".join(config.translated_into) or "none"
        raise CitesiteError(f'{path} names no language "{edition[:40]}" to translate into; there are: {named}')
    if config.languages:
        config = config.model_copy(update={"language": config.languages[0]})
    return config.in_language(edition) if edition else config


def _language_faults(config: SiteConfig, shown: str) -> Iterator[Diagnostic]:
    """Find languages that are named twice, the first where `language` is another, and those without references."""
    if config.languages and "language" in config.model_fields_set and config.language != config.languages[0]:
        message = f'the first language is "{config.languages[0]}", but "language" says "{config.language}"'
        hint = "leave out the line language: the first of languages is the one that the content is written in"
        yield WRONG_VALUE.at(Place(shown) / "languages" / 0, message, hint)
        return
    for number, language in enumerate(config.languages):
        place = Place(shown) / "languages" / number
        if edition_folder(language) in map(edition_folder, config.languages[:number]):
            yield WRONG_VALUE.at(place, f'the language "{language}" is named twice', "name each language once")
        elif language.split("-")[0] not in LANGUAGES:
            yield _without_references(language, place)
        elif number and edition_folder(language) in DEVICES:
            message = f'no folder may have the name "{language}" on Windows, so there can be no such edition'
            yield WRONG_VALUE.at(place, message, "name a region too, as in con-CO")


def _without_references(language: str, place: Place) -> Diagnostic:
    message = f'references cannot be printed in the language "{language}"'
    return WRONG_VALUE.at(place, message, f"one of: {', '.join(sorted(LANGUAGES))}")


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
        if name != "output" and PurePath(folder.casefold()).parts[0] == ROOT_FILES:
            message = f'"{ROOT_FILES}" is the folder of the files that go onto the site as they are'
            yield WRONG_VALUE.at(Place(shown) / name, message, "give this folder another name")
            return
    output = PurePath(config.output.casefold())
    for folder in (config.content, config.templates, "locale", ROOT_FILES, TRANSLATIONS, ".citesite"):
        other = PurePath(folder.casefold())
        if output == other or output in other.parents or other in output.parents:
            message = f'the site cannot be written to "{config.output}", because "{folder}" is a folder it is made from'
            yield WRONG_VALUE.at(Place(shown) / "output", message, "name a folder for the site alone, such as site")
            return


def _privacy_faults(config: SiteConfig, shown: str) -> Iterator[Diagnostic]:
    """Find servers that a reader's browser asks without a word of it to the reader."""
    if config.policy.servers and config.privacy_note is None:
        message = f'"privacy_note" is missing: readers\' browsers ask {config.policy.servers[0]}, and nothing says so'
        hint = "write in a sentence what that server learns; the footer says it in place of the theme's sentence"
        yield MISSING_FIELD.at((Place(shown) / "policy").key(), message, hint)


_FAULTS = (_folder_faults, _language_faults, _privacy_faults)
"""What finds mistakes in settings of which each alone is as it should be."""


def _no_content(config: SiteConfig, path: Path) -> Diagnostic | None:
    """Return what is wrong if the settings name a content folder that is not there; a folder left out is no mistake."""
    folder = path.parent / config.content
    # Unlike Path.is_dir, it raises nothing for a name that no folder can have.
    if "content" not in config.model_fields_set or os.path.isdir(folder):  # noqa: PTH112
        return None
    near = did_you_mean(config.content, folders_in(path.parent))
    hint = near or 'name the folder with the records, or leave the line out for "content"'
    return WRONG_VALUE.at(Place(path.name) / "content", f'there is no folder "{config.content}"', hint)


OTHER_THEME = Rule(
    code="other-theme",
    summary="the site's templates are written for another version of the theme",
    meaning=(
        "Templates of a site rely on blocks, macros and values of the theme, which stay as they are within a version. "
        "In another version they may mean something else, so pages could lose what readers need."
    ),
    fix="Compare the templates with docs/templates.md, change what differs, and write the version that it names.",
    wrong="theme_api: 7",
    right="theme_api: 1",
)

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
        return _without_references(config.language, Place(path.name) / "language")
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
