"""What a host sends with every file: as strict as it can be, and never stricter than what a page needs."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from site_test import SiteTest

GUIDE = Path(__file__).parent.parent / "docs/how-to/send-headers.md"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def directives(policy: str) -> dict[str, set[str]]:
    """A policy as a browser takes it apart (Content Security Policy Level 3, section 2.2.1)."""
    return {name: set(values) for name, *values in (part.split() for part in policy.split(";") if part.strip())}


def sent(site: SiteTest) -> dict[str, str]:
    """The headers of every file."""
    where, *lines = site.page("_headers").splitlines()
    assert where == "/*"
    assert all(re.fullmatch(r"  [A-Za-z-]+: \S.*", line) for line in lines)
    return dict(line.strip().split(": ", 1) for line in lines)


COUNTED = """
policy:
  scripts: [self, "https://stats.example.org"]
  requests: ["https://stats.example.org"]
  frames: ["https://films.example.org"]
privacy_note: We count visits, without cookies
"""


@pytest.mark.parametrize("settings", ["", "search: pagefind\n", "search: none\n", f"search: pagefind\n{COUNTED}"])
def test_the_headers_allow_what_the_pages_need_and_no_more(site: SiteTest, settings: str) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + settings)
    site.build()
    header = directives(sent(site)["Content-Security-Policy"])
    # Which a <meta> may not say.
    assert header.pop("frame-ancestors") == {"'none'"}
    together: dict[str, set[str]] = {}
    for path in (site.folder / "site").rglob("*.html"):
        found = re.search(r'Content-Security-Policy" content="([^"]+)"', path.read_text("utf-8"))
        assert found, path
        for name, values in directives(found[1]).items():
            together.setdefault(name, set()).update(values)
    assert header == {name: values - {"'none'"} or {"'none'"} for name, values in together.items()}
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set().union(*header.values())


def test_what_the_settings_allow_is_allowed_on_every_page_and_by_the_host(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "search: pagefind\n" + COUNTED)
    assert site.build().exit_code == 0
    pages = {path: path.read_text("utf-8") for path in (site.folder / "site").rglob("*.html")}
    policies = [re.findall(r'Content-Security-Policy" content="([^"]+)"', text)[0] for text in pages.values()]
    for policy in (*policies, sent(site)["Content-Security-Policy"]):
        allowed = directives(policy)
        assert allowed["script-src"] >= {"'self'", "https://stats.example.org"}
        assert allowed["connect-src"] == {"'self'", "https://stats.example.org"}
        assert allowed["frame-src"] == {"https://films.example.org"}
    for text in pages.values():
        assert "We count visits, without cookies.\n</p>" in text
        assert "does not follow you" not in text


def test_readers_are_told_of_a_server_that_their_browser_asks(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + COUNTED.partition("privacy_note")[0])
    said = site.check().stderr
    assert 'site_config.yaml:4:1: error[missing-field] "privacy_note" is missing' in said
    assert "https://stats.example.org" in said
    site.edit("site_config.yaml", '  frames: ["https://films.example.org"]', "  frames: [https://films.example.org; x]")
    assert 'error[wrong-value] "frames" (number 1) must be self' in site.check().stderr


def test_the_guide_for_other_hosts_sends_the_same(site: SiteTest) -> None:
    site.build()
    guide = GUIDE.read_text("utf-8")
    for name, value in sent(site).items():
        nginx = re.findall(rf'^add_header {name} "?(.+?)"? always;$', guide, re.MULTILINE)
        apache = re.findall(rf'^Header always set {name} "(.+)"$', guide, re.MULTILINE)
        assert nginx == apache == [value]


def test_headers_are_no_address_and_stand_in_the_way_of_nothing(site: SiteTest) -> None:
    result = site.run("publish", "--as-of", "2026-11-21", "../live")
    assert result.exit_code == 0, result.stderr
    assert "_headers" not in site.read("permalinks.yaml")
    assert site.run("verify", "../live").exit_code == 0
    (site.folder / "site/_headers").unlink()
    assert site.build().exit_code == 0
    assert sent(site)


def test_headers_of_a_build_that_was_killed_are_not_taken_for_somebody_elses(site: SiteTest) -> None:
    site.build()
    names = set(site.files())
    site.write("site/_headers.citesite-new", "half")
    site.edit("site_config.yaml", "title: Test Site", "title: Other Site")
    assert site.build().exit_code == 0
    assert set(site.files()) == names


def snippet(form: str) -> dict[str, str]:
    """The headers that the guide's lines for a host send."""
    kinds = {"nginx": r'^add_header (\S+) "?(.+?)"? always;$', "apache": r'^Header always set (\S+) "(.+)"$'}
    return dict(re.findall(kinds[form], GUIDE.read_text("utf-8"), re.MULTILINE))


@contextlib.contextmanager
def served(folder: Path, headers: dict[str, str]) -> Iterator[str]:
    """A host of a folder that sends some headers with every file."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def said_by_browser(address: str, profile: Path) -> tuple[str, list[str]]:
    """The page as Chromium has it after a while, and what its console says."""
    chromium = shutil.which("chromium") or "chromium"
    options = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
        f"--user-data-dir={profile}",
    ]
    done = subprocess.run(
        [chromium, *options, f"--user-data-dir={profile}", "--virtual-time-budget=4000", "--dump-dom", address],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("host", ["_headers", "nginx", "apache"])
def test_a_browser_finds_no_fault_with_the_headers_of_a_host(site: SiteTest, tmp_path: Path, host: str) -> None:
    """The lines of the guide are sent by a server here: no nginx and no Apache takes part."""
    assert site.build().exit_code == 0
    headers = sent(site) if host == "_headers" else snippet(host)
    assert len(headers) == 6
    with served(site.folder / "site", headers) as address:
        for page in ("", "examplin/effects/", "search/?q=headache"):
            html, console = said_by_browser(address + page, tmp_path / "profile")
            assert console == [], page
            assert "Test Site" in html
        assert 'href="../examplin/' in html
        headers["Content-Security-Policy"] = "default-src 'none'"
        assert said_by_browser(address, tmp_path / "profile")[1]


def test_the_template_of_the_guide_lets_a_partner_show_pages_in_a_frame(site: SiteTest) -> None:
    (template,) = re.findall(r"```text\n(\{% set .*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    site.write("templates/headers.txt", template)
    site.build()
    where, line = site.page("_headers").splitlines()[:2]
    policy = directives(line.partition("Content-Security-Policy:")[2])
    assert where == "/*"
    assert policy["frame-ancestors"] == {"https://partner.example"}
    assert policy["default-src"] == {"'none'"}
    assert not any("frame-ancestors" in page.decode() for name, page in site.files().items() if name.endswith(".html"))
