"""What is known of languages without a catalogue: what they call themselves, and which way they are written."""

from __future__ import annotations

from collections.abc import Iterable

TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""The form of the tags of BCP 47 that a site may have: a language, then script, region and variants."""

# Languages whose usual script runs from right to left in Unicode's CLDR, and the codes of such scripts in ISO 15924.
_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])

_NAMES = {
    "ar": "العربية", "bg": "Български", "bn": "বাংলা", "ca": "Català", "cs": "Čeština", "cy": "Cymraeg",
    "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti",
    "eu": "Euskara", "fa": "فارسی", "fi": "Suomi", "fr": "Français", "ga": "Gaeilge", "gd": "Gàidhlig",
    "gl": "Galego", "gu": "ગુજરાતી", "he": "עברית", "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar",
    "id": "Indonesia", "is": "Íslenska", "it": "Italiano", "ja": "日本語", "ko": "한국어", "lt": "Lietuvių",
    "lv": "Latviešu", "mt": "Malti", "nb": "Norsk bokmål", "nl": "Nederlands", "nn": "Norsk nynorsk",
    "pa": "ਪੰਜਾਬੀ", "pl": "Polski", "ps": "پښتو", "pt": "Português", "ro": "Română", "ru": "Русский",
    "sk": "Slovenčina", "sl": "Slovenščina", "so": "Soomaali", "sq": "Shqip", "sr": "Српски", "sv": "Svenska",
    "ta": "தமிழ்", "th": "ไทย", "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip
"""What languages call themselves, as Unicode's CLDR has it, with a capital at the start."""


def is_right_to_left(tag: str) -> bool:
    """Return whether a language, or the script that its tag names, is written from right to left."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT


def edition_folder(tag: str) -> str:
    """Return the folder of the pages in a language, below the top of the site."""
    # Some systems tell no difference between names that differ in case alone.
    return tag.lower()


def names_of(tags: Iterable[str]) -> dict[str, str]:
    """Return what the languages of a site call themselves, by tag. Those of one name are told apart by the rest.

    A language that citesite does not know is called by its tag.
    """
    found = {tag: _NAMES.get(tag.split("-")[0], tag) for tag in tags}
    names = list(found.values())
    return {tag: name if names.count(name) == 1 else f"{name} ({_rest(tag)})" for tag, name in found.items()}


def _rest(tag: str) -> str:
    return tag.partition("-")[2] or tag
