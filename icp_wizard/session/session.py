"""A session: one open draft, its assessment, and its saving."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.assessment.problems import optional_open, step_problems
from icp_wizard.dates import today_in_shanghai
from icp_wizard.filing.attached import at_hand
from icp_wizard.filing.edits import apply, move_edit, remove_edit
from icp_wizard.filing.ids import random_id
from icp_wizard.filing.outline import field_at
from icp_wizard.filing.pasted_record import pasted_edits
from icp_wizard.filing.people import chosen_option
from icp_wizard.filing.taking_over import going_on, taken_over, taking_over_edits
from icp_wizard.session import changes
from icp_wizard.session.pinning import Pinning, kept_form
from icp_wizard.store.records import Picture
from icp_wizard.store.writer import Writer
from icp_wizard.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future

    from icp_wizard.assessment import Assessment
    from icp_wizard.assessment.problems import StepProblem
    from icp_wizard.filing.draft import Draft
    from icp_wizard.filing.edits import Edit
    from icp_wizard.filing.ids import IdSupply
    from icp_wizard.filing.pasted_record import Proposal
    from icp_wizard.pictures import PictureProblem
    from icp_wizard.rules import Loaded, Rulebook
    from icp_wizard.session.pictures import Given
    from icp_wizard.session.pinning import Look
    from icp_wizard.session.rulebooks import Rulebooks
    from icp_wizard.store.errors import StoreError
    from icp_wizard.store.records import Saved, Stored
    from icp_wizard.store.store import Store


def system_time() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def judged_on(draft: Draft, as_of: date | None, now: datetime) -> date:
    """The day a draft is judged at: asked for, else the draft's own, else today in Shanghai."""
    pinned = draft.data()["envelope"].get("as_of")
    if as_of is not None:
        return as_of
    try:
        return date.fromisoformat(pinned) if pinned else today_in_shanghai(now)
    except ValueError:
        return today_in_shanghai(now)


class Session:
    """One open draft. Call its methods from one thread; `on_saved`, after every attempt, from the writer's.

    Every change is one group of edits: assessed at once, saved in the background. What front ends show they
    read from `assessment`, `draft`, `position` and `saving`.
    """

    def __init__(
        self,
        store: Store,
        stored: Stored,
        rulebooks: Rulebooks,
        *,
        as_of: date | None = None,
        now: Callable[[], datetime] = system_time,
        new_id: IdSupply = random_id,
    ) -> None:
        self.id = stored.id
        self.draft = stored.draft
        self.position = stored.position
        self._entered = dict(stored.entered)
        self.last_saved: datetime | None = None
        self.on_saved: Callable[[], object] = lambda: None
        self.findings_of: dict[str, tuple[PictureProblem, ...]] = {}
        """What is to be said of pictures by digest, as far as they were looked at."""
        self._store = store
        self._pictures = set(stored.pictures)
        self._fresh: dict[str, bytes] = {}
        """Pictures the disk may not hold yet."""
        self._writer = Writer(store, stored, self._note)
        self._asked_as_of = as_of
        self._now = now
        self._supply = new_id
        self._used = set(stored.used_ids)
        self._stay: tuple[str, int] | None = None
        self._taken_before = set(taken_over(self._stored_data))
        """Filed services that became wanted ones once: what the user took out does not come back."""
        self.before: Assessment | None = None
        """What followed from the draft before its last change; None while there was none."""
        self._pinning = Pinning(self._at_hand(self.draft), stored.rulebook, rulebooks, self.as_of)
        self.loaded: Loaded
        self.assessment: Assessment
        self._judge(self.draft)

    # What front ends read

    @property
    def as_of(self) -> date:
        """The day the draft is judged at."""
        return judged_on(self.draft, self._asked_as_of, self._now())

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._writer.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return self._writer.can_redo

    @property
    def unsaved(self) -> int:
        """How many changes the disk does not hold yet."""
        return self._writer.unsaved

    @property
    def save_problem(self) -> StoreError | None:
        """Why saving fails, while it does."""
        return self._writer.problem

    @property
    def look(self) -> Look:
        """What became of the rules since the draft was last judged, until the user agreed to today's."""
        return self._pinning.look

    def value(self, key: str) -> Any:
        """The answer at a key as typed; MISSING while open, None when blank."""
        view = self.assessment.by_key.get(key)
        path = view.placed.path if view else key
        return self.assessment.answers.answer(path).raw if path else MISSING

    def chosen_person(self, key: str) -> str | None:
        """The option that stands for the holder of a role."""
        return chosen_option(self.assessment.answers, key)

    # What the user does

    def answer(self, key: str, value: Any) -> bool:
        """Give, blank (None) or open (MISSING) an answer. Whether anything changed."""
        edits = changes.answer_edits(self._data, key, _cleaned(value), self._new_id)
        return self._accept(edits, key)

    def choose_person(self, key: str, option: str) -> bool:
        """Give the role at a key to the person an option stands for."""
        return self._accept(changes.person_edits(self.assessment.answers, key, option, self._new_id), "")

    def confirm(self, key: str, value: bool) -> bool:
        """Answer a confirmation, by its id or `id@item`."""
        return self._accept(changes.confirmation_edits(self._data, key, value), "")

    def tick_material(self, kind: str, about: str | None, is_ready: bool) -> bool:
        """Say that the user has a material, or has it not."""
        status = {"status": "ready" if is_ready else "missing"}
        return self._accept(changes.material_edits(self._data, kind, about, status, self._new_id), "")

    def attach(self, key: str, given: Given) -> bool:
        """Put a picture that may be kept into a slot, in place of the one there. Whether anything changed."""
        slot = self.assessment.slots[key]
        edits = changes.attach_edits(self._stored_data, slot, given.name, given.sha256, self._new_id)
        if not edits:
            return False
        picture = Picture(given.content, given.sha256)
        if not self._writer.unsaved:
            self._fresh.clear()
        self._fresh[picture.sha256] = picture.content
        self.findings_of[picture.sha256] = given.problems
        self._pictures.add(picture.sha256)
        return self._accept(edits, "", {edits[-1].path.rpartition(".")[2]: picture})

    def detach(self, key: str) -> bool:
        """Take the picture out of a slot; it stays with the draft for undo. Whether there was one."""
        return self._accept(changes.detach_edits(self._stored_data, self.assessment.slots[key]), "")

    def picture(self, sha256: str) -> bytes | None:
        """The bytes of a picture of this draft. May be called from any thread. Raises StoreError."""
        return self._fresh.get(sha256) or self._store.picture(self.id, sha256)

    def pictures(self) -> dict[str, bytes]:
        """The bytes of all pictures in slots, by digest. As above."""
        digests = {slot.sha256 for slot in self.assessment.slots.values() if slot.is_filled}
        found = {digest: self.picture(digest) for digest in digests}
        return {digest: content for digest, content in found.items() if content is not None}

    def add_item(self, list_path: str) -> str:
        """Put one more item at the end of a list (a website, a domain …). Its id."""
        edits = changes.addition_edits(self._data, list_path, self._new_id)
        self._accept(edits, "")
        return edits[-1].path.rpartition(".")[2]

    def remove_item(self, path: str) -> bool:
        """Take an item out of its list, where fewer may be. Whether it was."""
        list_path, _, item = path.rpartition(".")
        view = next((view for view in self.assessment.collections if view.path == list_path), None)
        if view is None or not view.can_shrink or item not in view.items:
            return False
        return self._accept([remove_edit(self._data, path)], "")

    def copy_service(self, path: str) -> str:
        """Put a service like this one behind it, without its domains and servers. Its id; empty for none."""
        if path.rpartition(".")[0] not in self._lists:
            return ""
        edits = changes.copy_edits(self._data, path, self._new_id)
        self._accept(edits, "")
        return edits[-1].path.rpartition(".")[2] if edits else ""

    def can_move(self, path: str, by: int) -> bool:
        """Whether an item can go up (-1) or down (1) in its list."""
        list_path, _, item = path.rpartition(".")
        items = self._lists.get(list_path, ())
        return item in items and 0 <= items.index(item) + by < len(items)

    def move_item(self, path: str, by: int) -> bool:
        """Move an item up or down in its list. Whether it moved."""
        edit = move_edit(self._data, path, by) if self.can_move(path, by) else None
        return self._accept([edit] if edit else [], "")

    def continue_from(self, step: str) -> tuple[StepProblem, ...]:
        """Leave a step forwards: optional open fields become blank; what is in the way is returned."""
        self.leave_field()
        edits = [
            edit
            for view in optional_open(self.assessment, step)
            for edit in changes.answer_edits(self._data, view.key, None, self._new_id)
            if view.placed.path
        ]
        self._accept(edits, "")
        return step_problems(self.assessment, step)

    def take_over_record(self) -> int:
        """Begin what shall be with what is filed, where the goal goes on from it. How many answers came."""
        edits = taking_over_edits(self._stored_data, self._new_id, self._taken_before)
        self._taken_before.update(item["id"] for item in going_on(self._stored_data))
        self._accept(edits, "")
        return sum(field_at(edit.path) is not None for edit in edits)

    def take_pasted(self, accepted: Sequence[Proposal]) -> bool:
        """Put what was accepted of a pasted block into the record, as one change. Whether there was any."""
        return self._accept(pasted_edits(self._stored_data, accepted, self._new_id), "")

    def leave_field(self) -> None:
        """End a stay in a field: the next change of it is undone on its own."""
        self._stay = None

    def move_to(self, step: str, field: str = "") -> None:
        """Remember where the user is."""
        if (step, field) != self.position:
            self.leave_field()
            self.position = (step, field)
            self._writer.save_position(step, field)

    def is_entered(self, key: str, value: str) -> bool:
        """Whether this very value was ticked off as entered in the console."""
        return bool(value) and self._entered.get(key) == _digest(value)

    def tick_entered(self, key: str, value: str, is_entered: bool) -> None:
        """Tick a value off as entered in the console, or not. No edit: undoing an answer leaves it alone."""
        digest = _digest(value) if is_entered else ""
        if self._entered.get(key, "") != digest:
            self._entered[key] = digest
            self._writer.save_entered(key, digest)

    def use_current_rules(self) -> None:
        """Judge by the rules of today from here on."""
        self._pinning.release()
        self._judge(self.draft)

    def undo(self) -> bool:
        """Take back the newest change. Whether there was one."""
        return self._travel(self._writer.undo(self._time()))

    def redo(self) -> bool:
        """Make again what was taken back last. Whether there was something."""
        return self._travel(self._writer.redo(self._time()))

    def judge_again(self) -> None:
        """Judge by the rules as they are now: packs of the user's own have changed."""
        self._judge(self.draft)

    def judged_by(self, rulebook: Rulebook) -> Assessment:
        """What would follow from the draft by other rules; nothing changes."""
        return assess(self._at_hand(self.draft), rulebook, self.as_of)

    def retry_saving(self) -> None:
        """Try again what the disk refused."""
        self._writer.retry()

    def close(self) -> None:
        """Wait until everything is saved. Raises StoreError where it cannot be."""
        self._writer.close()

    # Inside

    @property
    def _lists(self) -> dict[str, tuple[str, ...]]:
        """Ids of the items of the lists that are asked, by path."""
        return {view.path: view.items for view in self.assessment.collections}

    @property
    def _data(self) -> dict[str, Any]:
        return self.assessment.answers.data

    @property
    def _stored_data(self) -> dict[str, Any]:
        """Also what is said of pictures that are not at hand."""
        return self.draft.data()

    def _new_id(self, collection: str) -> str:
        item = self._supply(collection, self._used)
        self._used.add(item)
        return item

    def _time(self) -> str:
        return self._now().strftime("%Y-%m-%dT%H:%M:%SZ")

    def _accept(self, edits: Sequence[Edit], key: str, pictures: Mapping[str, Picture] = {}) -> bool:
        if not edits:
            return False
        goes_on = self._stay is not None and key != "" and self._stay[0] == key
        group = self._stay[1] if goes_on and self._stay else self._writer.next_group
        self.before = self.before if goes_on else self.assessment
        self._stay = (key, group) if key else None
        stamp = {"group": group, "step": self.position[0], "at": self._time()}
        stamped = [edit.model_copy(update=stamp) for edit in edits]
        draft = apply(self.draft, stamped)
        self._writer.submit(stamped, pictures)
        self._show(draft)
        return True

    def _travel(self, travel: tuple[tuple[Edit, ...], Future[Saved | None]] | None) -> bool:
        self._stay = None
        if travel is None:
            return False
        self.before = self.assessment
        self._show(apply(self.draft, travel[0]))
        self._taken_before &= taken_over(self._stored_data)
        return True

    def _show(self, draft: Draft) -> None:
        envelope = draft.envelope.model_copy(update={"revision": self._writer.revision})
        self._judge(draft.model_copy(update={"envelope": envelope}))

    def _judge(self, draft: Draft) -> None:
        """What follows from a draft, by the rules that hold for it; it is pinned to them."""
        self.loaded = self._pinning.loaded_for(draft)
        rulebook = self.loaded.rulebook
        if packs := self._pinning.to_save(draft, rulebook):
            draft = draft.model_copy(update={"envelope": draft.envelope.model_copy(update={"packs": packs})})
            self._writer.save_pin(packs, lambda: kept_form(rulebook))
        self.draft = draft
        self.assessment = assess(self._at_hand(draft), rulebook, self.as_of)

    def _at_hand(self, draft: Draft) -> Draft:
        return at_hand(draft, self._pictures)

    def _note(self, is_saved: bool) -> None:
        if is_saved:
            self.last_saved = self._now()
        self.on_saved()


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [clean(line) for line in value] if isinstance(value, list) else value


def _digest(value: str) -> str:
    """Enough to see that a value is another one; the value itself is in the draft alone."""
    return hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
