"""Register layouts: functions from a Draw to (content, gold), each in a group.

`fit`: weights may be tuned on them. `tried`: looked at while the code was mended, never fitted.
`sealed`: written first and opened last, for an honest figure: at that first opening macro F1 was
.984 and .92 of the answers were right (damaged: .886 and .90); tab-separated text was mended since.
`strange`: written without a look at the reader; .657 at the first opening, and mended since.
`later`: written after that mending, in the same way; .972 and .84 (damaged: .877 and .72) at the
first opening, and mended since.
"""

import io
from typing import NamedTuple

from tests.ingest.gold.draw import Draw

LAYOUTS = {}


class Layout(NamedTuple):
    """One way in which people write such documents."""

    name: str
    group: str
    suffix: str
    encoding: str
    make: object

    def document(self, seed):
        """(file name, bytes, gold) of the document that `seed` gives."""
        content, wanted = self.make(Draw(seed))
        if isinstance(content, list):
            content = "\n".join(content)
        if isinstance(content, str):
            content = content.encode(self.encoding)
        return f"{self.name}-{seed}.{self.suffix}", content, wanted


def layout(group, suffix="txt", encoding="utf-8"):
    def register(make):
        name = make.__name__
        LAYOUTS[name] = Layout(name, group, suffix, encoding, make)
        return make

    return register


def of_group(*groups):
    return [found for found in LAYOUTS.values() if found.group in groups]


def table_file(rows, delimiter=","):
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def word_table(paper, rows):
    table = paper.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return table


def pdf(body, page="#set page(height: 20cm, width: 15cm)"):
    import typst

    font = '#set text(lang: "zh", font: "Noto Sans CJK SC", size: 10pt)\n'
    return typst.compile((f"{page}\n{font}{body}").encode())


def typst_text(text):
    """Text with what typst would take for markup escaped."""
    return "".join(f"\\{c}" if c in "\\#*_`$<>@=-+/[]~" else c for c in text)


def wrapped(text, width):
    return [text[k : k + width] for k in range(0, len(text), width)]
