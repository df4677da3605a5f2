"""The desk: everything an interface needs besides one open draft. Opens, makes, imports, deletes, bundles.

`commands` makes one and hands it to `screens.app.run(desk)`; the interface never sees the store itself.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - part of the public signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.errors import Problem
from icp_wizard.filing.draft import Origin
from icp_wizard.filing.ids import IdSupply, random_id
from icp_wizard.filing.new import new_draft
from icp_wizard.filing.plain import parse_draft
from icp_wizard.filing.starting_again import started_from
from icp_wizard.i18n import DEFAULT_LANGUAGE
from icp_wizard.session.rulebooks import Rulebooks
from icp_wizard.session.session import Session, system_time
from icp_wizard.store.errors import CannotSave
from icp_wizard.store.records import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from icp_wizard.bundle import BundleReport
    from icp_wizard.filing.draft import Draft
    from icp_wizard.forms.own_font import OwnFont
    from icp_wizard.store.records import DraftSummary
    from icp_wizard.store.store import Store

    Progress = Callable[[str, int, int], None]
    """Called with the name of a part, its number and how many there are."""

LONGEST_TITLE: Final = 100
"""Characters of a draft's title."""


@dataclass
class Desk:
    """The drafts of one user and the way to work on them.

    `as_of` overrides the day of every draft, `out` is the folder that output goes to by default, `font` the
    file of a font of the user's own, `warnings` what an interface says when it opens. Methods raise Problem
    (StoreError, MalformedDraft, …) and nothing else that the user could mend.
    """

    store: Store
    rulebooks: Rulebooks = field(default_factory=Rulebooks)
    as_of: date | None = None
    now: Callable[[], datetime] = system_time
    new_id: IdSupply = random_id
    language: str = DEFAULT_LANGUAGE
    is_plain: bool = False
    out: Path = field(default_factory=Path.cwd)
    font: Path | None = None
    warnings: tuple[Problem, ...] = ()

    def drafts(self) -> tuple[DraftSummary, ...]:
        """All drafts, the last changed first."""
        return self.store.summaries()

    def open(self, draft_id: str) -> Session:
        """A draft to work on, where it was left."""
        stored = self.store.load(draft_id)
        with suppress(CannotSave):  # on a full disk a draft can still be looked at, exported and bundled
            self.store.save_opened(draft_id, self._stamp())
        return Session(self.store, stored, self.rulebooks, as_of=self.as_of, now=self.now, new_id=self.new_id)

    def create(self, title: str = "", goal: str = "open") -> str:
        """A new, empty draft of somebody who wants this; its id."""
        return self.store.create(new_draft(self.new_id, goal), title, self._stamp(), Origin(kind="new"))

    def start_from(self, draft_id: str, title: str = "") -> str:
        """A new draft of the entity of another one; its id. Raises StoreError."""
        draft = started_from(self.store.load(draft_id).draft, self.new_id)
        return self.store.create(draft, title[:LONGEST_TITLE], self._stamp(), Origin(kind="draft"))

    def discard_unused(self, draft_id: str) -> bool:
        """Forget a new draft in which nothing was ever answered. Whether it was one."""
        return self.store.discard_unused(draft_id)

    def add_sample(self, name: str) -> str:
        """A draft made from a built-in sample; its id."""
        from icp_wizard.samples import sample_draft

        return self._add(sample_draft(name), Origin(kind="sample"))

    def sample_names(self) -> tuple[str, ...]:
        """Names of the built-in samples; their titles are messages `samples.<name>`."""
        from icp_wizard.samples import sample_names

        return sample_names()

    def import_draft(
        self, source: Path | bytes, name: str = "", pictures: Mapping[str, bytes] | None = None
    ) -> str:
        """A draft made from a file in exchange form; its id.

        Of the `pictures` that came with it, by digest, those are kept that may be.
        """
        from hashlib import sha256

        from icp_wizard.filing.plain import canonical_json
        from icp_wizard.store.exchange import read_draft

        draft = cleaned(parse_draft(read_draft(source, name)))
        digest = sha256(canonical_json(draft.data()).encode()).hexdigest()
        origin = Origin(kind="file", sha256=digest, revision=draft.envelope.revision)
        return self._add(unpinned(draft), origin, _by_item(draft, pictures) if pictures else {})

    def rename(self, draft_id: str, title: str) -> None:
        """Give a draft another title: one line, of control characters nothing. Raises Problem."""
        from icp_wizard.text import clean, normalise_text

        cleaned_title = clean(title).strip()
        if not normalise_text(cleaned_title):
            raise Problem("store.title.empty")
        if len(cleaned_title) > LONGEST_TITLE:
            raise Problem("store.title.too_long", most=LONGEST_TITLE)
        self.store.rename(draft_id, cleaned_title)

    def delete(self, draft_id: str) -> tuple[str, ...]:
        """Erase a draft for good; ids of messages about what may remain."""
        return self.store.delete(draft_id).notes

    def save_copy(self, session: Session, path: Path) -> None:
        """Write the draft as a file, also while the store refuses. Raises CopyFailed."""
        from icp_wizard.store.exchange import save_copy

        save_copy(session.draft, path)

    def build_bundle(
        self, session: Session, path: Path, *, is_incomplete: bool, progress: Progress
    ) -> BundleReport:
        """Write the bundle of the draft as it is now. Slow: call it from a worker. Raises Problem."""
        from icp_wizard.bundle import build_bundle

        return build_bundle(
            session.assessment,
            path,
            pictures=session.pictures(),
            is_incomplete=is_incomplete,
            progress=progress,
            font=self.own_font(),
        )

    def own_font(self) -> OwnFont | None:
        """The user's own font, behind ours. Raises UnusableFont."""
        if self.font is None:
            return None
        from icp_wizard.forms.own_font import read_font

        return read_font(self.font)

    def bundle_path(self, session: Session) -> Path:
        """Where the bundle goes by default: a name that tells nothing of the draft and is not taken."""
        from icp_wizard.bundle import bundle_name

        path = first = self.out / bundle_name(session.as_of)
        number = 1
        while path.exists():
            number += 1
            path = first.with_stem(f"{first.stem}-{number}")
        return path

    def _add(self, draft: Draft, origin: Origin, pictures: Mapping[str, Picture] | None = None) -> str:
        title = draft.envelope.title
        return self.store.create(draft, title, self._stamp(), origin, pictures=pictures or {})

    def _stamp(self) -> str:
        return self.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def _by_item(draft: Draft, pictures: Mapping[str, bytes]) -> dict[str, Picture]:
    """The pictures that may be kept, by the item of the draft that names them."""
    from icp_wizard.filing.attached import digest_of
    from icp_wizard.session.pictures import sound

    kept = sound(pictures)
    named = ((item["id"], digest_of(item)) for item in draft.data()["materials"])
    return {item: Picture(kept[digest], digest) for item, digest in named if digest in kept}


def unpinned(draft: Draft) -> Draft:
    """The draft judged by nobody yet: what judged it elsewhere is not here to be held against."""
    return draft.model_copy(update={"envelope": draft.envelope.model_copy(update={"packs": ()})})


def cleaned(draft: Draft) -> Draft:
    """The draft with every text as the cleaner leaves it: what comes from a file is typed by anybody."""
    return parse_draft(_cleaned(draft.data()))


def _cleaned(value: Any) -> Any:
    from icp_wizard.text import clean

    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value
