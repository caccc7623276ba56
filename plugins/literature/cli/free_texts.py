"""`literature refresh --free-texts`: asks Unpaywall where works without a free text may be read, and shows fields to
look at. It writes nothing, because the day a text was seen is the day on which someone saw it."""

from __future__ import annotations

import click

from literature.cli.crossref_client import CrossrefClient
from literature.hosts.progress import Progress
from literature.model import Library
from literature.references.addresses import doi_of
from literature.references.free_texts import standing_of
from literature.sources.unpaywall import places_in, request

UNPAYWALL = "https://api.unpaywall.org"


def ask_free_texts(library: Library, client: CrossrefClient) -> bool:
    """Print what is found for each work with a DOI and without `fulltext`; whether every work could be asked about."""
    wanted = {
        key: doi
        for key, work in sorted(library.references.items())
        if (doi := doi_of(work)) and not work.plain("fulltext")
    }
    found, faults = 0, []
    for key, doi in Progress.here()("Asking Unpaywall", wanted.items(), len(wanted)):
        answer, fault = client.get(request(doi, client.mailto))
        if fault:
            faults.append(f"{fault} ({key})")
            continue
        place = next((one for one in places_in(answer) if standing_of(one[0]) == "open"), None)
        if place:
            found += 1
            click.echo(f"{key}\n  fulltext     = {{{place[0]}}},\n  fulltextkind = {{{place[1]}}},")
    for fault in faults:
        click.echo(f"literature: {fault}", err=True)
    said = f"{found} of {len(wanted)} works without a free text may have one"
    click.echo(f"{said}; look at each, and add it with the month as fulltextdate", err=True)
    return not faults
