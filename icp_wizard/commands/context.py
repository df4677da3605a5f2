"""What every command is given: words, places, the day, the rules, the drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from icp_wizard.commands.streams import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from icp_wizard.assessment import Assessment
    from icp_wizard.errors import Problem
    from icp_wizard.filing.draft import Draft
    from icp_wizard.forms.own_font import OwnFont
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Loaded
    from icp_wizard.session.desk import Desk
    from icp_wizard.session.rulebooks import Rulebooks
    from icp_wizard.settings import Places
    from icp_wizard.store.recovery import Recovery
    from icp_wizard.store.store import Store


def system_time() -> datetime:
    """Now, in UTC."""
    from datetime import UTC, datetime

    return datetime.now(UTC)


@dataclass
class Context:
    """The surroundings of one run."""

    catalogue: Catalogue
    places: Places
    as_of: date | None = None
    is_plain: bool = False
    font: Path | None = None
    now: Callable[[], datetime] = system_time
    warnings: list[Problem] = field(default_factory=list)
    """What was said of drafts that are opened: the screens, which hide the talk before them, say it again."""
    _reported: set[str] = field(default_factory=set)

    def text(self, message_id: str, **values: object) -> str:
        """A message in the user's language."""
        return self.catalogue.text(message_id, **values)

    def say(self, message_id: str, **values: object) -> None:
        """A message to the person at the terminal."""
        say(self.text(message_id, **values))

    def warn(self, problem: Problem) -> None:
        """Something to be said of a draft before anything is done with it."""
        self.warnings.append(problem)
        say(problem.render(self.catalogue))

    @property
    def place_option(self) -> str:
        """What the next command needs to find this run's drafts; empty in the usual place."""
        import shlex

        from icp_wizard.settings import places

        return "" if self.places == places() else f" --data-dir {shlex.quote(str(self.places.data))}"

    @cached_property
    def rulebooks(self) -> Rulebooks:
        """The rules, with the user's own packs."""
        from icp_wizard.session.rulebooks import Rulebooks

        return Rulebooks(self.places.overlays, cache=self.places.cache)

    def loaded(self, province: str | None) -> Loaded:
        """The rulebook for a province; packs of the user that had to be left out are reported once."""
        from icp_wizard.rules.reading.mistakes import mistake_lines

        loaded = self.rulebooks.loaded(province)
        for line in mistake_lines(loaded.mistakes, self.catalogue):
            if line not in self._reported:
                self._reported.add(line)
                say(line)
        return loaded

    def assess(self, draft: Draft) -> Assessment:
        """What follows from a draft, on its day."""
        from icp_wizard.assessment import assess
        from icp_wizard.session.session import judged_on

        province = draft.data()["intent"].get("province")
        return assess(draft, self.loaded(province).rulebook, judged_on(draft, self.as_of, self.now()))

    def own_font(self, given: str | None = None) -> OwnFont | None:
        """The font behind ours: as given, else of the settings, else none. Raises UnusableFont."""
        from pathlib import Path

        from icp_wizard.forms.errors import UnusableFont

        if given is not None and (not given or "\0" in given):
            raise UnusableFont("missing", "?")
        path = Path(given) if given is not None else self.font
        if path is None:
            return None
        from icp_wizard.forms.own_font import read_font

        return read_font(path)

    def open_store(self) -> Store:
        """The drafts of this user. Tells what became of a damaged database. Raises StoreError."""
        from icp_wizard.store.store import Store

        store = Store.open(self.places.data)
        if store.recovery is not None:
            self._tell_of(store.recovery)
        return store

    def _tell_of(self, recovery: Recovery) -> None:
        from icp_wizard.dates import local_minutes

        self.say(f"store.recovery.{'empty' if recovery.was_empty else 'moved'}", folder=recovery.folder)
        for draft in recovery.drafts:
            kind = "complete" if draft.is_complete else "partial" if draft.changed else "partial_undated"
            self.say(f"store.recovery.{kind}", id=draft.id, changed=local_minutes(draft.changed))
        for lost in recovery.lost:
            self.say("store.recovery.lost", id=lost)

    def desk(self, store: Store) -> Desk:
        """The drafts and the way to work on them, for an interface."""
        from icp_wizard.session.desk import Desk

        return Desk(
            store,
            self.rulebooks,
            as_of=self.as_of,
            now=self.now,
            language=self.catalogue.language,
            is_plain=self.is_plain,
            font=self.font,
            warnings=tuple(self.warnings),
        )

    def stamp(self) -> str:
        """Now, as the store writes it."""
        return self.now().strftime("%Y-%m-%dT%H:%M:%SZ")
