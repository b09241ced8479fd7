"""The line that leads to a list, with which readers read the items of the list."""

from __future__ import annotations

from citesite.check.wording.words import Words, words_of
from citesite.text.markup import blanked, led_items


def lead_of(sentence: Words, text: str) -> str:
    """Return the last sentence of the line that leads to the list in which a sentence stands.

    A sentence that also stands elsewhere in the text has none: "". This takes a text apart; ask it last.

    Args:
        sentence: one of the sentences of `words_of(text)`.
        text: a text as written.
    """
    if "\n" not in text:
        return ""
    whole, leads = sentence.whole.strip(), list[str]()
    places = sum(other.whole.strip() == whole for other in words_of(text).sentences)
    for led_by, item in led_items(text, blanked(text)[0]):
        inside = words_of(text[item].strip()).sentences
        if any(other.whole.strip() == whole for other in inside):
            leads.append(words_of(text[led_by].strip()).sentences[-1].whole.strip())
    return leads[0] if len(leads) == places and len(set(leads)) == 1 else ""
