"""Relations between concepts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from literature.library.relations import read_before, relate_concepts
from literature.model import Front, Page, Relations

IDS = ["a", "b", "c", "d", "e"]


def concept(id_: str, broader: tuple[str, ...] = (), related: tuple[str, ...] = ()) -> Page:
    front = Front(broader=broader, related=related)
    return Page(f"concepts/{id_}.md", f"docs/concepts/{id_}.md", "concept", id_, id_.upper(), front, "", 1)


def test_both_sides() -> None:
    relations, problems = relate_concepts({"a": concept("a", ("b",), ("c",)), "b": concept("b"), "c": concept("c")})
    assert relations == {
        "a": Relations(broader=("b",), related=("c",)),
        "b": Relations(narrower=("a",)),
        "c": Relations(related=("a",)),
    }
    assert not problems


def test_in_order_of_title() -> None:
    pages = {id_: concept(id_) for id_ in "zyx"} | {"a": concept("a", related=("z", "x", "y"))}
    assert relate_concepts(pages)[0]["a"].related == ("x", "y", "z")


def test_nothing_is_related_and_broader_at_once() -> None:
    relations, _ = relate_concepts({"a": concept("a", ("b",), ("b",)), "b": concept("b", (), ("a",))})
    assert relations["a"] == Relations(broader=("b",))
    assert relations["b"] == Relations(narrower=("a",))


def test_a_circle() -> None:
    relations, problems = relate_concepts({"a": concept("a", ("b",)), "b": concept("b", ("a",))})
    assert relations["a"] == Relations(broader=("b",), narrower=("b",))
    assert not problems


def test_itself_and_nobody() -> None:
    relations, problems = relate_concepts({"bond": concept("bond", ("bond",), ("bonds",))})
    assert relations == {"bond": Relations()}
    assert [p.rule for p in problems] == ["unknown-concept", "unknown-concept"]
    assert problems[1].suggestions == ("bond",)


def test_the_widest_is_read_first() -> None:
    """Each before its parts, whichever way leads there, and once."""
    written = {"a": ("b", "c"), "b": ("d",), "c": ("b",), "d": ()}
    relations = relate_concepts({id_: concept(id_, broader) for id_, broader in written.items()})[0]
    assert read_before(relations, "a") == ("d", "b", "c")
    assert read_before(relations, "d") == ()


def test_of_a_circle_each_is_read_before_once() -> None:
    pages = {id_: concept(id_, (wider,)) for id_, wider in ("ab", "bc", "ca")}
    assert read_before(relate_concepts(pages)[0], "a") == ("c", "b")


@given(
    st.dictionaries(
        st.sampled_from(IDS),
        st.tuples(*[st.lists(st.sampled_from([*IDS, "nobody"]), max_size=4).map(tuple)] * 2),
    )
)
def test_symmetry(written: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    relations, problems = relate_concepts({id_: concept(id_, *of) for id_, of in written.items()})
    assert set(relations) == set(written)
    for id_, of in relations.items():
        assert id_ not in (*of.broader, *of.narrower, *of.related)
        assert all(id_ in relations[other].narrower for other in of.broader)
        assert all(id_ in relations[other].broader for other in of.narrower)
        assert all(id_ in relations[other].related for other in of.related)
        assert not set(of.related) & {*of.broader, *of.narrower}
    dangling = sum(
        other not in written or other == id_ for id_, of in written.items() for names in of for other in names
    )
    assert len(problems) == dangling
