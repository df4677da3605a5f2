"""A process to be killed or refused: changes one draft for ever and says what is saved.

    python -m tests.soak.child FOLDER SEED [STEPS]

Each line after a commit returned: `ack REVISION DIGEST`, the digest being of the answers saved. A refused
commit ends the process with `refused NAME`.
"""

from __future__ import annotations

import hashlib
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from icp_wizard.filing.edits import apply, set_edit
from icp_wizard.store.errors import StoreError
from icp_wizard.store.store import Store
from tests.store.making import AT, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.filing.draft import Draft

LEAVES = ("wanted.entity.name", "wanted.entity.remark", "wanted.services.s1.domains.d1.name")


def digest(draft: Draft) -> str:
    """A short name for what a draft holds."""
    return hashlib.sha256(content(draft).encode()).hexdigest()[:16]


def changes(store: Store, draft_id: str, chance: random.Random) -> Iterator[tuple[int, Draft]]:
    """Edits, undo and redo without end: the revision and the draft after each commit."""
    stored = store.load(draft_id)
    draft, head = stored.draft, stored.head
    while True:
        way = chance.choice(("edit", "edit", "edit", "undo", "redo"))
        travelled = getattr(store, way)(draft_id, head, AT) if way != "edit" else None
        if travelled is None:
            value = "字" * chance.randrange(400) + str(chance.random())
            edits = (set_edit(draft.data(), chance.choice(LEAVES), value),)
            saved = store.append(draft_id, head, edits)
        else:
            edits, saved = travelled
        draft, head = apply(draft, edits), saved.head
        yield saved.revision, draft


def main(folder: str, seed: str, steps: str = "1000000") -> None:
    """Open the only draft in a folder and change it."""
    try:
        store = Store.open(Path(folder))
        made = changes(store, store.summaries()[0].id, random.Random(int(seed)))
        for _ in range(int(steps)):
            revision, draft = next(made)
            print("ack", revision, digest(draft), flush=True)
        store.close()
    except StoreError as error:
        print("refused", type(error).__name__, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
