"""What a drafted rule comes to, in words: what would be written, and what it would say of the open draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.rules import Source
from icp_wizard.rules.drafting import DraftedOverride
from icp_wizard.rules.reading.mistakes import mistake_lines
from icp_wizard.rules.severity import capped
from screens.base import lines, literal
from screens.explaining import status_line

if TYPE_CHECKING:
    from textual.content import Content

    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules.drafting.model import Drafted
    from icp_wizard.session.drafting import Preview


def cap_line(drafted: Drafted, catalogue: Catalogue) -> str:
    """What the source can carry, where that is less than what was chosen."""
    said = drafted.source
    source = Source("it", "own", said.publisher, said.title, said.locator, said.confidence, said.as_of)
    _, cap = capped(drafted.severity, ["own:it"], (), {"own:it": source})
    return catalogue.text(f"screens.draft_rule.cap.{said.confidence}") if cap else ""


def preview_in_words(preview: Preview, drafted: Drafted, catalogue: Catalogue, *, is_masked: bool) -> Content:
    """What it would say here, then the text that would be written."""
    text = catalogue.text
    if preview.mistakes:
        heading = literal(text("rules.drafting.refused"), "bold $text-error")
        return lines(heading, *mistake_lines(preview.mistakes, catalogue), literal(preview.text, "dim"))
    return lines(
        literal(text("screens.draft_rule.here"), "bold"),
        *_said_here(preview, catalogue, is_masked=is_masked),
        *_notes(preview, drafted, catalogue),
        literal(text("screens.draft_rule.written"), "bold"),
        literal(preview.text.rstrip(), "dim"),
    )


def _said_here(preview: Preview, catalogue: Catalogue, *, is_masked: bool) -> list[Content]:
    if preview.assessment is None or not preview.findings:
        return [literal(catalogue.text("screens.draft_rule.silent"))]
    return [
        status_line(preview.assessment, finding, catalogue, is_masked=is_masked)
        for finding in preview.findings
    ]


def _notes(preview: Preview, drafted: Drafted, catalogue: Catalogue) -> list[Content]:
    """Whether there are scenarios, and that a text is in one language only."""
    count = len(preview.scenarios)
    kind = "scenarios" if count else "no_scenario"
    notes = [catalogue.text(f"screens.draft_rule.{kind}", count=count)]
    is_shown = not isinstance(drafted, DraftedOverride) or drafted.change == "lift"
    if is_shown and not drafted.en.strip():
        notes.append(catalogue.text("screens.draft_rule.copied"))
    return [literal(note, "dim") for note in notes]
