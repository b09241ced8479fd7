"""Say on a page of an edition which of its words are in the first language, and why."""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import NamedTuple

from markupsafe import escape

from citesite import addresses
from citesite.text.untranslated import BEGIN, BEGIN_STALE, END, has_marks, without_marks

_TOKEN = re.compile(r"""<[A-Za-z/!?](?:[^<>"']|"[^"]*"|'[^']*')*>|[\ue0f0-\ue0f2]|[^<\ue0f0-\ue0f2]+|<""")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_WITHOUT_SPANS = frozenset(["head", "title", "script", "style", "svg", "option", "textarea"])
"""What may hold no span."""
_WORDS_OF_IMAGE = re.compile(rf'\salt="[{BEGIN}{BEGIN_STALE}][^"]*{END}"')
_MAIN = re.compile(r"<main\b[^<>]*>")


class ShownEdition(NamedTuple):
    """The edition that a page is of."""

    first: str
    """The tag of the first language."""
    first_name: str
    """What that calls itself."""
    direction: str
    """`ltr` or `rtl`, if the first language is not written in the direction of the edition's; otherwise empty."""
    first_words: NullTranslations
    """The theme's words in the first language."""


def in_languages(html: str, edition: ShownEdition, words: NullTranslations) -> str:
    """Return a page whose words in the first language say so.

    Args:
        html: the page, with marks around those words.
        edition: what edition it is of.
        words: the theme's words in its language.
    """
    if not has_marks(html):
        return html
    stale = words.gettext("This part has changed and is not translated yet.")
    made = _Marked(_language(edition), stale)
    for token in _TOKEN.findall(html):
        made.add(token)
    text = "".join(made.parts)
    notice = words.gettext("Some parts of this page are not translated yet.")
    return _MAIN.sub(lambda found: f"{found[0]}\n{_notice(notice)}", text, count=1) if made.has_spans else text


def _language(edition: ShownEdition) -> str:
    direction = f' dir="{edition.direction}"' if edition.direction else ""
    return f' lang="{escape(edition.first)}"{direction}'


def _notice(text: str) -> str:
    return f'<p class="untranslated-page wrap">{escape(text)}</p>'


def withheld(html: str, address: str, edition: ShownEdition, words: NullTranslations) -> str:
    """Return a page without its words, which says in both languages why and leads to the page in the first one.

    Its places stay, so that what links to them still leads to the page. Searches are asked to pass it over.

    Args:
        html: the page, with marks around words in the first language.
        address: its address in the edition.
        edition: what edition it is of.
        words: the theme's words in its language.
    """
    html = in_languages(html, edition, words)
    start, end = _inside_main(html)
    if start < 0:
        return html
    href = escape("../" * (address.count("/") + 1) + addresses.file_of(address))
    before, inside, behind = _OF_WORDS.sub("", html[:start]), html[start:end], html[end:]
    before = before.replace("<head>", '<head>\n<meta name="robots" content="noindex">', 1)
    (why, go), (first_why, first_go) = (
        (
            escape(own.gettext("This page has changed and is not translated yet.")),
            escape(own.gettext("Read the page in {language}").format(language=edition.first_name)),
        )
        for own in (words, edition.first_words)
    )
    link = f'<a href="{href}" hreflang="{escape(edition.first)}">'
    hero = f'<div class="hero">\n<div class="wrap">\n<h1>{why}</h1>\n<p class="lead">{link}{go}</a></p>\n</div>\n</div>'
    other = f'<div class="wrap single"{_language(edition)}>\n<p>{first_why}</p>\n<p>{link}{first_go}</a></p>\n</div>'
    places = "".join(f'<span id="{name}"></span>' for name in dict.fromkeys(_ID.findall(inside)))
    return "\n".join([before, hero, other, places, behind])


def _inside_main(html: str) -> tuple[int, int]:
    """Return where the words of a page begin and end; -1 for a page without them, such as a feed."""
    tag, end = _MAIN.search(html), html.rfind("</main>")
    return (tag.end(), end) if tag and tag.end() <= end else (-1, -1)


_OF_WORDS = re.compile(
    r'<script type="application/ld\+json">.*?</script>\n?|<meta (?:name|property)="[a-z:]*description"[^>]*>\n?'
    r'|<link rel="alternate" type="text/markdown"[^>]*>\n?|(?<=\s)data-pagefind-body',
    re.DOTALL,
)
"""What the head of a page says of its words, and what tells a search to read them."""
_ID = re.compile(r"""<[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*?\sid="([^"]+)\"""")


class _Marked:
    """The parts of a page as it is read from its beginning to its end."""

    def __init__(self, language: str, stale: str) -> None:
        self.parts: list[str] = []
        self.has_spans = False
        """Whether one is in the text of the page: menus do not count."""
        self._is_in_text = False
        self._language = language
        self._note = f' <small class="untranslated-note">({escape(stale)})</small>'
        self._closed_in: list[str] = []
        """The elements in which no span may be, the innermost last."""
        self._depth = -1
        """How many elements are open inside the span; -1 outside one."""
        self._is_stale = False

    def add(self, token: str) -> None:
        """Add a tag, a mark, or what is between them."""
        if token in (BEGIN, BEGIN_STALE, END):
            self._mark(token)
        elif token.startswith("<") and (tag := _TAG.match(token)):
            name = tag[2].lower()
            if name == "main":
                self._is_in_text = not tag[1]
            if name == "img" and _WORDS_OF_IMAGE.search(token):
                token = f"<img{self._language}{token[4:]}"
            self._tag(without_marks(token), name, bool(tag[1]))
        else:
            self.parts.append(without_marks(token))

    def _mark(self, mark: str) -> None:
        if self._closed_in:
            return
        self._close()
        if mark != END:
            self.parts.append(f'<span class="untranslated"{self._language}>')
            self.has_spans |= self._is_in_text
            self._depth, self._is_stale = 0, mark == BEGIN_STALE

    def _tag(self, written: str, name: str, is_end: bool) -> None:
        if name in _WITHOUT_SPANS and not written.endswith("/>"):
            if not is_end:
                self._closed_in.append(name)
            elif name in self._closed_in:
                self._closed_in.remove(name)
        if self._depth >= 0 and name not in _VOID and not written.endswith("/>"):
            # A span ends at the latest with the element that it is in.
            if is_end and self._depth == 0:
                self._close()
            else:
                self._depth += -1 if is_end else 1
        self.parts.append(written)

    def _close(self) -> None:
        if self._depth >= 0:
            self.parts.append("</span>" + (self._note if self._is_stale else ""))
            self._depth, self._is_stale = -1, False
