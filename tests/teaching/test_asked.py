from __future__ import annotations

from tests.teaching.conftest import LIST, PAGES, Make, site_of

from literature.site.site import Site
from literature.teaching.asked import asked
from literature.teaching.course_pages import course_pages, course_questions, session_pages

COURSE = "readings/course.md"


def test_questions_are_plain_words_with_citations_and_address(course: Site) -> None:
    page = course.library.pages["concepts/bond.md"]
    first = asked(course, page)[0]
    assert first.ask == "What is the bond: {a} = b?"
    assert first.name == "concepts/bond#what"
    assert first.explained == "Liking # trust (Bordin, 1979, p. 253). https://x.example/concepts/bond/#question-what"
    assert [(one.is_right, one.why) for one in first.choices] == [(False, "Those are (Bowlby, 1988)."), (True, "")]


def test_choices_and_partners_stand_as_on_the_page(course: Site) -> None:
    page = course.library.pages["concepts/bond.md"]
    written = {question.kind: question for question in page.questions}
    by_kind = {one.kind: one for one in asked(course, page)}
    assert [one.text for one in by_kind["several"].choices] == [one.text for one in written["several"].offered]
    assert [one.is_right for one in written["several"].choices] == [True, True, True, False, False]
    assert [one.is_right for one in by_kind["several"].choices] != [True, True, True, False, False]
    assert by_kind["match"].partners == written["match"].partners


def test_without_the_sites_address_there_is_none(make: Make) -> None:
    site = make(url="")
    assert {one.address for one in course_questions(site, site.library.reading_lists[COURSE])} == {""}


def test_statements_are_judged_in_the_sites_language(make: Make) -> None:
    site = make(language="de")
    page = site.library.pages["concepts/bond.md"]
    judged = next(one for one in asked(site, page) if one.kind == "true-false")
    assert [(one.text, one.is_right) for one in judged.choices] == [("Wahr", False), ("Falsch", True)]


def test_a_session_is_about_what_it_names_and_whose_works_it_reads(course: Site) -> None:
    sessions = course.library.reading_lists[COURSE].sessions
    assert [[page.id for page in session_pages(course.library, one)] for one in sessions] == [
        ["bond"],
        ["heal", "bond"],
    ]


def test_a_list_asks_each_question_once(course: Site) -> None:
    names = [one.name for one in course_questions(course, course.library.reading_lists[COURSE])]
    assert len(names) == len(set(names)) == 6
    assert not any("alone" in name for name in names)


def test_the_lists_own_page_comes_first_and_what_it_links_to_last() -> None:
    own = "See [[Alone]].\n\n```quiz\n- {ask: First?, answer: true, why: '[@b]'}\n```\n\n```readings"
    site = site_of({**PAGES, COURSE: LIST.replace("```readings", own, 1)})
    reading = site.library.reading_lists[COURSE]
    assert [page.id for page in course_pages(site.library, reading)] == ["bond", "heal", "alone"]
    assert course_questions(site, reading)[0].ask == "First?"
