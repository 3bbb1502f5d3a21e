"""证件编号 (certificate number): 地区代码 + 部门代码 + 人员编码 (第十三问).

Municipal: 8 characters, 川X 01 0099. County: 10 characters, 川X06 21 0010.
"""

from validators.certificate_number.codes import CODES
from validators.certificate_number.details import CertificateNumberDetails
from validators.certificate_number.input import CertificateNumberInput
from validators.certificate_number.prepare import prepare
from validators.certificate_number.reading import grade, identity, serial
from validators.certificate_number.shape import SHAPE
from validators.headlines import faultless
from validators.rules import Checker, Example, Lines
from validators.tables.place import PLACE

_CITY_CODE = str(PLACE.city_code)

CHECKER = Checker(
    name="certificate-number",
    title="编号自查",
    input_model=CertificateNumberInput,
    prepare=prepare,
    headline=faultless("可以照这个号填。"),
    details=CertificateNumberDetails,
    rule_sets=(SHAPE, CODES),
    examples=(
        Example("市级编号", {"number": str(PLACE.municipal_number)}),
        Example("县级编号", {"number": str(PLACE.county_number)}),
        Example("全角、小写、带空格", {"number": f"{_CITY_CODE.lower()}０１ 0099"}),
        Example("随意编的号", {"number": f"{_CITY_CODE}018888"}),
        Example("少一位", {"number": str(PLACE.municipal_number)[:-1]}),
        Example("表里没有的部门", {"number": f"{_CITY_CODE}970001"}),
    ),
    kept_for="填了，还能看出编号里的代码是不是本单位的。",
    lines=Lines(
        field="number",
        hint="一行写一个编号，可以从表格里整列贴过来。上面填的本单位代码对每一行都算。",
        grade=grade,
        identity=identity,
        serial=serial,
        beside=("region", "department", "headcount"),
    ),
)
