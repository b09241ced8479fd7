"""Rows of an analysis from tables as RevMan, Covidence and spreadsheets write them; what leaves a doubt is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citesite.read import yaml
from site_test import Result, SiteTest

RESULTS = "content/topics/examplin/evidence.yaml"
WHERE = "examplin/relief-at-two-hours"
HEAD = "Study;Experimental events;Experimental total;Control events;Control total\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    site = SiteTest(tmp_path / "site")
    for name, family in (
        ("hart-sutherland-1977", "Hart"),
        ("frimodt-moller-1973", "Frimodt-Møller"),
        ("bo-1990", "Bø"),
    ):
        site.write(
            f"content/sources/{name}.yaml",
            f"type: article-journal\ntitle: Trial of {family}\nauthor: [{{family: {family}, given: A}}]\n"
            f"issued: {name[-4:]}\ndesign: randomized-trial\naccess: abstract\n",
        )
    return site


def imported(site: SiteTest, table: str | bytes, *args: str, where: str = WHERE) -> Result:
    site.write("trials.csv", table)
    return site.run("import-rows", "trials.csv", where, *args)


def rows(site: SiteTest) -> Any:
    """The rows that an import added to those of the good site."""
    data = yaml.load(site.read(RESULTS))
    assert isinstance(data, dict)
    return data["analyses"][0]["rows"][1:]


ONE = {
    "source": "hart-sutherland-1977",
    "label": "Hart & Sutherland 1977",
    "intervention": {"events": "62", "total": "13598"},
    "comparator": {"events": "248", "total": "12867"},
}


@pytest.mark.parametrize(
    "table",
    [
        HEAD + "Hart & Sutherland 1977;62;13598;248;12867\n",
        # RevMan: two rows of headings, the first with merged cells, and a row that sums up.
        ",Vaccine,,Control,,\nStudy or Subgroup,Events,Total,Events,Total,Weight\n"
        "Hart & Sutherland 1977,62,13598,248,12867,100.0%\nTotal (95% CI),62,13598,248,12867,100.0%\n",
        # RevMan Web.
        "Analysis group,Study,Study year,Experimental cases,Experimental N,Control cases,Control N,Weight,Mean\n"
        '1,Hart & Sutherland,1977,62,"13,598",248,"12,867",1,0.24\n',
        # Covidence.
        "\ufeffStudy ID\tIntervention Events\tIntervention N\tComparator Events\tComparator N\n"
        "Hart & Sutherland 1977\t62\t13598\t248\t12867\n",
        # A spreadsheet, the groups called as in the analysis.
        "sep=;\nAuthor;Year;Examplin n;Examplin events;Placebo n;Placebo events\n"
        "Hart & Sutherland;1977;13598;62;12867;248\n",
        # metafor: those without the event instead of all.
        "trial,author,year,tpos,tneg,cpos,cneg\n1,Hart & Sutherland,1977,62,13536,248,12619\n",
        # Counts in one cell.
        "Study;Experimental events;Control events\nHart & Sutherland 1977;62/13598;248 / 12867\n",
        # Decimal commas and thousands with points.
        HEAD + "Hart & Sutherland 1977;62,0;13.598,0;248;12867\n",
    ],
    ids=["plain", "revman", "revman-web", "covidence", "spreadsheet", "metafor", "shares", "commas"],
)
def test_a_table_is_read_whatever_wrote_it(table: str, site: SiteTest) -> None:
    result = imported(site, table)
    assert result.exit_code == 0, result.stderr
    assert rows(site) == [ONE]
    assert "events1: " in result.stderr
    assert site.check().exit_code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_survive_the_encodings_of_spreadsheets(encoding: str, site: SiteTest) -> None:
    result = imported(site, (HEAD + "Frimodt-Møller 1973;33;5069;47;5808\n").encode(encoding))
    assert result.exit_code == 0, result.stderr
    assert ("Windows-1252" in result.stderr) == (encoding == "cp1252")
    assert [(row["source"], row["label"]) for row in rows(site)] == [("frimodt-moller-1973", "Frimodt-Møller 1973")]


def test_means_with_decimal_commas(site: SiteTest) -> None:
    head = "Study;Experimental mean;Experimental SD;Experimental total;Control mean;Control SD;Control total\n"
    result = imported(site, head + "Bø 1990;-1,25;0,5;20;1.004,5;2;21\n", where="examplin/change")
    assert result.exit_code == 0, result.stderr
    assert "to a new analysis" in result.stderr
    text = site.read(RESULTS)
    assert "intervention: {mean: -1.25, sd: 0.5, n: 20}" in text
    assert "comparator: {mean: 1004.5, sd: 2, n: 21}" in text
    assert "measure: MD" in text
    # What only an editor knows is still to be written.
    assert "fill-me-in" in site.check().stderr


@pytest.mark.parametrize(
    ("table", "line", "said"),
    [
        (HEAD + "Bø 1990;62;;248;12867\n", 2, "the intervention has no total"),
        (HEAD + "Bø 1990;62;100;;\n", 2, "numbers of the intervention and none of the comparator"),
        (HEAD + "Bø 1990;;;;\n", 2, "this row has no numbers"),
        (HEAD + "Bø 1990;1;2;3;4\n;1;2;3;4\n", 3, "this row names no study (column"),
        (HEAD + "Bø 1990;about 5;20;3;40\n", 2, '"about 5" is no number (column B)'),
        (HEAD + "Bø 1990;62;20;3;40\n", 2, "62 of 20 people is more than all (column B)"),
        (HEAD + "Nobody 1901;6;20;3;40\n", 2, 'no source is called like "Nobody 1901" (column A)'),
        (HEAD, 1, "the table has no rows below its headings"),
        ("a;b\n1;2\n", 1, "no row names the columns"),
        (b"PK\x03\x04\x00\x00", 1, "this is no text, but perhaps a workbook"),
        (HEAD.replace("Study", "Subgroup;Study") + "A;Bø 1990;1;2;3;4\n;Bø 1990;1;2;3;4\n", 3, "no subgroup"),
        (
            "Study;Experimental mean;Experimental SD;Experimental total;Control mean;Control SD;Control total\n"
            'Bø 1990;"1,234";1;20;1;1;21\n',
            2,
            '"1,234" may be 1234 or 1.234 (column B)',
        ),
        ("Study;Estimate\nBø 1990;1.5\n", 2, "an estimate and no interval"),
    ],
)
def test_what_leaves_a_doubt_is_named_and_nothing_is_written(
    table: str | bytes, line: int, said: str, site: SiteTest
) -> None:
    before = site.files("content")
    result = imported(site, table)
    assert result.exit_code == 1
    assert f"trials.csv:{line}:" in result.stderr
    assert "error[trial-table]" in result.stderr
    assert said.removesuffix(" (column") in result.stderr
    assert site.files("content") == before


def test_all_faults_of_a_table_are_told_at_once(site: SiteTest) -> None:
    result = imported(site, HEAD + "Bø 1990;x;20;3;40\nBø 1990;6;20;y;40\nNobody;1;2;3;4\n")
    assert result.stderr.count("error[trial-table]") >= 3


def test_a_review_may_be_the_source_of_every_row(site: SiteTest) -> None:
    result = imported(site, HEAD + "Aronson 1948;4;123;11;139\n", "--source", "guide-2021")
    assert result.exit_code == 0
    assert [(row["source"], row["study"]) for row in rows(site)] == [("guide-2021", "Aronson 1948")]


def test_a_column_may_be_named_by_heading_or_letter(site: SiteTest) -> None:
    table = "who;got ill;all;got ill 2;all 2\nBø 1990;1;20;3;21\n"
    named = ["study=who", "events1=got ill", "total1=C", "events2=D", "total2=all 2"]
    result = imported(site, table, *[part for name in named for part in ("--column", name)])
    assert result.exit_code == 0, result.stderr
    assert [row["intervention"] for row in rows(site)] == [{"events": "1", "total": "20"}]
    assert imported(site, table, "--column", "event1=B").exit_code == 2
    assert 'no column is called "Z9"' in imported(site, HEAD + "Bø 1990;1;2;3;4\n", "--column", "events1=Z9").stderr


def test_a_dry_run_writes_nothing(site: SiteTest) -> None:
    before = site.files("content")
    result = imported(site, HEAD + "Bø 1990;1;20;3;21\n", "--dry-run")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 row would be added" in result.stderr
    assert site.files("content") == before


def test_an_analysis_is_begun_in_a_topic_without_results(site: SiteTest) -> None:
    assert site.run("new", "topic", "bcg", "--source", "trial-2020").exit_code == 0
    result = imported(site, HEAD + "Bø 1990;1;20;3;21\n", where="bcg/tuberculosis")
    assert result.stdout == "content/topics/bcg/evidence.yaml\n"
    assert "measure: RR" in site.read("content/topics/bcg/evidence.yaml")
    assert site.build("--drafts").exit_code == 0


BCG = """trial,author,year,tpos,tneg,cpos,cneg
1,Aronson,1948,4,119,11,128
2,Ferguson & Simes,1949,6,300,29,274
3,Rosenthal et al,1960,3,228,11,209
4,Hart & Sutherland,1977,62,13536,248,12619
5,Frimodt-Moller et al,1973,33,5036,47,5761
6,Stein & Aronson,1953,180,1361,372,1079
7,Vandiviere et al,1973,8,2537,10,619
8,TPT Madras,1980,505,87886,499,87892
9,Coetzee & Berjak,1968,29,7470,45,7232
10,Rosenthal et al,1961,17,1699,65,1600
11,Comstock et al,1974,186,50448,141,27197
12,Comstock & Webster,1969,5,2493,3,2338
13,Comstock et al,1976,27,16886,29,17825
"""
"""Thirteen trials of the BCG vaccine: people with and without tuberculosis, vaccinated or not.

Source: Colditz 1994 (JAMA 271:698-702), as the data set dat.bcg of R metafor.
"""


def test_thirteen_trials_are_taken_over_and_pooled_as_metafor_does(site: SiteTest) -> None:
    assert site.run("new", "topic", "bcg", "--source", "trial-2020").exit_code == 0
    result = imported(site, BCG, "--source", "trial-2020", where="bcg/tuberculosis")
    assert "13 rows were added to a new analysis" in result.stderr
    path = "content/topics/bcg/evidence.yaml"
    site.edit(path, "# model: random-reml, if the studies may be put together", "model: random-reml\n    hksj: false")
    section = "content/topics/bcg/overview.yaml"
    text = '  - text: "{{ tuberculosis.pooled | clinical }} and {{ tuberculosis.people }}"\n'
    site.write(section, site.read(section) + text)
    assert site.build("--drafts").exit_code == 0
    # R metafor, rma(measure="RR", method="REML"): 0.4894 (0.3441 to 0.6962).
    assert "RR 0.49 (95% CI 0.34 to 0.70) and 357,347" in site.page("bcg/overview/")
