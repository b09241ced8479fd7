"""Work grows with the size of what is read, not with its square: twice the text takes about twice the time.

Processor time is compared at two sizes, with room for a machine that does other things.
"""

from __future__ import annotations

import json
import re
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hostile.filled import write_site
from hostile.judging import Hang, bounded
from hostile.patterns import expressions, pumps
from site_test import EFFECTS, Result, SiteTest

OF_OUR_OWN = ("editor/templates_page.py", "hosts/mkdocs.py", "publish/handout.py")
ONE_PLACE = {
    "read/yaml/fast.py": "`_LINE` is tried at the start of each line alone: it matches every line",
    "values/grammar.py": "`_BEHIND` is compiled and matched in one expression, behind each reference alone",
}
"""Expressions that are tried at one place alone, which their use does not show."""
# What those read is a page or a template of citesite, with every element closed.
EXPRESSIONS = [found for found in expressions() if not found[0].startswith(OF_OUR_OWN)]
SIZES = (400, 3_200, 12_800)
"""Characters. At the first two, work that grows as the square takes 64 times as long, at the last two 16 times."""


def once(run: Callable[[], object]) -> float:
    """The processor time of a run, in seconds."""
    began = time.process_time()
    run()
    return time.process_time() - began


def cost(run: Callable[[], object]) -> float:
    """The least processor time of three runs, in seconds."""
    return min(once(run) for _ in range(3))


def ends_within(seconds: float, run: Callable[[], object]) -> bool:
    """Whether one of three runs takes no more processor time than this; mostly the first does."""
    return any(once(run) < seconds for _ in range(3))


def used(pattern: re.Pattern[Any], methods: frozenset[str]) -> Callable[[Any], object]:
    """Return the use of an expression that tries it at the most places of a text."""
    if methods <= {"match", "fullmatch"}:
        return pattern.fullmatch if "fullmatch" in methods else pattern.match
    return pattern.search if methods <= {"search", "match", "fullmatch"} else lambda text: deque(pattern.finditer(text))


@contextmanager
def watched(seconds: int) -> Iterator[None]:
    """End what hangs. A timer of processor time would make the clock of some machines coarse."""

    def stop(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def squared(pattern: re.Pattern[Any], methods: frozenset[str], begin: str, part: str, patience: int = 20) -> str:
    """Return a text that takes more than twice as long as as much text in pieces; empty if there is none.

    One that takes longer than `patience`, in seconds, is such a text.
    """
    use = used(pattern, methods)
    for end in ("", "\x01", "\n!a"):
        texts = [begin + part * (size // len(part)) + end for size in SIZES]
        short, long, longest = (text if isinstance(pattern.pattern, str) else text.encode() for text in texts)
        try:
            # A bound of a thousand characters looks like a square where the texts are shorter.
            with watched(patience):
                if grows(use, short, long) and grows(use, long, longest):
                    return begin + part * 5 + end
        except Hang:
            return begin + part * 5 + end
    return ""


def grows(use: Callable[[Any], object], short: Any, long: Any) -> bool:
    """Whether a text takes more than twice as long as a shorter one repeated; squared, it would be eight times."""

    def repeated() -> None:
        for _ in range(len(long) // len(short)):
            use(short)

    for run in (once, cost):
        whole = run(lambda: use(long))
        if whole < 0.0015 or whole <= 2 * run(repeated) + 0.0005:
            return False
    return True


@pytest.mark.parametrize("module", sorted({place.partition(":")[0] for place, _, _ in EXPRESSIONS}))
def test_no_regular_expression_takes_the_square_of_its_text(module: str) -> None:
    """A test a module: beginning and ending five hundred tests takes longer than most expressions."""
    found = []
    for place, pattern, methods in EXPRESSIONS:
        if place.startswith(f"{module}:"):
            used_as = frozenset({"match"}) if module in ONE_PLACE else methods
            texts = (squared(pattern, used_as, begin, part) for begin, part in pumps(pattern))
            found += [f"{place}: {text!r}" for text in texts if text][:1]
    assert found == []


@pytest.mark.parametrize(
    ("careless", "method"),
    [
        (r"\b[\d.,]+ of 100", "search"),
        (r"\s*-\s*", "sub"),
        (r"\W*(?:none)?\W*", "fullmatch"),
        (r"(?:a+)+b", "match"),
        (r"\[@[^\]]*\]", "finditer"),
        (r"(?<=[.!?])[\x00\"]*(?=[\s\x00]+[\"\x00]*[A-Z])", "finditer"),
    ],
)
def test_a_careless_expression_is_found(careless: str, method: str) -> None:
    pattern = re.compile(careless)
    assert any(squared(pattern, frozenset({method}), begin, part, patience=1) for begin, part in pumps(pattern))


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
    few = cost(lambda: check(600))
    assert ends_within(20 * few + 0.3, lambda: check(4_800))


@pytest.mark.torture
@pytest.mark.parametrize("part", PARTS, ids=ascii)
def test_no_text_of_any_field_or_setting_takes_the_square_of_its_length(tmp_path: Path, part: str) -> None:
    """The same text in every field of every record and in every setting; those of one line have 500 characters."""
    site = SiteTest(tmp_path, "")

    def check(length: int) -> Result:
        text = "a" + part * (length // len(part))
        # A setting is on one line, a file has few brackets, and wrong settings end the look at a site.
        setting = text.replace("\n", " ").rstrip()
        write_site(site, {1: text}, setting[:60] if set(part) & set("[{") else setting)
        with bounded(30):
            return site.check()

    assert "site_config.yaml" not in check(600).stderr
    few = cost(lambda: check(600))
    assert ends_within(20 * few + 0.3, lambda: check(4_800))


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
    few = cost(lambda: imported(150))
    assert ends_within(20 * few + 0.3, lambda: imported(1_200))


def test_a_registry_of_many_addresses_that_are_gone_is_read_in_time(tmp_path: Path) -> None:
    """Every one of them was looked for in the whole file."""
    site = SiteTest(tmp_path)
    site.write("permalinks.yaml", "published:\n" + "".join(f"  /a{n}/#b: claim\n" for n in range(40_000)))
    with bounded(4):
        result = site.build()
    assert result.exit_code == 1
    assert "more published addresses are gone" in result.stderr
