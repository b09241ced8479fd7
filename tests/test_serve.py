"""What an editor sees in a browser beside the editor: pages, reloads, and mistakes in words."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from citesite.build.registry_parts import part_of
from citesite.diagnostics import CitesiteError, Place
from citesite.read.yaml.rules import YAML_SYNTAX
from citesite.serve import Saved, ServeOptions, serve
from citesite.serve.builder import Builder
from citesite.serve.files import followed, plain_page, target
from citesite.serve.server import bound
from citesite.serve.status import SHOWN, StatusUpdates
from citesite.serve.watching import Watched
from site_test import AS_OF, EFFECTS, TOPIC, SiteTest

PATIENCE = 30.0
"""Seconds after which a test gives up; far more than anything here takes."""
CLAIM = "text: Examplin probably eases headache."


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


class Answer:
    """What the server said."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.content = response.read()
        self.text = self.content.decode()


class Events:
    """The stream of events, as a browser hears it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._connection.request("GET", "/-/events")
        self._stream = self._connection.getresponse()
        assert self._stream.headers["Content-Type"] == "text/event-stream"

    def next(self) -> dict[str, Any]:
        while True:
            line = self._stream.readline()
            assert line, "the stream has ended"
            if line.startswith(b"data:"):
                found: dict[str, Any] = json.loads(line.removeprefix(b"data:"))
                return found

    def until(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first event that is it; a save may be seen in two halves on a busy machine."""
        while not is_it(found := self.next()):
            pass
        return found

    def close(self) -> None:
        self._stream.close()
        self._connection.close()


class Served:
    """A server in a thread of this process, and a browser."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.lines: list[str] = []
        self.saved = Saved()
        self._ready = threading.Event()
        self._address = ""
        options = ServeOptions(
            folder / "site_config.yaml", lambda: date.fromisoformat(AS_OF), self.lines.append, port, 1, self._see
        )
        self._thread = threading.Thread(target=serve, args=(options, self.saved), daemon=True)
        self._thread.start()
        assert self._ready.wait(PATIENCE), self.lines
        self.port = int(self._address.rsplit(":", 1)[1].strip("/"))

    def _see(self, address: str) -> None:
        self._address = address
        self._ready.set()

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=headers)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def said(self, words: str) -> list[str]:
        """Return the lines with these words, when there is one: browsers hear of a build before the terminal does."""
        deadline = time.monotonic() + PATIENCE
        while not (found := [line for line in self.lines if words in line]):
            assert time.monotonic() < deadline, self.lines
            time.sleep(0.01)
        return found

    def events(self) -> Events:
        return Events(self.port)

    def end(self) -> None:
        self.saved.close()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@contextlib.contextmanager
def served(folder: Path, port: int = 0) -> Iterator[Served]:
    found = Served(folder, port)
    try:
        yield found
    finally:
        found.end()


def listening(events: Events) -> contextlib.closing[Events]:
    return contextlib.closing(events)


def test_pages_are_served_with_the_script_and_files_on_disk_are_without_it(site: SiteTest) -> None:
    with served(site.folder) as server:
        home = server.get("/")
        assert home.status == 200
        assert home.headers["cache-control"] == "no-store"
        assert '<script src="/-/reload.js"' in home.text
        assert "http-equiv" not in home.text
        policy = home.headers["content-security-policy"]
        for part in ("default-src 'none'", "script-src 'self'", "connect-src 'self'", "style-src 'self'"):
            assert part in policy
        assert "img-src 'self'" in policy
        assert "unsafe" not in policy
        assert server.get("/-/reload.js").headers["content-type"].startswith("text/javascript")
        assert server.get("/-/overlay.css").headers["content-type"].startswith("text/css")
        assert server.get("/assets/site.css").content == (site.folder / "site/assets/site.css").read_bytes()
    for content in site.files().values():
        assert b"/-/" not in content


def test_the_last_site_is_shown_while_what_is_new_is_built(site: SiteTest) -> None:
    fcntl = pytest.importorskip("fcntl")
    assert site.build().exit_code == 0
    site.edit(EFFECTS, CLAIM, "text: Examplin probably eases headache, as saved meanwhile.")
    with (site.folder / ".citesite/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with served(site.folder) as server:
            assert "as saved meanwhile" not in server.get("/examplin/effects/").text
            with listening(server.events()) as events:
                fcntl.flock(lock, fcntl.LOCK_UN)
                while "as saved meanwhile" not in server.get("/examplin/effects/").text:
                    events.next()
        assert server.said("and then every save")


def test_head_says_what_get_would_and_sends_nothing(site: SiteTest) -> None:
    with served(site.folder) as server:
        whole, head = server.get("/examplin/"), server.get("/examplin/", "HEAD")
        assert head.status == 200
        assert head.content == b""
        assert head.headers["content-length"] == str(len(whole.content))
        assert server.get("/-/events", "HEAD").status == 200


def test_folders_lead_to_their_page_and_are_never_listed(site: SiteTest) -> None:
    with served(site.folder) as server:
        moved = server.get("/examplin?a=b")
        assert (moved.status, moved.headers["location"]) == (302, "/examplin/?a=b")
        assert server.get("//examplin").headers["location"] == "/examplin/"
        assert server.get("/assets/").status == 404


def test_unknown_addresses_give_the_sites_own_page_with_styles_that_are_found(site: SiteTest) -> None:
    with served(site.folder) as server:
        lost = server.get("/no/such/page")
        assert lost.status == 404
        assert "This page is not here" in lost.text
        style = re.search(r'rel="stylesheet" href="([^"]+)"', lost.text)
        assert style
        assert style[1].startswith("/")
        assert server.get(style[1]).status == 200
        assert '<a href="/examplin/index.html">' in lost.text


def test_no_path_leads_out_of_the_site(site: SiteTest, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    site.build()
    (site.folder / "site/examplin/out.txt").symlink_to(tmp_path / "secret.txt")
    (site.folder / "site/examplin/up").symlink_to(tmp_path)
    output = site.folder / "site"
    for path in (
        "/../secret.txt", "/../../secret.txt", "/..%2f..%2fsecret.txt", "/%2e%2e/%2e%2e/secret.txt",
        "/..%5c..%5csecret.txt",
        "/examplin/out.txt", "/examplin/up/secret.txt", "/examplin/up/", "/%00", "/" + "a" * 5000, "/%ff",
        f"/{tmp_path}/secret.txt", "/examplin/%2e%2e/%2e%2e/%2e%2e/secret.txt", "/index.html/",
    ):  # fmt: skip
        assert target(path, output) is None, path
    # The site on disk holds a link nobody made, so what is served here is another one.
    other = SiteTest(tmp_path / "other")
    with served(other.folder) as server:
        for path in ("/../site_config.yaml", "/..%2fsite_config.yaml", "/%2e%2e/site_config.yaml", "/.citesite/lock"):
            answer = server.get(path)
            assert answer.status == 404, path
            assert "Test Site\nurl" not in answer.text


def test_a_page_from_elsewhere_cannot_read_through_another_name(site: SiteTest) -> None:
    with served(site.folder) as server:
        assert server.get("/", Host="evil.example").status == 421
        assert server.get("/-/events", Host="evil.example:8000").status == 421
        assert server.get("/", Host="localhost:8000").status == 200


def test_a_save_reloads_the_page_with_the_edit(site: SiteTest) -> None:
    with served(site.folder) as server, listening(server.events()) as events:
        first = events.next()
        assert not first["problems"]
        assert f'data-version="{first["version"]}"' in server.get("/").text
        site.edit(EFFECTS, CLAIM, "text: Examplin probably eases a headache.")
        assert events.until(lambda e: e["version"] != first["version"])["problems"] == []
        assert "Examplin probably eases a headache." in server.get("/examplin/effects/").text
        assert "written" in server.said(f"{EFFECTS}: ")[-1]


def test_a_page_altered_by_others_is_mended_when_nobody_waits_for_a_save(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citesite.serve.LOOK_AFTER", 0.2)
    page = site.folder / "site/glossary/index.html"
    with served(site.folder) as browser, listening(browser.events()) as events:
        before = page.read_bytes()
        events.next()
        page.write_text("altered")
        site.edit(EFFECTS, CLAIM, "text: Examplin may ease headache.")
        events.until(lambda event: "may ease headache" in browser.get("/examplin/effects/").text)
        deadline = time.monotonic() + PATIENCE
        # What was found is told once the page is there.
        while page.read_bytes() != before or not any("1 file written" in line for line in browser.lines):
            assert time.monotonic() < deadline, browser.lines
            time.sleep(0.05)


def test_a_save_does_not_wait_for_a_look_at_all_that_was_written_before(site: SiteTest) -> None:
    page = site.folder / "site/glossary/index.html"
    with served(site.folder) as browser, listening(browser.events()) as events:
        events.next()
        page.write_text("altered")
        site.edit(EFFECTS, CLAIM, "text: Examplin may ease headache.")
        events.until(lambda event: "may ease headache" in browser.get("/examplin/effects/").text)
        assert page.read_text() == "altered"
        # Where another build may have written, nothing is as this one left it.
        os.utime(site.folder / "site/manifest.json")
        site.edit(EFFECTS, "text: Examplin may ease headache.", "text: Examplin may perhaps ease headache.")
        events.until(lambda event: "may perhaps ease headache" in browser.get("/examplin/effects/").text)
        assert page.read_text() != "altered"


def test_the_line_of_a_save_names_the_record_and_no_warning_is_repeated(site: SiteTest) -> None:
    """Editors write another file first, and rename it; what the cache keeps of a warning is less than a build finds."""
    lines: list[str] = []
    path = site.folder / "site_config.yaml"
    builder = Builder(path, lambda: date.fromisoformat(AS_OF), StatusUpdates(), lines.append, 1, lambda *_: None)
    site.edit(EFFECTS, "Many people have headaches", "FILL ME IN with how many have headaches")
    builder.build(frozenset())
    assert "fill-me-in" in lines[0]
    lines.clear()
    site.write("content/pages/more.md", "---\ntitle: More\n---\n\nThis is more.\n")
    builder.build(frozenset({"content/pages/more.md", "content/pages/4913"}))
    assert len(lines) == 1, lines
    assert lines[0].startswith("content/pages/more.md: ")


def test_what_is_saved_while_a_build_runs_is_one_more_build() -> None:
    saved = Saved()
    for name in ("a", "b", "c"):
        saved.put(frozenset({name}))
    assert saved.take() == frozenset("abc")
    saved.put(frozenset({"d"}))
    saved.close()
    assert saved.take() is None


def test_several_files_saved_at_once_are_fewer_builds_than_files(site: SiteTest) -> None:
    for name in "abcdefgh":
        site.write(f".new/{name}.yaml", f"id: source-{name}\ntype: webpage\ntitle: Source {name}\n")
    with served(site.folder) as server, listening(server.events()) as events:
        events.next()
        for name in "abcdefgh":
            site.rename(f".new/{name}.yaml", f"content/sources/{name}.yaml")
        events.until(lambda e: {"a", "h"} <= {Path(p["path"]).stem for p in e["problems"]})
        assert len(server.said("nothing written")) < 8


def test_a_broken_record_leaves_the_last_good_page_and_says_where_it_is_wrong(site: SiteTest) -> None:
    with served(site.folder) as server, listening(server.events()) as events:
        first = events.next()
        before = server.get("/examplin/").text
        site.edit(EFFECTS, "- source: trial-2020\n", "- source: trial-2002\n")
        broken = events.until(lambda e: [p["code"] for p in e["problems"]] == ["unknown-source"])
        (problem,) = broken["problems"]
        assert (problem["path"], problem["code"], problem["column"]) == (EFFECTS, "unknown-source", 19)
        assert site.read(EFFECTS).splitlines()[problem["line"] - 1] == problem["excerpt"]
        assert problem["hint"] == 'did you mean "trial-2020"?'
        assert broken["version"] == first["version"]
        assert server.get("/examplin/").text == before
        with listening(server.events()) as opened_later:
            assert opened_later.next() == broken
        assert server.said("error[unknown-source]")
        site.edit(EFFECTS, "- source: trial-2002\n", "- source: trial-2020\n")
        assert events.until(lambda e: not e["problems"])["version"] == first["version"]


def test_a_mistake_in_a_template_is_shown_and_goes_when_it_is_mended(site: SiteTest) -> None:
    with served(site.folder) as server, listening(server.events()) as events:
        first = events.next()
        # The folder of templates is not there when the server starts.
        site.write(
            "templates/home.html", '{% extends "theme/home.html" %}{% block content %}{{ nonsense }}{% endblock %}'
        )
        problem = events.until(lambda e: bool(e["problems"]))["problems"][0]
        assert "nonsense" in problem["message"]
        assert server.get("/").status == 200
        site.write("templates/home.html", '{% extends "theme/home.html" %}{% block title %}Mended{% endblock %}')
        events.until(lambda e: not e["problems"] and e["version"] != first["version"])
        assert "<title>Mended</title>" in server.get("/").text


def test_settings_that_name_another_folder_are_followed(site: SiteTest) -> None:
    with served(site.folder) as server, listening(server.events()) as events:
        first = events.next()
        site.edit("site_config.yaml", "title: Test Site", "title: Other Site\noutput: public")
        events.until(lambda e: not e["problems"] and e["version"] != first["version"])
        assert "Other Site" in server.get("/").text
        assert (site.folder / "public/index.html").is_file()


def test_a_citation_style_of_the_site_is_watched_with_the_rest(site: SiteTest) -> None:
    style = (Path(__file__).parent / "references/styles/bmj.csl").read_bytes()
    site.write("styles/mine.csl", style)
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\ncitation_style: styles/mine.csl")
    with served(site.folder) as server, listening(server.events()) as events:
        first = events.next()
        assert "<i>Journal of Tests</i> 2020." in server.get("/sources/trial-2020/").text
        site.write("styles/mine.csl", style[:900])
        assert events.until(lambda e: bool(e["problems"]))["problems"][0]["code"] == "unusable-style"
        site.write("styles/mine.csl", style.replace(b'font-style="italic" strip', b'font-weight="bold" strip'))
        events.until(lambda e: not e["problems"] and e["version"] != first["version"])
        assert "<b>Journal of Tests</b> 2020." in server.get("/sources/trial-2020/").text


def test_a_part_of_the_registry_is_watched_with_the_rest(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citesite.build.registry_parts.MOST_IN_ONE", 3)
    assert site.run("publish", "--as-of", AS_OF).exit_code == 0
    part = part_of("examplin")
    text = site.read(part)
    with served(site.folder) as server, listening(server.events()) as events:
        assert not events.next()["problems"]
        site.delete(part)
        assert events.until(lambda e: bool(e["problems"]))["problems"][0]["code"] == "lost-addresses"
        site.write(part, text)
        events.until(lambda e: not e["problems"])
        assert server.get("/examplin/").status == 200


def test_a_first_build_that_fails_is_shown_and_waited_for(site: SiteTest) -> None:
    good = site.read(TOPIC)
    site.write(TOPIC, "id: [\n")
    with served(site.folder) as server, listening(server.events()) as events:
        assert events.next()["problems"]
        page = server.get("/examplin/")
        assert page.status == 503
        assert f"{TOPIC}:" in page.text
        assert "error[yaml-syntax]" in page.text
        assert "/-/reload.js" in page.text
        site.write(TOPIC, good)
        events.until(lambda e: not e["problems"])
        assert server.get("/examplin/").status == 200


def test_settings_that_are_missing_are_waited_for(site: SiteTest) -> None:
    good = site.read("site_config.yaml")
    site.delete("site_config.yaml")
    with served(site.folder) as server, listening(server.events()) as events:
        assert "no settings file" in events.next()["problems"][0]["message"]
        site.write("site_config.yaml", good)
        events.until(lambda e: not e["problems"])
        assert server.get("/").status == 200


def test_another_build_of_the_same_site_is_waited_for(site: SiteTest) -> None:
    fcntl = pytest.importorskip("fcntl")
    site.build()
    with (site.folder / ".citesite/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lines: list[str] = []
        updates = StatusUpdates()
        builder = Builder(
            site.folder / "site_config.yaml",
            lambda: date.fromisoformat(AS_OF),
            updates,
            lines.append,
            1,
            lambda what, done, total: None,
        )
        thread = threading.Thread(target=builder.build, args=(frozenset(),), daemon=True)
        thread.start()
        deadline = time.monotonic() + PATIENCE
        while not lines and time.monotonic() < deadline:
            time.sleep(0.01)
        assert lines == ["Another build is under way; waiting for it."]
    thread.join(PATIENCE)
    assert updates.current.is_well
    assert updates.current.version


def test_a_port_that_is_taken_gives_the_next(site: SiteTest) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with served(site.folder, port) as server:
            assert server.port > port
            assert f"Port {port} is taken." in server.lines


def test_no_port_at_all_is_one_line(site: SiteTest) -> None:
    with socket.socket() as taken:
        with contextlib.suppress(OSError):
            taken.bind(("127.0.0.1", 65535))
            taken.listen()
        with pytest.raises(CitesiteError, match="no port from 65535 to 65535 is free"):
            bound(65535, StatusUpdates(), Builder.__new__(Builder))  # type: ignore[arg-type]


def test_ctrl_c_ends_with_exit_code_0_and_no_traceback(site: SiteTest) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", "from citesite.cli.main import main; main()", "serve", "--port", "0", "--as-of", AS_OF],
        cwd=site.folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        assert process.stderr
        said = ""
        while "Ctrl-C" not in said and (line := process.stderr.readline()):
            said += line
        found = re.search(r"127\.0\.0\.1:(\d+)", said)
        assert found, said
        with listening(Events(int(found[1]))) as events:
            events.next()
            process.send_signal(signal.SIGINT)
            said += process.stderr.read()
        assert process.wait(PATIENCE) == 0
        watchdog.cancel()
    assert re.search(r"\b\d+ files written", said)
    assert "Traceback" not in said


def test_a_page_that_allows_more_keeps_what_it_allows() -> None:
    page = b"<head><META http-equiv='Content-Security-Policy' content='default-src *; font-src data:'></head>"
    text, policy = followed(page, "1")
    assert policy == "default-src *; font-src data:; script-src * 'self'; connect-src * 'self'; style-src * 'self'"
    assert text == b'<head><script src="/-/reload.js" data-version="1" defer></script>\n</head>'
    assert followed(b"<p>no head", "1") == (
        b'<p>no head<script src="/-/reload.js" data-version="1" defer></script>\n',
        "",
    )


def test_mistakes_on_the_plain_page_are_text_and_not_markup() -> None:
    updates = StatusUpdates()
    updates.update("", [YAML_SYNTAX.at(Place("content/<b>.yaml"), "<script>alert(1)</script>")])
    page = plain_page(updates.current).decode()
    assert "&lt;script&gt;alert(1)" in page
    assert page.count("<script") == 1


def test_of_hundreds_of_mistakes_some_are_sent_and_the_rest_counted() -> None:
    updates = StatusUpdates()
    updates.update("", [YAML_SYNTAX.at(Place("a.yaml"), str(n)) for n in range(SHOWN + 7)])
    sent = json.loads(updates.current.as_json())
    assert (len(sent["problems"]), sent["more"]) == (SHOWN, 7)
    assert updates.current.as_json().isascii()
    before = updates.current
    updates.update("", before.diagnostics)
    assert updates.current is before


def test_only_inputs_are_worth_a_build(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "site_config.yaml", ("content", "templates", "locale"), tmp_path / "content/site")
    assert watched.shown(f"{tmp_path}/content/topics/a.yaml") == "content/topics/a.yaml"
    for name in (".citesite/cache.sqlite", "content/.a.yaml.swp", "content/site", "content/site/index.html"):
        assert watched.shown(f"{tmp_path}/{name}") == ""
    assert [name for name in ("site_config.yaml", "templates", "site", "README.md") if watched.is_of_root(
        f"{tmp_path}/{name}"
    )] == ["site_config.yaml", "templates"]  # fmt: skip


def test_the_overlay_is_made_of_text_alone() -> None:
    script = (Path(__file__).parent.parent / "src/citesite/theme/serve/reload.js").read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval", script)
    assert 'setAttribute("role", "alert")' in script


def test_another_site_cannot_load_what_is_not_published(site: SiteTest) -> None:
    """By `<script src>` it read the search's entries, which are the texts of all topics."""
    with served(site.folder) as server:
        for path in ("/", "/search/part-00.js", "/-/events", "/none", "/examplin/evidence.json"):
            for mode in ("no-cors", "cors", "navigate"):
                headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode}
                assert server.get(path, method="HEAD", **headers).status == 403, path
            for where in ("same-origin", "same-site", "none"):
                answer = server.get(path, method="HEAD", **{"Sec-Fetch-Site": where})
                assert answer.status in (200, 404)
                # Another server of this machine is of the same site: its pages may not load the answer.
                assert answer.headers["cross-origin-resource-policy"] == "same-origin"
