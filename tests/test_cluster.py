"""A site that several machines build: the same bytes, and whatever happens to them, no damaged site."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import citesite
from cluster import Cluster, cluster_in
from images import png
from site_test import AS_OF, Result, SiteTest
from test_incremental import SECOND_TOPIC

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("cluster")]

SETTINGS = "site_config.yaml"
TOPICS = 9
SHARED_OUT = f"import citesite.build.workers as workers; workers.FEW, workers.RUN = {TOPICS}, 1"
"""So few topics are worth a cluster here, so that the tests are quick."""
DE_REST = "translations/de/topics/rest-7.yaml"


def large_site(folder: Path) -> SiteTest:
    """A site with all that the work on a topic may read: records, an image, templates."""
    site = SiteTest(folder)
    for number in range(TOPICS):
        topic = SECOND_TOPIC.replace("id: rest\n", f"id: rest-{number}\n")
        site.write(f"content/topics/rest-{number}.yaml", topic.replace("guide-2021}", f"of-{number}}}"))
        source = site.read("content/sources/guide-2021.yaml").replace("guide-2021", f"of-{number}")
        source = source.replace("/guide", f"/{number}").replace("How to", f"{number} ways to")
        site.write(f"content/sources/of-{number}.yaml", source)
    site.write("content/media/foot.png", png(64, 48))
    site.edit("content/topics/rest-3.yaml", "    body:\n", "    body:\n      - text: '![A foot](media:foot.png)'\n")
    site.write("templates/partials/charity.html", "<p>Our charity</p>")
    site.write(
        "templates/base.html",
        "{% extends 'theme/base.html' %}{% block banner %}{% include 'partials/charity.html' %}{% endblock %}",
    )
    return site


def add_german(site: SiteTest) -> None:
    """Add an edition with one text that is translated."""
    site.edit(SETTINGS, "title:", "languages: [en-GB, de]\nunchecked_words: Nobody reads a test.\ntitle:")
    assert site.run("new", "translation", "de").exit_code == 0
    text = site.read(DE_REST)
    site.write(DE_REST, text.replace("title:\n", "title:\n", 1).replace("  text:\n", "  text: Ruhe und Kopfweh\n", 1))


def command(site: SiteTest, address: str, change: str = "") -> list[str]:
    program = f"{SHARED_OUT}\n{change}\nfrom citesite.cli.main import main; main()"
    return [sys.executable, "-c", program, "build", "--as-of", AS_OF, *(("--executor", address) if address else ())]


def built(
    site: SiteTest, address: str, change: str = "", explained: bool = False, inside: Sequence[str] = ()
) -> Result:
    """Build as a process of its own, as Dask starts threads."""
    words = [*inside, *command(site, address, change), *(("--explain",) if explained else ())]
    done = subprocess.run(words, cwd=site.folder, capture_output=True, timeout=300, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def one_line(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


def left(site: SiteTest) -> list[str]:
    """What no finished build leaves, in the output folder and beside the cache."""
    beside = [path.name for path in (site.folder / ".citesite").glob("shared-*")]
    return [name for name in site.files() if name.endswith(".citesite-new")] + beside


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """The processes of a cluster. A test starts those that it needs and that another one has not left running."""
    with cluster_in(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.fixture(scope="module")
def as_here(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The site as this machine builds it."""
    site = large_site(tmp_path_factory.mktemp("here") / "site")
    assert (done := site.build()).exit_code == 0, done.stderr
    return site


@pytest.fixture
def site(as_here: SiteTest, tmp_path: Path) -> SiteTest:
    """The same site in another folder, not built yet."""
    shutil.copytree(as_here.folder, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("site", ".citesite"))
    found = SiteTest(tmp_path / "elsewhere", "")
    (found.folder / "site").mkdir()
    return found


def test_several_machines_build_the_same_bytes_for_the_same_reasons_and_keep_nothing(
    cluster: Cluster, as_here: SiteTest, site: SiteTest, tmp_path: Path
) -> None:
    cluster.start(workers=2)
    shutil.copytree(as_here.folder / "site", site.folder / "site", dirs_exist_ok=True)
    shutil.copytree(site.folder, tmp_path / "other")
    other = SiteTest(tmp_path / "other", "")
    for one in (site, other):
        one.write("site/rest-5/index.html", "altered")
        one.delete("site/rest-6/index.html")
        add_german(one)
    here, there = other.build("--explain"), built(site, cluster.address, explained=True)
    assert (there.exit_code, left(site)) == (0, []), there.stderr
    assert site.files() == other.files()
    assert there.stdout == here.stdout
    assert "/rest-6/: new" in there.stdout
    assert "/rest-5/: what it shows has changed" in there.stdout
    assert "Ruhe und Kopfweh" in site.page("de/rest-7/")
    assert "Our charity" in site.page("rest-8/")
    assert "foot.png" in site.page("rest-3/rest-effects/")
    assert [cluster.files(name) for name in cluster.workers] == [[], []]


def test_mistakes_are_told_as_by_one_machine(cluster: Cluster, site: SiteTest) -> None:
    cluster.start(workers=1)
    add_german(site)
    site.edit("content/topics/rest-2.yaml", "          text: Nobody", "          txt: Nobody")
    site.edit("content/topics/rest-4.yaml", "source: of-4}", "source: of-nobody}")
    site.edit("content/sources/of-6.yaml", "type: webpage", "type: [webpage")
    site.edit(DE_REST, "Ruhe und", "**Ruhe** [@nobody] und")
    here, there = site.build(), built(site, cluster.address)
    assert here.exit_code == there.exit_code == 1
    assert there.stderr == here.stderr
    assert here.stderr.count("error[") == 3
    assert site.files() == {}


def test_what_templates_get_wrong_is_told_as_by_one_machine(cluster: Cluster, site: SiteTest) -> None:
    cluster.start(workers=1)
    site.write("templates/topic.html", "{% extends 'theme/topic.html' %}{% block banner %}{{ 1 / 0 }}{% endblock %}")
    here, there = site.build(), built(site, cluster.address)
    assert (there.exit_code, there.stderr) == (here.exit_code, here.stderr)
    assert "division by zero" in there.stderr
    assert (site.files(), left(site)) == ({}, [])


def test_a_worker_that_cannot_do_what_this_machine_can_is_named(cluster: Cluster, site: SiteTest) -> None:
    cluster.start(workers=1)
    for name in cluster.workers:
        shutil.rmtree(cluster.folder / name / "dask-scratch-space")
    said = one_line(built(site, cluster.address))
    for name in cluster.workers:
        cluster.kill(name)
    assert re.search(r"the worker tcp://127\.0\.0\.1:\d+ failed: FileNotFoundError", said), said
    assert (site.files(), left(site)) == ({}, [])


def ended_half_way(site: SiteTest, cluster: Cluster, name: str) -> Result:
    """Build and end a process of the cluster when the first pages have come."""
    with subprocess.Popen(
        command(site, cluster.address), cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as build:
        deadline = time.monotonic() + 120
        while not any((site.folder / "site").rglob("*.citesite-new")) and build.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        cluster.kill(name)
        out, said = build.communicate(timeout=120)
    return Result(build.returncode, out.decode(), said.decode())


def test_another_worker_does_the_work_of_one_that_is_killed(
    cluster: Cluster, as_here: SiteTest, site: SiteTest
) -> None:
    cluster.start(workers=2)
    done = ended_half_way(site, cluster, cluster.workers[0])
    assert (done.exit_code, left(site)) == (0, []), done.stderr
    assert site.files() == as_here.files()


LOST = """
from concurrent.futures import CancelledError
from citesite.build.cluster import Cluster
started = Cluster._started
def lost(*args):
    future = started(*args)
    def result(timeout=None):
        raise CancelledError
    future.result = result
    return future
Cluster._started = lost
"""


def test_what_a_dying_worker_took_with_it_is_made_by_this_machine(
    cluster: Cluster, as_here: SiteTest, site: SiteTest
) -> None:
    """Dask then says that all was cancelled which needed it."""
    cluster.start(workers=1)
    done = built(site, cluster.address, LOST)
    assert (done.exit_code, left(site)) == (0, []), done.stderr
    assert site.files() == as_here.files()


def test_a_scheduler_that_is_lost_is_one_line_and_the_site_stays_as_it_was(
    cluster: Cluster, as_here: SiteTest, site: SiteTest
) -> None:
    cluster.start(workers=1)
    shutil.copytree(as_here.folder, site.folder, dirs_exist_ok=True)
    site.edit(SETTINGS, "title: Test Site", "title: Another Site")
    done = ended_half_way(site, cluster, "scheduler")
    assert "was lost; build again" in one_line(done)
    assert (site.files(), left(site)) == (as_here.files(), [])


def test_a_worker_with_another_citesite_is_refused_in_one_line(
    cluster: Cluster, site: SiteTest, tmp_path: Path
) -> None:
    """By its version, and where that is the same by what is installed."""
    lib = tmp_path / "lib"
    shutil.copytree(Path(citesite.__file__).parent, lib / "citesite", ignore=shutil.ignore_patterns("*.pyc"))
    (lib / "citesite/addresses.py").write_text((lib / "citesite/addresses.py").read_text("utf-8") + "\n", "utf-8")
    (lib / "citesite-99.0.dist-info").mkdir()
    (lib / "citesite-99.0.dist-info/METADATA").write_text("Name: citesite\nVersion: 99.0\n")
    cluster.start(workers=0)
    for name in cluster.workers:
        cluster.kill(name)
    other = cluster.start_worker(env={"PYTHONPATH": str(lib)})
    cluster.wait_for(other)
    same_version = "import citesite.build.cluster as cluster; cluster._differing = lambda own, other: ''"
    by_version, by_bytes = (one_line(built(site, cluster.address, change)) for change in ("", same_version))
    cluster.kill(other)
    assert f"has citesite 99.0, this machine {citesite.__version__}: install the same on all" in by_version
    assert "has another citesite, or other libraries, than this machine: install the same on all" in by_bytes
    assert (site.files(), left(site)) == ({}, [])


def test_a_cluster_without_workers_is_one_line(cluster: Cluster, site: SiteTest) -> None:
    cluster.start(workers=0)
    for name in cluster.workers:
        cluster.kill(name)
    soon = "import citesite.build.cluster as cluster; cluster._SECONDS, cluster._LOOKS = 0.1, 2"
    assert "has no worker;" in one_line(built(site, cluster.address, soon))
    assert (site.files(), left(site)) == ({}, [])


@pytest.mark.parametrize(
    "address",
    ["dask", "dask://", "dask://host", "dask://host:0", "dask://host:65536", "tcp://host:1", "dask://a@host:1"],
)
def test_an_address_that_is_none_is_refused_even_where_nothing_is_to_be_done(address: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "small")
    assert f'the executor is "{address}", not dask://HOST:PORT' in one_line(site.build("--executor", address))


def test_a_scheduler_that_does_not_answer_is_one_line(site: SiteTest) -> None:
    soon = "import citesite.build.cluster as cluster; cluster._TO_CONNECT = 1"
    assert "no scheduler of Dask answers at dask://127.0.0.1:1" in one_line(built(site, "dask://127.0.0.1:1", soon))


def test_without_dask_the_command_says_what_to_install(site: SiteTest) -> None:
    said = one_line(built(site, "dask://127.0.0.1:1", "import sys; sys.modules['distributed'] = None"))
    assert "pip install 'citesite[cluster]'" in said


def test_few_topics_never_wait_for_a_cluster(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "small")
    assert site.build("--executor", "dask://127.0.0.1:1").exit_code == 0
