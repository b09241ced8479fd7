"""Work grows with the size of what is read, not with its square: twice the text takes about twice the time.

Processor time is compared at two sizes, with room for a machine that does other things.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hostile.patterns import expressions, pumps
from hostile.targets import bounded
from site_test import EFFECTS, Result, SiteTest

# What those two read is a page that citesite wrote, with every element closed.
SMALL = 2_000
"""Characters. A careful expression takes less than a millisecond for so many."""
EXPRESSIONS = [found for found in expressions() if not found[0].startswith(("hosts/mkdocs.py", "publish/handout.py"))]
ONE_PLACE = {
    "read/yaml/fast.py": "`_LINE` is tried at the start of each line alone: it matches every line",
    "values/grammar.py": "`_BEHIND` is compiled and matched in one expression, behind each reference alone",
}
"""Expressions that are tried at one place alone, which their use does not show."""


def cost(run: Callable[[], object]) -> float:
    """The least processor time of three runs, in seconds."""
    times = []
    for _ in range(3):
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return min(times)


def squared(pattern: re.Pattern[Any], is_anchored: bool, begin: str, part: str) -> str:
    """A text for which eight times the length takes more than twenty times as long; empty if there is none."""
    use = pattern.match if is_anchored else pattern.search
    for end in ("", "\x01", "\n!", "a"):
        texts = [begin + part * (size // len(part)) + end for size in (SMALL, SMALL * 8)]
        short, long = (text if isinstance(pattern.pattern, str) else text.encode() for text in texts)
        began = time.process_time()
        use(short)
        if time.process_time() - began < 0.001:
            # Squared, eight times as much would take 64 ms at most.
            continue
        if cost(lambda: use(long)) > 20 * cost(lambda: use(short)):  # noqa: B023
            return texts[0]
    return ""


SQUARED = (
    "check/number_contexts.py", "check/wording/ratio_rules.py", "exchange/imports/bibtex_values.py",
    "exchange/imports/csl_json.py", "exchange/imports/csl_yaml.py", "exchange/imports/locators.py",
    "exchange/imports/medline.py", "exchange/imports/names.py", "exchange/imports/same_work.py", "references/",
)  # fmt: skip
"""Modules with expressions that still take the square of a long text; SECURITY.md says so."""


@pytest.mark.torture
@pytest.mark.parametrize("number", range(len(EXPRESSIONS)), ids=lambda number: EXPRESSIONS[number][0])
def test_no_regular_expression_takes_the_square_of_its_text(number: int) -> None:
    place, pattern, is_anchored = EXPRESSIONS[number]
    is_anchored |= place.partition(":")[0] in ONE_PLACE
    slow = [(begin, part) for begin, part in pumps(pattern) if part and squared(pattern, is_anchored, begin, part)]
    if slow and place.startswith(SQUARED):
        pytest.xfail("takes the square of its text")
    assert slow == [], pattern.pattern


def test_a_careless_expression_is_found() -> None:
    pattern = re.compile(r"\b[\d.,]+ of 100")
    assert any(squared(pattern, False, begin, part) for begin, part in pumps(pattern))


PARTS = (
    "1,", "1.", "1 ", "1 of ", "1 in 10 ", "a ", "A. ", "not ", " ", "*", "_", "**a** ", "[", "[a](", "[@a; ", "@a ",
    "(1 to 2) ", "{{ ", "{{ a.b }}", "<", "<a ", "&", "&amp;", "- a\n", "> ", "\n\n", "`", "\\", "-", "%", "1% ", "é ",
    "half as ", "do not ", "(", "95% CI ", "\"", "'", "1–", "http://a.b/", "#", "|", "~", "!", "=", "+",
)  # fmt: skip
"""What texts are repeated from."""


@pytest.mark.torture
@pytest.mark.parametrize("part", PARTS, ids=ascii)
def test_no_text_of_a_claim_takes_the_square_of_its_length(tmp_path: Path, part: str) -> None:
    """Reading, checking and judging, with an analysis that numbers in the text are compared with."""
    site = SiteTest(tmp_path)
    before = site.read(EFFECTS)
    found = re.search(r"text: (Many people have headaches.*)\n", before)
    assert found

    def check(length: int) -> Result:
        text = "Many people have headaches [@guide-2021]. " + part * (length // len(part))
        site.write(EFFECTS, before.replace(found[1], json.dumps(text[:4_990])))
        with bounded(10):
            return site.check()

    check(10)
    few, many = cost(lambda: check(600)), cost(lambda: check(4_800))
    assert many < 20 * few + 0.3


IMPORTED: dict[str, Callable[[int], str]] = {
    "titles.ris": lambda n: "".join(f"TY  - JOUR\nTI  - Editorial\nDO  - 10.1000/{i}\nER  - \n" for i in range(n)),
    "names.ris": lambda n: "".join(f"TY  - BOOK\nTI  - Book {i}\nAU  - A, B\nER  - \n" for i in range(n)),
    "one-line.ris": lambda n: "TY  - BOOK\nTI  - A\nUR  - " + "; ;" * n * 10 + "\nER  - \n",
    "isbn.ris": lambda n: "TY  - BOOK\nTI  - A\nSN  - " + " 97" * n * 10 + "\nER  - \n",
    "pages.ris": lambda n: "TY  - BOOK\nTI  - A\nSP  - " + " -" * n * 10 + "\nER  - \n",
    "lines.ris": lambda n: "TY  - BOOK\nTI  - A\nAB  - a\n" + "a\n" * n * 10 + "ER  - \n",
    "authors.ris": lambda n: "TY  - BOOK\nTI  - A\n" + "AU  - A, B\n" * n * 4 + "ER  - \n",
    "tags.ris": lambda n: "TY  - BOOK\nTI  - " + "<" * n * 10 + "p>" * n * 10 + "\nER  - \n",
    "nothing.json": lambda n: "[" + "[],\n" * n * 10 + "[]]",
    "items.json": lambda n: "[" + ",\n".join('{"title": "A", "type": "book"}' for _ in range(n)) + "]",
    "entities.json": lambda n: json.dumps([{"title": "&amp;" * n * 10, "type": "book"}]),
    "lines.nbib": lambda n: "PMID- 1\nTI  - A\n" + "      a\n" * n * 10,
    "works.nbib": lambda n: "".join(f"PMID- {i + 1}\nTI  - Editorial\n\n" for i in range(n)),
    "entries.bib": lambda n: "".join(f"@book{{a{i}, title={{Editorial}}, year=2020}}\n" for i in range(n)),
    "braces.bib": lambda n: "@book{a, title={" + "{a}" * n * 4 + "}}\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", IMPORTED)
def test_no_import_takes_the_square_of_its_size(tmp_path: Path, name: str) -> None:
    site = SiteTest(tmp_path)

    def imported(size: int) -> Result:
        site.write(name, IMPORTED[name](size))
        with bounded(30):
            return site.run("import", name, "--dry-run")

    assert imported(2).exit_code in (0, 1)
    few, many = cost(lambda: imported(150)), cost(lambda: imported(1_200))
    assert many < 20 * few + 0.3


def test_a_registry_of_many_addresses_that_are_gone_is_read_in_time(tmp_path: Path) -> None:
    """Every one of them was looked for in the whole file."""
    site = SiteTest(tmp_path)
    site.write("permalinks.yaml", "published:\n" + "".join(f"  /a{n}/#b: claim\n" for n in range(100_000)))
    with bounded(10):
        result = site.build()
    assert result.exit_code == 1
    assert "more published addresses are gone" in result.stderr
