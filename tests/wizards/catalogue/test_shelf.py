"""Forms and policies are found where they lie, the user's beside the program's; a wrong one is named and skipped."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from schemas.step_names import STEP_TITLES
from wizards import catalogue
from wizards.built_in import FORMS
from wizards.catalogue import (
    PackError,
    default_form_id,
    list_forms,
    list_policies,
    load_form,
    load_form_file,
    load_policy,
    new_pack_text,
)
from wizards.opening import policy_of
from wizards.storage import user_folder

BUILT_IN = sorted(path.stem for path in FORMS.glob("*.toml"))


def test_built_in_forms_are_listed_with_what_other_programs_read(tmp_path: Path) -> None:
    infos, notes = list_forms(tmp_path)
    assert ([info.id for info in infos], notes) == (BUILT_IN, [])
    assert len(BUILT_IN) >= 6
    for info in infos:
        form = load_form(info.id)
        pack = form.pack
        assert (info.title, info.place, info.year, info.source) == (pack.title, pack.place, pack.year, pack.source)
        assert (info.scoring, info.policy, info.user) == (form.scoring.mode, pack.policy, False)


def test_every_form_asks_in_all_five_steps_and_says_where_the_figure_comes_from() -> None:
    for form_id in BUILT_IN:
        form = load_form(form_id)
        for step in STEP_TITLES:
            assert form.steps.of(step)
            assert all(question.source or question.good for question in form.steps.of(step))
    defaults = [form_id for form_id in BUILT_IN if load_form(form_id).pack.default]
    assert defaults == [default_form_id()], "a form copied from the default one must not be the default too"


def test_the_weights_of_a_new_national_session_add_up_to_100() -> None:
    form = load_form("mof-2020")
    policy = policy_of(form, None)[0]
    assert policy is not None
    assert sum(entry.weight or Decimal(0) for entry in form.indicators) + policy.execution.weight == 100
    for level, weight in policy.groups.items():
        rows = [entry.weight or Decimal(0) for entry in form.indicators if entry.level1 == level]
        assert not rows or sum(rows) == weight


def test_a_pack_of_the_user_stands_beside_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "my-own-1.toml").write_text(new_pack_text("my-own-1"), encoding="utf-8")
    infos, notes = list_forms(tmp_path)
    assert [info.id for info in infos if info.user] == ["my-own-1"]
    assert notes == []
    assert load_form("my-own-1", user_folder=tmp_path).pack.id == "my-own-1"


def test_the_default_folder_is_the_users(tmp_path: Path) -> None:
    folder = user_folder() / "forms"
    folder.mkdir(parents=True)
    (folder / "my-own-2.toml").write_text(new_pack_text("my-own-2"), encoding="utf-8")
    assert load_form("my-own-2").pack.id == "my-own-2"
    assert "my-own-2" in [info.id for info in list_forms()[0]]


def test_wrong_packs_are_named_and_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[pack", encoding="utf-8")
    (tmp_path / "b.toml").write_text(new_pack_text("c"), encoding="utf-8")
    (tmp_path / "mof-2020.toml").write_text(new_pack_text("mof-2020"), encoding="utf-8")
    (tmp_path / "folder.toml").mkdir()
    infos, notes = list_forms(tmp_path)
    assert [info.id for info in infos] == BUILT_IN
    assert [note.split("：")[0].split(" 第")[0] for note in notes] == [
        "已跳过 a.toml",
        "已跳过 b.toml",
        "已跳过 mof-2020.toml",
    ]


def test_a_changed_pack_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "my-own-1.toml"
    path.write_text(new_pack_text("my-own-1"), encoding="utf-8")
    assert load_form("my-own-1", user_folder=tmp_path) is load_form("my-own-1", user_folder=tmp_path)
    path.write_text(new_pack_text("my-own-1").replace("某县", "另一个县"), encoding="utf-8")
    assert load_form("my-own-1", user_folder=tmp_path).pack.place == "另一个县"


@pytest.mark.parametrize("form_id", ["mof-2002", "../mof-2020", "", "x" * 5000, "mof\x1b[2J", "C:\\a"])
def test_an_unknown_form_is_one_plain_sentence(form_id: str, tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_form(form_id, user_folder=tmp_path)
    assert "没有" in str(caught.value)
    assert len(str(caught.value)) < 300
    assert "\x1b" not in str(caught.value)


def test_an_unknown_form_gets_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="是不是想写“chenggong-2019”"):
        load_form("chengong-2019", user_folder=tmp_path)


def test_policies_load_and_each_says_where_it_comes_from() -> None:
    policies = list_policies()
    assert {"mof-2020", "mof-2021"} <= {policy.id for policy in policies}
    assert all(policy.source and policy.certainty for policy in policies)
    with pytest.raises(PackError, match="没有“no-such”这套评分办法"):
        load_policy("no-such")


def test_a_policy_of_the_user_can_be_used_and_a_wrong_one_is_left_out() -> None:
    folder = user_folder() / "policies"
    folder.mkdir(parents=True)
    (folder / "county.toml").write_text('id = "county"\ntitle = "某县"\nsource = "通知"\ncertainty = "原文"\n', "utf-8")
    (folder / "wrong.toml").write_text('id = "wrong"\ntitel = "错"\nsource = "a"\ncertainty = "b"\n', "utf-8")
    assert load_policy("county").title == "某县"
    ids = [policy.id for policy in list_policies()]
    assert "county" in ids
    assert "wrong" not in ids
    with pytest.raises(PackError, match=r"wrong\.toml 第 2 行：没有“titel”这个键。是不是想写“title”"):
        load_policy("wrong")


def test_a_pack_error_names_file_line_key_and_hint(tmp_path: Path) -> None:
    path = tmp_path / "my-own-1.toml"
    text = new_pack_text("my-own-1").replace('label = "评价年度"', 'lable = "评价年度"')
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("lable")].count("\n") + 1
    with pytest.raises(PackError, match=rf"my-own-1\.toml 第 {line} 行：没有“lable”这个键。是不是想写“label”"):
        load_form_file(path)


def test_the_linters_are_found_when_they_are_asked_for() -> None:
    names = {name: catalogue.__getattr__(name).__module__ for name in ("lint", "lint_policy")}
    assert names == {"lint": "wizards.catalogue.linter", "lint_policy": "wizards.catalogue.policy_linter"}
    with pytest.raises(AttributeError, match="nothing"):
        catalogue.__getattr__("nothing")
