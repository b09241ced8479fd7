"""Find on a finished page what its own policy forbids: browsers leave it out without a word to anybody.

Only what a program can be sure of is looked at. Source: Content Security Policy Level 3, sections 6.1 and 6.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

MOST = 20
"""After so many kinds on a page the rest are left out: they have one cause."""
Attributes = Mapping[str, str]
Directives = Mapping[str, tuple[str, ...]]

_SETTINGS = {
    "script-src": "scripts", "style-src": "styles", "font-src": "fonts", "img-src": "images", "media-src": "media",
    "frame-src": "frames",
}  # fmt: skip
"""The field of `policy` in the settings for each directive that has one."""
_WITHOUT_DEFAULT = ("form-action", "base-uri")
_RUN = frozenset(["", "module", "importmap", "text/javascript", "application/javascript", "speculationrules"])
"""Types of scripts that browsers run or obey; others are data."""
_OF_LINKS = {"stylesheet": "style-src", "icon": "img-src", "modulepreload": "script-src", "manifest": "manifest-src"}
_PRELOADED = {"font": "font-src", "image": "img-src", "script": "script-src", "style": "style-src"}
_LOADED = {
    "script": ("script-src", "src"), "img": ("img-src", "src"), "iframe": ("frame-src", "src"),
    "frame": ("frame-src", "src"), "audio": ("media-src", "src"), "video": ("media-src", "src"),
    "track": ("media-src", "src"), "embed": ("object-src", "src"), "object": ("object-src", "data"),
    "image": ("img-src", "href"), "base": ("base-uri", "href"), "form": ("form-action", "action"),
}  # fmt: skip


class Forbidden(NamedTuple):
    """Something on a page that its policy forbids."""

    line: int
    message: str
    tag: str
    """The start tag as the page has it."""
    address: str
    """What it would load; empty for what is written into the page."""


class _Use(NamedTuple):
    """Something that a policy has a say in."""

    directive: str
    address: str
    """Empty for what is written into the page."""
    what: str
    line: int
    tag: str


@dataclass
class Uses:
    """Takes the tags of a page in their order, and notes what a policy has a say in, and the policies."""

    policies: list[str] = field(default_factory=list)
    _found: list[_Use] = field(default_factory=list)
    _players: int = 0
    """How many elements that play sound or a film are open."""

    def start(self, tag: str, attributes: Attributes, line: int, source: str) -> None:
        """Take a start tag."""
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(attributes.get("content", ""))
        self._players += tag in ("audio", "video")
        uses = [*((directive, "", what) for directive, what in _written(tag, attributes))]
        uses += [use for use in self._loaded(tag, attributes) if use[1]]
        self._found += [_Use(*use, line, source[:500]) for use in uses]

    def end(self, tag: str) -> None:
        """Take an end tag."""
        self._players -= tag in ("audio", "video") and self._players > 0

    def forbidden(self) -> list[Forbidden]:
        """Return what the policies of the page forbid, each kind once."""
        policies = [directives_of(policy) for policy in self.policies]
        found: dict[str, Forbidden] = {}
        for use in self._found:
            if not all(_allows(policy, use.directive, use.address) for policy in policies):
                message = _message(use)
                found.setdefault(message, Forbidden(use.line, message, use.tag, use.address))
        return list(found.values())[:MOST]

    def _loaded(self, tag: str, attributes: Attributes) -> Iterator[tuple[str, str, str]]:
        """Yield the directive, the address, which may be empty, and the name of each thing that a start tag loads."""
        if tag == "link":
            for rel in attributes.get("rel", "").lower().split():
                directive = _PRELOADED.get(attributes.get("as", "")) if rel == "preload" else _OF_LINKS.get(rel)
                if directive:
                    yield directive, attributes.get("href", ""), f"<link rel={rel}>"
        elif tag == "source":
            yield "media-src" if self._players else "img-src", attributes.get("src", ""), "<source>"
        elif tag == "input" and attributes.get("type", "").lower() == "image":
            yield "img-src", attributes.get("src", ""), "<input>"
        elif tag in _LOADED:
            directive, name = _LOADED[tag]
            # A form without an address sends what is typed to its own page.
            yield directive, attributes.get(name, "." if tag == "form" else ""), f"<{tag}>"
        if tag in ("img", "source"):
            for part in attributes.get("srcset", "").split(", "):
                yield "img-src", part.strip().partition(" ")[0], f"<{tag} srcset>"
        if tag == "video":
            yield "img-src", attributes.get("poster", ""), "<video poster>"


def _written(tag: str, attributes: Attributes) -> Iterator[tuple[str, str]]:
    """Yield the directive and the name of each script and style that a start tag holds or begins."""
    for name, value in attributes.items():
        if name == "style":
            yield "style-src", "style="
        elif name.startswith("on"):
            yield "script-src", f"{name}="
        elif name == "href" and value.lstrip().lower().startswith("javascript:"):
            yield "script-src", "a link to javascript:"
    if tag == "style":
        yield "style-src", "<style>"
    elif tag == "script" and not attributes.get("src") and attributes.get("type", "").lower() in _RUN:
        yield "script-src", "<script>"


def directives_of(policy: str) -> dict[str, tuple[str, ...]]:
    """Return a policy as browsers take it apart: of a directive that is there twice, the first one counts."""
    found: dict[str, tuple[str, ...]] = {}
    for part in policy.split(";"):
        if words := part.split():
            found.setdefault(words[0].lower(), tuple(words[1:]))
    return found


def _allows(policy: Directives, directive: str, address: str) -> bool:
    fallbacks = ("child-src",) if directive == "frame-src" else ()
    names = (directive, *fallbacks, *(() if directive in _WITHOUT_DEFAULT else ("default-src",)))
    sources = next((policy[name] for name in names if name in policy), None)
    if sources is None:
        return True
    if any(source.startswith(("'sha", "'nonce-", "'strict-")) or source == "'unsafe-hashes'" for source in sources):
        # Which one this is cannot be told from its tag.
        return True
    return any(_matches(source, address) for source in sources) if address else "'unsafe-inline'" in sources


def _matches(source: str, address: str) -> bool:
    """Return whether an expression of a policy takes in an address; addresses within the site are relative."""
    scheme, host, path = _parts(address)
    if not (scheme or host):
        return source in ("'self'", "*")
    if scheme == "about":
        return True
    if source == "*":
        return scheme in ("", "http", "https")
    if source.endswith(":"):
        return source[:-1].lower() == (scheme or "https")
    wanted_scheme, wanted_host, wanted_path = _parts(source if "//" in source else f"//{source}")
    is_host = wanted_host == host or (wanted_host.startswith("*.") and host.endswith(wanted_host[1:]))
    is_path = path.startswith(wanted_path) if wanted_path.endswith("/") else wanted_path in ("", path)
    return is_host and is_path and wanted_scheme in ("", scheme or "https", "http")


def _parts(address: str) -> tuple[str, str, str]:
    """Return scheme, host with port, and path of an address; the first two are empty for one within the site."""
    try:
        found = urlsplit(address.strip())
    except ValueError:
        return "", "", address
    return found.scheme.lower(), found.netloc.lower(), found.path


def _message(use: _Use) -> str:
    if not use.address:
        if use.directive == "style-src":
            return f"{use.what} does nothing: the page's policy forbids it; put it into a file in templates/assets"
        files = "put it into a file in templates/assets, and write policy: {scripts: [self]} into the settings"
        return f"{use.what} does not run: the page's policy forbids it; {files}"
    scheme, host, _ = _parts(use.address)
    server = f"https://{host}" if host else f"{scheme}:" if scheme else "this site"
    said = f"{use.what} loads nothing from {server}: the page's policy forbids it"
    if use.directive == "form-action":
        return f"a form sends nothing to {server}: the page's policy forbids it, and no setting allows it"
    if use.directive not in _SETTINGS or (scheme and not host):
        return f"{said}, and no setting allows it"
    value = f'"{server}"' if host else "self"
    return f"{said}; policy: {{{_SETTINGS[use.directive]}: [{value}]}} in the settings allows it"


def is_own(address: str, url: str) -> bool:
    """Whether an address is on the server of the site itself, which is published at `url`; that may be empty."""
    return bool(url) and _parts(address)[:2] == _parts(url)[:2]


def not_in_headers(pages: Mapping[str, str], headers: str) -> Iterator[str]:
    """Yield a line for each source that policies of pages allow and the headers of a host do not.

    Args:
        pages: for each policy, a page that has it.
        headers: the text of `_headers`.
    """
    sent = re.search(r"^[^\S\n]*+Content-Security-Policy:(.*)$", headers, re.MULTILINE | re.IGNORECASE)
    if sent is None:
        return
    allowed, told = directives_of(sent[1]), set()
    for policy, name in sorted(pages.items(), key=lambda item: item[1]):
        for directive, sources in directives_of(policy).items():
            known = allowed.get(directive, allowed.get("default-src", sources))
            for source in sources:
                if source not in (*known, "'none'") and (directive, source) not in told:
                    told.add((directive, source))
                    yield f"_headers: {directive} lacks {source}, which {name} allows; write policy into the settings"
