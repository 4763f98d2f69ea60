"""GIFT and Aiken: questions as text, parted by blank lines."""

import re

from interviews.ingest.extract.document import Question
from interviews.ingest.extract.encoding import decode
from interviews.ingest.extract.machine.made import lettered, made, text_of

BLOCK = re.compile(r"\n[ \t]*\n")
TITLE = re.compile(r"::((?:[^:\\]|\\.|:(?!:)){0,400})::", re.S)
FORMAT = re.compile(r"\s{0,9}\[(html|markdown|moodle|plain)\]\s{0,9}", re.I)
IDENTITY = re.compile(r"\[id:([^\]]{1,100})\]")
TAG = re.compile(r"\[tag:([^\]]{1,100})\]")
ESCAPED = re.compile(r"\\([~=#{}:\\])|\\n")
CHOICE = re.compile(
    r"(?<!\\)([=~])\s*(?:%-?[\d.]{1,8}%)?((?:[^=~\\#]|\\.)*)(?:(?<!\\)#(?:[^=~\\]|\\.)*)?"
)
TRUTHS = {"T": "正确", "TRUE": "正确", "F": "错误", "FALSE": "错误"}
AIKEN = re.compile(r"([A-H])[.)] ?(.+)")


def read_gift(content: bytes) -> list[Question]:
    """The questions of a GIFT file; comments may hold [id:…] and [tag:…]."""
    text = decode(content)[0].replace("\r\n", "\n").replace("\r", "\n")
    return [question for block in BLOCK.split(text) if (question := _gift(block.strip()))]


def _gift(block: str) -> Question | None:
    comments = [line for line in block.split("\n") if line.lstrip().startswith("//")]
    lines = [line for line in block.split("\n") if not line.lstrip().startswith(("//", "$"))]
    text = "\n".join(lines).strip()
    title = TITLE.match(text)
    text = text[title.end() :] if title else text
    start, end = _unescaped(text, "{"), _unescaped(text, "}", last=True)
    if start < 0 or end < start:
        return None
    stem = _shown(text[:start] + " ____ " * bool(text[end + 1 :].strip()) + text[end + 1 :])
    said, _, feedback = text[start + 1 : end].partition("####")
    answer, options = _answer(said.strip())
    notes = "\n".join(comments)
    identity = IDENTITY.search(notes)
    code = identity.group(1) if identity else _plain(title.group(1)).split(" ")[0] if title else ""
    tags = "、".join(TAG.findall(notes))
    feedback = _shown(feedback)
    return made(
        stem,
        answer or feedback,
        code.strip(),
        options=options,
        analysis=feedback if answer else "",
        extra={"tags": tags} if tags else {},
    )


def _unescaped(text: str, mark: str, last: bool = False) -> int:
    places = [
        m.start()
        for m in re.finditer(re.escape(mark), text)
        if text[m.start() - 1 : m.start()] != "\\"
    ]
    return (places[-1] if last else places[0]) if places else -1


def _answer(said: str) -> tuple[str, tuple[str, ...]]:
    if said.upper() in TRUTHS:
        return TRUTHS[said.upper()], ()
    if said.startswith("#"):
        return said[1:].strip().lstrip("="), ()
    choices = [(mark, _shown(text)) for mark, text in CHOICE.findall(said)]
    choices = [(mark, text) for mark, text in choices if text]
    if not any(mark == "~" for mark, _ in choices):
        return "\n".join(text for _, text in choices), ()
    options = lettered([text for _, text in choices])
    right = [o[0] for o, (mark, _) in zip(options, choices, strict=False) if mark == "="]
    return "".join(right), options


def _shown(text: str) -> str:
    form = FORMAT.match(text)
    text = _plain(text[form.end() :] if form else text)
    return text_of(text) if "<" in text and ">" in text else text.strip()


def _plain(text: str) -> str:
    return ESCAPED.sub(lambda match: match.group(1) or "\n", text).strip()


def read_aiken(content: bytes) -> list[Question]:
    """A stem, lettered options, and ANSWER: X."""
    text, found = decode(content)[0], list[Question]()
    stem: list[str] = []
    options: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        choice = AIKEN.fullmatch(line)
        if line.upper().startswith("ANSWER:"):
            right = line.partition(":")[2].strip()
            found += [made("\n".join(stem), right, options=tuple(options))] if stem else []
            stem, options = [], []
        elif choice and stem:
            options.append(f"{choice.group(1)}. {choice.group(2)}")
        else:
            stem.append(line)
    return found
