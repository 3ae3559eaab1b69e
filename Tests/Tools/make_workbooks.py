#!/usr/bin/python3
"""Makes test workbooks for a program that reads filled statutory forms from .xlsx.

    make_workbooks.py FIXTURES OUT [--big]

FIXTURES holds real/*.sheet.csv, real/*.facts.csv. OUT gets the workbooks and expected.json: [{file, reader, sheet_of, expect}]:
a*  reader "facts": every cell reads to the facts file `facts`, but for `changed` {address: value}; `notes` says which
    remarks are due, on how many cells, rows or files. (c-macros: reader "note", the same.)
b*  "finding": one fault, `rule` at `address` = `cell`; that cell is not read, all others read to `facts`. `stored` is in
    the file, `shown` is what Excel displays.
c*  "finding" without address: the whole file is refused with `rule` (or one of `or_rules`); where `or_facts` stands,
    reading it to those facts is as good. `memory_mb` bounds the reader's memory; `big` files are made only with --big.
The same fixtures give the same bytes: no clock, no randomness. Needs openpyxl and XlsxWriter; a8 needs soffice.
"""
import csv, datetime, html, io, itertools, json, pathlib, re, shutil, struct, subprocess, sys, tempfile, zipfile
import openpyxl, xlsxwriter
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter as letter, range_boundaries

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET, STRINGS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
TYPES, BOOK_RELS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
AGENCIES = ["pingtan-2022", "huaian-2024"]
MONEY = "收费/行政事业性收费/金额"
# What the official sheet merges; both agencies' sheets have this geometry.
MERGES = ("A1:J1 A3:J3 A4:D4 A8:D8 B9:D9 B10:D10 A11:D11 B12:D12 B13:D13 B14:D14 A15:D15 B16:D16 B17:D17 A19:J19 "
          "A20:C22 D20:J20 D21:D22 E21:I21 J21:J22 A23:C23 A24:C24 A25:A46 B25:C25 B26:C26 B27:B34 B35:B37 B38:B42 "
          "B43:B45 B46:C46 A47:C47 A49:J49 A50:E51 F50:O50 F51:J51 K51:O51").split()
FORMATS = ["0_日", "[Red]0", '#,##0_);[Red]\\(#,##0\\)', 'General" "', "[DBNum1][$-804]0", "@", "[>=100]0;0.##", "0_d", "_-* #,##0_-"]
BOXES = ["A4:D17", "A20:J47", "A50:O53"]

class RealSheet:
    """A real agency's statutory sheet: its cells by (row, column) from 1, and the address of every number."""
    def __init__(self, fixtures, name):
        data = (fixtures / "real" / f"{name}.sheet.csv").read_bytes()
        text = data.decode("utf-16" if data[:2] == b"\xff\xfe" else "utf-8-sig")
        rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in text else ",")
        self.name, self.cells = name, {(r, c): t for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1) if t}
        lines = (fixtures / "real" / f"{name}.facts.csv").read_text("utf-8-sig").splitlines()[1:]
        facts = [("/".join(line.split(",")[1:4]), line.split(",")[4]) for line in lines]
        numbers = [place for place in sorted(self.cells) if re.fullmatch(r"\d+(\.\d+)?", self.cells[place])]
        assert [value for _, value in facts] == [self.cells[place] for place in numbers], name
        self.addresses = {place: address for place, (address, _) in zip(numbers, facts)}
    def value(self, place):
        text = self.cells[place]
        return text if place not in self.addresses else float(text) if "." in text else int(text)

def inside(place, ranges):
    """The first of the ranges that holds the place, or None."""
    bounds = ((text, range_boundaries(text)) for text in ranges)
    return next((t for t, (c1, r1, c2, r2) in bounds if r1 <= place[0] <= r2 and c1 <= place[1] <= c2), None)

# --- Zip packages as {part name: bytes, or a function that yields bytes}
def read_parts(data):
    """The parts of a package, the document properties without the hour at which they were written."""
    archive, hour = zipfile.ZipFile(io.BytesIO(data)), re.compile(rb">\d{4}-\d\d-\d\dT[\d:.]+Z?<")
    return {name: hour.sub(b">2023-01-03T00:00:00Z<", archive.read(name)) for name in archive.namelist()}

def write_parts(target, parts):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2023, 1, 3, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as part:
                for chunk in [data] if isinstance(data, bytes) else data():
                    part.write(chunk)

def edited(parts, edits):
    """A copy of the package with edits {part: text -> text}; an edit that changes nothing is a mistake."""
    texts = {name: edit(parts[name].decode()).encode() for name, edit in edits.items()}
    assert not any(texts[name] == parts[name] for name in texts), list(edits)
    return {**parts, **texts}

def replacing(old, new):
    return lambda text: text.replace(old, new)

def with_part(parts, name, data, content_type, relation, identity="rId99"):
    """The package with one more part that the workbook refers to."""
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    relationship = f'<Relationship Id="{identity}" Type="{relation}" Target="/{name}"/></Relationships>'
    parts = edited(parts, {TYPES: replacing("</Types>", override), BOOK_RELS: replacing("</Relationships>", relationship)})
    return {**parts, name: data}

def draw(ws, sheet, rows=range(1, 54), row_at=lambda r: r, column_at=lambda c: c, value=None):
    """Draws rows of the official sheet with openpyxl: borders, merges, values; moved by `row_at`, `column_at`."""
    border, font = Border(*[Side(style="thin")] * 4), Font(name="宋体", size=11)
    for place in ((r, c) for r in rows for c in range(1, 16)):
        boxed = inside(place, BOXES)
        if boxed or place in sheet.cells:
            cell = ws.cell(row_at(place[0]), column_at(place[1]))
            cell.value = (value or sheet.value)(place) if place in sheet.cells else None
            cell.font, cell.border, cell.alignment = font, border if boxed else Border(), Alignment("center", wrap_text=True)
    for c1, r1, c2, r2 in map(range_boundaries, MERGES):
        if r1 in rows:
            ws.merge_cells(None, row_at(r1), column_at(c1), row_at(r2), column_at(c2))

def saved(book):
    """The package openpyxl writes for a workbook."""
    book.properties.created = datetime.datetime(2023, 1, 3)
    stream = io.BytesIO()
    book.save(stream)
    return read_parts(stream.getvalue())

def office(sheet, value=None, finish=lambda ws: None, **moved):
    """Workbook a1: one sheet with merged headings, the title in row 1, numbers as numbers."""
    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    draw(book.active, sheet, value=value, **moved)
    finish(book.active)
    return saved(book)

# --- A. Workbooks that read to the facts
def total_formula(sheet, place):
    """The sum an office puts into a total, or None."""
    (row, column), (table, row_id, column_id) = place, sheet.addresses.get(place, "//").split("/")
    if column_id == "总计":
        return f"=SUM(D{row}:I{row})" if table == "申请" else f"=SUM({letter(column - 4)}{row}:{letter(column - 1)}{row})"
    return f"=SUM({letter(column)}25:{letter(column)}45)" if row_id == "办结总计" else None

def with_formulas(sheet):
    """XlsxWriter: shared strings, formats, totals as formulas with their results."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": False})
    book.set_properties({"title": "年度报告", "created": datetime.datetime(2023, 1, 3)})
    ws = book.add_worksheet("年报")
    style = book.add_format({"border": 1, "font_name": "宋体", "text_wrap": True, "num_format": "#,##0.######"})
    for place in sorted(sheet.cells):
        at, merge, formula = (place[0] - 1, place[1] - 1), inside(place, MERGES), total_formula(sheet, place)
        if formula:
            ws.write_formula(*at, formula, style, sheet.value(place))
        else:
            ws.merge_range(merge, sheet.value(place), style) if merge else ws.write(*at, sheet.value(place), style)
    book.close()
    return stream.getvalue()

def typed(sheet, place):
    """A number as offices type it into a text cell; labels as they are."""
    text = sheet.cells[place]
    if place not in sheet.addresses:
        return text
    wide = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    grouped = f"{sheet.value(place):,}"
    ways = [text, wide, grouped, f" {text}", f"{wide}\u3000", f"\u00a0{text}", grouped.replace(",", "，")]
    return ways[sum(place) % len(ways)]

def by_table(sheet):
    """Each table on its own sheet, out of order and renamed; an empty sheet, a hidden helper sheet."""
    book = openpyxl.Workbook()
    book.active.title = "Sheet4"
    sheets = [("Sheet1", 49, 54), ("表三 (2)", 19, 48), ("收费（终稿）", 15, 18), ("封面", 1, 8), ("3'4", 11, 15), ("副本", 8, 11)]
    for title, first, end in sheets:
        draw(book.create_sheet(title), sheet, range(first, end), row_at=lambda row: row - first + 1 + first % 3)
    helper = book.create_sheet("辅助", 2)
    helper["A1"], helper["B1"], helper["A2"], helper["B2"] = "单位名单", "代码", "办公室", 1
    helper.sheet_state = "hidden"
    return saved(book)

def rearranged(sheet):
    """Blank rows before 23 and 30, a note row before 35, blank columns before A and F, two hidden rows."""
    row_at = lambda row: row + sum(row >= limit for limit in (23, 30, 35))
    def finish(ws):
        ws.cell(row_at(35) - 1, 4, "注：以上数字截至12月31日").font = Font(name="宋体", size=11)
        ws.row_dimensions[row_at(31)].hidden = ws.row_dimensions[row_at(39)].hidden = True
    return office(sheet, finish=finish, row_at=row_at, column_at=lambda c: c + (1 if c < 6 else 2))

def stray(ws):
    """A forgotten cell in the last corner, and a style on the whole of column L."""
    ws.cell(1048576, 16384, "。")
    ws.column_dimensions["L"].number_format = "0.00"

def formatted(ws, places):
    """Number formats that are no date and no percentage, whatever their letters look like."""
    for number, (row, column) in enumerate(places):
        ws.cell(row, column).number_format = FORMATS[number % len(FORMATS)]

def without_places(xml):
    """No `r=` on rows and cells wherever they follow those before."""
    last = 0
    def row(match):
        nonlocal last
        number, text = int(match[1]), match[0]
        follows, last = number == last + 1, number
        columns = re.findall(r'<c r="([A-Z]+)', text)
        if columns == [letter(c + 1) for c in range(len(columns))]:
            text = re.sub(r'<c r="[A-Z]+\d+"', "<c", text)
        return text.replace(f'<row r="{number}"', "<row", 1) if follows else text
    return re.sub(r'<row r="(\d+)".*?</row>', row, xml, flags=re.S)

def prefixed(xml):
    """Every element of the default namespace written with the prefix x."""
    return re.sub(r"<(/?)(\w+)(?=[\s/>])", r"<\1x:\2", xml).replace('xmlns="', 'xmlns:x="')

def strict(parts):
    """The package in the Strict namespaces."""
    for old, new in [(MAIN.encode(), b"spreadsheetml/main"), (OFFICE.encode(), b"officeDocument/relationships")]:
        parts = {name: data.replace(old, b"http://purl.oclc.org/ooxml/" + new) for name, data in parts.items()}
    return edited(parts, {BOOK: replacing("<workbook ", '<workbook conformance="strict" ')})

def rich(text):
    """A label in two runs with a carriage return, kept spaces and a phonetic reading, which is no part of it."""
    half, end, space = len(text) // 2, *(("", "") if "年度报告" in text else ("_x000D_\n", " "))
    return (f'<r><t>{text[:half]}{end}</t></r><r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">{space}{text[half:]}'
            f'{space}</t></r><rPh sb="0" eb="1"><t>zhèng 9</t></rPh><phoneticPr fontId="0"/>')

def inline(parts, text="<t>{}</t>".format):
    """Texts in their cells, as characters (openpyxl writes them in their cells, as character references)."""
    texts = re.compile(r"<is><t[^>]*>(.*?)</t></is>")
    return edited(parts, {SHEET: lambda xml: texts.sub(lambda m: f"<is>{text(html.unescape(m[1]))}</is>", xml)})

def shared(parts, text="<t>{}</t>".format):
    """Texts in xl/sharedStrings.xml, as Excel writes them."""
    sheet, texts = parts[SHEET].decode(), {}
    number = lambda text: texts.setdefault(html.unescape(text), len(texts))
    sheet = re.sub(r't="inlineStr"><is><t[^>]*>(.*?)</t></is>', lambda m: f't="s"><v>{number(m[1])}</v>', sheet)
    items = "".join(f"<si>{text(item)}</si>" for item in texts)
    strings = f'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{items}</sst>'
    return with_part({**parts, SHEET: sheet.encode()}, STRINGS, strings.encode(), SPREADSHEET + "sharedStrings+xml",
                     OFFICE + "/sharedStrings", "rId98")

def recoded(parts):
    """The sheet in UTF-16, the shared strings in UTF-8 with a byte order mark."""
    utf16 = ('\ufeff<?xml version="1.0" encoding="UTF-16"?>' + parts[SHEET].decode()).encode("utf-16-le")
    return {**parts, SHEET: utf16, STRINGS: b"\xef\xbb\xbf" + parts[STRINGS]}

def exotic(sheet, xml):
    """Whole numbers as 5.0, 7.1E1, 1.2E+05; the amount of money as 0.3 with float noise."""
    for number, (place, address) in enumerate(sheet.addresses.items()):
        text = sheet.cells[place]
        mantissa = (text[0] + "." + text[1:]).rstrip("0").rstrip(".") or "0"
        ways = [f"{text}.0", f"{mantissa}E{len(text) - 1}", f"{mantissa}E+{len(text) - 1:02}", f"{text}.000", text]
        way = "0.29999999999999999" if address == MONEY else ways[number % len(ways)]
        xml = re.sub(rf'(<c r="{letter(place[1])}{place[0]}"[^>]*><v>)[^<]*', rf"\g<1>{way}", xml)
    return xml

def raw_variants(sheet, first):
    """Workbook a1 as other programs and other years would have packed it: {name: package}."""
    parts = shared(first)
    weird = {**parts, "xl/worksheets/blatt.xml": parts[SHEET],
             SHEET: f'<worksheet xmlns="{MAIN}"><sheetData><row><c><v>9</v></c></row></sheetData></worksheet>'.encode()}
    move = replacing("/" + SHEET, "/xl/worksheets/blatt.xml")
    folders = {name: b"" for name in ["_rels/", "docProps/", "xl/", "xl/_rels/", "xl/worksheets/", "xl/theme/"]}
    odd = {name: prefixed(data.decode()).encode() for name, data in parts.items() if not name.startswith("docProps")}
    return {
        "a-no-places": edited(parts, {SHEET: without_places}), "b-prefix": {**parts, **odd}, "c-strict": strict(parts),
        "d-part-name": edited(weird, {BOOK_RELS: move, TYPES: move}), "e-inline": inline(first),
        "e-inline-rich": inline(first, rich), "f-rich": shared(first, rich),
        "g-dimension": edited(parts, {SHEET: replacing('<dimension ref="A1:O53"', '<dimension ref="A1:A1"')}),
        "h-folders": {**folders, **parts, "docProps/core.xml": b"\x00\x01<garbage", "docProps/app.xml": b"<Properties>"},
        "i-encodings": recoded(parts), "j-numbers": edited(parts, {SHEET: lambda xml: exotic(sheet, xml)})}

def libreoffice(file):
    """The package LibreOffice makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
                        "--outdir", folder, str(file)], check=True, capture_output=True, timeout=60)
        return read_parts(pathlib.Path(folder, file.name).read_bytes())

def facts_workbooks(shelf, sheet):
    def add(name, parts, changed=None, **notes):
        shelf.put(f"{name}-{sheet.name}.xlsx", parts, "facts", sheet, changed=changed or {}, notes=notes)
    first = office(sheet)
    add("a1-openpyxl", first)
    add("a2-xlsxwriter", with_formulas(sheet), 公式=sum(bool(total_formula(sheet, place)) for place in sheet.addresses))
    add("a3-text", office(sheet, value=lambda place: typed(sheet, place)), 文本=len(sheet.addresses))
    add("a4-sheets", by_table(sheet))
    add("a5-moved", rearranged(sheet), 插入行=1, 隐藏行=2)
    add("a6-stray", office(sheet, finish=stray))
    for name, parts in raw_variants(sheet, first).items():
        add(f"a7{name}", parts, {MONEY: "0.3"} if name == "j-numbers" else {})
    if shutil.which("soffice"):
        add("a8-libreoffice", libreoffice(shelf.out / f"a1-openpyxl-{sheet.name}.xlsx"))
    add("a9-formats", office(sheet, finish=lambda ws: formatted(ws, sheet.addresses)))

# --- B. One fault in one cell
STYLE_CODES = {"date": (200, 'm"月"d"日"'), "clock": (201, "[h]:mm"), "percent": (202, "0.0%"), "zh-date": (58, ""),
               "short-date": (14, ""), "percent-9": (9, "")}   # the codes of 58, 14 and 9 are built in
# name, address, cell (A: its place; %s: a style), rule, what is stored, what Excel shows
FAULTS = [
    ("date", "申请/新收/总计", '<c r="A" s="%date"><v>45720</v></c>', "值-数字", "45720", "3月4日"),
    ("date-zh", "申请/予以公开/自然人", '<c r="A" s="%zh-date"><v>45720</v></c>', "值-数字", "45720", "3月4日"),
    ("date-short", "复议诉讼/行政复议/纠正", '<c r="A" s="%short-date"><v>45720</v></c>', "值-数字", "45720", "2025/3/4"),
    ("date-1904", "申请/部分公开/自然人", '<c r="A" s="%date"><v>45720</v></c>', "值-数字", "45720", "3月5日"),
    ("date-iso", "文件/规范性文件/制发", '<c r="A" s="%date" t="d"><v>2025-03-04</v></c>', "值-数字", "2025-03-04", "3月4日"),
    ("clock", "申请/不掌握/自然人", '<c r="A" s="%clock"><v>0.5</v></c>', "值-数字", "0.5", "12:00"),
    ("percent", "申请/部分公开/商业企业", '<c r="A" s="%percent-9"><v>0.05</v></c>', "值-数字", "0.05", "5%"),
    ("percent-money", MONEY, '<c r="A" s="%percent"><v>91.1636</v></c>', "值-数字", "91.1636", "9116.4%"),
    ("ref", "申请/办结总计/自然人", '<c r="A" t="e"><f>SUM(#REF!)</f><v>#REF!</v></c>', "值-数字", "#REF!", "#REF!"),
    ("div0", "许可/行政许可/数量", '<c r="A" t="e"><v>#DIV/0!</v></c>', "值-数字", "#DIV/0!", "#DIV/0!"),
    ("no-result", "复议诉讼/行政复议/总计", '<c r="A"><f>SUM(A53:D53)</f></c>', "值-数字", "", ""),
    ("no-result-v", "复议诉讼/直接起诉/总计", '<c r="A"><f>SUM(F53:I53)</f><v></v></c>', "值-数字", "", ""),
    ("text-result", "申请/信访举报/其他", '<c r="A" t="str"><f>"约"&amp;3</f><v>约3</v></c>', "值-数字", "约3", "约3"),
    ("external", "处罚强制/行政处罚/数量", '<c r="A"><f>[1]Sheet1!A1</f><v>2113</v></c>', "值-数字", "2113", "2113"),
    ("decimals", "申请/过程性信息/自然人", '<c r="A"><v>12.5</v></c>', "值-整数", "12.5", "12.5"),
    ("text", "申请/结转下年/自然人", '<c r="A" t="inlineStr"><is><t>约12件</t></is></c>', "值-数字", "约12件", "约12件"),
    ("blank", "申请/重复申请/法律服务", '<c r="A" s="1"/>', "值-必填", "", ""),
    ("spaces", "申请/重复申请/自然人", '<c r="A" t="inlineStr"><is><t xml:space="preserve"> \u3000</t></is></c>', "值-必填", "", ""),
    ("boolean", "文件/规章/制发", '<c r="A" t="b"><v>1</v></c>', "值-数字", "1", "TRUE"),
    ("boolean-word", "文件/规章/废止", '<c r="A" t="b"><v>true</v></c>', "值-数字", "true", "TRUE")]

def with_styles(parts):
    """The package with a cell format for each of STYLE_CODES, and their numbers by name."""
    styles = re.sub(r"<numFmts.*?(/>|</numFmts>)", "", parts[STYLES].decode(), count=1, flags=re.S)
    count = int(re.search(r'<cellXfs count="(\d+)"', styles)[1])
    codes = "".join(f'<numFmt numFmtId="{n}" formatCode="{html.escape(code)}"/>' for n, code in STYLE_CODES.values() if code)
    formats = "".join(f'<xf numFmtId="{n}" xfId="0" applyNumberFormat="1"/>' for n, _ in STYLE_CODES.values())
    for old, new in [("<fonts", f'<numFmts count="3">{codes}</numFmts><fonts'), ("</cellXfs>", formats + "</cellXfs>"),
                     (f'<cellXfs count="{count}"', f'<cellXfs count="{count + len(STYLE_CODES)}"')]:
        styles = styles.replace(old, new)
    return {**parts, STYLES: styles.encode()}, {name: count + n for n, name in enumerate(STYLE_CODES)}

def linked(parts):
    """The package with the external workbook that [1] stands for."""
    name, kind = "xl/externalLinks/externalLink1.xml", SPREADSHEET + "externalLink+xml"
    link = (f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/>'
            '</sheetNames></externalBook></externalLink>')
    target = (f'<Relationships xmlns="{OFFICE.replace("officeDocument", "package")}"><Relationship Id="rId1" '
              f'Type="{OFFICE}/externalLinkPath" Target="file:///D:/%E5%8F%B0%E8%B4%A6.xlsx" TargetMode="External"/></Relationships>')
    parts = with_part(parts, name, link.encode(), kind, OFFICE + "/externalLink")
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = target.encode()
    reference = f'</sheets><externalReferences><externalReference xmlns:r="{OFFICE}" r:id="rId99"/></externalReferences>'
    return edited(parts, {BOOK: replacing("</sheets>", reference)})

def finding_workbooks(shelf, sheet):
    parts, styles = with_styles(shared(office(sheet)))
    places = {address: place for place, address in sheet.addresses.items()}
    for name, address, cell, rule, stored, shown in FAULTS:
        row, column = places[address]
        at = f"{letter(column)}{row}"
        cell = re.sub(r"%([\w-]+)", lambda m: str(styles[m[1]]), cell.replace('"A"', f'"{at}"'))
        faulty = edited(parts, {SHEET: lambda xml: re.sub(rf'<c r="{at}".*?</c>', lambda _: cell, xml)})
        if name == "date-1904":
            faulty = edited(faulty, {BOOK: replacing("<workbookPr/>", '<workbookPr date1904="1"/>')})
        shelf.put(f"b-{name}.xlsx", linked(faulty) if name == "external" else faulty, "finding", sheet, rule=rule,
                  address=address, cell=f"Sheet1!{at}", line=row, field=column, stored=stored, shown=shown)

# --- C. Whole files: refused, or read with a note
def cfb(streams):
    """A small but true OLE compound file: header, one FAT sector, directory, streams of at least 4096 bytes."""
    contents = [data.ljust(-(-max(len(data), 4096) // 512) * 512, b"\0") for data in streams.values()]
    sectors, fat, entries = -(-(len(streams) + 1) // 4), [0xFFFFFFFD], []
    fat += [*range(2, sectors + 1), 0xFFFFFFFE]
    for number, (name, data) in enumerate(zip(streams, contents), 1):
        following = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append(directory_entry(name, 2, following, 0xFFFFFFFF, len(fat), len(data)))
        fat += [*range(len(fat) + 1, len(fat) + len(data) // 512), 0xFFFFFFFE]
    directory = directory_entry("Root Entry", 5, 0xFFFFFFFF, 1, 0xFFFFFFFE, 0) + b"".join(entries)
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)   # 1 FAT sector, directory at 1, FAT at 0
    table = struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat)))
    return header.ljust(512, b"\xff") + table + directory.ljust(sectors * 512, b"\0") + b"".join(contents)

def directory_entry(name, kind, right, child, start, size):
    head = struct.pack("<64sHBB3I", name.encode("utf-16-le"), 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)

def foreign_files():
    """Files that are no workbook, whatever their name says: {name: bytes or parts}."""
    bof = struct.pack("<8H", 0x0809, 16, 0x0600, 5, 0x0DBB, 0x07CC, 0, 0)
    word = {TYPES: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "word/document.xml": b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"}
    old, secret = cfb({"Workbook": bof}), {"EncryptionInfo": b"\4\0\4\0\x40\0\0\0<encryption/>", "EncryptedPackage": bytes(9000)}
    return {"c-encrypted.xlsx": cfb(secret), "c-old.xls": old, "c-old-named.xlsx": old, "c-biff4.xls": b"\t\4\6\0\0\0\x10\0",
            "c-wps.et": cfb({"ETExtData": b"", "Workbook": bof}), "c-wps.wps": cfb({"WordDocument": b"\xec\xa5\xc1\0"}),
            "c-word.docx": word, "c-word-named.xlsx": word, "c-zip.xlsx": {"说明.txt": "不是工作簿".encode(), "a/b.csv": b"1,2\n"},
            "c-pdf.xlsx": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
            "c-jpeg.xlsx": bytes.fromhex("FFD8FFE000104A46494600010100000100010000") + bytes(4000), "c-empty.xlsx": b""}

def doctypes(parts):
    """Entities that explode, entities that read files, and a bare DOCTYPE."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = lambda xml: f'<!DOCTYPE worksheet [<!ENTITY l0 "lol">{laughs}]>' + xml.replace(
        "</sheetData>", '<row r="60"><c r="A60" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData>')
    outside = lambda xml: xml.replace("<si><t>", "<si><t>&e;", 1).replace(
        "<sst ", '<!DOCTYPE sst [<!ENTITY e SYSTEM "file:///etc/hostname">]><sst ')
    return {"c-laughs.xlsx": edited(parts, {SHEET: bomb}), "c-entity.xlsx": edited(parts, {STRINGS: outside}),
            "c-doctype.xlsx": edited(parts, {BOOK: lambda xml: "<!DOCTYPE workbook>" + xml})}

def refused_workbooks(shelf, sheet):
    parts = shared(office(sheet))
    for name, content in {**foreign_files(), **doctypes(parts)}.items():
        shelf.put(name, content, "finding", rule="读入-不识别")
    whole = (shelf.out / f"a1-openpyxl-{sheet.name}.xlsx").read_bytes()
    shelf.put("c-cut.xlsx", whole[:len(whole) * 6 // 10], "finding", rule="读入-截断")
    for name, part in [("sheet", SHEET), ("strings", STRINGS), ("book", BOOK)]:
        shelf.put(f"c-half-{name}.xlsx", {**parts, part: parts[part][:len(parts[part]) // 2]}, "finding", rule="读入-截断")
    for name, entry in [("up", "../../../../tmp/evil.txt"), ("root", "/tmp/evil.txt")]:
        shelf.put(f"c-path-{name}.xlsx", {**parts, entry: b"evil"}, "finding", rule="读入-不识别", or_facts=sheet.name)
    outward = edited(parts, {BOOK_RELS: replacing("/" + SHEET, "../../../../etc/hostname")})
    shelf.put("c-target-up.xlsx", outward, "finding", rule="读入-不识别")
    macro = with_part(parts, "xl/vbaProject.bin", cfb({"PROJECT": b"ID"}), "application/vnd.ms-office.vbaProject",
                      "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    enable = replacing(SPREADSHEET + "sheet.main", "application/vnd.ms-excel.sheet.macroEnabled.main")
    shelf.put("c-macros.xlsm", edited(macro, {TYPES: enable}), "note", sheet, notes={"宏": 1})

# --- Large ones
def longer(parts, chunks, part=SHEET, end=b"</sheetData>"):
    """The package with chunks of bytes streamed in before the end of a part."""
    before, after = parts[part].split(end)
    return {**parts, part: lambda: itertools.chain([before], chunks, [end + after])}

def blocks(count, line):
    """`count` lines made from their numbers, joined by the thousand."""
    return ("".join(map(line, range(n, min(n + 1000, count)))).encode() for n in range(0, count, 1000))

def ledger_row(n):
    return (f'<row r="{n + 60}"><c r="A{n + 60}"><v>{n + 1}</v></c><c r="B{n + 60}" t="inlineStr"><is><t>关于{n * 7919 % 1000003}号'
            f'事项的通知</t></is></c><c r="C{n + 60}"><v>{n * 48271 % 65521}</v></c><c r="D{n + 60}" s="1"/></row>')

def big_workbooks(shelf, sheet):
    parts = shared(office(sheet))
    styled = blocks(1048576 - 60, lambda n: f'<row r="{n + 60}"><c r="L{n + 60}" s="1"/></row>')
    shelf.put("a6-million.xlsx", longer(parts, styled), "facts", sheet, changed={}, notes={}, big=True, memory_mb=64)
    ledger = longer(parts, blocks(540000, ledger_row))
    shelf.put("c-100mb.xlsx", ledger, "finding", rule="读入-过大", or_facts=sheet.name, big=True, memory_mb=64)
    strings = blocks(980000, lambda n: f"<si><t>政府信息公开条目第{n * 7919 % 1000003}号，主题{n * 48271 % 65521}，文种通知公告</t></si>")
    shelf.put("c-strings.xlsx", longer(parts, strings, STRINGS, b"</sst>"), "finding", rule="读入-过大", big=True, memory_mb=64)
    for name, filler in [("spaces", b" " * 1000000), ("rows", b"<row/>" * 166667), ("lying", b" " * 1000000)]:
        shelf.put(f"c-bomb-{name}.xlsx", longer(parts, [filler] * 300), "finding", rule="读入-过大", big=True, memory_mb=64,
                  or_rules=["读入-截断", "读入-不识别"] if name == "lying" else [])
    lying = shelf.out / "c-bomb-lying.xlsx"   # its directory says that the sheet is 4000 bytes long
    size = struct.pack("<I", zipfile.ZipFile(lying).getinfo(SHEET).file_size)
    lying.write_bytes(lying.read_bytes().replace(size, struct.pack("<I", 4000)))
    parts.update({f"xl/media/image{n}.png": b"" for n in range(20000)})
    shelf.put("c-entries.xlsx", parts, "finding", rule="读入-过大", big=True, memory_mb=64)

class Shelf:
    """The folder of finished workbooks and what is expected of each."""
    def __init__(self, out):
        self.out, self.entries = out, []
        out.mkdir(parents=True, exist_ok=True)
    def put(self, file, content, reader, sheet=None, **expect):
        write_parts(self.out / file, content) if isinstance(content, dict) else (self.out / file).write_bytes(content)
        expect = {"facts": sheet.name, **expect} if sheet else expect
        self.entries.append({"file": file, "reader": reader, "sheet_of": sheet.name if sheet else "", "expect": expect})

def main(fixtures, out, big=""):
    sheets, shelf = [RealSheet(pathlib.Path(fixtures), name) for name in AGENCIES], Shelf(pathlib.Path(out))
    for sheet in sheets:
        facts_workbooks(shelf, sheet)
    finding_workbooks(shelf, sheets[0])
    refused_workbooks(shelf, sheets[0])
    if big:
        big_workbooks(shelf, sheets[0])
    (shelf.out / "expected.json").write_text(json.dumps(shelf.entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[3:] in ([], ["--big"]) and len(sys.argv) > 2 else sys.exit(__doc__)
