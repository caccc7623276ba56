"""What a work or page belongs to by way of other things: concepts, literatures, kinds of study."""

from __future__ import annotations

from collections import defaultdict

from literature.library.chosen_findings import findings_by_concept
from literature.model import Finding, Page, Reference
from literature.site.site import Site
from literature.text.folding import fold, fold_name


class Belongings:
    """Looked up once for all records of a site."""

    def __init__(self, site: Site) -> None:
        library = site.library
        self._library = library
        self._findings: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in library.findings.values():
            self._findings[library.keys.get(finding.key, "")].append(finding)
        self._concepts_of_finding: defaultdict[str, list[str]] = defaultdict(list)
        for id_, findings in findings_by_concept(library).items():
            for finding in findings:
                self._concepts_of_finding[finding.id].append(id_)
        self._concepts_of_key: defaultdict[str, list[str]] = defaultdict(list)
        for id_, page in library.concepts.items():
            for key in page.front.key_works:
                self._concepts_of_key[library.keys.get(key, "")].append(id_)
        designs = {page.front.design for page in library.summaries.values()}
        self._designs = {fold_name(name): name for name in designs | {f.design for f in library.findings.values()}}
        concepts = library.concepts.values()
        self._literatures = {fold(name) for concept in concepts for name in concept.front.literature}

    def concepts_of_work(self, reference: Reference) -> tuple[str, ...]:
        """Ids of the concepts that a work is a key work for, that its summary or a finding is about, or that its
        keywords name."""
        summary = self._library.summaries.get(reference.key)
        ids = [
            *self._concepts_of_key[reference.key],
            *(summary.front.concepts if summary else ()),
            *(id_ for finding in self._findings[reference.key] for id_ in self._concepts_of_finding[finding.id]),
            *(word.replace(" ", "-").lower() for word in self._library.tags.get(reference.key, ())),
        ]
        return tuple(dict.fromkeys(id_ for id_ in ids if id_ in self._library.concepts))

    def concepts_of_finding(self, finding: Finding) -> tuple[str, ...]:
        """Ids of the concepts that a finding's construct or outcome names."""
        return tuple(self._concepts_of_finding[finding.id])

    def designs(self, reference: Reference) -> tuple[str, ...]:
        """Kinds of study: of the summary, of the findings, and keywords that are one."""
        summary = self._library.summaries.get(reference.key)
        found = [
            *([summary.front.design] if summary else ()),
            *(finding.design for finding in self._findings[reference.key]),
            *(self._designs.get(fold_name(word), "") for word in self._library.tags.get(reference.key, ())),
        ]
        return tuple(dict.fromkeys(design for design in found if design))

    def literatures_of_work(self, reference: Reference) -> tuple[str, ...]:
        """The literature its bibliography file is named after; else those of its findings and concepts."""
        stem = reference.location.path.rpartition("/")[2].rpartition(".")[0]
        if fold(stem.replace("-", " ")) in self._literatures:
            return (fold(stem.replace("-", " ")),)
        found = [fold(name) for finding in self._findings[reference.key] for name in finding.literature]
        for id_ in self._concepts_of_key[reference.key]:
            found += map(fold, self._library.concepts[id_].front.literature)
        return tuple(dict.fromkeys(found))

    def literatures_of_page(self, page: Page) -> tuple[str, ...]:
        """A page's own literatures, else those of its work, else those of its concepts."""
        if page.front.literature:
            return tuple(map(fold, page.front.literature))
        work = self._library.references.get(self._library.keys.get(page.front.reference, ""))
        if page.kind == "summary" and work:
            return self.literatures_of_work(work)
        concepts = (self._library.concepts.get(id_) for id_ in page.front.concepts)
        return tuple(dict.fromkeys(fold(name) for concept in concepts if concept for name in concept.front.literature))
