"""Recomputes a score from its explanation alone, with nothing of the program: an arithmetic reader and half-up."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

_OPERATIONS: dict[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_FUNCTIONS: dict[str, Callable[..., Fraction]] = {"min": min, "max": max, "floor": lambda x: Fraction(math.floor(x))}


def recompute(explanation: Mapping[str, Any]) -> Decimal | None:
    """The rounded result that follows from formula, inputs and rounding; ``None`` without a formula."""
    if not explanation["formula"]:
        return None
    values = {name: Fraction(value) for name, value in explanation["inputs"].items()}
    exact = _value(ast.parse(explanation["formula"], mode="eval").body, values)
    assert explanation["rounding"]["mode"] == "half_up"
    return half_up(exact, explanation["rounding"]["decimals"])


def half_up(exact: Fraction, places: int) -> Decimal:
    wide = Context(prec=400)
    quotient = wide.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return quotient.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=wide)


def _value(node: ast.expr, values: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.BinOp(left, operation, right):
            return _OPERATIONS[type(operation)](_value(left, values), _value(right, values))
        case ast.Name(name):
            return values[name]
        case ast.Constant(int() | str() as number):
            return Fraction(number)
        case ast.Call(ast.Name(name), arguments):
            return _FUNCTIONS[name](*(_value(argument, values) for argument in arguments))
    raise AssertionError(f"not arithmetic: {ast.dump(node)}")
