"""What all tests have in common.

A commit passes or fails alike wherever it is tested: property tests draw the same examples in every `make test`, and
none fails for being slow on a busy machine. `make explore` draws new ones; what it finds becomes a test.
"""

import shutil
import signal
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import fonts
from citesite.build.build import build
from citesite.build.request import Request
from citesite.pages import search

ROOT = Path(__file__).parent.parent
WRITTEN = date(2026, 11, 28)
"""The day as of which the first site is built: that of its last review."""

_ANY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _ANY_MACHINE, derandomize=True)
settings.register_profile("new", _ANY_MACHINE, database=None, print_blob=True)
settings.load_profile("same")

# A shell that runs the tests in the background has Ctrl-C ignored, and programs that tests start would ignore it too.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture, so that the browsers that fixtures start see no fonts of the machine either."""
    if item.get_closest_marker("browser"):
        fonts.use(fonts.USUAL)


@pytest.fixture(scope="session")
def b12_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first site, built from a copy, so that the cache of a site somebody is working on stays as it is."""
    copy = tmp_path_factory.mktemp("b12") / "b12-records"
    for name in ("content", "templates", "translations"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "site_config.yaml", copy)
    assert build(Request(copy / "site_config.yaml", WRITTEN, strict=True)).diagnostics == []
    return copy / "site"


@pytest.fixture(scope="session")
def divided_site(b12_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first site with a search whose index is divided, as on a site of many topics."""
    copy = tmp_path_factory.mktemp("divided") / "b12-records"
    shutil.copytree(b12_site.parent, copy)
    for file in (copy / "site/search").iterdir():
        file.unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "DIVIDED", 0)
        build(Request(copy / "site_config.yaml", WRITTEN))
    assert (copy / "site/search/index.js").exists()
    return copy / "site"
