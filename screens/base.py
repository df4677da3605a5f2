"""What every screen and widget shares: the words of the current language, and text shown as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, on
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen, Screen

from icp_wizard.text import visible

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.widgets import Static

    from icp_wizard.i18n import Catalogue
    from screens.app import WizardApp


HERE = "bold reverse $primary on white"
"""Where the user is: turned over, so that a terminal without colours shows it too."""


def shell(node: DOMNode) -> WizardApp:
    """The running application."""
    return cast("WizardApp", node.app)


def words(node: DOMNode) -> Catalogue:
    """The catalogue of the current language."""
    return shell(node).catalogue


def say(node: DOMNode, message: str, **values: object) -> str:
    """A message of this room: `say(node, "quit")` is `screens.quit`."""
    return words(node).text(f"screens.{message}", **values)


def literal(text: str, style: str = "") -> Content:
    """Text as it is: no markup is read in it, and what would act on a terminal is made visible."""
    return Content.styled(visible(text), style)


def lines(*parts: Content | str) -> Content:
    """Contents one under the other; empty ones are left out."""
    shown = [literal(part) if isinstance(part, str) else part for part in parts]
    return Content("\n").join(part for part in shown if part)


def put(static: Static, content: Content) -> None:
    """Show a content, if it is another one: a new layout of the page costs more than the comparison."""
    shown = static.content
    if not (isinstance(shown, Content) and shown.is_same(content)):
        static.update(content)


class BaseScreen(Screen[None]):
    """A screen of ours. `relabel` shows it again after the language has changed."""

    @on(events.Mount)
    def dress(self) -> None:
        """Plain borders where they were asked for."""
        self.set_class(shell(self).desk.is_plain, "-plain")

    @on(events.Resize)
    def cover(self, event: events.Resize) -> None:
        """Say so where the terminal is too small."""
        from screens.too_small import cover

        cover(self, event.size)

    can_be_shown_again: ClassVar[bool] = True

    async def relabel(self) -> None:
        """Show everything again in the new language."""
        await self.recompose()


class Dialog(ModalScreen[Any]):
    """A question over the page. Escape closes it without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="dialog.close", show=False),
        Binding("f1", "app.help", "help", id="dialog.help", show=False),
        Binding("f5", "app.mask", show=False, id="dialog.mask"),
        Binding("f6", "app.language", show=False, id="dialog.language"),
    ]
    can_be_shown_again: ClassVar[bool] = False
    """Whether `relabel` can show everything again. Short questions were handed their words: they are answered
    or closed first."""
    CSS_PATH = Path(__file__).with_name("dialogs.tcss")  # dialogs of other folders look beside themselves

    @on(events.Mount)
    def dress(self) -> None:
        """Plain borders where they were asked for."""
        self.set_class(shell(self).desk.is_plain, "-plain")

    @on(events.Resize)
    def cover(self, event: events.Resize) -> None:
        """Say so where the terminal is too small."""
        from screens.too_small import cover

        cover(self, event.size)

    async def relabel(self) -> None:
        """Show everything again, in the language of now and data hidden or not, at the same place."""

    def action_close(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
