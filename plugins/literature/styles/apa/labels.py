"""How works are named in the text, told apart over the whole library (APA 7, sections 8.14 and 8.17 to 8.21).

In the manual's order: initials where first authors share a surname, more names where short forms of one year
coincide, letters after the year where even the full names do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

from literature.model import RichText
from literature.styles.apa import names
from literature.styles.apa.assembly import plain, quoted
from literature.styles.apa.dates import long_date
from literature.styles.apa.entries import Work, body_of
from literature.styles.apa.folding import fold, fold_title
from literature.styles.apa.legal import legal_title
from literature.text.title_case import title_case

_SUFFIX_RANK: Mapping[str, int] = {"": 0, "sr": 1, "jr": 2, "ii": 3, "iii": 4, "iv": 5, "v": 6}


@dataclass(frozen=True, slots=True)
class Label:
    """A work as the text names it, its year apart."""

    key: str
    parenthetical: RichText
    """Names with `&`, or the title."""
    narrative: RichText
    """Names with `and`, or the title."""
    year: str
    """With original year and letter: `1966/1969a`. Empty for a work that is cited without one."""
    letter: str = ""
    abbreviation: str = ""
    """Of a group that alone is the author (8.21)."""
    led_title: RichText | None = None
    """Of a work that is cited by its title, the title as it leads to the year: a comma stands within its quotation
    marks."""

    @property
    def led(self) -> RichText:
        """`parenthetical` with the comma that precedes the year."""
        return plain(f"{self.identity}, ") if self.led_title is None else self.led_title

    @property
    def identity(self) -> str:
        """Equal for works by the same authors."""
        return self.parenthetical.as_plain()


def labels_of(works: Mapping[str, Work], published: Mapping[str, str]) -> dict[str, Label]:
    """Labels by key. `published` holds year letters that must stay."""
    shared = _shared_surnames(works.values())
    lists = {key: _cited_names(work, shared) for key, work in works.items()}
    shown = _shown_counts(works, lists)
    titles = {key: _cited_title(work) for key, work in works.items() if not lists[key]}
    named = {
        key: names_text(cited, shown[key], has_others=works[key].lead.has_others, last="&")
        for key, cited in lists.items()
        if cited
    }
    identities = {key: named[key] if key in named else titles[key].as_plain() for key in works}
    letters = _year_letters(works, identities, published)
    abbreviations = _abbreviations(works)
    made: dict[str, Label] = {}
    for key, work in works.items():
        letter = letters.get(key, "")
        year = work.date.cited(letter)
        if work.kind == "personal":
            day = long_date(work.reference.dates.get("date"))
            year = f"personal communication, {day or work.date.year}"
        elif work.kind == "legal" and work.date.year == "n.d.":
            year = ""
        if key in named:
            spoken = names_text(lists[key], shown[key], has_others=work.lead.has_others, last="and")
            parenthetical = plain(named[key])
            narrative = parenthetical if spoken == named[key] else plain(spoken)
            label = Label(key, parenthetical, narrative, year, letter, abbreviations.get(key, ""))
        else:
            label = _title_label(key, work, titles[key], year, letter)
        made[key] = label
    return made


def names_text(cited: Sequence[str], shown: int, *, has_others: bool, last: str) -> str:
    """One or two names, of more the first `shown` and `et al.` (8.17)."""
    total = len(cited)
    if has_others or shown < total:
        visible = list(cited[:shown])
        return f"{visible[0]} et al." if len(visible) == 1 else ", ".join([*visible, "et al."])
    if total == 1:
        return cited[0]
    if total == 2:
        return f"{cited[0]} {last} {cited[1]}"
    return f"{', '.join(cited[:-1])}, {last} {cited[-1]}"


def sort_key(work: Work, letter: str = "") -> tuple[Any, ...]:
    """Names letter by letter, then year, letter, month and day, title (9.44 to 9.49)."""
    reference = work.reference
    title = fold_title(reference.plain("sorttitle") or reference.plain("title") or reference.plain("titleaddon"))
    authors: tuple[tuple[str, str, int], ...] = tuple(
        (fold(work.lead.surname(person)), fold(names.initials(person.given)), _SUFFIX_RANK.get(fold(person.suffix), 7))
        for person in work.lead.people
    ) or ((title, "", 0),)
    standing, year, month, day = work.date.rank
    return (authors, (standing, year), (len(letter), letter), (month, day), title, reference.key)


def _shared_surnames(works: Iterable[Work]) -> frozenset[str]:
    """Surnames that first authors with different initials share (8.20)."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for work in works:
        if work.lead.people and not work.lead.people[0].is_group:
            first = work.lead.people[0]
            initials = names.initials(first.given)
            if initials:
                found[work.lead.surname(first)].add(initials)
    return frozenset(surname for surname, initials in found.items() if len(initials) > 1)


def _cited_names(work: Work, shared: frozenset[str]) -> tuple[str, ...]:
    cited = []
    for index, person in enumerate(work.lead.people):
        surname = work.lead.surname(person)
        has_initials = work.kind == "personal" or (index == 0 and surname in shared)
        initials = names.initials(person.given) if has_initials else ""
        cited.append(f"{initials} {surname}" if initials else surname)
    return tuple(cited)


def _shown_counts(works: Mapping[str, Work], lists: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """How many names each label spells out (8.18).

    Of works with the same first name and year, enough names to tell the lists apart; `et al.` never stands for one
    name alone.
    """
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    shown: dict[str, int] = {}
    for key, cited in lists.items():
        is_short = len(cited) > 2 or (works[key].lead.has_others and bool(cited))
        shown[key] = 1 if is_short else len(cited)
        if is_short:
            groups[cited[0], works[key].date.cited()].append(key)
    for keys in groups.values():
        if len(keys) < 2:
            continue
        distinct = sorted({lists[key] for key in keys})
        common = [_common(first, second) for first, second in pairwise(distinct)]
        needed = {
            cited: max(common[max(index - 1, 0) : index + 1], default=0) + 1 for index, cited in enumerate(distinct)
        }
        for key in keys:
            total = len(lists[key])
            wanted = needed[lists[key]] if len(distinct) > 1 else 1
            has_others = works[key].lead.has_others
            shown[key] = total if wanted >= total - 1 and not has_others and wanted > 1 else min(wanted, total)
    return shown


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Length of the common start."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(first), len(second)))


def _year_letters(
    works: Mapping[str, Work], identities: Mapping[str, str], published: Mapping[str, str]
) -> dict[str, str]:
    """Letters for works that would be cited alike, in the order of the reference list (8.19, 9.47)."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, work in works.items():
        if work.kind not in {"personal", "legal"}:
            groups[identities[key], work.date.cited()].append(key)
    letters: dict[str, str] = {}
    for keys in groups.values():
        kept = {key: published[key] for key in keys if published.get(key)}
        letters.update(kept)
        if len(keys) < 2:
            continue
        taken = set(kept.values())
        free = (letter for letter in map(_letter, count()) if letter not in taken)
        for key in sorted(set(keys) - set(kept), key=lambda key: sort_key(works[key])[1:]):
            letters[key] = next(free)
    return letters


def _letter(index: int) -> str:
    """`a` to `z`, `aa`, `ab`, ..."""
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(ord("a") + index % 26)


def _cited_title(work: Work) -> RichText:
    """The title as the text cites it, upright: short, in title case, without subtitle (8.14)."""
    reference = work.reference
    if work.kind == "legal":
        return legal_title(reference)
    title = reference.rich("shorttitle").stripped() or reference.rich("title").stripped()
    if not title:
        addon = reference.rich("titleaddon").stripped()
        return "[" + addon + "]" if addon else plain("[Untitled]")
    return title_case(_before_colon(title))


def _before_colon(title: RichText) -> RichText:
    position = title.as_plain().find(": ")
    if position < 1:
        return title
    runs = []
    for run in title.runs:
        if position <= 0:
            break
        runs.append(plain(run.text[:position], italic=run.italic) if position < len(run.text) else RichText((run,)))
        position -= len(run.text)
    return RichText.join("", runs)


def _title_label(key: str, work: Work, title: RichText, year: str, letter: str) -> Label:
    """A title in the author's place: italic or in quotation marks as the entry has it (8.14)."""
    text = title.as_plain()
    comma = ", " if year else ""
    if work.kind == "legal":
        shown = title.italicized() if work.reference.type == "jurisdiction" else title
        return Label(key, shown, shown, year, letter, led_title=shown + comma)
    if text.startswith("["):
        return Label(key, title, title, year, letter, led_title=title + comma)
    if body_of(work).is_title_italic:
        shown = title.italicized()
        return Label(key, shown, shown, year, letter, led_title=shown + comma)
    shown = quoted(title)
    return Label(key, shown, shown, year, letter, led_title=quoted(title, ",") + " " if year else shown)


def _abbreviations(works: Mapping[str, Work]) -> dict[str, str]:
    """Abbreviations of groups by key; one that two groups share is none (8.21)."""
    found: dict[str, str] = {}
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key, work in works.items():
        people = work.lead.people
        if len(people) == 1 and people[0].is_group:
            short = _abbreviation(work)
            if short and short != people[0].family:
                found[key] = short
                groups[short].add(people[0].family)
    return {key: short for key, short in found.items() if len(groups[short]) == 1}


def _abbreviation(work: Work) -> str:
    """`shortauthor`, else a `shorthand` that is made of the group's capitals."""
    people = work.reference.people.get("shortauthor")
    short = people[0].surname if people else work.reference.plain("shortauthor").strip()
    if short:
        return short
    shorthand = work.reference.plain("shorthand").strip()
    capitals = "".join(char for char in work.lead.people[0].family if char.isupper())
    return shorthand if shorthand and fold(shorthand) == fold(capitals) else ""
