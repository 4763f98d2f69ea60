"""Markdown blocks, lists and lines to write on, as Word paragraphs."""

from interviews.exports.as_docx.elements import paragraph, run

STYLES = {"bullet": "Dotted", "number": "Numbered"}


def markdown(blocks, style="Normal"):
    """Yield a paragraph for each block of neutral Markdown."""
    for block in blocks:
        runs = [_run(piece) for piece in block["runs"]]
        if block["kind"] == "heading":
            yield paragraph(*runs, style="Label")
        elif block["kind"] in STYLES and style == "Normal":
            yield paragraph(run(_mark(block) + "\t"), *runs, style=STYLES[block["kind"]])
        elif block["kind"] in STYLES:
            yield paragraph(run(_mark(block) + " "), *runs, style=style)
        else:
            yield paragraph(*runs, style=style)


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


def _run(piece):
    return run(piece["text"], bold=piece["bold"], sans=piece["emphasis"])


def _mark(block):
    return f"{block['number']}." if block["kind"] == "number" else "·"
