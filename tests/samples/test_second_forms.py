"""The forms made from published tables: the words of their cells in the order in which those tables print them."""

from __future__ import annotations

import pytest

from samples import sample_path
from schemas.assessment import read_assessment
from schemas.blocks import Block, Table
from tui.cli import main
from wizards.catalogue import list_forms, load_form
from wizards.compose import compose
from wizards.opening import read_for
from wizards.scoring import score

MANAGEMENT = [
    "分配科学性",
    "下达及时性",
    "拨付合规性",
    "使用规范性",
    "执行准确性",
    "预算绩效管理情况",
    "支出责任履行情况",
]
LEVELS = ["一级指标", "二级指标", "三级指标"]
CELLS = {
    "transfer-2019": [
        *("转移支付（项目）名称", "负责人及电话", "地方主管部门", "实施单位"),
        *("项目资金（万元）", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）"),
        *("年度资金总额：", "其中：中央资金", "地方资金", "其他资金"),
        *("年度总体目标", "年初设定目标", "全年实际完成情况"),
        *("绩效指标", *LEVELS, "年度指标值", "全年完成值", "未完成原因和改进措施", "说明"),
    ],
    "transfer-2022": [
        *("转移支付（项目）名称", "中央主管部门", "地方主管部门", "资金使用单位"),
        *("资金投入情况（万元）", "全年预算数（A）", "全年执行数（B）", "预算执行率（B/A×100%）"),
        *("年度资金总额：", "其中：中央财政资金", "地方资金", "其他资金"),
        *("资金管理情况", "情况说明", "存在问题和改进措施", *MANAGEMENT),
        *("总体目标完成情况", "总体目标", "全年实际完成情况"),
        *("绩效指标", *LEVELS, "指标值", "全年实际完成值", "未完成原因和改进措施", "说明"),
    ],
    "yunnan-2022": [
        *("项目名称", "主管部门", "实施单位", "项目资金（元）"),
        *("绩效指标", *LEVELS, "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"),
        *("指标性质", "指标值", "度量单位", "≥", "120", "株", "其他需要说明事项", "总分", "100", "99.55", "优"),
    ],
    "sichuan-2017-department": [
        *(*LEVELS, "得分", "部门决策（25分）", "目标任务（15分）", "相关性（5分）", "明确性（5分）", "合理性（5分）"),
        *("预算编制（10分）", "测算依据（5分）", "目标管理（5分）", "综合管理（30分）", "专项资金分配时限（2分）"),
        *("市级财力专项预算分配时限（1分）", "中央专款分配合规率（1分）", "中期评估（2分）", "执行中期评估（2分）"),
        *("绩效监控（5分）", "预算执行进度监控（2分）", "绩效目标动态监控（3分）", "非税收入执收情况（2分）"),
        *("非税收入征收情况（1分）", "非税收入上缴情况（1分）", "资产管理（6分）", "资产管理信息化情况（2分）"),
        *("行政事业单位资产报告情况（2分）", "资产管理与预算管理相结合（2分）", "内控制度管理（2分）"),
        *("内部控制度健全完整（2分）", "信息公开（6分）", "预算公开（2分）", "决算公开（2分）", "绩效信息公开（2分）"),
        *("绩效评价（5分）", "绩效评价开展（2分）", "评价结果应用（3分）", "部门绩效情况（45分）", "履职成效（20分）"),
        *("可持续发展能力（15分）", "重点改革（重点工作）完成情况（5分）", "科技（制度、方法、机制等）创新（5分）"),
        *(
            "人才培养（5分）",
            "满意度（10分）",
            "协作部门满意度（3分）",
            "管理对象满意度（3分）",
            "社会公众满意度（4分）",
        ),
    ],
    "chongqing-2022-department": [
        *("主管部门", "财政处室", "自评总分（分）", "99.64", "部门联系人", "联系电话"),
        *("部门预算执行情况（万元）", "年初预算数", "全年（调整）预算数", "全年执行数"),
        *("执行率（%）", "执行率权重", "执行率得分（分）", "98%", "10", "9.8"),
        *("当年绩效目标", "年初绩效目标", "全年（调整）绩效目标", "全年目标实际完成情况"),
        *("绩效指标", "指标名称", "计量单位", "指标性质", "年初指标值", "调整指标值", "全年完成值"),
        *("得分系数（%）", "指标权重（分）", "指标得分（分）", "是否核心指标"),
        *("财政供养人员控制率", "%", "定量指标", "≤100%", "≤100%", "96%", "100%", "2", "2", "是"),
        *("政府采购执行率", "97%", "2", "1.94", "管理制度健全性", "定性指标", "固定资产利用率"),
        *("群众文化活动场次", "场", "≥110场", "≥120场", "128场", "旅游投诉按时办结率", "99%", "10", "9.9"),
    ],
}


def blocks_of(form_id: str) -> list[Block]:
    opened = read_for(sample_path(form_id))
    assessment, form = read_assessment(opened.document), opened.in_force.form
    return compose(form, assessment, score(form, opened.in_force.policy, assessment))


@pytest.mark.parametrize("form_id", CELLS)
def test_the_cells_stand_in_the_order_of_the_published_table(form_id: str) -> None:
    table = next(block for block in blocks_of(form_id) if isinstance(block, Table))
    cells = iter([cell.text for grid in table.grids for row in grid.rows for cell in row.cells])
    missing = [word for word in CELLS[form_id] if word not in cells]  # each search goes on where the last one ended
    assert missing == []


def test_neither_generation_of_the_transfer_table_scores() -> None:
    for form_id in ("transfer-2019", "transfer-2022"):
        form = load_form(form_id)
        assert form.scoring.mode == "none" and form.pack.policy is None
        table = next(block for block in blocks_of(form_id) if isinstance(block, Table))
        assert not {"分值", "得分"} & {cell.text for grid in table.grids for row in grid.rows for cell in row.cells}


def test_what_nobody_saw_is_said_and_the_title_claims_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms"]) == 0
    listed = capsys.readouterr().out
    unseen = {info.id: info.unseen for info in list_forms()[0] if info.unseen}
    assert set(unseen) == set(CELLS)
    for form_id, words in unseen.items():
        assert "、".join(words) in listed.partition(form_id)[2].splitlines()[1]
        assert "官方" not in load_form(form_id).pack.title
