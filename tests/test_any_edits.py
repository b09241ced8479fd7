"""After any edits the output equals that of a clean build, byte for byte (invariant A5).

An edit is anything that can happen between two builds, or while one runs: records, the registry of addresses, settings,
templates, catalogues, assets, outputs, names of files, the day. After each, a build looks only at what changed; a copy
of the same folder is built from nothing, and the two are compared. What once went wrong has a test of its own.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

import citesite.build.rebuild
import citesite.build.rendering
import citesite.pages.search
from citesite.build.registry_parts import part_of
from drawing import examples
from site_test import AS_OF, EFFECTS, TOPIC, Result, SiteTest
from test_incremental import DOSES, GLOSSARY, GUIDE, PEOPLE, RESULTS, SECOND_TOPIC, SOURCES

REGISTRY = "permalinks.yaml"
SETTINGS = "site_config.yaml"
SECOND = "content/topics/rest.yaml"
PARTS = ("content", "templates", "locale", "root", "translations", "versions", SETTINGS, REGISTRY, "permalinks")
"""What a site is made of."""
PAGE = "content/pages/privacy.md"
PAGE_TEXT = """---
title: Privacy
order: 1
---

Nothing is kept for long.
"""
TRANSLATION = "translations/de/topics/examplin/effects.yaml"
TRANSLATED = """body/headache-is-common/claim/text:
  of: 5eb72add
  text: Viele Menschen haben Kopfschmerzen, sagt ein Leitfaden [@guide-2021, p. 3].
"""
TRANSLATED_SETTINGS = "title:\n  of: 3394b0ed\n  text: Ein Test\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n'
NEW_TERM = "- {id: rest, term: rest, definition: Sleep.}\n"
STAGES = ("read_registry", "read_shared", "work_on_topics", "work_on_pages", "check_site", "write_site")
"""Where a build can be interrupted by a save, by the functions that `rebuild` calls."""


@dataclass
class Edited:
    """A site that is edited and built again and again, and the day it is built on."""

    site: SiteTest
    as_of: str = AS_OF
    copies: int = 0

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text wherever it occurs in a file, if both are there."""
        file = self.site.folder / path
        if file.is_file():
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    def toggle(self, path: str, content: str) -> None:
        """Delete a file, or write it if it is not there."""
        if (self.site.folder / path).exists():
            self.site.delete(path)
        else:
            self.site.write(path, content)

    def rename(self, path: str, new_path: str) -> None:
        """Rename a file or folder, or rename it back."""
        here, there = self.site.folder / path, self.site.folder / new_path
        if there.exists():
            here, there = there, here
        if here.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            here.rename(there)

    def toggle_link(self, path: str, target: str, content: str = "") -> None:
        """Delete a link, or make it, with a file beside it that it leads to where there is content for one."""
        link = self.site.folder / path
        if link.is_symlink():
            link.unlink()
            return
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)
        if content:
            (link.parent / target).parent.mkdir(parents=True, exist_ok=True)
            (link.parent / target).write_text(content, "utf-8")

    def toggle_pipe(self, path: str) -> None:
        """Delete a named pipe, or make it: who opens it waits for ever."""
        pipe = self.site.folder / path
        if pipe.exists():
            pipe.unlink()
        else:
            os.mkfifo(pipe)

    def swap(self, path: str, other: str) -> None:
        """Let two files change places, each with the times of the other, as an archive that is unpacked may."""
        one, two = self.site.folder / path, self.site.folder / other
        if one.is_file() and two.is_file():
            times = [(file.stat().st_atime_ns, file.stat().st_mtime_ns) for file in (one, two)]
            content = one.read_bytes()
            one.write_bytes(two.read_bytes())
            two.write_bytes(content)
            for file, time in zip((one, two), times, strict=True):
                os.utime(file, ns=time)

    def alter_output(self, path: str) -> None:
        """Change a finished page and keep its size and time, as a failing disk does."""
        file = self.site.folder / "site" / path
        if file.is_file():
            stat = file.stat()
            file.write_bytes(file.read_bytes().swapcase())
            os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    def build(self) -> Result:
        return self.site.build(as_of=self.as_of)

    def build_with_a_save(self, stage: str, edit: Edit, is_undone: bool) -> None:
        """Build, with an edit just before a stage; undo it when the build has ended, or leave it."""
        links = {path for path in self.site.folder.rglob("*") if path.is_symlink()}
        kept = {path: path.read_bytes() for path in sorted(self.site.folder.rglob("*")) if _is_input(self.site, path)}
        with edited_before(stage, lambda: edit(self)):
            # What it says does not matter: it may have seen the old state, the new one, or half of each.
            self.build()
        if is_undone:
            for path in sorted(self.site.folder.rglob("*")):
                is_new_link = path.is_symlink() and path not in links
                if is_new_link or (_is_input(self.site, path) and path not in kept):
                    path.unlink()
            for path, content in kept.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                if not path.exists() or path.read_bytes() != content:
                    path.write_bytes(content)

    def clean(self, is_checked: bool) -> Clean:
        """Copy the inputs and build them from nothing; the same inputs on the same day only once."""
        key = self.as_of, is_checked, citesite.pages.search.DIVIDED, *_inputs_of(self.site.folder)
        if key not in CLEAN:
            clean = SiteTest(self.site.folder.parent / f"clean-{self.copies}", "")
            for name in PARTS:
                here = self.site.folder / name
                if here.is_dir():
                    _copy(here, clean.folder / name)
                elif here.exists():
                    shutil.copy(here, clean.folder)
            built = clean.build(as_of=self.as_of)
            files = _digests(clean)
            CLEAN[key] = Clean(built, files, clean.check(as_of=self.as_of) if is_checked else None)
            shutil.rmtree(clean.folder)
        return CLEAN[key]

    def difference(self) -> str:
        """Build, and say how the result differs from that of a clean build; empty if it does not."""
        result = self.build()
        self.copies += 1
        # A check has a cache of its own. Not after each edit: several of them at once are harder.
        is_checked = self.copies % 3 == 0
        ours = _digests(self.site)
        expected, theirs, check = self.clean(is_checked)
        checks = [self.site.check(as_of=self.as_of), check] if check else []
        if (
            result.exit_code == expected.exit_code == 2
            and result.stderr == expected.stderr
            and " is a symbolic link " in result.stderr
        ):
            return ""
        if result.exit_code != expected.exit_code or result.exit_code > 1:
            return f"exit code {result.exit_code}, not {expected.exit_code}: {result.stderr}{expected.stderr}"
        if result.exit_code == 0 and ours != theirs:
            return str([name for name in sorted(ours.keys() | theirs.keys()) if ours.get(name) != theirs.get(name)])
        if _said(result.stderr) != _said(expected.stderr):
            return f"{result.stderr} not {expected.stderr}"
        # What was published before is known beside the site alone, and a copy has it not.
        knows_past = any(
            code in check.stderr for check in checks for code in ("[unannounced-change]", "[lost-addresses]")
        )
        if checks and not knows_past and checks[0] != checks[1]:
            return f"check: {checks[0]} not {checks[1]}"
        return ""


Edit = Callable[[Edited], None]


class Clean(NamedTuple):
    """What a clean build says, the digest of each file that it makes, and what a check of the same inputs says."""

    built: Result
    files: dict[str, str]
    check: Result | None


CLEAN: dict[tuple[object, ...], Clean] = {}
"""The clean builds that were made, by their inputs: many edits change nothing, or lead back."""


def _digests(site: SiteTest) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in site.files().items()}


def _inputs_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every file, folder and link that a site is made of, with what it holds."""
    for name in PARTS:
        for path in (folder / name, *sorted((folder / name).rglob("*"))):
            where = str(path.relative_to(folder))
            if path.is_symlink():
                yield where, f"link to {path.readlink()}"
            elif path.is_file():
                yield where, hashlib.sha256(path.read_bytes()).hexdigest()
            elif path.exists():
                yield where, "folder" if path.is_dir() else "pipe"


def _is_input(site: SiteTest, path: Path) -> bool:
    return path.is_file() and path.relative_to(site.folder).parts[0] in PARTS


def _copy(here: Path, there: Path) -> None:
    """Copy a folder. Pipes are made anew, since a copy would wait for what is written into them."""
    shutil.copytree(here, there, symlinks=True, ignore=_pipes)
    for pipe in here.rglob("*"):
        if pipe.is_fifo():
            os.mkfifo(there / pipe.relative_to(here))


def _pipes(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if (Path(folder) / name).is_fifo()]


def _said(text: str) -> list[str]:
    return sorted(line for line in text.splitlines() if "[" in line)


@contextmanager
def edited_before(stage: str, edit: Callable[[], None]) -> Iterator[None]:
    """Do something just before a build reaches a stage."""
    real = getattr(citesite.build.rebuild, stage)

    def after_edit(*args: object) -> object:
        edit()
        return real(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(citesite.build.rebuild, stage, after_edit)
        yield


def _replace(path: str, old: str, new: str) -> Edit:
    return lambda edited: edited.replace(path, old, new)


def _toggle(path: str, content: str) -> Edit:
    return lambda edited: edited.toggle(path, content)


def _all_of(*edits: Edit) -> Edit:
    def edit(edited: Edited) -> None:
        for one in edits:
            one(edited)

    return edit


def _on(day: str) -> Edit:
    return lambda edited: setattr(edited, "as_of", day)


def _publish(edited: Edited) -> None:
    edited.site.run("publish", "--as-of", edited.as_of)


def _publish_much(edited: Edited) -> None:
    """Publish as if there were too many addresses for one file."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("citesite.build.registry_parts.MOST_IN_ONE", 3)
        _publish(edited)


def _take_back_part(edited: Edited) -> None:
    """Take a file of the registry as it was before anything was in it."""
    file = edited.site.folder / part_of("rest")
    if file.exists():
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith("  /")), "utf-8")


def _preview(edited: Edited) -> None:
    edited.site.build("--drafts", as_of=edited.as_of)


def _retire(address: str, why: str, go: str) -> Edit:
    """Retire an address that was published, or change why and where to go."""

    def edit(edited: Edited) -> None:
        file = edited.site.folder / REGISTRY
        text = file.read_text("utf-8") if file.exists() else "published:\n"
        _, mark, published = text.partition("published:")
        file.write_text(f"retired:\n  {address}: {{why: {why}, go: {go}}}\n{mark}{published}", "utf-8")

    return edit


def _unretire(edited: Edited) -> None:
    file = edited.site.folder / REGISTRY
    if file.exists():
        _, mark, published = file.read_text("utf-8").partition("published:")
        file.write_text(f"retired: {{}}\n{mark}{published}", "utf-8")


RECORDS: dict[str, Edit] = {
    "claim": _replace(EFFECTS, "Many people", "Many many people"),
    "claim back": _replace(EFFECTS, "Many many people", "Many people"),
    "note": _replace(EFFECTS, "30 of 50", "31 of 50"),
    "title": _replace(TOPIC, "Examplin and headache", "Headache and examplin"),
    "section title": _replace(DOSES, "How much was used?", "Doses"),
    "number": _replace(RESULTS, "events: 30", "events: 29"),
    "source": _replace(SOURCES, "Examplin for headache", "Examplin for pain"),
    "source id": _replace(SOURCES, "id: trial-2020", "id: trial-2021"),
    "guide": _replace(GUIDE, "How to take examplin", "Taking examplin"),
    "new source": _toggle(
        "content/sources/new.yaml", "- {id: new, type: report, title: New, design: guideline, access: abstract}\n"
    ),
    "glossary": _replace(GLOSSARY, "Pain in the head", "Ache in the head"),
    "term id": _replace(GLOSSARY, "- id: cephalalgia", "- id: cephalalgias"),
    "term renamed": _replace(GLOSSARY, "- id: cephalalgia\n", "- id: head-pain\n  formerly: [cephalalgia]\n"),
    "links to it renamed": _all_of(
        _replace(TOPIC, "(term:cephalalgia)", "(term:head-pain)"),
        _replace(SECOND, "(term:cephalalgia)", "(term:head-pain)"),
    ),
    "new term": _replace(GLOSSARY, "- id: cephalalgia\n", f"{NEW_TERM}- id: cephalalgia\n"),
    "no new term": _replace(GLOSSARY, NEW_TERM, ""),
    "person": _replace(PEOPLE, "Test Reviewer", "Another Reviewer"),
    "second topic": _toggle(SECOND, SECOND_TOPIC),
    "third topic": _toggle("content/topics/sleep.yaml", SECOND_TOPIC.replace("id: rest\n", "id: sleep\n")),
    "topic renamed": _replace(SECOND, "id: rest\n", "id: repose\nformerly: [rest]\n"),
    "section renamed": _replace(SECOND, "id: rest-effects\n", "id: effects\n    formerly: [rest-effects]\n"),
    "claim renamed": _replace(
        EFFECTS, "id: headache-is-common\n", "id: is-common\n      formerly: [headache-is-common]\n"
    ),
    "draft": _replace(SECOND, "title: Rest and headache\n", "title: Rest and headache\nstatus: draft\n"),
    "no draft": _replace(SECOND, "status: draft\n", ""),
    "to be written": _replace(SECOND, "title: Rest and headache\n", "title: FILL ME IN\n"),
    "written": _replace(SECOND, "title: FILL ME IN\n", "title: Rest and headache\n"),
    "page": _toggle(PAGE, PAGE_TEXT),
    "page text": _replace(PAGE, "Nothing is kept", "Nothing at all is kept"),
    "page title": _replace(PAGE, "title: Privacy", "title: Your data"),
    "page cites": _replace(PAGE, "for long", "for long [@guide-2021]"),
    "page links to a word": _replace(PAGE, "Nothing", "[Nothing](term:cephalalgia)"),
    "page prints a number": _all_of(
        _replace(PAGE, "title:", "topic: examplin\ntitle:"),
        _replace(PAGE, "for long", "for long: {{ relief-at-two-hours.intervention }}"),
    ),
    "page in the menu": _replace(PAGE, "order: 1", "show_in: [menu]"),
    "page renamed": _toggle(
        "content/pages/data.md", PAGE_TEXT.replace("order: 1", "formerly: [privacy]\norder: 2")
    ),
    "link to a page": _replace(EFFECTS, "Many people", "Many [people](page:privacy)"),
    "image": _toggle("content/media/foot.svg", SVG),
    "another image": _replace("content/media/foot.svg", "0 0 9 9", "0 0 12 9"),
    "image on a page": _replace(PAGE, "Nothing", "![A foot](foot.svg) Nothing"),
    "image in a topic": _replace(EFFECTS, "says a guide", "says ![a foot](foot.svg) a guide"),
    "broken image": _replace("content/media/foot.svg", "<path", "<script"),
    "mended image": _replace("content/media/foot.svg", "<script", "<path"),
    "about": _toggle("content/pages/about.md", "---\ntitle: Us\n---\n\nWhy we do this [@guide-2021].\n"),
    "home": _toggle("content/pages/home.md", "---\ntitle: Hello\n---\n\nWelcome.\n"),
    "broken page": _toggle("content/pages/broken.md", "---\ntitle: [Never closed\n---\n\nText.\n"),
    "broken": _toggle("content/sources/broken.yaml", "- [\n"),
    "broken glossary": _replace(GLOSSARY, "lay_term: headache", "lay_term: [headache"),
    "mended glossary": _replace(GLOSSARY, "lay_term: [headache", "lay_term: headache"),
    "misshapen": _replace(GUIDE, "design: guideline", "design: rumour"),
    "shaped": _replace(GUIDE, "design: rumour", "design: guideline"),
    "comment": _replace(EFFECTS, "kind: evidence", "kind: evidence # yes"),
    "review due": _replace(TOPIC, "next_review: 2027-11-01", "next_review: 2026-12-10"),
}  # fmt: skip
SURROUNDINGS: dict[str, Edit] = {
    "own glossary page": _toggle("templates/glossary.html", '{% extends "theme/glossary.html" %}\n'),
    "own footer": _toggle("templates/partials/footer.html", "<p>Ours.</p>\n"),
    "other footer": _replace("templates/partials/footer.html", "Ours", "Mine"),
    "asset": _toggle("templates/assets/logo.svg", "<svg/>"),
    "other asset": _replace("templates/assets/logo.svg", "<svg/>", "<svg></svg>"),
    "root file": _toggle("root/CNAME", "a.example\n"),
    "other root file": _replace("root/CNAME", "a.example", "b.example"),
    "site title": _replace(SETTINGS, "title: Test Site", "title: Site Test"),
    "no handouts": _replace(SETTINGS, "url: https", "pages: {sections: false}\nurl: https"),
    "no source pages": _replace(SETTINGS, "url: https", "pages: {sources: false}\nurl: https"),
    "all pages": _all_of(
        *(_replace(SETTINGS, f"pages: {{{name}: false}}\n", "") for name in ("sections", "sources", "downloads"))
    ),
    "no downloads": _replace(SETTINGS, "url: https", "pages: {downloads: false}\nurl: https"),
    "language": _replace(SETTINGS, "url: https", "language: nl\nurl: https"),
    "no language": _replace(SETTINGS, "language: nl\n", ""),
    "licence": _replace(SETTINGS, "url: https", "content_licence: CC BY 4.0\nurl: https"),
    "no licence": _replace(SETTINGS, "content_licence: CC BY 4.0\n", ""),
    "catalogue": _toggle("locale/nl.po", 'msgid "Key messages"\nmsgstr "Kernpunten"\n'),
    "other catalogue": _replace("locale/nl.po", "Kernpunten", "Hoofdpunten"),
    "publish": _publish,
    "publish much": _publish_much,
    "take back a part": _take_back_part,
    "preview": _preview,
    "retire the third topic": _retire("/sleep/", "It was doubled.", "/examplin/"),
    "retire it otherwise": _retire("/sleep/", "It was wrong.", "/rest/"),
    "retire a term": _retire("/glossary/#word-rest", "It is plain.", "/about/"),
    "retire a term otherwise": _retire("/glossary/#word-rest", "It is known.", "/changes/"),
    "retire a place": _retire("/examplin/#old-place", "It moved.", "/examplin/#eases-headache"),
    "retire nothing": _unretire,
    "lose the registry": lambda edited: (edited.site.folder / REGISTRY).unlink(missing_ok=True),
    "next month": _on("2026-12-21"),
    "next year": _on("2027-12-21"),
    "back to today": _on(AS_OF),
    "source file renamed": lambda edited: edited.rename(SOURCES, "content/sources/studies.yaml"),
    "section file renamed": lambda edited: edited.rename(DOSES, "content/topics/examplin/amounts.yaml"),
    "topic folder renamed": lambda edited: edited.rename("content/topics/examplin", "content/topics/other-name"),
    "topic file renamed": lambda edited: edited.rename(SECOND, "content/topics/a-rest.yaml"),
    "sources swapped": lambda edited: edited.swap(SOURCES, GUIDE),
    "sections swapped": lambda edited: edited.swap(EFFECTS, DOSES),
    "output lost": _toggle("site/glossary/index.html", "somebody else's"),
    "output altered": lambda edited: edited.alter_output("examplin/index.html"),
    "asset altered": lambda edited: edited.alter_output("assets/site.css"),
}
OF_EDITIONS: dict[str, Edit] = {
    "second language": _replace(SETTINGS, "url: https", "languages: [en-GB, de]\nurl: https"),
    "third language": _replace(SETTINGS, "languages: [en-GB, de]\n", "languages: [en-GB, de, ar]\n"),
    "one language": _all_of(
        _replace(SETTINGS, "languages: [en-GB, de]\n", ""), _replace(SETTINGS, "languages: [en-GB, de, ar]\n", "")
    ),
    "translation": _toggle(TRANSLATION, TRANSLATED),
    "other translation": _replace(TRANSLATION, "Viele Menschen", "Manche Menschen"),
    "translated title": _toggle("translations/de/site.yaml", TRANSLATED_SETTINGS),
    "translation of nothing": _toggle("translations/de/topics/nothing.yaml", ""),
    "edition altered": lambda edited: edited.alter_output("de/examplin/index.html"),
    "edition lost": lambda edited: (edited.site.folder / "site/de/glossary/index.html").unlink(missing_ok=True),
}
EDITS = RECORDS | SURROUNDINGS | OF_EDITIONS


def _link(path: str, target: str, content: str = "") -> Edit:
    return lambda edited: edited.toggle_link(path, target, content)


def _report(name: str) -> str:
    return f"- {{id: {name}, type: report, title: A report, design: guideline, access: abstract}}\n"


ODD_NAMES = (
    "a #1?.yaml",
    "p%41x.yaml",
    "e\u0301.yaml",
    "\xe9.yaml",
    " a.yaml",
    "-rf.yaml",
    "a\nb.yaml",
    "con.yaml",
    "..b.yaml",
)
ODD: dict[str, Edit] = {
    "linked source": _link("content/sources/linked.yaml", "../.linked/one.yaml", _report("linked")),
    "source behind the link": _replace("content/.linked/one.yaml", "A report", "Another report"),
    "linked folder": _link("content/sources/folder", "../.linked/more", ""),
    "source behind the linked folder": _toggle("content/.linked/more/two.yaml", _report("two")),
    "link out of the site": _link("content/sources/out.yaml", "/etc/hostname"),
    "link to nothing": _link("content/sources/nothing.yaml", "nowhere.yaml"),
    "link to itself": _link("content/topics/loop.yaml", "loop.yaml"),
    "linked template": _link("templates/partials/footer.html", "../.footer.html", "<p>Linked.</p>\n"),
    "pipe": lambda edited: edited.toggle_pipe("content/sources/pipe.yaml"),
    "topic in an odd folder": lambda edited: edited.rename(SECOND, "content/topics/odd #?%41/topic.yaml"),
    **{f"file {name!a}": _toggle(f"content/sources/{name}", _report(f"odd-{n}")) for n, name in enumerate(ODD_NAMES)},
}
"""Links, and names that programs stumble over."""
SAVES = [
    "claim", "claim back", "source", "guide", "glossary", "number", "title", "person", "second topic", "own footer",
    "other footer", "asset", "site title", "catalogue", "other catalogue", "retire a place", "retire nothing",
]  # fmt: skip
"""Edits that are also made while a build runs. None of an output: whoever writes there during a build asks for it."""

steps = st.one_of(
    st.sampled_from(sorted(EDITS)),
    st.builds(
        "{} before {}, {}".format,
        st.sampled_from(SAVES),
        st.sampled_from(STAGES),
        st.sampled_from(["undone", "kept"]),
    ),
)


STEPS = 50
"""Steps on one site; then another begins, because an error may last."""


@pytest.mark.torture
@pytest.mark.parametrize("part", range(20))
def test_a5_after_1000_random_edits_with_links_and_odd_names(tmp_path: Path, part: int) -> None:
    draw = random.Random(part)
    names = [draw.choice(sorted(ODD if draw.random() < 0.3 else EDITS)) for _ in range(STEPS)]
    for number in range(STEPS):
        if draw.random() < 0.3:
            save = draw.choice([*SAVES, *ODD])
            names[number] = f"{save} before {draw.choice(STAGES)}, {draw.choice(['undone', 'kept'])}"
    assert differences(names, tmp_path) == []


def differences(names: list[str], folder: Path) -> list[str]:
    """Make edits one by one, build after each, and compare with a clean build; return what differs after which."""
    edited = Edited(SiteTest(folder / "edited"))
    edited.build()
    found = []
    for name in names:
        if " before " in name:
            edit, _, rest = name.partition(" before ")
            stage, _, end = rest.partition(", ")
            edited.build_with_a_save(stage, (EDITS | ODD)[edit], end == "undone")
        else:
            (EDITS | ODD)[name](edited)
        if difference := edited.difference():
            found.append(f"{name}: {difference}")
    return found


@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.parametrize("part", range(5))
def test_a5_after_any_edits_the_output_equals_a_clean_build(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits, in parts that processes share: the same 250 in every `make test`, 500 new ones in `make explore`.

    In two parts, the index of the search is divided from the second topic on, as on a large site.
    """
    monkeypatch.setattr(citesite.pages.search, "DIVIDED", 1 if part in (0, 3) else citesite.pages.search.DIVIDED)

    @settings(max_examples=examples(always=2, new=4), deadline=None, suppress_health_check=list(HealthCheck))
    # Hypothesis tries the simplest list first, which would be the same in each part.
    @given(names=st.lists(steps, min_size=25, max_size=25).filter(lambda names: len(set(names)) > 1))
    def the_output_equals_a_clean_build(names: list[str]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            assert differences(names, Path(folder)) == []

    if settings().derandomize:
        the_output_equals_a_clean_build = seed(part)(the_output_equals_a_clean_build)
    the_output_equals_a_clean_build()


@pytest.mark.parametrize(
    "names",
    [
        ["asset", "broken", "second topic"],
        ["new source", "broken"],
        ["language", "catalogue", "catalogue"],
        ["new term", "publish", "no new term", "retire a term", "retire a term otherwise"],
        ["output altered"],
        ["asset altered"],
        ["source before read_shared, undone"],
        ["claim before work_on_topics, undone"],
        ["own footer before work_on_topics, undone"],
        ["site title before read_registry, undone"],
        ["retire a place before read_registry, undone"],
        ["publish", "retire a place", "publish", "lose the registry"],
        ["publish much", "retire a place", "second topic", "publish", "take back a part", "lose the registry"],
        ["retire a term otherwise", "new term", "retire a place before read_registry, undone"],
        ["image", "image in a topic"],
        ["second language", "translation", "edition altered", "claim", "broken", "one language", "broken"],
        ["sources swapped", "sections swapped"],
        ["new source", "second topic", "draft", "preview", "claim", "no draft", "preview", "draft", "new source"],
        ["second topic", "publish", "draft", "preview", "lose the registry", "to be written", "preview"],
    ],
    ids=" then ".join,
)
def test_a5_holds_where_it_once_did_not(tmp_path: Path, names: list[str]) -> None:
    assert differences(names, tmp_path) == []


@pytest.fixture(scope="module")
def much_edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has something of most kinds, built; tests work on copies."""
    edited = Edited(SiteTest(tmp_path_factory.mktemp("much") / "edited"))
    for first in (
        "second language",
        "translation",
        "second topic",
        "third topic",
        "own footer",
        "asset",
        "root file",
        "catalogue",
        "page",
        "image",
    ):
        EDITS[first](edited)
    edited.build()
    return edited.site.folder


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_can_be_made(much_edited: Path, tmp_path: Path, name: str) -> None:
    """So that none of them does nothing because a text it replaces has gone."""
    folder = tmp_path / "edited"
    shutil.copytree(much_edited, folder, symlinks=True)
    edited = Edited(SiteTest(folder, ""))
    # What one edit changes, another one changes back.
    backs = {
        "claim back": "claim", "no new term": "new term", "mended glossary": "broken glossary",
        "shaped": "misshapen", "all pages": "no handouts", "no language": "language", "no licence": "licence",
        "retire nothing": "retire a place", "lose the registry": "publish", "take back a part": "publish much",
        "back to today": "next year",
        "links to it renamed": "term renamed", "no draft": "draft", "written": "to be written", "preview": "draft",
        "mended image": "broken image", "second language": "one language",
    }  # fmt: skip
    if name in backs:
        EDITS[backs[name]](edited)
    before = (_state(edited), edited.as_of)
    EDITS[name](edited)
    assert (_state(edited), edited.as_of) != before


def _state(edited: Edited) -> dict[str, bytes]:
    top = edited.site.folder
    return {
        str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file() and ".citesite" not in p.parts
    }


def test_the_comparison_notices_a_fingerprint_that_leaves_something_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the data in the fingerprint, pages go stale, and the comparison above says so."""
    monkeypatch.setattr(citesite.build.rendering, "digest", lambda context: "same")
    assert differences(["claim"], tmp_path) != []
