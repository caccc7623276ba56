"""The search's modules that know no page: tried in the browser, for which they are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from snowballstemmer import stemmer
from tests.cases import read_cases
from tests.limits import HAS_TIME, examples

from literature.search.records import Record
from literature.search.vocabulary import common_words, vocabulary_files
from literature.search.word_index import BODY, WordIndex, words_of
from literature.text.folding import fold

QUERIES = read_cases(Path(__file__).parent / "search_query.yml")
COMMON = ("abba", "dada")
_PIECES = (
    *"a e i o u y b c d s t ' ss ied ies eed eedly ing ingly edly at bl iz tt y yy".split(),
    *"anci ogi li alli fulli lessli aliti biliti ational ization ator ogist icate ative alize ical ness".split(),
    *"ement ment ion sion ion ll past gener commun dy succ".split(),
)


@pytest.fixture(scope="module")
def evaluate(browser: Any, served: str) -> Iterator[Any]:
    """Evaluates a function of one list in a page whose `searchModules` are what all modules export; the list's first
    item is their folder."""
    context = browser.new_context()
    page = context.new_page()
    folder = f"{served}assets/literature/search/"
    page.goto(served)
    page.evaluate("""() => new Promise((resolve, reject) => literature((modules, load) =>
        load("dialog", ["search"]).then(() => {
            window.searchModules = Object.assign({}, ...Object.values(modules));
            resolve();
        }, reject)))""")
    yield lambda script, *given: page.evaluate(script, [folder, *given])
    context.close()


@pytest.fixture(scope="module")
def words_of_the_site(root: Path) -> set[str]:
    """Every word of the site in the repository, and common words of the language."""
    pages = (fold(path.read_text(encoding="utf-8")) for path in (root / "docs").rglob("*.md"))
    return {word for page in pages for word in words_of(page) if word} | common_words("en")


@pytest.fixture(scope="module")
def run(evaluate: Any) -> Any:
    """Calls a function of the modules as they are published: `run("parseQuery", "text")`."""

    def call(name: str, *arguments: Any) -> Any:
        script = """async ([folder, name, given]) => {
            const result = await searchModules[name](...given);
            return result instanceof Set ? [...result] : result;
        }"""
        return evaluate(script, name, list(arguments))

    return call


@pytest.mark.parametrize("case", QUERIES, ids=[case["typed"] for case in QUERIES])
def test_query(run: Any, case: dict[str, Any]) -> None:
    query = run("parseQuery", case["typed"])
    fields = [[field["name"], field["value"], field["negated"]] for field in query["fields"]]
    found = {"words": query["words"], "phrases": query["phrases"], "excluded": query["excluded"], "fields": fields}
    assert found == {name: case.get(name, []) for name in found}
    if "hint" in case:
        assert [case["hint"] in hint for hint in query["hints"]] == [True]
    else:
        assert query["hints"] == []


@settings(examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.text(alphabet='ab1:"-*. \u201c\u00fc/()\\', max_size=40))
def test_no_query_is_an_error(run: Any, text: str) -> None:
    query = run("parseQuery", text)
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
    assert run("yearsOf", value) == years


@pytest.mark.parametrize("text", ["Flückiger", "O’Neil", "Łukasz Øre", "Çelik, Ayşe", "ÆON", "plain"])
def test_folds_as_the_index_does(run: Any, text: str) -> None:
    assert run("fold", text) == fold(text).replace("\u2019", "'")


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
    assert run("distance", one, other, limit) == edits
    assert run("distance", other, one, limit) == edits


@settings(examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(counts=st.dictionaries(st.text("abcdü'", min_size=1, max_size=9).filter(str.isalpha), st.integers(1, 9999)))
def test_vocabulary_is_read_as_it_was_written(run: Any, counts: dict[str, int]) -> None:
    found: dict[str, int] = {}
    for text in vocabulary_files(counts, COMMON).values():
        read = run("readVocabulary", text)
        found.update(zip(read["words"], read["weights"], strict=True))
    common = {word: -1 for word in COMMON if word not in counts}
    assert found == {word: count.bit_length() - 1 for word, count in counts.items()} | common


VOCABULARY = {"words": ["alliance", "alliances", "appliance", "attachment", "bond"], "weights": [9, 6, 1, 8, 5]}


@pytest.mark.parametrize(
    ("typed", "word", "is_form"),
    [
        ("attachments", "attachment", True),
        ("attune", "attuning", True),
        ("therapies", "therapy", True),
        ("studies", "study", True),
        ("planning", "plans", True),
        ("child's", "child", True),
        ("apologize", "apology", True),
        ("effective", "effectiveness", True),
        # What the stemmer leaves apart: British spelling, and plurals that no rule makes.
        ("behaviour", "behavior", True),
        ("mentalisation", "mentalize", True),
        ("counsellors", "counselor", True),
        ("analyses", "analysis", True),
        ("children", "child", True),
        ("women", "woman", True),
        ("therapies", "therapist", False),
        ("bond", "bondage", False),
        ("the", "they", False),
        ("hour", "hor", False),
        ("1988s", "1988", False),
    ],
)
def test_forms_of_a_word(run: Any, typed: str, word: str, is_form: bool) -> None:
    assert (run("stemOf", typed) == run("stemOf", word)) is is_form


def test_stems_are_those_of_snowball(evaluate: Any, words_of_the_site: set[str]) -> None:
    words = sorted(words_of_the_site)[:: 1 if HAS_TIME else 4]
    ours = evaluate("async ([folder, words]) => words.map(searchModules.stem)", words)
    theirs = stemmer("english").stemWords(words)
    assert {word: (own, stem) for word, own, stem in zip(words, ours, theirs, strict=True) if own != stem} == {}


@settings(examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(words=st.lists(st.builds("".join, st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4)), min_size=20))
def test_stems_of_what_is_no_word_are_snowballs_too(evaluate: Any, words: list[str]) -> None:
    ours = evaluate("async ([folder, words]) => words.map(searchModules.stem)", words)
    assert ours == stemmer("english").stemWords(words)


def test_the_word_itself_says_more_than_a_form_and_a_form_more_than_a_start(run: Any) -> None:
    words = ["bond", "bonds", "bondage", "bondholders", "bon", "abond"]
    said = [run("likeness", "bond", word, True) for word in words]
    assert said == sorted(said, reverse=True)
    assert said[0] == 1
    assert said[3] > said[4] == said[5] == 0
    assert run("likeness", "bond", "bondage") == 0


def test_the_nearest_words_are_those_of_the_fewest_edits(run: Any) -> None:
    assert run("nearest", "aliance", VOCABULARY) == ["alliance"]
    assert run("nearest", "bnd", VOCABULARY) == []
    assert run("nearest", "bonf", VOCABULARY) == ["bond"]
    unheld = {"words": ["alliance"], "weights": [-1]}
    assert run("nearest", "aliance", unheld) == []


def test_of_words_as_near_a_common_one_comes_first_and_forms_are_one(run: Any) -> None:
    near = {"words": ["bond", "fond", "wonder", "wonders", "yonder"], "weights": [3, 9, 2, 5, 1]}
    assert run("nearest", "bund", near) == ["bond"]
    assert run("nearest", "rond", near) == ["fond", "bond"]
    assert run("nearest", "conder", near) == ["wonder", "yonder"]
    assert run("nearest", "wonderr", near) == ["wonders"]


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
        (["attachment", "US"], [], ["United States"]),
        (["attachment", "US"], ["United States"], []),
        (["tell", "us"], [], []),
        (["US", "therapeutic", "alliance"], [], ["United States", "Working alliance", "helping alliance"]),
    ],
)
def test_synonyms(run: Any, words: list[str], without: list[str], names: list[str]) -> None:
    variants = run("widened", words, NAMES, without)
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
    assert run("conceptIds", value, NAMES) == ids


REQUEST = {
    "text": 'author:bowlby "a base" & more',
    "isExact": True,
    "without": ["the tie"],
    "chosen": {"type": ["book", "article"], "year": ["1970..1985"], "tier": ["A"]},
    "sort": "newest",
}


def test_an_address_gives_its_request_again(run: Any) -> None:
    address = run("toAddress", REQUEST)
    assert run("fromAddress", f"?{address}") == REQUEST
    assert run("toAddress", run("emptyRequest")) == ""
    assert run("fromAddress", "?sort=bad&nonsense=1&type=")["sort"] == ""


def test_the_excerpt_is_where_the_words_are(evaluate: Any) -> None:
    script = """async ([folder, text, words, hasEntry]) => {
        const { excerpt, soughtOf } = searchModules;
        return excerpt(text, soughtOf(words), hasEntry);
    }"""
    text = " ".join(f"word{number}" for number in range(100)) + " the (alliances) at last"
    pieces = evaluate(script, text, ["alliance"])
    assert [piece for piece, is_marked in pieces if is_marked] == ["alliances"]
    assert pieces[0][0].startswith("… ")
    assert "".join(piece for piece, _ in pieces).rstrip().endswith("the (alliances) at last")
    assert evaluate(script, "Only this.", ["this"]) == [["Only ", False], ["this", True], [". ", False]]
    assert evaluate(script, "Studies of it.", ["study"])[0] == ["Studies", True]
    assert evaluate(script, "The working alliance.", ["working", "alliance"])[1] == ["working alliance", True]
    assert evaluate(script, "Only this.", []) == [["Only this. ", False]]
    # Of a reference, what is said of it before its entry.
    lines = "Bowman, J. (1988). The tie, a tie.\nAbout a tie."
    assert "".join(piece for piece, _ in evaluate(script, lines, ["tie"], True)) == "About a tie. "
    assert evaluate(script, lines, ["bowman"], True)[0] == ["Bowman", True]
    assert "".join(piece for piece, _ in evaluate(script, lines, ["tie"])).startswith("Bowman, J.")


def test_places_are_read_as_they_were_written(evaluate: Any) -> None:
    script = """async ([folder, numbers]) => {
        const found = [];
        const { eachPlace } = searchModules;
        eachPlace(numbers, (record, place) => found.push([record, place]));
        return found;
    }"""
    records = [
        Record("page", "a/", "Tie", "no"),
        Record("page", "b/", "T", "tie and tie"),
        Record("page", "c/", "Tie", ""),
    ]
    found = evaluate(script, WordIndex.of(records).postings["tie"])
    assert found == [[0, 0], [1, BODY], [1, BODY + 2], [2, 0]]


@pytest.mark.parametrize("sign", "()[]{}|*+?.^$\\/-&#")
def test_a_word_with_any_sign_is_put_in_place_of_another(run: Any, sign: str) -> None:
    assert run("withWord", f"an aope{sign} b", f"aope{sign}", "a$&b") == "an a$&b b"
    assert run("withWord", f"an {sign}aope b", f"{sign}aope", "a$&b") == "an a$&b b"
