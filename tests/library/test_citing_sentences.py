"""Ids of sentences that cite: what leaves them alone, and what makes another sentence of one."""

from __future__ import annotations

import pytest

from literature.library.citing_sentences import citing_sentences
from literature.model import Citation
from literature.text.markdown.scanner import scan


def ids(text: str) -> list[str]:
    """Of the sentences that cite, each once, in order."""
    found = scan(text)
    citations = [token for token in found.tokens if isinstance(token, Citation)]
    return list(dict.fromkeys(one.id for one in citing_sentences(text, found.prose, citations).values()))


SENTENCE = "A secure harbor calms boats in most storms [@bowman1988base, p. 3]."


@pytest.mark.parametrize(
    "written",
    [
        "A *secure* harbor calms **boats** in most storms [@bowman1988base, p. 3].",
        "A secure harbor calms\nboats in most storms [@bowman1988base, p. 3].",
        "A secure harbor calms boats in most storms [@bowman1988base, pp. 3-5].",
        "A secure harbor calms boats in most storms [see @bowman1988base; @ortiz2010ropes].",
        "A secure harbor calms boats, in most storms [@bowman1988].",
        "A Secure Harbor calms boats in most storms [@bowman1988base].",
        "A [secure harbor](../concepts/harbor.md) calms boats in most storms [@bowman1988base].",
        "A [[safe-harbor|secure harbor]] calms boats in most storms [@bowman1988base].",
        "A secure harbor calms boats in most storms [@bowman1988base]{.supports}.",
        "Before it. A secure harbor calms boats in most storms [@bowman1988base]. Behind it [@ortiz2010ropes].",
        "- An item\n- A secure harbor calms boats in most storms [@bowman1988base].",
    ],
)
def test_an_id_lasts_as_long_as_the_words(written: str) -> None:
    assert ids(written)[0] == ids(SENTENCE)[0]


@pytest.mark.parametrize(
    "written",
    [
        "A secure harbor calms no boats in most storms [@bowman1988base, p. 3].",
        "A secure harbor calms boats in many storms [@bowman1988base, p. 3].",
        "A secure harbor calms boats in most storms, [[finding:al-01]] [@bowman1988base].",
    ],
)
def test_other_words_are_another_sentence(written: str) -> None:
    assert ids(written) != ids(SENTENCE)


def test_another_figure_is_another_sentence() -> None:
    one, other = (f"Harbors go with calm at [[finding:{id_}|short]] in all storms [@a2000]." for id_ in ("x1", "x2"))
    assert ids(one) != ids(other)


def test_few_words_are_told_apart_by_what_they_cite() -> None:
    one, other = ids("See @bowman1988base.\n\nSee @ortiz2010ropes.")
    assert [one, other] == ids("See @bowman1988base.") + ids("See @ortiz2010ropes.")
    assert one != other


def test_the_same_said_twice_is_numbered() -> None:
    first, second = ids(f"{SENTENCE} {SENTENCE}")
    assert second == f"{first}-2"


def test_words_in_other_scripts_count() -> None:
    one, other = ids("安全な 港は 船を 静める [@a2000]。"), ids("安全な 港は 船を 沈める [@a2000]。")
    assert one != other
