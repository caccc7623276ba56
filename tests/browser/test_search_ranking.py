"""What stands before what, rule by rule, over a few records that are made for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from literature.search import SearchBundle
from literature.search.records import Record
from literature.site.site import Site

FILLER = "Boats come and go, and the weather is noted in a book that nobody reads."
RECORDS = (
    Record("reference", "references/bowman1988tides/", "Tide tables", "Gale, A. (1990). Tide tables.",
           fields={"label": "Gale, 1990", "author": "Gale, Ann", "key": "bowman1988tides"},
           reference="bowman1988tides"),
    Record("summary", "summaries/bowman1988tides/", "Gale: When the water turns", f"Water turns. {FILLER}",
           fields={"label": "Gale, 1990", "key": "bowman1988tides"}, work="bowman1988tides"),
    Record("concept", "concepts/ebb/", "Ebb", f"Falling water. {FILLER}",
           fields={"name": "Ebb; outgoing tide; OGT", "asked": "when does the sea go away", "lead": "Falling water."},
           facets={"concept": ("ebb",)}),
    Record("page", "about/sea/", "About the sea", f"The ebb, the ebb and again the ebb. {FILLER}"),
    Record("page", "about/far/", "Far", f"A harbor lies here. {FILLER} {FILLER} Somewhere a pilot waits."),
    Record("page", "about/near/", "Near", f"A harbor pilot waits. {FILLER} {FILLER} Somewhere she lies here."),
    Record("page", "about/rare/", "Rare", f"An astrolabe, and day care for children. {FILLER}"),
    Record("page", "about/often/", "Often", f"The weather and a lighthouse. {FILLER}"),
    Record("page", "about/often/#lamps", "Lamps", "A lighthouse has lamps of glass and grass.", is_section=True,
           fields={"page": "Often"}),
    Record("page", "about/lagoon/", "Lagoon", f"A lagoon. {FILLER}", fields={"lead": "A lagoon."}),
    Record("page", "about/wharf/", "Wharf", f"A lagoon lies here. {FILLER} {FILLER} Somewhere there is a quay."),
    Record("page", "about/sorry/", "Sorry", f"A captain's apology, with rapport. {FILLER}"),
    Record("reference", "references/berg1999drift/", "Ropes and lines", f"Hull, B. (1990). Ropes and lines. {FILLER}",
           fields={"label": "Hull, 1990"}, reference="berg1999drift"),
    Record("page", "about/mending/", "Mending", f"Ropes are mended at sea. {FILLER}",
           fields={"lead": "Ropes are mended."}),
    Record("finding", "findings/#f1", "Ebb and arrivals", "r = .28, 95% CI [.20, .36]",
           fields={"key": "bowman1988tides", "asked": "correlation; effect size"}),
    Record("page", "about/arrivals/", "Arrivals", f"In 28 cases ships came at ebb. {FILLER}"),
)  # fmt: skip


@pytest.fixture(scope="module")
def find(browser: Any, served: str, toy_site: Site) -> Iterator[Any]:
    """`find(text)` gives the addresses of what is found, best first; `find(text, whole=True)` the whole answer."""
    page = toy_site.library.concepts["working-tie"]
    ebb = replace(page, title="Ebb", front=replace(page.front, aliases=("outgoing tide", "OGT")))
    settings = replace(toy_site.settings, same_words=(("captain", "skipper"), ("glass", "windows")))
    site = replace(toy_site, settings=settings, library=replace(toy_site.library, concepts={"ebb": ebb}))
    files = dict(SearchBundle(site, RECORDS).files())
    context = browser.new_context()
    tab = context.new_page()
    tab.route(
        "**/search/data/*", lambda route: route.fulfill(body=files[route.request.url.split("/")[-1].split("?")[0]])
    )
    tab.goto(served)
    tab.evaluate("""() => new Promise((resolve, reject) => literature((modules, load) =>
        load("dialog", ["search"]).then(() => {
            window.searchModules = Object.assign({}, ...Object.values(modules));
            resolve();
        }, reject)))""")

    def ask(text: str, *, whole: bool = False) -> Any:
        answer = tab.evaluate("text => searchModules.find({ ...searchModules.emptyRequest(), text })", text)
        return answer if whole else [RECORDS[hit["number"]].address for hit in answer["hits"]]

    yield ask
    context.close()


def test_a_title_says_more_than_a_text(find: Any) -> None:
    found = find("ebb weather")
    assert found.index("concepts/ebb/") < found.index("about/sea/")


@pytest.mark.parametrize("text", ["Ebb", "outgoing tides", "OGT", "ogt", "outgoingtide", "out going tide"])
def test_a_name_comes_first(find: Any, text: str) -> None:
    assert find(text)[0] == "concepts/ebb/"


@pytest.mark.parametrize("text", ["tide tables", "bowman1988tides"])
def test_a_title_and_a_key_come_first(find: Any, text: str) -> None:
    assert find(text)[0] == "references/bowman1988tides/"


def test_a_finding_is_not_named_by_the_key_of_its_work(find: Any) -> None:
    answer = find("bowman1988tides", whole=True)
    assert [RECORDS[hit["number"]].kind for hit in answer["hits"]] == ["reference", "finding"]


def test_a_question_is_answered_though_words_are_missing(find: Any) -> None:
    answer = find("why does the sea go away on a vacation", whole=True)
    assert RECORDS[answer["hits"][0]["number"]].address == "concepts/ebb/"
    # Nothing holds the word, which is one of the language: it is said once, and not of each result.
    assert answer["hits"][0]["lacks"] == []
    assert ["vacation" in hint for hint in answer["hints"]] == [True]
    assert find("astrolabe weather lighthouse", whole=True)["hits"][0]["lacks"] == ["astrolabe"]


def test_words_that_tell_nothing_cost_nothing(find: Any) -> None:
    answer = find("what is it that the astrolabe does", whole=True)
    assert RECORDS[answer["hits"][0]["number"]].address == "about/rare/"
    assert answer["hits"][0]["lacks"] == []
    assert answer["hints"] == [], "nor are they named as words that nothing holds"


def test_what_holds_more_of_the_question_comes_first(find: Any) -> None:
    assert find("lagoon")[0] == "about/lagoon/"
    # The one word counts more in a title than both in a text, but for the share of the question.
    assert find("lagoon and quay") == ["about/wharf/", "about/lagoon/"]


def test_words_near_each_other_come_first(find: Any) -> None:
    found = find("harbor pilot")
    assert found.index("about/near/") < found.index("about/far/")


@pytest.mark.parametrize("text", ["apologize", "apologies", "apology"])
def test_forms_of_a_word_meet(find: Any, text: str) -> None:
    assert find(text) == ["about/sorry/"]


def test_words_that_readers_use_for_one_another_are_weighed_as_one(find: Any) -> None:
    answer = find("skippers apology", whole=True)
    assert [RECORDS[hit["number"]].address for hit in answer["hits"]] == ["about/sorry/"]
    assert answer["hits"][0]["lacks"] == answer["hints"] == answer["offered"] == []
    assert find("glass")[0] == find("windows")[0] == "about/often/"
    assert find('"skipper\'s apology"') == find("title:skipper") == []


def test_a_phrase_must_stand_as_it_is(find: Any) -> None:
    assert find('"harbor pilot"') == ["about/near/"]
    assert find('"pilot harbor"') == []


def test_a_word_that_some_text_holds_is_not_corrected(find: Any) -> None:
    answer = find("rapport", whole=True)
    assert answer["corrected"] == answer["offered"] == []
    assert len(answer["hits"]) == 1


def test_a_word_of_the_language_is_offered_another_and_kept(find: Any) -> None:
    answer = find("captaincy harbour report", whole=True)
    assert answer["corrected"] == []
    assert {"from": "report", "to": "rapport"} in answer["offered"]


def test_a_slip_is_corrected(find: Any) -> None:
    answer = find("astrolbae", whole=True)
    assert answer["corrected"] == [{"from": "astrolbae", "to": "astrolabe"}]
    assert answer["offered"] == []


@pytest.mark.parametrize(
    "typed", ["astrolbae)", "astrolbae]", "astrolbae}", "astrolbae*", "astrolbae+", "(astrolbae", "astrolbae|"]
)
def test_a_slip_with_signs_of_patterns_is_corrected(find: Any, typed: str) -> None:
    hits = find(typed, whole=True)["hits"]
    assert [RECORDS[hit["number"]].address for hit in hits] == [
        RECORDS[hit["number"]].address for hit in find("astrolabe", whole=True)["hits"]
    ]


def test_a_slip_for_which_several_words_are_as_near_is_left_to_the_reader(find: Any) -> None:
    answer = find("lighthouse gjass", whole=True)
    assert answer["corrected"] == []
    assert answer["offered"] == [{"from": "gjass", "to": word} for word in ("glass", "grass")]
    assert RECORDS[answer["hits"][0]["number"]].address == "about/often/"


def test_a_space_that_was_left_out_is_put_in_where_a_text_has_the_two_words(find: Any) -> None:
    answer = find("harborpilot", whole=True)
    assert answer["corrected"] == [{"from": "harborpilot", "to": "harbor pilot"}]
    assert RECORDS[answer["hits"][0]["number"]].address == "about/near/"
    assert find("harborpilot weather", whole=True)["hits"][0]["lacks"] == []


@pytest.mark.parametrize("typed", ["harborpilto", "harborpilott", "habrorpilot", "harbrpilot"])
def test_a_space_is_put_in_though_one_of_the_words_has_a_slip(find: Any, typed: str) -> None:
    answer = find(typed, whole=True)
    assert answer["corrected"] == [{"from": typed, "to": "harbor pilot"}]
    assert RECORDS[answer["hits"][0]["number"]].address == "about/near/"


def test_no_space_is_put_in_between_words_that_no_text_has_so(find: Any) -> None:
    answer = find("pilotharbor weather", whole=True)
    assert answer["corrected"] == answer["offered"] == []


def test_two_words_for_a_word_of_the_language_are_offered(find: Any) -> None:
    answer = find("daycare weather", whole=True)
    assert answer["corrected"] == []
    assert answer["offered"] == [{"from": "daycare", "to": "day care"}]


def test_a_question_is_answered_by_a_page_before_a_work(find: Any) -> None:
    assert find("ropes") == ["references/berg1999drift/", "about/mending/"]
    assert find("how do I mend ropes")[0] == "about/mending/"
    assert find("what are ropes") == ["about/mending/", "references/berg1999drift/"]


def test_sections_stand_under_their_page(find: Any) -> None:
    hit = find("lighthouse lamps", whole=True)["hits"][0]
    assert RECORDS[hit["number"]].address == "about/often/"
    assert [RECORDS[number].address for number in hit["sections"]] == ["about/often/#lamps"]


def test_a_work_and_its_summary_are_one_result(find: Any) -> None:
    hits = [hit for hit in find("gale", whole=True)["hits"] if RECORDS[hit["number"]].kind != "finding"]
    assert [(RECORDS[hit["number"]].kind, RECORDS[hit["also"]].kind) for hit in hits] == [("reference", "summary")]


def test_a_figure_finds_its_finding(find: Any) -> None:
    assert find("r = .28")[0] == "findings/#f1"
    assert find("ebb effect size")[0] == "findings/#f1"
