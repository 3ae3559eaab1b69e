#!/usr/bin/env python3
"""Times whole processes on one corpus, alternating, after one uncounted round: compare.py PROGRAM TEMPLATES WORK [ledger]

Prints medians of wall time, ratios to nianbao, and peak memory. Everybody reads two years of forms, checks them,
sums, computes growth and writes its report as Markdown, HTML and a workbook; with `ledger` everybody counts the ledger
and writes its counts (nianbao reads and checks the forms as well), and every count is compared with the answers.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 7
HERE = Path(__file__).resolve().parent


def run(command):
    """Wall seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
                           file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
                                         (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    program, templates, work = sys.argv[1], str(Path(sys.argv[2]).resolve()), Path(sys.argv[3])
    job = "ledger" if "ledger" in sys.argv[4:] else "forms"
    corpus, python = str(work / "corpus"), os.environ.get("BENCH_PYTHON", str(HERE / "venv/bin/python"))
    commands = {"nianbao": [program, "build", "--inputs", corpus, "--templates", templates, "--out", str(work / "out")]}
    if job == "ledger":
        commands["nianbao"] += ["--outputs", "ledger"]
    for peer in ("pandas", "polars", "duckdb"):
        commands[peer] = [python, str(HERE / f"peers/peer_{peer}.py"), job, corpus, str(work / f"out-{peer}")]
    times = {name: [] for name in commands}
    for round_number in range(ROUNDS + 1):
        for name, command in commands.items():
            result = run(command)
            if round_number:
                times[name].append(result)
    own = statistics.median(t for t, _ in times["nianbao"])
    print(f"{'':10}{'seconds':>9}{'ratio':>8}{'peak MB':>9}   (median of {ROUNDS})")
    for name, results in times.items():
        seconds = statistics.median(t for t, _ in results)
        print(f"{name:10}{seconds:9.2f}{seconds / own:8.1f}{max(m for _, m in results):9.0f}")
    if job == "ledger":
        check = [python, str(HERE.parent / "Tools/check_ledger.py"), corpus, str(work / "out"), "2025"]
        subprocess.run(check, check=True)


if __name__ == "__main__":
    main()
