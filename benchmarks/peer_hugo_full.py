"""Hugo with a page for each section and each source, too: the words of citesite's pages of the same corpus.

As in `peer_hugo`, the layouts number citations and write references. What cites a source is collected once a build.
"""

from __future__ import annotations

from benchmarks.own_site import UNCHECKED
from benchmarks.peer_hugo import CONFIG, DOSES, HOME, LEGEND, MADE, MARK, MARKS, NUMBER, OPENING, HugoSite

ADAPTER = """\
{{ range $slug, $topic := hugo.Data.topics -}}
{{ $.AddPage (dict "kind" "section" "path" $slug "title" $topic.title "layout" "topic"
  "params" (dict "up" "../" "summary" $topic.summary "topic" $slug)) }}
{{- range $number, $section := $topic.sections }}
{{ $.AddPage (dict "path" (printf "%s/%s" $slug .id) "title" (printf "%s – %s" .heading $topic.title) "layout" "part"
  "params" (dict "up" "../../" "summary" $topic.summary "topic" $slug "number" $number)) }}
{{- end }}
{{ $.AddPage (dict "path" (printf "%s/dosing" $slug) "title" (printf "Dosing – %s" $topic.title) "layout" "part"
  "params" (dict "up" "../../" "summary" $topic.summary "topic" $slug "number" (len $topic.sections))) }}
{{- end }}
{{ range hugo.Data.sources }}{{ range .sources }}
{{ $.AddPage (dict "path" (printf "sources/%s" .id) "title" (partial "name.html" .) "layout" "source"
  "params" (dict "up" "../../" "source" .id)) }}
{{ end }}{{ end }}
"""

NAME = """\
{{- $first := index (split (index .authors 0) " ") 0 -}}
{{- $name := $first -}}
{{- if eq (len .authors) 2 }}{{ $name = printf "%s and %s" $first (index (split (index .authors 1) " ") 0) }}{{ end -}}
{{- if gt (len .authors) 2 }}{{ $name = printf "%s and others" $first }}{{ end -}}
{{ return printf "%s %v" $name .year }}
"""

DESIGNS = """\
{{ return dict "randomised trial" "Randomised trial" "cohort study" "Study that followed people over time" \
"systematic review" "Review of many studies" }}
"""

# For each source, what cites it, in the order of topics and claims.
USES = """\
{{ $uses := newScratch }}
{{ range $slug, $topic := hugo.Data.topics }}{{ range $section := $topic.sections }}{{ range $claim := .claims }}
{{ $use := dict "slug" $slug "topic" $topic.title "heading" $section.heading "id" $claim.id "text" $claim.text }}
{{ range .cites }}{{ $uses.Add . (slice $use) }}{{ end }}
{{ end }}{{ end }}{{ end }}
{{ return $uses }}
"""

REFERENCES = """\
<ol class="references">
{{ range $i, $id := $cited }}{{ with index $sources $id }}<li id="ref-{{ add $i 1 }}">\
<a href="{{ $page.Params.up }}sources/{{ .id }}/index.html">{{ partialCached "name.html" . .id }}</a>. \
{{ index $designs .design }}, abstract read</li>
{{ end }}{{ end }}</ol>
"""

START = """\
{{ define "main" }}
{{- $page := . -}}
{{- $topic := index hugo.Data.topics .Params.topic -}}
{{- $sources := partialCached "sources.html" . -}}
{{- $designs := partialCached "designs.html" . -}}
{{- $numbers := newScratch }}{{ $uses := newScratch }}{{ $cited := slice -}}
"""

TOPIC = (
    START
    + """\
{{- range $topic.takeaways }}NUMBER{{ end -}}
OPENING
{{ range $topic.takeaways }}<li><div class="say">{{ $page.RenderString (dict "display" "block") .text }} MARKS</div>
<p class="soft">Read more: <a href="{{ .section }}/index.html">{{ .heading }}</a></p></li>
{{ end }}</ul>
LEGEND</section>
<section aria-labelledby="contents">
<h2 id="contents">Find out more</h2>
<ul class="cards">
{{ range $topic.sections }}<li id="{{ .id }}">{{ range .claims }}<span id="{{ .id }}"></span>{{ end }}\
<h3><a href="{{ .id }}/index.html">{{ .heading }}</a></h3></li>
{{ end }}<li id="dosing"><h3><a href="dosing/index.html">Dosing</a></h3></li>
</ul>
</section>
<section class="part about">
MADE<details class="refs" id="references">
<summary>Sources ({{ len $cited }})</summary>
REFERENCES</details>
</section>
</main>
{{ end }}
"""
)

PART = (
    START
    + """\
{{- $number := .Params.number }}{{ $headings := slice }}{{ $ids := slice -}}
{{- range $topic.sections }}{{ $headings = $headings | append .heading }}{{ $ids = $ids | append .id }}{{ end -}}
{{- $headings = $headings | append "Dosing" }}{{ $ids = $ids | append "dosing" -}}
{{- $section := dict }}{{ with index (first (add $number 1) $topic.sections) $number }}{{ $section = . }}{{ end -}}
{{- range $section.claims }}NUMBER{{ end -}}
<main id="content">
<p class="up"><a href="../index.html">{{ $topic.title }}</a></p>
<h1 id="{{ index $ids $number }}">{{ index $headings $number }}</h1>
<section class="part">
<h2>What we found</h2>
{{ range $section.claims }}<div class="claim" id="{{ .id }}">
<div class="say">{{ $page.RenderString (dict "display" "block") .text }} MARKS</div>
</div>
{{ end }}{{ if not $section }}DOSES{{ end }}</section>
<section class="experts">
<details>
<summary><h2>For those who want the numbers</h2></summary>
<h3>Why we say it this way</h3>
<ul class="spaced">
<li><b>{{ range $i, $claim := $section.claims }}{{ if $i }}; {{ end }}\
{{ $page.RenderString (dict "display" "block") .text | plainify | strings.TrimSpace }}{{ else }}Doses{{ end }}</b>
<p>UNCHECKED</p></li>
</ul>
</details>
</section>
{{ with $cited }}<section class="part" id="references">
<details class="refs">
<summary><h2>Sources ({{ len . }})</h2></summary>
REFERENCES</details>
</section>
{{ end }}<section class="part about">
<h2>Who made this part</h2>
<p class="checked">Evidence last checked: {{ time.Format "2 January 2006" $topic.reviewed }}. \
Next check due: {{ time.Format "2 January 2006" $topic.next }}. <b>Not yet reviewed by a doctor or nurse</b>.</p>
<p class="on-paper">A short version for paper. The website has all of it, with the studies behind each statement.</p>
<p class="on-screen">This is a part of <a href="../index.html#{{ index $ids $number }}">{{ $topic.title }}</a>.</p>
<p class="cite-this"><b>Cite this part:</b> {{ index $headings $number }}. {{ $topic.title }}. {{ site.Title }}. \
Version of {{ time.Format "2 January 2006" $topic.reviewed }}.</p>
</section>
<nav class="turn" aria-label="Before and next">
{{ if $number }}{{ $n := sub $number 1 }}<a rel="prev" href="../{{ index $ids $n }}/index.html">\
<span>Before</span> <span>{{ index $headings $n }}</span></a>{{ end }}
{{ $n := add $number 1 }}{{ if lt $n (len $ids) }}<a rel="next" href="../{{ index $ids $n }}/index.html">\
<span>Next</span> <span>{{ index $headings $n }}</span></a>{{ end }}
</nav>
<nav class="toc" aria-labelledby="topic-title">
<h2 id="topic-title">In this topic</h2>
<ul>
<li><a href="../index.html">Overview</a></li>
{{ range $i, $id := $ids }}<li><a href="../{{ $id }}/index.html">{{ index $headings $i }}</a></li>
{{ end }}</ul>
</nav>
</main>
{{ end }}
"""
)

SOURCE = """\
{{ define "main" }}
{{- $page := . -}}
{{- $uses := (partialCached "uses.html" .).Get .Params.source -}}
{{- $designs := partialCached "designs.html" . -}}
{{- with index (partialCached "sources.html" .) .Params.source -}}
<main id="content">
<p class="crumb"><a href="../../sources/index.html">Sources</a></p>
<h1>{{ $page.Title }}</h1>
<p class="full-reference"><bdi>{{ partialCached "reference.html" . .id }}</bdi></p>
<p class="buttons"><a class="button" href="https://doi.org/{{ .doi }}">Open at DOI</a></p>
<dl>
<div><dt>What it is</dt><dd>{{ index $designs .design }}</dd></div>
<div><dt>Who paid</dt><dd>Not known: it is not in what we read</dd></div>
<div><dt>Interests of the authors</dt><dd>Not known: it is not in what we read</dd></div>
<div><dt>How we read it</dt><dd><p>We read the abstract (the short summary), not the full text.</p></dd></div>
</dl>
{{ with $uses }}<h2>What we cite it for</h2>
<ul class="uses">
{{ range . }}<li><p><span class="stance">supports this</span> <a href="../../{{ .slug }}/index.html#{{ .id }}">\
{{ $page.RenderString (dict "display" "block") .text | plainify | strings.TrimSpace }}</a></p>
<p class="reference-meta">{{ .topic }} · {{ .heading }}</p></li>
{{ end }}</ul>
{{ $named := newScratch }}<p>It is named in: {{ range . }}{{ if not ($named.Get .slug) }}\
{{ if $named.Values }}, {{ end }}<a href="../../{{ .slug }}/index.html">{{ .topic }}</a>{{ $named.Set .slug true }}\
{{ end }}{{ end }}</p>
{{ end }}</main>
{{ end }}{{ end }}
"""


SOURCES = """\
{{ define "main" }}
<main id="content">
<h1>{{ site.Params.sources }}</h1>
<ul>
{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
</main>
{{ end }}
"""


class HugoFullSite(HugoSite):
    """A Hugo site with all pages."""

    name = "Hugo, all pages"
    all_pages = True

    def write_frame(self) -> None:
        """Write settings, content adapter and layouts."""
        super().write_frame()
        # Hugo makes pages below a page only if that is a "section".
        self.put("hugo.toml", CONFIG.replace('"section", ', "") + '[params]\nsources = "Sources"\n')
        self.put("layouts/home.html", HOME.replace("site.RegularPages", 'where site.Sections "Layout" "topic"'))
        self.put("content/_content.gotmpl", ADAPTER)
        for name, text in (("name", NAME), ("designs", DESIGNS), ("uses", USES)):
            self.put(f"layouts/_partials/{name}.html", text)
        (self.folder / "layouts/page.html").unlink()
        for name, text in (("topic", TOPIC), ("part", PART), ("source", SOURCE), ("section", SOURCES)):
            self.put(f"layouts/{name}.html", _filled(text))


def _filled(layout: str) -> str:
    """Return a layout with the pieces that are the same in several."""
    for name, piece in (
        ("OPENING", OPENING),
        ("DOSES", DOSES),
        ("MADE", MADE),
        ("REFERENCES", REFERENCES),
        ("NUMBER", NUMBER),
        ("MARKS", MARKS),
        ("MARK", MARK),
        ("LEGEND", LEGEND),
        ("UNCHECKED", UNCHECKED),
    ):
        layout = layout.replace(name, piece)
    return layout
