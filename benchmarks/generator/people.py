"""Who writes: a few authors of hundreds of works and many of one, with shared surnames, particles, accents, teams and
organizations."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .vocabulary import Zipf

_FAMILIES = """Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson
Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker
Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter
Müller Weber Schröder Flückiger Østergård Strømme Vîslă García-Moreno Dubois Lefèvre Rossi Bianchi Novák Dvořák Kowalski
Yılmaz Öztürk Tanaka Suzuki Kim Park Chen Wang Zhang Singh Patel Okafor Mensah Haddad Cohen Levi O'Neill D'Angelo
Ben-Shahar Löwe Åkerlund Núñez Škoda""".split()
_SYLLABLES = """an bar bel bor cas dan del dor er fan far gar gel han hol in jan kal kar kir lan lin lor mal mar mil
mor nan nor ol par per ras rin ros sal san ser sil sol tan tar tor ur van ver vin wal wer wil yan zim zor""".split()
_ENDINGS = "berg man son sen stein ley ton ski ova er ini ez ard mann dahl quist wood field ström".split()
_PARTICLES = ("van", "de", "van der", "von", "van den", "de la", "di", "ten")
_GIVEN = """Anna Ben Carla David Elena Felix Grace Hugo Ines Jonas Karin Luca Maria Noah Olga Paul Quentin Rosa Simon
Tara Uwe Vera Walter Xenia Yusuf Zoe José Zoë Jürgen Jean-Pierre Ana-Maria Mei Hiroshi Amina Kofi Priya Ingrid Søren
Bruce Robert Susan Linda Karen Peter Thomas John Mary Helen Ruth""".split()
_GROUPS = tuple(
    f"{{{name}}}"
    for name in (
        "World Health Organization", "Institute for Clinical Quality", "Task Force on Relationships that Work",
        "National Center for Early Years", "Royal College of Therapists", "Consortium on Open Data",
    )
)  # fmt: skip
_LATEX = {"ü": '{\\"u}', "ö": '{\\"o}', "Ö": '{\\"O}', "ø": "{\\o}", "Ø": "{\\O}", "å": "{\\aa}", "Å": "{\\AA}",
          "é": "{\\'e}", "è": "{\\`e}", "í": "{\\'\\i}", "á": "{\\'a}", "ú": "{\\'u}", "ñ": "{\\~n}", "ř": "{\\v{r}}",
          "ë": '{\\"e}', "Š": "{\\v{S}}", "ă": "{\\u{a}}", "î": "{\\^\\i}", "ı": "{\\i}"}  # fmt: skip
_COUNTS = (1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class Author:
    """One person or organization."""

    family: str
    given: str = ""
    particle: str = ""
    junior: str = ""
    has_latex: bool = False
    """Whether accents are written as LaTeX commands."""

    def written(self, *, in_initials: bool) -> str:
        """The name as a `.bib` file has it."""
        if not self.given:
            return self.family
        given = " ".join(_initial(name) for name in self.given.split()) if in_initials else self.given
        family = f"{self.particle} {self.family}".strip()
        name = f"{family}, {self.junior}, {given}" if self.junior else f"{family}, {given}"
        return "".join(_LATEX.get(character, character) for character in name) if self.has_latex else name


class Authors:
    """Everyone who may write in a library of `size` works."""

    def __init__(self, size: int, seed: int) -> None:
        chance = random.Random(f"people {size} {seed}")
        count = max(40, int(size * 0.7))
        families = Zipf(_families(chance, max(30, int(count * 0.4))), 0.5, 5)
        self._people = list(dict.fromkeys(_author(chance, families) for _ in range(count)))
        self._ranks = Zipf(range(len(self._people)), 0.8, 5)
        self._groups = [Author(name) for name in _GROUPS]

    def team(self, chance: random.Random) -> list[Author]:
        """The authors of one work. Who has written together often does so again."""
        if chance.random() < 0.025:
            return [chance.choice(self._groups)]
        first = self._ranks.pick(chance)
        # One work in three hundred is by a large consortium.
        count = 24 if chance.random() < 1 / 300 else chance.choice(_COUNTS)
        ranks = {first: None}
        while len(ranks) < min(count, len(self._people)):
            steps = len(ranks) * 7 + chance.randrange(2)
            is_known = chance.random() < 0.5
            ranks[(first + steps) % len(self._people) if is_known else self._ranks.pick(chance)] = None
        return [self._people[rank] for rank in ranks]


def _families(chance: random.Random, count: int) -> list[str]:
    families = dict.fromkeys(_FAMILIES)
    while len(families) < count:
        stem = "".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3))))
        families[(stem + chance.choice(_ENDINGS)).capitalize()] = None
    return list(families)


def _author(chance: random.Random, families: Zipf[str]) -> Author:
    given = chance.choice(_GIVEN)
    if chance.random() < 0.6:
        given += f" {chance.choice('ABCDEFGHJKLMNPRSTW')}."
    return Author(
        families.pick(chance),
        given,
        chance.choice(_PARTICLES) if chance.random() < 0.06 else "",
        "Jr." if chance.random() < 0.008 else "",
        chance.random() < 0.5,
    )


def _initial(name: str) -> str:
    return "-".join(f"{part[0]}." for part in name.split("-"))
