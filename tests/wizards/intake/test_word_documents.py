"""Word files as they come: every value that is taken is right, nearly all is taken, the rest is listed."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from schemas.paths import find
from tests.wizards.intake.documents import docx, p, r, sdt, tbl, tc, tr
from tests.wizards.intake.sheet_cases import OUT, PLAIN_ROWS, QUAL, QUAN, SAT, SATS, row
from tests.wizards.intake.sheets import bring, indicators
from tests.wizards.word.word_samples import ROOT, documents, report_of
from wizards import catalogue, word
from wizards.intake import SeveralSheets, Unreadable
from wizards.lexicon import same_name

HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
ROWS = (
    (OUT, QUAN, "维修工程数量", "≥46处", "46处", "15", "15", ""),
    (OUT, QUAL, "水质抽检合格率", "≥92%", "90%", "15", "14.67", "过滤设备10月才到货。\n措施：4月底前加装预沉池。"),
    (SAT, SATS, "用水户满意度", "≥90%", "93%", "10", "10", ""),
)
PLAIN = tbl(tr(*HEAD), *(tr(*cells) for cells in ROWS))
TITLE = {"profile.title": "农村供水工程维修养护"}
UNIT = {"profile.unit.supervisor": "某县水利局", "profile.unit.name": "某县农村供水服务中心"}
DEL = '<w:del w:id="8" w:author="张某"><w:r><w:delText>{}</w:delText></w:r></w:del>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def by_another_library() -> bytes:
    import docx as python_docx

    made = python_docx.Document()
    made.add_paragraph("项目支出绩效自评表")
    made.add_paragraph("（2023年度）")
    table = made.add_table(len(ROWS) + 1, len(HEAD))
    for at, cells in enumerate((HEAD, *ROWS)):
        for column, text in enumerate(cells):
            table.cell(at, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = OUT
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def by_hand() -> str:
    """Spaced labels, a head in two lines, merged cells, a value in two runs, a tracked deletion, wide signs."""
    money = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    levels = ("一级\n指标", "二级\n指标", "三级指标")
    head = (*levels, "年度\n指标值", "实际\n完成值", "分 值", "得 分", "偏差原因分析\n及改进措施")
    in_runs = tc(p(r("12"), r("6.50", "<w:b/>")))
    changed = tc(p(r("9"), DEL.format("5"), r("0"), r("％")))
    first = ("指标1：维修工程数量", "≥46处", "46处", "15", "15", "")
    return p("项目支出绩效自评表") + p("（ 2023 年度）") + tbl(
        tr("项 目 名 称", tc("农村供水工程维修养护", span=7)),
        tr("主管部门", tc("219-某县水利局", span=3), "实施单位\n（盖章）", tc("某县农村供水服务中心", span=3)),
        tr(tc("项目资金\n（万元）", merge="restart"), "", *money),
        tr(tc(merge="continue"), "年度资金总额", "126.00", "132.50", "129.85", "10", "98%", "9.8"),
        tr(tc(merge="continue"), "其中：本年财政拨款", "120.00", in_runs, "123.85", "—", "", "—"),
        tr(*head),
        tr(tc("产 出 指 标\n（50分）", merge="restart"), "数量指标", *first),
        tr(tc(merge="continue"), "质量\n指标", "水质抽检合格率", "≥９２％", changed, "15", "14.67", "设备10月到货"),
        tr(tc("满意度\n指标"), "服务对象满意度指标", "用水户满意度", "≥90%", "93%", "10", "10", ""),
        tr(tc("总分", span=5), "100", "96.47", ""),
    ) + p("注：1.其他资金包括自有资金。")  # fmt: skip


def dragged() -> str:
    """Lines dragged a little apart, so that the lattice has columns that nobody sees; cells in content controls."""
    widths = (1000, 1000, 1990, 20, 990, 60, 900, 600, 600, 1500)
    head = (tc("一级指标"), tc("二级指标"), tc("三级指标", span=2), tc("年度指标值"), tc("实际完成值", span=2))
    first = (tc(OUT), tc(QUAN), tc("维修工程数量"), tc("≥46处", span=2), tc("46处", span=2))
    other = (tc(OUT), tc(QUAL), tc("水质抽检合格率", span=2), tc("≥92%", span=2), sdt(tc("90%")))
    ends = (("分值", "得分", "偏差原因分析及改进措施"), ("15", "15", ""), ("15", "14.67", "设备10月到货"))
    rows = (tr(*cells, *(tc(one) for one in end)) for cells, end in zip((head, first, other), ends, strict=True))
    return tbl(*rows, widths=widths)


def in_two() -> str:
    """A table broken in two by hand, the head repeated, 续表 between."""
    return tbl(tr(*HEAD), tr(*ROWS[0])) + p("（续表）") + p() + tbl(tr(*HEAD), tr(*ROWS[1]), tr(*ROWS[2]))


def in_two_without_head() -> str:
    second = tbl(*(tr(*cells) for cells in ROWS[1:]), widths=(1000,) * 8)
    return tbl(tr(*HEAD), tr(*ROWS[0]), widths=(1010,) * 8) + p() + second


def repeated_head() -> str:
    header = tr(*HEAD, properties="<w:tblHeader/>")
    return tbl(header, tr(*ROWS[0]), tr(*HEAD), tr(*ROWS[1]), tr(*ROWS[2]))


def inside_a_frame() -> str:
    return tbl(tr(tc(p("项目支出绩效自评表") + PLAIN + p())))


def in_one_line() -> str:
    return (
        p("项目名称：农村供水工程维修养护　　主 管 部 门：某县水利局")
        + p("实施单位：某县农村供水服务中心 年度：2023年")
        + PLAIN
    )


def in_three_tables() -> str:
    labels = tbl(tr("项目名称", "农村供水工程维修养护"), tr("主管部门", "某县水利局"))
    money = tbl(
        tr("资金来源", "年初预算数（元）", "全年预算数（元）", "全年执行数（元）"),
        tr("合计", "1260000", "1325000", "1298500.00"),
    )
    return labels + p("一、资金情况") + money + p("二、绩效指标") + PLAIN


def in_fields() -> str:
    title = p(FIELD.format("begin"), r(""), FIELD.format("separate"), r("农村供水工程维修养护"), FIELD.format("end"))
    box = "<w:r><w:pict><w:txbxContent>" + p("此处盖章") + "</w:txbxContent></w:pict></w:r>"
    return tbl(tr("项目名称", tc(title)), tr("主管部门", tc(p(r("某县水利局"), box)))) + PLAIN


def money_in_pairs() -> str:
    return tbl(
        tr("项目名称", tc("农村供水工程维修养护", span=4)),
        tr(tc("预算执行情况（万元）", merge="restart"), "预算数：", "132.50", "执行数：", "129.85"),
        tr(tc(merge="continue"), "其中-财政拨款：", "126.50", "其中-财政拨款：", "123.85"),
        tr(tc(merge="continue"), "其它资金：", "6", "其它资金：", "6"),
    ) + PLAIN  # fmt: skip


def platform() -> str:
    head = (
        "一级指标",
        "二级指标",
        "指标名称",
        "指标性质",
        "指标值",
        "度量单位",
        "全年实际值",
        "指标分值",
        "单位自评分",
    )
    return p("单 位：万元") + tbl(tr(*head), tr(OUT, QUAN, "维修工程数量", "≥", "46", "处", "46处", "15", "15"))


TOTAL = {"initial_budget": "126.00", "adjusted_budget": "132.50", "executed": "129.85"}
MONEY = {f"funds.lines.total.{key}": text for key, text in TOTAL.items()}
HAND = {
    **{
        f"funds.lines.appropriation.{key}": text
        for key, text in zip(TOTAL, ("120.00", "126.50", "123.85"), strict=True)
    },
    **TITLE,
    **UNIT,
    **MONEY,
    "profile.fiscal_year": 2023,
}
NO_MEASURE = {key: text for key, text in PLAIN_ROWS["水质抽检合格率"].items() if key != "improvement"}
HAND_ROWS = {
    **PLAIN_ROWS,
    "水质抽检合格率": {**NO_MEASURE, "actual": "90％", "target": "≥９２％", "deviation_reason": "设备10月到货"},
}
DRAGGED_ROWS = {
    "维修工程数量": PLAIN_ROWS["维修工程数量"],
    "水质抽检合格率": {**NO_MEASURE, "deviation_reason": "设备10月到货"},
}
PAIRS = {
    "funds.lines.total.adjusted_budget": "132.50",
    "funds.lines.total.executed": "129.85",
    "funds.lines.appropriation.adjusted_budget": "126.50",
    "funds.lines.appropriation.executed": "123.85",
    "funds.lines.other.executed": "6",
}
YUAN = {"funds.lines.total.initial_budget": "126", "funds.lines.total.executed": "129.85"}
PLATFORM_ROWS = {"维修工程数量": row(OUT, QUAN, target="≥46处", actual="46处", weight="15", stated_score="15")}

CASES: dict[str, tuple[Any, Mapping[str, Any], Mapping[str, Any]]] = {
    "by another library": (by_another_library, {"profile.fiscal_year": 2023}, PLAIN_ROWS),
    "by hand": (by_hand, HAND, HAND_ROWS),
    "lines dragged apart": (dragged, {}, DRAGGED_ROWS),
    "broken in two": (in_two, {}, PLAIN_ROWS),
    "broken in two without a second head": (in_two_without_head, {}, PLAIN_ROWS),
    "a head repeated by hand": (repeated_head, {}, PLAIN_ROWS),
    "inside a table that only frames": (inside_a_frame, {}, PLAIN_ROWS),
    "labels in one line": (in_one_line, {**TITLE, **UNIT, "profile.fiscal_year": 2023}, PLAIN_ROWS),
    "three tables": (in_three_tables, {**TITLE, **YUAN, "profile.unit.supervisor": "某县水利局"}, PLAIN_ROWS),
    "fields and a text box": (in_fields, {**TITLE, "profile.unit.supervisor": "某县水利局"}, PLAIN_ROWS),
    "money in pairs": (money_in_pairs, {**TITLE, **PAIRS}, PLAIN_ROWS),
    "a platform's": (platform, {}, PLATFORM_ROWS),
}


@pytest.mark.parametrize("name", CASES)
def test_what_stands_in_a_document_comes_in(name: str) -> None:
    make, values, rows = CASES[name]
    made = make()
    plan, after = bring(made if isinstance(made, bytes) else docx(made), "去年.docx")
    assert plan.kind == "docx"
    assert {path: find(after, path) for path in values} == dict(values)
    assert indicators(after) == rows
    lines = [one for one in plan.proposals if one.path.startswith("funds.lines")]
    assert len(lines) >= sum(path.startswith("funds.lines") for path in values)
    wrong = [one for one in plan.proposals if one.path.startswith("profile") and one.path not in values]
    assert wrong == []


FIELDS = ("level1", "level2", "target", "actual", "weight", "deviation_reason", "improvement")
OURS = {
    "mof-2020": ("profile.title", "profile.fiscal_year", "profile.unit.name", "profile.unit.supervisor"),
    "chenggong-2019": ("profile.fiscal_year",),
    "linxiang-2021": ("profile.title", "profile.unit.name", "profile.unit.supervisor"),
    "dachuan-2018": ("profile.fiscal_year",),
    "transfer-2019": ("profile.title", "profile.fiscal_year"),
    "transfer-2022": ("profile.title", "profile.fiscal_year"),
    "yunnan-2022": ("profile.title", "profile.fiscal_year", "profile.unit.name", "profile.unit.supervisor"),
    "sichuan-2017-department": ("profile.fiscal_year",),
    "chongqing-2022-department": ("profile.fiscal_year",),
}
NO_REASONS = ("dachuan-2018", "sichuan-2017-department", "chongqing-2022-department")
"""Their tables have no column for reasons."""
REASONS = ("deviation_reason", "improvement")
LINES = {
    "mof-2020": ("initial_budget", "adjusted_budget", "executed"),
    "linxiang-2021": ("initial_budget", "executed"),
    "dachuan-2018": ("adjusted_budget", "executed"),
    "transfer-2019": ("adjusted_budget", "executed"),
    "transfer-2022": ("adjusted_budget", "executed"),
    "yunnan-2022": ("initial_budget", "adjusted_budget", "executed"),
}


def there(form: str) -> Iterator[tuple[str, str]]:
    """What stands in the tables of the sample's report, by path with names for ids."""
    session = documents()[form]
    for one in session["performance"]["indicators"]:
        for key in FIELDS:
            if one.get("name") and one.get(key) and not (form in NO_REASONS and key in REASONS):
                yield f"{one['name']}.{key}", one[key]
    for line in session["funds"].get("lines", ()):
        for key in LINES.get(form, ()):
            if line.get(key):
                yield f"funds.lines.{line['source']}.{key}", line[key]
    for path in OURS[form]:
        yield path, str(find(session, path))


def brought(form: str, data: bytes) -> dict[str, str]:
    _, after = bring(data, "报告.docx", form=catalogue.load_form(form))
    found = {f"{name}.{key}": text for name, one in indicators(after).items() for key, text in one.items()}
    for line in after["funds"].get("lines", ()):
        found |= {f"funds.lines.{line['source']}.{key}": text for key, text in line.items()}
    return found | {path: str(find(after, path)) for path in OURS[form]}


def same(first: str, second: str | None) -> bool:
    return second is not None and same_name(first) == same_name(second.removesuffix("万"))


@pytest.mark.parametrize("form", OURS)
def test_a_report_of_ours_comes_back(form: str) -> None:
    data = word.write(*report_of(documents()[form]))
    found = brought(form, data)
    assert [(path, text, found.get(path)) for path, text in there(form) if not same(text, found.get(path))] == []


THROUGH = {"mof-2020": "mof-through-libreoffice.docx", "linxiang-2021": "booklet-through-libreoffice.docx"}


@pytest.mark.parametrize("form", THROUGH)
def test_a_report_of_ours_comes_back_through_another_program(form: str) -> None:
    data = (ROOT / "tests" / "data" / "word" / THROUGH[form]).read_bytes()
    found = brought(form, data)
    assert [(path, text, found.get(path)) for path, text in there(form) if not same(text, found.get(path))] == []


@pytest.mark.parametrize("form", ["zhongshan-2022", "fund-2019"])
def test_a_report_in_prose_is_refused_plainly(form: str) -> None:
    with pytest.raises(Unreadable, match="请先用带表的那一份"):
        bring(word.write(*report_of(documents()[form])), "报告.docx")


def test_two_projects_are_not_mixed() -> None:
    first = tbl(tr("项目名称", tc("甲工程", span=7)), tr(*HEAD), tr(*ROWS[0]))
    second = tbl(tr("项目名称", tc("乙工程", span=7)), tr(*HEAD), tr(*ROWS[1]))
    data = docx(first + p("项目支出绩效自评表") + second)
    with pytest.raises(SeveralSheets) as several:
        bring(data, "去年.docx")
    assert several.value.names == ("表1", "表2")
    assert "甲工程" in str(several.value)
    _, after = bring(data, "去年.docx", sheet="表2")
    assert list(indicators(after)) == ["水质抽检合格率"]
    assert find(after, "profile.title") == "乙工程"


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(Unreadable, match="没有叫“表7”的表；这个文件里有 表1"):
        bring(docx(PLAIN), "去年.docx", sheet="表7")


def test_what_two_tables_say_differently_is_taken_from_neither() -> None:
    other = tbl(tr("三级指标", "二级指标", "年度指标值"), tr("维修工程数量", QUAN, "≥50处"))
    plan, after = bring(docx(PLAIN + p("附表") + other), "去年.docx")
    assert "target" not in indicators(after)["维修工程数量"]
    assert indicators(after)["维修工程数量"]["actual"] == "46处"
    assert {one.text for one in plan.aside if "几张表" in one.why} == {"≥46处", "≥50处"}


def test_what_is_not_read_is_told() -> None:
    box = "<w:r><w:pict><w:txbxContent>" + p("合格率95%") + "</w:txbxContent></w:pict></w:r>"
    long = "项目对全县46处农村供水工程进行维修养护，覆盖12个乡镇8.6万人，" * 3
    plan, _ = bring(docx(p(box) + p(long) + PLAIN), "去年.docx")
    told = [(one.where, one.why, one.plain) for one in plan.aside]
    assert ("正文第1段", "文本框里的字没有读", False) in told
    assert ("正文第2段", "表以外的文字（1 段）不带入", False) in told
    assert not any("修订" in why for _, why, _ in told)
    changed = bring(docx(by_hand()), "去年.docx")[0]
    assert ("正文", "文件里有修订：插入的算，删去的不算", True) in [
        (one.where, one.why, one.plain) for one in changed.aside
    ]


def test_where_a_value_was_read_is_said_in_words() -> None:
    plan, _ = bring(docx(p("单位：万元") + PLAIN), "去年.docx")
    where = {one.text: one.where for one in plan.proposals}
    assert where["≥46处"] == "表1第2行第4格"


def test_an_indicator_told_in_one_cell_comes_apart() -> None:
    told = tbl(
        tr("二级指标", "三级指标", "得分"), tr(QUAN, "新增用户：目标≥8000户，完成8200户", "5"), tr(QUAL, "甲：乙", "1")
    )
    rows = indicators(bring(docx(told), "去年.docx")[1])
    assert {name: (one.get("target"), one.get("actual")) for name, one in rows.items()} == {
        "新增用户": ("≥8000户", "8200户"),
        "甲：乙": (None, None),
    }


def test_numbers_of_columns_are_no_indicator() -> None:
    body = tbl(tr(*HEAD[:6]), tr("甲", "乙", "丙", "1", "2", "3"), tr(*ROWS[0][:6]))
    assert list(indicators(bring(docx(body), "去年.docx")[1])) == ["维修工程数量"]


def test_the_samples_are_whole() -> None:
    assert tomllib.loads((ROOT / "samples" / "mof-2020.toml").read_text("utf-8")) == documents()["mof-2020"]


def test_the_department_of_a_person_is_not_the_unit() -> None:
    _, after = bring(docx(tbl(tr("姓名", "部门", "职务"), tr("张某", "办公室", "主任")) + p("二") + PLAIN), "去年.docx")
    assert not find(after, "profile.unit.name")


def test_a_head_without_rows_is_refused_and_no_more() -> None:
    with pytest.raises(Unreadable):
        bring(docx(tbl(tr(*HEAD))), "空表.docx")


def test_a_prompt_that_nobody_answered_is_nothing() -> None:
    prompt = sdt(r("单击此处输入文字。"), prompt=True)
    plan, after = bring(
        docx(tbl(tr("项目名称", tc(p(prompt))), tr("主管部门", tc(p(sdt(r("某局")))))) + PLAIN), "去年.docx"
    )
    assert not find(after, "profile.title")
    assert find(after, "profile.unit.supervisor") == "某局"
    assert plan.kind == "docx"
