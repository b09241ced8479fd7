"""Pages as a style can shorten them: whole ranges of numbers, and all else as it is written."""

import re

_PAGE_RANGE = r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)"
_HYPHENS = "(?:(?<!\\s)\\s++)?[-\u2010-\u2015\u2212]\\s*+"
"""Hyphens and dashes between pages, as the Cochrane Library and others write them."""


def expanded_pages(value: object) -> str:
    """Return `100-8` as `100-108`, which the style then shortens in its own way, and `7-7` as `7`.

    What is no range of numbers for certain stays as it is written: `e00123-19` and `215.e1-215.e7`.
    """
    if value is None:
        return ""
    text = re.sub(_HYPHENS, "-", str(value))
    return re.sub(r"[^\s,;]+", _expanded_range, text)


def _expanded_range(part: re.Match[str]) -> str:
    found = re.fullmatch(_PAGE_RANGE, part[0])
    if not found:
        return part[0]
    letters, first, last_letters, last = found.groups()
    whole = first[: max(0, len(first) - len(last))] + last
    # A number with noughts in front, or of five digits, is that of an article: the rest is its year.
    is_article = letters and not last_letters and (first[0] == "0" or len(first) > 4)
    if last_letters not in ("", letters) or is_article or int(whole) < int(first):
        return part[0]
    return f"{letters}{first}" if first == whole else f"{letters}{first}-{letters}{whole}"
