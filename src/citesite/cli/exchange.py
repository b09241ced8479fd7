"""The commands that bring records in: `import`, `standing`. They only take options and report, like `cli`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citesite.diagnostics import CitesiteError

if TYPE_CHECKING:
    from citesite.exchange.imports import Collection
    from citesite.read.settings import SiteConfig

_config = click.option(
    "--config",
    default="site_config.yaml",
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The settings of the site.",
)
_as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that is written down.  [default: today]",
)
_timeout = click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=20,
    show_default=True,
    help="Seconds to wait for an answer; three tries are made.",
)


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--doi", "dois", multiple=True, metavar="DOI", help="Ask doi.org for this work. May be repeated.")
@click.option("--pmid", "pmids", multiple=True, metavar="PMID", help="Ask PubMed for this work. May be repeated.")
@_config
@click.option("--into", metavar="FILE", help="The file for new records.  [default: sources/imported-DATE.yaml]")
@click.option("--fill", is_flag=True, help="Fill what is empty in records of works that are there already.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--doi-server", metavar="URL", help="Another server than doi.org.")
@click.option("--pubmed-server", metavar="URL", help="Another server than that of PubMed's E-utilities.")
@_timeout
def import_(
    files: tuple[Path, ...],
    dois: tuple[str, ...],
    pmids: tuple[str, ...],
    config: Path,
    into: str | None,
    fill: bool,
    dry_run: bool,
    doi_server: str | None,
    pubmed_server: str | None,
    timeout: float,
) -> None:
    """Take references over from CSL-JSON, RIS, BibTeX or PubMed (NBIB) files, or from doi.org and PubMed.

    Zotero, Mendeley and EndNote write such files. A work that is there already is told of and left as it is.
    """
    from citesite.exchange import imports as exchange

    if not (files or dois or pmids):
        raise click.UsageError("name a file, a --doi or a --pmid")
    settings = _settings(config)
    today = date.today()
    path = exchange.destination(into, settings.content, today)
    services = exchange.services(settings, timeout, doi=doi_server, pubmed=pubmed_server)
    exports = [(file.name, exchange.read_export(file)) for file in files]
    exports += [("doi.org", exchange.by_doi(doi, services)) for doi in dois]
    exports += [("PubMed", exchange.by_pmid(pmids, services))] if pmids else []
    collection = exchange.read_collection(config.parent, settings.content)
    accounts = exchange.take_in(exports, collection, path, today, fill=fill)
    _put_down(collection, exchange.written(accounts), dry_run)
    if not dry_run and any(account.new for account in accounts):
        click.echo(
            "New records say `access: not-read`: write how you read each work before a claim rests on it.", err=True
        )
    if any(account.lost for account in accounts):
        raise SystemExit(1)


@click.command()
@_config
@click.option(
    "--snapshot",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Look in this file and do not ask Crossref: the Retraction Watch CSV, or works of Crossref as JSON.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--crossref-server", metavar="URL", help="Another server than Crossref's.")
@_timeout
@_as_of
def standing(
    config: Path,
    snapshot: Path | None,
    dry_run: bool,
    crossref_server: str | None,
    timeout: float,
    as_of: datetime | None,
) -> None:
    """Ask Crossref which sources were corrected or retracted, and write it into their records.

    The next build then refuses claims that rest on retracted work. --as-of is the day of the look.
    """
    from citesite.exchange import imports as exchange

    settings = _settings(config)
    services = exchange.services(settings, timeout, crossref=crossref_server)
    seen = exchange.read_snapshot(snapshot) if snapshot else None
    collection = exchange.read_collection(config.parent, settings.content)
    outcome = exchange.refresh(collection, seen, services, as_of.date() if as_of else date.today())
    _put_down(collection, exchange.told(outcome), dry_run)
    if outcome.failed:
        raise SystemExit(2)


def _settings(config: Path) -> SiteConfig:
    from citesite.read.settings import load_config

    settings, problems = load_config(config)
    if settings is None:
        raise CitesiteError(f"{config} has mistakes; `citesite check` tells them ({problems[0].message})")
    return settings


def _put_down(collection: Collection, report: list[str], dry_run: bool) -> None:
    """Write the changed source files, tell what was found, and name the files for other programs."""
    if not dry_run:
        collection.write()
    for line in report:
        click.echo(line, err=True)
    if dry_run:
        click.echo("Nothing was written (--dry-run).", err=True)
    else:
        click.echo("".join(f"{name}\n" for name in collection.changed), nl=False)


COMMANDS = (import_, standing)
