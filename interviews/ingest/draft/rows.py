"""Our own files, read in a limited child process: workbook and CSV rows, papers, bank files.

python -m interviews.ingest.draft.rows KIND reads the file from standard input and prints JSON.
No Django.
"""

import json
import sys
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from typing import Any

from interviews.bankfile.pictures import Picture
from interviews.bankfile.vocabulary import SHIPPED, Terms
from interviews.ingest.extract import UnreadableDocument
from interviews.ingest.extract.child import limit_this_process, read_limited
from interviews.text.message import N_, Message

NOT_WHOLE = N_(
    "This is a paper that was exported as JSON, but %(question)s %(field)s is not as it was written"
    " (%(reason)s). It was read like any list of questions: look at each."
)
BROKEN = N_("Line %(line)d: %(question)s %(field)s %(reason)s")


def read_rows(kind: str, content: bytes, terms: Terms = SHIPPED) -> dict[str, Any]:
    """Return what the child printed for a file of `kind`: xlsx, csv, json or yaml.

    A paper and a bank file name roles and categories of `terms`.
    """
    words = [",".join(slugs) for slugs in (terms.roles, terms.categories)]
    return read_limited(content, "interviews.ingest.draft.rows", kind, *words)


def main(kind: str, roles: str, categories: str) -> None:
    """Print the rows or triples of the file on standard input."""
    limit_this_process()
    content = sys.stdin.buffer.read()
    terms = Terms(tuple(roles.split(",")), tuple(categories.split(",")))
    readers: dict[str, Callable[[bytes], dict[str, Any]]]
    readers = {"xlsx": _workbook, "csv": _csv, "yaml": partial(_bank_file, terms)}
    readers["json"] = partial(_paper, terms)
    try:
        values = readers[kind](content)
    except UnreadableDocument as error:
        values = {"unreadable": error.message}
    json.dump(values, sys.stdout, ensure_ascii=False)


def _workbook(content: bytes) -> dict[str, Any]:
    from interviews.ingest.extract.read.sheet import read_xlsx

    sheets: dict[int, list[list[Any]]] = {}
    for line in read_xlsx(content):
        sheets.setdefault(line.table, []).append([line.row, line.cells])
    return {"sheets": list(sheets.values())}


def _csv(content: bytes) -> dict[str, Any]:
    """Rows by their ordinal, as a spreadsheet numbers them: one cell may hold many lines."""
    from interviews.ingest.extract.read.delimited import csv_rows

    numbered = enumerate((cells for _, cells in csv_rows(content)), 1)
    return {"sheets": [[[n, cells] for n, cells in numbered if any(cells)]]}


def _bank_file(terms: Terms, content: bytes) -> dict[str, Any]:
    from interviews.bankfile.errors import BankFileError
    from interviews.bankfile.read import read_file

    try:
        bank = read_file(content, "", terms)
    except BankFileError as error:
        problem = error.problems[0]
        place = {"line": problem.line, "question": problem.question, "field": problem.field}
        raise UnreadableDocument(Message(BROKEN, place | {"reason": problem.message})) from error
    return {
        "triples": [triple.as_dict() for triple in bank.triples],
        "pictures": _encoded(bank.pictures),
    }


def _paper(terms: Terms, content: bytes) -> dict[str, Any]:
    """What the questions of a paper of ours state; none of any other, and why where it is one."""
    from interviews.bankfile.errors import BankFileError
    from interviews.bankfile.paper import read_paper

    try:
        paper = read_paper(content, terms)
    except BankFileError as error:
        problem = error.problems[0]
        place = {"question": problem.question, "field": problem.field}
        why = Message(NOT_WHOLE, place | {"reason": problem.message})
        return {"triples": [], "pictures": [], "why": why}
    if paper is None:
        return {"triples": [], "pictures": []}
    triples = json.loads(json.dumps(paper.questions, default=asdict))
    return {"triples": triples, "pictures": _encoded(paper.pictures)}


def _encoded(pictures: Iterable[Picture]) -> list[tuple[str, str]]:
    return [(shown.name, b64encode(shown.content).decode()) for shown in pictures]


if __name__ == "__main__":
    main(*sys.argv[1:])
