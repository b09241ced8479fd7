"""What is fed with damaged inputs, by name, and how."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

from citesite.build.build import build
from citesite.build.registry import parsed
from citesite.build.request import BuildReport, Request
from citesite.diagnostics import CitesiteError
from citesite.read.yaml import YamlError, load
from citesite.text import fast, markdown
from hostile.caches import damaged_cache, put_nonsense
from hostile.inputs import SITE, any_template, any_text, damaged
from hostile.judging import assert_located, assert_one_line, assert_placed
from hostile.numbers import results, section
from reference_forms import FORMS
from site_test import EFFECTS, TOPIC, SiteTest
from test_import import BIBTEX, MEDLINE, RIS
from test_import_reviews import RM5, ROWS, SETTINGS

AS_OF = date(2026, 11, 21)

EXPORTS = {
    "export.ris": RIS,
    "export.nbib": MEDLINE,
    "export.bib": BIBTEX,
    "export.json": '[{"type": "article-journal", "title": "A <i>b</i> & c", "DOI": "10.1000/x", "issued":'
    ' {"date-parts": [[2020, 5]]}, "author": [{"family": "Ng", "given": "Ai"}, {"literal": "A group"}]}]',
    **{
        f"form-{n}": data.decode()
        for n, data in enumerate(FORMS.values())
        if not data.startswith(b"\xff") and b"\xe9" not in data
    },
    "review.rm5": RM5,
    "rows.csv": ROWS,
    "settings.csv": SETTINGS,
}
"""What reference managers, databases and reviews give."""
RESULTS = "content/topics/examplin/evidence.yaml"
CACHE = ".citesite/cache.sqlite"


FILES = {"yaml": "", "text": "", "registry": SITE["permalinks.yaml"], **SITE, **EXPORTS}
"""What can be fed as a whole file, with a good one of its kind."""


class Targets:
    """The small site in a folder, and the things that can be fed."""

    def __init__(self, folder: Path) -> None:
        self.site = SiteTest(folder, "")
        for path, body in SITE.items():
            self.site.write(path, body)
        self.records = [path for path in SITE if path.startswith("content/")]
        self.theme = [
            path.read_text("utf-8")
            for path in sorted((Path(__file__).parent.parent.parent / "src/citesite/theme/templates").rglob("*.*"))
        ]
        assert self._built().output
        self.cache = (folder / CACHE).read_bytes()
        self.fed: dict[str, bytes] = {}
        """The damaged files of the last input. Caches of two runs differ, so that a number alone is not enough."""
        self.all: dict[str, Callable[[random.Random], None]] = {
            "yaml": self.yaml, "text": self.text, "registry": self.registry, "records": self.check_records,
            "settings": self.check_settings, "numbers": self.build_numbers, "published": self.build_registry,
            "template": self.build_template,
            "cache": self.build_cache, "cache rows": self.build_cache_rows, "import": self.import_references,
        }  # fmt: skip

    def _write(self, path: str, data: bytes) -> None:
        """Write a damaged file, and remember it with the cache that it meets."""
        cache = self.site.folder / CACHE
        self.fed |= {CACHE: cache.read_bytes() if cache.exists() else b"", path: data}
        self.site.write(path, data)

    def _request(self, write: bool) -> Request:
        return Request(self.site.folder / "site_config.yaml", AS_OF, write=write, jobs=1)

    def _built(self, write: bool = True) -> BuildReport:
        return build(self._request(write))

    def _judge(self, write: bool, extra: str = "") -> None:
        files = {*SITE, extra}
        try:
            assert_located(self._built(write).diagnostics, files)
        except CitesiteError as problem:
            assert_one_line(problem)

    def feed(self, name: str, data: bytes) -> None:
        """Feed a file, and judge what comes of it; `name` is that of one of `FILES`."""
        self.fed[name] = data
        if name == "yaml":
            self._read_yaml(data)
        elif name == "text":
            self._render(data)
        elif name == "registry":
            self._read_registry(data)
        elif name in EXPORTS:
            self._import(name, data)
        else:
            self._check(name, data)

    def _read_yaml(self, data: bytes) -> None:
        try:
            load(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
        except YamlError as problem:
            assert_placed(problem)

    def _render(self, data: bytes) -> None:
        try:
            text = str(load(json.dumps(data.decode("utf-8", "replace"), ensure_ascii=False)))
        except YamlError:
            return
        rendered = fast.render(text)
        if rendered is not None and rendered != markdown.render(text):
            raise AssertionError("the fast and the slow way differ")

    def _read_registry(self, data: bytes) -> None:
        for found in parsed(data.decode("utf-8", "replace"))[1]:
            assert found.line >= 1
            assert found.column >= 1

    def _check(self, path: str, data: bytes) -> None:
        self._write(path, data)
        try:
            self._judge(write=False)
        finally:
            self.site.write(path, SITE[path])

    def _import(self, name: str, data: bytes) -> None:
        self._write(name, data)
        try:
            result = self.site.run("import", name, "--into", "content/sources/new.yaml", "--topic", "examplin")
        finally:
            # What does not fit into one file goes into more of them: new-2.yaml and so on.
            made = sorted(self.site.folder.glob("content/sources/new*.yaml"))
            texts = [path.read_text("utf-8") for path in (self.site.folder / RESULTS, *made)]
            self.site.write(RESULTS, SITE[RESULTS])
            for path in made:
                path.unlink()
        assert result.exit_code in (0, 1, 2), result.stderr
        assert "Traceback" not in result.stderr
        # What was brought in must be records that can be read, whatever else is missing in them.
        for text in texts:
            load(text)

    def yaml(self, draw: random.Random) -> None:
        """The reader alone."""
        self.feed("yaml", damaged(SITE[draw.choice(list(SITE))].encode(), draw))

    def text(self, draw: random.Random) -> None:
        """One text with mark-up, both ways of rendering."""
        self.feed("text", any_text(draw)[:5_000].encode("utf-8", "replace"))

    def registry(self, draw: random.Random) -> None:
        """The registry's reader alone."""
        self.feed("registry", damaged(SITE["permalinks.yaml"].encode(), draw))

    def check_records(self, draw: random.Random) -> None:
        """`citesite check` with one damaged record file."""
        path = draw.choice(self.records)
        self._check(path, damaged(SITE[path].encode(), draw))

    def build_numbers(self, draw: random.Random) -> None:
        """`citesite build` with trial results that nobody can have found, and all that shows them."""
        self._write(RESULTS, json.dumps(results(draw)).encode())
        self._write(EFFECTS, json.dumps(section(draw)).encode())
        self.site.edit(TOPIC, "[eases-headache]", "[a-claim]")
        try:
            assert_located(self._built().diagnostics, set(SITE))
        finally:
            for path in (RESULTS, EFFECTS, TOPIC):
                self.site.write(path, SITE[path])

    def check_settings(self, draw: random.Random) -> None:
        """`citesite check` with damaged settings."""
        self._check("site_config.yaml", damaged(SITE["site_config.yaml"].encode(), draw))

    def build_registry(self, draw: random.Random) -> None:
        """`citesite build` with a damaged registry."""
        self._write("permalinks.yaml", damaged(SITE["permalinks.yaml"].encode(), draw))
        try:
            self._judge(write=True)
        finally:
            self.site.write("permalinks.yaml", SITE["permalinks.yaml"])

    def build_template(self, draw: random.Random) -> None:
        """`citesite build` with a damaged template of the site's own."""
        text = any_template(draw, self.theme)
        self._write("templates/about.html", text.encode())
        try:
            self._judge(write=True, extra="templates/about.html")
        finally:
            self.site.delete("templates/about.html")

    def import_references(self, draw: random.Random) -> None:
        """`citesite import` with a damaged file from a reference manager."""
        name = draw.choice(list(EXPORTS))
        self._import(name, damaged(EXPORTS[name].encode(), draw))

    def _with_cache(self, data: bytes) -> None:
        self.site.write(CACHE, data)
        self.fed[CACHE] = data
        self.site.edit("content/people.yaml", "interests: {statement: none,", "interests: {statement: nothing,")
        precious = self.site.folder / "precious.html"
        precious.write_bytes(b"mine")
        try:
            self._judge(write=True)
            assert precious.read_bytes() == b"mine"
        finally:
            self.site.write("content/people.yaml", SITE["content/people.yaml"])

    def build_cache(self, draw: random.Random) -> None:
        """`citesite build` with a damaged file of the cache."""
        self._with_cache(damaged_cache(self.cache, draw))

    def build_cache_rows(self, draw: random.Random) -> None:
        """`citesite build` with a cache that is good SQLite and holds nonsense."""
        path = self.site.folder / CACHE
        path.write_bytes(self.cache)
        put_nonsense(path, draw)
        self._with_cache(path.read_bytes())
