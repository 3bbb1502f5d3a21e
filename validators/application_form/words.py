"""What offices write for an answer. Only whole answers count: of anything else nobody can tell what is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from validators.application_form.input import NUMBER_START
from validators.eligibility.input import Post, Staffing, Unit
from validators.model import Choice
from validators.normalise import HYPHEN_CHARACTERS, INVISIBLE, UPPER_CASE, WHITE_SPACE, WIDTH, normalise
from validators.resident_id.input import Sex

_Answer = TypeVar("_Answer", bound=Choice)
_ENDINGS = "。.；;，,、"
_BLANK = re.compile(rf"[{HYPHEN_CHARACTERS}/\\_~─━]*")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NOTHING = frozenset(("无", "没有", "暂无", "不填", "空", "否", "不存在", "无此情况", "N/A", "n/a"))
_NO_NAME = _NOTHING | _set("姓名 名字 待定 待填 不详 不知道 不清楚 未填 同上")
_IN_NO_NAME = frozenset("".join(_NO_NAME))
_UNNUMBERED = _set(
    "待编 待编号 待定 待填 待分配 编号待定 未编 未编号 暂未编号 尚未编号 还没有编 没有编号 新办 "
    "管理员编 由管理员编 由管理员编号 由管理员填"
)
# ______, ××××××: where the digits are to come.
_DIGITS_TO_COME = re.compile(rf"[{HYPHEN_CHARACTERS}_~─━×X*□.…]*")
_NO_EXAM = re.compile(
    "缺考|弃考|免考|免试|(?:目前|暂时?|尚|还)?(?:未|没有?)(?:考|(?:参加|组织|安排|举行|开展|进行)?过?(?:专业|通用)?(?:法律知识)?(?:考试)?)"
)
# Atomic groups: no answer, however long, is read in more ways than one.
_DENIED = (
    "(?>(?>本人)?(?>至今为止|至今|迄今|截至目前|截止目前|目前|一直)?"
    "(?>从未|从没有?|未曾|不曾|没有|未|没|无|不存在)"
    "(?>因(?:行政|执法|工作|过错|过失|错误|违法|违纪|失职)+)?"
    "(?>受到过|受过|受到|受|有过|有|发生过|发生|被)?(?>任何|过)?"
    "(?>党纪|政纪|党政纪|政务|纪律|组织处理|行政|刑事|执法|过错|错误|责任|追究|问责|违法|违纪|不良|"
    "处分|处罚|记录|情况|情形|行为|过|、|和|或者?|及|的)*+)"
)
_NONE = re.compile(f"{_DENIED}(?:[,;。]?{_DENIED})*+")


def _words(answers: Mapping[_Answer, str]) -> dict[str, _Answer]:
    return {word: answer for answer, words in answers.items() for word in words.split()}


_SEXES = _words({Sex.MALE: "男 男性", Sex.FEMALE: "女 女性"})
_STAFFING = _words(
    {
        Staffing.CIVIL_SERVANT: "公务员 行政公务员 公务员编制 国家公务员 公务员(行政编制) 行政编制(公务员) "
        "行政编制公务员 在编公务员 公务员(在编)",
        Staffing.CIVIL_SERVANT_EQUIVALENT: "参公管理人员 参公 参公人员 参公管理 参公编制 参照公务员法管理 "
        "参照公务员法管理人员 参照公务员法管理的人员 参照公务员管理 参照公务员管理人员 "
        "参照公务员 参公(事业编制) 事业编制(参公) 参公事业编制 参公事业编 事业参公 参公事业人员 参公管理事业人员 "
        "参公管理(事业编制) 参照公务员法管理事业编制 参照公务员法管理(事业编制)",
        Staffing.INSTITUTION_CADRE: "事业干部 事业编制干部 事业单位干部 事业编制(干部) 干部(事业编制) "
        "事业干部(事业编制) 事业编干部",
        Staffing.SUPPORT_STAFF: "机关工勤人员 机关工勤 工勤人员 工勤 工勤编制 工勤编 行政工勤 行政工勤编制 "
        "机关工勤编制 事业工勤 事业编制(工勤) 工勤(事业编制) 工勤人员(事业编制)",
        Staffing.CONTRACT: "合同聘用人员 合同聘用 合同制 合同制人员 合同工 聘用 聘用人员 临聘 临聘人员 编外 编外人员 "
        "编外聘用 编外聘用人员 临时工 辅警 警务辅助人员 协管员 协管 协勤 公益性岗位 公益岗 返聘 退休返聘",
        Staffing.DISPATCHED: "劳务派遣人员 劳务派遣 派遣 派遣人员",
    }
)
_UNITS = _words(
    {
        Unit.ADMINISTRATIVE_ORGAN: "行政机关 政府行政机关",
        Unit.AUTHORISED_ORGANISATION: "法律法规授权的组织 法律、法规授权的组织 法律法规授权组织 授权组织",
        Unit.DELEGATED_INSTITUTION: "受委托的事业组织 受委托事业组织 依法受委托的事业组织 受委托执法的事业组织 "
        "委托执法的事业组织",
        Unit.PARTY_ORGAN: "党群系统 党群机关 党群部门 党委 党委机关 党委部门 群团 群团组织 群团机关 人民团体",
        Unit.PEOPLES_CONGRESS_OR_CPPCC: "人大机关 政协机关 人大 政协 人大政协系统",
        Unit.COURT_OR_PROCURATORATE: "法院 检察院 人民法院 人民检察院 法检系统",
        Unit.STATE_OWNED_ENTERPRISE: "国有企业 国企 国有独资企业",
        Unit.VERTICALLY_MANAGED: "垂直管理部门 垂管部门 垂直管理单位 垂管单位",
    }
)
# By its name alone: offices of governments, the party's and mass organisations, congresses, courts, companies, and what
# is managed from above.
_UNIT_IN_DOUBT = re.compile(
    ".*(?:人民政府(?:办公室|办)|政府办|总工会|妇女联合会|妇联|共青团|工商业联合会|工商联|政协|政治协商会议|人大常委会"
    "|人民代表大会|人民法院|人民检察院|公司|税务局|海关)(?:机关|办公室|委员会|常务委员会)?"
    "|共青团.*委(?:员会)?"
    "|中?共?.*[市县区州]委(?:办公室|办|组织部|宣传部|统战部|政法委|政法委员会|党校|老干部局|机构编制委员会办公室)?|.*纪律检查委员会"
    "|中共.*"
)
_LONGEST_NAME = 100
_KINDS_IN_DOUBT = _set("企业 公司 民营企业 私营企业 社会团体 社团 社会组织 民办非企业单位")
_POSTS_IN_DOUBT = _set(
    "工会主席 专职工会主席 司机 驾驶员 公务车司机 后勤 后勤人员 后勤保障 炊事员 厨师 保安 门卫 保洁 保洁员 "
    "财务 财务人员 会计 出纳 文秘 文员 打字员 收发员"
)
_NO_ORGAN = _set("事业单位 事业组织 公益一类 公益二类") | _KINDS_IN_DOUBT | _set("国有企业 国企")
_POSTS = _words({Post.OTHER: "无 没有 非执法岗位 非执法岗 不在执法岗位 不执法 工会主席"})


def plain(typed: str | None) -> str:
    """Return the answer without what says nothing: spaces, invisible characters, full width, a full stop."""
    return normalise(typed, (INVISIBLE, WHITE_SPACE, WIDTH)).text.rstrip(_ENDINGS) if typed else ""


def is_empty(typed: str | None) -> bool:
    """Tell whether nothing is written, or just a line that says so."""
    return bool(_BLANK.fullmatch(plain(typed)))


def is_unnumbered(typed: str | None) -> bool:
    """Tell whether no more stands there than what the paper has already, or that there is no number yet."""
    number = normalise(plain(typed), (UPPER_CASE,)).text.removeprefix(NUMBER_START)
    return is_nothing(typed) or bool(_DIGITS_TO_COME.fullmatch(number)) or number.strip("()[]") in _UNNUMBERED


def is_nothing(typed: str | None) -> bool:
    """Tell whether the answer is that there is none."""
    return is_empty(typed) or plain(typed) in _NOTHING


def is_no_name(typed: str | None) -> bool:
    """Tell whether the answer is that there is no name, or that it is not known."""
    # Nearly every name is read no further: a roster has thousands.
    return not _IN_NO_NAME.isdisjoint(typed or "") and plain(typed).strip("()[]") in _NO_NAME


def is_no_exam(typed: str | None) -> bool:
    """Tell whether the answer is that there was no exam, or that the person did not take it."""
    return is_nothing(typed) or bool(_NO_EXAM.fullmatch(plain(typed)))


def is_none_recorded(typed: str | None) -> bool:
    """Tell whether the answer says that there was no sanction, or no fault."""
    return is_nothing(typed) or bool(_NONE.fullmatch(plain(typed)))


def sex_of(typed: str | None) -> Sex | None:
    """Return the sex that is meant; None if it cannot be told."""
    return _SEXES.get(plain(typed))


def staffing_of(typed: str | None) -> Staffing | None:
    """Return how the person is employed; None if it cannot be told."""
    return _STAFFING.get(plain(typed))


def unit_of(typed: str | None) -> Unit | None:
    """Return the kind of unit; None if it cannot be told."""
    return _UNITS.get(plain(typed))


def post_of(typed: str | None) -> Post | None:
    """Return Post.OTHER if the answer is no enforcement post; None if it cannot be told."""
    return _POSTS.get(plain(typed))


def unit_in_doubt(typed: str | None) -> bool:
    """Tell whether a unit with this name may well be no enforcement department."""
    return bool(_UNIT_IN_DOUBT.fullmatch(plain(typed)[:_LONGEST_NAME]))


def kind_in_doubt(typed: str | None) -> bool:
    """Tell whether a unit of this kind is hardly an enforcement department."""
    return plain(typed) in _KINDS_IN_DOUBT


def post_in_doubt(typed: str | None) -> bool:
    """Tell whether this post or office, and no other beside it, has hardly to do with enforcement."""
    return plain(typed) in _POSTS_IN_DOUBT


def is_no_organ(typed: str | None) -> bool:
    """Tell whether this kind of body is no administrative organ, so that it cannot delegate enforcement."""
    return plain(typed) in _NO_ORGAN
