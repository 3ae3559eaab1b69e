#!/usr/bin/env python3
"""The program against the second reading, cell by cell, on made-up submissions.

    compare.py PROGRAM TEMPLATES [--seed S] [--units N] [--keep DIR]

A cell that counts must be in facts.csv with the same state and number; one that does not must have no number there, and a
finding on the unit must cover it. Prints the first differences and a summary; exits with 1 where there is a difference.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import generate
import independent


def table(path):
    """The lines of a CSV file that the program wrote."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def covers(finding, cell):
    """Whether a finding is about a cell: at its address, its row, column or table, or about the whole unit."""
    return all(finding[name] in ("", part) for name, part in zip(("table", "row", "column"), cell))


def differences(inputs, templates, built):
    """How many cells were compared, and for each difference its unit, cell, texts and the two values."""
    facts = {(f["unit"], f["table"], f["row"], f["column"]): f for f in table(built / "facts.csv")}
    findings = defaultdict(list)
    for finding in table(built / "findings.csv"):
        findings[finding["unit"]].append(finding)
    expected, found = independent.what_counts(inputs, templates), []
    for (unit, *cell), (state, number, texts) in expected.items():
        fact = facts.pop((unit, *cell), {"state": "told", "value": ""})
        ours, theirs = (state, "" if number is None else f"{number:f}"), (fact["state"], fact["value"])
        refused = {"told": ("told", "blank", "na"), "blank": ("told", "blank"), "not asked": ("told",)}.get(state, ())
        if ours != theirs and fact["state"] not in refused:
            found.append((unit, cell, texts, ours, theirs))
        elif state in ("told", "blank") and not any(covers(finding, cell) for finding in findings[unit]):
            found.append((unit, cell, texts, ours, (*theirs, "no finding")))
    return len(expected), found + [(unit, cell, [], "no such cell", (fact["state"], fact["value"]))
                                   for (unit, *cell), fact in facts.items()]


def main():
    """Generates, runs the program once, compares."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program")
    parser.add_argument("templates")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--units", type=int, default=400)
    parser.add_argument("--coming", action="store_true", help="also what the contract names as to come")
    parser.add_argument("--keep", help="a new folder for the generated project, which stays")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        inputs, out = Path(options.keep or temporary) / "Inputs", Path(options.keep or temporary) / "Out"
        generate.project(options.seed, options.units, options.templates, inputs, options.coming)
        run = subprocess.run([options.program, "build", "--inputs", inputs, "--templates", options.templates, "--out", out,
                              "--outputs", "facts,findings"], capture_output=True, text=True)
        if run.returncode not in (0, 1):
            sys.exit(f"The program ended with {run.returncode}:\n{run.stderr}")
        cells, found = differences(inputs, options.templates, out / str(generate.YEAR))
    for unit, cell, texts, ours, theirs in found[:20]:
        print(f"{unit} {'/'.join(cell)}: {texts!r}: here {ours}, the program {theirs}")
    print(f"{options.units} submissions, {cells} cells compared, {len(found)} differences")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
