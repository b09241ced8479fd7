"""Where every page and place of a site is found (DESIGN §4): ids in, addresses out.

An address is relative to the top of the site; the top itself is "". It ends with "/" for a page in a folder of its
own and is a plain file name otherwise. Pages link to each other relatively, so a site works from any folder.
"""

from __future__ import annotations

import hashlib

HOME = ""
SOURCES = "sources/"
GLOSSARY = "glossary/"
ABOUT = "about/"
CHANGES = "changes/"
SEARCH = "search/"
SEARCH_WORDS = "search/words.js"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
HEADERS = "_headers"
"""What Netlify and Cloudflare Pages send with every file; other hosts take no notice of it."""
FEED = "feed.xml"

DATA_PACKAGE = "datapackage.json"
"""The file that says what the others are."""
REFERENCE_FILES = (("CSL-JSON", "references.json"), ("RIS", "references.ris"), ("BibTeX", "references.bib"))
"""The references of a topic for other programs, beside its page: name of the format, file."""
EVIDENCE_FILES = (
    ("JSON", "evidence.json"), ("CSV: claims", "claims.csv"), ("results", "results.csv"),
    ("package", DATA_PACKAGE), ("FHIR", "evidence.fhir.json"),
)  # fmt: skip
"""Its evidence, likewise."""

TAKEN_FOLDERS = frozenset({"sources", "glossary", "about", "changes", "search", "assets", "pagefind"})
"""Folders of the site itself: no topic may have one of these ids."""

PAGE_PARTS = frozenset(
    {
        "content", "key-messages", "contents", "at-a-glance", "what-we-do-not-know", "questions-to-ask",
        "when-to-get-help", "further-reading", "words", "references", "about-this-page", "history",
        "for-clinicians", "qr",
    }
)  # fmt: skip
"""Fragments and folders the theme itself gives a topic: no section, claim or takeaway may have one of these ids."""

PAGE_PREFIXES = ("ref-", "cite-", "word-")
"""Fragments of references, of citations and of explained words begin like this."""


DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Windows keeps these names for devices: it can neither hold nor unpack a folder of such a name."""


def topic(topic_id: str) -> str:
    """The page of a topic."""
    return f"{topic_id}/"


def section(topic_id: str, section_id: str) -> str:
    """The handout page of one section."""
    return f"{topic_id}/{section_id}/"


def clinicians(topic_id: str) -> str:
    """The page that helps clinicians to hand over a part of a topic."""
    return f"{topic_id}/for-clinicians/"


def qr(topic_id: str, place: str) -> str:
    """The QR code of a section or claim."""
    return f"{topic_id}/qr/{place}.svg"


def is_hand_over(address: str) -> bool:
    """Whether an address is a topic's page for clinicians or a code: they only show the addresses that are kept."""
    return address.split("/")[1:2] in (["for-clinicians"], ["qr"])


def source(source_id: str) -> str:
    """The page that lists every use of a source."""
    return f"{SOURCES}{source_id}/"


SEARCH_PARTS = 64
"""Into how many files the texts to be searched are divided at most, so that an edit rewrites a small one."""


def search_part(topic_id: str) -> str:
    """The file that holds what a topic gives to the search. It depends on the topic's id alone."""
    number = hashlib.sha256(topic_id.encode()).digest()[0] % SEARCH_PARTS
    return f"{SEARCH}part-{number:02}.js"


def relative(start: str, target: str) -> str:
    """A link from one page to another address (which may carry a fragment), as a browser or a file manager follows it.

    Folder pages get an explicit `index.html`, because `file://` shows a folder's list instead of its page.
    """
    path, mark, fragment = target.partition("#")
    if path == start and fragment:
        return f"#{fragment}"
    here, there = start.split("/")[:-1], file_of(path).split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) + mark + fragment


def file_of(address: str) -> str:
    """The file in the output folder that holds the page at an address."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address
