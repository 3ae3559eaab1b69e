"""A form definition, read for its labels and cells only, and how two labels are the same."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDED = str.maketrans({**dict.fromkeys("“”‘’'「」『』", '"'), **dict.fromkeys("〔【[", "("), **dict.fromkeys("〕】]", ")"),
                        **dict.fromkeys("、，。．.;:", ",")})
NUMBERING = re.compile(r"\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[,)]|\(\d+\)|\d+[,)]?")
YEAR = re.compile(r"(?:19|20)\d\d年度?")
UNIT = re.compile(r"\((?:单位,)?(?:件|元|万元|亿元)\)")


@dataclass(frozen=True)
class Line:
    """A row or a column: its id, its label and aliases, the groups around it from the outside in."""
    id: str
    labels: tuple
    groups: tuple


@dataclass(frozen=True)
class Group:
    """A heading over lines: `named` groups stand before their rows' labels; `alone` is the row that it may be itself."""
    labels: tuple
    named: bool
    alone: str


@dataclass(frozen=True)
class Table:
    """A table: titles, unit, whether not-applicable answers it, rows and columns."""
    id: str
    titles: tuple
    corner: str
    unit: str
    not_applicable: bool
    rows: tuple
    columns: tuple


@dataclass(frozen=True)
class Form:
    """The form of a year: the mark of its form layout, the words of its titles, its units and tables."""
    mark: str
    titles: tuple
    units: dict
    tables: tuple

    def cells(self):
        """Every cell, as table, row and column."""
        return [(t.id, r.id, c.id) for t in self.tables for r in t.rows for c in t.columns]


@cache
def key(text):
    """What is compared of a label: NFKC without white space, quotes and punctuation unified; no numbering, year or unit."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(FOLDED)
    text = UNIT.sub("", YEAR.sub("", text))
    numbering = NUMBERING.match(text)
    return text[numbering.end():] if numbering else text


def flow(text):
    """A value on one line: `{key: value}`, `[value, value]` or a word."""
    tokens = [t.strip() for t in re.findall(r"[{}\[\],]|[^{}\[\],]+", text) if t.strip()]

    def value():
        token = tokens.pop(0)
        if token == "[":
            items = []
            while tokens[0] != "]":
                items.append(value()) if tokens[0] != "," else tokens.pop(0)
            tokens.pop(0)
            return items
        if token == "{":
            pairs = {}
            while tokens[0] != "}":
                if tokens[0] == ",":
                    tokens.pop(0)
                    continue
                name, _, word = tokens.pop(0).partition(":")
                pairs[name] = word.strip() or value()
            tokens.pop(0)
            return pairs
        return token

    return value()


def block(lines):
    """Lines of the same or deeper indentation: a list of `- ` items, or `key: value` pairs."""
    def depth(line):
        return len(line) - len(line.lstrip())

    def item(line):
        return line.lstrip().startswith("- ")

    starts = [i for i, line in enumerate(lines) if depth(line) == depth(lines[0]) and item(line) == item(lines[0])]
    parts = [lines[a:b] for a, b in zip(starts, starts[1:] + [len(lines)])]
    if item(lines[0]):
        parts = [[part[0].replace("- ", "  ", 1), *part[1:]] for part in parts]
        return [flow(part[0].strip()) if part[0].lstrip().startswith("{") else block(part) for part in parts]
    pairs = {}
    for part in parts:
        name, _, rest = part[0].strip().partition(":")
        pairs[name] = block(part[1:]) if not rest.strip() and len(part) > 1 else flow(rest.strip() or '""')
    return pairs


def lines(entries, groups=()):
    """The lines of `rows` or `columns`, in order, with the groups around each."""
    for entry in entries:
        if "group" in entry:
            group = Group((entry["group"], *entry.get("also", [])), "named" in entry, entry.get("alone", {}).get("as"))
            yield from lines(entry["of"], (*groups, group))
        else:
            yield Line(entry["id"], (entry.get("label", entry["id"]), *entry.get("also", [])), groups)


def load(templates, name="xxgk-2021"):
    """The definition `forms/<name>.yaml`; what it says beyond labels and cells is not read."""
    text = (Path(templates) / "forms" / f"{name}.yaml").read_text("utf-8")
    kept = [re.sub(r"\s+#.*", "", line) for line in text.split("\n") if line.strip() and not line.startswith("#")]
    sections, name = {}, None
    for line in kept:
        if re.match(r"\w+:", line):
            name, _, rest = line.partition(":")
            sections[name] = [rest.strip()] if rest.strip() else []
        else:
            sections[name].append(line)
    units = {u["name"]: {u["name"]: 0} | {k: int(v) for k, v in u.get("also", {}).items()} for u in block(sections["units"])}
    tables = tuple(Table(t["id"], (t["title"], *t.get("also", [])), t.get("corner", ""), t["unit"], "notApplicable" in t,
                         tuple(lines(t["rows"])), tuple(lines(t["columns"]))) for t in block(sections["tables"]))
    return Form(sections["mark"][0], tuple(flow(sections["titles"][0])), units, tables)
