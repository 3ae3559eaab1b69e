#!/usr/bin/env python3
"""Checks a Word document made of the report: its tables have the numbers of report.md in the same order, its lines add
up to whole rows, and it is an A4 document with page numbers.

    read_docx.py REPORT.MD REPORT.DOCX
"""

import re
import sys
import xml.etree.ElementTree as E
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?%?")


def markdown_tables(path):
    """The numbers of each pipe table."""
    tables, inside = [], False
    for line in open(path, encoding="utf-8"):
        if line.startswith("|"):
            if not inside:
                tables.append([])
            fields = [field.strip() for field in line.strip().strip("|").split("|")]
            tables[-1] += [field for field in fields if NUMBER.fullmatch(field)]
        inside = line.startswith("|")
    return tables


def document_tables(document):
    """The numbers of each table, and how many columns its rows cover."""
    for table in document.iter(f"{W}tbl"):
        numbers, widths = [], set()
        for row in table.iter(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc")]
            widths.add(sum(1 if span is None else int(span.get(f"{W}val")) for span in spans))
            for cell in row.iter(f"{W}tc"):
                text = "".join(t.text or "" for t in cell.iter(f"{W}t"))
                if NUMBER.fullmatch(text):
                    numbers.append(text)
        yield numbers, widths


def main():
    markdown, path = sys.argv[1:]
    with zipfile.ZipFile(path) as archive:
        document = E.fromstring(archive.read("word/document.xml"))
        footers = [archive.read(n).decode() for n in archive.namelist() if n.startswith("word/footer")]
    page = document.find(f".//{W}sectPr/{W}pgSz")
    if (page.get(f"{W}w"), page.get(f"{W}h")) != ("11906", "16838") or not any(" PAGE " in f for f in footers):
        sys.exit("not A4 with page numbers")
    found = list(document_tables(document))
    ragged = [numbers[:5] for numbers, widths in found if len(widths) != 1]
    if ragged:
        sys.exit(f"rows of different widths: {ragged}")
    rest = [numbers for numbers, _ in found]
    for numbers in markdown_tables(markdown):
        if numbers not in rest:
            sys.exit(f"not in the document: {numbers[:8]}")
        rest = rest[rest.index(numbers) + 1 :]
    title = [p for p in document.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle") is not None
             and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Title"]
    if len(title) != 1:
        sys.exit(f"{len(title)} titles")
    print(f"{len(found)} tables, every number in its place")


if __name__ == "__main__":
    main()
