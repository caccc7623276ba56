"""Modules of the browser as one: a request costs more than the lines it brings, and a search would need twelve."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_IMPORT = re.compile(r'^import \{ (?P<names>[^}]+) \} from "(?:\.\.?/)+(?P<module>\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<kind>(?:async )?(?:const|function|class) )(?P<name>\w+)", re.MULTILINE)


def with_imported(name: str, texts: Mapping[str, str]) -> list[str]:
    """Names of a module and of all of `texts` that it needs, each behind those that it imports.

    `texts` has each module by its name without `.js`. A module imports others by name, on one line, and exports where
    it declares; none may import itself by way of others.
    """
    imported = [match["module"] for match in _IMPORT.finditer(texts[name])]
    needed = [one for module in imported if module in texts for one in with_imported(module, texts)]
    return list(dict.fromkeys([*needed, name]))


def joined(texts: Mapping[str, str], order: Iterable[str], elsewhere: Mapping[str, str] | None = None) -> str:
    """One module with what those of `order` export, which must differ in all names. What they import from modules
    `elsewhere` comes from the address that it has for each."""
    names = list(order)
    imports = "".join(f'import * as in_{name} from "{address}";\n' for name, address in (elsewhere or {}).items())
    parts = [_scoped(name, texts[name]) for name in names]
    exported = {name: _exported(texts[name]) for name in names}
    exports = [f"export const {{ {what} }} = in_{name};\n" for name, what in exported.items() if what]
    return "\n".join([*([imports] if imports else []), *parts, "".join(exports)])


def with_joined(text: str, address: str, chosen: Iterable[str]) -> str:
    """A module that imports from the module at an address what it imported from the `chosen` ones."""
    taken = frozenset(chosen)

    def moved(match: re.Match[str]) -> str:
        return f'import {{ {match["names"]} }} from "{address}";\n' if match["module"] in taken else match[0]

    return _IMPORT.sub(moved, text)


def _scoped(name: str, text: str) -> str:
    """A module as a function's result, so that its own names stay its own."""
    body = _EXPORT.sub(r"\g<kind>\g<name>", _IMPORT.sub(r"const { \g<names> } = in_\g<module>;\n", text))
    return f"const in_{name} = (() => {{\n{body}return {{ {_exported(text)} }};\n}})();\n"


def _exported(text: str) -> str:
    return ", ".join(match["name"] for match in _EXPORT.finditer(text))
