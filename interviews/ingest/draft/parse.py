"""The one way to a parsed document: size, then a child process with its limits."""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from interviews.bankfile.pictures import Picture as Kept
from interviews.bankfile.triple import SHOWN
from interviews.ingest.draft.columns import gathered, has_columns, mapping_of, remembered
from interviews.ingest.draft.named import with_added_terms
from interviews.ingest.draft.rows import read_rows
from interviews.ingest.draft.tables import checked
from interviews.ingest.draft.template import Known, is_template, questions_of
from interviews.ingest.draft.triple import EMPTY, Found, Parsed, triple_of
from interviews.ingest.extract import (
    UnreadableDocument,
    check_upload,
    document_from,
    extract_safely,
    is_archive,
    open_archive,
    read_upload,
    resegment,
)
from interviews.models import Category, Competency, Picture, Role, terms
from interviews.text.message import N_
from interviews.text.normalise import clean

BANK_FILES = (".yaml", ".yml")
PAPER = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{(?=(?s:.*)"sections")')  # may be one of ours as JSON
NO_PAPER: dict[str, Any] = {"triples": []}
NO_PICTURE = N_("The file names a picture that it does not hold, and it was left out: %(alt)s")
OWN_KINDS = ("bank", "json", "moodle", "qti", "gift", "aiken", "anki")
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def members(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The (name, bytes) of each file in an archive, or of the one file that `content` is."""
    check_upload(name, len(content))
    if is_archive(content):
        yield from open_archive(content)
    else:
        yield name, content


def read_path(path: Path) -> bytes:
    """The bytes of a file of this machine, refused when it is too large."""
    with path.open("rb") as stream:
        return read_upload(path.name, stream)


def parse(name: str, content: bytes, seconds: float | None = None) -> Parsed:
    """Return the document as plain values. Raises UnreadableDocument; TooSlow after `seconds`."""
    if name.lower().endswith(BANK_FILES):
        return _bank_file(name, content)
    paper = read_rows("json", content, terms()) if PAPER.match(content) else NO_PAPER
    if paper["triples"]:
        return _paper(name, paper)
    parsed: Parsed = storable(extract_safely(name, content, seconds).as_dict())
    if "why" in paper:
        text, params = paper["why"]
        parsed["warnings"] = [{"text": text, "params": params}]
    table = _template_lines(parsed)
    if not table:
        return with_added_terms(_with_columns(parsed), known())
    questions = questions_of(storable(read_rows(parsed["kind"], content)["sheets"]), known())
    for question, line in zip(questions, table[1:], strict=False):
        question["span"] = [line, line + 1]
    return {**parsed, "questions": questions, "found": len(questions), "warnings": []}


def _template_lines(parsed: Parsed) -> list[int]:
    """The lines of the table that is our own template, its headings first; none of any other."""
    if parsed["kind"] not in ("xlsx", "csv"):
        return []
    marks = sorted((int(line), mark) for line, mark in parsed["marks"].items())
    table = next((m.get("table") for _, m in marks if is_template(m.get("cells", ()))), None)
    return [line for line, mark in marks if table and mark.get("table") == table]


def known() -> Known:
    """The words of the bank that a spreadsheet may use: names and slugs alike."""
    return Known(
        _slugs(Role), _slugs(Category), frozenset(Competency.objects.values_list("name", flat=True))
    )


def _slugs(model: type[Role] | type[Category]) -> dict[str, str]:
    terms = model.objects.values_list("slug", "name", "english_name")
    return {word: slug for slug, *names in terms for word in (slug, *names)}


def _bank_file(name: str, content: bytes) -> Parsed:
    read = read_rows("yaml", content, terms())
    lines = content.decode("utf-8-sig").splitlines()
    lines = lines[: lines.index("pictures:")] if read["pictures"] else lines
    places = [n for n, line in enumerate(lines) if line.lstrip().startswith(("- code:", "code:"))]
    starts = places if len(places) == len(read["triples"]) else [0] * len(read["triples"])
    return _of_ours(name, "bank", read, lines, starts)


def _paper(name: str, read: Mapping[str, Any]) -> Parsed:
    """A paper that was exported as JSON, which nobody reads as such: its lines are what it says."""
    lines: list[str] = []
    starts: list[int] = []
    for triple in read["triples"]:
        starts.append(len(lines))
        texts = (triple["code"], triple["stem"], triple.get("answer", ""))
        lines += [line for text in texts for line in text.splitlines()]
    return _of_ours(name, "json", read, lines, starts)


def _of_ours(
    name: str, kind: str, read: Mapping[str, Any], lines: list[str], starts: list[int]
) -> Parsed:
    """A document whose questions say all that the bank holds of them, pictures too."""
    _keep_pictures(read)
    ends = [*starts[1:], len(lines)]
    questions = [
        _of_bank(triple, start, end)
        for triple, start, end in zip(read["triples"], starts, ends, strict=True)
    ]
    return Parsed(
        name=name,
        kind=kind,
        title="",
        role="",
        declared=None,
        found=len(questions),
        guide=False,
        lines=lines,
        marks={},
        sections=[],
        questions=_shown(questions),
        dropped=[],
        repairs=[],
        warnings=[],
    )


def _keep_pictures(read: Mapping[str, Any]) -> None:
    """Keep those that its questions show: each is named by what it is."""
    shown = {triple.get("picture") for triple in read["triples"]}
    for name, encoded in read["pictures"]:
        if name in shown:
            Picture.objects.keep(Kept(name, b64decode(encoded)))


def _shown(questions: Sequence[Found]) -> list[Found]:
    """The questions; those whose picture nobody has without it, which is said."""
    names = {question["triple"].get("picture") for question in questions} - {None, ""}
    kept = set(Picture.objects.filter(pk__in=names).values_list("pk", flat=True)) if names else ()
    return [
        question if question["triple"].get("picture", "") in ("", *kept) else _without(question)
        for question in questions
    ]


def _without(question: Found) -> Found:
    triple = question["triple"]
    doubt = {"field": "", "text": NO_PICTURE, "params": {"alt": triple.get("picture_alt", "")}}
    left = {name: value for name, value in triple.items() if name not in SHOWN}
    fields = [name for name in question["fields"] if name not in SHOWN]
    return question | {"triple": left, "fields": fields, "doubts": [doubt]}


def _of_bank(triple: Found, start: int, end: int) -> Found:
    return {
        **{"number": None, "confidence": 1, "duplicate_of": None, "origin": {}},
        "answer_confidence": 1 if triple.get("answer") else 0,
        "span": [start, max(end, start + 1)],
        "triple": EMPTY | triple | {"status": "draft"},
        "fields": [name for name in triple if name not in ("code", "status")],
    }


def reread(text: str) -> Found:
    """A triple of some text: the one question found in it, else its first line and the rest."""
    try:
        questions = parse("piece.txt", text.encode())["questions"]
    except UnreadableDocument:
        questions = []
    if len(questions) == 1:
        return triple_of(questions[0])
    stem, _, rest = clean(text).partition("\n")
    return EMPTY | {"stem": stem, "answer": rest}


def again(
    parsed: Parsed,
    examples: Iterable[int] = (),
    *,
    headings: Iterable[int] = (),
    answers: Iterable[int] = (),
) -> list[Found]:
    """The questions of a stored document, read anew as somebody showed.

    Each line like one of `examples` is a question; those of `headings` are headings, and those of
    `answers` start no question. The columns that a person has named are what they were named.
    """
    mapping = mapping_of(parsed.get("columns", []))
    document = gathered(document_from({**parsed, "questions": []}), mapping)
    found = resegment(document, examples, headings=headings, answers=answers, mapped=mapping)
    words, questions = known(), storable(found.as_dict()["questions"])
    read = checked(questions, document, mapping, words)
    return with_added_terms({**parsed, "questions": read}, words)["questions"]


def states_itself(parsed: Parsed) -> bool:
    """Whether the file says itself what is a question, so that there is nothing to teach."""
    return parsed["kind"] in OWN_KINDS or bool(_template_lines(parsed))


def _with_columns(parsed: Parsed) -> Parsed:
    """The tables as people said before for such heads, and what is not understood in them."""
    if parsed["kind"] in OWN_KINDS or not has_columns(parsed):
        return parsed
    document = document_from(parsed)
    columns = remembered(document)
    if columns:
        mapping = mapping_of(columns)
        document = resegment(gathered(document, mapping), mapped=mapping)
        parsed = storable(document.as_dict())
        parsed["columns"] = columns
    questions = checked(
        parsed["questions"], document, mapping_of(parsed.get("columns", [])), known()
    )
    return {**parsed, "questions": questions}


def storable(value: Any) -> Any:
    """Plain values with a visible sign for each character that no database holds in JSON."""
    if isinstance(value, str):
        return UNSTORABLE.sub(_sign, value)
    if isinstance(value, dict):
        return {name: storable(part) for name, part in value.items()}
    return [storable(part) for part in value] if isinstance(value, (list, tuple)) else value


def _sign(found: re.Match[str]) -> str:
    return "\N{SYMBOL FOR NULL}" if found[0] == "\0" else "\N{REPLACEMENT CHARACTER}"
