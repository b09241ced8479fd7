"""Write the reference pages of commands, diagnostics, and words that rules go by, from click's help and the rules.

`python -m citesite.cli.describe commands` prints one page, `diagnostics` and `words` print the others; `make reference`
writes them.
"""

from __future__ import annotations

import html
import inspect
import sys
import textwrap
from collections.abc import Iterator

import click

from citesite.check.languages import languages
from citesite.check.languages.form import CHECKED
from citesite.check.rules import rules_by_words
from citesite.cli.explain import all_rules
from citesite.cli.main import main
from citesite.diagnostics import Rule


def commands_page() -> str:
    """Return the reference of all commands, in Markdown."""
    parts = [
        "# Commands\n",
        "<!-- Made by `make reference` from src/citesite/cli. -->\n",
        "Exit codes: 0 fine, 1 the content has errors, 2 the command was wrong or the machine failed, 130 it was\n"
        "stopped by Ctrl-C. Data goes to standard output, messages to standard error.\n",
    ]
    return "\n".join([*parts, *_described(main, "citesite")])


def diagnostics_page() -> str:
    """Return the reference of all diagnostics, in Markdown."""
    parts = [
        "# Diagnostics\n",
        "<!-- Made by `make reference` from the rules declared in src/citesite. -->\n",
        "What citesite says about content, by code. An error stops the build; a warning does with `--strict`; advice\n"
        "stops nothing. `citesite explain CODE` prints the same.\n",
    ]
    return "\n".join([*parts, *(_explained(rule) for _, rule in sorted(all_rules().items()))])


_BESIDE_RULES = {
    "plain": "the advice of `citesite check`, which stops nothing",
    "denials": "[translation-denies](diagnostics.md#translation-denies), and what `citesite diff` tells",
}
"""What the parts of a language are for that no rule about a topic goes by."""


def words_page() -> str:
    """Return the list of the parts of a language, with the rules that go by each, in Markdown."""
    rows = []
    for part, rules in rules_by_words().items():
        named = ", ".join(f"[{rule.code}](diagnostics.md#{rule.code})" for rule in rules)
        have = ", ".join(language.name for language in languages() if language.has(part))
        rows.append(f"| `{part}` | {CHECKED[part]} | {named or _BESIDE_RULES[part]} | {have} |\n")
    return (
        "# Rules that read words\n\n"
        "<!-- Made by `make reference` from src/citesite/check/languages and the rules. -->\n\n"
        "What a language has in `check/languages/`, part by part. Without a part, the rules beside it find nothing\n"
        "in the texts of that language, or less, and the build says so once in the words of the second column\n"
        "([words-not-checked](diagnostics.md#words-not-checked)). All other rules need no words.\n"
        "[Check texts in another language](how-to/check-another-language.md) says how to add one.\n\n"
        f"| part | what is judged by it | rules | languages that have it |\n| --- | --- | --- | --- |\n{''.join(rows)}"
    )


def _described(command: click.Command, name: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        for child, found in sorted(command.commands.items()):
            yield from _described(found, f"{name} {child}")
        return
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *(piece for piece in command.collect_usage_pieces(context))])
    options = [p.get_help_record(context) for p in command.params if isinstance(p, click.Option)]
    rows = "".join(f"| {_code(record[0])} | {_cell(record[1])} |\n" for record in options if record)
    table = f"\n| option | what it does |\n| --- | --- |\n{rows}" if rows else ""
    yield f"## {name}\n\n```text\n{usage}\n```\n\n{inspect.cleandoc(command.help or '')}\n{table}"


def _explained(rule: Rule) -> str:
    summary = f"{rule.summary[:1].upper()}{rule.summary[1:]}."
    return (
        f"## {rule.code}\n\n**{rule.weight.capitalize()}.** {_prose(summary)}\n\n{_prose(rule.meaning)}\n\n"
        f"{_prose(rule.fix)}\n\nWrong:\n\n{_example(rule.wrong)}\nRight:\n\n{_example(rule.right)}"
    )


def _prose(text: str) -> str:
    """Return a text for the terminal as Markdown, with mark-up escaped."""
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;").replace("[", "\\[")


def _example(text: str) -> str:
    lines = textwrap.dedent(text).strip("\n")
    fence = "`" * 4 if "```" in lines else "`" * 3
    return f"{fence}yaml\n{lines}\n{fence}\n"


def _code(text: str) -> str:
    """Return code for a table cell. Between backticks, some programs show the escape of a bar, others end the cell."""
    return f"<code>{html.escape(text).replace('|', '&#124;')}</code>"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write({"commands": commands_page, "diagnostics": diagnostics_page, "words": words_page}[sys.argv[1]]())
