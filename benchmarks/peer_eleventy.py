"""Eleventy, driven by data: the corpus as plain YAML, and templates in JavaScript that make citesite's words.

The templates are in `benchmarks/eleventy`, where `make bench` installs Eleventy. They do what the layouts of the Hugo
site do, without checks.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.corpus import Source, Topic
from benchmarks.own_site import UNCHECKED
from benchmarks.plain_data import source_data, topic_data
from benchmarks.site import Site

_HERE = Path(__file__).parent / "eleventy"
_TEMPLATES = ("eleventy.config.js", "pages.js", "topics.11ty.js", "index.11ty.js")


class EleventySite(Site):
    """An Eleventy site."""

    name = "Eleventy"
    output = "public"
    caches = (".cache",)

    @property
    def command(self) -> list[str]:
        """Return the command that people use."""
        return ["node", str(self.program), "--quiet"]

    def write_frame(self) -> None:
        """Write templates and style, and a link to the libraries that the templates use."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in _TEMPLATES:
            shutil.copy(_HERE / name, self.folder)
        (self.folder / "node_modules").symlink_to(_HERE / "node_modules")
        self.put(".eleventyignore", "pages.js\n")
        self.put("site.css", "body { max-width: 45rem; margin: auto; font: 1rem/1.5 sans-serif }\n")

    def write_topic(self, topic: Topic) -> None:
        """Write one topic as plain data."""
        self.put(f"_data/topics/{topic.slug}.yaml", topic_data(topic))

    def write_batch(self, number: int, sources: list[Source]) -> None:
        """Write sources as plain data."""
        self.put(f"_data/sources/batch-{number:05d}.yaml", "sources:\n" + "".join(map(source_data, sources)))

    def write_disclaimer(self, text: str) -> None:
        """Write the sentence into what every page shows."""
        shown = {"title": "Evidence summaries", "allPages": self.all_pages, "unchecked": UNCHECKED, "disclaimer": text}
        self.put("_data/site.json", json.dumps(shown))


class EleventyFullSite(EleventySite):
    """An Eleventy site with a page for each section and each source, too."""

    name = "Eleventy, all pages"
    all_pages = True


def eleventy_program() -> Path:
    """Return Eleventy's program.

    Raises:
        FileNotFoundError: if it is not installed.
    """
    program = _HERE / "node_modules/@11ty/eleventy/cmd.cjs"
    if not program.is_file():
        raise FileNotFoundError("Eleventy is not installed; `make bench` installs it")
    return program
