"""What sentences say against the tables and each other; and tables of the accounts against one another."""

from __future__ import annotations

from tests.wizards.checks.builders import STEPS, a_form
from tests.wizards.checks.example import silent, speaks
from tests.wizards.checks.example_places import GOAL, GOALS, LINE, ROW

COUNTED = a_form(
    steps={
        **STEPS,
        "funds": [
            {**one, "columns": {**one["columns"], "persons": "补助人数（人）"}}
            if one["path"] == "funds.subsidies"
            else one
            for one in STEPS["funds"]
        ],
    }
)

INSURANCES = [
    {"name": "甲险", "parts": [{"item": "门诊", "amount": "30"}, {"item": "转移支出", "amount": "3.16"}]},
    {"name": "乙险", "parts": [{"item": "住院", "amount": "68"}]},
]

PERSONS = {ROW + "0/name": "补助人数", ROW + "0/target": "≥500人", ROW + "0/actual": "505人"}
PLANNED = {"kind": "budget", "persons": "505", "standard": "1960元/人"}

ACCOUNT = {
    "funds/account/expenditure": [{"item": "待遇支出", "amount": "98"}],
    "funds/account/insurances": INSURANCES,
}

SPENT_BY_CLASS = {
    "funds/account/functions": [
        {"item": "社会保障和就业支出", "amount": "480.10"},
        {"item": "住房保障支出", "amount": "30"},
    ],
    "funds/account/subjects": [
        {"level1": "社会保障和就业（208）", "item": "行政运行（2080101）", "amount": "434.24"},
        {"level1": "住房保障支出（221）", "item": "住房公积金（2210201）", "amount": "30.00"},
    ],
}

SENTENCES_SPEAK = [
    speaks("T05", {"texts/overview": "水质合格率、群众满意度均达到95%以上。"}, "texts.overview", "warning"),
    speaks("T06", {"texts/overview": "2021年水质合格率96%。"}, "texts.overview", "warning"),
    speaks(
        "T23",
        {"texts/overview": "抢修应急管网1250米。", "texts/conclusion": "抢修应急管网1520米。"},
        "texts.conclusion",
        "warning",
    ),
    speaks("F23", ACCOUNT, "funds.account.expenditure[0].amount", "warning"),
    speaks(
        "F24",
        {
            "funds/account/income": [{"item": "拨款", "amount": "124.01"}],
            "texts/fund_use": "专款专用。",
            LINE + "balance": "2",
        },
        "funds.account.expenditure",
        "warning",
    ),
    speaks("F25", {**PERSONS, "funds/subsidies/1": PLANNED}, "funds.subsidies[1].persons", "warning", form=COUNTED),
    speaks("F26", SPENT_BY_CLASS, "funds.account.functions[0].amount", "warning"),
    speaks(
        "F26",
        {**SPENT_BY_CLASS, "funds/account/subjects": [{"level1": "住房保障", "item": "公积金", "amount": "30"}]},
        "funds.account.functions.total.amount",
        "warning",
    ),
    speaks(
        "F27",
        {
            "funds/account/overall": [{"item": "一般公共预算财政拨款支出", "amount": "543.73"}],
            "funds/account/functions": [{"item": "住房保障支出", "amount": "543.37"}],
        },
        "funds.account.overall[0].amount",
        "warning",
    ),
    speaks(
        "F27",
        {
            "funds/account/expenditure": [{"item": "基本支出", "amount": "473.52"}],
            "funds/account/basic": [{"item": "人员经费", "amount": "434.66"}, {"item": "公用经费", "amount": "38.68"}],
        },
        "funds.account.expenditure[0].amount",
        "warning",
    ),
    speaks("A07", {"texts/overview": "2022年2月30日开工。"}, "texts.overview", "warning"),
    speaks("B03", {"texts/overview": "工期为2022年6月至2022年3月。"}, "texts.overview", "warning"),
    speaks("B08", {"texts/overview": "按某水【2000】126号文件执行。"}, "texts.overview", "warning"),
    speaks("T05", {ROW + "0/actual": "9处", "texts/overview": "各项指标均已完成。"}, "texts.overview", "warning"),
    speaks("T05", {"texts/overview": "本项目暂无问题。"}, "texts.overview", "warning"),
    speaks("T08", {"texts/overview": "比上年（2019年）多。"}, "texts.overview", "warning"),
    speaks("T08", {"texts/overview": "2021年维护10处。本年维护12处。"}, "texts.overview", "warning"),
    speaks("F18", {"texts/fund_use": "年末资金无结余。"}, "texts.fund_use", "warning"),
    speaks("C19", {"texts/conclusion": "自评得分九十五分。"}, "texts.conclusion", "warning"),
    speaks("C28", {"texts/overview": "群众满意度达到95%。"}, "texts.overview", "warning"),
    speaks("C28", {"texts/overview": "水质合格率89%。"}, "texts.overview", "warning"),
    speaks("F12", {LINE + "executed": "98.27", "texts/overview": "支出98.27元。"}, "texts.overview", "warning"),
    speaks("F17", {LINE + "executed": "98.27", "texts/overview": "支出98.72万元。"}, "texts.overview", "warning"),
    speaks(
        "B07",
        {GOAL + "expected": "维护饮水工程21处，水质合格率达到95%。", ROW + "0/name": "维护饮水工程处数"},
        GOALS + "expected",
        "warning",
    ),
    speaks("C24", {"texts/overview": "抽检50批次，合格48批次，合格率69%。"}, "texts.overview", "warning"),
    speaks("F01", {"texts/overview": "管护50.5万元，检测48.2万元，合计97.8万元。"}, "texts.overview", "warning"),
    speaks("F01", {"texts/overview": "培训48人，其中外县84人。"}, "texts.overview", "warning"),
    speaks("F13", {"texts/overview": "按每处2万元的标准，为12处补助，共42万元。"}, "texts.overview", "warning"),
    speaks("T22", {"texts/overview": "涉及3个村：甲村、乙村。"}, "texts.overview", "warning"),
]

SENTENCES_SILENT = [
    silent("C24", {"texts/overview": "抽检50批次，合格48批次，合格率96%。"}),
    silent("F01", {"texts/overview": "管护50万元，检测48万元，合计98万元。"}),
    silent("F13", {"texts/overview": "按每处每年2万元的标准，为12处补助，共24万元。"}),
    silent("A07", {"texts/overview": "2月29日和12月31日，24个月内。"}),
    silent("B03", {"texts/overview": "2021年9月申报，2022年3月下达；2022年6月至12月施工。"}),
    silent("B08", {"texts/overview": "按某水〔2000〕126号文件执行，(2021)年结转。"}),
    silent("F23", {**ACCOUNT, "funds/account/expenditure": [{"item": "待遇支出", "amount": "101.16"}]}),
    silent("F24", {"funds/account/income": [{"item": "拨款", "amount": "124.01"}], "texts/fund_use": "结余结转下年。"}),
    silent("F25", {**PERSONS, "funds/subsidies/1": {**PLANNED, "persons": "500"}}, form=COUNTED),
    silent("F26", {**SPENT_BY_CLASS, "funds/account/functions/0/amount": "434.24"}),
    silent("F26", {"funds/account/functions": SPENT_BY_CLASS["funds/account/functions"]}),
    silent(
        "F27",
        {
            "funds/account/expenditure": [{"item": "基本支出", "amount": "473.52"}],
            "funds/account/basic": [{"item": "人员经费", "amount": "434.66"}, {"item": "公用经费", "amount": "38.86"}],
        },
    ),
    silent("F25", {**PERSONS, ROW + "0/name": "虚报人数", "funds/subsidies/1": PLANNED}, form=COUNTED),
    silent("T05", {"texts/overview": "水质合格率、群众满意度均达到90%以上。"}),
    silent("T06", {"texts/overview": "2021年水质合格率91%，2022年96%；2023年计划水质合格率96%。"}),
    silent("T06", {"texts/overview": "2021年水质合格率96%，2022年持平。"}),
    silent("T23", {"texts/overview": "抢修应急管网1250米。", "texts/conclusion": "上年抢修应急管网1520米。"}),
    silent("T23", {"texts/overview": "抢修应急管网1250米。", "texts/conclusion": "抢修应急管网1250米。"}),
    silent("C28", {"texts/overview": "上年群众满意度为91%，乡镇群众满意度92%，群众满意度93%。"}),
    silent("C28", {"texts/overview": "2021年群众满意度为91%，比90%的目标高。"}),
    silent("F12", {"texts/overview": "每处维护补助980元。"}),
    silent("F17", {LINE + "executed": "98.27", "texts/overview": "支出98.27万元，上年支出98.72万元。"}),
    silent("T22", {"texts/overview": "涉及3个村：甲村、乙村和丙村。"}),
    silent("T08", {"texts/overview": "本年度维护12处。"}),
    silent("T08", {"texts/overview": "本年收支结余0万元。"}),
    silent("T08", {"texts/overview": "上年维护10处，本年维护12处。"}),
    silent("T08", {"texts/overview": "2021年维护10处，本年维护12处。"}),
    silent("T08", {"texts/overview": "本年维护12处，较2021年的10处增长20%。"}),
    silent("T08", {"texts/overview": "去年维护10处，本年维护12处。", "profile/report_date": "2022-12-30"}),
    silent("T08", {"texts/overview": "今年维护12处。", "profile/report_date": "2022-12-30"}),
    silent("T16", {"texts/overview": "成效明显，显著改善，大幅提高12%。"}),
    silent("T17", {"texts/overview": "每人每月110元，每生每天4元。"}),
    silent("T17", {"texts/overview": "逐户逐户核对，一笔一笔登记。"}),
    silent("T18", {"signoff/preparer": {"phone": "00000000000"}}),
    silent("T19", {"texts/x_form_sentence": "全年执行九十八即98万元。"}),
]  # fmt: skip
