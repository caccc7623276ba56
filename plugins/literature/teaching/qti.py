"""Questions as a QTI 2.1 content package, which question banks and learning systems read (IMS Question & Test
Interoperability 2.1, Assessment Test, Section and Item Information Model).

Each question is an item of its own, and a test asks them all. What a choice is right or wrong for, and what is said of
the answer, come as modal feedback (section 6.2).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from literature.teaching.asked import Asked
from literature.text.xml import shortened, xml_attribute, xml_text
from literature.text.zip_files import zipped

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TEST = "test.xml"
_MOST = 250
"""Characters of a title."""


def as_qti(name: str, title: str, questions: Sequence[Asked], language: str = "en") -> bytes:
    """The package, a ZIP file. Equal input gives equal bytes; identifiers depend on names alone.

    `name` tells this list from all others.
    """
    items = {identifier("item", one.name): one for one in questions}
    files = {"imsmanifest.xml": _manifest(name, list(items)), _TEST: _test(name, title, list(items))}
    files.update((f"{id_}.xml", _item(id_, one, language)) for id_, one in items.items())
    return zipped(files)


def identifier(*names: str) -> str:
    """An XML name that is always the same for the same names."""
    digest = hashlib.sha256("\x00".join(names).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{names[0][0]}{digest[:30]}"


def _opening(element: str, namespace: str, schema: str, attributes: str) -> str:
    return (
        f'{_HEAD}<{element} xmlns="{namespace}" xmlns:xsi="{_XSI}"'
        f' xsi:schemaLocation="{namespace} http://www.imsglobal.org/xsd/{schema}" {attributes}>'
    )


def _manifest(name: str, items: Sequence[str]) -> str:
    test = identifier("test", name)
    lines = [
        _opening("manifest", _CP, "qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd", f'identifier="{identifier("bank", name)}"'),
        "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>",
        "<organizations/>",
        "<resources>",
        f'<resource identifier="{test}" type="imsqti_test_xmlv2p1" href="{_TEST}"><file href="{_TEST}"/>',
        *(f'<dependency identifierref="{id_}"/>' for id_ in items),
        "</resource>",
    ]
    for id_ in items:
        file = f'href="{id_}.xml"'
        lines.append(f'<resource identifier="{id_}" type="imsqti_item_xmlv2p1" {file}><file {file}/></resource>')
    return "\n".join([*lines, "</resources>", "</manifest>\n"])


def _test(name: str, title: str, items: Sequence[str]) -> str:
    named = xml_attribute(shortened(title, _MOST))
    return "\n".join(
        [
            _opening(
                "assessmentTest", _QTI, "qti/qtiv2p1/imsqti_v2p1.xsd",
                f'identifier="{identifier("test", name)}" title={named}',
            ),
            '<testPart identifier="part" navigationMode="nonlinear" submissionMode="individual">',
            f'<assessmentSection identifier="section" title={named} visible="true">',
            *(f'<assessmentItemRef identifier="{id_}" href="{id_}.xml"/>' for id_ in items),
            "</assessmentSection>",
            "</testPart>",
            "</assessmentTest>\n",
        ]
    )  # fmt: skip


def _item(id_: str, one: Asked, language: str) -> str:
    cardinality = {"several": "multiple", "match": "multiple"}.get(one.kind, "single")
    base = {"match": "directedPair", "short": "string"}.get(one.kind, "identifier")
    attributes = (
        f'identifier="{id_}" title={xml_attribute(shortened(f"{one.title}: {one.ask}", _MOST))}'
        f' xml:lang={xml_attribute(language)} adaptive="false" timeDependent="false"'
    )
    return "\n".join(
        [
            _opening("assessmentItem", _QTI, "qti/qtiv2p1/imsqti_v2p1.xsd", attributes),
            f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="{base}">',
            *_correct(one),
            "</responseDeclaration>",
            '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">'
            "<defaultValue><value>0</value></defaultValue></outcomeDeclaration>",
            *_outcomes(one, cardinality),
            f"<itemBody>\n{_interaction(one)}\n</itemBody>",
            *_processing(one),
            *_feedback(one),
            "</assessmentItem>\n",
        ]
    )


def _choices(one: Asked) -> list[tuple[str, str, bool, str]]:
    """Identifier, text, whether it is right, and why."""
    return [(f"C{at}", choice.text, choice.is_right, choice.why) for at, choice in enumerate(one.choices, 1)]


def _sides(one: Asked) -> tuple[dict[str, str], dict[str, str]]:
    """Identifiers of what stands on either side of pairs; what is the partner of two stands there once."""
    these = dict.fromkeys(this for this, _ in one.pairs)
    return (
        {text: f"A{at}" for at, text in enumerate(these, 1)},
        {text: f"B{at}" for at, text in enumerate(one.partners, 1)},
    )


def _correct(one: Asked) -> Iterator[str]:
    these, those = _sides(one)
    values = [id_ for id_, _, is_right, _ in _choices(one) if is_right]
    values += [f"{these[this]} {those[that]}" for this, that in one.pairs] + list(one.answers[:1])
    yield f"<correctResponse>{''.join(f'<value>{xml_text(value)}</value>' for value in values)}</correctResponse>"
    if one.answers:
        entries = "".join(
            f'<mapEntry mapKey={xml_attribute(answer)} mappedValue="1" caseSensitive="false"/>'
            for answer in dict.fromkeys(one.answers)
        )
        yield f'<mapping defaultValue="0" lowerBound="0" upperBound="1">{entries}</mapping>'


def _outcomes(one: Asked, cardinality: str) -> Iterator[str]:
    if any(choice.why for choice in one.choices):
        yield f'<outcomeDeclaration identifier="CHOSEN" cardinality="{cardinality}" baseType="identifier"/>'
    if one.explained:
        yield '<outcomeDeclaration identifier="ANSWERED" cardinality="single" baseType="identifier"/>'


def _interaction(one: Asked) -> str:
    prompt = f"<prompt>{xml_text(one.ask)}</prompt>"
    if one.kind == "short":
        return f'<p>{xml_text(one.ask)}</p>\n<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
    if one.kind == "match":
        sides = _sides(one)
        most = max(len(side) for side in sides)
        sets = "".join(
            "<simpleMatchSet>"
            + "".join(
                f'<simpleAssociableChoice identifier="{id_}" matchMax="{most}">{xml_text(text)}'
                "</simpleAssociableChoice>"
                for text, id_ in side.items()
            )
            + "</simpleMatchSet>"
            for side in sides
        )
        return (
            f'<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="{len(one.pairs)}">'
            f"{prompt}{sets}</matchInteraction>"
        )
    most = 0 if one.kind == "several" else 1
    shuffle = "false" if one.kind == "true-false" else "true"
    offered = "".join(
        f'\n<simpleChoice identifier="{id_}">{xml_text(text)}</simpleChoice>' for id_, text, _, _ in _choices(one)
    )
    return (
        f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="{shuffle}" maxChoices="{most}">'
        f"{prompt}{offered}\n</choiceInteraction>"
    )


def _processing(one: Asked) -> Iterator[str]:
    yield "<responseProcessing>"
    if one.kind == "short":
        yield '<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>'
    else:
        yield (
            '<responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/>'
            '</match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>'
            "</responseIf></responseCondition>"
        )
    if any(choice.why for choice in one.choices):
        yield '<setOutcomeValue identifier="CHOSEN"><variable identifier="RESPONSE"/></setOutcomeValue>'
    if one.explained:
        yield (
            '<setOutcomeValue identifier="ANSWERED"><baseValue baseType="identifier">WHY</baseValue></setOutcomeValue>'
        )
    yield "</responseProcessing>"


def _feedback(one: Asked) -> Iterator[str]:
    for id_, _, _, why in _choices(one):
        if why:
            yield _modal("CHOSEN", id_, why)
    if one.explained:
        yield _modal("ANSWERED", "WHY", one.explained)


def _modal(outcome: str, id_: str, text: str) -> str:
    return (
        f'<modalFeedback outcomeIdentifier="{outcome}" identifier="{id_}" showHide="show">'
        f"<p>{xml_text(text)}</p></modalFeedback>"
    )
