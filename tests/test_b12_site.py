"""The first site itself: its content is without fault, and its pages hold what they promise."""

from __future__ import annotations

import gzip
import re
import shutil
from datetime import date
from pathlib import Path

import html5lib
import pytest

from citesite.build import build
from citesite.request import Request
from finished_site import dead_links, parsed

ROOT = Path(__file__).parent.parent
WRITTEN = date(2026, 11, 21)
"""Review dates are compared with the day the content was written, so that this test does not expire."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # In a copy, so that the cache of a site somebody is working on stays as it is.
    copy = tmp_path_factory.mktemp("b12")
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "site_config.yaml", copy)
    report = build(Request(copy / "site_config.yaml", WRITTEN, strict=True))
    assert report.diagnostics == []
    return copy / "site"


def test_the_content_has_no_error_and_no_warning() -> None:
    assert build(Request(ROOT / "site_config.yaml", WRITTEN, write=False)).diagnostics == []


def test_no_link_is_dead_and_no_id_is_given_twice(site: Path) -> None:
    assert dead_links(site) == []
    for name, page in parsed(site).items():
        assert [i for i, count in page.ids.items() if count > 1] == [], name
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), name


def test_every_page_is_well_formed_html5(site: Path) -> None:
    for path in site.rglob("*.html"):
        html5lib.HTMLParser(strict=True).parse(path.read_text("utf-8"))


def test_the_topic_page_is_small_enough_for_an_old_phone(site: Path) -> None:
    page = re.sub(
        r"<figure.*?</figure>", "", (site / "b12-diabetic-neuropathy/index.html").read_text("utf-8"), flags=re.S
    )
    parts = page.encode(), (site / "assets/site.css").read_bytes()
    assert sum(map(len, parts)) <= 110_000
    assert sum(len(gzip.compress(part)) for part in parts) <= 30_000


def test_works_that_were_not_read_are_listed_and_support_nothing(site: Path) -> None:
    topic = (site / "b12-diabetic-neuropathy/index.html").read_text("utf-8")
    reading = topic.partition('id="further-reading"')[2].partition("</section>")[0]
    references = topic.partition('id="references"')[2].partition("</section>")[0]
    for source in ("karedath-2022", "yaqub-1992"):
        assert f"sources/{source}/" in reading
        assert source not in references


def test_the_retracted_study_is_marked_wherever_it_is_named(site: Path) -> None:
    for page in ("b12-diabetic-neuropathy/index.html", "sources/hobbenaghi-2013/index.html", "sources/index.html"):
        assert "Retracted: withdrawn by its publisher" in (site / page).read_text("utf-8")


def test_no_dose_is_shown_without_saying_why_it_is_listed(site: Path) -> None:
    page = (site / "b12-diabetic-neuropathy/dosing/index.html").read_text("utf-8")
    rows = re.findall(r'<tr id="option-[^"]+">.*?</tr>', page, re.DOTALL)
    assert len(rows) >= 9
    assert all('class="purpose' in row for row in rows)


def test_nobody_is_told_to_stop_metformin(site: Path) -> None:
    text = re.sub(r"<[^>]+>", " ", (site / "b12-diabetic-neuropathy/index.html").read_text("utf-8"))
    for match in re.finditer(r"stop (?:taking )?(?:your )?metformin", text, re.IGNORECASE):
        assert re.search(r"(do not|never) $", text[: match.start()], re.IGNORECASE), text[
            match.start() - 60 : match.end()
        ]
