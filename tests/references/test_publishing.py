"""What a site publishes of an entry."""

from __future__ import annotations

import pytest

from literature.exports import as_bibtex, as_csl_json, as_ris
from literature.model import Reference
from literature.references.publishing import published, withheld, withheld_by_file
from literature.sources.bibtex import read_bibliography
from literature.styles import ApaStyle

PRIVATE = (
    "file pdf annote annotation abstract comment owner username groups timestamp keywords mendeley-tags "
    "mendeley-groups keyword author_keywords notes comments links urls local-url bdsk-file-1 bdsk-url-1 date-added "
    "date-modified creationdate modificationdate readstatus ranking priority printed rating usera userb userc verba "
    "note attachments zotero-key zsearch citeulike-article-id posted-at x-color contents review price "
    "jabref-comment comment-anna"
).split()


def entry(fields: str, type_: str = "article") -> Reference:
    known = "author = {Ash, Ann}, title = {Tides}, journaltitle = {Harbor}, date = {2001}"
    text = f"@{type_}{{ash2001, {known}, {fields}}}"
    return read_bibliography([("t.bib", text)]).references[0]


@pytest.mark.parametrize("field", PRIVATE)
def test_what_is_private_is_in_no_format(field: str) -> None:
    reference = published(entry(f"{field} = {{/home/ann/SECRET}}"))
    styled = ApaStyle([reference]).entry("ash2001").as_plain()
    texts = (as_bibtex([reference]), as_ris([reference]), as_csl_json([reference]), styled)
    assert not any("SECRET" in text for text in texts)
    assert "Tides" in texts[0]


def test_a_site_may_publish_more() -> None:
    reference = entry("abstract = {It rises.}, annote = {Read it.}, file = {/home/ann/a.pdf}, keywords = {sea}")
    assert withheld(published(reference, {"abstract"}), {"abstract"}) == ()
    assert published(reference, {"abstract"}).plain("abstract") == "It rises."
    assert published(reference, {"annotation"}).plain("annotation") == "Read it."
    assert published(reference, {"keywords"}).keywords == ("sea",)
    assert "file" not in published(reference, {"abstract"}).raw


def test_an_entry_that_holds_nothing_private_is_the_same_object() -> None:
    reference = entry('doi = {10.1000/182}, pages = {1--9}, author+an:username = {1="@ann"}')
    assert published(reference) is reference
    assert withheld(reference) == ()


@pytest.mark.parametrize(
    ("type_", "note", "is_published"),
    [
        ("article", "in press", True),
        ("article", "Original work published 1969", True),
        ("article", "arXiv:2201.00001", True),
        ("article", "R package version 1.1-35", True),
        ("article", r"\url{https://example.org/x}", True),
        ("misc", "US Patent 9,876,543", True),
        ("incollection", "Reprinted from Harbor, 1990", True),
        ("unpublished", "Talk given to the crew", True),
        ("article", "bought from Tom, ask him again", False),
        ("article", "ZSCC: 0000012", False),
        ("unpublished", "Citation Key: ash2001", False),
        ("misc", "<p>my thoughts</p>", False),
        ("book", "shelf 4", False),
        ("article", "a long thought " * 20, False),
    ],
)
def test_a_note_is_published_where_it_is_part_of_the_reference(type_: str, note: str, is_published: bool) -> None:
    reference = entry(f"note = {{{note}}}", type_)
    assert bool(published(reference).plain("note")) is is_published
    assert published(reference, {"note"}).plain("note")


def test_what_is_inherited_is_kept_back_too() -> None:
    text = (
        "@collection{bay, title = {Bays}, editor = {Ebb, E.}, date = {1999}, abstract = {SECRET}, "
        "keywords = {SECRET}}\n"
        "@incollection{ash2001, author = {Ash, Ann}, title = {Tides}, crossref = {bay}}"
    )
    references = read_bibliography([("t.bib", text)]).references
    written = as_bibtex([published(reference) for reference in references if reference.key == "ash2001"])
    assert "SECRET" not in written
    assert "Bays" in written


def test_fields_are_counted_by_file() -> None:
    references = read_bibliography(
        [
            ("a.bib", "@misc{a, title={A}, file={x}, abstract={y}}\n@misc{b, title={B}, file={x}}"),
            ("b.bib", "@misc{c, title={C}, url={https://example.org}}"),
        ]
    ).references
    assert withheld_by_file(references) == {"a.bib": {"file": 2, "abstract": 1}}
    assert withheld_by_file(references, {"abstract"}) == {"a.bib": {"file": 2}}
