"""Units of figures: what counts as one, which mean the same, which of them are powers of ten."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

from schemas.figure.lazy import LazyPattern

UNIT_ALIASES = MappingProxyType(
    {
        # money
        "元整": "元",
        "圆整": "元",
        "圆": "元",
        "块钱": "元",
        # people
        "名": "人",
        "个人": "人",
        "人天": "人日",
        "人(次)": "人次",
        # pieces
        "台(套)": "台套",
        "套(台)": "台套",
        "场(次)": "场次",
        "批(次)": "批次",
        "期(次)": "期次",
        "户(次)": "户次",
        "辆(次)": "辆次",
        # rates
        "百分比": "%",
        "个百分点": "百分点",
        "个千分点": "千分点",
        # time
        "天": "日",
        "自然日": "日",
        "个自然日": "日",
        "日历天": "日",
        "个日历天": "日",
        "个工作日": "工作日",
        "星期": "周",
        "个星期": "周",
        "个月": "月",
        "个季度": "季度",
        "周年": "年",
        "个年度": "年",
        "个小时": "小时",
        "h": "小时",
        # measures
        "平米": "平方米",
        "㎡": "平方米",
        "m2": "平方米",
        "m²": "平方米",
        "㎥": "立方米",
        "m3": "立方米",
        "m³": "立方米",
        "千米": "公里",
        "㎞": "公里",
        "km": "公里",
        "KM": "公里",
        "m": "米",
        "cm": "厘米",
        "mm": "毫米",
        "千克": "公斤",
        "kg": "公斤",
        "KG": "公斤",
        "t": "吨",
        "Km": "公里",
        "mg": "毫克",
        "g": "克",
        "L": "升",
        "l": "升",
        "ml": "毫升",
        "mL": "毫升",
        "μg": "微克",
        "µg": "微克",
        "ug": "微克",
        "dB": "分贝",
        "db": "分贝",
        "ha": "公顷",
        "方": "立方米",
        "立方": "立方米",
        "张床": "床",
        "张床位": "床",
        "床位": "床",
        "/十万": "/10万",
    }
)
"""Units that mean the same, so that 15天 can be held against 20日."""

_MONEY_AND_RATES = "元 角 美元 % ‰ ‱ 百分点 千分点 倍 成"
_PEOPLE = "人 人次 人口 位 户 户次 人份 人日 人月 人年"
_TIME = "日 工作日 周 月 年 小时 分钟 秒 课时 学时 学分"
_MEASURES = (
    "亩 公顷 平方米 平方公里 平方千米 立方米 米 延米 公里 里 厘米 毫米 吨 公斤 斤 克 毫克 微克 升 毫升 "
    "千瓦 千瓦时 兆瓦 kW kWh MW MB GB TB 分贝 ℃ 度 毫克 微克 NTU /10万 /万"
)
_PLACES = "家 家次 村 乡 镇 社区 站 点位 处 座 栋 幢 间 所 标段 床 宗 宗地 层 棚 口 眼"
_ROUNDS = "次 场 场次 期 期次 批 批次 轮 届 节 堂 趟 起 例 例次 笔 单 票 项次 条次 件次 台次 套次 辆次 车次 班次 亩次"
_PIECES = (
    "个 台 台套 套 件 项 条 份 张 本 册 卷 版 篇 首 幅 则 页 款 字 词 类 种 级 分 步 辆 车 艘 架 只 头 羽 尾 窝 株 棵 "
    "根 块 片 面 扇 道 门 盏 盘 部 支 瓶 盒 包 袋 箱 桶 组 队 班 班组 对 副 枚 颗 粒 剂 剂次 针 针次 头份 顶"
)
UNITS = frozenset(
    [*UNIT_ALIASES, *" ".join((_MONEY_AND_RATES, _PEOPLE, _TIME, _MEASURES, _PLACES, _ROUNDS, _PIECES)).split()]
)
SHARES = frozenset(("%", "‰", "‱"))
TIME_UNITS = frozenset(("日", "工作日", "周", "月", "季度", "年", "小时", "分钟"))

_INTERCHANGEABLE = (
    frozenset(("人", "位")),
    frozenset(("个", "项", "家", "户")),
    frozenset(("株", "棵")),
    frozenset(("学时", "课时")),
    frozenset(("辆", "台")),
    frozenset(("册", "本")),
    frozenset(("%", "百分点")),
    frozenset(("次", "场", "期", "批", "场次", "期次", "批次")),
    frozenset(("台", "套", "台套")),
    frozenset(("辆", "辆次")),
)
_A_YEAR = "/年"
"""An assessment is of one year: 3次/年 and 3次 are one."""
_FACTORS: tuple[dict[str, int | Decimal], ...] = (
    {"分钟": 1, "小时": 60, "日": 24 * 60, "周": 7 * 24 * 60},
    {"月": 1, "季度": 3, "年": 12},
    {"毫米": 1, "厘米": 10, "米": 1000, "里": 500_000, "公里": 1_000_000},
    {"克": 1, "斤": 500, "公斤": 1000, "吨": 1_000_000},
    {"平方米": 1, "公顷": 10_000, "平方公里": 1_000_000},
    {"亩": 1, "公顷": 15, "平方公里": 1500},
    {"立方米": 1, "升": Decimal("0.001"), "毫升": Decimal("0.000001")},
    {"毫克/升": 1, "微克/升": Decimal("0.001"), "毫克/立方米": Decimal("0.001"), "微克/立方米": Decimal("0.000001")},
)
"""Units of one kind, each with how many of one of them it holds."""
_COUNTERS = frozenset(" ".join((_PLACES, _PIECES)).split())
"""个 counts whatever has a word of its own: 46个 are 46处."""


def interchangeable(first: str, second: str) -> bool:
    """Whether people use two base units for one another when they count (场 and 次); no conversion."""
    first, second = _in_order(first), _in_order(second)
    if first == second or any(first in family and second in family for family in _INTERCHANGEABLE):
        return True
    return "个" in (first, second) and {first, second} <= _COUNTERS


def _in_order(unit: str) -> str:
    """元/人·月 and 元/月·人 are one, and so are 次 and 次/年."""
    above, _, below = unit.removesuffix(_A_YEAR).partition("/")
    return f"{above}/{'·'.join(sorted(below.split('·')))}" if below else above


def common_factors(first: str, second: str) -> tuple[Decimal, Decimal] | None:
    """What to multiply figures in two base units with to have them in one (公里, 米); ``None``: of different kinds."""
    kind = next((units for units in _FACTORS if first in units and second in units), None)
    return None if kind is None else (Decimal(kind[first]), Decimal(kind[second]))


# What makes of the unit the beginning of another word: 3年级, 9月份, 3分之一.
_NOT_BEFORE = {
    "年": "级代龄鉴产均度",
    "月": "份",
    "日": "均",
    "天": "然",
    "分": "之部公期",
    "个": "半性",
    "级": "别",
    "成": "本效果功年员立",
    "方": "面案式法向便针位圆程",
}
_BEGINNING_WITH = {
    first: tuple(sorted((unit for unit in UNITS if unit[0] == first), key=len, reverse=True))
    for first in {unit[0] for unit in UNITS}
}
"""The units by their first character, the longest first."""
_HAN = "\u4e00-\u9fff"
_OPENING = LazyPattern(r"/每?\(?")
_DENOMINATOR = LazyPattern(f"[{_HAN}]{{1,4}}(?=$|[·*.、/×])")
_JOIN = LazyPattern("[·*.、/×]?每?")
_WORK_OF_ONE = LazyPattern("人[年月日天]")


_GOES_ON = ("/", "每")


def unit_at(text: str, start: int) -> str | None:
    """The longest unit that stands in ``text`` at ``start``, as typed."""
    for word in _BEGINNING_WITH.get(text[start : start + 1], ()):
        if text.startswith(word, start) and not _continues(word, text[start + len(word) : start + len(word) + 1]):
            return word
    return None


def combined_unit_at(text: str, start: int) -> tuple[str, str] | None:
    """The unit at ``start`` with what stands below its line: as typed (``元/人、天``), in base units (``元/人·日``)."""
    above = unit_at(text, start)
    if above is None:
        return None
    end, base = start + len(above), UNIT_ALIASES.get(above, above)
    if not text.startswith(_GOES_ON, end):
        return above, base
    end, below = _below_the_line(text, end)
    return text[start:end], f"{base}/{'·'.join(below)}" if below else base


def _below_the_line(text: str, start: int) -> tuple[int, list[str]]:
    """Where ``/人·年``, ``/(人·年)`` or ``每人每年`` ends, and its base units."""
    end = start
    words: list[str] = []
    if text.startswith("/", start):
        end, words = _first_below(text, start)
        bracket = text.startswith("(", start + 1)
        while words and (word := unit_at(text, pos := _after_join(text, end))):
            words, end = words + _base_words(word), pos + len(word)
        end += bracket and text.startswith(")", end)
    while text.startswith("每", end) and (word := unit_at(text, end + 1)):
        words, end = words + _base_words(word), end + 1 + len(word)
    return end, words


def _first_below(text: str, start: int) -> tuple[int, list[str]]:
    """The first unit behind the line; a rare one (元/生) ends where the text or the next unit begins."""
    opening = _OPENING.match(text, start)
    pos = opening.end() if opening else start
    word = unit_at(text, pos)
    if word is None:
        rare = _DENOMINATOR.match(text, pos)
        word = rare[0] if rare else ""
    return (pos + len(word), _base_words(word)) if word else (start, [])


def _after_join(text: str, start: int) -> int:
    join = _JOIN.match(text, start)
    return join.end() if join else start


def _base_words(word: str) -> list[str]:
    """人天 below the line is 人·日."""
    return [UNIT_ALIASES.get(part, part) for part in (word if _WORK_OF_ONE.fullmatch(word) else [word])]


def _continues(word: str, following: str) -> bool:
    if following and following.isascii() and following.isalnum() and word[-1].isascii() and word[-1].isalnum():
        return True
    return bool(following) and following in _NOT_BEFORE.get(word, "")


SCALES = MappingProxyType(
    {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
)
SCALE = "(?:(?:万|[十百千])?亿|[十百千]?万|[百千](?![克米瓦伏卡帕焦赫字分]))"
