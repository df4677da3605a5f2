"""How an invented applicant answers a question: soundly in form, with any option that is open to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.conditions import State
from icp_wizard.filing.outline import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.assessment import FieldView
    from icp_wizard.session.session import Session
    from tests.walking.inventing import Inventor

RARELY_YES = {
    "record.is_entity_filed": 0.06,
    "record.is_pending_elsewhere": 0.04,
    "account.has_open_order": 0.04,
    "account.has_entity": 0.06,
    "domain.is_filed": 0.02,
}
"""Where yes mostly leads out of this filing: how often an applicant says it."""

HOMES = ("11", "31", "32", "41", "44", "65")
"""Where else certificates come from."""

USUAL = {
    "entity.certificate_type": ("business_licence", "resident_id_card"),
    "entity.certificate_status": ("normal",),
    "domain.holder_relation": ("entity",),
    "person.certificate_type": ("resident_id_card",),
}
"""What most applicants choose."""


class Applicant:
    """Answers of one applicant, who files in a province as an entity of a nature."""

    def __init__(self, session: Session, inventor: Inventor, province: str, nature: str) -> None:
        self.session = session
        self.inventor = inventor
        self.intended = province
        self.nature = nature

    @property
    def province(self) -> str:
        """The province to file in: as answered, else as intended."""
        answered = self.session.value("intent.province")
        return answered if isinstance(answered, str) else self.intended

    def sound(self, view: FieldView) -> Any:
        """An answer of the right form; the code of an option for a role."""
        named = _BY_NAME.get(view.placed.field.name)
        return named(self, view) if named else _BY_KIND[view.placed.field.kind](self, view)

    def bad(self, view: FieldView) -> str | None:
        """What is surely no answer to a question of a strict form; None where anything goes."""
        field = view.placed.field
        if field.format_by:
            kind = self.session.value(view.key.rpartition(".")[0] + ".certificate_type")
            return "无?" if isinstance(kind, str) else None
        return "无?" if field.format and field.kind is not Kind.LINES else None

    def options(self, view: FieldView) -> list[str]:
        """The options that are open."""
        return [option.code for option in view.options if not option.excluded_by]

    def choice(self, view: FieldView) -> str:
        """One option that is open, the usual one more often; where all are closed, any."""
        found = self.options(view) or [option.code for option in view.options]
        usual = [code for code in USUAL.get(view.placed.field.name, ()) if code in found]
        is_usual = usual and self.inventor.chance.random() < 0.6
        return self.inventor.chance.choice(usual if is_usual else found)

    def choices(self, view: FieldView) -> list[str]:
        """Some open options: none, one or several."""
        found = self.options(view)
        wanted = self.inventor.chance.choice(
            (0, 0, 1, 1, 1, 2, 3) if view.need == "optional" else (0, 1, 1, 2)
        )
        return self.inventor.chance.sample(found, min(wanted, len(found)))

    def pre_approval(self, view: FieldView) -> str:
        """The kind of a document: mostly one that the website involves and has no document of yet."""
        answers = self.session.assessment.answers
        service = view.key.partition(".pre_approvals.")[0]
        kinds = [answers.stored(f"{item}.kind") for item in answers.items(f"{service}.pre_approvals")]
        involved = answers.stored(f"{service}.involves")
        wanted = [code for code in involved if code not in kinds] if isinstance(involved, list) else []
        return self.choice(view) if not wanted or self.inventor.chance.random() < 0.1 else wanted[0]

    def yes_or_no(self, view: FieldView) -> bool:
        """Yes or no; of several domains no more often yes than of one."""
        share = RARELY_YES.get(view.placed.field.name, 0.4)
        alike = sum(
            other.placed.field.name == view.placed.field.name for other in self.session.assessment.fields
        )
        return self.inventor.chance.random() < share / max(1, alike)

    def home(self) -> str:
        """The province a certificate comes from: mostly the one to file in."""
        is_here = self.inventor.chance.random() < 0.85
        return self.province if is_here else self.inventor.chance.choice(HOMES)

    def number(self, view: FieldView) -> str:
        """A certificate number of the type that is answered."""
        kind = self.session.value(view.key.rpartition(".")[0] + ".certificate_type")
        return self.inventor.certificate_number(
            kind if isinstance(kind, str) else "resident_id_card", self.home()
        )

    def home_urls(self, view: FieldView) -> list[str]:
        """Pages of the website's domains, as far as these are sound."""
        answers = self.session.assessment.answers
        domains = answers.items(f"wanted.services.{view.placed.item}.domains")
        named = [answers.answer(f"{domain}.name") for domain in domains]
        found = [f"www.{name.raw}" for name in named if name.state is State.VALUE]
        return found[: self.inventor.chance.choice((1, 1, 2))] or [self.inventor.domain()]

    def valid_until(self, view: FieldView) -> str:
        """A day to come, soon or far; 长期 where that goes."""
        if view.placed.field.format == "date_or_forever" and self.inventor.chance.random() < 0.4:
            return "长期"
        return self.inventor.day(
            *self.inventor.chance.choice(((400, 3000), (400, 3000), (5, 380)))
        ).isoformat()

    def day_before(self, view: FieldView) -> str:
        """A day that is past."""
        return self.inventor.day(-900, -2).isoformat()


def _any(make: Callable[[Inventor], str]) -> Callable[[Applicant, FieldView], str]:
    return lambda applicant, view: make(applicant.inventor)


_BY_NAME: dict[str, Callable[[Applicant, FieldView], Any]] = {
    "intent.province": lambda applicant, view: applicant.intended,
    "entity.nature": lambda applicant, view: applicant.nature,
    "entity.name": lambda applicant, view: (
        applicant.inventor.person_name() if applicant.nature == "person" else applicant.inventor.unit_name()
    ),
    "record.number": lambda applicant, view: applicant.inventor.filing_number(applicant.province),
    "filed_service.number": lambda applicant, view: (
        applicant.inventor.filing_number(applicant.province) + "-1"
    ),
    "entity.certificate_number": Applicant.number,
    "account.entity_certificate_number": lambda applicant, view: applicant.inventor.certificate_number(
        "business_licence", applicant.province
    ),
    "entity.certificate_address.detail": _any(lambda inventor: inventor.street()),
    "entity.correspondence_address.detail": _any(lambda inventor: inventor.street()),
    "person.certificate_number": Applicant.number,
    "person.name": _any(lambda inventor: inventor.person_name()),
    "person.certificate_name": _any(lambda inventor: inventor.person_name()),
    "person.certificate_valid_from": Applicant.day_before,
    "person.mobile": _any(lambda inventor: inventor.mobile()),
    "person.emergency_phone": _any(lambda inventor: inventor.phone()),
    "person.office_phone": _any(lambda inventor: inventor.phone()),
    "person.email": _any(lambda inventor: inventor.email()),
    "service.name": _any(lambda inventor: inventor.site_name()),
    "service.home_urls": Applicant.home_urls,
    "domain.name": _any(lambda inventor: inventor.domain()),
    "filed_domain.name": _any(lambda inventor: inventor.domain()),
    "access.from_address": _any(lambda inventor: inventor.address()),
    "access.to_address": _any(lambda inventor: inventor.address()),
    "pre_approval.kind": Applicant.pre_approval,
    "material.signed_on": Applicant.day_before,
}

_BY_KIND: dict[Kind, Callable[[Applicant, FieldView], Any]] = {
    Kind.TEXT: _any(lambda inventor: inventor.words()),
    Kind.CHOICE: Applicant.choice,
    Kind.CHOICES: Applicant.choices,
    Kind.YES_NO: Applicant.yes_or_no,
    Kind.DATE: Applicant.valid_until,
    Kind.PROVINCE: lambda applicant, view: applicant.intended,
    Kind.REGION: lambda applicant, view: applicant.inventor.division(applicant.home()),
    Kind.PERSON: Applicant.choice,
    Kind.LINES: Applicant.home_urls,
}
