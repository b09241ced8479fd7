"""No filter, method or sign of a template multiplies a text: each of these took all memory, or minutes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment as Environment

from citesite.build import rendering
from citesite.pages import Page
from citesite.render.failure import TemplateFailure
from citesite.render.pages import environment, render
from citesite.render.translations import translations
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


BUILDS = """
import contextlib, json, os, resource, sys
from citesite.cli.main import main

# What makes pages is imported once, and not by each process: this build makes them all.
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(sys.stderr):
    main(["build", "--as-of", "2026-11-21", "--jobs", "1"])
for number, template in enumerate(json.load(sys.stdin)):
    open("templates/about.html", "w").write(template)
    child = os.fork()
    if not child:
        os.dup2(os.open(f"{number}.said", os.O_WRONLY | os.O_CREAT), 2)
        resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9))
        resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
        main(["build", "--as-of", "2026-11-21"])
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Builds a site with one template after another, each in a process with 1 GB of memory and 10 s of processor time."""


@pytest.fixture(scope="module")
def multiplied(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """The exit code of a build with each template, and what it says."""
    site = SiteTest(tmp_path_factory.mktemp("multiplied"))
    (site.folder / "templates").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", BUILDS],
        cwd=site.folder, input=json.dumps(MULTIPLIED), capture_output=True, text=True, timeout=600, check=True,
    )  # fmt: skip
    codes = map(int, done.stdout.split())
    said = ((site.folder / f"{number}.said").read_text("utf-8") for number in range(len(MULTIPLIED)))
    return dict(zip(MULTIPLIED, zip(codes, said, strict=True), strict=True))


@pytest.mark.xdist_group("multiplied")
@pytest.mark.parametrize("template", MULTIPLIED)
def test_a_template_does_not_multiply_a_text(multiplied: dict[str, tuple[int, str]], template: str) -> None:
    """In one line, within 1 GB of memory and 10 s of processor time."""
    code, said = multiplied[template]
    assert code == 2, said[-500:]
    assert said.startswith("citesite: template about.html")
    assert "of more than" in said or "with more than" in said or "with a width" in said
    assert said.count("\n") == 1


MACROS = "{% import 'theme/partials/macros.html' as m %}"
SECRET = "7f3d0c"
ESCAPES = [
    "{{ counted('{f.__func__.__globals__[os].environ[SECRET]}', 'b')(1, f=message) }}",
    "{{ counted('{count.__class__.__mro__}', 'b')(1) }}", "{{ _('%(f)s', f=message.__func__) }}",
    "{{ message('{0.__func__.__globals__[os].environ[SECRET]}').format(message) }}",
    "{{ {'f': message}.f.__func__ }}", "{{ {'update': message}.update.__self__ }}", "{{ {}.__class__.__mro__ }}",
    "{{ [message]|map(attribute='__self__')|first }}", "{{ [message]|map('attr', '__func__')|first }}",
    "{{ message|attr('__func__') }}", "{{ (message, 1)[0].__self__ }}", "{{ _.__code__ }}", "{{ _.__closure__ }}",
    f"{MACROS}{{{{ m.aliases._func.__globals__ }}}}", f"{MACROS}{{{{ m.aliases.__call__.__globals__ }}}}",
    f"{MACROS}{{{{ m.aliases(message.__func__.__globals__) }}}}", f"{MACROS}{{{{ m.__dict__ }}}}",
    f"{MACROS}{{{{ m._body_stream }}}}",
    f"{MACROS}{{{{ m.aliases([1], _loop_vars=1, _func=2) }}}}{{{{ m.__class__ }}}}",
    "{% macro f() %}{{ caller._func.__globals__ }}{% endmacro %}{% call f() %}x{% endcall %}",
    "{% macro f(g) %}{{ g.__globals__ }}{% endmacro %}{{ f(counted) }}", "{{ counted.__globals__ }}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% set ns = namespace(a=message) %}{{ ns.a.__func__ }}", "{{ self._TemplateReference__context }}",
    "{% extends 'theme/about.html' %}{% block content %}{{ self.content._context }}{% endblock %}",
    "{% extends 'theme/about.html' %}{% block content %}{{ super.__func__.__globals__ }}{% endblock %}",
    "{% extends 'theme/about.html' %}{% set page = {'title': message.__func__} %}",
    "{% extends 'theme/about.html' %}{% block head %}{{ message.__func__ }}{% endblock %}",
]  # fmt: skip


@pytest.fixture(scope="module")
def about(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page that the templates are tried on, as a build makes it."""
    found: dict[str, Page] = {}

    def seen(page: Page, env: Environment) -> str:
        found[page.template] = page
        return render(page, env)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "render", seen)
        assert SiteTest(tmp_path_factory.mktemp("about")).build().exit_code == 0
    return found["about.html"]


@pytest.mark.parametrize("template", ESCAPES)
def test_a_template_gets_nothing_of_the_program_through_what_the_theme_lends_it(
    about: Page, tmp_path: Path, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Functions, macros and blocks of the theme are called at once, and look-ups in dicts are compiled (A11)."""
    monkeypatch.setenv("SECRET", SECRET)
    (tmp_path / "about.html").write_text(template)
    try:
        shown = render(about, environment(tmp_path, translations("en-GB", tmp_path)))
    except TemplateFailure:
        return
    assert not [part for part in (SECRET, "&lt;", "0x", "<function", "<class") if part in shown], shown


FILLED = [
    "{{ '%(a)1000000000d' % {'a': 1} }}", "{{ '%((a)b)1000000000d' % {'(a)b': 1} }}",
    "{{ ('%(' ~ 'ab' * 500 ~ ')1000000000d') % {'ab' * 500: 1} }}", "{{ _('%(a)1000000000d', a=1) }}",
    "{{ ngettext('%(num)1000000000d', 'b', 1) }}", "{{ pgettext('c', '%(a)1000000000d', a=1) }}",
    "{{ counted('{count:1000000000}', 'b')(1) }}", "{{ _('%(a)s' * 1000, a='a' * 10000) }}",
    "{{ counted('{a}' * 1000, 'b')(1, a='a' * 10000) }}",
]  # fmt: skip


@pytest.mark.parametrize("template", FILLED)
def test_what_fills_messages_does_not_multiply_a_text(about: Page, tmp_path: Path, template: str) -> None:
    (tmp_path / "about.html").write_text(template)
    with pytest.raises(TemplateFailure, match="more than"):
        render(about, environment(tmp_path, translations("en-GB", tmp_path)))


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
