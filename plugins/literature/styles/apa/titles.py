"""The title element: sentence case, subtitles, original titles, volumes of a set (APA 7, sections 9.18 to 9.22)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from literature.model import Reference, RichText, Run
from literature.references.fields import dashed, letters, value
from literature.styles.apa.assembly import EMPTY, bracketed, parenthesized, plain
from literature.text.title_case import sentence_case

_ENGLISH = (
    "en",
    "american",
    "british",
    "usenglish",
    "ukenglish",
    "australian",
    "canadian",
    "newzealand",
    "langenglish",
)
_POST_WORDS = 20
"""Words of a post that serve as its title (10.15)."""
_NUMBERED_SERIES = frozenset({"proceedings", "inproceedings"})
_HAS_VOLUME = re.compile(r"\bVol(?:ume|s)?\b\.?\s*(?:\d|[IVXLC]+\b)", re.IGNORECASE)
_ENDS_IN_VOLUME = re.compile(r"\bVols?\. \w+$")
_VOLUME_SPELLED = re.compile(r"([:,.] )Volume (\d+|[IVX]+)[:.](?= )")
_FINAL_STOP = re.compile(r"(?<=[\w\])”’])\.$")


def is_english(reference: Reference) -> bool:
    """Whether English rules of capitals apply; titles in another language stay as written."""
    language = letters(reference.plain("langid") or reference.plain("language"))
    return not language or language.startswith(_ENGLISH)


def cased_title(reference: Reference, title: str = "title", subtitle: str = "subtitle") -> RichText:
    """Title and subtitle in sentence case, upright, without a final full stop; empty when there is no title."""
    text = with_subtitle(_with_short_volume(reference.rich(title)), reference.rich(subtitle))
    if not text:
        return EMPTY
    return sentence_case(text) if is_english(reference) else text


def with_subtitle(title: RichText, subtitle: RichText) -> RichText:
    """Title and subtitle with a colon, or a space after a question or exclamation mark."""
    title = without_stop(title.stripped())
    subtitle = without_stop(subtitle.stripped())
    if not title or not subtitle:
        return title or subtitle
    ending = title.as_plain()[-1]
    return RichText.join(" " if ending in "?!" else "" if ending == ":" else ": ", (title, _spaced(subtitle, ending)))


def post_title(reference: Reference) -> RichText:
    """The first 20 words of a post, spelling and capitals kept (10.15)."""
    text = reference.rich("title").stripped()
    left = _POST_WORDS
    runs: list[Run] = []
    for run in text.runs:
        pieces = re.findall(r"\s*\S+|\s+", run.text)
        runs.append(Run("".join(pieces[:left]), run.italic, position=run.position))
        left -= len([piece for piece in pieces if piece.strip()])
        if left <= 0:
            break
    return RichText(tuple(runs)).stripped()


def set_title(reference: Reference, own: RichText, main: str = "maintitle", sub: str = "mainsubtitle") -> RichText:
    """Title of a volume in a set: `Voyages: Vol. 1. Going out` (10.2, multivolume works).

    `own` is the volume's title, in sentence case. A series whose volume is given counts as a set.
    """
    whole = cased_title(reference, main, sub)
    number = volume(reference)
    if not whole:
        return own
    if not own:
        return whole
    if not number or _HAS_VOLUME.search(own.as_plain()) or _HAS_VOLUME.search(whole.as_plain()):
        return RichText.join(". " if _ENDS_IN_VOLUME.search(whole.as_plain()) else ": ", (whole, own))
    return whole + f": {number.rstrip('.?!')}. " + own


def title_element(
    title: RichText,
    reference: Reference,
    *,
    is_italic: bool,
    details: Sequence[RichText | str] = (),
    descriptions: Sequence[RichText] = (),
    original: str = "origtitle",
) -> RichText:
    """Title, details in parentheses, descriptions in brackets. A work without title goes by its description (9.22).

    A title in another language comes first, its translation in brackets; of a published translation only its own
    title is given (9.38).
    """
    shown = title.italicized() if is_italic else title
    foreign = reference.rich(original).stripped()
    english = reference.rich("englishtitle").stripped()
    if foreign and title and not reference.people.get("translator") and "origdate" not in reference.dates:
        shown = (foreign.italicized() if is_italic else foreign) + bracketed(title)
    elif english and title:
        # apacite's field; the title itself is then in the other language.
        shown = shown + bracketed(without_stop(sentence_case(english)))
    if not shown:
        first = bracketed(descriptions[0]).stripped() if descriptions else plain("[Untitled]")
        descriptions = descriptions[1:]
        shown = first
    shown = shown + parenthesized(details)
    for description in descriptions:
        shown = shown + bracketed(description)
    return shown


def volume(reference: Reference) -> str:
    """`Vol. 1`, `Vols. 1–3`, with a part `Vol. 1, Pt. 2`; empty when none is given."""
    number = value(reference, "volume")
    if not number and reference.type in _NUMBERED_SERIES and reference.text.get("series"):
        number = value(reference, "number")
    part = value(reference, "part")
    text = ""
    if number and not _HAS_VOLUME.match(number):
        text = f"Vols. {dashed(number)}" if re.search(r"\d\s*[-–,&]", number) else f"Vol. {number}"
    elif number:
        text = dashed(number)
    elif value(reference, "volumes"):
        count = value(reference, "volumes")
        text = f"Vols. 1–{count}" if count.isdigit() and count != "1" else ""
    return ", ".join(item for item in (text, f"Pt. {part}" if part else "") if item)


def without_stop(title: RichText) -> RichText:
    """Without the full stop a title was typed with; those of `U.S.` and `. . .` stay."""
    text = title.as_plain()
    if not _FINAL_STOP.search(text) or re.search(r"(?:\b\w\.|\.\s?\.|\b(?:etc|Inc|Jr|Sr|al|Co|Ltd|ed)\.)$", text):
        return title
    runs = list(title.runs)
    while runs and not runs[-1].text:
        runs.pop()
    last = runs.pop()
    kept = last.text[:-1]
    if kept:
        runs.append(Run(kept, last.italic, last.bold, last.small_caps, last.position, last.is_protected))
    return RichText(tuple(runs))


def _with_short_volume(title: RichText) -> RichText:
    """`Volume 2:` within a title as the manual writes it: `Vol. 2.`"""
    if not any("Volume" in run.text for run in title.runs):
        return title
    return RichText(tuple(run._replace(text=_VOLUME_SPELLED.sub(r"\1Vol. \2.", run.text)) for run in title.runs))


def _spaced(subtitle: RichText, ending: str) -> RichText:
    return " " + subtitle if ending == ":" else subtitle
