"""The good site with a German edition, and translations written into its files."""

from __future__ import annotations

import re
from pathlib import Path

from site_test import SiteTest

DE_TOPIC = "translations/de/topics/examplin/topic.yaml"
DE_EFFECTS = "translations/de/topics/examplin/effects.yaml"
DE_RESULTS = "translations/de/topics/examplin/evidence.yaml"
DE_GLOSSARY = "translations/de/glossary.yaml"
DE_SETTINGS = "translations/de/site.yaml"


def translated_site(folder: Path) -> SiteTest:
    """The good site in English and German, with translation files in which nothing is translated."""
    site = SiteTest(folder)
    site.edit("site_config.yaml", "title:", "languages: [en-GB, de]\nunchecked_words: Nobody reads a test.\ntitle:")
    assert site.run("new", "translation", "de").exit_code == 0
    return site


def translate(site: SiteTest, path: str, key: str, text: str) -> None:
    """Write a translation behind an empty `text:`, in quotes where YAML needs them."""
    before, entry = site.read(path), re.compile(rf"(^{re.escape(key)}:\n  of: \w+\n  text:)$", re.MULTILINE)
    after = entry.sub(lambda at: f"{at[1]} {text}", before)
    assert after != before, f"{path} has no empty entry {key}"
    site.write(path, after)
