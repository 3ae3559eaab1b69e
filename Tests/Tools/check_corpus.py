#!/usr/bin/env python3
"""Compares a build of a generated corpus with the answer key beside it.

    check_corpus.py CORPUS OUT YEAR      sums and growth of a sound corpus
    check_corpus.py CORPUS OUT YEAR --faults   every fault found, sound units clean, few errors a fault

Cells are matched by position: the key's facts and the form's cells stand in the same order.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

# Where a fault of that kind must be reported: rules that name it.
RULES = {
    "row_total": {"申请-总计", "复议诉讼-总计"}, "column_total": {"申请-办结"}, "balance": {"申请-平衡"},
    "carry_over": {"申请-结转", "文件-滚动"}, "non_numeric": {"值-数字"}, "negative": {"值-非负"},
    "decimal_in_integer": {"值-整数"}, "blank_cell": {"值-必填"}, "missing_row": {"版式-缺行"},
    "missing_block": {"版式-缺块"}, "duplicate_unit": {"名录-重复"}, "wrong_year": {"名录-年份"},
    "unknown_unit": {"名录-多报"}, "truncated": {"读入-截断"}, "unit_slip": {"收费-量级"},
}


def rows(path):
    with open(path, newline="", encoding="utf-8-sig") as f:
        return list(csv.DictReader(f))


def fail(message):
    sys.exit(f"FAIL: {message}")


def check_sums(corpus, out, year):
    expected = [r for r in rows(corpus / "expected.csv") if r["year"] == year and not r["table"].startswith("台账")]
    summary = rows(out / year / "summary.csv")
    if len(expected) != len(summary) or not expected:
        fail(f"{len(summary)} cells, expected {len(expected)}")
    for want, got in zip(expected, summary):
        if Decimal(want["value"]) != Decimal(got["value"]):
            fail(f"{year} {got['table']}/{got['row']}/{got['column']}: {got['value']}, expected {want['value']}")
    growth = [r for r in rows(corpus / "expected_growth.csv") if r["year"] == year]
    for want, got in zip(growth, summary):
        if want["percent"] != got["growth_pct"]:
            fail(f"growth {got['table']}/{got['row']}/{got['column']}: {got['growth_pct']}, expected {want['percent']}")
    errors = [f for f in rows(out / year / "findings.csv") if f["severity"] == "错误"]
    if errors:
        fail(f"errors in a sound corpus: {errors[0]}")
    print(f"{year}: {len(expected)} sums and {len(growth)} growth rates right, no errors")


def unit_of(file):
    return re.search(r"forms/(\d+)", file)[1]


def check_faults(corpus, out, year):
    faults = [f for f in rows(corpus / "faults.csv") if f["file"].startswith(year)]
    findings = rows(out / year / "findings.csv")
    layout_cells = [(r["table"], r["row"], r["column"]) for r in rows(corpus / "expected.csv")
                    if r["year"] == year and not r["table"].startswith("台账")]
    ids = [(r["table"], r["row"], r["column"]) for r in rows(out / year / "summary.csv")]
    address = dict(zip(layout_cells, ids))
    by_unit = defaultdict(list)
    for finding in findings:
        by_unit[finding["unit"] or (unit_of(finding["file"]) if "forms/" in finding["file"] else "")].append(finding)
    for fault in faults:
        found = [f for f in by_unit[unit_of(fault["file"])] if f["rule"] in RULES[fault["kind"]]]
        if not found:
            fail(f"not found: {fault} among {by_unit[unit_of(fault['file'])]}")
        place = address.get((fault["table"], fault["row"], fault["column"]))
        if place and not any((f["table"], f["row"], f["column"]) == place for f in found):
            fail(f"found elsewhere: {fault}: {[(f['table'], f['row'], f['column']) for f in found]}")
        if fault["kind"] in ("row_total", "column_total", "balance", "carry_over"):
            if not any(f["expected"] == fault["expected"] and f["actual"] == fault["actual"] for f in found):
                fail(f"other numbers: {fault}: {[(f['expected'], f['actual']) for f in found]}")
    faulty = {unit_of(f["file"]) for f in rows(corpus / "faults.csv")}
    open_errors = [f for f in findings if f["severity"] == "错误"]
    for finding in open_errors:
        unit = finding["unit"] or (unit_of(finding["file"]) if "forms/" in finding["file"] else "")
        if unit not in faulty:
            fail(f"error about a sound unit or the region: {finding}")
    ratio = len(open_errors) / len(faults)
    print(f"{year}: {len(faults)} faults found ({dict(Counter(f['kind'] for f in faults))}), {ratio:.2f} errors a fault")
    if ratio > 1.2:
        fail("more than 1.2 errors a fault")


if __name__ == "__main__":
    corpus, out, year = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    (check_faults if "--faults" in sys.argv else check_sums)(corpus, out, year)
