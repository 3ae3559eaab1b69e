#!/usr/bin/env python3
"""How well the suspect cell is found, on seeded faults whose answers are known: bench_checks.py PROGRAM TEMPLATES

Every unit gets one fault in its form of the last year, which was sound before:

    single    each of the 25 x 7 cells of the applications, both signs: the true cell and value come first
    pair      a detail and its row total, both wrong: the true pair is among at most five. By different amounts it is
              the only one. By the same amount only the sums of two columns fail, and any row of results whose two
              cells bear the change would settle them: numbers that are too large leave few such rows (but for a 1
              too many), numbers that are too small leave all 21, which nothing in the form tells apart; that line is
              told without a bar.
    dispute   one equation of five cells: the true cell is listed; a total of 0 beside parts comes first
    hopeless  numbers at random everywhere: what one such file costs

Prints a line each and exits with 1 when a bar is missed.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

import layout as L
from make_corpus import FactDrawer, form_template, roster, write_csv

YEARS = (2024, 2025)
TOTAL = len(L.APPLICANTS)
COLUMNS = TOTAL + 1
AMOUNTS = 9


class Form:
    """One unit's figures of both years, sound, as mutable lists of facts."""

    def __init__(self, before, now):
        self.before, self.now = before, now

    @staticmethod
    def fact(row, column):
        return L.ROW_START[row] + column

    def raise_to(self, row, column, least):
        """Makes a request cell at least that large, without making the form unsound."""
        lack = least - self.now[self.fact(row, column)]
        if lack <= 0:
            return
        column = 0 if column == TOTAL else column
        here = self.now
        if row == L.NEW_ROW:
            self.add(here, [L.NEW_ROW, L.CARRIED_ROW], column, lack)
        elif row == L.BROUGHT_ROW:
            self.add(self.before, [L.NEW_ROW, L.CARRIED_ROW], column, lack)
            self.add(here, [L.BROUGHT_ROW, L.CARRIED_ROW], column, lack)
        elif row == L.CARRIED_ROW:
            self.add(here, [L.NEW_ROW, L.CARRIED_ROW], column, lack)
        else:
            result = L.RESULT_ROWS[0] if row == L.DONE_ROW else row
            self.add(here, [L.NEW_ROW, result, L.DONE_ROW], column, lack)

    def add(self, facts, rows, column, amount):
        for row in rows:
            facts[self.fact(row, column)] += amount
            facts[self.fact(row, TOTAL)] += amount


class Faults:
    """Sound forms, spoiled one by one; the answers are kept by unit."""

    def __init__(self, units, seed):
        self.rng = np.random.default_rng([seed, units])
        drawer = FactDrawer(self.rng, np.ones(units, dtype=bool), [])
        years = [drawer.year() for _ in YEARS]
        self.forms = [Form(years[0][i].tolist(), years[1][i].tolist()) for i in range(units)]
        self.answers = {}

    def wrong(self, unit, cells, amounts):
        """Changes the cells by the amounts; what they said before is the answer."""
        form = self.forms[unit]
        answer = {}
        for (row, column), amount in zip(cells, amounts):
            fact = form.fact(row, column)
            answer[fact] = form.now[fact]
            form.now[fact] += amount
        self.answers[unit] = answer


def singles(seed, rounds):
    cells = [(row, column) for row in L.REQUEST_ROWS for column in range(COLUMNS)]
    faults = Faults(len(cells) * 2 * rounds, seed)
    for unit, form in enumerate(faults.forms):
        row, column = cells[unit % len(cells)]
        amount = int(faults.rng.integers(1, AMOUNTS + 1))
        if unit // len(cells) % 2:
            form.raise_to(row, column, amount)
            amount = -amount
        faults.wrong(unit, [(row, column)], [amount])
    return faults


def pairs(seed, same, rounds):
    cells = [(row, column) for row in L.REQUEST_ROWS for column in range(TOTAL)]
    faults = Faults(len(cells) * 2 * rounds, seed)
    for unit, form in enumerate(faults.forms):
        row, column = cells[unit % len(cells)]
        one, other = (int(n) for n in faults.rng.choice(np.arange(1, AMOUNTS + 1), 2, replace=False))
        if same:
            other = one
        if unit // len(cells) % 2:
            form.raise_to(row, column, max(one, other))
            one, other = -one, -other
        faults.wrong(unit, [(row, column), (row, TOTAL)], [one, other])
    return faults


def disputes(seed, rounds):
    cells = [(row, column) for row in L.DISPUTE_ROWS for column in range(5)]
    faults = Faults(len(cells) * 2 * rounds, seed)
    for unit, form in enumerate(faults.forms):
        row, column = cells[unit % len(cells)]
        amount = int(faults.rng.integers(1, AMOUNTS + 1))
        if unit // len(cells) % 2:
            form.now[form.fact(row, min(column, 3))] += amount
            form.now[form.fact(row, 4)] += amount
            # Every other total is 0 beside parts, as totals are that nobody filled in.
            forgotten = column == 4 and unit // (2 * len(cells)) % 2
            amount = -form.now[form.fact(row, 4)] if forgotten else -amount
        faults.wrong(unit, [(row, column)], [amount])
    return faults


def hopeless(seed, units=200):
    faults = Faults(units, seed)
    for form in faults.forms:
        form.now[:] = faults.rng.integers(0, 1000, len(form.now)).tolist()
    return faults


def write(folder, faults):
    template, units = form_template(), roster(len(faults.forms))
    write_csv(folder / "units.csv", ["单位代码", "单位名称", "类型", "上级"], units)
    (folder / "project.yaml").write_text(f"region: 示例地区\nyear: {YEARS[-1]}\n", encoding="utf-8")
    for year in YEARS:
        (folder / str(year) / "forms").mkdir(parents=True)
    for (code, name, *_), form in zip(units, faults.forms):
        for year, facts in zip(YEARS, (form.before, form.now)):
            values = list(facts)
            values[L.FEE_FACT] = L.format_fee(values[L.FEE_FACT])
            (folder / str(year) / "forms" / f"{code}.csv").write_text(
                template % (year, code, name, *values), encoding="utf-8")
    return [code for code, *_ in units]


def build(program, templates, faults):
    """{unit: its open errors} and the seconds that the build took; cells are numbered as in the form."""
    with tempfile.TemporaryDirectory() as work:
        inputs, out = Path(work) / "inputs", Path(work) / "out"
        inputs.mkdir()
        codes = write(inputs, faults)
        start = time.perf_counter()
        done = subprocess.run([program, "build", "--inputs", inputs, "--templates", templates, "--out", out,
                               "--outputs", "facts,findings"], capture_output=True)
        seconds = time.perf_counter() - start
        if done.returncode > 1:
            sys.exit(done.stderr.decode())
        with open(out / str(YEARS[-1]) / "summary.csv", newline="", encoding="utf-8-sig") as f:
            number = {(r["table"], r["row"], r["column"]): i for i, r in enumerate(csv.DictReader(f))}
        errors = {unit: [] for unit in range(len(codes))}
        unit_of = {code: unit for unit, code in enumerate(codes)}
        for finding in json.loads((out / str(YEARS[-1]) / "findings.json").read_text("utf-8"))["findings"]:
            if finding["severity"] == "错误" and finding["state"] == "open":
                choices = {}
                for s in finding["suspects"]:
                    cell = number[s["table"], s["row"], s["column"]]
                    choices.setdefault(s["choice"], {})[cell] = int(s["value"])
                errors[unit_of[finding["unit"]]].append([choices[n] for n in sorted(choices)])
        return errors, seconds


class Bars:
    def __init__(self):
        self.missed = False

    def tell(self, name, hits, all_of_them, bar=1.0):
        share = hits / all_of_them
        self.missed |= share < bar
        print(f"{name:58} {hits:5} of {all_of_them:5}  {share:7.2%}  {'' if share >= bar else f'MISSED, bar {bar:.0%}'}")


def rank(choices, answer):
    """From 1; 0 when the answer is not among the choices."""
    return next((n for n, choice in enumerate(choices, 1) if choice == answer), 0)


def is_too_small(faults, unit):
    return any(faults.forms[unit].now[fact] < true for fact, true in faults.answers[unit].items())


def is_result(faults, unit):
    fact = min(faults.answers[unit])
    return L.ROW_START[L.RESULT_ROWS[0]] <= fact < L.ROW_START[L.DONE_ROW]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("templates")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=7, help="how often every cell is spoiled, up and down (default 7)")
    args = parser.parse_args()
    program, templates, bars = str(Path(args.program).resolve()), str(Path(args.templates).resolve()), Bars()

    faults = singles(args.seed, args.rounds)
    errors, sound = build(program, templates, faults)
    found = [errors[unit] for unit in faults.answers]
    bars.tell("one wrong cell: one finding", sum(len(e) == 1 for e in found), len(found))
    bars.tell("one wrong cell: cell and value first",
              sum(any(rank(c, faults.answers[u]) == 1 for c in errors[u]) for u in faults.answers), len(found))
    per_unit = sound / len(faults.forms)

    for same, words in ((False, "different amounts"), (True, "the same amount")):
        faults = pairs(args.seed, same, args.rounds)
        errors, _ = build(program, templates, faults)
        ranks = {u: max((rank(c, faults.answers[u]) for c in errors[u]), default=0) for u in faults.answers}
        bars.tell(f"detail and row total, {words}: one finding", sum(len(errors[u]) == 1 for u in ranks), len(ranks))
        alike = [u for u in ranks if same and is_too_small(faults, u) and is_result(faults, u)]
        told = [u for u in ranks if u not in set(alike)]
        bars.tell(f"detail and row total, {words}: pair among five", sum(0 < ranks[u] <= 5 for u in told), len(told),
                  0.99 if same else 1)
        if alike:
            bars.tell("   the same, too small, one of 21 rows alike", sum(0 < ranks[u] <= 5 for u in alike), len(alike), 0)
        assert all(len(choices) <= 5 for u in errors.values() for choices in u)

    faults = disputes(args.seed, 3 * args.rounds)
    errors, _ = build(program, templates, faults)
    ranks = {u: max((rank(c, faults.answers[u]) for c in errors[u]), default=0) for u in faults.answers}
    bars.tell("dispute: the true cell is listed", sum(r > 0 for r in ranks.values()), len(ranks))
    empty = [u for u, answer in faults.answers.items() for fact in answer
             if faults.forms[u].now[fact] == 0 and (fact - L.ROW_START[L.DISPUTE_ROWS[0]]) % 5 == 4]
    bars.tell("dispute: a total of 0 beside parts comes first", sum(ranks[u] == 1 for u in empty), len(empty))

    faults = hopeless(args.seed)
    _, seconds = build(program, templates, faults)
    cost = 1000 * (seconds / len(faults.forms) - per_unit)
    bars.tell(f"a hopeless file costs {cost:.1f} ms more (at most 50)", int(cost <= 50), 1)
    sys.exit(1 if bars.missed else 0)


if __name__ == "__main__":
    main()
