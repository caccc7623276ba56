"""What other plugins do with the files and pages that ours adds."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
READS_SOURCES = """
from pathlib import Path

def on_files(files, config):
    for file in files:
        assert Path(file.abs_src_path).is_absolute(), file.src_uri
        if file.generated_by:
            assert not Path(file.abs_src_path).is_relative_to(config.docs_dir), file.src_uri
        if file.is_documentation_page() or file.is_javascript() or file.is_css():
            assert Path(file.abs_src_path).read_bytes() == file.content_bytes, file.src_uri

def on_page_markdown(markdown, page, config, files):
    assert Path(page.file.abs_src_path).read_text("utf-8").endswith(page.file.content_string[-20:])
"""
COLLECTS_FILES = """
from mkdocs.structure.files import Files

def on_files(files, config):
    assert "literature-frame/page.md" not in files.src_uris
    return Files([file for file in files if file.generated_by is None])
"""
REPLACES_CONTENT = """
def on_page_context(context, page, config, nav):
    page.content = "<form>What is the password?</form>"
"""
COUNTS_FINISHED = """
from pathlib import Path

def on_post_page(output, page, config):
    with Path("seen.txt").open("a") as file:
        print(page.file.src_uri, bool(output), file=file)
"""


@pytest.fixture
def with_hook(toy_copy: Path) -> Callable[[str], Path]:
    """The toy site beside a plugin of these hooks."""

    def add(hook: str) -> Path:
        (toy_copy / "companion.py").write_text(hook, "utf-8")
        config = toy_copy / "mkdocs.yml"
        text = config.read_text("utf-8").replace("name: material", "name: mkdocs\n  highlightjs: false")
        config.write_text(f"{text}hooks: [companion.py]\n", "utf-8")
        return toy_copy

    return add


def test_generated_files_have_sources(with_hook: Callable[[str], Path], run_host: Run) -> None:
    done = run_host("mkdocs", with_hook(READS_SOURCES))
    assert done.returncode == 0, done.stderr


def test_files_collected_anew(with_hook: Callable[[str], Path], run_host: Run) -> None:
    folder = with_hook(COLLECTS_FILES)
    done = run_host("mkdocs", folder)
    assert done.returncode == 0, done.stderr
    for page in ("references", "references/bowman1988base", "concepts/safe-harbor"):
        assert (folder / "site" / page / "index.html").is_file(), page


def test_content_replaced_on_every_page(with_hook: Callable[[str], Path], run_host: Run) -> None:
    """No generated page is published: its content may be meant to be kept from readers."""
    folder = with_hook(REPLACES_CONTENT)
    done = run_host("mkdocs", folder)
    assert "Traceback" not in done.stderr
    assert "generated pages, such as those of references, are not written" in done.stderr
    assert done.returncode == 1, "a strict build fails"
    assert (folder / "site/concepts/safe-harbor/index.html").is_file()
    assert not (folder / "site/references/bowman1988base").exists()


def test_the_frame_is_no_page(with_hook: Callable[[str], Path], run_host: Run) -> None:
    folder = with_hook(COUNTS_FINISHED)
    done = run_host("mkdocs", folder)
    assert done.returncode == 0, done.stderr
    assert "Page skipped" not in done.stderr
    assert "literature-frame/page.md False" in (folder / "seen.txt").read_text("utf-8")
    assert not (folder / "site/literature-frame").exists()
    assert (folder / "site/references/bowman1988base/index.html").is_file()
