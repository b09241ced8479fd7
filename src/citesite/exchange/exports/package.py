"""A Frictionless data package (v1): the file that describes the other downloads of a topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citesite.exchange.exports.download import Data, Download
from citesite.exchange.exports.text import as_json

_TITLES = {"references": "References", "evidence": "Evidence"}


def data_package(downloads: Sequence[Download]) -> Download:
    """Declare the data package that describes some downloads."""
    resources = [_resource(download) for download in downloads]

    def write(data: Data) -> str:
        return as_json({**_described(data), "resources": resources})

    return Download("datapackage.json", "package", "application/json", "evidence", write)


def _described(data: Data) -> Data:
    topic, site = data["topic"], data["site"]
    return {
        "profile": "data-package",
        "name": topic["id"],
        "title": topic["title"],
        "description": topic["summary"],
        **({"homepage": topic["url"]} if "url" in topic else {}),
        **({"version": topic["last_reviewed"]} if "last_reviewed" in topic else {}),
        "contributors": [{"title": site["title"], "role": "publisher"}],
    }


def _resource(download: Download) -> Data:
    """One file; a table with its columns."""
    stem, _, ending = download.name.rpartition(".")
    title = f"{_TITLES[download.contents]} ({download.label})"
    common: Data = {"path": download.name, "title": title, "mediatype": download.media}
    if not download.columns:
        return {"name": download.name.replace(".", "-"), **common}
    fields: list[Any] = [{"name": name, "type": kind, "description": what} for name, kind, what in download.columns]
    return {
        "profile": "tabular-data-resource",
        "name": stem,
        **common,
        "format": ending,
        "encoding": "utf-8",
        "schema": {"fields": fields},
    }
