"""Modules of the browser as classic scripts: nothing of theirs is lost, doubled or mixed up."""

from __future__ import annotations

import re

from literature.build.asset_files import asset_files
from literature.build.scripts import classic_script, files_needed, with_imported
from literature.vocabulary.catalog import ENGLISH

TEXTS = {
    "high": '// High.\n\nimport { low, Deep } from "./low.js";\n\nconst own = 1;\n\nexport async function high() {\n'
    '  return import("./late.js");\n}\n',
    "low": 'import { deep } from "./deep.js";\n\nconst own = 2;\nexport const low = () => own;\nexport class Deep {}\n',
    "deep": "export function deep() {}\n",
    "told": 'import { say } from "../said.js";\nimport { deep } from "./deep.js";\nconst at = import.meta.url;\n',
    "late": 'import { deep } from "./deep.js";\nimport { x } from "./other.js";\n',
}


LATER = {"late": ["all", "late"]}


def test_a_module_stands_behind_those_it_imports() -> None:
    assert classic_script(TEXTS, with_imported("high", TEXTS), LATER) == (
        'literature((modules, load, here) => {\n"use strict";\n\n'
        "modules.deep = (() => {\nfunction deep() {}\nreturn { deep };\n})();\n\n"
        "modules.low = (() => {\nconst { deep } = modules.deep;\n\nconst own = 2;\nconst low = () => own;\n"
        "class Deep {}\n"
        "return { low, Deep };\n})();\n\n"
        "modules.high = (() => {\n// High.\n\nconst { low, Deep } = modules.low;\n\nconst own = 1;\n\n"
        'async function high() {\n  return load("late", ["all", "late"]);\n}\nreturn { high };\n})();\n});\n'
    )


def test_a_script_that_is_fetched_has_a_name_and_knows_its_address() -> None:
    assert classic_script(TEXTS, ["told"], LATER, "told") == (
        'literature((modules, load, here) => {\n"use strict";\n\n'
        "modules.told = (() => {\nconst { say } = modules.said;\nconst { deep } = modules.deep;\nconst at = here;\n"
        'return {  };\n})();\n}, "told");\n'
    )


def test_a_script_is_fetched_with_those_that_it_needs() -> None:
    files = {"all": ["deep", "low"], "late": ["late"], "high": ["high"]}
    assert files_needed("late", files, TEXTS) == ["all", "late"]
    assert files_needed("all", files, TEXTS) == ["all"]


def test_what_is_published_fits_together() -> None:
    scripts = {name: text for name, text in asset_files(ENGLISH) if name.endswith(".js")}
    homes = {module: name for name, text in scripts.items() for module in re.findall(r"^modules\.(\w+) = ", text, re.M)}
    exports = {
        module: set(names.split(", "))
        for text in scripts.values()
        for module, names in re.findall(r"^modules\.(\w+) = .*?^return \{ (.*?) \};$", text, re.M | re.S)
    }
    for name, text in scripts.items():
        # No import or export is written in a way that is not known here.
        assert not re.search(r"^\s*(?:import|export)\b|\bimport[(.]", text, re.MULTILINE), name
        for names, module in re.findall(r"^const \{ (.*) \} = modules\.(\w+);$", text, re.MULTILINE):
            assert set(names.split(", ")) <= exports[module], name
        for module, files in re.findall(r'load\("(\w+)", \[(.*?)\]\)', text):
            fetched = [f"search/{file}.js" for file in re.findall(r'"(\w+)"', files)]
            assert homes[module] == fetched[-1]
            there = {"search/main.js"}
            for file in fetched:
                there.add(file)
                needed = {homes[one] for one in re.findall(r" = modules\.(\w+);$", scripts[file], re.MULTILINE)}
                assert needed <= there, file


def test_every_script_has_its_messages_from_the_one_that_every_page_loads() -> None:
    holders = [name for name, text in asset_files(ENGLISH) if "const translations = " in text]
    assert holders == ["search/main.js"]
