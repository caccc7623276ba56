"""What other files and docstrings bring into a page is resolved, or a strict build ends and says where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

pytestmark = pytest.mark.usefixtures("without_search")

Run = Callable[..., "CompletedProcess[str]"]

SNIPPETS = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [parts]\n"
DOCSTRINGS = '''
"""A Markdown extension that puts HTML of Markdown from elsewhere into a page, as tools for docstrings do."""
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension


class Docstrings(BlockProcessor):
    def test(self, parent, block):
        return block.startswith("::: ")

    def run(self, parent, blocks):
        path = blocks.pop(0).removeprefix("::: ").strip()
        inner = Markdown(extensions=self.extensions)
        html = inner.convert(open(path, encoding="utf-8").read())
        etree.SubElement(parent, "div").text = self.parser.md.htmlStash.store(f"<div>{html}</div>")


class DocstringsExtension(Extension):
    def __init__(self, config):
        super().__init__()
        self.site = config

    def extendMarkdown(self, md):
        processor = Docstrings(md.parser)
        processor.extensions = self.site.markdown_extensions
        md.parser.blockprocessors.register(processor, "docstrings", 200)


def on_config(config):
    config.markdown_extensions.append(DocstringsExtension(config))
'''


def site_with(folder: Path, page: str, part: str, *, docstrings: bool = False) -> Path:
    """The toy site with a page, and a text that it includes as a file or as HTML of its own."""
    (folder / "parts").mkdir()
    (folder / "parts/box.md").write_text(part, encoding="utf-8")
    (folder / "docs/guide/included.md").write_text(f"# Included\n\n{page}\n", encoding="utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    if docstrings:
        (folder / "docstrings.py").write_text(DOCSTRINGS, encoding="utf-8")
        text += "hooks: [docstrings.py]\n"
    else:
        assert "markdown_extensions:\n" in text
        text = text.replace("markdown_extensions:\n", SNIPPETS)
    config.write_text(text, encoding="utf-8")
    return folder


def html_of(folder: Path) -> str:
    return (folder / "site/guide/included/index.html").read_text(encoding="utf-8")


def test_a_list_alone_is_included(toy_copy: Path, run_host: Run) -> None:
    folder = site_with(toy_copy, 'Own words [@saltweb].\n\n--8<-- "box.md"\n', "\\bibliography\n", docstrings=False)
    result = run_host("mkdocs", folder)
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(r'<li id="bib-[0-9a-f]{6}-saltweb"', html_of(folder))
    assert "bibliography\n" not in html_of(folder)


@pytest.mark.parametrize("docstrings", [False, True], ids=["files", "docstrings"])
def test_what_is_included_is_resolved(toy_copy: Path, run_host: Run, docstrings: bool) -> None:
    page = "::: parts/box.md\n" if docstrings else '--8<-- "box.md"\n'
    part = (
        "A box [@bowman1988base, p. 3] that is [[bond|tied]], as @bowman1988base says.\n\n"
        "## On [[bond]]\n\nUse @property and `[@bowman1988base]`; \\[[bond]] is written so.\n"
    )
    folder = site_with(toy_copy, f"Own words [@saltweb].\n\n{page}", part, docstrings=docstrings)
    result = run_host("mkdocs", folder)
    assert result.returncode == 0, result.stdout + result.stderr
    html = html_of(folder)
    assert html.count('<a class="lit-cite" href="../../references/bowman1988base/">') >= 2
    assert '<a class="lit-link lit-concept" href="../../concepts/bond/">tied</a>' in html
    assert "Use @property and <code>[@bowman1988base]</code>" in html
    assert "&#91;[bond]] is written so" in html
    assert "\ufdd0" not in html


def test_what_names_nothing_ends_a_strict_build_once(toy_copy: Path, run_host: Run) -> None:
    folder = site_with(toy_copy, '--8<-- "box.md"', "A box.\n\nSo says [@bowmn1988base, p. 3]; see [[nowhere]].\n")
    (folder / "docs/guide/again.md").write_text("# Again\n\n-8<-\nbox.md:1:\n-8<-\n", encoding="utf-8")
    result = run_host("mkdocs", folder)
    log = result.stdout + result.stderr
    assert result.returncode != 0
    assert "parts/box.md:3:9: PAG024 unresolved-markup: '[@bowmn1988base, p. 3]' is published as it is typed" in log
    assert "docs/guide/again.md includes it; did you mean 'bowman1988base'" in log
    assert "parts/box.md:3:37: PAG024 unresolved-markup: '[[nowhere]]'" in log
    assert log.count("PAG024") == 2
    assert "Traceback" not in log


def test_what_comes_from_nowhere_names_the_page(toy_copy: Path, run_host: Run) -> None:
    folder = site_with(toy_copy, "::: parts/box.md", "So says [@nobody].\n", docstrings=True)
    result = run_host("mkdocs", folder)
    log = result.stdout + result.stderr
    assert result.returncode != 0
    assert "docs/guide/included.md:1:1: PAG024 unresolved-markup: '[@nobody]'" in log
    assert log.count("PAG024") == 1


def test_an_allowance_lets_it_be(toy_copy: Path, run_host: Run) -> None:
    folder = site_with(toy_copy, '--8<-- "box.md"', "Lists are written [[1]] here.\n")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "  - literature\n" in text
    allowing = "  - literature:\n      allow: {parts/box.md: [unresolved-markup]}\n"
    config.write_text(text.replace("  - literature\n", allowing), encoding="utf-8")
    result = run_host("mkdocs", folder)
    assert result.returncode == 0, result.stdout + result.stderr


def test_descriptions_of_images_cite_in_words(toy_copy: Path, run_host: Run) -> None:
    page = (
        '![Waves [@bowman1988base, p. 3]](../x.png "After [@saltweb]")\n\n![Ropes of @saltweb][ref]\n\n[ref]: ../x.png'
    )
    (toy_copy / "docs/x.png").write_bytes(b"")
    (toy_copy / "docs/guide/included.md").write_text(f"# Included\n\n{page}\n", encoding="utf-8")
    result = run_host("mkdocs", toy_copy)
    assert result.returncode == 0, result.stdout + result.stderr
    html = html_of(toy_copy)
    assert 'alt="Waves (J. Bowman, 1988a, p. 3)" src="../../x.png" title="After (Salt, n.d.)"' in html
    assert 'alt="Ropes of Salt (n.d.)"' in html
    assert 'href="../../references/bowman1988base/"' in html
    work = (toy_copy / "site/references/saltweb/index.html").read_text(encoding="utf-8")
    assert ">Ropes of" in work


@pytest.mark.parametrize("narrative", [True, False])
def test_handles_stay_as_they_are(toy_copy: Path, run_host: Run, narrative: bool) -> None:
    page = "Write to @jenny_x; @saltweb says, @saltweb [p. 3] says \\@jenny_x.\n\nAnd \\@saltweb.\n"
    (toy_copy / "docs/guide/included.md").write_text(f"# Included\n\n{page}", encoding="utf-8")
    config = toy_copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    setting = f"  - literature:\n      narrative: {str(narrative).lower()}\n"
    config.write_text(text.replace("  - literature\n", setting), encoding="utf-8")
    run_host("mkdocs", toy_copy)
    html = html_of(toy_copy)
    assert "Write to @jenny_x; " in html
    assert "says &#64;jenny_x.</span></p>" in html
    assert "And &#64;saltweb." in html
    assert ("; @saltweb says" in html) is not narrative
    assert "Salt (n.d., p. 3)" in html
