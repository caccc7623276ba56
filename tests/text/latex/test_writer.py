"""What is written as LaTeX is read back as the same value."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.model import DateSpan, PartialDate, Person, RichText, Run
from literature.text.dates import parse_date
from literature.text.latex.reader import decode
from literature.text.latex.writer import as_latex, date_as_edtf, escape_latex, names_as_latex, without_control
from literature.text.names import NameReader

CHARACTERS = "abcXYZ019éßøĲ -–—‘’“”'\"`~^\\{}$&#%_<>|,.;:=@!?()[]\u00a0"
WORDS = st.text(alphabet=CHARACTERS, min_size=1, max_size=12)
URLS = st.sampled_from(["https://example.org/a_b%20c#d", "http://example.org/?q=1&r=2", "https://example.org/{x}"])
RUNS = st.builds(
    Run,
    WORDS,
    italic=st.booleans(),
    bold=st.booleans(),
    small_caps=st.booleans(),
    position=st.sampled_from(["", "sup", "sub"]),
    is_protected=st.booleans(),
)


def single_spaced(rich: RichText) -> RichText:
    """As a field can hold it: white space is folded in BibTeX."""
    runs: list[Run] = []
    last = ""
    for run in rich.runs:
        kept = ""
        for char in run.text:
            kept += "" if char == " " and last == " " else char
            last = char
        runs.append(Run(kept, run.italic, run.bold, run.small_caps, run.position, run.is_protected))
    return RichText(tuple(runs)).merged()


@examples(400)
@given(st.lists(RUNS, max_size=4))
def test_rich_text_comes_back(runs: list[Run]) -> None:
    rich = single_spaced(RichText(tuple(runs)).stripped())
    latex = as_latex(rich)
    decoded = decode(latex)
    assert decoded.rich == rich
    assert not decoded.unknown


@given(URLS, st.booleans(), st.booleans())
def test_links_come_back(url: str, is_protected: bool, has_own_text: bool) -> None:
    rich = RichText((Run("here" if has_own_text else url, url=url, is_protected=is_protected),))
    decoded = decode(as_latex(rich)).rich
    safe = url.replace("{", "%7B").replace("}", "%7D")
    assert [run.url for run in decoded.runs] == [safe]
    assert decoded.as_plain() == ("here" if has_own_text else safe)


@given(st.text(max_size=40))
def test_braces_always_balance(text: str) -> None:
    depth = 0
    for char in escape_latex(text):
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0


def test_special_characters() -> None:
    assert escape_latex("50% of A&B #1 in x_y for $3") == r"50\% of A\&B \#1 in x\_y for \$3"
    assert escape_latex("1–2 and a—b") == "1--2 and a---b"
    assert as_latex(RichText((Run("On "), Run("Homo", italic=True), Run(" in "), Run("US", is_protected=True)))) == (
        r"On {\textit{Homo}} in {US}"
    )


def test_control_characters_go() -> None:
    assert without_control("a\x00b\x1bc\td\ud800") == "abc\td"


CAPITALIZED = st.from_regex(r"\A[A-ZÉØ][a-zéø'’-]{1,8}\Z")
NAMES = st.builds(
    Person,
    family=st.lists(CAPITALIZED, min_size=1, max_size=2).map(" ".join),
    given=st.lists(CAPITALIZED | st.sampled_from(["J.", "Jean-Paul"]), max_size=2).map(" ".join),
    particle=st.sampled_from(["", "van den", "de la", "von", "al"]),
    suffix=st.sampled_from(["", "Jr.", "III"]),
)
GROUPS = st.builds(
    Person,
    family=st.sampled_from(["Barnes and Noble, Inc.", "World Health Organization", "NIMH & Co."]),
    is_group=st.just(True),
)
ODD = st.sampled_from(
    [
        Person("hooks", "bell"),
        Person("van de Pol", "Jan"),
        Person("Smith, Ltd", "A."),
        Person("Land and Sea", "B."),
        Person("Al Saud"),
        Person("Plato"),
        Person("Aa", "A---"),
        Person("Aa", "A----B"),
        Person("Berg", particle="van den"),
        Person("Aa", "and"),
        Person("Ii", "I."),
        Person("Jr", "K."),
    ]
)


@examples(300)
@given(st.lists(NAMES | GROUPS | ODD, min_size=1, max_size=4), st.booleans())
def test_names_come_back(people: list[Person], has_others: bool) -> None:
    read, others, faults = NameReader().read(names_as_latex(people, has_others=has_others))
    assert list(read) == people
    assert others == has_others
    assert not faults


DAYS = st.builds(
    PartialDate,
    st.integers(-9999, 9999),
    is_approximate=st.booleans(),
    is_uncertain=st.booleans(),
) | st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), st.none() | st.integers(1, 28))
SEASONS = st.builds(
    PartialDate, st.integers(1900, 2030), season=st.sampled_from(["spring", "summer", "autumn", "winter"])
)


@examples(200)
@given(DAYS | SEASONS, DAYS | st.none(), st.sampled_from(["", "open", "only end"]))
def test_dates_come_back(start: PartialDate, end: PartialDate | None, shape: str) -> None:
    if end is not None and end.year <= start.year:
        end = None
    span = DateSpan(start, end)
    if shape == "open":
        span = DateSpan(start, is_open=True)
    elif shape == "only end":
        span = DateSpan(end=start)
    assert parse_date(date_as_edtf(span)) == span


def test_words_in_place_of_a_date() -> None:
    assert parse_date(date_as_edtf(DateSpan(literal="in press"))) == DateSpan(literal="in press")
