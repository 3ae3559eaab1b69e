#!/usr/bin/env python3
"""Times whole processes on one corpus, alternating, after one uncounted round: compare.py PROGRAM TEMPLATES WORK JOB [ROUNDS]

WORK holds the corpus. JOB is one of:

    forms       everybody reads two years of forms, checks them, sums, computes growth and writes its report as Markdown,
                HTML and a workbook; nianbao writes all of its outputs and proves them
    facts       the same without the workbook: nianbao writes report, facts and findings
    findings    the peers as for facts; nianbao writes report and findings
    ledger      everybody counts the ledger; nianbao reads and checks the forms as well, and writes all of its outputs

Prints best and median wall time, ratios of the medians to nianbao, and peak memory; with BENCH_TABLE in the environment a
line of a Markdown table is added to that file. Then what each of them wrote is compared with the answers; a wrong number is
a failure.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PEERS = ("pandas", "polars", "duckdb")
HERE = Path(__file__).resolve().parent
# What nianbao writes, everything where nothing is named, and the job of the peers.
JOBS = {
    "forms": (None, "forms"), "facts": ("report,facts,findings", "facts"), "findings": ("report,findings", "facts"),
    "ledger": (None, "ledger"),
}


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
    medians = {name: statistics.median(seconds for seconds, _ in results) for name, results in times.items()}
    peaks = {name: max(memory for _, memory in results) for name, results in times.items()}
    own = medians["nianbao"]
    print(f"{job:10}{'best':>9}{'median':>9}{'ratio':>8}{'peak MB':>9}   (of {rounds})")
    for name, results in times.items():
        best = min(seconds for seconds, _ in results)
        print(f"{name:10}{best:9.2f}{medians[name]:9.2f}{medians[name] / own:8.2f}{peaks[name]:9.0f}")
    add_to_table(os.environ.get("BENCH_NAME", job), medians, peaks)


def add_to_table(name, medians, peaks):
    """Adds `| job | nianbao's seconds | its MB | ratio and MB of each peer |` to the file that BENCH_TABLE names."""
    if table := os.environ.get("BENCH_TABLE"):
        peers = [f"{medians[peer] / medians['nianbao']:.1f} × ({peaks[peer]:.0f} MB)" for peer in PEERS if peer in medians]
        cells = [name, f"{medians['nianbao']:.2f} s", f"{peaks['nianbao']:.0f} MB", *peers]
        with open(table, "a", encoding="utf-8") as file:
            file.write(f"| {' | '.join(cells)} |\n")


def check_answers(python, job, corpus, work):
    """Holds what everybody wrote in the last round against the corpus's answers."""
    own = HERE.parent / "Tools" / ("check_ledger.py" if job == "ledger" else "check_corpus.py")
    checks = {"nianbao": [python, str(own), corpus, str(work / "out"), "2025"]}
    for peer in PEERS:
        checks[peer] = [python, str(HERE / "peers/check.py"), JOBS[job][1], corpus, str(work / f"out-{peer}")]
        checks[peer] += ["--xlsx"] if job == "forms" else []
    for name, check in checks.items():
        result = subprocess.run(check, capture_output=True, text=True)
        print(f"{name}: {'; '.join((result.stdout + result.stderr).splitlines())}")
        if result.returncode != 0:
            sys.exit(f"{name}: wrong answers")


def build(program, templates, work, outputs, out):
    command = [program, "build", "--inputs", str(work / "corpus"), "--templates", templates, "--out", str(work / out)]
    return command + (["--outputs", outputs] if outputs else [])


def check_findings(program, templates, work):
    """Without its facts a build cannot be held against the answers: one with them must print the same report."""
    report = (work / "out/2025/report.md").read_bytes()
    run(build(program, templates, work, JOBS["facts"][0], "out"))
    if (work / "out/2025/report.md").read_bytes() != report:
        sys.exit("nianbao: another report with its facts than without")


def main():
    program, templates, work, job = sys.argv[1], str(Path(sys.argv[2]).resolve()), Path(sys.argv[3]), sys.argv[4]
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 7
    corpus, python = str(work / "corpus"), os.environ.get("BENCH_PYTHON", str(HERE / "venv/bin/python"))
    outputs, peers_job = JOBS[job]
    commands = {"nianbao": build(program, templates, work, outputs, "out")}
    for peer in PEERS:
        commands[peer] = [python, str(HERE / f"peers/peer_{peer}.py"), peers_job, corpus, str(work / f"out-{peer}")]
    time_all(job, commands, rounds)
    if job == "findings":
        check_findings(program, templates, work)
    check_answers(python, job, corpus, work)


if __name__ == "__main__":
    main()
