"""After any edits, a build that looks only at what changed leaves what a clean one would (invariants A4, A5)."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import citesite
from citesite.build.plan import Unit
from citesite.build.work import TopicWork, topic_work
from citesite.check.declaring import checks_in, topic_check
from citesite.check.rules import MODULES, TOPIC_CHECKS
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent
from site_test import AS_OF, EFFECTS, TOPIC, Result, SiteTest

PACKAGE = Path(citesite.__file__).parent
SOURCES = "content/sources/trials.yaml"
GUIDE = "content/sources/guide-2021.yaml"
GLOSSARY = "content/glossary.yaml"
PEOPLE = "content/people.yaml"
DOSES = "content/topics/examplin/doses.yaml"
RESULTS = "content/topics/examplin/evidence.yaml"
SECOND_TOPIC = """id: rest
title: Rest and headache
summary: Rest is tested against [headache](term:cephalalgia). See [examplin](topic:examplin#eases-headache).
takeaways:
  - id: rest-message
    text: Nobody knows whether rest eases headache.
    claims: [rest-eases]
last_reviewed: 2026-11-01
next_review: 2027-11-01
changes:
  - date: 2026-11-01
    kind: new-topic
    what: First version [@guide-2021].
sections:
  - id: rest-effects
    title: Does rest help?
    body:
      - claim:
          id: rest-eases
          text: Nobody knows whether rest eases headache.
          type: guidance
          evidence: [{source: guide-2021}]
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "site-folder")
    found.write("content/topics/rest.yaml", SECOND_TOPIC)
    return found


def pages_written(site: SiteTest, *args: str) -> dict[str, str]:
    """The pages a build wrote or removed, with the reason it gave. Without the files for other programs."""
    written = explained(site, *args)
    return {address: why for address, why in written.items() if address.endswith(("/", ".xml", ".js"))}


def explained(site: SiteTest, *args: str) -> dict[str, str]:
    """All that a build wrote or removed, with the reason it gave."""
    result = site.build("--explain", *args)
    assert result.exit_code == 0, result.stderr
    return dict(line.split(": ", 1) for line in result.stdout.splitlines())


def test_a4_a_claim_edited_renders_only_the_pages_that_show_it(site: SiteTest) -> None:
    site.build()
    site.edit(EFFECTS, "Many people have", "Very many people have")
    assert pages_written(site) == {
        "/examplin/effects/": "what it shows has changed",
        "/examplin/for-clinicians/": "what it shows has changed",
        "/sources/guide-2021/": "what it shows has changed",
        "/search/part-04.js": "what it shows has changed",
    }


def test_how_many_statements_rest_on_a_source_is_counted_anew_in_the_list_of_sources(site: SiteTest) -> None:
    site.build()
    site.edit(EFFECTS, "        - source: guide-2021\n", "        - source: guide-2021\n        - source: trial-2020\n")
    assert pages_written(site)["/sources/"] == "what it shows has changed"


def test_a_claim_edited_renders_no_other_topic_s_files_for_other_programs(site: SiteTest) -> None:
    site.build()
    site.edit(EFFECTS, "Many people have", "Very many people have")
    files = {address for address in explained(site) if not address.endswith("/")}
    assert "/examplin/evidence.json" in files
    assert all(address.startswith(("/examplin/", "/search/")) for address in files)


def test_a4_a_comment_or_the_order_of_fields_renders_nothing(site: SiteTest) -> None:
    site.build()
    site.write(GUIDE, "# A comment.\n" + site.read(GUIDE))
    site.edit(
        TOPIC,
        "last_reviewed: 2026-11-01\nnext_review: 2027-11-01",
        "next_review: 2027-11-01\nlast_reviewed: 2026-11-01",
    )
    assert pages_written(site) == {}


def test_a_source_renamed_by_its_publisher_renders_every_page_that_shows_its_title(site: SiteTest) -> None:
    site.build()
    site.edit(GUIDE, "How to take examplin", "How to take it")
    assert set(pages_written(site)) == {
        "/sources/", "/sources/guide-2021/", "/glossary/", "/changes/",
    }  # fmt: skip


def test_a_word_explained_anew_renders_the_pages_that_explain_it(site: SiteTest) -> None:
    site.edit(EFFECTS, "Many people have headaches", "Many people have [headaches](term:cephalalgia)")
    site.build()
    site.edit(GLOSSARY, "Pain in the head", "An ache in the head")
    assert set(pages_written(site)) == {"/examplin/effects/", "/glossary/", "/search/words.js"}


def test_a4_a_template_renders_the_pages_that_use_it_and_no_others(site: SiteTest) -> None:
    site.build()
    site.write("templates/glossary.html", '{% extends "theme/glossary.html" %}')
    assert pages_written(site) == {"/glossary/": "its template has changed"}


def test_a_setting_that_shows_nowhere_renders_nothing(site: SiteTest) -> None:
    site.build()
    site.edit("site_config.yaml", "title: Test Site", "# The name.\ntitle: Test Site")
    assert pages_written(site) == {}
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\ncontent_licence: CC BY 4.0")
    assert "/examplin/" in pages_written(site)


def test_a4_an_output_that_was_altered_or_lost_is_made_again(site: SiteTest) -> None:
    site.build()
    good = site.files()
    site.write("site/examplin/index.html", "vandalised")
    site.delete("site/glossary/index.html")
    assert pages_written(site) == {
        "/examplin/": "its file was missing or altered",
        "/glossary/": "its file was missing or altered",
    }
    assert site.files() == good


def test_a_topic_taken_away_takes_its_pages_and_its_uses_with_it(site: SiteTest) -> None:
    site.build()
    site.delete("content/topics/rest.yaml")
    written = pages_written(site)
    assert written["/rest/"] == "no longer made"
    assert {"/", "/sources/guide-2021/", "/sitemap.xml"} <= set(written)
    assert "rest" not in site.page("sources/guide-2021/")


def test_the_site_map_is_made_anew_for_a_review_and_not_for_a_title_unless_it_was_lost(site: SiteTest) -> None:
    site.build()
    before = site.page("sitemap.xml")
    site.edit(TOPIC, "last_reviewed: 2026-11-01", "last_reviewed: 2026-11-02")
    assert "/sitemap.xml" in pages_written(site)
    after = site.page("sitemap.xml")
    assert (before.count("2026-11-02"), after.count("2026-11-02")) == (0, before.count("2026-11-01") - 2)
    (site.folder / "site/sitemap.xml").unlink()
    site.edit("content/topics/rest.yaml", "title: Rest and headache", "title: Rest")
    assert pages_written(site)["/sitemap.xml"] == "its file was missing or altered"
    assert site.page("sitemap.xml") == after


def test_a_source_that_nothing_names_any_more_is_found_without_an_edit_of_it(site: SiteTest) -> None:
    third = site.read(GUIDE).replace("guide-2021", "third-2022").replace("How to take examplin", "A third work")
    site.write("content/sources/third-2022.yaml", third.replace("/guide", "/third"))
    site.write("content/pages/more.md", "---\ntitle: More\n---\n\nMore is known [@third-2022].\n")
    assert "unused-source" not in site.build().stderr
    site.edit("content/pages/more.md", " [@third-2022]", "")
    assert '"third-2022"' in site.build().stderr
    assert "third-2022" not in site.page("sources/index.html")
    site.edit("content/topics/rest.yaml", "First version [@guide-2021].", "First version [@third-2022].")
    assert "unused-source" not in site.build().stderr
    assert "third-2022" in site.page("sources/index.html")
    site.delete("content/topics/rest.yaml")
    assert '"third-2022"' in site.build().stderr


def test_a_place_taken_away_is_a_dead_link_in_a_topic_that_did_not_change(site: SiteTest) -> None:
    site.build()
    site.edit(EFFECTS, "id: eases-headache", "id: eases-pain")
    site.edit(TOPIC, "claims: [eases-headache]", "claims: [eases-pain]")
    result = site.build()
    assert result.exit_code == 1
    assert "content/topics/rest.yaml" in result.stderr
    assert "error[dead-link]" in result.stderr


def test_a_file_that_cannot_be_read_is_one_error_however_topics_link_to_each_other(site: SiteTest) -> None:
    site.write("content/sources/broken.yaml", "- [\n")
    result = site.build()
    assert result.stderr.count("error[") == 1, result.stderr


def test_a_mistake_in_a_topic_makes_no_dead_links_to_it(site: SiteTest) -> None:
    for path, old, new in (
        (EFFECTS, "type: effect", "type: efect"),
        (TOPIC, "title: Examplin", "titel: Examplin"),
        (TOPIC, "id: examplin", "id: ["),
    ):
        before = site.read(path)
        site.edit(path, old, new)
        assert "dead-link" not in site.build().stderr
        site.write(path, before)


def test_a_source_taken_away_is_an_error_in_topics_that_did_not_change(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.delete(GUIDE)
    result = site.build()
    assert result.exit_code == 1
    assert "content/topics/rest.yaml" in result.stderr
    assert site.files() == before


def test_warnings_of_topics_that_did_not_change_are_given_again(site: SiteTest) -> None:
    first = site.build(as_of="2027-10-20").stderr
    assert first.count("warning[review-due]") == 2
    site.edit(EFFECTS, "Many people have", "Very many people have")
    assert site.build(as_of="2027-10-20").stderr.count("warning[review-due]") == 2


def test_warnings_of_a_site_that_did_not_change_are_given_again_and_nothing_is_looked_at(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site with a warning took twice as long for nothing as one without."""
    site.edit(TOPIC, "next_review: 2027-11-01", "next_review: 2026-11-20")
    first = site.build()
    assert "warning[review-overdue]" in first.stderr
    site.edit(TOPIC, "next_review: 2026-11-20", "next_review: 2026-11-19")
    changed = site.build()
    site.build()  # A file as young as this one is read once more.
    with monkeypatch.context() as patched:
        patched.setattr("citesite.build.rebuild.prepare", lambda *args: pytest.fail("a stage was entered"))
        again = site.build()
        strict = site.build("--strict")
    assert diagnostics(again) == diagnostics(changed) != diagnostics(first)
    assert (again.exit_code, strict.exit_code) == (0, 1)
    assert "Nothing was written (0 errors, 1 warning)" in strict.stderr


def test_the_day_alone_makes_a_review_due(site: SiteTest) -> None:
    site.build()
    assert "review-due" in site.build(as_of="2027-10-20").stderr
    assert "review-due" not in site.build().stderr


STALE = Rule("stale-words", "a topic was not reviewed for long", "m", "m", "id: x", "id: x", Severity.WARNING)


@topic_check(STALE, quiet_until=lambda topic, known: topic.topic.record.last_reviewed)
def stale_words(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """A rule that looks at the date and at no date of the next review: loud in every topic but one, and every day."""
    record = topic.topic.record
    if record.last_reviewed and known.as_of > record.last_reviewed and record.id != "examplin":
        yield STALE.at(topic.topic.place, f"{(known.as_of - record.last_reviewed).days} days old")


@pytest.mark.parametrize("day", ["2026-11-22", "2026-12-31", "2026-10-31", "2028-12-01"])
def test_a5_any_rule_that_looks_at_the_date_is_asked_again_on_another_day(
    day: str, site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citesite.check.rules.TOPIC_CHECKS", (*TOPIC_CHECKS, stale_words))
    both = lambda language, of: (*checks_in(language, of), *((stale_words,) if of is MODULES else ()))  # noqa: E731
    monkeypatch.setattr("citesite.check.rules.checks_in", both)
    for before in ("2026-10-01", "2026-11-21"):
        site.build(as_of=before)
        said = site.build(as_of=day)
        clean = SiteTest(site.folder.parent / f"clean-{before}", "")
        for folder in ("content", "site_config.yaml"):
            copy = shutil.copytree if (site.folder / folder).is_dir() else shutil.copy
            copy(site.folder / folder, clean.folder / folder)
        anew = clean.build(as_of=day)
        assert diagnostics(said) == diagnostics(anew)
        assert ("stale-words" in said.stderr) is (day > "2026-11-01")


def diagnostics(result: Result) -> list[str]:
    """What a build says of the content, without how long it took."""
    return [line for line in result.stderr.splitlines() if not re.search(r" in \d|\d (?:new|equal|changed)", line)]


def test_an_edit_that_leaves_size_and_times_alone_is_seen_with_rehash(site: SiteTest) -> None:
    site.build()
    path = site.folder / EFFECTS
    stat = path.stat()
    site.edit(EFFECTS, "Many people have", "Most people have")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert "/examplin/effects/" in pages_written(site, "--rehash")


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 and then nonsense", b"no database at all", "cut", "json"])
def test_a_cache_that_is_damaged_is_a_clean_build(site: SiteTest, damage: bytes | str) -> None:
    site.build()
    good = site.files()
    cache = site.folder / ".citesite/cache.sqlite"
    if damage == "cut":
        cache.write_bytes(cache.read_bytes()[:5000])
    elif damage == "json":
        cache.write_bytes(cache.read_bytes().replace(b'{"id"', b'{"id'))
    else:
        assert isinstance(damage, bytes)
        cache.write_bytes(damage)
    site.edit(EFFECTS, "Many people have", "Most people have")
    assert site.build().exit_code == 0
    site.edit(EFFECTS, "Most people have", "Many people have")
    assert site.build().exit_code == 0
    assert site.files() == good


def test_a_cache_that_is_gone_or_a_folder_that_cannot_have_one_changes_nothing(site: SiteTest) -> None:
    site.build()
    good = site.files()
    shutil.rmtree(site.folder / ".citesite")
    assert site.build().exit_code == 0
    assert site.files() == good
    shutil.rmtree(site.folder / ".citesite")
    site.write(".citesite", "in the way")
    assert site.build().exit_code == 0
    assert site.files() == good


def test_an_older_cache_beside_a_newer_output_gives_the_site_of_a_clean_build(site: SiteTest) -> None:
    """As from a server that keeps caches. The page of a topic that the cache does not know stayed for ever."""
    site.build()
    good = site.files()
    shutil.copytree(site.folder / ".citesite", site.folder / ".older")
    site.write("content/topics/sleep.yaml", SECOND_TOPIC.replace("id: rest\n", "id: sleep\n"))
    site.build()
    site.delete("content/topics/sleep.yaml")
    shutil.rmtree(site.folder / ".citesite")
    (site.folder / ".older").rename(site.folder / ".citesite")
    for _ in range(2):
        assert site.build().exit_code == 0
        assert site.files() == good


def test_a_second_build_at_the_same_time_is_refused_with_one_line(site: SiteTest) -> None:
    import fcntl

    site.build()
    with (site.folder / ".citesite/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = site.build()
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "another build" in result.stderr
    assert site.build().exit_code == 0


@pytest.mark.slow
def test_many_topics_in_several_processes_give_the_same_bytes_as_one_by_one(tmp_path: Path) -> None:
    """Processes are copies of the first one, or begin anew where that has threads, which a copy would not have."""
    many = SiteTest(tmp_path / "many")
    for number in range(62):
        topic = SECOND_TOPIC.replace("id: rest\n", f"id: rest-{number}\n")
        many.write(
            f"content/topics/rest-{number}.yaml", topic.replace("guide-2021}", f"guide-2021}}, {{source: of-{number}}}")
        )
        source = (many.folder / "content/sources/guide-2021.yaml").read_text()
        source = source.replace("guide-2021", f"of-{number}").replace("/guide", f"/{number}")
        many.write(f"content/sources/of-{number}.yaml", source.replace("How to", f"{number} ways to"))
    main = "from citesite.cli.main import main; main()"
    with_threads = (
        f"import threading, time; threading.Thread(target=time.sleep, args=(600,), daemon=True).start(); {main}"
    )
    outputs = []
    for program, jobs in ((main, "1"), (main, "3"), (with_threads, "3")):
        command = [sys.executable, "-c", program, "build", "--as-of", "2026-11-21", "--jobs", jobs]
        subprocess.run(command, cwd=many.folder, check=True, timeout=300)
        outputs.append(many.files())
        shutil.rmtree(many.folder / "site")
        shutil.rmtree(many.folder / ".citesite")
    assert "sources/of-61/index.html" in outputs[0]
    assert outputs[1] == outputs[0]
    assert outputs[2] == outputs[0]


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_one_mends_all(tmp_path: Path) -> None:
    import fcntl

    site = SiteTest(tmp_path / "killed")
    for number in range(70):
        text = SECOND_TOPIC.replace("id: rest\n", f"id: rest-{number}\n")
        site.write(f"content/topics/rest-{number}.yaml", text)
    command = [sys.executable, "-c", "from citesite.cli.main import main; main()", "build", "--as-of", "2026-11-21"]
    for moment in (0.05, 0.3, 0.5, 0.7, 0.9, 1.1, 1.4, 1.8, 2.5):
        site.edit("site_config.yaml", "title: Test Site", f"title: Test Site {moment}")
        process = subprocess.Popen(command, cwd=site.folder, stderr=subprocess.DEVNULL, start_new_session=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        # The workers go with it: a kill takes the whole group.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        site.edit("site_config.yaml", f"Test Site {moment}", "Test Site")
        if (site.folder / "site").exists():
            assert all(c.endswith(b"</html>\n") for name, c in site.files().items() if name.endswith(".html"))
    # Killed processes hold the lock until they are gone, on a busy machine a moment later.
    with (site.folder / ".citesite/lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
    assert site.build().exit_code == 0
    left = site.files()
    shutil.rmtree(site.folder / "site")
    shutil.rmtree(site.folder / ".citesite")
    assert site.build().exit_code == 0
    assert left == site.files()


def test_a4_an_output_altered_with_its_size_and_times_kept_is_mended_and_published(site: SiteTest) -> None:
    site.build()
    good = site.files()
    for name in ("examplin/index.html", "assets/site.css", "robots.txt"):
        page = site.folder / "site" / name
        stat = page.stat()
        page.write_bytes(page.read_bytes().swapcase())
        os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    dest = site.folder.parent / "shown"
    assert site.run("publish", "--as-of", "2026-11-21", str(dest)).exit_code == 0
    assert site.files() == good
    assert (dest / "examplin/index.html").read_bytes() == good["examplin/index.html"]


def test_a_copy_of_the_output_with_other_times_is_read_and_not_rendered_again(site: SiteTest) -> None:
    site.build()
    for path in (site.folder / "site").rglob("*"):
        os.utime(path, (0, 0))
    assert explained(site) == {}
    assert "0 new, 0 changed" in site.build().stderr


def test_a_restored_cache_and_site_serve_a_new_installation_in_another_folder(site: SiteTest, tmp_path: Path) -> None:
    """As on a new machine of a continuous integration: what is there is the same, and everything has new times."""
    site.build()
    shutil.copytree(site.folder, tmp_path / "elsewhere", copy_function=shutil.copyfile)
    shutil.copytree(PACKAGE, tmp_path / "installed/citesite", copy_function=shutil.copyfile)
    first, second = (explained_by(tmp_path / "installed", tmp_path / "elsewhere") for _ in range(2))
    assert (first, second) == ("", "")
    changed = tmp_path / "installed/citesite/values/printing.py"
    changed.write_text(changed.read_text("utf-8") + "# Another version.\n", "utf-8")
    assert "/examplin/: the generator has changed" in explained_by(tmp_path / "installed", tmp_path / "elsewhere")


def test_a_restored_cache_and_site_are_looked_at_without_the_stages(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the next build need not read any of their files."""
    first = site.build()
    for path in (*(site.folder / "site").rglob("*"), *(site.folder / "content").rglob("*")):
        os.utime(path, (0, 0))
    code = "import sys; from citesite.cli.main import main; main(standalone_mode=False); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--as-of", AS_OF],
        cwd=site.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert {"citesite.check", "citesite.render", "jinja2", "pydantic", "yaml"}.isdisjoint(done.stdout.split())
    assert "0 new, 0 changed" in done.stderr
    assert [line.partition(" in ")[0] for line in done.stderr.splitlines()][:1] == [
        line.partition(" in ")[0] for line in first.stderr.splitlines()
    ][:1]
    monkeypatch.delattr("citesite.build.outputs.has_digest")
    assert "0 new, 0 changed" in site.build().stderr


def test_a_restored_site_with_another_manifest_gets_its_own_again(site: SiteTest) -> None:
    site.build()
    manifest = site.folder / "site/manifest.json"
    good = manifest.read_bytes()
    manifest.write_bytes(good.replace(b"Test Site", b"Best Site"))
    for path in (site.folder / "site").rglob("*"):
        os.utime(path, (0, 0))
    site.build()
    assert manifest.read_bytes() == good


def explained_by(installed: Path, folder: Path) -> str:
    """What a build says of the pages it wrote, by another copy of the program."""
    code = "from citesite.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--as-of", AS_OF, "--explain"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_check_of_a_site_that_did_not_change_imports_no_rule(site: SiteTest) -> None:
    """It gives the same advice as before."""
    site.edit(
        EFFECTS, "text: Examplin probably eases headache.", f"text: Examplin {'very ' * 30}probably eases headache."
    )
    first = site.check()
    assert "long-sentence" in first.stderr
    time.sleep(0.05)  # A file that was saved just now may be saved again without another time.
    assert site.check() == first
    code = "import sys; from citesite.cli.main import main; main(standalone_mode=False); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--as-of", AS_OF],
        cwd=site.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == first.stderr
    assert {"citesite.check", "citesite.render", "jinja2", "pydantic", "yaml"}.isdisjoint(done.stdout.split())


def test_a_check_looks_only_at_what_changed_since_the_last_one(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cache is not that of builds: a build after a check still makes every page."""
    first = site.check()
    looked_at: list[str] = []

    def noted(unit: Unit, *rest: Any, **library: Any) -> TopicWork:
        looked_at.append(unit.path)
        return topic_work(unit, *rest, **library)

    monkeypatch.setattr("citesite.build.steps.topics.topic_work", noted)
    assert site.check() == first
    assert looked_at == []
    site.edit(EFFECTS, "text: Examplin probably eases headache.", "text: Examplin probably eases a headache.")
    assert site.check().exit_code == 0
    assert looked_at == ["content/topics/examplin"]
    site.edit(EFFECTS, "source: guide-2021", "source: guide-2022")
    assert [site.check().exit_code, site.check().exit_code] == [1, 1]
    site.edit(EFFECTS, "source: guide-2022", "source: guide-2021")
    assert site.build().exit_code == 0
    assert "Examplin probably eases a headache." in site.page("examplin/effects/")
