"""Months, seasons and days of the week in the languages of bibliographies. `text/dates.py` reads dates with them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Season = Literal["spring", "summer", "autumn", "winter"]

_MONTHS = (
    "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari styczeń январь января",
    "february feb februar feber février févr fév febrero febbraio febb fevereiro fev februari luty февраль февраля",
    "march mar märz mär mrz mars marzo março maart mrt mart marzec март марта",
    "april apr avril avr abril abr aprile kwiecień апрель апреля",
    "may mai mayo maggio mag maio mei maj май мая",
    "june jun juni juin junio giugno giu junho czerwiec июнь июня",
    "july jul juli juillet juil julio luglio lug julho lipiec июль июля",
    "august aug août aou agosto ago augustus augusti sierpień август августа",
    "september sep sept septembre septiembre setiembre settembre sett set setembro wrzesień сентябрь сентября",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik октябрь октября",
    "november nov novembre noviembre novembro listopad ноябрь ноября",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień декабрь декабря",
)

MONTHS: Mapping[str, int] = MappingProxyType(
    {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
)
"""Number of a month by its name or abbreviation, in lower case, without a full stop."""

_SEASONS: Mapping[Season, str] = {
    "spring": "spring frühling frühjahr printemps primavera lente",
    "summer": "summer sommer été verano estate verão zomer",
    "autumn": "autumn fall herbst automne otoño autunno outono herfst",
    "winter": "winter hiver invierno inverno",
}

SEASONS: Mapping[str, Season] = MappingProxyType(
    {name: season for season, names in _SEASONS.items() for name in names.split()}
)
"""A season by its name, in lower case."""

SILENT = frozenset(
    {
        *("de", "del", "di", "den", "der", "le", "of", "the", "am", "on", "issue", "online", "published", "г", "г."),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
        *("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    }
)
"""Words that stand in dates and say nothing about them."""
