r"""Rich text, names and dates to LaTeX as bibliographies hold it: the way back from `reader.py`,
`text/names.py` and `text/dates.py`.

What is written here reads back as the same value; letters outside ASCII stay as they are (UTF-8).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from literature.model import DateSpan, PartialDate, Person, RichText, Run

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPECIAL = re.compile(r"[&%$#_{}~^\\\"`\u00a0]|''|-{2,}|(?<![-–—])[–—](?![-–—])")
_ESCAPES = {
    **{char: "\\" + char for char in "&%$#_"},
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "''": r"'\textquotesingle{}",
    "–": "--",
    "—": "---",
    "\u00a0": "~",
}
_SUFFIX = re.compile(r"(?:jr|sr)\.?|junior|senior|i{2,3}|iv", re.IGNORECASE)
_POSITIONS = {"sup": "textsuperscript", "sub": "textsubscript"}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


def without_control(text: str) -> str:
    """The text without control characters (tab and line ends stay) and without halves of surrogate pairs."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def escape_latex(text: str) -> str:
    """Plain text with TeX's special characters written so that they print."""
    return _SPECIAL.sub(_escaped, without_control(text))


def _escaped(match: re.Match[str]) -> str:
    # Hyphens in a row would become dashes.
    return "{}".join(match[0]) if match[0].startswith("--") else _ESCAPES[match[0]]


def as_latex(rich: RichText) -> str:
    r"""A field's LaTeX. Protected runs stand in braces; mark-up of other runs in a group that starts with a backslash,
    which BibTeX's case changes see through (btxdoc, section 3.2)."""
    return "".join(_run_as_latex(run) for run in rich.merged().runs)


def _run_as_latex(run: Run) -> str:
    if run.url and run.url == run.text:
        marked = rf"\url{{{_escape_url(run.url)}}}"
        return marked if run.is_protected else f"{{{marked}}}"
    text = marked = escape_latex(run.text)
    if run.position:
        marked = rf"\{_POSITIONS[run.position]}{{{marked}}}"
    if run.small_caps:
        marked = rf"\textsc{{{marked}}}"
    if run.bold:
        marked = rf"\textbf{{{marked}}}"
    if run.italic:
        marked = rf"\textit{{{marked}}}"
    if run.url:
        marked = rf"\href{{{_escape_url(run.url)}}}{{{marked}}}"
    if not run.is_protected:
        return text if marked is text else f"{{{marked}}}"
    return f"{{{marked}}}" if not marked.startswith("\\") else f"{{{{{marked}}}}}"


def _escape_url(url: str) -> str:
    """For the verbatim argument of a command, where only braces, backslashes and comments could do harm."""
    escaped = without_control(url).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
    return escaped.replace("%", r"\%").replace("#", r"\#")


def names_as_latex(people: Iterable[Person], *, has_others: bool = False) -> str:
    """A name list: `von Last, Jr, First and {Group} and others`; BibLaTeX's `family=...` form for names which that
    notation would take apart elsewhere (BibLaTeX manual, section 2.3.3)."""
    names = [_name_as_latex(person) for person in people]
    return " and ".join([*names, "others"] if has_others else names)


def _name_as_latex(person: Person) -> str:
    family, given, particle, suffix = (
        escape_latex(part) for part in (person.family, person.given, person.particle, person.suffix)
    )
    if person.is_group:
        return f"{{{family}}}"
    if not (given or particle or suffix) and _is_one_word(person.family):
        return family
    if _is_plain_name(person) and not person.is_particle_last:
        before = f"{particle} {family}" if particle else family
        return ", ".join([before, *([suffix] if suffix else []), given])
    parts = {"family": family, "given": given, "prefix": particle, "suffix": suffix}
    parts["useprefix"] = "false" if person.is_particle_last else ""
    return ", ".join(f"{name}={{{value}}}" for name, value in parts.items() if value)


def _is_one_word(family: str) -> bool:
    return family[:1].isupper() and not re.search(r"[\s,{}=~]", family)


def _is_plain_name(person: Person) -> bool:
    """Whether the comma notation is read back as the same parts."""
    words = person.family.split()
    return (
        bool(person.given)
        and bool(words)
        # `King Jr., Martin Luther` and `King, Jr., Martin` are one name to readers.
        and not any(_SUFFIX.fullmatch(part) for part in (words[-1], person.given))
        and not any(word[:1].islower() for word in words)
        and all(word[:1].islower() for word in person.particle.split())
        and not any(
            re.search(r"[,{}=]|\band\b", part, re.IGNORECASE)
            for part in (person.family, person.given, person.particle, person.suffix)
        )
    )


def date_as_edtf(span: DateSpan) -> str:
    """The date as BibLaTeX writes it (BibLaTeX manual, section 2.3.8); its words when it is no date."""
    if span.literal:
        return escape_latex(span.literal)
    start = _partial_as_edtf(span.start)
    if span.is_open:
        return f"{start}/"
    return f"{start}/{_partial_as_edtf(span.end)}" if span.end else start


def _partial_as_edtf(date: PartialDate | None) -> str:
    if date is None:
        return ""
    sign = "-" if date.year < 0 else ""
    text = f"{sign}{abs(date.year):04d}"
    month = _SEASONS.get(date.season, date.month)
    if month is not None:
        text += f"-{month:02d}"
        if date.day is not None and not date.season:
            text += f"-{date.day:02d}"
    if date.is_approximate and date.is_uncertain:
        return text + "%"
    return text + ("~" if date.is_approximate else "?" if date.is_uncertain else "")
