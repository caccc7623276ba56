"""Title and source of reports, theses, manuscripts, preprints, data, software, patents, web pages (APA 7, chap. 10)."""

from __future__ import annotations

import re

from literature.model import Reference, RichText
from literature.references.addresses import address_of, doi_of
from literature.references.fields import letters, package_note, patent_note, value
from literature.references.preprints import preprint_of
from literature.styles.apa.assembly import EMPTY, plain
from literature.styles.apa.body import Body
from literature.styles.apa.books import edition
from literature.styles.apa.descriptions import descriptions
from literature.styles.apa.kinds import Kind
from literature.styles.apa.leads import Lead
from literature.styles.apa.publishers import publisher
from literature.styles.apa.titles import cased_title, post_title, set_title, title_element, volume

_LETTER_TITLE = re.compile(r"(?:letters?|postcard|telegram|e-?mail|memo(?:randum)?|note)\b", re.IGNORECASE)
_PATENT_WORD = re.compile(r"\bpat(?:ent|\.)", re.IGNORECASE)
_US_PATENT = re.compile(r"US\s?(\d{1,2}(?:,?\d{3}){2})\s?[AB]\d?")
_GENERIC_REPORT = frozenset({"", "report", "techreport", "resreport", "technicalreport", "researchreport"})
_REPORT_WORDS = {
    "techreport": "Technical Report",
    "technicalreport": "Technical Report",
    "resreport": "Research Report",
    "researchreport": "Research Report",
}
_AMENDED = re.compile(r"(?:\d{4},\s*)?(?:amended|effective|revised|adopted|updated)\b")
_NUMBER_WORD = re.compile(r"\b(?:No\.?|Number|#)\s*$", re.IGNORECASE)
_NUMBER_WITHIN = re.compile(r"\bNo\.|\bIssue\b|\bVol\.")
_ANY_THESIS = frozenset(
    {"thesis", "theses", "thèse", "thèses", "tesis", "tese", "tesi", "dissertation", "dissertations"}
)
"""What says no more of a thesis than that it is one."""
_DEGREES = (
    ("Bachelor's thesis", ("bathesis", "bachelor", "undergraduatethesis", "bsc")),
    ("Doctoral dissertation", ("phd", "doctor", "dphil", "psyd", "edd", "dissertation", "candthesis")),
    ("Master's thesis", ("master", "mathesis", "msc", "mphil")),
)
_SITE_FIELDS = ("organization", "publisher", "institution", "journaltitle", "eprinttype", "eprint")
_RESPONSIBLE = ("publisher", "organization", "institution", "eprinttype")


def report_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """`_Title_ (NIH Publication No. 18-2059) [Press release]. Institution` (10.4)."""
    own = set_title(reference, cased_title(reference))
    details: list[RichText | str] = [
        _report_number(reference),
        edition(value(reference, "edition")),
        "" if reference.text.get("maintitle") else volume(reference),
        _amendment(reference),
    ]
    described = descriptions(reference, kind, related)
    written = reference.plain("type")
    if letters(written) not in _GENERIC_REPORT and not reference.text.get("number") and not described:
        described = [reference.rich("type")]
    title = title_element(own, reference, is_italic=True, details=details, descriptions=described)
    source = publisher(reference, lead, ("publisher", "institution", "organization", "howpublished"))
    return Body(title, (source,), is_title_italic=True)


def _report_number(reference: Reference) -> str:
    number = reference.plain("number").strip()
    if not number:
        return ""
    kind = reference.plain("type").strip() or reference.plain("issue").strip()
    if _NUMBER_WITHIN.search(number):
        return f"{kind} {number}".strip() if letters(kind) not in _GENERIC_REPORT else number
    if letters(kind) in _GENERIC_REPORT:
        kind = _REPORT_WORDS.get(letters(kind), "Report")
    if _NUMBER_WORD.search(kind):
        return f"{kind} {number}"
    return f"{kind} No. {number}"


def _amendment(reference: Reference) -> RichText:
    """A note on the state of a standing document: `2002, amended effective June 1, 2010` (10.4, ethics codes)."""
    note = reference.rich("note").stripped()
    return note if _AMENDED.match(note.as_plain()) else EMPTY


def thesis_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """`_Title_ [Doctoral dissertation, University]. Archive`, unpublished ones with the university as source (10.6)."""
    degree = _degree(reference)
    school = publisher(reference, lead, ("institution", "school", "organization"))
    archive = publisher(reference, lead, ("publisher", "howpublished", "library"))
    number = value(reference, "number")
    is_found = bool(archive or number or doi_of(reference) or address_of(reference))
    described = descriptions(reference, kind, related)
    details = [f"Publication No. {number}" if number[:1].isdigit() else number]
    if is_found and not degree.lower().startswith("unpublished"):
        described.append(RichText.join(", ", (plain(degree), school)))
        sources = (archive,)
    else:
        if not degree.lower().startswith("unpublished"):
            degree = f"Unpublished {degree[0].lower()}{degree[1:]}"
        described.append(plain(degree))
        sources = (school,)
    title = title_element(cased_title(reference), reference, is_italic=True, details=details, descriptions=described)
    return Body(title, sources, is_title_italic=True)


def _degree(reference: Reference) -> str:
    written = reference.plain("type").strip() or reference.raw_type
    if letters(written) in _ANY_THESIS and reference.raw_type != "thesis":
        written = reference.raw_type
    folded = letters(written)
    if folded.startswith("unpublished") or "honors" in folded or "habilitation" in folded:
        return written
    found = (name for name, marks in _DEGREES if any(mark in folded for mark in marks))
    return next(found, written or "Doctoral dissertation")


def unpublished_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """`_Title_ [Manuscript submitted for publication]. Department, University` (10.8)."""
    title = title_element(
        cased_title(reference), reference, is_italic=True, descriptions=descriptions(reference, kind, related)
    )
    place = RichText.join(
        ", ",
        (
            reference.rich("venue").stripped(),
            publisher(reference, lead, ("institution", "organization", "publisher", "school")),
        ),
    )
    return Body(title, (place,), is_title_italic=True)


def preprint_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """`_Title_ (arXiv:1706.03762). arXiv` (10.8); beside a DOI only a number that is given as such."""
    found = preprint_of(reference)
    archive, eprint = found or (reference.plain("eprinttype"), reference.plain("eprint").strip())
    is_given = letters(value(reference, "number")).startswith("arxiv")
    number = ""
    if eprint and (is_given or not doi_of(reference)) and any(char.isdigit() for char in eprint):
        number = eprint if letters(eprint).startswith("arxiv") or archive != "arXiv" else f"arXiv:{eprint}"
    title = title_element(
        cased_title(reference),
        reference,
        is_italic=True,
        details=[number],
        descriptions=descriptions(reference, kind, related),
    )
    return Body(title, (plain(archive),), is_title_italic=True)


def data_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """`_Title_ (ICPSR 37080; Version V1) [Data set]. Archive` (10.9), and software (10.10)."""
    version = reference.plain("version").strip() or (package_note(reference) or ("", ""))[1]
    if kind == "software":
        version = re.sub(r"^v\.?\s*(?=\d)", "", version)
    if version and not version.lower().startswith("version"):
        version = f"Version {version}"
    title = title_element(
        cased_title(reference),
        reference,
        is_italic=True,
        details=[value(reference, "number"), version],
        descriptions=descriptions(reference, kind, related),
    )
    return Body(title, (publisher(reference, lead, _RESPONSIBLE),), is_title_italic=True)


def patent_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """`_Title_ (U.S. Patent No. 9,367,592). Office` (11.8)."""
    office = {"patentus": "U.S. Patent", "patenteu": "European Patent", "patentuk": "U.K. Patent"}.get(
        letters(reference.plain("type")), reference.plain("type").strip() or "Patent"
    )
    number = value(reference, "number")
    noted = patent_note(reference)
    if not number and noted:
        details = [_patent_number(noted)]
    elif _PATENT_WORD.search(number):
        details = [number]
    elif number:
        us = _US_PATENT.fullmatch(number)
        if us and not reference.text.get("type"):
            office, number = "U.S. Patent", f"{int(us[1].replace(',', '')):,}"
        details = [f"{office} {number}" if _NUMBER_WORD.search(office) else f"{office} No. {number}"]
    else:
        details = []
    title = title_element(
        cased_title(reference),
        reference,
        is_italic=True,
        details=details,
        descriptions=descriptions(reference, kind, related),
    )
    source = publisher(reference, lead, ("publisher", "organization", "institution"))
    return Body(title, (source,), is_title_italic=True)


def _patent_number(noted: str) -> str:
    """`US Patent App. 12/345,678` as `U.S. Patent Application No. 12/345,678`."""
    words = re.sub(r"^EP\b", "European", re.sub(r"^US\b", "U.S.", noted))
    words = re.sub(r"\bPat\.", "Patent", words)
    words = re.sub(r"\bApp\.?(?=\s)", "Application", words)
    return words if "No." in words else re.sub(r"(?<=Patent|cation) (?=[\w,/.-]*\d)", " No. ", words)


def letter_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """A letter in an archive: `[Letter to Carla Oak]. Oxdown Archive Center, Oxdown`."""
    title = cased_title(reference)
    described = descriptions(reference, kind, related)
    if _LETTER_TITLE.match(title.as_plain()):
        written = reference.rich("title").stripped()
        shown = title_element(EMPTY, reference, is_italic=False, descriptions=[written, *described])
    else:
        shown = title_element(title, reference, is_italic=True, descriptions=described or [plain("Letter")])
    holder = publisher(reference, lead, ("institution", "library", "organization", "publisher", "howpublished"))
    place = RichText.join(", ", (holder, reference.rich("location").stripped()))
    return Body(shown, (place,), is_title_italic=True)


def web_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """`_Title_ [Description]. Site` (10.16); the site is left out when it is the author (9.32)."""
    title = cased_title(reference)
    if kind == "post":
        title = post_title(reference)
    if reference.type == "letter":
        return letter_body(reference, kind, lead, related)
    details = [_number(reference, kind), _version(reference), edition(value(reference, "edition"))]
    shown = title_element(
        title, reference, is_italic=True, details=details, descriptions=descriptions(reference, kind, related)
    )
    return Body(shown, (_site(reference, lead),), is_title_italic=True)


def _number(reference: Reference, kind: Kind) -> str:
    """The number of a standard or of another document that goes by one: `ISO 45001:2018`."""
    number = value(reference, "number")
    if kind != "other" or not number:
        return ""
    if number[0].isalpha():
        return number
    series = reference.plain("type").strip()
    if reference.type == "standard":
        return f"{series} {number}".strip()
    return f"{series} No. {number}" if series else ""


def _version(reference: Reference) -> str:
    """An archive's document number or a version (10.8, ERIC)."""
    version = reference.plain("version").strip()
    if not version:
        return ""
    return version if version[0].isalpha() else f"Version {version}"


def _site(reference: Reference, lead: Lead) -> RichText:
    fields = _SITE_FIELDS if not reference.text.get("eprinttype") else _SITE_FIELDS[:-1]
    return publisher(reference, lead, fields)
