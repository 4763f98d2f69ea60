"""A question as the picture that a chat shows beside a link: its stem, and never an answer."""

import json
from dataclasses import asdict, dataclass

from interviews.exports import as_pdf, fonts

LONGEST = 150  # characters of a stem that stay large enough to be read in a chat
PIXELS_PER_INCH = 144  # 1200 by 630


@dataclass(frozen=True)
class Card:
    """The words of a card, as they are shown. `category_slug` chooses the colour."""

    code: str
    stem: str
    category: str
    category_slug: str
    roles: str
    difficulty: str
    facts: str
    site: str


def write(card: Card) -> bytes:
    """Return the PNG of a Card; what is longer than the card ends in an ellipsis."""
    import typst

    values = {name: fonts.printable_text(text) for name, text in asdict(card).items()}
    values["stem"] = _short(values["stem"])
    compiler = typst.Compiler(
        root=str(as_pdf.TEMPLATES),
        input=str(as_pdf.TEMPLATES / "card.typ"),
        font_paths=as_pdf.typefaces(),
        sys_inputs={"card": json.dumps(values, ensure_ascii=False), "serif": fonts.serif()},
    )
    picture = compiler.compile(format="png", ppi=PIXELS_PER_INCH)
    assert isinstance(picture, bytes)  # of one page; of several it would be a list
    return picture


def _short(stem: str) -> str:
    return stem if len(stem) <= LONGEST else stem[: LONGEST - 1].rstrip("，、；：") + "…"
