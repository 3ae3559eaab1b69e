#!/usr/bin/env python3
"""Sends every workbook of a corpus (make_workbooks.py) through the program, and holds what it read against the key.

    check_workbooks.py PROGRAM TEMPLATES FIXTURES CORPUS

Each workbook is a project of its own with one unit. "facts": every accepted cell of facts.csv is the real agency's;
"finding": the rule stands at the cell named, or refuses the file; "note": read to the facts, with a remark.
"""

import csv
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path


def rows(path):
    with open(path, newline="", encoding="utf-8-sig") as f:
        return list(csv.DictReader(f))


def key(fixtures, name):
    """address -> number of the real sheet, without units and remarks."""
    facts = {}
    for row in rows(fixtures / "real" / f"{name}.facts.csv"):
        text = row["printed"].split("（")[0].rstrip("元")
        facts["/".join((row["table"], row["row"], row["column"]))] = Decimal(text) if text else None
    return facts


UNITS = {"pingtan-2022": "平潭综合实验区", "huaian-2024": "淮安市"}


def build(program, templates, workbook, sheet, folder):
    """Builds the workbook as the only submission; returns facts, findings and peak memory in MB."""
    year, unit = sheet[-4:], UNITS[sheet]
    forms = folder / "Inputs" / year / "forms"
    forms.mkdir(parents=True)
    (folder / "Inputs/project.yaml").write_text(f"region: 某省\nyear: {year}\n", encoding="utf-8")
    (folder / "Inputs/units.csv").write_text(f"单位代码,单位名称\n1,{unit}\n", encoding="utf-8")
    shutil.copy(workbook, forms / f"1{workbook.suffix}")
    command = [program, "build", "--outputs", "facts,findings", "--inputs", str(folder / "Inputs"),
               "--templates", templates, "--out", str(folder / "Out")]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode()[-300:]}")
    out = folder / "Out" / year
    facts = {"/".join((r["table"], r["row"], r["column"])): Decimal(r["value"] or 0)
             for r in rows(out / "facts.csv") if r["state"] in ("number", "zero")}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return facts, rows(out / "findings.csv"), peak


def differences(facts, wanted, skip=()):
    return [(a, facts.get(a), v) for a, v in wanted.items() if v is not None and a not in skip and facts.get(a) != v]


def judge(entry, facts, findings, fixtures):
    """What is wrong with the reading; empty when it is as the key says."""
    want = entry["expect"]
    errors = [f for f in findings if f["severity"] == "错误"]
    if entry["reader"] == "finding" and "address" not in want:
        rules = [want["rule"]] + want.get("or_rules", [])
        if want.get("or_facts") and not differences(facts, key(fixtures, want["or_facts"])):
            return ""
        return "" if not facts and errors and errors[0]["rule"] in rules else \
            f"want {rules}, got {[f['rule'] for f in errors]} and {len(facts)} facts"
    wanted = {**key(fixtures, want["facts"]), **{a: Decimal(str(v)) for a, v in want.get("changed", {}).items()}}
    at = want.get("address", "")
    wrong = differences(facts, wanted, skip=(at,))
    if wrong:
        return f"{len(wrong)} cells differ, first {wrong[0]}"
    if entry["reader"] == "finding":
        found = [f for f in findings if "/".join((f["table"], f["row"], f["column"])) == at and f["rule"] == want["rule"]]
        if not found or at in facts:
            return f"want {want['rule']} at {at}, got {[(f['rule'], f['table'], f['row'], f['column']) for f in errors]}"
        return "" if want["cell"].replace("'", "") in found[0]["message"] else f"no {want['cell']} in {found[0]['message']}"
    if errors:
        return f"unexpected {errors[0]['rule']} {errors[0]['message'][:80]}"
    words = " ".join(f["message"] for f in findings)
    spoken = {"公式": "公式", "文本": "文本", "隐藏行": "隐藏", "宏": "宏", "外部链接": "链接"}
    return "".join(f"no remark on {n}" for n in want.get("notes", {}) if n in spoken and spoken[n] not in words)


def main():
    program, templates, fixtures, corpus = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    failures = 0
    entries = json.loads((corpus / "expected.json").read_text(encoding="utf-8"))
    for entry in entries:
        name = entry["sheet_of"] or entry["expect"].get("or_facts") or "pingtan-2022"
        with tempfile.TemporaryDirectory() as folder:
            try:
                facts, findings, peak = build(program, templates, corpus / entry["file"], name, Path(folder))
                trouble = judge(entry, facts, findings, fixtures)
            except (AssertionError, subprocess.TimeoutExpired) as error:
                trouble, peak = str(error), 0
        limit = entry["expect"].get("memory_mb")
        if limit and peak > limit:
            trouble = f"{trouble} peak {peak} MB"
        if trouble:
            failures += 1
            print(f"FAIL {entry['file']}: {trouble}")
    print(f"{len(entries) - failures} of {len(entries)} workbooks read as the key says")
    sys.exit(1 if failures else 0)


main()
