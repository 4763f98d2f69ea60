"""XML from strangers: no entities, no network, no document types, bounded depth."""

from typing import Any

from interviews.ingest.extract.errors import UnreadableDocument
from interviews.ingest.extract.package import DAMAGED
from interviews.text.message import N_, Message

Element = Any  # a node of lxml, which has no types

DOCTYPE = N_("This document defines entities of its own, which Office never does. It was not read.")
DEEP = N_("This document is nested too deeply to be read.")


def parse_xml(content: bytes) -> Element:
    """Return the root element."""
    from lxml import etree

    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:65536]:
        raise UnreadableDocument(Message(DOCTYPE))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = DEEP if "depth" in str(error) else DAMAGED
        raise UnreadableDocument(Message(reason)) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableDocument(Message(DOCTYPE))
    return root
