"""What is asked of the papers on the materials page: judged for form once left, all of it on continue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from icp_wizard.assessment.materials import answers_about
from icp_wizard.assessment.problems import field_problems, field_warnings
from icp_wizard.conditions import State
from screens.widgets.field import FieldBox, box_around

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from icp_wizard.assessment import FieldView, MaterialView
    from screens.page import Page


class PaperFields:
    """The fields among the papers of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.left = {view.key for view in self._views() if view.state is not State.OPEN}
        """Keys of the fields that were filled in and left."""

    def _views(self) -> list[FieldView]:
        return [view for view in self._page.assessment.fields if view.placed.step == self._page.step]

    def entries(self, material: MaterialView) -> dict[str, Callable[[], Widget]]:
        """The fields that stand below a material."""
        views = answers_about(self._page.assessment, material)
        return {f"field {view.key}": partial(FieldBox, self._page.session, view) for view in views}

    def show(self) -> None:
        """All of them as they are now."""
        boxes = {box.key: box for box in self._page.query(FieldBox)}
        for view in self._views():
            if box := boxes.get(view.key):
                box.show(view, self._errors(view), self._warnings(view))

    def _errors(self, view: FieldView) -> tuple[str, ...]:
        found = field_problems(view) if view.key in self.left else ()
        return tuple(self._page.said(finding) for finding in found)

    def _warnings(self, view: FieldView) -> tuple[str, ...]:
        found = field_warnings(view) if view.key in self.left else ()
        return tuple(self._page.said(finding) for finding in found)

    def leave(self, widget: Widget) -> None:
        """Once a filled field has been left, it is judged."""
        box = box_around(widget)
        if box is not None and box.is_filled:
            self.left.add(box.key)

    def problems(self) -> tuple[tuple[str, str], ...]:
        """Everything that is wrong, by key; shown from now on."""
        self.left |= {view.key for view in self._views()}
        self.show()
        return tuple((view.key, text) for view in self._views() for text in self._errors(view))
