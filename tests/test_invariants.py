"""Invariants of whole builds that no other file is about: mistakes (A2), what templates see (A3), and reasons (A9)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import citesite.build.rendering
import citesite.render.pages
from citesite import addresses
from citesite.pages import Page
from site_test import EFFECTS, TOPIC, SiteTest
from test_any_edits import EDITS, PARTS, Edited
from test_incremental import GLOSSARY, GUIDE, RESULTS


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


# A2: a mistake in content raises nothing, and the output stays as it was

MISTAKES = {
    "settings": ("site_config.yaml", "title: Test Site", "titel: Test Site"),
    "registry": ("permalinks.yaml", "retired: {}", "retired: {/a/: 1}"),
    "not UTF-8": (GUIDE, "title: How to take examplin", "title: caf\udce9"),
    "YAML": (GUIDE, "title: How to take examplin", "title: [a"),
    "shape": (GUIDE, "design: guideline", "design: rumour"),
    "rule": (EFFECTS, "source: trial-2020\n          note", "source: trial-2022\n          note"),
    "value": (EFFECTS, "Many people have headaches", "{{ relief.nothing }} people have headaches"),
    "evidence": (RESULTS, "events: 20, total: 50", "events: 200, total: 50"),
    "link": (EFFECTS, "Many people have headaches", "[Many](topic:nowhere) people have headaches"),
    "glossary": (GLOSSARY, "definition: Pain", "definition: <b>Pain"),
    "address": (TOPIC, "id: examplin\n", "id: sources\n"),
    "published address": (EFFECTS, "id: headache-is-common", "id: headache-is-rare"),
}
"""A mistake that each stage finds, from reading to the comparison of addresses."""


@pytest.mark.parametrize("stage", MISTAKES)
def test_a2_a_mistake_found_by_any_stage_is_a_located_message_and_the_output_stays_as_it_was(
    site: SiteTest, stage: str
) -> None:
    assert site.run("publish", "--as-of", "2026-11-21").exit_code == 0
    before = site.files()
    path, old, new = MISTAKES[stage]
    site.edit("site_config.yaml", "url:", "tagline: Every page shows this.\nurl:")
    text = site.read(path)
    assert text.count(old) == 1
    site.write(path, text.replace(old, new).encode("utf-8", "surrogateescape"))
    result = site.build()
    assert result.exit_code == 1
    # What is missing has no line but the one of its address.
    assert f"{'permalinks.yaml' if stage == 'published address' else path}:" in result.stderr
    assert "error[" in result.stderr
    assert site.files() == before


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built; tests work on copies."""
    site = SiteTest(tmp_path_factory.mktemp("built"))
    assert site.build().exit_code == 0
    return site.folder


@settings(max_examples=60)
@given(data=st.data())
def test_a2_a_record_torn_anywhere_raises_nothing_and_leaves_the_output_whole(
    built: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A part of a file left out, doubled or put elsewhere; what it then says may be right."""
    folder = tmp_path_factory.mktemp("torn") / "site"
    shutil.copytree(built, folder)
    site = SiteTest(folder, "")
    before = site.files()
    path = data.draw(st.sampled_from([TOPIC, EFFECTS, RESULTS, GUIDE, GLOSSARY, "site_config.yaml"]))
    text = site.read(path)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    at = data.draw(st.sampled_from([0, start, end, len(text)]))
    piece = text[start:end]
    rest = data.draw(st.sampled_from([text, text[:start] + text[end:]]))
    site.write(path, rest[:at] + data.draw(st.sampled_from(["", piece])) + rest[at:])
    result = site.build()
    assert result.exit_code in (0, 1), result.stderr
    assert (result.exit_code == 1) == ("error[" in result.stderr)
    if result.exit_code == 1:
        assert site.files() == before


# A3: a template sees its page's context and nothing else


def pages_of(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> dict[str, Page]:
    """Every page of a build, by its template."""
    pages: dict[str, Page] = {}
    real: Callable[..., str] = citesite.render.pages.render

    def spy(page: Page, *args: Any) -> str:
        pages[page.template] = page
        return real(page, *args)

    monkeypatch.setattr(citesite.build.rendering, "render", spy)
    assert site.build().exit_code == 0
    monkeypatch.undo()
    return pages


def values_in(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from (key, *values_in(inside))
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from values_in(inside)


def test_a3_a_context_is_plain_data(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in it can be asked for more: no record, no path, no function."""
    pages = pages_of(site, monkeypatch)
    assert len(pages) > 10
    types = {type(value) for page in pages.values() for value in values_in(page.context)}
    assert types <= {str, int, float, bool, type(None), dict, list, tuple}


def test_a3_a_template_sees_no_name_of_another_pages_context_and_nothing_of_the_program(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = pages_of(site, monkeypatch)
    names = {name for page in pages.values() for name in page.context}
    own = set(pages["about.html"].context)
    assert len(names - own) > 10
    program = {"config", "env", "library", "os", "open", "page", "request", "root", "self", "store", "today"}
    # What Jinja and gettext give to every template: none of it reaches a file or another page.
    functions = {"_", "gettext", "ngettext", "pgettext", "npgettext", "message", "namespace"}
    asked = sorted(names | program | functions | {"lipsum", "cycler", "joiner", "dict", "range", "now"})
    tests = "".join(f"{{% if {name} is defined %}} {name}{{% endif %}}" for name in asked)
    site.write("templates/about.html", f"<!DOCTYPE html><title>x</title><p>{tests}</p>")
    assert site.build().exit_code == 0
    seen = set(site.page("about/").partition("<p>")[2].partition("</p>")[0].split())
    assert seen == {name for name in asked if name in own | functions | {"self"}}


# A9: `--explain` gives the true reason for each page


def true_reasons(
    left: dict[str, bytes], found: dict[str, bytes], made: dict[str, bytes], has_new_templates: bool
) -> dict[str, Callable[[str], bool]]:
    """What each reason claims of a file.

    Args:
        left: the output as the last build left it.
        found: the output as this build found it.
        made: the output as this build left it.
        has_new_templates: whether templates or translations are others than in the last build.
    """
    return {
        "new": lambda file: file not in left and file in made,
        "what it shows has changed": lambda file: file in left and left[file] != made[file],
        "its template has changed": lambda file: has_new_templates,
        "its file was missing or altered": lambda file: found.get(file) != left.get(file),
        "no longer made": lambda file: file in left and file not in made,
        **{
            f"the site has no language {language} any more": lambda file: file in left and file not in made
            for language in ("de", "ar")
        },
    }


@pytest.mark.slow
def test_a9_each_page_written_or_removed_is_named_with_a_reason_that_is_true(tmp_path: Path) -> None:
    """After every edit of the list in a row, for all pages of the site."""
    site = SiteTest(tmp_path / "site-folder")
    edited = Edited(site)
    said = {why for _, why in explained(edited)}
    assert said == {"new"}
    left, templates = site.files(), own_templates(site)
    wrong: list[str] = []
    for name in EDITS:
        before = inputs_of(site)
        as_they_are = at_the_root(site)
        EDITS[name](edited)
        as_they_are |= at_the_root(site)
        found = site.files()
        if name == "publish":
            # It builds too.
            left = found
        reasons = explained(edited)
        made = site.files()
        if made == found and not reasons:
            # Nothing to do, or a mistake, which must not stay for all that follows.
            restore(site, before)
            continue
        claims = true_reasons(left, found, made, own_templates(site) != templates)
        said |= {why for _, why in reasons}
        named = {addresses.file_of(address.removeprefix("/")): why for address, why in reasons}
        wrong += [f"{name}: {file}: {why}" for file, why in named.items() if not claims[why](file)]
        changed = {file for file in left.keys() | made.keys() if left.get(file) != made.get(file)}
        # Files that go onto the site as they are have no reason but themselves.
        own = {file.removeprefix("de/").removeprefix("ar/"): file for file in changed - named.keys()}
        own = {name: file for name, file in own.items() if name not in as_they_are | {"manifest.json"}}
        unnamed = {file for name, file in own.items() if not name.startswith("assets/")}
        wrong += [f"{name}: {file} changed without a reason" for file in sorted(unnamed)]
        left, templates = made, own_templates(site)
    assert wrong == [], "\n".join(wrong)
    assert len(said) == 7


def at_the_root(site: SiteTest) -> set[str]:
    folder = site.folder / "root"
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def explained(edited: Edited) -> list[tuple[str, str]]:
    """Build, and return each address with the reason given for it."""
    result = edited.site.build("--explain", as_of=edited.as_of)
    found = [line.partition(": ") for line in result.stdout.splitlines()]
    return [(address, why) for address, _, why in found]


def inputs_of(site: SiteTest) -> dict[str, bytes]:
    return {name: content for name, content in site.files(".").items() if name.startswith(PARTS)}


def restore(site: SiteTest, inputs: dict[str, bytes]) -> None:
    for name in inputs_of(site).keys() - inputs.keys():
        site.delete(name)
    for folder in sorted(site.folder.glob("content/topics/*/"), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    for name, content in inputs.items():
        site.write(name, content)


def own_templates(site: SiteTest) -> dict[str, bytes]:
    """The site's templates and translations, and the language that says which of them are used."""
    files = {f"{name}/{path}": text for name in ("templates", "locale") for path, text in site.files(name).items()}
    return {**files, "language": b"nl" if "language: nl" in site.read("site_config.yaml") else b""}
