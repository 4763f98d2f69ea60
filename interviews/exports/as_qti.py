"""QTI 3: a zipped package of extended-text items, scored by people, and the test they form."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from interviews.exports import grading, wording
from interviews.exports.archive import pack
from interviews.exports.booklet import Booklet, Item
from interviews.text.numerals import numeral

QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
CP = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,60}")


def write(booklet: Booklet) -> bytes:
    """Return the package: imsmanifest.xml, test.xml and an item a question."""
    names = identifiers(booklet.items)
    items = {f"items/{names[item.number]}.xml": _item(item, names) for item in booklet.items}
    members = {"imsmanifest.xml": _manifest(names), "test.xml": _test(booklet, names), **items}
    return pack({name: _bytes(element) for name, element in members.items()}, booklet)


def identifiers(items: Iterable[Item]) -> dict[int, str]:
    """Return number -> identifier: the code where XML takes it and it is not used yet."""
    names: dict[int, str] = {}
    for item in items:
        code = item.triple.code
        fits = NAME.fullmatch(code) and code not in names.values()
        names[item.number] = code if fits else f"question-{item.number}"
    return names


def _item(item: Item, names: dict[int, str]) -> Any:
    attributes = {
        "identifier": names[item.number],
        "title": f"{item.triple.code} {wording.short(item.triple.stem)}",
        "adaptive": "false",
        "time-dependent": "false",
        "{http://www.w3.org/XML/1998/namespace}lang": "zh-CN",
    }
    root = _root("qti-assessment-item", attributes)
    response = {"identifier": "RESPONSE", "cardinality": "single", "base-type": "string"}
    _child(root, "qti-response-declaration", response)
    score = {"identifier": "SCORE", "cardinality": "single", "base-type": "float"}
    bounds: dict[str, str | int] = {
        "external-scored": "human",
        "normal-minimum": "0",
        "normal-maximum": item.points,
    }
    _child(root, "qti-outcome-declaration", {**score, **bounds})
    body = _child(root, "qti-item-body")
    _scoring(body, item)
    _content(body, grading.paragraph(item.triple.stem))
    lines = {"expected-lines": wording.answer_lines(item)}
    _child(body, "qti-extended-text-interaction", {"response-identifier": "RESPONSE", **lines})
    return root


def _scoring(body: Any, item: Item) -> None:
    """Add what scorers read, if there is anything: nothing of it is delivered to candidates."""
    if item.triple.answer or item.triple.rubric:
        block = _child(body, "qti-rubric-block", {"use": "scoring", "view": "scorer"})
        _content(_child(block, "qti-content-body"), grading.notes(item, answer=True))


def _test(booklet: Booklet, names: dict[int, str]) -> Any:
    attributes = {"identifier": "TEST", "title": wording.heading(booklet)}
    root = _root("qti-assessment-test", attributes)
    modes = {"navigation-mode": "nonlinear", "submission-mode": "simultaneous"}
    part = _child(root, "qti-test-part", {"identifier": "PART", **modes})
    for ordinal, section in enumerate(booklet.sections, 1):
        title = section.title or numeral(ordinal)
        shown = {"identifier": f"SECTION-{ordinal}", "title": title, "visible": "true"}
        element = _child(part, "qti-assessment-section", shown)
        for item in section.items:
            name = names[item.number]
            reference = {"identifier": name, "href": f"items/{name}.xml"}
            _child(element, "qti-assessment-item-ref", reference)
    return root


def _manifest(names: dict[int, str]) -> Any:
    from lxml import etree

    root = etree.Element(f"{{{CP}}}manifest", {"identifier": "MANIFEST"}, nsmap={None: CP})
    metadata = _child(root, "metadata")
    _child(metadata, "schema").text = "QTI Package"
    _child(metadata, "schemaversion").text = "3.0.0"
    _child(root, "organizations")
    resources = _child(root, "resources")
    test = _resource(resources, "TEST-RESOURCE", "imsqti_test_xmlv3p0", "test.xml")
    for name in names.values():
        _resource(resources, f"{name}-resource", "imsqti_item_xmlv3p0", f"items/{name}.xml")
        _child(test, "dependency", {"identifierref": f"{name}-resource"})
    return root


def _resource(resources: Any, identifier: str, kind: str, href: str) -> Any:
    attributes = {"identifier": identifier, "type": kind, "href": href}
    resource = _child(resources, "resource", attributes)
    _child(resource, "file", {"href": href})
    return resource


def _root(tag: str, attributes: dict[str, str]) -> Any:
    from lxml import etree

    location = {f"{{{XSI}}}schemaLocation": f"{QTI} {SCHEMA}"}
    element = etree.Element(f"{{{QTI}}}{tag}", nsmap={None: QTI, "xsi": XSI})
    element.attrib.update({**location, **attributes})
    return element


def _child(parent: Any, tag: str, attributes: Mapping[str, str | int] | None = None) -> Any:
    from lxml import etree

    namespace = etree.QName(parent).namespace
    values = {name: str(value) for name, value in (attributes or {}).items()}
    return etree.SubElement(parent, f"{{{namespace}}}{tag}", values)


def _content(parent: Any, element: Any) -> None:
    """Move HTML into the item's namespace, as its last child."""
    for node in element.iter():
        node.tag = f"{{{QTI}}}{node.tag}"
    parent.append(element)


def _bytes(element: Any) -> bytes:
    from lxml import etree

    etree.cleanup_namespaces(element)
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", pretty_print=True))
