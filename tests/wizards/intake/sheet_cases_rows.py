"""What stands around the rows and in them: labels, kinds of files, formulas, names, sums, goals."""

from __future__ import annotations

from tests.wizards.intake.sheet_cases import (
    COST,
    ECON,
    GAIN,
    OUT,
    PLAIN,
    PLAIN_ROWS,
    PLATFORM,
    QUAL,
    QUAN,
    TIME,
    Case,
    money,
    row,
)
from tests.wizards.intake.sheets import F, text, xlsx

ROWS: dict[str, Case] = {
    "labels with a colon in one cell": Case(
        xlsx([["填报单位（盖章）：某县水利局　填报日期：2024年3月1日"], ["评价年度：2023年"], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.unit.name": "某县水利局", "profile.fiscal_year": 2023, "profile.report_date": None},
        aside=("填报日期：2024年3月1日",),
    ),
    "the unit that carries out goes before the one that reports": Case(
        xlsx([["填报单位：某县水利局"], ["实施单位", "某县供水中心"], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.unit.name": "某县供水中心"},
    ),
    "two names of the supervisor": Case(
        xlsx([["主管部门", "甲局"], ["县级主管部门", "乙局"], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.unit.supervisor": None},
        aside=("甲局", "乙局"),
    ),
    "a platform's list with the project in a column": Case(
        xlsx([["项目名称", "主管部门", *PLAIN[0]], *(["供水工程", "某县水利局", *cells] for cells in PLAIN[1:])]),
        PLAIN_ROWS,
        values={"profile.title": "供水工程", "profile.unit.supervisor": "某县水利局"},
    ),
    "csv, utf-8 with a mark": Case(
        "\ufeff" + text([["三级指标", "实际完成值"], ["改造面积", "13亩"]], ","),
        {"改造面积": {"actual": "13亩"}},
        "导出.csv",
    ),
    "csv, GBK": Case(
        text([*[c[:5] for c in PLAIN[:2]]], ",").encode("gbk"),
        {"维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15")},
        "导出.csv",
    ),
    "text, UTF-16": Case(
        text([c[:5] for c in PLAIN[:2]]).encode("utf-16"),
        {"维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15")},
        "unicode.txt",
    ),
    "pasted, with a break inside a cell": Case(
        text([["三级指标", "年度指标值", "偏差原因"], ["改造面积", "≥12.5亩", '"雨季长\n招标晚"']], end="\r"),
        {"改造面积": {"target": "≥12.5亩", "deviation_reason": "雨季长\n招标晚"}},
        "贴.txt",
    ),
    "a formula without a value and an error": Case(
        xlsx(
            [
                PLAIN[0][:6],
                [OUT, QUAN, "甲", F("=1+1"), "1个", F("=3*5", 15)],
                [OUT, QUAL, "乙", "≥1%", F("=1/0", "#DIV/0!"), 5],
            ]
        ),
        {"甲": row(OUT, QUAN, actual="1个", weight="15"), "乙": row(OUT, QUAL, target="≥1%", weight="5")},
        aside=("", ""),
    ),
    "a column of its own and the reviewer's": Case(
        xlsx([[*PLAIN[0][:6], "复核分", "镇街"], [*PLAIN[1][:6], 14, "城关镇"]]),
        {"维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15")},
        aside=("复核分：14", "镇街：城关镇"),
    ),
    "points shared by several rows": Case(
        xlsx(
            [PLAIN[0][:6], [OUT, QUAN, "甲", "≥1个", "1个", 15], [OUT, QUAN, "乙", "≥2个", "2个", ""]],
            merges=[(1, 5, 2, 5)],
        ),
        {
            "甲": row(OUT, QUAN, target="≥1个", actual="1个", weight="15"),
            "乙": row(OUT, QUAN, target="≥2个", actual="2个"),
        },
        aside=("15",),
    ),
    "a sign against a sign": Case(
        xlsx(
            [PLATFORM[0], [OUT, QUAN, "甲", "≥", "≤5", "个", 5, 10, 10], [OUT, QUAL, "乙", "≥", "5元", "个", 5, 10, 10]]
        ),
        {
            "甲": row(OUT, QUAN, actual="5", weight="10", stated_score="10"),
            "乙": row(OUT, QUAL, actual="5", weight="10", stated_score="10"),
        },
        aside=("≤5", "5元"),
    ),
    "a fraction beside the unit %": Case(
        xlsx([PLATFORM[0], [OUT, QUAL, "甲", "≥", 0.95, "%", 0.97, 10, 10]]),
        {"甲": row(OUT, QUAL, actual="0.97", weight="10", stated_score="10")},
        aside=("0.95",),
    ),
    "a row without a name": Case(
        xlsx([*PLAIN, [GAIN, ECON, "", "≥5万元", "6万元", 5, 5, ""]]),
        PLAIN_ROWS,
        aside=(f"{GAIN} {ECON} ≥5万元 6万元 5 5",),
    ),
    "a row of two figures that follow each other is not the numbers of the columns": Case(
        xlsx([PLAIN[0], ["", "", "", 5, 6], *PLAIN[1:]]), PLAIN_ROWS, aside=("5 6",)
    ),
    "the numbers of the columns": Case(
        xlsx([PLAIN[0], ["栏次", "甲", "A", 1, "(2)", "（3）=1+2"], *PLAIN[1:]]), PLAIN_ROWS
    ),
    "figures that do not follow each other": Case(
        xlsx([PLAIN[0], ["", "", "", 1, 2, 4], *PLAIN[1:]]), PLAIN_ROWS, aside=("1 2 4",)
    ),
    "two columns for the same thing": Case(
        xlsx([["三级指标", "指标值", "年度指标值", "实际完成值"], ["甲", "5个", "6个", "6个"]]),
        {"甲": {"actual": "6个"}},
        aside=("指标值", "年度指标值"),
    ),
    "two visible sheets, one without a table, one hidden": Case(
        xlsx(PLAIN, more={"说明": [["本表按项目填写"]], "旧表": PLAIN}, hidden=["旧表"]), PLAIN_ROWS
    ),
    "names that differ only in their brackets": Case(
        xlsx(
            [
                PLAIN[0][:5],
                [OUT, QUAN, "补助人数（城镇）", "≥1人", "1人"],
                [OUT, QUAN, "补助人数（农村）", "≥2人", "2人"],
            ]
        ),
        {
            "补助人数（城镇）": row(OUT, QUAN, target="≥1人", actual="1人", weight="15"),
            "补助人数（农村）": row(OUT, QUAN, target="≥2人", actual="2人"),
        },
    ),
    "blank cells between label and value": Case(
        xlsx([["项目名称", "", "供水工程"], ["主管部门", "", "实施单位", "", "供水中心", "外加一格"], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.title": "供水工程", "profile.unit.supervisor": None, "profile.unit.name": "供水中心"},
        aside=("外加一格",),
    ),
    "the word for the sum in another column": Case(xlsx([*PLAIN, ["", "", "", "合计", "", 40, 39.67, ""]]), PLAIN_ROWS),
    "a sign beside words, an organisation beside a number": Case(
        xlsx(
            [
                [*PLATFORM[0][:5], "单位", *PLATFORM[0][6:]],
                [OUT, QUAN, "甲", "≥", "健全", "", "健全", 5, 5],
                [OUT, QUAL, "乙", "≥", 46, "某县水利局", 47, 5, 5],
                [OUT, TIME, "丙", "≤", "2~3", "天", 2, 5, 5],
                [OUT, COST, "丁", "≤", 0.6, "元/吨", 0.58, 5, 5],
            ]
        ),
        {
            "甲": row(OUT, QUAN, target="健全", actual="健全", weight="5", stated_score="5"),
            "乙": row(OUT, QUAL, actual="47", weight="5", stated_score="5"),
            "丙": row(OUT, TIME, actual="2", weight="5", stated_score="5"),
            "丁": row(OUT, COST, target="≤0.6元/吨", actual="0.58", weight="5", stated_score="5"),
        },
        aside=("46", "2~3"),
    ),
    "the sum below the foot, the unit of money beside the department": Case(
        xlsx([["金额单位：元"], *PLAIN, ["其他需要说明事项", "无"], ["总分", "", "", "", "", 100, 99.8, "优"]]),
        PLAIN_ROWS,
    ),
    "goals with figures below the money": Case(
        xlsx([*money("（万元）", 100, 120, 118), ["项目年度目标", "完成46处", "", "实际完成46处"], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.executed": "118"},
        aside=("预期目标：完成46处", "实际完成46处"),
    ),
}
