"""What options of mkdocs-bibtex become, and the configuration in which they stand."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from literature.settings import Settings
from literature.starting.mkdocs_bibtex import command_of, joined, moved
from literature.starting.replaced_plugin import with_plugin_for

ZOTERO = "https://api.zotero.org/groups/1/items"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ({"bib_file": "./docs/refs.bib"}, {"bibliography": "docs/refs.bib"}),
        ({"bib_dir": "refs/"}, {"bibliography": "refs/**/*.bib"}),
        ({"bib_file": "a.bib", "bib_dir": "refs"}, {"bibliography": "a.bib"}),
        (
            {"bib_file": f"{ZOTERO}?collection=A&format=json"},
            {"pull": {"bibliography/pulled.bib": f"{ZOTERO}?collection=A&format=bibtex&limit=100"}},
        ),
        ({"bib_file": "https://x.example/r.bib"}, {"pull": {"bibliography/pulled.bib": "https://x.example/r.bib"}}),
        ({"csl_file": "styles/nature.csl"}, {"style": "csl:styles/nature.csl"}),
        ({"csl_file": "https://x.example/nature.csl"}, {}),
        ({"bib_by_default": False}, {"works_cited": ""}),
        ({"bib_by_default": True}, {}),
        ({"enable_inline_citations": False}, {"narrative": False}),
        ({"enable_inline_citations": True}, {}),
        ({"footnote_format": "{key}", "bib_command": "\\refs", "csl_file_encoding": "latin-1", "bibfile": "x"}, {}),
        ({"bib_file": 3, "bib_dir": None, "csl_file": [1]}, {}),
    ],
)
def test_options(theirs: dict[str, Any], ours: dict[str, Any]) -> None:
    moves = moved(theirs)
    assert joined(moves) == ours
    assert Settings.from_mapping(ours)[1] == ()
    assert all(move.options or move.remark for move in moves)


@pytest.mark.parametrize(
    ("theirs", "says"),
    [
        ({"csl_file": "https://x.example/a/nature.csl"}, "then set 'style: csl:nature.csl'"),
        ({"csl_file": "https://x.example/apa-6th.csl"}, "or leave it out for our own APA"),
        ({"csl_file": "nature.csl"}, "pip install 'mkdocs-literature[csl]'"),
        ({"csl_file": "apa.csl"}, "or leave 'style' out"),
        ({}, "is not set: entries are in APA style now"),
        ({"footnote_format": "{key}"}, "citations are no footnotes"),
        ({"full_bib_command": "\\all"}, "write '\\full_bibliography' in place of '\\all'"),
        ({"bibfile": "x"}, "is no option of mkdocs-bibtex"),
        ({"bib_file": "a.bib", "bib_dir": "refs"}, "was not looked at"),
    ],
)
def test_what_is_lost_is_said(theirs: dict[str, Any], says: str) -> None:
    assert any(says in move.remark for move in moved(theirs))


def test_commands_of_a_site() -> None:
    assert command_of({"bib_command": "\\refs"}, "bib_command") == "\\refs"
    assert command_of({"bib_command": "\\bibliography"}, "bib_command") == ""
    assert command_of({}, "full_bib_command") == ""


OPTIONS = {"bibliography": "refs.bib", "narrative": False, "works_cited": "", "pull": {"b.bib": "https://x.example/b"}}
OURS = """\
  - literature:
      bibliography: refs.bib
      narrative: false
      works_cited: ""
      pull:
        b.bib: "https://x.example/b"
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "plugins:\n  - search\n  - bibtex: # ours\n      bib_file: refs.bib\n\n      # more\n      x: y\n\n"
            "  - tags\nnav: []\n",
            f"plugins:\n  - search\n{OURS}  # - bibtex: # ours\n  #     bib_file: refs.bib\n\n  #     # more\n"
            "  #     x: y\n\n  - tags\nnav: []\n",
        ),
        ("plugins:\n  - bibtex", f"plugins:\n{OURS}  # - bibtex\n"),
        (
            "plugins:\r\n  - bibtex:\r\n      a: b\r\n",
            f"plugins:\n{OURS}  # - bibtex:\n  #     a: b\n".replace("\n", "\r\n"),
        ),
        (
            "plugins:\n- bibtex:\n    a: b\nnav: []\n",
            f"plugins:\n{textwrap.dedent(OURS)}# - bibtex:\n#     a: b\nnav: []\n",
        ),
        (
            "plugins:\n  bibtex:\n    a: b\n  tags: {}\n",
            "plugins:\n" + OURS.replace("- ", "").replace("      ", "    ") + "  # bibtex:\n  #   a: b\n  tags: {}\n",
        ),
    ],
)
def test_a_plugin_in_place_of_another(before: str, after: str) -> None:
    new = with_plugin_for(before, "bibtex", OPTIONS)
    assert new is not None
    assert new == after
    again = with_plugin_for(new, "bibtex", OPTIONS)
    assert again is None, "it is switched off"


@pytest.mark.parametrize(
    "before",
    ["plugins: [search, bibtex]\n", "plugins: {bibtex: {a: b}}\n", "x: &p [bibtex]\nplugins: *p\n", "plugins: [\n", ""],
)
def test_a_configuration_that_would_have_to_be_rewritten(before: str) -> None:
    assert with_plugin_for(before, "bibtex", OPTIONS) is None
