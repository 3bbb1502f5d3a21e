"""Rules on the photo's file: what it is, how large, whether it is whole, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from validators import sources
from validators.model import Severity
from validators.normalise import visible
from validators.photo.container.damage import Damage
from validators.photo.container.header import ENDINGS, KNOWN_ENDINGS, Header
from validators.photo.input import LIMIT, LIMIT_KB, NOTE_KB, TARGET
from validators.photo.pixels import MOST_BYTES, MOST_PIXELS
from validators.rules import Hit, RuleSet

FILE = RuleSet("photo")

# Programs whose purpose is to change pictures; cameras and phones write their names into the same place.
_EDITORS = re.compile(
    r"photoshop|lightroom|illustrator|gimp|paint\.net|photopea|pixlr|picsart|snapseed|vsco|canva|facetune|faceapp"
    r"|affinity photo|coreldraw|photo-?paint|paintshop|capture one|luminar|topaz|remini|beautyplus|youcam|b612"
    r"|camera360|meitu|美图|美颜|醒图|轻颜|无他|光影魔术手|neoimaging|isee|稿定|图怪兽|剪映|capcut",
    re.IGNORECASE,
)


_MISSING = {
    Damage.CUT: "还没到照片的结尾就断了",
    Damage.BROKEN: "结尾还在，可是照片的数据缺了一段，或者坏了一段",
}
_DOUBTS = {
    Damage.DOUBTFUL: "照片的数据可能缺了一段，或者坏了一段",
    Damage.UNENDED: "最后少了结尾的记号，别的像是都在",
}


@FILE.rule(
    "no-file",
    field="data",
    severity=Severity.ERROR,
    finds="没有选照片",
    message="没有选照片。",
    remedy="请选一个照片文件。",
    citation=sources.OWN_CONVENTIONS,
)
def no_file(is_missing: bool) -> Iterator[Hit]:
    """没有文件，就没有东西可查。"""
    if is_missing:
        yield Hit()


@FILE.rule(
    "file-too-large",
    field="data",
    severity=Severity.UNSURE,
    finds="文件太大，没有打开",
    message="文件有 {size} MB，超过 {most} MB，不像证件照，没有打开它，免得电脑卡住。",
    remedy="请看看是不是选错了文件。确实是照片的，先用画图工具打开，另存为 JPG 再查；打不开的，请问同级司法局。",
    citation=sources.OWN_CONVENTIONS,
)
def file_too_large(size: int) -> Iterator[Hit]:
    """太大的文件会占满旧电脑的内存，所以只看大小，不打开。上限是本站定的。"""
    if size > MOST_BYTES:
        yield Hit(None, {"size": _in_units(size, 1024 * 1024), "most": MOST_BYTES // (1024 * 1024)})


@FILE.rule(
    "not-an-image",
    field="data",
    severity=Severity.ERROR,
    finds="不是照片文件",
    message="这个文件不是照片{guess}。",
    remedy="请选照片本身（一般是 JPG 文件）。照片在文档或压缩包里的，先把它另存出来。",
    citation=sources.guide(12, "photo", "format"),
)
def not_an_image(data: bytes, header: Header) -> Iterator[Hit]:
    """要交的是电子照片。文件是什么，看的是内容，不看文件名。"""
    if header.format is None:
        guess = "，里面是空的" if not data else f"，看起来是{header.other}" if header.other else ""
        yield Hit(None, {"guess": guess})


@FILE.rule(
    "truncated",
    field="data",
    severity=Severity.ERROR,
    finds="文件不完整",
    message="文件不完整：{what}。",
    remedy="多半是没有传完或者没有拷完。请从原来的地方重新拷贝一次，再查。",
    citation=sources.OWN_CONVENTIONS,
)
def truncated(damage: Damage) -> Iterator[Hit]:
    """断掉的照片，有的软件还能显示上半截，有的打不开；中间缺了一段的，后面会变灰、变花。画面不全，就不再往下看。"""
    if damage in _MISSING:
        yield Hit(None, {"what": _MISSING[damage]})


@FILE.rule(
    "perhaps-damaged",
    field="data",
    severity=Severity.UNSURE,
    finds="文件可能不完整",
    message="文件可能不完整：{what}。",
    remedy="请把照片放大，看画面全不全。不全的，从原来的地方重新拷贝一次；全的，用看图软件打开，另存为 JPG 再查。"
    "还是这样的，问同级司法局能不能用，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def perhaps_damaged(damage: Damage) -> Iterator[Hit]:
    """缺的如果不多，画面可能还是全的，所以请人看一眼。"""
    if damage in _DOUBTS:
        yield Hit(None, {"what": _DOUBTS[damage]})


@FILE.rule(
    "larger-than-100-kb",
    field="data",
    severity=Severity.ERROR,
    finds=f"文件太大（超过 {LIMIT_KB} KB）",
    message="文件有 {size} KB，超过了 {limit} KB{note}。",
    remedy="有“压到 {limit} KB 以内”按钮的，点一下就行。没有的，另存为 JPG，把尺寸改小一点，直到不超过 {limit} KB。"
    "只压缩文件，不要修改画面内容。",
    citation=sources.guide(12, "photo", "size"),
)
def larger_than_100_kb(size: int) -> Iterator[Hit]:
    """第十二问的上限是 100 KB。1 KB 按 1024 字节算（本站约定，和电脑上显示的一样），正好 100 KB 算合格。"""
    if size > LIMIT:
        within_note = size <= NOTE_KB * 1024
        note = f"。收集表的注写的是 {NOTE_KB} KB，和第十二问不一样，本站按小的算" if within_note else ""
        yield Hit(None, {"size": _in_units(size, 1024), "limit": LIMIT_KB, "note": note})


@FILE.rule(
    "larger-than-100000-bytes",
    field="data",
    severity=Severity.WARNING,
    finds=f"按 1000 字节算超过 {LIMIT_KB} KB",
    message="文件有 {size} 字节。1 KB 按 1024 字节算，没有超过 {limit} KB；按 1000 字节算，就超过了。",
    remedy="可以交。怕系统按 1000 字节算的，点“压到 {limit} KB 以内”，两种算法就都放得下。"
    "没有这个按钮的，另存为 JPG，压到 {target} 字节以内。",
    citation=sources.OWN_CONVENTIONS,
)
def larger_than_100000_bytes(size: int) -> Iterator[Hit]:
    """指南没有说 1 KB 是多少字节。电脑上按 1024 字节显示，有的系统按 1000 字节算。"""
    if TARGET < size <= LIMIT:
        yield Hit(None, {"size": f"{size:,}", "limit": LIMIT_KB, "target": f"{TARGET:,}"})


def _in_units(size: int, unit: int) -> str:
    """To one place, rounded up: one byte too many must not be shown as the limit itself."""
    return f"{-(-size * 10 // unit) / 10:.1f}".removesuffix(".0")


@FILE.rule(
    "too-many-pixels",
    field="data",
    severity=Severity.UNSURE,
    finds="像素太多，没有打开",
    message="照片有 {width}×{height} 像素，超过 {most} 万像素，没有打开看画面。",
    remedy="请用照相馆或相机导出的普通尺寸再查一次。一定要用这么大的，请先问同级司法局，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def too_many_pixels(header: Header) -> Iterator[Hit]:
    """像素太多的照片会让旧电脑停住，所以先看文件头，不打开。上限是本站定的，指南没有写像素。"""
    if header.has_too_many_pixels:
        yield Hit(None, {"width": header.width, "height": header.height, "most": MOST_PIXELS // 10_000})


@FILE.rule(
    "cannot-be-shown",
    field="data",
    severity=Severity.UNSURE,
    finds="这里打不开，看不了画面",
    message="这是 {format} 文件，这里没能打开它，所以没有看画面。",
    remedy="请另存为 JPG 再查一次。这种文件能不能直接交，请问同级司法局，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def cannot_be_shown(header: Header, not_decoded: bool, damage: Damage | None = None) -> Iterator[Hit]:
    """没看到画面，就不能说背景对不对。手机的 HEIC、扫描的 TIFF 常常这样，文件内部损坏的也会。"""
    if not_decoded and header.format and damage not in _MISSING and not header.has_too_many_pixels:
        yield Hit(None, {"format": header.format})


@FILE.rule(
    "name-and-content-differ",
    field="name",
    severity=Severity.WARNING,
    finds="文件名和内容不一致",
    message="文件名以 .{ending} 结尾，内容却是 {format}。",
    remedy="改文件名不会改变格式。请用看图软件打开，另存为 JPG。",
    citation=sources.OWN_CONVENTIONS,
)
def name_and_content_differ(name: str, header: Header) -> Iterator[Hit]:
    """有的软件只改文件名不改内容，有的系统就会打不开。指南没有写，所以只提醒。点后面不是已知的格式，就当作名字的一部分。"""
    ending = PurePosixPath(name).suffix[1:]
    if header.format and ending.lower() in KNOWN_ENDINGS - {*ENDINGS[header.format]}:
        yield Hit(None, {"ending": visible(ending), "format": header.format})


@FILE.rule(
    "uncommon-format",
    field="data",
    severity=Severity.NOTE,
    finds="不是常用的 JPG",
    message="照片是 {what}，不是常用的 JPG。",
    remedy="指南没有规定格式。本站建议交 JPG，一般的软件都打得开。",
    citation=sources.OWN_CONVENTIONS,
)
def uncommon_format(header: Header) -> Iterator[Hit]:
    """指南没有写格式，所以不算错。"""
    if header.is_cmyk:
        yield Hit(None, {"what": "印刷用的四色（CMYK）JPG"})
    elif header.format not in (None, "JPEG"):
        yield Hit(None, {"what": f"{header.format} 格式"})


@FILE.rule(
    "edited-with-software",
    field="data",
    severity=Severity.WARNING,
    finds="留有修图软件的名字",
    message="文件里留有修图软件的名字：{names}。这不能证明修过图，裁剪、压缩也会留下。",
    remedy="第十二问不许修图、加滤镜。只是裁剪或压缩过的可以用；修过的请重新照，或者找没有修过的原片。",
    citation=sources.guide(12, "photo", "retouching"),
)
def edited_with_software(header: Header) -> Iterator[Hit]:
    """修图软件存文件时会写上自己的名字。它只是线索：没有名字不等于没修过，有名字也不等于修过。"""
    names = [name for name in header.programs if _EDITORS.search(name)]
    if header.has_photoshop_marks and not names:
        names.append("Photoshop（保存时留下的记号）")
    if names:
        yield Hit(None, {"names": "、".join(visible(name, 40) for name in names)})


@FILE.rule(
    "software-named",
    field="data",
    severity=Severity.NOTE,
    finds="留有别的软件的名字",
    message="文件里写着：{names}。相机、手机和扫描仪也会写，这很平常。",
    remedy="不用处理。如果它是修图软件，请确认没有修过图。",
    citation=sources.guide(12, "photo", "retouching"),
)
def software_named(header: Header) -> Iterator[Hit]:
    """认不出是修图软件的名字照样列出来，由人判断。"""
    names = [visible(name, 40) for name in header.programs if not _EDITORS.search(name)]
    if header.has_iptc and not header.has_photoshop_marks:
        names.append("图片说明信息（IPTC）")
    if names:
        yield Hit(None, {"names": "、".join(names)})


@FILE.rule(
    "bytes-after-the-end",
    field="data",
    severity=Severity.WARNING,
    finds="照片结尾后面还有别的内容",
    message="照片结束以后，文件里还有 {count} 个字节的别的内容。",
    remedy="有的证件照工具会用它凑大小，手机的动态照片也会这样。请用看图软件打开，另存为 JPG。",
    citation=sources.OWN_CONVENTIONS,
)
def bytes_after_the_end(header: Header) -> Iterator[Hit]:
    """多出来的内容不影响画面，但白占大小，有的系统会因此打不开。"""
    if header.trailing > 0:
        yield Hit(None, {"count": header.trailing})


@FILE.rule(
    "rotated-by-exif",
    field="data",
    severity=Severity.NOTE,
    finds="靠一个记号转正",
    message="照片存的时候是横着或者倒着的，靠文件里的一个记号转正。",
    remedy="有的系统不看这个记号，照片会歪。请用看图软件转一次方向再保存，或者交了以后看一眼。",
    citation=sources.OWN_CONVENTIONS,
)
def rotated_by_exif(header: Header) -> Iterator[Hit]:
    """手机照相常常这样存。这里按转正以后的样子检查。"""
    if header.orientation != 1:
        yield Hit()
