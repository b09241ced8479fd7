"""Languages written from right to left: which they are, and styles that name no left or right in the layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citesite.read.settings import SiteConfig
from site_test import SiteTest

ASSETS = Path(__file__).parent.parent / "src/citesite/theme/assets"


LANGUAGES = {
    "ar": True, "he-IL": True, "fa": True, "ur-PK": True, "pa-Arab-PK": True, "az-Arab": True, "ks": True,
    "ar-Latn": False, "ur-Latn-PK": False, "pa": False, "de": False, "nl": False, "en-GB": False, "zh-Hant-TW": False,
}  # fmt: skip
"""Whether a language is written from right to left, by itself or in the script that its tag names."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_settings_know_which_languages_are_written_from_right_to_left(language: str) -> None:
    assert SiteConfig(title="A site", language=language).is_right_to_left is LANGUAGES[language]


@pytest.mark.parametrize("language", ["ar", "nl"])
def test_every_page_says_how_its_language_is_written(tmp_path: Path, language: str) -> None:
    site = SiteTest(tmp_path / "site-folder")
    site.edit("site_config.yaml", "title: Test Site", f"title: Test Site\nlanguage: {language}")
    assert site.build().exit_code == 0
    direction = ' dir="rtl"' if LANGUAGES[language] else ""
    for page in (tmp_path / "site-folder/site").rglob("*.html"):
        assert f'<html lang="{language}"{direction}>' in page.read_text("utf-8"), page


@pytest.mark.parametrize("sheet", sorted(path.name for path in ASSETS.glob("*.css")))
def test_the_layout_follows_the_direction_of_the_language(sheet: str) -> None:
    """A side is named only in rules for one direction, and in what is never mirrored: the scale of a picture."""
    css = re.sub(r"/\*.*?\*/", "", (ASSETS / sheet).read_text("utf-8"), flags=re.DOTALL)
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        sided = re.findall(
            r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|float)[^;]*", body
        )
        is_paired = '[dir="rtl"]' in selector or f'[dir="rtl"] {selector.strip()}' in css
        if sided and not is_paired and ".sides" not in selector:
            found.append((selector.strip(), sided))
        four = re.findall(r"(?<![\w-])(?:margin|padding): ([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+)(?=\s*(?:;|$))", body)
        found += [(selector.strip(), sides) for sides in four if sides[1] != sides[3] and not is_paired]
    assert found == []
