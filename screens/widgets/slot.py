"""A place for a picture: what it must show, what is in it, what is said of that, and ways to fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from screens.base import lines, literal, put, say, words
from screens.files import PathSuggester
from screens.widgets.inputs import CleanInput
from screens.widgets.messages import Onward
from screens.widgets.press import Press

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from icp_wizard.pictures import PictureProblem

Way = Literal["choose", "convert", "remove"]
_STYLES = {"error": "$text-error", "warning": "$text-warning", "info": "dim"}


class SlotState(NamedTuple):
    """What a place shows. `can_convert`: a JPEG made of the picture would be better."""

    title: str
    must_show: str
    state: str
    is_filled: bool
    can_convert: bool
    is_masked: bool
    said: tuple[PictureProblem, ...]
    same_as: str


class PathInput(CleanInput):
    """Takes a path; what is dropped on the terminal is taken at once."""

    def on_paste(self, event: events.Paste) -> None:
        """A drop comes as a paste: into an empty field it is given without Enter."""
        was_empty = not self.value
        super().on_paste(event)
        if was_empty and self.value.strip():
            self.call_later(self.action_submit)


class SlotBox(Vertical):
    """One place for a picture."""

    class Given(Message):
        """Paths were given, as somebody writes or drops them."""

        def __init__(self, key: str, text: str) -> None:
            super().__init__()
            self.key = key
            self.text = text

    class Asked(Message):
        """Something else is to be done with the place."""

        def __init__(self, key: str, way: Way) -> None:
            super().__init__()
            self.key = key
            self.way = way

    def __init__(self, key: str) -> None:
        super().__init__(classes="slot")
        self.key = key
        self.entry = f"picture {key}"
        self._given = ""

    def compose(self) -> ComposeResult:
        """Words, a path, buttons; only those that lead somewhere are shown."""
        yield Static("", classes="body")
        yield PathInput(
            placeholder=Content(say(self, "picture.path")).plain,
            suggester=PathSuggester(),
            compact=True,
            select_on_focus=False,
        )
        with Horizontal(classes="ways"):
            yield Press(say(self, "picture.choose"), "choose")
            yield Press(say(self, "picture.convert"), "convert")
            yield Press(say(self, "picture.remove"), "remove")

    def show(self, state: SlotState) -> None:
        """How it is now."""
        said = [
            literal(words(self).text(p.message_id, **dict(p.values)), _STYLES[p.level]) for p in state.said
        ]
        body = lines(
            literal(say(self, "picture.of", title=state.title), "bold")
            + literal(state.state, "$text-success" * state.is_filled),
            literal(say(self, "picture.must_show", shown=state.must_show), "dim"),
            *said,
            literal(state.same_as, "$text-warning"),
        )
        put(self.query_one(".body", Static), body)
        path = self.query_one(PathInput)
        path.password = state.is_masked
        shown = {
            "choose": not state.is_filled,
            "convert": state.can_convert,
            "remove": state.is_filled,
        }
        path.display = shown["choose"]
        for press in self.query(Press):
            press.display = shown[str(press.name)]

    def empty(self) -> None:
        """What was typed has been taken."""
        self._given = ""
        self.query_one(PathInput).clear()

    def take_typed(self) -> str:
        """A path that stands there and was not given yet; empty for none."""
        typed = self.query_one(PathInput).value
        if not typed.strip() or typed == self._given:
            return ""
        self._given = typed
        return typed

    def give_typed(self) -> None:
        """Give it: who leaves the field has answered."""
        if typed := self.take_typed():
            self.post_message(self.Given(self.key, typed))

    def control(self) -> PathInput | Press | None:
        """Where the user is put who comes here; None while it is being put together or taken away."""
        found = [control for control in self.query(PathInput) if control.display]
        return found[0] if found else next((press for press in self.query(Press) if press.display), None)

    @on(Input.Submitted)
    def _give(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self._given = ""
            self.give_typed()
        else:
            self.post_message(Onward())

    @on(Input.Blurred)
    def _leave(self, event: Input.Blurred) -> None:
        event.stop()
        self.give_typed()

    @on(Press.Pressed)
    def _ask(self, event: Press.Pressed) -> None:
        event.stop()
        way: Way = "remove"
        if event.press.name in ("choose", "convert"):
            way = "choose" if event.press.name == "choose" else "convert"
        self.post_message(self.Asked(self.key, way))
