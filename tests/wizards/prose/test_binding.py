"""Figures bound to facts: by name, by digits, by names learnt from the goal; and when nothing is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wizards.prose import Binder, Fact, Side, read_passage, told_twice, with_learnt_names


def indicator(name: str, target: str, actual: str, unit: str) -> Fact:
    sides = (Side(Decimal(target), f"≥{target}{unit}", "ge"), Side(Decimal(actual), f"{actual}{unit}"))
    return Fact(f"{name}.actual", name, (name,), unit, "indicator", *sides)


FACTS = [
    indicator("水质合格率", "92", "90", "%"),
    indicator("群众满意度", "90", "93", "%"),
    indicator("农村供水工程维修处数", "46", "48", "处"),
    indicator("技能培训人次", "2850", "2706", "人次"),
    indicator("管网巡检任务及时完成率", "96", "93", "%"),
    indicator("技能培训场数", "2850", "2706", "场"),
    indicator("水表采购计划完成率", "90", "97", "%"),
    Fact(
        "executed",
        "全年执行数",
        ("全年执行数", "实际支出"),
        "元",
        "amount",
        None,
        Side(Decimal(12985700), "1298.57 万元"),
    ),
]
BINDER = Binder(FACTS, 2022)


def said(text: str, binder: Binder = BINDER, *, goal: bool = False) -> list[tuple[str, str]]:
    passage = read_passage(text)
    return [(one.kind, one.fact.label) for one in binder.disagreements(passage, goal=goal)]


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("水质合格率达到95%。", "fact", "水质合格率"),
        ("全年群众满意度为94.5%。", "fact", "群众满意度"),
        ("维修农村供水工程64处。", "fact", "农村供水工程维修处数"),
        ("水质合格率目标为95%，未达到。", "fact", "水质合格率"),
        ("水质合格率在91%以上。", "fact", "水质合格率"),
        ("实际支出1289.57万元。", "amount", "全年执行数"),
        ("共支出1298.57元。", "unit", "全年执行数"),
        ("受训学员技能培训2760人次。", "fact", "技能培训人次"),
        ("水质合格率、群众满意度均达到92%以上。", "group", "水质合格率"),
        ("2021年群众满意度93%。", "year", "群众满意度"),
        ("年初设定的目标为水质合格率96%。", "fact", "水质合格率"),
        ("年初目标为水质合格率96%。", "fact", "水质合格率"),
        ("年度计划为维修农村供水工程64处。", "fact", "农村供水工程维修处数"),
        ("年初确定的农村供水工程维修任务为64处。", "fact", "农村供水工程维修处数"),
        ("2021年实际支出1298.57万元。", "year", "全年执行数"),
        ("截至2021年12月31日，实际支出1298.57万元。", "year", "全年执行数"),
        ("截至2021年底累计支出1298.57万元。", "year", "全年执行数"),
        ("全县水质合格率91.4%。", "fact", "水质合格率"),
        ("全年完成农村供水工程维修46处。", "fact", "农村供水工程维修处数"),
        ("技能培训2760场次。", "fact", "技能培训场数"),
        ("技能培训2707人次。", "fact", "技能培训人次"),
        ("管网巡检任务及时完成率为95%。", "fact", "管网巡检任务及时完成率"),
        ("水表采购计划完成率79%。", "fact", "水表采购计划完成率"),
        ("截至2022年12月31日，群众满意度为94.5%。", "fact", "群众满意度"),
        ("1-12月维修农村供水工程64处。", "fact", "农村供水工程维修处数"),
        ("5月20日召开推进会，群众满意度94.5%。", "fact", "群众满意度"),
        ("满意度指标，群众满意度94.5%。", "fact", "群众满意度"),
        ("从质量看，水质合格率达到95%。", "fact", "水质合格率"),
        ("2022年，群众满意度94.5%。", "fact", "群众满意度"),
        ("拨付及时，群众满意度94.5%。", "fact", "群众满意度"),
        ("累计为农民工组织技能培训2076人次。", "fact", "技能培训人次"),
    ],
)
def test_a_contradiction_is_found(text: str, kind: str, label: str) -> None:
    assert said(text) == [(kind, label)]


@pytest.mark.parametrize(
    "text",
    [
        "水质合格率90%，目标92%。",
        "水质合格率不低于85%。",
        "上年水质合格率95%，2021年为94%。",
        "学校食堂水质合格率95%。",
        "水质合格率由85%提高到90%。",
        "水质合格率的95%以上来自集中供水。",
        "水质合格率达到95%的乡镇有6个，全县水质合格率90%。",
        "其中农村供水工程维修12处。",
        "每处农村供水工程维修2.8万元。",
        "甲镇维修农村供水工程64处。",
        "实际支出1150.20万元，上年实际支出1289.57万元。",
        "2023年实际支出1289.57万元。",
        "计划维修农村供水工程46处，实际48处。",
        "2021年群众满意度91%，2022年93%。",
        "群众满意度比90%的目标高3个百分点。",
        "支出1200.00万元、89.57万元，合计1289.57万元。",
        "管网巡检任务及时完成率93%，没有达到目标。",
        "管网巡检任务及时完成率93%，比目标值低3个百分点。",
        "水表采购计划完成率达到97%，目标为90%。",
        "9月水质合格率94.5%，10月份水质合格率为88.6%。",
        "2022年4月群众满意度95.5%。",
        "1-9月，维修农村供水工程45处，群众满意度91%。",
        "截至2022年10月31日，维修农村供水工程45处。",
        "上半年，水质合格率87%。",
        "2021年群众满意度93%，两年持平。",
        "全市水质合格率91.4%。",
        "年初要求：完成农村供水工程维修46处。",
        "完成农村供水工程维修46处招标，建成48处。",
        "年初设定的目标为水质合格率92%。",
        "集镇周边3乡水质合格率为94%，山区8乡为87%。",
        "水质合格率不稳定的有7处，水质合格率在82%左右。",
        "全县应维修农村供水工程64处。",
        "电工技能培训2707人次。",
        "12月份当月维修农村供水工程6处，组织技能培训2670人次。",
        "雨季，水质合格率95%。",
        "施工时，群众满意度94.5%。",
        "累计为农民工组织技能培训7206人次。",
    ],
)
def test_a_true_sentence_is_silent(text: str) -> None:
    assert said(text) == []


def test_what_follows_from_target_and_result() -> None:
    assert said("技能培训完成95.94%，比目标少144人次。") == [("fact", "技能培训人次")]
    assert said("技能培训完成94.95%，比目标少414人次。") == [("fact", "技能培训人次")]
    assert said("技能培训完成94.95%，比目标少144人次；水质合格率90%，比目标低2个百分点。") == []
    assert said("水质合格率90%，比目标低20个百分点。") == [("fact", "水质合格率")]
    assert said("水质合格率90%，比上年低20个百分点。") == []


def test_words_of_the_title_may_stand_beside_a_name() -> None:
    binder = Binder(FACTS, 2022, "山区学校水质提升项目")
    assert said("山区水质合格率95%。", binder) == [("fact", "水质合格率")]
    assert said("平原水质合格率95%。", binder) == []


def test_the_words_of_a_name_may_stand_in_another_order() -> None:
    pests = Binder([indicator("有害生物防治面积", "96000", "102000", "亩")], 2022, "林业有害生物防治")
    assert said("防治林业有害生物面积12.0万亩。", pests) == [("fact", "有害生物防治面积")]
    assert said("防治林业有害生物面积10.2万亩。", pests) == []
    assert said("防治农业有害生物面积12.0万亩。", pests) == []


def test_an_area_is_all_of_its_own_unit_only() -> None:
    city, county = Binder(FACTS, 2022, "", "某市水利局"), Binder(FACTS, 2022, "", "某市某县水利局")
    assert said("全市水质合格率95%。", city) == [("fact", "水质合格率")]
    assert said("全市水质合格率95%。", county) == said("全县水质合格率95%。", city) == []


def test_a_goal_is_held_against_the_target() -> None:
    assert said("维修农村供水工程48处，水质合格率达到92%以上。", goal=True) == [("goal", "农村供水工程维修处数")]
    assert said("确保水质合格率不低于95%。", goal=True) == [("goal", "水质合格率")]
    assert said("维修农村供水工程46处。", goal=True) == []


def test_swapped_digits_are_found_in_a_unit_that_stands_for_that_of_the_table() -> None:
    assert said("受训学员技能培训2760场次。") == [("fact", "技能培训场数")]


def test_names_are_learnt_from_the_goal() -> None:
    goal = read_passage("开办实用技术短训班2850人次，水质合格率92%。")
    binder = Binder(with_learnt_names(FACTS, [goal], 2022), 2022)
    assert said("实用技术短训班2576人次。") == []
    assert said("开办实用技术短训班2576人次。", binder) == [("fact", "技能培训人次")]
    assert said("开办实用技术短训班2706人次。", binder) == []


def test_a_name_of_two_facts_is_none() -> None:
    two = [*FACTS, indicator("工程合格率", "92", "96", "%")]
    goal = read_passage("各项合格率92%。")
    assert with_learnt_names(two, [goal], 2022) == two


def test_the_same_words_with_two_values() -> None:
    first, second = read_passage("全年抢修应急管网1250米。"), read_passage("抢修应急管网1520米，恢复供水。")
    ((one, other),) = told_twice({"a": first, "b": second}, 2022)
    assert (one.passage.words(one.mention), other.passage.words(other.mention)) == ("1250米", "1520米")
    again = read_passage("抢修应急管网1250米。\n抢修应急管网1520米。")
    planned = read_passage("预算安排：省级补助120万元、县级配套应急资金86.5万元。")
    spent = read_passage("支出：省级补助117.6万元、县级配套应急资金83.2万元。")
    assert list(told_twice({"a": planned, "b": spent}, 2022)) == []
    month = read_passage("7月抢修应急管网1520米。")
    assert list(told_twice({"a": first, "b": month}, 2022)) == []
    assert list(told_twice({"a": first, "b": again}, 2022)) == []  # three places: which two are meant is not clear


MANAGED = Binder(
    [
        indicator("孕产妇系统管理率", "90", "91.6", "%"),
        indicator("培训后就业率", "60", "66.8", "%"),
        indicator("培训合格率", "90", "95.2", "%"),
    ],
    2022,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("系统管理率92.3%。", True),
        ("全县孕产妇3120人，系统管理率92.3%。", True),
        ("孕产妇系统管理率92.3%。", True),
        ("0—6岁儿童31205人，系统管理率92.3%。", False),
        ("失业人员902人培训后实现就业的603人，就业率66.9%。", False),
        ("培训6428人次，发证6119人次，合格率92.5%。", True),
        ("培训机构17家，年审合格16家，合格率94.1%。", False),
    ],
)
def test_a_shortened_name_is_that_of_what_its_sentence_counts(text: str, found: bool) -> None:
    assert bool(said(text, MANAGED)) is found


@pytest.mark.parametrize(
    ("name", "said_as", "found"),
    [
        ("水质抽检合格率", "水质合格率", True),
        ("水质抽检合格率", "水合格率", False),
        ("水质抽检合格率", "水质抽检", True),
        ("水质抽检合格率", "合格率", True),
        ("水质抽检合格率", "格率", False),
        ("农村危桥改造工程验收", "农村危桥验收", True),
        ("农村危桥改造工程验收", "农村危桥收", False),
        ("村民小组长轮训", "村民轮训", True),
    ],
)
def test_a_name_may_lose_its_middle_but_no_half_word(name: str, said_as: str, found: bool) -> None:
    binder = Binder([indicator(name, "92", "90", "%")], 2022)
    assert bool(said(f"{said_as}95%。", binder)) is found


def test_two_rates_of_two_groups_are_not_the_same_thing_told_twice() -> None:
    first, second = "高血压患者38216人，规范管理率71.5%。", "糖尿病患者11350人，规范管理率70.2%。"
    read = {"texts.a": read_passage(first), "texts.b": read_passage(second)}
    assert list(told_twice(read, 2022)) == []
    again = {"texts.a": read_passage(first), "texts.b": read_passage("高血压患者38216人，规范管理率70.2%。")}
    assert len(list(told_twice(again, 2022))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("试运营期间，培训合格率93.1%。", False),
        ("年中监控时，培训合格率93.1%。", False),
        ("提标改造前，培训合格率93.1%。", False),
        ("城关片区，培训合格率93.1%。", False),
        ("石坝卫生院：培训合格率93.1%。", False),
        ("17家机构为一类，其余机构，培训合格率93.1%。", False),
        ("首批学员，培训合格率92.5%。", False),
        ("夜间，培训合格率93.1%。", False),
        ("失能老人，培训合格率93.1%。", False),
        ("全市平均，培训合格率93.1%。", False),
        ("新建站点，培训合格率93.1%。", False),
        ("质监站检测，培训合格率93.1%。", False),
        ("目前，培训合格率93.1%。", True),
        ("经调查，培训合格率93.1%。", True),
        ("群众反映良好，培训合格率93.1%。", True),
        ("全部学员，培训合格率93.1%。", True),
        ("措施落实到每个乡镇，培训合格率93.1%。", True),
        ("项目建成后，培训合格率93.1%。", True),
        ("理论课培训合格率高，培训合格率93.1%。", True),
    ],
)
def test_a_clause_before_a_name_may_narrow_it(text: str, found: bool) -> None:
    assert bool(said(text, MANAGED)) is found


def test_two_values_by_one_name_in_a_paragraph_are_of_two_parts() -> None:
    assert said("经统计，培训合格率93.1%；又经统计，培训合格率97.4%。", MANAGED) == []
    assert len(said("经统计，培训合格率93.1%。\n又经统计，培训合格率97.4%。", MANAGED)) == 2


def test_a_sentence_with_another_value_of_a_row_is_of_its_own_year() -> None:
    facts = [indicator("供餐学校数量", "87", "87", "所"), indicator("受益学生人数", "21300", "21046", "人")]
    binder = Binder(facts, 2022)
    assert said("2021年供餐学校87所。", binder) == [("year", "供餐学校数量")]
    assert said("2021年供餐学校87所，受益学生人数21046人。", binder)[0] == ("year", "供餐学校数量")
    assert said("2021年供餐学校87所，受益学生人数21890人。", binder) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("改造农村户厕1560户。", "改造农村户厕1650户。", True),
        ("各镇每月核查，改造农村户厕1560户。", "改造农村户厕1650户。", True),
        ("各镇每月核查，改造农村户厕1560户。", "改造农村户厕1620户。", False),
        ("柳河镇：改造农村户厕1560户。", "石桥镇：改造农村户厕1650户。", False),
        ("东片区，改造农村户厕1560户。", "西片区，改造农村户厕1650户。", False),
        ("（一）柳河镇\n改造农村户厕1560户。", "（二）石桥镇\n改造农村户厕1650户。", False),
        ("对清江干流，投入治理资金1246万元。", "对白沙河，投入治理资金1264万元。", False),
        ("1号监测站，改造农村户厕1560户。", "2号监测站，改造农村户厕1650户。", False),
        ("1号监测站，改造农村户厕1560户。", "1号监测站，改造农村户厕1650户。", True),
        ("举办电工班，培训学员486人次。", "举办焊工班，培训学员468人次。", False),
        ("岗前培训12期，培训学员486人次。", "技能培训10期，培训学员468人次。", False),
        ("岗前培训12期，培训学员486人次。", "岗前培训12期，培训学员468人次。", True),
        ("县级安排资金327万元用于护岸。", "县级安排资金372万元用于清淤。", False),
        ("县级安排资金327万元用于护岸。", "县级安排资金372万元用于护岸。", True),
    ],
)
def test_two_places_in_other_company_tell_of_two_things(first: str, second: str, found: bool) -> None:
    read = {"texts.a": read_passage(first), "texts.b": read_passage(second)}
    assert bool(list(told_twice(read, 2022))) is found


def test_a_share_of_a_known_total_is_no_slip_of_its_digits() -> None:
    money = [
        Fact(name, name, (name,), "元", "amount", None, Side(Decimal(value), f"{value}元")) for name, value in BOTH
    ]
    assert said("县级配套1730.4万元，占20%。", Binder(money, 2022)) == []
    assert said("县级配套1730.4万元，占30%。", Binder(money, 2022)) == [("unit", "结余资金")]
    assert said("县级配套1730.4万元。", Binder(money, 2022)) == [("unit", "结余资金")]


BOTH = [("全年预算数", "86520000"), ("结余资金", "1730400")]


def test_the_whole_year_behind_another_years_money_is_the_assessed_one() -> None:
    assert said("2021年全年实际支出1298.57万元。") == [("year", "全年执行数")]
    assert said("另有2021年结转30万元，全年实际支出1298.57万元。") == []


def test_a_sample_far_back_in_a_long_sentence_says_nothing_of_a_rate() -> None:
    assert said("抽检样品120个，培训合格率93.1%。", MANAGED) == []
    assert said(f"抽检样品120个，{'并做好登记，' * 60}培训合格率93.1%。", MANAGED) == [("fact", "培训合格率")]


def test_an_aside_behind_a_deadline_is_a_part_of_what_is_due() -> None:
    assert said("维修供水工程，12月底前（农村供水工程维修64处）。", goal=True) == []
    assert said("维修供水工程，2022年12月31日之前完成（农村供水工程维修64处）。") == []
    assert said("维修供水工程（农村供水工程维修64处）。", goal=True) == [("goal", "农村供水工程维修处数")]
