"""What is said of a key or a value that does not fit, table by table and kind by kind."""

from __future__ import annotations

import pytest

from schemas.form import Form
from schemas.policy import Policy
from wizards.catalogue import LintMessage, PackError
from wizards.catalogue.shape import build
from wizards.catalogue.source import parse_source

HEAD = '[pack]\nformat = 1\nid = "x"\ntitle = "某表"\n'
ITEM = '[[indicators]]\nid = "a"\nname = "甲"\nweight = 5\n'
POLICY = 'id = "x"\ntitle = "办法"\nsource = "某文"\ncertainty = ""\nclause = ""\n'


def problem(text: str, model: type[Form] | type[Policy] = Form) -> LintMessage:
    with pytest.raises(PackError) as caught:
        build(model, parse_source(text.encode(), "x.toml"))
    return caught.value.problems[0]


NEAR = [
    ('[pack]\nformat = 1\nid = "x"\ntitel = "某表"\n', "title"),
    (HEAD + '[scoring]\nmoed = "none"\n', "mode"),
    (HEAD + '[[indicators]]\nid = "a"\nwieght = 5\n', "weight"),
    (HEAD + '[[report]]\nheeding = "一"\n', "heading"),
    (HEAD + '[[report]]\n[[report.table]]\nrow = [["甲"]]\n', "rows"),
    (HEAD + '[[steps.profile]]\npath = "profile.title"\nlable = "名称"\nask = "?"\n', "label"),
    (HEAD + '[[steps.problems]]\npath = "texts.overview"\nlable = "名称"\nask = "?"\n', "label"),
    (HEAD + ITEM + 'rule = "deduct"\nminus = [{ fact = "n", pionts = 1 }]\n', "points"),
    (HEAD + ITEM + 'rule = "binary"\nvaleu = "n"\n', "value"),
]
NEAR_OF_POLICY = [
    (POLICY + "[execution]\nwieght = 10\n", "weight"),
    (POLICY + '[[grades]]\nminimun = 90\nlabel = "优"\n', "minimum"),
]


@pytest.mark.parametrize(("text", "meant"), NEAR, ids=[meant for _, meant in NEAR])
def test_a_misspelt_key_of_a_form(text: str, meant: str) -> None:
    assert problem(text).hint == f"是不是想写“{meant}”？"


@pytest.mark.parametrize(("text", "meant"), NEAR_OF_POLICY, ids=[meant for _, meant in NEAR_OF_POLICY])
def test_a_misspelt_key_of_a_policy(text: str, meant: str) -> None:
    assert problem(text, Policy).hint == f"是不是想写“{meant}”？"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[pack]\nformat = 1\nid = "x"\n', "缺少"),
        ('[pack]\nformat = 1\nid = "x"\ntitle = 3\n', "应是文字"),
        (HEAD + "[pack.x]\n", "没有"),
        (
            HEAD + '[[steps.profile]]\npath = "profile.title"\nlabel = "名"\nask = "?"\nrequired = 3\n',
            "应是 true 或 false",
        ),
        ('[pack]\nformat = 1\nid = "x"\ntitle = "某表"\nyear = "早"\n', "应是整数"),
        (HEAD + ITEM.replace("5", '"多"'), "应是数"),
        (HEAD + ITEM + 'rule = "sum"\n', "没有这种计分规则"),
        (HEAD + '[scoring]\nmode = "half"\n', "只能是"),
        (HEAD + '[pack.about]\nprofil = "先看批复"\n', "“pack.about.profil”只能是"),
        (HEAD + ITEM + 'rule = "ratio"\ntop = "a"\nbottom = []\n', "indicators.bottom"),
        (HEAD + ITEM + 'rule = "deduct"\nminus = []\n', "至少要有一项"),
        (HEAD + "rate_decimals = 9\n", "数太大"),
        (HEAD + "rate_decimals = -1\n", "数太小"),
        (HEAD + "year = 2020.5\n", "应是整数"),
        (HEAD + "default = []\n", "应是 true 或 false"),
        (HEAD + "[scoring]\nmaximum = inf\n", "应是普通的数"),
        (HEAD + "[[report]]\nwidths = 3\n", "应是用方括号列出的几项"),
        ("indicators = 3\n" + HEAD, "应是用方括号列出的几项"),
        ('report = ["x"]\n' + HEAD, "应是“键 = 内容”的小节"),
        ("steps = 3\n" + HEAD, "应是“键 = 内容”的小节"),
        (HEAD + ITEM + "facts = 3\n", "应是“键 = 内容”的小节"),
    ],
)
def test_a_value_of_the_wrong_kind(text: str, words: str) -> None:
    assert words in problem(text).message
