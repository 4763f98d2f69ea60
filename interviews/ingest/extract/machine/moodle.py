"""Moodle XML, as we write it and as Moodle writes it back."""

from interviews.ingest.extract.document import Line, Question
from interviews.ingest.extract.machine.made import (
    lettered,
    lines_of,
    made,
    text_of,
    with_notes,
)
from interviews.ingest.extract.xml import Element, parse_xml

SKIPPED = ("category", "description")
RIGHT = 0.01
TRUTHS = {"true": "正确", "false": "错误"}


def read_moodle(content: bytes) -> list[Question]:
    """The questions of a quiz file; categories and descriptions ask nothing."""
    found = []
    for node in parse_xml(content.lstrip()).iterchildren("question"):
        if node.get("type") not in SKIPPED and (question := _question(node)):
            found.append(question)
    return found


def _question(node: Element) -> Question | None:
    stem = _shown(node.find("questiontext"))
    if not stem:
        return None
    answers, options = _answers(node)
    feedback = _shown(node.find("generalfeedback"))
    question = made(
        stem,
        answers or feedback,
        _code(node),
        options=options,
        analysis=feedback if answers else "",
        score=_number(node.findtext("defaultgrade")),
        extra=_tags(node),
    )
    notes = node.find("graderinfo")
    return with_notes(question, _lines(notes)) if notes is not None else question


def _code(node: Element) -> str:
    """The ID number, else the first word of the name."""
    name = (node.findtext("name/text") or "").strip()
    return (node.findtext("idnumber") or "").strip() or name.split(" ")[0]


def _answers(node: Element) -> tuple[str, tuple[str, ...]]:
    """(the right answer, options); a choice gives letters."""
    kind = node.get("type")
    answers = [(_shown(a), _number(a.get("fraction")) or 0.0) for a in node.iterchildren("answer")]
    answers = [(text, fraction) for text, fraction in answers if text]
    if kind == "truefalse":
        right = next((text for text, fraction in answers if fraction > RIGHT), "")
        return TRUTHS.get(right.lower(), right), ()
    if kind == "multichoice":
        options = lettered([text for text, _ in answers])
        letters = [
            o[0] for o, (_, fraction) in zip(options, answers, strict=False) if fraction > RIGHT
        ]
        return "".join(letters), options
    if kind == "matching":
        pairs = [
            (_shown(sub), (sub.findtext("answer/text") or "").strip())
            for sub in node.iterchildren("subquestion")
        ]
        return "\n".join(f"{left} → {right}" for left, right in pairs if left), ()
    return "\n".join(text for text, fraction in answers if fraction > RIGHT), ()


def _lines(node: Element) -> list[Line]:
    text = node.findtext("text") or ""
    return lines_of(
        text if _is_html(node) else "".join(f"<p>{line}</p>" for line in text.split("\n"))
    )


def _shown(node: Element | None) -> str:
    if node is None:
        return ""
    text = node.findtext("text") or ""
    return text_of(text) if _is_html(node) else text.strip()


def _is_html(node: Element) -> bool:
    return node.get("format", "html") in ("html", "moodle_auto_format") or "<p" in (
        node.findtext("text") or ""
    )


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if 0 < value <= 1000 else None


def _tags(node: Element) -> dict[str, str]:
    tags = [(tag.findtext("text") or "").strip() for tag in node.iterfind("tags/tag")]
    return {"tags": "、".join(filter(None, tags))} if any(tags) else {}
