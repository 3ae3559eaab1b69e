"""Counts an application ledger by itself, with Python's csv: what stands in which row and column of the year's table.

python3 count_requests.py FILE YEAR   prints `row,applicant,count`, rows being new, in, out, or the words of a result.
"""
import collections
import csv
import re
import sys

path, year = sys.argv[1], int(sys.argv[2])
raw = open(path, "rb").read()
for encoding in ("utf-8-sig", "gb18030"):
    try:
        text = raw.decode(encoding)
        break
    except UnicodeDecodeError:
        pass
dialect = csv.Sniffer().sniff(text.splitlines()[0], ",;\t")
counts = collections.Counter()
for line in csv.DictReader(text.splitlines(), delimiter=dialect.delimiter):
    date = lambda name: tuple(int(part) for part in re.findall(r"\d+", line[name]))
    received, finished = date("收到日期"), date("办结日期")
    if received[0] > year or finished and finished[0] < year:
        continue
    who = line["申请人类型"]
    counts["new" if received[0] == year else "in", who] += 1
    counts[line["办理结果"] if finished and finished[0] == year else "out", who] += 1
for (row, who), count in sorted(counts.items()):
    print(row, who, count, sep=",")
