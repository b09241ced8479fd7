"""Templates of a site's own: what they may rely on, what is refused, and what keeps a page from being published."""

from __future__ import annotations

from pathlib import Path

import pytest

from citesite.editor.template_examples import examples
from citesite.editor.templates_page import blocks_in, blocks_of, macros_of, template_files
from site_test import SiteTest

SHOWN = {
    "menu-entry": "How we work</a>",
    "banner": "Still being tested</a>",
    "topic-section": "Talk to somebody</h2>",
}
"""What each example puts on a page of a topic."""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


@pytest.mark.parametrize("name", [name for name, _, _ in examples()])
def test_every_example_is_copied_builds_and_may_be_published(site: SiteTest, name: str) -> None:
    assert site.run("new", "template", name).exit_code == 0
    result = site.run("publish", "--as-of", "2026-11-21", "--strict")
    assert result.exit_code == 0, result.stderr
    assert SHOWN[name] in site.page("examplin/")
    if name != "topic-section":
        assert SHOWN[name] in site.page("examplin/effects/")
        assert SHOWN[name] in site.page("glossary/")
    again = site.run("new", "template", name)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert f"`citesite new template {name} --print`" in again.stderr
    printed = site.run("new", "template", name, "--print")
    files = {example: f"templates/{file}" for example, file, _ in examples()}
    assert (printed.exit_code, printed.stdout) == (0, site.read(files[name]))


def test_the_examples_are_listed_and_a_wrong_name_has_a_hint(site: SiteTest) -> None:
    assert [line.partition(":")[0] for line in site.run("new", "template").stdout.splitlines()] == sorted(SHOWN)
    assert 'did you mean "banner"?' in site.run("new", "template", "baner").stderr


def test_the_head_of_an_own_base_reaches_every_page_and_takes_nothing_from_it(site: SiteTest) -> None:
    site.build()
    before = {name: content for name, content in site.files().items() if name.endswith(".html")}
    own = '<link rel="stylesheet" href="{{ page.root }}assets/own.css">\n'
    site.write("templates/base.html", f'{{% extends "theme/base.html" %}}\n{{% block head %}}{own}{{% endblock %}}\n')
    site.write("templates/assets/own.css", "body { margin: 0 }")
    assert site.build().exit_code == 0
    for name, content in before.items():
        up = "https://example.org/test/" if name == "404.html" else "../" * name.count("/")
        line = f'<link rel="stylesheet" href="{up}assets/own.css">\n</head>'.encode()
        assert site.files()[name] == content.replace(b"</head>", line), name


WRONG = {
    "{% extends 'theme/base.html' %}\n{% block haed %}a{% endblock %}": (
        'templates/base.html:2:1: error[unknown-block] there is no block "haed" in theme/base.html',
        'did you mean "head"?',
    ),
    "<!DOCTYPE html><html lang='en'><head><title>{% block title %}{% endblock %}</title></head>{{ site.title }}": (
        "templates/base.html:1:1: error[lost-block] this template has no blocks body_class, content,",
        'extend "theme/base.html"',
    ),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_block_that_is_not_there_is_told_and_nothing_is_built(site: SiteTest, text: str) -> None:
    site.write("templates/base.html", text)
    for result in (site.build(), site.check()):
        assert result.exit_code == 1
        for said in WRONG[text]:
            assert said in result.stderr
    assert site.files() == {}


UNKNOWN = {
    "{{ site.titel }}": ('3:9: error[unknown-name] there is no "titel" here', 'did you mean "title"?'),
    "{{ sit.title }}": ('3:4: error[unknown-name] there is no "sit" here', 'did you mean "site"?'),
    "{% for one in nav %}{{ one.hrf }}{% endfor %}": ('3:28: error[unknown-name] there is no "hrf"', '"href"?'),
    '{% import "partials/macros.html" as m %}{{ m.mark() }}': ('3:46: error[unknown-name] there is no "mark"', "marks"),
    "{% if page.zzzz %}x{% endif %}": ('error[unknown-name] there is no "zzzz" here', "hint: there are: address, can"),
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_value_that_is_not_there_is_told_at_its_place_and_nothing_is_built(site: SiteTest, text: str) -> None:
    assert site.build().exit_code == 0
    before = site.files()
    site.write("templates/base.html", '{% extends "theme/base.html" %}\n{% block head %}\n' + text + "{% endblock %}\n")
    for jobs in ("1", "2"):
        result = site.build("--jobs", jobs)
        assert result.exit_code == 1
        for said in ("templates/base.html:3:", f"    3 | {text}", *UNKNOWN[text]):
            assert said in result.stderr
        assert site.files() == before
    site.delete("templates/base.html")
    assert site.build().exit_code == 0
    assert site.files() == before


def test_a_template_that_replaces_nothing_is_told(site: SiteTest) -> None:
    site.write("templates/footer.html", "<p>Our charity</p>")
    site.write("templates/topik.html", "{% extends 'theme/topic.html' %}")
    site.write("templates/README.md", "Looks only.")
    result = site.build()
    assert result.exit_code == 1
    assert "templates/footer.html:1:1: error[unused-template]" in result.stderr
    assert 'did you mean "partials/footer.html"?' in result.stderr
    assert 'did you mean "topic.html"?' in result.stderr
    assert "README" not in result.stderr


def test_templates_of_a_site_may_share_parts_and_have_blocks_of_their_own(site: SiteTest) -> None:
    site.write("templates/partials/charity.html", "<p>Our charity</p>")
    site.write(
        "templates/base.html",
        "{% extends 'theme/base.html' %}{% block banner %}{% include 'partials/charity.html' %}"
        "{% block below_banner %}{% endblock %}{% endblock %}",
    )
    site.write(
        "templates/about.html", "{% extends 'theme/about.html' %}{% block below_banner %}<p>Us</p>{% endblock %}"
    )
    assert site.build("--strict").exit_code == 0
    assert "<p>Our charity</p><p>Us</p>" in site.page("about/")


def test_a_template_knows_which_page_it_shows_on_a_site_without_an_address_too(site: SiteTest) -> None:
    site.write("site_config.yaml", "title: Test Site\nlanguages: [en-GB, de]\n")
    for name in ("privacy", "imprint"):
        site.write(f"content/pages/{name}.md", f"---\ntitle: {name.capitalize()}\n---\n\nWe keep nothing.\n")
    site.write(
        "templates/page.html",
        '{% extends "theme/page.html" %}{% block content %}{{ super() }}'
        '{% if page.address == "privacy/" %}<p>Our form</p>{% endif %}{% endblock %}',
    )
    assert site.build().exit_code == 0
    shown = {name: "Our form" in site.page(name) for name in ("privacy/", "de/privacy/", "imprint/", "de/imprint/")}
    assert shown == {"privacy/": True, "de/privacy/": True, "imprint/": False, "de/imprint/": False}


def test_an_unknown_block_is_found_again_after_another_record_was_saved(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    site.write("templates/about.html", "{% extends 'theme/about.html' %}{% block intro %}{% endblock %}")
    assert site.build().exit_code == 1
    site.edit("content/glossary.yaml", "Pain in the head", "A pain in the head")
    result = site.build()
    assert result.exit_code == 1
    assert 'did you mean "introduction"?' in result.stderr


def test_templates_for_another_version_of_the_theme_are_refused(site: SiteTest) -> None:
    site.write("site_config.yaml", "title: Test Site\ntheme_api: 2\n")
    assert "error[other-theme] the templates are written for version 2 of the theme" in site.build().stderr
    site.write("site_config.yaml", "title: Test Site\ntheme_api: 1\n")
    assert site.build().exit_code == 0


BARRIERS = {
    '<img src="{{ page.root }}assets/icon.svg">': "this image has no text for those who cannot see it",
    "<h4>Our charity</h4>": "h4 follows h",
    "<h1>Our charity</h1>": "this is a second h1",
    '<a href="{{ page.root }}about/"><img src="{{ page.root }}assets/icon.svg" alt=""></a>': "this link has no",
    "<h2> </h2>": "this heading has no words",
    "<button></button>": "this button has no words",
    "<input name='{{ site.title }}'>": "this field has no label",
    "<iframe></iframe>": "this frame has no title",
    '<p tabindex="3">Us</p>': "tabindex takes this out of the order",
}


@pytest.mark.parametrize("barrier", BARRIERS)
def test_a_template_that_shuts_readers_out_is_not_published(site: SiteTest, barrier: str) -> None:
    own = "{% extends 'theme/about.html' %}\n{% block interests %}\n<p>Us</p>\n" + barrier + "\n{% endblock %}\n"
    site.write("templates/about.html", own)
    result = site.run("publish", "--as-of", "2026-11-21")
    assert result.exit_code == 1
    (fault,) = [line for line in result.stderr.splitlines() if "line" in line and "about/index.html:" in line]
    assert BARRIERS[barrier] in fault
    assert fault.endswith("; see templates/about.html, line 4")
    assert not (site.folder / "permalinks.yaml").exists()


FORBIDDEN = {
    "<style>h1 { color: red }</style>": "<style> does nothing",
    '<p style="color: red">Us</p>': "style= does nothing",
    "<script>count()</script>": "<script> does not run",
    '<p onclick="count()">Us</p>': "onclick= does not run",
    '<script src="https://stats.example.org/s.js"></script>': 'policy: {scripts: ["https://stats.example.org"]}',
    '<link rel="stylesheet" href="https://fonts.example.org/css?family=Inter">': (
        "<link rel=stylesheet> loads nothing from https://fonts.example.org"
    ),
    '<iframe title="Film" src="https://films.example.org/embed/1"></iframe>': 'policy: {frames: ["https://films.',
    '<img alt="" src="https://x.example/p.gif">': "<img> loads nothing from https://x.example",
    '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">': "<img> loads nothing from data:",
    '<video src="{{ page.root }}assets/film.mp4"></video>': "policy: {media: [self]}",
    '<form action="https://forms.example.org/"><button>Go</button></form>': "a form sends nothing to https://forms.",
}


@pytest.mark.parametrize("part", FORBIDDEN)
def test_what_the_policy_forbids_is_told_once_before_anything_is_published(site: SiteTest, part: str) -> None:
    site.write(
        "templates/base.html",
        '{% extends "theme/base.html" %}\n{% block banner %}\n' + part + "\n{% endblock %}\n",
    )
    site.write("templates/assets/film.mp4", "")
    result = site.run("publish", "--as-of", "2026-11-21")
    assert result.exit_code == 1
    (fault,) = [line for line in result.stderr.splitlines() if "policy forbids it" in line]
    assert FORBIDDEN[part] in fault
    assert " other pages); see templates/base.html, line 3" in fault
    assert not (site.folder / "permalinks.yaml").exists()


def test_a_script_of_the_site_itself_is_named_where_the_policy_lets_none_run(site: SiteTest) -> None:
    site.write(
        "templates/base.html",
        '{% extends "theme/base.html" %}\n{% block head %}\n<script src="{{ page.root }}assets/count.js"></script>\n'
        '<script src="https://stats.example.org/s.js"></script>\n'
        "{% endblock %}\n{% block script_sources %} https://stats.example.org{% endblock %}",
    )
    site.write("templates/assets/count.js", "")
    said = site.run("publish", "--as-of", "2026-11-21").stderr
    for fault in (
        "<script> loads nothing from this site: the page's policy forbids it; policy: {scripts: [self]} in",
        "<script> loads nothing from https://stats.example.org: the page's policy forbids it; policy: {scripts: [",
        "_headers: script-src lacks https://stats.example.org, which ",
    ):
        assert said.count(fault) == 1
    assert "examplin/index.html: line" not in said
    site.write("templates/base.html", site.read("templates/base.html").partition("{% block script_sources")[0])
    site.write(
        "site_config.yaml",
        site.read("site_config.yaml")
        + 'policy: {scripts: [self, "https://*.example.org"]}\nprivacy_note: We count visits.\n',
    )
    result = site.run("publish", "--as-of", "2026-11-21")
    assert result.exit_code == 0, result.stderr


def test_labels_alternative_texts_and_names_are_enough(site: SiteTest) -> None:
    fine = (
        '<img src="{{ page.root }}assets/icon.svg" alt=""><h2>Us</h2><h3>We</h3>'
        '<label>Name <input></label><label for="b">Age</label><input id="b"><input type="hidden"><input aria-label="c">'
        '<a href="index.html" aria-label="About us"></a><button>'
        '<img src="{{ page.root }}assets/icon.svg" alt="Go"></button>'
    )
    site.write(
        "templates/about.html", "{% extends 'theme/about.html' %}{% block interests %}" + fine + "{% endblock %}"
    )
    result = site.run("publish", "--as-of", "2026-11-21")
    assert result.exit_code == 0, result.stderr


def test_a_page_without_language_or_title_is_not_published(site: SiteTest) -> None:
    site.write(
        "templates/404.html",
        "<!DOCTYPE html><html><head><meta name='viewport' content='width=device-width, maximum-scale=1'>"
        "<title></title></head><body><h2>Nothing</h2></body></html>",
    )
    said = site.run("publish", "--as-of", "2026-11-21").stderr
    for barrier in ("does not say its language", "from making it larger", "has no title", "first heading is h2"):
        assert barrier in said


def test_every_block_and_macro_of_the_theme_is_described() -> None:
    """A block that fills one of the template it extends is described there."""
    for file in template_files():
        described = blocks_of(file)
        for block, parent in blocks_in(file).items():
            above = blocks_of(parent) if parent else {}
            assert block in described or block in above, f"{file}: {block}"
        assert described.keys() <= blocks_in(file).keys()
        assert [name for name, (_, about) in macros_of(file).items() if not about] == []
