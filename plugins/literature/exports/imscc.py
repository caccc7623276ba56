"""A reading list as an IMS Common Cartridge, which learning management systems import as modules with links.

Version 1.1, as it is the oldest that all of them still read (IMS Common Cartridge Profile 1.1: content packaging in
section 3, web links in section 4.7). A thin one: links to works and summaries, no copies of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from literature.text.xml import one_line, shortened, xml_attribute, xml_text
from literature.text.zip_files import zipped

_MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_PROFILE = "http://www.imsglobal.org/profile/cc/ccv1p1"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MOST = 250
"""Characters that the systems keep of a title."""


@dataclass(frozen=True, slots=True)
class CartridgeItem:
    """A link within a module; a page of its own with the text where there is no address to link to."""

    name: str
    """Stable and unique within its module: what the identifier is made from."""
    title: str
    url: str
    """Absolute; empty when there is none."""
    text: str = ""
    """Plain text of the page that stands for an item without an address."""


@dataclass(frozen=True, slots=True)
class CartridgeModule:
    """A week."""

    name: str
    """Stable and unique within the cartridge."""
    title: str
    items: tuple[CartridgeItem, ...]


def as_imscc(
    name: str, title: str, description: str, modules: Sequence[CartridgeModule], language: str = "en"
) -> bytes:
    """The cartridge, a ZIP file. Equal input gives equal bytes; identifiers depend on names alone.

    `name` tells this list from all others.
    """
    about = _lom("title", title, language) + _lom("description", description, language)
    files = {"imsmanifest.xml": _manifest(name, about, modules)}
    for module in modules:
        for item in module.items:
            files[_file(name, module, item)] = _link(item) if item.url else _page(item, language)
    return zipped(files)


def _manifest(name: str, about: str, modules: Sequence[CartridgeModule]) -> str:
    return _HEAD + "\n".join(
        (
            f'<manifest identifier="{_identifier("manifest", name)}" xmlns="{_MANIFEST}" xmlns:lom="{_LOM}"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            f' xsi:schemaLocation="{_MANIFEST} {_PROFILE}/ccv1p1_imscp_v1p2_v1p0.xsd'
            f' {_LOM} {_PROFILE}/LOM/ccv1p1_lommanifest_v1p0.xsd">',
            "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>",
            f"<lom:lom><lom:general>{about}</lom:general></lom:lom>",
            "</metadata>",
            f'<organizations><organization identifier="{_identifier("organization", name)}"'
            f' structure="rooted-hierarchy"><item identifier="{_identifier("root", name)}">',
            *_items(name, modules),
            "</item></organization></organizations>",
            "<resources>",
            *_resources(name, modules),
            "</resources></manifest>\n",
        )
    )


def _lom(element: str, text: str, language: str) -> str:
    string = f"<lom:string language={xml_attribute(language)}>{xml_text(one_line(text))}</lom:string>"
    return f"<lom:{element}>{string}</lom:{element}>" if one_line(text) else ""


def _items(name: str, modules: Sequence[CartridgeModule]) -> Iterator[str]:
    for module in modules:
        yield f'<item identifier="{_identifier("module", name, module.name)}"><title>{_title(module.title)}</title>'
        for item in module.items:
            names = (name, module.name, item.name)
            yield (
                f'<item identifier="{_identifier("item", *names)}" identifierref="{_identifier("resource", *names)}">'
                f"<title>{_title(item.title)}</title></item>"
            )
        yield "</item>"


def _resources(name: str, modules: Sequence[CartridgeModule]) -> Iterator[str]:
    for module in modules:
        for item in module.items:
            identifier = _identifier("resource", name, module.name, item.name)
            file = _file(name, module, item)
            # A web link has its file inside and no address of its own; content has both (profile, rules 2 and 5).
            kind = 'type="imswl_xmlv1p1"' if item.url else f'type="webcontent" href="{file}"'
            yield f'<resource identifier="{identifier}" {kind}><file href="{file}"/></resource>'


def _link(item: CartridgeItem) -> str:
    return (
        f'{_HEAD}<webLink xmlns="{_LINK}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{_LINK} {_PROFILE}/ccv1p1_imswl_v1p1.xsd">\n<title>{_title(item.title)}</title>\n'
        f'<url href={xml_attribute(_address(item.url))} target="_blank"/>\n</webLink>\n'
    )


def _page(item: CartridgeItem, language: str) -> str:
    opening = f'<html lang={xml_attribute(language)}><head><meta charset="utf-8">'
    return (
        f"<!DOCTYPE html>\n{opening}<title>{_title(item.title)}</title></head>\n"
        f"<body><p>{xml_text(one_line(item.text))}</p></body></html>\n"
    )


def _title(text: str) -> str:
    return xml_text(shortened(text, _MOST)) or "Untitled"


def _address(url: str) -> str:
    return quote(one_line(url), safe="%/:=&?~#+!$,;'@()*[]-._")


def _file(name: str, module: CartridgeModule, item: CartridgeItem) -> str:
    identifier = _identifier("resource", name, module.name, item.name)
    return f"{identifier}.{'xml' if item.url else 'html'}"


def _identifier(*names: str) -> str:
    """An XML name that is always the same for the same names."""
    digest = hashlib.sha256("\x00".join(names).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{names[0][0]}{digest[:30]}"
