"""Sites that static-i18n builds once for each language: folders, names and addresses of what one build is of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.files import File

from literature.hosts.mkdocs.language_root import LanguageRoot


def root_of(current: str | None) -> LanguageRoot:
    """What is told of a site in English and German, as static-i18n holds it."""
    plugin = SimpleNamespace(default_language="en", current_language=current, build_languages=["en", "de"])
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
    file = file_at("references/index.md")
    root.mark(file)
    assert not hasattr(file, "locale")


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


def test_generated_pages_know_themselves_in_other_languages() -> None:
    file = file_at("de/references/index.md")
    root_of("de").mark(file)
    found: Any = file
    assert found.locale == found.locale_alternate_of == "de"
    assert {code: other.url for code, other in found.alternates.items()} == {
        "en": "references/",
        "de": "de/references/",
    }
