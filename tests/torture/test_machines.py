"""A build on machines that share nothing but a cable: two network namespaces, one of which does not see the site."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster import Cluster, cluster_in
from site_test import SiteTest
from test_cluster import add_german, built, command, large_site, left

pytestmark = [pytest.mark.torture, pytest.mark.xdist_group("machines")]

HERE, THERE = "citesite-a", "citesite-b"
HOST = "10.213.0.1"
"""The address of the first machine, which no other can reach."""
CABLE = f"""
netns add {HERE}
netns add {THERE}
link add eth-a netns {HERE} type veth peer name eth-b netns {THERE}
-n {HERE} address add {HOST}/24 dev eth-a
-n {THERE} address add 10.213.0.2/24 dev eth-b
-n {HERE} link set lo up
-n {THERE} link set lo up
-n {HERE} link set eth-a up
-n {THERE} link set eth-b up
"""


def ip(line: str) -> None:
    done = subprocess.run(["ip", *line.split()], capture_output=True, check=False)
    assert done.returncode == 0, f"this test makes network namespaces, which only root may do: {done.stderr.decode()}"


@pytest.fixture
def here() -> Iterator[list[str]]:
    """Two machines with a cable between them, and how to run a command on the first."""
    try:
        for line in CABLE.strip().splitlines():
            ip(line)
        yield ["ip", "netns", "exec", HERE]
    finally:
        for name in (HERE, THERE):
            subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = large_site(tmp_path / "sites" / "site")
    add_german(found)
    return found


@pytest.fixture
def cluster(here: list[str], site: SiteTest, tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler on the first machine, and two workers on the second, where an empty folder hides the sites."""
    hide = f'mount -t tmpfs none {site.folder.parent} && exec "$0" "$@"'
    there = ["ip", "netns", "exec", THERE, "unshare", "--mount", "sh", "-c", hide]
    with cluster_in(tmp_path / "cluster", HOST, (here, there, there)) as made:
        made.start(workers=2)
        yield made


def test_machines_that_see_no_folder_of_the_site_build_the_same_bytes(
    here: list[str], cluster: Cluster, site: SiteTest
) -> None:
    done = built(site, cluster.address, inside=here)
    assert (done.exit_code, left(site)) == (0, []), done.stderr
    there = site.files()
    shutil.rmtree(site.folder / "site")
    shutil.rmtree(site.folder / ".citesite")
    assert site.build().exit_code == 0
    assert site.files() == there


def test_a_cable_that_is_pulled_is_one_line_and_the_site_stays_as_it_was(
    here: list[str], cluster: Cluster, site: SiteTest
) -> None:
    assert site.build().exit_code == 0
    before = site.files()
    site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
    began = time.monotonic()
    with subprocess.Popen(
        [*here, *command(site, cluster.address)], cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as build:
        while not any((site.folder / "site").rglob("*.citesite-new")) and build.poll() is None:
            assert time.monotonic() < began + 120
            time.sleep(0.01)
        ip(f"-n {THERE} link set eth-b down")
        pulled = time.monotonic()
        _, said = build.communicate(timeout=420)
    print(f"\n{time.monotonic() - pulled:.0f} s after the cable was pulled: {said.decode().strip()}")
    assert build.returncode == 2
    assert said.decode().count("\n") == 1
    assert (site.files(), left(site)) == (before, [])
