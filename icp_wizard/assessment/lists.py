"""Which lists the user makes longer or shorter here, and behind which field one more is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.model import CollectionView
from icp_wizard.filing.outline import COLLECTIONS
from icp_wizard.filing.outline.placed import item_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment.model import FieldView
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.outline import Collection


def collection_views(answers: Answers, fields: tuple[FieldView, ...]) -> tuple[CollectionView, ...]:
    """The lists of this draft that are asked, inner ones before those around them."""
    by_step: dict[str, list[FieldView]] = {}
    for field in fields:
        if not field.is_repeat:
            by_step.setdefault(field.placed.placement.step, []).append(field)
    return tuple(
        view
        for collection in COLLECTIONS
        for list_path in _list_paths(answers, collection.path)
        if (view := _view(answers, by_step.get(collection.step, []), collection, list_path))
    )


def _list_paths(answers: Answers, pattern: str) -> Iterator[str]:
    around, star, rest = pattern.partition(".*")
    if not star:
        yield pattern
        return
    for item in answers.items(around):
        yield from _list_paths(answers, f"{item}{rest}")


def _view(
    answers: Answers, fields: list[FieldView], collection: Collection, list_path: str
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
        list_path, item_kind(list_path), last.placed.step, ids, collection.at_least, last.key
    )
