from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest
from markdown import markdown

from literature.library import build
from literature.library.headings import anchors_of
from literature.library.permalinks import (
    former_names,
    letters_kept,
    page_name,
    published_letters,
    published_names,
    resolving_names,
)
from literature.model import Library, Location, Page, Permalink
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page
from literature.styles import ApaStyle

BIB = "@book{new, author={B, A}, title={T}, year={1990}, ids={old, older}}\n@book{other, title={O}, year={1991}}\n"


def page_of(uri: str, text: str) -> Page:
    return read_page(PageFile(uri, uri, text), {"concepts": "concept"})[0]


def library_of(pages: Mapping[str, str], bib: str = BIB) -> Library:
    return build(read_bibliography([("t.bib", bib)]).references, [page_of(uri, text) for uri, text in pages.items()])


@pytest.mark.parametrize(
    ("uri", "name"),
    [("concepts/bond.md", "concepts/bond"), ("concepts/index.md", "concepts"), ("index.md", "index"), ("a.md", "a")],
)
def test_page_names(uri: str, name: str) -> None:
    assert page_name(uri) == name


def test_aliases_are_former_names_in_the_folder_or_elsewhere() -> None:
    aliases = "[The Tie, tie, claims/old-name, either/or thinking, '???']"
    page = page_of("concepts/bond.md", f"---\naliases: {aliases}\n---\n\n# Bond\n")
    assert list(former_names(page)) == [
        "concepts/the-tie",
        "concepts/tie",
        "claims/old-name",
        "concepts/either-or-thinking",
    ]


def test_headings_have_the_ids_that_markdown_gives_them() -> None:
    text = "# Überblick & *more*\n\n## Evidence\n\n## Evidence\n\n## What it’s for {#own}\n\n### A_b  c — d\n"
    html = markdown(text, extensions=["toc", "attr_list"])
    anchors = anchors_of(page_of("a.md", text))
    assert len(anchors) == 5
    assert all(f'id="{anchor}"' in html for anchor in anchors), html
    assert anchors[2:4] == ("evidence_1", "own")


def test_only_linked_headings_of_other_pages_are_published() -> None:
    pages = {
        "concepts/bond.md": "# Bond\n\n## Evidence\n\n## Use\n\n[here](bond.md#use)\n",
        "a.md": "# A\n\n[e](concepts/bond.md#evidence) [no](concepts/bond.md#nothing) [x](https://x.example/a.md#b)\n",
    }
    names = list(published_names(library_of(pages)))
    assert [name for kind, name in names if kind == "anchor"] == ["concepts/bond#evidence"]
    assert [name for kind, name in names if kind == "reference"] == ["new", "other"]
    assert [name for kind, name in names if kind == "page"] == ["a", "concepts/bond"]


def test_aliases_resolve_and_others_do_not() -> None:
    names = resolving_names(library_of({"concepts/bond.md": "---\naliases: [tie]\n---\n\n# Bond\n\n## Evidence\n"}))
    assert {("reference", "old"), ("reference", "new"), ("page", "concepts/tie")} <= names
    assert ("anchor", "concepts/tie#evidence") in names
    assert ("reference", "gone") not in names
    assert ("page", "concepts/rope") not in names


def test_a_published_letter_stays_and_a_new_work_takes_the_next() -> None:
    entry = "@book{{{key}, author={{Bowlby, J.}}, title={{{title}}}, year={{1969}}}}\n"
    first = entry.format(key="loss", title="Loss") + entry.format(key="anger", title="Anger")
    library = library_of({}, first)
    letters = ApaStyle(library.references.values()).year_letters()
    assert published_letters(library, letters) == {"anger": "1969a", "loss": "1969b"}

    locked = [
        Permalink("letter", key, datetime.date(2026, 1, 1), Location("l"), value)
        for key, value in published_letters(library, letters).items()
    ]
    text = entry.format(key="aaa", title="Aardvarks") + first.replace("{loss,", "{sadness, ids={loss},")
    later = build(read_bibliography([("t.bib", text)]).references, permalinks=locked)
    kept = ApaStyle(later.references.values(), letters_kept(later)).year_letters()
    assert kept == {"anger": "a", "sadness": "b", "aaa": "c"}


def test_statements_that_authors_have_named_are_kept() -> None:
    text = "# Bond {#bond}\n\nIt holds.\n{: #it-holds .lead }\n\n- Twice\n{: #twice }\n\n`{: #code }`\n"
    library = library_of({"concepts/bond.md": text, "a.md": "---\nbacklinks: false\n---\n\nNo.\n{: #no }\n"})
    published = [name for kind, name in published_names(library) if kind == "anchor"]
    assert published == ["concepts/bond#it-holds", "concepts/bond#twice"]
    assert {("anchor", name) for name in published} <= resolving_names(library)
