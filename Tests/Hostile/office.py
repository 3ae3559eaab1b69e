"""What an office may write: the project's own files, texts, templates, and words on the command line."""

import os
import shutil

from make import PAYLOADS, UNIT, YEAR, Case, file, quoted, write

ROSTER, PROJECT, SIX = "Inputs/units.csv", "Inputs/project.yaml", f"Inputs/{YEAR}/narrative/6-其他需要报告的事项.md"
WAIVERS, CORRECTIONS = f"Inputs/{YEAR}/waivers.csv", f"Inputs/{YEAR}/corrections.csv"
ON = ("--by", "甲", "--date", "2026-02-01")
CELL = "许可/行政许可/数量"


def setting(key, value):
    """A setting of project.yaml has another value; the others stay."""
    def change(text):
        lines = [line for line in text.split("\n") if not line.startswith(f"{key}:")]
        return "\n".join([f"{key}: {value}", *lines])
    return file(PROJECT, change)


def yaml_text(text):
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"'


def projects():
    for number, (key, text) in enumerate(PAYLOADS.items()):
        yield f"{('region', 'publisher', 'level')[number % 3]}-{key}", setting(("region", "publisher", "level")[number % 3], yaml_text(text))
    for number, year in enumerate(["9999", "-1", "0", "abc", "2025.5", "[2025]", "1e9", "''", "99999999999999999999", "2019", "2020", "1899", "~"]):
        yield f"year-{number}-{year}", setting("year", year)
    for number, date in enumerate(["2026-02-30", "9999-99-99", "[]", "0000-00-00", "''", "2026-01-31T00:00:00Z", "1e5"]):
        yield f"deadline-{number}", setting("deadlines", "{units: " + date + "}")
    for number, days in enumerate(["[0001-01-01..9999-12-31]", "[2025-12-31..2025-01-01]", "[x..y]", "{a: b}", "[" + "2025-01-01..2025-12-31, " * 3000 + "2025-01-01]"]):
        yield f"holidays-{number}", setting("holidays", "{off: " + days + "}")
    aliases = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    keys = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)) + "? *a11\n: 1\n"
    for name, text in {"aliases": aliases, "alias-keys": keys, "alias-of-itself": "a: &a [*a]\n", "no-anchor": "a: *b\n", "merge": "a: &a {x: 1}\nb: {<<: *a}\n",
                       "flow-nesting": "a: " + "[" * 20_000 + "]" * 20_000 + "\n", "map-nesting": "a: " + "{b: " * 20_000 + "\n",
                       "block-nesting": "".join(" " * n + "a:\n" for n in range(2000)), "dash-nesting": "a:\n" + "- " * 20_000 + "x\n",
                       "1mb-text": "a: " + "x" * (1 << 20) + "\n", "5000-keys": "".join(f"k{n}: 1\n" for n in range(5000)), "twice": "region: 乙\nregion: 丙\n",
                       "tabs": "\ta: 1\n", "tag": "a: !!python/object:os.system [id]\n", "documents": "---\na: 1\n---\n", "binary": "a: !!binary AAAA\n", "controls": "a: \x01\x1b[31m\n",
                       "bidi-key": "\u202e甲: 1\n", "quote": "a: 'x\n", "nul": "a: \0\n", "directive": "%YAML 9.9\n---\n", "1mb-quote": 'a: "' + "\\u4e00" * 170_000 + '"\n'}.items():
        yield f"yaml-{name}", file(PROJECT, lambda sound, text=text: text + sound)
    for name, text in {"empty": "", "list": "- a\n", "word": "甲", "random": bytes(range(256)), "utf16": "region: 甲\nyear: 2025\n".encode("utf-16"), "gbk": "region: 甲\n".encode("gbk")}.items():
        yield f"whole-{name}", file(PROJECT, text)


def rosters():
    head = "单位代码,单位名称,类型,上级"
    for number, (key, text) in enumerate(PAYLOADS.items()):
        if number % 2:
            yield f"name-{key}", file(ROSTER, lambda sound, text=text: sound.replace("青禾县自然资源局", quoted(text)))
        else:
            yield f"type-{key}", file(ROSTER, lambda sound, text=text: sound.replace("政府部门,青禾县人民政府", f"{quoted(text)},{quoted(text)}"))
    extra = {"5000-units": "".join(f"8{n:08},单位{n},政府部门,青禾县人民政府\n" for n in range(5000)), "chain-3000": "".join(f"8{n:08},单位{n},政府部门,单位{n + 1}\n" for n in range(3000)),
             "own-parent": "800,甲,政府部门,甲\n", "ring": "800,甲,政府部门,乙\n801,乙,政府部门,甲\n", "same-code-3000": f"{UNIT},甲,政府部门,乙\n" * 3000, "same-name": "800,青禾县教育局,政府部门,乙\n",
             "no-code": ",甲,政府部门,乙\n" * 200, "no-name": "800,,政府部门,乙\n", "long-code": "8" * 10_000 + ",甲,政府部门,乙\n", "long-name": "800," + "名" * 50_000 + ",政府部门,乙\n",
             "slash-code": "../../x,甲,政府部门,乙\n", "formula-code": "=1+1,甲,政府部门,乙\n", "quote": '800,"甲\n', "wide": "800,甲" + "," * 20_000 + "\n", "short": "800\n", "dot": ".,甲,政府部门,乙\n", "nul": "8\x0000,甲,,\n"}
    for name, text in extra.items():
        yield name, file(ROSTER, lambda sound, text=text: sound + text)
    for name, text in {"empty": "", "header-only": head + "\n", "no-header": f"{UNIT},甲\n", "1mb-commas": "," * (1 << 20), "1mb-quotes": '"' * (1 << 20), "1mb-header": "列," * 250_000 + "\n1\n",
                       "random": bytes(range(256)) * 100, "utf16": (head + "\n1,甲,,\n").encode("utf-16"), "semicolons": head.replace(",", ";") + "\n1;甲;;\n"}.items():
        yield f"whole-{name}", file(ROSTER, text)
    for number, years in enumerate(["abc,2025", "9999,1", "-1,99999999999999999999", "2025.5,"]):
        yield f"years-{number}", file(ROSTER, f"{head},自,至\n{UNIT},青禾县禾苑街道办事处,乡镇街道,青禾县人民政府,{years}\n")


def narratives():
    nested = "".join("  " * n + "- 甲\n" for n in range(2000))
    for name, text in {"quotes": ">" * 20_000 + "甲", "brackets": "[" * 50_000, "links": "[" * 20_000 + "](x)" * 20_000, "stars": "*甲 " * 30_000, "strong": "**" * 50_000 + "甲", "nested-list": nested,
                       "ticks": "`" * 50_000 + "甲`", "tick-runs": " ".join("`" * n for n in range(1, 600)), "entities": "&#x110000;&#0;" * 5000, "fence": "```\n" + "甲\n" * 20_000, "wide-table": "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + ("|x" * 1000 + "|\n") * 30,
                       "references": "[x]: " + "a" * 65_536 + "\n\n" + "[x]" * 21_845, "places": "{{申请/新收/总计}}" * 5000, "open-place": "{{" * 50_000, "unknown-places": "".join(f"{{{{表{n}/x/y}}}}" for n in range(3000)),
                       "long-place": "{{" + "申" * 100_000 + "}}", "control": "甲\x01\x1b[31m乙\x00", "bidi": "甲\u202e乙", "1mb-line": "话" * 350_000, "headings": "# 甲\n" * 30_000, "rules": "---\n" * 30_000,
                       "script": "<script>alert(1)</script>\n\n<ScRiPt\n>x</script\n>", "html-block": "<div onclick=alert(1)>\n<iframe src=javascript:alert(1)>\n<svg/onload=alert(1)>", "link": "[甲](javascript:alert(1)) [乙](JaVaScRiPt:alert(1)) [丙](java\tscript:alert(1))",
                       "entity-link": "[甲](&#106;avascript:alert(1)) <javascript:alert(1)>", "data-link": "![x](data:text/html;base64,PHNjcmlwdD4=) [甲](vbscript:x)", "reference-link": "[甲]\n\n[甲]: javascript:alert(1)", "title-link": '[甲](http://a "x\\" onmouseover=alert(1)")',
                       "outside-image": "![x](file:///etc/passwd) ![y](../../outside.md)", "empty": "", "not-utf8": b"\xff\xfe\x00\xd8", "random": bytes(range(256)) * 50, "10mb": "话。\n\n" * 1_500_000}.items():
        yield name, file(SIX, text)
    for name, target in {"out": "../../../outside.md", "passwd": "/etc/passwd", "zero": "/dev/zero", "itself": os.path.basename(SIX), "nowhere": "x"}.items():
        def put(folder, target=target):
            (folder / SIX).unlink()
            os.symlink(target, folder / SIX)
        yield f"link-{name}", put
    yield "fifo", lambda folder: ((folder / SIX).unlink(), os.mkfifo(folder / SIX))
    yield "folder-is-link", lambda folder: (shutil.rmtree(folder / "Inputs/2025/narrative"), os.symlink("../../..", folder / "Inputs/2025/narrative"))


def registers():
    waived, corrected = "rule,unit,table,row,column,actual,reason,by,date\n", "unit,table,row,column,from,to,reason,by,date\n"
    for number, (key, text) in enumerate(PAYLOADS.items()):
        if number % 2:
            yield f"waiver-{key}", file(WAIVERS, waived + f"文件-滚动,990321003,文件,规范性文件,有效,18,{quoted(text)},{quoted(text)},2026-02-01\n")
        else:
            yield f"correction-{key}", file(CORRECTIONS, corrected + f"{UNIT},许可,行政许可,数量,31,32,{quoted(text)},{quoted(text)},2026-02-01\n")
    yield "waivers-1mb", file(WAIVERS, waived + "文件-滚动,990321003,文件,规范性文件,,,理由,甲,2026-01-01\n" * 17_000)
    yield "corrections-1mb", file(CORRECTIONS, corrected + f"{UNIT},许可,行政许可,数量,31,32,理由,甲,2026-01-01\n" * 17_000)
    for name, text in {"empty": "", "quote": corrected + '"', "random": bytes(range(256)), "wide": corrected + "," * 50_000, "exponent": corrected + f"{UNIT},许可,行政许可,数量,31,1E-9223372036854775808,r,b,2026-02-01\n"}.items():
        yield f"corrections-{name}", file(CORRECTIONS, text)
    yield "ledger-5200-keys", file("Inputs/2025/ledger/z.csv", "单位代码,发布日期,类别,主题,渠道,标题\n" + "".join(f"990321001,2025-01-07,类{n},题{n},渠{n},标\n" for n in range(5200)))
    yield "requests-20000", file("Inputs/2025/requests/z.csv", "单位代码,编号,收到日期,申请人类型,办理结果,办结日期\n" + "".join(f"990321001,{n},2025-01-07,自然人,（一）予以公开,2025-12-30\n" for n in range(20_000)))


def templates(templates_folder):
    """A page's template is another; the rest is as it comes."""
    def changed(name, change):
        def put(folder):
            shutil.copytree(templates_folder, folder / "Templates")
            path = folder / "Templates" / name
            write(path, change(path.read_text(encoding="utf-8")))
        return put
    page, definition = "pages/report.html.mustache", "forms/xxgk-2021.yaml"
    end = "</body>"
    for name, text in {"nested": "{{#hasBase}}" * 20_000 + "{{/hasBase}}" * 20_000, "open": "{{#hasBase}}", "close": "{{/hasBase}}", "tag": "{{", "delimiters": "{{=<% %>=}}<%#x%>", "partial": "{{>report.html}}" * 100,
                       "unknown": "{{nonsense}}{{a.b.c}}", "1mb-tags": "{{region}}" * 100_000, "dots": "{{" + "a." * 50_000 + "b}}", "raw": "{{{region}}}", "control": "\x01\x1b\ufffe", "long-name": "{{" + "名" * 100_000 + "}}", "table": "<table><tr><td>1</table>"}.items():
        yield f"page-{name}", changed(page, lambda sound, text=text: sound.replace(end, text + end))
    yield "page-empty", changed(page, lambda _: "")
    yield "page-table-rows", changed(page, lambda text: text.replace("</tr>", "<td>9</td></tr>", 3))
    for name, text in {"empty": "", "list": "- a\n", "nested": "a: " + "[" * 20_000, "word": "x", "controls": "a: \x01\n"}.items():
        yield f"definition-{name}", changed(definition, lambda _, text=text: text)
    yield "definition-cut", changed(definition, lambda text: text[:len(text) // 2])
    yield "definition-every-list-twice", changed(definition, lambda text: text + "\n" + text)


def commands():
    nothing = lambda folder: None  # noqa: E731
    for number, (key, text) in enumerate((k, t) for k, t in PAYLOADS.items() if "\0" not in t):
        reason = f"理由{text}"
        step = (("correct", CELL, "32", "--unit", UNIT, "--reason", reason, *ON), ("waive", "文件-滚动", "--unit", "990321003", "--reason", reason, *ON),
                ("freeze", f"甲{text}", "--draft", "--by", f"甲{text}", "--on", "2026-02-01"), ("why", f"{text}/x/y"), ("blank", f"--unit={text}"))[number % 5]
        yield f"{step[0]}-{key}", nothing, (step, ("build",), ("status", "--as-of", "2026-02-01"))
        if number % 2:
            continue
        name = f"报{text}.csv".replace("/", "÷")
        yield f"receive-{key}", lambda folder, name=name: shutil.copy(folder / "new.csv", folder / name), (
            ("receive", "--at", "2026-01-20 09:05", f"./{name}"), ("status", "--as-of", "2026-02-01"), ("build",))
    for number, label in enumerate(["", ".", "..", "../../x", "/", "a/b", "名" * 200, " ", "-x", "CON"]):
        yield f"freeze-label-{number}", nothing, (("freeze", "--draft", "--by", "甲", "--on", "2026-02-01", "--", label),)
    for number, value in enumerate(["1E-9223372036854775808", "1E9223372036854775807", "9" * 400, "", "NaN", "=1+1", "1E400", "/", "-5"]):
        yield f"correct-value-{number}", nothing, (("correct", "--unit", UNIT, "--reason", "r", *ON, "--", CELL, value), ("build",))
    for number, year in enumerate(["9999", "-5", "abc", "0", "99999999999999999999", "2019", ""]):
        yield f"year-{number}", nothing, (("build", f"--year={year}"),)
    for number, date in enumerate(["9999-12-31", "0001-01-01", "2026-02-30", "x", "", "99999-01-01"]):
        yield f"as-of-{number}", nothing, (("status", f"--as-of={date}"), ("remind", f"--as-of={date}"))
    for number, path in enumerate(["/dev/zero", "/dev/null", "/", ".", "nowhere.csv", "", "/etc/passwd", "/proc/self/mem", "Inputs/units.csv"]):
        yield f"check-path-{number}", nothing, (("check", path), ("receive", "--at", "2026-01-20 09:05", path))
    yield "output-is-inputs", nothing, (("blank", "--all", "--output", "Inputs/2025/forms"),)
    yield "unknown-outputs", nothing, (("build", "--outputs", "report,nonsense"),)


def cases(templates_folder=os.environ.get("TEMPLATES", "Templates")):
    each = ("build", "--each")
    found = [Case(f"{group}/{name}", put, is_unit=False, steps=(each if group == "narrative" and "link" in name else ("build",),))
             for group, made in {"project": projects, "roster": rosters, "narrative": narratives, "register": registers}.items() for name, put in made()]
    found += [Case(f"template/{name}", put, is_unit=False) for name, put in templates(templates_folder)]
    return found + [Case(f"command/{name}", put, is_unit=False, steps=steps, codes=(0, 1, 2, 64)) for name, put, steps in commands()]
