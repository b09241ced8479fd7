"""A site's pages and records in other programs' sites: MkDocs, ProperDocs, Zensical."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from finished_site import dead_links
from site_test import AS_OF, EFFECTS, TOPIC, SiteTest

pytestmark = pytest.mark.xdist_group("hosts")

ROOT = Path(__file__).parent.parent
HOSTS = ROOT / ".venv-hosts" / "bin"
NOON = "1795262400"
"""Noon of the day on which every test site is checked, in seconds since 1970."""

MKDOCS_YML = """\
site_name: Clinic
site_url: https://example.org/
theme: {name: mkdocs}
plugins:
  - search
  - citesite: {site: ../site_config.yaml, folder: evidence, title: Headache}
nav: [index.md, guide/page.md]
"""
PAGE = """\
---
title: A guide
---
# A guide

It eases headache [@trial-2020, p. 4; @guide-2021].

{{ claim:eases-headache }}

{{ takeaway:examplin#eases-message }}

{{ figure:relief-at-two-hours }}

{{ dose:tablet }}

{{ facts:relief-in-short }}

{{ findings:relief-in-short }}

{{ section:doses }}

Other braces stay: {{ page.title }}, {{ variable }}.

`[@nothing]` and `{{ claim:nothing }}` are code.

```
{{ references }}
```
"""


FACTS = """\
  - facts:
      id: relief-in-short
      title: Examplin or not
      population: adults with a headache
      intervention: examplin
      comparator: placebo
      outcomes: [{outcome: relief, analysis: relief-at-two-hours, claim: eases-headache}]
  - claim:
      id: headache-is-common"""


class Host:
    """A host's site around a citesite site: `host/` within its folder."""

    def __init__(self, folder: Path, wheel: Path | None = None) -> None:
        self.site = SiteTest(folder)
        self.site.edit(EFFECTS, "  - claim:\n      id: headache-is-common", FACTS)
        evidence = "content/topics/examplin/evidence.yaml"
        self.site.edit(evidence, "label: Test trial", "label: Test trial\n        follow_up: 2 hours")
        self.site.write("host/mkdocs.yml", MKDOCS_YML)
        self.site.write("host/docs/index.md", "# Welcome\n")
        self.site.write("host/docs/guide/page.md", PAGE)
        self.env = {**os.environ, "SOURCE_DATE_EPOCH": NOON, "NO_MKDOCS_2_WARNING": "1"}
        if wheel:
            self.env["PYTHONPATH"] = str(wheel)

    @property
    def built(self) -> Path:
        return self.site.folder / "host" / "site"

    def page(self, name: str) -> str:
        return (self.built / name).read_text("utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        folder = self.site.folder / "host"
        return subprocess.run(
            command, cwd=folder, env=self.env, capture_output=True, text=True, timeout=120, check=False
        )

    def build(self) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "mkdocs", "build", "--strict")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as users get it, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip"]
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-cache-dir"]
    subprocess.run([*pip, "wheel", *options, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (made,) = folder.glob("citesite-*.whl")
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--target", str(folder / "in"), str(made)], check=True)
    return folder / "in"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Host:
    """A host built by MkDocs with its own theme, strictly."""
    made = Host(tmp_path_factory.mktemp("host") / "site-folder", wheel)
    done = made.build()
    assert done.returncode == 0, done.stderr
    return made


def body_of(page: str, start: str) -> str:
    """An element of a page, without the addresses in it, which differ from page to page."""
    found = re.search(rf'<(div|figure)[^>]* id="{start}".*?\n</\1>\n(?=\n|<)', page, re.DOTALL)
    assert found, start
    return re.sub(r'href="[^"]*"|>\d+</a>|\s+', " ", found[0])


@pytest.mark.slow
def test_every_page_of_a_site_is_a_page_of_the_host(host: Host) -> None:
    host.site.build()
    of_the_host = ("404.html", "search/index.html")
    pages = {name for name in host.site.files() if name.endswith(".html") and name not in of_the_host}
    assert pages <= {
        path.relative_to(host.built / "evidence").as_posix() for path in (host.built / "evidence").rglob("*.html")
    }
    assert dead_links(host.built, served=True) == []


@pytest.mark.slow
def test_a_host_shows_the_same_body_as_the_theme(host: Host) -> None:
    host.site.build()
    for name in ("eases-headache", "relief-at-two-hours"):
        own = body_of(host.site.page("examplin/effects/"), name)
        assert body_of(host.page("evidence/examplin/effects/index.html"), name) == own
        assert body_of(host.page("guide/page/index.html"), name) == own
    assert "<main" not in host.page("evidence/examplin/index.html").split('class="citesite')[1]


@pytest.mark.slow
def test_a_hosts_navigation_and_search_lead_to_the_pages(host: Host) -> None:
    front = host.page("index.html")
    for title in ("Headache", "Examplin and headache", "Does it work?", "Words explained"):
        assert re.search(rf"<a[^>]*>\s*{re.escape(title)}", front), title
    assert "trial-2020" not in front
    index = json.loads(host.page("search/search_index.json"))["docs"]
    found = {entry["location"]: entry["text"] for entry in index}
    assert "probably eases headache" in found["evidence/examplin/#key-messages"]
    assert "probably eases headache" in found["evidence/examplin/effects/#theme--part"]
    assert "evidence/examplin/#theme--contents" not in found
    assert "Pain in the head" in found["evidence/glossary/"]


@pytest.mark.slow
def test_marks_in_a_page_of_the_host_become_citations_and_records(host: Host) -> None:
    page = host.page("guide/page/index.html")
    marks = '<span class="rs"><a href="#ref-1">[1]</a>, p. 4 <a href="#ref-2">[2]</a></span>'
    assert f"headache\xa0{marks}." in page
    assert 'id="eases-message">' in page
    assert "<code>[@nothing]</code>" in page
    assert "<code>{{ claim:nothing }}</code>" in page
    assert "<code>{{ references }}" in page
    works = page.split('<ol class="references">')[1]
    assert re.findall(r'<li id="ref-([^"]+)"', works) == ["1", "2"]
    assert page.count("Journal of Tests") == 1
    assert page.count("500 milligrams") == 2, "the dose alone, and in its section"
    assert "200 more, probably" in page
    assert page.count("1 fewer to 502 more") == 2, "a fact box, and a summary of findings"
    assert "<h2>How much was used?</h2>" in page
    assert "{{ page.title }}, {{ variable }}." in page


TWO_LAYERS = """
-- content/topics/examplin/topic.yaml -- edit
-|    text: Examplin probably eases headache.
+|    question: Does it ease headache?
+|    text: Examplin probably eases headache.
-|seek_help:
+|steps:
+|  - {title: Ask first, text: A doctor knows more., claims: [eases-headache]}
+|seek_help:

-- content/topics/examplin/effects.yaml -- edit
-|body:
+|card: Yes, it probably does.
+|answer: [{text: It probably does., claims: [eases-headache]}]
+|body:
-|  - analysis: relief-at-two-hours
-|  - claim:
+|  - {analysis: relief-at-two-hours, for_experts: true}
+|  - claim:
"""


@pytest.mark.slow
def test_hosts_show_answers_first_and_fold_away_what_is_for_experts(tmp_path: Path) -> None:
    host = Host(tmp_path / "site-folder")
    host.site.edit(EFFECTS, FACTS, "  - claim:\n      id: headache-is-common")
    host.site.apply(TWO_LAYERS)
    host.site.write("host/docs/guide/page.md", "# A guide\n")
    assert host.build().returncode == 0
    assert host.site.run("export", "markdown", "pages", "--as-of", AS_OF).exit_code == 0
    for topic, section in (
        (host.page("evidence/examplin/index.html"), host.page("evidence/examplin/effects/index.html")),
        (host.site.read("pages/examplin/index.md"), host.site.read("pages/examplin/effects/index.md")),
    ):
        headings = [re.sub(r"<.*?>", "", text) for text in re.findall(r"<h[23][^>]*>(.*?)</h[23]>", topic, re.DOTALL)]
        order = ["Short answers", "Does it ease headache?", "When to get help", "What you can do", "Find out more"]
        assert [heading for heading in headings if heading in order] == order
        assert "Yes, it probably does." in topic
        assert 'id="relief-at-two-hours"' not in re.sub(r"<li[^>]* data-leads-on>.*?</li>", "", topic, flags=re.DOTALL)
        seen, _, fold = section.partition('<section class="experts')
        assert seen.index("It probably does.") < seen.index('id="eases-headache"')
        assert 'id="relief-at-two-hours"' not in seen
        assert fold.index("<details>") < fold.index('id="relief-at-two-hours"') < fold.index("</details>\n</section>")


def test_a_page_of_a_host_has_one_column_however_wide_its_window_is(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "site-folder")
    assert site.run("export", "markdown", "pages", "--as-of", AS_OF).exit_code == 0
    sheet = site.read("pages/citesite.css")
    assert "66em" not in sheet
    assert "65.99em" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert ".toc-h { display: block" in sheet


@pytest.mark.slow
def test_trials_that_are_put_together_are_shown_with_the_number_that_came_of_it(tmp_path: Path) -> None:
    host = Host(tmp_path / "site-folder")
    host.site.edit(
        "content/topics/examplin/evidence.yaml",
        "        comparator: {events: 20, total: 50}\n",
        "        comparator: {events: 20, total: 50}\n"
        "      - source: guide-2021\n        label: Other\n"
        "        intervention: {events: 9, total: 20}\n        comparator: {events: 6, total: 20}\n"
        "    model: fixed\n",
    )
    done = host.build()
    assert done.returncode == 0, done.stderr
    shown = host.page("guide/page/index.html")
    assert "All 2 studies together" in shown
    assert "<svg" in shown


@pytest.mark.slow
def test_material_shows_the_pages_too(tmp_path: Path, wheel: Path) -> None:
    host = Host(tmp_path / "site-folder", wheel)
    host.site.edit("host/mkdocs.yml", "{name: mkdocs}", "{name: material, font: false}")
    host.site.write(
        "host/docs/guide/page.md", "# A guide\n\n[@trial-2020]\n\n## Works\n\n{{ references }}\n\nThe end.\n"
    )
    done = host.build()
    assert done.returncode == 0, done.stderr
    assert dead_links(host.built, served=True) == []
    page = host.page("guide/page/index.html")
    assert (
        page.index("Works</h2>" if "Works</h2>" in page else "Works")
        < page.index("Journal of Tests")
        < page.index("The end")
    )
    topic = host.page("evidence/examplin/index.html")
    assert topic.count("<h1") == 1
    assert 'href="effects/"' in topic
    assert 'href="#key-messages"' in topic


@pytest.mark.slow
def test_properdocs_shows_the_pages_too(tmp_path: Path, wheel: Path) -> None:
    assert HOSTS.is_dir(), "ProperDocs is missing: run `make test` once"
    host = Host(tmp_path / "site-folder", wheel)
    host.site.rename("host/mkdocs.yml", "host/properdocs.yml")
    done = host.run(str(HOSTS / "properdocs"), "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert dead_links(host.built, served=True) == []
    assert '<div class="claim" id="eases-headache">' in host.page("guide/page/index.html")
    assert '<div class="claim" id="eases-headache">' in host.page("evidence/examplin/effects/index.html")


@pytest.mark.slow
def test_zensical_shows_exported_pages(tmp_path: Path) -> None:
    assert HOSTS.is_dir(), "Zensical is missing: run `make test` once"
    host = Host(tmp_path / "site-folder")
    host.site.write("host/zensical.toml", '[project]\nsite_name = "Z"\nextra_css = ["evidence/citesite.css"]\n')
    host.site.delete("host/docs/guide/page.md")
    done = host.site.run("export", "markdown", "host/docs/evidence", "--as-of", AS_OF)
    assert done.exit_code == 0, done.stderr
    zensical = host.run(str(HOSTS / "zensical"), "build", "--strict")
    assert zensical.returncode == 0, zensical.stdout + zensical.stderr
    assert dead_links(host.built, served=True) == []
    topic = host.page("evidence/examplin/effects/index.html")
    assert '<div class="claim" id="eases-headache">' in topic
    assert 'href="../../citesite.css"' in topic
    assert "probably eases headache" in host.page("search.json")


@pytest.mark.slow
def test_a_mistake_in_a_record_ends_a_hosts_build_at_its_place(tmp_path: Path) -> None:
    host = Host(tmp_path / "site-folder")
    host.site.edit(EFFECTS, "- source: trial-2020", "- source: trial-2002")
    done = host.build()
    assert done.returncode == 1
    assert f"{EFFECTS}:13:19: error[unknown-source]" in done.stderr
    assert 'did you mean "trial-2020"?' in done.stderr
    assert not host.built.exists() or "trial" not in host.page("index.html")


@pytest.mark.slow
def test_a_warning_fails_a_strict_build_only(tmp_path: Path) -> None:
    host = Host(tmp_path / "site-folder")
    host.site.edit(TOPIC, "next_review: 2027-11-01", "next_review: 2026-11-20")
    host.site.edit(TOPIC, "last_reviewed: 2026-11-01", "last_reviewed: 2026-10-01")
    done = host.build()
    assert done.returncode == 1
    assert "warning[review-overdue]" in done.stderr
    assert host.run(sys.executable, "-m", "mkdocs", "build").returncode == 0


@pytest.mark.slow
def test_a_mark_that_leads_nowhere_is_told_at_its_line(tmp_path: Path) -> None:
    host = Host(tmp_path / "site-folder")
    host.site.edit("host/docs/guide/page.md", "{{ claim:eases-headache }}", "See {{ claim:eases-headaches }}")
    host.site.edit("host/docs/guide/page.md", "@guide-2021]", "@guide-2012]")
    for right, wrong in (
        ("{{ dose:tablet }}", "{{ dosis:tablet }}"),
        ("{{ section:doses }}", "{{ section:dozes }}"),
        ("{{ facts:relief-in-short }}", "{{ facts }}"),
        ("{{ findings:relief-in-short }}", "{{ refrences }}"),
    ):
        host.site.edit("host/docs/guide/page.md", right, wrong)
    host.site.write("host/docs/index.md", "# Welcome\n\n{{ clam:eases-headache }}\n")
    done = host.run(sys.executable, "-m", "mkdocs", "build")
    assert done.returncode == 1
    assert not (host.built / "guide/page/index.html").exists()
    assert "index.md:3:1: error[unknown-mark]" in done.stderr
    assert "guide/page.md:6:18: error[unknown-source]" in done.stderr
    assert "guide/page.md:8:5: error[unknown-claim]" in done.stderr
    assert 'did you mean "eases-headache"?' in done.stderr
    for said in (
        "[unknown-mark] {{ dosis:tablet }} is no mark of citesite",
        '[unknown-section] "dozes" is no section',
        "[unknown-mark] {{ facts }} names no record",
        'did you mean "references"?',
    ):
        assert said in done.stderr


@pytest.mark.slow
def test_mkdocs_serve_follows_the_records(tmp_path: Path) -> None:
    host = Host(tmp_path / "site-folder")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with (tmp_path / "log").open("w") as log:
        folder = host.site.folder / "host"
        server = subprocess.Popen(command, cwd=folder, env=host.env, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(f"http://{address}/evidence/examplin/effects/", "eases headache")
            host.site.edit(EFFECTS, "Examplin probably eases headache.", "Examplin probably soothes headache.")
            _wait_for(f"http://{address}/evidence/examplin/effects/", "soothes headache")
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(url: str, text: str) -> None:
    """Ask for a page until it says something; a minute is long on the slowest machine."""
    last = ""
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                last = answer.read().decode()
        except OSError as problem:
            last = str(problem)
        if text in last:
            return
        time.sleep(0.25)
    raise AssertionError(f"{url} does not say {text}: {last[:300]}")


def test_exported_pages_are_plain_markdown_and_written_once(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "site-folder")
    done = site.run("export", "markdown", "pages", "--as-of", AS_OF)
    assert done.exit_code == 0, done.stderr
    page = site.read("pages/examplin/effects/index.md")
    assert page.startswith("---\ntitle: 'Does it work? – Examplin and headache'\n")
    assert '<div class="claim" id="eases-headache">' in page
    assert "<header" not in page
    assert "<link" not in page
    again = site.run("export", "markdown", "pages", "--as-of", AS_OF)
    assert "0 new, 0 changed" in again.stderr
    assert not (site.folder / "site").exists()


def test_an_export_takes_away_what_is_gone_and_nothing_else(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "site-folder")
    site.run("export", "markdown", "pages", "--as-of", AS_OF)
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\npages: {sections: false}")
    done = site.run("export", "markdown", "pages", "--as-of", AS_OF)
    assert done.exit_code == 0, done.stderr
    assert not (site.folder / "pages/examplin/effects/index.md").exists()
    site.write("pages/mine.md", "# Mine\n")
    refused = site.run("export", "markdown", "pages", "--as-of", AS_OF)
    assert refused.exit_code == 2
    assert "mine.md" in refused.stderr
    assert site.read("pages/mine.md") == "# Mine\n"


def test_a_site_with_an_error_is_not_exported(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "site-folder")
    site.edit(EFFECTS, "- source: trial-2020", "- source: trial-2002")
    done = site.run("export", "markdown", "pages", "--as-of", AS_OF)
    assert done.exit_code == 1
    assert "error[unknown-source]" in done.stderr
    assert not (site.folder / "pages").exists()


def test_a_title_of_any_kind_fits_the_front_matter(tmp_path: Path) -> None:
    import yaml

    site = SiteTest(tmp_path / "site-folder")
    site.edit(TOPIC, "title: Examplin and headache", 'title: "It\'s \\"A\\" & \\\\n – #1"')
    assert site.run("export", "markdown", "pages", "--as-of", AS_OF).exit_code == 0
    front = site.read("pages/examplin/index.md").split("---\n")[1]
    assert yaml.safe_load(front)["title"] == "It&#39;s &#34;A&#34; &amp; \\n – #1"


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["..", "../..", "a/../../x", "/../x", "a\\b", "C:/x"])
def test_the_folder_is_one_of_the_hosts_site(tmp_path: Path, folder: str) -> None:
    """With `..`, MkDocs wrote the pages beside its site."""
    host = Host(tmp_path / "site-folder")
    host.site.edit("host/mkdocs.yml", "folder: evidence", f"folder: '{folder}'")
    done = host.build()
    assert done.returncode != 0
    assert "which is no folder of the site that MkDocs builds" in done.stdout + done.stderr
    assert not (host.site.folder / "host/examplin").exists()
    assert not (host.site.folder / "examplin").exists()


@pytest.mark.slow
@pytest.mark.parametrize("page", ["evidence.md", "evidence/citesite.css"])
def test_a_page_of_the_host_is_not_replaced(tmp_path: Path, page: str) -> None:
    host = Host(tmp_path / "site-folder")
    host.site.write(f"host/docs/{page}", "# Mine\n")
    done = host.build()
    assert done.returncode != 0
    assert f"{page} is a page of your own; name another `folder`" in done.stderr
    assert not (host.built / "evidence/examplin").exists()


@pytest.mark.slow
def test_two_sites_in_one_folder_are_refused(tmp_path: Path) -> None:
    """The second replaced the pages of the first that have the same address."""
    host = Host(tmp_path / "site-folder")
    SiteTest(tmp_path / "site-folder" / "second")
    first = "  - citesite: {site: ../site_config.yaml, folder: evidence, title: Headache}\n"
    second = "  - citesite: {site: ../second/site_config.yaml, folder: evidence}\n"
    host.site.edit("host/mkdocs.yml", first, first + second)
    done = host.run(sys.executable, "-m", "mkdocs", "build")
    assert done.returncode != 0
    assert "comes from the plugin citesite; name another `folder`" in done.stderr
    assert not (host.built / "evidence").exists()


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["a#b", "%41"])
def test_a_folder_whose_name_breaks_addresses_is_refused(tmp_path: Path, folder: str) -> None:
    """Links led to `a`, and a strict build said nothing."""
    host = Host(tmp_path / "site-folder")
    host.site.edit("host/mkdocs.yml", "folder: evidence", f"folder: '{folder}'")
    done = host.build()
    assert done.returncode != 0
    assert "which addresses cannot have in them as they are" in done.stderr
    assert not host.built.exists()
