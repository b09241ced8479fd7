"""Rules about files of media: what they are, how they are named, and that texts show what is there, in words too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from citesite.diagnostics import Diagnostic, Place, Rule, Severity, did_you_mean
from citesite.files.images import ENDINGS, Image, ImageFault, image_in
from citesite.link.cards import MediaCard
from citesite.link.library import Library
from citesite.text.prose import Prose
from citesite.text.rendered import MEDIA_NAME

DOCUMENTS = {".pdf": b"%PDF-"}
"""Files that texts may link to, by their ending, and how each begins."""
MOST_BYTES = 20_000_000
"""Bytes. The most that a file of media may have."""
LARGEST_IMAGE = 5_000_000
"""Bytes. The most that an image may have."""
LARGEST_DRAWING = 2_000_000
"""Bytes. The most that an SVG image may have, which is taken apart element by element."""
HEAVY_IMAGE = 300_000
"""Bytes. Some seconds on a slow connection of a phone."""

UNUSABLE_MEDIA = Rule(
    code="unusable-media",
    summary="a file in content/media cannot be shown",
    meaning=(
        "Files in content/media go onto the site, so each must be what its name says: a PNG, JPEG, WebP, AVIF or SVG "
        "image, or a PDF. A damaged one would leave a hole in the page; an SVG with a script could run it."
    ),
    fix="Do what the hint says. Keep originals and notes outside the content folder.",
    wrong="# content/media/foot.png, which is a text",
    right="# content/media/foot.png, a PNG image",
)
MISNAMED_MEDIA = Rule(
    code="misnamed-media",
    summary="the name of a file in content/media has signs that addresses do not take well",
    meaning="The name becomes part of an address. A space or an accent in it breaks when it is copied or sent.",
    fix="Rename the file: letters from a to z, digits, hyphens, underscores and full stops.",
    wrong="# content/media/my foot (2).png",
    right="# content/media/my-foot-2.png",
)
HEAVY_MEDIA = Rule(
    code="heavy-image",
    severity=Severity.WARNING,
    summary="an image is slow to load",
    meaning="Many readers have an old phone and a slow connection, and pay for what they load.",
    fix="Save it as WebP or AVIF, or with fewer pixels: 1,600 across are enough for any page.",
    wrong="# content/media/foot.png of 2 MB",
    right="# content/media/foot.webp of 120 kB",
)
UNKNOWN_MEDIA = Rule(
    code="unknown-media",
    summary="a text shows or links to a file that is not in content/media",
    meaning="Readers would see a hole where the image should be, or follow a link to nothing.",
    fix="Correct the name, or put the file into content/media. Images of other sites cannot be shown.",
    wrong="text: Examplin probably eases headache, says [the leaflet](media:leaflet.pdf).",
    right="text: Examplin probably eases headache.",
)
IMAGE_WITHOUT_WORDS = Rule(
    code="image-without-words",
    summary="an image has no words for those who cannot see it",
    meaning=(
        "A screen reader reads the words between the brackets in place of the image. Without them, or with the name "
        "of the file, its users do not learn what everybody else sees."
    ),
    fix="Write what the image shows, in a sentence, between the brackets of ![…](name).",
    wrong='- text: "![](foot.svg)"',
    right='- text: "![A nurse touches a foot with a thread](foot.svg)"',
)
UNUSED_MEDIA = Rule(
    code="unused-media",
    severity=Severity.WARNING,
    summary="no text shows or links to a file of content/media",
    meaning="It is not on the site: only files that a text names are published.",
    fix="Show it, link to it, or move it out of the content folder.",
    wrong="# content/media/draft.png, named by no text",
    right="# content/media/foot.png, shown by a page",
)
_NO_WORDS = re.compile(r"(?:image|picture|photo|graphic|img|dsc|screenshot)?[\s_.-]*\d*", re.IGNORECASE)


def media_in(content: bytes, name: str, place: Place) -> tuple[MediaCard | None, list[Diagnostic]]:
    """Return what pages may know of a file of media, None if it cannot be shown, and what is wrong with it.

    Args:
        content: its bytes.
        name: its path below the folder of media.
        place: the file.
    """
    if not MEDIA_NAME.fullmatch(name):
        message = f'"{name}" has a name that does not do for an address'
        return None, [MISNAMED_MEDIA.at(place, message, "use letters, digits, hyphens, underscores and full stops")]
    ending = PurePosixPath(name.lower()).suffix
    if ending in DOCUMENTS:
        if not content.startswith(DOCUMENTS[ending]):
            message = f'"{name}" is no {ending[1:].upper()}, whatever its name says'
            return None, [UNUSABLE_MEDIA.at(place, message, "save it again")]
        return MediaCard(name, 0, 0, len(content)), []
    most = LARGEST_DRAWING if ending == ".svg" else LARGEST_IMAGE
    if ending in ENDINGS and len(content) > most:
        return None, [too_large(name, place, len(content), most)]
    found = image_in(content, name)
    if isinstance(found, ImageFault):
        hint = found.hint if ending in ENDINGS else f"{found.hint}; documents to link to are PDF"
        return None, [_at_line(UNUSABLE_MEDIA.at(place, found.message, hint), found.line)]
    card = MediaCard(name, found.width, found.height, len(content))
    return card, [*_weight(found, name, place)]


def too_large(name: str, place: Place, size: int, most: int) -> Diagnostic:
    """Return the diagnostic for a file that is too large to be read."""
    message = f'"{name}" has {size / 1e6:,.1f} MB; at most {most / 1e6:,.0f} MB can be used'
    return UNUSABLE_MEDIA.at(place, message, "save it smaller")


def _at_line(found: Diagnostic, line: int) -> Diagnostic:
    return found._replace(line=line, column=1) if line else found


def _weight(image: Image, name: str, place: Place) -> Iterator[Diagnostic]:
    if len(image.content) > HEAVY_IMAGE:
        message = f'"{name}" has {len(image.content) // 1000:,} kB, which a slow phone loads for seconds'
        yield HEAVY_MEDIA.at(place, message, "save it as WebP, or with fewer pixels")


def media_of_text(part: Prose, text: str, place: Place, known: Library) -> Iterator[Diagnostic]:
    """Find files that are not there, and images without words, in a text as it is written."""
    for shown, written in zip(part.media, _as_written(part, text), strict=True):
        card = known.media.get(shown.name)
        if card is None and not known.has("media", shown.name):
            message = f'there is no file "{shown.name}" in content/media'
            hint = did_you_mean(shown.name, known.media) or "put the file there, and write its name from there"
            yield UNKNOWN_MEDIA.at(place.find(written), message, hint)
        elif shown.is_image and card is not None and not card.width:
            message = f'"{shown.name}" is no image'
            yield UNKNOWN_MEDIA.at(place.find(written), message, f"link to it: [words](media:{shown.name})")
        if shown.is_image and (_NO_WORDS.fullmatch(shown.alt) or _says_its_name(shown.alt, shown.name)):
            message = f'the image "{shown.name}" has no words for those who cannot see it'
            hint = f"write what it shows: ![…]({shown.name})"
            yield IMAGE_WITHOUT_WORDS.at(place.find(written), message, hint)


def _as_written(part: Prose, text: str) -> Iterator[str]:
    """Yield the piece of a text that shows or links to each of its files, without the closing bracket."""
    images: dict[str, Iterator[str]] = {}
    for shown in part.media:
        if shown.is_image and shown.name not in images:
            # Brackets and escapes may be among the words, but no other image is.
            image = rf"!\[(?:(?!!\[|\]\().)*\]\(\s*<?(?:media:)?{re.escape(shown.name)}"
            images[shown.name] = iter(re.findall(image, text, re.DOTALL))
        link = f"(media:{shown.name}"
        yield next(images[shown.name], f"![{shown.alt}](") if shown.is_image else link


def _says_its_name(alt: str, name: str) -> bool:
    def letters(text: str) -> str:
        return re.sub(r"[\W_]+", "", text.lower())

    return letters(alt) in (letters(name), letters(PurePosixPath(name).stem))


def unused_media(place: Place) -> Diagnostic:
    """Return the diagnostic for a file that no text names."""
    return UNUSED_MEDIA.at(
        place, "no text shows this file or links to it, so it is not on the site", "show it, or move it"
    )
