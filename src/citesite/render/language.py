"""What templates write in the language of the site: words, days, numbers, counts and the marks between words."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup

from citesite.render.bounds import escaped, refuse_longer, refuse_multiplied
from citesite.text.untranslated import END
from citesite.values.printing import marked

Words = gettext.NullTranslations
REVIEW = "x-reviewed-by"
"""The field in the head of a catalogue that says who has read it."""
_NAME = re.compile(r"\{(\w+)\}")
_GAP = re.compile(r"%\((\w+)\)s")


def filters(words: Words) -> dict[str, Callable[..., str]]:
    """Return the filters for words: `day`, `decimal` and `capital`, which depend on the language, and `sentence`."""
    return {
        "day": _day(words),
        "decimal": lambda number: marked(number, words),
        "capital": _capital(words),
        "sentence": _sentence,
    }


def _sentence(text: str) -> str:
    """Return a text that ends with a full stop or another end mark, before the closing mark of its language if any."""
    return text if text.rstrip(END)[-1:] in (".", "!", "?") else f"{text}."


def global_names(words: Words) -> dict[str, Any]:
    """Return what every template may call or print: the translations, counts, and the marks between words."""
    return {
        "_": (looked_up := _gettext(words)),
        "gettext": looked_up,
        "ngettext": lambda one, several, number, /, **gaps: _filled(
            words.ngettext(one, several, number), {"num": number, **gaps}
        ),
        "pgettext": lambda context, message, /, **gaps: _filled(words.pgettext(context, message), gaps),
        "npgettext": lambda context, one, several, number, /, **gaps: _filled(
            words.npgettext(context, one, several, number), {"num": number, **gaps}
        ),
        # A message that is filled with `.format`: faster for those that a page repeats.
        "message": words.gettext,
        "counted": _counted(words),
        "colon": words.pgettext("after a label", ": "),
        "comma": words.pgettext("between items of a list", ", "),
        "semicolon": words.pgettext("between items of a list", "; "),
        "is_read_by_no_native_speaker": words.info().get(REVIEW, "").startswith("not yet"),
    }


def _gettext(words: Words) -> Callable[..., Markup]:
    """Return Jinja's gettext; but a message without placeholders, of which a page has dozens, is looked up once."""

    @cache
    def whole(message: str) -> Markup:
        return Markup(words.gettext(message)) % {}

    def filled(message: str, /, **gaps: Any) -> Markup:
        return _filled(words.gettext(message), gaps) if gaps else whole(message)

    return filled


def _filled(message: str, gaps: Mapping[str, Any]) -> Markup:
    """Return a message with texts in its gaps. A site's own template may have written it, and may give anything."""
    parts = _plain_parts(message)
    if not parts:
        refuse_multiplied("%", message, tuple(gaps.values()))
        return Markup(message) % gaps
    found = [part if n % 2 == 0 else escaped(gaps[part]) for n, part in enumerate(parts)]
    refuse_longer(found, "%")
    return Markup("".join(found))


@lru_cache(1024)
def _plain_parts(message: str) -> tuple[str, ...]:
    """Return what is between the gaps of a message, and their names in turn; nothing if a gap has a form of its own."""
    parts = tuple(_GAP.split(message))
    return () if any("%" in part for part in parts[::2]) else parts


def _with_names(message: str, gaps: Mapping[str, Any]) -> str:
    """Return the same for gaps such as {count}. Python's own would follow {f.__globals__} into the program."""
    refuse_multiplied("format", message, tuple(gaps.values()))
    return _NAME.sub(lambda name: str(gaps[name[1]]), message)


def _counted(words: Words) -> Callable[..., Callable[..., str]]:
    """Return what declares a message that depends on a number, as `counted("{count} page", "{count} pages")`.

    The result takes the number, as it is or as text in English notation, and returns the message in the plural form of
    the language, with the number in it. A third message is for numbers with a fraction, for which gettext has no form;
    where nought counts as one does, as in French, so does all that is less than two.
    """

    def declared(one: str, several: str, fraction: str = "") -> Callable[..., str]:
        counts_from_two = words.ngettext(one, several, 0) == words.ngettext(one, several, 1)

        def written(number: str | int, **gaps: str) -> str:
            shown = f"{number:,}" if isinstance(number, int) else number
            whole, _, after = shown.replace(",", "").partition(".")
            has_own = after and fraction and not counts_from_two
            text = fraction if has_own else words.ngettext(one, several, int(whole))
            return _with_names(text, {"count": marked(shown, words), **gaps})

        return written

    return declared


def _day(words: Words) -> Callable[[str], str]:
    @cache
    def written(iso: str) -> str:
        """Return a day in ISO 8601 as people write it, such as 20 November 2026; an empty text stays empty."""
        if not iso:
            return ""
        value = date.fromisoformat(iso)
        _ = words.gettext
        months = (
            _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
            _("August"), _("September"), _("October"), _("November"), _("December"),
        )  # fmt: skip
        pattern = words.pgettext("date", "{day} {month} {year}")
        if value.day == 1:
            pattern = words.pgettext("date, first of a month", "{day} {month} {year}")
        return _with_names(pattern, {"day": value.day, "month": months[value.month - 1], "year": value.year})

    return written


def _capital(words: Words) -> Callable[[str], str]:
    """Return what begins a text with a capital letter and leaves the rest: German nouns have theirs inside it."""
    is_turkic = words.info().get("language", "") in ("tr", "az")

    def written(text: str) -> str:
        first = "İ" if is_turkic and text[:1] == "i" else text[:1].upper()
        return text.__class__(first + text[1:])

    return written
