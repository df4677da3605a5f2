"""Draft format 1: the answers, checked for shape only.

An answer is *open* (key absent: `MISSING`), *blank* (null: left empty on purpose) or a value, exactly as
typed. Being wrong is a finding of the assessment, never an error here. Objects that only group answers
(entity, address, …) are always there, if empty, so that an edit taken back leaves no trace. Unknown keys are
kept and written back: a draft of a later version survives an earlier one. See ARCHITECTURE.md.
"""

# Annotations are not postponed here: pydantic would have to read every one of the many from its text.

from typing import Annotated, Any, Final, Literal

from pydantic import (
    MISSING,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    Strict,
)

FORMAT: Final = 1

LONGEST_TEXT = 4000
"""Characters; what is longer is no answer."""
Text = Annotated[str | None, Field(max_length=LONGEST_TEXT)]
Code = Annotated[str | None, Field(max_length=64)]
Flag = bool | None
Texts = Annotated[tuple[Annotated[str, Field(max_length=LONGEST_TEXT)], ...], Strict(False)] | None
Codes = Annotated[tuple[Annotated[str, Field(max_length=64)], ...], Strict(False)] | None
Id = Annotated[str, Field(pattern=r"^[a-z][0-9a-z]{1,15}$")]


def _whole_number(value: object) -> object:
    """Python takes true and 1.0 for 1; a format does not."""
    return value if type(value) is int else ""


FormatNumber = Annotated[Literal[1], BeforeValidator(_whole_number)]


class Shape(BaseModel):
    """Base of every part of a draft: frozen, strict about types, unknown keys kept."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")


class Address(Shape):
    """An address: six-digit division code (GB/T 2260) and the rest of the line as printed."""

    region: Code | MISSING = MISSING
    detail: Text | MISSING = MISSING


class Position(Shape):
    """Where the user last was: a step and a field of it."""

    step: str = ""
    field: str = ""


class PackIdentity(Shape):
    """A rule pack by which the draft was last judged."""

    id: str
    version: str
    sha256: str


class Origin(Shape):
    """Where an imported draft came from; names of files and persons are not recorded."""

    kind: str = "new"
    sha256: str | MISSING = MISSING
    revision: int | MISSING = MISSING


class Envelope(Shape):
    """What is about the draft and not about the filing. Equality of drafts ignores it."""

    title: str = ""
    is_sample: bool = False
    as_of: str | MISSING = MISSING
    position: Position | MISSING = MISSING
    packs: Annotated[tuple[PackIdentity, ...], Strict(False)] = ()
    origin: Origin | MISSING = MISSING
    revision: Annotated[int, Field(ge=0, le=10**9)] = 0


class Migration(Shape):
    """A migration's target (迁移): what the entity shall be afterwards."""

    target_nature: Code | MISSING = MISSING
    target_account: Text | MISSING = MISSING


class Intent(Shape):
    """What the user wants to do."""

    goal: Code | MISSING = MISSING
    changes: Codes | MISSING = MISSING
    removal: Code | MISSING = MISSING
    unfinished: Code | MISSING = MISSING
    subject: Code | MISSING = MISSING
    hosting: Code | MISSING = MISSING
    province: Code | MISSING = MISSING
    migration: Migration = Migration()


class Account(Shape):
    """The provider account the filing is made from."""

    has_entity: Flag | MISSING = MISSING
    has_open_order: Flag | MISSING = MISSING
    entity_certificate_number: Text | MISSING = MISSING


class Entity(Shape):
    """The organizer of the services (主体)."""

    nature: Code | MISSING = MISSING
    name: Text | MISSING = MISSING
    certificate_type: Code | MISSING = MISSING
    certificate_number: Text | MISSING = MISSING
    certificate_form: Code | MISSING = MISSING
    certificate_status: Code | MISSING = MISSING
    certificate_expires_on: Text | MISSING = MISSING
    certificate_address: Address = Address()
    correspondence_address: Address = Address()
    business_scope: Text | MISSING = MISSING
    supervisor: Text | MISSING = MISSING
    office_phone: Text | MISSING = MISSING
    is_sole_trader: Flag | MISSING = MISSING
    has_trade_name: Flag | MISSING = MISSING
    has_seal: Flag | MISSING = MISSING
    is_medical: Flag | MISSING = MISSING
    is_foreign_entity: Flag | MISSING = MISSING
    remark: Text | MISSING = MISSING
    legal_representative: Id | MISSING | None = MISSING
    principal: Id | MISSING | None = MISSING


class Person(Shape):
    """Somebody who has a role in the filing; roles refer to people by id."""

    id: Id
    name: Text | MISSING = MISSING
    nationality: Code | MISSING = MISSING
    certificate_type: Code | MISSING = MISSING
    certificate_number: Text | MISSING = MISSING
    certificate_name: Text | MISSING = MISSING
    certificate_region: Code | MISSING = MISSING
    certificate_valid_from: Text | MISSING = MISSING
    certificate_expires_on: Text | MISSING = MISSING
    position: Text | MISSING = MISSING
    mobile: Text | MISSING = MISSING
    mobile_region: Code | MISSING = MISSING
    emergency_phone: Text | MISSING = MISSING
    office_phone: Text | MISSING = MISSING
    email: Text | MISSING = MISSING


class Domain(Shape):
    """A domain name of a service."""

    id: Id
    name: Text | MISSING = MISSING
    is_filed: Flag | MISSING = MISSING
    purpose: Text | MISSING = MISSING
    holder_relation: Code | MISSING = MISSING
    holder_name: Text | MISSING = MISSING
    holder_certificate_type: Code | MISSING = MISSING
    holder_certificate_number: Text | MISSING = MISSING
    registrar_kind: Code | MISSING = MISSING
    is_real_name_passed: Flag | MISSING = MISSING
    real_name_passed_on: Text | MISSING = MISSING
    expires_on: Text | MISSING = MISSING
    filed_on: Text | MISSING = MISSING


class Access(Shape):
    """Where a service is hosted: public addresses of the access provider's server (one: from = to)."""

    id: Id
    from_address: Text | MISSING = MISSING
    to_address: Text | MISSING = MISSING
    resource: Code | MISSING = MISSING
    code: Text | MISSING = MISSING


class PreApproval(Shape):
    """A pre-approval document (前置审批) the service holds."""

    id: Id
    kind: Code | MISSING = MISSING
    number: Text | MISSING = MISSING
    expires_on: Text | MISSING = MISSING


class AppPlatform(Shape):
    """One platform an App runs on, with its identifying features."""

    id: Id
    kind: Code | MISSING = MISSING
    package: Text | MISSING = MISSING
    public_key: Text | MISSING = MISSING
    signature: Text | MISSING = MISSING


class Service(Shape):
    """An internet information service: a website or an App."""

    id: Id
    record_id: Id | MISSING | None = MISSING
    kind: Code | MISSING = MISSING
    name: Text | MISSING = MISSING
    content: Codes | MISSING = MISSING
    languages: Codes | MISSING = MISSING
    columns: Text | MISSING = MISSING
    remark: Text | MISSING = MISSING
    used_for: Codes | MISSING = MISSING
    involves: Codes | MISSING = MISSING
    same_site_as: Id | MISSING | None = MISSING
    home_urls: Texts | MISSING = MISSING
    domains: Annotated[tuple[Domain, ...], Strict(False)] | MISSING = MISSING
    access: Annotated[tuple[Access, ...], Strict(False)] | MISSING = MISSING
    pre_approvals: Annotated[tuple[PreApproval, ...], Strict(False)] | MISSING = MISSING
    platforms: Annotated[tuple[AppPlatform, ...], Strict(False)] | MISSING = MISSING
    principal: Id | MISSING | None = MISSING


class FiledService(Service):
    """A service as it is filed today, with what only a filed one has."""

    number: Text | MISSING = MISSING
    principal_name: Text | MISSING = MISSING
    provider: Code | MISSING = MISSING
    is_open: Flag | MISSING = MISSING
    has_number_shown: Flag | MISSING = MISSING
    has_number_linked: Flag | MISSING = MISSING
    is_cancelled: Flag | MISSING = MISSING
    is_concerned: Flag | MISSING = MISSING


class Plan(Shape):
    """What a site construction plan (网站建设方案书) says and no other answer does."""

    team: Text | MISSING = MISSING
    working_time: Code | MISSING = MISSING
    time_set_aside: Text | MISSING = MISSING
    knowledge: Text | MISSING = MISSING
    funding: Text | MISSING = MISSING
    review: Text | MISSING = MISSING
    inspection: Text | MISSING = MISSING
    visitors: Text | MISSING = MISSING
    structure: Text | MISSING = MISSING
    software: Text | MISSING = MISSING
    location: Text | MISSING = MISSING
    protection: Text | MISSING = MISSING
    accounts: Text | MISSING = MISSING
    records: Text | MISSING = MISSING
    response: Text | MISSING = MISSING
    recovery: Text | MISSING = MISSING


class Wanted(Shape):
    """What the filing shall be."""

    entity: Entity = Entity()
    plan: Plan = Plan()
    services: Annotated[tuple[Service, ...], Strict(False)] | MISSING = MISSING


class Record(Shape):
    """What is filed today, and under whom."""

    is_entity_filed: Flag | MISSING = MISSING
    number: Text | MISSING = MISSING
    at_provider: Flag | MISSING = MISSING
    providers: Codes | MISSING = MISSING
    account: Code | MISSING = MISSING
    is_shell: Flag | MISSING = MISSING
    is_pending_elsewhere: Flag | MISSING = MISSING
    is_before_2018_09: Flag | MISSING = MISSING
    is_access_withdrawn: Flag | MISSING = MISSING
    principal_name: Text | MISSING = MISSING
    principal_certificate_number: Text | MISSING = MISSING
    principal_was_legal_representative: Flag | MISSING = MISSING
    entity: Entity = Entity()
    services: Annotated[tuple[FiledService, ...], Strict(False)] | MISSING = MISSING


class Material(Shape):
    """A paper or picture the user has, and what rules read of it."""

    id: Id
    kind: Code | MISSING = MISSING
    about: Code | MISSING = MISSING
    slot: Code | MISSING = MISSING
    file: Text | MISSING = MISSING
    sha256: Text | MISSING = MISSING
    status: Code | MISSING = MISSING
    capture: Code | MISSING = MISSING
    signed_on: Text | MISSING = MISSING
    issued_on: Text | MISSING = MISSING
    expires_on: Text | MISSING = MISSING
    signature: Code | MISSING = MISSING
    sealed: Flag | MISSING = MISSING
    fingerprint: Flag | MISSING = MISSING
    address: Text | MISSING = MISSING
    household_address: Text | MISSING = MISSING
    region: Code | MISSING = MISSING


class AnswerToFinding(Shape):
    """What the user replied to a finding, such as "not involved, because …"."""

    id: Id
    rule: str | MISSING = MISSING
    item: str | MISSING | None = MISSING
    answer: Code | MISSING = MISSING
    because: Text | MISSING = MISSING


class Progress(Shape):
    """What happened after submission, as the user records it."""

    order_number: Text | MISSING = MISSING
    status: Code | MISSING = MISSING
    submitted_on: Text | MISSING = MISSING
    events: Annotated[tuple[dict[str, JsonValue], ...], Strict(False)] | MISSING = MISSING


class Draft(Shape):
    """One filing in preparation."""

    format: FormatNumber
    envelope: Envelope = Envelope()
    intent: Intent = Intent()
    account: Account = Account()
    record: Record = Record()
    wanted: Wanted = Wanted()
    people: Annotated[tuple[Person, ...], Strict(False)] = ()
    materials: Annotated[tuple[Material, ...], Strict(False)] = ()
    confirmations: dict[str, bool | None] = {}
    answers_to_findings: Annotated[tuple[AnswerToFinding, ...], Strict(False)] = ()
    progress: Progress = Progress()

    def data(self) -> dict[str, Any]:
        """The draft as plain JSON values; open answers are absent."""
        return self.model_dump(mode="json")
