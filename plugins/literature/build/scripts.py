"""Publishes the browser's modules as classic scripts: browsers run no modules from disk. Several make one script, for a
request costs more than the lines that it brings, and a search would need twelve."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence

_IMPORT = re.compile(
    r'^import \{ (?P<names>[^}]+) \} from "(?:\.\.?/)+(?:search/)?(?P<module>\w+)\.js";\n', re.MULTILINE
)
_EXPORT = re.compile(r"^export (?P<kind>(?:async )?(?:const|function|class) )(?P<name>\w+)", re.MULTILINE)
_LATER = re.compile(r'import\("(?:\.\.?/)+(?:search/)?(?P<module>\w+)\.js"\)')
_OWN_ADDRESS = "import.meta.url"


def with_imported(name: str, texts: Mapping[str, str]) -> list[str]:
    """Names of a module and of all of `texts` that it needs, each behind those that it imports.

    `texts` has each module by its name without `.js`. A module imports others by name, on one line, and exports where
    it declares; none may import itself by way of others.
    """
    needed = [one for module in _imported(texts[name]) if module in texts for one in with_imported(module, texts)]
    return list(dict.fromkeys([*needed, name]))


def files_needed(file: str, files: Mapping[str, Sequence[str]], texts: Mapping[str, str]) -> list[str]:
    """A script and all others of `files` that it needs, each behind those that its modules import from. `files` has the
    names of each script's modules; what stands in none of them is there already."""
    homes = {module: name for name, modules in files.items() for module in modules}
    imported = [homes[module] for name in files[file] for module in _imported(texts[name]) if module in homes]
    needed = [one for other in imported if other != file for one in files_needed(other, files, texts)]
    return list(dict.fromkeys([*needed, file]))


def classic_script(
    texts: Mapping[str, str], order: Iterable[str], later: Mapping[str, Sequence[str]], file: str = ""
) -> str:
    """One classic script with the modules of `order`, for `assets/loader.js` to run: at once, or when `file` is wanted.

    What modules import stands in this script or in one that was run before. `later` has for each module that may be
    imported on demand the scripts that bring it.
    """
    parts = "\n".join(_scoped(name, texts[name], later) for name in order)
    ending = f'}}, "{file}");\n' if file else "});\n"
    return f'literature((modules, load, here) => {{\n"use strict";\n\n{parts}{ending}'


def _scoped(name: str, text: str, later: Mapping[str, Sequence[str]]) -> str:
    """A module as a function's result, so that its own names stay its own."""

    def loaded(match: re.Match[str]) -> str:
        files = ", ".join(f'"{file}"' for file in later[match["module"]])
        return f'load("{match["module"]}", [{files}])'

    body = _IMPORT.sub(r"const { \g<names> } = modules.\g<module>;\n", text)
    body = _LATER.sub(loaded, _EXPORT.sub(r"\g<kind>\g<name>", body)).replace(_OWN_ADDRESS, "here")
    exported = ", ".join(match["name"] for match in _EXPORT.finditer(text))
    return f"modules.{name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


@functools.cache
def _imported(text: str) -> tuple[str, ...]:
    return tuple(match["module"] for match in _IMPORT.finditer(text))
