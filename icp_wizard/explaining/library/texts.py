"""Rules of the library in words: what one says, of whom, on whose word, and what provinces make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.assessment.authority import pack_name
from icp_wizard.explaining.naming import path_label, sentence, severity_text
from icp_wizard.explaining.questions import questions_behind
from icp_wizard.explaining.whole_rule import concern_lines, further_parts
from icp_wizard.filing.display import province_name
from icp_wizard.rules.paths import CONFIRMATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.explaining.library.entries import Entry, Standing
    from icp_wizard.explaining.library.library import Library
    from icp_wizard.i18n import Catalogue


class Line(NamedTuple):
    """A line of a rule in full. `kind`: `said` (the sentence), `heading`, `plain`, `caveat`."""

    kind: str
    text: str


def confirmation_text(library: Library, key: str, catalogue: Catalogue) -> str:
    """What a confirmation asks."""
    asked = library.confirmations.get(key)
    return catalogue.pack_text(asked.ask) if asked else key


def name_label(library: Library, name: str, catalogue: Catalogue) -> str:
    """What a field that rules are looked for by is called."""
    if name.startswith(CONFIRMATIONS):
        return confirmation_text(library, name.removeprefix(CONFIRMATIONS), catalogue)
    return path_label(name, catalogue)


def unasked_paths(entry: Entry) -> tuple[str, ...]:
    """Paths that a rule names and no question of the outline stands behind, but for confirmations."""
    return tuple(
        path for path in entry.paths if not path.startswith(CONFIRMATIONS) and not questions_behind(path)
    )


def pack_text(library: Library, pack_id: str, catalogue: Catalogue) -> str:
    """A pack by its title."""
    pack = library.packs.get(pack_id)
    return pack_name(pack, catalogue) if pack else pack_id


def entry_lines(library: Library, entry: Entry, standing: Standing, catalogue: Catalogue) -> Iterator[Line]:
    """Everything to be said of a rule as it stands in a province; what it reads is said by `read_text`."""
    rulebook, rule = library.rulebook_of(standing), standing.rule
    yield Line("said", sentence(rule, catalogue))
    yield from (Line("plain", line) for line in concern_lines(rule, catalogue))
    if not standing.is_in_force:
        yield Line("caveat", catalogue.text(f"explaining.library.{_why_not(library, entry, standing)}"))
    for part in further_parts(rulebook, rule, catalogue, library.as_of):
        yield Line("heading", part.heading)
        yield from (Line("plain", line) for line in part.lines)
    yield from _in_provinces(library, entry, catalogue)


def _why_not(library: Library, entry: Entry, standing: Standing) -> str:
    if not standing.rule.is_valid_on(library.as_of):
        return "not_now"
    if not entry.is_in_force:
        return "off"
    return "not_here" if standing.province else "elsewhere"


def _in_provinces(library: Library, entry: Entry, catalogue: Catalogue) -> Iterator[Line]:
    """What each province makes of it."""
    if entry.changed and not entry.home:
        yield Line("heading", catalogue.text("explaining.library.in_provinces"))
    for standing in entry.changed if not entry.home else ():
        yield Line("plain", standing_text(standing, catalogue))


def differences_text(entry: Entry, catalogue: Catalogue) -> str:
    """What provinces make of a wider rule, in one line; that it holds nowhere. Empty where all is plain."""
    said = [standing_text(standing, catalogue) for standing in entry.changed if not entry.home]
    if not entry.is_in_force:
        said.insert(0, catalogue.text("explaining.library.nowhere"))
    return catalogue.text("explaining.library.between").join(said)


def standing_text(standing: Standing, catalogue: Catalogue) -> str:
    """What a province makes of a wider rule, and how serious it then is there."""
    text = catalogue.text
    done = catalogue.listed(
        dict.fromkeys(text(f"explaining.library.in_province.{done.kind}") for done in standing.changes)
    )
    place = province_name(standing.province, catalogue)
    if not standing.is_in_force:
        return text("explaining.library.province_off", place=place, done=done)
    severity = severity_text(standing.rule, catalogue)
    return text("explaining.library.province", place=place, done=done, severity=severity)
