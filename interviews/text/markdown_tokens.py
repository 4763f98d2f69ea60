"""The Markdown subset of answers and guides, parsed with rules that suit Chinese."""

import re
from functools import cache
from unicodedata import category, east_asian_width

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from interviews.text.normalise import clean

RULES = ["emphasis", "list", "heading", "blockquote", "link", "newline", "escape", "table"]
SCHEMES = ("http", "https", "mailto")
AMBIGUOUS = "“”‘’—…·"  # Chinese when they stand beside Chinese
BREAK = "sentence_break"  # a line break that ends a paragraph
SENTENCE_END = re.compile(r"[。！？][”’」』）》]*\Z")
ITEM = r"(?:[-*+]|[0-9]{1,9}[.)])[ ]"
ITEM_END = re.compile(rf"^([ ]*{ITEM}.*[。！？][”’」』）》*]*)\n(?!{ITEM}|[ >#|\n])", re.MULTILINE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def tokens(source):
    """Return the block tokens of `source`, lines joined and unsafe links reduced to their text.

    A line that ends a sentence ends its paragraph, and its list item when the next line is not
    indented; any other line goes on in the next.
    """
    found = []
    for token in _parser().parse(ITEM_END.sub(r"\1\n\n", clean(source))):
        if token.type == "inline":
            found += _paragraphs(_joined_lines(_safe_links(token.children)), found[-1])
        else:
            found.append(token)
    return found


def html(parsed):
    parser = _parser()
    return parser.renderer.render(parsed, parser.options, {})


@cache
def _parser():
    parser = MarkdownIt("zero", {"html": False, "maxNesting": 50}).enable(RULES)
    parser.inline.ruler.at("emphasis", _asterisks)
    parser.validateLink = lambda url: True  # judged in _safe_links, which keeps the text
    return parser


def _asterisks(state: StateInline, silent):
    """Open and close emphasis beside Chinese by white space alone: **加粗：**中文 is bold."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    opens, closes = run.can_open, run.can_close
    before = state.src[state.pos - 1 : state.pos] or " "
    after = state.src[state.pos + run.length : state.posMax][:1] or " "
    if marker == "*" and (is_chinese(before) or is_chinese(after)):
        opens, closes = not after.isspace(), not before.isspace()
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), run.length, at, -1, opens, closes))
    state.pos += run.length
    return True


def is_chinese(char):
    """Tell whether `char` is as wide as a Chinese character, or a mark that Chinese shares."""
    return char in AMBIGUOUS or east_asian_width(char) in {"W", "F"}


def _safe_links(children):
    kept, is_safe = [], True
    for token in children:
        if token.type == "link_open":
            is_safe = _is_safe(token.attrGet("href"))
        if is_safe or token.type not in {"link_open", "link_close"}:
            kept.append(token)
    return kept


def _is_safe(url):
    scheme = SCHEME.match(url)
    if scheme:
        return scheme.group()[:-1].lower() in SCHEMES
    return not url.lower().startswith(("//", "/\\", "/%5c"))


def _joined_lines(children):
    """Turn line breaks that end no sentence into a blank, or into nothing between Chinese."""
    for at, token in enumerate(children):
        if token.type == "softbreak":
            before = "".join(other.content for other in children[max(0, at - 6) : at])
            after = "".join(other.content for other in children[at + 1 : at + 6])
            if SENTENCE_END.search(before):
                token.type = BREAK
            else:
                token.type, token.tag, token.content = "text", "", _join(before[-1:], after[:1])
    return children


def _paragraphs(children, opening):
    """Return the tokens of one block's text: more paragraphs where a line ends a sentence."""
    is_split = opening.type == "paragraph_open" and not opening.hidden
    lines = [[]]
    for token in children:
        if token.type == BREAK and is_split and not token.level:
            lines.append([])
            continue
        if token.type == BREAK:
            token.type = "hardbreak"
        lines[-1].append(token)
    between = [Token("paragraph_close", "p", -1), Token("paragraph_open", "p", 1)]
    for token in between:
        token.block = True
    inlines = [Token("inline", "", 0, children=line) for line in lines]
    return [inlines[0], *(token for inline in inlines[1:] for token in (*between, inline))]


def _join(before, after):
    """Return what stands between two lines that end and begin with these characters."""
    if not before or not after:
        return ""
    is_joined = is_chinese(before) and is_chinese(after)
    return "" if is_joined or _is_wide_mark(before) or _is_wide_mark(after) else " "


def _is_wide_mark(char):
    return east_asian_width(char) in {"W", "F"} and category(char).startswith("P")
