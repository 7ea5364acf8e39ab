"""A county's own pack with a fault: named in the list, refused where it cannot be drawn, usable where it can."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizards.catalogue import PackError, lint, list_forms, load_form, new_id_problem, new_pack_text
from wizards.catalogue.shape import MOST_QUESTIONS
from wizards.catalogue.source import LARGEST
from wizards.opening import in_force
from wizards.storage import UnusableFile, user_folder

ID = "my-own-1"
PACK = new_pack_text(ID)
INLINE = '{path = "texts.x_a_b", label = "a", ask = "b"}'


@pytest.fixture
def folder() -> Path:
    made = user_folder() / "forms"
    made.mkdir(parents=True)
    return made


def put(folder: Path, text: str, name: str = ID) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def changed(old: str, new: str) -> str:
    assert old in PACK, old
    return PACK.replace(old, new, 1)


def with_questions(count: int) -> str:
    return f'[pack]\nformat = 1\nid = "{ID}"\ntitle = "x"\n[steps]\nprofile = [{", ".join([INLINE] * count)}]\n'


UNDRAWABLE = {
    "open brace": (changed("{texts.overview}", "{texts.overview"), "没有对应的“}”"),
    "closed only": (changed("{texts.overview}", "texts.overview}"), "“}”前面没有“{”"),
    "unknown format": (changed("{n:一}", "{n:I}"), "没有“I”这种写法"),
    "unknown question": (changed('"profile.unit.name"', '"profile.unit.nane"'), "没有“profile.unit.nane”这个值"),
    "unknown column": (changed("columns.executed", "columns.executd"), "的行里没有“executd”"),
    "unknown value": (changed("{profile.report_date}", "{profile.report_dat}"), "没有“profile.report_dat”这个值"),
    "misspelt section": (changed("{profile.report_date}", "{profil.report_date}"), "不能写“{profil.report_date}”"),
    "unknown in a row": (changed("措施{n}：{text}", "措施{n}：{txt}"), "的行里没有“txt”"),
    "unknown each": (changed('each = "problems.items"', 'each = "problems.item"'), "不是可以逐行印的内容"),
    "no cells": (PACK + "\n[[report]]\n[[report.table]]\nrows = [[]]\n", "一格也没有"),
    "not TOML": (changed('place = "某县"', 'place = "某县'), "引号"),
    "unknown key": (changed("money_unit", "money_unt"), "没有“money_unt”这个键"),
    "too many questions": (with_questions(MOST_QUESTIONS + 1), f"有 {MOST_QUESTIONS + 1} 个提问"),
    "too long": (PACK + "#" * LARGEST, "不会超过 1 MB"),
    "other id": (changed(f'id = "{ID}"', 'id = "other"'), "和文件名不同"),
}


@pytest.mark.parametrize("kind", UNDRAWABLE)
def test_what_cannot_be_drawn_is_named_and_not_used(kind: str, folder: Path) -> None:
    text, words = UNDRAWABLE[kind]
    path = put(folder, text)
    infos, notes = list_forms()
    assert infos and not any(info.user for info in infos)
    (note,) = notes
    assert note.startswith(f"已跳过 {ID}.toml") and words in note and "\n" not in note
    with pytest.raises(PackError) as refused:
        load_form(ID)
    assert note == f"已跳过 {refused.value}"
    with pytest.raises(UnusableFile, match=r"^某项目\.toml："):
        in_force({"form": ID}, name="某项目.toml")
    if kind != "too long":
        assert words in str(next(message for message in lint(path) if message.severity == "error"))


USABLE = {
    "indicator twice": (changed('id = "quality"', 'id = "quantity"'), "用了两次"),
    "slot of one's own name": (PACK.replace("texts.overview", "texts.profile_overview"), "不是通用的文字栏"),
    "asked twice": (
        changed('path = "profile.report_date"', 'path = "profile.title"'),
        "已经问过",
    ),
    "unknown policy": (changed("rate_decimals", 'policy = "nowhere"\nrate_decimals'), "没有“nowhere”这套评分办法"),
    "number without rows": (changed("{texts.overview}", "{n}{texts.overview}"), "不能写“{n}”"),
    "not rectangular": (changed('["县级财政", "{funds.lines.county.adjusted_budget}"', '["^", "<"'), "不是一个方块"),
}


@pytest.mark.parametrize("kind", USABLE)
def test_any_other_fault_is_named_and_locks_nobody_out(kind: str, folder: Path) -> None:
    text, words = USABLE[kind]
    put(folder, text)
    infos, notes = list_forms()
    assert ID in {info.id for info in infos} and load_form(ID).pack.id == ID
    (note,) = notes
    assert words in note and note.endswith("仍可使用。")


def test_a_whole_pack_is_listed_without_a_word(folder: Path) -> None:
    put(folder, PACK)
    assert list_forms()[1] == [] and load_form(ID).pack.id == ID


def test_a_mended_pack_is_used_again(folder: Path) -> None:
    put(folder, UNDRAWABLE["open brace"][0])
    with pytest.raises(PackError):
        load_form(ID)
    put(folder, PACK + "\n")
    assert load_form(ID).pack.id == ID and list_forms()[1] == []


def test_one_bad_pack_hides_no_other(folder: Path) -> None:
    put(folder, UNDRAWABLE["open brace"][0])
    put(folder, new_pack_text("my-own-2"), "my-own-2")
    infos, notes = list_forms()
    assert [info.id for info in infos if info.user] == ["my-own-2"] and len(notes) == 1


def test_many_questions_take_no_longer_than_few(folder: Path) -> None:
    """Twenty thousand questions are counted, not built: lines are looked up once, not from the top for each key."""
    put(folder, with_questions(20_000))
    assert "有 20000 个提问" in list_forms()[1][0]
    put(folder, PACK + "".join(f'\n[[report]]\ntext = "第{n}段"\n' for n in range(10_000)))
    assert load_form(ID).report[-1].text == "第9999段"


def test_only_a_pack_of_the_program_is_the_default(folder: Path) -> None:
    path = put(folder, changed("rate_decimals", "default = true\nrate_decimals"))
    infos, (note,) = list_forms()
    assert ID in {info.id for info in infos} and f"{ID}.toml：default = true" in note and "不起作用" in note
    assert [(message.severity, "不起作用" in message.message) for message in lint(path)] == [("warning", True)]


def test_the_same_id_twice_is_named(folder: Path) -> None:
    put(folder, PACK)
    copy = put(folder, PACK, f"{ID}-副本")
    infos, (note,) = list_forms()
    assert [info.id for info in infos if info.user] == [ID]
    assert note == f"已跳过 {ID}-副本.toml：id“{ID}”已经是 {ID}.toml 的，请给这一份换一个 id，文件名也改成一样的。"
    assert "已经是" in lint(copy)[0].message
    built_in = infos[0].id
    path = put(folder, PACK.replace(ID, built_in), built_in)
    assert any(note.startswith(f"已跳过 {built_in}.toml") and "是自带的表样" in note for note in list_forms()[1])
    assert [message.severity for message in lint(path)] == ["warning"] and "不会被使用" in lint(path)[0].message


@pytest.mark.parametrize("name", ["我县", "My-County", "a b", "-a", "x" * 65])
def test_an_id_that_no_session_could_name_is_not_listed(name: str, folder: Path) -> None:
    put(folder, PACK.replace(ID, name), name)
    infos, (note,) = list_forms()
    assert not [info for info in infos if info.user]
    assert "只能用小写字母、数字和连字符" in note


def test_an_underscore_is_kept_where_it_is_in_use_but_not_begun_with(folder: Path) -> None:
    path = put(folder, PACK.replace(ID, "keqiao_x"), "keqiao_x")
    assert list_forms()[1] == [] and load_form("keqiao_x").pack.id == "keqiao_x"
    (message,) = lint(path)
    assert message.severity == "warning" and "下划线" in message.message and "keqiao-x" in message.message
    assert new_id_problem("keqiao_x") == "id“keqiao_x”里有下划线，请改用连字符，例如 keqiao-x。"
    assert "小写字母" in new_id_problem("Keqiao") and new_id_problem("keqiao-x") == ""
