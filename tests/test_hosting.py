"""What `citesite new --host` writes: files that their host can read, whose commands run on the site they come with."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from citesite import __version__
from site_test import SiteTest

WORKFLOWS = {"github": ".github/workflows/site.yaml", "gitlab": ".gitlab-ci.yml", "netlify": "netlify.toml"}


@pytest.fixture(scope="module", params=sorted(WORKFLOWS))
def host(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(host: str, tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A new site for a host, published once and committed."""
    folder = tmp_path_factory.mktemp(host)
    result = SiteTest(folder, "").run("new", "my-site", "--host", host)
    assert result.exit_code == 0, result.stderr
    made = SiteTest(folder / "my-site", "")
    assert made.run("publish").exit_code == 0
    for command in ("init --quiet", "add --all", "-c user.name=a -c user.email=a@b.example commit --quiet -m a"):
        subprocess.run(["git", *shlex.split(command)], cwd=made.folder, check=True)
    return made


def workflow(host: str, site: SiteTest) -> Any:
    text = site.read(WORKFLOWS[host])
    # YAML 1.1 takes the key `on` for true.
    return tomllib.loads(text) if host == "netlify" else yaml.safe_load(text.replace("\non:", '\n"on":'))


def commands(host: str, site: SiteTest) -> list[str]:
    """The shell commands of a workflow in their order, without those that install something."""
    found = workflow(host, site)
    if host == "netlify":
        lines = found["build"]["command"].split(" && ")
    elif host == "gitlab":
        lines = found[".site"]["before_script"] + found[".site"]["script"]
    else:
        lines = [step["run"] for job in found["jobs"].values() for step in job["steps"] if "run" in step]
    return [line for line in lines if "pip install" not in line]


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of a workflow, with the citesite of these tests."""
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    run = ["bash", "-e", "-c", command]
    return subprocess.run(run, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_git_leaves_out_what_is_made(site: SiteTest) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=site.folder, capture_output=True, text=True, check=True).stdout
    assert not [name for name in listed.splitlines() if name.startswith(("site/", ".citesite/"))]
    assert {"permalinks.yaml", "published.json", "requirements.txt", ".gitattributes"} <= set(listed.splitlines())


def test_the_commands_of_the_workflow_run_and_find_nothing_to_commit(host: str, site: SiteTest, tmp_path: Path) -> None:
    """On a fresh clone, as the host has it, in one shell after the other."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", site.folder, clone], check=True)
    for command in commands(host, site):
        done = shell(command, clone)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert (clone / "site" / "index.html").is_file()
    assert any(re.search(r"\bcitesite publish\b", command) for command in commands(host, site))


def test_addresses_that_nobody_committed_stop_the_workflow(host: str, site: SiteTest, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", site.folder, clone], check=True)
    path = clone / "content/topics/tea-and-sleep/what-studies-show.yaml"
    path.write_text(
        re.sub(r"(?m)^id: [\w-]+$", r"\g<0>-now\nformerly: [what-studies-show]", path.read_text("utf-8"), count=1),
        "utf-8",
    )
    topic = clone / "content/topics/tea-and-sleep/topic.yaml"
    topic.write_text(topic.read_text("utf-8").replace("[what-studies-show]", "[what-studies-show-now]"), "utf-8")
    assert any(shell(command, clone).returncode for command in commands(host, site))


def test_the_versions_are_pinned(site: SiteTest) -> None:
    lines = [line for line in site.read("requirements.txt").splitlines() if not line.startswith(("#", "--"))]
    assert f"citesite=={__version__}" in lines
    assert all(re.fullmatch(r"[\w.-]+==[\w.+-]+", line) for line in lines)
    assert {"pyyaml", "jinja2", "pydantic"} <= {line.partition("==")[0] for line in lines}


def test_a_workflow_of_github_has_what_its_parts_refer_to(host: str, site: SiteTest) -> None:
    found = workflow(host, site)
    if host == "gitlab":
        jobs = {name: job for name, job in found.items() if not name.startswith(".")}
        assert {job["extends"] for job in jobs.values()} <= found.keys()
        assert all(job["rules"] and job["stage"] in ("build", "test", "deploy") for job in jobs.values())
    if host == "github":
        assert {"push", "pull_request"} <= found["on"].keys()
        for job in found["jobs"].values():
            assert {"runs-on", "steps"} <= job.keys()
            assert set(filter(None, [job.get("needs")])) <= found["jobs"].keys()
            for step in job["steps"]:
                assert ("uses" in step) != ("run" in step)
                assert re.fullmatch(r"[\w./-]+@v\d+", step.get("uses", "actions/checkout@v5"))
        text = site.read(WORKFLOWS[host])
        assert text.count("${{") == len(re.findall(r"\$\{\{ [\w.]+ \}\}", text))
        assert "citesite publish --format github" in text


def test_nothing_is_overwritten_and_an_own_site_gets_the_files_too(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    assert site.run("new", "--host", "netlify").exit_code == 0
    site.write(".gitlab-ci.yml", "mine: true\n")
    site.write(".gitignore", "*.swp\nsite\n")
    site.delete(".gitattributes")
    pins = site.read("requirements.txt").replace("pyyaml==", "PyYAML>=").replace(f"citesite=={__version__}\n", "")
    site.write("requirements.txt", pins)
    result = site.run("new", "--host", "gitlab")
    assert (result.exit_code, result.stdout) == (0, ".gitattributes\n")
    assert result.stderr.splitlines()[:-1] == [
        ".gitlab-ci.yml is kept as it is, but it has no `citesite publish`; move it away and run this again to see what"
        " the host needs",
        ".gitignore is kept as it is; add to it: /.citesite/",
        f"requirements.txt is kept as it is; add to it: citesite=={__version__}",
    ]
    assert site.read(".gitlab-ci.yml") == "mine: true\n"
    assert site.read(".gitignore") == "*.swp\nsite\n"
    assert site.read("requirements.txt") == pins
    result = site.run("new", "--host", "github")
    assert (result.exit_code, result.stdout) == (0, ".github/workflows/site.yaml\n")
    assert SiteTest(tmp_path / "empty", "").run("new", "--host", "github").exit_code == 2
    assert site.run("new").exit_code == 2
