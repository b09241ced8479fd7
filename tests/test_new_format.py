"""A format for references is one declaration: nothing else in citesite names it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import citesite
from site_test import AS_OF, SiteTest

ENDNOTE = '''

def endnote(data: Data) -> str:
    """Return the references in EndNote's own tagged format."""
    return "".join(f"%0 Generic\\n%T {item['title']}\\n\\n" for item in data["references"])


DOWNLOADS = (
    *DOWNLOADS,
    Download("references.enw", "EndNote", "application/x-endnote-refer", "references", endnote),
)
'''


def test_a_new_format_is_made_linked_described_offered_and_owned(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "citesite"
    shutil.copytree(Path(citesite.__file__).parent, package)
    with (package / "exchange/exports/references.py").open("a", encoding="utf-8") as file:
        file.write(ENDNOTE)
    site = SiteTest(tmp_path / "site")

    def run(*args: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", "from citesite.cli.main import main; main()", *args],
            cwd=site.folder,
            env={**os.environ, "PYTHONPATH": str(package.parent), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("build", "--as-of", AS_OF)
    expected = "%0 Generic\n%T How to take examplin\n\n%0 Generic\n%T Examplin for headache\n\n"
    assert site.read("site/examplin/references.enw") == expected
    assert '<a href="../references.enw">EndNote</a>' in site.page("examplin/for-clinicians/")
    assert '"path": "references.enw"' in site.read("site/examplin/datapackage.json")
    assert run("export", "references", "--format", "endnote") == expected
    # What a killed build leaves behind.
    site.write("site/examplin/references.enw.citesite-new", "half")
    site.edit("content/sources/trials.yaml", "Examplin for headache", "Examplin against headache")
    run("build", "--as-of", AS_OF)
    assert "%T Examplin against headache" in site.read("site/examplin/references.enw")
    assert not [name for name in site.files() if name.endswith(".citesite-new")]
