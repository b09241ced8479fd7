"""Worked examples of a site's own templates, which `citesite new template` copies."""

from __future__ import annotations

from pathlib import Path

from citesite.diagnostics import CitesiteError, did_you_mean
from citesite.files.atomic import replace
from citesite.files.links import mode_of
from citesite.files.scan import bytes_of, scan

_EXAMPLES = Path(__file__).parents[1] / "theme" / "examples"


def examples() -> list[tuple[str, str, str]]:
    """Return the name of each example, the template that it replaces, and what it shows."""
    found = []
    for path in scan(_EXAMPLES):
        name, _, file = path.partition("/")
        comment = bytes_of(_EXAMPLES / path).decode().removeprefix("{#").partition("#}")[0]
        found.append((name, file, " ".join(comment.split()).partition(". ")[0].rstrip(".") + "."))
    return found


def new_template(name: str, root: Path, templates: str) -> str:
    """Copy an example into the folder of a site's own templates; return its path below the site's folder.

    Args:
        name: the name of the example.
        root: the site's folder.
        templates: the folder of templates below it.

    Raises:
        CitesiteError: if there is no such example, or the site has a template of this name already.
    """
    file = _file_of(name)
    target = root / templates / file
    if mode_of(target, root):
        raise CitesiteError(
            f"{target} is there already; put the blocks of the example into it, which "
            f"`citesite new template {name} --print` prints"
        )
    replace(target, bytes_of(_EXAMPLES / name / file), root)
    return f"{templates}/{file}"


def example_text(name: str) -> str:
    """Return the text of an example.

    Raises:
        CitesiteError: if there is none of this name.
    """
    return bytes_of(_EXAMPLES / name / _file_of(name)).decode()


def _file_of(name: str) -> str:
    """Return the template that an example replaces."""
    known = {example: file for example, file, _ in examples()}
    if name not in known:
        hint = did_you_mean(name, known) or f"there are: {', '.join(known)}"
        raise CitesiteError(f'there is no example "{name[:60]}"; {hint}')
    return known[name]
