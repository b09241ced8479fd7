"""What the policy of a page lets it load: what the theme needs, and what the settings add."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from citesite.read.policy_settings import SELF
from citesite.read.settings import SiteConfig


class PagePolicy(NamedTuple):
    """Where a page may load things from, each as a content security policy writes it."""

    scripts: str
    """For pages that run scripts."""
    styles: str
    fonts: str
    images: str
    requests: str
    """What scripts may ask."""
    media: str
    """Empty where a page may play nothing."""
    frames: str
    """Empty where a page may show no other one in itself."""


def policy_of(config: SiteConfig, *, is_for_search: bool) -> PagePolicy:
    """Return where a page may load things from.

    Args:
        config: the settings.
        is_for_search: whether it may be the page that readers search on, whose program may be compiled in the browser.
    """
    own = config.policy
    needed = ("'wasm-unsafe-eval'",) if is_for_search and config.search == "pagefind" else ()
    return PagePolicy(
        scripts=_sources(SELF, *own.scripts, also=needed),
        styles=_sources(SELF, *own.styles),
        fonts=_sources(SELF, *own.fonts),
        images=_sources(SELF, *own.images),
        requests=_sources(SELF, *own.requests),
        media=_sources(*own.media),
        frames=_sources(*own.frames),
    )


def _sources(*named: str, also: Iterable[str] = ()) -> str:
    return " ".join([*(f"'{SELF}'" if name == SELF else name for name in dict.fromkeys(named)), *also])
