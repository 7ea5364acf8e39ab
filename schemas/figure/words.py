"""The words and signs around a figure: glyphs, units, comparators, as tables and regex pieces."""

from __future__ import annotations

import re
from types import MappingProxyType

# Full-width ASCII, and the look-alikes that input methods and Word put in its place.
GLYPHS: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
GLYPHS.update(
    {
        ord(char): plain
        for chars, plain in (
            ("≧⩾≽", "≥"),
            ("≦⩽≼", "≤"),
            ("﹥", ">"),
            ("﹤", "<"),
            ("﹦═", "="),
            ("﹪٪", "%"),
            ("〜∼∽˜⁓", "~"),
            ("‐‑−﹣", "-"),
            ("–—―─━﹘⸺", "—"),
            ("•‧・∙⋅●", "·"),
            ("×✕", "×"),
            ("﹙❨〈⟨", "("),
            ("﹚❩〉⟩", ")"),
            ("﹐", ","),
            ("﹒", "."),
            ("￥", "¥"),
            ("⁄∕", "/"),
        )
        for char in chars
    }
)
# Marks that are not seen; a page copied from the web is full of them.
GLYPHS.update(dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)))

UNIT_ALIASES = MappingProxyType(
    {
        "元整": "元",
        "圆整": "元",
        "块钱": "元",
        "圆": "元",
        "名": "人",
        "个人": "人",
        "人天": "人日",
        "天": "日",
        "个月": "月",
        "百分比": "%",
        "个百分点": "百分点",
        "个工作日": "工作日",
        "个自然日": "日",
        "自然日": "日",
        "日历天": "日",
        "个日历天": "日",
        "周年": "年",
        "个年度": "年",
        "个季度": "季度",
        "个小时": "小时",
        "个星期": "周",
        "星期": "周",
        "个周": "周",
        "平米": "平方米",
        "㎡": "平方米",
        "m2": "平方米",
        "m²": "平方米",
        "m³": "立方米",
        "m3": "立方米",
        "㎥": "立方米",
        "km": "公里",
        "KM": "公里",
        "㎞": "公里",
        "千米": "公里",
        "m": "米",
        "cm": "厘米",
        "mm": "毫米",
        "kg": "公斤",
        "KG": "公斤",
        "千克": "公斤",
        "t": "吨",
        "h": "小时",
    }
)
"""Units that mean the same, so that 15天 can be held against 20日."""

_OTHER_UNITS = """
元 角 美元 % ‰ ‱ 百分点 千分点 人 人次 户 户次 人口 个 家 家次 台 台套 台次 套 套次 件 件次 项 项次 次 条 条次 亩 亩次 公顷 公里 平方米 平方公里
平方千米 立方米 立方 延米 米 厘米 毫米 里 吨 公斤 克 斤 升 毫升 千瓦 千瓦时 兆瓦 kW kWh MW MB GB TB dB 分贝 ℃ 场 场次 期 期次 批 批次 份 人份 张 本
册 处 座 栋 幢 间 所 辆 辆次 艘 架 只 头 羽 株 棵 口 眼 根 块 片 盏 部 支 瓶 盒 包 袋 箱 桶 组 队 班 班次 对 副 枚 颗 粒 宗 起 例 例次 篇 首 幅 堂 课时 学时 学分
节 轮 届 站 点位 村 乡 镇 社区 标段 人天 人日 人月 人年 张床位 床 床位 车次 字 词 页 款 类 种 级 倍 成 分 分钟 秒 小时 票 单 笔 剂 剂次 针 针次 头份
日 工作日 周 月 季度 年 位 度 道 门 盘 扇 面 顶 棚 窝 尾 亩地 车 趟 班组 卷 版 则 宗地 步 层
""".split()

UNITS = frozenset([*_OTHER_UNITS, *UNIT_ALIASES])
TIME_UNITS = frozenset(["日", "工作日", "周", "月", "季度", "年", "小时", "分钟"])

# A calendar year, a school year or an age group is no unit.
_NOT_AFTER_UNIT = {
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
        re.escape(word) + _NOT_AFTER_UNIT.get(word, "") + ("(?![A-Za-z0-9])" if latin.search(word) else "")
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
