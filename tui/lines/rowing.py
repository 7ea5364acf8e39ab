"""Commands that concern the row the user is at: add, copy, move, delete, compare the other way."""

from __future__ import annotations

from tui import texts
from tui import texts_lines as lines
from tui.lines.seat import Seat
from tui.output import say
from tui.widgets.row_direction import turned
from tui.widgets.rows import Rows


def add(seat: Seat, argument: str) -> None:
    """``:加行``: a row behind the one the user is at."""
    rows = _rows(seat)
    if rows is None or seat.stop is None:
        return
    after = seat.stop.row or next(reversed(rows.keys()), None)
    key = seat.desk.session.add_row(rows.path, rows.new_row(after), after=after)
    seat.keep()
    say(lines.ROW_ADDED)
    _enter(seat, rows, key)


def copy(seat: Seat, argument: str) -> None:
    """``:复制行``: the same row once more."""
    rows = _row(seat)
    key = seat.desk.session.copy_row(rows.path, seat.stop.row) if rows is not None and seat.stop is not None else None
    if rows is not None and key is not None:
        seat.keep()
        say(lines.ROW_COPIED)
        seat.go(seat.walk.at(f"{rows.path}.{key}"))


def delete(seat: Seat, argument: str) -> None:
    """``:删行``: without the row; undo brings it back."""
    rows = _row(seat)
    if rows is None or seat.stop is None:
        return
    keys, key = rows.keys(), seat.stop.row
    at = keys.index(key) if key in keys else 0
    neighbour = next(iter([*keys[at + 1 : at + 2], *keys[max(at - 1, 0) : at]]), "")
    number = seat.stop.number
    seat.desk.session.delete_row(rows.path, key)
    seat.keep()
    say(lines.ROW_DELETED)
    seat.go(seat.walk.at(f"{rows.path}.{neighbour}") if neighbour else seat.walk.first_of(number))


def up(seat: Seat, argument: str) -> None:
    """``:上移``."""
    _move(seat, -1)


def down(seat: Seat, argument: str) -> None:
    """``:下移``."""
    _move(seat, 1)


def turn(seat: Seat, argument: str) -> None:
    """``:换向``: what a bare target means is assumed from its name; the user knows better."""
    rows = seat.walk.rows(seat.stop.number) if seat.stop is not None else None
    direction = turned(rows, seat.stop.row) if rows is not None and seat.stop is not None and seat.stop.row else ""
    if not seat.may_write():
        return
    if not direction or rows is None or seat.stop is None:
        say(texts.DIRECTION_NO)
        return
    seat.desk.session.seal()
    seat.desk.session.set(f"{rows.path}.{seat.stop.row}.direction", direction)
    seat.keep()
    say(lines.by_command(texts.DIRECTION_NOW.format(text=texts.DIRECTIONS[direction])))
    seat.stay()


def _move(seat: Seat, by: int) -> None:
    rows = _row(seat)
    if rows is None or seat.stop is None:
        return
    keys = rows.keys()
    to = keys.index(seat.stop.row) + by if seat.stop.row in keys else -1
    if not 0 <= to < len(keys):
        say(lines.ROW_EDGE)
        return
    seat.desk.session.move_row(rows.path, seat.stop.row, keys[to])
    seat.keep()
    say(lines.ROW_MOVED)
    seat.go(seat.walk.at(seat.stop.path))


def _enter(seat: Seat, rows: Rows, key: str) -> None:
    """Go to the first empty cell of a row."""
    stop = seat.walk.at(f"{rows.path}.{key}")
    cells = seat.walk.stops(stop.unit) if stop is not None else []
    seat.go(next((one for one in cells if not seat.desk.session.text(one.path)), stop))


def _rows(seat: Seat) -> Rows | None:
    """Return the rows the user is at, if rows may come and go there; else say why not."""
    rows = seat.walk.rows(seat.stop.number) if seat.stop is not None else None
    if rows is None:
        say(lines.NOT_HERE)
    elif seat.may_write():
        if rows.may_change:
            return rows
        say(texts.ROWS_FIXED)
    return None


def _row(seat: Seat) -> Rows | None:
    """Return the same where the user is at a row that is there already."""
    rows = _rows(seat)
    if rows is not None and (seat.stop is None or not seat.stop.row):
        say(lines.NOT_HERE)
        return None
    return rows
