"""One user who answers otherwise, again and again, and in the end goes back to what they said first."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

from pydantic import MISSING

from icp_wizard.conditions import State
from icp_wizard.filing.codes import CODES
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.places import indexed
from icp_wizard.rules import available_provinces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from icp_wizard.assessment import FieldView
    from icp_wizard.session.session import Session

SWITCHED: Final = (
    *("intent.*", "progress.status", "account.*", "record.*"),
    *("wanted.entity.nature", "wanted.services.*.domains.*.is_filed"),
)
"""What is answered otherwise: what the user wants, where, as what, and what is filed today."""

TELLING: Final = ("intent.*", "wanted.entity.nature", "record.is_entity_filed")
"""Answers on which most of the rest hangs: given otherwise more often than the others."""

_MOSTLY_YES: Final = ("record.is_entity_filed", "record.at_provider")
"""Where no leads out of most orders."""

_TYPED: Final[dict[str, tuple[Any, ...]]] = {
    "number": ("粤ICP备00000001号", "沪ICP备00000001号-2", "无"),
    "name": ("样例虚构乌有官网", "yangli-xugou.cn", "深圳市样例虚构乌有科技有限公司"),
    "entity_certificate_number": ("91440300MA5XXXX14F", "0"),
    "target_account": ("hw00000000",),
    "region": ("440305", "310115", "999999"),
}

_ELSEWHERE: Final = ("11", "21")
"""Provinces without a pack of their own."""


def answers_in(data: dict[str, Any]) -> dict[str, Any]:
    """Everything that is answered in a draft, by path; the envelope says nothing of the filing."""
    found = indexed({key: value for key, value in data.items() if key not in ("envelope", "format")})
    return {path: value for path, value in found.items() if not _has_parts(value)}


def _has_parts(value: Any) -> bool:
    is_of_items = isinstance(value, list) and any(isinstance(item, dict) for item in value)
    return isinstance(value, dict) or is_of_items


class Switcher:
    """One user, and the draft they began with. `trail` is what they did."""

    def __init__(self, session: Session, chance: Random) -> None:
        self.session = session
        self.chance = chance
        self.first = self._answers
        self.trail: list[str] = []

    @property
    def _answers(self) -> dict[str, Any]:
        return answers_in(self.session.draft.data())

    def switch(self) -> list[str]:
        """Do one thing otherwise, mostly an answer; what else has changed by it that must not."""
        whim, before = self.chance.random(), self._answers
        if whim < 0.06:
            return self._continue(before)
        if whim < 0.12:
            return self._take_over(before)
        return self._answer(before)

    def _continue(self, before: dict[str, Any]) -> list[str]:
        """Leave some step forwards: what is optional is left empty, and nothing else changes."""
        step = self.chance.choice(self.session.assessment.steps).id
        self.trail.append(f"continue {step}")
        self.session.move_to(step)
        self.session.continue_from(step)
        filled = {path for path, value in self._answers.items() if path not in before and value is None}
        return list(_differing(before, self._answers, filled))

    def _take_over(self, before: dict[str, Any]) -> list[str]:
        """Begin with what is filed: that adds, and changes nothing."""
        self.trail.append("take over")
        self.session.take_over_record()
        return list(_differing(before, self._answers, self._answers.keys() - before.keys()))

    def _answer(self, before: dict[str, Any]) -> list[str]:
        """Some answer, given otherwise or for the first time."""
        views = [view for view in self.session.assessment.fields if _fits(view, SWITCHED)]
        telling = [view for view in views if _fits(view, TELLING)]
        opened = [view for view in views if view.state is State.OPEN]
        goal = [view for view in views if view.key == "intent.goal"]
        asked_next = [view for view in telling if view in opened] or opened or telling
        view = self.chance.choice(self.chance.choice((goal, telling, asked_next, views)))
        value = self._value(view)
        self.trail.append(f"{view.key}={'' if value is MISSING else value}")
        self.session.answer(view.key, value)
        self.session.leave_field()
        return list(_differing(before, self._answers, {view.key}))

    def _value(self, view: FieldView) -> Any:
        """Mostly an answer, some of them bad; blank or none at a whim."""
        whim = self.chance.random()
        if whim < 0.05:
            return MISSING
        return None if whim < 0.09 else self._of_kind(view)

    def _of_kind(self, view: FieldView) -> Any:
        chance, field = self.chance, view.placed.field
        if field.kind is Kind.YES_NO:
            return chance.random() < (0.9 if view.key in _MOSTLY_YES else 0.5)
        if field.kind is Kind.PROVINCE:
            return chance.choice((*available_provinces(), *_ELSEWHERE))
        if field.kind is Kind.CHOICE:
            return chance.choice(CODES[field.options]).code
        if field.kind is Kind.CHOICES:
            codes = [code.code for code in CODES[field.options]]
            return chance.sample(codes, chance.choice((0, 1, 1, 1, 2, 3)))
        return chance.choice(_TYPED.get(view.key.rpartition(".")[2], ("样例虚构", "")))

    def go_back(self) -> list[str]:
        """Answer everything as at first, take out again what was added; what is not as it was then."""
        changed = self._changed()
        for path in changed:
            self._restore(path)
        return [f"not as at first: {path}" for path in self._changed()]

    def _changed(self) -> list[str]:
        """What is not as at first: other answers, then what was added, for that is taken out where asked."""
        now, first = self._answers, self.first
        gone = [path for path in first if path not in now]
        other = [path for path in now if path not in first or now[path] != first[path]]
        return sorted(gone + other, key=lambda path: path not in first)

    def _restore(self, path: str) -> None:
        added = next((item for item in _items_of(path) if f"{item}.id" not in self.first), "")
        if added:
            self.session.remove_item(added)
        else:
            self.session.answer(path, self.first.get(path, MISSING))
            self.session.leave_field()


def _fits(view: FieldView, patterns: tuple[str, ...]) -> bool:
    return not view.is_repeat and any(fnmatchcase(view.key, pattern) for pattern in patterns)


def _differing(before: dict[str, Any], after: dict[str, Any], but: set[str]) -> Iterator[str]:
    """What is gone, other or new, but for what may be."""
    for path in {**before, **after}:
        if path not in but and before.get(path, MISSING) != after.get(path, MISSING):
            yield f"changed by the way: {path}"


def _items_of(path: str) -> Iterator[str]:
    """The items of services and domains a path leads into, from the outside."""
    parts = path.split(".")
    for index, part in enumerate(parts[:-1]):
        if part in ("services", "domains"):
            yield ".".join(parts[: index + 2])
