"""Questions on a page, answered by keyboard, and read where no script runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

RIGHT = "That is right; see why below."


@pytest.fixture
def page(large: str, visit_to: Callable[..., Any]) -> Any:
    return visit_to(large, 390).page


def asked(page: Any, number: int) -> Any:
    return page.locator(".lit-asked").nth(number)


def result(page: Any, number: int) -> str:
    words: str = asked(page, number).get_by_role("status").inner_text()
    return words


def test_every_kind_is_answered_by_keyboard(page: Any, large: str) -> None:
    page.goto(f"{large}quiz/")
    page.get_by_role("radio", name="To set out from").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert result(page, 0) == RIGHT
    assert asked(page, 0).get_by_text("Who stays in it has no need of it.").is_visible(), "the answer has opened"
    for name in ("A rope", "An anchor"):
        page.get_by_role("checkbox", name=name).focus()
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert result(page, 1) == RIGHT
    asked(page, 2).get_by_role("radio", name="True", exact=True).check()
    page.keyboard.press("Enter")
    assert result(page, 2).startswith("That is not right")
    assert "wrong" in asked(page, 2).locator("label.lit-is-wrong").inner_text(), "told in words, not by color alone"
    for name, partner in (("Harbor", "setting out"), ("Haven", "coming back")):
        asked(page, 3).get_by_label(name).select_option(partner)
    asked(page, 3).get_by_role("button", name="Check").press("Enter")
    assert result(page, 3) == RIGHT
    asked(page, 4).get_by_role("textbox", name="Your answer").fill("  the ROPES! ")
    page.keyboard.press("Enter")
    assert result(page, 4) == RIGHT, "case, signs and articles make no difference"


def test_groups_have_names_and_the_focus_is_seen(page: Any, large: str) -> None:
    page.goto(f"{large}quiz/")
    group = page.get_by_role("group", name="Which hold a ship?")
    assert group.get_by_role("checkbox").count() == 3
    assert "More than one can be right." in group.inner_text()


def test_the_score_is_kept_by_this_browser_alone(page: Any, large: str) -> None:
    page.goto(f"{large}quiz/")
    page.get_by_role("radio", name="To stay in").check()
    page.keyboard.press("Enter")
    assert page.locator(".lit-score").inner_text().startswith("0 of 5 questions answered correctly.")
    page.get_by_role("radio", name="To set out from").check()
    assert result(page, 0) == "", "what is chosen anew has not been judged"
    page.keyboard.press("Enter")
    page.reload()
    page.locator(".lit-is-scored").wait_for()
    assert page.locator(".lit-score").inner_text().startswith("1 of 5 questions answered correctly.")
    assert result(page, 0) == "Answered correctly before."
    page.get_by_role("button", name="Start again").press("Enter")
    assert page.evaluate("localStorage.getItem('literature:quiz:quiz')") is None
    assert page.locator(".lit-score").inner_text().strip() == ""
    assert page.evaluate("document.activeElement.type") == "radio", "the focus is not lost with the button"


def test_nothing_chosen_is_no_answer(page: Any, large: str) -> None:
    page.goto(f"{large}quiz/")
    asked(page, 0).get_by_role("button", name="Check").press("Enter")
    assert result(page, 0) == "Answer first."
    assert not asked(page, 0).locator("details").evaluate("details => details.open")


def test_pages_without_questions_load_nothing_for_them(page: Any, large: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2].partition("?")[0]))
    page.goto(f"{large}quiz/")
    page.locator(".lit-is-scored").wait_for()
    assert {"quiz.js", "quiz.css"} <= set(loaded)
    loaded.clear()
    page.goto(f"{large}readings/course/")
    page.wait_for_load_state("networkidle")
    assert not {"quiz.js", "quiz.css"} & set(loaded)


def test_print_has_all_answers_behind_the_last_question(page: Any, large: str) -> None:
    page.goto(f"{large}quiz/")
    page.locator(".lit-is-scored").wait_for()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    answers = page.locator(".lit-printed li")
    assert answers.filter(has_text="False.").is_visible()
    assert not page.locator(".lit-answer").first.is_visible()
    assert not page.get_by_role("button", name="Check").first.is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".lit-printed").count() == 0


@pytest.mark.parametrize("number", range(5))
def test_without_scripts_each_answer_is_folded_below_its_question(unscripted: Any, large: str, number: int) -> None:
    page = unscripted
    page.goto(f"{large}quiz/")
    assert page.locator("form.lit-form, .lit-asked input, .lit-asked select").count() == 0
    answer = asked(page, number).locator(".lit-answer-body")
    assert not answer.is_visible()
    asked(page, number).locator("summary").click()
    assert answer.is_visible()
    assert asked(page, number).locator(".lit-citation").first.is_visible()
