"""Feed citesite with damaged inputs for some minutes: `make fuzz MINUTES=10`. Exit code 1 where one was a crash.

Usage: python -m hostile.fuzz MINUTES [SEED] [TARGET...]. Each input is named by its target and a number, so that
`python -m hostile.fuzz --again records 4711` feeds the very same one again.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from hostile.targets import Targets, bounded

MEMORY = 1_500_000_000
"""The most address space that the process may take, in bytes, libraries included."""
SHARES = {
    "yaml": 0.2, "text": 0.1, "registry": 0.05, "records": 0.25, "numbers": 0.1, "settings": 0.05, "published": 0.05,
    "template": 0.08, "cache": 0.04, "cache rows": 0.04, "import": 0.04,
}  # fmt: skip
"""How the time is shared out among the targets: most to what reads records."""


class Crashes:
    """What went wrong, each kind once."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.first: list[str] = []

    def add(self, name: str, number: int, problem: BaseException) -> None:
        """Keep a crash if it is the first of its kind, told apart by where it happened."""
        last = traceback.extract_tb(problem.__traceback__)[-1]
        kind = f"{name}: {type(problem).__name__} in {Path(last.filename).name}:{last.lineno}"
        if not self.kinds[kind]:
            trace = "".join(traceback.format_exception(problem)[-6:])
            self.first.append(f"{kind} (--again '{name}' {number})\n{trace}")
        self.kinds[kind] += 1


def feed(targets: Targets, name: str, number: int, crashes: Crashes) -> None:
    """Feed one input."""
    try:
        with bounded():
            targets.all[name](random.Random(f"{name} {number}"))
    except (Exception, SystemExit) as problem:
        crashes.add(name, number, problem)
    except BaseException as problem:
        if isinstance(problem, KeyboardInterrupt):
            raise
        crashes.add(name, number, problem)


def run(targets: Targets, seconds: float, seed: int, names: Iterable[str], show: bool) -> tuple[Counter[str], Crashes]:
    """Feed inputs for some seconds of processor time; gives how many of each kind, and the crashes."""
    chosen = [name for name in names if name in targets.all]
    spent = dict.fromkeys(chosen, 0.0)
    fed: Counter[str] = Counter()
    crashes = Crashes()
    began = last = time.process_time()
    while (now := time.process_time()) - began < seconds:
        name = min(chosen, key=lambda name: spent[name] / SHARES[name])
        feed(targets, name, seed * 1_000_000_000 + fed[name], crashes)
        fed[name] += 1
        spent[name] += time.process_time() - now
        if show and now - last > 5:
            last = now
            counts = ", ".join(f"{fed[name]:,} {name}" for name in chosen)
            print(f"\r{fed.total():,} inputs, {crashes.kinds.total()} crashes ({counts})", end="", flush=True)
    return fed, crashes


def main() -> None:
    """Read the command line and feed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        targets = Targets(Path(folder) / "site")
        if sys.argv[1] == "--again":
            crashes = Crashes()
            feed(targets, sys.argv[2], int(sys.argv[3]), crashes)
            sys.exit("\n".join(crashes.first) or "it is well")
        minutes, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
        fed, crashes = run(targets, minutes * 60, seed, sys.argv[3:] or SHARES, show=True)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{fed.total():,} inputs of seed {seed}, {crashes.kinds.total()} crashes, at most {memory} MB")
    print("".join(f"  {count:>9,} {name}\n" for name, count in fed.items()))
    sys.exit("\n".join(crashes.first) if crashes.first else 0)


if __name__ == "__main__":
    main()
