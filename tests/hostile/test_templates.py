"""No filter, method or sign of a template multiplies a text: each of these took all memory, or minutes."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from site_test import SiteTest

DOUBLED = "{% set ns = namespace(x='aaaaaaaaaa') %}{% for a in '%s'|list %}%s{% endfor %}"
FORTY = "a" * 40
MULTIPLIED = [
    "{{ 'a'|center(1000000000) }}", "{{ 'a'.center(1000000000) }}", "{{ 'a'.ljust(1000000000) }}",
    "{{ 'a'.rjust(999999999) }}", "{{ 'a'.zfill(999999999) }}", "{{ '\t'.expandtabs(999999999) }}",
    "{{ '%1000000000d' % 1 }}", "{{ '%1000000000d'|format(1) }}", "{{ '%*d' % (1000000000, 1) }}",
    "{{ '{:1000000000}'.format(1) }}", "{{ '{:{}}'.format(1, 1000000000) }}", "{{ 'a' * 1000000000 }}",
    "{{ ('a' * 1000) * 1000 * 1000 }}", "{{ 10 ** 100000000 }}", "{{ [1] * 1000000000 }}",
    "{{ ('a' * 1000)|replace('a', 'b' * 1000)|replace('b', 'c' * 1000) }}",
    "{{ ('a' * 1000).replace('a', 'b' * 1000).replace('b', 'c' * 1000) }}",
    "{{ ('a' * 1000).replace('', 'b' * 1000).replace('', 'c' * 1000) }}",
    "{{ 'a\nb'|indent(1000000000) }}",
    "{{ ('b' * 1000).join(('a' * 1000).join('c' * 1000)) }}",
    "{{ ('c' * 1000)|list|join('b' * 1000)|list|join('a' * 1000) }}",
    "{{ [1]|batch(1000000000, 'a')|list }}", "{{ [1]|slice(1000000000)|list }}",
    "{{ {'a': 1}|tojson(indent=1000000000) }}",
    "{{ 'a'|wordwrap(1, wrapstring='b' * 1000)|wordwrap(1000000000) }}",
    DOUBLED.replace("%s", FORTY, 1).replace("%s", "{% set ns.x = ns.x ~ ns.x %}"),
    DOUBLED.replace("%s", FORTY, 1).replace("%s", "{% set ns.x = ns.x + ns.x %}"),
    DOUBLED.replace("%s", FORTY, 1).replace("%s", "{% set ns.x = [ns.x, ns.x]|join %}"),
    DOUBLED.replace("%s", FORTY, 1).replace("%s", "{% set ns.x = '%s%s' % (ns.x, ns.x) %}"),
    DOUBLED.replace("%s", FORTY, 1).replace("%s", "{% set ns.x = '%s%s'|format(ns.x, ns.x) %}"),
    DOUBLED.replace("%s", FORTY, 1).replace("%s", "{% set ns.x = '{0}{0}'.format(ns.x) %}"),
    DOUBLED.replace("%s", FORTY, 1).replace("'aaaaaaaaaa'", "[1]").replace("%s", "{% set ns.x = ns.x + ns.x %}"),
]  # fmt: skip


@pytest.mark.parametrize("template", MULTIPLIED)
def test_a_template_does_not_multiply_a_text(tmp_path: Path, template: str) -> None:
    """In one line, within 1 GB of memory and 10 s of processor time."""
    site = SiteTest(tmp_path)
    site.write("templates/about.html", template)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9))
        resource.setrlimit(resource.RLIMIT_CPU, (10, 10))

    done = subprocess.run(
        [sys.executable, "-c", "from citesite.cli.main import main; main()", "build", "--as-of", "2026-11-21"],
        cwd=site.folder, capture_output=True, text=True, timeout=120, check=False, preexec_fn=limited,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr[-500:]
    assert done.stderr.startswith("citesite: template about.html")
    assert "of more than" in done.stderr or "with more than" in done.stderr or "with a width" in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_pages_need_is_no_multiplication(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write(
        "templates/about.html",
        "<!DOCTYPE html><title>x</title>{{ 'a'|center(80) }}{{ '%5.1f' % 2.5 }}{{ 'In 2026: %s'|format('a') }}"
        "{{ ('a' ~ 'b') * 40 }}{{ 'a\nb'|indent(4) }}{{ 2 ** 10 }}{{ [1, 2, 3]|batch(2)|list }}"
        "{{ 'a-b'.replace('-', '+') }}{{ ['a', 'b']|join(', ') }}{{ 3000 * 4 + 5 }}{{ '100% of 2026' }}",
    )
    assert site.build().exit_code == 0
    for part in ("a, b", "a+b", "ababab", "12005", "1024", "In 2026: a", "  2.5"):
        assert part in site.page("about/")
