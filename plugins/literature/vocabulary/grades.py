"""What pages call the grades of evidence: how a reference was checked, what a summary stands on, what was found of a
claim."""

from __future__ import annotations

from collections.abc import Mapping

TIERS: Mapping[str, tuple[str, str]] = {
    "A": ("Confirmed by several sources", "Two or more sources agree on this entry."),
    "B": ("Confirmed by one source", "One source gives this entry; no second one was found."),
    "C": (
        "Seen in public lists only",
        "The entry was found in public reference lists, not in a publisher's record.",
    ),
    "D": ("Partly verified", "Some of this entry could not be confirmed; what was not seen is left out."),
}
"""How well a reference was checked, best first: name and what it means."""

BASES: Mapping[str, str] = {
    "": "",
    "abstract": "Written from the published abstract and secondary sources; page numbers are missing for that reason.",
    "full text": "Written from the full text.",
    "secondary": "Written from secondary sources; the work itself was not read for this summary.",
}
"""What a summary was written from: what its page says of that."""

VERDICTS: Mapping[str, str] = {
    "": "",
    "supported": "Supported",
    "overstated": "Overstated",
    "contested": "Contested",
    "unsupported": "Unsupported",
    "unverifiable": "Unverifiable",
}
"""What the evidence says of a claim: its name."""
