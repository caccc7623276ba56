"""A work that is cited by an earlier key is that work in every style: on pages, in the search, in the terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.cli.main import main
from literature.library.load import page_files
from literature.model import Library, Problem
from literature.search.passages import passages
from literature.sources.bibtex import read_bibliography
from literature.sources.project import read_project
from literature.styles import ApaStyle
from literature.styles.choose import style_of

HERE = Path(__file__).parent
EARLIER = "bowman1988old"
CITES = "guide/citing.md"
WHOLE = ("csl:author-date", "csl:numeric", "csl:note")
"""Styles that format all citations in one go."""


@pytest.fixture(scope="module", params=("apa", "pybtex:plain", *WHOLE))
def site(request: pytest.FixtureRequest, toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy site in a style."""
    if request.param.startswith("csl:"):
        pytest.importorskip("pypandoc", reason="pandoc is an extra")
    folder = shutil.copytree(toy, tmp_path_factory.mktemp("site") / "toy", ignore=shutil.ignore_patterns(".cache"))
    for file in HERE.glob("*.csl"):
        shutil.copy(file, folder / "bibliography")
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("  - literature\n", f"  - literature:\n      style: {request.param}\n")
    config.write_text(text, "utf-8")
    return Path(folder)


@pytest.fixture(scope="module")
def build(site: Path) -> SiteBuild:
    problems: list[Problem] = []
    pages = page_files(site, site / "docs", problems)
    build = SiteBuild.of(Reading.of_project(read_project(site / "mkdocs.yml"), pages))
    assert not problems
    return build


def test_pages_link_the_work(build: SiteBuild) -> None:
    text = build.page_as_markdown(CITES).whole
    assert f"?{EARLIER}" not in text
    assert "references/bowman1988base/" in text


def test_no_page_prints_the_earlier_key_for_the_work(build: SiteBuild) -> None:
    texts = [build.page_as_markdown(uri).whole for uri in build.site.library.pages]
    texts += [page.body for page in build.files.pages.pages()]
    assert f"?{EARLIER}" not in "".join(texts)


def test_search_finds_the_work_where_it_is_cited(build: SiteBuild) -> None:
    texts = [passage.text for passage in passages(build.site, build.site.library.pages[CITES], ())]
    assert EARLIER not in "".join(texts)


def test_plain_text_names_the_work(site: Path) -> None:
    printed = CliRunner().invoke(main, ["render", "--to", "text", str(site / "docs" / CITES)]).stdout
    assert f"?{EARLIER}" not in printed
    assert f"@{EARLIER}" not in printed


@pytest.mark.parametrize("site", WHOLE, indirect=True)
def test_a_style_that_formats_all_at_once_is_given_what_it_will_be_asked_for(
    site: Path, toy_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = read_project(site / "mkdocs.yml").settings
    style = style_of(toy_library, site, settings).style
    monkeypatch.setattr("literature.styles.csl_style.convert", None)
    for citation in toy_library.pages[CITES].citations:
        style.cluster(toy_library.resolved(citation))


def test_a_work_is_related_by_an_earlier_key() -> None:
    bib = """@book{new, ids={old}, author={Ng, Li}, title={Trust}, date={2001}}
    @article{x, author={Roe, A.}, title={Why}, journaltitle={J}, date={2002}, related={old}, relatedtype={reviewof}}"""
    entry = ApaStyle(read_bibliography([("x.bib", bib)]).references).entry("x").as_plain()
    assert entry == "Roe, A. (2002). Why [Review of the book Trust, by L. Ng]. J."
