"""Title and source of films, broadcasts, music, images, conference sessions (APA 7, 10.5 and 10.12 to 10.14)."""

from __future__ import annotations

from literature.model import Reference, RichText
from literature.references.fields import letters, value
from literature.references.periodicals import subtype
from literature.styles.apa import names
from literature.styles.apa.assembly import EMPTY, bracketed, plain
from literature.styles.apa.body import Body
from literature.styles.apa.descriptions import descriptions
from literature.styles.apa.kinds import Kind
from literature.styles.apa.leads import Lead, role_text
from literature.styles.apa.publishers import publisher
from literature.styles.apa.titles import cased_title, title_element

_MAKERS = ("publisher", "organization", "institution")
_PRODUCERS = ("executiveproducer", "execproducer", "producer", "host", "editor")
_RECORDED = frozenset({"song", "track", "music"})


def media_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """A film, series, album, video or recording: `_Title_ [Film]. Company` (10.12, 10.13)."""
    title = title_element(
        cased_title(reference), reference, is_italic=True, descriptions=descriptions(reference, kind, related)
    )
    site = EMPTY if reference.text.get("eprinttype") else reference.rich("eprint").stripped()
    return Body(title, (publisher(reference, lead, _MAKERS) or site,), is_title_italic=True)


def episode_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """Part of a series or album: `Title (No. 443) [Audio podcast episode]. In _Series_. Company` (10.12, 10.13)."""
    number = value(reference, "number")
    title = title_element(
        cased_title(reference),
        reference,
        is_italic=False,
        details=[f"No. {number}" if number[:1].isdigit() else number],
        descriptions=descriptions(reference, kind, related),
    )
    whole = cased_title(reference, "maintitle", "mainsubtitle") or cased_title(reference, "booktitle", "booksubtitle")
    container = EMPTY
    if whole:
        sub = subtype(reference)
        is_music = reference.type == "music" or sub.startswith("song") or sub in _RECORDED
        container = f"{'On' if is_music else 'In'} {_producers(reference, lead)}" + whole.italicized()
    return Body(title, (container, publisher(reference, lead, _MAKERS)))


def _producers(reference: Reference, lead: Lead) -> str:
    for field in _PRODUCERS:
        people = reference.people.get(field, ())
        if people and field != lead.field:
            return f"{names.upright_list(people)} ({role_text(field, len(people))}), "
    return ""


def image_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """A work of art, photograph, map or set of slides: `_Title_ [Painting]. Museum, City` (10.14)."""
    title = title_element(
        cased_title(reference), reference, is_italic=True, descriptions=descriptions(reference, kind, related)
    )
    holder = publisher(reference, lead, ("institution", "organization", "library"))
    place = RichText.join(
        ", ", (holder, reference.rich("location").stripped(), publisher(reference, lead, ("publisher",)))
    )
    return Body(title, (place,), is_title_italic=True)


def presentation_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """`_Title_ [Paper presentation]. Conference, Place`; in a symposium, `In C. Chair (Chair), _Title_` (10.5)."""
    symposium = cased_title(reference, "maintitle", "mainsubtitle")
    described = descriptions(reference, kind, related)
    source = EMPTY
    if symposium:
        described = [text for text in described if text.as_plain() != "Conference presentation"]
        chairs = reference.people.get("editora") or reference.people.get("editor") or ()
        role = letters(reference.plain("editoratype")) or "chair"
        by = f"{names.upright_list(chairs)} ({role_text(role, len(chairs))}), " if chairs else ""
        addon = reference.rich("maintitleaddon").stripped() or plain("Symposium")
        source = f"In {by}" + symposium.italicized() + bracketed(addon)
    title = title_element(cased_title(reference), reference, is_italic=not symposium, descriptions=described)
    place = reference.rich("venue").stripped() or reference.rich("location").stripped()
    organizer = publisher(reference, lead, _MAKERS)
    event = reference.rich("eventtitle").stripped() or organizer
    return Body(title, (source, RichText.join(", ", (event, place))), is_title_italic=not symposium)
