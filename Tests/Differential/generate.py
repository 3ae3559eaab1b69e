#!/usr/bin/env python3
"""Made-up submissions in every layout, spelling and encoding that the contract allows, and some that it does not.

    generate.py [--seed S] [--units N] [--templates DIR] OUTDIR

writes project.yaml, units.csv and 2025/forms/. The same seed gives the same files. Numbers of an unbroken unit fulfil the
form's identities, so a finding on it has another cause.
"""

import argparse
import codecs
import csv
import io
import random
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl

from definition import load

YEAR = 2025
DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
REFUSED = ["1O", "约12", "三", "1,5", "1，5", "-3", "－3", "12.5", "1.2.3", "12,34", "1,2345", "十二", "12a", "1/2", "12?",
           "1_000", "NaN", "0x10", "1.25E+01", "12元", "12万元", "12天", "1E", "E5", "+", "１２．５", "--12", "12-", "٣", "1e", "≈12",
           "12%", "②", "5."]
REFUSED_MONEY = ["1O.5", "约38", "1,5", "-38.56", "38.5600001", "1.2.3", "385件", "0.001元", "38,56", "38.56.", "三十八",
                 "38.5O元", "38..5"]


@dataclass
class Row:
    """A row as sent: its line of the definition, label as written and texts; `alone` where it is its group's only row."""
    line: object
    label: str
    texts: list
    alone: bool = False


@dataclass
class Block:
    """A table as sent: title and column labels as written, its rows."""
    table: object
    title: str
    columns: list
    rows: list


@dataclass
class Unit:
    """A unit of the roster."""
    code: str
    name: str


def numbers(rng, table):
    """A table's numbers by row and column, its identities fulfilled."""
    rows, columns = [r.id for r in table.rows], [c.id for c in table.columns]
    size = rng.choice([3, 30, 3000, 2_000_000])
    if table.id not in ("申请", "复议诉讼"):
        def cell():
            whole = rng.choice([0, rng.randrange(size), rng.randrange(10 ** rng.randrange(1, 9)), rng.randrange(99) * 10_000])
            return whole if table.unit == "件" else whole / 10 ** rng.randrange(0, 5)

        return {(r, c): cell() for r in rows for c in columns}
    parts, grid = columns[:-1], {}
    for row in rows:
        grid.update({(row, c): rng.randrange(size) if rng.random() < 0.25 else 0 for c in parts})
    if table.id == "申请":
        for c in parts:
            done = sum(grid[r, c] for r in rows[2:-2])
            grid["办结总计", c] = done
            grid["上年结转", c] = rng.randrange(done + 1)
            grid["新收", c] = done + grid["结转下年", c] - grid["上年结转", c]
    for row in rows:
        grid[row, columns[-1]] = sum(grid[row, c] for c in parts)
    return grid


def spelled(rng, number, table, odd):
    """One of the ways to write a number; most are plain, more are not where a unit writes oddly."""
    plain = f"{number:.6f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)
    if rng.random() > odd:
        return plain
    whole, _, rest = plain.partition(".")
    ways = [plain.translate(DIGITS), f" {plain} ", "+" + plain, plain + "\u3000", plain + "\u00a0",
            f"{int(whole):,}" + "." * bool(rest) + rest, plain + table.unit, plain + " " + table.unit,
            plain + "（含自然失效3件，其中线上1）", plain + "\n", "00" + plain, plain + "(见说明)", plain + table.unit + "（其中线上2）"]
    if table.unit == "万元":
        yuan = f"{number * 10000:.2f}"
        ways += [yuan.rstrip("0").rstrip(".") + "元", yuan + "元", f"{float(yuan):,.2f}元", plain + "0" if rest else plain + ".00"]
        ways += [f"{number / 10000:.8f}亿元"] if float(f"{number / 10000:.8f}") * 10000 == number else []
    elif number and number % 10000 == 0:
        ways += [f"{number / 10 ** (len(plain) - 1):.12g}E+{len(plain) - 1:02}"] * 5
    if len(whole) > 3 and not rest:
        ways += [f"{int(whole):,}".replace(",", " "), f"{int(whole):,}".translate(DIGITS).replace(",", "，")]
    if "." not in plain and table.unit == "件":
        ways += [plain + ".0", plain + ".00"]
    return rng.choice(ways)


def written(rng, label, odd):
    """One of the ways to write a label: spaces, line breaks, other punctuation, quotes, brackets, numbering."""
    if rng.random() > odd:
        return label
    middle = rng.randrange(1, len(label)) if len(label) > 1 else 1
    ways = [label[:middle] + gap + label[middle:] for gap in (" ", "\n", "\u00a0")]
    ways += [" " + label, label + "\u3000", label.replace("（", "(").replace("）", ")"), label.replace("“", '"').replace("”", '"'),
             label.replace("、", "，"), *(re.sub(r"^(\d)\.", rf"\1{mark}", label) for mark in ("、", "．", ". "))]
    if rng.coming:
        ways += [re.sub(r"^(\d)\.", r"\1）", label), re.sub(r"^（(.)）", r"〔\1〕", label), re.sub(r"^(.)、", r"\1．", label),
                 re.sub(r"^(\d)\.", lambda m: chr(0x245F + int(m[1])), label), f"{YEAR}年{label}", label + "（件）"]
    return rng.choice(ways)


def named(rng, line, odd):
    """A row's label in the form layout: its own or an alias, and before it its group's where that is named."""
    own = rng.choice(line.labels) if rng.random() < odd else line.labels[0]
    groups = [g for g in line.groups if g.named]
    return " ".join([*(written(rng, g.labels[0], odd) for g in groups), written(rng, own, odd)])


def as_before(rows, grid, table):
    """The rows as the edition before had them: a group's rows as one, under the group's own label."""
    single = {line.id: line.groups[-1] for line in table.rows if line.groups and line.groups[-1].alone}
    sums = [sum(grid[line, c.id] for line in single) for c in table.columns]
    return [row if row.line.id not in single else Row(row.line, single[row.line.id].labels[0], [str(n) for n in sums], True)
            for row in rows if row.line.id not in single or single[row.line.id].alone == row.line.id]


def blocks(rng, form, odd):
    """All tables of one unit, filled in."""
    made = []
    for table in form.tables:
        grid, absent = numbers(rng, table), table.not_applicable and rng.random() < 0.15
        mark = rng.choice(["/", "／", "-", "—", "——", "无", "不适用", "N/A"])
        rows = [Row(line, named(rng, line, odd),
                    [mark if absent else spelled(rng, grid[line.id, c.id], table, odd) for c in table.columns])
                for line in table.rows]
        if table.id == "申请" and rng.random() < 0.04:
            rows = as_before(rows, grid, table)
        columns = [written(rng, rng.choice(c.labels) if rng.random() < odd else c.labels[0], odd) for c in table.columns]
        made.append(Block(table, written(rng, table.titles[0], odd), columns, rows))
    return made


def broken(rng, made, kind):
    """One thing wrong with the tables of a unit."""
    block = rng.choice(made)
    row = rng.choice(block.rows)
    place = rng.randrange(len(row.texts))
    if kind == "value":
        row.texts[place] = rng.choice(REFUSED if block.table.unit == "件" else REFUSED_MONEY)
    elif kind == "mark":
        block = rng.choice(made[-2:])
        rng.choice(block.rows).texts[0] = rng.choice(["/", "—", "无", "不适用"])
    elif kind == "blank":
        row.texts[place] = rng.choice(["", " ", "\u00a0", "\u3000"])
    elif kind == "blank row":
        row.texts = [""] * len(row.texts)
    elif kind == "blank column":
        for row in block.rows:
            row.texts[place] = ""
    elif kind == "unknown row":
        row.label, row.line = rng.choice(["其他情形", row.label[:-2], row.label + "数", "四、其他"]), None
    elif kind == "extra row":
        block.rows.insert(rng.randrange(len(block.rows) + 1), Row(None, "其他对外管理服务事项", ["5"] * len(row.texts)))
    elif kind == "missing row":
        block.rows.remove(row)
    elif kind == "twice":
        again = [spelled(rng, rng.randrange(1, 99), block.table, 0) if i == place else text for i, text in enumerate(row.texts)]
        block.rows.insert(rng.randrange(len(block.rows) + 1), Row(row.line, row.label, again))
    elif kind == "unknown column":
        block.columns[place] = rng.choice(["数量合计", "本年数", block.columns[place] + "数"])
    elif kind == "missing column":
        block.columns.pop(place)
        for row in block.rows:
            row.texts.pop(place)
    elif kind == "missing table":
        made.remove(block)


IN_TABLES = ["value"] * 8 + ["mark", "blank", "blank", "blank row", "blank column"]
IN_BLOCKS = ["unknown row", "extra row", "missing row", "twice", "unknown column", "missing column", "missing table"]
WHOLE = ["code", "clash", "year", "quote", "cut", "bytes", "empty"]


def copy(block, text=lambda text: text):
    """A block that can be changed apart from the first, each text made another where asked."""
    rows = [replace(row, texts=[text(t) for t in row.texts]) for row in block.rows]
    return replace(block, columns=list(block.columns), rows=rows)


def form_rows(rng, made, first, neat, declared=False):
    """The form layout: the first line, a block per table; shuffled, padded and with remarks where a hand is not neat."""
    made = [copy(block) for block in made]
    if not neat and rng.random() < 0.3:
        rng.shuffle(made)
    rows = [[word] for word in rng.choice([[], ["填表说明：请如实填写"], ["某某县报送表", ""]])] if not neat else []
    rows += [[*first, *([""] * rng.randrange(3))]] + ([["声明", "空白为零", "张三", "2026-01-10"]] if declared else [])
    for block in made:
        order = list(range(len(block.columns)))
        if not neat and rng.random() < 0.2:
            rng.shuffle(order)
            rng.shuffle(block.rows)
        head = [block.title, *(block.columns[i] for i in order)]
        lines = [[row.label, *(row.texts[i] for i in order)] for row in block.rows]
        if not neat and rng.random() < 0.15:
            head.append("备注")
            lines = [line + [rng.choice(["", "已核对", "见附件"])] for line in lines]
        rows += [[], head, *lines]
    closing = rng.choice([[], [[], ["填表人：张三", "", "审核人：李四"]], [[], ["注：数据截至2025年12月31日"]]])
    return rows if neat else rows + closing


def statutory_rows(rng, made, title, odd):
    """The official tables as a sheet: label columns on the left, headers over several lines, the last table on one line."""
    rows = [[title], []] if title else []
    shift = [""] * rng.choice([0, 0, 1])
    rows += [shift + [text] for text in rng.choice([[], ["一、总体情况", "全年主动公开信息614条，收到申请3件。"]])]
    rows.append(shift + [written(rng, "二、主动公开政府信息情况", odd)])
    for block in made:
        table = block.table
        if table.id == "申请":
            rows += [[], shift + [written(rng, "三、收到和处理政府信息公开申请情况", odd)], shift + [table.corner, "", "", "申请人情况"],
                     shift + ["", "", "", block.columns[0], "法人或其他组织", "", "", "", "", block.columns[6]],
                     shift + ["", "", "", "", *block.columns[1:6], ""]]
            before = ()
            for row in block.rows:
                labels = [row.label]
                if row.line:
                    labels = [g.labels[0] for g in row.line.groups] + [row.line.labels[0]] * (not row.alone)
                new = [labels[:i + 1] != list(before[:i + 1]) for i in range(len(labels) - 1)] + [True]
                shown = [written(rng, label, odd) if shows else "" for label, shows in zip(labels, new)]
                rows.append(shift + shown + [""] * (3 - len(shown)) + row.texts)
                before = tuple(labels[:-1])
        elif table.id == "复议诉讼":
            rows += [[], shift + ["四、政府信息公开行政复议、行政诉讼情况"], shift + ["行政复议", "", "", "", "", "行政诉讼"],
                     shift + [""] * 5 + ["未经复议直接起诉", "", "", "", "", "复议后起诉"], shift + block.columns * 3,
                     shift + [text for row in block.rows for text in row.texts]]
        else:
            rows += [shift + [block.title], shift + [table.corner, *block.columns]]
            rows += [shift + [row.label, *row.texts] for row in block.rows]
    closing = [[], shift + ["五、存在的主要问题及改进情况"], shift + ["公开的主动性有待提高，2026年改进3项工作。"]]
    return rows + rng.choice([[], closing])


def tidy_rows(rng, several, named_columns):
    """One value a line, for several units; columns of its own here and there."""
    rows = [list(named_columns)]
    for unit, made in several:
        lines = [[str(YEAR), unit, block.table.id, row.line.id, column.id, text]
                 for block in made for row in block.rows if row.line and not row.alone
                 for column, text in zip(block.table.columns, row.texts)]
        if rng.random() < 0.3:
            rng.shuffle(lines)
        rows += lines
    if rng.random() < 0.3:
        place = rng.randrange(len(rows[0]) + 1)
        for i, row in enumerate(rows):
            row.insert(place, rng.choice(["", "已核对", "3"]) if i else "备注")
    return rows


def quoted(field, every):
    """A field of a text file, in quotes where it needs them or every field has them."""
    return '"' + field.replace('"', '""') + '"' if every or re.search('[",;\t\r\n]', field) else field


def save_text(rng, path, rows, end=True, spoil=None):
    """The rows as a text file of some encoding, line end and separator; some padded to equal width, some without empty ends."""
    separator, line_end = rng.choice(",,,,;\t"), rng.choice(["\n", "\r\n", "\r\n", "\r"])
    if rng.random() < 0.3:
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
    elif rng.random() < 0.2:
        rows = [row[:max((i + 1 for i, field in enumerate(row) if field), default=0)] for row in rows]
    every = not spoil and rng.random() < 0.1
    text = "".join(separator.join(quoted(field, every) for field in row) + line_end for row in rows)
    if rng.random() < 0.05:
        text = f"sep={separator}{line_end}{text}"
    text = spoil(text, line_end) if spoil else text if end else text[:-len(line_end)]
    mark, encoding = rng.choice([(b"", "utf-8")] * 3 + [(codecs.BOM_UTF8, "utf-8"), (b"", "gb18030"), (b"", "gb18030"),
                                 (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
    path.with_suffix(rng.choice([".csv", ".csv", ".txt", ".tsv"])).write_bytes(mark + text.encode(encoding))


def stored(text):
    """What a workbook's cell holds: a plain number as one, other text as it is, nothing where it is empty."""
    if not re.fullmatch(r"(0|[1-9]\d{0,14})(\.\d+)?", text):
        return text or None
    return float(text) if "." in text else int(text)


def save_book(rng, path, rows):
    """The rows as a workbook: plain numbers as numbers or as text, merged cells left blank."""
    book, as_numbers, apart = openpyxl.Workbook(), rng.random() < 0.7, rng.random() < 0.3
    sheet = book.active
    for row in rows:
        if apart and row and re.match("三、收到|四、政府", "".join(row)):
            sheet = book.create_sheet()
        sheet.append([stored(text) if i and as_numbers else text or None for i, text in enumerate(row)])
    if len(rows[0]) == 1:
        book.worksheets[0].merge_cells("A1:H1")
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path.with_suffix(".xlsx"), "w", zipfile.ZIP_DEFLATED) as fixed:
        for entry in made.infolist():  # openpyxl writes the present time into the workbook
            data = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>2026-01-01T00:00:00Z", made.read(entry))
            fixed.writestr(zipfile.ZipInfo(entry.filename, (2026, 1, 1, 0, 0, 0)), data)


def parted(rng, made):
    """The tables over two files: each its own, or a table in both, equal or not, or both whole with the other's left blank."""
    half, way = rng.randrange(1, len(made) + 1), rng.choice(["own", "own", "equal", "different", "blank"])
    first, second = made[:half], made[half:]
    if way == "blank":
        return first + [copy(block, lambda _: "") for block in second], [copy(block, lambda _: "") for block in first] + second
    if way in ("equal", "different"):
        shared = copy(made[half - 1])
        answered = [row for row in shared.rows if row.texts]
        if way == "different" and answered:
            rng.choice(answered).texts[-1] = str(rng.randrange(1, 99))
        second = [shared, *second]
    return first, second


def stop(rng, kind):
    """How a text is spoiled on its way: it ends inside a quote, or between lines without a line end; None where it is not."""
    def quote(text, line_end):
        return re.sub(r"复议后起诉([^0-9]*)[0-9]", "复议后起诉\\1\"1", text)

    def cut(text, line_end):
        lines = text.rstrip(line_end).split(line_end)
        return line_end.join(lines[:rng.randrange(20, len(lines) - 1)]).rstrip(line_end)

    return {"quote": quote, "cut": cut}.get(kind)


def submit(rng, form, folder, unit, number, kind, others):
    """One unit's files, in a layout drawn for it; what goes into a tidy file is returned instead."""
    odd = 0 if kind in WHOLE else rng.choice([0, 0, 0.05, 0.4])
    made = blocks(rng, form, odd)
    if kind in IN_TABLES + IN_BLOCKS:
        broken(rng, made, kind)
    shares = {"form": 45, "book": 6, "parts": 12, "declared": 5 if rng.coming and not kind else 0,
              "statutory": 0 if kind in IN_BLOCKS else 15, "tidy": 0 if kind in IN_BLOCKS else 17}
    layout = "form" if kind in WHOLE else rng.choices(list(shares), shares.values())[0]
    code, name = unit.code, unit.name
    if kind == "code":
        code = rng.choice([code + "1", "77" + code[2:], "9"])
    elif kind == "clash":
        name = rng.choice(others).name
    elif kind not in WHOLE and rng.random() < 0.15:
        code, name = rng.choice([(code, ""), ("", name), (code.lstrip("0"), name), (code, "本单位")])
    first = [form.mark, str(YEAR - (kind == "year")), code, name]
    folder = folder / rng.choice(["", "", "", "县直"])
    path = folder / f"报表-{number:05}"
    if layout == "tidy":
        return made
    if layout == "statutory":
        title = rng.choice([f"{unit.name}{YEAR}年{form.titles[0]}", f"{YEAR}年{unit.name}{form.titles[0]}", None])
        path = path if title else folder / rng.choice([unit.code, unit.name, unit.code + "-定稿"])
        rows = statutory_rows(rng, made, title, odd)
        save_book(rng, path, rows) if rng.random() < 0.1 else save_text(rng, path, rows)
    elif layout == "book":
        save_book(rng, path, form_rows(rng, made, first, rng.random() < 0.5))
    elif layout == "parts":
        for name, part in zip("甲乙", parted(rng, made)):
            if part:
                save_text(rng, path.with_name(f"{path.name}-{name}"), form_rows(rng, part, first, rng.random() < 0.5))
    elif layout == "declared":
        made = [copy(block, lambda text: "" if text == "0" else text) for block in made]
        save_text(rng, path, form_rows(rng, made, first, True, declared=True))
    elif kind in ("bytes", "empty"):
        spoiled = b"\x81\xff\x80" + form.mark.encode("gb18030") + b"\xff,\x80"
        path.with_suffix(".csv").write_bytes(spoiled if kind == "bytes" else b"")
    else:
        neat = kind in WHOLE or rng.random() < 0.3
        save_text(rng, path, form_rows(rng, made, first, neat), bool(kind) or not neat or rng.random() < 0.8, stop(rng, kind))
    return None


class Draws(random.Random):
    """Random draws, and whether what the contract names as to come is drawn too: declared blanks, numbering of any style."""

    def __init__(self, seed, coming):
        super().__init__(seed)
        self.coming = coming


def project(seed, count, templates, folder, coming=False):
    """A whole project of `count` units."""
    rng, form, folder = Draws(seed, coming), load(templates), Path(folder)
    forms = folder / str(YEAR) / "forms"
    (forms / "县直").mkdir(parents=True)
    (folder / "project.yaml").write_text(f"region: 云溪县\nyear: {YEAR}\n", "utf-8")
    units = []
    for i in range(1, count + 1):
        name = "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in str(i))
        units.append(Unit(f"{rng.choice(['00'] + ['33'] * 9)}{i:07}", f"云溪县{name}{rng.choice(['局', '办公室', '中心', '㐀局'])}"))
    with (folder / "units.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["单位代码", "单位名称", "类型", "上级"],
                                                         *([u.code, u.name, "政府部门", "云溪县人民政府"] for u in units)])
    waiting = []
    for number, unit in enumerate(units, 1):
        kind = rng.choice(IN_TABLES + IN_BLOCKS + WHOLE) if rng.random() < 0.15 else None
        made = submit(rng, form, forms, unit, number, kind, [u for u in units[:50] if u is not unit] or [Unit("9", "别的局")])
        waiting += [(rng.choice([unit.code, unit.code, unit.name]), made)] if made else []
    while waiting:
        several = [waiting.pop() for _ in range(min(len(waiting), rng.randrange(1, 6)))]
        header = rng.choice([["year", "unit", "table", "row", "column", "value"], ["年份", "单位代码", "表", "行", "列", "数值"]])
        save_text(rng, forms / f"汇总-{len(waiting):05}.csv", tidy_rows(rng, several, header))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--units", type=int, default=400)
    parser.add_argument("--templates", default="Templates")
    parser.add_argument("--coming", action="store_true", help="also what the contract names as to come")
    parser.add_argument("outdir")
    options = parser.parse_args()
    project(options.seed, options.units, options.templates, options.outdir, options.coming)
