"""Counts the work that a call does, where seconds would tell of the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(call: Callable[[], object]) -> int:
    """How many lines of this package a call runs through, each as often as it is run."""
    count = 0

    def line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def function(frame: FrameType, event: str, _: Any) -> Any:
        return line if "/literature/" in frame.f_code.co_filename.replace("\\", "/") else None

    before = sys.gettrace()
    sys.settrace(function)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
