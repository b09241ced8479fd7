"""No command writes through a link that came with a site, whatever the link leads to (invariant A12).

A site is often a clone of somebody else's repository. Before, each of these overwrote or emptied a file outside it; one
of them was `.git/config`, which names commands that the next `git status` runs.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from site_test import EFFECTS, TOPIC, Result, SiteTest

GUIDE = "content/sources/guide-2021.yaml"
MINE = "MINE\n"
BUILD, PUBLISH, PUBLISH_WWW = ["build"], ["publish"], ["publish", "www"]
IMPORT = ["import", "export.ris", "--into", "content/sources/new.yaml"]
EXPORT = ["export", "references", "--output", "out.json"]


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "clone")
    found.write("export.ris", "TY  - JOUR\nTI  - A study of tea\nPY  - 2020\nER  - \n")
    return found


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of the person who builds, beside the site."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text("utf-8", "surrogateescape")
        for p in folder.rglob("*")
        if p.is_file()
    }


def run(site: SiteTest, command: list[str]) -> Result:
    dated = command[0] in ("build", "publish") or command[:2] == ["export", "markdown"]
    return site.run(*command, *(["--as-of", "2026-11-21"] if dated else []))


def assert_refused(result: Result, *words: str) -> None:
    """One line, after what the command found in the content."""
    said = [line for line in result.stderr.splitlines() if line.startswith("citesite: ")]
    assert (result.exit_code, len(said)) == (2, 1), result.stderr
    assert result.stderr.endswith(f"{said[0]}\n")
    for word in words:
        assert word in said[0]


FOLDERS = [
    (BUILD, "site"),
    (BUILD, "site/about"),
    (BUILD, "site/assets"),
    (BUILD, "site/examplin/effects"),
    (BUILD, "site/pagefind"),
    (BUILD, "site/somewhere"),
    (BUILD, ".citesite"),
    (["build", "--output", "out/www"], "out"),
    (["build", "--output", "../clone/out/www"], "out"),
    (PUBLISH, ".citesite"),
    (PUBLISH_WWW, "www.releases"),
    (["publish", "out/www"], "out"),
    (["export", "markdown", "docs"], "docs"),
    (["export", "markdown", "docs"], "docs/examplin"),
    (["export", "markdown", "docs"], ".citesite/markdown"),
    (["schema"], ".vscode"),
    (["schema"], ".vscode/schemas"),
    (["schema", "out/schemas"], "out"),
    (["lint", "--report", "out/lint.html"], "out"),
    (["link", "examplin", "--qr", "out/code.svg"], "out"),
    (["export", "references", "--output", "out/a.json"], "out"),
]
"""A command, and a folder on the way to what it writes."""


@pytest.mark.parametrize(("command", "place"), FOLDERS, ids=lambda value: value if isinstance(value, str) else value[0])
def test_a12_a_folder_on_the_way_that_is_a_link_is_refused(
    site: SiteTest, outside: Path, command: list[str], place: str
) -> None:
    (site.folder / place).parent.mkdir(parents=True, exist_ok=True)
    (site.folder / place).symlink_to(outside)
    assert_refused(run(site, command), place, "symbolic link")
    assert contents(outside) == {}
    assert list(outside.iterdir()) == []


FILES = [
    (BUILD, "site/index.html"),
    (BUILD, "site/assets/site.css"),
    (BUILD, "site/manifest.json"),
    (BUILD, "site/manifest.json.citesite-new"),
    (BUILD, "site/index.html.citesite-new"),
    (BUILD, ".citesite/lock"),
    (BUILD, ".citesite/cache.sqlite"),
    (BUILD, ".citesite/cache.sqlite-journal"),
    (BUILD, ".citesite/cache.sqlite-wal"),
    (BUILD, ".citesite/cache.sqlite-shm"),
    (PUBLISH, "permalinks.yaml"),
    (PUBLISH_WWW, "www.releases/.lock"),
    (["schema"], ".vscode/settings.json"),
    (["schema"], ".vscode/schemas/topic.schema.json"),
    (IMPORT, "content/sources/new.yaml"),
    (["lint", "--report", "lint.html"], "lint.html"),
    (["link", "examplin", "--qr", "code.svg"], "code.svg"),
    (EXPORT, "out.json"),
    (["export", "markdown", "docs"], "docs/citesite.css"),
]
"""A command, and a file that it writes."""


@pytest.mark.parametrize("is_there", [True, False], ids=["to a file", "to nothing"])
@pytest.mark.parametrize(("command", "place"), FILES, ids=lambda value: value if isinstance(value, str) else value[0])
def test_a12_a_file_to_write_that_is_a_link_is_refused(
    site: SiteTest, outside: Path, command: list[str], place: str, is_there: bool
) -> None:
    victim = outside / "victim"
    if is_there:
        # What a file holds that could be taken for ours: no YAML, JSON or database says more than an empty one.
        victim.write_text("" if place == "permalinks.yaml" else MINE, "utf-8")
    before = contents(outside)
    (site.folder / place).parent.mkdir(parents=True, exist_ok=True)
    (site.folder / place).symlink_to(victim)
    result = run(site, command)
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.stderr
    assert contents(outside) == before
    assert (site.folder / place).is_symlink()


DRAFTS = [
    (PUBLISH, ".permalinks.yaml.citesite-new"),
    (PUBLISH_WWW, ".www.citesite-new"),
    (["schema"], ".vscode/.settings.json.citesite-new"),
    (["schema"], ".vscode/schemas/.topic.schema.json.citesite-new"),
    (IMPORT, "content/sources/.new.yaml.citesite-new"),
    (IMPORT, "content/sources/.new.yaml.new"),
    (["format"], "content/topics/examplin/.topic.yaml.citesite-new"),
    (["new", "claim", "examplin/effects/more"], "content/topics/examplin/.effects.yaml.citesite-new"),
    (["new", "source", "another"], "content/sources/.another.yaml.citesite-new"),
    (["new", "topic", "tea"], "content/topics/tea/.topic.yaml.citesite-new"),
    (["lint", "--report", "lint.html"], ".lint.html.citesite-new"),
    (["link", "examplin", "--qr", "code.svg"], ".code.svg.citesite-new"),
    (EXPORT, ".out.json.citesite-new"),
]
"""A command, and the name of a draft that it writes first, now or once."""


@pytest.mark.parametrize("kind", ["link", "link to nothing", "hard link", "pipe", "file"])
@pytest.mark.parametrize(("command", "place"), DRAFTS, ids=lambda value: value if isinstance(value, str) else value[0])
def test_a12_a_draft_is_a_new_file_whatever_has_its_name(
    site: SiteTest, outside: Path, command: list[str], place: str, kind: str
) -> None:
    if command == ["format"]:
        site.edit(TOPIC, "id: examplin\ntitle: Examplin and headache\n", "title: Examplin and headache\nid: examplin\n")
    draft, victim = site.folder / place, outside / "victim"
    draft.parent.mkdir(parents=True, exist_ok=True)
    if kind != "link to nothing":
        victim.write_text(MINE, "utf-8")
    if kind.startswith("link"):
        draft.symlink_to(victim)
    elif kind == "hard link":
        draft.hardlink_to(victim)
    elif kind == "pipe":
        os.mkfifo(draft)
    else:
        draft.write_text("of a killed run", "utf-8")
    before = contents(outside)
    result = run(site, command)
    assert result.exit_code == 0, result.stderr
    assert contents(outside) == before
    for name in ("permalinks.yaml", "content/sources/new.yaml", ".vscode/settings.json", "out.json", "code.svg"):
        assert not (site.folder / name).is_symlink()


@pytest.mark.parametrize("name", ["index.html", "glossary/index.html", "assets/site.css", "manifest.json"])
def test_a12_a_page_that_became_a_link_is_refused_by_the_next_build(site: SiteTest, outside: Path, name: str) -> None:
    """Also where the link leads to an equal file with equal times."""
    site.build()
    page = site.folder / "site" / name
    shutil.copy2(page, outside / "victim")
    before = contents(outside)
    page.unlink()
    page.symlink_to(outside / "victim")
    site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
    assert_refused(site.build(), name, "symbolic link")
    assert contents(outside) == before


@pytest.mark.parametrize("name", ["examplin", "examplin/effects", "sources/guide-2021", "assets"])
def test_a12_a_large_site_whose_folders_are_not_listed_follows_no_link_either(
    site: SiteTest, outside: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither to write a page nor to delete one: large sites are not looked through at every build."""
    site.build()
    monkeypatch.setattr("citesite.build.outputs.LARGE", 0)
    (site.folder / "site" / name).rename(outside / "moved")
    (site.folder / "site" / name).symlink_to(outside / "moved")
    before = contents(outside)
    site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
    site.write("templates/assets/site.css", "p {}")
    assert_refused(site.build(), name, "symbolic link")
    assert contents(outside) == before
    site.write("content/topics/examplin.yaml", "")
    for path in ("topic", "effects", "doses", "evidence"):
        site.delete(f"content/topics/examplin/{path}.yaml")
    site.delete("content/topics/examplin.yaml")
    assert site.build().exit_code in (0, 2)
    assert contents(outside) == before


@pytest.mark.parametrize("kind", ["pipe", "folder"])
@pytest.mark.parametrize("place", ["site/index.html", ".citesite/lock", ".citesite/cache.sqlite", "permalinks.yaml"])
def test_a12_what_is_no_file_where_a_file_belongs_is_one_line(site: SiteTest, place: str, kind: str) -> None:
    path = site.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    result = site.run_process("publish", "--as-of", "2026-11-21")
    assert_refused(result, place.rpartition("/")[2])
    mode = path.lstat().st_mode
    assert stat.S_ISFIFO(mode) if kind == "pipe" else stat.S_ISDIR(mode)


@pytest.mark.parametrize("suffix", ["", "-journal"])
def test_a12_a_cache_with_another_name_is_not_written_into(site: SiteTest, outside: Path, suffix: str) -> None:
    """SQLite writes into the file itself, so that whoever else has it would see it change."""
    site.build()
    victim, place = outside / "victim", site.folder / f".citesite/cache.sqlite{suffix}"
    if suffix:
        victim.write_text(MINE, "utf-8")
        place.hardlink_to(victim)
    else:
        shutil.copy(place, victim)
        place.unlink()
        place.hardlink_to(victim)
    before = victim.read_bytes()
    site.edit(EFFECTS, "says a guide", "as a guide says")
    assert site.build().exit_code == 0
    assert victim.read_bytes() == before


# Releases


def test_a12_a_release_that_is_a_link_is_neither_shown_nor_deleted(site: SiteTest, outside: Path) -> None:
    run(site, PUBLISH_WWW)
    releases = site.folder / "www.releases"
    first = next(path for path in releases.iterdir() if path.is_dir())
    for number in range(3):
        shutil.copytree(first, outside / f"kept-{number}")
        name = f"000{number + 2}-{first.name[5:]}"
        (releases / (name if number else f"{name}.partial")).symlink_to(outside / f"kept-{number}")
    before = contents(outside)
    site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
    assert run(site, ["publish", "www", "--keep", "0"]).exit_code == 0
    assert contents(outside) == before
    assert (site.folder / "www").resolve().parent == releases


@pytest.mark.parametrize("folder", ["examplin", "assets", "sources"])
def test_a12_nothing_behind_a_link_in_an_old_release_is_deleted_with_it(
    site: SiteTest, outside: Path, folder: str
) -> None:
    run(site, PUBLISH_WWW)
    inside = (site.folder / "www").resolve() / folder
    inside.rename(outside / folder)
    inside.symlink_to(outside / folder)
    before = contents(outside)
    assert f"added: {folder}\n" in site.run("verify", "www").stdout
    site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
    assert run(site, ["publish", "www", "--keep", "0"]).exit_code == 0
    assert contents(outside) == before


def test_what_a_link_in_the_index_of_the_search_leads_to_is_not_published(site: SiteTest, outside: Path) -> None:
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nsearch: pagefind")
    site.build()
    (outside / "secret").write_text(MINE, "utf-8")
    site.write("site/pagefind/pagefind-entry.json", "{}")
    (site.folder / "site/pagefind/more").symlink_to(outside / "secret")
    assert_refused(run(site, PUBLISH_WWW), "site/pagefind/more", "symbolic link")
    assert not (site.folder / "www").exists()


@pytest.mark.parametrize("kind", ["link", "pipe", "device"])
def test_a_manifest_that_is_no_file_is_told_by_verify(site: SiteTest, outside: Path, kind: str) -> None:
    run(site, PUBLISH_WWW)
    manifest = site.folder / "www/manifest.json"
    manifest.rename(outside / "manifest.json")
    if kind == "pipe":
        os.mkfifo(manifest)
    else:
        manifest.symlink_to(outside / "manifest.json" if kind == "link" else "/dev/zero")
    result = site.run_process("verify", "www")
    if kind == "link":
        assert (result.exit_code, result.stdout) == (1, "changed: manifest.json\n")
    else:
        assert_refused(result, "manifest.json")


@pytest.mark.parametrize("names", [("a.css", "A.css"), ("site.css", "Site.css"), ("x/logo.svg", "X/logo.svg")])
def test_a8_no_two_assets_differ_in_case_alone(site: SiteTest, names: tuple[str, str]) -> None:
    """A computer with Windows or macOS, and some hosts, would keep one of the two."""
    for name in names:
        site.write(f"templates/assets/{name}", "<svg/>")
    assert_refused(site.build(), "differs in case alone")


# A version control system


def test_a11_a_clone_whose_output_leads_into_its_repository_runs_no_command(tmp_path: Path) -> None:
    """`site/assets` led to `.git`, and an asset called `config` named a command for `git status` to run."""

    def git(*args: str, folder: Path) -> None:
        who = ["-c", "user.email=a@example.org", "-c", "user.name=a"]
        subprocess.run(["git", *who, *args], cwd=folder, capture_output=True, check=True)

    theirs = SiteTest(tmp_path / "theirs")
    command = f'[core]\n\trepositoryformatversion = 0\n\tfsmonitor = "touch {tmp_path}/RAN; false"\n'
    theirs.write("templates/assets/config", command)
    (theirs.folder / "site").mkdir()
    (theirs.folder / "site/assets").symlink_to("../.git")
    git("init", "-q", ".", folder=theirs.folder)
    git("add", "-A", "-f", folder=theirs.folder)
    git("commit", "-qm", "x", folder=theirs.folder)
    git("clone", "-q", "theirs", "clone", folder=tmp_path)
    clone = SiteTest(tmp_path / "clone", "")
    config = clone.read(".git/config")
    assert_refused(clone.build(), "site/assets", "symbolic link")
    assert clone.read(".git/config") == config
    git("status", folder=clone.folder)
    assert not (tmp_path / "RAN").exists()


@pytest.mark.parametrize("output", [".git/hooks", ".git/modules/x", ".GIT/x", "../.git/x", ".hg/x", "a/../.git/x"])
@pytest.mark.parametrize("command", [BUILD, ["publish"], ["export", "markdown"]], ids=lambda command: command[0])
def test_no_output_goes_into_the_folder_of_a_version_control_system(
    site: SiteTest, command: list[str], output: str
) -> None:
    (site.folder / ".git").mkdir()
    (site.folder / "a").mkdir()
    if command == BUILD and ".." in output:
        command = [*command, "--output", output]
    elif command == BUILD:
        site.edit("site_config.yaml", "title: Test Site", f"title: Test Site\noutput: {output}")
    else:
        command = [*command, output]
    assert_refused(run(site, command), "version control system")
    assert list((site.folder / ".git").iterdir()) == []


@pytest.mark.parametrize("name", [".git/config", ".git", ".htaccess"])
def test_an_output_folder_that_holds_a_repository_or_hidden_files_is_refused(site: SiteTest, name: str) -> None:
    site.write(f"site/{name}", MINE)
    assert_refused(site.build(), name)
    assert site.files() == {name: MINE.encode()}


@pytest.mark.parametrize("name", [".git/config", ".htaccess", "a/.ssh/authorized_keys"])
def test_a_hidden_asset_is_not_put_on_the_site(site: SiteTest, name: str) -> None:
    site.write(f"templates/assets/{name}", MINE)
    assert site.build().exit_code == 0
    assert MINE.encode() not in site.files().values()


# Links that stay useful


def test_a_site_reached_through_a_link_is_built_and_published(tmp_path: Path) -> None:
    real = SiteTest(tmp_path / "real/deep")
    (tmp_path / "link").symlink_to("real")
    site = SiteTest(tmp_path / "link/deep", "")
    assert site.build().exit_code == 0
    assert run(site, PUBLISH_WWW).exit_code == 0
    assert run(site, ["schema"]).exit_code == 0
    assert site.build("--output", str(tmp_path / "link/elsewhere")).exit_code == 0
    assert real.files("www") == real.files("site") == real.files("../elsewhere")
    assert run(site, ["publish", str(tmp_path / "link/www")]).exit_code == 0


def test_a_record_that_is_a_link_is_read_and_left_alone_by_commands_that_write(site: SiteTest) -> None:
    site.rename(TOPIC, "content/.topic.yaml")
    (site.folder / TOPIC).symlink_to("../../.topic.yaml")
    site.edit(
        "content/.topic.yaml",
        "id: examplin\ntitle: Examplin and headache\n",
        "title: Examplin and headache\nid: examplin\n",
    )
    before = site.read("content/.topic.yaml")
    assert site.build().exit_code == 0
    result = run(site, ["format"])
    assert result.exit_code == 1
    assert f"{TOPIC}: left alone: it is a symbolic link" in result.stderr
    assert_refused(run(site, ["new", "section", "examplin/more"]), TOPIC, "symbolic link")
    assert (site.folder / TOPIC).is_symlink()
    assert site.read("content/.topic.yaml") == before
    assert not (site.folder / "content/topics/examplin/more.yaml").exists()


# What a killed build staged


@pytest.mark.parametrize("name", ["index.html", "a/data.parquet", "assets/own.ico", "CNAME"])
def test_a_staged_file_is_known_by_its_ending_whatever_a_format_is_called(site: SiteTest, name: str) -> None:
    """A list of formats was kept by hand: after a kill, a build refused a folder with a new one for ever."""
    site.build()
    good = site.files()
    site.write(f"site/{name}.citesite-new", "half")
    assert site.build().exit_code == 0
    assert site.files() == good


# Ways that are not what they say


@pytest.mark.parametrize(
    "output",
    ["../nope/../pub", "nope/../content", "nope/../../pub", "aside/../pub", "content/x/../../pub", "a/b/../../pub"],
)
@pytest.mark.parametrize(
    "command",
    [
        ["build", "--output"], ["export", "markdown"], ["schema"], ["lint", "--report"], ["link", "examplin", "--qr"],
        ["export", "references", "--output"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a12_a_way_back_from_a_folder_that_is_not_there_is_refused(
    site: SiteTest, tmp_path: Path, command: list[str], output: str
) -> None:
    """The system looks for the folder; a program that only reads the name does not. `aside` is a link elsewhere."""
    (tmp_path / "elsewhere/inner").mkdir(parents=True)
    (site.folder / "aside").symlink_to(tmp_path / "elsewhere/inner")
    (tmp_path / "pub").mkdir()
    (tmp_path / "pub/index.html").write_text(MINE, "utf-8")
    before = site.files("content")
    assert_refused(run(site, [*command, output]), "leads back from")
    assert site.files("content") == before
    assert contents(tmp_path / "pub") == {"index.html": MINE}
    assert contents(tmp_path / "elsewhere") == {}
    assert not (tmp_path / "nope").exists()
    assert not (site.folder / "nope").exists()


@pytest.mark.parametrize("name", ["output", "content", "templates"])
@pytest.mark.parametrize(
    "folder", ["..", "../pub", "/tmp/pub", "a/../../pub", ".", "a/../b", "..\\\\pub", "C:/pub", "./.."]
)
def test_settings_name_folders_of_the_site_alone(site: SiteTest, tmp_path: Path, name: str, folder: str) -> None:
    site.write("site_config.yaml", f'title: Site\n{name}: "{folder}"\n')
    before = sorted(path.name for path in tmp_path.iterdir())
    result = site.build()
    assert result.exit_code == 1
    assert "site_config.yaml:2:" in result.stderr
    assert "is not inside the site's folder" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "folder",
    ["templates", "content", "locale", ".citesite", "content/topics", "templates/assets", "Content", "locale/x"],
)
def test_settings_name_an_output_that_the_site_is_not_made_from(site: SiteTest, folder: str) -> None:
    site.write("templates/about.html", "{{ title }}")
    site.edit("site_config.yaml", "title: Test Site", f"title: Test Site\noutput: {folder}")
    before = site.files("content") | site.files("templates")
    result = site.build()
    assert result.exit_code == 1
    assert "is a folder it is made from" in result.stderr
    assert site.files("content") | site.files("templates") == before


@pytest.mark.parametrize("folder", ["templates", "content", "locale", ".citesite"])
def test_a_command_names_no_output_that_the_site_is_made_from(site: SiteTest, folder: str) -> None:
    (site.folder / folder).mkdir(exist_ok=True)
    before = site.files("content")
    for command in (["build", "--output", folder], ["export", "markdown", folder], ["publish", folder]):
        assert run(site, command).exit_code == 2
    assert site.files("content") == before


# What is read


@pytest.mark.parametrize("place", ["content", "templates", "locale", "content/topics", "content/sources"])
def test_a_folder_that_is_a_link_out_of_the_site_is_not_read(site: SiteTest, outside: Path, place: str) -> None:
    site.write("a.ris", "TY  - JOUR\nTI  - A\nER  - \n")
    for name in ("secret.yaml", "base.html", "de.po", "topic.yaml"):
        (outside / name).write_text("password: hunter2\n", "utf-8")
    if (site.folder / place).exists():
        shutil.rmtree(site.folder / place)
    (site.folder / place).symlink_to(outside)
    readers = (
        [["check"], ["build"]] if place in ("templates", "locale") else [["check"], ["build"], ["import", "a.ris"]]
    )
    for command in (["format", "--check"], ["lint"], ["export", "references"], *readers):
        result = run(site, command)
        assert "hunter2" not in result.stdout + result.stderr
        if command in readers:
            assert result.exit_code != 0, command
            assert "symbolic link" in result.stderr, command


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("name", ["permalinks.yaml", "site_config.yaml", "published.json"])
@pytest.mark.parametrize("target", ["/proc/self/environ", "secret", "relative"])
def test_a_file_that_is_a_link_out_of_the_site_is_not_read(
    site: SiteTest, outside: Path, monkeypatch: pytest.MonkeyPatch, name: str, form: str, target: str
) -> None:
    monkeypatch.setenv("SECRET", "hunter2")
    (outside / "secret").write_text("password: hunter2\n", "utf-8")
    (site.folder / name).unlink(missing_ok=True)
    way = {"secret": outside / "secret", "relative": Path("../home/secret")}.get(target, Path(target))
    (site.folder / name).symlink_to(way)
    for command in (["check"], ["build"], ["publish"]):
        result = run(site, [*command, "--format", form])
        assert "hunter2" not in (result.stdout + result.stderr).replace("\0", "")
        if command == ["publish"] or name != "published.json":
            assert "symbolic link that leads out of the site's folder" in result.stderr
            assert result.exit_code == 2


def test_a_link_within_the_site_is_read(site: SiteTest) -> None:
    (site.folder / "config").mkdir()
    site.rename("site_config.yaml", "config/site.yaml")
    (site.folder / "site_config.yaml").symlink_to("config/site.yaml")
    assert site.build().exit_code == 0
