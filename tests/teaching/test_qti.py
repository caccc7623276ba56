from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

from literature.site.site import Site
from literature.teaching.course_pages import course_questions
from literature.teaching.qti import as_qti

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


@pytest.fixture(scope="module")
def files(course: Site) -> dict[str, ET.Element]:
    questions = course_questions(course, course.library.reading_lists["readings/course.md"])
    with zipfile.ZipFile(io.BytesIO(as_qti("list", "A course", questions))) as archive:
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.fixture(scope="module")
def items(files: dict[str, ET.Element]) -> list[ET.Element]:
    return [root for root in files.values() if root.tag == f"{QTI}assessmentItem"]


def test_the_manifest_names_every_file_and_the_test_every_item(files: dict[str, ET.Element]) -> None:
    manifest = files["imsmanifest.xml"]
    resources = {one.get("identifier"): one for one in manifest.iter(f"{CP}resource")}
    assert {one.get("href") for one in resources.values()} == set(files) - {"imsmanifest.xml"}
    needed = [one.get("identifierref") for one in manifest.iter(f"{CP}dependency")]
    asked = [one.get("href") for one in files["test.xml"].iter(f"{QTI}assessmentItemRef")]
    assert asked == [resources[id_].get("href") for id_ in needed]
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", id_ or "") for id_ in resources)


def test_children_of_an_item_stand_in_the_order_of_the_schema(items: list[ET.Element]) -> None:
    order = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
    for item in items:
        places = [order.index(child.tag.removeprefix(QTI)) for child in item]
        assert places == sorted(places)


def test_right_answers_are_among_what_is_offered(items: list[ET.Element]) -> None:
    assert len(items) == 6
    for item in items:
        offered = {one.get("identifier") for one in item.iter() if one.tag.endswith("Choice")}
        values = [value.text or "" for value in item.iterfind(f".//{QTI}correctResponse/{QTI}value")]
        assert values
        if offered:
            assert {id_ for value in values for id_ in value.split()} <= offered


def test_feedback_is_of_outcomes_that_are_declared_and_set(items: list[ET.Element]) -> None:
    for item in items:
        declared = {one.get("identifier") for one in item.iter(f"{QTI}outcomeDeclaration")}
        assert {one.get("identifier") for one in item.iter(f"{QTI}setOutcomeValue")} == declared
        assert {one.get("outcomeIdentifier") for one in item.iter(f"{QTI}modalFeedback")} == declared - {"SCORE"}


def test_typed_answers_are_right_in_any_case(items: list[ET.Element]) -> None:
    entries = [one.attrib for one in items[4].iter(f"{QTI}mapEntry")]
    assert [one["mapKey"] for one in entries] == ["bond", "a bond"]
    assert {one["caseSensitive"] for one in entries} == {"false"}


def test_equal_questions_give_equal_bytes(course: Site) -> None:
    questions = course_questions(course, course.library.reading_lists["readings/course.md"])
    assert as_qti("list", "A course", questions) == as_qti("list", "A course", questions)
