"""Plain data to a model, and what pydantic finds wrong with it said in Chinese, with line, key and hint."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from schemas import scoring_rules
from schemas.form import Entry, Form, Pack, PackLayout, Scoring, Verdict
from schemas.pack_columns import OwnColumn
from schemas.policy import ExecutionPolicy, GradeBand, OverPolicy
from schemas.report_entries import Band, ReportEntry
from schemas.steps import Question, Steps
from wizards.catalogue.errors import LintMessage, PackError
from wizards.catalogue.no_plugins import load_no_plugins
from wizards.catalogue.source import Location, Source

load_no_plugins()

M = TypeVar("M", bound=BaseModel)
MOST_QUESTIONS = 3_000
"""Ten times the longest form there is; with more, every command would take minutes."""

_RULE_MODELS: dict[str, type[BaseModel]] = {
    str(get_args(model.model_fields["rule"].annotation)[0]): model
    for model in get_args(get_args(scoring_rules.Rule)[0])
}
_WORDS = {
    "missing": "缺少这一项",
    "string_type": "应是文字，要加英文引号",
    "bool_type": "应是 true 或 false",
    "bool_parsing": "应是 true 或 false",
    "int_type": "应是整数",
    "int_parsing": "应是整数",
    "int_from_float": "应是整数",
    "decimal_type": "应是数",
    "decimal_parsing": "应是数",
    "tuple_type": "应是用方括号列出的几项",
    "list_type": "应是用方括号列出的几项",
    "dict_type": "应是“键 = 内容”的小节",
    "model_type": "应是“键 = 内容”的小节",
    "model_attributes_type": "应是“键 = 内容”的小节",
    "too_short": "至少要有一项",
    "greater_than_equal": "数太小",
    "less_than_equal": "数太大",
    "finite_number": "应是普通的数",
}
_PARTS: dict[str, type[BaseModel]] = {
    "steps": Steps,
    "pack": Pack,
    "layout": PackLayout,
    "scoring": Scoring,
    "verdict": Verdict,
    "indicators": Entry,
    "report": ReportEntry,
    "table": Band,
    "execution": ExecutionPolicy,
    "over": OverPolicy,
    "grades": GradeBand,
    "minus": scoring_rules.Minus,
    "columns": OwnColumn,
    **dict.fromkeys(Steps.model_fields, Question),
}


def build(model: type[M], source: Source) -> M:
    """Return the model of ``source``.

    Raises:
        PackError: with everything that does not fit in ``problems``; its text is the first of them.
    """
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)
        misspelt = {_meant(model, tuple(found["loc"])) for found in wrong if found["type"] == "extra_forbidden"}
        problems = tuple(
            _message(model, source, tuple(found["loc"]), found)
            for found in wrong
            if found["type"] != "missing" or tuple(found["loc"]) not in misspelt
        )
    problems = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line))
    raise PackError.of(problems)


def build_form(source: Source) -> Form:
    """Return the form pack of ``source``.

    Raises:
        PackError: it is too much for one form, or does not fit; see ``build``.
    """
    steps = source.data.get("steps")
    count = sum(len(one) for one in steps.values() if isinstance(one, list)) if isinstance(steps, dict) else 0
    if count > MOST_QUESTIONS:
        where = source.line_of(("steps",)) or 1
        problem = LintMessage(
            source.file, where, "error", f"一共有 {count} 个提问，最多 {MOST_QUESTIONS} 个。", "请核对。"
        )
        raise PackError.of((problem,))
    return build(Form, source)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, or an empty text."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known word, or nothing."""
    found = nearest(word, known)
    return f"是不是想写“{found}”？" if found else ""


def _message(model: type[BaseModel], source: Source, location: Location, found: Any) -> LintMessage:
    shown = _shown(location)
    line = source.line_of(shown)
    kind, key = str(found["type"]), str(shown[-1]) if shown else ""
    if kind == "extra_forbidden":
        return LintMessage(source.file, line, "error", f"没有“{key}”这个键。", _unknown(model, shown, key))
    where = _dotted(shown)
    if kind == "missing":
        return LintMessage(source.file, line, "error", f"缺少“{where}”。", "请补上。")
    if kind == "literal_error":
        expected = str(found["ctx"]["expected"]).replace(" or ", "、").replace(", ", "、")
        return LintMessage(source.file, line, "error", f"“{where}”只能是 {expected}。")
    if kind == "union_tag_invalid":
        return LintMessage(source.file, line, "error", "没有这种计分规则。", f"只能是 {'、'.join(_RULE_MODELS)}。")
    if kind in ("value_error", "assertion_error"):
        return LintMessage(source.file, line or 1, "error", f"{str(found['msg']).removeprefix('Value error, ')}。")
    return LintMessage(source.file, line, "error", f"“{where}”{_WORDS.get(kind, '的写法不对')}。")


def _shown(location: Location) -> Location:
    """Drop what pydantic adds to a location but the file does not have: the tag of a rule, ``rule`` itself."""
    parts = list(location)
    if parts[:1] == ["indicators"] and len(parts) > 3 and parts[2] == "rule":
        del parts[2]
        if parts[2] in _RULE_MODELS and len(parts) > 3:
            del parts[2]
    return tuple(part for part in parts if part not in ("str", "tuple[str, ...]", "[key]"))


def _dotted(location: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in location if not isinstance(part, int)) or "整个文件"


def _unknown(model: type[BaseModel], location: Location, key: str) -> str:
    owner = _owner(model, location)
    if owner is Band and key in ReportEntry.model_fields:
        return f"“{key}”要写在第一个 [[report.table]] 上面。"
    hint = did_you_mean(key, _known(owner))
    return hint or ("请对照表样格式的说明删去或改正。" if owner is not Form else "请核对小节名称。")


def _meant(model: type[BaseModel], location: Location) -> Location:
    """Return the location of the key that an unknown one was probably meant to be."""
    return (*location[:-1], nearest(str(location[-1]), _known(_owner(model, _shown(location)))))


def _owner(model: type[BaseModel], location: Location) -> type[BaseModel]:
    names = [part for part in location[:-1] if isinstance(part, str)]
    return _PARTS.get(names[-1], model) if names else model


def _known(owner: type[BaseModel]) -> set[str]:
    if owner is not Entry:
        return set(owner.model_fields)
    return {*owner.model_fields, *(name for rule in _RULE_MODELS.values() for name in rule.model_fields)}
