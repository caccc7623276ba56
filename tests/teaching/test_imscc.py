from __future__ import annotations

import io
import re
import time
import xml.etree.ElementTree as ET
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.model import escape_text
from literature.site.site import Site
from literature.teaching.asked import Asked, Offered
from literature.teaching.cartridge import cartridge
from literature.teaching.imscc import CartridgeItem, CartridgeModule, as_imscc
from literature.teaching.quiz_1_2 import as_quiz, can_be_asked

CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
WL = "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}"
DT = "{http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1}"
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
LOM = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest}"
MODULES = (
    CartridgeModule(
        "one",
        "Week 1: Base & haven",
        (
            CartridgeItem("work|a", "A <title>", "https://x.example/a?b=1&c=2"),
            CartridgeItem("summary|a", "Summary: A", "https://x.example/s/é"),
            CartridgeItem("work|b", "No address", "", "Entry of the work."),
        ),
    ),
    CartridgeModule("two", "Week 2", (CartridgeItem("work|a", "A again", "https://x.example/a"),)),
    CartridgeModule("three", "Week 3", ()),
)


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def assert_is_cartridge(data: bytes) -> ET.Element:
    """What the schemas of the profile ask for (Common Cartridge 1.1: content packaging, links, topics, assessments)."""
    files = opened(data)
    assert next(iter(files)) == "imsmanifest.xml"
    manifest = ET.fromstring(files["imsmanifest.xml"])
    assert manifest.tag == f"{CP}manifest"
    assert [child.tag for child in manifest] == [f"{CP}metadata", f"{CP}organizations", f"{CP}resources"]
    metadata, organizations, resources = manifest
    assert [child.tag for child in metadata] == [f"{CP}schema", f"{CP}schemaversion", f"{LOM}lom"]
    assert (metadata[0].text, metadata[1].text) == ("IMS Common Cartridge", "1.1.0")
    (organization,) = organizations
    assert organization.get("structure") == "rooted-hierarchy"
    (root,) = organization
    assert [child.tag for child in root if child.tag != f"{CP}item"] == [], "the root item has no title"
    identifiers = [element.get("identifier") for element in manifest.iter() if element.get("identifier")]
    assert len(identifiers) == len(set(identifiers))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", identifier or "") for identifier in identifiers)
    by_id = {resource.get("identifier"): resource for resource in resources}
    referred = []
    for item in root.iter(f"{CP}item"):
        if item is root:
            continue
        assert item[0].tag == f"{CP}title"
        assert (item[0].text or "").strip()
        assert len(item.findall(f"{CP}title")) == 1
        if item.get("identifierref"):
            referred.append(item.get("identifierref"))
            assert item.get("identifierref") in by_id
    assert sorted(filter(None, referred)) == sorted(filter(None, by_id)), "every resource stands in the hierarchy once"
    listed = {"imsmanifest.xml"}
    for resource in resources:
        (file,) = resource
        href = file.get("href") or ""
        listed.add(href)
        assert re.fullmatch(r"[\w.-]+", href), "names are safe on every file system"
        if resource.get("type") == "imswl_xmlv1p1":
            assert resource.get("href") is None, "a web link has no address of its own"
            link = ET.fromstring(files[href])
            assert link.tag == f"{WL}webLink"
            assert [child.tag for child in link] == [f"{WL}title", f"{WL}url"]
            assert re.fullmatch(r"[!-~]+", link[1].get("href") or ""), "an address in ASCII"
            assert set(link[1].attrib) <= {"href", "target", "windowFeatures"}
        elif resource.get("type") == "imsdt_xmlv1p1":
            assert resource.get("href") is None
            topic = ET.fromstring(files[href])
            assert [child.tag for child in topic] == [f"{DT}title", f"{DT}text"]
            assert topic[1].attrib == {"texttype": "text/plain"}
        elif resource.get("type") == "imsqti_xmlv1p2/imscc_xmlv1p1/assessment":
            assert resource.get("href") is None
            assert_is_assessment(ET.fromstring(files[href]))
        else:
            assert resource.get("type") == "webcontent"
            assert resource.get("href") == href
    assert set(files) == listed
    return manifest


PARTS = {
    "questestinterop": ["assessment"], "assessment": ["qtimetadata", "section"],
    "resprocessing": ["outcomes", "respcondition"], "respcondition": ["conditionvar", "setvar", "displayfeedback"],
    "item": ["itemmetadata", "presentation", "resprocessing", "itemfeedback"], "itemfeedback": ["flow_mat"],
    "itemmetadata": ["qtimetadata"], "flow_mat": ["material"], "material": ["mattext"], "outcomes": ["decvar"],
    "presentation": ["material", "response_lid", "response_str"],
}  # fmt: skip
"""Elements of QTI 1.2 with what may stand in them, in this order (`ccv1p1_qtiasiv1p2p1_v1p0.xsd`)."""


def assert_is_assessment(root: ET.Element) -> None:
    identifiers = [item.get("ident") for item in root.iter(f"{QTI}item")]
    assert identifiers
    assert len(identifiers) == len(set(identifiers))
    for element in root.iter():
        if order := PARTS.get(element.tag.removeprefix(QTI)):
            places = [order.index(child.tag.removeprefix(QTI)) for child in element]
            assert places == sorted(places)
    for item in root.iter(f"{QTI}item"):
        (decvar,) = item.iter(f"{QTI}decvar")
        assert decvar.attrib == {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": "100"}
        offered = {label.get("ident") for label in item.iter(f"{QTI}response_label")}
        named = {equal.text for equal in item.iter(f"{QTI}varequal")}
        assert named
        assert not offered or named <= offered
        profile = item.findtext(f".//{QTI}fieldentry")
        least = {
            "cc.multiple_choice.v0p1": 3,
            "cc.multiple_response.v0p1": 2,
            "cc.true_false.v0p1": 2,
            "cc.fib.v0p1": 0,
        }
        assert len(offered) >= least[str(profile)], "rules 3d, 4d and 5d of the profile"
        said = {feedback.get("ident") for feedback in item.iter(f"{QTI}itemfeedback")}
        assert {shown.get("linkrefid") for shown in item.iter(f"{QTI}displayfeedback")} == said


def titles(manifest: ET.Element) -> list[str]:
    return [element.text or "" for element in manifest.iter(f"{CP}title")]


def test_modules_links_and_pages() -> None:
    data = as_imscc("list", "A list", "What it is", MODULES)
    manifest = assert_is_cartridge(data)
    assert titles(manifest) == [
        "Week 1: Base & haven", "A <title>", "Summary: A", "No address", "Week 2", "A again", "Week 3",
    ]  # fmt: skip
    texts = "".join(content.decode() for name, content in opened(data).items() if name != "imsmanifest.xml")
    assert 'href="https://x.example/a?b=1&amp;c=2"' in texts
    assert 'href="https://x.example/s/%C3%A9"' in texts
    assert "Entry of the work." in texts


def test_equal_input_gives_equal_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = as_imscc("list", "A list", "", MODULES)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert as_imscc("list", "A list", "", MODULES) == first


def identifiers(data: bytes) -> set[str]:
    manifest = ET.fromstring(opened(data)["imsmanifest.xml"])
    return {element.get("identifier") or "" for element in manifest.iter() if element.get("identifier")}


def test_identifiers_stay_when_other_weeks_and_titles_change() -> None:
    before = identifiers(as_imscc("list", "A list", "", MODULES))
    module = MODULES[0]
    renamed = CartridgeModule(module.name, "Week 2: Another title", module.items)
    after = identifiers(as_imscc("list", "Other", "", (CartridgeModule("new", "Week 1", ()), renamed, *MODULES[1:])))
    assert before < after
    assert not before & identifiers(as_imscc("another list", "A list", "", MODULES))


def test_long_titles_are_cut_between_words() -> None:
    item = CartridgeItem("a", "word " * 200, "https://x.example/")
    shown = titles(assert_is_cartridge(as_imscc("l", "L", "", [CartridgeModule("m", "x" * 900, (item,))])))
    assert shown[0].startswith("xxx")
    assert shown[1].endswith("word…")
    assert all(len(title) <= 250 for title in shown)


@examples(60)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_any_text_makes_a_cartridge(name: str, title: str, text: str, has_url: bool) -> None:
    url = f"https://x.example/{text}" if has_url else ""
    item = CartridgeItem(name, title, url, text)
    assert_is_cartridge(as_imscc(name, title, text, [CartridgeModule(title, text, (item,))]))


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "con", "\x00", "a" * 5000])
def test_names_never_become_paths(name: str) -> None:
    assert_is_cartridge(as_imscc(name, "T", "", [CartridgeModule(name, "M", (CartridgeItem(name, "I", ""),))]))


# A course


@pytest.fixture(scope="module")
def made(course: Site) -> dict[str, ET.Element]:
    reading = course.library.reading_lists["readings/course.md"]
    data = cartridge(course, course.library.pages[reading.page_uri], reading)
    assert data == cartridge(course, course.library.pages[reading.page_uri], reading)
    assert_is_cartridge(data)
    return {name: ET.fromstring(content) for name, content in opened(data).items() if name.endswith(".xml")}


def test_a_week_is_a_page_with_its_works_topics_and_a_quiz(made: dict[str, ET.Element]) -> None:
    assert titles(made["imsmanifest.xml"]) == [
        "Week 1: Base", "Base", "Bordin, 1979: Alliances", "Bowlby, 1988: A secure base (optional)",
        "Describe a bond without the word.", "Test yourself",
        "Week 2: Doubt", "Doubt", "Moss, 1990: Not so", "Test yourself",
    ]  # fmt: skip


def test_pages_say_what_to_read_why_and_when(course: Site) -> None:
    reading = course.library.reading_lists["readings/course.md"]
    data = cartridge(course, course.library.pages[reading.page_uri], reading)
    first, second = (text.decode() for name, text in opened(data).items() if name.endswith(".html"))
    for said in ("14 January 2027, 09:00", "What is a bond?", "pp. 3–20, 45 min", "Read it first (Bowlby, 1988)."):
        assert escape_text(said) in first
    assert "Describe a bond without the word." in first
    assert "<h2>Optional</h2>" not in second


def test_quizzes_ask_each_question_once_and_pairs_one_by_one(made: dict[str, ET.Element]) -> None:
    quizzes = [root for root in made.values() if root.tag == f"{QTI}questestinterop"]
    asked = [[item.get("title") for item in quiz.iter(f"{QTI}item")] for quiz in quizzes]
    assert [len(items) for items in asked] == [6, 1]
    assert "Who wrote what? Bowlby" in asked[0]
    profiles = {entry.text for quiz in quizzes for entry in quiz.iter(f"{QTI}fieldentry")}
    assert {f"cc.{kind}.v0p1" for kind in ("multiple_response", "true_false", "fib")} <= profiles


def test_kinds_are_those_of_the_profile_for_so_many_choices() -> None:
    def asked(*texts: str) -> Asked:
        return Asked("a#b", "T", "one", "Q", choices=tuple(Offered(text, text == "right") for text in texts))

    assert "cc.multiple_choice.v0p1" in as_quiz("q", "T", [asked("right", "b", "c")])
    assert "cc.multiple_response.v0p1" in as_quiz("q", "T", [asked("right", "b")])
    assert can_be_asked(asked("right", "b"))
    assert not can_be_asked(asked("right"))
    assert not can_be_asked(Asked("a#b", "T", "match", "Q", pairs=(("a", "b"), ("c", "b"))))


def conditions(one: Asked) -> list[ET.Element]:
    return list(ET.fromstring(as_quiz("q", "T", [one])).iter(f"{QTI}respcondition"))


def test_right_choices_of_several_are_known_by_their_case() -> None:
    offered = (Offered("a", True), Offered("b", False), Offered("c", True))
    *_, scored = conditions(Asked("a#b", "T", "several", "Q", choices=offered))
    (both,) = scored.iter(f"{QTI}and")
    # Moodle (backup/cc/entity11.quiz.class.php) asks for just these.
    assert [equal.get("case") for equal in both.findall(f"{QTI}varequal")] == ["Yes", "Yes"]
    assert [equal.get("case") for equal in both.iter(f"{QTI}varequal")] == ["Yes", None, "Yes"]


def test_the_reason_of_one_wrong_choice_is_not_said_of_every_answer() -> None:
    offered = (Offered("a", True, "Right."), Offered("b", False, "Wrong."), Offered("c", False))
    found = conditions(Asked("a#b", "T", "one", "Q", why="Why.", choices=offered))
    assert [condition.get("continue") for condition in found] == ["Yes", "Yes", "No", "No"]
    several = conditions(Asked("a#b", "T", "several", "Q", choices=offered))
    assert [condition.get("continue") for condition in several] == ["Yes", "Yes", "No"], "each box has its reason"


def test_signs_that_no_path_may_have_are_written_out() -> None:
    item = CartridgeItem("a", "A", "https://doi.org/10.1/a_b[1](2)<3>")
    files = opened(as_imscc("l", "L", "", [CartridgeModule("m", "M", (item,))]))
    (link,) = (content.decode() for content in files.values() if b"webLink" in content)
    assert 'href="https://doi.org/10.1/a_b%5B1%5D(2)%3C3%3E"' in link


def test_version_1_3_has_names_of_its_own(course: Site) -> None:
    reading = course.library.reading_lists["readings/course.md"]
    data = cartridge(course, course.library.pages[reading.page_uri], reading, "1.3")
    manifest = opened(data)["imsmanifest.xml"].decode()
    assert "<schemaversion>1.3.0</schemaversion>" in manifest
    assert 'type="imsdt_xmlv1p3"' in manifest
    assert 'type="imsqti_xmlv1p2/imscc_xmlv1p3/assessment"' in manifest
    assert "ccv1p1" not in manifest
