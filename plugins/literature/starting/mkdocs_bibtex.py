r"""What the options of mkdocs-bibtex are here, for a site that moves. Its citations are Pandoc's, as ours are; its
commands `\bibliography` and `\full_bibliography` are understood on pages (`vocabulary/blocks.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

BIBTEX = "bibtex"
"""Its name among the plugins."""
_PULLED = "bibliography/pulled.bib"
_ADDRESS = ("http://", "https://")
_COMMANDS = {"bib_command": r"\bibliography", "full_bib_command": r"\full_bibliography"}


@dataclass(frozen=True, slots=True)
class Moved:
    """What becomes of one option."""

    old: str
    options: Mapping[str, Any]
    """Ours in its place; none where there is nothing like it."""
    remark: str = ""
    """What its author should know; what is lost is always said."""


def moved(options: Mapping[str, Any]) -> tuple[Moved, ...]:
    """What becomes of each option of the plugin, in the order written, and of what it does without being told."""
    known = {**dict.fromkeys(_COMMANDS, _command), **_MOVES}
    found = []
    for name, value in options.items():
        move = known.get(str(name))
        found += list(move(str(name), value)) if move else [Moved(str(name), {}, "is no option of mkdocs-bibtex")]
    if "bib_file" in options and "bib_dir" in options:
        found = [one for one in found if one.old != "bib_dir"]
        found.append(Moved("bib_dir", {}, "was not looked at, as bib_file is there"))
    if not options.get("csl_file"):
        remark = "entries are in APA style now; 'style: pybtex:plain' is nearest to what they were"
        found.append(Moved("csl_file", {}, f"is not set: {remark}"))
    return tuple(found)


def joined(moves: tuple[Moved, ...]) -> dict[str, Any]:
    """Our options, all together."""
    return {name: value for move in moves for name, value in move.options.items()}


def command_of(options: Mapping[str, Any], name: str) -> str:
    """The command that pages write for a list of works, where it is one of the site's own; else empty."""
    value = options.get(name)
    return value if isinstance(value, str) and value and value != _COMMANDS[name] else ""


def _bib_file(name: str, value: Any) -> Iterator[Moved]:
    if not isinstance(value, str):
        yield Moved(name, {}, "holds no path or address")
    elif value.startswith(_ADDRESS):
        remark = "is fetched by 'literature pull' and kept in the repository, never in a build"
        yield Moved(name, {"pull": {_PULLED: _of_zotero(value)}}, remark)
    else:
        yield Moved(name, {"bibliography": value.removeprefix("./")})


def _of_zotero(address: str) -> str:
    """The address as mkdocs-bibtex asks it: Zotero for BibTeX, by which keys stay, and a hundred works at a time."""
    parts = urlsplit(address)
    if parts.hostname != "api.zotero.org":
        return address
    given = [part for part in parts.query.split("&") if part and part.partition("=")[0] not in ("format", "limit")]
    return parts._replace(query="&".join([*given, "format=bibtex", "limit=100"])).geturl()


def _bib_dir(name: str, value: Any) -> Iterator[Moved]:
    if isinstance(value, str):
        yield Moved(name, {"bibliography": f"{value.removeprefix('./').rstrip('/')}/**/*.bib"})
    else:
        yield Moved(name, {}, "holds no path")


def _csl_file(name: str, value: Any) -> Iterator[Moved]:
    if not value:
        return
    if not isinstance(value, str):
        yield Moved(name, {}, "holds no path or address")
    elif value.startswith(_ADDRESS):
        apa = ", or leave it out for our own APA" if _last(value).lower().startswith("apa") else ""
        then = f"save the file in bibliography/, then set 'style: csl:{_last(value)}'{apa}"
        remark = f"is an address, and no build asks one: {then}"
        yield Moved(name, {}, remark)
    else:
        apa = "; or leave 'style' out, for APA needs neither" if _last(value).lower().startswith("apa") else ""
        remark = f"needs pandoc's processor: pip install 'mkdocs-literature[csl]'{apa}"
        yield Moved(name, {"style": f"csl:{value.removeprefix('./')}"}, remark)


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _bib_by_default(name: str, value: Any) -> Iterator[Moved]:
    if value is False:
        yield Moved(name, {"works_cited": ""}, r"lists stand where a page has \bibliography, and nowhere else")


def _inline(name: str, value: Any) -> Iterator[Moved]:
    if value is False:
        yield Moved(name, {"narrative": False})


def _command(name: str, value: Any) -> Iterator[Moved]:
    if command_of({name: value}, name):
        yield Moved(name, {}, f"has no counterpart: write '{_COMMANDS[name]}' in place of '{value}'")


def _footnote_format(name: str, value: Any) -> Iterator[Moved]:
    yield Moved(name, {}, "has no counterpart: citations are no footnotes here, they lead to the page of the work")


def _encoding(name: str, value: Any) -> Iterator[Moved]:
    if value and str(value).lower().replace("-", "") != "utf8":
        yield Moved(name, {}, "has no counterpart: save the style's file as UTF-8")


_MOVES: Mapping[str, Callable[[str, Any], Iterator[Moved]]] = {
    "bib_file": _bib_file,
    "bib_dir": _bib_dir,
    "csl_file": _csl_file,
    "csl_file_encoding": _encoding,
    "bib_by_default": _bib_by_default,
    "footnote_format": _footnote_format,
    "enable_inline_citations": _inline,
}
