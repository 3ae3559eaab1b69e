#!/usr/bin/env python3
"""Compares the counts in ledger.csv with a corpus's answers: check_ledger.py CORPUS OUT YEAR

Counts of the year and of the year before, changes, and the sums of every dimension.
"""

import csv
import sys
from collections import Counter
from pathlib import Path


def answers(corpus, year):
    """Items by (dimension, key); 类别 is the sum of its topics."""
    counts = Counter()
    with open(corpus / "expected.csv", encoding="utf-8", newline="") as f:
        for line in csv.DictReader(f):
            if line["year"] != str(year):
                continue
            if line["table"] == "台账 类别主题":
                counts["类别/主题", f"{line['row']}/{line['column']}"] += int(line["value"])
                counts["类别", line["row"]] += int(line["value"])
            elif line["table"] == "台账 渠道":
                counts["渠道", line["row"]] += int(line["value"])
            elif line["table"] == "台账 单位":
                counts["单位代码", line["row"]] += int(line["value"])
    return counts


def main():
    corpus, out, year = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    now, before = answers(corpus, year), answers(corpus, year - 1)
    with open(out / str(year) / "ledger.csv", encoding="utf-8-sig", newline="") as f:
        lines = list(csv.DictReader(f))
    wrong = 0
    for line in lines:
        key = line["dimension"], line["key"]
        prior = before[key] if before else None
        expected = [str(now[key]), "" if prior is None else str(prior),
                    "" if prior is None else str(now[key] - prior)]
        if [line["count"], line["prior"], line["change"]] != expected:
            print("wrong", line, expected)
            wrong += 1
    missing = {key for key in now | before if now[key] or before[key]} - {(x["dimension"], x["key"]) for x in lines}
    sums = Counter()
    for line in lines:
        sums[line["dimension"]] += int(line["count"])
    print(f"{year}: {len(lines)} counts, {wrong} wrong, {len(missing)} missing, sums {dict(sums)}")
    sys.exit(bool(wrong or missing or not lines or len(set(sums.values())) != 1))


if __name__ == "__main__":
    main()
