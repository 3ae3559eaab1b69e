#!/usr/bin/env python3
"""Runs the program on every hostile input, and checks that it takes none of them ill.

    run.py PROGRAM TEMPLATES SAMPLE [--jobs J] [--only NAME] [--every N] [--slow TIMES]

A line a failure, with the case's name; then `612 inputs, 0 failures`. Exit status 1 where there are failures.
"""

import argparse
import csv
import math
import multiprocessing
import os
import re
import resource
import signal
import sys
import time
import warnings
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tools"))
import openpyxl  # noqa: E402
from fault_kit import FINDING, Kit, below, leftovers, tree  # noqa: E402

SECONDS, MEGABYTES, MOST_TEXT, MOST_LINES = 5, 256, 200_000, 51
UNTOLD = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CHINESE = re.compile("[\u4e00-\u9fff]")
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
SENT_FORMULA = re.compile(r"HYPERLINK|WEBSERVICE|cmd\||calc|evil|^=1\+1$|SUM\(SUM\(|^=?[-+@]")
PAGES = ("report.html", "report.md", "work-summary.html", "work-summary.md")
ACTIVE_LINK = re.compile(r"[\s\0-\x1f]*(javascript|vbscript|data:text|file):?", re.I)
ACTIVE_MARKDOWN = re.compile(r"(?<!\\)\]\(\s*<?(javascript|vbscript|data:text)|<script|^ *\[[^]]+\]: *javascript", re.I | re.M)
FORMULA = re.compile(r"<f[^>]*>([^<]*)</f>")
SENT_LINK = re.compile(rb"evil\.example|javascript:")
PASSWORDS = "root:x:0:0"
csv.field_size_limit(1 << 30)


def check_run(case, step, done, slow, before, after):
    """What is wrong with how a run ended and what it said."""
    if done.overtime or min(done.seconds, done.work) > SECONDS * slow:
        yield f"takes more than {SECONDS * slow:g} s"
        if done.overtime or done.code == -signal.SIGXCPU:
            return
    if done.code not in case.codes:
        yield f"exit {done.code}" + (f", {done.words[-100:].strip()!r}" if done.code > 0 else "")
    if done.peak > MEGABYTES:
        yield f"takes {done.peak:.0f} MB"
    if done.code and not done.err.strip() and not done.out.strip():
        yield f"exit {done.code} in silence"
    if len(done.out) + len(done.err) > MOST_TEXT:
        yield f"says {(len(done.out) + len(done.err)) >> 10} KB"
    for stream in (done.out, done.err):
        try:
            found = UNTOLD.search(stream.decode())
        except UnicodeDecodeError:
            yield "says what is no UTF-8"
        else:
            if found:
                yield f"says U+{ord(found[0]):04X} to the terminal"
    if done.code == 2:
        lines = [line for line in done.words.splitlines() if line.strip() and not FINDING.search(line)]
        if not lines or len(lines) > MOST_LINES or not all(CHINESE.search(line) for line in lines):
            yield f"exit 2 in {len(lines)} lines: {next((line for line in lines if not CHINESE.search(line)), '')[:100]!r}"
        if step[0] == "build" and below(before, "Out/2025") != below(after, "Out/2025"):
            yield "exit 2 and another Out"
        if case.is_unit:
            yield f"one unit stops everybody: {lines[-1][:160] if lines else ''}"


def others(out, unit):
    """The facts of everybody else; `None` where there are none to be read."""
    try:
        with open(out / "facts.csv", encoding="utf-8-sig", newline="") as file:
            return [tuple(row.values()) for row in csv.DictReader(file) if row["unit"] != unit]
    except OSError:
        return None


class Page(HTMLParser):
    """Finds what would act where the page is opened."""

    found = ""

    def handle_starttag(self, tag, attrs):
        links = [value or "" for name, value in attrs if name in ("href", "src", "xlink:href", "action", "data")]
        if tag in ("script", "iframe", "object", "embed", "form") or any(name.startswith("on") for name, _ in attrs) \
                or any(ACTIVE_LINK.match(link) for link in links):
            self.found = self.found or self.get_starttag_text()[:80]


def check_page(path, text):
    if SECRET in text or PASSWORDS in text:
        yield f"{path.name} tells a file that lies elsewhere"
    if path.name in PAGES and path.suffix == ".html":
        page = Page()
        page.feed(text)
        if page.found:
            yield f"{path.name} acts: {page.found!r}"
    elif path.name in PAGES:
        if found := ACTIVE_MARKDOWN.search(text):
            yield f"{path.name} acts: {found[0][:60]!r}"


def check_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                if cell[:1] in ("=", "+", "-", "@", "\t") and cell and not NUMBER.fullmatch(cell):
                    yield f"{path.name}: unmarked {cell[:40]!r}"
                    return


def check_workbook(path):
    try:
        openpyxl.load_workbook(path, read_only=True).close()
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name, data in parts.items():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(data)
    except Exception as error:  # whatever it is, nobody can open the file
        yield f"{path.name} does not open: {error}"
        return
    for name, data in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            for formula in FORMULA.findall(data.decode()):
                if SENT_FORMULA.search(formula):
                    yield f"{path.name}: formula {formula[:60]!r} in {name}"
                    break
        if name.endswith(".rels") and SENT_LINK.search(data):
            yield f"{path.name}: a link that was sent"


def check_outputs(folder, before, after):
    """What is wrong with the files that are new."""
    for name, held in after.items():
        path = folder / name
        if not name.startswith("Out/") or before.get(name) == held or not path.is_file() or "/kept/" in name:
            continue
        if path.suffix == ".xlsx":
            yield from check_workbook(path)
        elif path.suffix in (".html", ".md", ".csv", ".json"):
            data = path.read_bytes()
            try:
                yield from check_page(path, data.decode())
            except UnicodeDecodeError:
                yield f"{path.name} is no UTF-8"
            if path.suffix == ".csv":
                yield from check_csv(path)


def check(kit, case, slow, sound):
    """Everything that is wrong when the program meets a case."""
    with kit.project("built") as project:
        beside(project.folder)
        put_apart(case, project.folder)
        if (project.folder / "Templates").exists():
            project.templates = str(project.folder / "Templates")
        before = start = tree_of(project)
        known = set(leftovers(project.folder))
        for step in case.steps:
            done = project.run(*step, seconds=3 * SECONDS * slow,
                               preexec_fn=lambda: spare_the_machine(math.ceil(SECONDS * slow) + 1))
            after = tree_of(project)
            for wrong in check_run(case, step, done, slow, before, after):
                yield f"{step[0]}: {wrong}"
            before = after
        for path in leftovers(project.folder):
            if path not in known and done.code >= 0:
                yield f"left: {path!r}"
        yield from check_outputs(project.folder, start, before)
        if case.is_unit and others(project.folder / "Out/2025", UNIT) != sound and done.code >= 0:
            yield "the facts of other units are others"


def spare_the_machine(seconds):
    """On a busy machine the time of day says little: what counts is the time of the processor."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def put_apart(case, folder):
    """In a process of its own: a bomb would count as memory of what is started afterwards."""
    process = os.fork()
    if not process:
        try:
            case.put(folder)
            os._exit(0)
        finally:
            os._exit(1)
    if os.waitpid(process, 0)[1]:
        raise RuntimeError("the input cannot be made")


def tree_of(project):
    """The outputs alone: an input may be a file without end."""
    return {f"Out/{path}": held for path, held in tree(project.folder / "Out").items()}


STATE = {}


def result(number):
    """What is wrong with a case; one that cannot be checked is not sound."""
    try:
        wrong = check(STATE["kit"], STATE["chosen"][number], STATE["slow"], STATE["sound"])
        return list(dict.fromkeys(wrong))
    except Exception as error:  # whatever it is
        return [f"cannot be checked: {type(error).__name__}: {error}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("program", "templates", "sample"):
        parser.add_argument(name)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="a pattern in the names")
    parser.add_argument("--every", type=int, default=1, help="one of so many alone, through all kinds")
    parser.add_argument("--slow", type=float, default=1, help="so many times as slow: 4 for a debug program")
    options = parser.parse_args()
    os.environ["TEMPLATES"] = os.path.abspath(options.templates)
    chosen = [case for case in make.cases() if re.search(options.only, case.name)][::options.every]
    began, failures = time.monotonic(), Counter()
    with Kit(options.program, options.templates, options.sample) as kit:
        kit.prepare()
        sound = others(Path(kit.work) / "built/Out/2025", UNIT)

        # The cases are functions, which only a process that was forked knows.
        STATE.update(kit=kit, chosen=chosen, slow=options.slow, sound=sound)
        with multiprocessing.get_context("fork").Pool(options.jobs, maxtasksperchild=10) as pool:
            for case, wrong in zip(chosen, pool.imap(result, range(len(chosen)))):
                failures[case.kind] += bool(wrong)
                for line in wrong:
                    print(f"{case.name}: {line}", flush=True)
    for kind, count in failures.items():
        if count:
            print(f"  {kind}: {count}")
    print(f"{len(chosen)} inputs, {failures.total()} failures  ({time.monotonic() - began:.0f} s)")
    sys.exit(1 if failures.total() else 0)


warnings.filterwarnings("ignore")
import make  # noqa: E402
from make import SECRET, UNIT, beside  # noqa: E402

if __name__ == "__main__":
    main()
