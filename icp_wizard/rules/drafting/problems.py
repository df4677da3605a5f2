"""What is still missing or wrong in what somebody has chosen, before the loader is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard.conditions.dates import MOST
from icp_wizard.rules.drafting.fields import READABLE, operators_of
from icp_wizard.rules.drafting.model import (
    LISTED,
    NO,
    YES,
    Condition,
    Drafted,
    DraftedOverride,
    DraftedRule,
    DraftedSource,
    scope_of,
)
from icp_wizard.text import clean, is_unseen, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST: Final = 2000
"""Characters of a text in a pack."""

MOST_MONTHS: Final = min(1200, MOST)

_AS_OF: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|unknown")
_REFERENCE: Final = re.compile(r"[$@][a-z][a-z0-9_]*")
_WHOLE: Final = re.compile(r"[0-9]{1,4}")


class DraftProblem(NamedTuple):
    """Something to mend: in which part of the form (`zh`, `source.title`, `demand`, `when.0`), and what.

    `code` names the message `rules.drafting.<code>`.
    """

    part: str
    code: str


def problems_of(drafted: Drafted, params: Mapping[str, object] | None = None) -> tuple[DraftProblem, ...]:
    """Everything to mend, in the order of the form; `params` are those of the rule that is overridden."""
    own = _of_rule(drafted) if isinstance(drafted, DraftedRule) else _of_override(drafted, params or {})
    return (*_of_texts(drafted), *own, *_of_source(drafted.source))


def _of_texts(drafted: Drafted) -> Iterator[DraftProblem]:
    for part, text in (("zh", drafted.zh), ("en", drafted.en)):
        if part == "zh" and is_unseen(text):
            yield DraftProblem(part, "empty")
        elif "{" in text or "}" in text:
            yield DraftProblem(part, "braces")
        elif text:
            yield from _of_line(part, text)


def _of_line(part: str, text: str) -> Iterator[DraftProblem]:
    if len(text) > LONGEST:
        yield DraftProblem(part, "long")
    if clean(text) != text:
        yield DraftProblem(part, "control")


def _of_rule(rule: DraftedRule) -> Iterator[DraftProblem]:
    parts = [(f"when.{number}", condition) for number, condition in enumerate(rule.when)]
    parts += [("demand", rule.demand)] if rule.demand else []
    found = [problem for part, condition in parts for problem in _of_condition(part, condition)]
    yield from found
    if not found and scope_of(rule) is None:
        yield DraftProblem(parts[-1][0], "apart")
    if rule.demand is None and rule.severity != "info":
        yield DraftProblem("severity", "only_advice")


def _of_condition(part: str, condition: Condition) -> Iterator[DraftProblem]:
    readable = READABLE.get(condition.path)
    if readable is None:
        yield DraftProblem(part, "no_field")
    elif condition.operator not in operators_of(readable.field):
        yield DraftProblem(part, "no_operator")
    elif code := _of_given(condition.operator, condition.given):
        yield DraftProblem(part, code)
    for word in condition.given:
        yield from _of_line(part, word)


def _of_given(operator: str, given: tuple[str, ...]) -> str:
    """What is wrong with the right side; "" for nothing."""
    if operator in ("filled", "blank"):
        return ""
    if operator in ("ge", "lt"):
        return "" if _are_months(given) else "months"
    if operator in LISTED:
        is_there = bool(given) and not any(map(is_unseen, given))
    elif operator == "eq":
        is_there = given in ((YES,), (NO,))
    else:
        is_there = len(given) == 1 and given[0] in READABLE
    if not is_there:
        return "no_value"
    return "reference" if any(_REFERENCE.fullmatch(word) for word in given) else ""


def _are_months(given: tuple[str, ...]) -> bool:
    return len(given) == 1 and bool(_WHOLE.fullmatch(given[0])) and int(given[0]) <= MOST_MONTHS


def _of_override(override: DraftedOverride, params: Mapping[str, object]) -> Iterator[DraftProblem]:
    if not override.rule:
        yield DraftProblem("rule", "no_rule")
    if override.change == "param":
        if override.param not in params:
            yield DraftProblem("param", "no_param")
        elif param_value(override.value, params[override.param]) is None:
            yield DraftProblem("value", "no_such_value")


def param_value(typed: str, present: object) -> object:
    """A param as typed, as the kind of value it has now: yes or no, a number, a text, or texts.

    None where it is none.
    """
    text = trimmed(typed)
    if isinstance(present, bool):
        return {"true": True, "false": False}.get(text.casefold())
    if isinstance(present, int):
        return int(text) if _WHOLE.fullmatch(text) else None
    if isinstance(present, (list, tuple)) and all(isinstance(item, str) for item in present):
        return _texts(text) or None
    return (
        text if isinstance(present, str) and not is_unseen(text) and not _REFERENCE.fullmatch(text) else None
    )


def _texts(typed: str) -> list[str]:
    words = [trimmed(word) for word in re.split(r"[,，、;；]", typed)]
    return [word for word in words if not is_unseen(word) and not _REFERENCE.fullmatch(word)]


def _of_source(source: DraftedSource) -> Iterator[DraftProblem]:
    for part in ("publisher", "title", "locator"):
        text = getattr(source, part)
        if is_unseen(text):
            yield DraftProblem(f"source.{part}", "empty")
        else:
            yield from _of_line(f"source.{part}", text)
    if not _AS_OF.fullmatch(source.as_of):
        yield DraftProblem("source.as_of", "as_of")
