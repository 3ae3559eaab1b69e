#!/usr/bin/env python3
"""Checks the Word documents of letters against their Markdown: every paragraph in its order, the unit that it is to at
the margin, and who writes it on the right at its end.

    read_letter.py FOLDER
"""

import html
import pathlib
import re
import sys
import xml.etree.ElementTree as E
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(document):
    """Each paragraph that is in no table: its style, its alignment and its text."""
    for p in E.fromstring(zipfile.ZipFile(document).read("word/document.xml")).find(f"{W}body").findall(f"{W}p"):
        style, side = p.find(f".//{W}pStyle"), p.find(f".//{W}jc")
        text = "".join(t.text or "" for t in p.iter(f"{W}t"))
        yield style.get(f"{W}val"), side.get(f"{W}val") if side is not None else "", text


def written(markdown):
    """The paragraphs of a letter's Markdown without its marks, those of tables and lists left out."""
    blocks = [block for block in markdown.split("\n\n") if not re.match(r"\||- |\d+\. ", block)]
    plain = [re.sub(r"\\([^\n])", r"\1", re.sub(r"^#+ |\\?\n", "", block)) for block in blocks]
    return [html.unescape(text) for text in plain]


letters = sorted(pathlib.Path(sys.argv[1]).glob("*.docx"))
assert letters, "no letters"
for letter in letters:
    found = [one for one in paragraphs(letter) if one[0] in ("Title", "Heading1", "BodyText", "FirstParagraph")]
    expected = written(letter.with_suffix(".md").read_text(encoding="utf-8").strip())
    texts = [text for _, _, text in found]
    assert [text for text in texts if text in expected] == expected, (letter.name, texts, expected)
    assert found[0][0] == "Title" and [one[0] for one in found].count("Title") == 1, found
    assert found[-1][1] == "right" and all(one[1] != "right" for one in found[:-1]), found
print(f"{len(letters)} letters")
