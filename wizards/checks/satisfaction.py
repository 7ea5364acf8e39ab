"""C05. Satisfaction: how it was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.performance import Indicator
from wizards.checks.case import Case
from wizards.checks.explained import explains
from wizards.checks.registry import Hit, rule
from wizards.checks.sentences import sentences_of
from wizards.checks.wording import narrow, quote

_FEELING = re.compile(r"满意|认可度|认同度|好评率|赞成率|支持率|支持度|获得感|幸福感")
_COUNT = re.compile(r"(?:次|份|件|人|户|个|场|问卷)数?$|数量$|(?:回收|反馈|知晓|办结|处理|完成|覆盖|及时)率$")
_OTHER_MEASURE = re.compile(r"(?:率|数|数量|次|件|起|份|额|时间|天数|比例)$")
_NO_COMPLAINT = re.compile(
    r"(?:无|未|没有|零|0)(?:收到|接到|发生|出现|产生|有)?(?:任何|一起|1起|一例|群众|服务对象|家长|相关|有效|的)*(?:投诉|上访|信访|差评|举报)|"
    r"(?:投诉|上访|信访)(?:量|件|次|数|率|为|是|:)*(?:0|零)(?![.\d])"
)
_HUNDRED = Decimal(100)


@rule(
    "C05",
    "warning",
    "满意度为 100%，或两项以上满意度数值全都相同，而没有一处提到调查；或满意度是由没有投诉推出来的",
    basis="财预〔2021〕101号 满意度须有调查依据",
)
def survey(case: Case) -> Iterator[Hit]:
    """Satisfaction without a survey."""
    rows = [(path, row) for path, row, score in case.indicators if is_satisfaction(case, row) and _is_share(row)]
    if not rows or explains(case, "survey"):
        return
    values = [row.actual.value for _, row in rows if row.actual is not None]
    concluded = next((path for path, row in rows if _is_concluded(case, path, row)), None)
    if _HUNDRED in values or (len(values) > 1 and len(set(values)) == 1):
        path, row = next((one for one in rows if one[1].actual and one[1].actual.value == _HUNDRED), rows[0])
        said = row.actual.text if row.actual else ""
        message = f"满意度 {quote(said)} 没有说明怎样得来，请写明调查方式、样本数和结果。"
        yield Hit(f"{path}.actual", message, actual=said)
    elif concluded is not None:
        message = "没有投诉不能说明满意的比率，请写明满意度的调查方式、样本数和结果。"
        yield Hit(f"{concluded}.actual", message, actual=case.value(f"{concluded}.actual"))


def is_satisfaction(case: Case, row: Indicator) -> bool:
    """Whether a row measures how satisfied people are: by its name, else by its class if its name measures nothing."""
    name = narrow(row.name or "")
    if _FEELING.search(name):
        return not _COUNT.search(name)
    return "满意" in case.item(row).level2 and not _OTHER_MEASURE.search(name)


def _is_share(row: Indicator) -> bool:
    """Whether a share was answered: 98 % or a bare number, not persons or points."""
    actual = row.actual
    return actual is not None and actual.value is not None and actual.unit in (None, "%")


def _is_concluded(case: Case, path: str, row: Indicator) -> bool:
    """Whether the row itself, or a sentence about satisfaction, only says that nobody complained."""
    own = narrow(f"{row.evidence or ''}。{row.deviation_reason or ''}。{row.actual.text if row.actual else ''}")
    if _NO_COMPLAINT.search(own):
        return True
    return any("满意" in sentence.text and _NO_COMPLAINT.search(sentence.text) for sentence in sentences_of(case))
