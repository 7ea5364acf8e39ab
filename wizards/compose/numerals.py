"""Running numbers as forms write them: 1, 一, ①."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_POWERS: Final = ("", "十", "百", "千")
_CIRCLES: Final = "".join(
    chr(code)
    for first, last in ((0x2460, 0x2473), (0x3251, 0x325F), (0x32B1, 0x32BF))
    for code in range(first, last + 1)
)
"""① to ⑳, then the two later blocks of Unicode up to fifty."""


def numeral(n: int, style: str) -> str:
    """Return ``n`` in the style of a placeholder: ``""`` → 12, ``"一"`` → 十二, ``"①"`` → ⑫ (beyond 50: （51））."""
    if style == "一":
        return _chinese(n)
    if style == "①":
        return _CIRCLES[n - 1] if 1 <= n <= len(_CIRCLES) else f"（{n}）"
    return str(n)


def _chinese(n: int) -> str:
    if not 0 < n < 10000:
        return str(n)
    digits = str(n)
    text = ""
    for place, digit in enumerate(digits):
        power = _POWERS[len(digits) - place - 1]
        if digit != "0":
            text += _DIGITS[int(digit)] + power
        elif text and not text.endswith("零"):
            text += "零"
    text = text.rstrip("零")
    return text.removeprefix("一") if text.startswith("一十") else text
