"""What can be found: one record per reference, section of a page, concept, claim, finding and reading list.

`word_index.py` makes the index of them, `bundle.py` everything else that is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from literature.library.literatures import literatures_of_page
from literature.model import Finding, Page, Reference
from literature.rebuilding.garbage_collector import without_collection
from literature.references.free_texts import free_text_of
from literature.search.answers import Answer, answer_of
from literature.search.belongings import Belongings
from literature.search.passages import Passage, first_said, passages
from literature.site.finding_names import about
from literature.site.here import Here
from literature.site.site import Site
from literature.text.folding import fold
from literature.text.markdown.inline import plain_inline
from literature.text.statistics import statistics
from literature.vocabulary.entry_types import type_of_one
from literature.vocabulary.facets import FINDING, REFERENCE
from literature.vocabulary.grades import VERDICTS, shown
from literature.vocabulary.page_kinds import page_kind

APART = "; "
"""Between the names of a field that holds several."""
Anchors = Mapping[str, Sequence[tuple[int, str]]]
"""By page uri: level and id of each heading of the built page."""
_Texts = Mapping[str, Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Record:
    """One result that a search can give."""

    kind: str
    """One of `vocabulary.facets.record_kinds`."""
    address: str
    """Below the site's root, with the section's anchor."""
    title: str
    text: str
    """Body: searched, and quoted in results, from one line of it. The first line of a reference is its entry."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Searched by name and before the body: `label`, `author`, `venue`, `doi`, `key`, `name` (every name of a concept),
    `alias` (other names of another page), `asked` (how readers put it who do not know the name), `lead` (a page's
    description and first paragraph, which stand in the body too), `page` (title of the page that a section is of)."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values by id of the facet (`vocabulary/facets.py`); `kind` left out."""
    facts: str = ""
    """What a result says of it beside its name: type and year of a work, verdict of a claim."""
    answer: Answer | None = None
    reference: str = ""
    """Key of the reference that the record is."""
    work: str = ""
    """Key of the reference that a summary is of: the two make one result."""
    is_section: bool = False
    """Whether it is a later section of the page whose record, or whose section, stands before it."""


@without_collection()
def records_of(site: Site, anchors: Anchors) -> tuple[Record, ...]:
    """Every record; references first, in the order of the reference list, then all others by title, the sections of a
    page behind it.

    Pages that `anchors` does not name are left out: the host did not render them, or they are not to be found.
    """
    belongings = Belongings(site.library)
    keys = sorted(site.library.references, key=site.style.sort_key)
    pages = [page for page in site.library.pages.values() if page.uri in anchors]
    texts = {page.uri: tuple(passages(site, page, anchors[page.uri])) for page in pages}
    references = [_reference(site, belongings, site.library.references[key], texts) for key in keys]
    others = [list(_page(site, belongings, page, texts[page.uri])) for page in pages]
    others += [[_finding(site, finding)] for finding in site.library.findings.values()]
    others.sort(key=lambda records: (fold(records[0].title), records[0].address))
    # An index holds one record an address.
    return tuple({record.address: record for record in chain(references, *others)}.values())


def _reference(site: Site, belongings: Belongings, reference: Reference, texts: _Texts) -> Record:
    """`texts` are passages of pages by uri: a work is found by the words of its summary too."""
    key = reference.key
    label = site.style.label(key).as_plain()
    people = [person for people in reference.people.values() for person in people]
    names = " ".join(dict.fromkeys(str(person) for person in people))
    venue = reference.plain("journaltitle") or reference.plain("booktitle") or reference.plain("publisher")
    summary = site.library.summaries.get(key)
    said = (texts.get(summary.uri) or passages(site, summary, ())) if summary else ()
    keywords = ", ".join(word.replace("-", " ") for word in reference.keywords)
    parts = (
        f"{site.style.entry(key).as_plain()} {keywords}".strip(),
        reference.plain("abstract"),
        " ".join(passage.whole for passage in said if passage.whole),
    )
    return Record(
        kind=REFERENCE,
        address=site.addresses.reference(key),
        title=reference.plain("title") or label,
        text="\n".join(part for part in parts if part),
        fields=_filled(label=label, author=names, venue=venue, doi=reference.plain("doi"), key=key),
        facets={
            "type": (reference.type,),
            "design": belongings.designs(reference),
            "year": _year(reference),
            "concept": site.library.concepts_of(key),
            "literature": tuple(map(fold, site.library.literatures_of(key))),
            "tier": (site.library.provenance[key].tier,) if key in site.library.provenance else (),
            "summary": ("yes",) if summary else ("no",),
            "free": _free(reference),
        },
        facts=", ".join((type_of_one(reference.type, site.catalog), *_year(reference))),
        reference=key,
    )


def _page(site: Site, belongings: Belongings, page: Page, texts: Sequence[Passage]) -> Iterator[Record]:
    """A page by section. The first section stands for the whole page and has its names."""
    front, library = page.front, site.library
    address = site.addresses.page(page.uri)
    facets: dict[str, tuple[str, ...]] = {"literature": literatures_of_page(library, page)}
    if page.kind == "concept":
        facets["concept"] = (page.id,)
    elif front.concepts:
        facets["concept"] = tuple(id_ for id_ in front.concepts if id_ in library.concepts)
    label = ""
    key = library.resolve(front.reference) if page.kind == "summary" else ""
    if key:
        label = site.style.label(key).as_plain()
        work = library.references[key]
        facets |= {"type": (work.type,), "design": belongings.designs(work), "year": _year(work)}
        facets["free"] = _free(work)
    said = first_said(site, page)
    description = plain_inline(front.description)
    lead = "\n".join(part for part in (description, said) if part)
    for number, passage in enumerate(texts):
        if number == 0:
            # A reading list is asked for as one.
            kind = (site.catalog.gettext(page_kind(page.kind).one),) if page.uri in library.reading_lists else ()
            asked = APART.join((*front.asked_as, *kind))
            name = APART.join((page.title, *front.aliases)) if page.kind == "concept" else ""
            alias = "" if name else APART.join(front.aliases)
            title, fields = page.title, _filled(label=label, name=name, alias=alias, asked=asked, lead=lead, key=key)
        else:
            title, fields = passage.heading or page.title, _filled(page=page.title)
        yield Record(
            kind=page.kind,
            address=f"{address}#{passage.anchor}" if passage.anchor else address,
            title=title,
            text=f"{description}\n{passage.text}".strip() if number == 0 else passage.text,
            fields=fields,
            facets=facets,
            facts=shown(front.verdict, VERDICTS, site.catalog) if number == 0 else "",
            answer=answer_of(site, page, said) if number == 0 else None,
            work=key if number == 0 else "",
            is_section=number > 0,
        )


def _finding(site: Site, finding: Finding) -> Record:
    library = site.library
    key = library.resolve(finding.key)
    label = site.style.label(key).as_plain() if key else ""
    work = library.work(key)
    figure = statistics(finding).as_plain()
    return Record(
        kind=FINDING,
        address=Here(site, "").to_finding(finding.id),
        title=about(site, finding),
        text="\n".join(part for part in (figure, finding.direction, finding.notes) if part),
        fields=_filled(label=label, key=key, asked=_figure_names(site, finding)),
        facets={
            "design": (finding.design,) if finding.design else (),
            "year": _year(work) if work else (),
            "concept": library.concepts_named_by(finding.id),
            "literature": tuple(map(fold, finding.literature)),
        },
    )


def _figure_names(site: Site, finding: Finding) -> str:
    """What a figure of this kind is called, by which readers ask for one: `effect size; correlation`."""
    names = [site.catalog.gettext(finding.measure.name)] if finding.measure.is_known else []
    if finding.measure.is_drawable:
        names.append(site.catalog.gettext("effect size"))
    return APART.join(names)


def _year(reference: Reference) -> tuple[str, ...]:
    return () if reference.year is None else (str(reference.year),)


def _free(reference: Reference) -> tuple[str, ...]:
    return ("yes",) if free_text_of(reference) else ("no",)


def _filled(**fields: str) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
