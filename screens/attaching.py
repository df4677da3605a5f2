"""How pictures get into the places of the materials page: looked at off the loop, one after the other."""

from __future__ import annotations

import os
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from icp_wizard.assessment.material_texts import must_show, slot_title
from icp_wizard.errors import Problem
from icp_wizard.pictures import paths_in
from icp_wizard.pictures.model import problem
from icp_wizard.session.pictures import Given, can_be_mended, convert_file, converted, look, looked_at
from screens.base import say, shell, words
from screens.files import choices_in
from screens.pick import Pick
from screens.widgets.messages import Listed, Looked, SessionChanged
from screens.widgets.slot import SlotBox, SlotState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.widget import Widget

    from icp_wizard.assessment import SlotView
    from icp_wizard.pictures import PictureProblem
    from screens.widgets.slot import Way
    from screens.wizard import WizardScreen

_ONE_AT_A_TIME: Final = threading.Lock()
"""Each is decoded in a process of its own: several at once would need as much memory several times."""


class Attaching:
    """Files given for places of one open draft, until they are attached or refused; pages come and go."""

    def __init__(self, wizard: WizardScreen) -> None:
        self._wizard = wizard
        self._session = wizard.session
        self._busy: set[str] = set()
        self._refused: dict[Filling, tuple[PictureProblem, ...]] = {}
        self._waiting: dict[Filling, Path] = {}
        self._folder = Path.home()

    def _slots(self) -> Mapping[str, SlotView]:
        return self._session.assessment.slots

    def state_of(self, key: str) -> SlotState:
        """What a place shows now."""
        wizard, slot, catalogue = self._wizard, self._slots()[key], words(self._wizard)
        is_alone = len(slot.material.pictures) == 1
        said = (*self._refused.get(_filling(slot), ()), *self._session.findings_of.get(slot.sha256, ()))
        others = [slot_title(self._slots()[other], catalogue) for other in slot.same_as]
        return SlotState(
            title=say(wizard, "picture.title") if is_alone else slot_title(slot, catalogue),
            must_show=must_show(self._session.assessment, slot, catalogue),
            state=self._state(slot),
            is_filled=slot.is_filled,
            can_convert=can_be_mended(said) and (slot.is_filled or _filling(slot) in self._waiting),
            is_masked=shell(wizard).is_masked,
            said=said,
            same_as=say(wizard, "picture.same", others=catalogue.listed(others)) if others else "",
        )

    def _state(self, slot: SlotView) -> str:
        if slot.key in self._busy:
            return say(self._wizard, "picture.busy")
        if not slot.file and not slot.is_filled:
            return say(self._wizard, "picture.none")
        name = "there" if slot.is_filled else "elsewhere"
        if shell(self._wizard).is_masked or not slot.file:
            return say(self._wizard, f"picture.{name}_masked")
        return say(self._wizard, f"picture.{name}", file=slot.file)

    # What the user does

    def give(self, key: str, text: str) -> None:
        """Paths for a place; several go to the empty places behind it."""
        paths = paths_in(text, str(Path.home()))
        keys = [key, *self._empty_after(key)]
        if not paths:
            self._wizard.notify(say(self._wizard, "picture.no_path"), severity="warning", markup=False)
        for place, path in zip(keys, paths, strict=False):
            self._start(place, Path(path), look)
        if len(paths) > len(keys):
            count = len(paths) - len(keys)
            text = say(self._wizard, "picture.too_many", count=count)
            self._wizard.notify(text, severity="warning", markup=False)

    def ask(self, key: str, way: Way) -> None:
        """Choose a file, make a JPEG of the picture, or take it out."""
        if way == "choose":
            self._list(key, self._folder)
        elif way == "remove":
            self._session.detach(key)
            self._wizard.notify(say(self._wizard, "picture.removed"), markup=False)
            self._wizard.post_message(SessionChanged())
        elif path := self._waiting.get(_filling(self._slots()[key])):
            self._start(key, path, convert_file)
        else:
            self._convert_kept(self._slots()[key])

    def next_from(self, entry: str) -> str:
        """The first empty place at or behind an entry of the page, else the first at all; "" for none."""
        children = self._wizard.page.children if self._wizard.page else ()
        entries = [str(getattr(child, "entry", "")) for child in children]
        at = entries.index(entry) if entry in entries else 0
        places = [name.removeprefix("picture ") for name in entries[at:] + entries[:at]]
        return next((key for key in places if self._is_empty(key)), "")

    def _empty_after(self, key: str) -> list[str]:
        keys = [box.key for box in self._boxes()]
        return [other for other in keys[keys.index(key) + 1 :] if self._is_empty(other)]

    def _is_empty(self, key: str) -> bool:
        slot = self._slots().get(key)
        return slot is not None and not slot.is_filled and key not in self._busy

    # Off the loop

    def look_again(self) -> None:
        """Examine pictures that are kept, where what is to be said of them is not known in this run."""
        for slot in self._slots().values():
            if slot.is_filled and slot.sha256 not in self._session.findings_of:
                self._run(slot.key, None, partial(self._kept, slot, looked_at), slot.sha256)

    def _start(self, key: str, path: Path, how: Callable[[Path], Given]) -> None:
        self._busy.add(key)
        self._forget(key)
        self._run(key, path, partial(how, path))
        self._show()
        self._keep_focus_in(key)

    def _convert_kept(self, slot: SlotView) -> None:
        self._busy.add(slot.key)
        self._run(slot.key, None, partial(self._kept, slot, converted))
        self._show()
        self._keep_focus_in(slot.key)

    def _kept(self, slot: SlotView, how: Callable[[str, bytes], Given]) -> Given:
        try:
            content = self._session.picture(slot.sha256)
        except Problem:  # the database is damaged there; the next opening recovers what it can
            content = None
        return how(slot.file, content) if content else Given(slot.file, (problem("error", "io"),))

    def _run(self, key: str, path: Path | None, work: Callable[[], Given], digest: str = "") -> None:
        def examine() -> None:
            worker = get_current_worker()
            with _ONE_AT_A_TIME:
                if not worker.is_cancelled:
                    self._wizard.post_message(Looked(key, path, work(), digest))

        self._wizard.run_worker(examine, thread=True)

    def looked(self, event: Looked) -> None:
        """Put the picture where it was given for, or say why not."""
        self._busy.discard(event.key)
        slot = self._slots().get(event.key)
        if slot is None:  # an answer given meanwhile has made the place superfluous
            return
        if event.digest:
            self._session.findings_of[event.digest] = event.given.problems
        elif event.given.is_kept:
            self._forget(event.key)
            self._session.attach(event.key, event.given)
            for box in self._boxes():
                if box.key == event.key:
                    box.empty()
            self._wizard.post_message(SessionChanged())
        else:
            self._refused[_filling(slot)] = event.given.problems
            if event.path is not None:
                self._waiting[_filling(slot)] = event.path
        self._show()
        if self._wizard.focused is None:
            self._put_focus_at(event.key)
        self._keep_focus_in(event.key)

    def _boxes(self) -> Iterator[SlotBox]:
        """The places shown, if it is their page that is shown; not those that are still being made."""
        boxes = (box for box in self._wizard.query(SlotBox) if box.is_mounted)
        return (box for box in boxes if box.key in self._slots())

    def _show(self) -> None:
        for box in self._boxes():
            box.show(self.state_of(box.key))

    def _keep_focus_in(self, key: str) -> None:
        """Where the control in focus has gone, put the user at what the place shows instead."""
        focused = self._wizard.focused
        box = slot_around(focused) if focused is not None and not focused.display else None
        if box is not None and box.key == key:
            self._put_focus_at(key)

    def _put_focus_at(self, key: str) -> None:
        page = self._wizard.page
        for box in self._boxes():
            if box.key == key and page is not None and (control := box.control()):
                page.put_focus(control)

    def _forget(self, key: str) -> None:
        filling = _filling(self._slots()[key])
        self._refused.pop(filling, None)
        self._waiting.pop(filling, None)

    # Choosing a file

    def _list(self, key: str, folder: Path) -> None:
        def read() -> None:
            self._wizard.post_message(Listed(key, folder, choices_in(folder)))

        self._wizard.run_worker(read, thread=True)

    def pick(self, event: Listed) -> None:
        """Choose from a folder: another folder, or a picture."""
        self._folder = event.folder

        def take(code: str | None) -> None:
            folders = [choice.code for choice in event.choices if choice.label.endswith(os.sep)]
            if code in folders:
                self._list(event.key, Path(code))
            elif code is not None:
                self._start(event.key, Path(code), look)

        title = say(self._wizard, "picture.folder", folder=event.folder)
        self._wizard.app.push_screen(Pick(title, event.choices, has_marks=False), take)


def slot_around(widget: Widget) -> SlotBox | None:
    """The place a control belongs to."""
    return next((node for node in widget.ancestors if isinstance(node, SlotBox)), None)


Filling = tuple[str, str]
"""A place and what is in it: what was said while something else was in it is of no interest any more."""


def _filling(slot: SlotView) -> Filling:
    return slot.key, slot.sha256
