"""What doi.org, PubMed and Crossref answer, well or badly, and what becomes of it. All of them are a server here."""

from __future__ import annotations

import gzip
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from citesite.read import yaml as yaml_text
from site_test import AS_OF, Result, SiteTest

INTO = "content/sources/new.yaml"
CSL = "application/vnd.citationstyles.csl+json"
ITEM = {
    "type": "journal-article",
    "DOI": "10.1000/Asked",
    "title": "Asked for &amp; given",
    "container-title": "Journal of Tests",
    "author": [{"family": "Berg", "given": "Ann"}, {"name": "Test Group"}],
    "issued": {"date-parts": [[2019, 3]]},
    "reference": [{"key": "1"}],
}
MEDLINE = "\nPMID- 1234567\nTI  - Asked for.\nFAU - Berg, Ann\nDP  - 2019 Mar 5\nJT  - Journal of tests\n"


class Server:
    """Answers as it is told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, list[tuple[int, str, bytes]]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.delay = 0.0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, dict(self.headers)))
                time.sleep(outer.delay)
                found = [answers for start, answers in outer.answers.items() if self.path.startswith(start)]
                status, kind, body = (404, "text/plain", b"") if not found else found[0][0]
                if found and len(found[0]) > 1:
                    found[0].pop(0)
                self.send_response(status)
                self.send_header("Location" if 300 <= status < 400 else "Content-Type", kind)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, path: str, body: object, kind: str = CSL, status: int = 200) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answers.setdefault(path, []).append((status, kind, data))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    real = time.sleep
    # Waiting between tries is asserted by what the server was asked, not by the clock.
    monkeypatch.setattr(time, "sleep", lambda seconds: real(min(seconds, 0.6)))
    monkeypatch.setenv("no_proxy", "*")
    found = Server()
    yield found
    found.close()


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path)
    found.edit("site_config.yaml", "title: Test Site", "title: Test Site\ncontact: editor@example.org")
    return found


def by_doi(site: SiteTest, server: Server, doi: str = "10.1000/asked", *options: str) -> Result:
    return site.run("import", "--doi", doi, "--doi-server", server.url, "--into", INTO, *options)


def by_pmid(site: SiteTest, server: Server, *pmids: str) -> Result:
    options = [part for pmid in pmids for part in ("--pmid", pmid)]
    return site.run("import", *options, "--pubmed-server", f"{server.url}/eutils/", "--into", INTO)


def records(site: SiteTest, path: str = INTO) -> list[dict[str, Any]]:
    data = yaml_text.load(site.read(path))
    return [record for record in (data if isinstance(data, list) else [data]) if isinstance(record, dict)]


def test_a_work_by_its_doi(site: SiteTest, server: Server) -> None:
    server.answer("/10.1000/asked", ITEM)
    result = by_doi(site, server, "https://doi.org/10.1000/Asked")
    assert (result.exit_code, result.stdout) == (0, f"{INTO}\n")
    assert result.stderr == (
        "doi.org: CSL-JSON, 1 record in: 1 new, 0 already there\n"
        "New records say `access: not-read`: write how you read each work before a claim cites it.\n"
    )
    (record,) = records(site)
    assert record["id"] == "berg-2019"
    assert record["title"] == "Asked for & given"
    assert record["author"] == [{"family": "Berg", "given": "Ann"}, {"literal": "Test Group"}]
    assert record["imported"]["origin"] == "doi.org"
    (path, headers) = server.asked[0]
    assert path == "/10.1000/asked"
    assert headers["Accept"] == CSL
    assert "mailto:editor@example.org" in headers["User-Agent"]
    # A build asks nobody: the answer is in the record.
    assert site.build().exit_code == 0
    assert len(server.asked) == 1


def test_a_redirect_is_followed(site: SiteTest, server: Server) -> None:
    server.answers["/10.1000/asked"] = [(302, f"{server.url}/moved", b"")]
    server.answer("/moved", ITEM)
    assert by_doi(site, server).exit_code == 0
    assert server.asked[1][1]["Accept"] == CSL


def test_works_by_their_pmids(site: SiteTest, server: Server) -> None:
    second = MEDLINE.replace("1234567", "7654321").replace("Asked for", "And this")
    server.answer("/eutils/efetch.fcgi", (MEDLINE + second).encode(), "text/plain")
    result = by_pmid(site, server, "1234567", "7654321")
    assert result.exit_code == 0
    assert [record["PMID"] for record in records(site)] == ["1234567", "7654321"]
    assert "id=1234567%2C7654321&rettype=medline" in server.asked[0][0]
    assert "tool=citesite&email=editor%40example.org" in server.asked[0][0]
    assert len(server.asked) == 1


def test_a_work_that_is_there_is_told_of(site: SiteTest, server: Server) -> None:
    same = {"title": "Examplin for headache", "author": [{"name": "Test Trial Group"}], "issued": {"raw": "2020"}}
    server.answer("/10.1000/trial", ITEM | same | {"DOI": "10.1000/TRIAL", "volume": "9"})
    result = by_doi(site, server, "10.1000/trial")
    assert "already there as trial-2020" in result.stderr
    assert not (site.folder / INTO).exists()
    assert "filled volume" in by_doi(site, server, "10.1000/trial", "--fill").stderr


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(site: SiteTest, server: Server, status: int) -> None:
    server.answer("/10.1000/asked", b"", "text/plain", status)
    server.answer("/10.1000/asked", ITEM)
    assert by_doi(site, server).exit_code == 0
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("body", "kind", "status", "said", "tries"),
    [
        (b"<html>Log in</html>", "text/html", 200, "it answered with a web page", 1),
        (b"<html>Log in</html>", CSL, 200, "its answer is no CSL-JSON item", 1),
        (b"plain", "text/plain", 200, "it answered with text/plain where application/vnd", 1),
        (b"", CSL, 200, "its answer is no CSL-JSON item", 1),
        (b'{"DOI": "10.1000/asked", "title": "Hal', CSL, 200, "its answer is no CSL-JSON item", 1),
        (b'{"DOI": "10.1000/asked"}', CSL, 200, "its answer is no CSL-JSON item with a title", 1),
        (b"\xff\xfe", CSL, 200, "not UTF-8", 1),
        (b'{"DOI": "10.1000/other", "title": "T", "type": "book"}', CSL, 200, "with another work (10.1000/other)", 1),
        (b'{"title": "T", "type": "book"}', CSL, 200, "it answered with another work (no DOI)", 1),
        (b"", CSL, 404, "doi.org knows no work with the DOI 10.1000/asked", 1),
        (b"", CSL, 403, "it answered 403", 1),
        (b"", CSL, 503, "it answered 503", 3),
        (b"x" * 5_000_001, CSL, 200, "its answer is larger than", 1),
    ],
)  # fmt: skip
def test_bad_answers_leave_nothing_behind(
    site: SiteTest, server: Server, body: bytes, kind: str, status: int, said: str, tries: int
) -> None:
    server.answer("/10.1000/asked", body, kind, status)
    before = site.files("content")
    result = by_doi(site, server)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert len(server.asked) == tries
    assert site.files("content") == before


def test_a_server_that_does_not_answer(site: SiteTest, server: Server) -> None:
    server.answer("/10.1000/asked", ITEM)
    server.delay = 0.5
    result = by_doi(site, server, "10.1000/asked", "--timeout", "0.1")
    assert result.exit_code == 2
    assert "no answer within 0.1 seconds" in result.stderr
    assert len(server.asked) == 3
    assert not (site.folder / INTO).exists()


def test_no_server_at_all(site: SiteTest, server: Server) -> None:
    for address, said in (
        ("http://127.0.0.1:1", "no answer"),
        ("file:///etc", "is no http or https address"),
        ("ftp://example.org", "is no http or https address"),
    ):
        result = site.run("import", "--doi", "10.1000/asked", "--doi-server", address)
        assert result.exit_code == 2
        assert said in result.stderr
    server.answers["/10.1000/asked"] = [(302, "file:///etc/passwd", b"")]
    assert by_doi(site, server).exit_code == 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (MEDLINE.replace("1234567", "1"), "a work that nobody asked for (PMID 1)"),
        ("id: 1234567 Error occurred", "PubMed knows no work with the PMID 1234567"),
        ("", "PubMed knows no work with the PMID 1234567"),
    ],
)
def test_bad_answers_of_pubmed(site: SiteTest, server: Server, answer: str, said: str) -> None:
    server.answer("/eutils/", answer.encode(), "text/plain")
    result = by_pmid(site, server, "1234567")
    assert result.exit_code == 2
    assert said in result.stderr


def test_one_unknown_work_of_several_stops_all(site: SiteTest, server: Server) -> None:
    server.answer("/10.1000/asked", ITEM)
    two = ("--doi", "10.1000/asked", "--doi", "10.1000/unknown")
    result = site.run("import", *two, "--doi-server", server.url, "--into", INTO)
    assert result.exit_code == 2
    assert not (site.folder / INTO).exists()


def test_what_is_no_identifier_is_not_asked_for(site: SiteTest, server: Server) -> None:
    assert "is no DOI" in by_doi(site, server, "10.1/x").stderr
    assert "is no PMID" in by_pmid(site, server, "PMC12").stderr
    assert server.asked == []


TRIALS = "content/sources/trials.yaml"
RETRACTIONS = (
    "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n"
    '1,"A, b",3/5/2021 0:00,10.1000/notice,10.1000/TRIAL,0,Retraction\n'
    "2,M\xfcller,1/2/2020 0:00,Unavailable,10.1000/other,7654321,Expression of concern\n"
)


def crossref(doi: str, *updates: tuple[str, int]) -> dict[str, Any]:
    listed = [
        {"DOI": f"10.1000/notice{year}", "type": kind, "updated": {"date-parts": [[year, 3, 5]]}, "source": "publisher"}
        for kind, year in updates
    ]
    return {"status": "ok", "message-type": "work", "message": {"DOI": doi, "title": ["T"], "updated-by": listed}}


def refreshed(site: SiteTest, server: Server, *options: str) -> Result:
    return site.run("standing", "--as-of", AS_OF, "--crossref-server", server.url, *options)


def test_a_retraction_reaches_the_record_and_the_next_build(site: SiteTest, server: Server) -> None:
    assert site.build().exit_code == 0
    page = site.page("examplin/")
    site.edit(TRIALS, "  access: full-text", "  access: full-text  # in the library\n  # the end")
    before = site.read(TRIALS)
    server.answer(
        "/works/10.1000%2Ftrial",
        crossref("10.1000/trial", ("correction", 2020), ("retraction", 2021)),
        "application/json",
    )
    result = refreshed(site, server)
    assert (result.exit_code, result.stdout) == (0, f"{TRIALS}\n")
    assert "trial-2020: current -> retracted (retraction of 2021-03-05, 10.1000/notice2021)\n" in result.stderr
    assert "not known: guide-2021" in result.stderr
    assert "1 source checked" in result.stderr
    added = f"  standing: {{status: retracted, checked_on: {AS_OF}}}\n"
    assert site.read(TRIALS).replace(added, "") == before
    result = site.build()
    assert result.exit_code == 1
    assert "error[retracted-source]" in result.stderr
    assert site.page("examplin/") == page


@pytest.mark.parametrize(
    ("updates", "before", "after"),
    [
        ((), "", "current"),
        ((("correction", 2020),), "", "corrected"),
        ((("erratum", 2020), ("expression_of_concern", 2019)), "", "concern"),
        ((("withdrawal", 2020),), "", "retracted"),
        ((("retraction", 2020), ("reinstatement", 2022)), "", "current"),
        ((("new_version", 2022),), "", "current"),
        ((("correction", 2020),), "standing: {status: superseded, superseded_by: guide-2021}", "superseded"),
        ((("retraction", 2020),), "standing:\n    status: corrected  # we saw it\n    note: A word.", "retracted"),
        ((), "standing:\n    checked_on: 2020-01-01", "current"),
        ((), "standing: {status: retracted}", "retracted"),
    ],
)
def test_a_standing_only_becomes_graver(
    site: SiteTest, server: Server, updates: tuple[tuple[str, int], ...], before: str, after: str
) -> None:
    if before:
        site.edit(TRIALS, "  access: full-text", f"  access: full-text\n  {before}")
    server.answer("/works/", crossref("10.1000/trial", *updates), "application/json")
    result = refreshed(site, server)
    assert result.exit_code == 0
    (record,) = records(site, TRIALS)
    assert record["standing"]["status"] == after
    assert record["standing"]["checked_on"] == AS_OF
    assert ("superseded_by" in record["standing"]) == ("superseded_by" in before)
    assert ("note" in record["standing"]) == ("note" in before)
    assert ("look at it yourself" in result.stderr) == (before == "standing: {status: retracted}")
    assert site.check().exit_code == (1 if after == "retracted" else 0)


def as_csv(text: str) -> bytes:
    return text.encode("latin-1")


def as_works(*works: object) -> bytes:
    return json.dumps({"status": "ok", "message": {"items": works}}).encode()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (as_csv(RETRACTIONS), "retracted"),
        (gzip.compress(as_csv(RETRACTIONS), mtime=0), "retracted"),
        (as_csv(RETRACTIONS.replace("10.1000/TRIAL", "10.1000/else")), "current"),
        (as_works(crossref("10.1000/trial", ("retraction", 2021))["message"]), "retracted"),
        (as_works({"DOI": "10.1000/n", "update-to": [{"DOI": "10.1000/TRIAL", "type": "retraction"}]}), "retracted"),
        (b'{"DOI": "10.1000/a"}\n{"DOI": "10.1000/Trial"}\n', "current"),
        (as_works({"DOI": "10.1000/a"}), ""),
    ],
)
def test_a_file_of_crossref_will_do(site: SiteTest, server: Server, data: bytes, status: str) -> None:
    site.write("snapshot", data)
    result = refreshed(site, server, "--snapshot", "snapshot")
    assert result.exit_code == 0
    assert server.asked == []
    (record,) = records(site, TRIALS)
    # Of a work that some works of Crossref do not name, nothing can be told.
    assert record.get("standing", {}).get("status", "") == status


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is neither the Retraction Watch CSV"),
        (b"a,b\n1,2\n", "is neither the Retraction Watch CSV"),
        (b"<html>", "is neither the Retraction Watch CSV"),
        (b'{"DOI": ', "is not JSON, or half a file"),
        (b'{"a": 1}', "holds no works of Crossref"),
        (gzip.compress(as_csv(RETRACTIONS), mtime=0)[:-20], "is half a file"),
    ],
)
def test_a_file_that_is_none_is_refused(site: SiteTest, server: Server, data: bytes, said: str) -> None:
    site.write("snapshot", data)
    before = site.read(TRIALS)
    result = refreshed(site, server, "--snapshot", "snapshot")
    assert result.exit_code == 2
    assert said in result.stderr
    assert site.read(TRIALS) == before


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (b"<html>", "text/html", "it answered with a web page"),
        (b"{", "application/json", "its answer is not JSON"),
        (b"{}", "application/json", "it answered with another work"),
        (json.dumps(crossref("10.1000/other")).encode(), "application/json", "it answered with another work"),
    ],
)
def test_crossref_may_answer_badly(site: SiteTest, server: Server, answer: bytes, kind: str, said: str) -> None:
    server.answer("/works/", answer, kind)
    before = site.read(TRIALS)
    result = refreshed(site, server)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "0 sources checked" in result.stderr
    assert site.read(TRIALS) == before


def test_a_dead_crossref_is_not_asked_for_every_source(site: SiteTest, server: Server) -> None:
    more = "".join(
        f"- {{id: n{n}, type: book, title: Number {n}, DOI: 10.1000/n{n}, access: not-read}}\n" for n in range(9)
    )
    site.write("content/sources/more.yaml", more)
    server.answer("/works/", b"", "application/json", 500)
    result = refreshed(site, server)
    assert result.exit_code == 2
    assert "Crossref was not asked for the rest" in result.stderr
    assert len(server.asked) == 9


def test_records_of_every_form_take_their_standing(site: SiteTest, server: Server) -> None:
    forms: list[Callable[[str], str]] = [
        lambda fields: f"- {{{fields}}}\n",
        lambda fields: "-   " + fields.replace(", ", "\n    ") + "\n",
        lambda fields: "- " + fields.replace(", ", "\n  ") + "\n  summary: |\n    Text.\n\n    More 😀.\n",
        lambda fields: "- " + fields.replace(", ", "\n  ") + "\n  author:\n  - literal: X\n  # a word\n\n",
        lambda fields: "- " + fields.replace(", ", "\n  ") + "\n  standing:\n",
        lambda fields: "- " + fields.replace(", ", "\n  ") + "\n  standing: {}",
    ]
    fields = [f"id: n{n}, type: book, title: 'Number: {n} 😀', DOI: 10.1000/n{n}, access: not-read" for n in range(6)]
    site.write("content/sources/more.yaml", "# all\n" + "".join(f(t) for f, t in zip(forms, fields, strict=True)))
    before = records(site, "content/sources/more.yaml")
    rows = "".join(f"{n},T,1/1/2020,,10.1000/n{n},,Correction\n" for n in range(6))
    site.write("snapshot.csv", RETRACTIONS.partition("\n")[0] + "\n" + rows)
    assert refreshed(site, server, "--snapshot", "snapshot.csv").exit_code == 0
    expected = {"status": "corrected", "checked_on": AS_OF}
    assert records(site, "content/sources/more.yaml") == [{**record, "standing": expected} for record in before]
    assert site.read("content/sources/more.yaml").startswith("# all\n")
    assert "# a word" in site.read("content/sources/more.yaml")
    again = site.read("content/sources/more.yaml")
    assert refreshed(site, server, "--snapshot", "snapshot.csv").exit_code == 0
    assert site.read("content/sources/more.yaml") == again


def test_the_guide_for_zotero_goes_as_it_says(site: SiteTest, server: Server) -> None:
    """Every command of docs/how-to/add-a-source-from-zotero.md, in its order, with the edits it asks for."""
    guide = (Path(__file__).parent.parent / "docs/how-to/add-a-source-from-zotero.md").read_text("utf-8")
    commands = [line for block in re.findall(r"```sh\n(.*?)```", guide, re.DOTALL) for line in block.splitlines()]
    unread, read, cited = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert len(commands) == 10
    site.write("zotero.json", json.dumps([ITEM | {"DOI": "10.1000/zotero", "type": "article-journal"}]))
    server.answer("/10.1000/asked", ITEM | {"title": "Another"})
    server.answer("/efetch.fcgi", MEDLINE.replace("Asked for", "A third").encode(), "text/plain")
    for path in ("trial", "zotero", "asked"):
        server.answer(f"/works/10.1000%2F{path}", crossref(f"10.1000/{path}"), "application/json")
    servers = {"--doi": "--doi-server", "--pmid": "--pubmed-server", "standing": "--crossref-server"}
    for number, command in enumerate(commands):
        program, *words = command.split()
        assert program == "citesite"
        if words[0] in ("check", "build"):
            words += ["--as-of", AS_OF]
        words += [part for word, option in servers.items() if word in words for part in (option, server.url)]
        result = site.run(*words)
        assert result.exit_code == 0, command
        if number == 0:
            assert "1 new" in result.stderr
            assert not (site.folder / "content/sources/zotero.yaml").exists()
        if number == 2:
            zotero = "content/sources/zotero.yaml"
            assert "0 new, 1 already there" in result.stderr
            site.edit(zotero, unread, read)
            old = "      text: Many people have headaches, says a guide [@guide-2021, p. 3].\n"
            site.edit("content/topics/examplin/effects.yaml", old, cited)
    assert [record["title"] for record in records(site, "content/sources/looked-up.yaml")] == ["Another", "A third"]
    assert "sources/berg-2019/" in site.page("examplin/effects/")
    assert "4 sources checked" in result.stderr or "3 sources checked" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/asked\n",
        "https://doi.org/10.1000/Asked\n",
        "DOI: 10.1000/asked\n\n",
        "doi:10.1000/asked, 10.1000/asked\n",
    ],
)
def test_a_list_of_dois_is_looked_up(site: SiteTest, server: Server, text: str) -> None:
    server.answer("/10.1000/asked", ITEM)
    site.write("list.txt", text)
    result = site.run("import", "list.txt", "--into", INTO, "--doi-server", server.url)
    assert result.exit_code == 0, result.stderr
    assert "doi.org: CSL-JSON, 1 record in: 1 new" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "1234567\n",
        "PMID: 1234567\n",
        "1: Berg A. Asked for. Journal of tests. 2019 Mar 5;1(2):3. PMID: 1234567.\n",
        "1. Journal of tests. 2019 Mar 5;1(2):3.\n\nAsked for.\n\nBerg A.\n\nPMID: 1234567 [Indexed for MEDLINE]\n",
    ],
)
def test_a_list_of_pmids_or_a_text_of_pubmed_is_looked_up(site: SiteTest, server: Server, text: str) -> None:
    server.answer("/eutils/efetch.fcgi", MEDLINE.encode(), "text/plain")
    site.write("list.txt", text)
    result = site.run("import", "list.txt", "--into", INTO, "--pubmed-server", f"{server.url}/eutils/")
    assert result.exit_code == 0, result.stderr
    assert "PubMed: PubMed, 1 record in: 1 new" in result.stderr
