"""Every format a booklet can be written in, and the one way to write it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from interviews.exports import (
    as_anki,
    as_bankfile,
    as_csv,
    as_docx,
    as_form,
    as_gift,
    as_json,
    as_markdown,
    as_moodle,
    as_pdf,
    as_qti,
    as_xlsx,
    fonts,
    losses,
    wording,
)
from interviews.exports.booklet import Booklet, Sheet
from interviews.exports.candidates import for_candidates
from interviews.exports.script import in_script
from interviews.text.message import N_, Message
from interviews.text.nested import map_texts
from interviews.text.normalise import clean

PAPERS = tuple(Sheet)
TEXTS = (Sheet.CANDIDATE, Sheet.PRACTICE, Sheet.ANSWERS, Sheet.INTERVIEWER)
WHOLE = (Sheet.INTERVIEWER,)
LOSSLESS = {"bankfile", "json"}  # stay as stored, so that they can be read back
SHOWING = {"pdf", "form", "docx", "json", "bankfile"}  # hold the pictures of questions
DRAWN = {"pdf", "form", "docx", "markdown"}  # bring their own words into the reader's script, too
QUESTIONS = (Sheet.CANDIDATE, Sheet.INTERVIEWER)
RECKONED = (*QUESTIONS, Sheet.SCORECARD, Sheet.SUMMARY)
OFFICE = "application/vnd.openxmlformats-officedocument."
UNSAFE_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff]+')
LONGEST_NAME = 60  # characters; Chinese takes three bytes each, and file systems take 255
NOT_TEXT = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class ExportError(Exception):
    """What was asked for cannot be written. `message` says why, for the person who asked."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def no_warnings(booklet: Booklet) -> tuple[Message, ...]:
    return ()


@dataclass(frozen=True)
class Format:
    """A file format. `loses` says on screen what it cannot hold; `warn` what it changed."""

    label: str
    suffix: str
    content_type: str
    write: Callable[[Booklet], bytes]
    sheets: tuple[Sheet, ...]
    loses: tuple[Message, ...] = ()
    warn: Callable[[Booklet], tuple[Message, ...]] = no_warnings
    blank: bool = False  # a file without questions is of use: an import template

    @property
    def papers(self) -> tuple[Sheet, ...]:
        """The sheets that are laid out for people, not the whole question for programs."""
        if Sheet.ANSWERS in self.sheets:
            return self.sheets
        return tuple(sheet for sheet in self.sheets if sheet != Sheet.INTERVIEWER)


@dataclass(frozen=True)
class Export:
    """A written file. `filename` is safe on every system and in a header once quoted.

    `plain_name` is for programs that read only ASCII there: S-0007-A-v2-candidate.pdf.
    """

    content: bytes
    filename: str
    plain_name: str
    content_type: str
    warnings: tuple[Message, ...] = ()


PRINTED = Message(N_("Tags, source, author and licence are not printed."))
NO_SCORING = Message(N_("Rubric, probes, red flags and purpose cannot be said: only the answer."))
NO_SAMPLES = Message(N_("Sample answers are left out."))
NO_PAPER = Message(N_("Sections, order and notes of the paper are left out."))
APOSTROPHE = Message(N_("Text that a spreadsheet would run or change gets an apostrophe."))
DOUBLES = Message(N_("Importing the file again makes second copies of the questions."))
NO_FACTS = Message(N_("Role, category, competencies, difficulty and source are left out."))
ANSWER_ONLY_HTML = Message(N_("The model answer becomes HTML and is no longer Markdown."))

FORMATS = {
    "pdf": Format(
        "PDF", ".pdf", "application/pdf", as_pdf.write, PAPERS, (PRINTED,), fonts.unprintable
    ),
    "form": Format(
        N_("PDF to fill in"),
        ".form.pdf",
        "application/pdf",
        as_form.write,
        (Sheet.SCORECARD,),
        (
            PRINTED,
            Message(N_("Sums are filled in by hand: the file runs nothing.")),
            Message(
                N_(
                    "Fill it in with a browser: LibreOffice does not draw Chinese that is typed"
                    " into a PDF."
                )
            ),
        ),
        fonts.unprintable,
    ),
    "docx": Format(
        "Word",
        ".docx",
        OFFICE + "wordprocessingml.document",
        as_docx.write,
        PAPERS,
        (PRINTED, Message(N_("Page numbers in the contents appear when Word updates its fields."))),
    ),
    "xlsx": Format(
        "Excel",
        ".xlsx",
        OFFICE + "spreadsheetml.sheet",
        as_xlsx.write,
        RECKONED,
        (NO_PAPER, NO_SAMPLES, Message(N_("A text longer than 32,767 characters is cut."))),
        as_xlsx.too_long,
        blank=True,
    ),
    "csv": Format(
        "CSV",
        ".csv",
        "text/csv; charset=utf-8",
        as_csv.write,
        QUESTIONS,
        (NO_PAPER, NO_SAMPLES, APOSTROPHE),
        blank=True,
    ),
    "markdown": Format(
        "Markdown", ".md", "text/markdown; charset=utf-8", as_markdown.write, TEXTS, (PRINTED,)
    ),
    "json": Format("JSON", ".json", "application/json", as_json.write, QUESTIONS, blank=True),
    "bankfile": Format(
        N_("Bank file"), ".yaml", "application/yaml", as_bankfile.write, WHOLE, (NO_PAPER,)
    ),
    "moodle": Format(
        "Moodle XML",
        ".xml",
        "application/xml",
        as_moodle.write,
        QUESTIONS,
        (NO_FACTS, NO_SAMPLES, ANSWER_ONLY_HTML, DOUBLES),
        lambda booklet: as_moodle.doubled(booklet) + losses.code_blocks(booklet),
    ),
    "gift": Format(
        "GIFT",
        ".gift.txt",
        "text/plain; charset=utf-8",
        as_gift.write,
        QUESTIONS,
        (
            *(NO_SCORING, Message(N_("Points and minutes are left out."))),
            *(NO_FACTS, NO_SAMPLES, ANSWER_ONLY_HTML, DOUBLES),
        ),
        losses.code_blocks,
    ),
    "qti": Format(
        "QTI 3",
        ".zip",
        "application/zip",
        as_qti.write,
        QUESTIONS,
        (NO_FACTS, NO_SAMPLES, ANSWER_ONLY_HTML),
        lambda booklet: losses.code_blocks(booklet) + losses.placeholders(booklet),
    ),
    "anki": Format(
        "Anki",
        ".apkg",
        "application/octet-stream",
        as_anki.write,
        WHOLE,
        (NO_FACTS, NO_PAPER),
        losses.code_blocks,
    ),
}


def write(booklet: Booklet, format_name: str) -> Export:
    """Return the Export of a booklet's sheet. Raises ExportError for what cannot be made."""
    if format_name not in FORMATS:
        raise ExportError(Message(N_("There is no format “%(name)s”."), {"name": format_name}))
    chosen = FORMATS[format_name]
    _check(booklet, chosen)
    booklet = _prepared(booklet, format_name)
    kind = wording.SHEETS[booklet.sheet] if booklet.sheet in chosen.papers else "题目"
    name = in_script(file_name(booklet.title, kind), booklet.language) + chosen.suffix
    plain = plain_name(booklet) + chosen.suffix
    lost = () if format_name in SHOWING else losses.pictures(booklet)
    booklet = booklet if format_name in SHOWING else _without_pictures(booklet)
    try:
        content, warnings = chosen.write(booklet), lost + chosen.warn(booklet)
    except fonts.NoFonts as error:
        raise ExportError(error.message) from error
    return Export(content, name, plain, chosen.content_type, warnings)


def file_name(title: str, kind: str) -> str:
    """Return a name without suffix that any system can store: 客服经理终面 B 卷 试题卷."""
    safe = " ".join(UNSAFE_IN_NAMES.sub("-", title).split()).removesuffix(kind)
    return f"{safe[:LONGEST_NAME].strip(' .-')} {kind}".strip()


def plain_name(booklet: Booklet) -> str:
    """Return a name without suffix in ASCII letters, digits and dashes."""
    code = "-".join(re.findall(r"[A-Za-z0-9]+", booklet.form_code))[:LONGEST_NAME]
    return f"{code or 'questions'}-{booklet.sheet}"


def _check(booklet: Booklet, chosen: Format) -> None:
    if booklet.sheet not in chosen.sheets:
        params = {"format": chosen.label, "sheet": wording.SHEETS[booklet.sheet]}
        raise ExportError(Message(N_("%(format)s cannot hold this sheet: %(sheet)s."), params))
    if not booklet.items and not chosen.blank:
        raise ExportError(Message(N_("There is no question to write.")))


def _without_pictures(booklet: Booklet) -> Booklet:
    """Return the booklet with what its questions show in words."""
    sections = tuple(
        replace(section, items=tuple(map(losses.told, section.items)))
        for section in booklet.sections
    )
    return replace(booklet, sections=sections, pictures={})


def _prepared(booklet: Booklet, format_name: str) -> Booklet:
    """Return the booklet as writers get it: storable text, and only what its readers may see."""
    booklet = map_texts(booklet, lambda text: NOT_TEXT.sub("", clean(text)))
    if format_name not in LOSSLESS | DRAWN:
        booklet = in_script(booklet, booklet.language)
    return for_candidates(booklet) if booklet.sheet == Sheet.CANDIDATE else booklet
