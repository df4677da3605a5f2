"""What was chosen to be changed and yet is as it is filed: yes or no, by what was chosen (`intent.changes`).

A filed value that nobody knows is not the wanted one. Texts are compared as typed, for a change may be about
nothing but the width of a bracket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import Reading, State
from icp_wizard.filing.filed import filed_path, filed_service
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.model import Kind
from icp_wizard.text import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from icp_wizard.filing.answer import Answer
    from icp_wizard.filing.answers import Answers

_UNSETTLED: Final = (State.OPEN, State.MALFORMED)


def _of_entity(*leaves: str) -> Callable[[Answers, str], Reading]:
    def derive(answers: Answers, prefix: str) -> Reading:
        return _all_of(_same(answers, f"wanted.entity.{leaf}") for leaf in leaves)

    return derive


def _service_names(answers: Answers, prefix: str) -> Reading:
    services = answers.read("services")
    if services.state is not State.VALUE:
        return services
    return _all_of(_same(answers, f"{service}.name") for service in answers.items("wanted.services"))


def _domains(answers: Answers, prefix: str) -> Reading:
    services = answers.read("services")
    if services.state is not State.VALUE:
        return services
    return _all_of(_same_domains(answers, service) for service in answers.items("wanted.services"))


def _same(answers: Answers, wanted: str) -> Reading:
    """Whether an answer says what is filed; false where that is not known."""
    filed = _filed(answers, wanted)
    sides = [answers.answer(path) for path in (wanted, filed) if path]
    causes = tuple(cause for side in sides for cause in side.reading.causes)
    states = {side.state for side in sides}
    if State.IRRELEVANT in states:
        return Reading(State.IRRELEVANT, None, causes)
    if filed is None or State.BLANK in states:
        return Reading(State.VALUE, False, causes)
    if not states.isdisjoint(_UNSETTLED):
        unsettled = (side for side in sides if side.state in _UNSETTLED)
        return Reading(State.OPEN, None, tuple(cause for side in unsettled for cause in side.reading.causes))
    return Reading(State.VALUE, _exactly(sides[0]) == _exactly(sides[1]), causes)


def _filed(answers: Answers, wanted: str) -> str | None:
    """Where the record has its like; None too where the filed service it names is not there any more."""
    filed = filed_path(answers.data, wanted)
    is_gone = filed and filed.startswith("record.services.") and not _is_there(answers, filed)
    return None if is_gone else filed


def _is_there(answers: Answers, path: str) -> bool:
    return path.rpartition(".")[0] in answers.items("record.services")


def _exactly(answer: Answer) -> object:
    field = field_at(answer.path)
    is_free = field is not None and field.kind is Kind.TEXT and not field.format
    return trimmed(answer.raw) if is_free else answer.formatted.value


def _same_domains(answers: Answers, service: str) -> Reading:
    """Whether a service keeps all its domains; false where all are taken out, or it is not known as filed."""
    filed = filed_service(answers.data, service.rpartition(".")[2])
    places = (service, "domains.name"), (f"record.services.{filed}", "domains.name")
    if filed is None:
        places = places[0], ("record", "services.domains.name")
    sides = [answers.rule_paths.below(*place) for place in places]
    unsettled = tuple(
        cause for side in sides for cause in (side.causes if side.state in _UNSETTLED else side.pending)
    )
    if unsettled:
        return Reading(State.OPEN, None, unsettled)
    wanted, before = (set(side.value) if isinstance(side.value, tuple) else set() for side in sides)
    causes = tuple(cause for side in sides for cause in side.causes)
    return Reading(State.VALUE, bool(filed and wanted) and before <= wanted, causes)


def _all_of(found: Iterable[Reading]) -> Reading:
    """True where all are; false as soon as one is; what is not asked is left out."""
    every = list(found)
    asked = [reading for reading in every if reading.state is not State.IRRELEVANT]
    if not asked:
        return Reading(State.IRRELEVANT, None, tuple(cause for reading in every for cause in reading.causes))
    different = next((reading for reading in asked if reading.value is False), None)
    if different is not None:
        return different
    unsettled = [reading for reading in asked if reading.state is not State.VALUE]
    causes = tuple(cause for reading in unsettled or asked for cause in reading.causes)
    return Reading(State.OPEN, None, causes) if unsettled else Reading(State.VALUE, True, causes)


UNCHANGED: Final[dict[str, Callable[[Answers, str], Reading]]] = {
    "entity_name": _of_entity("name"),
    "certificate_address": _of_entity("certificate_address.region", "certificate_address.detail"),
    "correspondence_address": _of_entity("correspondence_address.region", "correspondence_address.detail"),
    "service_name": _service_names,
    "domains": _domains,
}
"""By what was chosen, where the record has its like; rules read it as `order.keeps_…`."""
