"""Compiled templates, kept from build to build."""

from __future__ import annotations

import contextlib
from io import BytesIO
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from citesite.diagnostics import CitesiteError
from citesite.files.scan import bytes_of
from citesite.files.workspace import folder_of_user, keep


def compiled_templates() -> BytecodeCache | None:
    """Return where compiled templates are kept; None where the machine has no folder for them."""
    folder = folder_of_user("citesite-templates")
    return _CompiledTemplates(folder) if folder else None


class _CompiledTemplates(BytecodeCache):
    """Compiled templates in a folder that is this user's alone, never the site's, which others may write to.

    Compiling the theme's takes longer than building one page.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the compiled template, if there is one for this version of its text."""
        with contextlib.suppress(CitesiteError):
            bucket.load_bytecode(BytesIO(bytes_of(self._folder / _file_of(bucket))))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if the machine allows it."""
        with contextlib.suppress(OSError):
            keep(self._folder, _file_of(bucket), bucket.bytecode_to_string())


def _file_of(bucket: Bucket) -> str:
    # The name includes how they are compiled: those compiled without the sandbox must not be used.
    return f"sandbox-4-{bucket.key}.cache"
