"""What belongs to a work, a concept and a finding: one small harbor, each reason for a join once and together."""

from __future__ import annotations

from typing import Any

import pytest

from literature.library import build
from literature.library.chosen_works import choose_works
from literature.model import Library, Location
from literature.sources.bibtex import read_bibliography
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list

FILES = {
    "bibliography/harbors.bib": "@book{filed, title={Filed}, ids={earlier}}",
    "bibliography/rest.bib": """
@book{key1, title={Key work}, keywords={anchor; strong ROPE; unknown}}
@book{summed, title={Summed}}
@book{measured, title={Measured}}
@book{tagged, title={Tagged}, keywords={quay-wall}}
@book{alone, title={Alone}}
""",
}
PAGES = {
    "concepts/rope.md": "---\ntitle: Strong rope\nkey_works: [key1, earlier, nobody]\nliterature: [Ropes]\n---\n\nA.\n",
    "concepts/anchor.md": "---\ntitle: Anchor\nkey_works: [key1, key1]\nliterature: [harbors, ropes]\n---\n\nB.\n",
    "concepts/quay.md": "---\ntitle: Quay (of stone)\naliases: [quay wall]\nliterature: [Harbors]\n---\n\nA quay.\n",
    "summaries/summed.md": "---\nreference: summed\nbasis: abstract\nconcepts: [quay, nothing, rope]\n---\n\n# S\n",
    "readings/b.md": "# Second\n\n```readings\nweeks:\n- title: One\n  works: [key1, earlier, nobody]\n```\n",
    "readings/a.md": "# First\n\n```readings\nweeks:\n- title: One\n  works: [filed, '@filed']\n```\n",
}
FINDINGS = """id,key,topic,construct,outcome,metric,value,year,read_certainty,literature
f1,measured,t,strength of a strong rope,quay,r,.2,2001,high,ropes
f2,measured,t,anchors,anchoring,r,.1,2001,high,sails
f3,earlier,t,weight,Anchor,r,.3,2001,high,
f4,nobody,t,weight,strong ropes,r,.3,2001,high,
"""
KINDS: Any = {"concepts": "concept", "summaries": "summary", "readings": "reading"}


@pytest.fixture(scope="module")
def library() -> Library:
    pages = [read_page(PageFile(uri, f"docs/{uri}", text), KINDS)[0] for uri, text in PAGES.items()]
    lists = [found for page in pages if (found := read_reading_list(page)[0]) is not None]
    findings, problems = read_findings("findings.csv", FINDINGS)
    assert not problems
    return build(read_bibliography(FILES.items()).references, pages, findings, reading_lists=lists)


def test_a_key_or_an_alias_resolves(library: Library) -> None:
    assert [library.resolve(key) for key in ("filed", "earlier", "nobody", "")] == ["filed", "filed", "", ""]
    assert library.resolve_all(["earlier", "nobody", "key1", "filed"]) == ("filed", "key1")
    work = library.work("earlier")
    assert work is not None
    assert work.key == "filed"
    assert library.work("nobody") is None


@pytest.mark.parametrize(
    ("key", "concepts"),
    [
        ("key1", ("rope", "anchor")),
        ("summed", ("quay", "rope")),
        ("measured", ("rope", "quay")),
        ("tagged", ("quay",)),
        ("earlier", ("rope", "anchor")),
        ("alone", ()),
        ("nobody", ()),
    ],
)
def test_concepts_of_a_work(library: Library, key: str, concepts: tuple[str, ...]) -> None:
    assert library.concepts_of(key) == concepts


def test_reasons_stand_in_order_and_each_concept_once() -> None:
    concepts = [
        read_page(PageFile(f"concepts/{id_}.md", id_, f"---\nkey_works: [{keys}]\n---\n\n# {id_}\n"), KINDS)[0]
        for id_, keys in (("tagged", ""), ("found", ""), ("summed", "w"), ("key", "w"))
    ]
    page = "---\nreference: w\nbasis: abstract\nconcepts: [key, extra, summed]\n---\n\n# S\n"
    summary = read_page(PageFile("summaries/w.md", "w", page), KINDS)[0]
    extra = read_page(PageFile("concepts/extra.md", "extra", "# Extra\n"), KINDS)[0]
    table = "id,key,topic,construct,outcome,metric,value,year,read_certainty\nf,w,t,found,key,r,.1,2001,high\n"
    works = read_bibliography([("a.bib", "@book{w, title={T}, keywords={tagged; key}}")]).references
    library = build(works, [*concepts, extra, summary], read_findings("f.csv", table)[0])
    assert library.concepts_of("w") == ("summed", "key", "extra", "found", "tagged")
    assert [library.is_key_work("w", id_) for id_ in ("summed", "extra")] == [True, False]


@pytest.mark.parametrize(
    ("key", "literatures"),
    [
        ("filed", ("harbors",)),  # its file decides, though it is a key work on ropes
        ("earlier", ("harbors",)),
        ("key1", ("Ropes", "harbors")),  # each named as it is first written
        ("summed", ("Ropes", "harbors")),
        ("measured", ("Ropes", "harbors", "sails")),  # of its findings and of the concepts they name
        ("tagged", ("harbors",)),
        ("alone", ()),
        ("nobody", ()),
    ],
)
def test_literatures_of_a_work(library: Library, key: str, literatures: tuple[str, ...]) -> None:
    assert library.literatures_of(key) == literatures


def test_findings_of_a_work_and_about_a_concept(library: Library) -> None:
    assert [finding.id for finding in library.findings_of("measured")] == ["f1", "f2"]
    assert [finding.id for finding in library.findings_of("earlier")] == ["f3"]
    assert library.findings_of("nobody") == ()
    assert {id_: [f.id for f in library.findings_about(id_)] for id_ in library.concepts} == {
        "rope": ["f1"],
        "anchor": ["f3"],  # a name of one word is the whole cell
        "quay": ["f1"],
    }
    assert library.concepts_named_by("f1") == ("rope", "quay")
    assert library.concepts_named_by("f2") == ()
    assert library.findings_about("nothing") == ()


def test_reading_lists_with_a_work_in_order_of_title(library: Library) -> None:
    assert library.lists_with("earlier") == ("readings/a.md", "readings/b.md")
    assert library.lists_with("key1") == ("readings/b.md",)
    assert library.lists_with("alone") == ()


def test_a_block_lists_what_the_library_says(library: Library) -> None:
    for id_ in library.concepts:
        chosen = choose_works(library, f"concept: {id_}", Location("page.md"), "")
        assert chosen.keys == tuple(key for key in library.references if id_ in library.concepts_of(key))
    chosen = choose_works(library, "literature: Harbors", Location("page.md"), "")
    assert chosen.keys == ("filed", "key1", "summed", "measured", "tagged")
