"""The styles of Word papers, with a Chinese font named wherever Word might choose its own."""

import re
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from interviews.exports.as_docx.elements import ALARM, INDIGO, SOFT, el, twips
from interviews.exports.sheets.blocks import Document

SERIF = ("Times New Roman", "宋体")
SANS = ("Microsoft YaHei", "微软雅黑")
KINDS = ("ascii", "hAnsi", "cs", "eastAsia")
THEMES = ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme")

TRADITIONAL = {
    "zh-tw": ("新細明體", "微軟正黑體", "zh-TW"),
    "zh-hk": ("新細明體", "微軟正黑體", "zh-HK"),
}

JAPANESE = re.compile(rb'\s*<a:font script="Jpan"[^>]*>')  # what Word takes where none is named
UNUSED = ("WithEffects", "/fontTable")  # the styles once more, for Word 2010; Japanese fonts
NAMED = (b'<a:ea typeface=""/>', f'<a:ea typeface="{SERIF[1]}"/>'.encode())

LINE = 7.6 / 25.4 * 72  # points to a line that one writes on: 7.6 mm
NARROW = 7 / 25.4 * 72  # to one of an interviewer's
LARGER = 1.3  # of large print

# name: font, size in points, and options of _shape; `exact` is the line height in points
STYLES: dict[str, tuple[tuple[str, str], float, dict[str, Any]]] = {
    "Normal": (SERIF, 10.5, {"after": 4, "line": 1.3}),
    "Title": (SANS, 17, {"bold": True, "after": 4, "align": 1}),
    "Subtitle": (SANS, 10, {"after": 8, "align": 1}),
    "Heading 1": (SANS, 12, {"bold": True, "before": 14, "after": 6, "keep": True}),
    "Heading 2": (SERIF, 12.5, {"before": 4, "after": 6, "keep": True, "left": 8, "exact": 20}),
    "Header": (SANS, 8.5, {"color": SOFT}),
    "Footer": (SANS, 8.5, {"color": SOFT}),
    "TOC 1": (SANS, 10.5, {"bold": True, "before": 8, "after": 2, "exact": 16}),
    "TOC 2": (SERIF, 9.5, {"after": 1, "indent": 5, "exact": 14}),
    "Question": (SERIF, 10.5, {"before": 8, "after": 3, "left": 8, "exact": 18, "keep": True}),
    "Answer Line": (SERIF, 10.5, {"after": 0, "indent": 8, "exact": LINE, "ruled": True}),
    "Ruled Line": (SERIF, 10.5, {"after": 0, "exact": NARROW, "ruled": True}),
    "Ruled Field": (SANS, 9, {"after": 0, "exact": NARROW, "ruled": True}),
    "Shown": (SERIF, 10.5, {"after": 4, "line": 1.0}),  # a line as high as its picture
    "Gap": (SERIF, 6, {"after": 0, "exact": 7}),
    "Numbered": (SERIF, 10.5, {"after": 1, "left": 7, "exact": 16}),
    "Dotted": (SERIF, 10.5, {"after": 1, "left": 5, "exact": 16}),
    "Quoted": (SERIF, 10.5, {"after": 4, "line": 1.3, "indent": 6}),
    "Confidential": (SANS, 9.5, {"bold": True, "color": ALARM, "after": 8, "align": 1}),
    "Ending": (SANS, 9.5, {"before": 20, "align": 1}),
    "Notice": (SERIF, 9.5, {"after": 0, "exact": 17, "box": True}),
    "Facts": (SANS, 8.5, {"color": SOFT, "before": 16, "after": 2, "keep": True, "over": INDIGO}),
    "Label": (SANS, 9, {"bold": True, "color": INDIGO, "before": 6, "after": 2, "keep": True}),
    "Model Answer": (SERIF, 10.5, {"after": 0, "exact": 16.5, "shade": "F1F2F8", "bar": INDIGO}),
    "Red Flag": (SERIF, 10.5, {"after": 0, "exact": 17, "shade": "FBEFEB", "bar": ALARM}),
    "Red Flag Label": (SANS, 9, {"bold": True, "color": ALARM, "before": 8, "after": 0,
                                 "keep": True, "shade": "FBEFEB", "bar": ALARM}),
    "Table Head": (SANS, 8.5, {"bold": True, "after": 0, "exact": 13}),
    "Table Text": (SERIF, 9, {"after": 0, "exact": 13.5}),
    "Fine Print": (SANS, 8.5, {"color": SOFT, "before": 4, "after": 3, "exact": 13}),
    "Form Field": (SANS, 9.5, {"before": 4, "after": 4, "exact": 16}),
}  # fmt: skip

# In the interviewer's book, so that a question has one page: size, and what differs above.
CLOSE: dict[str, tuple[float, dict[str, Any]]] = {
    "Normal": (10, {"after": 3, "exact": 15}),
    "Heading 1": (12, {"before": 0, "after": 2}),
    "Heading 2": (11.5, {"before": 2, "after": 4, "exact": 18}),
    "Numbered": (10, {"after": 0, "exact": 14}),
    "Dotted": (10, {"after": 0, "exact": 14}),
    "Quoted": (10, {"after": 3, "exact": 15}),
    "Fine Print": (8.5, {"before": 0, "after": 0}),
    "Facts": (8.5, {"before": 6, "after": 0}),
    "Label": (9, {"before": 3, "after": 1}),
    "Model Answer": (10, {"exact": 14.5}),
    "Red Flag": (10, {"exact": 15}),
    "Red Flag Label": (9, {"before": 5}),
    "Table Text": (9, {"exact": 12.5}),
    "Ruled Line": (10, {"exact": 6 / 25.4 * 72}),
}


def add_styles(document: Any, paper: Document) -> None:
    """Set the fonts of the whole document and add what STYLES names."""
    larger = LARGER if paper.large else 1
    _fonts(document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"), SERIF)
    close = CLOSE if paper.sheet == "interviewer" else {}
    for name, (fonts, usual, options) in STYLES.items():
        size, closer = close.get(name, (usual, {}))
        style = _style(document.styles, name)
        style.font.size = Pt(size * larger)
        _fonts(style.element.get_or_add_rPr(), fonts)
        _shape(style, **_enlarged(options | closer, larger))
    _character_styles(document.styles)
    _leave_the_theme(document)
    if paper.language in TRADITIONAL:
        _as_traditional(document, *TRADITIONAL[paper.language])


def _enlarged(options: dict[str, Any], larger: float) -> dict[str, Any]:
    exact = options.get("exact")
    return {**options, "exact": exact * larger} if exact else options


def _as_traditional(document: Any, serif: str, sans: str, language: str) -> None:
    """Name the fonts of Taiwan and Hong Kong instead, and their language."""
    names = {SERIF[1]: serif, SANS[1]: sans}
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        if (name := fonts.get(qn("w:eastAsia"))) in names:
            fonts.set(qn("w:eastAsia"), names[name])
    for one in document.styles.element.iter(qn("w:lang")):
        one.set(qn("w:eastAsia"), language)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), language)


def _style(styles: Any, name: str) -> Any:
    if name in styles:
        return styles[name]
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    return style


def _character_styles(styles: Any) -> None:
    sans = styles.add_style("Sans", WD_STYLE_TYPE.CHARACTER)
    for style in (sans, styles["Strong"]):
        _fonts(style.element.get_or_add_rPr(), SANS)


def _leave_the_theme(document: Any) -> None:
    """Name our fonts wherever a style, or a part of one, points at the theme's, and its language.

    The theme of python-docx's template falls back to ＭＳ 明朝, which draws Chinese as Japanese.
    """
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        if any(fonts.get(qn(f"w:{theme}")) for theme in THEMES):
            _fonts(fonts.getparent(), SANS)
        elif fonts.get(qn("w:eastAsia")) is None:
            fonts.set(qn("w:eastAsia"), SERIF[1])
    language = document.settings.element.find(qn("w:themeFontLang"))
    language.set(qn("w:eastAsia"), "zh-CN")
    relations = document.part.rels
    for theme in (one.target_part for one in relations.values() if one.reltype.endswith("/theme")):
        theme._blob = JAPANESE.sub(b"", theme.blob).replace(*NAMED)
    for name in [name for name, one in relations.items() if one.reltype.endswith(UNUSED)]:
        del relations[name]


def _fonts(properties: Any, names: tuple[str, str]) -> None:
    latin, chinese = names
    fonts = properties.get_or_add_rFonts()
    for theme in THEMES:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in KINDS:
        fonts.set(qn(f"w:{kind}"), chinese if kind == "eastAsia" else latin)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(el("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))


def _shape(
    style: Any,
    *,
    bold: bool = False,
    color: str = "000000",
    before: float = 0,
    after: float = 0,
    align: int | None = None,
    keep: bool = False,
    line: float = 1.3,
    exact: float | None = None,
    left: float = 0,
    indent: float = 0,
    **decoration: Any,
) -> None:
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = RGBColor.from_string(color)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = Pt(exact) if exact else line
    shape.alignment, shape.keep_with_next, shape.widow_control = align, keep, True
    shape.left_indent = Mm(left or indent)
    shape.first_line_indent = Mm(-left) if left else None
    _decorate(style.element.get_or_add_pPr(), **decoration)


def _decorate(
    properties: Any,
    *,
    ruled: bool = False,
    over: str = "",
    shade: str = "",
    bar: str = "",
    box: bool = False,
) -> None:
    for tag in ("pBdr", "tabs"):  # the built-in Title has a line, the heads have tab stops
        for old in properties.findall(qn(f"w:{tag}")):
            properties.remove(old)
    borders = el("pBdr")
    if box:
        sides = ("top", "left", "bottom", "right")
        borders.extend(el(side, val="single", sz=6, space=6, color="000000") for side in sides)
    if over:
        borders.append(el("top", val="single", sz=6, space=3, color=over))
    if bar:
        borders.append(el("left", val="single", sz=18, space=8, color=bar))
    if ruled:
        borders.append(el("bottom", val="single", sz=4, space=0, color="777777"))
        borders.append(el("between", val="single", sz=4, space=0, color="777777"))
    if len(borders):
        _before(properties, borders, "shd", "tabs", "spacing", "ind", "jc")
    if shade:
        shading = el("shd", val="clear", color="auto", fill=shade)
        _before(properties, shading, "tabs", "spacing", "ind", "jc")
    if bar or box:
        properties.get_or_add_ind().set(qn("w:left"), str(twips(4 if bar else 3)))
        properties.ind.set(qn("w:right"), str(twips(2 if bar else 3)))


def _before(properties: Any, element: Any, *followers: str) -> None:
    """Put `element` where the schema wants it: before the first of `followers`."""
    later = [child for child in properties if child.tag in {qn(f"w:{tag}") for tag in followers}]
    if later:
        later[0].addprevious(element)
    else:
        properties.append(element)
