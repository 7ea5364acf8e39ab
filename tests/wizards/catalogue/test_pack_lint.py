"""The lint: each mistake is found on its line, a whole pack gives no message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wizards.built_in import FORMS
from wizards.catalogue import LintMessage, PackError, lint, load_form_file, new_pack_text

PHONE = "138" + "12345678"
"""Nobody's: put together here, so that no text of the project looks like a number."""

ID = "my-own-1"
PACK = new_pack_text(ID)


def lint_text(folder: Path, text: str, name: str = f"{ID}.toml") -> list[LintMessage]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return lint(path)


def replaced(old: str, new: str) -> str:
    assert PACK.count(old) >= 1, old
    return PACK.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.toml")), ids=lambda path: path.stem)
def test_built_in_packs_are_clean(path: Path) -> None:
    assert [str(message) for message in lint(path)] == []


def test_the_new_pack_is_clean_and_loads(tmp_path: Path) -> None:
    assert lint_text(tmp_path, PACK) == []
    assert load_form_file(tmp_path / f"{ID}.toml").pack.id == ID


# group, old, new, part of the changed text on the line to be named, words of the message, hint
ERRORS = [
    (1, "money_unit = ", "money_unt = ", "money_unt", "没有“money_unt”这个键", "money_unit"),
    (1, "[[steps.funds]]", "[[steps.fund]]", "[[steps.fund]]", "没有“fund”这个键", "funds"),
    (1, "format = 1", "format = 2", "format = 2", "“pack.format”只能是 1", ""),
    (1, 'label = "项目名称"', "label = 3", "label = 3", "应是文字", ""),
    (1, "required = true", 'required = "perhaps"', 'required = "perhaps"', "应是 true 或 false", ""),
    (1, 'money_unit = "万元"', 'money_unit = "角"', 'money_unit = "角"', "“pack.money_unit”只能是", ""),
    (1, 'label = "项目单位"\n', "", 'path = "profile.unit.name"', "缺少“steps.profile.label”", ""),
    (1, 'head = true\nrows = [["资金', 'landscape = true\nrows = [["资金', "landscape = true", "landscape", "上面"),
    (1, "year = 2024", "year = 2024\nyear = 2025", "year = 2025", "写了两次", ""),
    (1, 'place = "某县"', 'place = "某县', 'place = "某县', "引号", ""),
    (2, f'id = "{ID}"', 'id = "other"', 'id = "other"', "和文件名不同", ""),
    (
        2,
        "rate_decimals = 2",
        'rate_decimals = 2\npolicy = "hubei-2002"',
        "hubei-2002",
        "没有“hubei-2002”这套",
        "hubei-2020",
    ),
    (2, 'ask = "照抄预算批复上的名称。"', 'ask = " "', 'ask = " "', "ask 是空的", ""),
    (
        3,
        'path = "profile.unit.name"',
        'path = "profile.unit.nane"',
        "profile.unit.nane",
        "没有“profile.unit.nane”",
        "name",
    ),
    (
        3,
        'path = "profile.report_date"',
        'path = "profile.title"',
        'path = "profile.title"\nlabel = "报',
        "已经问过",
        "",
    ),
    (3, 'label = "评价年度"', 'label = "评价年度"\ncolumns.x = "x"', "columns.x", "不是由行组成的表", ""),
    (
        3,
        'columns.adjusted_budget = "全年预算数"',
        'columns.budget = "全年预算数"',
        "columns.budget",
        "没有“budget”",
        "budget",
    ),
    (
        3,
        'path = "texts.implementation"',
        'path = "texts.implementaton"',
        "texts.implementaton",
        "不是通用的文字栏",
        "implementation",
    ),
    (3, 'columns.text = "问题和原因"\n', "", 'where.kind = "problem"\nlabel', "要写 columns", ""),
    (3, 'columns.text = "问题和原因"', 'columns.text = "问题"\nrows.a = "甲"', "rows.a", "不能用 rows", ""),
    (4, "{texts.overview}", "{texts.overview", 'text = "{texts.overview"', "没有对应的“}”", ""),
    (4, "[，预算执行率{funds.lines.total.rate}]", "[，预算执行率]", "[，预算执行率]", "至少要有一个值", ""),
    (4, "[，预算执行率{funds.lines.total.rate}]", "[，[{funds.lines.total.rate}]]", "[，[", "不能再有“[”", ""),
    (4, "{n:一}是{text}。", "{n:I}是{text}。", "{n:I}", "没有“I”这种写法", ""),
    (4, '"{texts.overview}"', '"{overview}"', "{overview}", "没有一行一行的内容", "each"),
    (4, "措施{n}：{text}", "措施{n}：{txt}", "{txt}", "的行里没有“txt”", "text"),
    (4, "{funds.lines.other.executed}", "{funds.lines.othr.executed}", '["其他资金', "没有“othr”这一行", "other"),
    (4, "{profile.report_date}", "{profile.report_dat}", 'text = """', "没有“profile.report_dat”", "report_date"),
    (5, '"{texts.implementation}"', '"{texts.management}"', '"{texts.management}"', "却没有问", ""),
    (
        5,
        'where.kind = "problem"\ntext',
        'where.kind = "problem"\nedit = "texts.effect"\ntext',
        "edit = ",
        "却没有问",
        "",
    ),
    (7, '["县级财政", ', "[", 'rows = [\n  ["合计', "有 2 格", ""),
    (7, "widths = [4, 3, 3]", "widths = [4, 3]", "head = true", "和 widths 的列数不同", ""),
    (7, '["合计", ', '["<", ', 'rows = [\n  ["<', "第一列不能写", ""),
    (7, '[["资金来源", ', '[["^", ', "head = true", "第一行不能写", ""),
    (8, "level = 0\n", "", "{profile.fiscal_year}年度", "标题要写 level", ""),
    (8, 'heading = "组织实施情况"\n', 'heading = "组织实施情况"\nstyle = "row"\n', 'style = "row"', "不能带 text", ""),
    (
        8,
        "{profile.unit.name}\n{",
        '{profile.unit.name}"""\njoin = """{',
        "join = ",
        "join、begin、end 和 none 只能和 each",
        "",
    ),
    (
        8,
        'where.kind = "problem"\ntext = "{n:一}',
        'none = "无。"\ntext = "{n:一}',
        'each = "problems.items"\nnone',
        "none 要和 where 一起用",
        "",
    ),
    (8, 'look = "right"', 'look = "right"\nlandscape = true', "landscape = true", "landscape 只用于表格", ""),
    (9, 'level2 = "质量指标"', 'level2 = "质量指标"\nrule = "manual"', 'rule = "manual"', 'mode = "rules"', ""),
    (9, 'mode = "none"', 'mode = "rules"', "[scoring]", "分值合计 0，应为 100", ""),
    (9, 'id = "quality"', 'id = "quantity"', 'id = "quantity"\nlevel1 = "产出指标"\nlevel2 = "质', "用了两次", ""),
]

WARNINGS = [
    (2, 'source = "实施方案、验收单"\n', "", 'path = "texts.implementation"', "既没有来源也没有例子"),
    (5, "{deviation_reason}", "", "columns.deviation_reason", "报告里却没有用到"),
    (6, 'where.kind = "measure"\ntext', 'where.kind = "next"\ntext', 'where.kind = "next"\ntext', "没有一行会符合"),
    (6, "# 这一行按指标重复\n", '\nwhere.level2 = "数量指标"\n', 'id = "quality"', "没有印在报告里"),
    (
        8,
        'number = "三、"\nheading = "组织实施情况"',
        'number = "一、"\nheading = "项目基本情况"',
        "{texts.implementation}",
        "出现了两次",
    ),
    (10, 'place = "某县"', f'place = "{PHONE}"', PHONE, "像是电话号码"),
    (10, 'place = "某县"', 'place = "/home/zhang/表"', "/home/zhang", "文件位置"),
]


@pytest.mark.parametrize(("group", "old", "new", "part", "words", "hint"), ERRORS)
def test_each_error_is_found_on_its_line(
    tmp_path: Path, group: int, old: str, new: str, part: str, words: str, hint: str
) -> None:
    text = replaced(old, new)
    found = [message for message in lint_text(tmp_path, text) if words in message.message]
    assert found, [str(message) for message in lint_text(tmp_path, text)]
    assert found[0].severity == "error"
    assert hint in found[0].hint or hint in found[0].message
    entry = text[: text.index(part)].rfind("\n[")
    first = text[:entry].count("\n") + 2
    assert first <= found[0].line <= line_of(text, part) + part.count("\n")


@pytest.mark.parametrize(("group", "old", "new", "part", "words"), WARNINGS)
def test_each_warning_is_found(tmp_path: Path, group: int, old: str, new: str, part: str, words: str) -> None:
    text = replaced(old, new)
    found = [message for message in lint_text(tmp_path, text) if words in message.message]
    assert found, [str(message) for message in lint_text(tmp_path, text)]
    assert all(message.severity == "warning" for message in found)
    entry = text[: text.index(part)].rfind("\n[")
    assert text[:entry].count("\n") + 2 <= found[0].line <= line_of(text, part)


RULES = """
[[indicators]]
id = "a"
name = "甲"
weight = 100
rule = "deduct"
minus = [{ fact = "late", points = 1 }]
facts.late = "几次"
"""

RULE_ERRORS = [
    ("weight = 100\n", "", "没有 weight"),
    ("weight = 100", "weight = 99", "合计 99"),
    ("facts.late = ", "facts.lat = ", "没有提问"),
    ("facts.late = ", 'facts.other = "x"\nfacts.late = ', "却没有用到"),
    ('rule = "deduct"', 'rule = "deduct"\nzero_if = ["late"]', "既当数又当"),
    ("points = 1", "points = 101", "大于分值"),
    ('rule = "deduct"', 'rule = "deduction"', "没有这种计分规则"),
    ("minus = [", "minuss = [", "没有“minuss”这个键"),
    ('fact = "late"', 'fact = "profile.unit.staff.post"', "不存在"),
]


@pytest.mark.parametrize(("old", "new", "words"), RULE_ERRORS)
def test_scoring_rules_are_checked(tmp_path: Path, old: str, new: str, words: str) -> None:
    head, _, tail = PACK.partition("[[indicators]]\n")
    report = tail[tail.index("# ───────────── 四") :]
    text = head.replace('mode = "none"', 'mode = "rules"') + RULES + report
    assert not [message for message in lint_text(tmp_path, text) if message.severity == "error"]
    assert old in RULES
    wrong = head.replace('mode = "none"', 'mode = "rules"') + RULES.replace(old, new, 1) + report
    assert [
        message for message in lint_text(tmp_path, wrong) if words in message.message and message.severity == "error"
    ]


@pytest.mark.parametrize("key", ['join = "；"', 'begin = "如下："', 'end = "。"'])
def test_rows_under_headings_of_their_own_are_not_joined(tmp_path: Path, key: str) -> None:
    own = '[[report]]\nlevel = 2\nnumber = "{n}、"\nheading = "问题"\neach = "problems.items"\nwhere.kind = "problem"\n'
    marker = '[[report]]\neach = "problems.items"\nwhere.kind = "problem"\n'
    assert lint_text(tmp_path, replaced(marker, own)) == []
    (found,) = lint_text(tmp_path, replaced(marker, f"{own}{key}\n"))
    assert "每一行各是一段" in found.message and found.severity == "error"


def test_a_beginning_takes_values_of_the_whole_only(tmp_path: Path) -> None:
    marker = 'text = "{n:一}是{text}。"\n'
    whole = 'begin = "{profile.fiscal_year}年："\njoin = "；"\n'
    assert lint_text(tmp_path, replaced(marker, whole + marker)) == []
    (found,) = lint_text(tmp_path, replaced(marker, whole.replace("profile.fiscal_year", "title") + marker))
    assert "不能写“{title}”" in found.message and found.severity == "error"


def test_grids_of_one_physical_table_should_have_one_width(tmp_path: Path) -> None:
    band = '[[report.table]]\nrows = [["甲", "乙"]]\n'
    extra = f'\n[[report]]\nlevel = 2\nheading = "续表"\nstyle = "row"\nwidths = [5, 6]\n\n{band}'
    marker = '[[report]]\nlevel = 1\nnumber = "三、"'
    text = replaced(marker, extra + "\n" + marker)
    assert "竖线会错开" in lint_text(tmp_path, text)[0].message
    assert lint_text(tmp_path, text.replace("[5, 6]", "[5, 5]")) == []


def test_a_merged_area_must_be_a_rectangle(tmp_path: Path) -> None:
    text = replaced('["县级财政", "{funds.lines.county.adjusted_budget}"', '["^", "<"')
    assert any("不是一个方块" in message.message for message in lint_text(tmp_path, text))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "UTF-8"),
        ("项目".encode("gbk"), "UTF-8"),
        (b"", "pack"),
        (b"x = " + b"[" * 3000, "嵌套"),
        (b"a = 1" + b"0" * 5000, ""),
    ],
)
def test_what_is_no_pack_is_said_in_one_sentence(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / f"{ID}.toml"
    path.write_bytes(raw)
    try:
        said = str(lint(path)[0])
    except PackError as error:
        said = str(error)
    assert words in said
    with pytest.raises(PackError) as caught:
        load_form_file(path)
    assert "\n" not in str(caught.value)


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(PackError, match=path.name):
            lint(path)


def test_a_head_is_not_joined_to_the_row_above_it(tmp_path: Path) -> None:
    bands = '[[report.table]]\nrows = [["甲"]]\n[[report.table]]\nhead = true\nrows = [["^"]]\n'
    (found,) = [
        message
        for message in lint_text(tmp_path, f"{PACK}\n[[report]]\n{bands}")
        if "表头和上面的行" in message.message
    ]
    assert found.severity == "error"
    below = bands.replace("head = true\n", "").replace('rows = [["甲"]]', 'head = true\nrows = [["甲"]]')
    assert not [m for m in lint_text(tmp_path, f"{PACK}\n[[report]]\n{below}") if "表头" in m.message]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([""], "第 1 条是空的"),
        (["打印", "长" * 35], "第 2 条有 35 个字"),
        (["报 {profile.title}"], "不会换成值"),
        (["打印"] * 7, "写了 7 条"),
        (["打印两份", "加盖公章"], ""),
    ],
)
def test_what_is_to_be_done_after_writing_is_a_few_short_lines(tmp_path: Path, steps: list[str], said: str) -> None:
    before = next(line for line in PACK.splitlines() if line.startswith("submission.steps"))
    messages = lint_text(tmp_path, replaced(before, f"submission.steps = {json.dumps(steps)}"))
    assert [said in one.message for one in messages] == [True] * bool(said)


INNER = """
[[steps.funds]]
path = "funds.account.insurances"
label = "险种"
ask = "按险种填。"
source = "决算表"
columns.budget = "预算"
rows."甲险" = "甲险"

[[steps.funds]]
path = "funds.account.insurances.甲险.parts"
label = "甲险支出"
ask = "按项填。"
source = "决算表"
columns.amount = "支出"
columns.x.persons = "人数"

[[columns]]
list = "funds.account.insurances.甲险.parts"
key = "persons"
label = "人数"

[[report]]
each = "funds.account.insurances.甲险.parts"
text = "{item}{amount}元{x.persons}人[，共{funds.account.insurances.甲险.parts.total.amount}元]"
"""


@pytest.mark.parametrize("row", ["*", "total", "乙险"])
@pytest.mark.parametrize("place", ['list = "', 'path = "', 'each = "', "，共{"])
def test_a_list_in_a_list_is_entered_through_a_row_that_is_there(tmp_path: Path, place: str, row: str) -> None:
    way = f"{place}funds.account.insurances."
    assert not [one for one in lint_text(tmp_path, PACK + INNER) if one.severity == "error"]
    text = PACK + INNER.replace(f"{way}甲险.parts", f"{way}{row}.parts")
    (found,) = [one for one in lint_text(tmp_path, text) if f"没有“{row}”这一行" in one.message]
    assert found.severity == "error"
    assert way in text.split("\n")[found.line - 1]
    assert "甲险" in found.hint


@pytest.mark.parametrize(
    ("mode", "policy", "asked", "printed", "words"),
    [
        ("rules", "", "", "score.grade", "没有写 policy"),
        ("rules", "hubei-2020", "", "score.grade", ""),
        ("rules", "", "", "score.total", ""),
        ("none", "hubei-2020", "", "score.grade", "不打分"),
        ("none", "", "", "score.total", "不打分"),
        ("stated", "", "performance.stated_grade", "score.grade", ""),
    ],
)
def test_a_grade_that_nothing_gives_is_named(
    tmp_path: Path, mode: str, policy: str, asked: str, printed: str, words: str
) -> None:
    head, _, tail = PACK.partition("[[indicators]]\n")
    report = tail[tail.index("# ───────────── 四") :]
    text = head.replace('mode = "none"', f'mode = "{mode}"') + (RULES if mode == "rules" else "") + report
    text = text.replace(
        "rate_decimals = 2", f'rate_decimals = 2\npolicy = "{policy}"' if policy else "rate_decimals = 2"
    )
    if asked:
        text += f'\n[[steps.performance]]\npath = "{asked}"\nlabel = "等次"\nask = "填等次。"\nsource = "自评"\n'
    text += f'\n[[report]]\ntext = "{{{printed}}}"\n'
    found = [one for one in lint_text(tmp_path, text) if "总是空的" in one.message]
    assert [words in one.message and one.severity == "warning" for one in found] == ([True] if words else [])
