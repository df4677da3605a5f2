"""The workbench: a drafted rule tried on the open draft, and put into a pack of the user's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.rules.drafting import (
    DraftedOverride,
    DraftedRule,
    Naming,
    conditions_of,
    fragment,
    problems_of,
)
from icp_wizard.rules.drafting.problems import DraftProblem
from icp_wizard.session.drafting.errors import RuleRefused, taken
from icp_wizard.session.drafting.packs import OwnPacks, Target, first_free
from icp_wizard.session.drafting.privacy import personal_parts
from icp_wizard.session.drafting.scenarios import scenarios_for

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.rules import Loaded, Mistake, Rule, Rulebook
    from icp_wizard.rules.drafting import DraftedScenario
    from icp_wizard.rules.drafting.model import Drafted
    from icp_wizard.session.rulebooks import Rulebooks
    from icp_wizard.session.session import Session


@dataclass(frozen=True)
class Preview:
    """What would be written, and what the rule would then say of the open draft.

    `text` are the tables alone. Where there are `mistakes`, the pack would not load. `rule` is the rule as it
    would hold, None where it was lifted.
    """

    text: str
    scenarios: tuple[DraftedScenario, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    rule: Rule | None = None
    assessment: Assessment | None = None
    findings: tuple[Finding, ...] = ()


class Workbench:
    """Drafting at one open draft, into a folder of packs. `today` is the day a rule is noted."""

    def __init__(self, session: Session, rulebooks: Rulebooks, folder: Path, today: date) -> None:
        self._session = session
        self._rulebooks = rulebooks
        self._packs = OwnPacks(folder)
        self.today = today

    @property
    def assessment(self) -> Assessment:
        """What follows from the draft now."""
        return self._session.assessment

    @property
    def _province(self) -> str:
        """The draft's province; "" where none is chosen or it has no pack: then no overlay can be for it."""
        found = self._session.draft.data()["intent"].get("province")
        return found if found in self._rulebooks.provinces else ""

    def overridden(self, drafted: Drafted) -> Rule | None:
        """The rule that is to be changed."""
        if not isinstance(drafted, DraftedOverride) or not drafted.rule:
            return None
        return self.assessment.rulebook.rule(drafted.rule, self.assessment.as_of)

    def targets(self, drafted: Drafted) -> tuple[Target, ...]:
        """The packs it may go into, the likeliest first; a new one is behind those there are.

        A change of a rule goes into a pack for the draft's province first: elsewhere the rule may be lifted
        already, or not be there at all, and then the pack would not load.
        """
        disabled = self._session.loaded.disabled
        everywhere = self._packs.targets("", disabled)
        own = self._packs.targets(self._province, disabled) if self._province else ()
        if isinstance(drafted, DraftedOverride) and own:
            return own if self._is_provincial(drafted) else (*own, *everywhere)
        return (*everywhere[:-1], *own[:-1], everywhere[-1])

    def _is_provincial(self, drafted: Drafted) -> bool:
        rule = self.overridden(drafted)
        adapted = [done.layer for done in rule.adaptations] if rule else []
        return rule is not None and "province" in (rule.layer, *adapted)

    def problems(self, drafted: Drafted) -> tuple[DraftProblem, ...]:
        """Everything to mend before there is a rule."""
        rule = self.overridden(drafted)
        found = problems_of(drafted, rule.params if rule else {})
        if isinstance(drafted, DraftedOverride) and drafted.change == "severity" and rule and rule.is_advice:
            found = (*found, DraftProblem("severity", "only_advice"))
        return (*found, *personal_parts(drafted, self._session.draft))

    def preview(self, drafted: Drafted, target: Target) -> Preview:
        """What would be written, tried on the open draft. For what has no problems. Raises Problem."""
        naming = self._naming(drafted, target)
        text = fragment(drafted, naming)
        with self._packs.tried_with(target.file, self._text(target, text)) as folder:
            loaded = self._rulebooks.tried(self._province or None, folder)
            if mistakes := self._mistakes(target, loaded, self._province):
                return Preview(text, mistakes=mistakes)
            scenarios = self._scenarios(drafted, naming, folder, loaded.rulebook)
        rule_id = drafted.rule if isinstance(drafted, DraftedOverride) else naming.rule
        assessment = self._session.judged_by(loaded.rulebook)
        return Preview(
            text=fragment(drafted, naming, scenarios),
            scenarios=scenarios,
            rule=next((rule for rule in loaded.rulebook.rules if rule.id == rule_id), None),
            assessment=assessment,
            findings=tuple(finding for finding in assessment.findings if finding.rule_id == rule_id),
        )

    def save(self, drafted: Drafted, target: Target) -> Path:
        """Put the rule into the pack and judge the draft by it. Where it was written.

        Raises Problem (RuleRefused with the loader's mistakes, or why the file cannot be written); then
        nothing has changed.
        """
        before = self._packs.content(target.file)
        if target.is_new and before is not None:
            raise taken(target.file)
        preview = self.preview(drafted, target)
        if preview.mistakes:
            raise RuleRefused(preview.mistakes)
        text = self._text(target, preview.text)
        if isinstance(drafted, DraftedOverride) and not target.province:
            self._check_everywhere(target, text)
        path = self._packs.write(target, text, before)
        self._rulebooks.reload()
        self._session.judge_again()
        return path

    # Inside

    def _text(self, target: Target, tables: str) -> str:
        return self._packs.text_with(target, tables, self.today)

    def _naming(self, drafted: Drafted, target: Target) -> Naming:
        rulebook, rule = self.assessment.rulebook, self.overridden(drafted)
        rules = {known.id for known in (*rulebook.rules, *rulebook.inactive)}
        sources = {known.key for known in rulebook.sources.values()}
        key = self._packs.key_of(drafted.source, target.file)
        return Naming(
            rule=first_free(
                f"local.{drafted.topic.replace('_', '-')}", rules | self._packs.names("rule", "id")
            ),
            source=key
            or first_free(f"local-{self.today.isoformat()}", sources | self._packs.names("source", "key")),
            collected_on=self.today,
            is_source_new=not key,
            params=rule.params if rule else {},
        )

    def _mistakes(self, target: Target, after: Loaded, province: str | None) -> tuple[Mistake, ...]:
        """Mistakes of the pack, and of others that would no longer load beside it."""
        before = self._rulebooks.loaded(province or None).disabled
        broken = {target.file, *after.disabled} - (set(before) - {target.file})
        return tuple(mistake for mistake in after.mistakes if mistake.file in broken)

    def _check_everywhere(self, target: Target, text: str) -> None:
        """A change of a rule must fit wherever the pack holds. Raises RuleRefused."""
        with self._packs.tried_with(target.file, text) as folder:
            for province in (None, *self._rulebooks.provinces):
                if mistakes := self._mistakes(target, self._rulebooks.tried(province, folder), province):
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
            changed = here.rule(drafted.rule, self.today)
            conditions = conditions_of(changed) if changed else None
        if conditions is None:
            return ()
        return scenarios_for(rule_id, *conditions, self._session.draft, rulebook_for, self.today)
