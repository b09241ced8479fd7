"""Nothing a file holds leads out of a folder, runs, or takes more time than a bound: many of these once did."""

from __future__ import annotations

import gzip
import os
import random
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from citesite.build.registry import parsed
from citesite.build.request import Request
from citesite.hosts.bodies import FRAME, bodies
from citesite.hosts.marks import placed, records
from hostile.judging import bounded
from site_test import EFFECTS, TOPIC, Result, SiteTest

GUIDE = "content/sources/guide-2021.yaml"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def assert_one_line(result: Result, *words: str) -> None:
    assert result.exit_code == 2
    assert result.stderr.startswith("citesite: ")
    assert result.stderr.count("\n") == 1
    for word in words:
        assert word in result.stderr


# Ids and addresses

HOSTILE_IDS = (
    "..", "../x", "../../etc/passwd", "/etc", "//host/x", "\\\\host\\x", "C:", "c:x", "a/b", "a\\b", "a\0b", ".", "",
    ".hidden", "a.", "a..b", "A", "Effects", "é", "\uff41", "\u0435", "a b", "a\n", "a\u200bb", "a%2fb", "a#b", "a?b",
    "-a", "a-", "a--b", "~", "a:b", "*", "a'b", 'a"b', "<a>", "&a", "{{a}}", "a" * 81, "\u0663", "\u0131", "\ufb01",
)  # fmt: skip
"""Out of the folder, absolute, devices, other cases and look-alikes of letters."""


@pytest.mark.parametrize("name", HOSTILE_IDS, ids=ascii)
def test_no_id_of_another_form_is_taken(site: SiteTest, name: str) -> None:
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"').replace("\0", "\\0").replace("\n", "\\n") + '"'
    site.edit(TOPIC, "id: examplin\n", f"id: {quoted}\nformerly: [{quoted}]\n")
    site.edit(EFFECTS, "id: effects\n", f"id: {quoted}\n")
    site.edit(GUIDE, "id: guide-2021\n", f"id: {quoted}\n")
    result = site.build()
    assert result.exit_code == 1
    assert not (site.folder / "site").exists()
    for path in (TOPIC, EFFECTS, GUIDE):
        assert f"{path}:1:" in result.stderr or "control-character" in result.stderr


@pytest.mark.parametrize(
    "address", ["/../x/", "//x", "/a/../b/", "/A/", "/x\\y", "/é/", "http://x", "/a b/", "/%2e%2e/"]
)
def test_no_address_of_another_form_is_taken_into_the_registry(address: str) -> None:
    registry, problems = parsed(
        f"retired:\n  '{address}': {{why: gone, go: '{address}'}}\npublished:\n  {address}: page\n"
    )
    assert not registry.published
    assert not registry.retired
    assert {problem.line for problem in problems} == {2, 4}


def test_a_registry_made_to_take_for_ever_is_refused_at_once() -> None:
    text = "a" * 60 + "!"
    with bounded(5):
        _, problems = parsed(f"retired:\n  /{text}: {{why: gone, go: /{text}}}\npublished:\n  /{text}: page\n")
    assert [problem.line for problem in problems] == [2, 2, 4]


@pytest.mark.parametrize(
    "url", ["https://[", "https://[::1]/", "https://user:pw@example.org/", "https://a:999999/", "https:///"]
)
def test_an_address_of_publication_that_no_reader_could_use_is_a_mistake_at_its_place(site: SiteTest, url: str) -> None:
    site.edit("site_config.yaml", "url: https://example.org/test/", f'url: "{url}"')
    assert "site_config.yaml:2:6: error[" in site.run("publish").stderr


def test_a_template_may_lead_to_an_address_that_is_none(site: SiteTest) -> None:
    site.write("templates/about.html", '<!DOCTYPE html><title>x</title><a href="https://[">x</a>')
    assert site.run("publish").exit_code in (0, 1)


# Symbolic links


def test_a_link_out_of_the_content_folder_shows_nothing_of_what_it_leads_to(site: SiteTest, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("password: 1234\n")
    (site.folder / "content/sources/more.yaml").symlink_to(tmp_path / "secret.yaml")
    for form in ("text", "json", "github"):
        result = site.check("--format", form)
        assert result.exit_code == 1
        assert "symbolic-link" in result.stdout + result.stderr
        assert "password" not in result.stdout + result.stderr


def test_a_link_within_the_content_folder_to_a_file_is_fine(site: SiteTest) -> None:
    site.rename(GUIDE, "content/.guide.yaml")
    (site.folder / GUIDE).symlink_to("../.guide.yaml")
    assert site.check("--strict").exit_code == 0


@pytest.mark.parametrize("place", ["templates/assets/x.css", "templates/about.html", "locale/de.po"])
def test_a_link_out_of_another_folder_is_not_put_on_the_site(site: SiteTest, tmp_path: Path, place: str) -> None:
    (tmp_path / "secret").write_text("1234")
    (site.folder / place).parent.mkdir(parents=True)
    (site.folder / place).symlink_to(tmp_path / "secret")
    assert_one_line(site.build(), place, "symbolic link")
    assert not (site.folder / "site").exists()


def test_a_folder_that_holds_itself_is_not_walked_through(site: SiteTest) -> None:
    (site.folder / "content/topics/loop").symlink_to("..")
    assert "error[symbolic-link]" in site.check().stderr


# Places to write to, and files that are none


@pytest.mark.parametrize("place", ["content/www", "content/topics/www", "templates/assets/www", ".citesite/www"])
def test_a_site_is_not_published_into_its_own_folders(site: SiteTest, place: str) -> None:
    """The next build took the copy for records, or a template for a page."""
    (site.folder / "templates/assets").mkdir(parents=True)
    assert_one_line(site.run("publish", place), "a folder of the site itself")
    assert not (site.folder / place).exists()
    assert not (site.folder / "permalinks.yaml").exists()
    assert site.build().exit_code == 0


def test_a_site_is_not_built_into_its_own_folders(site: SiteTest) -> None:
    assert_one_line(site.build("--output", "content/out"), "a folder of the site itself")
    assert site.build().exit_code == 0


def test_an_output_folder_that_is_a_link_to_itself_is_one_line(site: SiteTest) -> None:
    (site.folder / "loop").symlink_to("loop")
    assert_one_line(site.build("--output", "loop"), "loop")
    assert_one_line(site.run("publish", "loop"), "loop")


def test_a_folder_whose_name_is_no_text_holds_a_site_like_any_other(tmp_path: Path) -> None:
    """As a name in Latin-1 on a disk of today."""
    site = SiteTest(tmp_path / "caf\udce9")
    assert site.build("--output", "out\udce9").exit_code == 0
    assert site.run("publish", "www\udce9").exit_code == 0
    assert site.build().exit_code == 0


@pytest.mark.parametrize("name", [GUIDE, "templates/assets/a.css", "permalinks.yaml", "locale/de.po"])
def test_a_pipe_is_not_waited_for(site: SiteTest, name: str) -> None:
    """Nor is a link to one within the same folder."""
    path = site.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path.with_name(".pipe"))
    path.symlink_to(".pipe")
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: de")
    assert site.run_process("build", "--as-of", "2026-11-21").exit_code in (0, 1, 2)


@pytest.mark.parametrize(
    "name", ["content/sources/more.yaml", "content/topics/examplin/pipe.yaml", "content/media/a.png"]
)
def test_a_pipe_among_the_records_is_named(site: SiteTest, name: str) -> None:
    """It was left out without a word."""
    (site.folder / name).parent.mkdir(exist_ok=True)
    os.mkfifo(site.folder / name)
    for result in (site.check(), site.build(), site.build()):
        assert result.exit_code == 1
        assert f"{name}: error[misplaced-file] this is a pipe" in result.stderr


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["schema", "schemas"], ".vscode/settings.json"),
        (["format"], GUIDE),
        (["new", "claim", "examplin/effects/another"], EFFECTS),
        (["import", "export.ris", "--into", "content/sources/new.yaml"], "export.ris"),
        (["import", "export.ris", "--into", GUIDE], GUIDE),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_device_in_the_place_of_a_file_is_not_read_without_end(site: SiteTest, command: list[str], name: str) -> None:
    site.write("export.ris", "TY  - JOUR\nTI  - A\nER  - \n")
    path = site.folder / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    # It gives noughts for ever; a bound on memory keeps the machine from a program that would take them all.
    path.symlink_to("/dev/full")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9))"
    program = f"{limit}; from citesite.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, *command], cwd=site.folder, capture_output=True, timeout=60, check=False
    )
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr.decode()


# Work

MANY_MISTAKES = {
    "fields": (EFFECTS, "id: effects\ntitle: a\n" + "".join(f"k{n}: a\n" for n in range(30_000))),
    "blocks": (EFFECTS, "id: effects\ntitle: a\nbody:\n" + "- x: <b>\n" * 30_000),
    "headings": (EFFECTS, "id: effects\ntitle: a\nbody:\n" + "- heading: <b>\n" * 20_000),
    "nothings": (EFFECTS, "id: effects\ntitle: a\nbody:\n" + "-\n" * 100_000),
    "terms": ("content/glossary.yaml", "- id: a\n  term: a\n  definition: b\n" * 9_000),
    "sources": (
        EFFECTS,
        "id: effects\ntitle: a\nbody:\n- claim:\n    id: c\n    text: a\n    type: guidance\n    evidence:\n"
        + "".join(f"    - source: a{n}\n" for n in range(15_000)),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", MANY_MISTAKES)
def test_a_large_file_full_of_mistakes_is_not_worked_on_for_ever(site: SiteTest, kind: str) -> None:
    """Each took minutes: every mistake was placed by reading the whole file again."""
    site.write(*MANY_MISTAKES[kind])
    with bounded(60):
        result = site.check()
    assert result.exit_code == 1
    assert "error[more-mistakes]" in result.stderr
    assert result.stderr.count(": error[") <= 110


@pytest.mark.parametrize(
    "page",
    ["".join("`" * count + " " for count in range(1, 600)), "[@a; " * 30_000, "{{ claim:" * 30_000],
    ids=["backticks", "citations", "marks"],
)
def test_a_page_of_another_program_is_looked_through_in_seconds(site: SiteTest, page: str) -> None:
    """The first two took a minute: each sign was followed to the end of the page."""
    request = Request(site.folder / "site_config.yaml", date(2026, 11, 21), jobs=1)
    cache = bodies(request).cache
    assert cache
    known = records(request, cache, FRAME)
    with bounded(10):
        assert placed(f"[@trial-2020]\n\n{page}", "a.md", "a/index.html", "", lambda: known)[1] == []


# Caches


def _with_cache(site: SiteTest, *statements: str) -> Result:
    """Build, change the cache behind citesite's back, edit a record, and build again."""
    assert site.build().exit_code == 0
    connection = sqlite3.connect(site.folder / ".citesite/cache.sqlite")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    site.edit(EFFECTS, "says a guide", "as a guide says")
    with bounded(30):
        return site.build()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE files SET kind = 'nonsense'",
        "UPDATE meta SET value = '7' WHERE key = 'site'",
        "UPDATE meta SET value = x'ff'",
        "UPDATE units SET diagnostics = '[7]'",
        "UPDATE held SET addresses = 'null'",
        "UPDATE shared SET place = '3'",
        "UPDATE pages SET address = '../../' || address, kind = 'site', name = ''",
        "INSERT INTO retired VALUES ('../../x/', 'gone', 'examplin/', 1)",
        "CREATE TRIGGER mine AFTER INSERT ON pages BEGIN DELETE FROM pages; END",
        "DROP TABLE uses",
    ],
)
def test_a_cache_that_makes_no_sense_gives_the_site_of_a_clean_build(
    site: SiteTest, tmp_path: Path, statement: str
) -> None:
    (tmp_path / "index.html").write_text("mine")
    site.write("index.html", "mine")
    assert _with_cache(site, statement).exit_code == 0
    assert ((tmp_path / "index.html").read_text(), site.read("index.html")) == ("mine", "mine")
    clean = SiteTest(tmp_path / "clean")
    clean.edit(EFFECTS, "says a guide", "as a guide says")
    clean.build()
    assert site.files() == clean.files()


def test_a_cache_that_is_no_text_where_the_library_reads_it_is_dropped(site: SiteTest) -> None:
    site.build()
    path = site.folder / ".citesite/cache.sqlite"
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE units", b"CREATE \xb7ABLE units"))
    site.edit(EFFECTS, "says a guide", "as a guide says")
    assert site.build().exit_code == 0


def test_an_import_of_a_text_that_no_record_may_hold_is_no_traceback(site: SiteTest) -> None:
    site.write("export.ris", "TY  - JOUR\nTI  - " + "1. " * 40 + "a\nPY  - 2020\nER  -\n")
    result = site.run("import", "export.ris", "--into", "content/sources/new.yaml")
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.stderr
    assert not (site.folder / "content/sources/new.yaml").exists()


def test_a_claim_of_which_nothing_can_be_seen_is_no_traceback(site: SiteTest) -> None:
    site.edit(EFFECTS, "text: Examplin probably eases headache.", 'text: "&nbsp;"')
    site.edit(TOPIC, "Examplin is tested against [headache](term:cephalalgia).", '"&nbsp;"')
    assert site.build().exit_code in (0, 1)


# Templates


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ site.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format(site) }}",
        "{{ '%s' % self._TemplateReference__context }}{{ message.__self__ }}",
        "{{ site.update({}) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ [][5] + 1 }}",
        "{{ [1] | slice(0) | list }}",
        "{% for a in 'b' %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{% include '../../content/people.yaml' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'about.html' as a %}{{ a.b.c }}",
    ],
    ids=lambda template: template[:40],
)
def test_a_template_reaches_nothing_but_its_page_and_its_mistakes_are_told(site: SiteTest, template: str) -> None:
    site.write("templates/about.html", template)
    with bounded(30):
        result = site.build()
    if result.exit_code == 1:
        # What it names is not there: that has a line, as other mistakes of editors have.
        assert result.stderr.startswith("templates/about.html:1:")
        assert result.stderr.count(": error[") == result.stderr.count(": error[unknown-name]") == 1
    else:
        assert_one_line(result, "template")
    assert not (site.folder / "site/about").exists()


# Notices of retractions


@pytest.mark.parametrize(
    ("notices", "why"),
    [
        (b'OriginalPaperDOI,RetractionNature,RetractionDate\n"' + b"a" * 200_000 + b'",b,c\n', "no CSV"),
        (gzip.compress(bytes(2_000_000)), "more than 1,000,000 bytes"),
        (gzip.compress(random.Random(1).randbytes(3_000))[:-500] + bytes(500), "half a file"),
        (b"[" * 100_000, "notices"),
    ],
    ids=["field", "bomb", "damage", "nesting"],
)
def test_a_file_of_notices_that_is_none_is_one_line(
    site: SiteTest, notices: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citesite.exchange.imports.notices.LARGEST", 1_000_000)
    site.write("notices", notices)
    assert_one_line(site.run("standing", "--snapshot", "notices"), "notices", why)


def test_notices_with_line_ends_of_old_are_read(site: SiteTest) -> None:
    site.write("notices", "OriginalPaperDOI,RetractionNature,RetractionDate\r10.1000/trial,Retraction,1/2/2020\r")
    assert "trial-2020: current -> retracted" in site.run("standing", "--snapshot", "notices", "--dry-run").stderr
