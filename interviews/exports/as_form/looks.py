"""How fields look: the font of what is typed, and the cross in a box."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

LATIN = 500  # width of letters and figures, in thousandths
CROSS = b"q 1.4 w 1 J 0.2 0.26 0.6 RG 2 2 m %d %d l S 2 %d m %d 2 l S Q"


def song(pdf: Pdf) -> Any:
    """The Chinese font for which every reader has one of its own; it is not embedded."""
    family = Name("/STSong-Light")
    shape = Dictionary(
        Type=Name.FontDescriptor,
        FontName=family,
        Flags=4,
        ItalicAngle=0,
        StemV=93,
        CapHeight=860,
        Ascent=880,
        Descent=-120,
        FontBBox=Array([-25, -254, 1000, 880]),
    )
    drawn = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=family,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="GB1", Supplement=2),
        FontDescriptor=pdf.make_indirect(shape),
        W=Array([1, 95, LATIN]),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/STSong-Light-UniGB-UCS2-H"),
        Encoding=Name("/UniGB-UCS2-H"),
        DescendantFonts=Array([pdf.make_indirect(drawn)]),
    )
    return pdf.make_indirect(font)


def dingbats(pdf: Pdf) -> Any:
    """The font of the crosses that some readers draw themselves."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
    return pdf.make_indirect(font)


def cross(pdf: Pdf, width: float, height: float) -> Any:
    """A cross that fills a box whose frame the page has, in points."""
    across, up = round(width - 2), round(height - 2)
    return _drawn(pdf, width, height, CROSS % (across, up, up, across))


def nothing(pdf: Pdf, width: float, height: float) -> Any:
    return _drawn(pdf, width, height, b"")


def _drawn(pdf: Pdf, width: float, height: float, content: bytes) -> Any:
    look = Stream(pdf, content, Type=Name.XObject, Subtype=Name.Form)
    look.BBox = Array([0, 0, round(width, 2), round(height, 2)])
    return pdf.make_indirect(look)
