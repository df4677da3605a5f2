"""Provinces side by side: what is known of which topic where, and the sentences behind it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from icp_wizard.explaining.provinces.cells import compare, is_partial
from icp_wizard.explaining.provinces.words import (
    Matrix,
    cell_lines,
    legend_lines,
    pack_line,
    province_title,
    shared_line,
)
from icp_wizard.rules.vocabulary import ORG, PERSON
from screens.base import Dialog, lines, literal, say, shell, words
from screens.rulebook.opening import day_of, province_of
from screens.widgets.choices import Choice, provinces

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from icp_wizard.explaining.provinces.cells import Comparison, Row

FRAME: Final = 6
"""Cells of a dialog that hold no text: border, padding, scrollbar."""
WIDEST: Final = 100
KINDS: Final = ("", PERSON, ORG)


class Compare(Dialog):
    """Topics against provinces, as many as fit; of the topic in focus what is said in each of these."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "page(1)", show=False, id="compare.right"),
        Binding("left", "page(-1)", show=False, id="compare.left"),
        Binding("pagedown", "scroll('down')", show=False, priority=True, id="compare.down"),
        Binding("pageup", "scroll('up')", show=False, priority=True, id="compare.up"),
        Binding("k,K", "kind", show=False, id="compare.kind"),
        Binding("p,P", "provinces", show=False, id="compare.provinces"),
        Binding("ctrl+g", "close", show=False, id="compare.close"),
    ]

    can_be_shown_again = True

    def __init__(self) -> None:
        super().__init__()
        self._named: tuple[str, ...] = ()
        self._kind = 0
        self._page = 0
        self._comparison: Comparison | None = None

    def compose(self) -> ComposeResult:
        """Title, the provinces, the topics; below what is said."""
        with Vertical(classes="dialog large"):
            yield Static(literal(say(self, "rulebook.reading"), "bold"), classes="title")
            yield Static("", id="heads")
            yield OptionList(markup=False, compact=True)
            with VerticalScroll(can_focus=False):
                yield Static("", id="detail")
            yield Static(literal(say(self, "compare.hint"), "dim"), classes="hint")

    def on_mount(self) -> None:
        """The provinces that have a pack."""
        self._compare()
        self.query_one(OptionList).focus()

    async def relabel(self) -> None:
        """At the same topic."""
        at = self.query_one(OptionList).highlighted
        await self.recompose()
        self._show(at)
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Another number of provinces may fit."""
        self._show()

    def _compare(self) -> None:
        self.run_worker(self._read(), exclusive=True)

    async def _read(self) -> None:
        """Off the loop: with many provinces it takes a while."""
        rulebooks, day, kind = shell(self).desk.rulebooks, day_of(shell(self)), KINDS[self._kind]
        codes = self._named or self._known()

        here = province_of(shell(self))

        def compared() -> Comparison:
            books = {code: rulebooks.loaded(code).rulebook for code in codes}
            if not self._named:  # much is said of those whose pack is for every order
                books = dict(sorted(books.items(), key=lambda item: (item[0] != here, is_partial(item[1]))))
            return compare(books, day, kind=kind)

        self._comparison = await asyncio.to_thread(compared)
        self._page = 0
        self._show()

    def _known(self) -> tuple[str, ...]:
        """The province of the open draft, then the others that have a pack."""
        here = province_of(shell(self))
        codes = {*shell(self).desk.rulebooks.provinces, *((here,) if here else ())}
        return tuple(sorted(codes, key=lambda code: (code != here, code)))

    def _show(self, at: int | None = None) -> None:
        """As many provinces as fit, at a topic; without one where the user is."""
        if self._comparison is None or not self.query(OptionList):  # not read, or being shown anew
            return
        self._matrix = Matrix(self._comparison, words(self))
        pages = self._pages
        self._page = min(self._page, len(pages) - 1)
        page = pages[self._page]
        kind = say(self, f"compare.kind.{KINDS[self._kind] or 'all'}")
        title = say(self, "compare.title", kind=kind, page=self._page + 1, pages=len(pages))
        self.query_one(".title", Static).update(literal(title, "bold"))
        self.query_one("#heads", Static).update(literal(self._matrix.heading(page), "bold"))
        listed = self.query_one(OptionList)
        at = listed.highlighted or 0 if at is None else at
        rows = range(len(self._comparison.rows))
        listed.set_options([Option(literal(self._matrix.line(n, page)), id=f"t{n}") for n in rows])
        listed.highlighted = at

    @property
    def _pages(self) -> tuple[tuple[int, ...], ...]:
        width = min(WIDEST, int(self.app.size.width * 0.96)) - FRAME
        return self._matrix.pages(width)

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        if self._comparison is not None:
            row = self._comparison.of(self._pages[self._page]).rows[event.option_index]
            self.query_one("#detail", Static).update(self._detail(row))
            self.query_one(VerticalScroll).scroll_home(animate=False)

    def _detail(self, row: Row) -> Content:
        catalogue = words(self)
        found: list[Content | str] = []
        for cell in row.cells:
            title = province_title(cell.column.province, catalogue)
            found.append(literal(title, "bold") + literal(f"  {pack_line(cell.column, catalogue)}", "dim"))
            found += [f"  {line}" for line in cell_lines(row, cell, catalogue)]
        if row.shared:
            found.append(literal(catalogue.text("explaining.compare.same"), "bold"))
            found += [f"  {shared_line(said, catalogue)}" for said in row.shared]
        legend = [literal(line.strip(), "dim") for line in legend_lines(catalogue)]
        return lines(*found, "", literal(catalogue.text("explaining.compare.marks"), "dim"), *legend)

    def action_page(self, way: int) -> None:
        """The next provinces, or those before."""
        self._page = max(0, self._page + way)
        self._show()

    def action_scroll(self, way: str) -> None:
        """Read on in the text."""
        getattr(self.query_one(VerticalScroll), f"scroll_page_{way}")(animate=False)

    def action_kind(self) -> None:
        """All kinds of entity, people alone, organisations alone, in turn."""
        self._kind = (self._kind + 1) % len(KINDS)
        self._compare()

    def action_provinces(self) -> None:
        """Choose which provinces to compare; none chosen means those that have a pack."""
        from screens.pick import PickSeveral

        def take(codes: list[str] | bool | None) -> None:
            if codes is not None:
                self._named = tuple(codes) if isinstance(codes, list) else ()
                self._compare()

        choices = [Choice(choice.code, choice.label) for choice in provinces(words(self))]
        self.app.push_screen(PickSeveral(say(self, "compare.provinces"), choices, self._named), take)
