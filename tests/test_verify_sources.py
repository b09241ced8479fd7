"""Do identifiers and links of sources exist, and are they of these works? All registries are a server here."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from site_test import AS_OF, Result, SiteTest
from test_lookup import Server, server

__all__ = ["server"]

TRIALS, GUIDE = "content/sources/trials.yaml", "content/sources/guide-2021.yaml"
STATES = "source-states.json"
WORK = {
    "DOI": "10.1000/TRIAL", "title": ["Examplin for headache"], "type": "journal-article",
    "author": [{"name": "Test Trial Group"}], "issued": {"date-parts": [[2020, 3]]},
}  # fmt: skip
MEDLINE = "\nPMID- {}\nTI  - Examplin for headache.\nCN  - Test Trial Group\nDP  - 2020 Mar 5\n{}"


@pytest.fixture
def site(tmp_path: Path, server: Server) -> SiteTest:
    found = SiteTest(tmp_path)
    found.edit("site_config.yaml", "title: Test Site", "title: Test Site\ncontact: editor@example.org")
    found.edit(GUIDE, "https://example.org/guide", f"{server.url}/guide")
    return found


@pytest.fixture
def fine(server: Server) -> Server:
    """A server on which everything is as the records say."""
    crossref(server, WORK)
    server.answer("/guide", b"<!doctype html>", "text/html")
    return server


def add(site: SiteTest, field: str, values: list[str]) -> None:
    """Write more sources of one title, with these identifiers."""
    head = "  type: article-journal\n  title: Examplin for headache\n  access: not-read\n"
    records = (f"- id: more-{n}\n{head}  {field}: {value}\n" for n, value in enumerate(values))
    site.write("content/sources/more.yaml", "".join(records))


def crossref(server: Server, work: object, status: int = 200) -> None:
    server.answers.pop("/works", None)
    server.answer("/works", {"status": "ok", "message": work}, "application/json", status)


def verify(site: SiteTest, server: Server, *args: str, day: str = AS_OF) -> Result:
    servers = [
        f"--{name}-server={server.url}{path}" for name, path in (("crossref", ""), ("doi", ""), ("pubmed", "/e"))
    ]
    return site.run("verify-sources", *servers, "--pause", "0", "--timeout", "5", "--as-of", day, *args)


def states(site: SiteTest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.read(STATES))["sources"]
    return found


def state(site: SiteTest, name: str = "trial-2020", field: str = "DOI") -> str:
    return str(states(site)[name][field]["state"])


def test_what_is_as_the_records_say_is_kept_with_its_day_and_said_to_nobody(site: SiteTest, fine: Server) -> None:
    result = verify(site, fine)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 answers; of all identifiers and links: 2 ok\n"
    assert states(site) == {
        "guide-2021": {"URL": {"state": "ok", "of": f"{fine.url}/guide", "on": AS_OF}},
        "trial-2020": {"DOI": {"state": "ok", "of": "10.1000/trial", "on": AS_OF}},
    }
    assert site.check("--strict").stderr == "no errors, no warnings\n"
    assert all("mailto:editor@example.org" in headers["User-Agent"] for _, headers in fine.asked)


@pytest.mark.parametrize(
    ("change", "expected", "said"),
    [
        ({"title": ["Examplin for Headache: a randomised trial"]}, "ok", ""),
        ({"title": ["Examplin for <i>headache</i>"]}, "ok", ""),
        ({"issued": {"date-parts": [[2019]]}}, "ok", ""),
        ({"author": [{"name": "The Test Trial Group Investigators"}]}, "ok", ""),
        ({"author": []}, "ok", ""),
        ({"issued": {"date-parts": [[2017]]}}, "differs", "its year there is 2017"),
        ({"author": [{"family": "Berg", "given": "Ann"}]}, "differs", "its first author there is berg"),
        ({"title": ["Tea and sleep"]}, "differs", 'its title there is "Tea and sleep"'),
        ({"title": ["Tea and sleep"], "author": []}, "other-work", 'its title there is "Tea and sleep"'),
        ({"title": ["Tea and sleep"], "issued": {"date-parts": [[1999]]}}, "other-work", "its year there is 1999"),
        ({"author": [{"family": "Wang"}], "issued": {"date-parts": [[2005]]}}, "other-work", "author there is wang"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_title_first_author_and_year_are_compared(
    change: dict[str, Any], expected: str, said: str, site: SiteTest, fine: Server
) -> None:
    crossref(fine, {**WORK, **change})
    result = verify(site, fine)
    assert result.exit_code == (0 if expected == "ok" else 1)
    assert state(site) == expected
    assert said in result.stderr
    warned = site.check()
    assert ("warning[source-of-another-work]" in warned.stderr) == (expected != "ok")
    assert f"{TRIALS}:7:8: " in warned.stderr or expected == "ok"
    assert said in warned.stderr


def test_an_identifier_that_nobody_registered_is_gone(site: SiteTest, fine: Server) -> None:
    crossref(fine, {}, 404)
    result = verify(site, fine)
    assert "trial-2020: DOI 10.1000/trial is gone: no work has the DOI 10.1000/trial\n" in result.stderr
    assert [path for path, _ in fine.asked if "trial" in path] == ["/works/10.1000%2Ftrial", "/10.1000/trial"]
    said = site.build().stderr
    assert f'{TRIALS}:7:8: warning[source-gone] the DOI of source "trial-2020" led nowhere on 2026-11-21' in said
    assert site.build("--strict").exit_code == 1


def test_a_doi_of_another_agency_is_asked_for_at_doi_org(site: SiteTest, fine: Server) -> None:
    crossref(fine, {}, 404)
    fine.answer("/10.1000/trial", {**WORK, "title": "Examplin for headache"})
    assert verify(site, fine).exit_code == 0
    assert state(site) == "ok"


@pytest.mark.parametrize("status", [429, 500, 503, 403])
def test_a_busy_server_changes_nothing_that_was_known(status: int, site: SiteTest, fine: Server) -> None:
    verify(site, fine, day="2026-10-01")
    fine.answers.clear()
    fine.answer("/", b"later", "text/plain", status)
    result = verify(site, fine)
    assert result.exit_code == 2
    assert "2 without an answer: what was known of them stays as it was\n" in result.stderr
    for name, field in (("trial-2020", "DOI"), ("guide-2021", "URL")):
        known = states(site)[name][field]
        assert (known["state"], known["on"], known["tried"]) == ("ok", "2026-10-01", AS_OF)
    assert site.check("--strict").stderr == "no errors, no warnings\n"


def test_a_server_that_is_away_is_unreachable_and_no_reason_to_worry(site: SiteTest, fine: Server) -> None:
    site.edit(GUIDE, f"{fine.url}/guide", "http://127.0.0.1:9/guide")
    assert verify(site, fine).exit_code == 0
    assert state(site, "guide-2021", "URL") == "unreachable"
    said = site.check("--strict")
    assert said.exit_code == 0
    assert (
        "advice[sources-never-asked] 1 source was never asked about with every identifier and link: guide-2021"
        in said.stderr
    )


@pytest.mark.parametrize(
    ("status", "expected"), [(404, "gone"), (410, "gone"), (401, "unreachable"), (406, "unreachable")]
)
def test_only_what_says_so_is_gone(status: int, expected: str, site: SiteTest, fine: Server) -> None:
    fine.answers.pop("/guide")
    fine.answer("/guide", b"", "text/html", status)
    verify(site, fine)
    assert state(site, "guide-2021", "URL") == expected
    assert ("warning[source-gone]" in site.check().stderr) == (expected == "gone")


@pytest.mark.parametrize(
    ("status", "to", "expected"),
    [(301, "/new-guide", "moved"), (308, "/new-guide", "moved"), (302, "/new-guide", "ok"), (301, "/guide/", "ok")],
)
def test_a_link_that_moved_for_good_is_named_with_its_new_address(
    status: int, to: str, expected: str, site: SiteTest, server: Server
) -> None:
    crossref(server, WORK)
    server.answer("/guide/", b"<!doctype html>", "text/html")
    server.answer("/new-guide", b"<!doctype html>", "text/html")
    server.answer("/guide", b"", to, status)
    assert verify(site, server).exit_code == 0
    assert state(site, "guide-2021", "URL") == expected
    said = site.check("--strict")
    assert said.exit_code == 0
    hint = f'advice[source-moved] the link of source "guide-2021" has moved to {server.url}{to}'
    assert (hint in said.stderr) == (expected == "moved")


def test_pubmed_is_asked_for_many_works_at_once(site: SiteTest, fine: Server) -> None:
    site.edit(TRIALS, "DOI: 10.1000/trial", "PMID: 1234567")
    add(site, "PMID", ["11", "12"])
    fine.answer("/e/efetch.fcgi", (MEDLINE.format(1234567, "") + MEDLINE.format(11, "")).encode(), "text/plain")
    result = verify(site, fine)
    assert result.exit_code == 1
    assert "more-1: PMID 12 is gone: PubMed has no work with the PMID 12\n" in result.stderr
    assert (state(site, field="PMID"), state(site, "more-0", "PMID")) == ("ok", "ok")
    asked = [path for path, _ in fine.asked if "efetch" in path]
    assert ["id=11%2C12%2C1234567" in asked[0], "id=12&" in asked[1], len(asked)] == [True, True, 2]
    assert all("email=editor%40example.org" in path for path in asked)


def test_an_answer_of_pubmed_without_a_record_is_no_answer(site: SiteTest, fine: Server) -> None:
    site.edit(TRIALS, "DOI: 10.1000/trial", "PMID: 1234567")
    fine.answer("/e/efetch.fcgi", b"API rate limit exceeded", "text/plain")
    verify(site, fine)
    assert state(site, field="PMID") == "unreachable"
    fine.answers.pop("/e/efetch.fcgi")
    fine.answer("/e/efetch.fcgi", b"id: 1234567 Error occurred: cannot get document summary", "text/plain")
    verify(site, fine)
    assert state(site, field="PMID") == "gone"


@pytest.mark.parametrize("where", ["notice", "title", "pubmed"])
def test_a_retraction_is_written_into_the_record_and_stops_the_build(where: str, site: SiteTest, fine: Server) -> None:
    notice = {"updated-by": [{"type": "retraction", "DOI": "10.1000/note", "updated": {"date-parts": [[2026, 5, 2]]}}]}
    if where == "notice":
        crossref(fine, {**WORK, **notice})
    elif where == "title":
        crossref(fine, {**WORK, "title": ["RETRACTED ARTICLE: Examplin for headache"]})
    else:
        site.edit(TRIALS, "DOI: 10.1000/trial", "PMID: 1234567")
        fine.answer("/e/efetch.fcgi", MEDLINE.format(1234567, "PT  - Retracted Publication\n").encode(), "text/plain")
    dry = verify(site, fine, "--dry-run")
    assert "standing" not in site.read(TRIALS)
    result = verify(site, fine)
    assert (result.exit_code, result.stdout) == (1, f"{TRIALS}\n")
    assert "trial-2020: current -> retracted (" in result.stderr
    assert result.stderr in dry.stderr
    assert "status: retracted" in site.read(TRIALS)
    assert "error[retracted-source]" in site.check().stderr
    assert "->" not in verify(site, fine, "--older-than", "0").stderr


def test_what_is_said_of_another_work_is_not_said_of_this_one(site: SiteTest, fine: Server) -> None:
    crossref(fine, {**WORK, "title": ["RETRACTED: Tea and sleep"], "issued": {"date-parts": [[1999]]}})
    assert "->" not in verify(site, fine).stderr


def test_answers_age_into_one_warning(site: SiteTest, fine: Server) -> None:
    verify(site, fine)
    assert site.check("--strict", as_of="2027-10-01").stderr.count("sources-not-verified") == 0
    site.edit("site_config.yaml", "title: Test Site", "verify_after: 100\ntitle: Test Site")
    assert site.build(as_of="2027-03-01").exit_code == 0
    for command in (site.check, site.build):
        assert (
            f"{STATES}:1:1: warning[sources-not-verified] 2 sources were last asked about more than 100 days ago, the "
            "first on 2026-11-21: guide-2021, trial-2020\n"
        ) in command(as_of="2027-03-02").stderr


def test_a_build_that_has_nothing_else_to_do_reads_new_answers(site: SiteTest, fine: Server) -> None:
    assert site.build("--strict").exit_code == 0
    crossref(fine, {}, 404)
    verify(site, fine)
    assert "source-gone" in site.build().stderr
    crossref(fine, WORK)
    verify(site, fine, "trial-2020")
    assert "source-gone" not in site.build().stderr


def test_an_identifier_that_was_changed_was_not_asked_about(site: SiteTest, fine: Server) -> None:
    crossref(fine, {}, 404)
    verify(site, fine)
    site.edit(TRIALS, "DOI: 10.1000/trial", "DOI: 10.1000/another")
    said = site.check().stderr
    assert "source-gone" not in said
    assert "1 source was never asked about with every identifier and link: trial-2020" in said


def test_what_was_answered_lately_is_not_asked_again(site: SiteTest, fine: Server) -> None:
    verify(site, fine)
    fine.asked.clear()
    assert verify(site, fine, day="2026-12-20").stderr == "0 answers; of all identifiers and links: 2 ok\n"
    assert fine.asked == []
    verify(site, fine, "guide-2021", day="2026-12-20")
    assert [path for path, _ in fine.asked] == ["/guide"]
    verify(site, fine, day="2026-12-21")
    assert [path for path, _ in fine.asked[1:]] == ["/works/10.1000%2Ftrial"]


def test_a_source_that_does_not_exist_is_a_wrong_command(site: SiteTest, fine: Server) -> None:
    result = verify(site, fine, "trial-2021")
    assert (result.exit_code, result.stderr) == (2, 'citesite: there is no source "trial-2021"\n')
    assert not (site.folder / STATES).exists()


def test_a_service_that_does_not_answer_three_times_is_left_alone(site: SiteTest, fine: Server) -> None:
    add(site, "DOI", [f"10.1000/many-{n}" for n in range(20)])
    crossref(fine, {}, 503)
    result = verify(site, fine)
    asked = [path for path, _ in fine.asked if path.startswith("/works")]
    assert len(asked) == 6
    assert "Crossref did not answer 3 times and was not asked for the rest\n" in result.stderr
    assert "18 not asked, because time was up, or a service did not answer: run it again to go on\n" in result.stderr
    assert state(site, "guide-2021", "URL") == "ok"


def test_no_question_is_begun_when_time_is_up(site: SiteTest, fine: Server) -> None:
    result = verify(site, fine, "--minutes", "0")
    assert fine.asked == []
    assert "2 not asked, because time was up" in result.stderr


def test_ctrl_c_keeps_what_was_answered(site: SiteTest, fine: Server) -> None:
    add(site, "DOI", [f"10.1000/many-{n}" for n in range(30)])
    fine.answers.pop("/works")
    for n in range(30):
        fine.answer(f"/works/10.1000%2Fmany-{n}", {"message": {**WORK, "DOI": f"10.1000/many-{n}"}}, "application/json")
    servers = [f"--{name}-server={fine.url}" for name in ("crossref", "doi", "pubmed")]
    command = [sys.executable, "-c", "from citesite.cli.main import main; main()", "verify-sources", *servers]
    process = subprocess.Popen([*command, "--pause", "0.3"], cwd=site.folder, stderr=subprocess.PIPE)
    ends = time.monotonic() + 30
    while len(fine.asked) < 4 and time.monotonic() < ends:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 2
    assert "not asked, because it was stopped: run it again to go on\n" in said
    assert 3 <= len(states(site)) < 20


@pytest.mark.parametrize(
    "text", ["<<<<<<<\n{}", "[]", '{"sources": {"a": {"DOI": {"state": "fine"}}}}', '{"sources": 1}']
)
def test_a_file_of_that_name_that_it_did_not_write_is_named_and_kept(text: str, site: SiteTest, fine: Server) -> None:
    site.write(STATES, text)
    result = verify(site, fine)
    assert result.exit_code == 1
    assert f"{STATES}:1:1: warning[malformed-states]" in result.stderr
    assert site.read(STATES) == text
    assert fine.asked == []
    assert "warning[malformed-states]" in site.check().stderr
