"""Markdown blocks, lists and lines to write on, as Word paragraphs."""

from interviews.exports.as_docx.elements import paragraph, run

STYLES = {"bullet": "Dotted", "number": "Numbered"}


def markdown(blocks, style="Normal"):
    """Yield a paragraph for each block of neutral Markdown; a tinted style stays throughout."""
    for block in blocks:
        is_head = block["kind"] == "heading"
        runs = [_run(piece, bold=is_head) for piece in block["runs"]]
        if block["kind"] not in STYLES:
            yield paragraph(*runs, style=style, keep=is_head)
        elif style == "Normal" and block["level"] == 1:
            yield paragraph(run(_mark(block) + "\t"), *runs, style=STYLES[block["kind"]])
        else:
            indent = "　" * (block["level"] - 1)
            yield paragraph(run(f"{indent}{_mark(block)} "), *runs, style=style)


def numbered(lines):
    for number, line in enumerate(lines, 1):
        yield paragraph(f"{number}.\t{line}", style="Numbered", keep=number < len(lines))


def dotted(lines):
    for number, line in enumerate(lines, 1):
        yield paragraph(f"·\t{line}", style="Dotted", keep=number < len(lines))


def ruled(count):
    """Yield lines to write on, kept together."""
    for line in range(1, count + 1):
        yield paragraph(style="RuledLine", keep=line < count)


def _run(piece, bold):
    return run(piece["text"], bold=bold or piece["bold"], sans=piece["emphasis"])


def _mark(block):
    return f"{block['number']}." if block["kind"] == "number" else "·"
