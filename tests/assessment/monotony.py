"""Knowing less never turns anything over: an answer taken back leaves things open or as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.filing.places import lookup
from tests.assessment.making import statuses
from tests.filing.making import changed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from icp_wizard.assessment import Assessment
    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Rulebook

ROOTS = ("intent", "record", "account", "wanted", "people", "confirmations")
LESS_KNOWN = ("todo", "undecided")
CLOSED = {
    "hw.type.shell-without-services": ("record.services",),
    "hw.change.service-name-differs": ("record.services", "record_id"),
    "hw.type.account-has-entity": ("entity.certificate_type",),
    "hw.type.account-holds-entity": ("entity.certificate_type",),
}
"""Where taking an answer back does turn a rule over, and may: a shell has no services unless some are listed,
a service that is linked to none that is filed is a new one, and a number that is malformed for its type of
certificate can be compared as it stands once the type is open."""


def answered(draft: Draft) -> list[str]:
    """Every answer of a draft, by path: what an edit may open."""
    data = draft.data()
    paths = [path for root in ROOTS for path in _leaves(data.get(root, {}), root)]
    return [path for path in paths if path not in ROOTS and lookup(data, path) is not MISSING]


def _leaves(node: Any, path: str) -> list[str]:
    if isinstance(node, dict):
        inside = [(f"{path}.{key}", value) for key, value in node.items() if key != "id"]
        return [leaf for place, value in inside for leaf in _leaves(value, place)]
    if isinstance(node, list) and node and isinstance(node[0], dict):
        return [path, *(leaf for item in node for leaf in _leaves(item, f"{path}.{item['id']}"))]
    return [path]


def turned_over(
    draft: Draft, rulebook: Rulebook, as_of: date, paths: Iterable[str]
) -> dict[str, dict[str, tuple[str, str]]]:
    """What turns over when the answer at one of the paths is opened: by finding, status before and after.

    Advice, formats and findings about items that go with the answer may go; nothing may come up decided.
    """
    before = statuses(assess(draft, rulebook, as_of))
    found = {}
    for path in paths:
        opened = assess(changed(draft, {path: MISSING}), rulebook, as_of)
        turned = _turned(before, opened)
        if left := {key: pair for key, pair in turned.items() if not _is_closed(key, path)}:
            found[path] = left
    return found


def _is_closed(key: str, path: str) -> bool:
    return path.endswith(CLOSED.get(key.partition("@")[0], ("\0",)))


def _turned(before: dict[str, str], opened: Assessment) -> dict[str, tuple[str, str]]:
    after = statuses(opened)
    turned = {key: (was, after.get(key, "quiet")) for key, was in before.items() if after.get(key) != was}
    turned |= {key: ("quiet", now) for key, now in after.items() if key not in before}
    return {key: pair for key, pair in turned.items() if not _may_turn(key, pair, opened)}


def _may_turn(key: str, pair: tuple[str, str], opened: Assessment) -> bool:
    was, now = pair
    if now in LESS_KNOWN:
        return True
    if was == "quiet":
        return False
    return was == "advice" or key.startswith("format.") or _is_about_an_item_without(opened, key)


def _is_about_an_item_without(opened: Assessment, key: str) -> bool:
    """Whether a finding is about somebody or something that has no part in the draft any more."""
    item = key.partition("@")[2]
    kinds = ("service", "domain", "access", "pre_approval", "person", "material")
    known = [scope.item_id for kind in kinds for scope in opened.answers.scopes(kind)]
    return bool(item) and item not in known
