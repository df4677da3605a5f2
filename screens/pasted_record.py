"""A block of the public look-up, pasted: what is found in it is confirmed, then put into the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from icp_wizard.errors import Problem
from icp_wizard.filing.codes import label_id
from icp_wizard.filing.display import province_name
from icp_wizard.filing.outline import Kind, field_at
from icp_wizard.filing.pasted_record import proposals, restricted
from icp_wizard.text import mask
from screens.base import Dialog, literal, say, shell, words
from screens.pick import PickSeveral
from screens.widgets.choices import Choice
from screens.widgets.paste import CleanArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from icp_wizard.filing.outline.model import Field
    from icp_wizard.filing.pasted_record import Proposal
    from screens.wizard import WizardScreen


def ask_block(wizard: WizardScreen) -> None:
    """Ask for the block, then for a yes to what it says; what got one is one change."""

    async def take(accepted: list[Proposal]) -> None:
        if wizard.session.take_pasted(accepted):
            wizard.notify(say(wizard, "paste.taken", count=len(accepted)), markup=False)
        else:
            wizard.notify(say(wizard, "paste.none"), markup=False)
        await wizard.show_step(wizard.step, "record.number")  # fields that stand there show what is in them

    def confirm(read: Read | None) -> None:
        if read is None:
            return
        found = read.proposals

        async def chosen(paths: list[str] | bool | None) -> None:
            wanted = paths if isinstance(paths, list) else []
            await take([proposal for proposal in found if proposal.path in wanted])

        wizard.app.push_screen(_confirmation(wizard, read), chosen)

    wizard.app.push_screen(AskBlock(), confirm)


class Read(NamedTuple):
    """What a block holds: what is proposed of it, and which services it calls restricted."""

    proposals: tuple[Proposal, ...]
    restricted: tuple[str, ...]


class AskBlock(Dialog):
    """Several lines of text; the result is what is read of them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "submit", "done", id="paste.done")]

    def compose(self) -> ComposeResult:
        """Title, where to get the text, the text, what was wrong with it."""
        with Vertical(classes="dialog"):
            yield Static(literal(say(self, "paste.title"), "bold"), classes="title")
            yield Static(literal(say(self, "paste.text")), classes="text")
            yield CleanArea(compact=True)
            yield Static("", classes="note")
            yield Static(literal(say(self, "paste.hint"), "dim"), classes="hint")

    def action_submit(self) -> None:
        """Read it; stay, with the reason, where nothing can be taken from it."""
        text = self.query_one(CleanArea).text
        try:
            self.dismiss(Read(proposals(text), restricted(text)))
        except Problem as problem:
            self.query_one(".note", Static).update(literal(problem.render(words(self)), "$text-error"))


class ConfirmFound(PickSeveral):
    """What was found, each with a tick: all of it, some or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A", "tick_all(True)", show=False, id="found.all"),
        Binding("n,N", "tick_all(False)", show=False, id="found.none"),
    ]
    HINT = "paste.confirm_hint"

    def action_tick_all(self, is_ticked: bool) -> None:
        """All, or none."""
        self.tick_all(is_ticked=is_ticked)


def _confirmation(wizard: WizardScreen, read: Read) -> ConfirmFound:
    """Ticked is what says nothing else than the answers there are; what has no place cannot be ticked."""
    found = read.proposals
    lines = [_line(wizard, proposal, found) for proposal in found]
    choices = [Choice(proposal.path, line) for proposal, line in zip(found, lines, strict=True)]
    reason = say(wizard, "paste.restricted.reason")
    for number, service in enumerate(read.restricted):
        line = say(wizard, "paste.restricted", service=service).strip()
        choices.append(Choice(f"restricted {number}", line, reason=reason))
    ticked = [proposal.path for proposal in found if not _instead(wizard, proposal)]
    return ConfirmFound(say(wizard, "paste.confirm"), choices, ticked)


def _instead(wizard: WizardScreen, proposal: Proposal) -> str:
    """The answer that a proposal about the entity would replace; empty where there is none."""
    now = wizard.session.value(proposal.path) if not proposal.service else None
    return now if isinstance(now, str) and now != proposal.value else ""


def _line(wizard: WizardScreen, proposal: Proposal, found: Sequence[Proposal]) -> str:
    label, value = words(wizard).text(proposal.label_id), _shown(wizard, proposal, proposal.value)
    if max(other.service for other in found) > 1 and proposal.service:
        item = words(wizard).text("outline.item.filed_service", number=proposal.service)
        line = say(wizard, "paste.line_of", item=item, label=label, value=value)
    else:
        line = say(wizard, "paste.line", label=label, value=value)
    if now := _instead(wizard, proposal):
        return say(wizard, "paste.instead", line=line, now=_shown(wizard, proposal, now))
    return line


def _shown(wizard: WizardScreen, proposal: Proposal, value: str) -> str:
    """A value in words, hidden where personal data are."""
    field = _field_of(proposal)
    if field is None:
        return value
    if field.kind is Kind.CHOICE:
        return words(wizard).text(label_id(field.options, value))
    if field.kind is Kind.PROVINCE:
        return province_name(value, words(wizard))
    return mask(value, field.privacy) if shell(wizard).is_masked else value


def _field_of(proposal: Proposal) -> Field | None:
    """Of the entity as filed nothing is asked: it is what it will be."""
    return field_at(proposal.path) or field_at(proposal.path.replace("record.entity", "wanted.entity"))
