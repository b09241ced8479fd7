"""Write references for other programs: CSL-JSON, RIS and BibTeX for reference managers, CSL-YAML for pandoc."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citesite.exchange.exports.download import Data, Download
from citesite.exchange.exports.text import as_json

_RIS_TYPES = {
    "article-journal": "JOUR", "report": "RPRT", "webpage": "ELEC", "book": "BOOK", "chapter": "CHAP",
    "dataset": "DATA", "thesis": "THES", "document": "GEN", "article": "UNPB",
}  # fmt: skip
_BIBTEX_TYPES = {
    "article-journal": "article", "report": "techreport", "webpage": "online", "book": "book",
    "chapter": "incollection", "dataset": "dataset", "thesis": "phdthesis", "document": "misc", "article": "misc",
}  # fmt: skip


def csl_json(data: Data) -> str:
    """Return the references as CSL-JSON 1.0.2."""
    return as_json(data["references"])


def ris(data: Data) -> str:
    """Return the references as RIS: each from `TY` to `ER`, in the order of the specification; lines end in CR LF."""
    lines = [line for item in data["references"] for line in _ris_lines(item)]
    return "".join(f"{line}\r\n" for line in lines)


def _ris_lines(item: Mapping[str, Any]) -> Iterator[str]:
    def line(tag: str, value: object) -> Iterable[str]:
        text = " ".join(str(value).split()) if value else ""
        return (f"{tag}  - {text}",) if text else ()

    yield f"TY  - {'INPR' if item.get('status') else _RIS_TYPES[item['type']]}"
    yield from line("ID", item["id"])
    for tag, role in (("AU", "author"), ("ED" if item["type"] == "article-journal" else "A2", "editor")):
        for person in item.get(role, ()):
            yield from line(tag, _inverted(person))
    yield from line("TI", item["title"])
    yield from line("JF" if item["type"] == "article-journal" else "T2", item.get("container-title"))
    yield from line("J2", item.get("container-title-short"))
    issued = _parts(item, "issued")
    yield from line("PY", issued[0])
    if issued[1]:
        yield from line("DA", f"{issued[0]}/{issued[1]}/{issued[2]}/")
    yield from line("VL", item.get("volume"))
    yield from line("IS", item.get("issue"))
    first, _, last = str(item.get("page") or "").partition("-")
    yield from line("SP", first)
    yield from line("EP", last)
    yield from line("C7" if item["type"] == "article-journal" else "M1", item.get("number"))
    edition = "version" if item["type"] == "dataset" else "edition"
    for tag, name in (("PB", "publisher"), ("CY", "publisher-place"), ("ET", edition), ("SN", "ISBN"), ("DO", "DOI")):
        yield from line(tag, item.get(name))
    if item.get("PMID"):
        yield from line("AN", item["PMID"])
        yield from line("DB", "PubMed")
    yield from line("C2", item.get("PMCID"))
    yield from line("M3", item.get("genre"))
    yield from line("UR", item.get("URL"))
    accessed = _parts(item, "accessed")
    if accessed[2]:
        yield from line("Y2", "/".join(accessed) + "/")
    yield "ER  - "


def bibtex(data: Data) -> str:
    """Return the references as BibTeX in UTF-8, with fields of BibTeX and BibLaTeX; LaTeX commands are escaped."""
    return "\n".join(map(_bibtex_entry, data["references"]))


def _bibtex_entry(item: Mapping[str, Any]) -> str:
    kind = item["type"]
    issued, accessed = _parts(item, "issued"), _parts(item, "accessed")
    container = {"article-journal": "journal", "chapter": "booktitle", "webpage": "organization"}.get(kind, "series")
    publisher = {"report": "institution", "thesis": "school", "webpage": "publisher"}.get(kind, "publisher")
    # Braces keep capitals as they are: styles would write "b12" for "B12".
    values = {
        "author": _names(item.get("author")),
        "editor": _names(item.get("editor")),
        "title": f"{{{_marked_up(item['title'])}}}",
        container: _latex(item.get("container-title")),
        "shortjournal": _latex(item.get("container-title-short")),
        publisher: _latex(item.get("publisher")),
        "address": _latex(item.get("publisher-place")),
        "edition": _latex(item.get("edition")),
        "version": _latex(item.get("version")),
        "pubstate": "inpress" if item.get("status") else "",
        "year": issued[0],
        "month": issued[1].lstrip("0"),
        # For BibLaTeX; BibTeX has no days.
        "date": "-".join(issued) if issued[2] else "",
        "volume": _latex(item.get("volume")),
        "number": _latex(item.get("issue" if kind == "article-journal" else "number")),
        "issue": _latex(item.get("issue")) if kind != "article-journal" else "",
        "eid": _latex(item.get("number")) if kind == "article-journal" else "",
        "type": _latex(item.get("genre")),
        "pages": _latex(item.get("page")).replace("-", "--"),
        "isbn": _latex(item.get("ISBN")),
        # These are not read as LaTeX, but an unpaired brace would end the field.
        **{name: _without_braces(item.get(name.upper())) for name in ("doi", "pmid", "pmcid", "url")},
        "urldate": "-".join(accessed) if accessed[2] else "",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in values.items() if value and value != "{}"]
    return f"@{_BIBTEX_TYPES[kind]}{{{item['id']},\n{''.join(lines)}}}\n"


_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
    "\uffff": "{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_PAIR = re.compile(r"(?<=[-`'?!])(?=[-`'])")
"""Within two hyphens, and some pairs of quotation marks, which are another sign in LaTeX."""
_COMMANDS = {"i": "textit", "b": "textbf", "sup": "textsuperscript", "sub": "textsubscript"}


def _latex(value: object) -> str:
    if not value:
        return ""  # Like most fields.
    text = unicodedata.normalize("NFC", " ".join(str(value).split()))
    return _PAIR.sub("\uffff", text).translate(_LATEX)


def _marked_up(title: str) -> str:
    """Return a title with its tags as LaTeX commands; a tag without its pair stays text."""
    text = _latex(title)
    if "<" not in text:
        return text
    for tag, command in _COMMANDS.items():
        text = re.sub(f"<{tag}>((?:(?!</?{tag}>).)*)</{tag}>", rf"\\{command}{{\1}}", text)
    return text


def _without_braces(value: object) -> str:
    return re.sub(r"[{}\s\\]", "", str(value)) if value else ""


def _names(people: list[dict[str, str]] | None) -> str:
    return " and ".join(map(_bibtex_name, people or ()))


def _bibtex_name(person: Mapping[str, str]) -> str:
    # In braces a name is one, whatever commas and "and"s are in it.
    if not person.get("family"):
        return f"{{{_latex(person.get('literal') or person.get('given'))}}}"
    family, given, suffix = (_latex(person.get(part)) for part in ("family", "given", "suffix"))
    parts = [_whole(family), suffix, given] if suffix else [_whole(family), given]
    return ", ".join(filter(None, parts))


def _whole(family: str) -> str:
    return f"{{{family}}}" if re.search(r",|\band\b", family) else family


def _inverted(person: Mapping[str, str]) -> str:
    """Return a name as RIS has it: family name, given names, suffix. A comma at the end is EndNote's mark of a body."""
    if not person.get("family"):
        # Imported here because few authors are bodies, and it loads all that imports need.
        from citesite.exchange.imports.names import person as parsed_name

        body = re.sub(r"\s+", " ", person.get("literal") or person.get("given") or "").strip(" ,")
        return body if parsed_name(body) == {"literal": body} else f"{body},"
    return ", ".join(filter(None, (person.get(part) for part in ("family", "given", "suffix"))))


def _parts(item: Mapping[str, Any], name: str) -> tuple[str, str, str]:
    """Return year, month and day of a date, the latter two with two digits; empty if unknown."""
    parts = item.get(name, {}).get("date-parts", [[]])[0]
    year, month, day = (*[f"{part:02}" for part in parts], "", "", "")[:3]
    return year, month, day


def csl_yaml(data: Data) -> str:
    """Return the references as CSL-YAML, as pandoc and Quarto read it: CSL-JSON with dates as YAML users write them."""
    lines = ["---", "references:"]
    for item in data["references"]:
        fields = {name: _edtf(value) if name in ("issued", "accessed") else value for name, value in item.items()}
        block = [line for name, value in fields.items() for line in _yaml_lines(name, value)]
        lines += [f"{'  ' if n else '- '}{line}" for n, line in enumerate(block)]
    return "\n".join([*lines, "...", ""]) if data["references"] else "---\nreferences: []\n...\n"


def _edtf(value: Mapping[str, Any]) -> str:
    return "-".join(f"{part:02}" for part in value["date-parts"][0])


def _yaml_lines(name: str, value: object) -> Iterator[str]:
    """Yield a field. Texts are quoted as in JSON, which YAML reads alike."""
    if not isinstance(value, list):
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
        return
    yield f"{name}:"
    for person in value:
        for n, (part, text) in enumerate(person.items()):
            yield f"{'  ' if n else '- '}{part}: {json.dumps(text, ensure_ascii=False)}"


CSL_YAML = Download("references.yaml", "CSL-YAML", "application/yaml", "references", csl_yaml)
"""Written by `citesite export references` only: a fourth file of references on every page would serve few readers."""
DOWNLOADS = (
    Download("references.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "references", csl_json),
    Download("references.ris", "RIS", "application/x-research-info-systems", "references", ris),
    Download("references.bib", "BibTeX", "application/x-bibtex", "references", bibtex),
)
