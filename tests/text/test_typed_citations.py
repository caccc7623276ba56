"""Works that a text names by authors and year."""

from __future__ import annotations

import pytest

from literature.text.typed_citations import typed_citations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bowman (1988) says so.", ["Bowman||1988"]),
        ("Bowman's (1988a, p. 3) log", ["Bowman||1988a"]),
        ("(see Bowman, 1988, p. 11; Ash et al., 2001)", ["Bowman||1988", "Ash| et al.|2001"]),
        ("(as was shown by Bowman & Ash, 1988)", ["Bowman| & Ash|1988"]),
        ("Bowman (1988, 1990) and (Ash, 2001a, 2001b)", ["Bowman||1988", "Bowman||1990", "Ash||2001a", "Ash||2001b"]),
        ("(Ash, Berg, & Cole, 2001)", ["Ash|, Berg, & Cole|2001"]),
        ("It was Ash, Del Re, Van der Meer, and Cole (2018)", ["Ash|, Del Re, Van der Meer, and Cole|2018"]),
        ("(Ash & Del Re, 2018)", ["Ash| & Del Re|2018"]),
        ("The WHO (2015), who (2015) said (WHO, 2016)", ["WHO||2015", "WHO||2016"]),
        ("de Wal and van der Meer (1997)", ["Wal| and van der Meer|1997"]),
        ("(American Harbor Association, 2020)", ["Association||2020"]),
        ("Flückner and Ortíz (2018)", ["Flückner| and Ortíz|2018"]),
        ("May (1969) wrote; in March (1969) it rained", ["May||1969"]),
        ("Table 3 (2001), Figure (2001), in the years 1988-1990, (World War, 1914-1918)", []),
        ("In (1988), then (1990); (N = 30, 2001)", []),
        (
            "- Bowman, J. (1988). A harbor.\nvan Wal, M., & Ash, B. (1995). Two.",
            ["Bowman||1988 entry", "Wal||1995 entry"],
        ),
        ("(Bowman, 1969/1982)", ["Bowman||1969"]),
        ("", []),
    ],
)
def test_works_are_found(text: str, found: list[str]) -> None:
    said = [f"{one.name}|{one.others}|{one.year}{one.letter}{' entry' * one.is_entry}" for one in typed_citations(text)]
    assert said == found


def test_each_stands_where_it_says() -> None:
    text = "One. Bowman (1988) and (Ash, 2001; see World Mooring Organization, 2015; by Van Wal, 2016)."
    found = [text[one.start : one.end] for one in typed_citations(text)]
    assert found == ["Bowman (1988", "Ash, 2001", "World Mooring Organization, 2015", "Wal, 2016"]


def test_a_row_of_names_with_apostrophes_is_read_once() -> None:
    """Read in every way in which it can be parted, twenty names would take hours."""
    assert list(typed_citations("Ash, " + "a'a'a'ab, " * 10_000)) == []
