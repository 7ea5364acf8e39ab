"""Chinese numerals (三百, 一百二十万, 九十八点五, 壹拾万) as ordinary digits."""

from __future__ import annotations

from schemas.figure.lazy import LazyPattern

_PLAIN = str.maketrans("〇○壹贰貳叁參肆伍陆陸柒捌玖两拾佰仟萬億", "零零一二二三三四五六六七八九二十百千万亿")
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")}

NUMERAL_CHARS = "零一二三四五六七八九十百千万亿〇○壹贰貳叁參肆伍陆陸柒捌玖两拾佰仟萬億"

_D = "[一二三四五六七八九]"
_BELOW_TEN_THOUSAND = LazyPattern(f"(零)?(?:({_D})千)?(?:零?({_D})百)?(?:零?({_D})?(十))?(?:(零)?({_D}))?")
_WHOLE = LazyPattern("(?:([^万亿]+)亿)?(?:([^万亿]+)万)?([^万亿]+)?")
_LAST = (("万亿", 12), ("亿", 8), ("万", 4))
_LONGEST = 32


def read_numeral(text: str) -> tuple[str, int] | None:
    """Digits and power of ten of a Chinese numeral: ``一百二十万`` is ``("120", 4)``; ``None`` when it is none.

    A last 万 or 亿 is kept as the power, because it is the unit that was typed. Years read digit by digit (二〇二二)
    and short forms (一百五, 万元) are no numerals here: they can be understood in two ways.
    """
    if len(text) > _LONGEST:
        return None
    plain = text.translate(_PLAIN)
    last, shift = next(((word, power) for word, power in _LAST if plain.endswith(word)), ("", 0))
    if last == "万" and "亿" in plain:  # 一亿二千万: the 亿 is not in 万
        number = _whole(plain)
        return None if number is None else (str(number // 10**4), 4)
    whole, point, fraction = plain.removesuffix(last).partition("点")
    number = _whole(whole)
    if number is None or (point and not _are_digits(fraction)):
        return None
    return f"{number}{'.' if point else ''}{''.join(str(_DIGIT[char]) for char in fraction)}", shift


def _are_digits(text: str) -> bool:
    return bool(text) and all(char in _DIGIT for char in text)


def _whole(text: str) -> int | None:
    match = _WHOLE.fullmatch(text)
    if not text or match is None:
        return None
    result, first = 0, True
    for part, power in zip(match.groups(), (8, 4, 0), strict=True):
        if part is None:
            continue
        group = _group(part, first=first)
        if group is None:
            return None
        result += group * 10**power
        first = False
    return result


def _group(text: str, *, first: bool) -> int | None:
    """A numeral below ten thousand; ``first`` when nothing larger stands before it."""
    if text == "零":
        return 0 if first else None
    match = _BELOW_TEN_THOUSAND.fullmatch(text)
    if match is None:
        return None
    gap, thousands, hundreds, tens, ten, zero, ones = match.groups()
    if gap and (first or thousands):
        return None
    # 一百五 is 150 to some and 105 to others; so is 一万二.
    placed = any((zero, ten, gap and not hundreds))
    if ones and not placed and any((thousands, hundreds, not first)):
        return None
    in_tens = max(_digit(tens), bool(ten))
    return 1000 * _digit(thousands) + 100 * _digit(hundreds) + 10 * in_tens + _digit(ones)


def _digit(char: str | None) -> int:
    return _DIGIT[char] if char else 0
