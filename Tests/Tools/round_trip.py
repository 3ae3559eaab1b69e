#!/usr/bin/env python3
"""Fills a blank form as a clerk would, has LibreOffice save it again, and has the program read every copy.

    round_trip.py PROGRAM TEMPLATES FIXTURES WORK [--office]

The real figures of 沭阳县 2025 go into the open cells of the blank workbook, in reading order. The filled workbook, and
with --office its copies as .xlsx, as CSV in UTF-8 and in GBK, and as Unicode text with tabs, must all read to the same
figures. A fault typed into the form must turn the live check beside it, as LibreOffice recalculates it.
"""

import csv
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import MergedCell

SHEET, YEAR, UNIT = "shuyang-2025", "2025", "001"
TEXT_FILTER = "Text - txt - csv (StarCalc)"


def facts(fixtures):
    """The real figures in the form's order."""
    form = [r[:6] for r in csv.reader(open(fixtures / "spec/form-2021.csv", encoding="utf-8"))][1:]
    with open(fixtures / f"real/{SHEET}.facts.csv", encoding="utf-8-sig", newline="") as f:
        printed = {(r["table"], r["row"], r["column"]): r["printed"] for r in csv.DictReader(f)}
    return [(r[0], r[2], r[4], printed[(r[0], r[2], r[4])]) for r in form]


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, check=False)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def project(folder):
    (folder / "Inputs").mkdir(parents=True)
    (folder / "Inputs/project.yaml").write_text(f"region: 试验县\nyear: {YEAR}\n", encoding="utf-8")
    (folder / "Inputs/units.csv").write_text(f"单位代码,单位名称\n{UNIT},教育局\n", encoding="utf-8")
    return folder


def fill(blank, target, figures):
    """Types the figures into the unlocked cells, sheet by sheet in reading order."""
    book = openpyxl.load_workbook(blank)
    places = [c for s in book.worksheets if s.sheet_state == "visible" and s.title != "文字与说明"
              for row in s.iter_rows() for c in row if not isinstance(c, MergedCell) and not c.protection.locked]
    assert len(places) == len(figures), (len(places), len(figures))
    for cell, (_, _, _, text) in zip(places, figures):
        assert cell.value is None, (cell.coordinate, cell.value)
        cell.value = text if text == "/" else float(text) if "." in text else int(text)
    book.save(target)
    return places


def read(program, templates, files, work):
    """What the program reads of the files as one unit's submission."""
    folder = project(work)
    forms = folder / "Inputs" / YEAR / "forms"
    forms.mkdir(parents=True)
    for file in files:
        shutil.copy(file, forms)
    code, said = run(program, "build", "--outputs", "facts,findings", "--inputs", folder / "Inputs", "--templates",
                     templates, "--out", folder / "Out")
    assert code == 0, said
    with open(folder / "Out" / YEAR / "facts.csv", encoding="utf-8-sig", newline="") as f:
        return {(r["table"], r["row"], r["column"]): r["value"] or "/" for r in csv.DictReader(f)}


def save_again(office, source, folder, kind):
    folder.mkdir()
    code, said = run("soffice", "--headless", f"-env:UserInstallation=file://{office}", "--convert-to", kind,
                     "--outdir", folder, source)
    files = sorted(folder.iterdir())
    assert code == 0 and files, said
    return files


def is_form(file):
    """A workbook whole, or the sheets with tables: nobody sends the guide and the stamp as CSV."""
    return file.suffix == ".xlsx" or any(name in file.name for name in ("主动公开", "依申请公开", "复议诉讼"))


def as_tabbed(files):
    """A spreadsheet's "Unicode text" is UTF-16 with tabs; LibreOffice calls it .csv, Excel .txt."""
    renamed = []
    for file in files:
        renamed.append(file.rename(file.with_suffix(".txt")))
    return renamed


def compare(name, got, figures):
    want = {(t, r, c): v for t, r, c, v in figures}
    same = {k for k in want if got.get(k) == want[k] or
            got.get(k) not in (None, "/") and want[k] != "/" and Decimal(got[k]) == Decimal(want[k])}
    assert len(same) == len(want), (name, [(k, got.get(k), want[k]) for k in want if k not in same][:3])
    print(f"{name}: {len(want)} figures read back")


def live_check(filled, places, work, office):
    """One too many in the first total: the checks of its row and its column turn from 平衡 to 差."""
    book = openpyxl.load_workbook(filled)
    sheet = book["依申请公开"]
    total = [c for c in places if c.parent.title == sheet.title][6]
    sheet[total.coordinate] = sheet[total.coordinate].value + 1
    book.save(work / "fault.xlsx")
    again = save_again(office, work / "fault.xlsx", work / "fault", "xlsx:Calc MS Excel 2007 XML")[0]
    values = [c.value for row in openpyxl.load_workbook(again, data_only=True)[sheet.title].iter_rows() for c in row]
    turned = [v for v in values if isinstance(v, str) and v.startswith("差 ")]
    assert len(turned) == 2 and values.count("平衡") == 37, (turned, values.count("平衡"))
    print(f"a fault typed into {total.coordinate}: {turned}, 37 checks still 平衡")


def main():
    program, templates, fixtures, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
    figures = facts(fixtures)
    start = project(work / "blank")
    code, said = run(program, "blank", "--all", "--inputs", start / "Inputs", "--templates", templates, "--output",
                     work / "blanks")
    assert code == 0, said
    filled = work / "filled.xlsx"
    places = fill(work / "blanks" / f"{UNIT}-教育局.xlsx", filled, figures)
    compare("filled workbook", read(program, templates, [filled], work / "r1"), figures)
    if "--office" not in sys.argv:
        return
    office = work / "office"
    kinds = [("saved again as .xlsx", "xlsx:Calc MS Excel 2007 XML", list),
             ("as CSV in UTF-8", f"csv:{TEXT_FILTER}:44,34,76,1,,0,false,true,false,false,false,-1", list),
             ("as CSV in GBK", f"csv:{TEXT_FILTER}:44,34,67,1,,0,false,true,false,false,false,-1", list),
             ("as Unicode text with tabs", f"csv:{TEXT_FILTER}:9,34,65535,1,,0,false,true,false,false,false,-1", as_tabbed)]
    for number, (name, kind, made) in enumerate(kinds):
        files = [f for f in save_again(office, filled, work / f"copy{number}", kind) if is_form(f)]
        files = made(files)
        compare(name, read(program, templates, files, work / f"again{number}"), figures)
    live_check(filled, places, work, office)


main()
