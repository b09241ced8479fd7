"""Feed citesite with damaged inputs for some minutes: `make fuzz MINUTES=10`. Exit code 1 where one was a crash.

Usage: python -m hostile.fuzz MINUTES [SEED] [TARGET...]. Each input is named by its target and a number, so that
`python -m hostile.fuzz --again records 4711` feeds the very same one again to the same version of citesite. The files
of a crash are kept in a folder at once. Ctrl-C, or a signal to end, stops after the input at hand, and the counts are
printed.
"""

from __future__ import annotations

import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from hostile.judging import bounded
from hostile.targets import Targets

MEMORY = 1_500_000_000
"""The most address space that the process may take, in bytes, libraries included."""
SHARES = {
    "yaml": 0.2, "text": 0.1, "registry": 0.05, "records": 0.25, "numbers": 0.1, "settings": 0.05, "published": 0.05,
    "template": 0.08, "cache": 0.04, "cache rows": 0.04, "import": 0.04,
}  # fmt: skip
"""How the time is shared out among the targets: most to what reads records."""
KEPT = Path(".venv/crashes")
"""Where the files of crashes are kept, below the folder that the fuzzer is started in."""


class Crashes:
    """What went wrong, each kind once."""

    def __init__(self, kept: Path | None = None) -> None:
        self.kinds: Counter[str] = Counter()
        self.first: list[str] = []
        self.kept = kept
        """The folder for the files of each first crash; None to keep none."""

    def add(self, name: str, number: int, problem: BaseException, fed: Mapping[str, bytes]) -> None:
        """Keep a crash if it is the first of its kind, told apart by where it happened."""
        last = traceback.extract_tb(problem.__traceback__)[-1]
        kind = f"{name}: {type(problem).__name__} in {Path(last.filename).name}:{last.lineno}"
        if not self.kinds[kind]:
            trace = "".join(traceback.format_exception(problem)[-6:])
            self.first.append(f"{kind} (--again '{name}' {number})\n{trace}")
            self._keep(
                f"{name} {number}".replace(" ", "-"), {**fed, "trace.txt": self.first[-1].encode("utf-8", "replace")}
            )
        self.kinds[kind] += 1

    def _keep(self, name: str, files: Mapping[str, bytes]) -> None:
        if self.kept is None:
            return
        for path, data in files.items():
            target = self.kept / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def feed(targets: Targets, name: str, number: int, crashes: Crashes) -> None:
    """Feed one input."""
    targets.fed.clear()
    try:
        with bounded():
            targets.all[name](random.Random(f"{name} {number}"))
    except KeyboardInterrupt:
        raise
    except BaseException as problem:
        crashes.add(name, number, problem, targets.fed)


@contextmanager
def asked_to_stop() -> Iterator[Event]:
    """Yield what is set when somebody wants the run to end: an input is never cut off, as commands catch Ctrl-C."""
    event = Event()
    before = {sign: signal.signal(sign, lambda *_: event.set()) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield event
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def run(
    targets: Targets, seconds: float, seed: int, names: Iterable[str], show: bool = False, kept: Path | None = None
) -> tuple[Counter[str], Crashes]:
    """Feed inputs for some seconds of processor time, or until a signal; return how many of each, and the crashes."""
    chosen = [name for name in names if name in targets.all]
    spent = dict.fromkeys(chosen, 0.0)
    fed: Counter[str] = Counter()
    crashes = Crashes(kept)
    began = last = time.process_time()
    with asked_to_stop() as stop:
        if kept:
            print("feeding until the time is over, or Ctrl-C", flush=True)
        while (now := time.process_time()) - began < seconds and not stop.is_set():
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
        fed, crashes = run(targets, minutes * 60, seed, sys.argv[3:] or SHARES, show=sys.stdout.isatty(), kept=KEPT)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        spent = time.process_time()
    counts = f"{fed.total():,} inputs of seed {seed} in {spent:.0f} s, {crashes.kinds.total()} crashes"
    print(f"\n{counts}, at most {memory} MB")
    print("".join(f"  {count:>9,} {name}\n" for name, count in fed.items()), flush=True)
    if crashes.first:
        print(f"The files of each kind of crash are in {KEPT}")
    sys.exit("\n".join(crashes.first) if crashes.first else 0)


if __name__ == "__main__":
    main()
