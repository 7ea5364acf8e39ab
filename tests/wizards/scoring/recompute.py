"""An evaluator of explanations of its own: it knows nothing of how the program computes a score."""

from __future__ import annotations

import ast
import math
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from schemas.scoresheet import Explanation

_FUNCTIONS = {"min": min, "max": max, "floor": lambda value: Fraction(math.floor(value))}
_PRECISE = Context(prec=60, rounding=ROUND_HALF_UP)


def recompute(explanation: Explanation) -> Decimal | None:
    """The score that follows from formula, inputs and rounding; ``None`` where nothing is computed."""
    if not explanation.formula:
        return None
    inputs = {name: Fraction(value) for name, value in explanation.inputs.items()}
    value = _value(ast.parse(explanation.formula, mode="eval").body, inputs)
    step = Decimal(1).scaleb(-explanation.decimals)
    shown = _PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return shown.quantize(step, rounding=ROUND_HALF_UP, context=_PRECISE)


def _value(node: ast.expr, inputs: dict[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            return Fraction(value)
        case ast.Name(id=name):
            return inputs[name]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _value(left, inputs) + _value(right, inputs)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return _value(left, inputs) - _value(right, inputs)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _value(left, inputs) * _value(right, inputs)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _value(left, inputs) / _value(right, inputs)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _FUNCTIONS:
            return Fraction(_FUNCTIONS[name](*(_value(argument, inputs) for argument in arguments)))
        case _:
            raise ValueError(f"not a formula of a score: {ast.dump(node)}")
