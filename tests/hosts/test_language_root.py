"""Sites that static-i18n builds once for each language: folders, names and addresses of what one build is of."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname, join, normpath
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.files import File

from literature.hosts.mkdocs.language_root import LanguageRoot
from literature.hosts.mkdocs.made_files import Sources


def root_of(current: str | None, layout: str = "suffix") -> LanguageRoot:
    """What is told of a site in English and German, as static-i18n holds it."""
    plugin = SimpleNamespace(
        default_language="en",
        current_language=current,
        build_languages=["en", "de"],
        config=SimpleNamespace(docs_structure=layout),
    )
    config: Any = SimpleNamespace(plugins={"search": SimpleNamespace(), "i18n": plugin})
    return LanguageRoot.of(config)


def file_at(uri: str, norm: str = "") -> File:
    file = File(uri, "docs", "site", use_directory_urls=True)
    if norm:
        file.norm_src_uri = norm  # type: ignore[attr-defined]
    return file


def test_a_site_in_one_language_stays_as_it_is() -> None:
    config: Any = SimpleNamespace(plugins={"search": SimpleNamespace()})
    root = LanguageRoot.of(config)
    assert root == LanguageRoot()
    assert root.uri(file_at("concepts/bond.md")) == "concepts/bond.md"
    assert root.url("concepts/bond/") == "concepts/bond/"
    file = made("references/index.md", root)
    assert (file.src_uri, file.url) == ("references/index.md", "references/")
    root.mark(file)
    assert not hasattr(file, "locale")


def made(uri: str, root: LanguageRoot) -> File:
    """A file that the plugin makes for a language."""
    config: Any = SimpleNamespace(
        site_dir="site", use_directory_urls=True, plugins=SimpleNamespace(_current_plugin="literature")
    )
    return Sources().file(config, root, uri, "Text")


@pytest.mark.parametrize(("current", "folder"), [(None, ""), ("en", ""), ("de", "de/")])
def test_each_language_but_the_first_has_a_folder(current: str | None, folder: str) -> None:
    root = root_of(current)
    assert root.folder == folder
    assert root.language == (current or "en")
    assert root.folders == (("en", ""), ("de", "de/"))


def test_files_are_called_the_same_in_every_language() -> None:
    root = root_of("de")
    assert root.uri(file_at("concepts/bond.de.md", "concepts/bond.md")) == "concepts/bond.md"
    assert root.uri(file_at("de/references/index.md")) == "references/index.md"
    assert [root.url(url) for url in ("de/concepts/bond/", "de/", "./")] == ["concepts/bond/", "./", "./"]


@pytest.mark.parametrize("layout", ["suffix", "folder"])
@pytest.mark.parametrize(("current", "folder"), [("en", ""), ("de", "de/")])
def test_links_by_file_lead_to_what_is_made_for_the_language(layout: str, current: str, folder: str) -> None:
    root = root_of(current, layout)
    for uri, address in (("references/index.md", "references/"), ("references/library.bib", "references/library.bib")):
        file = made(uri, root)
        assert file.url == folder + address
        assert file.dest_uri == folder + address + ("index.html" if address.endswith("/") else "")
        assert root.uri(file) == uri
        # Where static-i18n looks for the target of a link in a page of this language.
        page = f"{folder}concepts/bond.md" if layout == "folder" else "concepts/bond.de.md"
        target = normpath(join(dirname(page), "..", uri))
        assert file.src_uri == target
        assert file.abs_src_path is not None
        assert Path(file.abs_src_path).as_posix().endswith(f"/docs/{folder}{uri}")


@pytest.mark.parametrize("layout", ["suffix", "folder"])
def test_generated_pages_know_themselves_in_other_languages(layout: str) -> None:
    root = root_of("de", layout)
    file = made("references/index.md", root)
    root.mark(file)
    found: Any = file
    assert found.locale == found.locale_alternate_of == "de"
    assert {code: other.url for code, other in found.alternates.items()} == {
        "en": "references/",
        "de": "de/references/",
    }
