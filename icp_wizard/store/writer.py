"""Saving off the interface's thread, in order: the interface never waits for the disk, leaving does.

What is accepted is in the history at once, so undo and redo work also while the disk refuses. A refused
commit stays first in the queue with everything behind it, and is tried again with the next change or when
asked; nothing is dropped and nothing overtakes.
"""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from icp_wizard.store.errors import StoreError, StoreUnwritable
from icp_wizard.store.history import History

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from icp_wizard.filing.draft import PackIdentity
    from icp_wizard.filing.edits import Edit
    from icp_wizard.store.history import Travel
    from icp_wizard.store.records import Picture, Saved, Stored
    from icp_wizard.store.store import Store


@dataclass
class _Pending:
    """A commit to make, and who is told."""

    commit: Callable[[], Saved | None]
    future: Future[Saved | None] = field(default_factory=Future)


class Writer:
    """The way to save one open draft. Call its methods from one thread; futures end in the writer's own.

    A future tells of the first attempt to save; `on_attempt`, called from the writer's thread, of every one:
    whether the disk took it.
    """

    def __init__(
        self, store: Store, stored: Stored, on_attempt: Callable[[bool], object] = lambda is_saved: None
    ) -> None:
        self._store = store
        self._on_attempt = on_attempt
        self._id = stored.id
        self._history = stored.history
        self._head = stored.head
        self._revision = stored.revision
        self._queue: deque[_Pending] = deque()
        self._changed = threading.Condition()
        self._problem: StoreError | None = None
        self._is_closing = False
        self._thread: threading.Thread | None = None

    @property
    def head(self) -> int:
        """The head as the user sees it, saved or not."""
        return self._head

    @property
    def revision(self) -> int:
        """The revision as the user sees it, saved or not: every move of the head is one commit."""
        return self._revision

    @property
    def next_group(self) -> int:
        """A number for a new group of edits."""
        return self._history.last_group + 1

    @property
    def can_undo(self) -> bool:
        """Whether a group of edits is in force."""
        return self._head != 0

    @property
    def can_redo(self) -> bool:
        """Whether a group follows the head."""
        return self._history.redo(self._head) is not None

    @property
    def unsaved(self) -> int:
        """How many commits are still to be made."""
        with self._changed:
            return len(self._queue)

    @property
    def problem(self) -> StoreError | None:
        """Why the first of them was refused, or None while nothing was."""
        with self._changed:
            return self._problem

    def submit(self, edits: Sequence[Edit], pictures: Mapping[str, Picture] = {}) -> Future[Saved | None]:
        """Save edits that the draft has accepted, and pictures by the items that name them, together.

        The future ends after the commit, or with a StoreError.
        """
        head, last = self._head, self._history.last
        nodes = self._history.append(head, edits)
        self._head = nodes[-1].sequence
        self._revision += 1
        grouped = [node.edit for node in nodes]
        return self._enqueue(lambda: self._store.append(self._id, head, grouped, last, pictures))

    def undo(self, at: str = "") -> tuple[tuple[Edit, ...], Future[Saved | None]] | None:
        """Take back the newest group: (edits to apply to the draft, its saving); None at the start."""
        return self._travel(History.undo, at)

    def redo(self, at: str = "") -> tuple[tuple[Edit, ...], Future[Saved | None]] | None:
        """Forward over the newest group after the head, likewise."""
        return self._travel(History.redo, at)

    def save_position(self, step: str, field_path: str) -> Future[Saved | None]:
        """Save where the user is; its future ends with None."""
        return self._enqueue(lambda: self._store.save_position(self._id, step, field_path))

    def save_entered(self, field_key: str, value: str) -> Future[Saved | None]:
        """Save a tick in the console; its future ends with None."""
        return self._enqueue(lambda: self._store.save_entered(self._id, field_key, value))

    def save_pin(self, packs: Sequence[PackIdentity], rulebook: Callable[[], bytes]) -> Future[Saved | None]:
        """Save by which packs the draft is judged; its future ends with None.

        Nothing the user typed: where it cannot be saved the next opening does it again.
        """

        def commit() -> None:
            with suppress(StoreError):
                self._store.pin(self._id, packs, rulebook())

        return self._enqueue(commit)

    def retry(self) -> None:
        """Try a refused commit again now."""
        with self._changed:
            self._problem = None
            self._start()  # a close that failed has ended the thread
            self._changed.notify()

    def close(self) -> None:
        """Wait until everything is saved, trying once more what was refused.

        Raises the StoreError if something stays unsaved; it remains in the queue, and the writer may be
        closed again or its draft copied elsewhere.
        """
        with self._changed:
            self._is_closing, self._problem = True, None
            self._start()
            self._changed.notify()
        if self._thread:
            self._thread.join()
        self._thread = None
        self._is_closing = False
        if self._problem:
            raise self._problem

    def _travel(
        self, way: Callable[[History, int], Travel | None], at: str
    ) -> tuple[tuple[Edit, ...], Future[Saved | None]] | None:
        head, last = self._head, self._history.last
        travel = way(self._history, head)
        if travel is None:
            return None
        to = self._head = travel.head
        self._revision += 1
        return travel.edits, self._enqueue(lambda: self._store.move(self._id, head, to, at, last))

    def _enqueue(self, commit: Callable[[], Saved | None]) -> Future[Saved | None]:
        pending = _Pending(commit)
        with self._changed:
            self._queue.append(pending)
            self._problem = None
            self._start()
            self._changed.notify()
        return pending.future

    def _start(self) -> None:
        if self._thread is None and self._queue:
            self._thread = threading.Thread(target=self._run, name="icp-wizard-writer", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (pending := self._next()) is not None:
            try:
                saved = pending.commit()
            except Exception as error:  # whatever it is, the edit must stay and the user must hear of it
                self._refuse(error)
                self._tell(is_saved=False)
            else:
                with self._changed:
                    self._queue.popleft()
                _settle(pending, saved)
                self._tell(is_saved=True)

    def _next(self) -> _Pending | None:
        """The first pending commit, once there is one to try; None to end the thread."""
        with self._changed:
            while self._problem or not self._queue:
                if self._is_closing:
                    return None
                self._changed.wait()
            return self._queue[0]

    def _tell(self, *, is_saved: bool) -> None:
        with suppress(Exception):  # an interface that is going away must not stop the saving
            self._on_attempt(is_saved)

    def _refuse(self, error: Exception) -> None:
        """Keep the queue, tell everybody in it."""
        with self._changed:
            self._problem = error if isinstance(error, StoreError) else StoreUnwritable()
            waiting = tuple(self._queue)
        for pending in waiting:
            _settle(pending, error)


def _settle(pending: _Pending, result: Saved | Exception | None) -> None:
    """End the future; one that ended with an error before stays so when its commit succeeds later."""
    if pending.future.done():
        return
    if isinstance(result, Exception):
        pending.future.set_exception(result)
    else:
        pending.future.set_result(result)
