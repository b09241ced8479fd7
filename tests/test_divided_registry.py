"""The registry of a large site: a folder of files, of which an edit reads and writes few, and none gets lost (A10)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citesite.build.registry_parts import part_of
from site_test import EFFECTS, TOPIC, Result, SiteTest
from test_incremental import DOSES, SECOND_TOPIC
from torture.faults import Fault, run

REGISTRY, PARTS = "permalinks.yaml", "permalinks"
PUBLISH = ["publish", "www", "--as-of", "2026-11-21", "--jobs", "1"]
REST = "content/topics/rest.yaml"
OWN, EMPTY = part_of("examplin"), part_of("nothing-has-this")


@pytest.fixture(autouse=True)
def most_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citesite.build.registry_parts.MOST_IN_ONE", 20)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that was published with more addresses than one file has."""
    found = SiteTest(tmp_path_factory.mktemp("published") / "site-folder")
    found.write(REST, SECOND_TOPIC)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("citesite.build.registry_parts.MOST_IN_ONE", 20)
        assert publish(found).exit_code == 0
    return found.folder


@pytest.fixture
def site(tmp_path: Path, published: Path) -> SiteTest:
    """Return such a site of its own."""
    shutil.copytree(published, tmp_path / "site-folder", symlinks=True)
    return SiteTest(tmp_path / "site-folder", "")


def publish(site: SiteTest) -> Result:
    return site.run(*PUBLISH)


def lines(folder: Path) -> set[str]:
    """Return the lines of all files of a registry that have an address."""
    files = [folder / REGISTRY, *(folder / PARTS).glob("*.yaml")]
    texts = (file.read_text("utf-8") for file in files if file.exists())
    return {line for text in texts for line in text.splitlines() if re.fullmatch(r"  /\S*: [a-z ]+", line)}


def add_topic(site: SiteTest, name: str) -> None:
    site.write(f"content/topics/{name}.yaml", SECOND_TOPIC.replace("id: rest\n", f"id: {name}\n").replace("Rest", name))


def test_a_small_site_keeps_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    site = SiteTest(tmp_path)
    assert publish(site).exit_code == 0
    assert not (site.folder / PARTS).exists()


def test_the_file_of_a_site_that_grew_is_divided_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What people wrote in it stays, and no address is lost or changed."""
    site = SiteTest(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("citesite.build.registry_parts.MOST_IN_ONE", 1_000)
        assert publish(site).exit_code == 0
    before = lines(site.folder)
    site.edit(REGISTRY, "retired: {}\n", "# Ours.\nretired:\n  /gone/: {why: It was old., go: /examplin/}\n")
    result = publish(site)
    assert result.exit_code == 0
    assert lines(site.folder) == before
    assert len(list((site.folder / PARTS).iterdir())) == 256
    assert "# Ours.\nretired:\n  /gone/: {why" in site.read(REGISTRY)
    assert "published: permalinks/\n" in site.read(REGISTRY)
    assert "/examplin/: topic" not in site.read(REGISTRY)
    assert 'href="../examplin/index.html"' in site.page("gone/")
    assert "It was old." in site.page("gone/")
    # A clone that has never been built says the same.
    shutil.rmtree(site.folder / ".citesite")
    assert publish(site).exit_code == 0
    assert lines(site.folder) == before


def test_a_publish_writes_the_files_of_what_is_new(site: SiteTest) -> None:
    before = {path: path.stat().st_ino for path in (site.folder / PARTS).iterdir()}
    known = lines(site.folder)
    assert publish(site).exit_code == 0
    add_topic(site, "sleep")
    result = publish(site)
    assert result.exit_code == 0
    assert "new addresses in permalinks.yaml and permalinks/: commit both" in result.stderr
    written = {f"{PARTS}/{path.name}" for path, inode in before.items() if path.stat().st_ino != inode}
    assert written == {part_of("sleep")}
    new = lines(site.folder) - known
    assert known <= lines(site.folder)
    assert new
    assert all(line.startswith("  /sleep/") for line in new)


def no_file(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_text("", "utf-8")


def cut_off(path: Path) -> None:
    path.write_text(path.read_text("utf-8")[:-60], "utf-8")


def without_head(path: Path) -> None:
    path.write_text(path.read_text("utf-8").partition("published:\n")[2], "utf-8")


def in_conflict(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("  /", "<<<<<<< ours\n  /", 1), "utf-8")


@pytest.mark.parametrize(
    ("damage", "part"),
    [*((damage, OWN) for damage in (no_file, emptied, cut_off, without_head, in_conflict)), (no_file, EMPTY)],
)
def test_a10_a_lost_or_damaged_file_is_noticed_and_is_never_nothing(
    site: SiteTest, damage: Callable[[Path], None], part: str
) -> None:
    path = site.folder / part
    before = path.read_bytes()
    damage(path)
    # The section has another id; its published address would be forgotten.
    site.edit(EFFECTS, "id: effects\n", "id: what-it-does\n")
    site.edit(TOPIC, "effects", "what-it-does")
    site.edit(DOSES, "#effects", "#what-it-does")
    site.rename(EFFECTS, EFFECTS.replace("effects", "what-it-does"))
    shutil.rmtree(site.folder / ".citesite")
    code = "malformed-registry" if damage is in_conflict else "lost-addresses"
    for result in (site.build(), site.check(), publish(site), publish(site)):
        assert result.exit_code == 1, result.stderr
        assert re.search(rf"^{part}(:\d+:\d+)?: error\[{code}\]", result.stderr, re.MULTILINE), result.stderr
    path.write_bytes(before)
    result = site.build()
    line = before.decode().splitlines().index("  /examplin/#effects: section") + 1 if part == OWN else 0
    assert f"{part if line else OWN}:{line or ''}" in result.stderr
    assert "error[vanished-address]" in result.stderr


def test_a_folder_that_is_lost_is_one_message(site: SiteTest) -> None:
    shutil.rmtree(site.folder / PARTS)
    result = publish(site)
    assert result.exit_code == 1
    assert result.stderr.count("error[lost-addresses]") == 1
    assert "error[lost-addresses] 256 files of permalinks/ are missing" in result.stderr


def test_lines_that_are_lost_from_a_whole_file_are_missed_by_publish(site: SiteTest) -> None:
    """A merge that took the wrong side; the copy that the hint names brings them back."""
    before = lines(site.folder)
    text = site.read(OWN)
    site.write(OWN, re.sub("  /examplin/#?effects/?: section\n", "", text))
    result = publish(site)
    assert result.exit_code == 1
    assert "error[lost-addresses] 2 published addresses are no longer in permalinks.yaml" in result.stderr
    way = re.search(r"they were published: (cp -R .*)", result.stderr)
    assert way
    subprocess.run(way[1].split(), cwd=site.folder, check=True)
    assert publish(site).exit_code == 0
    assert lines(site.folder) == before


def test_a_file_of_the_head_that_is_lost_loses_no_address(site: SiteTest) -> None:
    before = lines(site.folder)
    site.delete(REGISTRY)
    assert publish(site).exit_code == 0
    assert lines(site.folder) == before
    assert "published: permalinks/\n" in site.read(REGISTRY)


def test_a_file_of_before_the_division_instead_of_the_folder_is_missed_by_what_it_lacks(site: SiteTest) -> None:
    """An old commit was taken back, or a merge took the side that had one file."""
    before = sorted(lines(site.folder))
    shutil.rmtree(site.folder / PARTS)
    site.write(REGISTRY, "retired: {}\npublished:\n" + "".join(f"{line}\n" for line in before if "/rest/" not in line))
    result = publish(site)
    assert result.exit_code == 1
    assert "error[lost-addresses]" in result.stderr
    site.write(REGISTRY, "retired: {}\npublished:\n" + "".join(f"{line}\n" for line in before))
    assert publish(site).exit_code == 0
    assert sorted(lines(site.folder)) == before
    assert "published: permalinks/\n" in site.read(REGISTRY)


def test_other_files_in_a_folder_of_that_name_are_left_alone(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write("permalinks/notes.txt", "mine\n")
    site.write("permalinks/old/3f.yaml", "mine\n")
    assert publish(site).exit_code == 0
    assert site.read("permalinks/notes.txt") == "mine\n"
    assert site.read("permalinks/old/3f.yaml") == "mine\n"
    site.write(OWN, "not of citesite\n")
    result = publish(site)
    assert result.exit_code == 1
    assert site.read(OWN) == "not of citesite\n"


def test_a_copy_that_citesite_did_not_write_is_left_alone(site: SiteTest) -> None:
    site.write(f"www.releases/{OWN}", "mine\n")
    add_topic(site, "sleep")
    assert publish(site).exit_code == 0
    assert site.read(f"www.releases/{OWN}") == "mine\n"
    assert "/sleep/: topic" in site.read(f"www.releases/{part_of('sleep')}")


def test_an_output_is_not_put_into_the_folder(site: SiteTest) -> None:
    assert site.build("--output", "permalinks/site").exit_code == 2
    assert site.run("publish", "permalinks/www").exit_code == 2


def test_a_link_instead_of_a_file_is_refused(site: SiteTest, tmp_path: Path) -> None:
    text = site.read(OWN)
    (tmp_path / "elsewhere.yaml").write_text(text, "utf-8")
    site.delete(OWN)
    (site.folder / OWN).symlink_to(tmp_path / "elsewhere.yaml")
    add_topic(site, "sleep")
    assert publish(site).exit_code == 2
    assert (tmp_path / "elsewhere.yaml").read_text("utf-8") == text


def test_a_retired_section_takes_its_handout_along(site: SiteTest) -> None:
    """The kinds of both addresses are in another file than the entry."""
    site.edit(TOPIC, "[effects, doses]", "[effects]")
    site.delete(DOSES)
    entries = [
        f"  /examplin/#{name}: {{why: It is known., go: /examplin/}}\n" for name in ("doses", "tablet", "one-tablet")
    ]
    site.edit(REGISTRY, "retired: {}\n", "retired:\n" + "".join(entries))
    assert site.build().exit_code == 0
    assert "It is known." in site.page("examplin/doses/")


def test_both_sides_of_a_merge_are_kept(site: SiteTest) -> None:
    """Two editors publish a topic each, and git puts both together as the attributes of a new site say."""
    attributes = Path(__file__).parents[1] / "src/citesite/starter_hosts/gitattributes"
    site.write(".gitattributes", attributes.read_text("utf-8"))
    site.write(".gitignore", "/.citesite/\n/site/\n/www*\n/published.json\n")

    def git(*args: str) -> None:
        own = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        done = subprocess.run(["git", *own, *args], cwd=site.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def another_machine() -> None:
        for left in (site.folder / name for name in (".citesite", "www.releases", "site")):
            shutil.rmtree(left, ignore_errors=True)
        (site.folder / "www").unlink(missing_ok=True)
        (site.folder / "published.json").unlink(missing_ok=True)

    def published(branch: str, topic: str) -> set[str]:
        git("checkout", "--quiet", "-b", branch, "main")
        another_machine()
        add_topic(site, topic)
        # In the same file on both sides.
        site.edit(EFFECTS, "id: effects\n", f"id: effects\nformerly: [{topic}]\n")
        assert publish(site).exit_code == 0
        found = lines(site.folder)
        git("add", "--all")
        git("commit", "--quiet", "--message", topic)
        return found

    git("init", "--quiet", "--initial-branch", "main")
    git("add", "--all")
    git("commit", "--quiet", "--message", "begin")
    one, two = published("one", "nap"), published("two", "sleep")
    git("merge", "--quiet", "--strategy-option", "ours", "--message", "both", "one")
    merged = lines(site.folder)
    assert merged >= one | two
    site.edit(EFFECTS, "formerly: [sleep]", "formerly: [sleep, nap]")
    assert publish(site).exit_code == 0
    assert lines(site.folder) == merged


def test_a_file_of_before_merged_with_a_folder_keeps_both(site: SiteTest) -> None:
    """One side still had a single file."""
    site.edit(REGISTRY, "published: permalinks/\n", "published: permalinks/\n  /sources/old/: source\n")
    site.edit(REGISTRY, "retired: {}", "retired:\n  /sources/old/: {why: It is gone., go: /}")
    assert publish(site).exit_code == 0
    assert "/sources/old/: source" in site.read(part_of("sources/old"))
    assert "/sources/old/: source" not in site.read(REGISTRY)


STORY_EDITS = [(REST, "id: rest\n", "id: rest\nformerly: [pause]\n"), (EFFECTS, "title: ", "title: All ")]


def broken(start: Path, folder: Path, steps: range, fault: Fault) -> Iterator[str]:
    """Break a publish at some steps; tell where an address was lost or was shown before it was registered."""
    before = lines(start)
    command = [*PUBLISH, "--minor", "a title was mended"]
    for step in steps:
        work = folder / "work"
        shutil.copytree(start, work, symlinks=True)
        run(work, command, step, fault)
        found = lines(work)
        if not before <= found:
            yield f"step {step}: lost {sorted(before - found)[:3]}"
        if (work / "www" / "pause").exists() and "  /pause/: topic" not in found:
            yield f"step {step}: an address is shown and not registered"
        code, _, said = run(work, command)
        if code or not {*before, "  /pause/: topic"} <= lines(work) or len(list((work / PARTS).iterdir())) != 256:
            yield f"step {step}: the next run does not mend it: {said}"
        shutil.rmtree(work)


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["kill before", "disk full"])
@pytest.mark.parametrize("is_divided", [False, True])
def test_a13_a_publish_broken_while_it_registers_loses_no_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_divided: bool, fault: Fault
) -> None:
    """Also while the one file of a site that grew is divided."""
    site = SiteTest(tmp_path / "start")
    site.write(REST, SECOND_TOPIC)
    with monkeypatch.context() as patched:
        patched.setattr("citesite.build.registry_parts.MOST_IN_ONE", 3 if is_divided else 1_000)
        assert publish(site).exit_code == 0
    for path, old, new in STORY_EDITS:
        site.edit(path, old, new)
    shutil.copytree(site.folder, tmp_path / "whole", symlinks=True)
    code, steps, said = run(tmp_path / "whole", [*PUBLISH, "--minor", "a title was mended"])
    assert code == 0, said
    spread = range(3, steps, max(1, steps // 5))
    assert list(broken(site.folder, tmp_path, spread, fault)) == []
