"""Makes realistic bibliographies of any size, the same for the same seed."""

from __future__ import annotations

import random

_FAMILIES = """Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson
Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker
Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter
Müller Weber Schröder Flückiger Østergård Strømme Vîslă García-Moreno Dubois Lefèvre Rossi Bianchi Novák Dvořák Kowalski
Yılmaz Öztürk Tanaka Suzuki Kim Park Chen Wang Zhang Singh Patel Okafor Mensah Haddad Cohen Levi""".split()
_PARTICLES = ("", "", "", "", "", "", "", "", "", "van ", "de ", "van der ", "von ")
_GIVEN = """Anna Ben Carla David Elena Felix Grace Hugo Ines Jonas Karin Luca Maria Noah Olga Paul Quentin Rosa Simon
Tara Uwe Vera Walter Xenia Yusuf Zoe""".split()
_WORDS = """attachment alliance therapy outcome security change process client therapist relationship repair empathy
emotion regulation trauma depression anxiety meta-analysis review trial sample measure theory practice training group
family couple adolescent infant caregiver sensitivity representation interview narrative session rupture expectation
feedback dropout mechanism mediation moderator""".split()
_ACCENTS = {"ü": '{\\"u}', "ö": '{\\"o}', "ø": "{\\o}", "Ø": "{\\O}", "å": "{\\aa}", "é": "{\\'e}", "í": "{\\'\\i}"}
_JOURNALS = [f"Journal of {a} and {b}" for a in ("Therapy", "Attachment", "Clinical Change", "Development") for b in (
    "Practice", "Research", "Theory \\& Method", "Health", "Culture", "Assessment", "Training")]  # fmt: skip
_TYPES = (
    ("article",) * 14 + ("book",) * 3 + ("incollection",) * 3 + ("phdthesis", "inproceedings", "techreport", "misc")
)


def bibliography(size: int, seed: int = 1) -> str:
    """BibTeX of `size` entries with keys `work1`, `work2`, ..."""
    chance = random.Random(seed)
    return "\n".join(_entry(chance, number) for number in range(1, size + 1))


def _entry(chance: random.Random, number: int) -> str:
    type_ = chance.choice(_TYPES)
    fields = {
        "author": " and ".join(_name(chance) for _ in range(chance.choice((1, 1, 2, 2, 3, 3, 4, 5, 7, 22)))),
        "title": _title(chance),
        "year": str(chance.randint(1950, 2026)),
    }
    if type_ == "article":
        first = chance.randint(1, 900)
        fields |= {"journal": chance.choice(_JOURNALS), "volume": str(chance.randint(1, 99))}
        fields |= {"number": str(chance.randint(1, 12)), "pages": f"{first}--{first + chance.randint(2, 40)}"}
        fields["doi"] = f"10.1234/bench.{number}"
    elif type_ == "book":
        fields["publisher"] = "Meadow Press"
    elif type_ in ("incollection", "inproceedings"):
        fields |= {"booktitle": _title(chance), "editor": _name(chance), "publisher": "Meadow Press", "pages": "1--20"}
    elif type_ == "phdthesis":
        fields["school"] = "University of the North"
    elif type_ == "techreport":
        fields["institution"] = "Institute of Practice"
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{type_}{{work{number},\n{body}}}\n"


def _name(chance: random.Random) -> str:
    family = chance.choice(_FAMILIES)
    if chance.random() < 0.5:
        family = "".join(_ACCENTS.get(character, character) for character in family)
    given = " ".join(chance.choice(_GIVEN) for _ in range(chance.choice((1, 1, 2))))
    return f"{chance.choice(_PARTICLES)}{family}, {given}"


def _title(chance: random.Random) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(4, 11))]
    if chance.random() < 0.3:
        words[0] = "\\emph{" + words[0] + "}"
    if chance.random() < 0.3:
        words[-1] = "{" + words[-1].upper() + "}"
    half = len(words) // 2
    return " ".join(words[:half]).capitalize() + ": " + " ".join(words[half:])
