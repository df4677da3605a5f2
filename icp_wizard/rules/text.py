"""Texts of packs with their params and answers put in; nothing else in braces means anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules.rule import Rule
    from icp_wizard.rules.rulebook import Rulebook

PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


def rule_text(
    rule: Rule,
    catalogue: Catalogue,
    answer: Callable[[str], str] | None = None,
    texts: Mapping[str, str] | None = None,
    show: Callable[[object], str] = str,
) -> str:
    """The rule's sentence, or another of its texts (its fix, say), in the catalogue's language.

    `answer` shows the answer at a path; without it a path stands in its braces. `show` shows a param, which
    may be a code.
    """
    return fill(catalogue.pack_text(texts or rule.text), rule.params, catalogue, answer, show)


def fill(
    template: str,
    params: Mapping[str, object],
    catalogue: Catalogue,
    answer: Callable[[str], str] | None = None,
    show: Callable[[object], str] = str,
) -> str:
    """A template with `{param}` and `{path}` replaced."""

    def replacement(match: re.Match[str]) -> str:
        name = match[1]
        if name in params:
            value = params[name]
            return catalogue.listed(map(show, value)) if isinstance(value, tuple) else show(value)
        return answer(name) if answer else match[0]

    return PLACEHOLDER.sub(replacement, template)


def cap_text(rulebook: Rulebook, rule: Rule, catalogue: Catalogue) -> str:
    """Why a rule only warns although its pack says block; empty where it was not capped."""
    if rule.cap is None:
        return ""
    if not rule.cap.source:
        return catalogue.text("rules.cap.no_source")
    source = rulebook.sources[rule.cap.source]
    undated = "_undated" if source.as_of == "unknown" else ""
    message = f"rules.cap.{rule.cap.reason}{undated}"
    return catalogue.text(message, publisher=source.publisher, as_of=source.as_of)
