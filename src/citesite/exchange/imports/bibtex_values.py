"""Values of BibTeX: strings joined with #, and LaTeX as Unicode text with the tags that a title may hold.

Nothing that a reader would miss disappears: a command that is not known stays as it is written, and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.macrospec import LatexContextDb

_MAYBE_LATEX = re.compile(r"[\\{}$~`']|--")
_BRACES_ALONE = re.compile(r"[\w\s.,:;()/+\[\]{}-]*")
_WORD = re.compile(r'#|[^\s#{}"]+')
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS = {
    "textless": "<", "textgreater": ">", "textbar": "|", "textbackslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "textunderscore": "_", "textquotesingle": "'", "textquotedbl": '"', "textdollar": "$",
    "textbraceleft": "{", "textbraceright": "}", "textpm": "±", "texttimes": "×", "textdiv": "÷", "textmu": "µ",
    "textdegree": "°", "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "textperiodcentered": "·",
    "textbullet": "•", "textellipsis": "…", "textleq": "≤", "textgeq": "≥", "lt": "<", "gt": ">", "textminus": "−",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "textasteriskcentered": "*",
    "slash": "/", "allowbreak": "", "nobreak": "", "leavevmode": "", "newline": " ", "hspace": "", "protect": "",
    "textalpha": "\u03b1", "textbeta": "β", "textgamma": "\u03b3",
    "textdelta": "δ", "textkappa": "κ", "textomega": "ω",
    "upalpha": "\u03b1", "upbeta": "β", "upgamma": "\u03b3",
    "updelta": "δ", "upkappa": "κ", "upomega": "ω", "upmu": "µ",
    "textperthousand": "‰", "textnumero": "№", "textdagger": "†", "textsection": "§", "textparagraph": "¶",
    "textendash": "–", "textemdash": "—", "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘",
    "textquoteright": "’", "guillemotleft": "«", "guillemotright": "»", "textcelsius": "℃", "celsius": "℃",
}  # fmt: skip
"""Commands that stand for one sign, and those that stand for none."""
_SIGN = re.compile(rf"\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|[ ](?=\S)|\s*$)?")
_ITALIC = re.compile(r"\\(?:textit|emph|mkbibemph|textsl)\s*\{([^{}]*)\}|\{\\(?:it|em|itshape|sl)\s++([^{}]*)\}")
_BOLD = re.compile(r"\\(?:textbf|mkbibbold)\s*\{([^{}]*)\}|\{\\(?:bf|bfseries)\s++([^{}]*)\}")
_ASIDE = re.compile(
    r"\\(?:text(?:rm|sf|tt|up|md|normal|sc|upright)?|math(?:rm|it|bf|sf|tt|cal|bb|frak|normal)|mbox|hbox|fbox|ensuremath|"
    r"operatorname|boldsymbol|bm|NoCaseChange|MakeUppercase|uline|underline|enquote)\s*(?=\{)|\\(?:rm|sf|tt|it|bf)\b\s*"
)
"""Commands for the shape of letters, which a title does not keep; their text stays."""
_LOWERED = re.compile(r"\\textsubscript\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_RAISED = re.compile(r"\\textsuperscript\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_MATHS = re.compile(r"(?<!\\)\$\$?((?:[^$\\]|\\.)+?)\$\$?|\\\(((?:(?!\\[()]).)+)\\\)")
_IS_MATHS = re.compile(r".*[\\_^=<>≤≥].*|\s*[A-Za-z]\s*|\s*(?:[-+±]\s*)?\d+(?:\.\d+)?\s*|\s*[-+±×~/]\s*", re.DOTALL)
_SCRIPT = re.compile(r"(?:(?<!\s)\s++)?([_^])\s*+(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\\[A-Za-z]+|[^\s{}\\]))")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_PRIME = str.maketrans({"'": "\u2032"})


def joined(raw: str, strings: Mapping[str, str]) -> str:
    """Return the value of a field: `{text}`, `"text"`, a number, the name of a string, or several joined with #."""
    raw = raw.strip()
    pieces, at = [], 0
    while at < len(raw):
        if raw[at].isspace():
            at += 1
        elif raw[at] == "{":
            end = _closing_brace(raw, at)
            pieces.append(raw[at + 1 : end])
            at = end + 1
        elif raw[at] == '"' and (end := _closing_quote(raw, at)):
            pieces.append(raw[at + 1 : end])
            at = end + 1
        elif found := _WORD.match(raw, at):
            name = found[0].lower()
            known = strings.get(name, name if name in _MONTHS else found[0])
            pieces.append(known if found[0] != "#" else "")
            at = found.end()
        else:
            pieces.append(raw[at:])
            break
    return "".join(pieces)


_BRACE = re.compile(r"(?<!\\)[{}]")


def _closing_brace(text: str, at: int) -> int:
    """Return the position of the brace that closes the one at a position, or the end of the text."""
    depth = 1
    for brace in _BRACE.finditer(text, at + 1):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(text)


def _closing_quote(text: str, at: int) -> int:
    """Return the position of the quote, outside braces, that closes the one at a position; 0 if it is never closed."""
    depth = 0
    for found in re.compile(r'["{}]').finditer(text, at + 1):
        if found[0] == '"' and depth == 0:
            return found.start()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
    return 0


def decoded(latex: str, notes: list[str] | None = None) -> str:
    """Decode LaTeX to Unicode, with the tags that a title may hold. What cannot be decoded is returned unchanged.

    Args:
        latex: the text.
        notes: takes a message for each command that is not known.
    """
    if not _MAYBE_LATEX.search(latex):
        return latex
    if _BRACES_ALONE.fullmatch(latex) and latex.count("{") == latex.count("}"):
        return latex.replace("{", "").replace("}", "").replace("---", "—").replace("--", "–")
    text = _MATHS.sub(_formula, latex)
    text = re.sub(r"(?<!\\)\$", r"\\$", text)
    text = _LOWERED.sub(r"<sub>\1</sub>", _RAISED.sub(r"<sup>\1</sup>", text))
    text = _ITALIC.sub(lambda found: f"<i>{found[1] or found[2] or ''}</i>", text)
    text = _BOLD.sub(lambda found: f"<b>{found[1] or found[2] or ''}</b>", text)
    text = re.sub(r"\\url\s*\{([^{}]*)\}", r"\1", text)
    text = _SIGN.sub(lambda found: "{" + _ESCAPED.get(sign := _SIGNS[found[1]], sign) + "}", _ASIDE.sub("", text))
    # A per cent sign begins a comment in LaTeX, and never does in a reference.
    text = re.sub(r"(?<!\\)%", r"\\%", text)
    unknown = _unknown_commands(text)
    if notes is not None:
        notes += [f"the LaTeX command \\{name} is not known and stays as it is written" for name in sorted(unknown)]
    text = _COMMAND.sub(lambda found: rf"\textbackslash{{}}{found[1]}" if found[1] in unknown else found[0], text)
    try:
        return _text_of(text).replace("\ufdd0", "^")
    except Exception:
        # The library raises various errors for commands without their arguments.
        return latex


# The library turns the caret into the accent that TeX prints.
_ESCAPED = {
    "\\": r"\textbackslash", "{": r"\{", "}": r"\}", "~": r"\textasciitilde", "^": "\ufdd0", "_": r"\_",
    "$": r"\$",
}  # fmt: skip


def _formula(found: re.Match[str]) -> str:
    """Return a formula as text with tags; dollar signs that are prices stay."""
    inside = found[1] if found[1] is not None else found[2]
    if found[1] is not None and not _IS_MATHS.fullmatch(inside):
        return re.sub(r"\$", r"\\$", found[0])
    text = re.sub(r"\\(?:left|right|displaystyle|textstyle|,|;|!|quad|qquad|limits)(?![A-Za-z])", "", inside)
    text = _ASIDE.sub("", text)
    for _ in range(3):
        text = _SCRIPT.sub(_script, text)
    return "{" + text.translate(_PRIME).replace("{}", "") + "}"


def _script(found: re.Match[str]) -> str:
    inside = found[2] if found[2] is not None else found[3]
    # A prime, and degrees written as a small circle.
    if found[1] == "^" and inside.strip() in (r"\circ", r"\prime"):
        return "°" if "circ" in inside else "\u2032"
    tag = "sub" if found[1] == "_" else "sup"
    return f"<{tag}>{inside}</{tag}>"


def _text_of(latex: str) -> str:
    # Imported here because it belongs to the `bibtex` extra, which need not be installed.
    from pylatexenc.latexwalker import LatexWalker

    # With its own table of commands made once, where the library would make it for each text.
    return str(_decoder().nodelist_to_text(LatexWalker(latex, latex_context=_context()).get_latex_nodes()[0]))


@cache
def _context() -> LatexContextDb:
    # See `_text_of`.
    from pylatexenc.latexwalker import get_default_latex_context_db

    return get_default_latex_context_db()


@cache
def _decoder() -> LatexNodes2Text:
    # See `_text_of`.
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_comments=True)


@cache
def _known_commands() -> frozenset[str]:
    # See `_text_of`.
    from pylatexenc.latex2text import get_default_latex_context_db

    return frozenset(spec.macroname for spec in get_default_latex_context_db().iter_macro_specs() if spec.macroname)


def _unknown_commands(text: str) -> set[str]:
    return {name for name in _COMMAND.findall(text) if name not in _known_commands()}
