"""Words and cells of every shape: where they break, what they name, where a measure begins, what is only a prompt."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from tests.records import Sweep
from wizards.catalogue import list_forms, load_form
from wizards.lexicon import LEVELS, fold, level_of, lexicon, same_level, same_name, split_measure
from wizards.lexicon.phrases import phrases
from wizards.lexicon.prompts import is_only_prompt, is_prompt, prompts_in

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

_FOLDER = Path(__file__).resolve().parents[3] / "wizards" / "lexicon"
TABLES = [
    table
    for path in sorted(_FOLDER.glob("*.toml"))
    for table in tomllib.loads(path.read_text("utf-8")).get("tables", [])
]
FORMS = [form.id for form in list_forms()[0]]
TITLES = (
    "2022年度某县农村饮水工程维修养护补助资金绩效自评报告（2022年）",
    "高标准农田建设面积≥1.2万亩/年，验收合格率100%",
    "其中：当年财政拨款（万元）、上年结转资金、其他资金",
    "项目支出绩效自评表（甲/乙）及《管护办法》的落实情况说明",
    "2022年12月31日前≥95%≤7.40万元/座ABC-1 x",
    "群众满意度（%）“好”：是、否；一二三四五六七八九十百千",
    "甲乙丙丁戊己庚辛壬癸子丑寅卯率辰巳度的午未",
    "A一B鿿C甲D的E度F一甲乙G丙度H",
    "中华人民共和国人民群众满意度调查问卷发放份数与回收率及时性合理化",
)
BRACES = (
    "（",
    "）",
    "《",
    "》",
    "，",
    "。",
    "/",
    "的",
    "度",
    "率",
    "高",
    "a",
    "1",
    "1.5",
    "%",
    "万元",
    " ",
    "农村",
    "水质",
)


def broken(title: str) -> Iterator[str]:
    for start in range(len(title)):
        for end in range(start + 1, min(len(title), start + 12) + 1):
            yield "|".join(phrases(title[start:end]))
    yield "|".join(phrases(title))


def put_together(first: str) -> Iterator[str]:
    for rest in product(BRACES, repeat=2):
        yield "|".join(phrases("".join((first, *rest))))


def labels_of(form_id: str) -> Iterator[str]:
    form = load_form(form_id)
    for question in form.asked.questions:
        for label in (question.label, *question.columns.values(), *question.rows.values()):
            yield "|".join(phrases(label))
    for entry in form.indicators:
        yield "|".join(phrases(entry.name))


def own_words(form_id: str) -> Iterator[str]:
    known = lexicon(load_form(form_id))
    general = lexicon()
    for table in known.tables:
        for word, term in known.words(table).items():
            if general.words(table).get(word) != term:
                found = known.find(table, word)
                at = known.at(table, term.path) if term.path else None
                yield f"{table} {word} {term} {found == term} {at and at.thing} {known.term(table, term.thing) == term}"


def general_words(number: int) -> Iterator[str]:
    table = TABLES[number]
    for term in table["terms"]:
        for word in term["words"]:
            for shape in (
                word,
                f"其中：{word}",
                f"{word}（万元）",
                f" {word[:1]} {word[1:]}：",
                f"{word}指标",
                f"{word}x",
            ):
                found = lexicon().find(table["id"], shape)
                yield f"{table['id']} {shape} {found.thing if found else '—'}"
        if "path" in term:
            at = lexicon().at(table["id"], term["path"])
            yield f"{term['path']} {at and at.thing}"


LEVEL_WORDS = (
    *("产出", "产出指标", "产出指标（50分）", "项目产出", "效益", "效益指标", "社会效益", "社会效益指标", "满意度"),
    *("满意度指标", "满意率", "群众满意程度", "服务对象满意度指标", "满意", "数量", "数量指标", "质量指标", "时效"),
    *("成本指标", "经济成本", "可持续影响", "可持续影响指标", "生态效益指标", "别的", "", "产 出 指 标", "長效指標"),
)


def levels() -> Iterator[str]:
    for column in LEVELS:
        for first, second in product(LEVEL_WORDS, repeat=2):
            yield f"{column} {first} {level_of(column, first)} {second} {same_level(column, first, second)}"


def folded() -> Iterator[str]:
    edges = (
        "字" * 59,
        "字" * 60,
        "字" * 61,
        "其中：-甲",
        "其中甲",
        "其它资金",
        "項目總額",
        "Ａ１（Ｂ）",
        "(甲)(乙)丙",
        "··",
    )
    for text in (*edges, *LEVEL_WORDS, *TITLES, "：甲；", "　", "ﾊﾝ"):
        yield f"{text} {fold(text)} {same_name(text)}"


MARKS = (
    "措施：",
    "改进措施:",
    "下一步改进措施：",
    "原因：",
    "偏差原因分析：",
    "未完成原因：",
    "防汛措施：",
    "防控措施：",
)
BEFORE = ("", " ", "。", "；", "，", "已采取", "1.", "（二）", "三、", "。2）", "①")
BODIES = ("", "雨多", "雨多。", "人手不足；")


ODD = (
    *(
        "措施：甲。原因：乙。措施：丙",
        "措施：甲。原因：乙",
        "措施：甲。原因：乙。原因：丙",
        "未 完 成 原因分析：甲",
        "原因：甲；措施：乙",
    ),
    *("未 完 成 原 因分析：甲", "未 完 成原因分析:甲", "1.原因：甲：乙", "措施：甲；原因：乙；偏差原因：丙；措施：丁"),
)


def measures(mark: str) -> Iterator[str]:
    words = lexicon()
    for before, body, again in product(BEFORE, BODIES, ("", *MARKS)):
        for text in (
            f"{body}{before}{mark}加强巡查{again}",
            f"{before}{mark}{body}{again}尽快办",
            f"{mark}{before}{body}",
        ):
            yield f"{text} {split_measure(text, words)}"
    long = "字" * 6
    for text in (
        f"{long}{mark}甲",
        f"下一步整改措施{mark}甲",
        f"{mark}甲{mark}乙{mark}",
        f"甲，{mark}乙；原因：丙。措施：丁",
    ):
        yield f"{text} {split_measure(text, words)}"


PROMPTS = (
    *("……", "指标2：", "指标名称1", "≥**人", "XX万元", "20XX年", "×年×月", "优/良/中/差", "好、中、坏", "是/否"),
    *(
        "请在此填写",
        "请简要说明情况",
        "填写说明：略",
        "注：本栏填报",
        "□是□否",
        "≥□",
        "示例：某",
        "待补充",
        "模板",
        "待定",
    ),
    *(
        "（100字以内）",
        "（请简要说明）",
        "***元",
        "XX县",
        "___",
        "年__月",
        "（填写）",
        "（必填）",
        "此处填写",
        "≥",
        "不低于%",
    ),
)
AROUND = (
    "{}",
    " {} ",
    "【{}】",
    "《{}》",
    "《{}办法》",
    "甲{}",
    "{}乙",
    "甲，{}。",
    "{}\n乙",
    "甲\n {}\n",
    "甲\r\n{}",
    "≤{}",
)


def prompts(word: str) -> Iterator[str]:
    for around in AROUND:
        text = around.format(word)
        found = [list(prompts_in(text, is_long=long)) for long in (False, True)]
        yield f"{text} {is_prompt(text)} {is_only_prompt(text)} {found}"


def other_texts() -> Iterator[str]:
    texts = (
        "",
        " ",
        "≥",
        "约 ",
        "12处≥",
        "一二",
        "。",
        "。。",
        ".",
        "..",
        "、",
        "··",
        "X",
        "x",
        "*",
        "1*2",
        "A_B",
        "□",
        "年",
    )
    for text in (*texts, "甲\n\n乙", "低", "指", "填", "/", "|", "例", "12 \n", ">= ", "不少于", "千分之‰", "％"):
        yield f"{text} {is_prompt(text)} {is_only_prompt(text)} {list(prompts_in(text, is_long=True))}"


MAKERS: dict[str, Callable[[], Iterator[str]]] = {
    **{f"breaks {title[:12]}": partial(broken, title) for title in TITLES},
    **{f"together {first}": partial(put_together, first) for first in BRACES},
    **{f"labels {form}": partial(labels_of, form) for form in FORMS},
    **{f"words of {form}": partial(own_words, form) for form in FORMS},
    **{f"table {table['id']}": partial(general_words, at) for at, table in enumerate(TABLES)},
    "levels": levels,
    "folded": folded,
    **{f"measures {mark}": partial(measures, mark) for mark in MARKS},
    **{f"prompts {word}": partial(prompts, word) for word in PROMPTS},
    "other texts": other_texts,
}
RECORD = Sweep(__file__, "words_sweep", MAKERS)


@pytest.mark.parametrize("title", RECORD.titles)
def test_what_words_are(title: str) -> None:
    assert RECORD.made(title) == RECORD.kept(title)


def test_no_title_is_a_stray() -> None:
    assert RECORD.strays() == set()
