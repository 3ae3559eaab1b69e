#!/usr/bin/env python3
"""Times whole processes on one corpus, alternating, after one uncounted round: compare.py PROGRAM TEMPLATES WORK [ledger]

Prints best and median wall time, ratios of the medians to nianbao, and peak memory. Everybody reads two years of forms,
checks them, sums, computes growth and writes its report as Markdown, HTML and a workbook; with `ledger` everybody counts
the ledger and writes its counts (nianbao reads and checks the forms as well). Then what each of them wrote is compared
with the answers; a wrong number is a failure.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 7
PEERS = ("pandas", "polars", "duckdb")
HERE = Path(__file__).resolve().parent


def run(command):
    """Wall seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
                           file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
                                         (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def time_all(job, commands, rounds):
    """Runs the commands in turn, one round uncounted, and prints how long and how much each takes beside nianbao."""
    times = {name: [] for name in commands}
    for round_number in range(rounds + 1):
        for name, command in commands.items():
            result = run(command)
            if round_number:
                times[name].append(result)
    own = statistics.median(t for t, _ in times["nianbao"])
    print(f"{job:10}{'best':>9}{'median':>9}{'ratio':>8}{'peak MB':>9}   (of {rounds})")
    for name, results in times.items():
        seconds = [t for t, _ in results]
        median = statistics.median(seconds)
        print(f"{name:10}{min(seconds):9.2f}{median:9.2f}{median / own:8.1f}{max(m for _, m in results):9.0f}")


def check_answers(python, job, corpus, work):
    """Holds what everybody wrote in the last round against the corpus's answers."""
    own = {"ledger": "check_ledger.py", "forms": "check_corpus.py"}[job]
    checks = [[python, str(HERE.parent / "Tools" / own), corpus, str(work / "out"), "2025"]]
    checks += [[python, str(HERE / "peers/check.py"), job, corpus, str(work / f"out-{peer}"), "--xlsx"]
               for peer in PEERS]
    for name, check in zip(("nianbao", *PEERS), checks):
        result = subprocess.run(check, capture_output=True, text=True)
        print(f"{name}: {'; '.join((result.stdout + result.stderr).splitlines())}")
        if result.returncode != 0:
            sys.exit(f"{name}: wrong answers")


def main():
    program, templates, work = sys.argv[1], str(Path(sys.argv[2]).resolve()), Path(sys.argv[3])
    job = "ledger" if "ledger" in sys.argv[4:] else "forms"
    corpus, python = str(work / "corpus"), os.environ.get("BENCH_PYTHON", str(HERE / "venv/bin/python"))
    commands = {"nianbao": [program, "build", "--inputs", corpus, "--templates", templates, "--out", str(work / "out")]}
    if job == "ledger":
        commands["nianbao"] += ["--outputs", "ledger"]
    for peer in PEERS:
        commands[peer] = [python, str(HERE / f"peers/peer_{peer}.py"), job, corpus, str(work / f"out-{peer}")]
    time_all(job, commands, ROUNDS)
    check_answers(python, job, corpus, work)


if __name__ == "__main__":
    main()
