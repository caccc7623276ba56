"""What pages call the grades of evidence: how a reference was checked, what a summary stands on, what was found of a
claim and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping

from literature.vocabulary.catalog import N_, Catalog

TIERS: Mapping[str, tuple[str, str]] = {
    "A": (N_("Confirmed by several sources"), N_("Two or more sources agree on this entry.")),
    "B": (N_("Confirmed by one source"), N_("One source gives this entry; no second one was found.")),
    "C": (
        N_("Seen in public lists only"),
        N_("The entry was found in public reference lists, not in a publisher's record."),
    ),
    "D": (N_("Partly verified"), N_("Some of this entry could not be confirmed; what was not seen is left out.")),
}
"""How well a reference was checked, best first: name and what it means."""

BASES: Mapping[str, str] = {
    "": "",
    "abstract": N_(
        "Written from the published abstract and secondary sources; page numbers are missing for that reason."
    ),
    "full text": N_("Written from the full text."),
    "secondary": N_("Written from secondary sources; the work itself was not read for this summary."),
}
"""What a summary was written from: what its page says of that."""

VERDICTS: Mapping[str, str] = {
    "": "",
    "supported": N_("Supported"),
    "overstated": N_("Overstated"),
    "contested": N_("Contested"),
    "unsupported": N_("Unsupported"),
    "unverifiable": N_("Unverifiable"),
}
"""What the evidence says of a claim: its name."""

VERDICT_MEANINGS: Mapping[str, str] = {
    "supported": N_("The evidence bears it out, and it says no more than that."),
    "overstated": N_("There is something in it, and less than it says."),
    "contested": N_("Competent people disagree, on evidence."),
    "unsupported": N_("The evidence does not bear it out."),
    "unverifiable": N_("It could not be checked with what was at hand."),
}
"""How the verdicts are told apart, in the order in which readers meet them."""


CERTAINTIES: Mapping[str, str] = {
    "": "",
    "high": N_("High"),
    "moderate": N_("Moderate"),
    "low": N_("Low"),
    "very low": N_("Very low"),
}
"""How sure the evidence about a claim is, in four grades."""


def shown(word: str, names: Mapping[str, str], catalog: Catalog) -> str:
    """What a grade is called; empty for none."""
    return catalog.gettext(names[word]) if names[word] else ""
