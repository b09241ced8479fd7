"""Feed citesite with inputs that a fuzzer grows from those that reach new code: `make guided MINUTES=10`.

Usage: python -m hostile.guided FOLDER [OPTION...]. Atheris keeps in FOLDER what reached something new, and in the
working folder what was a crash; options are libFuzzer's. The first byte of an input says which file the rest is.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

from hostile.inputs import SIGNS

with atheris.instrument_imports(include=["citesite"]):
    from hostile.judging import bounded
    from hostile.targets import FILES, Targets

LONGEST = 6_000


def _escaped(sign: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in sign.encode())


def main() -> None:
    """Begin with the good files, and go on until the time is over."""
    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    names = list(FILES)
    for number, body in enumerate(FILES.values()):
        (corpus / f"good-{number}").write_bytes(bytes([number]) + body.encode())
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words"
        words.write_text("".join(f'"{_escaped(sign)}"\n' for sign in SIGNS), "ascii")
        # The first build imports all stages, which are watched only where they are imported here.
        with atheris.instrument_imports(include=["citesite"]):
            targets = Targets(Path(folder) / "site")

        def feed(data: bytes) -> None:
            if data:
                with bounded():
                    targets.feed(names[data[0] % len(names)], data[1:])

        options = [f"-max_len={LONGEST}", "-len_control=0", "-rss_limit_mb=1500", f"-dict={words}"]
        atheris.Setup([*sys.argv, *options], feed)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
