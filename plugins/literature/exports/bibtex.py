"""References as BibTeX, as faithful as a reader can have them: entry types, field names, LaTeX and order as written.

`text/latex/writer.py` writes what an entry holds only by inheritance.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from literature.model import DateSpan, Reference
from literature.sources.bibtex_values import MONTHS
from literature.text.latex.writer import as_latex, date_as_edtf, names_as_latex, without_control
from literature.text.names import split_list
from literature.text.orcid import RESOLVER
from literature.vocabulary.entry_fields import DATE_PARTS, FIELD_ALIASES, LITERAL_LISTS, VERBATIM_FIELDS
from literature.vocabulary.entry_types import TYPE_ALIASES

_RELATIONS = ("crossref", "xdata")
_BIBTEX_NAMES = {"location": "address", "journaltitle": "journal"}
_MACROS = {name: macro for macro, name in MONTHS.items()}
_NEXT_ENTRY = re.compile(r"(?P<comment>%?)[ \t]*\n\s*(?=@)")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def as_bibtex(references: Iterable[Reference]) -> str:
    r"""One entry per reference, in the order given; reading it back gives the same references.

    Macros are written out, months excepted. An entry that inherits (`crossref`, `xdata`) from one that is not among
    `references` stands alone: it holds what it inherited, and no longer names the parent. Braces that do not balance
    are dropped (`\{` and `\}` become `\textbraceleft{}` and `\textbraceright{}`), so that no value ends early.
    """
    chosen = list(references)
    keys = {key for reference in chosen for key in (reference.key, *reference.aliases)}
    return "\n".join(_entry(reference, keys) for reference in chosen)


def _entry(reference: Reference, keys: Container[str]) -> str:
    fields = dict(reference.raw)
    if not all(parent in keys for parent in _parents(reference.raw)) or not fields:
        inherited = dict(_inherited(reference))
        if inherited:
            fields = {name: value for name, value in fields.items() if name not in _RELATIONS} | inherited
    lines = [f"  {name} = {_value(name, value)},\n" for name, value in fields.items()]
    return f"@{reference.raw_type or reference.type}{{{reference.key},\n{''.join(lines)}}}\n"


def _parents(raw: Mapping[str, str]) -> Iterator[str]:
    if "crossref" in raw:
        yield raw["crossref"].strip()
    yield from (key.strip() for key in raw.get("xdata", "").split(",") if key.strip())


def _value(name: str, value: str) -> str:
    if name == "month" and value in _MACROS:
        return _MACROS[value]
    return f"{{{_safe(value, is_verbatim=name in VERBATIM_FIELDS)}}}"


def _safe(value: str, *, is_verbatim: bool) -> str:
    """The value such that neither a brace, a backslash at its end nor a line that looks like an entry ends it early."""
    value = without_control(value)
    if "\n" in value:
        value = _NEXT_ENTRY.sub(lambda m: "" if m["comment"] else " ", value)
    if "{" in value or "}" in value:
        value = _balanced(value, is_verbatim=is_verbatim)
    is_escaping = (len(value) - len(value.rstrip("\\"))) % 2
    return value + " " if is_escaping else value


def _balanced(value: str, *, is_verbatim: bool) -> str:
    """Balanced both as BibTeX counts, which takes every brace, and as biber does, which leaves out `\\{`."""
    if _is_balanced(re.findall(r"[{}]", value)) and _is_balanced(_BRACE.findall(value)):
        return value
    if is_verbatim:
        return value.replace("{", "%7B").replace("}", "%7D")
    unmatched: set[int] = set()
    opened: list[int] = []
    for match in _BRACE.finditer(value):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}":
            if opened:
                opened.pop()
            else:
                unmatched.add(match.start())
    unmatched.update(opened)
    kept = "".join(char for position, char in enumerate(value) if position not in unmatched)
    return _BRACE.sub(lambda m: {r"\{": r"\textbraceleft{}", r"\}": r"\textbraceright{}"}.get(m[0], m[0]), kept)


def _is_balanced(braces: list[str]) -> bool:
    depth = 0
    for brace in braces:
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


def _inherited(reference: Reference) -> Iterator[tuple[str, str]]:
    """Fields that the entry does not hold itself, as LaTeX: names first, then dates, then all others."""
    own = {FIELD_ALIASES.get(name, name) for name in reference.raw}
    if not own.isdisjoint(DATE_PARTS):
        own.add("date")
    if TYPE_ALIASES.get(reference.raw_type, ("", ""))[1]:
        own.add("type")
    for name, people in reference.people.items():
        if name not in own:
            yield name, names_as_latex(people, has_others=name in reference.has_others)
            usernames = [f'{n}="{person.username}"' for n, person in enumerate(people, 1) if person.username]
            if usernames:
                yield f"{name}+an:username", "; ".join(usernames)
            orcids = [
                f'{n}="{person.orcid.removeprefix(RESOLVER)}"' for n, person in enumerate(people, 1) if person.orcid
            ]
            if orcids:
                yield f"{name}+an:orcid", "; ".join(orcids)
    inherited_dates = dict(_date(name, span) for name, span in reference.dates.items() if name not in own)
    yield from inherited_dates.items()
    dated_by = reference.raw.keys() | inherited_dates.keys()
    for name, rich in reference.text.items():
        if name not in own:
            latex = rich.as_plain() if name in VERBATIM_FIELDS else as_latex(rich)
            # Only entries in BibLaTeX's manner have lists of publishers and places; `sources/` reads them by this sign.
            is_list = name in LITERAL_LISTS and "date" in dated_by and "year" not in dated_by
            yield _BIBTEX_NAMES.get(name, name), _list_of_literals(latex) if is_list else latex


def _list_of_literals(latex: str) -> str:
    """`A; {B and C}` as `A and {B and C}`."""
    parts = latex.split("; ")
    if not all(_is_balanced(_BRACE.findall(part)) for part in parts):
        parts = [latex]
    return " and ".join(f"{{{part}}}" if len(split_list(part)) > 1 else part for part in parts)


def _date(name: str, span: DateSpan) -> tuple[str, str]:
    """BibTeX knows a year alone by `year`; for all else there is BibLaTeX's `date`."""
    edtf = date_as_edtf(span)
    is_year = span.literal or (len(edtf) == 4 and edtf.isdecimal())
    return ("year" if name == "date" and is_year else name), edtf
