"""Servers that answer badly: one line and exit code 2, in a time and with a size that are bounded, or a good record.

The server is a plain socket, because no library would send what these send.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citesite.exchange import network
from citesite.read import yaml as yaml_text
from hostile.judging import bounded
from site_test import Result, SiteTest

DOI = "10.1000/asked"
INTO = "content/sources/new.yaml"
CSL = b"Content-Type: application/vnd.citationstyles.csl+json\r\n"
WORK = {"type": "article-journal", "title": "A title", "DOI": DOI}
wait = threading.Event().wait
"""The tests shorten `time.sleep`, by which the program waits between two tries."""
Say = Callable[[socket.socket], None]


class BadServer:
    """Sends to whoever connects what a function sends."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.asked = 0
        self.is_closed = False
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            if self.is_closed:
                connection.close()
                return
            self.asked += 1
            with connection:
                try:
                    while b"\r\n\r\n" not in connection.recv(65536):
                        pass
                    self._say(connection)
                except OSError:
                    pass  # The other side had enough.

    def close(self) -> None:
        self.is_closed = True
        with socket.create_connection(self._socket.getsockname()):
            pass
        self._thread.join()
        self._socket.close()


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Say], BadServer]]:
    real = time.sleep
    monkeypatch.setattr("time.sleep", lambda seconds: real(min(seconds, 0.01)))
    monkeypatch.setenv("no_proxy", "*")
    made: list[BadServer] = []

    def start(say: Say) -> BadServer:
        made.append(BadServer(say))
        return made[-1]

    yield start
    for server in made:
        server.close()


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def asked(site: SiteTest, address: str, timeout: str = "1") -> Result:
    return site.run("import", "--doi", DOI, "--doi-server", address, "--timeout", timeout, "--into", INTO)


def assert_refused(result: Result) -> None:
    assert result.exit_code == 2, result.stderr
    assert result.stderr.startswith("citesite: ")
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 1_000
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.stderr)


def sends(data: bytes) -> Say:
    return lambda connection: connection.sendall(data)


def redirects(location: str) -> Say:
    return sends(b"HTTP/1.1 302 Found\r\nLocation: " + location.encode() + b"\r\nContent-Length: 0\r\n\r\n")


def answers(body: bytes, more: bytes = b"") -> Say:
    length = f"Content-Length: {len(body)}\r\n".encode()
    return sends(b"HTTP/1.1 200 OK\r\n" + CSL + length + more + b"Connection: close\r\n\r\n" + body)


@pytest.mark.parametrize(
    "location",
    [
        "http://[", "http://[::1", "http://[x]/", "http://[::1]]/", "ftp://127.0.0.1:1/x", "file:///etc/passwd",
        "data:application/json,{}", "javascript:1", "gopher://127.0.0.1/", "http:", "http:///x", "//", "https://",
        "http://a:99999999/", "http://a:-1/", "http://a:0/", "http://a:x/", "http://a:²/", "http://é\u0131.example/",
        "http://中.example/", "http://\U0001f600/", "http://a..b/", f"http://{'a' * 64}.example/", "http://-/",
        f"http://{'a.' * 200}/", "http://a b/", "http://a\x01b/", "http://a\x7f/", "http://a%00b/", "http://user@/",
        "http://[fe80::1%25\x1b]/", "http://[::ffff:999.1.1.1]/", "\\\\host\\x",
    ],
    ids=ascii,
)  # fmt: skip
def test_a_redirect_to_no_address_is_one_line(site: SiteTest, serve: Callable[[Say], BadServer], location: str) -> None:
    assert_refused(asked(site, serve(redirects(location)).url))


def test_a_redirect_to_letters_of_other_alphabets_in_a_path_is_followed(
    site: SiteTest, serve: Callable[[Say], BadServer]
) -> None:
    good = serve(answers(json.dumps(WORK).encode()))
    server = serve(redirects(f"{good.url}/é/%C3%A9?q=ü"))
    assert asked(site, server.url).exit_code == 0
    assert good.asked == 1


def test_redirects_in_a_circle_end(site: SiteTest, serve: Callable[[Say], BadServer]) -> None:
    server = serve(redirects("/again"))
    result = asked(site, server.url)
    assert_refused(result)
    assert "redirected more than 10 times" in result.stderr


def slowly(first: bytes, then: bytes) -> Say:
    """Send a byte every twentieth of a second, which no wait for the next byte ever notices."""

    def say(connection: socket.socket) -> None:
        connection.sendall(first)
        for _ in range(400):
            connection.sendall(then)
            wait(0.05)

    return say


@pytest.mark.parametrize(
    "say",
    [
        slowly(b"HTTP/1.1 200 OK\r\n" + CSL + b"\r\n", b" "),
        slowly(b"HTTP/1.1 200 OK\r\n", b"X"),
        slowly(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        slowly(b"", b"H"),
        slowly(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        slowly(b"HTTP/1.1 200 OK\r\n" + CSL + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        slowly(b"HTTP/1.1 200 OK\r\n" + CSL + b"Transfer-Encoding: chunked\r\n\r\n1", b";"),
    ],
    ids=["body", "header", "headers", "status", "interim", "chunks", "chunk-size"],
)
def test_a_server_that_drips_is_left(site: SiteTest, serve: Callable[[Say], BadServer], say: Say) -> None:
    """Each drips for twenty seconds a try; three tries of at most 0.6 s are made."""
    began = time.monotonic()
    assert_refused(asked(site, serve(say).url, "0.2"))
    assert time.monotonic() - began < 10


def test_the_time_of_redirects_counts_together(site: SiteTest, serve: Callable[[Say], BadServer]) -> None:
    def say(connection: socket.socket) -> None:
        wait(0.15)
        redirects("/on")(connection)

    began = time.monotonic()
    result = asked(site, serve(say).url, "0.2")
    assert_refused(result)
    assert re.search("no (whole )?answer within 0.[26] seconds", result.stderr)
    assert time.monotonic() - began < 10


def endless(first: bytes, then: bytes) -> Say:
    def say(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(then)

    return say


@pytest.mark.parametrize(
    "say",
    [
        endless(b"HTTP/1.1 200 OK\r\n" + CSL + b"\r\n{", b" " * 65536),
        endless(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 10_000),
        endless(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 65536),
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2_000),
        endless(b"HTTP/1.1 200 OK\r\n" + CSL + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n" * 10_000),
        endless(b"HTTP/1.1 200 OK\r\n" + CSL + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n" * 10_000),
        endless(b"HTTP/1.1 302 F\r\nLocation: /x\r\n\r\n", b" " * 65536),
        endless(b"HTTP/1.1 500 F\r\n\r\n", b" " * 65536),
    ],
    ids=["body", "headers", "header", "interim", "chunks", "trailers", "redirect", "error"],
)
def test_a_server_that_never_ends_is_left(site: SiteTest, serve: Callable[[Say], BadServer], say: Say) -> None:
    with bounded(10):
        assert_refused(asked(site, serve(say).url, "2"))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0\xff\x16\x03 nonsense\r\n\r\n", b"HTTP/1.1 abc OK\r\n\r\n", b"HTTP/1.1 \xb2\xb2\xb2 OK\r\n\r\n",
        b"HTTP/1.1 400 \x1b]0;TITLE\x07\x1b[31mred\x9b31m\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 400 " + b"y" * 60_000 + b"\r\n\r\n", b"HTTP/1.1 302 F\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: a/\x1b[31mb\r\nContent-Length: 1\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\n" + CSL + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + CSL + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + CSL + b"Transfer-Encoding: chunked\r\n\r\n" + b"F" * 40 + b"\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + CSL + b"Content-Length: -5\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + CSL + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + CSL + b"Content-Length: 500\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + CSL + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b" + bytes(100),
    ],
    ids=lambda data: ascii(data[:60]),
)  # fmt: skip
def test_what_is_no_answer_is_one_line(site: SiteTest, serve: Callable[[Say], BadServer], data: bytes) -> None:
    assert_refused(asked(site, serve(sends(data)).url))


def with_field(text: str) -> bytes:
    return b'{"type": "article-journal", "title": "T", "DOI": "' + DOI.encode() + b'", ' + text.encode() + b"}"


@pytest.mark.parametrize(
    "body",
    [
        with_field('"volume": ' + "9" * 100_000),
        with_field('"volume": NaN, "issue": Infinity, "issued": {"date-parts": [[1e400, -1, 99]]}'),
        with_field('"publisher": "\\ud800", "author": [{"family": "\\udfff"}]'),
        with_field('"x": ' + "[" * 100_000 + "]" * 100_000),
        with_field('"x": ' + "[" * 200_000),
        with_field('"issued": {"date-parts": [["2020", "' + "1" * 5_000 + '", "45"]]}'),
        with_field('"issued": {"date-parts": [["²²²²", "²", "²"]]}, "author": [{"family": "² ٣"}]'),
        with_field('"publisher": "\\u0000\\u001b[31m\\u202e\\u200b\\ufeff\\n- id: evil\\n  x: |"'),
        with_field('"publisher": "a: b # c\\n- id: z\\n&x *y !!python/object:os.system", "volume": "*a"'),
        with_field('"publisher": ' + json.dumps("word " * 300_000)),
        with_field('"publisher": ' + json.dumps("<" * 300_000)),
        with_field('"publisher": ' + json.dumps("<i>" * 100_000)),
        with_field('"publisher": ' + json.dumps("<<p>" * 100_000)),
        with_field('"publisher": ' + json.dumps("<" * 100_000 + "p>" * 100_000)),
        with_field('"publisher": ' + json.dumps("&amp;" * 100_000)),
        with_field('"author": [' + ", ".join(['{"family": "A", "given": "B"}'] * 50_000) + "]"),
        with_field('"author": [' + ", ".join(['{"literal": "A"}'] * 50_000) + "]"),
        with_field('"id": "../../etc"'),
        with_field('"id": "' + "a" * 10_000 + '"'),
        with_field('"note": ' + json.dumps("PMID: \n" * 100_000)),
        with_field('"URL": ' + json.dumps("; ;" * 100_000)),
        with_field('"ISBN": ' + json.dumps("(97" * 100_000)),
        with_field('"page": ' + json.dumps(" " * 100_000 + "x")),
        with_field('"page": ' + json.dumps("- " * 100_000)),
        b'{"type": ["x"], "title": {"a": 1}, "DOI": ["10.1000/asked"]}',
        b'{"type": 5, "title": ["T"], "DOI": ["10.1000/asked"], "author": "me", "issued": 5, "ISBN": 7, "note": [1],'
        b' "page": {}, "id": {"a": 2}, "editor": [5, null]}',
        b"[" * 100_000,
        b"{" * 100_000,
        json.dumps(WORK).encode("utf-16"),
        json.dumps(WORK).encode() + b"<script>" * 10_000,
        b"[" + b"[]," * 1_600_000 + b"[]]",
    ],
    ids=lambda body: ascii(body[-60:]),
)
def test_a_work_of_any_shape_becomes_a_record_or_one_line(
    site: SiteTest, serve: Callable[[Say], BadServer], body: bytes
) -> None:
    assert len(body) < network.LARGEST_ANSWER
    with bounded(10):
        result = asked(site, serve(answers(body)).url, "5")
    assert "Traceback" not in result.stderr
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.stderr)
    if result.exit_code == 0:
        yaml_text.load(site.read(INTO))
    elif result.exit_code == 1:
        assert "NOT IMPORTED" in result.stderr
    else:
        assert_refused(result)
    assert site.build().exit_code in (0, 1)


BAD: dict[str, Say] = {
    "redirect to no host": redirects("http://["),
    "redirect to a file": redirects("file:///etc/passwd"),
    "redirect with a command": redirects("http://a\x1b[31mb/"),
    "circle": redirects("/again"),
    "drip": slowly(b"HTTP/1.1 200 OK\r\n" + CSL + b"\r\n", b" "),
    "endless": endless(b"HTTP/1.1 200 OK\r\n" + CSL + b"\r\n{", b" " * 65536),
    "a line of its own": sends(b"nonsense\n::error::mine\r\n\r\n"),
    "a command": sends(b"HTTP/1.1 400 \x1b]0;TITLE\x07\x9b31m\r\nContent-Length: 0\r\n\r\n"),
    "deep": answers(b"[" * 100_000),
    "long number": answers(b'{"message": ' + b"9" * 100_000 + b"}"),
    "other shape": answers(
        b'{"message": {"items": 5, "update-to": "x", "updated-by": [3, null, {"type": {}}], "DOI": []}}'
    ),
    "entities": answers(b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>"),
}


@pytest.mark.parametrize("command", ["verify-sources", "standing", "pmid"])
@pytest.mark.parametrize("bad", BAD)
def test_every_command_that_asks_survives_a_bad_server(
    site: SiteTest, serve: Callable[[Say], BadServer], command: str, bad: str
) -> None:
    address = serve(BAD[bad]).url
    site.edit("content/sources/guide-2021.yaml", "https://example.org/guide", f"{address}/guide")
    servers = ["--crossref-server", address, "--doi-server", address, "--pubmed-server", address]
    arguments = {
        "verify-sources": [command, *servers, "--pause", "0", "--minutes", "1", "--as-of", "2026-11-21"],
        "standing": [command, *servers[:2], "--as-of", "2026-11-21"],
        "pmid": ["import", "--pmid", "123", *servers[2:], "--into", INTO],
    }[command]
    began = time.monotonic()
    with bounded(10):
        result = site.run(*arguments, "--timeout", "0.2")
    assert time.monotonic() - began < 30
    assert result.exit_code in (0, 1, 2)
    assert "Traceback" not in result.stderr
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]|^::", result.stdout + result.stderr, re.MULTILINE)


@pytest.mark.parametrize("variable", ["http_proxy", "all_proxy"])
@pytest.mark.parametrize("proxy", ["http://[", "http://a:99999999", "é://x", "http://a\x01", "\u0131.example"])
def test_a_proxy_that_is_none_is_one_line(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch, variable: str, proxy: str
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setenv(variable, proxy)
    assert_refused(asked(site, "http://name.invalid", "0.5"))


@pytest.mark.parametrize(
    "address", ["http://[", "http://a:99999999", "http://é\u0131.example", "http://", "http://a b", ""]
)
def test_an_address_of_a_service_that_is_none_is_one_line(site: SiteTest, address: str) -> None:
    assert_refused(asked(site, address))
