#!/usr/bin/env python3
"""Holds a printed and a saved comparison against its JSON: read_diff.py DIFF.json PAGE.pdf WORKBOOK.xlsx

Every figure that changed must stand in the page's text with old, new and difference beside each other, and in the
workbook, as another program saved it, as three numbers.
"""

import json
import re
import subprocess
import sys
from decimal import Decimal

import openpyxl


def signed(text):
    return text if text.startswith("-") or Decimal(text) == 0 else f"+{text}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        figures = [figure for table in json.load(file)["tables"] for figure in table["figures"]]
    text = subprocess.run(["pdftotext", "-layout", sys.argv[2], "-"], capture_output=True, text=True, check=True).stdout
    lines = [re.sub(r"\s+", " ", line) for line in text.splitlines()]
    for figure in figures:
        wanted = " ".join([figure["old"] or "空白", figure["new"] or "空白", signed(figure["change"] or "0")])
        assert any(f" {wanted} " in f" {line} " for line in lines), (figure["row"], figure["column"], wanted)
    book = openpyxl.load_workbook(sys.argv[3], data_only=True)
    rows = {row[0]: row[4:7] for row in book["数"].iter_rows(min_row=5, values_only=True) if row[0]}
    assert len(rows) == len(figures), (len(rows), len(figures))
    for figure in figures:
        row = rows["/".join((figure["table"], figure["row"], figure["column"]))]
        for cell, name in zip(row, ("old", "new", "change")):
            assert (cell is None) == (figure[name] is None), (figure, row)
            assert cell is None or abs(Decimal(str(cell)) - Decimal(figure[name])) < Decimal("0.000001"), (figure, row)
    print(f"{len(figures)} figures in print and in the workbook")


if __name__ == "__main__":
    main()
