"""What a value of an export becomes, kind by kind: each with what real exports hold, and what is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citesite.read import yaml as yaml_text
from site_test import EFFECTS, GOOD_SITE, Result, SiteTest

INTO = "content/sources/new.yaml"
EMPTY = "-- site_config.yaml --\ntitle: Other\n\n-- content/glossary.yaml --\n[]\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path, EMPTY)


def imported(site: SiteTest, text: str, *options: str, name: str = "a.txt") -> tuple[list[dict[str, Any]], Result]:
    site.write(name, text.encode())
    result = site.run("import", name, "--into", INTO, *options)
    data = yaml_text.load(site.read(INTO)) if (site.folder / INTO).exists() else []
    assert isinstance(data, list)
    return [record for record in data if isinstance(record, dict)], result


def ris(*lines: str, kind: str = "JOUR") -> str:
    """Return one record. A title is added if there is none."""
    title = () if any(line.startswith(("TI", "T1")) for line in lines) else ("TI  - A title",)
    return "\n".join((f"TY  - {kind}", *title, *lines, "ER  - ", ""))


def one(site: SiteTest, text: str) -> dict[str, Any]:
    records, _ = imported(site, text)
    assert len(records) == 1
    return records[0]


TITLES = {
    "{Vitamin D in adults {\\textless}65 years with {BMI} {\\textgreater}30}": (
        "Vitamin D in adults <65 years with BMI >30"
    ),
    "{Levels \\textless 5 or {$>$}10 ng/mL}": "Levels <5 or >10 ng/mL",
    "{Doses of $<$1000 {\\textmu}g}": "Doses of <1000 µg",
    "{p \\textless b and c \\textgreater d}": "p <b and c >d",
    "{Is HbA$_{\\mathrm{1c}}$ below 10$^{-3}$ or $\\beta_2$ enough?}": (
        "Is HbA<sub>1c</sub> below 10<sup>-3</sup> or β<sub>2</sub> enough?"
    ),
    "{CO$_2$, \\ensuremath{\\alpha}-tocopherol and Ca$^{2+}$ at $\\geq$ 5}": (
        "CO<sub>2</sub>, \u03b1-tocopherol and Ca<sup>2+</sup> at ≥ 5"
    ),
    "{Vitamin B\\textsubscript{12} in $n = 5$ of $10\\,000$}": "Vitamin B<sub>12</sub> in n = 5 of 10000",
    "{Between $5 and $10 a day}": "Between $5 and $10 a day",
    "{A \\unheardof{thing} of ours}": "A \\unheardofthing of ours",
    '"Joined " # "title"': "Joined title",
    'who # {: a } # "report"': "World Health: a report",
    "{Use \\textit{in vitro} and {\\it in vivo}, 50\\% \\& more}": "Use <i>in vitro</i> and <i>in vivo</i>, 50% & more",
}


@pytest.mark.parametrize(("written", "right"), TITLES.items())
def test_no_sign_of_a_bibtex_title_vanishes(site: SiteTest, written: str, right: str) -> None:
    head = '@string{who = "World Health"}\n'
    record = one(site, f"{head}@article{{a1, title = {written}, author = {{Doe, Ann}}, year = 2020}}")
    assert record["title"] == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Adults <65 years with BMI >30", "Adults <65 years with BMI >30"),
        ("If p<b and c>d, what then?", "If p<b and c>d, what then?"),
        ("Children &lt;5 and &gt;2 years", "Children <5 and >2 years"),
        ("R&amp;amp;D and AT&T &notit;", "R&D and AT&T &notit;"),
        ("The <placebo> effect", "The <placebo> effect"),
        ("Effect of <Title> and a <b> on sales", "Effect of <Title> and a <b> on sales"),
        ("<p>A paragraph</p><br>and a line", "A paragraph and a line"),
        ("HbA<sub>1c</sub> and <jats:italic>E. coli</jats:italic>", "HbA<sub>1c</sub> and <i>E. coli</i>"),
        ('A <span class="x">word</span> of <mml:math><mml:mi>x</mml:mi></mml:math>', "A word of x"),
    ],
)
def test_no_sign_of_a_title_vanishes(site: SiteTest, written: str, right: str) -> None:
    assert one(site, ris(f"TI  - {written}"))["title"] == right
    assert "raw-html" not in site.check().stderr


def test_an_unknown_command_is_named(site: SiteTest) -> None:
    _, result = imported(site, "@article{a1, title={A \\unheardof{thing}}}")
    assert "a.txt:1: the LaTeX command \\unheardof is not known and stays as it is written" in result.stderr


@pytest.mark.parametrize(
    "fields",
    [
        "Author-Email = {{a@example.org}},\nAuthor-Email = {{a@example.org}}",
        "url = {https://example.org/a},\nURL = {https://example.org/a}",
        "keywords = {a},\nkeywords = {b}",
    ],
)
def test_a_field_that_is_written_twice_loses_no_entry(site: SiteTest, fields: str) -> None:
    head = "@article{ WOS:000000000000001,\nAuthor = {Doe, Ann and Roe, Ben},\nTitle = {{A title}},\nYear = {{2018}}"
    assert one(site, f"{head},\n{fields},\n}}")["issued"] == "2018"


def test_what_differs_in_a_field_that_is_written_twice_is_named(site: SiteTest) -> None:
    records, result = imported(site, "@article{a,\ntitle = {One},\nyear = 2019,\nyear = 2020}")
    assert records[0]["issued"] == "2019"
    assert "a.txt:4: the field year is written twice; this one is not used: 2020" in result.stderr


NAMES: dict[str, dict[str, str]] = {
    "Doe, Ann": {"family": "Doe", "given": "Ann"},
    "Liu R.": {"family": "Liu", "given": "R."},
    "Doe, J. (ed.)": {"family": "Doe", "given": "J."},
    "John Smith III": {"literal": "John Smith III"},
    "Adler D.G.": {"family": "Adler", "given": "D.G."},
    "de la Cruz M.-J.": {"family": "de la Cruz", "given": "M.-J."},
    "Smith-Jones AB": {"family": "Smith-Jones", "given": "AB"},
    "J. R. Doe": {"family": "Doe", "given": "J. R."},
    "O'Brien, Mary K., Jr": {"family": "O'Brien", "given": "Mary K.", "suffix": "Jr"},
    "King, Jr., Martin L.": {"family": "King", "given": "Martin L.", "suffix": "Jr."},
    "Smith III, John": {"family": "Smith", "given": "John", "suffix": "III"},
    "Ministry of Health, Labour and Welfare,": {"literal": "Ministry of Health, Labour and Welfare"},
    "Ministry of Health, Labour and Welfare": {"literal": "Ministry of Health, Labour and Welfare"},
    "University of Test,, Berkeley": {"literal": "University of Test, Berkeley"},
    "Department for Tests,": {"literal": "Department for Tests"},
    "World Health Organization": {"literal": "World Health Organization"},
    "Study Group B.": {"literal": "Study Group B."},
    "NHS UK": {"literal": "NHS UK"},
    "U.S. Food and Drug Administration": {"literal": "U.S. Food and Drug Administration"},
    "Suharto": {"literal": "Suharto"},
}


@pytest.mark.parametrize(("written", "right"), NAMES.items())
def test_persons_and_bodies_are_told_apart(site: SiteTest, written: str, right: dict[str, str]) -> None:
    (name,) = one(site, ris(f"AU  - {written}"))["author"]
    assert name.get("suffix", "").rstrip(".") == right.get("suffix", "").rstrip(".")
    assert {**name, "suffix": ""} == {**right, "suffix": ""}


def test_a_body_in_bibtex_needs_no_second_braces(site: SiteTest) -> None:
    text = '@string{who = "World Health"}\n@misc{a, title={T}, author = who # { Organization}, year = 2020, '
    record = one(site, text + 'month = "10~" # jan}')
    assert record["author"] == [{"literal": "World Health Organization"}]
    assert record["issued"] == "2020-01-10"


@pytest.mark.parametrize("placeholder", ["et al.", "and others", "Anonymous", "n/a", "[No authors listed]", "et al"])
def test_placeholders_are_no_authors(site: SiteTest, placeholder: str) -> None:
    records, result = imported(site, ris("AU  - Doe, Ann", f"AU  - {placeholder}"))
    assert records[0]["author"] == [{"family": "Doe", "given": "Ann"}]
    assert ("cuts the list of names" in result.stderr) == (placeholder.startswith(("et", "and")))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Doe, A., Roe, B., & Poe, C.", ["Doe", "Roe", "Poe"]),
        ("Doe, Ann; Roe, Ben", ["Doe", "Roe"]),
        ("Doe, A., Roe, B.", ["Doe", "Roe"]),
        ("Doe A.; Roe B.; Poe C.", ["Doe", "Roe", "Poe"]),
        ("Doe, Ann et al.", ["Doe"]),
    ],
)
def test_several_names_in_one_line_are_several_names(site: SiteTest, line: str, names: list[str]) -> None:
    assert [name["family"] for name in one(site, ris(f"AU  - {line}"))["author"]] == names


@pytest.mark.parametrize(("count", "kept"), [(1_000, 1_000), (1_500, 1_000), (7_456, 1_000)])
def test_a_work_of_thousands_of_authors_is_taken(site: SiteTest, count: int, kept: int) -> None:
    names = [f"AU  - Authorname{n}, Givenname M." for n in range(count)]
    records, result = imported(site, ris(*names))
    authors = records[0]["author"]
    assert (len(authors), authors[-1]["family"]) == (kept, f"Authorname{count - 1}")
    assert (f"author: {count:,} names, of which the first 999 and the last are kept" in result.stderr) == (kept < count)


DATES = {
    "2020": "2020", "2020///": "2020", "2020/05//": "2020-05", "2020/05/12/": "2020-05-12", "2020-05-12": "2020-05-12",
    "2020 Dec-2021 Jan": "2020", "12th of May 2020": "2020-05-12", "12 de mayo de 2020": "2020-05-12",
    "Mai 2020": "2020-05",
    "2020 août 3": "2020-08-03", "2020年5月": "2020-05", "2020年5月12日": "2020-05-12",
    "12 May 2020": "2020-05-12", "May 12, 2020": "2020-05-12", "2020 May 12": "2020-05-12", "May 2020": "2020-05",
    "2020a": "2020", "c2020": "2020", "[2020]": "2020", "2020 May-Jun": "2020", "2020 Winter": "2020",
    "2020//Winter": "2020", "2020-05-12T10:00:00Z": "2020-05-12", "20200512": "2020-05-12", "12.05.2020": "2020-05-12",
    "05/06/2020": "2020", "25/06/2020": "2020-06-25", "12th September 2020": "2020-09-12", "SEP 2020": "2020-09",
    "2020/12/24/ Epub 2020 Nov": "2020-12-24", "2020 Feb 30": "2020-02", "2019-2020": "2019",
}  # fmt: skip


@pytest.mark.parametrize(("written", "right"), DATES.items())
def test_every_form_of_a_date_is_read(site: SiteTest, written: str, right: str) -> None:
    assert one(site, ris(f"PY  - {written}"))["issued"] == right


@pytest.mark.parametrize("written", ["12 May", "'20", "spring", "20/5/12"])
def test_a_date_without_a_year_is_named(site: SiteTest, written: str) -> None:
    records, result = imported(site, ris(f"PY  - {written}"))
    assert "issued" not in records[0]
    assert f"a.txt:1: PY is no date with a year: {written}" in result.stderr


SICI = "10.1002/(SICI)1097-0000(19980815/30)17:15/16<1661::AID-TST968>3.0.CO;2-2"
DOIS = {
    "DO  - https://doi-org.proxy.example.edu/10.1000/abc": "10.1000/abc",
    "DO  - 10.1000/def.": "10.1000/def",
    "DO  - 10.1000/a\u20101": "10.1000/a-1",
    "DO  - doi:10.1000/ABC": "10.1000/ABC",
    "DO  - info:doi/10.1000/abc": "10.1000/abc",
    "DO  - DOI 10.1000/abc (open)": "10.1000/abc",
    "DO  - 10.1000/abc(1)": "10.1000/abc(1)",
    "DO  - (10.1000/abc)": "10.1000/abc",
    "DO  - http://dx.doi.org/10.1000%2Fabc": "10.1000/abc",
    "DO  - https://onlinelibrary.example.org/doi/full/10.1000/abc/full": "10.1000/abc",
    "DO  - https://login.proxy.example.edu/login?url=https://doi.org/10.1000/abc": "10.1000/abc",
    "DO  - 10.1000/one; 10.1000/two": "10.1000/one",
    "DO  - 10/gbc7": "10/gbc7",
    f"DO  - {SICI}": SICI,
    "DO  - 10.1175/1520-0442(2000)013&lt;0001:TEST&gt;2.0.CO;2": "10.1175/1520-0442(2000)013<0001:TEST>2.0.CO;2",
    "L3  - 10.1000/nursing.0298242": "10.1000/nursing.0298242",
    "L2  - http://dx.doi.org/10.1000/abc": "10.1000/abc",
    "UR  - https://doi.org/10.1000/abc": "10.1000/abc",
    "M3  - doi: 10.1000/abc": "10.1000/abc",
    "AN  - 10.1000/abc": "10.1000/abc",
    "N1  - doi: 10.1000/abc": "10.1000/abc",
}


@pytest.mark.parametrize(("line", "right"), DOIS.items())
def test_a_doi_is_found_wherever_and_however_it_is_written(site: SiteTest, line: str, right: str) -> None:
    record = one(site, ris(line))
    assert record["DOI"] == right
    assert "URL" not in record


def test_the_address_of_a_publisher_has_the_doi(site: SiteTest) -> None:
    record = one(site, ris("UR  - https://journals.example.org/doi/full/10.1000/inpath"))
    assert (record["DOI"], record["URL"].rpartition("/")[2]) == ("10.1000/inpath", "inpath")


def test_what_stands_behind_a_doi_is_named(site: SiteTest) -> None:
    _, result = imported(site, ris("DO  - 10.1000/a b"))
    assert "of the DOI only 10.1000/a is used: 10.1000/a b" in result.stderr


def test_a_doi_made_from_a_sici_is_a_link_that_works(tmp_path: Path) -> None:
    site = SiteTest(tmp_path, GOOD_SITE)
    imported(site, ris("AU  - Doe, Ann", "PY  - 1998", f"DO  - {SICI}"))
    site.edit(INTO, "access: not-read", "access: abstract\n  design: cohort")
    site.edit(EFFECTS, "Many people have headaches,", "Many people have headaches [@doe-1998],")
    assert site.build().exit_code == 0
    address = "https://doi.org/10.1002/(SICI)1097-0000(19980815/30)17:15/16%3C1661::AID-TST968%3E3.0.CO;2-2"
    assert f'href="{address}"' in site.page("sources/doe-1998/")


@pytest.mark.parametrize(
    "lines",
    [
        ("PMID  - 33300004",),
        ("AN  - 33300004", "DB  - PubMed"),
        ("AN  - 33300004", "DP  - NLM"),
        ("AN  - MEDLINE:33300004",),
        ("C5  - 33300004", "DB  - Embase"),
        ("N1  - PMID: 33300004",),
        ("UR  - https://pubmed.ncbi.nlm.nih.gov/33300004/",),
    ],
)
def test_a_pmid_is_found_wherever_it_is_written(site: SiteTest, lines: tuple[str, ...]) -> None:
    record = one(site, "Provider: American Test Association\nDatabase: TestINFO\n\n" + ris(*lines))
    assert (record["PMID"], record["type"]) == ("33300004", "article-journal")


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (("SP  - 1279\u20101297",), "1279-1297"),
        (("SP  - 100\u2013108", "EP  - 108"), "100-108"),
        (("SP  - 100", "EP  - 108"), "100-108"),
        (("SP  - pp. 100--108",), "100-108"),
        (("SP  - e00123-19",), "e00123-19"),
        (("SP  - pp 12-14",), "12-14"),
        (("SP  - No-Specified",), None),
        (("SP  - n/a", "EP  - n/a"), None),
        (("SP  - no pagination",), None),
        (("SP  - 12", "EP  - No.Specified"), "12"),
    ],
)
def test_pages_are_pages(site: SiteTest, lines: tuple[str, ...], right: str | None) -> None:
    assert one(site, ris(*lines)).get("page") == right


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        ("LID - 1042 [pii]\nSO  - Nutr Tests. 2021 Mar 20;13(3):1042. doi: 10.1000/nt13031042.", "1042"),
        ("LID - S0140-6736(20)30183-5 [pii]\nSO  - Tests. 2021 Mar;13(3):e12. doi: 10.1000/x.", "e12"),
        ("LID - e1042 [pii]", "e1042"),
        ("PG  - 10-8\nLID - 99 [pii]", "10-8"),
        ("LID - S0140-6736(20)30183-5 [pii]", None),
    ],
)
def test_the_number_of_an_article_without_pages_is_kept(site: SiteTest, lines: str, right: str | None) -> None:
    assert one(site, f"PMID- 33300001\nTI  - A title.\n{lines}\n").get("page") == right


@pytest.mark.parametrize(
    ("kind", "lines", "right"),
    [
        ("JOUR", ("M1  - Achen, T., and Resc, L. (2000). Manual of tests. Burlington: Test Press",), {}),
        ("JOUR", ("M1  - (Nakas S.; Yam T., x@example.org) Department of Tests, Oslo, Norway",), {}),
        ("JOUR", ("M1  - 7",), {"issue": "7"}),
        ("JOUR", ("M1  - Suppl. 2",), {"issue": "Suppl. 2"}),
        ("JOUR", ("M1  - 3 Suppl 1",), {"issue": "3 Suppl 1"}),
        ("JOUR", ("A2  - Achen, T., Resc, L., Bisch, N.L., Rapee, R.M.",), {}),
        ("JOUR", ("ET  - 2015/11/17",), {}),
        ("BOOK", ("ET  - 2nd ed.",), {"edition": "2nd ed."}),
        ("RPRT", ("M1  - NG239",), {"number": "NG239"}),
        ("JOUR", ("ED  - Doe, Ann",), {"editor": [{"family": "Doe", "given": "Ann"}]}),
    ],
)
def test_a_field_is_used_only_for_what_it_holds(
    site: SiteTest, kind: str, lines: tuple[str, ...], right: dict[str, object]
) -> None:
    records, result = imported(site, ris(*lines, kind=kind))
    record = {name: records[0][name] for name in ("issue", "edition", "number", "editor") if name in records[0]}
    assert record == right
    assert ("not used" in result.stderr) == (not right)


@pytest.mark.parametrize("kind", ["JOUR", "INPR", "ABST", "EJOUR", "MGZN", "NEWS"])
def test_articles_have_many_types(site: SiteTest, kind: str) -> None:
    record = one(site, ris("T2  - Journal of Tests", kind=kind))
    assert (record["type"], record["container-title"]) == ("article-journal", "Journal of Tests")


@pytest.mark.parametrize(("kind", "right"), [("CONF", "chapter"), ("SER", "book"), ("UNPB", "document")])
def test_other_types_become_the_nearest(site: SiteTest, kind: str, right: str) -> None:
    records, result = imported(site, ris("T2  - Tests 2020", kind=kind))
    assert records[0]["type"] == right
    assert "no record type" not in result.stderr


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ('[{"type": "article", "genre": "preprint", "title": "T", "publisher": "medRxiv"}]', "preprint"),
        ('[{"type": "posted-content", "subtype": "preprint", "title": "T"}]', "preprint"),
        ('[{"type": "article-journal", "title": "T", "DOI": "10.1101/2021.07.01.21250000"}]', "preprint"),
        (ris("T2  - bioRxiv"), "preprint"),
        ("@article{a, title={T}, journal={arXiv preprint arXiv:2001.00001}}", "preprint"),
        ("PMID- 1\nTI  - T.\nPT  - Preprint\n", "preprint"),
        (ris("TI  - RETRACTED: Tea and sleep"), "retracted"),
        (ris("TI  - Tea and sleep (Retracted article. See vol. 3, p. 2, 2021)"), "retracted"),
        (ris("TI  - [Retracted] Tea and sleep"), "retracted"),
        (ris("TI  - WITHDRAWN: Tea and sleep"), "retracted"),
        ("PMID- 1\nTI  - T.\nPT  - Retracted Publication\n", "retracted"),
        (ris("TI  - Retracted articles and their citations"), None),
        (ris("TI  - Why was it retracted?"), None),
        (ris("JF  - Journal of Tests"), None),
    ],
)
def test_an_export_s_word_on_standing_is_kept(site: SiteTest, text: str, standing: str | None) -> None:
    assert one(site, text).get("standing", {}).get("status") == standing


@pytest.mark.parametrize(
    ("kinds", "design"),
    [
        ("Randomized Controlled Trial", "randomized-trial"),
        ("Meta-Analysis", "systematic-review"),
        ("Systematic Review", "systematic-review"),
        ("Practice Guideline", "guideline"),
        ("Review", None),
    ],
)
def test_types_of_publications_name_designs(site: SiteTest, kinds: str, design: str | None) -> None:
    assert one(site, f"PMID- 1\nTI  - T.\nPT  - Journal Article\nPT  - {kinds}\n").get("design") == design
