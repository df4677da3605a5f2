"""Rules of the rulebook as its screen shows them: a row of the list, one in full, what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from icp_wizard.explaining.library.texts import entry_lines, name_label, pack_text
from icp_wizard.explaining.naming import material_text, sentence, severity_text, topic_label
from icp_wizard.filing.display import province_name
from screens.base import literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.explaining.library.entries import Entry, Standing
    from icp_wizard.explaining.library.library import Library
    from icp_wizard.explaining.library.search import Filter, Search
    from icp_wizard.i18n import Catalogue

_STYLES = {"said": "bold", "heading": "bold $accent", "quiet": "dim", "caveat": "$text-warning"}
_SEVERITY = {"block": "$text-error", "warn": "$text-warning", "info": "$text-accent"}


def standing_shown(search: Search, entry: Entry, wanted: Filter) -> Standing:
    """How a rule stands in the province that is looked at, else where it is at home."""
    found = search.standing_for(entry, wanted.province) if wanted.province else None
    return found or entry.standings[0]


def row(search: Search, entry: Entry, wanted: Filter, catalogue: Catalogue) -> Content:
    """A rule in one line: how serious, whether it is changed or does not hold, the sentence."""
    standing = standing_shown(search, entry, wanted)
    state = catalogue.text("screens.finding.state", state=severity_text(standing.rule, catalogue))
    shown = "".join(catalogue.text(f"screens.rulebook.mark.{name}") for name in _marks(entry, standing))
    style = _SEVERITY[standing.rule.severity] if standing.is_in_force else "dim"
    said = sentence(standing.rule, catalogue)
    return (
        literal(f"  {state}", f"bold {style}")
        + literal(shown, "italic")
        + literal(said, "" if standing.is_in_force else "dim")
    )


def _marks(entry: Entry, standing: Standing) -> Iterator[str]:
    if entry.is_local and not standing.rule.is_from_overlay:  # its sentence says so itself
        yield "local"
    if not standing.is_in_force:
        yield "off" if not entry.is_in_force else "here" if standing.province else "some"


def rule_in_words(library: Library, entry: Entry, standing: Standing, catalogue: Catalogue) -> Content:
    """Everything about a rule as it stands in a province."""
    about = catalogue.text(
        "screens.rulebook.about",
        severity=severity_text(standing.rule, catalogue),
        pack=pack_text(library, standing.rule.pack, catalogue),
        topic=topic_label(standing.rule.topic, catalogue),
    )
    parts = [literal(entry.id, "bold $accent") + literal(f"  {about}", "dim")]
    for line in entry_lines(library, entry, standing, catalogue):
        if line.kind == "heading":
            parts.append(Content(""))
        parts.append(literal(line.text, _STYLES.get(line.kind, "")))
    return Content("\n").join(parts)


def filter_line(search: Search, wanted: Filter, catalogue: Catalogue) -> Content:
    """What narrows the list, besides the words typed."""
    said = list(filters_in_words(search, wanted, catalogue))
    if not said:
        return literal(catalogue.text("screens.rulebook.no_filter"), "dim")
    listed = catalogue.text("screens.between").join(said)
    return literal(catalogue.text("screens.rulebook.filters", listed=listed), "$text-accent")


def filters_in_words(search: Search, wanted: Filter, catalogue: Catalogue) -> Iterator[str]:
    """Each of what narrows the list, with its name."""
    for name in FILTERS:
        if value := value_in_words(search, wanted, name, catalogue):
            label = catalogue.text(f"screens.rulebook.filter.{name}")
            yield catalogue.text("screens.rulebook.filter_is", label=label, value=value)


FILTERS = ("province", "topic", "field", "severity", "effect", "source", "material", "is_local")
"""What the list can be narrowed by, as the choice of them has it."""


def value_in_words(search: Search, wanted: Filter, name: str, catalogue: Catalogue) -> str:
    """What one filter is set to; empty where it is not."""
    value = getattr(wanted, name)
    if not value:
        return ""
    if name == "is_local":
        return catalogue.text("codes.yes")
    if name == "province":
        has_pack = search.library.has_pack(value)
        place = province_name(value, catalogue)
        return place if has_pack else catalogue.text("screens.rulebook.no_pack", place=place)
    if name == "topic":
        return topic_label(value, catalogue)
    if name == "field":
        return name_label(search.library, value, catalogue)
    if name == "material":
        material = search.library.materials.get(value)
        return material_text(material, catalogue) if material else str(value)
    if name == "source":
        return str(value)
    return catalogue.text(f"{'outline' if name == 'severity' else 'explaining'}.{name}.{value}")
