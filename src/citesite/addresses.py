"""The address of every page and anchor of a site.

An address is relative to the root of the site; the root itself is "". It ends with "/" for a page in a folder of its
own and is a file name otherwise. Pages link to each other relatively, so a site works from any folder.
"""

from __future__ import annotations

import hashlib

HOME = ""
SOURCES = "sources/"
GLOSSARY = "glossary/"
ABOUT = "about/"
ACCESSIBILITY = "accessibility/"
CHANGES = "changes/"
SEARCH = "search/"
FOR_CLINICIANS = "for-clinicians/"
CATEGORIES = "categories/"
LISTS = "a-z/"
"""The pages of lists that are too long for one."""
SEARCH_WORDS = "search/words.js"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
HEADERS = "_headers"
"""HTTP headers for Netlify and Cloudflare Pages; other hosts ignore the file."""
FEED = "feed.xml"
LLMS = "llms.txt"
"""What the site says, for programs that read (llmstxt.org)."""

FILE_FOLDERS = frozenset({"assets", "media", "pagefind"})
"""Folders of the site that hold no pages: the theme's files, the site's own, and what Pagefind writes."""

PAGE_PARTS = frozenset(
    {
        "content", "key-messages", "contents", "at-a-glance", "what-we-do-not-know", "questions-to-ask",
        "when-to-get-help", "further-reading", "words", "references", "about-this-page", "history",
        "for-clinicians", "qr", "what-you-can-do", "v", "related",
    }
)  # fmt: skip
"""Anchors and folders that the theme adds to a topic; no section, claim or takeaway may have one of these ids."""

PAGE_PREFIXES = ("ref-", "cite-", "word-")
"""How the anchors of references, citations and glossary terms begin."""


DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names Windows reserves for devices: no folder there may have one."""


def topic(topic_id: str) -> str:
    """Return the address of a topic's page."""
    return f"{topic_id}/"


def feed(topic_id: str) -> str:
    """Return the address of the feed of a topic's changes."""
    return f"{topic_id}/{FEED}"


def section(topic_id: str, section_id: str) -> str:
    """Return the address of a section's page."""
    return f"{topic_id}/{section_id}/"


def version(topic_id: str, name: str, section_id: str = "") -> str:
    """Return the address of the permanent copy of a topic's page, or of a section's, as it was published."""
    return f"{topic_id}/v/{name}/{section_id}/" if section_id else f"{topic_id}/v/{name}/"


def is_version(address: str) -> bool:
    """Whether an address is that of a permanent copy, or a file of one."""
    return address.split("/")[1:2] == ["v"]


def clinicians(topic_id: str) -> str:
    """Return the address of a topic's page for clinicians."""
    return f"{topic_id}/{FOR_CLINICIANS}"


def qr(topic_id: str, place: str) -> str:
    """Return the address of the QR code of a section or claim."""
    return f"{topic_id}/qr/{place}.svg"


def is_hand_over(address: str) -> bool:
    """Whether an address is a topic's page for clinicians or a QR code, neither of which is a permanent address."""
    return address.split("/")[1:2] in (["for-clinicians"], ["qr"])


def page(page_id: str) -> str:
    """Return the address of a page of the site's own."""
    return {"home": HOME, "404": NOT_FOUND}.get(page_id, f"{page_id}/")


def media(name: str) -> str:
    """Return the address of a file of media."""
    return f"media/{name}"


def source(source_id: str) -> str:
    """Return the address of a source's page."""
    return f"{SOURCES}{source_id}/"


def category(category_id: str) -> str:
    """Return the address of a category's page."""
    return f"{CATEGORIES}{category_id}/"


def listed(kind: str, name: str) -> str:
    """Return the address of a page of a long list, such as that of the sources that begin with "s"."""
    return f"{LISTS}{kind}/{name}/"


def listed_topics(category_id: str) -> str:
    """Return what the addresses of the pages call a long list of the topics of a category."""
    return f"category-{category_id}"


def sitemap_part(number: int) -> str:
    """Return the address of a part of a site map that is too long for one file; the first is 1."""
    return f"sitemap-{number}.xml"


def is_sitemap(address: str) -> bool:
    """Whether an address is that of the site map, or of a part of it."""
    return "/" not in address and address.startswith("sitemap") and address.endswith(".xml")


SEARCH_PARTS = 64
"""The most files the search texts are split into. An edit rewrites one, so small ones keep edits fast."""


SEARCH_MARKS = 2**22
"""How many marks there are, in whose order the search knows topics, so that any number of groups has one order."""
ON_A_SHELF = 64
"""About how many topics the index of a large site groups at most, all of which an edit of one indexes again."""


def search_mark(topic_id: str) -> int:
    """Return the place of a topic in the order in which the search knows topics, which depends on its id alone."""
    return int.from_bytes(hashlib.sha256(topic_id.encode()).digest()[:3], "big") % SEARCH_MARKS


def search_marks(group: int, groups: int) -> range:
    """Return the marks of the topics in one of some groups."""
    return range(group * SEARCH_MARKS // groups, (group + 1) * SEARCH_MARKS // groups)


def search_part(topic_id: str) -> str:
    """Return the address of the file with a topic's search texts, which depends on its id alone."""
    return search_part_file(search_mark(topic_id) * SEARCH_PARTS // SEARCH_MARKS)


def search_part_file(number: int) -> str:
    """Return the address of a file with search texts."""
    return f"{SEARCH}part-{number:02}.js"


def search_shelves(topics: int) -> int:
    """Return into how many groups of topics a divided index is made, so that an edit reads one of them again."""
    shelves = 16
    while shelves * ON_A_SHELF < topics:
        shelves *= 4
    return shelves


def search_shelf(topic_id: str, shelves: int) -> int:
    """Return the number of the shelf of a divided index on which a topic is."""
    return search_mark(topic_id) * shelves // SEARCH_MARKS


def search_lists(topics: int) -> int:
    """Return into how many files a divided index puts its words for a site with so many topics."""
    return 64 if topics <= 250 else 256 if topics <= 2_500 else 1_024


def search_file(name: str) -> str:
    """Return the address of a file of a divided index by its name."""
    return f"{SEARCH}{name}.js"


def relative(start: str, target: str) -> str:
    """Return the relative link from one page to another address, which may have a fragment.

    Links to folders name `index.html`, because browsers list the folder instead when opened from disk (`file://`).
    """
    path, mark, fragment = target.partition("#")
    if path == start and fragment:
        return f"#{fragment}"
    file, (folder, slash, _) = file_of(path), start.partition("/")
    if not file.startswith(folder + slash):
        # Like most: it is in another folder at the top.
        return "../" * start.count("/") + file + mark + fragment
    here, there = start.split("/")[:-1], file.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) + mark + fragment


def file_of(address: str) -> str:
    """Return the file of an address, relative to the output folder."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address
