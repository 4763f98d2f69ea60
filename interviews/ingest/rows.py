"""Our own files, read in a limited child process: workbook and CSV rows, and bank files.

python -m interviews.ingest.rows KIND reads the file from standard input and prints JSON. No Django.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from interviews.ingest.extract import UnreadableDocument
from interviews.ingest.extract.limits import OUTPUT_BYTES, SECONDS
from interviews.text.message import N_, Message

ROOT = Path(__file__).parents[2]
HALTED = N_("This file took too long or too much memory to read. Split it into several files.")
BROKEN = N_("Line %(line)d: %(question)s %(field)s %(reason)s")


def read_rows(kind, content):
    """Return what the child printed for a file of `kind`: xlsx, csv or yaml."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as found:
        given.write(content)
        given.seek(0)
        try:
            status = _child(kind, given, found)
        except subprocess.TimeoutExpired as error:
            raise UnreadableDocument(Message(HALTED)) from error
        found.seek(0)
        output = found.read(OUTPUT_BYTES)
    if status:
        raise UnreadableDocument(Message(HALTED))
    values = json.loads(output)
    if "unreadable" in values:
        raise UnreadableDocument(message_from(values["unreadable"]))
    return values


def message_from(value):
    """A Message, and those in its params, from the lists that JSON made of them."""
    text, params = value
    nested = {name: message_from(part) for name, part in params.items() if isinstance(part, list)}
    return Message(text, params | nested)


def _child(kind, given, found):
    return subprocess.run(
        [sys.executable, "-m", "interviews.ingest.rows", kind],
        stdin=given,
        stdout=found,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"},
        timeout=SECONDS,
        check=False,
    ).returncode


def main(kind):
    """Print the rows or triples of the file on standard input."""
    from interviews.ingest.extract.child import limit_this_process

    limit_this_process()
    content = sys.stdin.buffer.read()
    try:
        values = {"xlsx": _workbook, "csv": _csv, "yaml": _bank_file}[kind](content)
    except UnreadableDocument as error:
        values = {"unreadable": error.message}
    json.dump(values, sys.stdout, ensure_ascii=False)


def _workbook(content):
    from interviews.ingest.extract.read.sheet import read_xlsx

    sheets = {}
    for line in read_xlsx(content):
        sheets.setdefault(line.table, []).append([line.row, line.cells])
    return {"sheets": list(sheets.values())}


def _csv(content):
    """Rows by their ordinal, as a spreadsheet numbers them: one cell may hold many lines."""
    import csv
    import io

    from interviews.ingest.extract.encoding import decode

    text = decode(content)[0]
    first = text.partition("\n")[0]
    csv.field_size_limit(200_000)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=first.count))
    stripped = ([cell.strip() for cell in row] for row in rows)
    return {"sheets": [[[n, row] for n, row in enumerate(stripped, 1) if any(row)]]}


def _bank_file(content):
    from interviews.bankfile.read import BankFileError, read_bank

    try:
        return {"triples": [triple.as_dict() for triple in read_bank(content, "")]}
    except BankFileError as error:
        problem = error.problems[0]
        place = {"line": problem.line, "question": problem.question, "field": problem.field}
        raise UnreadableDocument(Message(BROKEN, place | {"reason": problem.message})) from error


if __name__ == "__main__":
    main(sys.argv[1])
