"""Build: from a settings file to a site.

A build looks at what the machine says of each file, compares it with what the last build saw, and does only what
follows from the difference. Where nothing has changed, it ends here, and none of the stages is even imported.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from citesite.build.editions import FOLDER as EDITIONS
from citesite.build.editions import build_editions
from citesite.build.request import BuildReport, Request
from citesite.diagnostics import CitesiteError, SiteBusy
from citesite.files.atomic import make_folder
from citesite.files.workspace import held, opened_lock
from citesite.read.languages import edition_folder


def build(request: Request) -> BuildReport:
    """Build a site. On an error, or in strict mode on a warning, the output folder stays as it was.

    Raises:
        CitesiteError: for what is not content: a missing folder, a template's mistake, a full disk, another build.
    """
    with locked_site(request) as folder:
        return build_locked(request, folder)


def check(request: Request) -> BuildReport:
    """Check a site's content with the rules for builds and for language; write nothing but a cache of its own.

    What a check knows is not what a build knows: it made no pages, and judged how texts read. A check beside another
    one, or where no cache can be kept, looks at everything.

    Raises:
        CitesiteError: for what is not content, such as a missing folder.
    """
    request = request._replace(write=False, lint=True)
    with locked_site(request), contextlib.ExitStack() as stack:
        folder = None
        with contextlib.suppress(OSError, CitesiteError):
            found = make_folder(make_folder(request.root, ".citesite"), "check")
            stack.enter_context(held(opened_lock(found / "lock"), SiteBusy("another check is under way")))
            folder = found
        return build_locked(request, folder)


def build_bodies(request: Request, frame: str) -> tuple[BuildReport, Path]:
    """Build the bodies of a site's pages for another program to frame, with a cache of their own.

    Args:
        request: what is asked.
        frame: the folder in `theme/frames` with the templates around each body.

    Returns:
        What the build found, and the folder with `store.sqlite` and `pages/`.

    Raises:
        CitesiteError: for what is not content, and where the site's folder cannot be written to.
    """
    with locked_site(request) as folder:
        if folder is None:
            raise CitesiteError(f"cannot write to {request.root / '.citesite'}")
        edition = f"/{EDITIONS}/{edition_folder(request.edition)}" if request.edition else ""
        own = make_folder(folder, f"{frame}{edition}")
        return build_locked(request._replace(output=own / "pages", frame=frame), own), own


def build_locked(request: Request, folder: Path | None) -> BuildReport:
    """Build a site whose lock is held.

    Args:
        request: what is asked.
        folder: the folder of the cache; None for a build that keeps none.

    Raises:
        CitesiteError: for what is not content.
    """
    began = time.perf_counter()
    return build_editions(request, folder)._replace(seconds=time.perf_counter() - began)


@contextlib.contextmanager
def locked_site(request: Request) -> Iterator[Path | None]:
    """Yield the folder of the cache, locked against a second build; None if it cannot be made, or for a check.

    Raises:
        CitesiteError: if there are no settings, or another build is under way.
    """
    if not request.config_path.is_file():
        raise CitesiteError(
            f"there is no settings file {request.config_path}; `citesite new DIR` makes a site to start from"
        )
    if not request.write:
        yield None
        return
    try:
        folder = make_folder(request.root, ".citesite")
        lock = opened_lock(folder / "lock")
    except OSError:
        yield None
        return
    with held(lock, SiteBusy(f"another build of {request.root.resolve()} is under way")):
        yield folder
