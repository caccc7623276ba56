"""Sites that static-i18n builds in several languages: each is checked, and its pages are exported, as it is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from literature.cli import main
from literature.sources.pages import PageFile
from literature.sources.project import read_project

PLUGIN = """  - i18n:
      docs_structure: LAYOUT
      languages:
        - {locale: de, name: Deutsch, theme: {language: de}}
        - {locale: en, name: English, default: true}
"""
TRANSLATED = (
    "index.md", "concepts/bond.md", "claims/ropes-hold.md", "summaries/bowman1988base.md", "readings/first-week.md",
)  # fmt: skip


@pytest.fixture(params=["suffix", "folder"])
def site(request: pytest.FixtureRequest, toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toy site in English, with some of its pages in German too."""
    config = toy_copy / "mkdocs.yml"
    text = config.read_text("utf-8")
    old = "  - search\n  - literature\n"
    assert old in text
    config.write_text(text.replace(old, f"  - literature\n{PLUGIN.replace('LAYOUT', request.param)}"), "utf-8")
    if request.param == "folder":
        (toy_copy / "docs").rename(toy_copy / "en")
        (toy_copy / "docs").mkdir()
        (toy_copy / "en").rename(toy_copy / "docs/en")
    for uri in TRANSLATED:
        page = german(toy_copy, uri)
        page.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(english(toy_copy, uri), page)
    monkeypatch.chdir(toy_copy)
    return toy_copy


def english(site: Path, uri: str) -> Path:
    return site / ("docs/en" if (site / "docs/en").exists() else "docs") / uri


def german(site: Path, uri: str) -> Path:
    return site / (f"docs/de/{uri}" if (site / "docs/en").exists() else f"docs/{uri.removesuffix('.md')}.de.md")


def run(*arguments: str) -> list[str]:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in (0, 1), result.output
    return result.stdout.splitlines()


def codes(lines: list[str]) -> list[tuple[str, str]]:
    """File and rule of each problem."""
    return [(line.split(":")[0], line.split()[1]) for line in lines]


def test_translations_are_no_problem(site: Path) -> None:
    assert run("check") == []


def test_names_are_locked_of_the_default_language(site: Path) -> None:
    run("lock")
    locked = (site / "bibliography/permalinks.lock").read_text("utf-8")
    assert "concepts/bond" in locked
    assert "de" not in {part for line in locked.splitlines() for part in line.replace(".", "/").split("/")}
    page = german(site, "claims/ropes-hold.md")
    page.write_text(page.read_text("utf-8").replace("\n## ", "\n## Auf Deutsch: "), "utf-8")
    assert run("check") == []


def test_each_problem_is_told_once_with_its_own_file(site: Path) -> None:
    for page, word in (
        (english(site, "concepts/mooring.md"), "nowhere"),
        (german(site, "concepts/bond.md"), "nirgends"),
    ):
        with page.open("a", encoding="utf-8") as file:
            file.write(
                f"\nSee [[{word}]], [[mooring]], [@nobody1900], [a page]({word}.md) and ![a picture]({word}.png).\n"
            )
    lines = run("check")
    names = [
        path.relative_to(site).as_posix()
        for path in (english(site, "concepts/mooring.md"), german(site, "concepts/bond.md"))
    ]
    assert sorted(codes(lines)) == sorted(
        (name, code) for name in names for code in ("LNK001", "CIT001", "LNK006", "LNK006")
    )


def test_a_picture_of_one_language_or_of_all_is_there(site: Path) -> None:
    for picture in (
        german(site, "index.md").parent / "own.png",
        english(site, "index.md").parent / "shared.png",
        site / "docs/all.png",
    ):
        picture.write_bytes(b"")
    with german(site, "index.md").open("a", encoding="utf-8") as file:
        file.write("\n![one](own.png) ![two](shared.png) ![three](all.png)\n")
    assert run("check") == []


def test_a_page_is_rendered_in_its_language(site: Path) -> None:
    page = german(site, "concepts/bond.md")
    page.write_text(page.read_text("utf-8").replace("The liking part", "Der Teil, der mag"), "utf-8")
    text = "\n".join(run("render", page.relative_to(site).as_posix()))
    assert "Der Teil, der mag" in text
    assert 'href="../working-tie/"' in text


def test_what_a_language_lacks_without_falling_back(site: Path) -> None:
    config = site / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("      languages:", "      fallback_to_default: false\n      languages:"),
        "utf-8",
    )
    found = codes(run("check"))
    assert (german(site, "concepts/bond.md").relative_to(site).as_posix(), "LNK001") in found
    assert all(
        name == german(site, name.rpartition("docs/")[2]).relative_to(site).as_posix()
        or ".de." in name
        or "/de/" in name
        for name, _ in found
    )


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ("", ()),
        ("      languages: de", ()),
        ("      languages: [{locale: de}, {locale: en, default: true}]", ("en", "de")),
        ("      languages: [{locale: de}, {name: x}, {locale: fr, build: false}]", ("de",)),
    ],
)
def test_languages_of_a_configuration(tmp_path: Path, options: str, codes: tuple[str, ...]) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: T\nplugins:\n  - literature\n  - i18n:\n{options}\n", "utf-8")
    languages = read_project(tmp_path / "mkdocs.yml").languages
    assert languages.codes == codes
    files = [PageFile(uri, f"docs/{uri}", "") for uri in ("a.md", "a.de.md", "v1.2.md")]
    if codes == ("en", "de"):
        assert [(file.uri, file.path) for file in languages.pages(files, "en")] == [
            ("a.md", "docs/a.md"),
            ("v1.2.md", "docs/v1.2.md"),
        ]
        assert [(file.uri, file.path) for file in languages.pages(files, "de")] == [
            ("a.md", "docs/a.de.md"),
            ("v1.2.md", "docs/v1.2.md"),
        ]


def test_a_page_of_either_language_has_its_works(site: Path) -> None:
    works = {
        find: run("export", "--to", "apa", "--page", str(find(site, "concepts/bond.md"))) for find in (english, german)
    }
    assert works[german] == works[english]
    assert works[german]


def test_headings_of_a_rendered_page_are_in_its_language(site: Path) -> None:
    said = {find: "\n".join(run("render", str(find(site, "concepts/bond.md")))) for find in (english, german)}
    assert ("Works cited" in said[english], "Works cited" in said[german]) == (True, False)
    assert "Zitierte Werke" in said[german]
