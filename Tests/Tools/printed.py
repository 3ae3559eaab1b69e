#!/usr/bin/env python3
"""Checks a printed report: every value of the summary is on paper, in A4, on a sensible number of pages.

    printed.py SUMMARY PDF FEWEST MOST
"""

import csv
import re
import subprocess
import sys


def main():
    summary, pdf, fewest, most = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    pages = int(re.search(r"Pages:\s+(\d+)", info)[1])
    if "(A4)" not in info or not fewest <= pages <= most:
        sys.exit(f"{pages} pages: {info}")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    words = set(re.findall(r"-?\d+(?:\.\d+)?", text))
    with open(summary, newline="", encoding="utf-8-sig") as f:
        lost = [r for r in csv.DictReader(f) if r["value"] and r["value"] not in words]
    if lost:
        sys.exit(f"not on paper: {lost[:5]}")
    for heading in "一二三四五六":
        if not re.search(rf"^\s*{heading}、", text, re.M):
            sys.exit(f"section {heading} is missing")
    print(f"{pages} pages, every value is on paper")


if __name__ == "__main__":
    main()
