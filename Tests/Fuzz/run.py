#!/usr/bin/env python3
"""Fuzzes the program's readers, one target after the other; one line a target, exit 1 when anything crashed.

    run.py [--seconds 60] [--jobs 1] [TARGET ...]
    run.py TARGET --input FILE                      one input alone, as when it crashed

What is found goes to `.build/fuzz/`: new inputs to `<target>/`, those that crash to `crashes/`, what libFuzzer says to
`<target>.log`. The inputs grow from run to run; `corpus/` changes by hand alone.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / ".build/release/Fuzz"
# The fuzzer is blind where the code does not count its edges: of two sanitizers SwiftPM hands the Swift compiler the last.
COVERAGE = "-sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp"
BUILD = ["swift", "build", "-c", "release", "--sanitize", "fuzzer", "--sanitize", "address",
         "-Xswiftc", COVERAGE, "-Xswiftc", "-enable-testing"]
SCRATCH = HERE / ".build/fuzz"
TARGETS = ["csv", "numbers", "labels", "text", "xlsx", "definition", "project", "narrative", "ledger", "facts", "manifest"]
# Leaks are looked for once, at the end: after every input it takes half the time.
BOUNDS = ["-rss_limit_mb=512", "-timeout=5", "-max_len=32768", "-detect_leaks=0"]
# What the sanitizer keeps of freed memory is none of the program's; where it was allocated takes half the time.
FAST = "quarantine_size_mb=8:malloc_context_size=0:max_malloc_fill_size=0"
COUNT = re.compile(r"stat::number_of_executed_units: *(\d+)")


def environment(target, sanitizer=""):
    # The runtime's own backtrace of a crash takes minutes beside the sanitizer.
    return {**os.environ, "TARGET": target, "ASAN_OPTIONS": sanitizer, "SWIFT_BACKTRACE": "enable=no"}


def fuzz(target, seconds):
    """Executions, seconds, and the inputs that crashed; the log where no input did it."""
    found, crashes, log = SCRATCH / target, SCRATCH / "crashes", SCRATCH / f"{target}.log"
    for folder in (found, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    words = HERE / f"dictionaries/{target}.txt"
    before, began = set(crashes.iterdir()), time.monotonic()
    with open(log, "wb") as output:
        code = subprocess.run(
            [PROGRAM, f"-max_total_time={seconds}", *BOUNDS, "-print_final_stats=1", f"-dict={words}",
             f"-artifact_prefix={crashes}/{target}-", found, HERE / "corpus" / target],
            env=environment(target, FAST), stdout=output, stderr=output).returncode
    count = COUNT.search(log.read_text(errors="replace"))
    inputs = sorted(path for path in set(crashes.iterdir()) - before if path.name.startswith(f"{target}-"))
    return int(count[1]) if count else 0, time.monotonic() - began, inputs or ([log] if code else [])


def line(name, count, seconds, crashes):
    return f"{name:<12}{count:>10} executions{seconds:>8.0f} s{crashes:>4} crashes"


def run(chosen, seconds, jobs):
    """How many crashes all of them had."""
    began, total, failures = time.monotonic(), 0, 0
    with ThreadPoolExecutor(jobs) as pool:
        for target, result in zip(chosen, pool.map(lambda target: fuzz(target, seconds), chosen)):
            count, spent, crashes = result
            total, failures = total + count, failures + len(crashes)
            print(line(target, count, spent, len(crashes)), flush=True)
            for path in map(os.path.relpath, crashes):
                print(f"  see {path}" if path.endswith(".log") else
                      f"  again: {os.path.relpath(__file__)} {target} --input {path}", flush=True)
    print(line("total", total, time.monotonic() - began, failures))
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=" ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--jobs", type=int, default=1, help="so many targets at a time")
    parser.add_argument("--input", type=Path, help="one input for one target")
    options = parser.parse_args()
    chosen = options.targets or TARGETS
    if unknown := set(chosen) - set(TARGETS):
        parser.error(f"no such target: {' '.join(sorted(unknown))}")
    if options.input and len(chosen) > 1:
        parser.error("whose input is it?")
    if code := subprocess.run(BUILD, cwd=HERE).returncode:
        sys.exit(code)
    if options.input:
        sys.exit(subprocess.run([PROGRAM, *BOUNDS, options.input], env=environment(chosen[0])).returncode)
    sys.exit(1 if run(chosen, options.seconds, options.jobs) else 0)


if __name__ == "__main__":
    main()
