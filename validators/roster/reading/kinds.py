"""What a file is, by its first bytes. Its name is not asked: offices rename files."""

from __future__ import annotations

from validators.roster.reading.book import UnreadableError

_FROM_SOURCE = "请向给您这份文件的人要原来的表格（.xlsx、.xls、.et、.csv 都可以），再拖进来。"
_FROM_WORD = "请把里面的表格复制，粘贴到 Excel 或 WPS 表格里，另存为 .xlsx；也可以复制后直接粘贴到网页上。"
_UNPACK = "请先解压，再把里面的表格拖进来。"
_OTHERS = (
    (b"%PDF", "PDF 文档", _FROM_SOURCE),
    (b"\x89PNG", "图片", _FROM_SOURCE),
    (b"\xff\xd8\xff", "图片", _FROM_SOURCE),
    (b"GIF8", "图片", _FROM_SOURCE),
    (b"BM", "图片", _FROM_SOURCE),
    (b"II*\0", "图片", _FROM_SOURCE),
    (b"MM\0*", "图片", _FROM_SOURCE),
    (b"Rar!", "压缩包", _UNPACK),
    (b"7z\xbc\xaf", "压缩包", _UNPACK),
    (b"\x1f\x8b", "压缩包", _UNPACK),
    (b"{\\rtf", "Word 文档（RTF）", _FROM_WORD),
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_PARTS = (("word/", "Word 文档", _FROM_WORD), ("ppt/", "演示文稿", _FROM_SOURCE))
OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.spreadsheet-template": "ods",
}


def is_zip(data: bytes) -> bool:
    """Tell whether it is a ZIP, as workbooks since 2007 are."""
    return data.startswith(_ZIP)


def is_ole(data: bytes) -> bool:
    """Tell whether it is an OLE container, as workbooks before 2007 are, and those with a password."""
    return data.startswith(_OLE)


def refuse_others(data: bytes) -> None:
    """Raise UnreadableError for what is neither a workbook nor text."""
    for start, kind, remedy in _OTHERS:
        if data.startswith(start) and (start != b"BM" or b"\0" in data[:32]):
            raise other_kind(kind, remedy)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise other_kind("图片", _FROM_SOURCE)


def refuse_other_ole(data: bytes) -> None:
    """Raise UnreadableError for an OLE container that holds no workbook that can be opened."""
    if _wide("EncryptedPackage") in data:
        raise UnreadableError("password")
    if _wide("Workbook") in data or _wide("Book") in data:
        return
    if _wide("WordDocument") in data:
        raise other_kind("Word 文档", _FROM_WORD)
    raise other_kind("表格以外的 Office 文件", _FROM_SOURCE)


def other_zip(names: list[str]) -> UnreadableError:
    """A ZIP that holds no workbook; `names` are its parts."""
    for start, kind, remedy in _IN_PARTS:
        if any(name.startswith(start) for name in names):
            return other_kind(kind, remedy)
    return other_kind("压缩包", _UNPACK)


def other_kind(kind: str, remedy: str) -> UnreadableError:
    """The file is something else, and what to do about it."""
    return UnreadableError("other-kind", kind=kind, remedy=remedy)


def web_page_in_one_file() -> UnreadableError:
    """The file is a web page with all its parts in one file."""
    return other_kind("“单个文件网页”", "请用 Excel 或 WPS 打开它，另存为 .xlsx，再拖进来。")


def _wide(text: str) -> bytes:
    """Encode ASCII as UTF-16, without the codec: in the browser it may not be there."""
    return b"".join(bytes((ord(character), 0)) for character in text)
