"""A finished page for a reader of another language than the text it holds.

Stored text is Simplified Chinese and stays so. Readers in Taiwan and Hong Kong get pages in their
script and words; for readers of another language Chinese text is marked as Chinese, so that it is
read aloud and set as such (WCAG 3.1.2). Works on HTML as our own templates write it.
"""

import re
from functools import cache

TRADITIONAL = {"zh-tw": "s2twp", "zh-hk": "s2hk"}  # language code -> OpenCC's conversion
HTML_LANG = {"zh-hans": "zh-CN", "zh-tw": "zh-Hant-TW", "zh-hk": "zh-Hant-HK"}
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Comments, and elements whose content is not for reading or is what somebody types.
PIECE = re.compile(r"(<!--.*?-->|<(?P<raw>script|style|textarea)\b.*?</(?P=raw)\s*>|<[^>]*>)", re.S)
SAID = re.compile(r'(\s(?:aria-label|alt|title|placeholder|data-level)=")([^"]*)(")')
META = re.compile(
    r'^(<meta\s(?:name="description"|property="og:(?:title|description|site_name|image:alt)")'
    r'\scontent=")([^"]*)(")'
)
OPENING = re.compile(r"<(?!(?:br|hr|img|input|meta|link|source|wbr)\b)[a-z]")
BREAK = "\x1e"  # stands in no text that may be stored


def traditional(text, language):
    """Return `text` in the script and words of `language`, a key of TRADITIONAL."""
    return _converter(TRADITIONAL[language]).convert(text)


def traditional_page(html, language):
    """Return the page with all that is read in Traditional; addresses and values stay."""
    pieces = _pieces(html)
    spots = [spot for piece in pieces for spot in _spoken(piece)]
    converted = iter(traditional(BREAK.join(spots), language).split(BREAK))
    return "".join(_respoken(piece, converted) for piece in pieces)


def marked_page(html):
    """Return the page with lang="zh-CN" on what directly holds Chinese text and is not marked."""
    out, before = [], ""
    for piece in _pieces(html):
        if _is_text(piece) and CHINESE.search(piece) and " lang=" not in before:
            if _opens(before):
                out[-1] = f'{before[:-1]} lang="zh-CN">'
            else:
                piece = f'<span lang="zh-CN">{piece}</span>'
        if piece.strip():
            before = piece
        out.append(piece)
    return "".join(out)


def _pieces(html):
    """Split a page in tags (raw elements and comments whole) and the texts between them."""
    at, pieces = 0, []
    for match in PIECE.finditer(html):
        pieces += [html[at : match.start()], match[0]]
        at = match.end()
    return [piece for piece in (*pieces, html[at:]) if piece]


def _is_text(piece):
    return not piece.startswith("<")


def _opens(piece):
    return bool(OPENING.match(piece)) and piece[-2:] != "/>"


def _attributes(piece):
    return META if piece.startswith("<meta") else SAID


def _is_raw(piece):
    return piece.startswith(("<!--", "<script", "<style"))


def _spoken(piece):
    """The texts of a piece that a reader reads or hears."""
    if _is_text(piece):
        return [piece]
    return [] if _is_raw(piece) else [match[2] for match in _attributes(piece).finditer(piece)]


def _respoken(piece, converted):
    if _is_text(piece):
        return next(converted)
    if _is_raw(piece):
        return piece
    return _attributes(piece).sub(lambda match: match[1] + next(converted) + match[3], piece)


@cache
def _converter(name):
    from opencc import OpenCC

    return OpenCC(name)
