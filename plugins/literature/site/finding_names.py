"""What a finding is of, in words for readers."""

from __future__ import annotations

from literature.model import Finding
from literature.site.site import Site


def about(site: Site, finding: Finding) -> str:
    """What a finding is of, as its title says it."""
    construct, outcome = finding.construct, finding.outcome
    if not outcome:
        return construct
    return site.catalog.gettext("%(construct)s and %(outcome)s", construct=construct, outcome=outcome)
