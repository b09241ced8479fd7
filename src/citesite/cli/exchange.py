"""The commands that bring records in, and ask about the works: `import`, `standing`, `verify-sources`.

What a command needs is imported inside it, so that every other command and `--help` start without it.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

import citesite
from citesite.cli import options, startup

if TYPE_CHECKING:
    from citesite.exchange.imports import Collection

_timeout = click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=20,
    show_default=True,
    help="Seconds to wait for an answer, in each of up to three tries.",
)


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--doi", "dois", multiple=True, metavar="DOI", help="Ask doi.org for this work. May be repeated.")
@click.option("--pmid", "pmids", multiple=True, metavar="PMID", help="Ask PubMed for this work. May be repeated.")
@options.config
@click.option("--into", metavar="FILE", help="The file for new records.  [default: sources/imported-DATE.yaml]")
@click.option("--fill", is_flag=True, help="Fill empty fields of records of works that the site has already.")
@click.option("--topic", metavar="TOPIC", help="Put outcome data of reviews into the results of this topic.")
@click.option("--dry-run", is_flag=True, help="Print what would be done; write nothing.")
@click.option("--doi-server", metavar="URL", help="Another server than doi.org.")
@click.option("--pubmed-server", metavar="URL", help="Another server than that of PubMed's E-utilities.")
@_timeout
@startup.without_collector
def import_(
    files: tuple[Path, ...],
    dois: tuple[str, ...],
    pmids: tuple[str, ...],
    config: Path,
    into: str | None,
    fill: bool,
    topic: str | None,
    dry_run: bool,
    doi_server: str | None,
    pubmed_server: str | None,
    timeout: float,
) -> None:
    """Import references from the files of reference managers and databases, or from doi.org and PubMed.

    Zotero, Mendeley, EndNote, PubMed, the Cochrane Library, Web of Science, Scopus, Embase, Covidence and Rayyan write
    such files. RevMan writes outcome data, too, which --topic brings in. Of a file that lists DOIs or PMIDs, doi.org
    and PubMed are asked. A work that the site has already is named and left as it is.
    """
    from citesite.exchange import imports as exchange

    if not (files or dois or pmids):
        raise click.UsageError("name a file, a --doi or a --pmid")
    content = citesite.load(config)
    settings = content.settings
    today = date.today()
    path = exchange.destination(into, settings.content, today)
    services = exchange.services(settings, timeout, doi=doi_server, pubmed=pubmed_server)
    exports = []
    for file in files:
        written = exchange.text_of(file)
        listed = exchange.listed(written.text)
        if listed is None:
            exports.append((file.name, exchange.read_export(written)))
        else:
            dois, pmids = (*dois, *listed[0]), (*pmids, *listed[1])
    exports += [("doi.org", exchange.by_doi(doi, services)) for doi in dois]
    exports += [("PubMed", exchange.by_pmid(pmids, services))] if pmids else []
    collection = exchange.read_collection(content)
    reports = exchange.import_records(exports, collection, path, today, fill=fill)
    lines = exchange.import_lines(reports)
    found = [analysis for _, export in exports for analysis in export.analyses]
    if topic is not None:
        results = f"{Path(content.topic(topic).topic.place.path).parent.as_posix()}/evidence.yaml"
        studies = {study: name for report in reports for study, name in report.studies.items()}
        added = exchange.add_analyses(found, studies, collection, results)
        lines += [*added.remarks, f"{results}: new: {', '.join(added.new) or 'none'}"]
    elif found:
        lines.append("Outcome data is not imported: name its topic with --topic.")
    _write_and_report(collection, lines, dry_run)
    if not dry_run and any(report.new for report in reports):
        options.say("New records say `access: not-read`: write how you read each work before a claim cites it.")
    if any(report.lost for report in reports):
        raise SystemExit(1)


@click.command()
@options.config
@click.option(
    "--snapshot",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read this file instead of asking Crossref: the Retraction Watch CSV, or works of Crossref as JSON.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be done; write nothing.")
@click.option("--crossref-server", metavar="URL", help="Another server than Crossref's.")
@_timeout
@options.as_of("The day that is written down.")
def standing(
    config: Path,
    snapshot: Path | None,
    dry_run: bool,
    crossref_server: str | None,
    timeout: float,
    as_of: datetime | None,
) -> None:
    """Ask Crossref which sources were corrected or retracted, and write it into their records.

    The next build then refuses claims that rest on retracted work. --as-of is the day of the answer.
    """
    from citesite.exchange import imports as exchange

    content = citesite.load(config)
    services = exchange.services(content.settings, timeout, crossref=crossref_server)
    notices = exchange.read_snapshot(snapshot) if snapshot else None
    collection = exchange.read_collection(content)
    report = exchange.refresh(collection, notices, services, options.day(as_of))
    _write_and_report(collection, exchange.standing_lines(report), dry_run)
    if report.failed:
        raise SystemExit(2)


def _write_and_report(collection: Collection, report: list[str], dry_run: bool) -> None:
    """Write the changed source files, report what was found, and print the names of the files to standard output."""
    collection.settle()
    if not dry_run:
        collection.write()
    for line in report:
        options.say(line)
    if dry_run:
        options.say("Nothing was written (--dry-run).")
    else:
        for name in collection.changed:
            options.put(name)


@click.command("verify-sources")
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@options.config
@click.option(
    "--older-than",
    type=click.IntRange(0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Ask again what was answered at least so long ago.",
)
@click.option("--minutes", type=click.FloatRange(0, 600), default=10, show_default=True, help="Stop after this time.")
@click.option(
    "--pause",
    type=click.FloatRange(0, 60),
    default=0.5,
    show_default=True,
    metavar="SECONDS",
    help="Wait so long between two requests.",
)
@click.option("--dry-run", is_flag=True, help="Print what was answered; write nothing.")
@click.option("--crossref-server", metavar="URL", help="Another server than Crossref's.")
@click.option("--doi-server", metavar="URL", help="Another server than doi.org.")
@click.option("--pubmed-server", metavar="URL", help="Another server than that of PubMed's E-utilities.")
@_timeout
@options.as_of("The day that is written down.")
def verify_sources(
    names: tuple[str, ...],
    config: Path,
    older_than: int,
    minutes: float,
    pause: float,
    dry_run: bool,
    crossref_server: str | None,
    doi_server: str | None,
    pubmed_server: str | None,
    timeout: float,
    as_of: datetime | None,
) -> None:
    """Ask Crossref, doi.org, PubMed and the web whether identifiers and links of sources lead to these works.

    Title, first author and year are compared; retractions are written into the records, the answers into
    source-states.json, which `check` reads. A server that is busy changes nothing that was known. It can be stopped
    with Ctrl-C and run again: what was not asked for longest comes first. With names, only those are asked about.
    """
    from citesite.exchange import imports as exchange
    from citesite.exchange import verification
    from citesite.files.atomic import replace
    from citesite.files.scan import STATES
    from citesite.read.source_states import read_states, states_text

    content = citesite.load(config)
    services = exchange.services(content.settings, timeout, doi_server, pubmed_server, crossref_server, tries=2)
    before, problems = read_states(content.root)
    content.refuse(problems)
    sources = exchange.read_collection(content)
    limits = verification.Limits(pause, 60 * minutes, older_than)
    with options.progress_bar() as progress:
        report = verification.verify(sources, before or {}, services, limits, options.day(as_of), names, progress)
    lines = [*verification.report_lines(report), *verification.quote_lines(content)]
    _write_and_report(sources, lines, dry_run)
    if not dry_run:
        replace(content.root / STATES, states_text(report.states), content.root)
    if report.is_stopped or (report.unanswered and not report.answered):
        raise SystemExit(2)
    if report.is_wrong:
        raise SystemExit(1)


COMMANDS = (import_, standing, verify_sources)
