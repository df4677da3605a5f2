"""Which lists the user makes longer or shorter here, and behind which field one more is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.model import CollectionView
from icp_wizard.conditions import State, judge
from icp_wizard.filing.checks import FILLED_BY
from icp_wizard.filing.outline import COLLECTIONS
from icp_wizard.filing.outline.placed import item_kind
from icp_wizard.filing.places import list_of
from icp_wizard.rules import Status
from icp_wizard.rules.paths import SHAPES, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import FieldView
    from icp_wizard.conditions import Leaf
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import Collection
    from icp_wizard.rules import Outcome


def collection_views(
    answers: Answers, fields: Mapping[str, list[FieldView]], findings: tuple[Finding, ...]
) -> tuple[CollectionView, ...]:
    """The lists of this draft that are asked (fields by step), inner ones before those around them."""
    wanted_by = _wanted_by(findings)
    views = (
        _view(answers, fields.get(_step_of(collection, path), []), collection, path, wanted_by)
        for collection in COLLECTIONS
        for path in _list_paths(answers, collection.path)
    )
    return tuple(view for view in views if view)


def _step_of(collection: Collection, list_path: str) -> str:
    """`service:s1` for a list within service s1 that is asked in the step of services."""
    return f"service:{list_path.split('.')[2]}" if collection.step == "service" else collection.step


def _list_paths(answers: Answers, pattern: str) -> Iterator[str]:
    around, star, rest = pattern.partition(".*")
    if not star:
        yield pattern
        return
    for item in answers.items(around):
        yield from _list_paths(answers, f"{item}{rest}")


def _view(
    answers: Answers,
    fields: list[FieldView],
    collection: Collection,
    list_path: str,
    wanted_by: Mapping[str, list[Finding]],
) -> CollectionView | None:
    if answers.relevance.holds(collection.relevant, list_path)[0] is not True:
        return None
    items = answers.items(list_path)
    start = f"{items[-1]}." if items else f"{list_path.rpartition('.')[0]}.{collection.anchor}"
    last = next((view for view in reversed(fields) if view.placed.key.startswith(start)), None)
    if last is None:
        return None
    ids = tuple(path.rpartition(".")[2] for path in items)
    return CollectionView(
        list_path,
        item_kind(list_path),
        last.placed.step,
        ids,
        collection.at_least,
        last.key,
        tuple(wanted_by.get(list_path, ())),
    )


def _wanted_by(findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    """The unmet rules that one item more in a list may settle, by path of the list."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.status in (Status.TODO, Status.FIRES) and finding.outcome and finding.outcome.rule.demand:
            for path in _places_wanted(finding.outcome):
                found.setdefault(path, []).append(finding)
    return found


def _places_wanted(outcome: Outcome) -> set[str]:
    """Lists that have too few items for a demand, and open answers it waits for."""
    unmet = (leaf for leaf in outcome.rule.required if judge(leaf, outcome.context).truth is not True)
    paths = filter(None, map(_wanted_more_of, unmet))
    read = outcome.context.reader.read
    too_short = {list_of(cause.path) for path in paths for cause in read(path).causes}
    if outcome.status is not Status.TODO:
        return too_short
    return too_short | {cause.path for cause in outcome.causes if cause.state is State.OPEN}


def _wanted_more_of(leaf: Leaf) -> str:
    """The path a demand wants more answers at; empty where more would not help."""
    if leaf.left == "check":
        place = FILLED_BY.get(leaf.check)
        return leaf.paths[place] if place is not None else ""
    is_more = leaf.left == "count" and leaf.operator in ("ge", "gt")
    return leaf.paths[0] if is_more and _is_of_items(leaf.paths[0]) else ""


def _is_of_items(path: str) -> bool:
    """Whether a path leads to a list of items, rather than to an answer of several codes."""
    return (type_of(path) or "").strip("[]") in SHAPES
