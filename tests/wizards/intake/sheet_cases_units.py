"""Numbers and what they count: units in the heads, percents, fractions, shares, points."""

from __future__ import annotations

from tests.wizards.intake.sheet_cases import OUT, PLAIN, PLAIN_ROWS, QUAN, Case, money
from tests.wizards.intake.sheet_cases_heads import SHORT
from tests.wizards.intake.sheets import N, xlsx

UNITS: dict[str, Case] = {
    "numbers that belong to the name, and numbers in front of it": Case(
        xlsx(
            [
                ["三级指标", "实际完成值"],
                *([name, "1个"] for name in ("1、2号闸门", "3、4级航道里程", "②-④号机井", "①号机井", "1：500测图")),
                *([name, "1个"] for name in ("2、清淤长度", "③绿化面积", "(4)护岸长度", "⑤、管护人数", "6）7号涵洞")),
            ]
        ),
        {
            name: {"actual": "1个"}
            for name in (
                *("1、2号闸门", "3、4级航道里程", "②-④号机井", "①号机井", "1：500测图"),
                *("清淤长度", "绿化面积", "护岸长度", "管护人数", "7号涵洞"),
            )
        },
    ),
    "units in the brackets of the heads": Case(
        xlsx(
            [
                ["三级指标", "年度指标值（万元）", "实际完成值（元）"],
                ["甲", 120, 1180000],
                ["乙", "≤8", "80000元"],
                ["丙", "3个", "无偏差"],
            ]
        ),
        {
            "甲": {"target": "120万元", "actual": "1180000元"},
            "乙": {"target": "≤8万元", "actual": "80000元"},
            "丙": {"actual": "无偏差"},
        },
        aside=("3个",),
        notes={"120万元": "单位", "1180000元": "单位"},
    ),
    "percents in the brackets of the heads": Case(
        xlsx(
            [
                ["三级指标", "年度指标值（％）", "实际完成值（％）"],
                ["甲", 90, 0.93],
                ["乙", 85, 88],
                ["丙", 0.9, N(0.91, "0%")],
                ["丁", "≥5", 0.3],
            ]
        ),
        {
            "甲": {"target": "90%", "actual": "93%"},
            "乙": {"target": "85%", "actual": "88%"},
            "丙": {"actual": "91%"},
            "丁": {"target": "≥5%"},
        },
        aside=("0.9", "0.3"),
        notes={"93%": "当作"},
    ),
    "a fraction beside the head's % in a text file": Case(
        "三级指标,年度指标值（%）,实际完成值（%）\n甲,0.9,95\n", {"甲": {"actual": "95%"}}, "表.csv", aside=("0.9",)
    ),
    "a unit in the head against the column of units": Case(
        xlsx([["三级指标", "指标值（元）", "度量单位", "实际完成值"], ["甲", 5, "万元", "4"], ["乙", 6, "元", "6"]]),
        {"甲": {"actual": "4"}, "乙": {"target": "6元", "actual": "6"}},
        aside=("5",),
    ),
    "targets of the year's beginning and adjusted ones": Case(
        xlsx(
            [
                ["三级指标", "年初指标值", "调整指标值", "实际完成值"],
                ["甲", "20场", "16场", "17场"],
                ["乙", "30场", "", "30场"],
                ["丙", "30场", "未调整", "30场"],
                ["丁", 30, -4, 26],
                ["戊", 30, 0, 30],
            ]
        ),
        {
            "甲": {"target": "16场", "actual": "17场"},
            "乙": {"target": "30场", "actual": "30场"},
            "丙": {"target": "30场", "actual": "30场"},
            "丁": {"actual": "26"},
            "戊": {"actual": "30"},
        },
        aside=("-4", "0"),
        notes={"16场": "年初为20场"},
    ),
    "weights and scores that are shares of one": Case(
        xlsx(
            [
                ["三级指标", "权重", "得分"],
                ["甲", N(0.3, "0%"), 0.27],
                ["乙", 0.25, 0.25],
                ["丙", 0.45, 0],
                ["合计", 1, 0.52],
            ]
        ),
        {
            "甲": {"weight": "30", "stated_score": "27"},
            "乙": {"weight": "25", "stated_score": "25"},
            "丙": {"weight": "45", "stated_score": "0"},
        },
        notes={"27": "当作", "25": "当作"},
    ),
    "weights that are shares beside scores in points": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", 0.4, 36], ["乙", 0.6, 60]]),
        {"甲": {"weight": "40", "stated_score": "36"}, "乙": {"weight": "60", "stated_score": "60"}},
    ),
    "fractions that may be points or shares": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", 0.4, 0.5], ["乙", 0.3, 0.5]]),
        {"甲": {}, "乙": {}},
        aside=("0.4", "0.5", "0.3", "0.5"),
    ),
    "scores in percent that are rates": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", "40", "95%"], ["乙", "60", "48%"]]),
        {"甲": {"weight": "40"}, "乙": {"weight": "60", "stated_score": "48"}},
        aside=("95",),
    ),
    "percents and fractions in one column that do not make a whole": Case(
        xlsx([["三级指标", "权重", "得分"], ["甲", N(0.2, "0%"), N(0.18, "0%")], ["乙", 0.15, 0.15]]),
        {"甲": {"weight": "20"}, "乙": {}},
        aside=("18", "0.15", "0.15"),
    ),
    "half a point among points": Case(
        xlsx([["三级指标", "分值", "得分"], ["甲", 0.5, 0.5], ["乙", 9.5, 9]]),
        {"甲": {"weight": "0.5", "stated_score": "0.5"}, "乙": {"weight": "9.5", "stated_score": "9"}},
    ),
    "labels above their values": Case(
        xlsx([["项目名称", "主管部门", "实施单位"], ["灌渠清淤", "", "某镇水管站"], [""], *PLAIN]),
        PLAIN_ROWS,
        values={"profile.title": "灌渠清淤", "profile.unit.supervisor": None, "profile.unit.name": "某镇水管站"},
    ),
    "a weight beside every level": Case(
        xlsx(
            [
                ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "本年指标值", "达成情况"],
                [OUT, 50, QUAN, 30, "改造面积", 15, "≥12.5亩", "13亩"],
            ]
        ),
        SHORT,
        aside=("分值：50", "分值：30"),
    ),
    "scores of others, and one that is converted": Case(
        xlsx(
            [
                ["三级指标", "权重分", "单项得分", "折算得分", "复核分", "财政审定评分", "完成率", "完成比例"],
                ["甲", 20, 95, 19, 18, 17, 1, 1],
            ]
        ),
        {"甲": {"weight": "20", "stated_score": "19"}},
        aside=("单项得分：95", "复核分：18", "财政审定评分：17"),
    ),
    "a head of the sources that is no word": Case(
        xlsx([["预算条目", *money("", 0, 0, 0)[0][1:]], *money("（万元）", 100, 120, 118)[1:], *PLAIN]),
        PLAIN_ROWS,
        values={"funds.lines.total.executed": "118"},
    ),
    "the table begins in row 39": Case(xlsx([[""]] * 38 + PLAIN), PLAIN_ROWS),
}
