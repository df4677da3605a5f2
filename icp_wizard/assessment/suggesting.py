"""Lines that rules propose for fields, as far as they obey the rules themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard.assessment.model import Suggested
from icp_wizard.conditions import Context, Reading, State, judge
from icp_wizard.dates import nth_working_day
from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import Status
from icp_wizard.rules.text import PLACEHOLDER
from icp_wizard.text import normalise_text, trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.scopes import Scope
    from icp_wizard.rules import Rule, Rulebook


def suggestions(answers: Answers, rulebook: Rulebook, findings: tuple[Finding, ...]) -> tuple[Suggested, ...]:
    """What may be put into fields that rules find fault with, each line once.

    A line is left out where an answer it quotes is not known or to be changed itself, and where it would
    break a rule.
    """
    found: dict[tuple[str, str], Suggested] = {}
    quoted: dict[Suggested, set[str]] = {}
    for finding in findings:
        rule = finding.outcome.rule if finding.outcome else None
        if rule is None or rule.suggest is None or finding.status not in (Status.FIRES, Status.TODO):
            continue
        scope = answers.scope(rule.scope, finding.item)
        text = _filled(rule.suggest.text, rule, scope)
        reading = scope.read(rule.suggest.field)
        if text is None or not reading.causes:
            continue
        path = reading.causes[0].path
        text = _own(path, text, answers, found)
        suggested = Suggested(path, text, finding.rule_id)
        line = suggested.applied_to(reading.value if reading.state is State.VALUE else None)
        judged = Reading(State.VALUE, normalise_text(_finished(line)), reading.causes[:1])
        with_it = _With(scope, rule.suggest.field, judged)
        if _obeys(with_it, suggested.path, rule.scope, rulebook, answers):
            found.setdefault((suggested.path, text), suggested)
            quoted[suggested] = _quoted(rule.suggest.text, scope)
    to_change = {path for path, _ in found}
    return tuple(suggested for suggested in found.values() if not quoted[suggested] & to_change)


def _quoted(template: str, scope: Scope) -> set[str]:
    """Stored paths of the answers a line quotes."""
    return {cause.path for name in PLACEHOLDER.findall(template) for cause in scope.read(name).causes}


_NUMBERS = "二三四五六七八九十"


def _own(path: str, text: str, answers: Answers, found: Mapping[tuple[str, str], Suggested]) -> str:
    """A name no other website bears, nor is given here: the second is `…二站`, and so on."""
    places = [f"{service}.name" for service in answers.items("wanted.services")]
    if path not in places:
        return text
    taken = {answers.answer(place).raw for place in places if place != path}
    taken |= {name for place, name in found if place in places and place != path}
    names = (text, *(f"{text}{number}站" for number in _NUMBERS))
    return next((name for name in names if name not in taken), text)


_UNFINISHED = re.compile(r"[：:](?=\s*(?:[；;]|$))")


def _finished(value: str) -> str:
    """A line that ends with a colon is for the user to go on with; it is judged as if something followed."""
    return _UNFINISHED.sub("：内容", value)


def _filled(template: str, rule: Rule, scope: Scope) -> str | None:
    """The line with params and answers put in; None where one of these is not there."""
    text = template
    for name in PLACEHOLDER.findall(template):
        reading = scope.read(name)
        value = rule.params.get(name, _as_typed(reading) if reading.state is State.VALUE else None)
        if not isinstance(value, (str, int)):
            return None
        text = text.replace("{" + name + "}", str(value))
    return text


def _as_typed(reading: Reading) -> object:
    """A text in the very characters typed; what is more than that text in normal form, as it was read."""
    for cause in reading.causes:
        if isinstance(cause.value, str) and normalise_text(cause.value) == reading.value:
            return trimmed(cause.value)
    return reading.value


@dataclass(frozen=True, slots=True)
class _With:
    """The answers as seen from an item, with another value at one path."""

    scope: Scope
    path: str
    reading: Reading

    def read(self, path: str) -> Reading:
        return self.reading if path == self.path else self.scope.read(path)

    def siblings(self, path: str, collection: str) -> tuple[Reading, ...]:
        return self.scope.siblings(path, collection)


def _obeys(reader: _With, stored: str, kind: str, rulebook: Rulebook, answers: Answers) -> bool:
    """Whether no rule would fire, or want a paper, because of what stands at the path then."""
    context = Context(reader, answers.as_of, nth_working_day, CHECKS)
    for rule_id in rulebook.readers(reader.path):
        rule = rulebook.rule(rule_id, answers.as_of)
        if rule is None or rule.scope != kind or not rule.is_valid_on(answers.as_of):
            continue
        applies = judge(rule.when, context)
        if not applies.truth:
            continue
        judged = judge(rule.demand, context, sets_aside=True) if rule.demand is not None else None
        if judged and judged.truth is False and any(cause.path == stored for cause in judged.causes):
            return False
        if rule.material and any(cause.path == stored for cause in applies.causes):
            return False
    return True
