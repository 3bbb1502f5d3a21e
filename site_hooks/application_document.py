"""The blank application form as a Word document: the cells of the paper, on one sheet of A4."""

from __future__ import annotations

import datetime
import io
import zipfile

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from site_hooks.application_paper import NOTES, PaperField, paper_rows
from validators.application_form.input import TITLE

_SHEET, _MARGIN = (Mm(210), Mm(297)), Mm(15)
_COLUMNS = (Mm(36), Mm(54), Mm(36), Mm(54))
_ROW, _LONG_ROW = Mm(12), Mm(19)
_TITLE_SIZE, _SIZE, _SMALL = Pt(18), Pt(11), Pt(9)
_FONT = "宋体"  # every Word and WPS has it
# What would differ from one build to the next: the same for all of them.
_MADE = datetime.datetime(2019, 5, 13)
_ZIPPED = (1980, 1, 1, 0, 0, 0)


def application_document() -> bytes:
    """The file: the same bytes whenever it is made from the same form."""
    document = docx.Document()
    _set_up(document)
    title = _say(document.add_paragraph(), TITLE, _TITLE_SIZE, is_bold=True)
    title.alignment, title.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(8)
    rows = paper_rows()
    table = document.add_table(len(rows), len(_COLUMNS), "Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, _COLUMNS, strict=True):
        column.width = width
    for index, fields in enumerate(rows):
        _fill_row(table, index, fields)
    for note in NOTES:
        said = _say(document.add_paragraph(), f"· {note}", _SMALL)
        said.paragraph_format.space_before = Pt(4)
    return _packed(document)


def _set_up(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _SHEET
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    style = document.styles["Normal"]
    style.font.size, style.font.name = _SIZE, _FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    # Without it, stops and commas stand in the middle of their squares, as in Taiwan.
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.rPr.append(language)
    style.paragraph_format.space_after = Pt(0)
    # Word parts ideographs from letters and digits by itself; a number of both is one word: 川X010099.
    for index, name in enumerate(("w:autoSpaceDE", "w:autoSpaceDN")):
        parting = OxmlElement(name)
        parting.set(qn("w:val"), "0")
        style.element.pPr.insert(index, parting)
    facts = document.core_properties
    facts.title, facts.language = TITLE, "zh-CN"
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.created = facts.modified = _MADE
    # The library's own template has a picture of itself.
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]


def _fill_row(table: Table, index: int, fields: tuple[PaperField, ...]) -> None:
    row = table.rows[index]
    row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
    row.height = _LONG_ROW if fields[0].traits.is_long else _ROW
    cells = row.cells
    if len(fields) == 1:
        cells[1].merge(cells[-1])
    for field, label, entry in zip(fields, cells[::2], cells[1::2], strict=False):
        _say(_first(label), field.label, _SIZE, is_bold=True)
        if field.remark:
            _say(label.add_paragraph(), field.remark, _SMALL)
        is_to_tick = len(fields) == 1 and field.choices
        ticks = "　　".join(f"□ {choice.label}" for choice in field.choices)
        _say(_first(entry), ticks if is_to_tick else field.traits.starts_with, _SIZE)


def _first(cell: _Cell) -> Paragraph:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph: Paragraph = cell.paragraphs[0]
    return paragraph


def _say(paragraph: Paragraph, text: str, size: Pt, is_bold: bool = False) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = size, is_bold
    return paragraph


def _packed(document: Document) -> bytes:
    """The document's parts in a new archive, without the time at which they were written."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w") as archive:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts.read(name), compresslevel=9)
    return packed.getvalue()
