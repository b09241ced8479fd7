"""A published site under nginx and Apache themselves, with the lines of the guide: `make servers` installs both."""

from __future__ import annotations

import contextlib
import http.client
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from site_test import SiteTest
from test_headers import GUIDE, said_by_browser, snippet
from test_headers import served as served_bare

pytestmark = [pytest.mark.servers, pytest.mark.browser]

NGINX = """
daemon off;
master_process off;
pid {work}/pid;
error_log {work}/errors;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {work}/a; proxy_temp_path {work}/b; fastcgi_temp_path {work}/c; uwsgi_temp_path {work}/d;
    scgi_temp_path {work}/e;
    server {{
        listen 127.0.0.1:{port};
        root {root};
{lines}
    }}
}}
"""
APACHE = """
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog {work}/errors
{modules}
User www-data
Group www-data
TypesConfig /etc/mime.types
DirectoryIndex index.html
DocumentRoot {root}
<Directory />
Require all denied
</Directory>
<Directory {root}>
Require all granted
{lines}
</Directory>
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers")
HIDDEN = (
    *("site_config.yaml", "content/people.yaml", ".citesite/cache.sqlite", ".git/config", ".lock", "owner"),
    *("../site-folder/site_config.yaml", "%2e%2e/site-folder/site_config.yaml", "..%2fsite-folder/site_config.yaml"),
    *("assets/../../site-folder/site_config.yaml", "templates/about.html", "../live.releases/.lock", ".htaccess"),
)
"""What no reader may get: files beside the site, named from its root, and by ways around it."""
FOLDERS = ("assets/", "assets/fonts/", "search/../assets/")
"""Folders without a page, which no server may list."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Served(NamedTuple):
    """A site that a server serves."""

    port: int
    site: SiteTest

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", f"/{path}", headers=headers)
            found = connection.getresponse()
            return Answer(found.status, dict(found.getheaders()), found.read())
        finally:
            connection.close()


def guide_lines(form: str) -> str:
    """The lines of the guide for a server, as they stand there."""
    found = re.search(rf"```{form}\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def run(form: str, root: Path, work: Path, port: int) -> Iterator[None]:
    """Serve a folder at a port."""
    program = shutil.which({"nginx": "nginx", "apache": "apache2"}[form], path="/usr/sbin:/usr/bin:/usr/local/bin")
    assert program, f"{form} is not installed: `make servers` does it"
    folder = "/usr/lib/apache2/modules"
    modules = "".join(f"LoadModule {name}_module {folder}/mod_{name}.so\n" for name in MODULES)
    text = {"nginx": NGINX, "apache": APACHE}[form]
    config = work / f"{form}.conf"
    config.write_text(text.format(port=port, root=root, work=work, lines=guide_lines(form), modules=modules))
    options = ["-e", f"{work}/errors", "-c"] if form == "nginx" else ["-DFOREGROUND", "-f"]
    process = subprocess.Popen([program, *options, str(config)], stderr=subprocess.PIPE)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert process.poll() is None, (process.stderr and process.stderr.read().decode(), config.read_text())
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="module", params=["nginx", "apache"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    # Apache reads as a user of its own, from whom the folders of pytest are hidden.
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        top.chmod(0o755)
        site, port = SiteTest(top / "site-folder"), free_port()
        # The page for missing addresses names its files by the address of publication.
        site.edit("site_config.yaml", "url: https://example.org/test/", f"url: http://127.0.0.1:{port}/")
        result = site.run("publish", "--as-of", "2026-11-21", "../live")
        assert result.exit_code == 0, result.stderr
        with run(request.param, top / "live", top, port):
            yield Served(port, site)


@pytest.fixture
def form(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["served"])


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("", 200, "text/html"),
        ("examplin/effects/", 200, "text/html"),
        ("examplin", 301, "text/html"),
        ("assets/site.css", 200, "text/css"),
        ("assets/search.js", 200, "javascript"),
        ("no/such/page", 404, "text/html"),
    ],
)
def test_every_answer_has_the_headers_and_its_type(
    served: Served, form: str, path: str, status: int, kind: str
) -> None:
    found = served.get(path)
    assert found.status == status
    assert kind in found.headers["Content-Type"]
    sent = {name: value for name, value in found.headers.items() if name in snippet(form)}
    assert sent == snippet(form)


def test_a_missing_page_is_answered_with_the_page_of_the_site(served: Served) -> None:
    page = (served.site.folder / "site/404.html").read_bytes()
    for path in ("nowhere", "no/such/page/", "examplin/nothing.html"):
        assert served.get(path)[::2] == (404, page)


def test_nothing_but_the_site_is_served(served: Served) -> None:
    published = set(served.site.files().values())
    for path in HIDDEN:
        found = served.get(path)
        assert found.status in (400, 403, 404), path
        assert b"Test Site" not in found.body or found.body in published, path
    for path in FOLDERS:
        found = served.get(path)
        assert found.status in (403, 404), path
        assert b"site.css" not in found.body or found.body in published, path


def test_every_published_file_is_served_as_it_is(served: Served) -> None:
    for path, content in served.site.files().items():
        found = served.get(path)
        assert (path, found.status, found.body == content) == (path, 200, True)


def test_a_browser_finds_no_fault(served: Served, tmp_path: Path) -> None:
    for page in ("", "examplin/effects/", "search/?q=headache"):
        html, console = said_by_browser(served.address + page, tmp_path / "profile")
        assert console == [], page
        assert "Test Site" in html
    assert 'href="../examplin/' in html
    html, console = said_by_browser(f"{served.address}no/such/page", tmp_path / "profile")
    # That it is missing is the only thing that the browser says of it.
    assert [line for line in console if "404 (Not Found)" not in line] == []
    assert "Test Site" in html


def test_a_page_of_another_origin_can_neither_frame_the_site_nor_load_from_it(served: Served, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text(
        "<!DOCTYPE html><html lang=en><title>Other</title>"
        f'<script src="{served.address}assets/search.js" onload="document.title=\'loaded\'"'
        """ onerror="document.title='refused'"></script>"""
        f'<iframe src="{served.address}"></iframe>'
    )
    with served_bare(other, {}) as address:
        html, console = said_by_browser(address, tmp_path / "profile")
    assert "frame-ancestors" in "".join(console)
    assert "<title>refused</title>" in html
