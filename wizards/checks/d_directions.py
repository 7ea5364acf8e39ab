"""D13. A comparator that points the wrong way for what the name says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.figure import Figure
from schemas.figure.units import TIME_UNITS
from wizards.checks.case import Case
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import narrow, quote
from wizards.scoring import is_bad, named_sense

_MADE = (
    "建设|新建|改建|扩建|建成|改造|维修|修缮|修复|维护|养护|整治|种植|造林|栽植|绿化|灌溉|接种|检测|"
    "培训|举办|开展|组织|服务|救助|资助|帮扶|受益|享受|参保|受惠|惠及|覆盖|安置|监测|巡查|宣传|创建|培育|扶持|供应|发放(?![^,]{0,6}[人户])|完成|新增就业"
)
_COUNTED = "数量|次数|场次|人次|户次|批次|面积|里程|长度|[\u4e00-\u9fff]{0,3}(?<![基指系天倍分小])数"
_MUCH_IS_DONE = re.compile(rf"(?:{_MADE})[^,、]{{0,8}}(?:{_COUNTED})$")
_BEGINS_WITH_WORK = re.compile("建设|新建|改建|扩建|建成|改造|维修|培训|举办|种植|栽植|造林|救助|资助|惠及")
"""Under 数量 such a name counts what was made, also without 数 at its end."""
_REACHED = re.compile("^(?:直接|项目|新增|累计)?(?:受益|惠及)(?:群众|农户|学生|居民|贫困|脱贫)?(?:人口|农户|群众)$")
_ILL = re.compile(
    r"重复|虚|冒|漏|未|死亡|流失|返贫|超|欠|错|违|投诉|事故|不合格|失败|会议|出国|接待|检查|占用|用地|占地|编制|车辆|拆除|停工|失业|闲置|负债|债务|费|成本|价"
)
_MAY_BE_CAPPED = re.compile(r"(?:执行|支付|支出|使用|利用|拨付|开工)率$|年限$|天数$|时间$|时长$|成本$|费用$")
"""Good things that are well limited: no more than 100 % of the budget is spent."""
_MAY_BE_WANTED = re.compile(r"控制率$|结余率$|标准$|用水量$|用电量$|浓度$|误差$|(?:完成|发放|支付|拨付)(?:时间|时限)$")
"""Limits by their name of which people ask for much, or where ≥ is a date."""
_LESS = re.compile(
    r"(?:差错|错误|重复|虚报|冒领|投诉|事故|违规|违纪|逾期|退件|死亡|失误)(?:率|次数|件数|起数|人数|发生率|数)"
)
_NOT_LESS = re.compile(r"处理|办结|解决|查处|回复|下降|降低|减少|整改|纠正|化解|处置|节约|追回|收回|挽回|清理|清退")
_OF_MONEY = re.compile(r"费用|成本|价$")


@rule("D13", "warning", "越多越好的指标写成 ≤，或越少越好的写成 ≥", basis="指标方向（靠名称判断，所以只提醒）")
def d13_wrong_direction(case: Case) -> Iterator[Hit]:
    """The comparator points the wrong way for what the name says."""
    for path, row, _ in case.indicators:
        target, name = row.target, narrow(row.name or "")
        if target is None or not name:
            continue
        if _is_at_most(target) and _is_good(name, case.item(row).level2, target):
            message = f"{case.name(row)}一般越多越好，指标值却是 {quote(target.text)}，请核对方向。"
            yield Hit(f"{path}.target", message, "≥", target.text)
        elif _is_at_least(target) and _is_bad(name, case.item(row).level2):
            message = f"{case.name(row)}一般越少越好，指标值却是 {quote(target.text)}，请核对方向。"
            yield Hit(f"{path}.target", message, "≤", target.text)


def _is_at_most(target: Figure) -> bool:
    return target.kind == "comparison" and target.comparator in ("le", "lt")


def _is_at_least(target: Figure) -> bool:
    return target.kind == "comparison" and target.comparator in ("ge", "gt")


def _is_good(name: str, level2: str, target: Figure) -> bool:
    if _ILL.search(name) or _LESS.search(name):
        return False
    if named_sense(name) == "higher":
        return not _MAY_BE_CAPPED.search(name)
    if named_sense(name):
        return False
    if _MUCH_IS_DONE.search(name) or _REACHED.search(name):
        return True
    counts = "数量" in level2 and target.unit not in (None, "元", "%", *TIME_UNITS)
    return counts and bool(_BEGINS_WITH_WORK.match(name))


def _is_bad(name: str, level2: str) -> bool:
    if _NOT_LESS.search(name) or named_sense(name) == "higher":
        return False
    if named_sense(name) != "lower":
        return is_bad(name) or bool(_LESS.search(name))
    if _OF_MONEY.search(name) and "成本" not in level2:
        return False  # costs that were paid for somebody may well be much
    return not _MAY_BE_WANTED.search(name)
