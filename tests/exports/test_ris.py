"""RIS read back by another program's reader holds what the reference holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.exports import as_ris
from literature.model import Reference, RichText
from literature.references.entry_types import foreign_names

Read = Callable[[str], tuple[Reference, ...]]


def lines(text: str) -> list[str]:
    return text.split("\r\n")


def test_corpora_are_read_back(corpus: tuple[Reference, ...]) -> None:
    records = rispy.loads(as_ris(corpus))
    assert [record["id"] for record in records] == [reference.key for reference in corpus]
    for record, reference in zip(records, corpus, strict=True):
        assert record["type_of_reference"] == foreign_names(reference).ris
        authors = [author.split(", ") for author in record.get("authors", [])]
        assert [author[0] for author in authors] == [
            p.surname.split(", ")[0] for p in reference.people.get("author", ())
        ]
        assert record.get("doi", "") == reference.plain("doi")
        if reference.year is not None:
            assert record["year"] == str(reference.year)
        assert record.get("volume", "") == reference.plain("volume").strip()
        assert record.get("keywords", []) == list(dict.fromkeys(reference.keywords))
        if record["type_of_reference"] == "JOUR" and reference.plain("journaltitle"):
            assert record["secondary_title"].startswith(reference.plain("journaltitle").strip())
        assert reference.plain("title").strip() in record.get("title", "")


CASES = {
    "article": (
        r"""@article{a, author={van den Berg, Jr., Jan and {A \& B} and others}, title={On \emph{X}}, subtitle={And Y},
        journal={J}, shortjournal={J.}, volume=3, number=2, pages={10--19}, date={2019-01-03}, issn={1}, doi={10.1/x},
        url={https://example.org}, keywords={one; two, one}, abstract={Long.}, note={N}, urldate={2020-02-01}}""",
        """TY  - JOUR
ID  - a
AU  - van den Berg, Jan, Jr.
AU  - A & B
TI  - On X: And Y
T2  - J
JO  - J.
PY  - 2019
DA  - 2019/01/03/
Y2  - 2020/02/01/
VL  - 3
IS  - 2
SP  - 10
EP  - 19
SN  - 1
DO  - 10.1/x
UR  - https://example.org
AB  - Long.
KW  - one
KW  - two
N1  - N
N1  - The list of names in 'author' goes on
ER  - """,
    ),
    "chapter": (
        """@incollection{c, author={A, B}, title={T}, booktitle={Book}, editor={E, F}, translator={G, H}, edition=2,
        series={S}, pages={S12}, publisher={P}, address={Paris}, isbn={9}, year={c. 1990}}""",
        """TY  - CHAP
ID  - c
AU  - A, B
A2  - E, F
A4  - G, H
TI  - T
T2  - Book
T3  - S
PY  - 1990
DA  - 1990///circa
ET  - 2
SP  - S12
PB  - P
CY  - Paris
SN  - 9
ER  - """,
    ),
    "edited book": (
        "@collection{b, editor={E, F}, title={T}, series={S}, number=4, date={2012-22/2013}, origdate={1971}}",
        """TY  - BOOK
ID  - b
A3  - E, F
TI  - T
T2  - S
PY  - 2012
DA  - 2012///summer to 2013
OP  - 1971
IS  - 4
ER  - """,
    ),
    "report": (
        "@techreport{r, author={{WHO}}, title={T}, institution={W}, type={NIH Publication}, number={18-2}, year=2019}",
        """TY  - RPRT
ID  - r
AU  - WHO
TI  - T
PY  - 2019
SN  - 18-2
PB  - W
M3  - NIH Publication
ER  - """,
    ),
    "thesis in press": (
        "@phdthesis{t, author={Plato}, title={T}, school={U}, pubstate={inpress}, url={javascript:alert(1)}}",
        """TY  - THES
ID  - t
AU  - Plato
TI  - T
PY  - in press
PB  - U
M3  - Doctoral dissertation
ER  - """,
    ),
    "article number and range of months": (
        "@article{e, title={T}, journal={J}, eid={e100}, date={2010-03/2010-05}}",
        """TY  - JOUR
ID  - e
TI  - T
T2  - J
PY  - 2010
DA  - 2010/03//to 2010/05
SP  - e100
C7  - e100
ER  - """,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_record(read: Read, case: str) -> None:
    source, expected = CASES[case]
    assert lines(as_ris(read(source))) == [*expected.split("\n"), "", ""]


@examples(200)
@given(st.text(max_size=30).map(lambda text: f"x{text}\r\nER  - \nTY  - BOOK\u2028AU  - Evil\x85KW  - a"))
def test_no_field_starts_a_line(value: str) -> None:
    fields = {name: RichText.from_plain(value) for name in ("title", "note", "doi", "keywords", "url", "journaltitle")}
    text = as_ris([Reference("key\r\nTY  - BOOK", "article", text=fields)])
    for line in text.splitlines():
        assert not line or line[2:6] == "  - "
    assert [line for line in text.splitlines() if line.startswith(("TY", "ER", "AU"))] == ["TY  - JOUR", "ER  - "]
    text.encode()


def test_addresses_are_those_that_are_meant(read: Read) -> None:
    source = r"""@misc{a, title={T}, year=2000, howpublished={"\url{https://moor.example/a\_b}"}}
    @article{b, title={T}, journal={J}, year=2000, doi={10.5555/a{\_}b{\textless}1{\textgreater}}}"""
    found = [line for line in lines(as_ris(read(source))) if line.startswith(("UR", "DO"))]
    assert found == ["UR  - https://moor.example/a_b", "DO  - 10.5555/a_b<1>"]
