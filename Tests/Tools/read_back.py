#!/usr/bin/env python3
"""Reads a build's report.md, report.html and report.xlsx with other programs' eyes.

    read_back.py OUT/2025 [--recalculated]   the workbook was saved again by another program, which drops filters

Every number of the statutory tables, in reading order, must be the figure of summary.csv in the form's order;
every formula must have a result; every check beside the tables must say 平衡 or 差 n; the units' sheet must add up.
"""

import csv
import re
import sys
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import openpyxl

# Annexes behind the statutory tables and, where one is collected, the sample's supplement.
ANNEX = re.compile("附：(?!补充数据)")
NUMBER = re.compile(r"-?\d+(\.\d+)?$")


def fail(message):
    sys.exit(f"FAIL: {message}")


def summary(out):
    with open(out / "summary.csv", newline="", encoding="utf-8-sig") as f:
        return [r for r in csv.DictReader(f)]


def compare(name, got, want):
    got, want = [Decimal(str(x)) for x in got], [Decimal(x) for x in want]
    if got != want:
        at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
        fail(f"{name}: {len(got)} numbers, expected {len(want)}; first difference at {at}: {got[at:at + 3]} {want[at:at + 3]}")
    print(f"{name}: {len(got)} numbers are the facts")


def markdown(out):
    """Numbers of the pipe tables above the comparison, line by line."""
    text = ANNEX.split((out / "report.md").read_text(encoding="utf-8"))[0]
    for line in text.splitlines():
        if line.startswith("|"):
            yield from (c.strip() for c in line.strip("|").split("|") if NUMBER.match(c.strip()))


class Cells(HTMLParser):
    """The texts of all td cells, and of the comparison's, which come last."""

    def __init__(self):
        super().__init__()
        self.statutory, self.compared, self.cell, self.heading = [], [], None, ""

    def handle_starttag(self, tag, attributes):
        if tag in ("td", "h2"):
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag == "h2":
            self.heading, self.cell = self.cell, None
        elif tag == "td":
            (self.compared if ANNEX.search(self.heading) else self.statutory).append(self.cell)
            self.cell = None


def page(out):
    cells = Cells()
    cells.feed((out / "report.html").read_text(encoding="utf-8"))
    return [c for c in cells.statutory if NUMBER.match(c)], cells.compared


def print_area(sheet):
    """The last row and column that are printed."""
    letters, row = re.findall(r"\$([A-Z]+)\$(\d+)", str(sheet.print_area))[-1]
    return int(row), openpyxl.utils.column_index_from_string(letters)


def workbook(out):
    book = openpyxl.load_workbook(out / "report.xlsx", data_only=True)
    formulas = openpyxl.load_workbook(out / "report.xlsx")
    names = book.sheetnames
    statutory = [n for n in names if "数据-" + n in names]
    numbers = []
    for name in statutory:
        sheet, live = book[name], formulas[name]
        rows, columns = print_area(sheet)
        for row in range(1, sheet.max_row + 1):
            for column in range(1, sheet.max_column + 1):
                value, formula = sheet.cell(row, column).value, live.cell(row, column).value
                is_formula = isinstance(formula, str) and formula.startswith("=")
                if is_formula and value in (None, ""):
                    fail(f"{name} row {row} column {column}: a formula without a result")
                if row <= rows and column <= columns:
                    if isinstance(value, (int, float)):
                        numbers.append(value)
                        if not is_formula:
                            fail(f"{name} row {row} column {column}: {value} is not a live sum")
                elif is_formula and not re.match(r"平衡$|未判定$|差 [+-]\d", value):
                    fail(f"{name} row {row} column {column}: check says {value}")
    return numbers, book


def units_add_up(book, want):
    sheet = book["分单位"]
    for index, value in enumerate(want):
        cells = [sheet.cell(row, index + 4).value for row in range(4, sheet.max_row + 1)]
        total = sum(Decimal(str(v)) for v in cells if isinstance(v, (int, float)))
        if value and total != Decimal(value):
            fail(f"分单位 column {index + 4} adds up to {total}, expected {value}")
    if "--recalculated" not in sys.argv and (sheet.freeze_panes != "D4" or not sheet.auto_filter.ref):
        fail("分单位 has no frozen panes or no filter")
    print(f"分单位: {len(want)} columns add up over {sheet.max_row - 3} units")


def comparison_sheet(book, rows):
    sheet = book["同比"]
    for position, row in enumerate(rows, 3):
        for column, key in ((5, "prior"), (6, "value"), (7, "change"), (8, "growth_pct")):
            value = sheet.cell(position, column).value
            if (value is None) != (row[key] == "") or value is not None and Decimal(str(value)) != Decimal(row[key]):
                fail(f"同比 row {position} column {column}: {value}, expected {row[key]}")
    print(f"同比: {len(rows)} lines are the facts")


def data_sheets(book, rows):
    """The flat sheets, one after the other, are the figures in the form's order, with the address of each."""
    flat = [line for name in book.sheetnames if name.startswith("数据-")
            for line in book[name].iter_rows(min_row=5, values_only=True)]
    cells = [r for r in rows if "/".join((r["table"], r["row"], r["column"])) in {line[0] for line in flat}]
    if len(flat) != len(cells) or not flat:
        fail(f"数据: {len(flat)} lines, expected {len(cells)}")
    for line, row in zip(flat, cells):
        states = ("空白", "不适用") if row["value"] == "" else ("零",) if Decimal(row["value"]) == 0 else ("数字",)
        number = "" if line[6] is None else Decimal(str(line[6]))
        if line[0] != "/".join((row["table"], row["row"], row["column"])) or line[7] not in states \
                or number != (row["value"] and Decimal(row["value"])):
            fail(f"数据: {line}, expected {row}")
    print(f"数据: {len(flat)} lines are the facts")


def links(book):
    """Every line of the contents leads to a sheet, and every other sheet stands there."""
    lines = list(book["目录"].iter_rows(min_row=4))
    names = [line[0].hyperlink.location.rsplit("!", 1)[0].strip("'$") for line in lines]
    if names != [n for n in book.sheetnames if n != "目录"]:
        fail(f"目录: {names}, the sheets are {book.sheetnames}")
    print(f"目录: {len(names)} links lead to their sheets")


def main():
    out = Path(sys.argv[1])
    rows = summary(out)
    want = [r["value"] for r in rows if r["value"]]
    compare("report.md", list(markdown(out)), want)
    html, _ = page(out)
    compare("report.html", html, want)
    numbers, book = workbook(out)
    compare("report.xlsx", numbers, want)
    units_add_up(book, [r["value"] for r in rows])
    comparison_sheet(book, rows)
    data_sheets(book, rows)
    links(book)


if __name__ == "__main__":
    main()
