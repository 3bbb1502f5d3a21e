"""Where the table stands on its sheet: below titles, with a header of two rows, under names of many kinds."""

from __future__ import annotations

from functools import partial

from cases.rosters.drawing import Book, Drawings, simple
from cases.rosters.people import COUNTY_CODE, COUNTY_UNIT, FORM, SHORT, UNIT, people, person, resident_id
from validators.roster.columns import LABELS

FILES = Drawings()


@FILES.file("01-plain-24-columns.xlsx")
def plain() -> bytes:
    """The form's 24 columns, nothing wrong."""
    return simple(FORM, people(8))


@FILES.file("02-title-rows-merged.xlsx")
def title_rows() -> bytes:
    """Merged titles above the header."""
    book = Book()
    sheet = book.sheet()
    last = len(SHORT) - 1
    sheet.merge_range(0, 0, 0, last, "广安市发展和改革委员会行政执法人员花名册", book.head)
    sheet.merge_range(1, 0, 1, 4, "填报单位（盖章）：广安市发展和改革委员会")
    sheet.merge_range(1, 5, 1, last, "填报日期：2026年11月20日")
    book.table(sheet, SHORT, people(6), 2)
    return book.bytes()


@FILES.file("03-two-row-header.xlsx")
def two_row_header() -> bytes:
    """The subject above, its date and score below."""
    fields = ["ordinal", "name", "sex", "resident_id", "general_exam_date", "general_exam_score", "special_exam_date"]
    fields += ["special_exam_score", "certificate_number"]
    book = Book()
    sheet = book.sheet()
    sheet.merge_range(0, 0, 0, 8, "执法人员考试情况", book.head)
    for at, words in enumerate(("序号", "姓  名", "性别", "公民身份号码")):
        sheet.merge_range(1, at, 2, at, words, book.head)
    sheet.merge_range(1, 4, 1, 5, "通用法律知识", book.head)
    sheet.merge_range(1, 6, 1, 7, "专业法律知识", book.head)
    for at in (4, 6):
        sheet.write(2, at, "考试时间", book.head)
        sheet.write(2, at + 1, "考试成绩", book.head)
    sheet.merge_range(1, 8, 2, 8, "证件编号", book.head)
    rows = people(5)
    rows[2]["general_exam_score"] = 59
    for at, row in enumerate(rows, 3):
        book.put(sheet, at, [row[name] for name in fields])
    return book.bytes()


_VARIANTS = (
    "序号 单位 姓名 性别 身份证号 职务 执法证号 发证日期 电话 备注",
    "NO. 工作单位 姓_名 性_别 身份证\v号码 职\u3000务 证\u3000号 领证时间 手机号码 说明",
    "编号 所在单位名称 *姓名（必填） 性别： 居民身份证号码 现任职务（职级） 行政执法证件编号 办证时间 联系方式 备_注",
)


def _variant(words: str) -> bytes:
    fields = ["ordinal", "unit_name", "name", "sex", "resident_id", "duty", "certificate_number", "issued_on"]
    labels = [word.replace("_", " ").replace("\v", "\n") for word in words.split(" ")]
    book = Book()
    book.table(book.sheet("Sheet1"), [*fields, "phone", "remark"], people(4), 0, labels)
    return book.bytes()


for _number, _words in enumerate(_VARIANTS, 1):
    FILES.file(f"04-header-variants-{_number}.xlsx")(partial(_variant, _words))


@FILES.file("05-header-by-content.xlsx")
def by_content() -> bytes:
    """证件号码 that are identity numbers, and two columns named 编号."""
    fields = ["ordinal", "name", "resident_id", "certificate_number"]
    book = Book()
    book.table(book.sheet("Sheet1"), fields, people(5), 0, ["编号", "姓名", "证件号码", "编号"])
    return book.bytes()


@FILES.file("06-column-twice.xlsx")
def column_twice() -> bytes:
    """Two columns of identity numbers that are not the same."""
    book = Book()
    sheet = book.sheet("Sheet1")
    book.put(sheet, 0, ["姓名", "身份证号", "身份证号码", "证件编号"])
    for at, row in enumerate(people(4), 1):
        book.put(sheet, at, [row["name"], row["resident_id"], resident_id(at + 40), row["certificate_number"]])
    return book.bytes()


@FILES.file("07-no-header.xlsx")
def no_header() -> bytes:
    """The first row is a person."""
    book = Book()
    sheet = book.sheet("Sheet1")
    for at, row in enumerate(people(5)):
        book.put(sheet, at, [row[name] for name in ("name", "sex", "resident_id", "certificate_number")])
    return book.bytes()


@FILES.file("08-subtotals-notes-blank-rows.xlsx")
def totals_and_notes() -> bytes:
    """A subtotal and blank rows between the people, a total and notes below."""
    book = Book()
    sheet = book.sheet()
    sheet.merge_range(0, 0, 0, len(SHORT) - 1, "行政执法人员花名册", book.head)
    at = book.table(sheet, SHORT, people(3), 1)
    sheet.write_string(at, 0, "小计")
    sheet.write_number(at, 1, 3)
    for place in (3, 4):
        book.put(sheet, at + place - 1, [person(place)[name] for name in SHORT])
    sheet.merge_range(at + 4, 0, at + 4, 1, "合　计：")
    sheet.write_formula(at + 4, 2, "=COUNTA(B3:B5)+2", None, 5)
    sheet.merge_range(at + 6, 0, at + 6, 8, "注：1. 本表一式两份。2. 姓名要和身份证一致。")
    for column, words in ((0, "填表人：王某"), (4, "审核人："), (7, "2026年11月20日")):
        sheet.write_string(at + 7, column, words)
    return book.bytes()


@FILES.file("09-unit-merged-down.xlsx")
def merged_down() -> bytes:
    """The unit stands once for several people."""
    fields = ["unit_name", "name", "sex", "resident_id", "certificate_number"]
    book = Book()
    sheet = book.sheet()
    book.labels(sheet, fields)
    other = people(3, 3, unit=COUNTY_UNIT)
    for at, row in enumerate(other, 1):
        row["certificate_number"] = f"{COUNTY_CODE}{at:04d}"
    for at, row in enumerate(people(3) + other, 1):
        book.put(sheet, at, [row[name] for name in fields[1:]], 1)
    sheet.merge_range(1, 0, 3, 0, UNIT)
    sheet.merge_range(4, 0, 6, 0, COUNTY_UNIT)
    return book.bytes()


@FILES.file("12-header-on-every-page.xlsx")
def repeated_header() -> bytes:
    """The header again on each page."""
    book = Book()
    sheet = book.sheet()
    at = book.table(sheet, SHORT, people(3))
    sheet.merge_range(at, 0, at, 8, "第 2 页")
    book.table(sheet, SHORT, people(3, 3), at + 1)
    return book.bytes()


@FILES.file("33-one-filled-form.xlsx")
def filled_form() -> bytes:
    """No roster: the application form of one person."""
    book = Book()
    sheet = book.sheet("信息收集表")
    row = person(0)
    sheet.merge_range(0, 0, 0, 3, "行政执法人员信息收集表", book.head)
    names = [name for name in FORM if name != "certificate_kind"]
    for at, name in enumerate(names):
        label = "考试成绩" if name.endswith("score") else LABELS[name]
        line, side = 1 + at // 2, 2 * (at % 2)
        sheet.write_string(line, side, label)
        book.put(sheet, line, [row[name]], side + 1)
    return book.bytes()
