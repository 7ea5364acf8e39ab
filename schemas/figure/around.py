"""The words around a figure: dates, deadlines by the calendar, trends, and what makes a phrase ambiguous."""

from __future__ import annotations

from schemas.figure.lazy import LazyPattern
from schemas.figure.one_figure import Move
from schemas.figure.units import SCALE, UNITS

HIDDEN = "□"
"""Stands for a date, a document number or a list number; it takes part in a phrase without being a figure."""

# 1.完成培训5场 begins with a list number, 12.次 does not.
_LIST_NUMBER = LazyPattern(rf"(?:\(\d{{1,2}}\)|\d{{1,2}}[、.])(?=[\u4e00-\u9fff{HIDDEN}])(?!{SCALE})")
_HAN_MONTH = r"(?:\d{1,2}|十[一二]|[一二三四五六七八九十])月份?"
_NOT_FIGURES = LazyPattern(
    r"(?<![\d.])(?:19|20)\d\d(?:年度?(?:\d{1,2}月份?(?:\d{1,2}[日号])?)?|[-./]\d{1,2}[-./]\d{1,2}日?)(?![\d%])"
    r"|(?<![\d.])\d{1,2}月(?:\d{1,2}[日号]|份|[底末初]|[上中下]旬)"
    r"|[(\[〔【](?:19|20)\d\d[)\]〕】]第?\d*号?"
    r"|第[\d一二三四五六七八九十百]+(?![%.\d])"
)

_YEAR = r"(?:(?:19|20)\d\d年?度?|当年度?|本年度?|今年|次年|明年|每年度?)"
_DATE = (
    rf"(?:(?:19|20)\d\d[-./]\d{{1,2}}(?:[-./]\d{{1,2}}日?)?"
    rf"|{_YEAR}?(?:上半年|下半年|第?[一二三四1-4]季度)?(?:每月|次月|当月|本月|{_HAN_MONTH})?"
    r"(?:\d{1,2}[日号]|[上中下]旬|[年月季]?[底末]|年终|学期末)"
    rf"|{_YEAR}?{_HAN_MONTH}|(?:19|20)\d\d年)"
)
_BY_DATE = LazyPattern(
    rf"(?<![\d一二三四五六七八九十第.])(?:于|在|到|截至|截止|最迟|不迟于)?{_DATE}"
    r"(?:之前|以前(?!年度)|前(?![期提置往列后沿景端三十\d]))"
)
_WITHIN_PERIOD = LazyPattern(
    r"(?<![\d多近几数半往历零一二三四五六七八九十百])在?"
    r"(?:(?:19|20)\d\d年度?|当年度?|本年度?|今年|年度|年|全年|当月|本月|当季|本季度?|上半年|下半年|当日|当天)"
    r"(?:之内|以内|内(?![容部涵控存外环]))"
)
_AROUND = 20
_DONE = LazyPattern("[已了]")

_BASE = r"(?:较|比|与|同|相比)(?:上年|上一年|前一年|去年|往年|上季|上月|同期|年初|基期)(?:度|同期|同|相比|相|比)*"
_COURSE = rf"(?:逐年|逐步|逐月|逐季|逐渐|逐日|稳步|持续|不断|连年|连续|稳定|平稳|同比|环比|每年|年均|{_BASE})"
_UP = "上升|提高|增长|增加|提升|递增|攀升"
_DOWN = "下降|降低|减少|递减|下滑|回落|压减|压降"
_MOVE = f"(?:{_UP}|{_DOWN})"
_RISES = LazyPattern(f"{_UP}|增幅|涨幅|增速|升高|[升向]好|趋升")
_FALLS = LazyPattern(f"{_DOWN}|降幅|趋降|[有向]降")
_TREND = LazyPattern(
    rf"(?P<subject>[^\d,;。!、]{{0,20}}?)(?:{_COURSE}(?:[^\d,;。!、]{{0,6}}?){_MOVE}(?:的?[趋态]势|了)?"
    rf"|呈{_MOVE}的?[趋态]势|稳中[有向][升降进好]"
    rf"|(?:{_COURSE}|{_BASE})(?:基本)?持平)"
)
_TREND_ENDS = "升高长加增攀降低少减滑落势了进好平"
_MOVE_BEFORE = LazyPattern(rf"{_MOVE}(?:了|幅度)?$")
_RATE_BEFORE = LazyPattern("(?:增幅|降幅|涨幅|增速)$")
_AGAINST_BASE = LazyPattern(rf"同比|环比|{_BASE}")
_ONLY_TREND = LazyPattern(rf"(?:{_COURSE})*(?:{_MOVE}|增幅|降幅|涨幅|增速)?(?:了|幅度)?")

_LONGEST_PHRASE = 40
_UNSURE_BEFORE = LazyPattern(
    "|".join(
        (
            r"未(?!成年|来)|没|不适用|不涉及",  # denied
            r"不(?:得|能|应|可|应当)?(?:低于|少于|小于|超|高于|多于|大于|突破)",  # compared, but not with this number
            r"(?<!不)(?:大于|小于|低于|高于|多于|少于|超过)",
            r"[还尚仅相]差|缺口|超出|超支|超预算|扣|每[增减低高超少多]",  # a difference, not a level
            r"[比负]$|(?<!减)少$|(?<!增)多$|(?<!提)高$|(?<!降)低$",
            r"电话|手机|邮编|编号|[账帐证文]号|编码|代码|身份证|[第前]$",  # a code or a rank
            r"[=×÷*+^<>≥≤≠±√#$€@&_\\〔\[]|[A-Za-z\-.~·%‰/]$|^—+$|^[.,]|\d",  # part of a formula or a word
        )
    )
)
_UNSURE_AFTER = LazyPattern(
    "|".join(
        (
            r"^[-~—+/:#$&_\\\]%‰℃°A-Za-z\d]|[=×÷*^<>≥≤≠±]",  # part of a formula or a word
            r"^[号后来前起以底末初]|^[上中下]旬",  # a code or a date
            r"^[半多余几]|未|没|不|以外|除外",  # not quite, or denied
            r"以上|以下|以内|左右|上下|之间",  # compared, but not this number
        )
    )
)
_ENDS_NUMBER = frozenset(f",.;、。:()!?\"”’'】」』》…√✓{HIDDEN}")
_LABEL = LazyPattern(r"(?:\(|附件|附表|表|图|序|页)$")


def hide_dates(plain: str) -> str:
    """The text with everything that has digits and is no figure put out of sight."""
    shown = _NOT_FIGURES.sub(HIDDEN, plain)
    number = _LIST_NUMBER.match(shown)
    if number is None or shown[number.end() :] in UNITS:
        return shown
    return HIDDEN + shown[number.end() :]


def calendar_deadline(plain: str) -> bool | None:
    """Whether the text sets a date (2022年12月底前, 年度内): ``True`` when it does nothing else, ``None`` when not."""
    for sign, pattern in (("前", _BY_DATE), ("内", _WITHIN_PERIOD)):
        match = pattern.search(plain) if sign in plain else None
        if match is None:
            continue
        before, after = plain[: match.start()], plain[match.end() :]
        rest = before + after
        if len(before) > _AROUND or len(after) > _AROUND or any(char.isdigit() for char in rest) or _DONE.search(rest):
            return None
        return not rest
    return None


def trend_words(plain: str) -> bool | None:
    """Whether the text is a trend without a number (逐年递减); ``True`` when it names nothing else."""
    match = _TREND.fullmatch(plain) if plain[-1] in _TREND_ENDS else None
    return None if match is None else not match["subject"]


def move_of(words: str) -> Move:
    """Which way the words of a trend go; neither where they say both or none."""
    rises, falls = bool(_RISES.search(words)), bool(_FALLS.search(words))
    if rises == falls:
        return ""
    return "up" if rises else "down"


def trend_around(before: str, lead: str) -> bool | None:
    """Whether the words before a number make it a change (同比上升5%); ``True`` when they name nothing else."""
    moved = (not lead and _MOVE_BEFORE.search(before)) or _RATE_BEFORE.search(before) or _AGAINST_BASE.search(before)
    return bool(_ONLY_TREND.fullmatch(before)) if moved else None


def is_clear_around(before: str, after: str, *, has_unit: bool) -> bool:
    """Whether the words around the only figure of a text leave it as it stands."""
    if len(before) + len(after) > _LONGEST_PHRASE or _UNSURE_BEFORE.search(before) or _UNSURE_AFTER.search(after):
        return False
    if has_unit:
        return True
    # Without a unit the next word could be one, and the number could be a label.
    return not _LABEL.search(before) and (not after or after[0] in _ENDS_NUMBER)
