"""The toy site under Zensical: what MkDocs builds, page by page, and what Zensical's own ways ask for."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.host_command import OUR_COMMAND, QUIET, build_strictly
from tests.limits import PATIENCE
from tests.parity.comparing import article, data_files

pytest.importorskip("zensical", reason="Zensical is not installed: pip install 'mkdocs-literature[zensical]'")

from literature.hosts.hosts import host_of
from literature.hosts.zensical.live_build import LiveBuild
from literature.hosts.zensical.noted_headings import with_note, without_note
from literature.hosts.zensical.source_links import for_source
from literature.render.placing import Placing
from literature.sources.project import read_project

_ALSO_LISTED = "markdown_extensions:\n  - literature"


def test_articles_are_those_of_mkdocs(built: Callable[[str], Any]) -> None:
    one, other = built("mkdocs").pages(), built("zensical").pages()
    assert set(one) == set(other)
    differing = [name for name in one if name != "404.html" and article(one[name], name) != article(other[name], name)]
    assert differing == []


def test_data_files_are_those_of_mkdocs(built: Callable[[str], Any]) -> None:
    one, other = data_files(built("mkdocs").folder), data_files(built("zensical").folder)
    assert set(one) == set(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert len(one) > 80


def listed_as_extension(folder: Path, more: str = "") -> Path:
    """The toy site, for Zensical alone."""
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("  - literature\n", more)
    config.write_text(text.replace("markdown_extensions:", _ALSO_LISTED), encoding="utf-8")
    return config


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zensical", *words],
        cwd=folder, env=os.environ | QUIET | {"NO_COLOR": "1"}, capture_output=True, encoding="utf-8", timeout=PATIENCE,
    )  # fmt: skip


def test_without_the_command_citations_are_resolved(toy_copy: Path, built: Callable[[str], Any]) -> None:
    config = listed_as_extension(toy_copy)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - literature\n", "  - literature:\n      narrative: false\n"), encoding="utf-8")
    bond = toy_copy / "docs/concepts/bond.md"
    bond.write_text(bond.read_text(encoding="utf-8") + "\nUnknown: [@nobody1999].\n", encoding="utf-8")
    done = run(toy_copy, "build")
    assert done.returncode == 0, done.stderr
    assert "docs/concepts/bond.md:" in done.stderr
    assert "CIT001" in done.stderr
    whole = built("mkdocs").files()
    name = "concepts/safe-harbor/index.html"
    html = (toy_copy / "site" / name).read_text(encoding="utf-8")
    assert article(html, name) == article(whole[name], name)
    home = (toy_copy / "site/index.html").read_text(encoding="utf-8")
    assert "@bowman1988base" in home, "options stand under the extension"


def test_a_page_that_mkdocs_renders_is_left_to_the_plugin(built: Callable[[str], Any], toy_copy: Path) -> None:
    config = toy_copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("markdown_extensions:", _ALSO_LISTED), encoding="utf-8")
    done = build_strictly("mkdocs", toy_copy)
    assert done.returncode == 0, done.stderr
    for name, html in built("mkdocs").files().items():
        assert (toy_copy / "site" / name).read_text(encoding="utf-8") == html


def test_the_cache_of_zensical_follows_the_bibliography_and_a_failed_build_leaves_the_site(toy_copy: Path) -> None:
    listed_as_extension(toy_copy)

    def built_page() -> str:
        done = build_strictly("zensical", toy_copy)
        assert done.returncode == 0, done.stdout + done.stderr
        return (toy_copy / "site/concepts/safe-harbor/index.html").read_text(encoding="utf-8")

    assert "Bowman, 1988" in built_page()
    works = toy_copy / "bibliography/harbor.bib"
    works.write_text(works.read_text(encoding="utf-8").replace("{Bowman, John}", "{Bowyer, John}"), encoding="utf-8")
    after = built_page()
    assert "Bowyer, 1988" in after
    assert "Bowman, 1988" not in after
    references = (toy_copy / "site/references/bowman1988base/index.html").read_text(encoding="utf-8")
    assert "Bowyer, J. (1988" in references

    site = toy_copy / "site"
    shutil.rmtree(site)
    site.mkdir()
    (site / "index.html").write_text("as it was", encoding="utf-8")
    bond = toy_copy / "docs/concepts/bond.md"
    bond.write_text(bond.read_text(encoding="utf-8") + "\nUnknown: [@nobody1999].\n", encoding="utf-8")
    done = build_strictly("zensical", toy_copy)
    assert done.returncode == 1
    assert "CIT001" in done.stderr
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_an_extension_that_is_not_there_is_named_without_a_traceback(toy_copy: Path) -> None:
    config = listed_as_extension(toy_copy)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(_ALSO_LISTED, f"{_ALSO_LISTED}\n  - no_such_extension"), encoding="utf-8")
    done = build_strictly("zensical", toy_copy)
    assert done.returncode == 1
    assert "no_such_extension" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (toy_copy / "site").exists()


def test_a_build_that_is_stopped_leaves_the_site_and_says_so(toy_copy: Path) -> None:
    config = listed_as_extension(toy_copy)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(_ALSO_LISTED, f"{_ALSO_LISTED}\n  - stopping"), encoding="utf-8")
    (toy_copy / "stopping.py").write_text(
        "import os, signal\nfrom markdown.extensions import Extension\n"
        "def makeExtension(**options):\n"
        "    if not os.path.exists('stopped'):\n"
        "        open('stopped', 'w').close()\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    return Extension()\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [*OUR_COMMAND, "build"], cwd=toy_copy, env=os.environ | QUIET, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 130, done.stdout + done.stderr
    assert "as it was" in done.stderr
    assert not (toy_copy / "site").exists()


def test_what_is_noted_of_headings_is_published_nowhere(built: Callable[[str], Any]) -> None:
    folder = built("zensical").folder
    kinds = (".html", ".json", ".js", ".md", ".xml")
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in kinds]
    assert len(texts) > 100
    assert not [text for text in texts if "literature headings" in text]


@pytest.mark.parametrize(
    "anchors", [(), ((2, "a"),), ((1, "a--b"), (3, "-->"), (2, "--!>")), ((2, "ä\u2028"), (2, "<!-- x"), (2, '"'))]
)
def test_headings_are_noted_in_a_comment_and_taken_out_of_the_page(anchors: tuple[tuple[int, str], ...]) -> None:
    noted = with_note("<h2>A</h2>", anchors)
    assert noted.count("-->") == noted.count("<!--") == 1
    assert without_note(f"<article>{noted}</article>") == ("<article><h2>A</h2></article>", anchors)
    assert without_note("<h2>A</h2><!-- own -->") == ("<h2>A</h2><!-- own -->", None)


def test_faults_of_the_configuration_are_told_under_options_of_the_extension(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Toy\nuse_directory_urls: perhaps\n", encoding="utf-8")
    config = {"root_dir": str(tmp_path), "docs_dir": "docs", "use_directory_urls": True}
    build = LiveBuild(config, {"narrative": False, "narative": True}).for_page("index.md", "# Home\n")
    told = " ".join(str(found) for found in build.diagnostics)
    assert "use_directory_urls" in told
    assert "narative" in told


def test_a_configuration_in_toml(toy_copy: Path, built: Callable[[str], Any]) -> None:
    (toy_copy / "mkdocs.yml").unlink()
    (toy_copy / "zensical.toml").write_text(
        '[project]\nsite_name = "Toy Harbor"\nsite_url = "https://toy.example/repo/"\n'
        'extra_css = ["own.css"]\n[project.theme]\nvariant = "classic"\nfont = false\n'
        "[project.markdown_extensions]\nabbr = {}\nadmonition = {}\nattr_list = {}\ndef_list = {}\nfootnotes = {}\n"
        "md_in_html = {}\ntables = {}\ntoc = { permalink = true }\nliterature = {}\n",
        encoding="utf-8",
    )
    (toy_copy / "docs/own.css").write_text("", encoding="utf-8")
    assert host_of(read_project(toy_copy / "zensical.toml")) == "zensical"
    command = [*OUR_COMMAND, "build", "--strict"]
    done = subprocess.run(command, cwd=toy_copy, env=os.environ | QUIET, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    names = ("concepts/safe-harbor/index.html", "references/bowman1988base/index.html", "index.html")
    for name in names:
        html = (toy_copy / "site" / name).read_text(encoding="utf-8")
        assert article(html, name) == article(built("mkdocs").files()[name], name)
    styles = re.findall(r'href="\./([^"]*\.css)', html)
    assert styles[1] == "assets/literature/literature.css"
    assert styles[-1] == "own.css"


@pytest.mark.parametrize(
    ("link", "moved"),
    [
        ("../../references/a/", "../references/a/"),
        ("../b/#s", "b/#s"),
        ("../#s", "./#s"),
        ("../", "./"),
        ("./", "here/"),
        ("here.bib", "here/here.bib"),
        ("#s", "#s"),
        ("?q=1", "?q=1"),
        ("", ""),
        ("https://x.example/", "https://x.example/"),
        ("mailto:x", "mailto:x"),
        ("/root/", "/root/"),
    ],
)
def test_links_lead_there_from_the_folder_of_the_file(link: str, moved: str) -> None:
    placing = Placing((f'<a href="{link}">',), {link: ("key", "note")})
    found = for_source(placing, "concepts/here/", "concepts/here.md")
    assert (found.pieces, [*found.notes]) == ((f'<a href="{moved}">',), [moved])
    for address, uri in (("concepts/", "concepts/index.md"), ("concepts/here.html", "concepts/here.md")):
        assert for_source(placing, address, uri) == placing


@pytest.fixture
def served(toy_copy: Path) -> Iterator[Callable[[str, str], str]]:
    """Waits until a page of the served site shows a text, and gives the page."""
    listed_as_extension(toy_copy)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*OUR_COMMAND, "serve", "--dev-addr", f"127.0.0.1:{port}"]

    def wait_for(path: str, text: str) -> str:
        deadline = time.monotonic() + PATIENCE
        html = ""
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
                html = answer.read().decode("utf-8")
                if text in html:
                    return html
            time.sleep(0.1)
        raise AssertionError(f"{path} never showed {text}:\n{html[-2000:]}")

    with subprocess.Popen(
        command, cwd=toy_copy, env=os.environ | QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield wait_for
        finally:
            process.send_signal(signal.SIGTERM)


def test_what_is_saved_is_served(served: Callable[[str, str], str], toy_copy: Path) -> None:
    served("references/bowman1988base/", "A place from which boats set out")
    page = toy_copy / "docs/concepts/safe-harbor.md"
    page.write_text(page.read_text(encoding="utf-8").replace("A place from", "A spot from"), encoding="utf-8")
    served("concepts/safe-harbor/", "A spot from which boats set out")
    served("references/bowman1988base/", "A spot from which boats set out")
    works = toy_copy / "bibliography/harbor.bib"
    works.write_text(works.read_text(encoding="utf-8").replace("{Bowman, John}", "{Bowyer, John}"), encoding="utf-8")
    served("concepts/safe-harbor/", "Bowyer, 1988")
    served("authors/bowyer-john/", "Bowyer")


def test_the_manual_is_followed_word_for_word(tmp_path: Path, root: Path) -> None:
    """Every command and every file of *Moving to Zensical*, but installing and serving, which does not end."""
    page = (root / "docs/tool/zensical.md").read_text(encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Harbors\n\nAs @salt1999tides says.\n", encoding="utf-8")
    (tmp_path / "bibliography").mkdir()
    entry = (
        "@book{salt1999tides,\n  author = {Salt, Mary},\n  title = {Tides},\n  date = {1999},\n  publisher = {P},\n}\n"
    )
    (tmp_path / "bibliography/a.bib").write_text(entry, encoding="utf-8")

    def build(*words: str) -> None:
        command = [*OUR_COMMAND, *words]
        done = subprocess.run(
            command, cwd=tmp_path, env=os.environ | QUIET, capture_output=True, text=True, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Salt (1999)" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
        assert (tmp_path / "site/references/salt1999tides/index.html").is_file()

    steps = re.findall(r"^```(\w+)(?: title=\"([\w.]+)\")?\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert [language for language, _, _ in steps] == ["sh", "yaml", "sh", "sh", "toml"]
    for language, file, text in steps:
        if file:
            (tmp_path / file).write_text(text, encoding="utf-8")
        elif " build " in text:
            build(*text.split()[1:])
        assert language != "sh" or text.split()[:2] in (
            ["pip", "install"],
            ["literature", "build"],
            ["literature", "serve"],
        )
    (tmp_path / "mkdocs.yml").unlink()
    build("build", "--strict")
