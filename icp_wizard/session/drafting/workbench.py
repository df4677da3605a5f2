"""The workbench: a drafted rule tried on the open draft, and put into a pack of the user's own."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.rules.drafting import (
    DraftedOverride,
    DraftedRule,
    Naming,
    added,
    conditions_of,
    fragment,
    new_pack,
    problems_of,
)
from icp_wizard.rules.drafting.problems import DraftProblem
from icp_wizard.rules.loading import packs_in
from icp_wizard.rules.reading import PackFile, read_pack
from icp_wizard.session.drafting.errors import RuleRefused, unwritable
from icp_wizard.session.drafting.privacy import personal_parts
from icp_wizard.session.drafting.scenarios import scenarios_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.rules import Mistake, Rule, Rulebook
    from icp_wizard.rules.drafting import DraftedScenario
    from icp_wizard.rules.drafting.model import Drafted
    from icp_wizard.session.rulebooks import Rulebooks
    from icp_wizard.session.session import Session

_TITLE: Final = {"zh_CN": "自己的规则", "en": "Own rules"}
_STEM: Final = "local"


class Target(NamedTuple):
    """The pack a rule goes into, by file name; with `province` it holds there alone."""

    file: str
    is_new: bool
    province: str = ""


@dataclass(frozen=True)
class Preview:
    """What would be written, and what the rule would then say of the open draft.

    `text` are the tables alone. Where there are `mistakes`, the pack would not load. `rule` is the rule as it
    would hold, None where it was lifted.
    """

    text: str
    scenarios: tuple[DraftedScenario, ...]
    mistakes: tuple[Mistake, ...]
    rule: Rule | None = None
    assessment: Assessment | None = None
    findings: tuple[Finding, ...] = ()


class Workbench:
    """Drafting at one open draft. `today` is the day a rule is noted."""

    def __init__(self, session: Session, rulebooks: Rulebooks, folder: Path, today: date) -> None:
        self._session = session
        self._rulebooks = rulebooks
        self._folder = folder
        self._today = today

    @property
    def assessment(self) -> Assessment:
        """What follows from the draft now."""
        return self._session.assessment

    @property
    def today(self) -> date:
        """The day a rule is noted."""
        return self._today

    @property
    def _province(self) -> str:
        """The draft's province; "" where none is chosen or it has no pack: then no overlay can be for it."""
        found = self._session.draft.data()["intent"].get("province")
        return found if found in self._rulebooks.provinces else ""

    def targets(self, drafted: Drafted) -> tuple[Target, ...]:
        """The packs it may go into, the likeliest first; a new one is behind those there are.

        A change of a rule goes into a pack for the draft's province first: elsewhere the rule may be lifted
        already, or not be there at all, and then the pack would not load.
        """
        own, everywhere = self._targets_in(self._province), self._targets_in("")
        if not isinstance(drafted, DraftedOverride) or not self._province:
            return (*everywhere[:-1], *(own[:-1] if self._province else ()), everywhere[-1])
        return own if self._is_provincial(drafted) else (*own, *everywhere)

    def _targets_in(self, province: str) -> tuple[Target, ...]:
        packs = (read_pack(path) for path in packs_in(self._folder))
        found = [
            Target(pack.file, is_new=False, province=province)
            for pack in packs
            if pack.file not in self._session.loaded.disabled and pack.data.get("province", "") == province
        ]
        return (*found, Target(self._free_name(province), is_new=True, province=province))

    def _is_provincial(self, drafted: Drafted) -> bool:
        rule = self.overridden(drafted)
        adapted = [done.layer for done in rule.adaptations] if rule else []
        return rule is not None and "province" in (rule.layer, *adapted)

    def _free_name(self, province: str) -> str:
        stem = f"{_STEM}-{province}" if province else _STEM
        packs = [read_pack(path) for path in packs_in(self._folder)]
        taken = {pack.file.removesuffix(".toml") for pack in packs}
        return _first_free(stem, taken | {str(pack.data.get("id", "")) for pack in packs}) + ".toml"

    def overridden(self, drafted: Drafted) -> Rule | None:
        """The rule that is to be changed."""
        if not isinstance(drafted, DraftedOverride) or not drafted.rule:
            return None
        return self.assessment.rulebook.rule(drafted.rule, self.assessment.as_of)

    def problems(self, drafted: Drafted) -> tuple[DraftProblem, ...]:
        """Everything to mend before there is a rule."""
        rule = self.overridden(drafted)
        found = problems_of(drafted, rule.params if rule else {})
        if isinstance(drafted, DraftedOverride) and drafted.change == "severity" and rule and rule.is_advice:
            found = (*found, DraftProblem("severity", "only_advice"))
        return (*found, *personal_parts(drafted, self.assessment))

    def preview(self, drafted: Drafted, target: Target) -> Preview:
        """What would be written, tried on the open draft. For what has no problems."""
        naming = self._naming(drafted, target)
        text = fragment(drafted, naming)
        with self._folder_with(target, self._pack_text(target, text)) as folder:
            loaded = self._rulebooks.tried(self._province or None, folder)
            mistakes = self._mistakes(target, loaded.mistakes, loaded.disabled, self._province or None)
            if mistakes:
                return Preview(text, (), mistakes)
            scenarios = self._scenarios(drafted, naming, folder, loaded.rulebook)
        rule_id = drafted.rule if isinstance(drafted, DraftedOverride) else naming.rule
        assessment = self._session.judged_by(loaded.rulebook)
        return Preview(
            text=fragment(drafted, naming, scenarios),
            scenarios=scenarios,
            mistakes=(),
            rule=next((rule for rule in loaded.rulebook.rules if rule.id == rule_id), None),
            assessment=assessment,
            findings=tuple(finding for finding in assessment.findings if finding.rule_id == rule_id),
        )

    def save(self, drafted: Drafted, target: Target) -> Path:
        """Put the rule into the pack and judge the draft by it. Where it was written.

        Raises Problem (RuleRefused with the loader's mistakes, or why the file cannot be written); then
        nothing has changed.
        """
        path = self._folder / target.file
        before = self._content(path)
        if target.is_new and before is not None:
            raise unwritable(FileExistsError(17, ""), path)
        preview = self.preview(drafted, target)
        if preview.mistakes:
            raise RuleRefused(preview.mistakes)
        text = self._pack_text(target, preview.text)
        self._check_everywhere(drafted, target, text)
        self._write(path, text, before, target)
        self._rulebooks.reload()
        self._session.judge_again()
        return path

    # Inside

    def _naming(self, drafted: Drafted, target: Target) -> Naming:
        packs = [read_pack(path) for path in packs_in(self._folder)]
        rule = self.overridden(drafted)
        source = self._source_key(drafted, target, packs)
        return Naming(
            rule=_first_free(f"local.{drafted.topic.replace('_', '-')}", self._rule_ids(packs)),
            source=source or _first_free(f"local-{self._today.isoformat()}", self._source_keys(packs)),
            collected_on=self._today,
            is_source_new=not source,
            params=rule.params if rule else {},
        )

    def _rule_ids(self, packs: list[PackFile]) -> set[str]:
        rulebook = self.assessment.rulebook
        known = {rule.id for rule in (*rulebook.rules, *rulebook.inactive)}
        return known | {entry.get("id", "") for pack in packs for entry in _tables(pack, "rule")}

    def _source_keys(self, packs: list[PackFile]) -> set[str]:
        known = {source.key for source in self.assessment.rulebook.sources.values()}
        return known | {entry.get("key", "") for pack in packs for entry in _tables(pack, "source")}

    def _source_key(self, drafted: Drafted, target: Target, packs: list[PackFile]) -> str:
        """The key of the very source in the pack, where it is there already."""
        pack = next((pack for pack in packs if pack.file == target.file), PackFile(target.file))
        said = ("publisher", "title", "locator", "as_of", "confidence")
        same = (
            entry.get("key", "")
            for entry in _tables(pack, "source")
            if all(entry.get(name) == getattr(drafted.source, name) for name in said)
        )
        return next(same, "")

    def _pack_text(self, target: Target, tables: str) -> str:
        content = self._content(self._folder / target.file)
        if content is not None:
            return added(content.decode("utf-8"), tables)
        stem = target.file.removesuffix(".toml")
        return added(new_pack(stem, _TITLE, self._today, target.province), tables)

    @staticmethod
    def _content(path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unwritable(error, path) from None

    @contextmanager
    def _folder_with(self, target: Target, text: str) -> Iterator[Path]:
        """A copy of the user's packs with this one as it would be."""
        with tempfile.TemporaryDirectory(prefix="icp-wizard-") as name:
            folder = Path(name)
            for path in packs_in(self._folder):
                if path.is_file():
                    shutil.copyfile(path, folder / path.name)
            (folder / target.file).write_bytes(text.encode())
            yield folder

    def _mistakes(
        self, target: Target, found: tuple[Mistake, ...], disabled: tuple[str, ...], province: str | None
    ) -> tuple[Mistake, ...]:
        """Mistakes of the pack, and of others that would no longer load beside it."""
        before = self._rulebooks.loaded(province).disabled
        broken = {target.file, *disabled} - (set(before) - {target.file})
        return tuple(mistake for mistake in found if mistake.file in broken)

    def _check_everywhere(self, drafted: Drafted, target: Target, text: str) -> None:
        """A change of a rule must fit wherever the pack holds: elsewhere the rule may be lifted already."""
        if target.province or isinstance(drafted, DraftedRule):
            return
        with self._folder_with(target, text) as folder:
            for province in (None, *self._rulebooks.provinces):
                loaded = self._rulebooks.tried(province, folder)
                if mistakes := self._mistakes(target, loaded.mistakes, loaded.disabled, province):
                    raise RuleRefused(mistakes)

    def _scenarios(
        self, drafted: Drafted, naming: Naming, folder: Path, here: Rulebook
    ) -> tuple[DraftedScenario, ...]:
        known: dict[str | None, Rulebook] = {self._province or None: here}

        def rulebook_for(province: str | None) -> Rulebook:
            if province not in known:
                known[province] = self._rulebooks.tried(province, folder).rulebook
            return known[province]

        rule_id = naming.rule
        conditions = (drafted.when, drafted.demand) if isinstance(drafted, DraftedRule) else None
        if isinstance(drafted, DraftedOverride) and drafted.change != "lift":
            rule_id = drafted.rule
            changed = here.rule(drafted.rule, self._today)
            conditions = conditions_of(changed) if changed else None
        if conditions is None:
            return ()
        return scenarios_for(rule_id, *conditions, self._session.draft, rulebook_for, self._today)

    def _write(self, path: Path, text: str, before: bytes | None, target: Target) -> None:
        from icp_wizard.store.files import make_private_folder, write_whole

        try:
            make_private_folder(self._folder)
            if self._content(path) != before:
                raise unwritable(FileExistsError(17, ""), path)
            write_whole(path.resolve(), text.encode(), replace=not target.is_new)
        except OSError as error:
            raise unwritable(error, path) from None


def _tables(pack: PackFile, name: str) -> list[dict[str, str]]:
    found = pack.data.get(name, [])
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _first_free(name: str, taken: set[str]) -> str:
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
