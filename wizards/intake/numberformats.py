"""Number formats of a sheet, and numbers as they are shown in it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Any, Final

from schemas.figure.exact import plain_string
from wizards.intake.model import GENERAL, Look

_BUILT_IN: Final[dict[int, str]] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    48: "##0.0E+0",
    49: "@",
    **dict.fromkeys((14, 15, 22, 30), "yyyy-m-d"),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 31, 51, 53, 54, 58), 'yyyy"年"m"月"d"日"'),
}
_COLOUR = re.compile(r"\[(?:[A-Za-z]+\d*|\$[^\]]*|颜色\d*)\]")
_SPACING = re.compile(r"_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?,]*[#0?](?:\.([0#?]+))?")
_DATE_LETTERS = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
_CURRENCY = re.compile("[¥￥$]")
_EXACT = Context(prec=60)
_GENERAL_WIDTH = 11
_FIRST_DAY = datetime(1899, 12, 30)
_LAST_DAY = 2_958_466


@lru_cache(maxsize=512)
def look_of(number: int, code: str | None) -> Look:
    """Return how a cell with this format is shown: the number of the format, and its code unless it is built in."""
    code = code if code is not None else _BUILT_IN.get(number, "")
    plain = _SPACING.sub("", _COLOUR.sub("", code)).split(";")[0]
    if not plain or plain.lower() in ("general", "g/通用格式", "@"):
        return GENERAL
    if "[" in plain:  # a condition, or elapsed time
        return Look("odd")
    bare = _LITERAL.sub("", plain)
    if bare.strip().lower() == "general":
        return Look("general", after="".join(quoted or escaped for quoted, escaped in _LITERAL.findall(plain)))
    if _DATE_LETTERS.search(bare) and not re.search("[0#]", bare):
        if not re.search("[yd]", bare.lower()):  # a time of the day
            return Look("odd")
        return Look("date", after="".join(dict.fromkeys(re.sub("[^ymd]", "", bare.lower()))) + _chinese(plain))
    return _numeric(plain)


def _chinese(plain: str) -> str:
    return "年" if "年" in plain else ""


def _numeric(plain: str) -> Look:
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] if match[1] is not None else match[2])
        return f"\x00{len(literals) - 1}\x01"

    shape = _CURRENCY.sub("", _LITERAL.sub(keep, plain)).strip()
    digits = _DIGITS.search(re.sub("\x00\\d+\x01", lambda match: "\x02" * len(match[0]), shape))
    if digits is None:
        return Look("odd")
    before, after = shape[: digits.start()], shape[digits.end() :]
    percent = after.startswith("%")
    words = [_words(part, literals) for part in (_CURRENCY.sub("", before), after.removeprefix("%"))]
    if words[0] is None or words[1] is None:
        return Look("odd")
    places = digits[1] or ""
    if places.strip("0"):  # 0.##: as many places as the number has
        return Look("odd") if percent else Look("general", 0, words[0], words[1])
    return Look("percent" if percent else "fixed", len(places), words[0], words[1])


def _words(part: str, literals: list[str]) -> str | None:
    """Return what stands literally beside the digits; ``None`` if it is more than that (E+, ?/?, a scaling comma)."""
    text = re.sub("\x00(\\d+)\x01", lambda match: literals[int(match[1])], part)
    rest = re.sub("\x00\\d+\x01", "", part).strip(" ()+-")
    if rest and not re.fullmatch("[\u4e00-\u9fff]+", rest):
        return None
    return text.strip(" ()+")


def shown(value: Any, look: Look = GENERAL) -> str:
    """Return a cell's value as the sheet shows it, without separators of thousands."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return shown_number(value, look)
    if isinstance(value, datetime) and value.time() == time():
        return _shown_day(value, look)
    if isinstance(value, date) and not isinstance(value, datetime):
        return _shown_day(value, look)
    if isinstance(value, (datetime, time, timedelta)):
        return str(value)
    return "" if value is None else str(value)


@lru_cache(maxsize=2048)
def shown_number(value: float, look: Look) -> str:
    """Return a number as the sheet shows it."""
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(number)
    if look.kind == "date" and 0 < number < _LAST_DAY:
        return _shown_day(_FIRST_DAY + timedelta(days=int(number)), look)
    if look.kind in ("general", "odd", "date"):
        return f"{look.before}{_general(number)}{look.after}"
    scaled = number * 100 if look.kind == "percent" else number
    rounded = scaled.quantize(Decimal(1).scaleb(-look.decimals), ROUND_HALF_UP, _EXACT)
    sign = "%" if look.kind == "percent" else ""
    return f"{look.before}{_without_minus_zero(rounded)}{sign}{look.after}"


def _without_minus_zero(number: Decimal) -> str:
    return format(number if number else abs(number), "f")


def _general(number: Decimal) -> str:
    """Excel's own: whole numbers whole, others in eleven characters."""
    if number == number.to_integral_value():
        return str(int(number))
    whole = len(format(abs(number).to_integral_value("ROUND_DOWN"), "f"))
    places = max(_GENERAL_WIDTH - 1 - whole, 0)
    return plain_string(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT))


def _shown_day(day: date, look: Look) -> str:
    chinese = look.kind == "date" and look.after.endswith("年")
    if look.kind == "date" and "d" not in look.after and "y" in look.after:
        return f"{day.year}年{day.month}月"
    return f"{day.year}年{day.month}月{day.day}日" if chinese else f"{day:%Y-%m-%d}"
