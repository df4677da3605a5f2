"""The line of keys at the bottom, which the mouse can use too, and what keys are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from icp_wizard.text import cell_width
from screens.base import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import Binding
    from textual.screen import Screen

GAPS = ("  ", " ")
"""What stands between two keys: the first with which all fit, else the last."""


SHORT = {"escape": "Esc"}
"""Keys that are written otherwise on a keyboard than Textual calls them."""


def key_name(key: str) -> str:
    """`f8` is F8, `ctrl+z` is Ctrl+Z, `escape` is Esc."""
    return "+".join(SHORT.get(part, part.capitalize()) for part in key.partition(",")[0].split("+"))


def own_bindings(screen: Screen[object], *, shown_only: bool = False) -> Iterator[tuple[Binding, str]]:
    """Active bindings of ours with the namespace of their action, those of the screen first."""
    found: dict[str, tuple[Binding, str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.description and active.enabled and (binding.show or not shown_only):
            namespace = "app" if active.node is screen.app else "screen"
            found.setdefault(binding.id, (binding, namespace))
    yield from sorted(found.values(), key=lambda entry: entry[1] == "app")


class KeyBar(Static):
    """As many keys as fit, the important ones first, and always the way out; each can be clicked."""

    def on_mount(self) -> None:
        """Bindings depend on what has the focus, and on whether a dialog is open."""
        self.screen.bindings_updated_signal.subscribe(self, self._again)

    def _again(self, screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys of the current screen in the current language."""
        keys = [self._key(*own) for own in own_bindings(self.screen, shown_only=True)]
        gap = next((gap for gap in GAPS if _width(keys, gap) <= self.size.width), GAPS[-1])
        while len(keys) > 1 and _width(keys, gap) > self.size.width:
            del keys[-2]
        return Content(gap).join(keys)

    def _key(self, binding: Binding, namespace: str) -> Content:
        label = say(self, f"keys.{binding.description}")
        click = Style.from_meta({"@click": f"{namespace}.{binding.action}"})
        return (Content.styled(key_name(binding.key), "bold $accent") + Content(f" {label}")).stylize(click)


def _width(keys: list[Content], gap: str) -> int:
    return cell_width(gap.join(key.plain for key in keys))
