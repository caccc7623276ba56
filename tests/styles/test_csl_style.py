"""CSL styles through pandoc: small styles made for these tests, so that expectations follow from their rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.model import Citation, CitationItem, Reference, RichText
from literature.sources.bibtex import read_bibliography
from literature.styles.csl_style import MOST_FOR_GIVEN_NAMES, CslStyle, read_csl
from literature.text.markdown.inline import read_inline
from literature.text.markdown.scanner import scan

pytest.importorskip("pypandoc", reason="pandoc is an extra")

HERE = Path(__file__).parent
CASES: dict[str, Any] = read_cases(HERE / "csl_cases.yml")


def citation(text: str) -> Citation:
    (found,) = scan(text).tokens
    assert isinstance(found, Citation)
    return found


def csl(name: str) -> str:
    return (HERE / f"{name}.csl").read_text("utf-8")


@pytest.fixture(scope="module")
def references() -> tuple[Reference, ...]:
    read = read_bibliography([("csl_cases.bib", (HERE / "csl_cases.bib").read_text("utf-8"))])
    assert not read.problems
    return tuple(read.references)


@pytest.fixture(scope="module", params=CASES)
def styled(request: pytest.FixtureRequest, references: tuple[Reference, ...]) -> tuple[CslStyle, dict[str, Any]]:
    return CslStyle(csl(request.param), references), CASES[request.param]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What pandoc was given, call by call."""
    import pypandoc

    given: list[str] = []
    convert_text: Callable[..., str] = pypandoc.convert_text

    def counted(text: str, *args: Any, **options: Any) -> str:
        given.append(text)
        return convert_text(text, *args, **options)

    monkeypatch.setattr(pypandoc, "convert_text", counted)
    return given


def test_clusters(styled: tuple[CslStyle, dict[str, Any]]) -> None:
    style, expected = styled
    citations = [citation(case["text"]) for case in expected["clusters"]]
    style.prepare(citations)
    results = [style.cluster(found) for found in citations]
    assert [result.as_plain() for result in results] == [case["expect"] for case in expected["clusters"]]
    for result, case in zip(results, expected["clusters"], strict=True):
        if "keys" in case:
            assert [run.key for run in result.runs if run.key] == case["keys"]


def test_entries(styled: tuple[CslStyle, dict[str, Any]]) -> None:
    style, expected = styled
    assert {key: style.entry(key).as_underscored() for key in expected["entries"]} == expected["entries"]


def test_labels(styled: tuple[CslStyle, dict[str, Any]]) -> None:
    style, expected = styled
    labels = {key: [style.label(key), style.label(key, narrative=True)] for key in expected["labels"]}
    assert {key: [label.as_underscored() for label in both] for key, both in labels.items()} == expected["labels"]
    assert all(run.key == key for key, both in labels.items() for label in both for run in label.runs)


def test_order(styled: tuple[CslStyle, dict[str, Any]]) -> None:
    style, expected = styled
    assert style.order(sorted(expected["order"])) == expected["order"]
    assert style.order(["nope", expected["order"][-1]]) == [expected["order"][-1], "nope"]


def test_unknown_keys(references: tuple[Reference, ...]) -> None:
    style = CslStyle(csl("author-date"), references)
    assert style.entry("nope").as_plain() == style.label("nope").as_plain() == "?nope"


def test_no_references_at_all() -> None:
    style = CslStyle(csl("author-date"), [])
    assert style.cluster(citation("[@nope]")).as_plain() == "(?nope)"
    assert style.order(["b", "a"]) == ["a", "b"]


def test_one_call_for_all_citations(references: tuple[Reference, ...], calls: list[str]) -> None:
    style = CslStyle(csl("author-date"), references)
    citations = [citation(f"[@{key}, p. {page}]") for key in ("zed2001", "bowlby1988") for page in range(20)]
    style.entry("zed2001")
    before = len(calls)
    style.prepare(citations)
    style.prepare(citations)
    for found in citations:
        style.cluster(found)
        style.cluster(replace(found, start=found.start + 7, end=found.end + 7))
    style.entry("bowlby1988")
    assert before == 2
    assert len(calls) == 3


def test_what_was_not_prepared_is_the_same(references: tuple[Reference, ...]) -> None:
    style = CslStyle(csl("note"), references)
    found = citation("[@zed2001]")
    assert style.cluster(found).as_plain() == "(Zed, Last things)"


def test_works_cited_twice_in_a_row_are_no_ibid(references: tuple[Reference, ...]) -> None:
    style = CslStyle(csl("note"), references)
    citations = [citation(f"[@zed2001, {word}]") for word in ("one", "two", "three")]
    style.prepare(citations)
    assert [style.cluster(found).as_plain() for found in citations] == [
        f"(Zed, Last things, {word})" for word in ("one", "two", "three")
    ]


def test_prefix_and_suffix_are_rendered(references: tuple[Reference, ...]) -> None:
    style = CslStyle(csl("author-date"), references)
    result = style.cluster(citation("[*cf.* @zed2001, p. 3, **not** this]"), read_inline)
    assert result.as_underscored() == "(_cf._ Zed, 2001, p. 3, not this)"
    assert [run.text for run in result.runs if run.bold] == ["not"]


def test_given_names_are_left_out_of_large_libraries(references: tuple[Reference, ...]) -> None:
    more = [
        Reference(f"k{n}", "book", text={"title": RichText.from_plain(f"T{n}")}) for n in range(MOST_FOR_GIVEN_NAMES)
    ]
    taylors = [reference for reference in references if reference.key.startswith("taylor")]
    style = CslStyle(csl("author-date"), [*taylors, *more])
    (message,) = style.messages
    assert str(MOST_FOR_GIVEN_NAMES) in message
    assert style.label("taylorS").as_plain() == "Taylor, 1991b"
    assert not CslStyle(csl("numeric"), [*taylors, *more]).messages
    assert not CslStyle(csl("author-date"), taylors).messages


DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Child</title>
<link href="http://www.zotero.org/styles/mother" rel="independent-parent"/></info></style>"""


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<style", "not well-formed"),
        ("<html/>", "no CSL style"),
        (DEPENDENT, "'mother'"),
        ('<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>', "no `citation`"),
    ],
)
def test_files_that_are_no_style(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        CslStyle(source, [])


def test_pandoc_failing_is_told(monkeypatch: pytest.MonkeyPatch, references: tuple[Reference, ...]) -> None:
    import pypandoc

    def fail(*args: Any, **options: Any) -> str:
        raise RuntimeError("no\nway")

    monkeypatch.setattr(pypandoc, "convert_text", fail)
    with pytest.raises(ValueError, match="no way"):
        CslStyle(csl("author-date"), references).entry("zed2001")


def test_style_files_are_found_by_name() -> None:
    files = {"bibliography/apa.csl": "A", "styles/own.csl": "B"}
    assert read_csl("apa", files.get) == "A"
    assert read_csl("styles/own.csl", files.get) == "B"
    assert read_csl("styles/own", files.get) == "B"
    with pytest.raises(ValueError, match=r"put the style's CSL file at 'bibliography/mla\.csl'"):
        read_csl("mla", files.get)


def test_nothing_is_fetched_or_read(references: tuple[Reference, ...], tmp_path: Path) -> None:
    """Text of an author is never mark-up to pandoc: no file it names is opened."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    item = CitationItem("zed2001", 0, 0, suffix=f", ![x]({secret}) \\input{{{secret}}}")
    style = CslStyle(csl("author-date"), references)
    plain = style.cluster(Citation((item,), False, 0, 0)).as_plain()
    assert str(secret) in plain
    assert plain.count("secret") == 2
