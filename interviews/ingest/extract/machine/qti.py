"""QTI 3 and 2: a package of items, or one item."""

from collections.abc import Iterator, Sequence

from interviews.ingest.extract.document import Question
from interviews.ingest.extract.limits import PART_BYTES
from interviews.ingest.extract.machine.made import lettered, lines_of, made, text_of, with_notes
from interviews.ingest.extract.package import open_package, read_part
from interviews.ingest.extract.xml import Element, parse_xml

ITEMS = ("qti-assessment-item", "assessmentItem")
CHOICES = ("qti-simple-choice", "simpleChoice")
RUBRICS = ("qti-rubric-block", "rubricBlock")
REFERENCES = ("qti-assessment-item-ref", "assessmentItemRef")


def read_qti(content: bytes) -> list[Question]:
    """The items in the order of the test, or of their names where no test says one."""
    if not content.startswith(b"PK"):
        return [question for question in [_item(parse_xml(content))] if question]
    package = open_package(content)
    order, items, left = [], {}, PART_BYTES
    for name in sorted(name for name in package.namelist() if name.endswith(".xml")):
        part = read_part(package, name, left)
        left -= len(part)
        root = parse_xml(part)
        if _tag(root) in ITEMS:
            items[name.rpartition("/")[2]] = _item(root)
        order += [node.get("href", "").rpartition("/")[2] for node in _all(root, REFERENCES)]
    places = {name: place for place, name in enumerate(order)}
    ordered = sorted(items, key=lambda name: places.get(name, len(order)))
    return [question for name in ordered if (question := items[name])]


def _item(root: Element) -> Question | None:
    body = next(_all(root, ("qti-item-body", "itemBody")), None)
    if body is None:
        return None
    notes = [line for block in _all(body, RUBRICS) for line in lines_of(_html(block))]
    choices = [(node.get("identifier"), text_of(_html(node))) for node in _all(body, CHOICES)]
    right = {
        (value.text or "").strip()
        for response in _all(root, ("qti-correct-response", "correctResponse"))
        for value in _all(response, ("qti-value", "value"))
    }
    options = lettered([text for _, text in choices])
    letters = [o[0] for o, (key, _) in zip(options, choices, strict=False) if key in right]
    answer = "".join(letters) if choices else "\n".join(sorted(right))
    for node in [*_all(body, RUBRICS), *_all(body, CHOICES)]:
        if node.getparent() is not None:
            node.getparent().remove(node)
    stem = text_of(_html(body))
    identity = root.get("identifier") or ""
    return with_notes(made(stem, answer, identity, options=options), notes) if stem else None


def _tag(node: Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _all(root: Element, names: Sequence[str]) -> Iterator[Element]:
    return (node for node in root.iter() if _tag(node) in names)


def _html(node: Element) -> str:
    """The node as HTML without namespaces."""
    from lxml import etree

    for part in node.iter():
        if isinstance(part.tag, str):
            part.tag = _tag(part)
    etree.cleanup_namespaces(node)
    html: str = etree.tostring(node, encoding="unicode", method="html", with_tail=False)
    return html
