"""All files of an edition, made of a site and of the edition before: the same of the same, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from literature.editions import changes_files
from literature.editions.changes import EditionChanges
from literature.editions.facts import EditionFacts
from literature.editions.metadata import CITATION_FILE, ZENODO_FILE, citation_file, readme, zenodo_file
from literature.editions.ro_crate import RO_CRATE_FILE, ro_crate
from literature.editions.state import CHANGES_FILE, README_FILE, EditionState
from literature.model import PartialDate
from literature.site.site import Site
from literature.sources.schemas import schema_files
from literature.text.checksums import CHECKSUMS, checksums, sha256


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """An edition, whole and not yet written."""

    files: Mapping[str, bytes]
    """By path below its folder, in order of path."""
    facts: EditionFacts
    changes: EditionChanges

    @property
    def sha256(self) -> str:
        """The checksum of its list of checksums."""
        return sha256(self.files[CHECKSUMS])

    @classmethod
    def of(
        cls,
        site: Site,
        name: str,
        date: PartialDate,
        data: Mapping[str, bytes],
        before: tuple[str, EditionState] | None,
    ) -> EditionFiles:
        """The edition of a site whose data are these; `before` is the name of the edition before with what it said.
        Raises ValueError where a page has the place of one of the edition's own files."""
        state = EditionState.of(data, data.__getitem__)
        changes = EditionChanges.between(before[0], before[1], state) if before else EditionChanges()
        facts = EditionFacts.of(site, name, date, state)
        schema = f"{changes_files.SCHEMA}.json"
        texts = {
            README_FILE: readme(facts),
            CHANGES_FILE: changes_files.as_markdown(facts.title, changes),
            changes_files.JSON_FILE: changes_files.as_json(name, changes),
            f"schemas/{schema}": dict(schema_files())[schema],
            CITATION_FILE: citation_file(facts),
            ZENODO_FILE: zenodo_file(facts),
        }
        if taken := texts.keys() & data.keys():
            raise ValueError(
                f"a page of the site takes the place of the edition's own {min(taken)}; give it another name"
            )
        files = {**data, **{path: _encoded(text) for path, text in texts.items() if text}}
        files[RO_CRATE_FILE] = _encoded(ro_crate(facts, files))
        files[CHECKSUMS] = checksums(files).encode("utf-8")
        return cls(dict(sorted(files.items())), facts, changes)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
