"""Problems as a report of JUnit, which most servers of continuous integration show: a suite for each file, a case for
each problem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree import ElementTree

from literature.checks.diagnosis import Diagnostic
from literature.model import Severity
from literature.text.xml import NOT_XML


def as_junit(diagnostics: Sequence[Diagnostic]) -> str:
    """XML. Errors and warnings are failures with their severity as the type, notes are cases that were skipped; where
    nothing is wrong, one case that passed says so, for some servers take a report without cases for a broken one."""
    root = ElementTree.Element("testsuites", {"name": "literature", **_counts(diagnostics)})
    for path, found in groupby(diagnostics, lambda diagnostic: diagnostic.problem.location.path):
        of_file = tuple(found)
        suite = ElementTree.SubElement(root, "testsuite", {"name": _text(path), **_counts(of_file)})
        for diagnostic in of_file:
            _add_case(suite, diagnostic)
    if not diagnostics:
        suite = ElementTree.SubElement(root, "testsuite", name="literature", tests="1", failures="0", skipped="0")
        ElementTree.SubElement(suite, "testcase", classname="literature", name="nothing to mend")
        root.set("tests", "1")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _counts(diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
    skips = [diagnostic.severity is Severity.NOTE for diagnostic in diagnostics]
    return {"tests": str(len(skips)), "failures": str(len(skips) - sum(skips)), "skipped": str(sum(skips))}


def _add_case(suite: ElementTree.Element, diagnostic: Diagnostic) -> None:
    place = diagnostic.problem.location
    name = f"{diagnostic.rule.code} {diagnostic.rule.name} at {place.line}:{place.column}"
    where = {"classname": _text(place.path), "file": _text(place.path), "line": str(place.line)}
    case = ElementTree.SubElement(suite, "testcase", {"name": name, **where})
    message = _text(diagnostic.message)
    if diagnostic.severity is Severity.NOTE:
        ElementTree.SubElement(case, "skipped", message=message)
    else:
        failure = ElementTree.SubElement(case, "failure", type=str(diagnostic.severity), message=message)
        failure.text = _text(str(diagnostic))


def _text(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)
