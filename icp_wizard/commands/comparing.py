"""`rules compare [PROVINCE…]`: what is known of which topic where, or provinces side by side."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from icp_wizard import regions
from icp_wizard.commands import closed_words, exits, streams
from icp_wizard.commands.layout import wrapped
from icp_wizard.commands.parsing import province
from icp_wizard.explaining.provinces import words as say
from icp_wizard.explaining.provinces.cells import State, compare
from icp_wizard.explaining.provinces.data import comparison_data
from icp_wizard.filing.plain import readable_json
from icp_wizard.rules.vocabulary import TOPICS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator
    from datetime import date

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.explaining.provinces.cells import Cell, Comparison, Row
    from icp_wizard.i18n import Catalogue

NARROWEST: Final = 30
"""Cells a province needs at least to stand beside another; else they stand one under the other."""


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("province", "*", convert=province)
    parser.flag("--json")
    parser.option("--topic", metavar="topic", convert=closed_words.topic)
    parser.option("--kind", metavar="kind", convert=closed_words.kind)


def run(context: Context, options: argparse.Namespace, day: date) -> int:
    """Without provinces all of them at a glance, else those named with what the rules say there."""
    named = tuple(dict.fromkeys(options.province))
    codes = named or tuple(region.code[:2] for region in regions.provinces())
    topic = getattr(options, "topic", None)
    rulebooks = {code: context.loaded(code).rulebook for code in codes}
    topics = (topic,) if topic else TOPICS
    comparison = compare(rulebooks, day, topics=topics, kind=getattr(options, "kind", ""))
    if getattr(options, "json", False):
        streams.out_json(readable_json(comparison_data(comparison, context.catalogue)))
        return exits.FINE
    width = streams.width()
    lines = (_beside if named else _matrix)(comparison, context.catalogue, width)
    for line in lines:
        streams.out(line)
    return exits.FINE


def _matrix(comparison: Comparison, catalogue: Catalogue, width: int) -> Iterator[str]:
    """Topics against the provinces that have a pack, as many side by side as fit; the others by name."""
    columns = enumerate(comparison.columns)
    shown = comparison.of([place for place, column in columns if column.pack is not State.NO_PACK])
    matrix = say.Matrix(shown, catalogue)
    for page in matrix.pages(width):
        yield matrix.heading(page)
        yield from (matrix.line(number, page) for number in range(len(shown.rows)))
        yield ""
    yield catalogue.text("explaining.compare.marks")
    yield from (line for told in say.legend_lines(catalogue) for line in wrapped(told, width))
    for state in (State.INCOMPLETE, State.PARTIAL, State.NO_PACK):
        names = [say.province_title(c.province, catalogue) for c in comparison.columns if c.pack is state]
        if names:
            told = catalogue.text(f"explaining.compare.these.{state}", names=catalogue.listed(names))
            yield from wrapped(told, width)


def _beside(comparison: Comparison, catalogue: Catalogue, width: int) -> Iterator[str]:
    """What differs first, then what does not: in full where only one topic is wanted, else counted."""
    for column in comparison.columns:
        title = say.province_title(column.province, catalogue)
        yield catalogue.text(
            "explaining.compare.legend", mark=title, meaning=say.pack_line(column, catalogue)
        ).strip()
    is_one = len(comparison.rows) == 1
    for row in comparison.rows:
        if is_one or row.differs:
            yield from ("", *_row_lines(row, catalogue, width))
    for row in comparison.rows if is_one else ():
        if row.shared:
            yield from ("", catalogue.text("explaining.compare.same"))
            yield from _wrapped((say.shared_line(one, catalogue) for one in row.shared), width)
    if not is_one and len(comparison.columns) > 1:
        yield from ("", *wrapped(_same_line(comparison, catalogue), width))
    yield from ("", *wrapped(catalogue.text("explaining.compare.no_rule"), width))


def _same_line(comparison: Comparison, catalogue: Catalogue) -> str:
    same = [say.topic_title(row.topic, catalogue) for row in comparison.rows if not row.differs]
    rules = sum(len(row.shared) for row in comparison.rows)
    if not same:
        return catalogue.text("explaining.compare.same_rules", count=rules)
    return catalogue.text("explaining.compare.same_topics", topics=catalogue.listed(same), count=rules)


def _row_lines(row: Row, catalogue: Catalogue, width: int) -> Iterator[str]:
    yield catalogue.text(
        "explaining.compare.topic", title=say.topic_title(row.topic, catalogue), topic=row.topic
    )
    room = (width - 2 * (len(row.cells) - 1)) // len(row.cells)
    if room < NARROWEST:
        for cell in row.cells:
            title, *lines = _column(row, cell, catalogue, width - 4)
            yield from (f"  {title}", *(f"    {line}" for line in lines))
        return
    columns = [_column(row, cell, catalogue, room) for cell in row.cells]
    for pieces in zip_longest(*columns, fillvalue=""):
        yield say.GAP.join(say.padded(piece, room) for piece in pieces).rstrip()


def _column(row: Row, cell: Cell, catalogue: Catalogue, room: int) -> list[str]:
    title = say.province_title(cell.column.province, catalogue)
    return [title, *_wrapped(say.cell_lines(row, cell, catalogue), room)]


def _wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Lines broken where they must be, what goes on set in; the id of a rule too where it is too long."""
    for line in lines:
        first, *rest = wrapped(line, width - 2, fold=True)
        yield first
        yield from (f"  {piece}" for piece in rest)
