"""A person or group as a bibliography names it. Parsed by `text/names.py`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """One name, LaTeX already turned into Unicode.

    A group (`{World Health Organization}`) has only `family` and `is_group`; a person with one name
    (Plato) has only `family`.
    """

    family: str
    given: str = ""
    """Given names as written, e.g. `Mary D. Salter`."""
    particle: str = ""
    """`van den` in `van den Berg`."""
    suffix: str = ""
    """`Jr.`, `III`."""
    is_group: bool = False
    username: str = ""
    """Name on a social medium, with its `@`."""
    is_particle_last: bool = False
    """The particle goes with the given names, as BibLaTeX's `useprefix=false` has it: `Beethoven, L. van`."""
    orcid: str = field(default="", compare=False)
    """ORCID iD as an address, `https://orcid.org/0000-0002-1825-0097`. One person may be named with it and without."""

    @property
    def surname(self) -> str:
        """Particle and family name, as cited in text."""
        return f"{self.particle} {self.family}" if self.particle and not self.is_particle_last else self.family

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)
