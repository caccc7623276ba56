"""The search's modules that know no page: tried in the browser, for which they are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from literature.search.vocabulary import vocabulary_files
from literature.text.folding import fold

QUERIES = yaml.safe_load((Path(__file__).parent / "search_query.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def run(browser: Any, served: str) -> Iterator[Any]:
    """Calls a function of a module: `run("query", "parseQuery", "text")`."""
    page = browser.new_page()
    page.goto(f"{served}assets/literature/search/main.js")

    def call(module: str, name: str, *arguments: Any) -> Any:
        script = "async ([url, name, given]) => (await import(url))[name](...given)"
        return page.evaluate(script, [f"{served}assets/literature/search/{module}.js", name, list(arguments)])

    yield call
    page.close()


@pytest.mark.parametrize("case", QUERIES, ids=[case["typed"] for case in QUERIES])
def test_query(run: Any, case: dict[str, Any]) -> None:
    query = run("query", "parseQuery", case["typed"])
    fields = [[field["name"], field["value"], field["negated"]] for field in query["fields"]]
    found = {"words": query["words"], "phrases": query["phrases"], "excluded": query["excluded"], "fields": fields}
    assert found == {name: case.get(name, []) for name in found}
    if "hint" in case:
        assert [case["hint"] in hint for hint in query["hints"]] == [True]
    else:
        assert query["hints"] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet='ab1:"-*. \u201c\u00fc/()\\', max_size=40))
def test_no_query_is_an_error(run: Any, text: str) -> None:
    query = run("query", "parseQuery", text)
    assert all(isinstance(word, str) and word for word in query["words"])


@pytest.mark.parametrize(
    ("value", "years"),
    [
        ("1988", [1988, 1988]),
        ("1970..1985", [1970, 1985]),
        ("1970-1985", [1970, 1985]),
        ("1985..1970", [1970, 1985]),
        ("1970..", [1970, 9999]),
        ("..1985", [0, 1985]),
        ("..", None),
        ("", None),
        ("19x8", None),
    ],
)
def test_years(run: Any, value: str, years: list[int] | None) -> None:
    assert run("query", "yearsOf", value) == years


@pytest.mark.parametrize("text", ["Flückiger", "O’Neil", "Łukasz Øre", "Çelik, Ayşe", "ÆON", "plain"])
def test_folds_as_the_index_does(run: Any, text: str) -> None:
    assert run("words", "fold", text) == fold(text).replace("\u2019", "'")


@pytest.mark.parametrize(
    ("one", "other", "limit", "edits"),
    [
        ("alliance", "alliance", 2, 0),
        ("aliance", "alliance", 2, 1),
        ("allaince", "alliance", 2, 1),
        ("alianse", "alliance", 2, 2),
        ("xlliance", "alliance", 2, 1),
        ("therapy", "alliance", 2, 3),
        ("", "ab", 2, 2),
    ],
)
def test_distance(run: Any, one: str, other: str, limit: int, edits: int) -> None:
    assert run("typos", "distance", one, other, limit) == edits
    assert run("typos", "distance", other, one, limit) == edits


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=st.dictionaries(st.text("abcdü'", min_size=1, max_size=9).filter(str.isalpha), st.integers(1, 9999)))
def test_vocabulary_is_read_as_it_was_written(run: Any, counts: dict[str, int]) -> None:
    found: dict[str, int] = {}
    for text in vocabulary_files(counts).values():
        read = run("typos", "readVocabulary", text)
        found.update(zip(read["words"], read["weights"], strict=True))
    assert found == {word: count.bit_length() - 1 for word, count in counts.items()}


VOCABULARY = {"words": ["alliance", "alliances", "appliance", "attachment", "bond"], "weights": [9, 6, 1, 8, 5]}


@pytest.mark.parametrize(
    ("word", "is_known"),
    [
        ("alliance", True),
        ("allia", True),
        ("attachments", True),
        ("attached", True),
        ("attackment", False),
        ("bonding", True),
        ("x", False),
    ],
)
def test_known_words(run: Any, word: str, is_known: bool) -> None:
    assert run("typos", "isKnown", word, VOCABULARY) is is_known


def test_a_common_word_is_nearer_than_a_rare_one(run: Any) -> None:
    assert run("typos", "nearest", "aliance", VOCABULARY)[0] == "alliance"
    assert run("typos", "nearest", "bnd", VOCABULARY) == []


NAMES = [
    {"id": "working-alliance", "names": ["Working alliance", "therapeutic alliance", "helping alliance", "alliance"]},
    {"id": "alliance-outcome", "names": ["Alliance-outcome association"]},
    {"id": "goals", "names": ["Goals", "Goals (of the alliance)"]},
]


@pytest.mark.parametrize(
    ("words", "without", "names"),
    [
        (["therapeutic", "alliance", "dropout"], [], ["Working alliance", "helping alliance"]),
        (["therapeutic", "alliances"], [], ["Working alliance", "helping alliance"]),
        (["therapeutic", "alliance"], ["helping alliance"], ["Working alliance"]),
        (["alliance"], [], []),
        (["trauma"], [], []),
    ],
)
def test_synonyms(run: Any, words: list[str], without: list[str], names: list[str]) -> None:
    variants = run("synonyms", "widened", words, NAMES, without)
    assert [variant["name"] for variant in variants] == names
    if "dropout" in words:
        assert variants[0]["words"] == ["working", "alliance", "dropout"]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("therapeutic alliance", ["working-alliance"]),
        ("alliance-outcome", ["alliance-outcome"]),
        ("goal", ["goals"]),
        ("nothing", []),
    ],
)
def test_concepts_by_any_name(run: Any, value: str, ids: list[str]) -> None:
    assert run("synonyms", "conceptIds", value, NAMES) == ids


REQUEST = {
    "text": 'author:bowlby "a base" & more',
    "isExact": True,
    "without": ["the tie"],
    "chosen": {"type": ["book", "article"], "year": ["1970..1985"], "tier": ["A"]},
    "sort": "newest",
}


def test_an_address_gives_its_request_again(run: Any) -> None:
    address = run("address", "toAddress", REQUEST)
    assert run("address", "fromAddress", f"?{address}") == REQUEST
    assert run("address", "toAddress", run("address", "emptyRequest")) == ""
    assert run("address", "fromAddress", "?sort=bad&nonsense=1&type=")["sort"] == ""


def test_the_excerpt_is_where_the_words_are(run: Any) -> None:
    text = " ".join(f"word{number}" for number in range(100)) + " the (alliance) at last"
    pieces = run("results", "excerpt", text, [], ["alliance"])
    assert [piece for piece, is_marked in pieces if is_marked] == ["alliance"]
    assert pieces[0][0].startswith("… ")
    assert "".join(piece for piece, _ in pieces).rstrip().endswith("the (alliance) at last")
    assert run("results", "excerpt", "Only this.", [1], []) == [["Only ", False], ["this", True], [". ", False]]
