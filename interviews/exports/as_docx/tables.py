"""Tables whose heads repeat, whose rows stay whole, and whose widths every reader knows."""

from interviews.exports.as_docx.elements import WELL, box, el, kept, paragraph, run, twips

CELL_MARGIN = 70  # twips
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def described(block, width):
    """Return the table of a description in `width` mm; rows are kept together where they may be."""
    share = width / sum(block.widths)
    small = block.name in ("rubric", "scored")
    align = "center" if block.height else None
    rows = [[_written(cell, True, align, small) for cell in block.head]] if block.head else []
    rows += [[_written(cell, False, align, small) for cell in row] for row in block.rows]
    keep = "next" if block.name == "sums" else "rows"
    return table(
        [one * share for one in block.widths],
        rows,
        head=bool(block.head),
        height=block.height or None,
        keep=None if block.breaks or block.name == "scored" else keep,
        whole=not block.breaks,
        lines="rows" if block.name in ("statistics", "parts") else "grid",
    )


def _written(cell, is_head, align, small):
    if cell.levels:
        ticks = [piece for level in cell.levels for piece in (box(level), run(" ", size=4))]
        other = [box(), run(f" {cell.option}", sans=True, size=8)]
        return [paragraph(*one, style="TableText", align="center") for one in (ticks, other)]
    size = 8.5 if small else None
    pieces = [run(cell.text, bold=cell.strong or is_head, size=size)]
    if cell.under:
        pieces += [el("r", el("br")), run(cell.under, size=8)]
    return [paragraph(*pieces, style="TableHead" if is_head else "TableText", align=align)]


def table(widths, rows, *, head=True, height=None, keep=None, whole=True, lines="grid"):
    """Return a table. Cells are strings or lists of paragraphs; `widths` and `height` in mm.

    `keep` is "rows" to keep them all on one page, "next" to keep what follows there too; `whole`
    is False for rows that may break; `lines` is grid, rows or none.
    """
    last = len(rows) - 1
    properties = el(
        "tblPr",
        el("tblW", w=twips(sum(widths)), type="dxa"),
        el("tblInd", w=CELL_MARGIN, type="dxa"),
        _borders(lines),
        el("tblLayout", type="fixed"),
        el("tblCellMar", *(el(side, w=CELL_MARGIN, type="dxa") for side in ("left", "right"))),
    )
    grid = el("tblGrid", *(el("gridCol", w=twips(width)) for width in widths))
    made = [
        _row(cells, widths, head and not number, height, _kept(keep, number < last), whole)
        for number, cells in enumerate(rows)
    ]
    return el("tbl", properties, grid, *made)


def _kept(keep, followed_by_a_row):
    return keep == "next" or (keep == "rows" and followed_by_a_row)


def _borders(lines):
    shown = {"grid": SIDES, "rows": ("bottom", "insideH"), "none": ()}[lines]
    sides = (
        el(side, val="single", sz=4, space=0, color="9A9184")
        if side in shown
        else el(side, val="nil")
        for side in SIDES
    )
    return el("tblBorders", *sides)


def _row(cells, widths, is_head, height, keep, whole):
    properties = el("trPr")
    if whole:
        properties.append(el("cantSplit"))
    if height:
        properties.append(el("trHeight", val=twips(height), hRule="atLeast"))
    if is_head:
        properties.append(el("tblHeader"))
    made = [
        _cell(cell, width, is_head, height, keep) for cell, width in zip(cells, widths, strict=True)
    ]
    return el("tr", properties, *made)


def _cell(cell, width, is_head, height, keep):
    properties = el("tcPr", el("tcW", w=twips(width), type="dxa"))
    if is_head:
        properties.append(el("shd", val="clear", color="auto", fill=WELL))
    if height or is_head:
        properties.append(el("vAlign", val="center"))
    style = "TableHead" if is_head else "TableText"
    pieces = [paragraph(cell, style=style)] if isinstance(cell, str) else cell
    for piece in pieces:
        if keep or is_head:
            kept(piece)
    return el("tc", properties, *pieces)
