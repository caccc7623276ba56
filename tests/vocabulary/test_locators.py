"""The table of locators is whole, and every label of it is read."""

from __future__ import annotations

from literature.text.markdown.locators import parse_locators
from literature.vocabulary.locators import LOCATORS


def test_every_label_of_a_locator_is_read_as_its_kind() -> None:
    for form in LOCATORS.values():
        for is_plural, labels in enumerate(form.written):
            for label in labels.split():
                (locator,), _ = parse_locators(f", {label}. 3")
                assert (locator.kind, locator.is_plural) == (form.name, bool(is_plural))


def test_a_locator_has_both_forms_or_none() -> None:
    for form in LOCATORS.values():
        assert all(form.written)
        assert bool(form.short[0]) == bool(form.short[1])
        assert bool(form.apa[0]) == bool(form.apa[1])
        assert set(form.needs_stop.split()) <= set(" ".join(form.written).split())
