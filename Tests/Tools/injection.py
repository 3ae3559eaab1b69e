#!/usr/bin/env python3
"""Payloads in everything that a unit or an office can write; the programs that people open the outputs with run none.

    injection.py PROGRAM TEMPLATES SAMPLE

Chromium opens every page, the Markdown too as a careless viewer shows it; a script that runs says so to the page around
it, and whatever is fetched comes to a server of ours. LibreOffice turns every workbook and CSV file to text; a formula
that it works out leaves its result. First a page, a workbook and a CSV file that do act must be caught.
"""

import html
import http.server
import subprocess
import sys
import threading
from pathlib import Path

import openpyxl
from fault_kit import Kit

YEAR, UNIT, OTHER = "2025", "990321101", "990321003"
RESULT = "370368"
AT_ONCE = 100  # LibreOffice gives up on many hundred files.
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def marks(address):
    """What acts on a page, or fetches something."""
    act = "parent.postMessage(location.pathname,'*')"
    return {
        "script": f"<script>{act}</script>",
        "element": f"\"'><img src=x onerror=\"{act}\"><svg onload={act}><details open ontoggle={act}>",
        "address": f"![甲]({address}/md) <img src='{address}/img'> <link rel=stylesheet href={address}/css> <iframe src={address}>",
        "style": f"</style><style>@import '{address}/style';</style>;background:url({address}/url)",
    }


FORMULAS = {
    "equals": "=123456*3", "plus": "+123456*3", "minus": "-123456*-3", "at": "@SUM(123456*3)", "tab": "\t=123456*3",
    "link": '=HYPERLINK("https://evil.example/";123456*3)', "quoted": '"=123456*3"', "hole": '=1";=123456*3;"',
}


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def fill(folder, text):
    """The payload stands wherever words of others may stand."""
    cell, year = quoted(text), folder / "Inputs" / YEAR
    write(year / "ledger/z.csv", f"单位代码,发布日期,类别,主题,渠道,标题\n{UNIT},2025-01-02,{cell},{cell},{cell},{cell}\n")
    write(year / "requests/z.csv", "单位代码,编号,收到日期,申请人类型,办理结果,办结日期\n"
          f"{UNIT},{cell},2025-01-02,{cell},{cell},2025-01-03\n")
    write(year / f"narrative/{UNIT}/6-其他.md", f"有{text}的话。\n\n{text}\n")
    write(year / "narrative/6-其他需要报告的事项.md", f"{text}\n\n- {text}\n\n|甲|\n|-|\n|{text}|\n")
    write(year / "waivers.csv", "rule,unit,table,row,column,actual,reason,by,date\n"
          f"文件-滚动,{OTHER},文件,规范性文件,有效,18,{cell},{cell},2026-02-01\n")
    write(year / "corrections.csv", "unit,table,row,column,from,to,reason,by,date\n"
          f"{UNIT},许可,行政许可,数量,31,32,{cell},{cell},2026-02-01\n")
    change(folder / "Inputs/units.csv", "青禾县自然资源局", quoted(text + "局"))
    change(folder / "Inputs/units.csv", "政府部门,", f"{cell},")
    change(year / f"forms/{UNIT}.csv", "行政许可,31", f"行政许可,{quoted(f'31（{text}）')}\n{cell},5")
    setting = "".join(f"\\U{ord(character):08X}" for character in text)
    project = folder / "Inputs/project.yaml"
    kept = [line for line in project.read_text(encoding="utf-8").split("\n") if not line.startswith(("region:", "publisher:"))]
    write(project, "\n".join([f'region: "{setting}"', f'publisher: "{setting}"', *kept]))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(path, old, new):
    text = path.read_text(encoding="utf-8-sig")
    assert old in text, f"{path.name} has no {old}"
    write(path, text.replace(old, new))


def commands(folder, text):
    """Every command that writes, with the payload among its words."""
    sent = folder / f"报{text}.csv".replace("/", "÷")
    sent.write_bytes((folder / "new.csv").read_bytes())
    yield "receive", "--at", "2026-01-20 09:05", f"./{sent.name}"
    yield "build", "--each", "--return", "Out/return"
    yield "freeze", "甲", "--draft", f"--by={text.strip()}", "--on", "2026-02-01"
    yield "status", "--as-of", "2026-02-01", "--format", "html", "--output", "Out/status.html"
    yield "remind", "--bulletin", "--as-of", "2026-02-01"
    yield "blank", "--all"
    for kind in ("html", "md", "xlsx"):
        yield "diff", "2024", "2025", "--format", kind, "--output", f"Out/diff.{kind}"


def shown_in_browser(pages, work):
    """What a browser says after it has opened all pages, each in a frame of its own."""
    frames = "".join(f'<iframe src="file://{html.escape(str(page))}"></iframe>' for page in pages)
    around = work / "around.html"
    around.write_text("<!DOCTYPE html><meta charset=utf-8><body><script>onmessage = event => "
                      "document.body.append(`ACTS ${decodeURI(event.data)} `)</script>" + frames, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
               f"--user-data-dir={work}/profile", "--virtual-time-budget=5000", "--dump-dom", f"file://{around}"]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=180).stdout
    assert shown.count("<iframe") >= len(pages), "Chromium shows no page"
    return [word.split(" ")[0] for word in shown.split("ACTS ")[1:] if word.startswith("/")]


def viewed(markdown):
    """The page that a viewer makes which lets everything through."""
    page = markdown.with_name(markdown.name + ".viewed.html")
    subprocess.run(["pandoc", "-f", "gfm", "-t", "html", "-s", "--metadata", "title=x", "-o", page, markdown], check=True,
                   capture_output=True)
    return page


def evaluated(files, work):
    """The files in which LibreOffice works something out, among all that it has opened."""
    into = work / "opened"
    into.mkdir()
    named = {}
    for number, path in enumerate(files):
        copy = work / f"copies/{number}{path.suffix}"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
        named[str(number)] = path
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--convert-to", SHEETS, "--outdir", into]
    copies = sorted((work / "copies").iterdir())
    for start in range(0, len(copies), AT_ONCE):
        subprocess.run([*command, *copies[start:start + AT_ONCE]], capture_output=True, timeout=600, check=True)
    texts = list(into.iterdir())
    opened = {path.name.split("-")[0].split(".")[0] for path in texts}
    if unopened := named.keys() - opened:
        raise SystemExit(f"LibreOffice does not open {len(unopened)} of {len(named)}: {sorted(unopened)[:20]} {sorted(p.name for p in texts)[:20]}")
    return sorted({named[path.name.split("-")[0].split(".")[0]] for path in texts
                   if RESULT in path.read_text(encoding="utf-8", errors="replace")})


class Server(http.server.BaseHTTPRequestHandler):
    """Remembers what is fetched."""
    fetched = []

    def do_GET(self):
        self.fetched.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_):
        pass


def check_tools(work, address):
    """What does act must be caught, or the rest proves nothing."""
    page, book, table = work / "acts.html", work / "acts.xlsx", work / "acts.csv"
    page.write_text("<!DOCTYPE html><body>" + "".join(marks(address).values()), encoding="utf-8")
    assert set(shown_in_browser([page], work)) == {str(page)}, "a page that acts is not caught"
    assert "/img" in Server.fetched, "a picture that is fetched is not caught"
    Server.fetched.clear()
    workbook = openpyxl.Workbook()
    workbook.active.append([FORMULAS["equals"]])
    workbook.save(book)
    table.write_text("=123456*3\n", encoding="utf-8")
    (work / "tools").mkdir()
    assert evaluated([book, table], work / "tools") == [table, book], "a formula that acts is not caught"


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    failures = []
    with Kit(*sys.argv[1:4]) as kit:
        kit.prepare()
        work = Path(kit.work)
        check_tools(work, address)
        pages, tables = [], []
        for name, text in {**marks(address), **FORMULAS}.items():
            project = kit.project("built")
            fill(project.folder, text)
            for words in commands(project.folder, text):
                done = project.run(*words)
                if done.code not in (0, 1):
                    failures.append(f"{name}: {words[0]}: {done}")
            out = project.folder / "Out"
            files = [path for path in sorted(out.rglob("*")) if path.is_file() and "kept" not in path.parts]
            if name in FORMULAS:
                tables += [path for path in files if path.suffix in (".xlsx", ".csv")]
            else:
                pages += [viewed(path) if path.suffix == ".md" else path for path in files if path.suffix in (".md", ".html")]
        failures += [f"acts: {path}" for path in dict.fromkeys(shown_in_browser(pages, work))]
        failures += [f"fetched: {path}" for path in Server.fetched]
        failures += [f"works out what was sent: {path}" for path in evaluated(tables, work)]
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"{len(pages)} pages, {len(tables)} workbooks and tables, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
