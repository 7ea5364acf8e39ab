"""A blank filled: every answer in its own place, nothing over a text, what is not certain listed."""

from __future__ import annotations

import io

import pytest

from tests.wizards.filling import made_blanks as blanks
from tests.wizards.filling.filled import TITLE, facts, fill, left, read, rows, session
from tests.wizards.intake.documents import docx, p, tbl, tc, tr
from tests.wizards.word.word_samples import ROOT, documents
from wizards.filling import EVERYWHERE
from wizards.intake import Unreadable
from wizards.intake.word import read_word


def test_the_national_form_is_filled_whole() -> None:
    filling = fill(blanks.standard())
    assert left(filling) == []
    document = read(filling)
    assert document.paragraphs[1].text == "（2023年度）"
    table = rows(document)
    assert table[0] == ["项 目 名 称", TITLE]
    assert table[1] == ["主管部门", "某县水利局", "实施单位", "某县农村供水服务中心"]
    assert table[3] == ["年度资金总额", "126.00", "132.50", "129.85", "10", "98.00%", "9.8"]
    assert table[4] == ["其中：当年财政拨款", "120.00", "126.50", "123.85", "—", "97.91%", "—"]
    assert table[6] == ["　　　其他资金", "0", "0", "0", "—", "", "—"]
    goals = documents()["mof-2020"]["performance"]["goals"][0]
    assert table[8] == [goals["expected"], goals["actual"]]
    assert table[10][:7] == ["产出指标", "数量指标", "指标1：维修养护工程数量", "≥46处", "46处", "15", "15"]
    assert table[11][1:6] == ["指标1：水质抽检合格率", "≥92%", "90%", "15", "14.67"]
    assert "措施：2024年4月底前" in table[11][6]
    assert table[18][:3] == ["满意度指标", "服务对象满意度指标", "指标1：用水户满意度"]
    assert table[19] == ["总分", "100", "99.47", ""]


def test_every_cell_that_was_filled_reads_back_at_its_place() -> None:
    for make in (blanks.standard, blanks.nested, blanks.controls, blanks.platform, blanks.by_another_library):
        filling = fill(make())
        cells = {cell.where: cell.text for table in read(filling).tables for cell in table.cells}
        assert filling.filled
        for one in filling.filled:
            if one.where.startswith("表"):
                assert one.text in cells[one.where], one


def test_lines_marks_and_dates() -> None:
    filling = fill(blanks.lines_and_marks())
    assert [one.text for one in read(filling).paragraphs] == [
        "2023年度项目支出绩效自评报告",
        f"项目名称：{TITLE}",
        "主管部门：某县水利局　　实施单位：某县农村供水服务中心",
        "评价时段：2023年1月至2023年12月",
        "附：请用黑色笔填写。",
        "填报人：张某      联系电话：00000000000　　填报日期：2024年3月15日",
        "审核人：          审核意见：＿＿＿＿＿＿",
    ]
    assert [label for label, _, _ in left(filling)] == ["审核人", "审核意见"]


def test_a_table_inside_a_table_and_a_text_that_stays() -> None:
    filling = fill(blanks.nested())
    document = read(filling)
    assert rows(document, 2) == [["项目负责人", "李某", "联系电话", "00000000001"], ["主管部门", "某县水利局"]]
    assert rows(document)[2] == ["项目名称", "（全称）"]
    assert left(filling) == [("项目名称", "表1第3行第1格", "这里已经有字，没有动")]


def test_content_controls() -> None:
    filling = fill(blanks.controls())
    assert [row[1] for row in rows(read(filling))] == [
        TITLE,
        "选择一项。",
        "单击此处输入文字。",
        "2024年3月15日",
        "单击此处输入文字。",
    ]
    assert filling.data
    xml = read(filling).xml
    assert xml.count(b"showingPlcHdr") == 3
    assert xml.count(b"PlaceholderText") == 3
    assert [label for label, _, _ in left(filling)] == ["主管部门", "实施单位", "自评得分"]


def test_a_blank_of_another_library_keeps_the_look_of_its_cells() -> None:
    filling = fill(blanks.by_another_library())
    assert rows(read(filling)) == [
        ["项目名称", TITLE],
        ["主管部门", "某县水利局", "实施单位", "某县农村供水服务中心"],
        ["资金情况（万元）"],
        ["资金来源", "年初预算数", "全年预算数", "全年执行数"],
        ["合计", "126.00", "132.50", "129.85"],
        ["其他需要说明的问题", "无"],
    ]
    import docx as python_docx

    run = python_docx.Document(io.BytesIO(filling.data)).tables[0].cell(1, 1).paragraphs[0].runs[-1]
    assert (run.text, run.bold, run.font.size and run.font.size.pt) == ("某县水利局", True, 9.0)


FORM_TEXT = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>\u2002\u2002\u2002</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
TWICE = docx(p("项目名称：＿＿＿＿") + tbl(tr("项目名称", ""), tr("主管部门", "")))


def test_two_places_for_one_answer_are_left_to_the_clerk() -> None:
    filling = fill(TWICE)
    assert rows(read(filling)) == [["项目名称", ""], ["主管部门", "某县水利局"]]
    assert read(filling).paragraphs[0].text == "项目名称：＿＿＿＿"
    assert [(one.key, one.text, one.places) for one in filling.doubts] == [
        ("title", TITLE, ("正文第1段", "表1第1行第2格"))
    ]
    assert [one.where for one in filling.left] == ["正文第1段", "表1第1行第2格"]


@pytest.mark.parametrize(
    ("choice", "line", "cell"),
    [
        ("表1第1行第2格", "项目名称：＿＿＿＿", TITLE),
        ("正文第1段", f"项目名称：{TITLE}", ""),
        (EVERYWHERE, f"项目名称：{TITLE}", TITLE),
        ("", "项目名称：＿＿＿＿", ""),
    ],
)
def test_what_the_clerk_chose_counts(choice: str, line: str, cell: str) -> None:
    filling = fill(TWICE, {"title": choice})
    assert filling.doubts == []
    assert read(filling).paragraphs[0].text == line
    assert rows(read(filling))[0] == ["项目名称", cell]


SILENT = [
    ("a name that stands there already", tbl(tr("项目名称", "旧名称"), tr("主管部门", "")), [["项目名称", "旧名称"]]),
    ("two labels for one cell", tbl(tr("", "项目名称"), tr("主管部门", "")), [["", "项目名称"]]),
    ("a dash where nothing belongs", tbl(tr("项目名称", "—"), tr("主管部门", "")), [["项目名称", "—"]]),
    ("a hint in brackets", tbl(tr("项目名称", "（请填全称）"), tr("主管部门", "")), [["项目名称", "（请填全称）"]]),
    ("a name with XX in it", tbl(tr("项目名称", "XX县XX项目"), tr("主管部门", "")), [["项目名称", "XX县XX项目"]]),
]


@pytest.mark.parametrize(("body", "first"), [case[1:] for case in SILENT], ids=[case[0] for case in SILENT])
def test_nothing_is_written_over_a_text(body: str, first: list[list[str]]) -> None:
    assert rows(read(fill(docx(body + p("年度：____")))))[:1] == first


def test_a_telephone_goes_to_its_person_or_nowhere() -> None:
    filling = fill(
        docx(tbl(tr("填表人", "", "联系电话", ""), tr("财务负责人", "", "联系电话", ""), tr("电话", "", "", "")))
    )
    assert rows(read(filling)) == [
        ["填表人", "张某", "联系电话", "00000000000"],
        ["财务负责人", "", "联系电话", ""],
        ["电话", "", "", ""],
    ]


def test_a_file_without_any_place_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有认出能填的地方"):
        fill(docx(p("关于开展绩效自评的通知")))


def test_goals_that_are_asked_one_by_one() -> None:
    goals = [{"expected": f"预期{n}", "actual": f"实际{n}"} for n in (1, 2)]
    asked = "目标1：\n目标2：\n……"
    body = tbl(tr("预期目标", "实际完成情况"), tr(tc(asked), tc(asked)), tr("项目名称", ""))
    filling = fill(docx(body), of=facts(session(performance={"goals": goals, "indicators": []})))
    assert rows(read(filling))[1] == ["目标1：预期1\n目标2：预期2\n……", "目标1：实际1\n目标2：实际2\n……"]


def _without_stops(text: str) -> str:
    return "".join(text.replace("。", "").split())


COVER = docx(p("项目名称   ____") + p("主 管 部 门：____　评价时段：____起至  ____止") + p("（一）项目概况"))


def test_a_cover_and_a_time_from_to() -> None:
    filling = fill(COVER)
    assert [one.text for one in read(filling).paragraphs] == [
        f"项目名称   {TITLE}",
        "主 管 部 门：某县水利局　　评价时段：2023年1月起至  2023年12月止",
        "（一）项目概况",
    ]
    assert left(filling) == []


EMPTY = {
    "mof-2020": 50,
    "linxiang-2021": 50,
    "chenggong-2019": 4,
    "transfer-2019": 38,
    "transfer-2022": 55,
    "yunnan-2022": 65,
}


@pytest.mark.parametrize(("form", "least"), EMPTY.items())
def test_our_own_empty_report_filled_reads_like_the_report(form: str, least: int) -> None:
    """What the form prints for an empty session is a blank; filled, its tables read as those of the whole report."""
    from tests.wizards.word.word_samples import report_of
    from wizards import word
    from wizards.catalogue import load_form
    from wizards.session import new_document

    sample = documents()[form]
    empty = word.write(*report_of(new_document(load_form(form))))
    whole = read_word(word.write(*report_of(sample)))
    filling = fill(empty, of=facts(sample))
    printed = {cell.text for table in whole.tables for cell in table.cells} | {""}
    cells = {cell.where: cell.text for table in read(filling).tables for cell in table.cells}
    placed = [one for one in filling.filled if one.cell is not None and one.label != "年度"]
    known = {_without_stops(text) for text in printed}
    assert [one for one in placed if _without_stops(cells[one.where]) not in known] == []
    assert len(placed) >= least


RATES = tbl(tr("资金来源", "全年执行数", "执行率"), tr("合计", "-", "__%"))
LABELS = [
    ("the sum of another table", tbl(tr("支出内容", "金额"), tr("合计", "")), ["合计", ""]),
    ("label and line in one cell", tbl(tr("", ""), tr(tc("项目名称\n＿＿＿＿"), "")), [f"项目名称\n{TITLE}", ""]),
    ("a unit that is printed", tbl(tr("", ""), tr("金额单位：元", "")), ["金额单位：元", ""]),
    ("the same answer stands there", tbl(tr("", ""), tr("主管部门", "某县水利局")), ["主管部门", "某县水利局"]),
    ("a prompt whose control is lost", tbl(tr("", ""), tr("项目名称", "单击此处输入文字。")), ["项目名称", TITLE]),
    ("a field of an old form", tbl(tr("", ""), tr("项目名称", tc(p(FORM_TEXT)))), ["项目名称", TITLE]),
    ("a number before its unit", tbl(tr("", ""), tr("自评得分", "    分")), ["自评得分", "99.47分"]),
    ("a dash in the way", tbl(tr("资金来源", "全年执行数（元）"), tr("合计", "-")), ["合计", "-"]),
    ("an amount before its unit", tbl(tr("资金来源", "全年执行数"), tr("合计", "___元")), ["合计", "1298500元"]),
    (
        "a percentage before its sign",
        tbl(tr("资金来源", "全年执行数", "执行率"), tr("合计", "-", "__%")),
        ["合计", "-", "98.00%"],
    ),
    ("the person's name and telephone", tbl(tr("", ""), tr("负责人及电话", "")), ["负责人及电话", "李某　00000000001"]),
]


@pytest.mark.parametrize(("body", "second"), [case[1:] for case in LABELS], ids=[case[0] for case in LABELS])
def test_labels_one_by_one(body: str, second: list[str]) -> None:
    filling = fill(docx(body + p("评价年度：____")))
    assert rows(read(filling))[1] == second
    assert [label for label, _, _ in left(filling)] in ([], ["合计"])
    assert len(filling.filled) >= 1


def test_boxes_and_dates_without_a_label_are_listed() -> None:
    filling = fill(docx(tbl(tr("项目类别", "□新增 □延续"), tr("项目名称", "")) + p("    年   月   日")))
    assert left(filling) == [
        ("年月日", "正文第1段", "没有写明是什么日期，请在 Word 里填"),
        ("项目类别", "表1第1行第1格", "要在 Word 里打勾"),
    ]


THROUGH = {"blank-through-libreoffice.docx": blanks.standard, "cover-through-libreoffice.docx": blanks.lines_and_marks}


@pytest.mark.parametrize("name", THROUGH)
def test_a_blank_that_another_program_saved_again_is_filled_alike(name: str) -> None:
    saved = fill((ROOT / "tests" / "data" / "word" / name).read_bytes())
    made = fill(THROUGH[name]())
    assert [(one.label, one.path, one.text) for one in saved.filled] == [
        (one.label, one.path, one.text) for one in made.filled
    ]
    assert [(label, why) for label, _, why in left(saved)] == [(label, why) for label, _, why in left(made)]


def test_holes_in_a_sentence_signatures_and_holes_that_read_like_labels() -> None:
    body = (
        p("项目名称：____________，主管部门：____________。")
        + p("项目负责人（签字）：          填报人：          ")
        + tbl(tr("评价年度", "    年度"), tr("报告日期", "    年  月"))
    )
    filling = fill(docx(body))
    assert [one.text for one in read(filling).paragraphs] == [
        f"项目名称：{TITLE}，主管部门：某县水利局。",
        "项目负责人（签字）：          填报人：张某",
    ]
    assert rows(read(filling)) == [["评价年度", "2023年度"], ["报告日期", "2024年3月"]]
    assert left(filling) == [("项目负责人（签字）", "正文第2段", "要签字的地方，请手写")]


def test_a_department_is_the_unit_s_only_on_a_line_of_its_own() -> None:
    filling = fill(docx(p("部门：____") + tbl(tr("姓名", "部门", "职务"), tr("", "", "")) + p("评价年度：____")))
    assert [one.text for one in read(filling).paragraphs] == ["部门：某县农村供水服务中心", "评价年度：2023"]
    assert rows(read(filling))[1] == ["", "", ""]


def test_the_title_of_the_goals_is_no_label_of_the_cell_below_it() -> None:
    """In a blank whose title cell is not merged downwards an empty cell stands below it."""
    filling = fill(docx(tbl(tr("年度总体目标", "预期目标", "实际完成情况"), tr("", "", ""))))
    goals = documents()["mof-2020"]["performance"]["goals"][0]
    assert rows(read(filling))[1] == ["", goals["expected"], goals["actual"]]


def test_a_title_of_goals_alone_asks_for_them() -> None:
    filling = fill(docx(tbl(tr("项目名称", ""), tr("年度总体目标", ""))))
    assert rows(read(filling))[1][1] == documents()["mof-2020"]["performance"]["goals"][0]["expected"]


def test_a_cell_below_two_heads_takes_one_value_and_the_other_is_told() -> None:
    money = tbl(tr("资金来源", "年初预算数", "全年预算数", "全年执行数"), tr("合计", tc("", span=2), ""))
    filling = fill(docx(money))
    assert rows(read(filling))[1] == ["合计", "126.00万元", "129.85万元"]
    assert ("合计·全年预算数", "表1第2行第2格", "这一格已经填了别的，分不开") in left(filling)
