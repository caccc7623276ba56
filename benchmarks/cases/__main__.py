"""Runs one case by its name."""

from __future__ import annotations

import json
import sys
from importlib import import_module

# A case loads what it needs and no more, so that its memory is its own.
_MODULES = {
    "generate": "generating",
    "read": "reading",
    "memory": "reading",
    "style": "reading",
    "build": "building",
    "rebuild": "rebuilding",
    "edit": "edits",
    "write": "output",
    "look": "output",
    "inputs": "others",
    "others_read": "others",
    "others_style": "others",
    "browse": "browsing",
    "hugo_inputs": "hugo",
}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    case = getattr(import_module(f"benchmarks.cases.{_MODULES[name]}"), name)
    print(json.dumps(case(*arguments)))
