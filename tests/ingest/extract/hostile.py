"""Files made to hurt a parser, as bytes."""

import io
import struct
import zipfile
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = (
    '<?xml version="1.0"?><Types '
    'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def packed(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def docx(body, head="", **more):
    document = f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document, **more})


def xlsx(rows, head="", **more):
    sheet = f'<?xml version="1.0"?>{head}<worksheet {S}>{rows}</worksheet>'
    book = f"<workbook {S}/>"
    members = {"[Content_Types].xml": TYPES, "xl/workbook.xml": book}
    return packed(members | {"xl/worksheets/sheet1.xml": sheet, **more})


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def bomb():
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": b" " * (200 * 1024 * 1024)})


def lying_bomb():
    """A member that claims to be 100 bytes long and unpacks to 100 MB."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeezed.compress(b"0" * 100_000_000) + squeezed.flush()
    name = b"word/document.xml"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(data), 100, len(name), 0)
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(data), 100, len(name), 0, 0, 0, 0, 0, 0
    )
    body = local + name + data
    directory = entry + name
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(directory), len(body), 0)
    return body + directory + end


def many_members():
    return packed({f"{n}.txt": "" for n in range(100_000)})


def encrypted():
    content = bytearray(packed({"a.txt": "1. 请问？"}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.find(mark) + offset] |= 1
    return bytes(content)


def pdf(*objects):
    out = b"%PDF-1.7\n"
    for number, content in enumerate(objects, 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return out + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def pdf_bomb():
    data = zlib.compress(zlib.compress(b"BT /F1 12 Tf (x) Tj ET\n" * 5_000_000))
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (
        len(data),
        data,
    )
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        stream,
    )


def pdf_cycle():
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>")


def pdf_million_pages():
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )


NESTED_TABLES = "<w:tbl><w:tr><w:tc>" * 20_000 + paragraph("?") + "</w:tc></w:tr></w:tbl>" * 20_000
FLAT_TABLES = ("<w:tbl><w:tr><w:tc>" + paragraph("请问？") + "</w:tc></w:tr></w:tbl>") * 20_000
HTML_TABLES = b"<html><body>" + b"<table><tr><td>" * 20_000 + "请问您如何处理？".encode()
ROW = '<row><c t="str"><v>请问？</v></c></row>'
ASK = "1. 请问您如何处理投诉？\n答：先听。\n"

CASES = {
    "zip bomb in a docx": ("a.docx", bomb),
    "zip bomb with a lying header": ("a.docx", lying_bomb),
    "100,000 members": ("a.zip", many_members),
    "zip in a zip": ("a.zip", lambda: packed({"b.zip": packed({"c.zip": b"PK"})})),
    "entity expansion in a docx": ("a.docx", lambda: docx(paragraph("&l9;"), ENTITIES)),
    "external entity in a docx": ("a.docx", lambda: docx(paragraph("&e;"), EXTERNAL)),
    "entity expansion in an xlsx": (
        "a.xlsx",
        lambda: xlsx("<sheetData><row><c><v>&l9;</v></c></row></sheetData>", ENTITIES),
    ),
    "external entity in an xlsx": (
        "a.xlsx",
        lambda: xlsx("<sheetData><row><c><v>&e;</v></c></row></sheetData>", EXTERNAL),
    ),
    "entities in shared strings": (
        "a.xlsx",
        lambda: xlsx(
            "<sheetData/>",
            **{"xl/sharedStrings.xml": f"{ENTITIES}<sst {S}><si><t>&l9;</t></si></sst>"},
        ),
    ),
    "truncated docx": ("a.docx", lambda: docx(paragraph("请问？") * 99)[:-60]),
    "encrypted zip": ("a.zip", encrypted),
    "encrypted Office file": (
        "a.docx",
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le")
        ),
    ),
    "PDF bomb": ("a.pdf", pdf_bomb),
    "PDF with a cycle": ("a.pdf", pdf_cycle),
    "PDF that claims a million pages": ("a.pdf", pdf_million_pages),
    "truncated PDF": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<</Type"),
    "program called docx": ("a.docx", lambda: b"MZ\x90\x00" + bytes(range(256)) * 40),
    "picture called docx": ("a.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(400)),
    "20,000 nested tables": ("a.docx", lambda: docx(NESTED_TABLES)),
    "20,000 tables in a row": ("a.docx", lambda: docx(FLAT_TABLES)),
    "20,000 nested HTML tables": ("a.html", lambda: HTML_TABLES),
    "10 MB on one line": ("a.txt", lambda: ("请问您如何处理？1." * 400_000).encode()),
    "10 MB of one letter": ("a.txt", lambda: b"a" * 10_000_000),
    "10 MB of newlines": ("a.txt", lambda: b"\n" * 10_000_000),
    "10 MB of short lines": ("a.txt", lambda: b"1.\n" * 3_300_000),
    "NULs": ("a.txt", lambda: bytes(100_000)),
    "NULs between questions": ("a.txt", lambda: ASK.replace("。", "\0。\0").encode() * 9),
    "a billion rows declared": (
        "a.xlsx",
        lambda: xlsx(
            '<dimension ref="A1:XFD1000000000"/><sheetData><row r="1000000000"><c '
            'r="XFD1000000000" t="str"><v>请问？</v></c></row></sheetData>'
        ),
    ),
    "rows without end": ("a.xlsx", lambda: xlsx("<sheetData>" + ROW * 200_000 + "</sheetData>")),
    "formula cells": (
        "a.xlsx",
        lambda: xlsx('<sheetData><row><c><f>cmd|"/c calc"!A1</f><v>7</v></c></row></sheetData>'),
    ),
    "macros": ("a.docm", lambda: docx(paragraph("请问？"), **{"word/vbaProject.bin": b"x"})),
    "macros in a sheet": ("a.xlsm", lambda: xlsx("<sheetData/>", **{"xl/vbaProject.bin": b"x"})),
    "empty": ("a.txt", lambda: b""),
    "blank": ("a.txt", lambda: b" \r\n\t"),
    "empty docx": ("a.docx", lambda: docx("")),
    "a name that is a path": (
        "../../etc/passwd\n.docx",
        lambda: docx(paragraph("1. 请问您如何处理？")),
    ),
    "a name with NUL": ("a\0.txt", lambda: ASK.encode()),
    "random bytes": ("a.txt", lambda: bytes((n * n * 31 + n // 7) % 256 for n in range(50_000))),
    "CSV with one endless quote": ("a.csv", lambda: b'a,b\n"' + b"x" * 3_000_000),
    "wide CSV": ("a.csv", lambda: b"," * 2_000_000),
    "Markdown of brackets": ("a.md", lambda: b"[" * 900_000),
    "Markdown of stars": ("a.md", lambda: (b"**" * 50_000 + b"\n") * 9),
    "HTML of open tags": ("a.html", lambda: b"<html>" + b"<b><i>" * 500_000),
    "HTML comments": ("a.html", lambda: b"<html>" + b"<!--" * 500_000),
    "deep XML": ("a.docx", lambda: docx("<w:p>" * 100_000)),
    "gigantic paragraph": ("a.docx", lambda: docx(paragraph("问" * 3_000_000))),
    "many questions": (
        "a.txt",
        lambda: "".join(
            f"{n}. 请问第{n}件事您如何处理？\n1. 先听\n2. 再说\n" for n in range(1, 20_000)
        ).encode(),
    ),
    "glued labels": ("a.txt", lambda: ("答案:解析:" * 60_000).encode()),
    "options only": ("a.txt", lambda: "A.甲B.乙C.丙D.丁".encode() * 40_000),
}
