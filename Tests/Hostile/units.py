"""What a unit may send as text, as a name, or as something that is no file."""

import os
import socket

from make import PAYLOADS, UNIT, Case, content, file, file_names, form, instead, quoted, renamed, text_of, write

NUMBERS = """1E-9223372036854775808 1E9223372036854775807 1E9223372036854775808 1E99999999999 -1E99999999999 1E-99999999999
1E400 1E-400 1E38 1E128 1E-128 0E99999999999999999999 1E+05 1E5万 1E 1E+ E5 1e+-5 9999999999999999 1234567890123456 123456789012345678
9223372036854775807 9223372036854775808 18446744073709551616 99999999999999999999999999999999999999 999999999999999.5 0.1234567890123456789
NaN inf -Infinity 0x1F 1_000 1,0,0 1..2 1.2.3 .5 5. ½ ① Ⅳ 三 ٣ ०१ 1O 约12 1’000 12件件件 12万亿元 5% =1+1 @SUM(1) -2+3 +3 ++3 -0 -5 5- 1/2 —/— //
5（ （5） 5） ５５（含自然失效29件）））） 5（（（三））） (5) 2025-01-01 12:30 １２，３４５ 1２3 5e-1 1.0E0 5.000000000000000000000000000000""".split()
LONG_NUMBERS = {"1000-digits": "9" * 1000, "100000-digits": "9" * 100_000, "100000-places": "0." + "3" * 100_000,
                "leading-zeros": "0" * 50_000 + "5", "exponent-1000-digits": "1E" + "9" * 1000, "brackets": "5" + "（" * 20_000 + "）" * 20_000,
                "open-brackets": "5" + "（" * 20_000, "commas": "1" + ",234" * 20_000, "units": "5" + "件" * 50_000, "signs": "+" * 50_000 + "5",
                "spaces": "5" + "\u3000" * 100_000 + "6", "combining": "5" + "\u0301\u0323" * 50_000, "remark-64k": f"5（{'释' * 65_536}）",
                "remarks": "5" + "（含1件）" * 10_000, "zero-width": "\u200b" * 100_000 + "5"}
YEARS = ["0", "-1", "99999", "9223372036854775808", "2025.0", "２０２５", "2025年", "二〇二五", "", "1E3", "20252025", "2024", "NaN", "2025" * 5000]


def numbers():
    for number, text in enumerate(NUMBERS):
        yield Case(f"number/{number:02}-{text.replace('/', '÷')}", instead("行政许可,31", f"行政许可,{quoted(text)}"))
    for name, text in LONG_NUMBERS.items():
        yield Case(f"number/{name}", instead("行政许可,31", f"行政许可,{quoted(text)}"))
    for name, text in {"sixteen-with-prior": "9999999999999999", "negative-big": "-9999999999999999"}.items():
        yield Case(f"number/{name}", instead("行政规范性文件,1,0,5", f"行政规范性文件,{text},0,{text}"))
    yield Case("number/every-cell-18-digits", content(lambda text: text.replace(",0", "," + "9" * 18)))
    for number, year in enumerate(YEARS):
        yield Case(f"year/{number:02}", instead(",2025,", f",{year},"))
    for number, date in enumerate(["0000-00-00", "2025-02-30", "99999-01-01", "-1-1-1", "2025-13-01", "1E5", "2025年", "45678", "9" * 5000]):
        line = f"{UNIT},{quoted(date)},稳增长,教育,政府网站,题\n"
        yield Case(f"date/ledger-{number}", file("Inputs/2025/ledger/z.csv", "单位代码,发布日期,类别,主题,渠道,标题\n" + line))
        yield Case(f"date/request-{number}", file("Inputs/2025/requests/z.csv", "单位代码,编号,收到日期,申请人类型,办理结果,办结日期\n"
                                                  f"{UNIT},1,{quoted(date)},自然人,（一）予以公开,{quoted(date)}\n"))


PLACES = {
    "cell": lambda text: instead("行政许可,31", f"行政许可,{quoted(text)}"),
    "remark": lambda text: instead("行政许可,31", f"行政许可,{quoted(f'31（{text}）')}"),
    "name": lambda text: instead("青禾县禾苑街道办事处", quoted(text)),
    "code": lambda text: instead(UNIT, quoted(text)),
    "row": lambda text: instead("行政许可,31", f"行政许可,31\n{quoted(text)},5"),
    "title": lambda text: instead("第二十条第（五）项", quoted(text)),
    "column": lambda text: instead("本年处理决定数量", quoted(text)),
    "first": lambda text: content(lambda sound: quoted(text) + "\n" + sound),
    "ledger": lambda text: file("Inputs/2025/ledger/z.csv", "单位代码,发布日期,类别,主题,渠道,标题\n"
                                f"{UNIT},2025-01-02,{quoted(text)},{quoted(text)},{quoted(text)},{quoted(text)}\n"),
    "request": lambda text: file("Inputs/2025/requests/z.csv", "单位代码,编号,收到日期,申请人类型,办理结果,办结日期\n"
                                 f"{UNIT},{quoted(text)},2025-01-02,{quoted(text)},{quoted(text)},2025-01-03\n"),
    "narrative": lambda text: file(f"Inputs/2025/narrative/{UNIT}/6-其他.md", f"有{text}的话。\n\n{text}\n"),
}


def texts():
    for number, (key, text) in enumerate(PAYLOADS.items()):
        for other, (place, put) in enumerate(PLACES.items()):
            # Each payload in a third of the places, each place with a third of the payloads.
            if (number + other) % 3 == 0:
                steps = (("build", "--each"),) if place == "narrative" else (("build",),)
                yield Case(f"text-in-{place}/{key}", put(text), steps=steps)
    for number, (key, text) in enumerate(file_names().items()):
        name = f"{UNIT}{text}.csv" if number % 2 else f"{text}/{UNIT}.csv"
        def put(folder, name=name):
            instead("行政许可,31", "行政许可,三")(folder)
            renamed(name)(folder)
        yield Case(f"text-in-file-name/{key}", put)


MB = 1 << 20
CONTENTS = {
    "empty": b"", "one-byte": b"a", "nul": b"\0", "bom": b"\xef\xbb\xbf", "utf16-bom": b"\xff\xfe", "utf16-odd": b"\xff\xfea",
    "utf16-surrogates": b"\xff\xfe" + b"\x00\xd8" * 5000, "utf32": lambda text: text.encode("utf-32"), "utf16be": lambda text: text.encode("utf-16-be"),
    "utf7": lambda text: text.encode("utf-7"), "gbk-cut": lambda text: text.encode("gb18030")[:1001], "utf8-cut": lambda text: text.encode()[:1001],
    "half-half": lambda text: text.encode()[:1500] + text.encode("gb18030")[900:], "overlong": lambda text: text.encode() + b"\xc0\xaf\xe0\x80\xaf\xf8",
    "surrogates": lambda text: text.encode() + b"\xed\xa0\x80\xed\xbf\xbf", "nuls": lambda text: text.encode().replace(b",", b"\0,"),
    "big5": lambda text: text.encode("big5", "replace"), "cr": lambda text: text.replace("\n", "\r"), "mixed-ends": lambda text: text.replace("\n\n", "\r\n\r"),
    "random-64k": bytes(number * 7919 % 251 for number in range(65536)), "ones": b"\xff" * MB,
    "pdf": b"%PDF-1.7\n" + b"x" * 5000, "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "gzip": b"\x1f\x8b\x08" + b"\0" * 500,
    "zip-cut": b"PK\x03\x04" + b"\0" * 50, "elf": b"\x7fELF" + b"\0" * 500, "html": "<html><script>alert(1)</script></html>", "rtf": "{\\rtf1 x}",
    **{f"1mb-{name}": text * (MB // len(text.encode())) for name, text in {
        "commas": ",", "quotes": '"', "lines": "\n", "returns": "\r", "tabs": "\t", "semicolons": ";", "spaces": " ", "digits": "9", "han": "字",
        "pairs": '"",', "quoted-lines": '"\n"\n', "wide-spaces": "\u3000", "nul": "\0", "combining": "\u0301", "rows": "行政许可,31\n"}.items()},
    "1mb-headings": "第二十条第（五）项,本年处理决定数量\n" * 19_000, "1mb-titles": "青禾县禾苑街道办事处2025年政府信息公开工作年度报告\n" * 14_000,
    "1mb-first-lines": lambda text: text.split("\n")[0] * 1 + "\n" + (text.split("\n")[0] + "\n") * 14_000,
    "1mb-same-row": lambda text: text.split("\n\n")[0] + "\n\n第二十条第（五）项,本年处理决定数量\n" + "行政许可,31\n" * 58_000,
    "1mb-in-a-cell": lambda text: text.replace("行政许可,31", f"行政许可,{quoted('话' * (MB // 3))}"),
    "1mb-in-a-name": lambda text: text.replace("青禾县禾苑街道办事处", "名" * (MB // 3)),
    "1mb-in-a-label": lambda text: text.replace("行政许可,31", f"行政许可{'〔' * (MB // 3)},31"),
    "1mb-section-text": lambda text: "一、总体情况\n" + "2025年，新收12件。" * 40_000 + "\n" + text,
    "numbers-in-text": lambda text: "青禾县禾苑街道办事处2025年政府信息公开工作年度报告\n一、总体情况\n2025年，" + "新收12件、" * 1600 + "。\n" + text.split("\n\n", 1)[1],
    "wide-row": lambda text: text + "," * 100_000 + "\n", "many-rows": lambda text: text + "x\n" * 200_000, "open-quote": lambda text: text[:300] + '"' + text[300:],
    "32mb-commas": lambda _: b"," * (32 * MB), "60mb-text": lambda _: b"a" * (60 * MB), "cut": lambda text: text[:700], "twice": lambda text: text + text,
    "reversed": lambda text: "\n".join(reversed(text.split("\n"))), "all-blank": lambda text: "\n".join(line.split(",")[0] for line in text.split("\n")),
    "no-first-line": lambda text: text.split("\n", 1)[1], "sep-line": lambda text: "sep=;\n" + text.replace(",", ";"),
    "tidy-10000": "year,unit,table,row,column,value\n" + f"2025,{UNIT},许可,行政许可,数量,31\n" * 10_000,
    "tidy-hostile": f"year,unit,table,row,column,value\n2025,{UNIT},=1+1,<script>,@x,1E-9223372036854775808\n9999,{UNIT},许可,行政许可,数量,1\n",
    "declared": lambda text: text.replace("\n", "\n声明,空白为零,<script>,9999-99-99\n", 1),
}


def linked(target):
    def put(folder):
        form(folder).unlink()
        os.symlink(target, form(folder))
    return put


def special(make):
    def put(folder):
        form(folder).unlink()
        make(folder, str(form(folder)))
    return put


def sparse(size):
    def make(_, path):
        with open(path, "wb") as place:
            place.truncate(size)
    return make


def sockets(_, path):
    with socket.socket(socket.AF_UNIX) as channel:
        here = os.getcwd()
        channel.bind(os.path.relpath(path, here) if len(path) > 100 else path)


def many(count):
    def put(folder):
        for number in range(count):
            write(form(folder).parent / "空" / f"{UNIT}-{number}.csv", b"")
    return put


def deep(folder):
    text, place = text_of(folder), form(folder).parent / "/".join(["夹"] * 60)
    form(folder).unlink()
    write(place / f"{UNIT}.csv", text)


KINDS = {
    "folder": special(lambda _, path: os.mkdir(path)), "fifo": special(lambda _, path: os.mkfifo(path)), "socket": special(sockets),
    "sparse-100mb": special(sparse(100 << 20)), "sparse-3gb": special(sparse(3 << 30)), "sparse-1tb": special(sparse(1 << 40)),
    "unreadable": lambda folder: os.chmod(form(folder), 0), "deep": deep, "1000-empty-files": many(1000),
    "link-to-folder-above": lambda folder: os.symlink("..", form(folder).parent / "上"), "link-to-root": lambda folder: os.symlink("/", form(folder).parent / "根"),
    "hard-link": lambda folder: os.link(folder / "outside.csv", form(folder).parent / "硬.csv"),
    **{f"link-{name}": linked(target) for name, target in {
        "out": "../../../outside.csv", "passwd": "/etc/passwd", "itself": f"{UNIT}.csv", "nowhere": "nowhere.csv", "zero": "/dev/zero", "random": "/dev/urandom",
        "tty": "/dev/tty", "stdin": "/dev/stdin", "environ": "/proc/self/environ", "memory": "/proc/self/mem", "kmsg": "/proc/kmsg", "folder": ".."}.items()},
    **{f"named-{number}": renamed(name) for number, name in enumerate([
        "--help.csv", "-.csv", "-rf.csv", ".csv", "CON.csv", "a" * 251 + ".csv", "字" * 83 + ".csv", b"\xff\xfe\x80.csv", UNIT.encode() + b"\xd6\xd0.csv", "$(id).csv",
        f"{UNIT}.csv.", f"{UNIT}.CSV", f"{UNIT}", f"{UNIT}.pdf", f"{UNIT}.xlsx", f"{UNIT}.csv ", f"~${UNIT}.csv", "*.csv", "`id`;.csv", "990321999.csv"])},
}


def cases():
    return [*numbers(), *texts(), *(Case(f"content/{name}", content(text)) for name, text in CONTENTS.items()),
            *(Case(f"file/{name}", put) for name, put in KINDS.items())]
