"""One work is one work: what makes two records one, what stays two with a note, and what `--fill` leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_test import Result, SiteTest
from test_import_values import EMPTY, INTO, imported, ris

TITLE = "TI  - Itching in small dogs"
OURS = (TITLE, "AU  - Doe, Ann", "JF  - Veterinary Tests", "PY  - 1997", "VL  - 140", "SP  - 239", "EP  - 240")


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path, EMPTY)


def second(site: SiteTest, *changed: str, kind: str = "JOUR", left_out: str = "") -> tuple[str, Result]:
    """Import a record, and then the same with some lines changed. Return what became of the second, and the report."""
    imported(site, ris(*OURS, "DO  - 10.1000/ours"), name="first.ris")
    tags = {line[:2] for line in changed} | {*left_out.split()}
    lines = [*(line for line in OURS if line[:2] not in tags), *changed]
    records, result = imported(site, ris(*lines, kind=kind), "--fill", name="second.ris")
    return ("one" if len(records) == 1 else "two, noted" if "may be the same work" in result.stderr else "two"), result


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ((), "one"),
        (("JF  - Vet Tests",), "one"),
        (("JF  - The Veterinary Tests (London, England)",), "one"),
        (("JF  - VT",), "one"),
        (("PY  - 1998",), "one"),
        (("TI  - ITCHING, in <i>small</i> dogs!",), "one"),
        (("SP  - 239", "EP  - "), "one"),
        (("DO  - 10.1000/OURS", "TI  - Itching in dogs"), "one"),
        (("VL  - 141", "SP  - 179"), "two, noted"),
        (("JF  - Lancet of Tests", "VL  - 27", "SP  - A12"), "two, noted"),
        (("SP  - 12",), "two, noted"),
        (("DO  - 10.1000/theirs",), "two"),
        (("PY  - 1999",), "two"),
        (("AU  - Roe, Ben",), "two"),
    ],
)
def test_two_records_are_one_work_or_two(site: SiteTest, changed: tuple[str, ...], outcome: str) -> None:
    assert second(site, *changed)[0] == outcome


@pytest.mark.parametrize(
    ("kind", "left_out", "outcome"),
    [
        ("THES", "JF VL SP EP", "two, noted"),
        ("CHAP", "VL SP EP", "two, noted"),
        ("JOUR", "AU", "two, noted"),
        ("JOUR", "PY", "two, noted"),
        ("JOUR", "JF VL SP EP", "one"),
    ],
)
def test_what_is_missing_leaves_it_in_doubt(site: SiteTest, kind: str, left_out: str, outcome: str) -> None:
    assert second(site, kind=kind, left_out=left_out)[0] == outcome


def test_what_differs_is_shown(site: SiteTest) -> None:
    _, result = second(site, "VL  - 141", "SP  - 179")
    said = "doe-1997-2 may be the same work as doe-1997 (content/sources/new.yaml); imported as two: differs: "
    assert f"second.ris:1: {said}volume (140, 141); page (239-240, 179-240)" in result.stderr


def test_an_abstract_does_not_get_the_doi_of_the_full_paper(site: SiteTest) -> None:
    title = "TI  - Oral B12 in older people: a randomised trial"
    abstract = (
        title,
        "AU  - Loe, Dan",
        "JF  - Journal of Tests",
        "PY  - 2019",
        "VL  - 27",
        "IS  - Suppl 1",
        "SP  - A12",
    )
    paper = (title, "AU  - Loe, Dan", "AU  - Moe, Eve", "JF  - Lancet of Tests", "PY  - 2020", "VL  - 395", "SP  - 100")
    imported(site, ris(*abstract), name="first.ris")
    records, result = imported(site, ris(*paper, "DO  - 10.1000/oralb12"), "--fill", name="second.ris")
    assert "filled" not in result.stderr
    assert [record.get("DOI") for record in records] == [None, "10.1000/oralb12"]


def test_a_record_with_the_doi_of_another_work_fills_nothing(site: SiteTest) -> None:
    imported(site, ris("TI  - Tea", "AU  - Doe, Ann", "PY  - 2020", "DO  - 10.1000/a"), name="first.ris")
    other = ris("TI  - Coffee", "AU  - Roe, Ben", "PY  - 2020", "VL  - 3", "DO  - 10.1000/a")
    records, result = imported(site, other, "--fill", name="second.ris")
    assert (
        "already there as doe-2020 (content/sources/new.yaml), but differs: title (Tea, Coffee); author (doe, roe)"
        in (result.stderr)
    )
    assert "volume" not in records[0]
    assert "filled" not in result.stderr


def test_a_thesis_and_an_article_of_one_title_are_two_in_one_file_too(site: SiteTest) -> None:
    thesis = ris("TI  - Stress", "AU  - Roe, Ben", "PY  - 2015", "PB  - Example University", kind="THES")
    article = ris("TI  - Stress", "AU  - Roe, Ben", "PY  - 2015", "JF  - Journal of Tests", "DO  - 10.1000/stress")
    records, _ = imported(site, thesis + article)
    assert [record["type"] for record in records] == ["thesis", "article-journal"]
    # And both are found again.
    _, again = imported(site, thesis + article)
    assert "0 new, 2 already there" in again.stderr
    assert (site.folder / INTO).exists()
