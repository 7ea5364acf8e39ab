"""Whatever the order, the words and the breaks of a table: what is in it arrives, nothing else does, nothing raises."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wizards.intake.sheets import bring, default_form, indicators, xls, xlsx
from wizards.intake import Unreadable, new_paths, plan_paste, take
from wizards.lexicon import lexicon
from wizards.session import new_document

WORDS = lexicon()
LEVELS = [
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
]
TARGETS = ["≥46处", "≤48小时", "100%", "≥95%", "1012.41", "90%~110%", "2023年11月30日前", "健全", "≥８.６万人"]
ACTUALS = ["46处", "36小时", "98.5%", "96%", "1,012.41万元", "101%", "2023-11-29", "健全", "8.6万人", "0", "０"]
NAMES = st.text("甲乙丙丁维修养护工程水质合格率（）—、“”·ABCxyz0123", min_size=2, max_size=12).map(str.strip)
TEXTS = st.text("因汛期，设备。到货晚\n\"'；ab 12", max_size=30).map(str.strip)


def heads(thing: str) -> st.SearchStrategy[str]:
    term = WORDS.term("indicators", thing)
    blanks = st.sampled_from(["", " ", "\u3000", "\n"])
    return st.tuples(st.sampled_from(term.words), blanks).map(lambda pair: pair[0][:2] + pair[1] + pair[0][2:])


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], dict[str, dict[str, str]]]:
    """A table with its head, and the indicators that stand in it."""
    names = draw(st.lists(NAMES.filter(is_name), min_size=1, max_size=6, unique_by=squeezed))
    level_of = sorted(draw(st.integers(0, len(LEVELS) - 1)) for _ in names)
    things = ["level1", "level2", "name", "target", "actual", "weight", "deviation_reason"]
    rows: list[dict[str, str]] = []
    for name, number in zip(names, level_of, strict=True):
        reason = draw(TEXTS.filter(lambda text: "措施" not in text))
        rows.append(
            {
                "level1": LEVELS[number][0],
                "level2": LEVELS[number][1],
                "name": name,
                "target": draw(st.sampled_from(TARGETS)),
                "actual": draw(st.sampled_from(ACTUALS)),
                "weight": str(draw(st.integers(1, 50))),
                "deviation_reason": reason if reason.strip("'\"；。， ") else "",
            }
        )
    order = [*things[:2], *draw(st.permutations(things[2:]))]
    sheet = [[""], ["项目支出绩效自评表"], [draw(heads(thing)) for thing in order]]
    leave_blank = draw(st.booleans())
    before: dict[str, str] = {}
    for row in rows:
        cells = dict(row)
        for level in ("level1", "level2") if leave_blank else ():
            if before.get("level1") == row["level1"] and before.get(level) == row[level]:
                cells[level] = ""
        sheet.append([cells[thing] for thing in order])
        if draw(st.booleans()):
            sheet.append([""] * len(order))
        before = row
    sheet.append(["合计", *[""] * (order.index("weight") - 1), "100"])
    expected = {row["name"]: {key: value for key, value in row.items() if key != "name" and value} for row in rows}
    return sheet, expected


def is_name(text: str) -> bool:
    """Not a word of a head, a sum or a number in front, which are not names."""
    bare = squeezed(text)
    known = any(bare in WORDS.words(table) for table in ("indicators", "total_rows", "labels", "level1", "level2"))
    return len(bare) > 1 and not known and text[0] not in "0123（—、·”" and text[-1] not in "、—·“"


def squeezed(text: str) -> str:
    return "".join(text.split())


def copied(sheet: list[list[str]], end: str) -> str:
    """A table as a sheet puts it on the clipboard: cells with breaks or quotes in quotes."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in '\t\n\r"') else text

    return "".join("\t".join(map(cell, row)) + end for row in sheet)


def brought(plan: Any) -> dict[str, dict[str, str]]:
    form = default_form()
    return indicators(take(new_document(form), plan, new_paths(plan)))


@given(tables(), st.sampled_from(["\r\n", "\n", "\r"]))
@settings(max_examples=150)
def test_a_copied_table_arrives_whole(table: tuple[list[list[str]], Any], end: str) -> None:
    sheet, expected = table
    form = default_form()
    assert brought(plan_paste(copied(sheet, end), new_document(form), form)) == expected


@given(tables())
@settings(max_examples=40)
def test_the_same_table_says_the_same_in_every_kind_of_file(table: tuple[list[list[str]], Any]) -> None:
    sheet, expected = table
    for data, name in ((xlsx(sheet), "表.xlsx"), (xls(sheet), "表.xls"), (copied(sheet, "\r\n"), "表.txt")):
        assert indicators(bring(data, name)[1]) == expected, name


@given(
    st.text(max_size=300)
    | st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=8).map(
        lambda rows: "\n".join("\t".join(row) for row in rows)
    )
)
@settings(max_examples=200)
def test_any_text_is_a_plan_or_one_sentence(text: str) -> None:
    form = default_form()
    try:
        plan_paste(text, new_document(form), form)
    except Unreadable as error:
        assert "\n" not in str(error)


@given(tables(), st.data())
@settings(max_examples=60)
def test_what_is_there_already_is_never_replaced_unasked(
    table: tuple[list[list[str]], Any], data: st.DataObject
) -> None:
    sheet, _ = table
    form = default_form()
    text = copied(sheet, "\n")
    first = plan_paste(text, new_document(form), form)
    some = data.draw(st.sets(st.sampled_from(sorted(new_paths(first)))))
    half = take(new_document(form), first, some)
    again = plan_paste(text, half, form)
    whole = indicators(take(half, again, new_paths(again)))
    for name, fields in indicators(half).items():
        assert {key: whole[name][key] for key in fields} == fields


@given(tables(), st.data())
@settings(max_examples=40)
def test_paths_that_are_not_written_out_are_taken_as_written_ones(
    table: tuple[list[list[str]], Any], data: st.DataObject
) -> None:
    sheet, _ = table
    form = default_form()
    first = plan_paste(copied(sheet, "\n"), new_document(form), form)
    some = data.draw(st.sets(st.sampled_from(sorted(new_paths(first)))))
    there = take(new_document(form), first, some)
    plan = plan_paste(copied(sheet, "\n"), there, form)
    for replace in (False, True):
        paths = new_paths(plan, replace=replace)
        written = {one.path for one in plan.proposals if one.state == "new" or (replace and one.state == "differs")}
        assert set(paths) == written and paths - some == written - some and len(paths) == len(written)
        assert take(there, plan, paths) == take(there, plan, written)
