"""Every format that people have: one work in each, and the record that it must become."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citesite.read import yaml as yaml_text
from site_test import SiteTest
from test_import_values import EMPTY, INTO

WORK = {
    "type": "article-journal",
    "title": "Oral B12 in adults <65 years",
    "author": [{"family": "Doe", "given": "Ann B."}, {"family": "van der Berg", "given": "Karl"}],
    "container-title": "Journal of Tests",
    "issued": "2020-05",
    "volume": "12",
    "issue": "3",
    "page": "100-108",
    "DOI": "10.1000/abc.1",
    "PMID": "33300001",
}
"""What every format has of the work, as a record holds it."""

CSL_YAML = """---
references:
- id: doe2020
  type: article-journal
  title: Oral B12 in adults <65 years
  author:
  - family: Doe
    given: Ann B.
  - family: Berg
    given: Karl
    non-dropping-particle: van der
  container-title: Journal of Tests
  issued:
  - year: 2020
    month: 5
  volume: 12
  issue: 3
  page: 100-108
  DOI: 10.1000/abc.1
  PMID: 33300001
...
"""
CROSSREF = {
    "type": "journal-article", "title": ["Oral B12 in adults &lt;65 years"], "container-title": ["Journal of Tests"],
    "author": [{"given": "Ann B.", "family": "Doe", "sequence": "first"}, {"given": "Karl", "family": "van der Berg"}],
    "issued": {"date-parts": [[2020, 5]]}, "volume": "12", "issue": "3", "page": "100-108", "DOI": "10.1000/abc.1",
    "note": "PMID: 33300001",
}  # fmt: skip
EUROPE_PMC = {
    "id": "33300001", "source": "MED", "pmid": "33300001", "doi": "10.1000/abc.1",
    "title": "Oral B12 in adults &lt;65 years.", "pubYear": "2020",
    "authorList": {"author": [{"lastName": "Doe", "firstName": "Ann B."},
                              {"lastName": "van der Berg", "firstName": "Karl"}]},
    "authorString": "Doe AB, van der Berg K.",
    "journalInfo": {"volume": "12", "issue": "3", "dateOfPublication": "2020 May",
                    "journal": {"title": "Journal of Tests"}},
    "pageInfo": "100-108",
}  # fmt: skip
PUBMED_XML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN" "pubmed_190101.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">33300001</PMID><Article>
<Journal><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2020</Year><Month>May</Month></PubDate>
</JournalIssue><Title>Journal of Tests</Title></Journal>
<ArticleTitle>Oral B12 in adults &lt;65 years.</ArticleTitle><Pagination><MedlinePgn>100-108</MedlinePgn></Pagination>
<ELocationID EIdType="doi">10.1000/abc.1</ELocationID>
<AuthorList><Author ValidYN="Y"><LastName>Doe</LastName><ForeName>Ann B.</ForeName><Initials>AB</Initials></Author>
<Author><LastName>van der Berg</LastName><ForeName>Karl</ForeName></Author></AuthorList>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
</MedlineCitation></PubmedArticle></PubmedArticleSet>
"""
ENDNOTE_XML = """<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Doe, Ann B.</style></author><author>van der Berg, Karl</author>
</authors></contributors><titles><title><style face="normal">Oral B12 in adults &lt;65 years</style></title>
<secondary-title>Journal of Tests</secondary-title></titles><pages>100-108</pages><volume>12</volume><number>3</number>
<dates><year>2020</year><pub-dates><date>May</date></pub-dates></dates>
<accession-num>33300001</accession-num><electronic-resource-num>10.1000/abc.1</electronic-resource-num>
<remote-database-provider>NLM</remote-database-provider></record></records></xml>
"""
ENW = """%0 Journal Article
%A Doe, Ann B.
%A van der Berg, Karl
%T Oral B12 in adults <65 years
%J Journal of Tests
%D 2020
%8 May 2020
%V 12
%N 3
%P 100-108
%R 10.1000/abc.1
%M 33300001
%W NLM
"""
WEB_OF_SCIENCE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Doe, AB
   van der Berg, K
AF Doe, Ann B.
   van der Berg, Karl
TI Oral B12 in adults
   <65 years
SO Journal of Tests
DT Article
PD MAY
PY 2020
VL 12
IS 3
BP 100
EP 108
DI 10.1000/abc.1
PM 33300001
UT WOS:000500000000001
ER

EF
"""
TAB_DELIMITED = (
    "PT\tAU\tAF\tTI\tSO\tPD\tPY\tVL\tIS\tBP\tEP\tDI\tPM\n"
    "J\tDoe, AB; van der Berg, K\tDoe, Ann B.; van der Berg, Karl\tOral B12 in adults <65 years\tJournal of Tests\tMAY"
    "\t2020\t12\t3\t100\t108\t10.1000/abc.1\t33300001\n"
)
REFWORKS = """RT Journal Article
A1 Doe, Ann B.
A1 van der Berg, Karl
T1 Oral B12 in adults <65 years
JF Journal of Tests
YR 2020
FD May 2020
VO 12
IS 3
SP 100
OP 108
DO 10.1000/abc.1
PM 33300001
"""
CENTRAL = """Record #1 of 1
ID: CN-02000001
AU: Doe, Ann B.
AU: van der Berg, Karl
TI: Oral B12 in adults <65 years
SO: Journal of Tests
YR: 2020 May
VL: 12
NO: 3
PG: 100\u2010108
PM: PUBMED 33300001
DOI: 10.1000/abc.1
US: https://www.example.org/central/CN-02000001
"""
REVMAN = """<?xml version="1.0" encoding="UTF-8"?><COCHRANE_REVIEW><STUDIES_AND_REFERENCES><STUDIES>
<INCLUDED_STUDIES><STUDY NAME="Doe 2020"><REFERENCE PRIMARY="YES" TYPE="JOURNAL_ARTICLE">
<AU>Doe, Ann B.; van der Berg, Karl</AU>
<TI>Oral B12 in adults &lt;65 years</TI><SO>Journal of Tests</SO><YR>2020 May</YR><VL>12</VL><NO>3</NO><PG>100-108</PG>
<IDENTIFIERS><IDENTIFIER TYPE="DOI" VALUE="10.1000/abc.1"/><IDENTIFIER TYPE="PUBMED" VALUE="33300001"/></IDENTIFIERS>
</REFERENCE></STUDY></INCLUDED_STUDIES></STUDIES></STUDIES_AND_REFERENCES></COCHRANE_REVIEW>
"""
SCOPUS = (
    '"Authors","Author full names","Title","Year","Date","Source title","Volume","Issue","Art. No.","Page start",'
    '"Page end","DOI","PubMed ID","Document Type","Cited by"\n'
    '"Doe A.B.; van der Berg K.","Doe, Ann B. (57000000001); van der Berg, Karl (57000000002)",'
    '"Oral B12 in adults <65 years","2020","2020-05","Journal of Tests","12","3","","100","108","10.1000/abc.1",'
    '"33300001","Article","4"\n'
)
EMBASE = (
    '"TITLE","AUTHOR NAMES","SOURCE TITLE","PUBLICATION YEAR","DATE","VOLUME","ISSUE","FIRST PAGE","LAST PAGE","DOI",'
    '"MEDLINE PMID"\n"Oral B12 in adults <65 years","Doe, Ann B.; van der Berg, Karl","Journal of Tests","2020",'
    '"2020 May","12","3","100","108","10.1000/abc.1","33300001"\n'
)
COVIDENCE = (
    "Title,Authors,Abstract,Published Year,Date,Journal,Volume,Issue,Pages,DOI,PMID,Covidence #,Tags\n"
    'Oral B12 in adults <65 years,"Doe, Ann B.; van der Berg, Karl",Words.,2020,May 2020,Journal of Tests,12,3,'
    "100-108,10.1000/abc.1,33300001,#12,\n"
)
RAYYAN = (
    "key,title,year,date,journal,issn,volume,issue,pages,authors,url,doi,pubmed_id,notes\n"
    "rayyan-1,Oral B12 in adults <65 years,2020,2020-05,Journal of Tests,,12,3,100-108,"
    '"Doe, Ann B. and van der Berg, Karl",,10.1000/abc.1,33300001,\n'
)

FORMATS: dict[str, str] = {
    "CSL-YAML": CSL_YAML,
    "CSL-YAML, a plain list": CSL_YAML.replace("---\nreferences:\n", "").replace("...\n", ""),
    "Crossref": json.dumps({"status": "ok", "message-type": "work", "message": CROSSREF}),
    "Crossref, a list": json.dumps({"message": {"facets": {}, "total-results": 1, "items": [CROSSREF]}}),
    "Crossref, bare": json.dumps(CROSSREF),
    "Crossref, an item a line": json.dumps(CROSSREF) + "\n",
    "Europe PMC": json.dumps({"version": "6", "resultList": {"result": [EUROPE_PMC]}}),
    "Europe PMC, bare": json.dumps([EUROPE_PMC]),
    "PubMed XML": PUBMED_XML,
    "EndNote XML": ENDNOTE_XML,
    "EndNote .enw": ENW,
    "Web of Science": WEB_OF_SCIENCE,
    "Web of Science, tab-delimited": TAB_DELIMITED,
    "RefWorks": REFWORKS,
    "CENTRAL": CENTRAL,
    "RevMan 5": REVMAN,
    "Scopus": SCOPUS,
    "Embase": EMBASE,
    "Covidence": COVIDENCE,
    "Rayyan": RAYYAN,
}


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path, EMPTY)


def records(site: SiteTest, data: bytes) -> list[dict[str, Any]]:
    site.write("export", data)
    result = site.run("import", "export", "--into", INTO)
    assert result.exit_code == 0, result.stderr
    found = yaml_text.load(site.read(INTO))
    assert isinstance(found, list)
    return [record for record in found if isinstance(record, dict)]


@pytest.mark.parametrize("name", FORMATS)
def test_a_work_comes_in_alike_from_every_format(site: SiteTest, name: str) -> None:
    (record,) = records(site, FORMATS[name].encode())
    found = {field: record.get(field) for field in WORK}
    # Web of Science, tab-delimited, has its months apart from the years.
    assert found == {**WORK, **({"issued": "2020"} if "tab" in name else {})}


@pytest.mark.parametrize("name", ["EndNote .enw", "Web of Science", "RefWorks", "CENTRAL", "PubMed XML", "Scopus"])
def test_two_records_are_two(site: SiteTest, name: str) -> None:
    text = FORMATS[name]
    start = {"PubMed XML": "<PubmedArticle>", "Web of Science": "PT J", "Scopus": '"Doe A.B.'}.get(name, "")
    end = {"PubMed XML": "</PubmedArticleSet>", "Web of Science": "EF\n"}.get(name, "")
    head, body = text[: text.index(start)] if start else "", text[text.index(start) :] if start else text
    body = body.removesuffix(end).removesuffix(end + "\n")
    second = body.replace("abc.1", "abc.2").replace("33300001", "33300002")
    assert len(records(site, f"{head}{body}\n{second}{end}".encode())) == 2


def test_a_csv_of_pubmed(site: SiteTest) -> None:
    text = (
        "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n"
        '33300001,Oral B12 in adults <65 years,"Doe AB, van der Berg K.","J Tests. 2020 May;12(3):100-108. doi: '
        '10.1000/abc.1.",Doe AB,J Tests,2020,2020/05/01,PMC7000001,,10.1000/abc.1\n'
    )
    (record,) = records(site, text.encode())
    assert record["author"] == [{"family": "Doe", "given": "AB"}, {"family": "van der Berg", "given": "K"}]
    assert (record["issued"], record["volume"], record["issue"], record["page"]) == ("2020-05", "12", "3", "100-108")
    assert (record["PMID"], record["PMCID"], record["DOI"]) == ("33300001", "PMC7000001", "10.1000/abc.1")


STUDY = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT01234567", "briefTitle": "B12 trial", "officialTitle": "A Trial of B12"},
        "statusModule": {"studyFirstPostDateStruct": {"date": "2013-04-19"}},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Example University"}},
    }
}


@pytest.mark.parametrize("text", [json.dumps({"studies": [STUDY]}), json.dumps(STUDY), json.dumps([STUDY])])
def test_registrations_of_trials(site: SiteTest, text: str) -> None:
    (record,) = records(site, text.encode())
    assert (record["id"], record["type"], record["study"]) == ("nct-01234567", "webpage", "NCT01234567")
    assert (record["title"], record["issued"]) == ("A Trial of B12", "2013-04-19")
    assert record["author"] == [{"literal": "Example University"}]
    assert record["URL"] == "https://clinicaltrials.gov/study/NCT01234567"


def test_a_csv_of_registrations(site: SiteTest) -> None:
    text = "NCT Number,Study Title,Study URL,Acronym,Study Status\nNCT01234567,B12 trial,https://x.example,,COMPLETED\n"
    (record,) = records(site, text.encode())
    assert (record["study"], record["title"]) == ("NCT01234567", "B12 trial")


def test_text_of_windows_is_read_and_said(site: SiteTest) -> None:
    site.write("a.ris", "TY  - JOUR\nAU  - Müller, Jörg\nTI  - “Tests” – a trial\nER  - \n".encode("cp1252"))
    result = site.run("import", "a.ris", "--into", INTO)
    assert (
        "a.ris:1: the file is no UTF-8 text; it was read as Windows-1252: look at letters with accents" in result.stderr
    )
    assert "Müller" in site.read(INTO)
    assert "“Tests” – a trial" in site.read(INTO)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_text_is_read_with_and_without_its_mark(site: SiteTest, encoding: str) -> None:
    (record,) = records(site, ENW.encode(encoding))
    assert record["title"] == WORK["title"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<?xml version='1.0'?><other/>", "it is XML of no known kind (<other>); export it as RIS"),
        ("<xml><records><record>", "it is not whole XML"),
        ('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><xml><records>&c;</records></xml>', "1 new"),
        ("references:\n- id: [\n", "not CSL-YAML, at line 3"),
        ('{"studies": [{"protocolSection": {', "it is not whole JSON"),
    ],
)
def test_what_cannot_be_read_is_one_line(site: SiteTest, text: str, said: str) -> None:
    site.write("a.txt", text)
    result = site.run("import", "a.txt", "--into", INTO)
    assert "Traceback" not in result.stderr
    assert said in result.stderr or "0 records" in result.stderr
