#!/usr/bin/env python3
"""A second, small reading of what units send, written from the contract alone.

    independent.py INPUTS TEMPLATES

prints for every unit and cell what counts of it: number, zero, declared, blank, na; told, which must not be counted and must
be told to the unit; not asked, where the edition before was filled in. `what_counts` gives the same to other programs.
"""

import csv
import io
import re
import sys
import unicodedata
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import openpyxl

from definition import key, load

NOT_APPLICABLE = {"/", "-", "—", "——", "无", "不适用", "N/A"}
NUMBER = re.compile(r"([+-]?\s*(?:[0-9]+|[0-9]{1,3}(?:[,\s][0-9]{3})+)(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?)"  # the number
                    r"\s*([^0-9().,+\s-]*)\s*(\(.*\))?")  # a unit, a remark
TIDY = [["year", "unit", "table", "row", "column", "value"], ["年份", "单位代码", "表", "行", "列", "数值"]]
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
TOLD, BLANK, NOT_ASKED = ("told", None), ("blank", None), ("not asked", None)


def value(text, table, form):
    """What the text of one cell of a table is, None where it is not asked: a state and a number."""
    if text is None:
        return NOT_ASKED
    text = text.translate(FULL_WIDTH).strip()
    if not text:
        return BLANK
    if text in NOT_APPLICABLE:
        return ("na", None) if table.not_applicable else TOLD
    match = NUMBER.fullmatch(text)
    scale = match and form.units[table.unit].get(match[2] or table.unit)
    if scale is None:
        return TOLD
    number = Decimal(re.sub(r"[,\s]", "", match[1])).scaleb(scale).normalize()
    decimals = max(0, -number.as_tuple().exponent)
    if number < 0 or decimals > (0 if table.unit == "件" else 6):
        return TOLD
    return ("number", number) if number else ("zero", Decimal(0))


def text_of(data):
    """The whole file as text: by its byte order mark, else as UTF-8, else as GB18030."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def records(text):
    """Every way to part the text into fields, most fields first; a text that ends inside a quote has none."""
    ways = []
    for separator in ",;\t":
        try:
            ways.append(list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)))
        except csv.Error:
            continue
    ways = [rows[1:] if rows and rows[0] and rows[0][0].startswith("sep=") else rows for rows in ways]
    return sorted(ways, key=lambda rows: -sum(map(len, rows)))


def sheets(path):
    """The ways to read a file as rows of text; a workbook has one."""
    if path.suffix != ".xlsx":
        return records(text_of(path.read_bytes()))
    book = openpyxl.load_workbook(path)
    cells = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return [[["" if cell is None else str(cell) for cell in row] for row in cells]]


def row_of(table, text, group=None):
    """The row that a label names, under the group above it if it stands in one; `alone` where the group is the row."""
    name = key(text)
    for row in table.rows:
        named = [g for g in row.groups if g.named]
        own = {key(label) for label in row.labels}
        heads = [key(label) for g in named for label in g.labels]
        if not named and name in own:
            return row.id, False
        if named and group and group in heads and name in own:
            return row.id, False
        for head in heads:
            if name.startswith(head) and key(name[len(head):]) in own:
                return row.id, False
        if name in heads and row.id in [g.alone for g in named]:
            return row.id, True
    return None


def answered(table, found, columns, row):
    """The cells of a row; where it stands for its whole group, the group's other rows are not asked."""
    line, alone = found
    cells = [(table, line, column, row[i] if i < len(row) else "") for i, column in columns.items()]
    group = next(r.groups[-1] for r in table.rows if r.id == line) if alone else None
    return cells + [(table, r.id, column, None) for r in table.rows if alone and r.id != line and r.groups[-1:] == (group,)
                    for column in columns.values()]


def column_of(table, text):
    """The column that a label names."""
    return next((c.id for c in table.columns if key(text) in {key(label) for label in c.labels}), None) if text else None


def table_of(form, text):
    """The table that a title or a section's heading names."""
    return next((t for t in form.tables if key(text) in {key(title) for title in t.titles}), None)


def form_layout(form, rows):
    """The first line with the mark, then a block per table: unit, year, and the cells with their texts."""
    start = next((i for i, row in enumerate(rows) if row and key(row[0]) == key(form.mark)), None)
    if start is None:
        return None
    year, code, name = (field.strip() for field in (rows[start] + [""] * 3)[1:4])
    declared = any(row[0].strip() == "声明" and len(row) > 3 and all(row[1:4]) for row in rows[start + 1:] if row)
    table, columns, cells = None, {}, []
    for row in rows[start + 1:]:
        head = row[0] if row else ""
        if table_of(form, head):
            table = table_of(form, head)
            columns = {i: column_of(table, field) for i, field in enumerate(row) if i and column_of(table, field)}
        elif table and row_of(table, head):
            cells += answered(table, row_of(table, head), columns, row)
    return [((code, name), year, cells, declared)]


def tidy_layout(form, rows):
    """A header with the six names, then one value a line, of many units."""
    names = [field.strip() for field in rows[0]] if rows else []
    header = next((header for header in TIDY if set(header) <= set(names)), None)
    if header is None:
        return None
    tables, units = {t.id: t for t in form.tables}, defaultdict(list)
    for row in rows[1:]:
        fields = dict(zip(names, row + [""] * len(names)))
        year, unit, table, line, column, text = (fields[name].strip() for name in header)
        units[unit, year].append((tables.get(table), line, column, text))
    return [((unit, unit), year, [cell for cell in cells if cell[0]], False) for (unit, year), cells in units.items()]


def statutory_layout(form, rows, name):
    """The official tables: label columns on the left, headers over several lines, the last table as one line of numbers."""
    table, columns, group, cells, title = None, {}, None, [], name
    for row in rows:
        filled = [(i, field) for i, field in enumerate(row) if field.strip()]
        if not filled:
            continue
        if len(filled) == 1 and any(key(words) in key(filled[0][1]) for words in form.titles):
            title = filled[0][1]
        elif table_of(form, filled[0][1]) and len(filled) == 1:
            table, columns, group = table_of(form, filled[0][1]), {}, None
        elif table and table.id == "复议诉讼":
            addresses = [(line.id, column.id) for line in table.rows for column in table.columns]
            if len(columns) == 15 and not any(column_of(table, field) for _, field in filled):
                cells += [(table, *address, row[i] if i < len(row) else "") for i, address in columns.items()]
                table = None
            elif len(filled) == 15:
                columns = dict(zip((i for i, _ in filled), addresses))
        elif table:
            found = {i: column_of(table, field) for i, field in filled}
            if any(found.values()) and not row_of(table, filled[0][1]):
                columns.update((i, column) for i, column in found.items() if column)
                continue
            labels = [field for i, field in filled if i < min(columns, default=0)]
            heads = {key(label) for line in table.rows for g in line.groups for label in g.labels}
            for label in labels[:-1]:
                group = key(label) if key(label) in heads else group
            found = row_of(table, labels[-1], group) if labels else None
            if found:
                cells += answered(table, found, columns, row)
    if not cells:
        return None
    title = unicodedata.normalize("NFKC", title)
    year = re.search(r"(20\d\d)年", title)
    for words in form.titles:
        title = title.replace(words, "")
    unit = re.sub(r"\s|20\d\d年度?", "", title)
    return [((unit if unit.isdigit() else "", unit), year[1] if year else "", cells, False)]


def unit_of(roster, stated):
    """The unit that a file states: by its code alone where it states one, else by its name."""
    code, name = stated
    if re.fullmatch(r"\d+", code):
        found = [c for c in roster if c == code] or [c for c in roster if c.lstrip("0") == code.lstrip("0")]
        clash = name != code and name in roster.values() and found and roster[found[0]] != name
        return found[0] if len(found) == 1 and not clash else None
    return next((c for c, n in roster.items() if n == name), None)


def cut_off(form, path, answers):
    """Whether a text file ends without a line end while later rows or tables are missing."""
    if path.suffix == ".xlsx":
        return False
    last = (form.tables[-1].id, form.tables[-1].rows[-1].id)
    return not text_of(path.read_bytes()).endswith(("\n", "\r")) and last not in {(t.id, line) for t, line, _, _ in answers}


def read(form, path):
    """What one file answers: for each unit that it states its year, its cells, and whether its blanks are declared zero."""
    try:
        ways = sheets(path)
    except UnicodeDecodeError:
        return []
    name = path.stem.split("-", 1)[0] if re.match(r"\d+-", path.stem) else path.stem
    for layout in (form_layout, tidy_layout, lambda form, rows: statutory_layout(form, rows, name)):
        for rows in ways:
            parts = layout(form, rows)
            if parts:
                whole = [cell for part in parts for cell in part[2]]
                return [] if layout is form_layout and cut_off(form, path, whole) else parts
    return []


def what_counts(inputs, templates, year="2025"):
    """For every unit of the roster and every cell: state, number and the texts that were read for it."""
    inputs, form = Path(inputs), load(templates)
    with (inputs / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        roster = {row["单位代码"]: row["单位名称"] for row in csv.DictReader(file)}
    answers = defaultdict(list)
    for path in sorted(p for p in (inputs / year / "forms").rglob("*") if p.is_file()):
        for stated, said, cells, declared in read(form, path):
            unit = unit_of(roster, stated)
            if unit is None or said not in ("", year):
                continue
            for table, row, column, text in cells:
                answer = value(text, table, form)
                if declared and answer == BLANK:
                    answer = ("declared", Decimal(0))
                answers[unit, table.id, row, column].append((answer, text))
    return {(unit, *cell): settle(answers[unit, *cell]) for unit in roster for cell in form.cells()}


def settle(found):
    """What counts of a cell's answers: blanks give way, equal ones count once, different ones not at all."""
    texts = [text for _, text in found]
    for kinds in (("number", "zero", "na", "told"), ("declared",), ("blank",), ("not asked",)):
        answers = {answer for answer, _ in found if answer[0] in kinds}
        if answers:
            return (*(answers.pop() if len(answers) == 1 else TOLD), texts)
    return (*TOLD, texts)


if __name__ == "__main__":
    for (unit, *cell), (state, number, texts) in what_counts(*sys.argv[1:3]).items():
        print(unit, "/".join(cell), state, "" if number is None else f"{number:f}", *map(repr, texts), sep="\t")
