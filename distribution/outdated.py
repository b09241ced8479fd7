"""List the locked libraries that have newer releases, and those without one for two years: `make outdated`."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
STALE_AFTER = timedelta(days=730)
LOCKED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
UV = str(Path(sys.executable).parent / "uv")


def main() -> None:
    """Print a line for each library that needs a look; the exit code is 0, because a look is all that it needs."""
    day = (datetime.now(UTC) - STALE_AFTER).date().isoformat()
    libraries = LOCKED.findall((ROOT / "requirements/runtime.txt").read_text("utf-8"))
    for name, locked in libraries:
        newest = newest_version(name)
        if newest != locked:
            print(f"{name} {locked}: {newest or 'an unknown version'} is the newest")
        if newest and newest == newest_version(name, day):
            print(f"{name} {newest}: no release for two years")
    print(f"{len(libraries)} libraries looked up")


def newest_version(name: str, before: str = "") -> str:
    """Return the newest version of a library, or the newest before a day (ISO 8601); empty if there is none."""
    command = [UV, "pip", "compile", "-", "--no-deps", "--quiet", "--no-header", "--no-annotate"]
    limit = ["--exclude-newer", before] if before else []
    done = subprocess.run([*command, *limit], input=name, capture_output=True, text=True, check=False)
    found = LOCKED.search(done.stdout)
    return found[2] if found else ""


if __name__ == "__main__":
    main()
