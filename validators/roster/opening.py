"""Rules on the file: why it cannot be read, and what has to be answered before anybody is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from validators import sources
from validators.model import Severity
from validators.roster.table import Problem
from validators.rules import Hit, RuleSet

OPENING = RuleSet("roster")

# Each problem's name, what it finds, its message, what to do, and why it stops there.
_PROBLEMS = (
    (
        "empty-file",
        "文件是空的",
        "文件是空的，里面没有内容。",
        "看看是不是拿错了文件。是新建的表，先填好、存盘，再拖进来。",
        "空的文件里没有人可查。",
    ),
    (
        "damaged",
        "文件坏了",
        "{what}，打不开。",
        "请从原来的电脑上重新拷一次。原来的也打不开，就用 Excel 或 WPS 修复，另存为 .xlsx，再拖进来。",
        "坏了的文件即使读出一部分，也不知道少了谁，所以一个人都不查。",
    ),
    (
        "password",
        "文件加了打开密码",
        "文件加了打开密码，读不出来。",
        "请用 Excel 或 WPS 打开，取消密码，存盘，再拖进来。",
        "加了打开密码的文件，内容是加密的。只保护工作表、不让改的，照样能读。",
    ),
    (
        "other-kind",
        "文件不是表格",
        "这是{kind}，不是表格。",
        "{remedy}",
        "看的是文件的内容，不是文件名：把别的文件改名成 .xlsx，它也不会变成表格。",
    ),
    (
        "too-large",
        "文件太大",
        "{what}，没有打开。",
        "请删掉用不到的表、图片和空行，或者分成几个文件，再拖进来。",
        "太大的文件会让旧电脑停住。上限是本站定的，远大于一个县的花名册。",
    ),
    (
        "far-cell",
        "很远的一格里有东西",
        "{cell} 这一格里有东西，整张表因此大得打不开。",
        "请打开这张表，按 Ctrl+End 跳到最后一格，把用不到的行和列整行、整列删掉，存盘，再拖进来。",
        "误按一下，很远的格子里就会留下一个空格。表从第一格算到那一格，电脑的内存装不下。",
    ),
    (
        "unsafe-content",
        "文件里有不安全的内容",
        "文件里有会层层展开、或者指向别处的内容，为了安全没有读。",
        "先问给您这份文件的人。内容可靠的，用 Excel 或 WPS 打开，另存为 .xlsx，再拖进来。",
        "正常的表格里没有实体声明。有的话，可能会占满内存，或者去读别的文件。",
    ),
    (
        "no-table",
        "找不到表头",
        "找不到表头：前 40 行里，没有哪一行写着“姓名”“公民身份号码”这样的栏名，也看不出哪一栏是号码。",
        "请在表的最上面加一行栏名，或者换成花名册，再拖进来。",
        "不知道每一栏是什么，就没法查。",
    ),
    (
        "no-people",
        "表头下面没有人",
        "{header}是表头，下面没有人。",
        "看看是不是拿了空白的表。人写在表头下面，一行一个。",
        "只有表头，没有可查的人。",
    ),
    (
        "no-such-sheet",
        "没有要查的工作表",
        "文件里没有要查的那张工作表。",
        "有的是：{names}。请从里面选。",
        "工作表的名称要和文件里的一样。",
    ),
    (
        "no-such-row",
        "表头的行号不对",
        "表里没有{rows}，表头不会在那里。",
        "请写表头真正的行号，和表格左边的数字一样；或者不写，由程序去找。",
        "行号照表格左边的数字，从 1 数起。",
    ),
    (
        "sheets-to-choose",
        "几张工作表都有人",
        "不止一张工作表有人：{sheets}。",
        "请选要查的那几张，可以都选。",
        "旧的、隐藏的表也可能有人。混在一起查，会多出许多重复。",
    ),
    (
        "header-to-choose",
        "没有表头",
        "没有找到表头，看起来第 {first} 行就是人。",
        "请说明每一栏是什么，已经按内容猜好了。其实有表头的，说明是第几行。",
        "猜错一栏，整栏都会判错，所以要请人看一眼。",
    ),
    (
        "column-twice",
        "两栏像是同一项",
        "{what}，内容却不一样。",
        "请选用哪一栏。另外的就不查了。一行里写着两个人的，请先改成一行一个人。",
        "不知道哪一栏才是对的，不去猜。",
    ),
    (
        "one-filled-form",
        "这是一个人的信息收集表",
        "这是一张信息收集表，填的是一个人，不是花名册。",
        "请到“信息收集表自查”那一页去查。要一次查很多人，请用一行一个人的表。",
        "信息收集表一张只有一个人，栏名排在各处，不在一行里。",
    ),
    (
        "undecodable",
        "有读不出的字",
        "{rows}有读不出的字，显示成了 □。",
        "请用 Excel 或 WPS 打开原来的文件，另存为 .xlsx，再拖进来。也可以先这样查，这些行自己再看一遍。",
        "文件在存盘或传送时丢了字节，或者用了少见的编码。别的行没有受影响。",
    ),
)


def _finder(name: str, why: str) -> Callable[[Problem], Iterator[Hit]]:
    def find(problem: Problem) -> Iterator[Hit]:
        if problem.rule == name:
            yield Hit(values=problem.values)

    find.__doc__ = why
    return find


for _name, _finds, _message, _remedy, _why in _PROBLEMS:
    OPENING.rule(
        _name,
        field=None,
        severity=Severity.ERROR,
        finds=_finds,
        message=_message,
        remedy=_remedy,
        citation=sources.OWN_CONVENTIONS,
    )(_finder(_name, _why))
