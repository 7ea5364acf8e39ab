"""When a wrong figure is near the right one: a slip of a key shows what the writer meant."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=60)


def printed(value: Decimal, step: Decimal) -> Decimal:
    """Return ``value`` as it is printed in steps of ``step``, rounded half up."""
    steps = EXACT.divide(value, step).to_integral_value(rounding=ROUND_HALF_UP, context=EXACT)
    return EXACT.multiply(steps, step)


def within(said: Decimal, due: Decimal, share: str) -> bool:
    """Whether two values differ by at most this share of the right one."""
    return abs(said - due) <= abs(due) * Decimal(share)


def is_slip(said: Decimal, due: Decimal, step: Decimal) -> bool:
    """Whether ``said`` is ``due`` with a slip of the key; ``due`` is printed in the same steps.

    A slip is one wrong digit, two neighbours swapped, one digit too many or too few, or the point elsewhere. Of
    numbers with two digits only swapped ones count: any two of them are one digit apart.
    """
    first, second = _digits(said, step), _digits(printed(due, step), step)
    if first == second or not first or not second:
        return False
    if _is_shift(said, due, step):
        return True
    if len(first) == len(second):
        return _is_swap(first, second) or (len(first) >= 3 and _wrong_digits(first, second) == 1)
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 >= 4 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def is_swap(said: Decimal, due: Decimal, step: Decimal) -> bool:
    """Whether two neighbouring digits changed places."""
    return _is_swap(_digits(said, step), _digits(printed(due, step), step))


def power_of_ten(said: Decimal, due: Decimal) -> int:
    """Return by how many places the point is elsewhere in the same digits, 0 if it is not."""
    shift = said.adjusted() - due.adjusted()
    return shift if shift and said and due and significant(said) == significant(due) else 0


def significant(value: Decimal) -> str:
    """Return the digits of a number without the point and the zeros at both ends."""
    typed = str(value)
    if "E" in typed:
        typed = "".join(map(str, value.as_tuple().digits))
    return typed.lstrip("-").replace(".", "").strip("0")


def significant_digits(value: Decimal) -> int:
    """Return how many digits a number has without the zeros at both ends."""
    return len(significant(value))


def _is_shift(said: Decimal, due: Decimal, step: Decimal) -> bool:
    """Whether the point is elsewhere, or the unit: 1851.34元 for 18513360元."""
    if power_of_ten(said, due) != 0 or power_of_ten(said, printed(due, step)) != 0:
        return True
    moved = [step.scaleb(shift) for shift in (-8, -4, 4, 8)]
    return len(_digits(said, step)) >= 4 and any(
        printed(due, place) == said.scaleb(shift) for place, shift in zip(moved, (-8, -4, 4, 8), strict=True)
    )


def _digits(value: Decimal, step: Decimal) -> str:
    return str(int(EXACT.divide(abs(value), step)))


def _wrong_digits(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))


def _is_swap(first: str, second: str) -> bool:
    if len(first) != len(second):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and first[wrong[0]] == second[wrong[1]]
        and (first[wrong[1]] == second[wrong[0]])
    )
