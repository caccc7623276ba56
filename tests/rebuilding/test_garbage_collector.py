"""Reading without the search for cyclic garbage."""

from __future__ import annotations

import gc

import pytest

from literature.rebuilding.garbage_collector import without_collection
from literature.sources.bibtex import read_bibliography


def test_it_pauses_and_goes_on() -> None:
    assert gc.isenabled()
    with without_collection():
        assert not gc.isenabled()
        with without_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_fault() -> None:
    with pytest.raises(ValueError, match="broken"), without_collection():
        raise ValueError("broken")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_reading_leaves_it_on() -> None:
    assert len(read_bibliography([("a.bib", "@book{a, title={A}}")]).references) == 1
    assert gc.isenabled()


def test_reading_leaves_nothing_to_collect() -> None:
    text = '@book{%s, author={Fl{\\"u}ckiger, C. and {Tide Group}}, title={{Tide} %s: {\\em B} $c^2$}, year=2001}'
    read_bibliography([("a.bib", text % ("a", "one"))])
    with without_collection():
        gc.collect()
        read_bibliography([("a.bib", text % ("b", "two"))])
        assert gc.collect() == 0
