from __future__ import annotations

import pytest

from literature.model import FieldTexts, FieldValues, Reference, RichText, Run

PLAIN = RichText.from_plain("Attachment and loss")
STYLED = RichText((Run("The "), Run("Origin", italic=True)))
PROTECTED = RichText((Run("NASA", is_protected=True),))
TEXTS = {"title": PLAIN, "booktitle": STYLED, "series": PROTECTED, "note": RichText()}


def test_values_are_a_mapping_like_any_other() -> None:
    values = FieldValues({"title": "A", "year": "1969"})
    assert dict(values) == {"title": "A", "year": "1969"}
    assert list(values.items()) == [("title", "A"), ("year", "1969")]
    assert list(values.keys()) == ["title", "year"]
    assert list(values.values()) == ["A", "1969"]
    assert len(values) == 2
    assert "title" in values
    assert "note" not in values
    assert values.get("note") is None
    assert values.get("note", "none") == "none"
    with pytest.raises(KeyError):
        values["note"]


def test_values_equal_every_mapping_with_the_same_items() -> None:
    values = FieldValues({"title": "A", "year": "1969"})
    other = {"year": "1969", "title": "A"}
    assert values == other
    assert other == values
    assert values == FieldValues({"year": "1969", "title": "A"})
    assert values != FieldValues({"title": "A", "year": "1970"})
    assert values != {"title": "A"}
    assert FieldValues({}) == {}


def test_texts_come_out_as_they_went_in() -> None:
    texts = FieldTexts(TEXTS)
    assert texts == TEXTS
    assert list(texts.items()) == list(TEXTS.items())
    assert texts == FieldTexts(dict(reversed(TEXTS.items())))
    assert texts != FieldTexts(TEXTS | {"title": STYLED})
    assert texts != FieldTexts(TEXTS | {"series": RichText.from_plain("NASA")})


@pytest.mark.parametrize(
    "run",
    [Run("x", bold=True), Run("x", small_caps=True), Run("x", position="sup"), Run("x", url="u"), Run("x", key="k")],
)
def test_no_style_is_lost(run: Run) -> None:
    assert FieldTexts({"title": RichText((run,))})["title"].runs == (run,)


def test_plain_text_of_a_field() -> None:
    for texts in (TEXTS, FieldTexts(TEXTS)):
        reference = Reference("k", "book", text=texts)
        assert [reference.plain(name) for name in (*TEXTS, "url")] == [
            "Attachment and loss",
            "The Origin",
            "NASA",
            "",
            "",
        ]
        assert reference.rich("title") == PLAIN
        assert not reference.rich("url")
    assert Reference("k", "book", text=TEXTS) == Reference("k", "book", text=FieldTexts(TEXTS))
