"""What has digits in running text and is no figure: dates, document and telephone numbers, codes, ratios, ages."""

from __future__ import annotations

import re

STRUCK = "□"

_YEAR = r"(?<!\d)(?:19|20)\d\d"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_TO = r"[-—~至到、和]"
_NOT_FIGURES = re.compile(
    '(?=[0-9A-Za-z〔【\\[(第"“①-⑳])(?:'
    + "|".join(
        (
            # dates
            rf"{_YEAR}年?{_TO}(?:19|20)\d\d年(?:度)?",
            rf"{_YEAR}年度?(?:{_MONTH}月份?(?:\d{{1,2}}[日号])?)?",
            rf"{_YEAR}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?日?(?![\d%万亿元])",
            rf"(?<![\d.]){_MONTH}(?:{_TO}{_MONTH})?月份?(?:\d{{1,2}}[日号](?:{_TO}\d{{1,2}}[日号])?)?",
            r"(?<=[月至到—~每])\d{1,2}[日号](?!内|以内|之内|均)",
            # document numbers, ordinals, codes
            r"[〔【\[(](?:19|20)\d\d[〕】\])](?:第?\d+号?)?",
            r"第\d+",
            r"\d+号(?!召)",
            r"[A-Za-z][A-Za-z/]*[-_]?\d[A-Za-z0-9.+/-]*",
            r"(?<![\d.])(?:12345|123\d\d|96\d{3,4})(?=[\u4e00-\u9fff、]|$)(?=[政热平工电、])",
            r"\d{3,4}-\d{7,8}(?:-\d+)?",
            r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<![\d.])\d{9,}(?![\d.万亿元人,])",
            # ratios, scores of a match, formulas of policies
            r"\d+(?:\.\d+)?(?:[::]\d+(?:\.\d+)?)+",
            r"\d+/\d+(?:/\d+)*",
            r"\d+\+\d+|\d+\+[A-Za-z]",
            r"(?:7[×x*])?24小时(?!内|以内|之内)",
            # names made of numbers
            r"[\"“]\d[\d.·/-]*[\"”]",
            r"\d{1,2}·\d{1,2}",
            r"[①-⑳]",
            # ages and spans
            r"\d+(?:[-—~至]\d+)?周?岁(?:及?以[上下])?",
            r"\d+[-—~]\d+(?=[号楼层年级])",
        )
    )
    + ")"
)
_NUMBERED = re.compile(r"(?:(?<=^)|(?<=[。;:!\n]))(?:\d{1,2}[、.](?=[^\d\n])|\(\d{1,2}\)|\d{1,2}\))")


def strike_out(text: str) -> str:
    """Return a plain text of the same length in which whatever is no figure is out of sight."""
    return _NOT_FIGURES.sub(_hidden, _NUMBERED.sub(_hidden, text))


def _hidden(found: re.Match[str]) -> str:
    return STRUCK * len(found[0])
