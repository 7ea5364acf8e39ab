"""What is understood of many texts as clerks type them: figures, dates, amounts, and what is neither."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from schemas.figure import amount_in, figure_json, meaning, parts_of, read_figure, read_moment
from schemas.figure.exact import plain_string
from schemas.figure.units import UNITS, common_factors, interchangeable
from tests.records import Record, portions
from tests.schemas import test_figure, test_figure_parts, test_moment

TABLE = tomllib.loads((Path(__file__).parents[1] / "acceptance" / "figure_table.toml").read_text("utf-8"))
SIGNS = (
    "",
    "≥",
    ">",
    "=",
    "≤",
    "<",
    "≥=",
    "=>",
    "=<",
    "不低于",
    "不得少于",
    "不应超过",
    "至少",
    "至多",
    "最低",
    "最高",
)
COMPARED = (
    "大于",
    "不足",
    "未达到",
    "约",
    "大约",
    "近",
    "将近",
    "达到",
    "应达到",
    "控制在",
    "力争",
    "为",
    "超",
    "未超过",
)
BEHIND = (
    "",
    "以上",
    "及以上",
    "（含）以上",
    "以下",
    "以内",
    "之内",
    "内",
    "左右",
    "上下",
    "余",
    "多",
    "多次",
    "完成",
    "。",
)
NUMBERS = ("95", "95%", "9.5万", "1,234.50元", "三十", "百分之五", "－5", "1亿2000万元", "12月", "3年", "2022", "30日")
AROUND = (
    *(
        "未完成95%",
        "没有95%",
        "不到95%",
        "不超预算95%",
        "还差95%",
        "缺口5万元",
        "超出5%",
        "扣5分",
        "每增加5人",
        "比5%",
        "少5%",
    ),
    *(
        "减少5%",
        "多5%",
        "增多5%",
        "提高5%",
        "高5%",
        "低5%",
        "电话5",
        "编号5",
        "第5名",
        "前5名",
        "前5%",
        "=5%",
        "A5%",
        "$5",
    ),
    *(
        "95%号",
        "95%后",
        "95%来",
        "95%前",
        "95%起",
        "95%底",
        "95%上旬",
        "95%半",
        "95%余",
        "95%几",
        "95%未",
        "95%不",
        "95%除外",
    ),
    *(
        "95%之间",
        "95%+",
        "95%*",
        "95%A",
        "95元A",
        "（95）",
        "附件5",
        "附表5",
        "表5",
        "图5",
        "序5",
        "页5",
        "95，合格",
        "95合格",
    ),
    *("2022年95%", "第三季度95%", "〔2022〕5号", "(1)完成5场", "1、完成5场", "1.5场", "12.次", "10月份5场", "5月底5场"),
    *(
        "二〇二二",
        "一〇五",
        "两千零三",
        "十二",
        "廿五",
        "一百一",
        "三点五",
        "三点",
        "点五",
        "一二三",
        "十十",
        "百",
        "千五",
    ),
    *(
        "壹佰贰拾叁",
        "一亿三千万",
        "三千亿",
        "万亿",
        "五十万亿元",
        "九千九百九十九万九千九百九十九",
        "一万零一",
        "一万一",
    ),
    *(
        "1.5.6",
        "1,2345",
        "12,345",
        "1，2",
        "1。5",
        "1。2022年",
        "..5",
        "5.",
        "05",
        "00",
        "-0",
        "+0",
        "--5",
        "—5",
        "- 5",
    ),
    *("50±5", "50%±5%", "50±5%", "50±0", "±5", "3至5人", "3到5", "3——5", "3~~5", "3-2", "3-3", "3-5-7", "3和5之间"),
    *(
        "3与5区间",
        "3及5范围内",
        "在3和5之间",
        "3,5",
        "≥3或≤5",
        "≥3且<5",
        "≤3或≥5",
        ">3，<5",
        "3≤x≤5",
        "5≥x>3",
        "3<5",
        "=<3",
    ),
    *(
        "人均5元",
        "户均5元",
        "每人5元",
        "每人每月5元",
        "每亩补助标准为5元",
        "每年5元",
        "每人次5元",
        "每床5元",
        "每局5元",
    ),
    *(
        "0.5元/人·月",
        "5元/月·人",
        "5元/（人·月）",
        "5元每人每月",
        "5元/人天",
        "5元/人次",
        "5/10万",
        "5/十万",
        "5次/年",
        "5元/",
    ),
    *(
        "100个工作日",
        "5个自然日",
        "3星期",
        "3周年",
        "1.5h",
        "5hm",
        "5m",
        "5mm",
        "3m2",
        "3km2",
        "3方",
        "3方面",
        "3级别",
        "3成本",
    ),
    *(
        "3个半",
        "3个性",
        "3年级",
        "3年代",
        "3年均",
        "3月份",
        "3日均",
        "3分之一",
        "3分部",
        "4分公司",
        "3天然",
        "6成",
        "6成效",
    ),
    *(
        "同比增长5%",
        "环比下降5%",
        "较上年提高5%以上",
        "比上年同期下降3—5%",
        "增幅5%",
        "降幅控制在5%以内",
        "年均递增5%左右",
    ),
    *(
        "逐年提高",
        "稳步下降",
        "同比持平",
        "稳中有升",
        "呈下降趋势",
        "持续向好",
        "提高",
        "上升",
        "稳中向好",
        "有升有降",
        "先升后降",
    ),
    *(
        "2篇（省级1篇）",
        "46万人（完成率96%）",
        "2篇（好）",
        "2篇（省级1篇、市级1篇）",
        "2篇（省级1项）",
        "≥2篇（省级）",
    ),
    *(
        "12345678901",
        "138" + "0" * 8,
        "0731",
        "0.5",
        "19",
        "1900",
        "2100",
        "1e5",
        "0x1",
        "1/2",
        "1:2",
        "1：2",
        "5～",
        "～5",
    ),
    *(
        "5" * 15,
        "5" * 16,
        "0." + "5" * 30,
        "0." + "5" * 31,
        "5" + " " * 130,
        "五" * 60,
        "甲" * 30 + "5%",
        "甲" * 39 + "5%",
    ),
    *(
        "5%" + "甲" * 38,
        "5%" + "甲" * 39,
        "甲" * 20 + "5%" + "乙" * 20,
        "甲" * 20 + "5%" + "乙" * 21,
        "甲" * 118 + "5%",
    ),
)
ENDS = (
    "",
    "前",
    "之前",
    "以前",
    "底",
    "底前",
    "末",
    "初",
    "初前",
    "中",
    "上旬",
    "中旬",
    "下旬",
    "内",
    "以内",
    "31日",
    "31日前",
)
ENDS_OF_YEAR = ("底", "末", "终", "初", "中", "内", "度内", "前", "底前", "终前", "度", "")
DATES = (
    *(f"{start}{end}" for start, end in product(("2022年2月", "12月", "十一月", "次年3月", "当月", "每月"), ENDS)),
    *(
        f"{start}年{end}"
        for start, end in product(("2022", "本", "次", "上", "全", "当", "1899", "2101"), ENDS_OF_YEAR)
    ),
    *(
        f"{year}{part}{end}"
        for year in ("", "2022年", "明年")
        for part in ("上半年", "下半年", "第一季度", "四季度", "第5季度")
        for end in ("", "前", "内", "末")
    ),
    *(
        "2022-08-16",
        "2022/8/16前",
        "2022.8.16",
        "2022-8",
        "2022-13",
        "2022-00",
        "20220816",
        "20221316",
        "2022081",
        "2022-8-32",
    ),
    *(
        "2月29日",
        "2月30日",
        "4月31日",
        "0月5日",
        "13月",
        "5月0日",
        "每月0日前",
        "每月31日前",
        "每月32日前",
        "次月5日前",
        "每个月10日",
    ),
    *(
        "6-12月",
        "1月至11月",
        "2022年3月-2023年6月",
        "2022年3月至6月底",
        "6月、8月",
        "2022年3月1日-5月1日",
        "3月~4月~5月",
    ),
    *(
        "未于2022年12月完成",
        "预计12月完成",
        "计划6月",
        "未来6月",
        "争取12月底前",
        "12月底前完成全部工程",
        "第12月",
        "2.12月",
        "12月均",
    ),
    *(
        "甲" * 22 + "12月",
        "甲" * 24 + "12月",
        "甲" * 25 + "12月",
        "甲" * 12 + "12月底前" + "乙" * 12,
        "甲" * 13 + "12月底前" + "乙" * 12,
    ),
    *(
        "年内",
        "年度内容",
        "本年内部",
        "半年内",
        "多年内",
        "近年内",
        "3年内",
        "2022年度底",
        "2022年年底前",
        "年底年初",
        "学期末前",
    ),
)
FAMILIES: dict[str, list[str]] = {
    "figures": [row["text"] for row in test_figure.ROWS] + list(test_figure.TEXTS),
    "table": [text for section in TABLE.values() for text in section],
    "parts": [row[0] for row in test_figure_parts.PARTS],
    "moments": [
        line.split("|")[0].strip() for line in (test_moment.DAYS + test_moment.LIMITS).strip().splitlines() if line
    ]
    + test_moment.SILENT.split("|"),
    "signs": [f"{sign}{number}" for sign in (*SIGNS, *COMPARED) for number in NUMBERS],
    "behind": [f"{number}{word}" for number in NUMBERS for word in BEHIND],
    "both": [f"{sign}95%{word}" for sign in (*SIGNS[1:6], "约", "不低于", "不超过") for word in BEHIND[1:10]]
    + [f"{sign}30日{word}" for sign in ("≤", "≥", "约", "近", "不超过") for word in BEHIND[1:10]],
    "around": list(AROUND),
    "units": [f"{number}{unit}" for unit in sorted(UNITS) for number in ("3", "每人2")],
    "below": [
        f"3元/{unit}{more}"
        for unit in ("人", "户", "生", "台(套)", "每人", "(人")
        for more in ("", "·年", "、天", "/月)", "每季度")
    ],
    "dates": list(DATES),
}
STEP = 40


def said(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield f"{text} ⇒ {' ｜ '.join(filter(None, (_figure(text), _words(text), _moment(text))))}"


def _figure(text: str) -> str:
    figure = read_figure(text)
    if figure.kind == "text":
        return "文字"
    numbers = [str(value or "") for key, value in figure_json(figure).items() if key != "text"]
    more = (
        f"{figure.decimals}位",
        f"×{plain_string(figure.scale)}",
        "独" if figure.bare else "",
        figure.bound,
        figure.move,
    )
    return " ".join(filter(None, (*numbers, *more)))


def _words(text: str) -> str:
    figure = read_figure(text)
    yuan = amount_in(figure, "万元")
    parts = parts_of(text)
    split = f"{parts.sign}/{parts.number}/{parts.unit}" if parts.sign + parts.number != text else ""
    return " ; ".join(filter(None, (meaning(figure, "万元"), split, "" if yuan is None else f"{plain_string(yuan)}元")))


def _moment(text: str) -> str:
    moment = read_moment(text)
    if moment is None:
        return ""
    limits = moment.limits(2023)
    days = moment.days(2023)
    marks = [name for name in ("before", "sharp", "monthly", "alone") if getattr(moment, name)]
    spans = ["" if pair is None else f"{pair[0]:%Y%m%d}-{pair[1]:%Y%m%d}" for pair in (days, limits)]
    return " ".join(filter(None, (moment.written, *dict.fromkeys(spans), *marks)))


def pairs() -> Iterator[str]:
    """Units beside one another: which are one, which can be worked into one another."""
    bases = sorted(
        {read_figure(f"3{unit}").unit or unit for unit in UNITS}
        | {"元/人·月", "元/月·人", "次/年", "微克/升", "毫克/升"}
    )
    for first, second in product(bases, bases):
        if first < second and (interchangeable(first, second) and "个" not in (first, second)):
            yield f"{first} = {second}"
        if first < second and (factors := common_factors(first, second)):
            yield f"{first} × {factors[0]} ~ {second} × {factors[1]}"
    yield "个 = " + " ".join(unit for unit in bases if interchangeable("个", unit))


MAKERS = {
    f"{family} {number}": partial(said, some)
    for family, texts in FAMILIES.items()
    for number, some in enumerate(portions(dict.fromkeys(texts), STEP), start=1)
}
RECORD = Record(__file__, "figures", {**MAKERS, "pairs of units": pairs})


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_is_understood(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_text_is_gone() -> None:
    assert RECORD.strays() == set()
