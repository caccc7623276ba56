"""The table of rules, collected from the modules that declare them (`model/rule.py` says how)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import ModuleType
from typing import Any

from literature import settings
from literature.checks import (
    allowances,
    bibliography,
    citations,
    concepts,
    duplicates,
    faulty_extensions,
    fields,
    findings,
    identifiers,
    links,
    names,
    notices,
    pages,
    permalinks,
    questions,
    readings,
    slips,
    structure,
    typed_by_hand,
    unresolved,
    wording,
)
from literature.checks.faulty_extensions import POINTS, problem_of
from literature.extensions import NAME, Additions, Extension, ExtensionPoint, Fault, type_of
from literature.library import backlinks, chosen_claims, chosen_findings, chosen_works, named_keys, relations
from literature.library import names as page_names
from literature.model import Problem, Rule
from literature.sources import (
    bibtex,
    bibtex_blocks,
    disk,
    edition_folders,
    editions,
    encodings,
    front_matter,
    inheritance,
    own_templates,
    project,
    provenance,
    reference_fields,
    schemas,
    tables,
)
from literature.sources import findings as finding_rows
from literature.sources import notices as notice_rows
from literature.sources import permalinks as lock_file
from literature.sources import questions as quizzes
from literature.sources import readings as reading_lists
from literature.text import names as name_lists
from literature.text.latex import reader as latex

AREAS: Mapping[str, str] = {
    "SRC": "Files, options and allowances",
    "BIB": "Bibliography",
    "CIT": "Citations",
    "PAG": "Pages",
    "CON": "Concepts",
    "LNK": "Links and permanent addresses",
    "LST": "Reading lists and bibliography blocks",
    "QST": "Questions of self-tests",
    "FIN": "Findings",
}
"""First letters of a code to what its rules are about, in the order in which rules are listed."""

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{1,4}")
_MODULES: tuple[ModuleType, ...] = (
    # Readers, from text to files.
    name_lists, latex, settings, disk, encodings, project, own_templates, tables, schemas, bibtex_blocks, bibtex,
    inheritance, reference_fields, provenance, notice_rows, finding_rows, editions, edition_folders, front_matter,
    quizzes, reading_lists, lock_file,
    # Joins.
    named_keys, backlinks, page_names, relations, chosen_claims, chosen_works, chosen_findings,
    # Checks of the whole library.
    allowances, bibliography, citations, concepts, duplicates, faulty_extensions, fields, findings, identifiers, links,
    names, notices, pages, permalinks, questions, readings, slips, structure, typed_by_hand, unresolved, wording,
)  # fmt: skip


def declared_in(modules: Iterable[ModuleType]) -> tuple[Rule, ...]:
    """The rules that are declared in these modules; one that a module imports from another counts once."""
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Rule))
    return tuple(dict.fromkeys(found))


def collect(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules by area and number. Raises ValueError for a code or a name that two of them have."""
    areas = list(AREAS)
    ordered = sorted(rules, key=lambda rule: (_place(areas, rule.code[:3]), rule.code))
    taken: dict[str, Rule] = {}
    for rule in ordered:
        for word in (rule.code, rule.name):
            other = taken.setdefault(word, rule)
            if other is not rule:
                raise ValueError(f"two rules are called '{word}': '{other.summary}' and '{rule.summary}'")
    return tuple(ordered)


def _place(areas: list[str], area: str) -> int:
    return areas.index(area) if area in areas else len(areas)


RULES = collect(declared_in(_MODULES))
"""Our own."""


def _several(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, Rule) else tuple(value)


def _fault_of(rules: Extension[Any], others: tuple[Any, ...]) -> str:
    try:
        several = _several(rules.value)
    except TypeError:
        several = (rules.value,)
    for rule in several:
        if not isinstance(rule, Rule):
            return f"is {type_of(rule)}; expected a rule or several"
        if not _CODE.fullmatch(rule.code) or not NAME.fullmatch(rule.name):
            return (
                f"is a rule '{rule.code} {rule.name}'; expected a code such as 'XYZ001' and a name such as 'no-title'"
            )
        if rule.find is None:
            return f"is a rule '{rule.code}' that finds nothing; expected a function under '@rule(...)'"
        if (area := rule.code[:3]) in AREAS:
            return f"is a rule '{rule.code}'; codes that begin with '{area}' are the tool's own"
    return ""


ADDED_RULES: ExtensionPoint[Any] = ExtensionPoint("literature.rules", _fault_of)
"""Rules and tuples of rules."""


@dataclass(frozen=True)
class RuleTable:
    """Our rules and those of other packages."""

    rules: tuple[Rule, ...]
    """Ours first, by area and number."""
    added: Mapping[str, Extension[Rule]]
    """By name, those of other packages."""
    problems: tuple[Problem, ...]
    """What packages add and cannot be used."""

    @classmethod
    def of(cls, others: Additions[Any], faults: Iterable[Fault] = ()) -> RuleTable:
        """The table with the rules of other packages. `faults` are those of all else that packages add."""
        added: dict[str, Extension[Rule]] = {}
        found = [*others.faults, *faults]
        table = RULES
        for extension in others.by_name.values():
            for other in _several(extension.value):
                try:
                    table = collect([*table, other])
                except ValueError as error:
                    found.append(extension.fault(f"is left out: {error}"))
                else:
                    added[other.name] = Extension(extension.name, extension.package, other)
        return cls(table, added, tuple(map(problem_of, found)))

    @cached_property
    def by_name(self) -> Mapping[str, Rule]:
        """Each rule by its name."""
        return {rule.name: rule for rule in self.rules}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every code and name of a rule to the rule's name."""
        return {name: rule.name for rule in self.rules for name in (rule.code, rule.name)}


@cache
def rule_table() -> RuleTable:
    """Our rules and those of the packages that are installed beside this one."""
    return RuleTable.of(ADDED_RULES.installed(), (fault for point in POINTS for fault in point.installed().faults))


def rule_named(name: str) -> Rule:
    """The rule of this name. Raises KeyError for a name that no rule has."""
    return rule_table().by_name[name]
