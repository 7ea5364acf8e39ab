"""T02-T04, T10, T11. Problems, measures, use of the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from schemas.problems import ProblemItem
from schemas.steps import Question
from wizards.checks.c_scores import has_reason
from wizards.checks.case import Case
from wizards.checks.content import ITEMS
from wizards.checks.registry import Hit, rule
from wizards.checks.text_sentences import place_of_first
from wizards.checks.wording import narrow, quote
from wizards.lexicon import Expressions

RESULT = ("texts.result_use", "texts.publication")
_AUDIT = "texts.audit_findings"
RESULT_KINDS = ("result_use", "publication")
_PROBLEMS = ("problem", "cause")
_MEASURES = ("measure", "advice")
_SAID = Expressions("reasons")


def _items(case: Case, *kinds: str) -> Iterator[tuple[str, ProblemItem]]:
    for path, item in case.rows(ITEMS, case.assessment.problems.items):
        if item.kind in kinds:
            yield path, item


def _written(case: Case, *kinds: str) -> Iterator[tuple[str, ProblemItem, str]]:
    """Yield the rows of some kinds that say something, and what."""
    for path, item in _items(case, *kinds):
        if item.text and item.text.strip():
            yield path, item, item.text


@rule(
    "T02",
    "error",
    "表式问存在的问题而没有写；写了“无”却有没完成的指标，只提醒",
    basis="财预〔2020〕10号 存在的问题及原因分析",
    gap=True,
)
def t02_no_problem(case: Case) -> Iterator[Hit]:
    """No problem is named, or none in spite of a target that was missed."""
    for question in case.questions:
        if question.required and _asks_for_problems(question) and case.blank(question):
            yield Hit(question.address, f"请填写“{question.label}”；确实没有问题的写明“无”。")
    for path, item in _items(case, "problem") if case.missed else ():
        text, missed = item.text or "", case.missed[0].name
        if _says_none(text):
            message = f"存在的问题写的是 {quote(text)}，但指标{quote(missed)}没有完成，请分析原因。"
            span = place_of_first(case, f"{path}.text")
            yield Hit(f"{path}.text", message, actual=item.text, severity="warning", span=span)


def _asks_for_problems(question: Question) -> bool:
    return question.path == ITEMS and question.where.get("kind") == "problem"


def _says_none(text: str) -> bool:
    return bool(_SAID["no_problem"].fullmatch(narrow(text)))


@rule(
    "T03",
    "warning",
    "有的问题没有对应的改进措施",
    basis="建议和措施应逐条对应问题",
    asks=ITEMS,
    kinds=(_PROBLEMS, _MEASURES),
    across=ITEMS,
)
def t03_no_measure(case: Case) -> Iterator[Hit]:
    """A problem (or a cause, where the form asks for causes only) that no measure answers."""
    asked = next(kind for kind in _PROBLEMS if case.asks_items(kind))
    measures = [item for _, item, _ in _written(case, *_MEASURES, "next")]
    answered = {item.answers for item in measures} - {None, ""}
    # Measures that name no problem may answer any of their slot; only the rest is certainly unanswered.
    loose = Counter(item.slot for item in measures if not item.answers)
    for path, item, text in _written(case, asked):
        if _says_none(text) or answered & {item.id, path.rpartition(".")[2]}:
            continue
        loose[item.slot] -= 1
        if loose[item.slot] < 0:
            message, span = f"问题 {quote(text)} 没有对应的改进措施，请补一条。", place_of_first(case, f"{path}.text")
            yield Hit(f"{path}.text", message, actual=text, span=span)


@rule("T04", "warning", "没有完成的指标，通篇没有写原因", basis="财预〔2020〕10号 未完成的应分析原因")
def t04_unmet_not_analysed(case: Case) -> Iterator[Hit]:
    """A missed target, no column for reasons, and no text that names it."""
    said = narrow("".join(text for path, text in case.narrative if path.startswith(("problems.", "texts."))))
    if case.assessment.texts.get("unmet_reason", "").strip() or any(_items(case, "cause")):
        return
    for path, row, score in case.indicators:
        if score is None or score.met != "no" or score.excluded or case.asks(f"{path}.deviation_reason"):
            continue
        if has_reason(row):
            continue
        if not _mentions(said, narrow(score.name)):
            yield Hit(f"{path}.actual", f"指标{case.name(row)}没有完成，问题和原因里没有提到它，请分析原因。")


def _mentions(text: str, name: str) -> bool:
    """Whether the text speaks of an indicator: by its name, or by four characters of it in a row."""
    pieces = [name[i : i + 4] for i in range(len(name) - 3)] or [name]
    return any(piece in text for piece in pieces)


@rule("T10", "error", "没有写自评结果的应用和公开", basis="财预〔2015〕163号 转移支付自评报告提纲", gap=True)
def t10_no_result_use(case: Case) -> Iterator[Hit]:
    """The chapter on the use and publication of the result is blank."""
    for question in case.questions:
        is_result = question.path in RESULT or (
            question.path == ITEMS and question.where.get("kind", "") in RESULT_KINDS
        )
        if is_result and question.required and case.blank(question):
            yield Hit(question.address, f"“{question.label}”空着，请说明。")


@rule(
    "T11",
    "error",
    "巡视、审计和财政监督发现的问题一栏空着",
    basis="转移支付自评表“说明”：没有的填无",
    gap=True,
    asks=_AUDIT,
)
def t11_no_audit_word(case: Case) -> Iterator[Hit]:
    """The remark on audit findings is blank."""
    question = case.question_of(_AUDIT)
    if question is not None and question.required and case.blank(question):
        yield Hit(question.path, f"请填写“{question.label}”；没有问题的填“无”。")
