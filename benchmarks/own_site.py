"""The corpus as citesite's records: one file per topic, sources in files of 20.

`python -m benchmarks.own_site --pages 1000 --out DIR` writes a site to look at or to profile.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from benchmarks.corpus import Corpus, Source, Topic, make_corpus
from benchmarks.site import Site, block, quoted

AS_OF, REVIEWED, NEXT_REVIEW = "2026-11-28", "2026-11-20", "2027-11-20"
_DESIGNS = {
    "randomised trial": "randomized-trial",
    "cohort study": "cohort",
    "systematic review": "systematic-review",
}  # by the end of a title in the corpus


class OwnSite(Site):
    """A citesite site without section and source pages, which the Hugo site does not have either."""

    name = "citesite"
    output = "site"
    caches = (".citesite",)

    @property
    def command(self) -> list[str]:
        """Return `citesite build` on a fixed day."""
        return [str(self.program), "build", "--as-of", AS_OF]

    @property
    def check_command(self) -> list[str]:
        """Return `citesite check` on the same day."""
        return [str(self.program), "check", "--as-of", AS_OF]

    def forget_checks(self) -> None:
        """Remove the caches of checks; builds have their own."""
        shutil.rmtree(self.folder / ".citesite/check", ignore_errors=True)

    def write_frame(self) -> None:
        """Write the settings."""
        switch = str(self.all_pages).lower()
        pages = f"pages: {{sections: {switch}, sources: {switch}, downloads: false, markdown: false}}"
        # The Hugo site has no search and no data files either.
        self.put("site_config.yaml", f"title: Evidence summaries\n{pages}\nsearch: none\n")

    def write_topic(self, topic: Topic) -> None:
        """Write a topic as one `WholeTopic` record."""
        self.put(f"content/topics/{topic.slug}.yaml", topic_record(topic))

    def write_batch(self, number: int, sources: list[Source]) -> None:
        """Write a list of `Source` records."""
        self.put(f"content/sources/batch-{number:05d}.yaml", "".join(map(source_record, sources)))

    def write_disclaimer(self, text: str) -> None:
        """Write a template that overrides the theme's."""
        self.put("templates/partials/disclaimer.html", f'<p class="disclaimer">{text}</p>\n')


class FullSite(OwnSite):
    """The same site with a page for each section and each source."""

    name = "citesite, all pages"
    all_pages = True


UNCHECKED = "All numbers of this corpus are drawn at random."


def topic_record(topic: Topic) -> str:
    """Return a topic as YAML."""
    lines = [
        f"id: {topic.slug}",
        f"title: {quoted(topic.title)}",
        f"summary: {quoted(topic.summary)}",
        f"last_reviewed: {REVIEWED}",
        f"next_review: {NEXT_REVIEW}",
        "takeaways:",
    ]
    for n, text in enumerate(topic.takeaways, 1):
        lines += [f"  - id: t{n}", f"    text: {quoted(text)}", f"    claims: [{topic.summed_up()[n - 1][1].id}]"]
    lines.append("sections:")
    for n, (heading, claims) in enumerate(topic.sections, 1):
        lines += [f"  - id: s{n}", f"    title: {quoted(heading)}", "    body:"]
        for claim in claims:
            lines += ["      - claim:", f"          id: {claim.id}", "          text: |-", block(claim.text, 12)]
            lines += ["          type: association", f"          unchecked: {UNCHECKED}", "          evidence:"]
            lines += [f"            - source: {source}" for source in claim.cites]
    lines += ["  - id: dosing", "    title: Dosing", "    kind: dosing", "    body:", "      - table:"]
    lines += ["          caption: Doses", f"          columns: {quoted(topic.dosing_columns)}", "          rows:"]
    lines += [f"            - {quoted(row)}" for row in topic.dosing_rows]
    lines.append(f"        unchecked: {UNCHECKED}")
    return "\n".join(lines) + "\n"


def source_record(source: Source) -> str:
    """Return a source as an item of a YAML list."""
    names = (author.rsplit(" ", 1) for author in source.authors)
    lines = [
        f"- id: {source.id}",
        "  type: article-journal",
        f"  title: {quoted(source.title)}",
        "  author:",
        *(f"    - {{family: {family}, given: {initial}}}" for family, initial in names),
        f"  container-title: {source.journal}",
        f"  issued: {source.year}",
        f"  volume: {source.volume}",
        f"  page: {source.first_page}-{source.last_page}",
        f"  DOI: {source.doi}",
        f"  design: {_DESIGNS[design_of(source)]}",
        "  access: abstract",
    ]
    return "\n".join(lines) + "\n"


def design_of(source: Source) -> str:
    """Return the design that a source's title ends with."""
    return next(design for design in _DESIGNS if source.title.endswith(design))


def expected_pages(corpus: Corpus, site: Site) -> int:
    """Return the number of pages a site should have for topics, sections and sources."""
    of_topics = sum(1 + len(site.part_pages(topic)) for topic in corpus.topics)
    return of_topics + (len(corpus.sources) if site.all_pages else 0)


def main() -> None:
    """Write a site from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, required=True, help="how many topics")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="the site's folder; it is emptied first")
    options = parser.parse_args()
    OwnSite(Path(), options.out).write(make_corpus(options.pages, options.seed), "Not medical advice.")


if __name__ == "__main__":
    main()
