"""Problems as text, JSON, annotations, code quality, JUnit, SARIF and counts."""

from __future__ import annotations

import json
import os
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.checks import RULES, Diagnostic, rule_named
from literature.checks.formats import (
    FORMATS,
    as_annotations,
    as_code_quality,
    as_json,
    as_junit,
    as_sarif,
    as_statistics,
    as_text,
)
from literature.model import Location, Problem
from literature.sources.schemas import schema

ODD = "50% of it: a,\nb\r::error::\x1b é"


def found(rule: str, message: str, path: str, line: int, column: int, *near: str) -> Diagnostic:
    return Diagnostic(rule_named(rule), Problem(rule, message, Location(path, line, column), near))


FOUND = (
    found("unknown-key", "'bowlbi' is not in the bibliography", "docs/a b.md", 3, 7, "bowlby", "bowl"),
    found("missing-field", ODD, "bibliography/ä,b:c%.bib", 1, 1),
    found("unused-key", "no page cites 'x'", "/elsewhere/x.bib", 12, 3),
    found("unused-key", "no page cites 'y'", "/elsewhere/x.bib", 14, 3),
)


def test_text_is_a_line_for_each_finding() -> None:
    lines = as_text(FOUND).splitlines()
    assert lines[0] == (
        "docs/a b.md:3:7: CIT001 unknown-key: 'bowlbi' is not in the bibliography; did you mean 'bowlby' or 'bowl'?"
    )
    assert len(lines) == len(FOUND)
    assert as_text(()) == ""


@pytest.mark.parametrize(
    ("source", "line", "column", "shown", "marked"),
    [
        ("one\nAs [@bowlbi] says", 2, 5, "As [@bowlbi] says", "@"),
        ("one\r\nAs [@bowlbi] says\r\n", 2, 5, "As [@bowlbi] says", "@"),
        ("\ufeff@book{x,", 1, 7, "@book{x,", "x"),
        ("\tyear = 1,", 1, 2, " year = 1,", "y"),
        ("a" * 200 + "X" + "b" * 200, 1, 201, None, "X"),
        ("short", 1, 6, "short", None),
    ],
)
def test_the_line_of_the_file_and_a_caret(source: str, line: int, column: int, shown: str, marked: str | None) -> None:
    text = as_text([found("unknown-key", "x", "a.md", line, column)], lambda path: {"a.md": source}[path])
    first, excerpt, caret = text.splitlines()
    assert first.startswith(f"a.md:{line}:{column}: CIT001 ")
    assert excerpt.startswith("  ")
    assert len(excerpt) < 120
    at = caret.index("^")
    assert caret.strip(" |^") == ""
    assert (excerpt[at] if at < len(excerpt) else None) == marked
    if shown is not None:
        assert excerpt.split(" | ", 1)[1] == shown


def test_the_caret_stands_below_what_is_wide() -> None:
    """A CJK character takes two columns of a terminal, a combining accent none."""
    text = as_text([found("unknown-key", "x", "a.md", 1, 4)], lambda _: "愛e\u0301x")
    _, excerpt, caret = text.splitlines()
    assert excerpt.endswith(" | 愛e\u0301x")
    assert caret.endswith(" |    ^")


@pytest.mark.parametrize(("source", "line"), [("", 1), ("a\n\nb", 2), ("a", 9)])
def test_no_line_to_show(source: str, line: int) -> None:
    assert len(as_text([found("unknown-key", "x", "a.md", line, 1)], lambda _: source).splitlines()) == 1


def test_json_holds_everything_and_keeps_to_its_schema() -> None:
    report = json.loads(as_json(FOUND))
    jsonschema.Draft202012Validator(schema("check-report")).validate(report)
    assert report["counts"] == {"error": 1, "warning": 1, "note": 2}
    assert report["problems"][0] == {
        "path": "docs/a b.md",
        "line": 3,
        "column": 7,
        "code": "CIT001",
        "name": "unknown-key",
        "severity": "error",
        "message": "'bowlbi' is not in the bibliography",
        "suggestions": ["bowlby", "bowl"],
    }
    assert report["problems"][1]["message"] == ODD
    jsonschema.Draft202012Validator(schema("check-report")).validate(json.loads(as_json(())))


def test_annotations() -> None:
    lines = as_annotations(FOUND).splitlines()
    assert lines[0] == (
        "::error file=docs/a b.md,line=3,col=7,title=CIT001 unknown-key::"
        "'bowlbi' is not in the bibliography; did you mean 'bowlby' or 'bowl'?"
    )
    assert lines[1].startswith(
        "::warning file=bibliography/ä%2Cb%3Ac%25.bib,line=1,col=1,title=BIB018 missing-field::50%25"
    )
    assert lines[2].startswith("::notice ")
    assert len(lines) == len(FOUND)


@given(st.text(), st.text(min_size=1))
def test_an_annotation_is_one_command(message: str, path: str) -> None:
    line = as_annotations([found("unknown-key", message, path, 1, 1)])
    assert line.endswith("\n")
    assert not re.search(r"[\r\n]", line[:-1])
    properties, _, _ = line.removeprefix("::error ").partition("::")
    assert unquote(properties.split(",")[0].removeprefix("file="), errors="surrogatepass") == unquote(
        path.replace("%", "%25"), errors="surrogatepass"
    )


# What SARIF 2.1.0 (OASIS, sections 3.13, 3.14, 3.18, 3.27, 3.28, 3.30, 3.49) says of the parts that are used.
_TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
SARIF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "additionalProperties": False,
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "additionalProperties": False,
                                            "required": ["id"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": _TEXT,
                                                "help": _TEXT,
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "additionalProperties": False,
                                                    "properties": {"level": _LEVEL},
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": -1},
                                "level": _LEVEL,
                                "message": _TEXT,
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "additionalProperties": False,
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "type": "object",
                                                        "additionalProperties": False,
                                                        "properties": {
                                                            "uri": {"type": "string", "pattern": r"^[!-~]*$"},
                                                            "uriBaseId": {"type": "string"},
                                                        },
                                                    },
                                                    "region": {
                                                        "type": "object",
                                                        "additionalProperties": False,
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        },
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("diagnostics", [FOUND, ()], ids=["some", "none"])
def test_sarif(diagnostics: tuple[Diagnostic, ...]) -> None:
    log = json.loads(as_sarif(diagnostics))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [d.rule.code for d in diagnostics]
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_sarif_names_files() -> None:
    results = json.loads(as_sarif(FOUND))["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert places[0]["artifactLocation"] == {"uri": "docs/a%20b.md", "uriBaseId": "SRCROOT"}
    assert places[0]["region"] == {"startLine": 3, "startColumn": 7}
    assert places[2]["artifactLocation"] == {"uri": "file:///elsewhere/x.bib"}
    assert [result["level"] for result in results] == ["error", "warning", "note", "note"]


def test_code_quality_has_what_gitlab_asks_for() -> None:
    report = json.loads(as_code_quality(FOUND))
    assert [entry["severity"] for entry in report] == ["major", "minor", "info", "info"]
    assert report[0]["description"] == "'bowlbi' is not in the bibliography; did you mean 'bowlby' or 'bowl'?"
    assert report[0]["check_name"] == "CIT001 unknown-key"
    assert report[0]["location"] == {"path": "docs/a b.md", "lines": {"begin": 3}}
    assert as_code_quality(()) == "[]\n"


def test_a_problem_that_moved_keeps_its_fingerprint_and_two_alike_have_two() -> None:
    """GitLab compares fingerprints of both branches to say which problems are new."""

    def fingerprints(*lines: int) -> list[str]:
        report = json.loads(as_code_quality([found("unknown-key", "x", "a.md", line, 1) for line in lines]))
        return [entry["fingerprint"] for entry in report]

    assert fingerprints(3, 9) == fingerprints(5, 11)
    assert len(set(fingerprints(3, 9))) == 2
    assert fingerprints(3) == fingerprints(3, 9)[:1]


def test_junit_counts_failures_and_leaves_notes_out_of_them() -> None:
    root = ElementTree.fromstring(as_junit(FOUND))
    assert {name: root.get(name) for name in ("tests", "failures", "skipped")} == {
        "tests": "4",
        "failures": "2",
        "skipped": "2",
    }
    assert [suite.get("name") for suite in root] == ["docs/a b.md", "bibliography/ä,b:c%.bib", "/elsewhere/x.bib"]
    case = root[0][0]
    assert (case.get("name"), case.get("file"), case.get("line")) == ("CIT001 unknown-key at 3:7", "docs/a b.md", "3")
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert failure.text == str(FOUND[0])
    assert len(root.findall(".//skipped")) == 2


def test_junit_of_nothing_has_a_case_that_passed() -> None:
    (suite,) = ElementTree.fromstring(as_junit(()))
    assert [case.get("name") for case in suite] == ["nothing to mend"]
    assert not suite.findall(".//failure")


@given(st.text(), st.text(min_size=1))
def test_junit_is_xml_whatever_the_texts_are(message: str, path: str) -> None:
    root = ElementTree.fromstring(as_junit([found("unknown-key", message, path, 1, 1)]))
    assert len(root.findall(".//failure")) == 1


def test_a_file_whose_name_is_not_utf_8() -> None:
    one = [found("unknown-key", "x", os.fsdecode(b"a\xe9.bib"), 1, 1)]
    for name, written in FORMATS.items():
        assert written(one), name
    (result,) = json.loads(as_sarif(one))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%E9.bib"


def test_statistics() -> None:
    assert as_statistics(FOUND) == (
        "2  note     CIT002 unused-key\n1  warning  BIB018 missing-field\n1  error    CIT001 unknown-key\n"
    )
    assert as_statistics(()) == ""


@pytest.mark.parametrize("name", FORMATS)
def test_every_rule_can_be_written_in_every_format(name: str) -> None:
    diagnostics = [found(rule.name, "x", "a.md", 1, 1) for rule in RULES]
    text = FORMATS[name](diagnostics)
    assert all(rule.code in text for rule in RULES)
