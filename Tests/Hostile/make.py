#!/usr/bin/env python3
"""Hostile inputs, each with a name: what a unit may send by mistake or on purpose, and what an office may write.

    make.py SAMPLE FOLDER [--only NAME]    writes each as a project folder, to be looked at

A case puts its content into a small project, as one unit's or as the office's, and says which commands meet it. The same
cases come out every time.
"""

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tools"))
from fault_kit import small  # noqa: E402

UNIT, YEAR = "990321101", "2025"
# Stands in files beside the project, and must never be read into anything.
SECRET = "此话只在别处-7F3A"
BUILD = ("build",)


@dataclass
class Case:
    """`put` changes a project folder; `steps` are commands; of a unit's content nobody else may suffer."""
    name: str
    put: Callable[[Path], None]
    is_unit: bool = True
    steps: tuple = (BUILD,)
    # What a person may be told without a file being at fault: wrong usage.
    codes: tuple = field(default=(0, 1, 2))

    @property
    def kind(self):
        return self.name.split("/")[0]


# Text that does something where it is shown without care. None of it is longer than a file's name may be.
PAYLOADS = {
    "esc": "甲\x1b[31m乙\x1b]0;丙\x07", "osc52": "\x1b]52;c;Y2FsYw==\x07", "nul": "甲\0乙", "c0": "甲\x01\x02\x0b\x0c7\x1f",
    "c1": "甲\x9b31m\x85\x90", "del": "甲\x7f7", "bidi": "甲\u202e乙\u2066丙\u200f", "nonchar": "7\ufffe8\uffff9\U0001fffe",
    "linesep": "甲\u2028乙\u2029丙", "newline": "甲\nP/x.csv:1:1: 提示: 没有问题\n乙", "cr": "甲\r\r\n错误 0",
    "script": "<script>alert(1)</script>", "img": "<img src=x onerror=alert(1)>", "attr": "\"'><b onmouseover=alert(1)>",
    "link": "[甲](javascript:alert(1))", "image": "![甲](javascript:alert(1))", "autolink": "<javascript:alert(1)>",
    "comment": "--><!-- ]]></table>", "mustache": "{{publisher}}{{{region}}}{{#units}}", "place": "{{申请/新收/总计}}",
    "hyperlink": '=HYPERLINK("http://evil.example/","点")', "dde": "=cmd|' /C calc'!A0", "at": "@SUM(1+1)*cmd|'/C calc'!A0",
    "plus": "+1+cmd|'/C calc'!A0", "minus": "-1+HYPERLINK(1)", "tab": "\t=1+1", "fullwidth": "＝1+1", "quotes": "\"'\"\"'“",
    "semicolons": "甲" + ";" * 60, "pipes": "|甲|---|\\|", "ticks": "```甲``", "format": "%n%s%@%1000000d", "up": "../../outside.md",
    "option": "--help", "combining": "甲" + "\u0301\u0323" * 30, "emoji": "👨‍👩‍👧‍👦🏳️‍🌈", "tags": "甲\U000e0041\U000e007f乙",
    "private": "\ue000\uf8ff\U00100000", "halfwidth": "ｱｲｳ①Ⅳ㈱", "spaces": "\u3000\u00a0\u200b\ufeff", "entities": "&lt;&#60;&amp;&#0;",
}


def form(folder):
    return folder / "Inputs" / YEAR / "forms" / f"{UNIT}.csv"


def text_of(folder):
    return form(folder).read_text(encoding="utf-8")


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink() or path.is_file():
        path.unlink()
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def content(text):
    """The unit's form is this: a text, bytes, or made from the sound one."""
    def put(folder):
        write(form(folder), text(text_of(folder)) if callable(text) else text)
    return put


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def instead(old, new):
    return content(lambda text: text.replace(old, new, 1))


def file(path, text):
    """A file of the project is this; `text` may be made from what stands there."""
    def put(folder):
        place = folder / path
        write(place, text(place.read_text(encoding="utf-8-sig")) if callable(text) else text)
    return put


def renamed(name):
    """The unit's form has another name, a text or bytes."""
    def put(folder):
        raw = name if isinstance(name, bytes) else name.encode()
        target = bytes(form(folder).parent) + b"/" + raw
        Path(target.decode("utf-8", "surrogateescape")).parent.mkdir(parents=True, exist_ok=True)
        form(folder).rename(target.decode("utf-8", "surrogateescape"))
    return put


def file_names():
    """The payloads that can be part of a file's name."""
    return {key: text for key, text in PAYLOADS.items() if "/" not in text and "\0" not in text}


def beside(folder):
    """What lies outside of the inputs, with words that must not come into anything."""
    for name in ("outside.md", "outside.csv", "outside.yaml"):
        write(folder / name, f"{SECRET}\n单位代码,{SECRET}\nregion: {SECRET}\n")


def cases():
    import office
    import units
    import workbooks
    found = [*units.cases(), *workbooks.cases(), *office.cases()]
    assert len({case.name for case in found}) == len(found), "two cases have one name"
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sample", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for case in cases():
        if options.only in case.name:
            place = options.folder / case.name.replace("/", "-")
            small(options.sample, place / "Inputs")
            beside(place)
            case.put(place)
            print(place, *(" ".join(step) for step in case.steps), sep="\t")


if __name__ == "__main__":
    sys.modules["make"] = sys.modules["__main__"]
    main()
