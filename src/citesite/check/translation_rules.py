"""Rules about translations: what may not differ from the text that is translated, and what translates nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from citesite.check.languages import language_of
from citesite.check.plain_language.passages import passage, plain
from citesite.diagnostics import Diagnostic, Place, Rule, Severity, did_you_mean
from citesite.read.translation_files import Overlay, Translated, TranslationEntry
from citesite.text.markup import blanked
from citesite.text.numbers import Marks
from citesite.text.prose import prose
from citesite.values.grammar import masked, references

TRANSLATION_DIFFERS = Rule(
    code="translation-differs",
    summary="a translation has other numbers, sources, terms or links than its text",
    meaning=(
        "The rules about evidence are checked in the first language. In another language readers get what they were "
        "checked for only if the same value references, citations, terms, links and typed numbers are in both texts. "
        "A number lost on the way, or one decimal mark too many, could harm somebody."
    ),
    fix=(
        "Put in what is missing and take out what is not in the text, which the lines with #: show. Decimal marks and "
        "thousands separators are those of the language. Where readers of the language need something else, such as "
        "another telephone number, say why in because: beside the translation."
    ),
    wrong="text: Im Leitfaden steht, dass viele Menschen Kopfschmerzen haben.",
    right="text: Im Leitfaden steht, dass viele Menschen Kopfschmerzen haben [@guide-2021, p. 3].",
)

TRANSLATION_DENIES = Rule(
    code="translation-denies",
    severity=Severity.WARNING,
    summary="a translation denies what its text does not deny, or the other way round",
    meaning=(
        'Where "some people" has become "no people", or a "not" was lost on the way, readers get the opposite of what '
        "was checked. The rule compares words that deny, and passes over texts that could be said with and without "
        "one, such as those with unclear or few. It knows English, German and Spanish."
    ),
    fix=(
        "Compare the translation with its text, which the lines with #: show. Where the language denies and the text "
        "need not, say so in because: beside the translation."
    ),
    wrong="text: Keine Menschen haben Kopfschmerzen, sagt ein Leitfaden [@guide-2021, p. 3].",
    right="text: Viele Menschen haben Kopfschmerzen, sagt ein Leitfaden [@guide-2021, p. 3].",
)

ORPHAN_TRANSLATION = Rule(
    code="orphan-translation",
    summary="a translation belongs to no text",
    meaning=(
        "The text was taken away, or has another id and other words than before. Readers do not see this translation. "
        "It is kept, because its words may be of use for a text that took its place."
    ),
    fix="Move the translation to the text that it belongs to now, or delete its entry.",
    wrong="takeaways/eased-message/text:",
    right="takeaways/eases-message/text:",
    severity=Severity.WARNING,
)

UNLISTED_LANGUAGE = Rule(
    code="unlisted-language",
    summary="there are translations into a language that the settings do not name",
    meaning="Translations are shown only in the languages of the site, so readers see none of these.",
    fix="Add the language to languages: in site_config.yaml, or give the folder the name of one that is there.",
    wrong="# translations/fr, and languages: [en-GB, de]",
    right="# translations/fr, and languages: [en-GB, de, fr]",
    severity=Severity.WARNING,
)


def translation_faults(overlay: Overlay, marks: Marks, languages: tuple[str, str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the translations of one content file.

    Args:
        overlay: the texts of the file with their translations.
        marks: the decimal marks of the language of the content and of that of the translations.
        languages: the tags of both.
    """
    for one in overlay.texts:
        if one.state == "done" and one.entry and not one.entry.because:
            yield from _differences(one, one.entry, marks)
            yield from _denials(one, one.entry, languages)
    keys = [one.source.key for one in overlay.texts if one.state != "done"]
    for entry in overlay.orphans:
        hint = did_you_mean(entry.key, keys) or "move its words to the text that they belong to now, or delete it"
        message = f"no text has the key {entry.key}, so this translation is shown nowhere"
        yield ORPHAN_TRANSLATION.at(Place(entry.place.path, (entry.key,), on_key=True), message, hint)


def unlisted_language(path: str) -> Diagnostic:
    """Return the diagnostic for the folder of a language that the site does not have."""
    return UNLISTED_LANGUAGE.at(Place(path), "the settings do not name this language", "add it to languages:")


def _differences(one: Translated, entry: TranslationEntry, marks: Marks) -> Iterator[Diagnostic]:
    wanted, found = one.source.text, entry.text
    if one.source.kind == "text":
        for what, of in (("value reference", _values), ("citation of", _citations), ("link to", _links)):
            yield from _compared(what, {part: part for part in of(wanted)}, {part: part for part in of(found)}, entry)
        if len(wanted_places := prose(wanted).places) != (count := len(prose(found).places)):
            message = f"the translation has {count} headings, and its text has {len(wanted_places)}"
            yield TRANSLATION_DIFFERS.at(entry.place, message, "write a heading for each, in the same order")
    typed, numbers = _numbers(wanted, marks.source), _numbers(found, marks.translation)
    if typed.keys() != numbers.keys():
        spaced = _numbers(_SPACED.sub("", found), marks.translation)
        numbers = spaced if typed.keys() == spaced.keys() else numbers
    yield from _compared("number", typed, numbers, entry)


def _denials(one: Translated, entry: TranslationEntry, languages: tuple[str, str]) -> Iterator[Diagnostic]:
    """Yield sentences of which only one of two denies, unless words of the other may say the same without."""
    source, other = (language_of(language).denials for language in languages)
    if source is None or other is None or one.source.kind != "text" or one.source.steps[-1] in _BESIDE:
        return
    texts = (one.source.text, entry.text)
    wanted, found = ([plain(part) for _, part in passage(text, entry.place).sentences()] for text in texts)
    if len(wanted) != len(found):
        # Which sentence translates which is not known.
        wanted, found = [" ".join(wanted)], [" ".join(found)]
    hint = "compare it with its text, or say in because: why it denies otherwise"
    for before, now in zip(wanted, found, strict=True):
        denied, denies = source.said_in(before), other.said_in(now)
        if denied and not denies and not other.may_be_in(now):
            message = f'its text says "{denied}", and the translation denies nothing'
            yield TRANSLATION_DENIES.at(entry.place.find(now[:_SHOWN].strip()), message, hint)
        elif denies and not denied and not source.may_be_in(before):
            message = f'the translation says "{denies}", and its text denies nothing'
            yield TRANSLATION_DENIES.at(entry.place.find(denies), message, hint)


_SHOWN = 30
"""Characters of a sentence that lead to it."""
_BESIDE = ("note", "details", "why")
"""What is said for experts is full of numbers and short of words."""


def _compared(
    what: str, wanted: Mapping[str, str], found: Mapping[str, str], entry: TranslationEntry
) -> Iterator[Diagnostic]:
    """Yield what only one of two texts has; each part is as it is written, by what it means."""
    hint = "write what the text has that is translated, in the language's marks, or say in because: why it differs"
    lost = sorted(wanted[meant] for meant in wanted.keys() - found.keys())
    new = sorted(found[meant] for meant in found.keys() - wanted.keys())
    for before, now in zip_longest(lost, new):
        if before and now:
            message = f"the translation has the {what} {now} and lacks {before}, which its text has"
        elif before:
            message = f"the translation lacks the {what} {before}"
        else:
            message = f"the translation has the {what} {now}, which its text does not have"
        yield TRANSLATION_DIFFERS.at(entry.place.find(now) if now else entry.place, message, hint)


def _values(text: str) -> Iterator[str]:
    for one in references(text):
        form = "" if one.form == "lay" else f" | {one.form}"
        yield "{{ " + ".".join(filter(None, (one.analysis, one.path))) + form + " }}"


def _citations(text: str) -> Iterator[str]:
    return (one.source for group in prose(text).citations for one in group)


_TARGET = re.compile(r"\]\((https?:[^()\s]*|mailto:[^()\s]*|tel:[^()\s]*)")


def _links(text: str) -> Iterator[str]:
    found = prose(text)
    yield from (f"{scheme}:{target}" if scheme else target for scheme, target in found.links)
    yield from (f"media:{media.name}" for media in found.media)
    yield from _TARGET.findall(text)


_NUMBER = re.compile(r"(?<![^\W_])(?<!\d[.,])\d+(?:[.,\u066b\u066c\xa0\u202f'\u2019]\d+)*")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""A space that some languages put between thousands."""


def _numbers(text: str, mark: str) -> dict[str, str]:
    """Return the numbers typed in a text, by what they mean, each as it is written."""
    bare, _ = blanked(masked(text))
    return {_meant(found, mark): found for found in _NUMBER.findall(bare)}


_SEPARATORS = re.compile(r"\D")
_IN_A_GROUP = 3


def _meant(written: str, mark: str) -> str:
    """Return a number in one form for all languages: 1,000, and 1.000 in German, are 1000."""
    separators = _SEPARATORS.findall(written)
    last = separators[-1] if separators else ""
    whole, _, rest = written.rpartition(last) if last else (written, "", "")
    is_decimal = last in (mark, "\u066b") or len(rest) != _IN_A_GROUP
    if last and is_decimal and last in separators[:-1]:
        return written
    before, behind = (whole, rest) if is_decimal else (whole + rest, "")
    return f"{_digits(before).lstrip('0') or '0'}.{_digits(behind).rstrip('0')}"


def _digits(text: str) -> str:
    """Return the digits in a text, in those of Europe."""
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())
