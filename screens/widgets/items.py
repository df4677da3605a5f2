"""The items of a list on a page: which one the fields below are about, one more, one less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Static

from icp_wizard.assessment.labels import numbered_items
from screens.base import literal, put, say, words
from screens.widgets.press import Press

if TYPE_CHECKING:
    from icp_wizard.assessment import FieldView
    from icp_wizard.i18n import Catalogue


def item_title(view: FieldView, catalogue: Catalogue) -> str:
    """Which of several items a field is about, as far as the title of its step does not say it."""
    says_service = view.placed.placement.step == "service"
    numbers = [pair for pair in view.placed.numbers if not (says_service and pair[0] == "service")]
    return numbered_items(tuple(numbers), catalogue)


class ItemHeading(Static):
    """Which of several items the fields below are about."""

    def __init__(self, item: str) -> None:
        super().__init__("", classes="heading")
        self.item = item
        self.entry = f"item {item}"

    def show(self, title: str) -> None:
        """Its title now: numbers change when an item before it goes."""
        put(self, literal(title, "bold $accent"))


class ArrangeHint(Static):
    """Which key copies a service and moves items: said where services are added."""

    entry = "arrange"

    def __init__(self) -> None:
        super().__init__("", classes="hint")

    def on_mount(self) -> None:
        """The key in words."""
        put(self, literal(say(self, "arrange.hint"), "dim"))


class AddItem(Press):
    """One more item of a list."""

    class Wanted(Message):
        """The user wants one more."""

        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

    def __init__(self, path: str, kind: str) -> None:
        super().__init__("", f"add {path}")
        self.path = path
        self.kind = kind
        self.entry = f"add {path}"

    def on_mount(self) -> None:
        """What it adds."""
        self.show(f"+ {words(self).text(f'outline.more.{self.kind}')}")

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Wanted(self.path))


class RemoveItem(Press):
    """One item less."""

    class Wanted(Message):
        """The user wants this one gone."""

        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

    def __init__(self, path: str) -> None:
        super().__init__("", f"remove {path}")
        self.path = path
        self.entry = f"remove {path}"

    def name_it(self, title: str) -> None:
        """What it removes, by its number now."""
        self.show(f"- {say(self, 'remove_item', item=title)}")

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Wanted(self.path))
