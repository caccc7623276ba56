"""A reading list as an IMS Common Cartridge, which learning management systems import as modules: pages, links,
discussions and a quiz.

Version 1.1, as it is the oldest that all of them still read (IMS Common Cartridge Profile 1.1: content packaging in
section 3, web links in section 4.7, discussion topics in section 4.8), or 1.3, which differs in names. Works are linked
to and not copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from literature.teaching.asked import Asked
from literature.teaching.qti import identifier
from literature.teaching.quiz_1_2 import as_quiz
from literature.text.xml import one_line, shortened, xml_attribute, xml_text
from literature.text.zip_files import zipped

Version = Literal["1.1", "1.3"]
_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MOST = 250
"""Characters that the systems keep of a title."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What one version of the profile calls things."""

    version: Version

    @property
    def word(self) -> str:
        """`v1p1`, as it stands in names."""
        return f"v{self.version.replace('.', 'p')}"

    @property
    def manifest(self) -> str:
        """Namespace of manifests."""
        return f"http://www.imsglobal.org/xsd/imscc{self.word}/imscp_v1p1"

    @property
    def lom(self) -> str:
        """Namespace of what a manifest says about its cartridge."""
        return f"http://ltsc.ieee.org/xsd/imscc{self.word}/LOM/manifest"

    @property
    def profile(self) -> str:
        """Where the schemas stand, and how their names begin."""
        return f"http://www.imsglobal.org/profile/cc/cc{self.word}"

    def of(self, kind: str) -> str:
        """Namespace of files of a kind: links (`imswl`), topics (`imsdt`)."""
        return f"http://www.imsglobal.org/xsd/imscc{self.word}/{kind}_{self.word}"


@dataclass(frozen=True, slots=True)
class CartridgeItem:
    """A link within a module; where there is nothing to link to, a page, a topic of discussion or a quiz."""

    name: str
    """Stable and unique within its module: what the identifier is made from."""
    title: str
    url: str = ""
    """Absolute; empty when there is none."""
    text: str = ""
    """Plain text of a page or a topic."""
    html: str = ""
    """Of a page, in place of the plain text."""
    is_topic: bool = False
    """Whether its text is to be discussed."""
    questions: tuple[Asked, ...] = ()
    """Of a quiz."""


@dataclass(frozen=True, slots=True)
class CartridgeModule:
    """A week."""

    name: str
    """Stable and unique within the cartridge."""
    title: str
    items: tuple[CartridgeItem, ...]


def as_imscc(
    name: str,
    title: str,
    description: str,
    modules: Sequence[CartridgeModule],
    language: str = "en",
    version: Version = "1.1",
) -> bytes:
    """The cartridge, a ZIP file. Equal input gives equal bytes; identifiers depend on names alone.

    `name` tells this list from all others.
    """
    about = _lom("title", title, language) + _lom("description", description, language)
    names = _Names(version)
    files = {"imsmanifest.xml": _manifest(names, name, about, modules)}
    for module in modules:
        for item in module.items:
            files[_file(name, module, item)] = _content(names, item, _resource_id(name, module, item), language)
    return zipped(files)


def _content(names: _Names, item: CartridgeItem, id_: str, language: str) -> str:
    if item.url:
        return _link(names, item)
    if item.is_topic:
        return _topic(names, item)
    return as_quiz(id_, item.title, item.questions) if item.questions else _page(item, language)


def _manifest(names: _Names, name: str, about: str, modules: Sequence[CartridgeModule]) -> str:
    return _HEAD + "\n".join(
        (
            f'<manifest identifier="{identifier("manifest", name)}" xmlns="{names.manifest}" xmlns:lom="{names.lom}"'
            f' {_XSI} xsi:schemaLocation="{names.manifest} {names.profile}/cc{names.word}_imscp_v1p2_v1p0.xsd'
            f' {names.lom} {names.profile}/LOM/cc{names.word}_lommanifest_v1p0.xsd">',
            f"<metadata><schema>IMS Common Cartridge</schema><schemaversion>{names.version}.0</schemaversion>",
            f"<lom:lom><lom:general>{about}</lom:general></lom:lom>",
            "</metadata>",
            f'<organizations><organization identifier="{identifier("organization", name)}"'
            f' structure="rooted-hierarchy"><item identifier="{identifier("root", name)}">',
            *_items(name, modules),
            "</item></organization></organizations>",
            "<resources>",
            *_resources(names, name, modules),
            "</resources></manifest>\n",
        )
    )


def _lom(element: str, text: str, language: str) -> str:
    string = f"<lom:string language={xml_attribute(language)}>{xml_text(one_line(text))}</lom:string>"
    return f"<lom:{element}>{string}</lom:{element}>" if one_line(text) else ""


def _items(name: str, modules: Sequence[CartridgeModule]) -> Iterator[str]:
    for module in modules:
        yield f'<item identifier="{identifier("module", name, module.name)}"><title>{_title(module.title)}</title>'
        for item in module.items:
            names = (name, module.name, item.name)
            yield (
                f'<item identifier="{identifier("item", *names)}" identifierref="{identifier("resource", *names)}">'
                f"<title>{_title(item.title)}</title></item>"
            )
        yield "</item>"


def _resources(names: _Names, name: str, modules: Sequence[CartridgeModule]) -> Iterator[str]:
    for module in modules:
        for item in module.items:
            file = _file(name, module, item)
            # What is no content has its file inside and no address of its own (profile, rules 2 and 5).
            kind = f'type="webcontent" href="{file}"'
            if item.url:
                kind = f'type="imswl_xml{names.word}"'
            elif item.is_topic:
                kind = f'type="imsdt_xml{names.word}"'
            elif item.questions:
                kind = f'type="imsqti_xmlv1p2/imscc_xml{names.word}/assessment"'
            yield f'<resource identifier="{_resource_id(name, module, item)}" {kind}><file href="{file}"/></resource>'


def _link(names: _Names, item: CartridgeItem) -> str:
    return (
        f"{_opening(names, 'webLink', 'imswl')}<title>{_title(item.title)}</title>\n"
        f'<url href={xml_attribute(_address(item.url))} target="_blank"/>\n</webLink>\n'
    )


def _topic(names: _Names, item: CartridgeItem) -> str:
    text = f'<text texttype="text/plain">{xml_text(one_line(item.text))}</text>'
    return f"{_opening(names, 'topic', 'imsdt')}<title>{_title(item.title)}</title>\n{text}\n</topic>\n"


def _opening(names: _Names, element: str, kind: str) -> str:
    space = names.of(kind)
    schema = f"{names.profile}/cc{names.word}_{kind}_{names.word}.xsd"
    return f'{_HEAD}<{element} xmlns="{space}" {_XSI} xsi:schemaLocation="{space} {schema}">\n'


def _page(item: CartridgeItem, language: str) -> str:
    opening = f'<html lang={xml_attribute(language)}><head><meta charset="utf-8">'
    return (
        f"<!DOCTYPE html>\n{opening}<title>{_title(item.title)}</title></head>\n"
        f"<body>{item.html or f'<p>{xml_text(one_line(item.text))}</p>'}</body></html>\n"
    )


def _title(text: str) -> str:
    return xml_text(shortened(text, _MOST)) or "Untitled"


def _address(url: str) -> str:
    return quote(one_line(url), safe="%/:=&?~#+!$,;'@()*-._")


def _file(name: str, module: CartridgeModule, item: CartridgeItem) -> str:
    is_xml = item.url or item.is_topic or item.questions
    return f"{_resource_id(name, module, item)}.{'xml' if is_xml else 'html'}"


def _resource_id(name: str, module: CartridgeModule, item: CartridgeItem) -> str:
    return identifier("resource", name, module.name, item.name)
