"""Nothing that the theme needs is newer than the oldest browsers of docs/browsers.md: Chrome 87 and iOS 14.

A browser drops a whole rule if it cannot read its selector, and a whole script if it cannot read one expression. What
is below `@supports` may be newer. Versions are those of MDN's compatibility data.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

ASSETS = Path(__file__).parent.parent / "src/citesite/theme/assets"


class Newer(NamedTuple):
    """What the oldest browsers lack."""

    pattern: str
    example: str
    reason: str


STYLES = {
    ":is()": Newer(r":is\(", "h2:is(.a, .b) { }", "Chrome 88: the rule is dropped, and words are glued together"),
    ":where()": Newer(r":where\(", ":where(a) { }", "Chrome 88: the rule is dropped"),
    ":has()": Newer(r":has\(", "p:has(a) { }", "Chrome 105, Safari 15.4: the rule is dropped"),
    ":not() of a list": Newer(r":not\([^()]*,", "p:not(.a, .b) { }", "Chrome 88: the rule is dropped"),
    "::details-content": Newer(
        "::details-content", "details::details-content { }", "Chrome 131, Safari 18.4: what is folded stays folded"
    ),
    ":focus-visible in a list": Newer(
        r"(?:^|\}|\{)[^{}]*(?:[^{},]*:focus(?!-visible)[^{}]*,[^{}]*:focus-visible|:focus-visible[^{}]*,[^{},]*:focus(?!-visible))",
        "a:focus, a:focus-visible { }",
        "Safari 15.4: the rule is dropped for :focus too",
    ),
    "nesting": Newer(r"(?:^|[{};])\s*&|@nest\b", "a { color: red; &:hover { } }", "Chrome 112, Safari 16.5: dropped"),
    "@layer": Newer("@layer", "@layer base { }", "Chrome 99, Safari 15.4: all rules inside are dropped"),
    "@container": Newer("@container", "@container (width > 1px) { }", "Chrome 105, Safari 16: all inside is dropped"),
    "@scope": Newer("@scope", "@scope (.a) { }", "Chrome 118, Safari 17.4: all inside is dropped"),
    "comparisons in @media": Newer(
        r"@media[^{]*[<>]", "@media (width >= 40em) { }", "Chrome 104, Safari 16.4: all inside is dropped"
    ),
    "flex gap": Newer(
        r"\{(?=[^{}]*(?<![\w-])(?:row-|column-)?gap\s*:)(?![^{}]*(?:display\s*:\s*(?:inline-)?grid|columns\s*:))",
        "ul { display: flex; gap: 1rem }",
        "iOS 14.5: words touch; a grid may have one, flexible boxes need margins",
    ),
    "inset": Newer(r"(?<![\w-])inset(?:-\w+)*\s*:", "p { inset: 0 }", "iOS 14.5: nothing is put in its place"),
    "aspect-ratio": Newer(r"(?<![\w-])aspect-ratio\s*:", "p { aspect-ratio: 1 }", "Chrome 88, Safari 15: no height"),
    "logical shorthands": Newer(
        r"(?<![\w-])(?:margin|padding|border)-(?:inline|block)\s*:",
        "p { margin-inline: 1rem }",
        "iOS 14.5: no distance; -start and -end are known",
    ),
    "new units": Newer(r"\d(?:[dsl]v[hw]|cq[wh]|lh)\b", "p { height: 10dvh }", "Chrome 94 to 109: the size is dropped"),
    "new colours": Newer(
        r"(?:color-mix|oklch|oklab|lab|lch|light-dark|color)\(",
        "p { color: light-dark(#000, #fff) }",
        "Chrome 111 to 123: the colour is dropped, and text may have that of its ground",
    ),
    "a spoken text without a plain one": Newer(
        r"\{(?![^{}]*content:\s*\"[^\"]*\"\s*;[^{}]*content:)[^{}]*content:[^;{}]*\s/\s",
        'p::before { content: "x" / "" }',
        "Safari 17.4: nothing is shown; write the plain content before it",
    ),
    "overflow: clip": Newer(r"overflow(?:-\w)?\s*:\s*clip", "p { overflow: clip }", "Chrome 90, Safari 16: dropped"),
    ":dir()": Newer(r":dir\(", "p:dir(rtl) { }", "Chrome 120, Safari 16.4: the rule is dropped"),
    "translate and others by themselves": Newer(
        r"(?<![\w-])(?:translate|rotate|scale)\s*:", "p { rotate: 9deg }", "Chrome 104, iOS 14.5: not moved"
    ),
}
SCRIPTS = {
    "lookbehind": Newer(r"\(\?<[=!]", "/(?<=a)b/", "Safari 16.4: the script stops before it starts"),
    "flags v and d": Newer(r"/[gimsuy]*[vd][gimsuy]*\s*[,;).]", "x.match(/a/v);", "Chrome 90 and 112: the same"),
    "static blocks": Newer(r"\bstatic\s*\{", "class A { static { } }", "Chrome 94, Safari 16.4: the same"),
    "private methods": Newer(r"#\w+\s*\([^)]*\)\s*\{", "class A { #b() { } }", "Safari 15: the same"),
    "private in": Newer(r"#\w+\s+in\b", "#a in b", "Chrome 91, Safari 15: the same"),
    "top-level await": Newer(r"^await\b", "await a();", "Chrome 89, Safari 15: the same"),
    "at()": Newer(r"\.at\(", "a.at(-1)", "Chrome 92, Safari 15.4: an error where it is called"),
    "findLast()": Newer(r"\.findLast(?:Index)?\(", "a.findLast(b)", "Chrome 97, Safari 15.4: the same"),
    "copies of arrays": Newer(r"\.(?:toSorted|toReversed|toSpliced|with)\(", "a.toSorted()", "Chrome 110: the same"),
    "groupBy()": Newer(r"\.groupBy\(", "Object.groupBy(a, b)", "Chrome 117, Safari 17.4: the same"),
    "hasOwn()": Newer(r"Object\.hasOwn\(", "Object.hasOwn(a, b)", "Chrome 93, Safari 15.4: the same"),
    "structuredClone()": Newer(r"structuredClone\(", "structuredClone(a)", "Chrome 98, Safari 15.4: the same"),
    "weak references": Newer(r"\bWeakRef\b", "new WeakRef(a)", "iOS 14.5: the same"),
    "randomUUID()": Newer(r"randomUUID\(", "crypto.randomUUID()", "Chrome 92, Safari 15.4: the same"),
    "Intl.Segmenter": Newer(
        r"(?<!in Intl \? new )Intl\.Segmenter\(",
        "new Intl.Segmenter('ja')",
        "iOS 14.5, Firefox 125: an error where it is called, unless the script asks for it first",
    ),
    "checkVisibility()": Newer(r"\.checkVisibility\(", "a.checkVisibility()", "Chrome 105, Safari 17.4: the same"),
    "idle callbacks": Newer(r"requestIdleCallback\(", "requestIdleCallback(a)", "no Safari has them"),
    "selectors": Newer(
        r"(?:querySelector(?:All)?|matches|closest)\([\"'`][^\"'`]*:(?:is|where|has)\(",
        'document.querySelector("a:has(b)")',
        "Chrome 88 to 105: an error where it is called",
    ),
}


def uncommented(text: str) -> str:
    """Return a style sheet or script without comments."""
    return re.sub(r"/\*.*?\*/|(?m:^\s*//[^\n]*$)", "", text, flags=re.DOTALL)


def unsupported(css: str) -> str:
    """Return a style sheet without what is below `@supports`."""
    while (start := css.find("@supports")) >= 0:
        depth, end = 1, css.index("{", start) + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        css = css[:start] + css[end:]
    return css


def newer_in(text: str, known: dict[str, Newer]) -> list[str]:
    """Return what a text uses that the oldest browsers lack, with its reason."""
    return [
        f"{name}: …{text[max(0, found.start() - 60) : found.end() + 20].strip()}… ({one.reason})"
        for name, one in known.items()
        for found in re.finditer(one.pattern, text, re.MULTILINE)
    ]


@pytest.mark.parametrize("sheet", sorted(path.name for path in ASSETS.glob("*.css")))
def test_no_style_sheet_needs_a_newer_browser(sheet: str) -> None:
    assert newer_in(unsupported(uncommented((ASSETS / sheet).read_text("utf-8"))), STYLES) == []


# Pagefind's own index, which search-pagefind.js loads, says itself which browsers it needs.
@pytest.mark.parametrize("script", sorted(path.name for path in ASSETS.glob("*.js")))
def test_no_script_needs_a_newer_browser(script: str) -> None:
    assert newer_in(uncommented((ASSETS / script).read_text("utf-8")), SCRIPTS) == []


@pytest.mark.parametrize("name", [*STYLES, *SCRIPTS])
def test_each_newer_thing_would_be_found(name: str) -> None:
    known = STYLES if name in STYLES else SCRIPTS
    text = f"a {{ color: red }}\n{known[name].example}\n" if name in STYLES else f"\n{known[name].example}\n"
    assert any(found.startswith(f"{name}: ") for found in newer_in(text, known))
    if name in STYLES:
        assert newer_in(unsupported(f"@supports (color: red) {{ {known[name].example} }}"), STYLES) == []


def test_what_every_browser_of_the_policy_knows_is_not_reported() -> None:
    css = """
    .a { display: grid; gap: 1rem; margin-inline-start: 2px; border-inline-end: 1px solid; color: var(--x); }
    @media (min-width: 40em) { .b:not(.c) + .d::before { content: "x"; content: "x" / ""; } }
    a:focus-visible, button:focus-visible { outline: 3px solid; } .hide { clip-path: inset(50%); }
    """
    assert newer_in(css, STYLES) == []
    assert newer_in("const a = b?.c ?? d; e.replaceAll(f, g); /(?<name>h)/u.exec(i);", SCRIPTS) == []
