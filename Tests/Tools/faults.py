#!/usr/bin/env python3
"""Injects faults into runs of the program, and checks what is promised afterwards.

    faults.py PROGRAM TEMPLATES SAMPLE [--times N] [--only KIND] [--seed S] [--jobs J]

Killed and stopped runs, full and read-only disks, several writers at once, limits of the system, files that are replaced
while they are read, streams that nobody reads. One line a kind: `kill: 72 injected, 0 lost`, and a line a failure.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from fault_kit import Kit, below, leftovers, register
from fault_surroundings import Surroundings

ON = ("--by", "甲", "--date", "2026-02-01")
CELL = "许可/行政许可/数量"
COMMANDS = {
    "build": ("build",),
    "freeze": ("freeze", "送审稿", "--draft", "--by", "甲", "--on", "2026-02-01"),
    "receive": ("receive", "--at", "2026-01-20 09:05", "new.csv"),
    "correct": ("correct", CELL, "40", "--unit", "990321101", "--reason", "电话核实", *ON),
    "waive": ("waive", "文件-滚动", "--unit", "990321003", "--reason", "清理", *ON),
    "blank": ("blank", "--all"),
}
STARTS = {"build": ("changed", "none")}


class Undisturbed:
    """What a command leaves behind when nothing happens to it: once, and a second time."""

    def __init__(self, kit, name, start):
        with kit.project(start) as project:
            self.start = project.tree()
            self.runs, self.trees = [], []
            for _ in range(2):
                self.runs.append(project.run(*COMMANDS[name]))
                self.trees.append(project.tree())
        if self.runs[0].code not in (0, 1):
            raise SystemExit(f"{name} cannot be done undisturbed: {self.runs[0]}")
        self.codes = {done.code for done in self.runs}
        self.seconds = self.runs[0].seconds

    def lost(self, now):
        """What is neither as it was nor as it will be, apart from what the next command removes."""
        new = self.trees[0]
        wrong = [path for path, held in now.items() if not any(part.startswith(".") for part in path.split("/"))
                 and not path.startswith("tmp/") and held not in (self.start.get(path), new.get(path))]
        out = below(now, "Out/2025")
        if out not in (below(self.start, "Out/2025"), below(new, "Out/2025")):
            wrong.append("Out/2025 is neither the old nor the new one")
        gone = [path for path in self.start if path not in now]
        if any(path in new for path in gone):
            wrong.append(f"gone: {gone}")
        forms = [path for path in new if path.startswith("Inputs/2025/forms/")]
        if gone and any(path not in now for path in forms):
            wrong.append("a unit has no file in forms")
        return wrong


def after_fault(project, usual, name):
    """Everything that must hold when a run did not come to its end, and when the next one did."""
    wrong = usual.lost(project.tree()) + project.intact()
    done = project.run(*COMMANDS[name])
    if done.code not in usual.codes:
        wrong.append(f"the next {name}: {done}")
    wrong += [f"left: {path}" for path in leftovers(project.folder)]
    now = project.tree()
    if now not in usual.trees and not wrong:
        other = sorted(path for path in now.keys() | usual.trees[0].keys() if now.get(path) != usual.trees[0].get(path))
        wrong.append(f"another result than undisturbed: {other[:3]}")
    return wrong


class Faults(Surroundings):
    """Each kind yields jobs, which inject one fault each and return what is wrong."""

    commands, starts = COMMANDS, STARTS

    def __init__(self, kit, times, seed):
        self.kit, self.times, self.random = kit, times, random.Random(seed)
        self.known, self.lock = {}, threading.Lock()

    def usual(self, name, start):
        with self.lock:
            if (name, start) not in self.known:
                self.known[name, start] = Undisturbed(self.kit, name, start)
            return self.known[name, start]

    def moments(self, rounds):
        for number in range(rounds):
            for name in COMMANDS:
                start = STARTS.get(name, ("built",))
                yield name, start[number % len(start)], self.random.uniform(0, 1)

    def kill(self):
        for name, start, part in self.moments(self.times):
            yield lambda name=name, start=start, part=part: self.killed(name, start, part)

    def killed(self, name, start, part):
        usual = self.usual(name, start)
        with self.kit.project(start) as project:
            project.run(*COMMANDS[name], signal_at=(signal.SIGKILL, part * usual.seconds))
            return [f"{name} ({start}) killed at {part:.2f}: {w}" for w in after_fault(project, usual, name)]

    def stop(self):
        for number, (name, start, part) in enumerate(self.moments(self.times)):
            word = (signal.SIGINT, signal.SIGTERM)[number % 2]
            yield lambda args=(name, start, part, word): self.stopped(*args)

    def stopped(self, name, start, part, word):
        usual = self.usual(name, start)
        with self.kit.project(start) as project:
            done = project.run(*COMMANDS[name], signal_at=(word, 0.02 + part * usual.seconds))
            wrong, now = usual.lost(project.tree()), project.tree()
            # Before its first line the program has nothing to say: the system ends it.
            asleep = done.code == -word and not done.err and now == usual.start
            if not asleep and done.code not in usual.codes and (done.code != 128 + word or not done.sentence("已停止")):
                wrong.append(str(done))
            wrong += [f"left: {path}" for path in leftovers(project.folder)]
            return [f"{name} ({start}) {word.name} at {part:.2f}: {w}" for w in wrong]

    def together(self):
        for _ in range(max(1, self.times // 12)):
            for job in (self.builds, self.corrections, self.receipts, self.build_and_freeze):
                yield job

    def at_once(self, project, commands):
        with ThreadPoolExecutor(len(commands)) as pool:
            runs = list(pool.map(lambda words: project.run(*words), commands))
        wrong = [f"{words[0]}: {done}" for words, done in zip(commands, runs)
                 if done.code not in (0, 1) and not done.sentence("正在写", "编的时候改过")]
        wrong += project.intact() + [f"left: {path}" for path in leftovers(project.folder)]
        return sum(done.code == 0 for done in runs), [f"{commands[0][0]} at once: {w}" for w in wrong]

    def builds(self):
        with self.kit.project("changed") as project:
            _, wrong = self.at_once(project, [COMMANDS["build"]] * 2)
            if below(project.tree(), "Out/2025") != below(self.usual("build", "changed").trees[0], "Out/2025"):
                wrong.append("two builds at once: another result")
            return wrong

    def build_and_freeze(self):
        with self.kit.project("built") as project:
            _, wrong = self.at_once(project, [COMMANDS["build"], COMMANDS["freeze"]])
            if not list(project.folder.glob("Out/versions/2025/1-*")):
                wrong.append("build with freeze: no version")
            return wrong

    def corrections(self):
        with self.kit.project("built") as project:
            commands = [("correct", f"{row}/数量", str(900 + len(row)), "--unit", unit, "--reason", "r", *ON)
                        for row in ("许可/行政许可", "处罚强制/行政处罚", "处罚强制/行政强制")
                        for unit in ("990321001", "990321003", "990321101", "990321106")]
            count, wrong = self.at_once(project, commands)
            lines = register(project.folder / "Inputs/2025/corrections.csv")[0]
            return wrong + [f"{count} corrections said 0, {len(lines)} lines"] * (len(lines) != count or not count)

    def receipts(self):
        with self.kit.project("none") as project:
            shutil.rmtree(project.folder / "Inputs")
            shutil.copytree(self.kit.sample, project.folder / "Inputs")
            forms = project.folder / "Inputs/2025/forms"
            forms.rename(project.folder / "sent")
            forms.mkdir()
            sent = sorted(path for path in (project.folder / "sent").rglob("*") if path.is_file())[:12]
            commands = [("receive", "--anyway", "--reason", "r", str(path.relative_to(project.folder))) for path in sent]
            count, wrong = self.at_once(project, commands)
            lines = register(project.folder / "Inputs/2025/received.csv")[0]
            files = sum(path.is_file() for name in ("forms", "superseded") for path in (forms.parent / name).rglob("*"))
            return wrong + [f"{count} receipts said 0, {len(lines)} lines, {files} files"] * (
                not count or not count == len(lines) == files)

    def streams(self):
        words = [("build",), ("rules",), ("status", "--as-of", "2026-02-01", "--format", "csv"), ("check", "new.csv")]
        ways = [("stdout", "closed"), ("stderr", "closed"), ("both", "closed"), ("stdout", "full"), ("stderr", "full"),
                ("both", "full"), ("stdout", "pipe"), ("stderr", "pipe")]
        for number in range(max(self.times, len(words) * len(ways))):
            yield lambda args=(words[number % 4], *ways[number // 4 % len(ways)]): self.unread(*args)

    def unread(self, words, stream, way):
        with self.kit.project("changed") as project:
            usual = self.usual("build", "changed")
            names = ("stdout", "stderr") if stream == "both" else (stream,)
            options = {}
            if way == "closed":
                options["preexec_fn"] = lambda: [os.close({"stdout": 1, "stderr": 2}[name]) for name in names]
            elif way == "full":
                file = os.open("/dev/full", os.O_WRONLY)
                options = dict.fromkeys(names, file)
            else:
                reader, file = os.pipe()
                os.close(reader)
                options = {stream: file}
            done = project.run(*words, **options)
            if way != "closed":
                os.close(file)
            allowed = {0, 1} | ({2} if "stdout" in names and way != "closed" else set())
            wrong = [] if done.code in allowed else [f"exit {done.code}"]
            if done.code == 2 and "stderr" not in names and not done.sentence():
                wrong.append(f"not one sentence: {done.words[-200:]}")
            return [f"{words[0]} with {stream} {way}: {w}" for w in wrong + usual.lost(project.tree())]


def result(job):
    """What a job has to say; a check that cannot even be made has failed too."""
    try:
        return job()
    except Exception as error:  # whatever was left behind may not be readable at all
        return [f"{type(error).__name__}: {error}"]


def main():
    kinds = ["kill", "stop", "full", "together", "readonly", "replaced", "streams"]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("program", "templates", "sample"):
        parser.add_argument(name)
    parser.add_argument("--times", type=int, default=12)
    parser.add_argument("--only", choices=kinds)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    failed = False
    with Kit(options.program, options.templates, options.sample) as kit:
        kit.prepare()
        faults = Faults(kit, options.times, options.seed)
        for name, start in [(name, start) for name in COMMANDS for start in STARTS.get(name, ("built",))]:
            faults.usual(name, start)
        for kind in [options.only] if options.only else kinds:
            began, jobs = time.monotonic(), list(getattr(faults, kind)() or [])
            with ThreadPoolExecutor(1 if kind == "together" else options.jobs) as pool:
                results = list(pool.map(result, jobs))
            lost = [result for result in results if result]
            print(f"{kind}: {len(jobs)} injected, {len(lost)} lost  ({time.monotonic() - began:.0f} s)", flush=True)
            for line in dict.fromkeys(line for result in lost for line in result):
                print(f"  {line}", flush=True)
            failed = failed or bool(lost)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
