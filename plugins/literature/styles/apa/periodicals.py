"""Title and source of works in periodicals: journals, magazines, newspapers, blogs (APA 7, 9.25 to 9.27, 10.1)."""

from __future__ import annotations

import re

from literature.model import Reference, RichText, Run
from literature.references.fields import letters, status, value
from literature.references.periodicals import place_in, volume_and_number
from literature.styles.apa import names
from literature.styles.apa.assembly import EMPTY, plain
from literature.styles.apa.body import Body
from literature.styles.apa.descriptions import descriptions
from literature.styles.apa.kinds import Kind
from literature.styles.apa.titles import cased_title, is_english, title_element, with_subtitle
from literature.text.title_case import title_case

_ABBREVIATED = re.compile(r"(?:^|\s)[^\W\d_]+\.\s.*[^\W\d_]\.$")
"""Several words with their full stops, as abbreviated names have them."""
_ENGLISH_WORDS = frozenset(
    "the of and in for on journal review reviews annals advances bulletin quarterly letters proceedings reports "
    "studies research science sciences psychology psychiatry psychotherapy therapy medicine health education "
    "development behavior behaviour developmental clinical counseling counselling social american british european "
    "applied international frontiers trends archives opinion nature new english child family".split()
)


def periodical_body(reference: Reference, kind: Kind, related: Reference | None) -> Body:
    """An article: upright title, then the periodical."""
    details = []
    translators = reference.people.get("translator")
    if translators:
        details.append(f"{names.upright_list(translators)}, Trans.")
    title = title_element(
        cased_title(reference),
        reference,
        is_italic=False,
        details=details,
        descriptions=descriptions(reference, kind, related),
    )
    sources = [periodical_source(reference)]
    if status(reference) == "advance online" and not value(reference, "volume"):
        sources.append(plain("Advance online publication"))
    return Body(title, tuple(sources))


def special_issue_body(reference: Reference) -> Body:
    """A special issue or section by its editors (10.1).

    BibLaTeX's `issuetitle` is the title of the issue and `title` the journal's; where `journaltitle` is given,
    `title` is the issue's and `issuetitle` says what it is.
    """
    description: RichText
    if reference.text.get("journaltitle"):
        title = cased_title(reference)
        description = reference.rich("issuetitle") or reference.rich("titleaddon") or plain("Special issue")
    else:
        title = cased_title(reference, "issuetitle", "issuesubtitle")
        description = reference.rich("titleaddon") or plain("Special issue")
    shown = title_element(title, reference, is_italic=False, descriptions=[description])
    return Body(shown, (periodical_source(reference),))


def periodical_source(reference: Reference) -> RichText:
    """`_Journal_, _14_(1), Article e0209899`"""
    source = periodical_name(reference).italicized()
    volume, number = volume_and_number(reference)
    if volume:
        source = RichText.join(", ", (source, RichText((Run(volume, italic=True),))))
    if number:
        source = source + (f"({number})" if volume else f", ({number})" if source else f"({number})")
    place = place_in(reference)
    return RichText.join(", ", (source, plain(place)))


def periodical_name(reference: Reference) -> RichText:
    """The periodical, upright: in title case where the file has it small (6.17), an abbreviation with its full stop."""
    for name, sub in (("journaltitle", "journalsubtitle"), ("booktitle", "booksubtitle")):
        if reference.text.get(name):
            return _name_in_title_case(reference, with_subtitle(reference.rich(name), reference.rich(sub)), name)
    if reference.type == "periodical":
        return with_subtitle(reference.rich("title"), reference.rich("subtitle"))
    for name in ("organization", "publisher", "institution"):
        if reference.text.get(name):
            return reference.rich(name).stripped()
    site = reference.rich("eprint").stripped()
    return EMPTY if reference.plain("eprinttype") or not letters(site.as_plain()) else site


def _name_in_title_case(reference: Reference, name: RichText, field: str) -> RichText:
    """An English name of several words whose later words are all small gets its capitals; *eLife* and German names
    (`Zeitschrift für klinische Psychologie`) stay."""
    written = reference.plain(field).rstrip()
    shown = name
    if name and _ABBREVIATED.search(written) and not name.as_plain().endswith("."):
        shown = name + RichText((name.runs[-1].with_text("."),))
    words = [word for word in shown.as_plain().split() if word[:1].isalpha()]
    is_small = len(words) > 1 and not any(char.isupper() for word in words[1:] for char in word)
    is_named_in_english = bool(_ENGLISH_WORDS & {word.strip(".,:&").lower() for word in words})
    return title_case(shown) if is_small and is_named_in_english and is_english(reference) else shown
