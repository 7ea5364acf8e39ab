"""Figures as people write them (数字写法): the only reader of typed figures.

``read_figure`` understands ``"8,676人"``, ``"≥９５％"``, ``"90%~110%"``, ``"30日内"``, ``"百分之九十五"`` and says
honestly ``text`` for the rest. What was typed is kept; nothing that is typed ever raises.
"""

from schemas.figure.around import move_of
from schemas.figure.exact import plain_string
from schemas.figure.moment import Moment, read_moment
from schemas.figure.money_of_figure import MONEY_UNITS, amount_in, money_to
from schemas.figure.one_figure import Comparator, Figure, FigureKind, figure_json, is_struck_out
from schemas.figure.reader import read_figure
from schemas.figure.sign_and_unit import Parts, parts_of
from schemas.figure.spoken import meaning

__all__ = [
    "MONEY_UNITS",
    "Comparator",
    "Figure",
    "FigureKind",
    "Moment",
    "Parts",
    "amount_in",
    "figure_json",
    "is_struck_out",
    "meaning",
    "money_to",
    "move_of",
    "parts_of",
    "plain_string",
    "read_figure",
    "read_moment",
]
