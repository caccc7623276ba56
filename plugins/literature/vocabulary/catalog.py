"""What readers are told, in the site's language.

Messages stand in the source in English; gettext catalogs in `locale/` hold what they are in other languages.
"""

from __future__ import annotations

import datetime
import gettext
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SAMPLES = (*range(201), 1_000, 1_000_000)
"""Numbers among which every language has each of its plural forms."""


def N_(message: str) -> str:  # noqa: N802
    """A message that is written here and translated where it is shown."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """The same of a message with its plural."""
    return one, many


@dataclass(frozen=True)
class Catalog:
    """The messages of one language. A message has `%(name)s` for a value and `%%` for a percent sign."""

    language: str = "en"
    """Code of the language (BCP 47)."""
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, repr=False, compare=False)
    scripts: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False, compare=False)
    """Messages that scripts show, each with its plural, which is empty for most."""
    untold: str = ""
    """Code of the language that pages are written in where there are no messages in it, and these are English."""

    @classmethod
    def from_po(cls, language: str, text: bytes) -> Catalog:
        """The catalog of a `.po` file. A message without a translation, or with one marked as fuzzy, stays English."""
        # English needs neither, and the first takes as long to load as a small site to read.
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        found = read_po(io.BytesIO(text), locale=language.replace("-", "_"))
        compiled = io.BytesIO()
        write_mo(compiled, found)
        compiled.seek(0)
        scripts = frozenset(
            (message.id, "") if isinstance(message.id, str) else (message.id[0], message.id[1])
            for message in found
            if any(name.endswith(".js") for name, _ in message.locations)
        )
        return cls(language, gettext.GNUTranslations(compiled), scripts)

    @classmethod
    def of(cls, language: str) -> Catalog:
        """The catalog that the package has of a language, or of the language whose variety it is: `de-AT` has the texts
        of `de` and dates as they are written in Austria. Raises `LookupError` for one that it does not have."""
        from babel import Locale, UnknownLocaleError

        base = _base(language)
        if base == "en":
            return ENGLISH
        if base not in languages():
            raise LookupError(language)
        named = language.replace("_", "-")
        try:
            Locale.parse(named, sep="-")
        except (ValueError, UnknownLocaleError):
            named = base
        file = _LOCALE.joinpath(base, *_FILE)
        return cls.from_po(named, file.read_bytes())

    @property
    def language_of_pages(self) -> str:
        """Code of the language that pages are written in, by whose rules their words are searched."""
        return self.untold or self.language

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        if self.language == "en":
            return False
        from babel import Locale

        return Locale.parse(self.language, sep="-").text_direction == "rtl"

    def gettext(self, message: str, /, **values: object) -> str:
        """A message with its values in place."""
        text = self.translations.gettext(message)
        return text % values if "%" in text else text

    def ngettext(self, one: str, many: str, num: int, /, **values: object) -> str:
        """What is said of a number: `%(num)s` in the message is the number as the language writes it."""
        return self.translations.ngettext(one, many, num) % {"num": self.number(num), **values}

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """A message that means one thing here and another elsewhere: `context` says which."""
        text = self.translations.pgettext(context, message)
        return text % values if "%" in text else text

    def number(self, value: int) -> str:
        """A whole number as the language writes it: `1,234`."""
        if self.language == "en":
            return f"{value:,}"
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self.language.replace("-", "_"))

    def date(self, day: datetime.date) -> str:
        """A day as the language writes it out: `14 January 2027`."""
        if self.language == "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        from babel.dates import format_date

        return format_date(day, "long", locale=self.language.replace("-", "_"))

    def month(self, year: int, month: int) -> str:
        """A month of a year as the language writes it out: `January 2027`."""
        if self.language == "en":
            return f"{_MONTHS[month - 1]} {year}"
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", datetime.date(year, month, 1), locale=self.language.replace("-", "_"))

    def for_scripts(self) -> Mapping[str, str | Mapping[str, str]]:
        """Messages that scripts show, by what they are in English: a text, or a text for each plural category of the
        language in CLDR (`one`, `few`, `other`), by which browsers choose. Those without a translation are left out."""
        chosen = sorted(self.scripts)
        texts = {one: self.translations.gettext(one) for one, many in chosen if not many}
        found: dict[str, str | Mapping[str, str]] = {one: text for one, text in texts.items() if text != one}
        return found | {one: dict(self._forms(one, many)) for one, many in chosen if many}

    def _forms(self, one: str, many: str) -> Iterator[tuple[str, str]]:
        from babel import Locale

        category: Callable[[int], str] = Locale.parse(self.language, sep="-").plural_form
        for number in reversed(_SAMPLES):
            yield category(number), self.translations.ngettext(one, many, number)


def languages() -> tuple[str, ...]:
    """Codes of the languages that there are texts in, in their order."""
    catalogs = {folder.name: folder.joinpath(*_FILE) for folder in _LOCALE.iterdir()}
    return tuple(sorted({"en", *(language for language, file in catalogs.items() if file.is_file())}))


def catalog_for(language: str) -> tuple[Catalog, str]:
    """The catalog of a language; where there is none, the English one, and what an author is told of that."""
    try:
        return Catalog.of(language), ""
    except LookupError:
        known = ", ".join(languages())
        return replace(
            ENGLISH, untold=language
        ), f"The texts of pages are English: there are none in '{language}', only in {known}."


def _base(language: str) -> str:
    """The language without region and script: `de` of `de-AT` and `de_AT`."""
    return language.replace("_", "-").partition("-")[0].lower()


ENGLISH = Catalog()
_LOCALE = files("literature").joinpath("vocabulary/locale")
_FILE = ("LC_MESSAGES", "literature.po")
