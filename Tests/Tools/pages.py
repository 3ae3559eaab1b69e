#!/usr/bin/env python3
"""Measures the pages of a build in Chromium: on a desk, on a phone, on paper.

    pages.py PAGE.html=PAPER…    PAPER: the width between the margins in millimetres, as the page's style says

On a desk nothing scrolls aside and names of units stand on one line. On a phone no text is cut, what is wider than the
screen scrolls in a box that says so and that the keyboard reaches, its labels stay where they are, and titles break
between words. On paper nothing is wider than the page, and no number of a table is smaller than 7.5 points.
"""

import sys

from browser import Browser

MILLIMETRE = 96 / 25.4
LEAST = 7.5

# Elements whose text is wider than they are; words of more than one line within a title; boxes that scroll.
LOOK = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const shown = [...document.querySelectorAll("th, td, h1, h2, h3, p, li")].filter((e) => e.getClientRects().length);
  const words = (e) => [...e.childNodes].filter((n) => n.nodeType === 3 && n.data.trim());
  const lines = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size;
  };
  const hint = (e) => getComputedStyle(e, "::before").content;
  const stays = (e) => {
    const label = e.querySelector("tbody th:not(.title), tbody .name"), number = e.querySelector("tbody td:last-child");
    if (!label || !label.getClientRects().length) return true;
    const left = (cell) => cell.getBoundingClientRect().left;
    const [before, moving, edge] = [left(label), left(number), left(e) + e.clientLeft];
    e.scrollLeft = 200;
    const by = e.scrollLeft, there = left(label), moved = moving - left(number);
    e.scrollLeft = 0;
    // Numbers move; a label stays at the edge, once it is there.
    return Math.abs(moved - by) < 1 && Math.abs(there - Math.max(edge, before - by)) < 1.5;
  };
  const boxes = [...document.querySelectorAll(".scroll")];
  const wide = boxes.filter((e) => e.scrollWidth > e.clientWidth + 1);
  const numbers = [...document.querySelectorAll("table th, table td")].filter((e) => e.textContent.trim() && e.getClientRects().length);
  return {
    width: document.documentElement.scrollWidth,
    cut: shown.filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).position !== "absolute").map((e) => e.textContent.slice(0, 20)),
    broken: [...document.querySelectorAll("h1")].flatMap((e) => words(e)).filter((n) => lines(n) > 1 && !n.data.includes("/")).map((n) => n.data),
    unreached: boxes.filter((e) => e.tabIndex !== 0 || e.getAttribute("role") !== "region" || !e.getAttribute("aria-label")).length,
    wide: wide.map((e) => e.getAttribute("aria-label")),
    silent: wide.filter((e) => hint(e) === "none").map((e) => e.getAttribute("aria-label")),
    loose: wide.filter((e) => e.querySelector("tbody th") && !e.querySelector(".wide") && !stays(e)).map((e) => e.getAttribute("aria-label")),
    names: [...document.querySelectorAll(".units tbody th.label, th.name")].filter((e) => lines(e) > 1).length,
    hints: boxes.filter((e) => hint(e) !== "none").length,
    smallest: Math.min(99, ...numbers.map((e) => parseFloat(getComputedStyle(e).fontSize) * 0.75)),
  };
}"""


def main():
    troubles, seen = [], 0
    with Browser() as browser:
        for argument in sys.argv[1:]:
            page, paper = argument.rsplit("=", 1)

            def expect(holds, words, found=""):
                if not holds:
                    troubles.append(f"{page}: {words} {found}")

            browser.open(page, 1280)
            desk = browser.measure(LOOK)
            expect(desk["width"] <= 1280 and not desk["wide"], "at 1280 px something scrolls aside", desk["wide"])
            expect(desk["names"] == 0, "at 1280 px names of units break", desk["names"])
            browser.open(page, 390)
            phone = browser.measure(LOOK)
            expect(phone["width"] <= 390, "at 390 px the page is wider than the screen", phone["width"])
            for key in ("cut", "broken", "silent", "loose"):
                expect(not phone[key], f"at 390 px {key}", phone[key])
            for look in (desk, phone):
                expect(not look["unreached"], "boxes that the keyboard does not reach", look["unreached"])
                expect(not look["cut"], "text is cut", look["cut"])
            width = int(float(paper) * MILLIMETRE)
            browser.open(page, width, media="print")
            printed = browser.measure(LOOK)
            expect(printed["width"] <= width, "on paper it is wider than the page", printed["width"])
            expect(not printed["cut"], "on paper text is cut", printed["cut"])
            expect(printed["smallest"] >= LEAST - 0.01, "on paper text of points", printed["smallest"])
            expect(not printed["hints"], "on paper it says that it scrolls", printed["hints"])
            seen += len(phone["wide"])
    if not seen:
        troubles.append("no box scrolls on any phone: nothing was measured")
    print("\n".join(troubles) or f"{len(sys.argv) - 1} pages, {seen} boxes that scroll on a phone")
    sys.exit(1 if troubles else 0)


main()
