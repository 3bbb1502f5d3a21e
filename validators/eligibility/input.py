"""What the eligibility checker takes: five answers, any of which may be missing."""

from __future__ import annotations

from pydantic import Field

from validators.model import Choice, Input, Traits


class Unit(Choice):
    """The kind of unit that a person works in (第一问、第二问、第三问、第四问)."""

    ADMINISTRATIVE_ORGAN = "administrative-organ", "有执法职能的行政机关"
    AUTHORISED_ORGANISATION = "authorised-organisation", "法律、法规授权的组织"
    DELEGATED_INSTITUTION = "delegated-institution", "管理公共事务、受行政机关依法委托执法的事业组织"
    ORGAN_WITHOUT_ENFORCEMENT = "organ-without-enforcement", "没有执法职能的机关，如市政府办公室"
    PARTY_ORGAN = "party-organ", "党群系统的单位"
    PARTY_ORGAN_WITH_GOVERNMENT_NAMEPLATE = (
        "party-organ-with-government-nameplate",
        "归党委管，又挂着政府部门牌子的单位",
    )
    VERTICALLY_MANAGED = "vertically-managed", "由上级主管部门垂直管理的单位，如税务、海关"
    PEOPLES_CONGRESS_OR_CPPCC = "peoples-congress-or-cppcc", "人大、政协系统的单位"
    COURT_OR_PROCURATORATE = "court-or-procuratorate", "法院、检察院系统的单位"
    STATE_OWNED_ENTERPRISE = "state-owned-enterprise", "国有企业"
    UNSURE = "unsure", "说不准，或者上面都不是"


class Staffing(Choice):
    """How a person is employed (第四问)."""

    CIVIL_SERVANT = "civil-servant", "公务员"
    CIVIL_SERVANT_EQUIVALENT = "civil-servant-equivalent", "参公管理人员"
    INSTITUTION_CADRE = "institution-cadre", "事业干部"
    SUPPORT_STAFF = "support-staff", "机关工勤人员"
    CONTRACT = "contract", "合同聘用人员"
    DISPATCHED = "dispatched", "劳务派遣人员"
    UNSURE = "unsure", "说不准，或者上面都不是"


class Exam(Choice):
    """Whether and when a person has passed the 行政执法资格考试 (第四问、第十四问)."""

    WITHIN_THREE_YEARS = "passed-within-three-years", "通过了，是最近三年考的"
    EARLIER = "passed-earlier", "通过了，是更早考的"
    NOT_PASSED = "not-passed", "还没有通过"
    UNSURE = "unsure", "说不准"


class Post(Choice):
    """Whether a person works in an 执法岗位 (第四问)."""

    ENFORCEMENT = "enforcement", "执法岗位，做执法工作"
    OTHER = "other", "别的岗位，不做执法工作"
    UNSURE = "unsure", "说不准，或者身兼几职"


class Sanctions(Choice):
    """Whether a person has been disciplined or punished (第五问)."""

    NONE = "none", "没有"
    RECORDED = "recorded", "有"
    UNSURE = "unsure", "说不准"


_IN_LINK = Traits(link=True).extra


class EligibilityInput(Input):
    """The unit, and four answers about the person who wants a certificate."""

    unit: Unit | None = Field(
        default=None,
        title="所在单位",
        description="要办证的人，在哪一种单位工作？",
        json_schema_extra=_IN_LINK,
    )
    staffing: Staffing | None = Field(
        default=None,
        title="本人编制",
        description="这个人是什么身份？不清楚的，先问本单位管人事的同事。",
        json_schema_extra=_IN_LINK,
    )
    exam: Exam | None = Field(
        default=None,
        title="资格考试",
        description="行政执法资格考试通过了没有，是什么时候考的？",
        json_schema_extra=_IN_LINK,
    )
    post: Post | None = Field(
        default=None,
        title="现在的岗位",
        description="这个人现在做不做执法工作？只有别的职务、不执法的，选“别的岗位”。身兼几职的，选“说不准”。",
        json_schema_extra=_IN_LINK,
    )
    sanctions: Sanctions | None = Field(
        default=None,
        title="处分和处罚",
        description="这个人有没有受过党纪政纪处分、刑事处罚或者行政处罚？",
        json_schema_extra=_IN_LINK,
    )
