"""Units of figures: what counts as one, which mean the same, which of them are powers of ten."""

from __future__ import annotations

import re
from types import MappingProxyType

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
    }
)
"""Units that mean the same, so that 15天 can be held against 20日."""

_MONEY_AND_RATES = "元 角 美元 % ‰ ‱ 百分点 千分点 倍 成"
_PEOPLE = "人 人次 人口 位 户 户次 人份 人日 人月 人年"
_TIME = "日 工作日 周 月 年 小时 分钟 秒 课时 学时 学分"
_MEASURES = (
    "亩 公顷 平方米 平方公里 平方千米 立方米 立方 米 延米 公里 里 厘米 毫米 吨 公斤 斤 克 升 毫升 "
    "千瓦 千瓦时 兆瓦 kW kWh MW MB GB TB dB 分贝 ℃ 度"
)
_PLACES = "家 家次 村 乡 镇 社区 站 点位 处 座 栋 幢 间 所 标段 床 床位 张床位 宗 宗地 层 棚 口 眼"
_ROUNDS = "次 场 场次 期 期次 批 批次 轮 届 节 堂 趟 起 例 例次 笔 单 票 项次 条次 件次 台次 套次 辆次 车次 班次 亩次"
_PIECES = (
    "个 台 台套 套 件 项 条 份 张 本 册 卷 版 篇 首 幅 则 页 款 字 词 类 种 级 分 步 辆 车 艘 架 只 头 羽 尾 窝 株 棵 "
    "根 块 片 面 扇 道 门 盏 盘 部 支 瓶 盒 包 袋 箱 桶 组 队 班 班组 对 副 枚 颗 粒 剂 剂次 针 针次 头份 顶"
)
UNITS = frozenset(
    [*UNIT_ALIASES, *" ".join((_MONEY_AND_RATES, _PEOPLE, _TIME, _MEASURES, _PLACES, _ROUNDS, _PIECES)).split()]
)
TIME_UNITS = frozenset(("日", "工作日", "周", "月", "季度", "年", "小时", "分钟"))

# What makes of the unit the beginning of another word: 3年级, 9月份, 3分之一.
_NOT_BEFORE = {
    "年": "(?![级代龄鉴产均])(?!度(?!内))",
    "月": "(?!份)",
    "日": "(?!均)",
    "天": "(?!然)",
    "分": "(?!之|部|公|期)",
    "个": "(?!半|性)",
    "级": "(?!别)",
    "成": "(?!本|效|果|功|年|员|立)",
}


def _alternatives(words: frozenset[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    latin = re.compile("[A-Za-z0-9]$")
    return "|".join(
        re.escape(word) + _NOT_BEFORE.get(word, "") + ("(?![A-Za-z0-9])" if latin.search(word) else "")
        for word in ordered
    )


UNIT = f"(?:{_alternatives(UNITS)})"
_BELOW = rf"(?:{UNIT}|[\u4e00-\u9fff]{{1,4}}(?=$|[·*.、/×]))"
PER = rf"(?:/每?\(?{_BELOW}(?:[·*.、/×]?每?{UNIT})*\)?|(?:每{UNIT})+)"
"""What stands below the line of a combined unit: ``/人·年``, ``/(人·年)``, ``每人每年``."""

SCALES = MappingProxyType(
    {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
)
SCALE = "(?:(?:万|[十百千])?亿|[十百千]?万|[百千](?![克米瓦伏卡帕焦赫字分]))"
