"""T.. Text and document: chapters, problems and measures, words, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.form import Question
from schemas.paths import leaves
from schemas.problems import ProblemItem
from wizards.checks.case import Case
from wizards.checks.content import ITEMS
from wizards.checks.outline import chapters
from wizards.checks.registry import Hit, rule
from wizards.checks.wording import day_of, narrow, quote

_SIGNATURE = ("signoff.unit", "profile.report_date", "signoff.preparer.name", "signoff.preparer.phone", "signoff.panel")
_RESULT = ("texts.result_use", "texts.publication")
_RESULT_KINDS = ("result_use", "publication")
_MEASURES = ("measure", "advice")
_NONE = re.compile(r"(?:暂|目前|基本)?(?:无|没有|不存在)(?:明显|突出|重大)?(?:存在)?(?:的)?(?:问题)?[。.]?")
_THIS_YEAR = re.compile(r"今年|本年(?!度|初|末|底|内)")
_ANNEX = re.compile(r"(?:详见|见|参见)(?:后附|所附)?附[件表]")
_PRAISE = re.compile(r"明显|显著|大幅|极大|有力|切实|充分")
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,4})\1")
_MAY_REPEAT = re.compile(r"^[一每逐层]|^(?:家家|户户|人人|时时|处处|事事|方方|面面)")
_STOPS = re.compile(r"[，。；：、]{2,}")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")


@rule("T01", "error", "必填的一章、一张表空着；可以不填的一章整章空着只提醒", basis="表式的提纲：内容应完整")
def blank_chapter(case: Case) -> Iterator[Hit]:
    """A required question is blank, or a whole chapter that the form prints."""
    for question in case.questions:
        if question.required and not _is_said_elsewhere(question) and case.blank(question):
            yield Hit(question.path, f"缺少“{question.label}”。{question.ask}")
    yield from _rows_left_out(case)
    for chapter in chapters(case):
        if chapter.blank and not any(question.required for question in chapter.questions):
            yield Hit(
                chapter.questions[0].path,
                f"“{chapter.title}”一章是空的，只会印出标题；没有内容的请写明。",
                severity="warning",
            )


def _is_said_elsewhere(question: Question) -> bool:
    """B01, T02, T10, T11, T13 and C23 have their own words."""
    path, kind = question.path, question.where.get("kind", "")
    if path == ITEMS:
        return kind == "problem" or kind in _RESULT_KINDS
    return path.startswith(("profile.", "signoff.")) or path in (*_RESULT, "texts.audit_findings")


def _rows_left_out(case: Case) -> Iterator[Hit]:
    """A fixed row of persons and standards prints a gap in a sentence."""
    list_path = "funds.subsidies"
    for question in case.questions:
        if question.path != list_path or not question.required or case.blank(question):
            continue
        for key, label in question.rows.items():
            for column in ("persons", "standard"):
                path = f"{list_path}.{key}.{column}"
                if column in question.columns and not case.value(path):
                    yield Hit(path, f"请填写“{label}”的{question.columns[column]}。")


@rule(
    "T02",
    "error",
    "表式问存在的问题而没有写；写了“无”却有扣分或没完成的指标，只提醒",
    basis="财预〔2020〕10号 存在的问题及原因分析",
)
def no_problem(case: Case) -> Iterator[Hit]:
    """No problem is named, or none in spite of points lost."""
    question = case.asks_items("problem")
    if question is None:
        return
    rows = [(path, item) for path, item in _items(case, "problem") if (item.text or item.title or "").strip()]
    if not rows:
        if question.required:
            yield Hit(ITEMS, f"请填写“{question.label}”；确实没有问题的写明“无”。")
        return
    unmet = [score.name for score in case.sheet.indicators if score.met == "no" and not score.excluded]
    if len(rows) == 1 and _NONE.fullmatch(narrow(rows[0][1].text or "")) and unmet:
        message = f"“{question.label}”写的是没有问题，但指标{quote(unmet[0])}没有完成，请分析原因。"
        yield Hit(f"{rows[0][0]}.text", message, actual=rows[0][1].text, severity="warning")


def _items(case: Case, *kinds: str) -> Iterator[tuple[str, ProblemItem]]:
    for path, item in case.rows(ITEMS, case.assessment.problems.items):
        if item.kind in kinds:
            yield path, item


@rule("T03", "warning", "有的问题没有对应的改进措施", basis="建议和措施应逐条对应问题")
def no_measure(case: Case) -> Iterator[Hit]:
    """A problem that no measure answers."""
    if case.asks_items("problem") is None or case.asks_items(*_MEASURES) is None:
        return
    problems = [(path, item) for path, item in _items(case, "problem") if (item.text or "").strip()]
    problems = [(path, item) for path, item in problems if not _NONE.fullmatch(narrow(item.text or ""))]
    measures = [item for _, item in _items(case, *_MEASURES, "next") if (item.text or "").strip()]
    answered = {item.answers for item in measures if item.answers}
    loose = sum(1 for item in measures if not item.answers)
    open_problems = [(path, item) for path, item in problems if item.id not in answered]
    for path, item in open_problems[loose:]:
        yield Hit(f"{path}.text", f"问题 {quote(item.text or '')} 没有对应的改进措施，请补一条。", actual=item.text)


@rule("T04", "warning", "没有完成的指标，通篇没有写原因", basis="财预〔2020〕10号 未完成的应分析原因")
def unmet_not_analysed(case: Case) -> Iterator[Hit]:
    """A missed target, no column for reasons, and no text that names it."""
    said = narrow("".join(text for path, text in case.narrative if path.startswith(("problems.", "texts."))))
    if case.assessment.texts.get("unmet_reason", "").strip():
        return
    for path, row, score in case.indicators:
        if score is None or score.met != "no" or score.excluded or case.asks(f"{path}.deviation_reason"):
            continue
        name = narrow(score.name)
        if len(name) >= 2 and name not in said:
            yield Hit(f"{path}.actual", f"指标{case.name(row)}没有完成，问题和原因里没有提到它，请分析原因。")


@rule("T08", "warning", "隔年写的报告里出现“今年”“本年”", basis="公文应写明具体年度")
def this_year(case: Case) -> Iterator[Hit]:
    """今年 in a report written in another year."""
    profile = case.assessment.profile
    day = day_of(profile.report_date)
    if day is None or profile.fiscal_year is None or day.year == profile.fiscal_year:
        return
    for path, text in case.narrative:
        found = _THIS_YEAR.search(text)
        if found:
            right, label = f"{profile.fiscal_year}年", quote(case.label(path))
            message = f"{label}里的“{found[0]}”在 {day.year} 年的报告里会看错，请写明{right}。"
            yield Hit(path, message, right, found[0])


@rule("T10", "error", "没有写自评结果的应用和公开", basis="财预〔2015〕163号 转移支付自评报告提纲")
def no_result_use(case: Case) -> Iterator[Hit]:
    """The chapter on the use and publication of the result is blank."""
    for question in case.questions:
        is_result = question.path in _RESULT or (
            question.path == ITEMS and question.where.get("kind", "") in _RESULT_KINDS
        )
        if is_result and question.required and case.blank(question):
            yield Hit(question.path, f"请说明“{question.label}”。{question.ask}")


@rule("T11", "error", "巡视、审计和财政监督发现的问题一栏空着", basis="转移支付自评表“说明”：没有的填无")
def no_audit_word(case: Case) -> Iterator[Hit]:
    """The remark on audit findings is blank."""
    question = case.question_of("texts.audit_findings")
    if question is not None and question.required and case.blank(question):
        yield Hit(question.path, f"请填写“{question.label}”；没有问题的填“无”。")


@rule("T13", "error", "落款的单位、日期、填报人等空着", basis="GB/T 9704-2012 署名和成文日期")
def signature(case: Case) -> Iterator[Hit]:
    """Name, unit or date of the sign-off is missing."""
    for question in case.questions:
        signs = question.path in _SIGNATURE or question.path.startswith("signoff.")
        if signs and question.required and case.blank(question):
            yield Hit(question.path, f"请补全落款：“{question.label}”空着。")


@rule("T14", "warning", "正文说“见附件”，附件一栏却空着", basis="GB/T 9704-2012 附件说明")
def no_annex(case: Case) -> Iterator[Hit]:
    """The text points to an annex and none is listed."""
    if not case.asks("signoff.attachments") or case.assessment.signoff.attachments:
        return
    for path, text in case.narrative:
        found = _ANNEX.search(text)
        if found:
            yield Hit(
                path, f"{quote(case.label(path))}里写“{found[0]}”，但没有列出附件，请补附件名称。", actual=found[0]
            )


@rule("T16", "note", "一段里有三个以上“明显”“显著”“大幅”一类的词而没有一个数", basis="绩效应以数据说明")
def empty_words(case: Case) -> Iterator[Hit]:
    """Praise without a figure."""
    for path, text in case.narrative:
        if not path.startswith("texts."):
            continue
        for paragraph in text.splitlines():
            words = _PRAISE.findall(paragraph)
            if len(words) >= 3 and not re.search(r"\d", narrow(paragraph)):
                used = "、".join(dict.fromkeys(words))
                yield Hit(path, f"{quote(case.label(path))}里有一段用了 {used}，没有一个数，建议补充数据。")
                break


@rule("T17", "note", "词语或标点重复，疑似错字", basis="校对")
def doubled(case: Case) -> Iterator[Hit]:
    """城乡城乡, 。。: a word or a stop typed twice."""
    for path, text in case.narrative:
        slips = [found[0] for found in _TWICE.finditer(text) if not _MAY_REPEAT.search(found[0])]
        slips += [found[0] for found in _STOPS.finditer(text)]
        if slips:
            yield Hit(path, f"{quote(case.label(path))}里的 {quote(slips[0])} 像是重复了，请核对。", actual=slips[0])


@rule("T18", "warning", "内容里有手机号码或身份证号码", basis="公开版应隐去个人信息")
def privacy(case: Case) -> Iterator[Hit]:
    """A private number that would be published with the report."""
    for path, value in leaves(case.document):
        text = narrow(value) if isinstance(value, str) else ""
        if _IDENTITY.search(text) or _MOBILE.search(text):
            what = "身份证号码" if _IDENTITY.search(text) else "手机号码"
            yield Hit(path, f"{quote(case.label(path))}里有{what}，报告公开时请隐去，或改写办公电话。")
