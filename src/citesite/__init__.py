"""Turn a folder of YAML evidence records into a patient-facing static site.

The public interface of the package. Everything else may change in any version:

- `load` reads the records of a site: topics with their claims, sources, glossary, people.
- `check_site`, `build_site` and `publish_site` do what the commands of these names do.
- A mistake in the content is a `Diagnostic` with file, line and column. An exception, `CitesiteError`, is for the rest:
  a missing folder, a full disk. `ContentError` is raised where mistakes leave nothing to return.

The functions have names that differ from the sub-packages `check`, `build` and `publish`: importing a sub-package sets
an attribute of its name on this package, and would replace a function of the same name.

What a function needs is imported inside it: reading records takes pydantic and YAML, and `citesite --help` must not
wait for them.
"""

from __future__ import annotations

__version__ = "0.2.0"

__all__ = [
    "BuildReport",
    "CitesiteError",
    "Content",
    "ContentError",
    "Diagnostic",
    "Publication",
    "Severity",
    "__version__",
    "build_site",
    "check_site",
    "load",
    "publish_site",
]

TYPE_CHECKING = False
"""True for type checkers alone; importing it from `typing` would take longer than all else here."""
if TYPE_CHECKING:
    import os
    from datetime import date
    from pathlib import Path

    from citesite.build.request import BuildReport, Progress
    from citesite.diagnostics import CitesiteError, ContentError, Diagnostic, Severity
    from citesite.publish.publish import Publication
    from citesite.read.content import Content

    SitePath = str | os.PathLike[str]

_HOMES = {
    "BuildReport": "citesite.build.request",
    "CitesiteError": "citesite.diagnostics",
    "Content": "citesite.read.content",
    "ContentError": "citesite.diagnostics",
    "Diagnostic": "citesite.diagnostics",
    "Publication": "citesite.publish.publish",
    "Severity": "citesite.diagnostics",
}
"""The module of each public class, imported when the class is first asked for (PEP 562)."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    globals()[name] = found = getattr(import_module(_HOMES[name]), name)
    return found


def load(folder: SitePath = ".", *, language: str = "") -> Content:
    """Open the content of a site. Its records are read when they are first asked for.

    Args:
        folder: the site's folder, or the path of its settings file.
        language: one of the site's languages; empty for the first, in which the content is written. A text without a
            current translation is in the first language.

    Raises:
        CitesiteError: if there is no settings file, it cannot be opened, or the site does not have the language.
            Mistakes in the file are diagnostics.
    """
    from citesite.read import content

    return content.load(folder, language)


def check_site(
    folder: SitePath = ".", *, as_of: date | None = None, progress: Progress | None = None
) -> list[Diagnostic]:
    """Run every rule on the content of a site, advice on its language included; write nothing but a cache.

    Args:
        folder: the site's folder, or the path of its settings file.
        as_of: the day that review dates are compared with; today if it is left out.
        progress: called with what is being done, how much of it is done, and how much there is.

    Returns:
        What is wrong, located and sorted. The content is fit to build if none has the severity `error`.

    Raises:
        CitesiteError: for what is not content, such as a missing folder.
    """
    from datetime import date

    from citesite.build.build import check
    from citesite.build.request import Request
    from citesite.files.scan import settings_path

    request = Request(settings_path(folder), as_of or date.today())
    return check(request._replace(progress=progress) if progress else request).diagnostics


def build_site(
    folder: SitePath = ".",
    *,
    output: Path | None = None,
    as_of: date | None = None,
    strict: bool = False,
    rehash: bool = False,
    drafts: bool = False,
    jobs: int = 0,
    executor: str = "",
    progress: Progress | None = None,
) -> BuildReport:
    """Check the content of a site and write its pages. On an error the output folder stays as it was.

    Args:
        folder: the site's folder, or the path of its settings file.
        output: the folder to write; the one the settings name if it is left out.
        as_of: the day that review dates are compared with; today if it is left out.
        strict: let warnings stop the build too.
        rehash: compare files by their bytes instead of size, time and inode.
        drafts: make pages of drafts and of works that nothing cites, too.
        jobs: the number of processes; 0 for one a processor.
        executor: a cluster of machines that shares the work, as `dask://HOST:PORT`; empty for this machine alone.
        progress: called with what is being done, how much of it is done, and how much there is.

    Raises:
        CitesiteError: for what is not content: a missing folder, a template's mistake, a full disk, another build,
            a cluster that is lost.
    """
    from datetime import date

    from citesite.build.build import build
    from citesite.build.request import Request, scheduler_of
    from citesite.files.scan import settings_path

    if executor:
        scheduler_of(executor)
    request = Request(settings_path(folder), as_of or date.today(), output, strict, rehash, jobs, drafts=drafts)
    request = request._replace(executor=executor)
    return build(request._replace(progress=progress) if progress else request)


def publish_site(
    folder: SitePath = ".",
    dest: Path | None = None,
    *,
    keep: int = 5,
    minor: str = "",
    keep_versions: bool = False,
    as_of: date | None = None,
    strict: bool = False,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Publication:
    """Build a site, check the finished pages, register their addresses, and show them at a place.

    Args:
        folder: the site's folder, or the path of its settings file.
        dest: the path it is served from, which becomes a link to a release; None to leave it in the output folder.
        keep: the number of earlier releases to keep for a rollback.
        minor: why changed words need no entry in `changes:`, such as "a typing mistake"; empty if they do.
        keep_versions: keep a permanent copy of the pages of each topic that says something else than before.
        as_of: the day that review dates are compared with; today if it is left out.
        strict: let warnings stop it too.
        jobs: the number of processes; 0 for one a processor.
        progress: called with what is being done, how much of it is done, and how much there is.

    Raises:
        CitesiteError: for what is not content. `dest` then shows what it showed before.
    """
    from datetime import date

    from citesite.build.request import Request
    from citesite.files.scan import settings_path
    from citesite.publish.publish import publish

    request = Request(settings_path(folder), as_of or date.today(), None, strict, jobs=jobs)
    return publish(request._replace(progress=progress) if progress else request, dest, keep, minor, keep_versions)
