"""From a start and edits to the draft: the only way contents come out of the store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from icp_wizard.store.errors import StoreDamaged

if TYPE_CHECKING:
    from collections.abc import Collection

    from icp_wizard.filing.draft import Draft
    from icp_wizard.store.history import History
    from icp_wizard.store.rows import DraftRow, SnapshotRow


def nearest(snapshots: Collection[int], history: History, head: int) -> int:
    """The newest snapshot on the way to a head; StoreDamaged when not even the start is there."""
    on_the_way = {0, *(node.sequence for node in history.chain(head))}
    found = [number for number in snapshots if number in on_the_way]
    if not found:
        raise StoreDamaged
    return max(found)


def rebuilt(snapshot: SnapshotRow, history: History, head: int) -> Draft:
    """The draft at a head, from a snapshot on the way to it. StoreDamaged when the edits do not fit."""
    from icp_wizard.filing.edits import apply
    from icp_wizard.filing.errors import FilingError
    from icp_wizard.filing.plain import parse_draft

    edits = [node.edit for node in history.chain(head) if node.sequence > snapshot.sequence]
    try:
        return apply(parse_draft(json.loads(snapshot.content)), edits)
    except (FilingError, ValueError):
        raise StoreDamaged from None


def with_envelope(draft: Draft, row: DraftRow) -> Draft:
    """The draft with what the draft table knows about it; unknown keys of the envelope stay."""
    from icp_wizard.filing.plain import parse_draft

    envelope = dict(draft.data()["envelope"])
    envelope |= {
        "title": row.title,
        "is_sample": bool(row.is_sample),
        "packs": json.loads(row.packs),
        "origin": json.loads(row.origin),
        "revision": row.revision,
    }
    if row.step or row.field:
        envelope["position"] = {**envelope.get("position", {}), "step": row.step, "field": row.field}
    envelope.pop("as_of", None)
    if row.as_of is not None:
        envelope["as_of"] = row.as_of
    return parse_draft(draft.data() | {"envelope": envelope})


def same_content(left: Draft, right: Draft) -> bool:
    """Whether two drafts hold the same answers under the same ids."""
    from icp_wizard.filing.plain import canonical_json

    return canonical_json(left.data() | {"envelope": {}}) == canonical_json(right.data() | {"envelope": {}})
