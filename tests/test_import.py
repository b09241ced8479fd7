"""What editors bring from Zotero, Mendeley, EndNote and PubMed, and what becomes of it.

The exports are written by hand after each format's own specification, with what real files get wrong.
"""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from citesite.read import yaml as yaml_text
from site_test import EFFECTS, GOOD_SITE, Result, SiteTest

INTO = "content/sources/new.yaml"


def imported(site: SiteTest, name: str, data: str | bytes, *options: str) -> Result:
    site.write(name, data)
    return site.run("import", name, "--into", INTO, *options)


def records(site: SiteTest, path: str = INTO) -> list[dict[str, Any]]:
    data = yaml_text.load(site.read(path))
    assert isinstance(data, list)
    return [record for record in data if isinstance(record, dict)]


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


RIS = """TY  - JOUR
AU  - Müller, Jörg
AU  - O'Brien, Mary K., Jr
AU  - World Health Organization
TI  - Long-term <i>in vitro</i> use &amp; B₁₂
JF  - The Journal of Tests
JA  - J Tests
PY  - 2010
DA  - 2010/05/20/
VL  - 340
IS  - 3
SP  - 100
EP  - 108
DO  - https://doi.org/10.1000/ABC.1
UR  - https://example.org/a
SN  - 1234-5679
AB  - An abstract that
  goes on.
KW  - one
KW  - two
ER  -

TY  - BOOK
AU  - Ng, Ai
TI  - A book
PB  - Fjord
CY  - Oslo
ET  - 2nd ed.
PY  - 2001///
SN  - 978-0-306-40615-7 (print)
ER  -
"""

SAME = """TY  - JOUR
AU  - Test Trial Group
TI  - Examplin for headache
JF  - J Tests
PY  - 2020
VL  - 340
IS  - 3
SP  - 100
EP  - 108
DO  - 10.1000/TRIAL
UR  - https://example.org/a
ER  -
"""
"""The work that the test site has as trial-2020."""

MEDLINE = """
PMID- 1234567
OWN - NLM
STAT- MEDLINE
TI  - Long term use of examplin in patients with headache and the risk of nothing at
      all: a trial.
PG  - c21
LID - 10.1000/abc.2 [doi]
LID - c21 [pii]
AB  - Words.
FAU - de Jong, Anna
AU  - de Jong A
FAU - Smith, John Jr
AU  - Smith J Jr
CN  - Test Study Group
LA  - eng
PT  - Journal Article
PT  - Randomized Controlled Trial
DP  - 2010 May 20
TA  - J Tests
JT  - Journal of tests
VI  - 340
PMC - PMC7654321

PMID- 1234568
TI  - Withdrawn words.
AU  - van der Berg KL
PT  - Retracted Publication
DP  - 2011 Jan-Feb
JT  - Journal of tests
"""

BIBTEX = r"""
@string{jt = "Journal of Tests"}
@comment{made by hand}
@article{deJong2010,
  author = {de Jong, Anna and M{\"u}ller, J{\o}rg and {GINA Study Group} and van der Berg, Jr, Karl and others},
  title = {Long term {E}xamplin \& H$_2$O: 50\% \textit{in vitro}, $\beta$},
  journal = jt,
  year = 2010, month = may,
  pages = {100--108},
  doi = {10.1000/abc\_3},
}
@online{leaflet,
  author = {{Test Health Service}},
  title = {A leaflet},
  date = {2021-02-03},
  urldate = {2026-11-01},
  url = {https://example.org/a_b%20c},
}
"""

CSL_JSON = [
    {
        "id": "http://zotero.org/users/1/items/ABCD",
        "type": "article-journal",
        "title": "Long term use",
        "container-title": "Journal of Tests",
        "author": [{"family": "Berg", "given": "Karl", "non-dropping-particle": "van der"}, {"literal": "Test Group"}],
        "issued": {"date-parts": [["2010", 5, "20"]]},
        "page": "100-108",
        "volume": 340,
        "DOI": "10.1000/abc.4",
        "note": "PMID: 7654321\nPMCID: PMC11",
        "abstract": "Words.",
    },
    {"id": "2", "type": "webpage", "title": "A page", "URL": "https://example.org/p",
     "accessed": {"date-parts": [[2026, 11, 1]]}, "issued": {"raw": "2021-02"}},
]  # fmt: skip


def test_ris(site: SiteTest) -> None:
    result = imported(site, "library.ris", RIS)
    assert result.exit_code == 0
    assert result.stdout == f"{INTO}\n"
    assert "library.ris: RIS, 2 records in: 2 new, 0 already there\n" in result.stderr
    assert "understood, but no part of a source record: keyword 2, abstract 1" in result.stderr
    assert "New records say `access: not-read`" in result.stderr
    article, book = records(site)
    assert {**article, "imported": ""} == {
        "id": "muller-2010",
        "type": "article-journal",
        "title": "Long-term <i>in vitro</i> use & B₁₂",
        "author": [
            {"family": "Müller", "given": "Jörg"},
            {"family": "O'Brien", "given": "Mary K.", "suffix": "Jr"},
            {"literal": "World Health Organization"},
        ],
        "container-title": "The Journal of Tests",
        "container-title-short": "J Tests",
        "issued": "2010-05-20",
        "volume": "340",
        "issue": "3",
        "page": "100-108",
        "DOI": "10.1000/ABC.1",
        "URL": "https://example.org/a",
        "access": "not-read",
        "imported": "",
    }
    assert (book["ISBN"], book["issued"], book["edition"]) == ("9780306406157", "2001", "2nd ed.")


def test_pubmed(site: SiteTest) -> None:
    assert imported(site, "pubmed.nbib", MEDLINE).exit_code == 0
    trial, withdrawn = records(site)
    title = "Long term use of examplin in patients with headache and the risk of nothing at all: a trial"
    assert (trial["id"], trial["title"]) == ("de-jong-2010", title)
    assert trial["author"] == [
        {"family": "de Jong", "given": "Anna"},
        {"family": "Smith", "given": "John", "suffix": "Jr"},
        {"literal": "Test Study Group"},
    ]
    assert (trial["DOI"], trial["PMID"], trial["PMCID"]) == ("10.1000/abc.2", "1234567", "PMC7654321")
    assert (trial["design"], trial["issued"]) == ("randomized-trial", "2010-05-20")
    assert withdrawn["author"] == [{"family": "van der Berg", "given": "KL"}]
    assert withdrawn["standing"]["status"] == "retracted"
    # Two months are no month, and PubMed's word for it is no design.
    assert withdrawn["issued"] == "2011"
    assert "design" not in withdrawn


def test_bibtex(site: SiteTest) -> None:
    assert imported(site, "library.bib", BIBTEX).exit_code == 0
    article, page = records(site)
    assert article["id"] == "de-jong-2010"
    assert article["title"] == "Long term Examplin & H<sub>2</sub>O: 50% <i>in vitro</i>, β"
    assert article["author"] == [
        {"family": "de Jong", "given": "Anna"},
        {"family": "Müller", "given": "Jørg"},
        {"literal": "GINA Study Group"},
        {"family": "van der Berg", "given": "Karl", "suffix": "Jr"},
    ]
    assert (article["container-title"], article["issued"]) == ("Journal of Tests", "2010-05")
    assert (article["page"], article["DOI"]) == ("100-108", "10.1000/abc_3")
    assert (page["type"], page["URL"], page["accessed"]) == ("webpage", "https://example.org/a_b%20c", "2026-11-01")


def test_csl_json(site: SiteTest) -> None:
    result = imported(site, "library.json", json.dumps(CSL_JSON, indent=1))
    assert result.exit_code == 0
    assert "abstract 1" in result.stderr
    article, page = records(site)
    assert article["id"] == "van-der-berg-2010"
    assert (article["issued"], article["volume"], article["page"]) == ("2010-05-20", "340", "100-108")
    assert (article["PMID"], article["PMCID"]) == ("7654321", "PMC11")
    assert (page["issued"], page["accessed"]) == ("2021-02", "2026-11-01")


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.ris", RIS), ("a.nbib", MEDLINE), ("a.bib", BIBTEX), ("a.json", json.dumps(CSL_JSON, ensure_ascii=False))],
)
def test_byte_order_marks_line_ends_and_wide_text_change_nothing(site: SiteTest, name: str, text: str) -> None:
    imported(site, name, text)
    expected = site.read(INTO)
    wrapped = (
        codecs.BOM_UTF8 + text.encode(),
        text.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(),
    )
    for data in wrapped:
        site.delete(INTO)
        assert imported(site, name, data).exit_code == 0
        assert site.read(INTO) == expected
    # What a file is, its text says and not its name.
    site.delete(INTO)
    imported(site, "library.txt", text)
    assert site.read(INTO) == expected.replace(name, "library.txt")


def test_a_check_asks_for_what_an_import_cannot_know(site: SiteTest) -> None:
    imported(site, "a.ris", RIS)
    result = site.check()
    assert result.exit_code == 0
    assert 'nothing cites source "muller-2010"' in result.stderr
    site.edit(EFFECTS, "- source: trial-2020\n", "- source: muller-2010\n")
    result = site.check()
    assert result.exit_code == 1
    assert "error[unread-source]" in result.stderr
    muller = site.read(INTO).partition("- id: ng-2001")[0]
    site.edit(INTO, muller, muller.replace("access: not-read", "access: abstract"))
    result = site.check()
    assert result.exit_code == 1
    assert 'new.yaml:1:3: error[missing-field] "design" is missing' in result.stderr
    site.edit(INTO, "access: abstract", "access: abstract\n  design: randomized-trial")
    assert site.check().exit_code == 0


def test_a_work_that_is_there_stays_as_its_editor_wrote_it(site: SiteTest) -> None:
    path = "content/sources/trials.yaml"
    site.edit(path, "  DOI: 10.1000/trial", "  # the editor's own word\n  DOI: 10.1000/trial  # checked")
    before = site.files("content")
    text = SAME
    result = imported(site, "a.ris", text)
    assert f"a.ris:1: already there as trial-2020 ({path})\n" in result.stderr
    assert {name: data for name, data in site.files("content").items() if name != "sources/new.yaml"} == before
    result = imported(site, "a.ris", text, "--fill")
    assert "trial-2020: filled volume, issue, page, URL" in result.stderr
    added = '  volume: "340"\n  issue: "3"\n  page: "100-108"\n  URL: "https://example.org/a"\n'
    lines = site.read(path).splitlines(keepends=True)
    assert (
        "".join(line for line in lines if line not in added.splitlines(keepends=True))
        == before["sources/trials.yaml"].decode()
    )
    assert records(site, path)[0]["title"] == "Examplin for headache"
    assert records(site, path)[0]["volume"] == "340"
    # Nothing is left to fill.
    assert "filled" not in imported(site, "a.ris", text, "--fill").stderr


@pytest.mark.parametrize(
    ("entry", "is_known"),
    [
        ("DO  - doi:10.1000/Trial", True),
        ("UR  - https://example.org/x\nDO  - 10.1000/other", False),
        ("TI  - EXAMPLIN, for headache!\nAU  - Test Trial Group\nPY  - 2021", True),
        # Without an author it may be another work: it is imported as one, with a note.
        ("TI  - Examplin for headache\nPY  - 2020", False),
        ("TI  - Examplin for headache\nPY  - 2022", False),
        ("TI  - Examplin for headache\nAU  - Other, Anna", False),
        ("TI  - Examplin for headache\nAU  - Test Trial Group\nDO  - 10.1000/second-part", False),
        ("TI  - <i>Examplin</i> for headache\nAU  - Test Trial Group\nPY  - 2020", True),
        ("TI  - Examplin for headaches", False),
    ],
)
def test_works_are_recognised(site: SiteTest, entry: str, is_known: bool) -> None:
    title = "" if "TI  -" in entry else "TI  - Something\n"
    result = imported(site, "a.ris", f"TY  - JOUR\n{title}{entry}\nER  -\n")
    assert (": 0 new, 1 already there" in result.stderr) == is_known


def test_one_work_in_two_exports_is_taken_once(site: SiteTest) -> None:
    site.write("a.ris", RIS)
    site.write("b.bib", "@article{x, title={Other words}, doi={10.1000/abc.1}}")
    result = site.run("import", "a.ris", "b.bib", "--into", INTO)
    assert "b.bib:1: already there as muller-2010" in result.stderr
    assert len(records(site)) == 2


def test_new_records_go_below_what_a_file_holds(site: SiteTest) -> None:
    # `trials.yaml` holds a list, and comments and a missing last line end must not matter.
    path = "content/sources/trials.yaml"
    site.write(path, f"# Our trials\n{site.read(path).rstrip()}  # the last line")
    before = site.read(path)
    site.write("a.ris", RIS)
    assert site.run("import", "a.ris", "--into", path).exit_code == 0
    assert site.read(path).startswith(f"{before}\n- id: muller-2010\n")
    assert site.check().exit_code == 0
    # `guide-2021.yaml` holds one record, to which no second one can be added.
    site.write("b.ris", RIS.replace("ABC.1", "b").replace("Long-term", "Short-term").replace("A book", "B"))
    guide = "content/sources/guide-2021.yaml"
    kept = site.read(guide)
    assert site.run("import", "b.ris", "--into", guide).stdout == "content/sources/guide-2021-2.yaml\n"
    assert site.read(guide) == kept
    assert site.check().exit_code == 0


def test_what_an_import_wrote_an_import_finds_again(site: SiteTest) -> None:
    site.write("a.bib", BIBTEX)
    site.write("a.nbib", MEDLINE)
    assert "2 new" in imported(site, "a.ris", RIS).stderr
    again = site.run("import", "a.ris", "a.bib", "a.nbib", "--into", INTO)
    assert "a.ris: RIS, 2 records in: 0 new, 2 already there" in again.stderr
    before = site.read(INTO)
    assert site.run("import", "a.ris", "a.bib", "a.nbib").stdout == ""
    assert site.read(INTO) == before


def test_a_dry_run_writes_nothing(site: SiteTest) -> None:
    before = site.files("content")
    result = imported(site, "a.ris", RIS, "--dry-run")
    assert "2 new" in result.stderr
    assert site.files("content") == before


@pytest.mark.parametrize(
    ("text", "said", "new"),
    [
        ("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\n", ":3: no ER before this TY; the record of line 1 ends", 2),
        ("TY  - JOUR\nTI  - One\n", ":1: the file ends within this record (no ER)", 1),
        ("hello\nTY  - JOUR\nTI  - One\nER  -\nbye\n", ":5: this line belongs to no record: bye", 1),
        ("hello\nTY  - JOUR\nTI  - One\nER  -\n", ":1: this line belongs to no record: hello", 1),
        ("TY - JOUR\nTI - One\nER -\n", "1 record in: 1 new", 1),
        ("TY  - JOUR\nTI  - One\nZZ  - what\nER  -\n", ":3: unknown tag ZZ: what", 1),
        ("TY  - JOUR\nAU  - Ng, Ai\nER  -\n", ":1: NOT IMPORTED: a record without a title", 0),
        ("TY  - MUSIC\nTI  - One\nER  -\n", ":1: no record type for TY MUSIC; it becomes a document", 1),
        ("TY  - JOUR\nTI  - One\nDO  - none\nER  -\n", ":1: DOI is malformed: none", 1),
        ("TY  - JOUR\nTI  - One\nUR  - javascript:alert(1)\nER  -\n", ":1: URL is malformed: javascript:alert(1)", 1),
        (f"TY  - JOUR\nTI  - {'x' * 600}\nER  -\n", "title has 600 characters, and 500 is the limit", 0),
        ("\nPMID- 1\nTI  - One.\nXYZ - a\n", ":4: unknown tag XYZ: a", 1),
        ("PMID- 1\nTI  - One.\nno tag here\n", ":3: this line has no tag: no tag here", 1),
        ("@article{a, title={One}}\n@article{b,\n title={broken\n@book{c, title={Two}}", ":2: NOT IMPORTED: a bro", 2),
        ("@article{a, title={One}, odd={x}}", ":1: unknown field odd: x", 1),
        ("@article{a, author={Ng, A}}", ":1: NOT IMPORTED: an entry without a title: @article{a", 0),
        ("@article{a, title={\\href{x} \\undefined{One}}}", "1 record in: 1 new", 1),
        ('[{"title": "One", "type": "book"},\n {"title": "Tw', ":2: NOT IMPORTED: from here on the file is not J", 1),
        ('[{"title": "One", "type": "book"},\n', ":2: the file ends before its list does", 1),
        ('[{"title": "One", "type": "book"}, 7, null]', ":1: NOT IMPORTED: not an item: 7", 1),
        ('[{"title": "One", "type": "tune", "odd": 1}]', 'unknown field "odd" of the item', 1),
        ('[{"title": {"a": 1}, "type": ["x"], "author": [3, {}, {"family": 7}], "issued": "x"}]', "without a title", 0),
        ('{"items": [{"title": "One", "type": "book"}]}', "1 new", 1),
        ('{"title": "One", "type": "book"}', "1 new", 1),
        ("[" * 5000, "from here on the file is not JSON", 0),
        ('[{"title": "One", "type": "book", "volume": ' + "9" * 5000 + "}]", "not JSON", 0),
    ],
)
def test_every_line_that_cannot_be_used_is_named(site: SiteTest, text: str, said: str, new: int) -> None:
    result = imported(site, "a.txt", text)
    assert said in result.stderr
    assert f": {new} new" in result.stderr
    assert result.exit_code == (1 if "NOT IMPORTED" in result.stderr else 0)
    assert (site.folder / INTO).exists() == (new > 0)
    assert site.check().exit_code == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.txt is empty"),
        (b"Dear editor", "a.txt is in no known format. citesite reads CSL-JSON, CSL-YAML, RIS, BibTeX, PubMed (NBIB"),
        (b"<!DOCTYPE html><title>Log in</title>", "a.txt is a web page, not an export"),
        (b"<?xml version='1.0'?><other/>", "a.txt: it is XML of no known kind (<other>); export it as RIS"),
        (b"\x89PNG\r\n\x00\x1a", "a.txt is not text"),
    ],
)
def test_what_is_no_export_is_refused(site: SiteTest, data: bytes, said: str) -> None:
    result = imported(site, "a.txt", data)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (site.folder / INTO).exists()


def test_a_file_that_is_none_stops_the_whole_import(site: SiteTest) -> None:
    site.write("a.ris", RIS)
    result = site.run("import", "a.ris", "missing.ris", "--into", INTO)
    assert result.exit_code == 2
    assert "missing.ris" in result.stderr
    assert not (site.folder / INTO).exists()


@pytest.mark.parametrize(
    "value",
    [
        "a: b # c", "- x", "*x", "&x", "!!python/object:os.system", "{{ 7*7 }}", "{% raw %}", "'\"\\", "null", "yes",
        "~", "a\u202egpj.exe", "nul\x00l", "tab\there", "\u2028line", "<script>alert(1)</script>",
        "<<p>script>x", "&lt;img src=x&gt;", "\ud83d", "😀", "%0A", "...",
        "---", "? x", "| x", "> x", "@x", "`x`", "[x", "x]", "{x", "x}", "\u0085next", "\ufeff", "null\u200b",
    ],
)  # fmt: skip
def test_hostile_values_become_text_or_nothing(site: SiteTest, value: str) -> None:
    item = dict.fromkeys(("title", "container-title", "publisher", "volume", "page", "edition", "DOI", "URL"), value)
    item |= {"type": "book", "id": value, "PMID": value, "ISBN": value, "note": value}
    items = [item | {"title": f"T {value}", "author": [{"family": value, "given": value}, {"literal": value}]}]
    result = imported(site, "a.json", json.dumps(items))
    assert result.exit_code == 0
    (record,) = records(site)
    assert str(record["title"]).startswith("T")
    if value.isprintable() and not value.isspace() and not {"<", "&"} & set(value):
        assert record["volume"] == value
    site.edit(INTO, "access: not-read", "access: abstract\n  design: cohort")
    site.edit(EFFECTS, "Many people have headaches,", f"Many people have headaches [@{record['id']}],")
    build = site.build()
    assert build.exit_code == 0
    page = site.page(f"sources/{record['id']}/")
    assert "<script>" not in page
    assert "\u202e" not in page


def test_names_in_other_scripts_stay_as_they_are(site: SiteTest) -> None:
    text = (
        "TY  - JOUR\nAU  - 山田, 太郎\nTI  - 頭痛\nPY  - 2020\nER  -\n"
        "TY  - JOUR\nAU  - Иванов, Иван\nTI  - Headache and its causes in towns\nER  -\n"
        "TY  - JOUR\nAU  - Łukasz-Ødegård, Þór\nTI  - Three\nPY  - 2021\nER  -\n"
    )
    imported(site, "a.ris", text)
    first, second, third = records(site)
    assert first["author"] == [{"family": "山田", "given": "太郎"}]
    assert [first["id"], second["id"], third["id"]] == [
        "article-2020",
        "headache-and-its-causes",
        "lukasz-odegard-2021",
    ]
    assert site.build().exit_code == 0


def test_a_file_with_two_kinds_of_line_ends_or_a_mark_is_kept_or_refused(site: SiteTest) -> None:
    path = "content/sources/trials.yaml"
    text = site.read(path)
    site.write("a.ris", SAME)
    site.write(path, codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode())
    assert site.run("import", "a.ris", "--fill", "--into", path).exit_code == 0
    data = (site.folder / path).read_bytes()
    assert data.startswith(codecs.BOM_UTF8 + b"- id: trial-2020\r\n")
    assert data.count(b"\r\n") == data.count(b"\n")
    site.write(path, text.replace("\n", "\r\n", 3).encode())
    result = site.run("import", "a.ris", "--fill", "--into", INTO)
    assert result.exit_code == 2
    assert "line ends of two kinds" in result.stderr


def test_sources_that_cannot_be_read_stop_an_import(site: SiteTest) -> None:
    site.write("content/sources/broken.yaml", "- id: [\n")
    result = imported(site, "a.ris", RIS)
    assert result.exit_code == 1
    assert "content/sources/broken.yaml:2:1: error[yaml-syntax]" in result.stderr
    assert not (site.folder / INTO).exists()


@pytest.mark.parametrize("into", ["elsewhere.yaml", "content/topics/x.yaml", "content/sources/a.txt", "../a.yaml"])
def test_new_records_go_where_a_build_reads_them(site: SiteTest, into: str) -> None:
    site.write("a.ris", RIS)
    result = site.run("import", "a.ris", "--into", into)
    assert result.exit_code == 2
    assert "is no file of sources" in result.stderr


@pytest.mark.slow
def test_two_hundred_references_come_in_five_are_cited_and_the_site_is_published(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, GOOD_SITE)
    entries = [
        f"TY  - JOUR\nAU  - Author{n:03}, Anna\nAU  - Second, Ben\nTI  - Examplin in group {n}\n"
        f"JF  - Journal of Tests\nPY  - {1990 + n % 30}\nVL  - {n}\n"
        f"SP  - {n}1\nEP  - {n}9\nDO  - 10.1000/n{n}\nER  -\n\n"
        for n in range(1, 201)
    ]
    result = imported(site, "library.ris", "".join(entries))
    assert "library.ris: RIS, 200 records in: 200 new, 0 already there" in result.stderr
    found = records(site)
    assert len(found) == 200
    text = site.read(INTO)
    for record in found[:5]:
        part = _part(text, str(record["id"]))
        text = text.replace(part, part.replace("access: not-read", "access: abstract\n  design: cohort"))
    site.write(INTO, text)
    marks = "".join(f" [@{record['id']}]" for record in found[:5])
    site.edit(EFFECTS, "Many people have headaches,", f"Many people have headaches{marks},")
    result = site.build()
    assert result.exit_code == 0
    page = site.page("examplin/effects/")
    references = page.partition('<ol class="references">')[2]
    assert all(f"sources/{record['id']}/" in references for record in found[:5])
    assert f"sources/{found[5]['id']}/" not in references
    # These five, and the two cited before.
    assert references.count('<li id="ref-') == 7
    published = site.run("publish", "--as-of", "2026-11-21", "www")
    assert published.exit_code == 0, published.stderr
    assert site.files("www") == site.files()
    # Works that nobody cites have no page, and no address that would have to last.
    registered = [record for record in found if f"/sources/{record['id']}/" in site.read("permalinks.yaml")]
    assert registered == found[:5]
    # The editor is told that some are cited by nobody, as often as is good for anybody.
    told = [line.partition("warning[")[2].partition("]")[0] for line in published.stderr.splitlines()]
    assert told.count("unused-source") <= 100
    assert "more-mistakes" in told


def test_more_records_than_a_file_may_hold_become_several(site: SiteTest) -> None:
    authors = "".join(f"AU  - Family{n}, Given\n" for n in range(30))
    text = "".join(f"TY  - JOUR\nTI  - Number {n}\n{authors}ER  -\n" for n in range(120))
    result = imported(site, "a.ris", text)
    assert "120 new" in result.stderr
    names = result.stdout.split()
    assert len(names) > 1
    assert sum(len(records(site, name)) for name in names) == 120
    assert site.check().exit_code == 0


def _part(text: str, name: str) -> str:
    head = f"- id: {name}\n"
    return head + text.partition(head)[2].partition("- id: ")[0]


def test_an_export_of_very_many_records_is_refused(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citesite.exchange.imports.entry.MOST_ENTRIES", 20)
    site.write("many.ris", "TY  - JOUR\nTI  - A\nER  - \n" * 21)
    result = site.run("import", "many.ris", "--dry-run")
    assert result.exit_code == 2
    assert result.stderr == "citesite: many.ris: RIS: more than 20 records; export them in several files\n"
