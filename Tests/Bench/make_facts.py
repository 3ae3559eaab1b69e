#!/usr/bin/env python3
"""Two province-size facts.csv and what differs between them: make_facts.py FACTS UNITS OUT [--changed N]

FACTS is a facts.csv whose addresses are taken; of every N facts one is 3 more in new.csv (default 100). Writes
OUT/old.csv, OUT/new.csv and OUT/expected.csv: `table,row,column,change,units`, how much each address moves in all and
how many units move it. The same arguments give the same bytes.
"""

import argparse
import csv
from pathlib import Path

HEADER = "year,unit,table,row,column,state,value,file,line,field\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("facts")
    parser.add_argument("units", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--changed", type=int, default=100)
    given = parser.parse_args()
    with open(given.facts, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    year = rows[0]["year"]
    addresses = list(dict.fromkeys((row["table"], row["row"], row["column"]) for row in rows))
    units = [f"99{100000 + 3 * place}" for place in range(given.units)]
    given.out.mkdir(parents=True, exist_ok=True)
    expected = []
    with open(given.out / "old.csv", "w", encoding="utf-8-sig", newline="\n") as old, \
            open(given.out / "new.csv", "w", encoding="utf-8-sig", newline="\n") as new:
        for file in (old, new):
            file.write(HEADER)
        for number, address in enumerate(addresses):
            lines, moved = ([], []), 0
            for place, unit in enumerate(units):
                before = (place * 7919 + number * 104729) % 1000
                is_moved = (place * 31 + number * 17) % given.changed == 0
                moved += is_moved
                for side, value in zip(lines, (before, before + 3 * is_moved)):
                    side.append(f"{year},{unit},{','.join(address)},{'number' if value else 'zero'},{value},"
                                f"{year}/forms/{unit}.csv,{number // 7 + 3},{number % 7 + 2}\n")
            old.write("".join(lines[0]))
            new.write("".join(lines[1]))
            if moved:
                expected.append((*address, 3 * moved, moved))
    with open(given.out / "expected.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("table", "row", "column", "change", "units"), *expected])
    print(f"{len(addresses)} addresses, {given.units} units")


if __name__ == "__main__":
    main()
