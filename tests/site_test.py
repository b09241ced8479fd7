"""The harness of the tests that need a site: write a small one from a text, edit it, run a command on it, look.

A site is one text with a header before each file, `-- path --`. A word after the header says what to do with it:

    -- path -- delete       take the file away
    -- path -- edit         replace the lines after "-|" by those after "+|"
    -- path -- latin-1      write the file in that encoding, which is not UTF-8
    -- path -- repeat 900   write the text that many times
    -- path -- link         make a symbolic link to the path in the text
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from citesite.cli.main import main

AS_OF = "2026-11-21"
"""The day on which every test site is checked, so that no test depends on the clock."""

GOOD_SITE = """
-- site_config.yaml --
title: Test Site
url: https://example.org/test/

-- content/sources/trials.yaml --
- id: trial-2020
  type: article-journal
  title: Examplin for headache
  author: [literal: Test Trial Group]
  container-title: Journal of Tests
  issued: 2020
  DOI: 10.1000/trial
  design: randomized-trial
  access: full-text

-- content/sources/guide-2021.yaml --
id: guide-2021
type: webpage
title: How to take examplin
author: [literal: Test Health Service]
issued: 2021-02
accessed: 2026-11-01
URL: https://example.org/guide
design: guideline
access: full-text

-- content/glossary.yaml --
- id: cephalalgia
  term: cephalalgia
  lay_term: headache
  definition: Pain in the head [@guide-2021].

-- content/people.yaml --
- id: test-reviewer
  name: Test Reviewer
  role: patient-reviewer
  interests: {statement: none, date: 2026-11-01}

-- content/topics/examplin/topic.yaml --
id: examplin
title: Examplin and headache
summary: Examplin is tested against [headache](term:cephalalgia).
sections: [effects, doses]
takeaways:
  - id: eases-message
    text: Examplin probably eases headache.
    claims: [eases-headache]
seek_help:
  - level: emergency
    title: "Call an ambulance if:"
    items: [Your headache is sudden and very bad.]
reviewers: [test-reviewer]
last_reviewed: 2026-11-01
next_review: 2027-11-01

-- content/topics/examplin/effects.yaml --
id: effects
title: Does it work?
kind: evidence
takeaways: [eases-message]
body:
  - claim:
      id: eases-headache
      text: Examplin probably eases headache.
      type: effect
      outcome: relief
      certainty: {level: moderate, start: high, down: [imprecision]}
      evidence:
        - source: trial-2020
          note: 30 of 50 people felt better, against 20 of 50.
  - analysis: relief-at-two-hours
  - claim:
      id: headache-is-common
      text: Many people have headaches, says a guide [@guide-2021, p. 3].
      type: prevalence
      evidence:
        - source: guide-2021

-- content/topics/examplin/doses.yaml --
id: doses
title: How much was used?
kind: dosing
body:
  - claim:
      id: one-tablet
      text: A guide names one tablet; see [whether it works](#effects).
      type: guidance
      evidence:
        - source: guide-2021
  - dosing:
      - id: tablet
        substance: examplin
        form: tablet
        route: oral
        amount: {value: 500, unit: milligram}
        frequency: once
        purpose: guideline
        population: adults
        evidence:
          - source: guide-2021

-- content/topics/examplin/evidence.yaml --
outcomes:
  - id: relief
    name: Relief at two hours
    lay_name: feeling better
    kind: dichotomous
    desirable: true
analyses:
  - id: relief-at-two-hours
    title: Who felt better
    outcome: relief
    measure: RR
    intervention: examplin
    comparator: placebo
    rows:
      - source: trial-2020
        label: Test trial
        intervention: {events: 30, total: 50}
        comparator: {events: 20, total: 50}
"""
"""The smallest site that holds every kind of record and builds without a diagnostic."""

TOPIC = "content/topics/examplin/topic.yaml"
EFFECTS = "content/topics/examplin/effects.yaml"

_HEADER = re.compile(r"^-- (\S+) --(?: (.+))?\n", re.MULTILINE)


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    exit_code: int
    stdout: str
    stderr: str


class SiteTest:
    """A site in a folder of its own, and the commands that an editor runs on it."""

    def __init__(self, folder: Path, text: str = GOOD_SITE) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.apply(text)

    def apply(self, text: str) -> None:
        """Do what a text with headers says, over what is there."""
        for path, what, body in files_of(text):
            if what == "delete":
                self.delete(path)
            elif what == "edit":
                for old, new in _edits(body):
                    self.edit(path, old, new)
            elif what == "link":
                (self.folder / path).symlink_to(body.strip())
            elif what.startswith("repeat "):
                self.write(path, body * int(what.removeprefix("repeat ")))
            else:
                self.write(path, body.encode(what or "utf-8"))

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, with the folders it stands in."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a piece of a file; it must be there exactly once, so that no edit is a slip."""
        text = self.read(path)
        assert text.count(old) == 1, f"{path} holds {text.count(old)} times: {old}"
        self.write(path, text.replace(old, new))

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def delete(self, path: str) -> None:
        (self.folder / path).unlink()

    def rename(self, path: str, new_path: str) -> None:
        (self.folder / path).rename(self.folder / new_path)

    def run(self, *args: str) -> Result:
        """Run a command in the site's folder, in this process. Whatever it raises fails the test."""
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            result = CliRunner(catch_exceptions=False).invoke(main, list(args))
        finally:
            os.chdir(before)
        return Result(result.exit_code, result.stdout, result.stderr)

    def run_process(self, *args: str, hash_seed: int = 0) -> Result:
        """Run a command in the site's folder as a process of its own, as a terminal would."""
        done = subprocess.run(
            [sys.executable, "-c", "from citesite.cli.main import main; main()", *args],
            cwd=self.folder,
            env={**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONUTF8": "1"},
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def build(self, *args: str, as_of: str = AS_OF) -> Result:
        return self.run("build", "--as-of", as_of, *args)

    def check(self, *args: str, as_of: str = AS_OF) -> Result:
        return self.run("check", "--as-of", as_of, *args)

    def page(self, url: str = "") -> str:
        """The HTML of the page at an address, such as `examplin/`."""
        file = self.folder / "site" / url
        return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")

    def files(self, folder: str = "site") -> dict[str, bytes]:
        """Every file of the output, by its path."""
        top = self.folder / folder
        return {p.relative_to(top).as_posix(): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()}


def files_of(text: str) -> Iterator[tuple[str, str, str]]:
    """Path, what to do with it, and body of each file in a text with headers."""
    headers = list(_HEADER.finditer(text))
    ends = [*(header.start() for header in headers[1:]), len(text)][: len(headers)]
    for header, end in zip(headers, ends, strict=True):
        # The empty line before the next header is for the eye.
        body = text[header.end() : end]
        yield header[1], header[2] or "", body.removesuffix("\n") if body.endswith("\n\n") else body


def _edits(body: str) -> Iterator[tuple[str, str]]:
    """Each group of lines to replace, and what replaces it."""
    for group in re.finditer(r"(?:^-\|.*\n)+(?:^\+\|.*\n)*", body, re.MULTILINE):
        lines = group.group().splitlines(keepends=True)
        yield (
            "".join(line[2:] for line in lines if line.startswith("-|")),
            "".join(line[2:] for line in lines if line.startswith("+|")),
        )
