"""Countries as readers type them, in capitals, and as texts write them out."""

from __future__ import annotations

from collections.abc import Mapping

from literature.vocabulary.catalog import N_

COUNTRIES: Mapping[str, str] = {
    "EU": N_("European Union"),
    "UK": N_("United Kingdom"),
    "US": N_("United States"),
    "USA": N_("United States"),
}
