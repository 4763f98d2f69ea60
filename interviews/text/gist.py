"""A long stem in the space of a card: how it begins, and its question whole."""

import re

MOST = 120  # characters; four lines of a phone, five of a small one
SENTENCE = re.compile(r".*?(?:[。！？!?…]+[”’」』）)]*|$)", re.S)
PAUSES = "，、；：,;: "


def gist(stem: str, most: int = MOST) -> str:
    """Return `stem`, or its beginning, an ellipsis and the sentence that asks, whole.

    The question is never cut: where it is longer than `most` by itself, it stands alone.
    """
    if len(stem) <= most:
        return stem
    question = _question(stem)
    room = most - len(question)
    if room < most // 4:
        return f"……{question}"
    return f"{stem[:room].rstrip(PAUSES)}……{question}"


def _question(stem: str) -> str:
    """The end of `stem` from its last sentence that asks on; the last sentence where none does."""
    sentences = [found for found in SENTENCE.findall(stem.strip()) if found]
    asking = [place for place, text in enumerate(sentences) if re.search(r"[？?]", text)]
    start = asking[-1] if asking else len(sentences) - 1
    return "".join(sentences[start:])
