"""The fields of an open PDF, made of the links that mark their places."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, Pdf, String

from interviews.exports.as_form import looks

SCHEME = "field:"
PRINTS = 4  # flag of an annotation
SEVERAL_LINES, ONE_OF, STAYS_ON = 1 << 12, 1 << 15, 1 << 14  # flags of a field
HIGH = 30  # points from which a field takes several lines
LOOK = "/Song 9 Tf 0 g"
CROSS = "8"  # in ZapfDingbats

Place = tuple[Any, str]  # a link, and the value of its box


class Form:
    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.fields: list[Any] = []
        self.names: set[str] = set()

    def fill(self) -> None:
        """Make fields of the marked links, in the order in which they are read."""
        kinds = {"text": self._text, "tick": self._tick, "choice": self._choice}
        for (kind, name), marked in groupby(self._marked(), lambda one: one[:2]):
            kinds[kind](name, [(link, value) for _, _, value, link in marked])
        fonts = Dictionary(Song=looks.song(self.pdf), ZaDb=looks.dingbats(self.pdf))
        form = Dictionary(
            Fields=Array(self.fields),
            DR=Dictionary(Font=fonts),
            DA=String(LOOK),
            NeedAppearances=True,  # each reader draws what is typed
        )
        self.pdf.Root.AcroForm = self.pdf.make_indirect(form)

    def _marked(self) -> Iterator[tuple[str, str, str, Any]]:
        """Kind, name, value and link of each place. The address is bytes, what is said is text."""
        for page in self.pdf.pages:
            for link in page.get("/Annots", ()):
                said = str(link.get("/Contents", ""))
                if said.startswith(SCHEME):
                    kind, name, value = json.loads(said.removeprefix(SCHEME))
                    yield kind, name, value, link

    def _text(self, name: str, places: Sequence[Place]) -> None:
        for link, _ in places:
            widget = self._widget(link)
            widget.FT, widget.DA = Name.Tx, String(LOOK)
            if sides(link)[1] > HIGH:
                widget.Ff = SEVERAL_LINES
            self._add(name, widget)

    def _tick(self, name: str, places: Sequence[Place]) -> None:
        for link, value in places:
            box = self._box(link, "/Yes")
            box.FT = Name.Btn
            self._add(f"{name}　{value}", box)

    def _choice(self, name: str, places: Sequence[Place]) -> None:
        """One of several boxes: a field whose boxes are named by their places."""
        boxes = [self._box(link, f"/{place}") for place, (link, _) in enumerate(places)]
        values = [String(value) for _, value in places]
        field = Dictionary(FT=Name.Btn, Ff=ONE_OF | STAYS_ON, Kids=Array(boxes), Opt=Array(values))
        kept = self.pdf.make_indirect(field)
        for box in boxes:
            box.Parent = kept
        self._add(name, kept)

    def _add(self, name: str, field: Any) -> None:
        field.T = String(self._unused(name.replace(".", "·")))
        field.TU = String(name)  # is read out
        self.fields.append(field)

    def _unused(self, name: str) -> str:
        number, free = 1, name
        while free in self.names:
            number += 1
            free = f"{name} {number}"
        self.names.add(free)
        return free

    def _widget(self, link: Any) -> Any:
        """The link as the place of a field; who listens hears a field, no link."""
        for key in ("/A", "/Border", "/Contents"):
            if key in link:
                del link[key]
        link.Subtype, link.F = Name.Widget, PRINTS
        NumberTree(self.pdf.Root.StructTreeRoot.ParentTree)[int(link.StructParent)].S = Name.Form
        return link

    def _box(self, link: Any, state: str) -> Any:
        widget, size = self._widget(link), sides(link)
        states = {state: looks.cross(self.pdf, *size), "/Off": looks.nothing(self.pdf, *size)}
        widget.AP = Dictionary(N=Dictionary(states))
        widget.AS = Name.Off
        widget.MK = Dictionary(CA=CROSS)  # for readers that draw it themselves
        return widget


def sides(link: Any) -> tuple[float, float]:
    """Width and height of the place, in points."""
    left, low, right, high = map(float, link.Rect)
    return right - left, high - low
