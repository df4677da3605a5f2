"""Provinces side by side in words: a mark for each topic, and the sentences behind it.

Pure functions of a comparison and a catalogue, for the command and the screen alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard import regions
from icp_wizard.assessment.authority import covered_text
from icp_wizard.explaining.provinces.cells import State, Whose
from icp_wizard.rules import rule_text
from icp_wizard.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icp_wizard.explaining.provinces.cells import Cell, Column, Comparison, Row, Said
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Rule

GAP: Final = "  "
"""What stands between two columns."""


def province_title(code: str, catalogue: Catalogue) -> str:
    """A province in one word of the language."""
    found = next((region for region in regions.provinces() if region.code[:2] == code), None)
    if found is None:
        return code
    return found.name if catalogue.language != "en" else regions.english_name(found.code) or found.name


def pack_line(column: Column, catalogue: Catalogue) -> str:
    """How much is known of a province at all."""
    pack = column.rulebook.province_pack
    orders = covered_text(pack, catalogue) if pack is not None else ""
    return catalogue.text(f"explaining.compare.pack.{column.pack}", orders=orders)


def topic_title(topic: str, catalogue: Catalogue) -> str:
    """What a topic is called."""
    return catalogue.text(f"commands.topic.{topic}")


def mark(cell: Cell, catalogue: Catalogue) -> str:
    """A cell in a few letters: whose word there is, what is unrestricted, whether something is not known."""
    parts: list[str] = [cell.whose] if cell.whose else []
    if cell.permits:
        parts.append("unrestricted")
    if cell.gaps:
        parts.append("gap")
    return "+".join(catalogue.text(f"explaining.compare.mark.{part}") for part in parts or [cell.state])


def legend_lines(catalogue: Catalogue) -> tuple[str, ...]:
    """What the marks mean."""
    parts = (*Whose, *(state for state in State if state is not State.KNOWN))
    meanings = (
        catalogue.text(
            "explaining.compare.legend",
            mark=catalogue.text(f"explaining.compare.mark.{part}"),
            meaning=catalogue.text(f"explaining.compare.meaning.{part}"),
        )
        for part in parts
    )
    return (*meanings, catalogue.text("explaining.compare.no_rule"))


class Matrix:
    """Topics against provinces in marks, as many provinces beside one another as fit into a width."""

    def __init__(self, comparison: Comparison, catalogue: Catalogue) -> None:
        self._labels = [topic_title(row.topic, catalogue) for row in comparison.rows]
        self._columns = [
            [
                province_title(column.province, catalogue),
                *(mark(row.cells[place], catalogue) for row in comparison.rows),
            ]
            for place, column in enumerate(comparison.columns)
        ]
        self._widths = [max(map(cell_width, column)) for column in self._columns]
        self._label_width = max(map(cell_width, self._labels), default=0)

    def pages(self, width: int) -> tuple[tuple[int, ...], ...]:
        """Places of the provinces that stand beside one another, page by page; each page has one at least."""
        found: list[list[int]] = []
        left = 0
        for place, cells in enumerate(self._widths):
            needed = len(GAP) + cells
            if not found or needed > left:
                found.append([])
                left = width - self._label_width
            found[-1].append(place)
            left -= needed
        return tuple(tuple(page) for page in found)

    def heading(self, page: Sequence[int]) -> str:
        """The provinces of a page, above their marks."""
        return self._line("", page, 0)

    def line(self, row: int, page: Sequence[int]) -> str:
        """The topic of a row, and the marks of the provinces of a page."""
        return self._line(self._labels[row], page, row + 1)

    def _line(self, label: str, page: Sequence[int], number: int) -> str:
        cells = (padded(self._columns[place][number], self._widths[place]) for place in page)
        return GAP.join((padded(label, self._label_width), *cells)).rstrip()


def padded(text: str, width: int) -> str:
    """A text with blanks behind it up to so many cells."""
    return text + " " * (width - cell_width(text))


# The sentences


def cell_lines(row: Row, cell: Cell, catalogue: Catalogue) -> Iterator[str]:
    """What is said in a province and not in the same way in all that it is compared with."""
    shared, shared_gaps = [one.meaning for one in row.shared], row.shared_gaps
    own = [said_line(one, catalogue) for one in cell.said if one.meaning not in shared]
    lifted = [_lifted_line(rule, catalogue) for rule in cell.lifted]
    gaps = [
        catalogue.text("explaining.compare.gap", note=catalogue.pack_text(gap.note))
        for gap in cell.gaps
        if gap not in shared_gaps
    ]
    yield from (*own, *lifted, *gaps)
    if not own and not gaps:
        is_whole = shared and cell.column.pack is State.NOTHING
        why = "as_all" if is_whole else State.GAP if cell.gaps else cell.column.pack
        yield catalogue.text(f"explaining.compare.nothing.{why}")


def said_line(said: Said, catalogue: Catalogue) -> str:
    """One rule: how serious, whose, what it says."""
    whose = catalogue.text(f"explaining.compare.mark.{said.whose}")
    return catalogue.text("explaining.compare.whose", whose=whose, said=shared_line(said, catalogue))


def shared_line(said: Said, catalogue: Catalogue) -> str:
    """One rule that holds in all of them: how serious, what it says."""
    rule = said.rule
    severity = "explaining.compare.mark.unrestricted" if rule.permits else f"outline.severity.{rule.severity}"
    values = {"severity": catalogue.text(severity), "text": rule_text(rule, catalogue), "rule": rule.id}
    return catalogue.text("explaining.compare.said", **values)


def _lifted_line(rule: Rule, catalogue: Catalogue) -> str:
    because = next(done.because for done in rule.adaptations if done.kind == "lift")
    text = rule_text(rule, catalogue)
    return catalogue.text("explaining.compare.lifted", text=text, rule=rule.id, because=because)
