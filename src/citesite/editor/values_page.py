"""Write the reference page of value references: every path and form, with what it prints for an example."""

from __future__ import annotations

import gettext
import inspect
import re
from collections.abc import Iterator
from typing import Any

from citesite.evidence.analysis import computed
from citesite.records import Analysis, Outcome
from citesite.values.paths import GROUP_PATHS, PATHS, values_of
from citesite.values.printing import FORMS, printed

_VALUES_INTRO = """\
The text of a topic can refer to a number of one of its analyses, so that the number is typed once, in the analysis:

```yaml
text: "{{ examplin-relief.rows.trial-2020.intervention }} felt better, {{ examplin-relief.pooled }} as with placebo."
```

Between the braces are the id of an analysis, a dot and a path, and optionally a bar and a form. Only the paths in the
table below exist, and nothing is calculated. A path or form that does not exist is an error, and so are words after a
number that change its meaning, such as "of 1,000 people" after a ratio. Claims, takeaways, leads, notes, tables and all
other prose of a topic may contain references. Titles, labels, sources and the glossary may not.

A row is named by its source, or by its label in lower case with hyphens. If several rows share a label, their subgroup
precedes it: `rows.after-8-weeks-everyone`.

Give a row or a baseline risk an `id:`, and references stay short. `rows.` may then be left out, and a group may be
called by what it was given, in lower case with hyphens: where the row of trial-2020 has `id: home`,
`{{ relief.home.examplin }}` is `{{ relief.rows.trial-2020.intervention }}`. A group with `| per 100` is its
`.per-hundred`, and with `| per 1000` its `.per-thousand`. Claims, figures and summaries of findings may name a row or a
risk by its id as well as by its label.
"""
_VALUES_LIMITS = """
An effect, and whatever is computed from one, can be followed by `.low`, `.high` or `.interval`: `pooled.low`.
"""
_EXAMPLE: dict[str, Any] = {
    "id": "examplin-relief",
    "title": "Who felt better",
    "outcome": "relief",
    "measure": "RR",
    "intervention": "Examplin",
    "comparator": "Placebo",
    "model": "random-reml",
    "rows": [
        {
            "source": "trial-2020",
            "label": "First trial",
            "subgroup": "Tablets",
            "intervention": {"events": "30", "total": "50"},
            "comparator": {"events": "20", "total": "50"},
        },
        {
            "source": "trial-2021",
            "label": "Second trial",
            "subgroup": "Drops",
            "intervention": {"events": "64", "total": "120"},
            "comparator": {"events": "50", "total": "118"},
        },
        {
            "source": "trial-2022",
            "label": "Third trial",
            "subgroup": "Drops",
            "intervention": {"events": "41", "total": "80"},
            "comparator": {"events": "36", "total": "84"},
        },
    ],
    "baseline_risks": [{"label": "Adults", "per_thousand": "420", "time": "2 hours", "source": "trial-2021"}],
    "published": [
        {"source": "review-2023", "label": "A review", "estimate": "1.25", "interval": ["1.05", "1.50"]},
    ],
}
_EXAMPLE_OUTCOME = {"id": "relief", "name": "Relief at two hours", "lay_name": "Feeling better", "kind": "dichotomous"}
_EXAMPLE_NAMES = {"<row>": "trial-2020", "<subgroup>": "tablets", "<source>": "review-2023"}


def values_page() -> str:
    """Return the reference of value references, in Markdown, with what each prints for the example analysis."""
    analysis, outcome = Analysis.model_validate(_EXAMPLE), Outcome.model_validate(_EXAMPLE_OUTCOME)
    table = values_of(analysis, outcome, computed(analysis, outcome))
    words = gettext.NullTranslations()

    def row(path: str, about: str) -> str:
        value = table[re.sub("<[^<>]*>", lambda gap: _EXAMPLE_NAMES[gap[0]], path)]
        shown = (printed(value, form, words) or "" for form in ("lay", "clinical", "number"))
        return f"| `{path}` | {about} | {' | '.join(shown)} |\n"

    forms = "<code>&#124; clinical</code> | <code>&#124; number</code>"
    head = f"| path | what it is | printed | {forms} |\n| --- | --- | --- | --- | --- |\n"
    groups = [
        (f"rows.<row>.intervention.{one.path}", one.about) for one in GROUP_PATHS if one.path not in ("mean", "n")
    ]
    parts = [
        "# Value references\n",
        "<!-- Made by `make reference` from src/citesite/values. -->\n",
        _VALUES_INTRO,
        "## Paths\n",
        f"The columns show what each prints for the example below. {inspect.cleandoc(_VALUES_LIMITS)}\n",
        head + "".join(row(kind.path, kind.about) for kind in PATHS),
        "After a group (`intervention`, `comparator`, or that of a row):\n",
        head
        + "".join(row(path, about) for path, about in groups)
        + "".join(f"| `….{one.path}` | {one.about} | | | |\n" for one in GROUP_PATHS if one.path in ("mean", "n")),
        "## Forms\n",
        "| form | what it is |\n| --- | --- |\n" + "".join(f"| `{form}` | {what} |\n" for form, what in FORMS.items()),
        "## The example\n",
        "```yaml\n" + "\n".join(_as_yaml([_EXAMPLE])) + "\n```\n",
    ]
    return "\n".join(parts)


def _as_yaml(data: Any, indent: str = "") -> Iterator[str]:
    """Yield the lines of plain data as a person would write it in YAML."""
    for item in data:
        for number, (name, value) in enumerate(item.items()):
            start = indent + ("- " if number == 0 else "  ") + f"{name}:"
            if isinstance(value, list) and value and isinstance(value[0], dict):
                yield start
                yield from _as_yaml(value, indent + "    ")
            elif isinstance(value, dict):
                yield f"{start} {{{', '.join(f'{key}: {one}' for key, one in value.items())}}}"
            else:
                yield f"{start} {value}" if not isinstance(value, list) else f"{start} [{', '.join(value)}]"
