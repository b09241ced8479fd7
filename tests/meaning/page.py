"""The page of what the rules notice, from the contents that the tests judge. `make noticed` writes it."""

from __future__ import annotations

from pathlib import Path

from meaning.contents_files import CONTENTS, contents

PAGE = Path(__file__).parents[2] / "docs/explanation/what-the-rules-notice.md"
_KINDS = {
    "claim-and-result": "Claim and result",
    "certainty-and-evidence": "Certainty and evidence",
    "words-and-certainty": "Words for each certainty, and orders",
    "numbers": "Numbers",
    "doses": "Doses",
    "sources": "Sources",
    "dates": "Dates",
    "another-subject": "Another subject",
    "cough-and-knee": "A cough and a knee",
    "heartburn-sleep-teeth": "Heartburn, sleep and teeth",
    "gout-and-bladder": "Gout and a bladder",
    "advice-and-judgements": "Advice and judgements",
    "counts-and-comparisons": "Several studies and their numbers",
    "studies-in-passing": "Studies, people and forms in passing",
    "small-print": "Questions, legends, gaps and cautions",
}
_HEAD = """\
# What the rules notice

No sentence may contradict its own record. Each line below is a content that does: one change of a small site about
an invented medicine ({site}), in the last four parts of a site on an invented tea (`tests/meaning/third_site.txt`),
of one on an invented tablet and a gel (`tests/meaning/fourth_site.txt`), of one on an invented tablet, drops and a
rinse (`tests/meaning/fifth_site.txt`), and of one on an invented tablet and a juice (`tests/meaning/sixth_site.txt`),
and the messages that its editor gets, without their places.
An error stops the build. A warning stops it with `--strict`, and can be answered with `because:` or `unchecked:` in
words that experts read. [Diagnostics](../diagnostics.md) explains the rules one by one.

`make noticed` writes this page from the contents of `tests/meaning/contents`, and a test judges each of them. The
list holds what is noticed. [What is not](#what-is-not-noticed) is below it, with a count of changes.

How much of what nobody has tried yet is noticed can only be told by people who do not know the rules. Each set was
written by such people, and counted with the rules of its day before anybody looked at it; then the rules were mended
for the kinds that had passed. Later sets are harder: those of the last eighteen rows were spread over all kinds below,
and each content is wrong by its records alone.

| set | wrong ones with a message | right ones with one |
| --- | ---: | ---: |
| a cough, a knee | 41 of 60 | 8 of 40 |
| heartburn, sleep, teeth | 35 of 50 | 2 of 25 |
| gout, a bladder | 30 of 40 | 5 of 20 |
| cold sores, restless legs | 35 of 40 | 8 of 20 |
| chilblains, warts | 32 of 40 | 4 of 20 |
| sea sickness, blisters | 30 of 40 | 5 of 20 |
| head lice, mouth ulcers | 32 of 40 | 4 of 20 |
| hay fever, migraine, eczema, constipation, low iron | 64 of 100 | 5 of 50 |
| tinnitus, heel pain, hot flushes | 42 of 60 | 5 of 30 |
| acne, tennis elbow | 23 of 40 | 2 of 20 |
| athlete's foot, thrush | 27 of 40 | 0 of 20 |
| cold sores again, snoring | 31 of 40 | 4 of 20 |
| warts and restless legs again | 34 of 40 | 1 of 20 |
| constipation and chilblains again | 31 of 40 | 4 of 20 |
| kidney stones, migraine again | 35 of 40 | 0 of 20 |
| sea sickness again, dry eyes | 29 of 40 | 3 of 20 |
| hay fever again, leg cramps | 33 of 40 | 1 of 20 |
| nosebleeds, bad breath | 36 of 40 | 1 of 20 |
| a rash after sun, long flights | 33 of 40 | 0 of 20 |
| dandruff, numb fingers | 32 of 40 | 1 of 20 |
| shingles, bleeding gums | 35 of 40 | 0 of 20 |
| a sore throat, ringing ears | 31 of 40 | 6 of 20 |
| blisters and chilblains again | 31 of 40 | 1 of 20 |
| mouth ulcers again, a sprained ankle | 31 of 40 | 2 of 20 |
| colic, sore muscles | 30 of 40 | 2 of 20 |

So of what somebody new writes, about four in five are noticed: 356 of 440 in the last eleven rows, with a message for
17 of 220 right ones. After the mending for their kinds, 774 of the 800 in the last eighteen rows are, and none of their
400 right ones has a message.
"""
MISSED = Path(__file__).parent / "missed.txt"
_MISSED = """\
## What is not noticed

Sentences in free texts that promise, judge or allow in words that no rule knows, and numbers that no rule reads.
Each of these brings no message in the site on an invented medicine, and should; a test says so as long as it is so.

{missed}
"""
SCORES = Path(__file__).parent / "scores.txt"
_SCORES = """\
## How many changes are noticed

`make mutants` changes one meaning at a time on the B12 site and on the invented one: how many of the changes that the
records decide bring a message, and of those that no record decides, as it counted them last.

```text
{scores}
```
"""
_SITE = "`tests/meaning/second_site.txt`"


def page() -> str:
    """Return the page."""
    parts = [_HEAD.format(site=_SITE)]
    for name, title in _KINDS.items():
        parts.append(f"## {title}\n")
        for what, _, messages in contents(CONTENTS / f"{name}.txt"):
            lines = "\n".join(f"  - {_shown(line)}" for line in messages.splitlines())
            parts.append(f"- {what[:1].upper()}{what[1:]}\n{lines}")
        parts.append("")
    missed = [line.partition(": ")[2] for line in MISSED.read_text("utf-8").splitlines()]
    parts.append(_MISSED.format(missed="\n".join(f"- {sentence}" for sentence in missed)))
    parts.append(_SCORES.format(scores=SCORES.read_text("utf-8").rstrip()))
    return "\n".join(parts).rstrip() + "\n"


def _shown(message: str) -> str:
    severity, _, rest = message.partition("[")
    code, _, words = rest.partition("] ")
    # What a message quotes may hold marks of Markdown.
    return f"{severity} [{code}](../diagnostics.md#{code}): `{words}`"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
