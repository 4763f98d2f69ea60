"""A document as plain values for templates that read JSON, its Markdown parsed."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from interviews.exports.sheets.blocks import Block, Document, Frame, Picture
from interviews.text import markdown


def plain(document: Document) -> dict[str, Any]:
    """Return nested dicts and lists; a `prose` holds `blocks` instead of its source.

    A picture is named: `pictures` has what it shows.
    """
    values = asdict(document)
    values["blocks"] = [_with_prose(block) for block in values["blocks"]]
    return values


def pictures(document: Document) -> dict[str, bytes]:
    """Return what the pictures of the document show, by their names."""
    return dict(_pictures(document.blocks))


def _pictures(blocks: tuple[Block, ...]) -> Iterator[tuple[str, bytes]]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block.name, block.content
        elif isinstance(block, Frame):
            yield from _pictures(block.blocks)


def prose(source: str) -> list[dict[str, Any]]:
    """Return the blocks of `source`; rows that follow each other are one table of cells."""
    found: list[dict[str, Any]] = []
    for block in markdown.parts(source):
        if block.kind == "row" and found and found[-1]["kind"] == "table":
            found[-1]["rows"].append(_cells(block))
        elif block.kind in ("head", "row"):
            found.append({"kind": "table", "rows": [_cells(block)]})
        else:
            found.append(asdict(block))
    return found


def _cells(block: markdown.Block) -> list[list[dict[str, Any]]]:
    return [[asdict(run) for run in cell] for cell in block.cells]


def _with_prose(block: dict[str, Any]) -> dict[str, Any]:
    if block["kind"] == "prose":
        return {"kind": "prose", "blocks": prose(block["source"])}
    if block["kind"] == "logo":
        return {**block, "content": list(block["content"])}
    if block["kind"] == "picture":
        return {name: value for name, value in block.items() if name != "content"}
    if block["kind"] == "frame":
        return {**block, "blocks": [_with_prose(one) for one in block["blocks"]]}
    return block
