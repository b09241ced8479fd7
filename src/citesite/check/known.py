"""The name under which rules meet the library."""

from citesite.link.library import Library as Known

__all__ = ["Known"]
