"""What only several sessions together show (U01 …): a project twice, two spellings, amounts out of line, pasted texts.

Precision first: what honest projects of one unit may have in common is no finding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import Final, TypeVar

from wizards.lexicon import same_name
from wizards.unit.line import Line

_SEVERAL: Final = 3
"""So many projects alike in what seldom is."""
_OUT_OF_LINE: Final = 1000
"""An amount so many times its neighbours' was typed in 元 where the others are in 万元; honest ones differ less."""
_SLIP: Final = Decimal(10_000)
_NEAR: Final = Decimal(10)
_PLACE_ENDS: Final = "省市县区州旗镇乡"
_PLACE_LEAST, _PLACE_MOST = 2, 8
_SHARED: Final = 2
"""So many long paragraphs in common make a pasted report; one may be a clause of the law."""


@dataclass(frozen=True, slots=True)
class AcrossFinding:
    """What was found in several files: the rule, one sentence, the files."""

    rule: str
    message: str
    files: tuple[str, ...]


_Key = TypeVar("_Key")
Rule = Callable[[Sequence[Line]], Iterator[AcrossFinding]]


def across(lines: Sequence[Line]) -> list[AcrossFinding]:
    """Return what is found across the files, rule by rule."""
    return [found for rule in _RULES for found in rule(lines)]


def _once_more(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    """U01: one project in two files."""
    groups = _grouped(lines, lambda one: (same_name(one.unit), same_name(one.title), one.fiscal_year))
    for (_, title, _), same in groups:
        if title and len(same) > 1:
            message = f"项目“{same[0].title}”在 {len(same)} 个文件里，汇总会算几遍，请只留一份。"
            yield AcrossFinding("U01", message, _files(same))


def _two_spellings(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    """U02: the unit's name in two spellings: blanks, brackets, a place name in front."""
    written: dict[str, Counter[str]] = {}
    for one in lines:
        if one.unit.strip():
            written.setdefault(same_name(one.unit), Counter())[one.unit.strip()] += 1
    for plain in sorted(written):
        spellings = written[plain] + written.get(_without_place(plain, written, lines), Counter())
        (usual, most), *others = spellings.most_common()
        for other, count in others:
            message = f"单位名称有两种写法：“{usual}”（{most} 份）和“{other}”（{count} 份），请写成一样的全称。"
            yield AcrossFinding("U02", message, _files([one for one in lines if one.unit.strip() == other]))


def _without_place(name: str, written: Collection[str], lines: Sequence[Line]) -> str:
    """Return the name with the place in front left out if that is written too and has the same department above it."""
    for length in range(_PLACE_LEAST, min(_PLACE_MOST, len(name) - _PLACE_LEAST) + 1):
        short = name[length:]
        if name[length - 1] in _PLACE_ENDS and short in written:
            above = {one.supervisor.strip() for one in lines if same_name(one.unit) in (name, short)}
            return short if len(above) == 1 else ""
    return ""


def _other_year(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    """U03: a few files of another year, or of another policy under the same form."""
    yield from _minority(lines, lambda one: str(one.fiscal_year or ""), "评价年度是 {word}，其余的是 {usual}")
    for form, same in _grouped(lines, lambda one: one.form):
        if form:
            yield from _minority(same, lambda one: one.policy or "", "评分办法是 {word}，同一张表其余的是 {usual}")


def _minority(lines: Sequence[Line], word_of: Callable[[Line], str], sentence: str) -> Iterator[AcrossFinding]:
    counts = Counter(word_of(one) for one in lines if word_of(one))
    if len(counts) < 2:
        return
    usual, most = counts.most_common(1)[0]
    for word, count in sorted(counts.items()):
        if word != usual and count < most:
            said = sentence.format(word=word, usual=usual)
            yield AcrossFinding(
                "U03", f"{count} 份的{said}，请核对。", _files([x for x in lines if word_of(x) == word])
            )


def _out_of_line(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    """U04: an amount ten thousand times its neighbours', or a ten-thousandth of them."""
    for _, same in _grouped(lines, lambda one: same_name(one.unit)):
        yield from _far_off(same)


def _far_off(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    known = [(one, one.budget) for one in lines if one.budget]
    if len(known) <= _SEVERAL:
        return
    amounts = sorted(budget for _, budget in known)
    middle = amounts[len(amounts) // 2]
    for one, budget in known:
        slipped = max(budget / middle, middle / budget) / _SLIP
        if 1 / _NEAR <= slipped <= _NEAR and _lonely(budget, amounts):
            message = f"全年预算数 {budget:f} 元，同单位其他项目一般在 {middle:f} 元左右，差了上万倍，请核对金额单位。"
            yield AcrossFinding("U04", message, (one.file,))


def _lonely(amount: Decimal, amounts: Sequence[Decimal]) -> bool:
    """Return whether no other amount is anywhere near: a unit may have one large project and a few small ones."""
    others = [other for other in amounts if other != amount]
    return all(max(other / amount, amount / other) >= _OUT_OF_LINE for other in others)


def _more_than_the_whole(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    """U05: the projects of a unit have more money than the table of the whole department says."""
    for _, same in _grouped(lines, lambda one: (same_name(one.unit), one.fiscal_year)):
        whole = [one for one in same if one.of_department and one.budget]
        projects = [one for one in _projects(same) if not one.of_department and one.budget]
        if len(whole) != 1 or not projects:
            continue
        total, parts = _budgets(whole), _budgets(projects)
        if parts > total:
            message = f"{len(projects)} 个项目的全年预算数合计 {parts:f} 元，比部门整体的 {total:f} 元还多，请核对。"
            yield AcrossFinding("U05", message, _files([*whole, *projects]))


def _budgets(lines: Sequence[Line]) -> Decimal:
    return sum((one.budget for one in lines if one.budget), Decimal(0))


def _pasted(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    """U06: the same paragraphs in the texts of several reports."""
    holders: dict[str, list[Line]] = defaultdict(list)
    for one in lines:
        for passage in one.passages:
            holders[passage].append(one)
    pairs: Counter[tuple[str, ...]] = Counter(
        files for same in holders.values() if len(files := _files(_projects(same))) > 1
    )
    for files, count in sorted(pairs.items()):
        if count >= _SHARED:
            message = f"{len(files)} 份报告里有 {count} 段一模一样的文字，像是从一份贴到另一份的，请按各自的项目改写。"
            yield AcrossFinding("U06", message, files)


def _projects(lines: Sequence[Line]) -> list[Line]:
    """Return one file for each project: a project that is in two files is said by U01."""
    return list({(same_name(one.unit), same_name(one.title), one.fiscal_year): one for one in lines}.values())


def _same_satisfaction(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    """U07: all satisfaction figures of all projects are one and the same."""
    asked = [one for one in _projects(lines) if one.satisfaction]
    figures = {figure for one in asked for figure in one.satisfaction}
    if len(asked) >= _SEVERAL and len(figures) == 1:
        message = f"{len(asked)} 个项目的满意度都是 {figures.pop()}，不像各自调查出来的，请核对问卷。"
        yield AcrossFinding("U07", message, _files(asked))


def _all_full(lines: Sequence[Line]) -> Iterator[AcrossFinding]:
    """U08: every project at 100 points."""
    scored = [one for one in _projects(lines) if one.total is not None]
    if len(scored) >= _SEVERAL and all(one.total == 100 for one in scored):
        yield AcrossFinding("U08", f"{len(scored)} 个项目全是 100 分，审核时会逐个复核，请核对扣分项。", _files(scored))


def _grouped(lines: Sequence[Line], key: Callable[[Line], _Key]) -> list[tuple[_Key, list[Line]]]:
    groups: dict[_Key, list[Line]] = {}
    for one in lines:
        groups.setdefault(key(one), []).append(one)
    return list(groups.items())


def _files(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(one.file for one in lines)


def names_of(files: Sequence[str]) -> str:
    """Return files by their names, as they are spoken of."""
    return "、".join(PurePath(file).name for file in files)


_RULES: Final[tuple[Rule, ...]] = (
    _once_more,
    _two_spellings,
    _other_year,
    _out_of_line,
    _more_than_the_whole,
    _pasted,
    _same_satisfaction,
    _all_full,
)
