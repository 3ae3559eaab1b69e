#!/usr/bin/env python3
"""Times `nianbao diff` of two province-size facts.csv beside the peers, alternating: compare_diff.py PROGRAM TEMPLATES WORK

WORK holds what make_facts.py wrote. Everybody says how much each address moves and through how many units; nianbao says
which units as well. A wrong number is a failure.
"""

import csv
import json
import os
import sys
from pathlib import Path

from compare import HERE, PEERS, time_all

ROUNDS = 5


def answers(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {(r["table"], r["row"], r["column"]): (float(r["change"]), int(r["units"])) for r in csv.DictReader(file)}


def main():
    program, templates, work = sys.argv[1], str(Path(sys.argv[2]).resolve()), Path(sys.argv[3])
    python = os.environ.get("BENCH_PYTHON", str(HERE / "venv/bin/python"))
    old, new = str(work / "old.csv"), str(work / "new.csv")
    commands = {"nianbao": [program, "diff", old, new, "--templates", templates, "--inputs", str(work / "none"),
                            "--output", str(work / "diff.json")]}
    for peer in PEERS:
        commands[peer] = [python, str(HERE / "peers/peer_diff.py"), peer, old, new, str(work / f"{peer}.csv")]
    time_all("diff", commands, ROUNDS)
    expected = answers(work / "expected.csv")
    with open(work / "diff.json", encoding="utf-8") as file:
        figures = [figure for table in json.load(file)["tables"] for figure in table["figures"]]
    found = {"nianbao": {(f["table"], f["row"], f["column"]): (float(f["change"]), len(f["units"])) for f in figures}}
    found |= {peer: answers(work / f"{peer}.csv") for peer in PEERS}
    for name, numbers in found.items():
        if numbers != expected:
            sys.exit(f"{name}: wrong answers")
    print(f"{len(expected)} addresses right for everybody")


if __name__ == "__main__":
    main()
