"""Cards that other sites show of links: of the right size, in the right colors, with every letter of what they say."""

from __future__ import annotations

import io
from typing import Any

import pytest

from literature.model import Front, Page
from literature.render.figures.social_card import HEIGHT, WIDTH, Painter, SocialCard, can_paint, card_of
from literature.vocabulary.catalog import ENGLISH

image = pytest.importorskip("PIL.Image", reason="the extra `cards` is not installed")
LONG = "What the third task force made of relationships and of responsiveness in psychotherapy, " * 4


@pytest.fixture(scope="module")
def painter() -> Painter:
    assert can_paint()
    return Painter("#1f4a4d")


def opened(png: bytes) -> Any:
    return image.open(io.BytesIO(png))


def inked(painter: Painter, card: SocialCard) -> tuple[int, int, int, int]:
    """Box of what is not ground: left, top, right, bottom."""
    box = opened(painter.paint(card)).convert("L").point(lambda value: 255 if value > 80 else 0).getbbox()
    assert box is not None
    return box  # type: ignore[no-any-return]


def test_a_card_is_a_small_picture_of_the_size_that_previews_have(painter: Painter) -> None:
    png = painter.paint(SocialCard("The alliance in adult psychotherapy", "Secure Base"))
    picture = opened(png)
    assert picture.format == "PNG"
    assert picture.size == (WIDTH, HEIGHT)
    assert len(png) < 30_000
    assert picture.convert("RGB").getpixel((0, 0)) == (0x1F, 0x4A, 0x4D)


def test_the_same_card_has_the_same_bytes(painter: Painter) -> None:
    card = SocialCard("Working alliance", "Secure Base")
    assert painter.paint(card) == Painter("#1f4a4d").paint(card)


@pytest.mark.parametrize(
    "title", ["Bond", "Flückiger and colleagues: The alliance in adult psychotherapy", LONG, "W" * 90]
)
def test_titles_of_any_length_stay_within_the_margins(painter: Painter, title: str) -> None:
    left, top, right, bottom = inked(painter, SocialCard(title, "Secure Base"))
    assert left >= 80
    assert top >= 80
    assert right <= WIDTH - 80
    assert bottom <= HEIGHT - 80


def test_a_title_never_runs_into_the_name_of_the_site(painter: Painter) -> None:
    short, long = (opened(painter.paint(SocialCard(title, "Site"))) for title in ("A", LONG))
    below = (0, 490, WIDTH, HEIGHT)
    assert short.crop(below).tobytes() == long.crop(below).tobytes()


@pytest.mark.parametrize(("color", "ink"), [("#1f4a4d", 255), ("#000000", 255), ("#ffffff", 0), ("#f3e9c0", 0)])
def test_ink_stands_out_from_the_ground(color: str, ink: int) -> None:
    picture = opened(Painter(color).paint(SocialCard("████", "S"))).convert("L")
    extremes = picture.getextrema()
    assert extremes[1 if ink else 0] == ink


@pytest.mark.parametrize(
    ("title", "is_known"),
    [("Sécurité, Çelik, Łódź", True), ("Ψυχή", True), ("Привязанность", True), ("依恋", False), ("קשר", False)],
)
def test_letters_that_the_font_does_not_have_are_known(painter: Painter, title: str, is_known: bool) -> None:
    assert painter.can_write(SocialCard(title, "Site")) == is_known


@pytest.mark.parametrize(("kind", "says"), [("reading", "Reading list"), ("page", "Title"), ("concept", "Concept")])
def test_what_a_card_says(kind: Any, says: str) -> None:
    page = Page("a/b.md", "docs/a/b.md", kind, "b", "Title", Front(), "", 1)
    assert card_of(page, "Site", ENGLISH) == SocialCard(says, "Site")
