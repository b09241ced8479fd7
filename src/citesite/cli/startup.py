"""Set up the process of the program before a command runs. Importing citesite as a library does none of it."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any, ParamSpec

_Given = ParamSpec("_Given")


def _write_any_letter() -> None:
    """Write UTF-8 into files and pipes, and what a terminal cannot show as an escape.

    Windows would write the letters of its own code page, which lacks most of them, and stop at the first it lacks.
    """
    streams: list[Any] = [sys.stdout, sys.stderr]
    for stream in streams:
        # A test or a host may have put something else here.
        if not hasattr(stream, "reconfigure") or "utf" in stream.encoding.lower():
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8")


def prepare_process() -> None:
    """Keep pydantic from looking for plugins, and let the garbage collector run less often."""
    _write_any_letter()
    # What a record is must not depend on what else is installed, so pydantic looks for no plugins: this is the switch
    # that it documents. The module that would look imports importlib.metadata, which takes 20 to 30 ms of the 300 of an
    # edit, even where the switch forbids looking, so it is replaced, unless pydantic is imported already.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if "pydantic" not in sys.modules:
        sys.modules.setdefault("pydantic.plugin._loader", SimpleNamespace(get_plugins=tuple))  # type: ignore[arg-type]
    # A build creates next to no cycles, and looking for them as often as Python does takes 6 % of an edit.
    gc.set_threshold(300_000, 20, 20)
    # At its end Python looks at every object once more, for cycles, which takes 20 ms of an edit. The process gives its
    # memory back anyway, so all objects are set aside.
    atexit.register(gc.freeze)


def without_collector(command: Callable[_Given, None]) -> Callable[_Given, None]:
    """Let a command run without looking for cycles, for one that needs nearly all it makes until its end."""

    @wraps(command)
    def run(*arguments: _Given.args, **options: _Given.kwargs) -> None:
        was_on = gc.isenabled()
        gc.disable()
        try:
            command(*arguments, **options)
        finally:
            if was_on:
                gc.enable()

    return run
