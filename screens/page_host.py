"""The place in the wizard where the page of a step stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

if TYPE_CHECKING:
    from screens.page import Page


class PageHost(Vertical):
    """Holds one page; while it is being replaced, none."""

    def __init__(self) -> None:
        super().__init__(id="host")
        self._page: Page | None = None

    @property
    def page(self) -> Page | None:
        """The page, unless it is just being replaced."""
        return self._page if self._page is not None and self._page.is_attached else None

    def begin_with(self, page: Page) -> Page:
        """The first page, which is mounted with the frame: one layout less until it is seen."""
        self._page = page
        return page

    async def put(self, page: Page) -> None:
        """Another page, at once and without flicker."""
        self._page = None  # keys run as actions beside the screen's own messages: none may use half a page
        async with self.batch():
            await self.remove_children()
            await self.mount(page)
            self._page = page
