"""Tables: columns of wrapped text whose header is repeated and whose rows stay in one piece.

A row is split only when it is higher than a whole page; in a grid, where half of a page would stay empty
otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from icp_wizard.forms.flow import lines_of, text_at
from icp_wizard.forms.marks import MM, Box, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icp_wizard.forms.flow import Flow

PADDING = 1.6 * MM
TICK = 3.4 * MM
_TICK_DROP = 2.2
HEAD = Style(10, 14, "bold")
TITLE = Style(12.5, 18, "bold")
_SHADE = 0.93
_TITLE_SPACE = 3 * MM
_SPLIT_FROM = 30 * MM


@dataclass(frozen=True)
class Column:
    """A column: its width in points and its heading."""

    width: float
    heading: str


@dataclass(frozen=True)
class Piece:
    """A paragraph inside a cell."""

    text: str
    style: Style


@dataclass(frozen=True)
class Tick:
    """A cell that holds an empty box to tick by hand."""


Cell: TypeAlias = tuple[Piece, ...] | Tick
Row: TypeAlias = tuple[Cell, ...]
_Lines: TypeAlias = list[tuple[str, Style]] | Tick


@dataclass(frozen=True)
class Table:
    """A table; title (with （续）) and headings are repeated where it goes on. A bare one has neither."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_bare: bool = False
    shaded: tuple[int, ...] = ()


def draw(flow: Flow, table: Table) -> None:
    """Place the table at the cursor; its head never stands alone at the foot of a page."""
    rows = [_wrapped(table, row) for row in table.rows]
    first = _height(rows[0]) if rows else 0.0
    beside_the_head = first if first <= _tallest_whole(flow, table) else _SPLIT_FROM
    if flow.room < _head_height(table) + beside_the_head:
        flow.page_break()
    _draw_head(flow, table, is_continued=False)
    for row in rows:
        _place_row(flow, table, row)
    flow.skip(2 * _TITLE_SPACE)


def grid(flow: Flow, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
    """A table without title and head, its first column shaded, as in letters."""
    table = Table("", columns, rows, is_bare=True, shaded=(0,))
    for row in rows:
        _place_row(flow, table, _wrapped(table, row))


def _wrapped(table: Table, row: Row) -> tuple[_Lines, ...]:
    return tuple(_cell_lines(cell, column.width) for cell, column in zip(row, table.columns, strict=True))


def _cell_lines(cell: Cell, width: float) -> _Lines:
    if isinstance(cell, Tick):
        return cell
    return [
        (line, piece.style)
        for piece in cell
        for line in lines_of(piece.text, width - 2 * PADDING, piece.style)
    ]


def _height(row: Sequence[_Lines]) -> float:
    heights = [
        TICK + _TICK_DROP if isinstance(cell, Tick) else sum(style.leading for _, style in cell)
        for cell in row
    ]
    return max(heights) + 2 * PADDING


def _head_height(table: Table) -> float:
    if table.is_bare:
        return 0.0
    return TITLE.leading + _TITLE_SPACE / 2 + HEAD.leading + 2 * PADDING


def _draw_head(flow: Flow, table: Table, *, is_continued: bool) -> None:
    title = f"{table.title}（续）" if is_continued else table.title
    for line in lines_of(title, flow.width, TITLE):
        flow.put(text_at(flow.left, flow.y, line, TITLE))
        flow.skip(TITLE.leading)
    flow.skip(_TITLE_SPACE / 2)
    headings: list[_Lines] = [[(column.heading, HEAD)] for column in table.columns]
    _draw_band(flow, table, headings, shaded=range(len(table.columns)))


def _go_on(flow: Flow, table: Table) -> None:
    flow.page_break()
    if not table.is_bare:
        _draw_head(flow, table, is_continued=True)


def _place_row(flow: Flow, table: Table, row: Sequence[_Lines]) -> None:
    if flow.room < _height(row) <= _tallest_whole(flow, table):
        _go_on(flow, table)
    while flow.room < _height(row):
        if flow.room < _SPLIT_FROM:
            _go_on(flow, table)
            continue
        fitting, row = _split(row, flow.room - 2 * PADDING)
        _draw_band(flow, table, fitting, table.shaded)
        _go_on(flow, table)
    _draw_band(flow, table, row, table.shaded)


def _tallest_whole(flow: Flow, table: Table) -> float:
    """The height up to which a row is kept in one piece."""
    return flow.page_height / 2 if table.is_bare else flow.page_height - _head_height(table)


def _split(row: Sequence[_Lines], height: float) -> tuple[list[_Lines], list[_Lines]]:
    """What of each cell fits into `height`, and the rest."""
    fitting: list[_Lines] = []
    rest: list[_Lines] = []
    for cell in row:
        if isinstance(cell, Tick):
            fitting.append(cell)
            rest.append([])
            continue
        used, count = 0.0, 0
        while count < len(cell) and used + cell[count][1].leading <= height:
            used += cell[count][1].leading
            count += 1
        fitting.append(cell[:count])
        rest.append(cell[count:])
    return fitting, rest


def _draw_band(flow: Flow, table: Table, row: Sequence[_Lines], shaded: Sequence[int] = ()) -> None:
    height = _height(row)
    x = flow.left
    for number, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
        fill = _SHADE if number in shaded else None
        flow.put(Box(x, flow.y - height, column.width, height, fill=fill))
        if isinstance(cell, Tick):
            bottom = flow.y - PADDING - _TICK_DROP - TICK
            flow.put(Box(x + (column.width - TICK) / 2, bottom, TICK, TICK, line=0.8))
        else:
            _draw_cell(flow, x + PADDING, cell)
        x += column.width
    flow.skip(height)


def _draw_cell(flow: Flow, x: float, lines: Sequence[tuple[str, Style]]) -> None:
    top = flow.y - PADDING
    for line, style in lines:
        flow.put(text_at(x, top, line, style))
        top -= style.leading
