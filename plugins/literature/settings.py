"""The options of the plugin, the same under every host and for the command. Documented in `docs/tool/options.md`."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, get_args

from literature.model import PageKind, Policy, Rule, Severity

INVALID_OPTION = Rule(
    "SRC004", "invalid-option", Severity.ERROR, "An option of the plugin is unknown or has a value it cannot use."
)

_ADDRESS = re.compile(r"https?://[^\s\"<>]+")
_STYLE = re.compile(r"apa|(?:pybtex|csl):\S.*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_KINDS = tuple(kind for kind in get_args(PageKind) if kind != "page")


@dataclass(frozen=True, slots=True)
class Settings:
    """Options as set in the site's configuration. Paths are relative to the configuration file."""

    bibliography: tuple[str, ...] = ("bibliography/*.bib",)
    """Bibliography files: paths or glob patterns, read in this order."""
    provenance: str = "bibliography/provenance.csv"
    """How each reference was checked. Need not exist."""
    findings: str = "bibliography/findings.csv"
    """Published figures. Need not exist."""
    notices: str = "bibliography/notices.csv"
    """Retractions, corrections and expressions of concern. Need not exist."""
    permalinks: str = "bibliography/permalinks.lock"
    """Names that were published and must keep working. Need not exist."""
    style: str = "apa"
    """Citation style: `apa`, `pybtex:<name>` or `csl:<file or name>`."""
    kinds: Mapping[str, PageKind] = field(default_factory=lambda: {
        "summaries": "summary", "concepts": "concept", "claims": "claim", "readings": "reading",
    })  # fmt: skip
    """Folder below the docs folder to the kind of page it holds."""
    works_cited: str = "Works cited"
    """Heading of the list appended to pages that cite; empty for no list."""
    issues: str = ""
    """Address of the form for new issues, to which pages link for corrections; empty for the repository's own."""
    card_color: str = ""
    """Ground of the pictures that other sites show of links to pages, as `#rrggbb`; empty for no pictures."""
    cache: bool = True
    """Whether rendered Markdown is kept from run to run."""
    review_months: int = 24
    """Months after which a reviewed page should be looked at again; 0 for never."""
    wording: Mapping[str, str] = field(default_factory=dict)
    """Words and phrases that pages of a kind should not use, each with what to write instead."""
    fields: tuple[str, ...] = ()
    """Fields of entries that are published besides the bibliographic ones: `abstract`, `keywords`, one of your own."""
    allow: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Path or pattern of paths to the rules that files there may break."""

    @classmethod
    def from_mapping(cls, options: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
        """Settings and, for each option that cannot be used, a message; the default stands in for it."""
        known = {option.name for option in fields(cls)}
        values: dict[str, Any] = {}
        faults: list[str] = []
        for name, value in options.items():
            if name not in known:
                faults.append(f"there is no option '{name}'{_nearest(str(name), known)}")
                continue
            coerced, expected = _coerce(name, value)
            if expected:
                faults.append(f"option '{name}' is {value!r}; expected {expected}")
            else:
                values[name] = coerced
        return cls(**values), tuple(faults)

    def policy(self, today: datetime.date) -> Policy:
        """What the options ask of pages, on a day."""
        return Policy(today, self.review_months, self.wording, self.allow)


def _coerce(name: str, value: Any) -> tuple[Any, str]:
    """The value in the option's type, or what was expected instead."""
    if name == "bibliography":
        paths = [value] if isinstance(value, str) else value
        if isinstance(paths, list) and paths and all(isinstance(path, str) and path for path in paths):
            return tuple(paths), ""
        return None, "a path or a list of paths such as 'bibliography/*.bib'"
    if name == "fields":
        names = [value] if isinstance(value, str) else value
        if isinstance(names, list) and all(isinstance(field, str) and field.strip() for field in names):
            return tuple(field.strip().lower() for field in names), ""
        return None, "names of fields such as '[abstract, keywords]'"
    if name == "kinds":
        if isinstance(value, dict) and all(isinstance(k, str) and v in _KINDS for k, v in value.items()):
            return {folder.strip("/"): kind for folder, kind in value.items()}, ""
        return None, f"folders with one of the kinds {', '.join(_KINDS)} each"
    if name == "style":
        if isinstance(value, str) and _STYLE.fullmatch(value):
            return value, ""
        return None, "'apa', 'pybtex:' and a style's name, or 'csl:' and a file"
    if name == "review_months":
        is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return (value, "") if is_number else (None, "a number of months such as 24, or 0")
    if name == "issues":
        is_address = isinstance(value, str) and (not value or bool(_ADDRESS.fullmatch(value)))
        return (value, "") if is_address else (None, "an address such as 'https://github.com/me/mine/issues/new'")
    if name == "card_color":
        is_color = isinstance(value, str) and (not value or bool(_COLOR.fullmatch(value)))
        return (value, "") if is_color else (None, "a color such as '#1f4a4d'")
    if name == "cache":
        return (value, "") if isinstance(value, bool) else (None, "true or false")
    if name in ("wording", "allow"):
        return (_wording if name == "wording" else _allowed)(value)
    if isinstance(value, str):
        return value, ""
    return None, "text"


def _wording(value: Any) -> tuple[Any, str]:
    if isinstance(value, list):
        value = dict.fromkeys(value)
    if isinstance(value, dict) and all(
        isinstance(word, str) and word.strip() and isinstance(instead, str | None) for word, instead in value.items()
    ):
        return {word: instead or "" for word, instead in value.items()}, ""
    return None, "words, each with what to write instead"


def _allowed(value: Any) -> tuple[Any, str]:
    if isinstance(value, dict) and all(isinstance(pattern, str) and pattern for pattern in value):
        rules = {pattern: [names] if isinstance(names, str) else names for pattern, names in value.items()}
        if all(isinstance(names, list) and all(isinstance(name, str) for name in names) for names in rules.values()):
            return {pattern: tuple(names) for pattern, names in rules.items()}, ""
    return None, "paths with a list of rules each, such as 'docs/drafts/*: [orphan-page]'"


def _nearest(name: str, known: set[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else f"; known are {', '.join(sorted(known))}"
