"""Clerks of eighteen units fill in the blank workbooks that they were sent, each with a mistake of its own; and, asked to
`repair`, put right what came back to them, in the workbook that came back.

clerks.py before BLANKS FORMS (the year before, in CSV)  ·  clerks.py fill BLANKS SENT  ·  clerks.py repair RETURNED SENT
"""
import os
import sys

import openpyxl

REQUESTS = "依申请公开"
TEXTS = "文字与说明"


def declare(book):
    sheet = book[TEXTS]
    sheet["B4"], sheet["C4"], sheet["D4"] = "未填的格均为 0", "张三", "2026-01-15"


def count(book, number=3):
    """So many applications of citizens, all granted."""
    sheet = book[REQUESTS]
    carried = sheet["D7"].value or 0
    for row, value in ((6, number), (8, number + carried), (29, number + carried)):
        sheet[f"D{row}"], sheet[f"J{row}"] = value, value


def fee(book):
    """The cell of the fees, whose label stands before it."""
    for row in book["主动公开"].iter_rows():
        if row[0].value == "行政事业性收费":
            return row[1]


def wrong_total(book):
    book[REQUESTS]["J6"] = 4


def no_declaration(book):
    for cell in ("B4", "C4", "D4"):
        book[TEXTS][cell] = None


def no_carry_over(book):
    sheet = book[REQUESTS]
    for row in (7, 8, 29):
        sheet[f"D{row}"] = sheet[f"J{row}"] = 0 if row == 7 else 3


def yuan(book):
    fee(book).value = 385600


def about(book):
    book[REQUESTS]["D6"] = "约3"


def dash(book):
    book[REQUESTS]["D6"] = "-"


def footnote(book):
    book[REQUESTS]["D6"] = "3①"


def deleted_row(book):
    sheet = book[REQUESTS]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.delete_rows(12)


def merged(book):
    book[REQUESTS].merge_cells("D6:I6")


def moved_column(book):
    sheet = book[REQUESTS]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.insert_cols(4)


def half_a_table(book):
    no_declaration(book)
    sheet = book[REQUESTS]
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_row > 18:
            sheet.unmerge_cells(str(merged))
    sheet.delete_rows(19, 30)


def formula(book):
    book[REQUESTS]["J6"] = "=SUM(D6:I6)"


def hidden(book):
    book[REQUESTS].sheet_state = "hidden"


def pasted(book):
    book[REQUESTS]["D6"], book[REQUESTS]["J6"] = "３\u00a0", "\u30003"


def picture(book):
    for row in book[REQUESTS].iter_rows():
        for cell in row:
            if type(cell).__name__ != "MergedCell":
                cell.value = None


def answer(book):
    """One more document in force than the year before explains; the clerk writes why when it comes back."""
    sheet = book["主动公开"]
    for row in sheet.iter_rows():
        if row[0].value == "行政规范性文件":
            row[1].value, row[2].value, row[3].value = 0, 0, 6


MISTAKES = {
    "002": wrong_total, "003": no_declaration, "004": no_carry_over, "005": yuan, "006": about, "007": dash,
    "008": footnote, "009": deleted_row, "010": merged, "011": moved_column, "012": half_a_table,
    "013": formula, "014": hidden, "015": pasted, "016": picture, "017": answer,
}


def fill(blanks, sent):
    for name in sorted(os.listdir(blanks)):
        if not name.endswith(".xlsx"):
            continue
        book = openpyxl.load_workbook(os.path.join(blanks, name))
        declare(book)
        count(book)
        MISTAKES.get(name[:3], lambda book: None)(book)
        book[TEXTS]["A22"] = "无"
        book.save(os.path.join(sent, name))


def before(blanks, forms):
    """The year before: nothing happened but where a mistake of this year needs it."""
    numbers = {
        "004": {"一、本年新收政府信息公开申请数量": "2,,,,,,2", "四、结转下年度继续办理": "2,,,,,,2"},
        "005": {"行政事业性收费": "38.56"},
        "017": {"行政规范性文件": "0,0,5"},
    }
    for name in sorted(os.listdir(blanks)):
        if not name.endswith(".csv"):
            continue
        with open(os.path.join(blanks, name), encoding="utf-8-sig") as file:
            lines = file.read().split("\n")
        for position, line in enumerate(lines):
            label = line.split(",")[0]
            if label in numbers.get(name[:3], {}):
                lines[position] = label + "," + numbers[name[:3]][label]
            if line.startswith("声明,空白为零"):
                lines[position] = "声明,空白为零,李四,2025-01-10"
        with open(os.path.join(forms, name), "w", encoding="utf-8") as file:
            file.write("\n".join(lines))


def repair(returned, sent):
    """What a clerk does who has nothing but the workbook that came back."""
    for name in sorted(os.listdir(returned)):
        if not name.endswith("退回表.xlsx"):
            continue
        book = openpyxl.load_workbook(os.path.join(returned, name))
        if name[:3] == "005":
            fee(book).value = 38.56
        if name[:3] == "004":
            book[REQUESTS]["D7"] = book[REQUESTS]["J7"] = 2
        if name[:3] == "017":
            for row in book["问题清单"].iter_rows():
                if row[6].value == "文件-滚动":
                    row[7].value = "清理时恢复 1 件"
        declare(book)
        count(book)
        book.save(os.path.join(sent, name))


if __name__ == "__main__":
    os.makedirs(sys.argv[3], exist_ok=True)
    {"before": before, "fill": fill, "repair": repair}[sys.argv[1]](sys.argv[2], sys.argv[3])
