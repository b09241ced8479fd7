"""The fonts of every browser that a test starts: those of pinned packages, never those of the machine.

Fontconfig, through which Chromium finds fonts on Linux, reads one file that a variable of the environment names. On
other systems Chromium takes the system's fonts, and the tests depend on them.
"""

from __future__ import annotations

import os
from pathlib import Path
from xml.sax.saxutils import escape

_PACKAGES = Path(__file__).parent / "browser" / "node_modules"
FONTS = {
    # As wide as Arial, Helvetica and Liberation Sans, which the theme asks for on paper.
    "Arimo": "@expo-google-fonts/arimo",
    # A seventh wider, as is Verdana; the only font of many servers.
    "DejaVu Sans": "dejavu-fonts-ttf/ttf",
    # Letters that are wide beside its digits, by which the theme levels the widths of fonts.
    "Noto Sans": "@expo-google-fonts/noto-sans",
}
"""The package of each family."""
USUAL = "Arimo"
_ASKED_FOR = ("sans-serif", "system-ui")


def use(family: str) -> None:
    """Let browsers that are started from now on see the fonts of one package alone.

    Raises:
        FileNotFoundError: if its package is not installed.
    """
    fonts = _PACKAGES / FONTS[family]
    if not fonts.is_dir():
        raise FileNotFoundError(f"{fonts} is missing; `make test` installs it, as does `npm ci` in {_PACKAGES.parent}")
    folder = _PACKAGES / ".fonts" / family
    folder.mkdir(parents=True, exist_ok=True)
    aliases = "".join(
        f"<alias><family>{name}</family><prefer><family>{family}</family></prefer></alias>" for name in _ASKED_FOR
    )
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>'
        f"<dir>{escape(str(fonts))}</dir><cachedir>{escape(str(folder))}</cachedir>{aliases}"
        # Phones fit no letters to their pixels; without this line, letters are, and lines up to 4 % wider.
        '<match target="font"><edit name="hinting"><bool>false</bool></edit></match>'
        # DejaVu's package holds a font for formulas, which Fontconfig would take for any text.
        "<selectfont><rejectfont><glob>*/DejaVuMath*</glob></rejectfont></selectfont></fontconfig>\n"
    )
    # Moved into place, because other test processes may be reading it.
    draft = folder / f"fonts.conf.{os.getpid()}"
    draft.write_text(text, encoding="utf-8")
    draft.replace(folder / "fonts.conf")
    os.environ["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
