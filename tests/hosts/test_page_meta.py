"""What an author writes as a title or a description is text wherever a theme prints it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from literature.hosts.page_meta import make_plain

pytestmark = pytest.mark.usefixtures("without_search")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('A "quoted" word', "A &quot;quoted&quot; word"),
        ("Ash & Oak <em>", "Ash &amp; Oak &lt;em&gt;"),
        ("Ash &amp; Oak &#8211; &#x2014;", "Ash &amp; Oak &#8211; &#x2014;"),
        ("&", "&amp;"),
        ("it's", "it's"),
    ],
)
def test_words_are_read_as_they_stand(written: str, printed: str) -> None:
    meta: dict[str, Any] = {"title": written, "description": written, "other": written}
    make_plain(meta, "not needed")
    assert meta == {"title": printed, "description": printed, "other": written}


def test_a_description_is_put_in_where_there_is_none() -> None:
    meta: dict[str, Any] = {"title": ["no text"]}
    make_plain(meta, 'Says "so".')
    assert meta == {"title": ["no text"], "description": "Says &quot;so&quot;."}


def test_no_theme_runs_what_a_description_holds(
    toy_copy: Path, run_host: Callable[[str, Path], subprocess.CompletedProcess[str]]
) -> None:
    head = (
        """---\ntitle: 'T" </title><script>x()</script>'\ndescription: 'd" onload="y()" <script>z()</script>'\n---\n"""
    )
    (toy_copy / "docs/guide/quoted.md").write_text(f"{head}\n# Heading\n\nText.\n", encoding="utf-8")
    assert run_host("mkdocs", toy_copy).returncode == 0
    for page in ("guide/quoted", "guide/citing"):
        html = (toy_copy / "site" / page / "index.html").read_text(encoding="utf-8")
        assert not any(bad in html for bad in ("<script>x()", 'onload="y()', "<script>z()"))
        assert "T&quot; &lt;/title&gt;" in html
