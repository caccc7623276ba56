"""Questions as a quiz within a Common Cartridge (IMS QTI 1.2.1 in the profile of Common Cartridge 1.1: one assessment
of one section, a score of a hundred for each item, feedback behind it)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from literature.teaching.asked import Asked, Offered
from literature.teaching.qti import identifier
from literature.text.xml import one_line, shortened, xml_attribute, xml_text

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
_MOST = 250
_PROFILES: Mapping[str, str] = {
    "one": "cc.multiple_choice.v0p1", "several": "cc.multiple_response.v0p1", "true-false": "cc.true_false.v0p1",
    "short": "cc.fib.v0p1",
}  # fmt: skip
"""What the profile calls each kind; it has none for pairs, which are asked one by one."""
_EXAM: Mapping[str, str] = {
    "cc_profile": "cc.exam.v0p1", "qmd_assessmenttype": "Examination", "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes", "qmd_hintspermitted": "Yes", "qmd_solutionspermitted": "Yes",
    "cc_maxattempts": "unlimited",
}  # fmt: skip
_FEW = 2
_ALWAYS = "general_fb"


def as_quiz(id_: str, title: str, questions: Sequence[Asked]) -> str:
    """The assessment as XML. Identifiers depend on the names of the questions alone."""
    lines = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<questestinterop xmlns="{_QTI}" xmlns:xsi="{_XSI}"'
        f' xsi:schemaLocation="{_QTI} {_SCHEMA}">',
        f'<assessment ident="{id_}" title={xml_attribute(shortened(title, _MOST) or "Quiz")}>',
        _metadata(_EXAM),
        '<section ident="root_section">',
    ]
    for question in questions:
        lines += map(_item, _single(question))
    return "\n".join([*lines, "</section>", "</assessment>", "</questestinterop>\n"])


def can_be_asked(one: Asked) -> bool:
    """Whether a quiz can have the question: not where there is nothing to choose between."""
    return any(True for _ in _single(one))


def _single(one: Asked) -> Iterator[Asked]:
    """The question, or one for each of its pairs, of a kind that the profile has for so many choices."""
    for part in _parts(one):
        if part.kind == "one" and len(part.choices) == _FEW:
            # One choice of two is none of the profile's kinds (rule 4d): two boxes to tick are.
            yield replace(part, kind="several")
        elif part.kind == "short" or len(part.choices) >= _FEW:
            yield part


def _parts(one: Asked) -> Iterator[Asked]:
    if one.kind != "match":
        yield one
        return
    for at, (this, partner) in enumerate(one.pairs, 1):
        offered = tuple(Offered(that, that == partner) for that in one.partners)
        yield replace(one, name=f"{one.name}|{at}", kind="one", ask=f"{one.ask} {this}", choices=offered, pairs=())


def _metadata(fields: Mapping[str, str]) -> str:
    entries = "".join(
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"
        for label, entry in fields.items()
    )
    return f"<qtimetadata>{entries}</qtimetadata>"


def _item(one: Asked) -> str:
    labels = _labels(one)
    feedback = [(f"{id_}_fb", choice.why) for id_, choice in labels.items() if choice.why]
    feedback += [(_ALWAYS, one.explained)] if one.explained else []
    return "\n".join(
        [
            f'<item ident="{identifier("question", one.name)}" title={xml_attribute(shortened(one.ask, _MOST))}>',
            f"<itemmetadata>{_metadata({'cc_profile': _PROFILES[one.kind]})}</itemmetadata>",
            f"<presentation>{_material(one.ask)}{_response(one, labels)}</presentation>",
            "<resprocessing>",
            '<outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>',
            *_conditions(one, labels),
            "</resprocessing>",
            *(_feedback(id_, why) for id_, why in feedback),
            "</item>",
        ]
    )


def _feedback(id_: str, text: str) -> str:
    return f'<itemfeedback ident="{id_}"><flow_mat>{_material(text)}</flow_mat></itemfeedback>'


def _labels(one: Asked) -> dict[str, Offered]:
    """What is offered, by identifier."""
    if one.kind == "true-false":
        return dict(zip(("true", "false"), one.choices, strict=True))
    return {f"choice_{at}": choice for at, choice in enumerate(one.choices, 1)}


def _material(text: str) -> str:
    return f'<material><mattext texttype="text/plain">{xml_text(one_line(text))}</mattext></material>'


def _response(one: Asked, labels: Mapping[str, Offered]) -> str:
    if one.kind == "short":
        return '<response_str ident="response" rcardinality="Single"><render_fib prompt="Dashline"/></response_str>'
    cardinality = "Multiple" if one.kind == "several" else "Single"
    shuffle = "No" if one.kind == "true-false" else "Yes"
    offered = "".join(
        f'<response_label ident="{id_}">{_material(choice.text)}</response_label>' for id_, choice in labels.items()
    )
    return (
        f'<response_lid ident="response" rcardinality="{cardinality}">'
        f'<render_choice shuffle="{shuffle}">{offered}</render_choice></response_lid>'
    )


def _conditions(one: Asked, labels: Mapping[str, Offered]) -> Iterator[str]:
    if one.explained:
        yield _condition("<other/>", _ALWAYS)
    for id_, choice in labels.items():
        if choice.why:
            # Nothing follows on one wrong choice. Moodle takes whatever goes on for what is said of every answer.
            yield _condition(_equal(id_), f"{id_}_fb", goes_on=choice.is_right or one.kind == "several")
    if one.kind == "short":
        right = "".join(_equal(answer, ' case="No"') for answer in dict.fromkeys(one.answers))
    elif one.kind == "several":
        # Moodle knows right choices by their `case`.
        each = (
            _equal(id_, ' case="Yes"') if it.is_right else f"<not>{_equal(id_)}</not>" for id_, it in labels.items()
        )
        right = f"<and>{''.join(each)}</and>"
    else:
        right = "".join(_equal(id_) for id_, choice in labels.items() if choice.is_right)
    yield (
        f'<respcondition continue="No"><conditionvar>{right}</conditionvar>'
        '<setvar action="Set" varname="SCORE">100</setvar></respcondition>'
    )


def _equal(value: str, case: str = "") -> str:
    return f'<varequal respident="response"{case}>{xml_text(one_line(value))}</varequal>'


def _condition(when: str, feedback: str, *, goes_on: bool = True) -> str:
    return (
        f'<respcondition continue="{"Yes" if goes_on else "No"}"><conditionvar>{when}</conditionvar>'
        f'<displayfeedback feedbacktype="Response" linkrefid="{feedback}"/></respcondition>'
    )
