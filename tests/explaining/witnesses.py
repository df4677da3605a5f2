"""Answers a user might give where a program cannot know one: those of the complete drafts, and a few more."""

from __future__ import annotations

from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from icp_wizard.explaining.clearing import with_changes
from icp_wizard.filing.errors import FilingError
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.places import indexed
from icp_wizard.rules import Status
from tests.scenarios.runner import FOLDER
from tests.scenarios.strict_yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.explaining.clearing import Way
    from icp_wizard.explaining.steps import Step

MOST_TRIES = 60
PENDING = (Status.FIRES, Status.TODO, Status.UNDECIDED)
"""A finding in one of these is not cleared."""

MORE: dict[str, tuple[Any, ...]] = {
    "person.mobile": ("13800138001", "13800138002", "13900139003"),
    "person.emergency_phone": ("13700137004", "13700137005"),
    "person.office_phone": ("0755-12345678", "025-12345678"),
    "person.email": ("jia@example.com", "yi@example.com"),
    "domain.name": ("shili-jia.cn", "shili-yi.cn"),
    "service.name": ("样例花木养护小站", "某某花木养护"),
    "access.from_address": ("1.2.3.4",),
    "person.certificate_number": ("H00000001", "12345678", "E12345678"),
    "entity.remark": ("监护人：样例甲", "通信地址已为最详细地址"),
    "material.signed_on": ("2026-11-20",),
    "pre_approval.number": ("样例号 2026-0001",),
    "pre_approval.kind": ("news", "publishing", "medicine"),
    "intent.province": ("31", "44"),
    "intent.changes": (["entity_contact"],),
    "intent.migration.target_account": ("sample-account",),
    "access.to_address": ("1.2.3.5",),
    "account.has_entity": (True,),
    "account.entity_certificate_number": ("91440300MA5XXXX14F", "91440300MA5XXXX14A"),
    **{
        f"record.entity.{address}.{leaf}": (value,)
        for address in ("certificate_address", "correspondence_address")
        for leaf, value in (("region", "440305"), ("detail", "虚构路9号"))
    },
    "record.entity.name": ("样例虚构旧名有限公司",),
    "filed_service.name": ("样例虚构旧站",),
    "filed_domain.name": ("yangli-xugou.cn", "shili-jia.cn"),
    "service.remark": (
        "本站无经营性内容",
        "版号：ISBN 978-7-0000-0000-0",
        "仅用于小程序：样例小程序",
        "仅用于公众号：样例公众号",
    ),
}


@cache
def answers_by_field() -> dict[str, tuple[Any, ...]]:
    """Values by name of field."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((FOLDER / "base").glob("*.yaml")):
        for place, value in indexed(_base(path)).items():
            field = field_at(place)
            if field is not None and value is not None:
                found.setdefault(field.name, {})[repr(value)] = value
    for name, values in MORE.items():
        found.setdefault(name, {}).update({repr(value): value for value in values})
    return {name: tuple(values.values()) for name, values in found.items()}


def _base(path: Path) -> dict[str, Any]:
    content = read_yaml(path, path.name)
    return content if "extends" not in content else {}


def is_cleared_by(assessment: Assessment, finding: Finding, way: Way) -> bool:
    """Whether some answers of these at the steps of a way clear the finding and turn on no other block."""
    tries = product(*([change for path in _paths(step) for change in _changes(path)] for step in way.steps))
    return any(_clears(assessment, finding, dict(changes)) for changes in islice(tries, MOST_TRIES))


def _paths(step: Step) -> tuple[str, ...]:
    """Of two answers that must agree either may be the one that is wrong."""
    return (step.path, *step.said) if step.how == "agree" else (step.path,)


def _changes(path: str) -> Iterator[tuple[str, Any]]:
    field = field_at(path)
    yield from ((path, value) for value in answers_by_field().get(field.name, ())) if field else ()


def _clears(assessment: Assessment, finding: Finding, changes: dict[str, Any]) -> bool:
    try:
        after = with_changes(assessment, changes)
    except FilingError:
        return False
    found = after.finding_by_key.get(finding.key)
    before = {one.key for one in assessment.findings if one.is_blocking}
    is_gone = found is None or found.status not in PENDING
    return is_gone and all(one.key in before for one in after.findings if one.is_blocking)
