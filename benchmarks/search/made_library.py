"""A made-up library of any size around the real one: the repository's own works and pages, and others put together from
their words, names and venues. Seeded: the same library each time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from literature.library.build import build
from literature.library.load import load_library, page_files
from literature.model import DateSpan, Library, Page, PartialDate, Person, Provenance, Reference, RichText
from literature.settings import Settings
from literature.sources.pages import PageFile, read_page

_POPULATIONS = """adults adolescents children couples families veterans refugees nurses students mothers fathers infants
clinicians trainees prisoners migrants twins siblings caregivers widows""".split()
_OUTCOMES = """depression anxiety dropout distress symptoms self-esteem grief adherence insight burnout exploration
functioning satisfaction resilience loneliness anger shame regulation recovery relapse hope""".split()
_DESIGNS = """a meta-analysis|a longitudinal study|a randomized trial|a qualitative study|a systematic review|
two replications|a daily diary study|a task analysis|a measurement study|a pilot study|a case series|a reply|
a registered report""".replace("\n", "").split("|")
_SYLLABLES = """an bar bel bor cas dan del dor er fan far gar gel han hol in jan kal kar kir lan lin lor mal mar mil
mor nan nor ol par per ras rin ros sal san ser sil sol tan tar tor ur van ver vin wal wer wil yan zim zor""".split()
_ENDINGS = "berg man son sen stein ley ton ski ova er ini ez ard mann dahl quist wood field ström".split()


def made_library(root: Path, references: int = 10_000, pages: int = 1_000, seed: int = 5) -> Library:
    """The library of the site in `root`, filled up to so many references and pages."""
    choose = random.Random(seed)
    settings = Settings()
    files = page_files(root, root / "docs", [])
    real = load_library(root, settings, files)
    words = sorted({word for page in real.pages.values() for word in re.findall(r"[a-z]{6,}", page.text)})
    concepts = [page.title.partition(" (")[0] for page in real.concepts.values()]
    made = _references(choose, list(real.references.values()), references, words, concepts)
    keys = [reference.key for reference in made]
    more = _pages(choose, pages - len(real.pages), words, concepts, keys, settings)
    tiers = [Provenance(key, choose.choice("AABBCD"), (), "", "", made[0].location) for key in keys]  # type: ignore[arg-type]
    return build(made, [*real.pages.values(), *more], list(real.findings.values()), tiers)


def _references(
    choose: random.Random, real: list[Reference], count: int, words: list[str], concepts: list[str]
) -> list[Reference]:
    surnames = [person.family for reference in real for person in reference.creators]
    surnames += [_surname(choose) for _ in range(count)]
    venues = [name for reference in real if (name := reference.plain("journaltitle"))]
    venues += [f"{choose.choice(['Journal of', 'Archives of', 'Advances in'])} {choose.choice(words).title()} Research"
               for _ in range(300)]  # fmt: skip
    made = []
    for number in range(count - len(real)):
        people = tuple(
            Person(
                choose.choice(surnames), given=f"{choose.choice('ABCDEFGHJKLMNPRSTW')}. {choose.choice('ABCDEHJLMR')}."
            )
            for _ in range(choose.choice((1, 1, 2, 2, 3, 3, 4, 6)))
        )
        year = int(2024 - min(75, choose.expovariate(1 / 16)))
        fields = {
            "title": _title(choose, words, concepts),
            "journaltitle": choose.choice(venues),
            "volume": str(choose.randint(1, 90)),
            "pages": f"{number % 700 + 1}-{number % 700 + 19}",
            "doi": f"10.5555/made.{year}.{number:05}",
            "keywords": ", ".join(choose.sample(words, 2)),
        }
        made.append(
            Reference(
                key=f"{re.sub('[^a-z]', '', people[0].family.lower())}{year}made{number}",
                type=choose.choice(("article",) * 8 + ("book", "thesis")),
                people={"author": people},
                dates={"date": DateSpan(PartialDate(year))},
                text={name: RichText.from_plain(value) for name, value in fields.items()},
                raw=fields,
                raw_type="article",
                location=replace(real[0].location, path="bibliography/made.bib", line=number + 1),
            )
        )
    return [*real, *made]


def _surname(choose: random.Random) -> str:
    return ("".join(choose.choices(_SYLLABLES, k=choose.choice((1, 2, 2)))) + choose.choice(_ENDINGS)).capitalize()


def _title(choose: random.Random, words: list[str], concepts: list[str]) -> str:
    one, other, third = choose.sample(words, 3)
    # As in real bibliographies, the commonest word of the field stands in about one title of seven.
    topic = choose.choice(concepts) if choose.random() < 0.3 else f"{third.capitalize()} {choose.choice(_OUTCOMES)}"
    return choose.choice((
        f"{topic} and {choose.choice(_OUTCOMES)} in {choose.choice(_POPULATIONS)}: {choose.choice(_DESIGNS)}",
        f"{one.capitalize()} {choose.choice(_OUTCOMES)} among {other} {choose.choice(_POPULATIONS)}",
        f"The {one} of {topic.lower()}: {choose.choice(_DESIGNS)}",
        f"{topic}, {one}, and {other} {choose.choice(_POPULATIONS)}",
        f"Does {one} explain {choose.choice(_OUTCOMES)} after {other} therapy?",
    ))  # fmt: skip


def _pages(
    choose: random.Random, count: int, words: list[str], concepts: list[str], keys: list[str], settings: Settings
) -> Iterator[Page]:
    for number in range(count):
        sections = "\n\n".join(
            f"## {choose.choice(words).capitalize()} and {choose.choice(concepts).lower()}\n\n"
            + " ".join(_sentence(choose, words, concepts, keys) for _ in range(12))
            for _ in range(4)
        )
        title = f"{choose.choice(words).capitalize()} {choose.choice(concepts).lower()} {number}"
        text = f"# {title}\n\n{_sentence(choose, words, concepts, keys)}\n\n{sections}\n"
        page, _ = read_page(PageFile(f"made/page-{number}.md", f"docs/made/page-{number}.md", text), settings.kinds)
        yield page


def _sentence(choose: random.Random, words: list[str], concepts: list[str], keys: list[str]) -> str:
    some = choose.sample(words, choose.randint(6, 14))
    about = f" in {choose.choice(concepts).lower()}" if choose.random() < 0.05 else ""
    cited = f" [@{choose.choice(keys)}]" if choose.random() < 0.25 else ""
    return f"{' '.join(some).capitalize()}{about}{cited}."
