#!/usr/bin/env python3
"""What an annotated workbook shows to another program: the list, the links, the marked cells, the locks.

    annotated.py FILE            prints it
    annotated.py FILE NEW S!A1=V…  types values into cells, as a clerk would, and saves it under a new name
"""

import sys

import openpyxl


def number(text):
    try:
        return int(text)
    except ValueError:
        return text


def show(file):
    book = openpyxl.load_workbook(file)
    first = book.worksheets[0]
    print(f"{'|'.join(book.sheetnames)} active={book.active.title}")
    print(f"{first['A2'].value} / {first['D2'].value.splitlines()[1]}")
    rows = [row for row in first.iter_rows(min_row=3) if any(c.value is not None for c in row)]
    heading = next(i for i, row in enumerate(rows) if row[0].value == "序号") if any(
        row[0].value == "序号" for row in rows) else len(rows)
    for row in rows[:heading]:
        print(f"{row[0].value}: {row[2].value}")
    for row in rows[heading + 1:]:
        link = row[3].hyperlink
        assert (link is None) == (row[3].value is None)
        if link:
            sheet, cell = link.location.rsplit("!", 1)
            assert sheet.strip("'") in book.sheetnames and f"{sheet.strip(chr(39))}!{cell}" == row[3].value
        assert row[7].protection.locked is False and row[7].value is None
        print(" | ".join(str(row[i].value if row[i].value is not None else "").replace("\n", "/") for i in range(7)))
    for sheet in book.worksheets:
        assert sheet.protection.sheet and not sheet.protection.password, sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or sheet.title in ("主动公开", "依申请公开", "复议诉讼", "藏书"), cell
                if cell.comment:
                    assert cell.comment.author in ("", "None"), cell.comment.author  # blank, which openpyxl names None
                    assert not cell.protection.locked
                    bold = " bold" if cell.font.b else ""
                    print(f"{sheet.title}!{cell.coordinate} {cell.value!r} {cell.fill.fgColor.rgb[2:]}{bold}: "
                          + cell.comment.text.replace("\n", "/"))


def fill(file, new, changes):
    book = openpyxl.load_workbook(file)
    for change in changes:
        place, text = change.split("=", 1)
        sheet, cell = place.split("!")
        assert not book[sheet][cell].protection.locked, place
        book[sheet][cell] = number(text)
    book.save(new)


if len(sys.argv) == 2:
    show(sys.argv[1])
else:
    fill(sys.argv[1], sys.argv[2], sys.argv[3:])
