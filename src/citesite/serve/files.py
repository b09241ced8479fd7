"""Find the file of an address, and add to a page what it needs while it is served.

The pages on disk allow no script at all. The copies that are sent get one script, which reloads them, and a policy that
allows it; the files stay as they are.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote, unquote

from citesite.diagnostics import printed
from citesite.serve.status import Status

SCRIPT = "/-/reload.js"
STYLE = "/-/overlay.css"
EVENTS = "/-/events"
OWN = Path(__file__).parent.parent / "theme" / "serve"

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}
"""Listed here, because the standard library's table differs from machine to machine."""

_POLICY = re.compile(
    rb"""<meta\s+http-equiv=["']?Content-Security-Policy["']?\s+content=(?:"([^"]*)"|'([^']*)')\s*/?>\n?""",
    re.IGNORECASE,
)
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


def target(address: str, output: Path) -> Path | str | None:
    """Return the file of an address (the path of a request, unchanged), an address to redirect to, or None."""
    parts = [unquote(part, errors="surrogateescape") for part in address.split("/") if part]
    is_folder = address.endswith("/")
    if any(part in (".", "..") or re.search(r"[/\\\0]", part) for part in parts):
        return None
    try:
        top = output.resolve()
        place = top.joinpath(*parts).resolve()
        if not place.is_relative_to(top):
            # A link that leads out of the site.
            return None
        if place.is_dir():
            place = (place / "index.html").resolve()
            if not place.is_file() or not place.is_relative_to(top):
                return None
            return place if is_folder or not parts else "/" + "/".join(map(_quoted, parts)) + "/"
        return place if place.is_file() and not is_folder else None
    except (OSError, RuntimeError):
        # A name too long for the machine, or links in a circle.
        return None


def _quoted(part: str) -> str:
    return quote(part, safe="", errors="surrogateescape")


def at_any_depth(page: bytes, url: str) -> bytes:
    """Return the page for missing addresses with links that start at "/", as it is shown at any depth.

    On disk they start at the address of publication, where this machine's browser should not be sent.
    """
    own = re.escape(html.escape(url).encode())
    return re.sub(rb'((?:href|src)=")(?:%s)?(?![#/]|[a-z][a-z0-9+.-]*:)' % own, rb"\1/", page)


def followed(page: bytes, version: str) -> tuple[bytes, str]:
    """Return a page with the script that reloads it, and the policy to send with it (may be empty)."""
    policy = ""
    found = _POLICY.search(page)
    if found:
        policy = _allowing_own(html.unescape((found[1] or found[2] or b"").decode("latin-1")))
        page = page[: found.start()] + page[found.end() :]
    return _with_script(page, f'data-version="{html.escape(version)}"'), policy


def _allowing_own(policy: str) -> str:
    """Return a policy that also allows scripts, styles and connections of this server."""
    directives = {words[0].lower(): words[1:] for part in policy.split(";") if (words := part.split())}
    for name in ("script-src", "connect-src", "style-src"):
        allowed = directives.get(name, directives.get("default-src", []))
        directives[name] = [word for word in allowed if word not in ("'none'", "'self'")] + ["'self'"]
    return "; ".join(" ".join([name, *words]) for name, words in directives.items())


def _with_script(page: bytes, data: str) -> bytes:
    tag = f'<script src="{SCRIPT}" {data} defer></script>\n'.encode()
    end = _HEAD_END.search(page)
    place = end.start() if end else len(page)
    return page[:place] + tag + page[place:]


PLAIN_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; base-uri 'none'"


def plain_page(status: Status) -> bytes:
    """Return the page to show where the site has none."""
    said = printed(status.diagnostics, "text") + (status.failure and f"{status.failure}\n")
    title = "There is nothing here" if status.is_well else "The site cannot be built yet"
    text = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<link rel="stylesheet" href="{STYLE}">\n</head>\n<body>\n'
        f'<main class="citesite-plain">\n<h1>{title}</h1>\n<pre>{html.escape(said)}</pre>\n'
        "<p>This page shows the site as soon as it can.</p>\n</main>\n</body>\n</html>\n"
    )
    data = f'data-version="{html.escape(status.version)}" data-number="{status.number}"'
    return _with_script(text.encode(errors="replace"), data)
