"""Outcome data of reviews: RevMan 5, and the tables of RevMan Web, become analyses of a topic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citesite.read import yaml as yaml_text
from site_test import GOOD_SITE, SiteTest

RESULTS = "content/topics/examplin/evidence.yaml"
RM5 = """<?xml version="1.0" encoding="UTF-8"?>
<COCHRANE_REVIEW DOI="10.1000/review" STAGE="R"><STUDIES_AND_REFERENCES><STUDIES><INCLUDED_STUDIES>
<STUDY ID="STD-Doe-2010" NAME="Doe 2010" YEAR="2010">
<REFERENCE NAME="Doe 2010" PRIMARY="NO" TYPE="JOURNAL_ARTICLE"><AU>Doe A</AU><TI>A second report of the trial</TI>
<SO>Journal of Tests</SO><YR>2011</YR><IDENTIFIERS/></REFERENCE>
<REFERENCE NAME="Doe 2010" PRIMARY="YES" TYPE="JOURNAL_ARTICLE"><AU>Doe A, Roe B</AU><TI>Examplin for pain</TI>
<SO>Journal of Tests</SO><YR>2010</YR><VL>3</VL><PG>1-9</PG>
<IDENTIFIERS><IDENTIFIER TYPE="DOI" VALUE="10.1000/doe"/></IDENTIFIERS></REFERENCE></STUDY>
<STUDY ID="STD-Roe-2012" NAME="Roe 2012" YEAR="2012">
<REFERENCE NAME="Roe 2012" PRIMARY="YES" TYPE="JOURNAL_ARTICLE"><AU>Roe C</AU><TI>Examplin again</TI>
<SO>Journal of Tests</SO><YR>2012</YR><IDENTIFIERS/></REFERENCE></STUDY></INCLUDED_STUDIES></STUDIES>
</STUDIES_AND_REFERENCES><ANALYSES_AND_DATA>
<COMPARISON ID="CMP-001" NO="1"><NAME>Examplin versus placebo</NAME>
<DICH_OUTCOME ID="CMP-001.01" NO="1" EFFECT_MEASURE="RR" METHOD="MH" RANDOM="YES" TOTALS="YES" SUBGROUPS="YES">
<NAME>Pain after a week</NAME><GROUP_LABEL_1>Examplin</GROUP_LABEL_1><GROUP_LABEL_2>Placebo</GROUP_LABEL_2>
<DICH_SUBGROUP ID="CMP-001.01.01" NO="1"><NAME>Adults</NAME>
<DICH_DATA STUDY_ID="STD-Doe-2010" EVENTS_1="12" TOTAL_1="60" EVENTS_2="20" TOTAL_2="58" EFFECT_SIZE="0.58"/>
<DICH_DATA STUDY_ID="STD-Roe-2012" EVENTS_1="3" TOTAL_1="40" EVENTS_2="7" TOTAL_2="41"/></DICH_SUBGROUP></DICH_OUTCOME>
<CONT_OUTCOME ID="CMP-001.02" NO="2" EFFECT_MEASURE="MD" RANDOM="NO" TOTALS="YES" SUBGROUPS="NO"><NAME>Pain score</NAME>
<GROUP_LABEL_1>Examplin</GROUP_LABEL_1><GROUP_LABEL_2>Placebo</GROUP_LABEL_2>
<CONT_DATA STUDY_ID="STD-Doe-2010" MEAN_1="3.5" SD_1="1.25" TOTAL_1="60" MEAN_2="4.0" SD_2="1.5" TOTAL_2="58"/>
</CONT_OUTCOME>
<IV_OUTCOME ID="CMP-001.03" NO="3" RANDOM="NO" TOTALS="NO"><NAME>Days to relief</NAME>
<EFFECT_MEASURE>Hazard Ratio</EFFECT_MEASURE><GROUP_LABEL_1>Examplin</GROUP_LABEL_1>
<GROUP_LABEL_2>Placebo</GROUP_LABEL_2>
<IV_DATA STUDY_ID="STD-Roe-2012" EFFECT_SIZE="1.25" SE="0.2"/></IV_OUTCOME>
<OTHER_OUTCOME ID="CMP-001.04" NO="4"><NAME>What people said</NAME></OTHER_OUTCOME>
</COMPARISON></ANALYSES_AND_DATA></COCHRANE_REVIEW>
"""
ROWS = """Analysis group,Analysis number,Analysis name,Subgroup,Applicability,Study,Study year,GIV Mean,GIV SE,\
Experimental mean,Experimental SD,Experimental cases,Experimental N,Control mean,Control SD,Control cases,Control N
1,1,Pain after a week,,OVERALL,Doe 2010,2010,,,,,12,60,,,20,58
1,1,Pain after a week,Adults,SUBGROUP,Doe 2010,2010,,,,,12,60,,,20,58
1,1,Pain after a week,Adults,SUBGROUP,Roe 2012,2012,,,,,3,40,,,7,41
1,2,Pain score,,OVERALL,Doe 2010,2010,,,3.5,1.25,,60,4.0,1.5,,58
1,3,Days to relief,,OVERALL,Roe 2012,2012,1.25,0.2,,,,,,,,
"""
SETTINGS = """Analysis group,Analysis number,Analysis name,Data type,Statistical method,Analysis model,Effect measure,\
Experimental intervention,Control intervention
1,1,Pain after a week,Dichotomous,Mantel-Haenszel,Random effects,Risk Ratio,Examplin,Placebo
1,2,Pain score,Continuous,Inverse Variance,Fixed effect,Mean Difference,Examplin,Placebo
1,3,Days to relief,Generic inverse variance,Inverse Variance,Fixed effect,Hazard Ratio,Examplin,Placebo
"""
REFERENCES = (
    "TY  - JOUR\nAU  - Doe, A.\nTI  - Examplin for pain\nJO  - Journal of Tests\nPY  - 2010\nVL  - 3\nER  -\n"
    "TY  - JOUR\nAU  - Roe, C.\nTI  - Examplin again\nJO  - Journal of Tests\nPY  - 2012\nER  -\n"
)


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    site = SiteTest(tmp_path, GOOD_SITE)
    site.delete(RESULTS)
    return site


def results(site: SiteTest) -> dict[str, dict[str, Any]]:
    found = yaml_text.load(site.read(RESULTS))
    assert isinstance(found, dict)
    return {analysis["title"]: analysis for analysis in found["analyses"]}


def is_right(site: SiteTest) -> None:
    """What both forms of the review must become."""
    found = results(site)
    pain, score, days = found["Pain after a week"], found["Pain score"], found["Days to relief"]
    assert [a["measure"] for a in (pain, score, days)] == ["RR", "MD", "HR"]
    assert pain["model"] == "random-mh"
    assert [pain["intervention"], pain["comparator"]] == ["Examplin", "Placebo"]
    assert pain["rows"] == [
        {"source": "doe-2010", "label": "Doe 2010", "subgroup": "Adults",
         "intervention": {"events": "12", "total": "60"}, "comparator": {"events": "20", "total": "58"}},
        {"source": "roe-2012", "label": "Roe 2012", "subgroup": "Adults",
         "intervention": {"events": "3", "total": "40"}, "comparator": {"events": "7", "total": "41"}},
    ]  # fmt: skip
    assert score["rows"][0]["intervention"] == {"mean": "3.5", "sd": "1.25", "n": "60"}
    assert days["rows"] == [{"source": "roe-2012", "label": "Roe 2012", "estimate": "1.25", "se": "0.2"}]


def test_a_review_of_revman_5_brings_its_references_and_its_numbers(site: SiteTest) -> None:
    site.write("review.rm5", RM5)
    result = site.run("import", "review.rm5", "--topic", "examplin")
    assert result.exit_code == 0, result.stderr
    assert "RevMan 5, 3 records in: 3 new" in result.stderr
    assert "What people said: not used" in result.stderr
    is_right(site)
    found = [line for line in site.check().stderr.splitlines() if "evidence.yaml" in line and " error[" in line]
    assert all("error[unread-source]" in line for line in found)


def test_tables_of_revman_web_bring_numbers_for_studies_that_are_known(site: SiteTest) -> None:
    for name, text in (("rows.csv", ROWS), ("settings.csv", SETTINGS), ("included.ris", REFERENCES)):
        site.write(name, text)
    result = site.run("import", "included.ris", "rows.csv", "settings.csv", "--topic", "examplin")
    assert result.exit_code == 0, result.stderr
    is_right(site)


def test_numbers_without_a_source_or_a_measure_are_named_and_left_out(site: SiteTest) -> None:
    site.write("rows.csv", ROWS)
    site.write("settings.csv", SETTINGS)
    result = site.run("import", "rows.csv", "settings.csv", "--topic", "examplin")
    assert "1.1: Doe 2010: no source of it is known" in result.stderr
    assert "1.1, Pain after a week: NOT IMPORTED" in result.stderr
    assert not (site.folder / RESULTS).exists()
    site.write("included.ris", REFERENCES)
    without = site.run("import", "included.ris", "rows.csv", "--topic", "examplin")
    assert "import the table of settings with it" in without.stderr


def test_results_that_are_there_stay_and_new_ones_follow(site: SiteTest) -> None:
    site.write("review.rm5", RM5.replace("CMP-001.02", "x").replace('NO="2" EFFECT_MEASURE="MD"', 'NO="9"'))
    site.run("import", "review.rm5", "--topic", "examplin")
    edited = f"# Checked with the paper.\n{site.read(RESULTS)}"
    site.write(RESULTS, edited)
    site.write("review.rm5", RM5)
    result = site.run("import", "review.rm5", "--topic", "examplin")
    assert "analysis 1.1, Pain after a week: already there" in result.stderr
    assert site.read(RESULTS).startswith("# Checked with the paper.\n")
    is_right(site)


def test_outcome_data_asks_for_its_topic(site: SiteTest) -> None:
    site.write("review.rm5", RM5)
    result = site.run("import", "review.rm5")
    assert "outcome data of 3 analyses" in result.stderr
    assert "name its topic with --topic" in result.stderr
